from django import forms
from django.urls import reverse

from kit import clock
from kit.forms import Words, a_day
from kit.layout import actions, button, hidden, laid, link


def _why(label, needed, **more):
    """A sentence or two: what is kept with the team."""
    return Words(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=label,
        error_messages={"required": needed},
        **more,
    )


def _needs_a_later_day(form):
    """A pause ends on a day that is still to come; it is said at the field. All else has none."""
    if form.data.get("verb") != "pause":
        form.errors.pop("until", None)
    elif "until" in form.cleaned_data and not _is_ahead(form.cleaned_data["until"]):
        form.add_error("until", "Enter the day on which the team goes on, after today.")


def _is_ahead(day):
    return day is not None and day > clock.today()


class Sealed(forms.Form):
    """A decision with its words. The page beside it carries the seal of what it shows."""

    @property
    def words_and_seal(self):
        """What the form says to the verb."""
        said = dict(self.cleaned_data)
        return {"seen": self.data.get("seal", ""), "note": said.pop("reason"), **said}


class StandingForm(Sealed):
    """Why a team pauses or is dissolved, and until when it pauses."""

    reason = _why(
        "Why?",
        "Say why. The team and its principals read it.",
        help_text="The team and its principals read this.",
    )
    until = a_day("It pauses until", help_text="On this day it goes on by itself.")

    def __init__(self, *args, team, steps, asked=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.team, self.steps, self.asked_for = team, steps, asked.verb if asked else ""
        if "pause" not in steps:
            del self.fields["until"]

    @property
    def helper(self):
        back = link("Not now", reverse("team", args=[self.team.pk]))
        pieces = [hidden("seal", self.team.seal), *self.fields, actions(*self._buttons(), back)]
        return laid(*pieces, door=reverse("teams:standing", args=[self.team.pk]))

    def _buttons(self):
        """What can become of the team; what it asked for comes first, and dissolving never by the
        way."""
        if pause := self.steps.get("pause"):
            longer = "Let the pause last until then"
            words = longer if "resume" in self.steps else pause.deed.button
            look = "primary" if self.asked_for == "pause" else "secondary"
            yield button(words, look, name="verb", value="pause")
        if self.asked_for in ("", "dissolve"):
            words = self.steps["dissolve"].deed.button
            yield button(words, "danger", name="verb", value="dissolve")

    def clean(self):
        super().clean()
        _needs_a_later_day(self)


class AskOfficeForm(forms.Form):
    """What the team asks for, and why."""

    WORDS = {
        "pause": "Pause until a day",
        "resume": "Go on now",
        "dissolve": "End the team",
    }

    verb = forms.ChoiceField(
        label="What do you ask for?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one."},
    )
    until = a_day("Pause until", help_text="On this day the team goes on by itself.")
    reason = _why(
        "Why?",
        "Say why. The assistant superintendent reads it and decides.",
        help_text="The assistant superintendent reads this and decides.",
    )

    def __init__(self, *args, team, verbs, **kwargs):
        super().__init__(*args, **kwargs)
        self.team = team
        choices = [(verb, self.WORDS[verb]) for verb in verbs]
        self.fields["verb"].choices = choices  # type: ignore[attr-defined]
        if len(verbs) == 1:
            self.fields["verb"].initial = verbs[0]
        if "pause" not in verbs:
            del self.fields["until"]

    @property
    def helper(self):
        back = link("Not now", reverse("team", args=[self.team.pk]))
        return laid(*self.fields, actions(button("Ask the office"), back))

    def clean(self):
        super().clean()
        _needs_a_later_day(self)


class DeclineForm(Sealed):
    """Why the office says no."""

    reason = _why("Why not?", "Say why not, so that the team knows where it stands.")

    def __init__(self, *args, asked, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = asked

    @property
    def helper(self):
        seal = hidden("seal", self.asked.seal)
        door = reverse("teams:decline-request", args=[self.asked.pk])
        no = button("Say no to the request", "secondary")
        return laid(seal, *self.fields, no, door=door, classes="mt-3")
