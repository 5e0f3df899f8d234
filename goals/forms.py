from django import forms
from django.urls import reverse
from django.utils.dateformat import format as date_words

from goals.models import ActionStep, DataPoint, Goal
from goals.timeline import month_of
from kit import clock
from kit.forms import Line, WindowForm, Words, day_input, few_lines
from kit.layout import actions, button, laid, link
from kit.numbers import WholeNumber

A_PERCENT = "Enter a percent, a number from 0 to 100."
STUDENTS = "Enter the number of students, such as 98."
MOST_STUDENTS = 30000
A_LONG_MONTH = 40  # characters; reading a book for its months would take minutes


class MonthField(forms.Field):
    """A month as people write it; one without a year belongs to this school year."""

    def __init__(self, first_day, **options):
        self.first_day = first_day
        widget = forms.TextInput(attrs={"class": "plt-w-date", "maxlength": A_LONG_MONTH})
        super().__init__(required=False, widget=widget, **options)

    def to_python(self, value):
        words = (value or "").strip()
        month = month_of(words, self.first_day) if 0 < len(words) <= A_LONG_MONTH else None
        if words and month is None:
            raise forms.ValidationError("Enter the month and year, like May 2027.")
        return month

    def prepare_value(self, value):
        return date_words(value, "F Y") if hasattr(value, "month") else value


def _percent(label):
    return WholeNumber(A_PERCENT, high=100, unit="%", label=label, required=False)


