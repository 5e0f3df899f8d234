import re
from typing import Any

from crispy_forms.layout import Field
from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.html import format_html

from billboard.checks import LACKING, PLACES, SHORTEST_TITLE
from billboard.models import Posting
from district.models import Grade, OrgGoal, School, Subject
from district.size import LARGEST, SMALLEST
from kit.forms import Line, WindowForm, Words
from kit.layout import piece_of_a_form
from kit.numbers import WholeNumber
from kit.templatetags.fields import choices
from people.models import Mark, Role
from people.templatetags.people import strength

MARK_HINTS = {
    Mark.RELATIONSHIP_BUILDER: "builds trust, keeps the “we”",
    Mark.SYSTEMS_THINKER: "sees how the parts fit",
    Mark.INNOVATOR: "imagines what could be",
    Mark.PROBLEM_SOLVER: "gets it done this week",
}
WISH = "We could use a {}."  # a doer, a vision setter
NEEDED = [*LACKING, "places"]


def boxes(classes=""):
    return forms.CheckboxSelectMultiple(attrs={"class": classes} if classes else {})


class PostingForm(WindowForm, forms.ModelForm):
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
    places = WholeNumber(
        PLACES, low=SMALLEST, high=LARGEST, label="Places on the team, you included"
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

    NO_ANSWERS = (*WindowForm.NO_ANSWERS, "slip")

    class Meta:
        model = Posting
        fields = [
            "school",
            "title",
            "need",
            "evidence",
            "attempt",
            "wanted",
            "subjects",
            "grades",
            "org_goals",
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
        field_classes = {"title": Line} | dict.fromkeys(["need", "attempt", "wanted"], Words)
        error_messages = {"school": {"required": "Choose the school it is for."}}
        widgets = {
            "title": forms.TextInput,
            "need": forms.Textarea(attrs={"rows": 4}),
            "attempt": forms.Textarea(attrs={"rows": 4}),
            "wanted": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, as_draft=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.as_draft = as_draft
        self.fields["slip"].initial = self.instance.slip
        self._ask_for_the_school()
        self._offer_goals()
        self.show_as_it_stands()
        for name in NEEDED:
            self.fields[name].required = not as_draft
            if name in LACKING:
                self.fields[name].error_messages["required"] = LACKING[name]

    def wish_for(self, word):
        """Fill in a strength that the team misses, to be read and kept by whoever writes.

        What the window was shown stays as it is, so that keeping it counts as their change. Answers
        with a sentence that says where it stands; with nothing for a word that is no strength.
        """
        if word in Mark.values:
            chosen = self.initial.get("welcome") or []
            self.initial["welcome"] = list(dict.fromkeys([*chosen, word]))
            return f"“{Mark(word).label}” is ticked below. Save the changes to keep it."
        if word in Role.values:
            wanted, wish = self.initial.get("wanted", ""), WISH.format(Role(word).label.lower())
            self.initial["wanted"] = wanted if wish in wanted else f"{wanted} {wish}".strip()
            return f"“{wish}” is added below. Save the changes to keep it."
        return ""

    @property
    def helper(self) -> Any:
        """The goals follow what is ticked, and so have a part of their own."""
        order = [field.name for field in (*self.hidden_fields(), *self.visible_fields())]
        goals = Field("org_goals", template="billboard/parts/goals.html")
        return piece_of_a_form(*(goals if name == "org_goals" else name for name in order))

    # --- Answers ----------------------------------------------------------------------------

    def clean_slip(self):
        """The slip of the form as it was first shown; a second click carries the same."""
        slip = self.cleaned_data["slip"]
        if slip == self.instance.slip:
            return slip
        somebody_elses = Posting.objects.filter(slip=slip).exclude(lead=self.instance.lead)
        if slip and not somebody_elses.exists():
            self.instance.slip = slip
        return slip

    def clean_title(self):
        title = self.cleaned_data["title"]
        if not self.as_draft and len(title) < SHORTEST_TITLE:
            raise forms.ValidationError(LACKING["title"])
        return title

    def clean_places(self):
        return self.cleaned_data["places"] or Posting().places

    def _ask_for_the_school(self):
        """Only people who work for the whole district are asked."""
        if self.instance.lead.school_id:
            del self.fields["school"]
            return
        field: Any = self.fields["school"]
        field.label, field.queryset = "School it is for", School.objects.filter(closed_on=None)

    def validate_constraints(self):
        """Each field has asked what the database would ask."""

    # --- Goals ------------------------------------------------------------------------------

    def goals_offered(self):
        """The goals by their owners: first those that fit, then all others."""
        groups, fitting = choices(self["org_goals"]), len(self.goals_by_owner[0])
        return {"fitting": groups[:fitting], "others": groups[fitting:]}

    @cached_property
    def goals_by_owner(self):
        """The goals of the district and of the posting's own school; those that fit come first."""
        field: Any = self.fields["org_goals"]
        goals = field.queryset.prefetch_related("subjects")
        fitting = _by_owner(filter(self._fits, goals))
        return fitting, _by_owner(goal for goal in goals if not self._fits(goal))

    def _offer_goals(self):
        """They are fetched when they are shown: what saves itself shows none."""
        near = Q(school=None) | Q(school=self.instance.school_id)
        field: Any = self.fields["org_goals"]
        field.queryset = OrgGoal.objects.this_year().filter(near)
        field.choices = lambda: [*self.goals_by_owner[0], *self.goals_by_owner[1]]

    def _fits(self, goal):
        """A goal for the posting's subjects and grades, or for all; or one that is ticked."""
        chosen = {
            name: _numbers(self[name].value()) for name in ("subjects", "grades", "org_goals")
        }
        subjects = {subject.pk for subject in goal.subjects.all()}
        return goal.pk in chosen["org_goals"] or (
            _meets(subjects, chosen["subjects"]) and _meets(set(goal.grades), chosen["grades"])
        )


def _by_owner(goals):
    groups: dict[str, list] = {}
    for goal in goals:
        groups.setdefault(goal.owner, []).append((goal.pk, str(goal)))
    return list(groups.items())


def _meets(wanted, chosen):
    return not wanted or not chosen or bool(wanted & chosen)


def _numbers(values):
    """What is ticked, from the page or from the posting, as numbers; anything else is nothing."""
    bare = (str(getattr(value, "pk", value)) for value in values or [])
    return {int(value) for value in bare if re.fullmatch(r"-?\d{1,9}", value)}
