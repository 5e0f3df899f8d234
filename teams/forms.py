from typing import Any

from django import forms
from django.core import signing
from django.db.models import Q

from district.models import OrgGoal, School
from kit import clock
from people.forms import Colleague
from people.models import Appointment, Person
from teams.contents import facts_of
from teams.founding import people_of
from teams.models import Remark, Team
from teams.rules import DECIDING

NO_DAY = "Enter a day such as 10/14/2026."
NO_NAME = "Give the team a name, so that colleagues know which one it is."
OPENED = "a roster as it was opened"
NO_SCHOOL = "Choose the school where the team is at home."


def _words(label, needed):
    too_long = "Use at most %(limit_value)d characters."
    return forms.CharField(
        max_length=1000,
        required=bool(needed),
        widget=forms.Textarea(attrs={"rows": 3}),
        label=label,
        error_messages={"required": needed, "max_length": too_long},
    )


class Goals(forms.ModelMultipleChoiceField):
    def label_from_instance(self, goal):
        return f"{goal.owner}: {goal}"


class TeamForm(forms.ModelForm):
    """What a team is called, what it works on, and which goal it serves."""

    org_goals = Goals(
        queryset=OrgGoal.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Which district or school goals does the team serve?",
    )

    class Meta:
        model = Team
        fields = ["name", "focus", "org_goals"]
        labels = {
            "name": "What is the team called?",
            "focus": "What will students be able to do?",
        }
        help_texts = {"focus": "One line is enough."}
        error_messages = {
            "name": {
                "required": NO_NAME,
                "max_length": "Use at most %(limit_value)d characters for the name.",
            },
            "focus": {"max_length": "Use at most %(limit_value)d characters. One line is enough."},
        }

    def __init__(self, *args, school=None, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("org_goals") or []
        near = Q(school=None) | Q(school=school) | Q(pk__in=[goal.pk for goal in chosen])
        goals = OrgGoal.objects.this_year().filter(near)
        self.fields["org_goals"].queryset = goals  # type: ignore[attr-defined]


class FoundForm(TeamForm):
    """A new team: from a posting everything is there already, and one button founds it."""

    facilitator = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        required=False,
        label="Who facilitates?",
        help_text="Anybody else you name is asked, and accepts by confirming.",
    )
    school = forms.ModelChoiceField(
        queryset=School.objects.filter(closed_on=None),
        label="Where is the team at home?",
        error_messages={"required": NO_SCHOOL},
    )

    def __init__(self, *args, founder, posting=None, **kwargs):
        school = posting.school if posting else founder.school
        super().__init__(*args, school=school, **kwargs)
        if school:
            del self.fields["school"]
        self.people = people_of(posting, besides=founder)
        self._offer(founder)

    def _offer(self, founder):
        if not self.people:
            del self.fields["facilitator"]
            return
        named = Person.objects.filter(pk__in=[founder.pk, *(person.pk for person in self.people)])
        self.fields["facilitator"].queryset = named  # type: ignore[attr-defined]
        self.fields["facilitator"].initial = founder


class AskForm(forms.Form):
    """One person, picked from the ones found by name."""

    person = forms.ModelChoiceField(queryset=Person.objects.active())
    facilitate = forms.BooleanField(required=False)


class DelegateForm(forms.Form):
    """Who acts in one's place, in which of one's powers, from which day to which."""

    appointment = forms.ModelChoiceField(
        Appointment.objects.none(), empty_label=None, label="What they decide as"
    )
    person = Colleague(
        Person.objects.active(),
        widget=forms.RadioSelect,
        label="Who decides in your place?",
        error_messages={"required": "Choose a colleague.", "invalid_choice": "Choose a colleague."},
    )
    starts = forms.DateField(
        label="First day",
        widget=forms.DateInput({"type": "date", "class": "plt-w-date"}, format="%Y-%m-%d"),
        initial=clock.today,
        error_messages={"required": "Enter the first day.", "invalid": NO_DAY},
    )
    ends = forms.DateField(
        label="Last day",
        widget=forms.DateInput({"type": "date", "class": "plt-w-date"}, format="%Y-%m-%d"),
        error_messages={"required": "Enter the last day.", "invalid": NO_DAY},
    )

    def __init__(self, *args, absent, found, **kwargs):
        super().__init__(*args, **kwargs)
        own: Any = self.fields["appointment"]
        own.queryset = absent.appointments.current().own().filter(kind__in=DECIDING)
        own.initial = own.queryset.first()
        own.label_from_instance = _power
        people: Any = self.fields["person"]
        people.choices = [(person.pk, people.label_from_instance(person)) for person in found]
        self.people = found
        if len(own.queryset) == 1:
            own.widget = forms.HiddenInput()


def _power(appointment):
    """«Principal of Alcott Elementary»."""
    where = f" of {appointment.school}" if appointment.school else ""
    return f"{appointment.get_kind_display().capitalize()}{where}"


