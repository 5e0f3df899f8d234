import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q

from district.models import Grade, School, SchoolYear, Subject, grades_field
from goals.models import Goal
from kit import clock
from kit.files import WholeFiles
from kit.lifecycle import seal_of
from kit.making import Making
from kit.written import REMEMBERED, Written
from powers.models import Appointment
from teams.models import Membership, Team, TeamPower


class ReportQuerySet(models.QuerySet):
    def of_teams_of(self, person):
        """Reports this person writes with others."""
        return self.filter(team__in=Team.objects.of(person))

    def open_to(self, person):
        """What stands before publication: to its team, and from submission to the leaders."""
        unread = Q(state=Report.State.RETURNED, submitted_words__isnull=True)
        submitted = ~Q(state=Report.State.DRAFT) & ~unread
        led = Q(team__in=Team.objects.led_by(person))
        mine = Q(team__in=Team.objects.of(person))
        return self.filter(mine | (submitted & led))

    def visible_to(self, person):
        """A published report is there for everybody; one on its way for its team and leaders."""
        published = self.filter(state=Report.State.PUBLISHED)
        return self.filter(
            Q(pk__in=published.values("pk")) | Q(pk__in=self.open_to(person).values("pk"))
        )

    def on_their_way(self):
        """Submitted and not yet published."""
        states = [Report.State.SUBMITTED, Report.State.RETURNED, Report.State.ACCEPTED]
        return self.filter(state__in=states)

    def awaiting(self, person):
        """Reports that this person accepts, publishes or sends back: never one of their own."""
        theirs = TeamPower.objects.today().filter(
            team=OuterRef("team"), kind=Appointment.Kind.ASSISTANT_SUPERINTENDENT, person=person
        )
        return self.filter(
            Exists(theirs), state__in=[Report.State.SUBMITTED, Report.State.ACCEPTED]
        )

    def for_page(self):
        """With everything that the report page, the review and the PDF say."""
        people = Membership.objects.current().select_related("person__school")
        return self.select_related("team__school", "team__year", "team__posting").prefetch_related(
            "recommendations",
            "record__by",
            "record__on_behalf_of",
            "team__org_goals__school",
            Prefetch("team__memberships", people, to_attr="people"),
        )


@pghistory.track(
    exclude=[
        "need",
        "research",
        "tried",
        "data",
        "results",
        "differently",
        *REMEMBERED,
        "edition",
        "submitted_words",
    ]
)
class Report(Written):
    """What a team found out in its year, told in the steps of the inquiry."""

    class State(models.TextChoices):
        DRAFT = "draft", "The team is writing"
        SUBMITTED = "submitted", "Submitted"
        RETURNED = "returned", "Sent back"
        ACCEPTED = "accepted", "Accepted"
        PUBLISHED = "published", "Published"
        RETRACTED = "retracted", "Retracted"

    BEING_WRITTEN = [State.DRAFT, State.RETURNED]

    team = models.OneToOneField(Team, models.PROTECT, related_name="report")
    title = models.CharField(max_length=160)
    summary = models.TextField(max_length=1200, blank=True)
    need = models.TextField("need and evidence", max_length=20000, blank=True)
    goal = models.TextField(max_length=20000, blank=True)
    research = models.TextField("what we learned from research", max_length=20000, blank=True)
    tried = models.TextField("what we tried", max_length=20000, blank=True)
    data = models.TextField(max_length=20000, blank=True)
    results = models.TextField(max_length=20000, blank=True)
    differently = models.TextField("what we would do differently", max_length=20000, blank=True)
    outcome = models.CharField(max_length=11, choices=Goal.Outcome, blank=True)
    baseline = models.PositiveSmallIntegerField(null=True, blank=True)
    target = models.PositiveSmallIntegerField(null=True, blank=True)
    result = models.PositiveSmallIntegerField(null=True, blank=True)
    result_line = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_words = models.JSONField(
        null=True,
        editable=False,
        help_text="Every word as submitted: what leaders read while the team rewrites it.",
    )
    edition = models.PositiveIntegerField(default=0, help_text="How often its words were saved.")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_result_is_told_in_percent",
                condition=(Q(baseline=None) | Q(baseline__lte=100))
                & (Q(target=None) | Q(target__lte=100))
                & (Q(result=None) | Q(result__lte=100)),
            )
        ]

    def __str__(self):
        return self.title

    def stands(self, name):
        """Recommendations as rows of text and addressee."""
        if name == "recommendations":
            return [{"text": each.text, "to": each.to} for each in self.recommendations.all()]
        return super().stands(name)

    @property
    def state_words(self):
        return self.get_state_display()

    @property
    def is_being_written(self):
        return self.state in self.BEING_WRITTEN

    @property
    def seal(self):
        """A mark of all that is decided on: where it stands, which words, and of which team."""
        members = self.team.memberships.current().order_by("person")
        people = members.values_list("person", "function")
        goals = self.team.org_goals.order_by("pk").values_list("pk", flat=True)
        return seal_of(self.state, self.edition, self.team.name, list(people), list(goals))

    @property
    def title_to_leaders(self):
        """As it was submitted, whatever the team is making of it since."""
        submitted = self.submitted_words if self.is_being_written else None
        return submitted["title"] if submitted else self.title


