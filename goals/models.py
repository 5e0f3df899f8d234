import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Deferrable, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from goals.sentence import Blanks, Piece, Sentence, gain, smart
from kit import clock
from kit.written import REMEMBERED, Written
from teams.models import Team

WITH_ITS_WORK = ("measures__data_points", "steps")


class GoalQuerySet(models.QuerySet):
    def shared(self):
        """Goals that leaders and colleagues may read."""
        return self.exclude(state=Goal.State.DRAFT)

    def visible_to(self, person):
        """The team sees its goals always, its leaders from the day they are shared."""
        led = Team.objects.led_by(person)
        shared = ~Q(state=Goal.State.DRAFT) & Q(team__in=led)
        return self.filter(Q(team__in=Team.objects.of(person)) | shared)

    def with_crossings(self):
        """With whether answers crossed in its measure or a count of it, and wait for a choice."""
        crossed = Measure.objects.filter(goal=OuterRef("pk")).exclude(crossings=[])
        counts = DataPoint.objects.filter(measure__goal=OuterRef("pk")).exclude(crossings=[])
        return self.annotate(numbers_cross=Exists(crossed) | Exists(counts))

    def with_its_work(self):
        """With what it is measured by, and the work plan."""
        return self.prefetch_related(*WITH_ITS_WORK)

    def for_page(self):
        """With measures and the whole work plan, in six queries for any number of goals."""
        return self.select_related("team__school", "team__year").prefetch_related(
            "measures__data_points__entered_by", "steps", "team__org_goals__school"
        )


@pghistory.track(exclude=REMEMBERED)
class Goal(Written):
    """What a team will change for its students: a SMART goal, or a question to inquire into."""

    class Kind(models.TextChoices):
        SMART = "smart", "SMART goal"
        INQUIRY = "inquiry", "Inquiry question"

    class State(models.TextChoices):
        DRAFT = "draft", "Only the team sees it"
        SHARED = "shared", "Shared"
        CLOSED = "closed", "Closed"

    class Outcome(models.TextChoices):
        REACHED = "reached", "Reached"
        PARTLY = "partly", "Partly reached"
        NOT_REACHED = "not_reached", "Not reached"
        OPEN = "open", "Inconclusive"

    team = models.ForeignKey(Team, models.PROTECT, related_name="goals")
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.SMART)
    group = models.CharField(max_length=120, blank=True, help_text="Which students?")
    group_size = models.PositiveSmallIntegerField(null=True, blank=True)
    doing = models.CharField(max_length=200, blank=True, help_text="What will they be able to do?")
    question = models.CharField(max_length=300, blank=True)
    due_month = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    shared_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=11, choices=Outcome, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_goal_is_due_in_a_month_not_on_a_day",
                condition=Q(due_month=None) | Q(due_month__day=1),
            ),
        ]

    def __str__(self):
        return self.question if self.is_question else self.doing

    @property
    def state_words(self):
        return self.get_state_display()

    @property
    def is_question(self):
        return self.kind == self.Kind.INQUIRY

    @property
    def is_shared(self):
        return self.state != self.State.DRAFT

    @property
    def is_open(self):
        """It can still be changed: its year is this one, and nobody has closed it."""
        return self.team.year.is_current and self.state != self.State.CLOSED

    @property
    def measure(self):
        """The measure in which the sentence counts, or none yet."""
        return next(iter(self.measures.all()), None) if self.pk else None

    @property
    def rows(self):
        """What its form writes: the goal, and what it is measured by."""
        return [row for row in (self, self.measure) if row]

    @property
    def has_crossed(self):
        """Whether two answers wait for a choice in a blank or in a count, of what is fetched."""
        counts = self.measure.data_points.all() if self.measure else []
        return any(row.crossings for row in (*self.rows, *counts))

    @property
    def sentence(self):
        """What the team has agreed on, as one sentence: pieces for a page, text for a report."""
        if self.is_question:
            return Sentence([Piece(self.question.strip() or "…")])
        return smart(self.blanks)

    @property
    def blanks(self):
        measure = self.measure or Measure()
        return Blanks(
            group=self.group,
            doing=self.doing,
            measured_in=measure.measured_in,
            baseline=measure.baseline,
            target=measure.target,
            due=self.due_month,
        )

    @property
    def gain(self):
        """How far it is, in points and in students."""
        return gain(self.blanks.baseline, self.blanks.target, self.group_size)


