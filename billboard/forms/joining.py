from django import forms

from billboard.forms.lengths import never_cut_short
from billboard.models import Interest, Question


class InterestForm(forms.ModelForm):
    """Interest, with a word to the authors if one likes."""

    class Meta:
        model = Interest
        fields = ["note"]
        labels = {"note": "Say hello"}
        help_texts = {"note": "The authors get this by email with your name and school."}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        never_cut_short(self)


class QuestionForm(forms.ModelForm):
    """A question to the authors, for everybody to read."""

    class Meta:
        model = Question
        fields = ["text"]
        labels = {"text": "Your question"}
        help_texts = {"text": "Your name, the question and the answer stand here for everybody."}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"text": {"required": "Write your question first."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        never_cut_short(self)


class AnswerForm(forms.Form):
    """The authors' answer to one question."""

    text = forms.CharField(
        label="Your answer",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write your answer first."},
    )

    def __init__(self, question, data=None):
        super().__init__(data, auto_id=f"id_answer_{question.pk}_%s")
        never_cut_short(self)