class Recommendation(models.Model):
    """What the team tells others to do, to somebody; it comes back next September."""

    class To(models.TextChoices):
        TEACHERS = "teachers", "Teachers"
        NEXT_TEAM = "next_team", "The next team"
        PRINCIPAL = "principal", "Principals"
        DIRECTOR = "director", "Curriculum directors"
        DISTRICT = "district", "The district"

    report = models.ForeignKey(Report, models.CASCADE, related_name="recommendations")
    text = models.TextField(max_length=600)
    to = models.CharField(max_length=9, choices=To, default=To.TEACHERS)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text[:60]


@pghistory.track()
class ReportEntry(models.Model):
    """One line of a report's record: who did what, with which words."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="record")
    verb = models.CharField(max_length=12)
    moved_to = models.CharField(max_length=9, choices=Report.State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "report entries"

    def __str__(self):
        return f"{self.verb} by {self.signed}"

    @property
    def signed(self):
        """Who did it, and in whose place."""
        place = f" for {self.on_behalf_of}" if self.on_behalf_of else ""
        return f"{self.by}{place}"


class ReportVersionQuerySet(models.QuerySet):
    def in_the_archive(self):
        """The newest published version of every report that was not retracted."""
        return self.filter(is_newest=True, report__state=Report.State.PUBLISHED)

    def with_advice(self):
        """The archive with its years, schools and recommendations, in two queries."""
        newest = self.in_the_archive().select_related("year", "school", "report")
        short = newest.defer("snapshot", "search", "search_text", "report__data")
        return short.prefetch_related("report__recommendations")

    def in_short(self):
        """Since when there are reports; that is all the head of the archive says."""
        first = self.in_the_archive().aggregate(first=models.Min("year__first_day"))["first"]
        return {"since": first}

    def without_pdf(self):
        """Versions whose PDF is still to be rendered, the longest waiting first."""
        return self.filter(pdf_state=Making.DUE).order_by("pk")

    def failed(self):
        """Versions whose PDF was given up."""
        return self.filter(pdf_state=Making.FAILED)


# Everything else about a published version is frozen by the database. The vector follows from the
# words, and may be read anew.
MAY_CHANGE = [
    *["pdf", "pdf_state", "pdf_sha256", "pdf_pages", "pdf_bytes"],
    *["attempts", "is_newest", "search"],
]


class ReportVersion(models.Model):
    """A published version. Its words are frozen: a correction is a new number."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    is_newest = models.BooleanField(default=True)
    published_at = models.DateTimeField(default=clock.now)
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    snapshot = models.JSONField(help_text="Every word, name and number as published.")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="report_versions")
    school = models.ForeignKey(School, models.PROTECT, related_name="report_versions")
    subjects = models.ManyToManyField(Subject, blank=True)
    grades = grades_field()
    outcome = models.CharField(max_length=11, choices=Goal.Outcome, blank=True)
    people = ArrayField(models.CharField(max_length=170), default=list)
    search_text = models.TextField(blank=True)
    search = SearchVectorField(null=True, editable=False)
    pdf = models.FileField(upload_to="reports/", storage=WholeFiles, blank=True)
    pdf_state = models.CharField(max_length=6, choices=Making, default=Making.DUE)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    pdf_pages = models.PositiveSmallIntegerField(null=True, blank=True)
    pdf_bytes = models.PositiveIntegerField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = ReportVersionQuerySet.as_manager()

    class Meta:
        ordering = [F("year__first_day").desc(), "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_report_version_has_its_number", fields=["report", "number"]
            ),
            models.UniqueConstraint(
                name="a_report_has_one_newest_version",
                fields=["report"],
                condition=Q(is_newest=True),
            ),
        ]
        indexes = [GinIndex(name="reports_by_words", fields=["search"])]
        triggers = [
            pgtrigger.ReadOnly(name="published_words_stay_as_they_are", exclude=MAY_CHANGE),
            pgtrigger.Protect(name="a_published_version_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.title}, version {self.number}"

    @property
    def grades_said(self):
        return Grade.said(self.grades)

    @property
    def has_pdf(self):
        return self.pdf_state == Making.READY