@pghistory.track(exclude=REMEMBERED)
class Measure(Written):
    """How a team will know: the source, where it starts and where it should arrive, in percent."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="measures")
    source = models.CharField(max_length=200, help_text="Test, rubric, survey: what is counted?")
    baseline = models.PositiveSmallIntegerField(null=True, blank=True)
    baseline_plan = models.CharField(max_length=200, blank=True)
    measured_in = models.CharField(max_length=40, blank=True, help_text="When the baseline was.")
    target = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_measure_counts_in_percent",
                condition=(Q(baseline=None) | Q(baseline__lte=100))
                & (Q(target=None) | Q(target__lte=100)),
            )
        ]

    def __str__(self):
        return self.source

    @property
    def latest(self):
        """The newest data point, of those already fetched."""
        points = sorted(self.data_points.all(), key=lambda point: (point.on, point.pk))
        return points[-1] if points else None

    @property
    def latest_percent(self):
        return self.latest.percent if self.latest else None


@pghistory.track(exclude=REMEMBERED)
class DataPoint(Written):
    """One measurement: how many students were assessed, how many reached it. No names, ever."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="data_points")
    on = models.DateField(default=clock.today)
    assessed = models.PositiveSmallIntegerField()
    reached = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_measure_is_taken_once_on_a_day", fields=["measure", "on"]
            ),
            models.CheckConstraint(
                name="nobody_reaches_it_who_was_not_assessed",
                condition=Q(reached__lte=F("assessed")) & Q(assessed__gt=0),
            ),
        ]

    def __str__(self):
        return f"{self.reached} of {self.assessed} on {self.on}"

    @property
    def count(self):
        """Both numbers, which say something only together; nothing while it is not entered."""
        return {"assessed": self.assessed, "reached": self.reached} if self.assessed else None

    @count.setter
    def count(self, both):
        self.assessed, self.reached = both["assessed"], both["reached"]

    @property
    def percent(self):
        return round(100 * self.reached / self.assessed)


class ActionStepQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_on=None)


@pghistory.track(exclude=[*REMEMBERED, "slip"])
class ActionStep(Written):
    """One row of the work plan. Only the comments may stay empty when the plan is shared."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    action = models.CharField("key action step", max_length=300)
    timeline = models.CharField(max_length=80, blank=True, help_text="As you say it: May 2027.")
    due_month = models.DateField(null=True, blank=True, editable=False)
    expected_outcome = models.CharField(max_length=300, blank=True)
    measure = models.CharField("data source, baseline and target", max_length=300, blank=True)
    responsible = models.CharField("person or area responsible", max_length=200, blank=True)
    comments = models.CharField(max_length=300, blank=True)
    done_on = models.DateField(null=True, blank=True)
    slip = models.UUIDField(
        default=uuid.uuid4,
        db_default=RandomUUID(),
        editable=False,
        help_text="The form it was first written on: a second click finds the same step.",
    )

    objects = ActionStepQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                name="one_action_step_in_a_row",
                fields=["goal", "position"],
                deferrable=Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(name="a_form_adds_one_step", fields=["goal", "slip"]),
            models.CheckConstraint(
                name="an_action_step_is_due_in_a_month",
                condition=Q(due_month=None) | Q(due_month__day=1),
            ),
        ]

    def __str__(self):
        return self.action

    @property
    def is_late(self):
        """The month is over, and the step is not done."""
        if self.done_on or self.due_month is None:
            return False
        return self.due_month < clock.today().replace(day=1)


def next_position(goal):
    """The row below the last one."""
    last = goal.steps.aggregate(last=Coalesce(models.Max("position"), 0))["last"]
    return last + 1


def first_position(goal):
    """The row above all others, which move down by one."""
    goal.steps.update(position=F("position") + 1)
    return 1
