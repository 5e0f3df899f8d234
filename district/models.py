import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kit import clock


class Grade(models.IntegerChoices):
    """The grades are single; bands such as 3-5 are only ever shown."""

    PK = -1, "PreK"
    K = 0, "K"
    G1 = 1, "1"
    G2 = 2, "2"
    G3 = 3, "3"
    G4 = 4, "4"
    G5 = 5, "5"
    G6 = 6, "6"
    G7 = 7, "7"
    G8 = 8, "8"
    G9 = 9, "9"
    G10 = 10, "10"
    G11 = 11, "11"
    G12 = 12, "12"

    @classmethod
    def said(cls, grades):
        """Grades as a teacher says them: «Grades 3–5», «PreK–K», «Grades 1, 4–5 and 8»."""
        return _grades_said(sorted(grades))


def grades_field(**options):
    """A set of grades on a posting, a person or a goal."""
    return ArrayField(
        models.SmallIntegerField(choices=Grade.choices), default=list, blank=True, **options
    )


def _grades_said(grades):
    runs: list[list[int]] = []
    for grade in grades:
        if runs and grade == runs[-1][-1] + 1:
            runs[-1].append(grade)
        else:
            runs.append([grade])
    spans = [_span(Grade(run[0]).label, Grade(run[-1]).label) for run in runs]
    if not spans:
        return "All grades"
    word = "" if grades[-1] <= Grade.K else "Grade " if len(grades) == 1 else "Grades "
    return word + " and ".join([", ".join(spans[:-1]), spans[-1]] if spans[1:] else spans)


def _span(first, last):
    return first if first == last else f"{first}–{last}"


BANDS = {
    "PK-K": [Grade.PK, Grade.K],
    "1-2": [Grade.G1, Grade.G2],
    "3-5": [Grade.G3, Grade.G4, Grade.G5],
    "6-8": [Grade.G6, Grade.G7, Grade.G8],
    "9-12": [Grade.G9, Grade.G10, Grade.G11, Grade.G12],
}
BAND_WORDS = {band: Grade.said(grades) for band, grades in BANDS.items()}


def grades_in(bands):
    """All grades of some bands."""
    return [grade for band in bands for grade in BANDS[band]]


class School(models.Model):
    """A place where people of the district work."""

    class Level(models.TextChoices):
        EARLY = "early", "early childhood"
        ELEMENTARY = "elementary", "elementary"
        MIDDLE = "middle", "middle"
        HIGH = "high", "high"
        OFFICE = "office", "district office"

    name = models.CharField(max_length=120, unique=True)
    short_name = models.CharField(max_length=60, help_text="How people say it: Alcott, Chandler.")
    level = models.CharField(max_length=12, choices=Level)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Subject(models.Model):
    """A subject of the district's own list."""

    name = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class SchoolYearQuerySet(models.QuerySet):
    def current(self):
        """The one year that everything new belongs to."""
        return self.get(is_current=True)

    def september_is_for_all(self):
        """Whether this September's digests go to everybody, whatever they chose."""
        return self.filter(is_current=True, september_for_all=True).exists()


@pghistory.track()
class SchoolYear(models.Model):
    """A school year. One is current; the others stay readable forever."""

    first_day = models.DateField()
    last_day = models.DateField()
    is_current = models.BooleanField(default=False)
    september_for_all = models.BooleanField(
        default=False,
        db_default=False,
        help_text="The digests of September go to everybody, whatever they chose.",
    )

    objects = SchoolYearQuerySet.as_manager()

    class Meta:
        ordering = ["-first_day"]
        constraints = [
            models.UniqueConstraint(
                name="one_school_year_is_current",
                fields=["is_current"],
                condition=Q(is_current=True),
            ),
            models.CheckConstraint(
                name="a_school_year_ends_after_it_begins", condition=Q(last_day__gt=F("first_day"))
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """«2026–27», as the district writes it."""
        return f"{self.first_day.year}–{self.last_day:%y}"


class CalendarEventQuerySet(models.QuerySet):
    def this_year(self):
        return self.filter(year__is_current=True)

    def coming(self):
        """What is still ahead, the next first."""
        return self.this_year().filter(date__gte=clock.today())


@pghistory.track()
class CalendarEvent(models.Model):
    """One dated event. There are no recurrence rules: five Mondays and a Tuesday are six events."""

    class Kind(models.TextChoices):
        BILLBOARD_OPENS = "billboard_opens", "the billboard opens"
        PLT_SESSION = "plt_session", "PLT session"
        ROSTERS_DUE = "rosters_due", "rosters due"
        TRAINING = "training", "facilitator training"
        REPORTS_DUE = "reports_due", "reports due"
        CONFERENCE = "conference", "conference"
        CLOSURE = "closure", "schools closed"
        OTHER = "other", "other"

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=16, choices=Kind)
    name = models.CharField(max_length=120)
    note = models.CharField(max_length=200, blank=True)
    date = models.DateField()
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)

    objects = CalendarEventQuerySet.as_manager()

    class Meta:
        ordering = ["date", "starts"]
        constraints = [
            models.CheckConstraint(
                name="an_event_ends_after_it_starts",
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")),
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.date}"


class OrgGoalQuerySet(models.QuerySet):
    def this_year(self):
        return self.filter(year__is_current=True).select_related("school")


@pghistory.track()
class OrgGoal(models.Model):
    """A goal of the district, or of one school, for one year. Teams take theirs from it."""

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="goals")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="goals")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    subjects = models.ManyToManyField(Subject, blank=True)
    grades = grades_field()

    objects = OrgGoalQuerySet.as_manager()

    class Meta:
        ordering = [F("school__name").asc(nulls_first=True), "number"]
        constraints = [
            models.UniqueConstraint(
                name="a_goal_has_its_own_number",
                fields=["year", "school", "number"],
                nulls_distinct=False,
            )
        ]

    def __str__(self):
        return f"{self.number}. {self.text}"

    @property
    def owner(self):
        return self.school.name if self.school else "District"
