from django import forms
from django.urls import reverse

from kit import clock
from kit.forms import Words, a_day
from kit.layout import actions, button, laid, link
from people.forms import Colleague
from people.models import Person
from teams.models import Membership


def _note() -> forms.CharField:
    return Words(
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="A note for whoever comes next",
        help_text="What you would tell them over coffee. Only the team reads it.",
    )


class HandOverForm(forms.Form):
    """Who facilitates next, and a note from the facilitator before."""

    person = Colleague(
        queryset=Person.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        label="Who facilitates next?",
        help_text="It counts once they accept. Until then you act for the team.",
        error_messages={
            "required": "Choose somebody who is on the team.",
            "invalid_choice": "Choose somebody who is on the team.",
        },
    )
    note = _note()

    def __init__(self, *args, team, office=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.words = "Let them act" if office else "Hand over"
        leading = {"function": Membership.Function.FACILITATOR, "answer": "yes"}
        people = team.memberships.current().exclude(**leading).values("person")
        people = Person.objects.active().filter(pk__in=people).select_related("school")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        if office:
            self.fields["person"].label = "Who acts until the team has a facilitator?"
            self.fields["person"].help_text = "They act at once, and the team hears of it."
            del self.fields["note"]

    @property
    def helper(self):
        return laid(*self.fields, button(self.words))


class EndForm(forms.Form):
    """When somebody left an approved team, and why."""

    REASONS = ["Moves to another school", "On leave", "Leaves the district", "Own wish"]

    on = a_day(
        "Last day on the team",
        "Enter the last day.",
        help_text="Today or earlier.",
        initial=clock.today,
    )
    reason = forms.ChoiceField(
        label="Why?",
        choices=[(reason, reason) for reason in REASONS],
        widget=forms.RadioSelect,
        help_text="It stays in the record. No letter says it.",
        error_messages={"required": "Choose a reason.", "invalid_choice": "Choose a reason."},
    )
    note = _note()

    def __init__(self, *args, place, own=False, leaves_a_note=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.place, self.own = place, own
        if not leaves_a_note:
            del self.fields["note"]

    @property
    def helper(self):
        yes, no = ("Leave the team", "Stay") if self.own else ("End the membership", "Not yet")
        back = link(no, reverse("team", args=[self.place.team_id]))
        return laid(*self.fields, actions(button(yes, "danger"), back))