class DecisionForm(forms.Form):
    """One note for whichever decision is pressed, a reason for each item that is sent back, and
    the seal of what was on the page."""

    all_optional = True  # the help says when the note is needed
    note = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Note",
        help_text="To send it back, write what should change, or select items below.",
        error_messages={"max_length": "Use at most %(limit_value)d characters."},
    )
    seal = forms.CharField(required=False, widget=forms.HiddenInput)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, roster, verb="", **kwargs):
        super().__init__(*args, **kwargs)
        self.verb = verb
        self.about = _about(roster)
        for key, (label, _) in self.about.items():
            self.fields[f"about-{key}"] = forms.BooleanField(required=False, label=label)
            self.fields[f"why-{key}"] = _words(f"What should change: {label}", "")

    @property
    def items(self):
        """Each item with its tick and its reason."""
        return [(self[f"about-{key}"], self[f"why-{key}"]) for key in self.about]

    def clean(self):
        super().clean()
        if self.errors:
            return
        if self.verb != "return":
            self._nothing_is_sent_back()
            return
        for key in self.about:
            if self.cleaned_data[f"about-{key}"] and not self.cleaned_data[f"why-{key}"]:
                self.add_error(f"why-{key}", "Say what should change here, or clear the box.")
        if not (self.errors or self.remarks or self.cleaned_data["note"]):
            self.add_error("note", "Say what should change, so that the team can act on it.")

    @property
    def on_the_page(self):
        """The facts as the page showed them that this came from; None when it does not say."""
        try:
            return signing.loads(self.data.get("opened", ""), salt=OPENED)
        except signing.BadSignature:
            return None

    def _nothing_is_sent_back(self):
        """Whoever wrote reasons and presses another button is asked which of the two they mean."""
        if self.remarks or any(self.cleaned_data[f"about-{key}"] for key in self.about):
            self.add_error(None, "You selected items to send back. Send it back, or clear them.")

    @property
    def remarks(self):
        """The reasons, item by item."""
        written = [(self.cleaned_data[f"why-{key}"], item) for key, (_, item) in self.about.items()]
        return [Remark(reason=reason, **item) for reason, item in written if reason]


def as_opened(roster):
    """The hidden marks of a page: the seal of what it shows, and the facts themselves."""
    return {
        "seal": roster.seal,
        "opened": signing.dumps(facts_of(roster), salt=OPENED, compress=True),
    }


def _about(roster):
    """What can be sent back: words for the page, and what a remark then names."""
    people = [line.person for line in roster.lines.all()]
    members = {f"member-{p.pk}": (p.name, {"item": "member", "person": p}) for p in people}
    return {**_items("size", "facilitator"), **members, **_items("goal", "focus")}


def _items(*names):
    return {name: (Remark.Item(name).label, {"item": name}) for name in names}


class AskFirstForm(forms.Form):
    """What a team wants to know from its principals before it submits."""

    question = _words("Your question", "")


class AnswerForm(forms.Form):
    """What the principal says to it."""

    answer = _words("Your answer", "Write an answer first.")


class ReplyForm(forms.Form):
    """What the team says to one reason."""

    reply = _words("Your reply", "Write a reply first.")


class EndForm(forms.Form):
    """When somebody left an approved team, and why."""

    REASONS = ["Moves to another school", "On leave", "Leaves the district", "Own wish"]

    on = forms.DateField(
        label="Last day on the team",
        widget=forms.DateInput({"type": "date", "class": "plt-w-date"}, format="%Y-%m-%d"),
        help_text="Today or earlier.",
        initial=clock.today,
        error_messages={"required": "Enter the last day.", "invalid": NO_DAY},
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

    reason = forms.CharField(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why?",
        help_text="The team and its principals read this.",
        error_messages={
            "required": "Say why. The team and its principals read it.",
            "max_length": "Use at most %(limit_value)d characters.",
        },
    )
    until = forms.DateField(
        required=False,
        label="It pauses until",
        widget=forms.DateInput({"type": "date", "class": "plt-w-date"}, format="%Y-%m-%d"),
        help_text="Only for a pause.",
        error_messages={"invalid": NO_DAY},
    )


class ExceptionForm(forms.Form):
    """Why a team is smaller or larger than four to seven."""

    reason = _words("Why is the team smaller or larger?", "Say why the team is smaller or larger.")
    reason.help_text = "The assistant superintendent reads this and decides."


class QueueForm(forms.Form):
    """What of the queue is shown."""

    LOOK, PASS = "look", "pass"

    q = forms.CharField(label="Team, person or school", required=False, max_length=80)
    school = forms.ModelChoiceField(
        label="School",
        queryset=School.objects.filter(closed_on=None),
        required=False,
        empty_label="All schools",
    )
    checks = forms.ChoiceField(
        label="Checks",
        required=False,
        choices=[("", "Any"), (LOOK, "Something to look at"), (PASS, "All pass")],
    )

    @property
    def wanted(self):
        """What was understood; anything else is as if it had not been asked."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or None for name in self.fields}