class GoalForm(WindowForm):
    """The blanks of both kinds of goals; what one kind does not use stays where it is."""

    SAVED = "Your goal is saved."
    CALLED = {
        "kind": "SMART goal or question",
        "group": "Which students",
        "doing": "What they could do",
        "measured_in": "What the percent is measured in",
        "due_month": "By when",
        "baseline_plan": "How you will gather the baseline",
        "group_size": "How many students that is",
        "question": "Your question",
    }
    all_optional = True
    kind = forms.ChoiceField(
        label="What are you writing?",
        choices=[("smart", "A SMART goal"), ("inquiry", "An inquiry question")],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ["required", "invalid_choice"], "Choose a SMART goal or an inquiry question."
        ),
    )
    baseline = _percent("Percent now")
    group = Line(label="of which students", max_length=120, required=False)
    doing = Line(label="could do what", max_length=200, required=False)
    measured_in = Line(label="measured in", max_length=40, required=False)
    baseline_plan = Words(
        label="No baseline yet?",
        help_text="Leave the percent empty, and say how and when you will gather it.",
        max_length=200,
        required=False,
        widget=few_lines(),
    )
    target = _percent("Percent then")
    group_size = WholeNumber(
        STUDENTS,
        low=1,
        high=MOST_STUDENTS,
        label="How many students are that?",
        help_text="Only the number. It turns points into students.",
        required=False,
    )
    source = Words(
        label="Data source",
        help_text="One test, rubric or survey for baseline and target, so the numbers compare.",
        max_length=200,
        required=False,
        widget=few_lines(),
    )
    question = Words(
        label="What do you want to find out?",
        help_text="A question about your students that you can answer by spring.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    ABOUT_THE_GOAL = ("kind", "group", "group_size", "doing", "question", "due_month")
    ABOUT_THE_MEASURE = ("source", "baseline", "baseline_plan", "measured_in", "target")

    def __init__(self, typed, *, goal):
        super().__init__(typed, initial=_as_it_stands(goal))
        first_day = goal.team.year.first_day
        self.fields["due_month"] = MonthField(first_day, label="by")
        self.fields["answer_by"] = MonthField(first_day, label="When will you answer it?")
        self.show_as_it_stands()

    def answers(self):
        """Both kinds of goals ask for the month; the one that this window changed counts."""
        answers = super().answers()
        other = answers.pop("answer_by", None)
        of_a_question = answers.get("kind") == Goal.Kind.INQUIRY and other
        if self.has_new("answer_by") and (of_a_question or not self.has_new("due_month")):
            answers["due_month"] = other
        return answers

    def texts(self):
        facts = self.cleaned_data
        return [facts[n] for n in ("group", "doing", "question", "source", "baseline_plan")]


def _as_it_stands(goal):
    about_goal = {name: getattr(goal, name) for name in GoalForm.ABOUT_THE_GOAL}
    measure = goal.measure
    about_measure = {n: getattr(measure, n) for n in GoalForm.ABOUT_THE_MEASURE} if measure else {}
    return about_goal | about_measure | {"answer_by": goal.due_month}


class Count(forms.Field):
    """Both numbers of a count as one answer; each is typed into a field of its own."""

    widget = forms.HiddenInput

    def clean(self, value):
        return value

    def prepare_value(self, value):
        return f"{value['reached']} of {value['assessed']}"


class CountForm(WindowForm, forms.ModelForm):
    """How many were assessed, how many reached it. Numbers only."""

    SAVED = "The count is saved."
    NO_ANSWERS = (*WindowForm.NO_ANSWERS, "on", "assessed", "reached")
    assessed = WholeNumber(STUDENTS, high=MOST_STUDENTS, label="How many students were assessed?")
    reached = WholeNumber(STUDENTS, high=MOST_STUDENTS, label="How many of them reached it?")
    WHOLE = {"count": Count(label="Reached it, of those assessed")}

    class Meta:
        model = DataPoint
        fields = ["on", "assessed", "reached", "note"]
        field_classes = {"note": Words}
        labels = {
            "on": "Day",
            "note": "Note",
        }
        help_texts = {"note": "What a reader should know about this count. No names of students."}
        widgets = {
            "on": day_input(),
            "note": few_lines(),
        }
        error_messages = {
            "on": dict.fromkeys(["required", "invalid"], "Enter the day of the assessment."),
        }

    def __init__(self, *args, measure, **kwargs):
        super().__init__(*args, **kwargs)
        self.measure = measure
        self.show_as_it_stands()

    @property
    def helper(self):
        back = reverse("goals:goal", args=[self.measure.goal.team_id])
        buttons = actions(button("Save the count"), link("Back to the goal", back))
        return laid(*self.fields, buttons, door=reverse("goals:measure", args=[self.measure.pk]))

    def clean_on(self):
        if self.cleaned_data["on"] > clock.today():
            raise forms.ValidationError("This day is still to come. Enter the day you counted.")
        return self.cleaned_data["on"]

    def clean_assessed(self):
        if self.cleaned_data["assessed"] == 0:
            raise forms.ValidationError("Enter how many took part; it is at least 1.")
        return self.cleaned_data["assessed"]

    def clean(self):
        assessed = self.cleaned_data.get("assessed")
        if assessed and self.cleaned_data.get("reached", 0) > assessed:
            self.add_error("reached", f"Of {assessed} assessed, at most {assessed} can reach it.")

    def _typed(self):
        both = {name: self.cleaned_data.get(name) for name in ("assessed", "reached")}
        return super()._typed() | ({} if None in both.values() else {"count": both})

    def _shown(self):
        return super()._shown() | {"count": self.instance.count}

    def texts(self):
        return [self.cleaned_data["note"]]

    def _post_clean(self):
        """The rows are written by the verb; the form only reads numbers."""


class StepForm(WindowForm, forms.ModelForm):
    """One row of the work plan, in the columns of the template."""

    SAVED = "The step is saved."
    all_optional = True

    class Meta:
        model = ActionStep
        fields = [
            "action",
            "timeline",
            "expected_outcome",
            "measure",
            "responsible",
            "comments",
        ]
        field_classes = dict.fromkeys(fields, Words)
        labels = {
            "action": "Key action step",
            "timeline": "Timeline",
            "expected_outcome": "Expected outcome",
            "measure": "Data source, baseline and target",
            "responsible": "Person or area responsible",
            "comments": "Comments (optional)",
        }
        help_texts = {
            "timeline": "By which month and year, in your words: May 2027, or October to December.",
            "expected_outcome": "What will exist or be different when it is done?",
            "measure": "How will you know? Counts and percents, no names of students.",
            "responsible": "At least one name, so that somebody feels asked.",
        }
        widgets = {
            "action": few_lines(),
            "timeline": few_lines(),
            "responsible": few_lines(),
            "expected_outcome": forms.Textarea(attrs={"rows": 2}),
            "measure": forms.Textarea(attrs={"rows": 2}),
            "comments": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = {"action": {"required": "Say what you will do. One line is enough."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.show_as_it_stands()

    def texts(self):
        cleaned = self.cleaned_data
        return [cleaned[n] for n in ("action", "expected_outcome", "measure", "comments")]


class NewStepForm(StepForm):
    """A row that is not in the plan yet; the first step of the Blueprint goes above all others."""

    NO_ANSWERS = (*WindowForm.NO_ANSWERS, "slip", "is_first")
    slip = forms.UUIDField(required=False, widget=forms.HiddenInput)
    is_first = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slip"].initial = self.instance.slip

    def place(self):
        """On which slip, and whether above all others."""
        return {name: self.cleaned_data.get(name) for name in ("slip", "is_first")}
