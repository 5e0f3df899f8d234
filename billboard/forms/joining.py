from django import forms

from billboard.models import Interest, Question
from kit.forms import Words


class InterestForm(forms.ModelForm):
    """Interest, with a word to the authors if one likes."""

    class Meta:
        model = Interest
        fields = ["note"]
        field_classes = {"note": Words}
        labels = {"note": "Say hello"}
        help_texts = {"note": "The authors get this by email with your name and school."}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class QuestionForm(forms.ModelForm):
    """A question to the authors, for everybody to read."""

    class Meta:
        model = Question
        fields = ["text"]
        field_classes = {"text": Words}
        labels = {"text": "Your question"}
        help_texts = {"text": "Your name, the question and the answer stand here for everybody."}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"text": {"required": "Write your question first."}}


class AnswerForm(forms.Form):
    """The authors' answer to one question."""

    text = Words(
        label="Your answer",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write your answer first."},
    )

    def __init__(self, question, data=None):
        super().__init__(data, auto_id=f"id_answer_{question.pk}_%s")
