from typing import Any

from crispy_forms.layout import Field
from django import forms
from django.db.models import Q
from django.urls import reverse

from district.models import OrgGoal, School
from kit.forms import Line, WindowForm, Words, few_lines
from kit.layout import actions, boxes, button, hidden, laid, link
from people.models import Person
from people.templatetags.people import introduced
from powers.models import schools_of
from teams.founding import earlier_teams
from teams.models import Team
from teams.rules import brought_along, facilitator, members

NO_NAME = "Give the team a name, so that colleagues know which one it is."
NO_SCHOOL = "Choose the school where the team is at home."


class Goals(forms.ModelMultipleChoiceField):
    def label_from_instance(self, goal):
        return f"{goal.owner}: {goal}"


class Along(forms.ModelMultipleChoiceField):
    def label_from_instance(self, person):
        return f"{person.name}, {introduced(person)}"


class EarlierTeams(forms.ModelChoiceField):
    def label_from_instance(self, team):
        return f"{team}, {team.year}"


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
        field_classes = {"name": Line, "focus": Words}
        widgets = {"focus": few_lines()}
        labels = {
            "name": "What is the team called?",
            "focus": "What will students be able to do?",
        }
        help_texts = {"focus": "One line is enough."}
        error_messages = {"name": {"required": NO_NAME}}

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("org_goals") or []
        near = Q(school=None) | Q(school__in=schools) | Q(pk__in=[goal.pk for goal in chosen])
        goals = OrgGoal.objects.this_year().filter(near)
        self.fields["org_goals"].queryset = goals  # type: ignore[attr-defined]


class ChangeForm(WindowForm, TeamForm):
    """The same of a team that is there, which several people may be changing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.show_as_it_stands()

    @property
    def helper(self):
        back = link("Not yet", reverse("teams:check", args=[self.instance.pk]))
        return laid(*self.fields, actions(button("Save the team"), back))


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

    along = Along(
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Who comes along?",
        help_text="Each gets a letter, and changes teams by saying yes.",
    )

    continues = EarlierTeams(
        queryset=Team.objects.none(),
        widget=forms.RadioSelect,
        blank=True,
        empty_label="No, it is new",
        required=False,
        label="Does it go on from one of your earlier teams?",
        help_text="Then its members read the earlier Blueprint, without the answers kept apart.",
    )

    def __init__(self, *args, founder, posting=None, beside=None, **kwargs):
        schools = [posting.school_id] if posting else schools_of(founder)
        super().__init__(*args, schools=schools, **kwargs)
        if posting or schools == [founder.school_id]:
            del self.fields["school"]
        elif schools:
            self._ask_where(schools)
        self.people = list(brought_along(posting).exclude(pk=founder.pk))
        self._take_along(founder, beside)
        self._offer(founder)
        self._look_back(founder, posting)
        self.posting, self.beside = posting, beside

    @property
    def helper(self):
        come_from = [hidden("posting", self.posting.pk)] if self.posting else []
        back = link("Not yet", self._back())
        return laid(*come_from, *self.fields, actions(button("Found the team"), back))

    def _back(self):
        if self.posting:
            return reverse("billboard:posting", args=[self.posting.pk])
        if self.beside:
            return reverse("teams:check", args=[self.beside.pk])
        return reverse("teams:teams")

    def _ask_where(self, schools):
        """Of several schools, the team is at home where its founder says: whose principal decides
        follows from it for everybody who works there."""
        field: Any = self.fields["school"]
        field.queryset, field.initial = field.queryset.filter(pk__in=schools), schools[0]

    def _offer(self, founder):
        if not self.people:
            del self.fields["facilitator"]
            return
        named = Person.objects.filter(pk__in=[founder.pk, *(person.pk for person in self.people)])
        self.fields["facilitator"].queryset = named  # type: ignore[attr-defined]
        self.fields["facilitator"].initial = founder

    def _take_along(self, founder, beside):
        """Everybody of the team it is founded beside, but its facilitator."""
        if beside is None:
            del self.fields["along"]
            return
        staying = [founder.pk, *facilitator(beside).values_list("pk", flat=True)]
        others = members(beside).exclude(pk__in=staying).select_related("school")
        self.fields["along"].queryset = others  # type: ignore[attr-defined]

    def _look_back(self, founder, posting):
        """One's teams of earlier years; the one that the posting goes back to is chosen."""
        earlier = earlier_teams(founder)
        if not earlier:
            del self.fields["continues"]
            return
        self.fields["continues"].queryset = earlier  # type: ignore[attr-defined]
        past = posting.continues_id if posting else None
        known = (team for team in earlier if past and team.posting_id == past)
        self.fields["continues"].initial = next(known, None)


class AskForm(forms.Form):
    """One person, picked from the ones found by name."""

    person = forms.ModelChoiceField(queryset=Person.objects.active())
    facilitate = forms.BooleanField(required=False)
    co = forms.BooleanField(required=False)


class LeadForm(AskForm):
    """Who leads, of those who have said yes; the button says as what."""

    use_required_attribute = False

    def __init__(self, *args, team, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.team = team
        field: Any = self.fields["person"]
        field.label = "Who has said yes"
        field.choices = [("", "Choose a member"), *((one.pk, one.name) for one in people)]

    @property
    def helper(self):
        wide = {"look": "secondary", "classes": "w-100 mt-3"}
        leads = button("Ask to facilitate", **wide)
        helps = button("Ask to co-facilitate", name="co", value="on", **wide)
        who = Field("person", wrapper_class="mb-0")
        return laid(who, leads, helps, door=reverse("teams:name-facilitator", args=[self.team.pk]))


class JoinForm(forms.Form):
    """The answer of somebody who is asked, and which forming teams they leave with a yes."""

    leave = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, membership, could_leave, **kwargs):
        super().__init__(*args, **kwargs)
        self.membership = membership
        leave: Any = self.fields["leave"]
        leave.choices = [(team.pk, f"With a yes, I leave {team.name}") for team in could_leave]
        if not leave.choices:
            del self.fields["leave"]

    @property
    def helper(self):
        return laid(*map(boxes, self.fields), *self._answers())

    def _answers(self):
        """Whoever is asked to lead can say yes and stay a member, or stay the member they were."""
        place, more = self.membership, {"look": "secondary", "classes": "w-100 mt-3"}
        yes = {"classes": "w-100", "name": "answer", "value": "yes"}
        if place.function == "member":
            yield button("Yes, I am in", **yes)
            yield button("No", name="answer", value="no", **more)
            return
        verb = "facilitate" if place.is_facilitator else "co-facilitate"
        yield button(f"Yes, I {verb}", **yes)
        if not place.was_in_before:
            yield button("Yes, but as a member", name="answer", value="member", **more)
        words = "No, I stay a member" if place.was_in_before else "No"
        yield button(words, name="answer", value="no", **more)


class TakeOffForm(forms.Form):
    """Why somebody is not on the team any more."""

    reason = Words(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why?",
        help_text="They read it on their page and in a letter.",
        error_messages={"required": "Say why. They read it."},
    )

    def __init__(self, *args, place, **kwargs):
        super().__init__(*args, **kwargs)
        self.place = place

    @property
    def helper(self):
        yes = button(f"Take {self.place.person.name} off the team", "danger")
        back = link("Not yet", reverse("teams:ask", args=[self.place.team_id]))
        return laid(*self.fields, actions(yes, back))
