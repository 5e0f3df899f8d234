import pytest
from django.forms import Textarea

from billboard.forms import (
    AnswerForm,
    AppealForm,
    HideForm,
    InterestForm,
    LatePassForm,
    QuestionForm,
)
from billboard.models import Posting, Question

FORMS = {
    "answer": lambda: AnswerForm(Question(pk=1)),
    "appeal": lambda: AppealForm(Posting(pk=1)),
    "hide": lambda: HideForm(Posting(pk=1)),
    "interest": lambda: InterestForm(Posting(pk=1)),
    "late pass": lambda: LatePassForm(found=[]),
    "question": lambda: QuestionForm(Posting(pk=1)),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_what_is_written_on_the_billboard_is_never_cut_short_and_hides_no_character(form):
    texts = [field for field in form().fields.values() if isinstance(field.widget, Textarea)]

    assert [text.clean("Lab\x1b reports") for text in texts] == ["Lab reports"]
    assert "maxlength" not in texts[0].widget.attrs
