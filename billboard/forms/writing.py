from typing import Any

from django import forms
from django.db.models import Q
from django.utils.html import format_html

from billboard.checks import LACKING, PLACES
from billboard.forms.lengths import never_cut_short
from billboard.models import Posting
from district.models import Grade, OrgGoal, School, Subject
from people.models import Mark
from people.templatetags.people import strength

MARK_HINTS = {
    Mark.RELATIONSHIP_BUILDER: "builds trust, keeps the “we”",
    Mark.SYSTEMS_THINKER: "sees how the parts fit",
    Mark.INNOVATOR: "imagines what could be",
    Mark.PROBLEM_SOLVER: "gets it done this week",
}
NEEDED = [*LACKING, "places"]


def boxes(classes=""):
    return forms.CheckboxSelectMultiple(attrs={"class": classes} if classes else {})


class PostingForm(forms.ModelForm):
    """A posting as its author writes it. A draft needs nothing; the billboard needs the rest."""

    evidence = forms.MultipleChoiceField(
        label="How do you know?",
        help_text="Tick what you have. Evidence that you still gather counts too.",
        choices=Posting.Evidence.choices,
        widget=boxes(),
    )
    org_goals = forms.ModelMultipleChoiceField(
        OrgGoal.objects.none(), label="Goals it serves", widget=boxes()
    )
    subjects = forms.ModelMultipleChoiceField(
        Subject.objects, label="Subjects", widget=boxes("is-pairs")
    )
    grades = forms.TypedMultipleChoiceField(
        label="Grades", choices=Grade.choices, coerce=int, widget=boxes("is-pairs")
    )
    places = forms.IntegerField(
        label="Places on the team, you included",
        min_value=4,
        max_value=7,
        error_messages=dict.fromkeys(["required", "invalid", "min_value", "max_value"], PLACES),
        widget=forms.TextInput(attrs={"class": "plt-w-num", "inputmode": "numeric"}),
    )
    welcome = forms.MultipleChoiceField(
        label="Strengths you would welcome",
        help_text="A team moves forward when all four are in the room. Not sure? Leave it open.",
        choices=[
            (mark, format_html('{} <span class="plt-soft">{}</span>', strength(mark), hint))
            for mark, hint in MARK_HINTS.items()
        ],
        required=False,
        widget=boxes(),
    )
    slip = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Posting
        fields = [
            "school",
            "title",
            "need",
            "evidence",
            "attempt",
            "wanted",
            "org_goals",
            "subjects",
            "grades",
            "cross_school",
            "places",
            "welcome",
        ]
        labels = {
            "title": "Title",
            "need": "What do students need?",
            "attempt": "What would you like to try?",
            "wanted": "Who are you looking for?",
            "cross_school": "Colleagues from other schools can join",
        }
        help_texts = {
            "title": "What should students be able to do by spring?",
            "need": "Name the evidence if you have some: test items, student work, exit surveys.",
            "attempt": "A rough idea is fine. The team will shape it.",
            "wanted": "And when and where you would like to meet, if you know.",
        }
        widgets = {
            "need": forms.Textarea(attrs={"rows": 4}),
            "attempt": forms.Textarea(attrs={"rows": 4}),
            "wanted": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, as_draft=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slip"].initial = self.instance.slip
        never_cut_short(self)
        self._offer_goals()
        self._ask_for_the_school()
        for name in NEEDED:
            self.fields[name].required = not as_draft
            if name in LACKING:
                self.fields[name].error_messages["required"] = LACKING[name]

    def clean_slip(self):
        """The slip of the form as it was first shown; a second click carries the same."""
        slip = self.cleaned_data["slip"]
        somebody_elses = Posting.objects.filter(slip=slip).exclude(lead=self.instance.lead)
        if slip and not somebody_elses.exists():
            self.instance.slip = slip
        return slip

    def clean_places(self):
        return self.cleaned_data["places"] or Posting().places

    def _ask_for_the_school(self):
        """Only people who work for the whole district are asked."""
        if self.instance.lead.school_id:
            del self.fields["school"]
            return
        field: Any = self.fields["school"]
        field.label, field.queryset = "School it is for", School.objects.filter(closed_on=None)

    def _offer_goals(self):
        """The goals of the district and of the posting's own school, each group by its name."""
        own = Q(school=None) | Q(school=self.instance.lead.school_id)
        goals = OrgGoal.objects.this_year().filter(own)
        groups: dict[str, list] = {}
        for goal in goals:
            groups.setdefault(goal.owner, []).append((goal.pk, str(goal)))
        field: Any = self.fields["org_goals"]
        field.queryset, field.choices = goals, list(groups.items())
