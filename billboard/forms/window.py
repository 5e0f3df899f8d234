from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from billboard.checks import a_day_that_helps
from billboard.forms.joining import ToPosting
from billboard.models import Hiding, LatePass, Posting
from district.models import School
from kit.forms import Words, day_input
from kit.layout import Piece, actions, button, laid, link
from people.forms import Colleague
from people.models import Person


class LatePassForm(forms.ModelForm):
    """Leave to post after the closing: for one of the people found, or for a school."""

    person = Colleague(
        Person.objects.none(),
        label="Who can post?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choose one of the people you found."},
    )
    school = forms.ModelChoiceField(
        School.objects.filter(closed_on=None),
        label="School",
        empty_label="Choose a school",
        help_text="Everybody who works there can post.",
        error_messages={"required": "Choose a school, or find a colleague by name."},
    )

    class Meta:
        model = LatePass
        fields = ["person", "school", "until", "reason"]
        field_classes = {"reason": Words}
        labels = {"until": "Last day to post", "reason": "Why?"}
        help_texts = {"reason": "They read this in their letter."}
        widgets = {
            "until": day_input(),
            "reason": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = {
            "until": {
                "required": "Say until which day.",
                "invalid": "Choose a day from the calendar.",
            },
            "reason": {"required": "Say why, in a few words."},
        }

    def __init__(self, data=None, *, found):
        super().__init__(data)
        if found:
            del self.fields["school"]
            field: Any = self.fields["person"]
            people = Person.objects.active().filter(pk__in=[person.pk for person in found])
            field.queryset = people.select_related("school")
        else:
            del self.fields["person"]

    @property
    def helper(self) -> Any:
        give = button("Give the late pass", classes="w-100")
        if "person" in self.fields:
            school = f"{reverse('billboard:window')}#giving"
            words = '<p><a href="{}">Give it to a school instead</a></p>'
            return laid("person", Piece(format_html(words, school)), "until", "reason", give)
        words = '<p class="plt-soft">Or give it to a whole school:</p>'
        return laid(Piece(mark_safe(words)), *self.fields, give)

    @property
    def to(self) -> Person | School:
        return self.cleaned_data.get("person") or self.cleaned_data["school"]

    def clean_until(self):
        until = self.cleaned_data["until"]
        if reasons := list(a_day_that_helps(until)):
            raise forms.ValidationError(reasons)
        return until


class HideForm(ToPosting):
    """Why a posting is taken off the billboard."""

    class Meta:
        model = Hiding
        fields = ["reason"]
        field_classes = {"reason": Words}
        labels = {"reason": "Why?"}
        help_texts = {"reason": "Its authors read this in their letter."}
        widgets = {"reason": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"reason": {"required": "Say why, so that its authors understand."}}

    @property
    def helper(self) -> Any:
        back = link("Not yet", reverse("billboard:posting", args=[self.posting.pk]))
        hide = button("Hide it", "danger")
        return laid(*self.fields, actions(hide, back), classes="plt-measure")


class AppealForm(forms.Form):
    """What its authors say to that, once."""

    text = Words(
        label="Your answer",
        help_text="You can write once. The administrator who decided reads it.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write your answer first."},
    )

    def __init__(self, posting: Posting, data: Any = None) -> None:
        super().__init__(data, auto_id="id_appeal_%s")
        self.posting = posting

    @property
    def helper(self) -> Any:
        door = reverse("billboard:appeal", args=[self.posting.pk])
        send = button("Send your answer", classes="w-100")
        return laid(*self.fields, send, door=door, classes="mt-3")
