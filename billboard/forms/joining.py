from typing import Any

from django import forms
from django.urls import reverse

from billboard.models import Interest, Posting, Question
from kit.forms import Words
from kit.layout import button, laid


class ToPosting(forms.ModelForm):
    """What somebody says to the authors of a posting."""

    def __init__(self, posting: Posting, data: Any = None) -> None:
        super().__init__(data)
        self.posting = posting


class InterestForm(ToPosting):
    """Interest, with a word to the authors if one likes."""

    class Meta:
        model = Interest
        fields = ["note"]
        field_classes = {"note": Words}
        labels = {"note": "Say hello"}
        help_texts = {"note": "The authors get this by email with your name and school."}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    @property
    def helper(self) -> Any:
        door = reverse("billboard:interest", args=[self.posting.pk])
        live = {"hx_post": door, "hx_target": "#side", "hx_swap": "outerHTML"}
        press = button("I’m interested", classes="w-100", id="interest")
        return laid(*self.fields, press, door=door, **live)


class QuestionForm(ToPosting):
    """A question to the authors, for everybody to read."""

    class Meta:
        model = Question
        fields = ["text"]
        field_classes = {"text": Words}
        labels = {"text": "Your question"}
        help_texts = {"text": "Your name, the question and the answer stand here for everybody."}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"text": {"required": "Write your question first."}}

    @property
    def helper(self) -> Any:
        door = reverse("billboard:ask", args=[self.posting.pk])
        return laid(*self.fields, button("Ask the authors", "secondary"), door=door, classes="mt-4")


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
        self.question = question

    @property
    def helper(self):
        door = reverse("billboard:answer", args=[self.question.pk])
        press = button("Answer", "secondary", unseen=f" {self.question.asked_by.name}")
        return laid(*self.fields, press, door=door, classes="mt-3")
