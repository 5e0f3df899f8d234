from django import forms

from kit import clock
from kit.forms import Words
from teams.forms.fields import a_day, words


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


class StandingForm(forms.Form):
    """Why a team pauses or is dissolved, and until when it pauses."""

    reason = Words(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why?",
        help_text="The team and its principals read this.",
        error_messages={"required": "Say why. The team and its principals read it."},
    )
    until = a_day("It pauses until", "", help_text="Only for a pause.")


class ReopenForm(forms.Form):
    """Why a swap is sent back for a decision."""

    reason = words("What should change?", "Say what should change, so that the team can act on it.")
