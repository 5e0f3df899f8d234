import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When

from billboard.models import guards
from billboard.models.columns import (
    GoalKeys,
    Standing,
    SubjectKeys,
    SubjectsSaid,
    Taken,
    TeachesIt,
    WantedBy,
)
from billboard.models.passes import LatePass
from district.models import Grade, OrgGoal, School, SchoolYear, Subject, grades_field
from district.size import LARGEST, SMALLEST
from kit import clock
from kit.text import shortened
from kit.written import REMEMBERED, Written
from people.models import marks_field
from powers.models import powers_of, schools_of


class PostingQuerySet(models.QuerySet):
    def this_year(self):
        return self.filter(year__is_current=True)

    def on_the_billboard(self):
        """What everybody in the district can read today."""
        return self.this_year().filter(state__in=[Posting.State.OPEN, Posting.State.FORMED])

    def ever_posted(self):
        """What stands on the billboard, and what stood there to the end."""
        return self.filter(state__in=Posting.POSTED)

    def looking(self):
        """Postings whose team is still looking for people."""
        return self.this_year().filter(state=Posting.State.OPEN)

    def without_a_team(self):
        """Nobody has founded one, or it was given up."""
        return self.filter(on_its_team=None).select_related("late_pass")

    def visible_to(self, person):
        """What is posted; to its authors also drafts, withdrawn and hidden postings, and hidden
        ones to the district's office."""
        posted = Q(state__in=Posting.POSTED)
        if powers_of(person).is_office:
            posted |= Q(state=Posting.State.HIDDEN)
        return self.filter(posted | _answered_for_by(person))

    def by(self, person):
        """Postings this person is an author of."""
        return self.filter(_written_by(person))

    def answered_for_by(self, person):
        """What this person wrote; for principals, also what was left behind in their school."""
        return self.filter(_answered_for_by(person))

    def left_behind(self):
        """What was posted by people of whom nobody works for the district any more."""
        co_authors = Posting.co_authors.through.objects.filter(posting=OuterRef("pk"))
        here = Exists(co_authors.filter(person__is_active=True))
        posted = [*Posting.POSTED, Posting.State.HIDDEN]
        return self.filter(~here, lead__is_active=False, state__in=posted)

    def fitting(self, person):
        """What one could join, with the same schools, grades or subjects first."""
        same_school = _one_if(Q(school__in=schools_of(person)))
        same_grade = _one_if(Q(grades__overlap=person.grades))
        fit = same_school + same_grade + TeachesIt("pk", person.pk)
        others = self.filter(state=Posting.State.OPEN).exclude(_written_by(person))
        return others.annotate(fit=fit).order_by("-fit", "-posted_at", "-pk")

    def with_seats(self):
        """With how many are in."""
        return self.annotate(taken=Taken("pk", "on_its_team"))

    def for_list(self, person):
        """With everything one row of the billboard shows, for this reader, in one query."""
        shown = self.select_related("lead", "school").only(*SHOWN_IN_A_ROW).with_seats()
        return shown.annotate(standing=Standing("pk", person.pk))

    def for_page(self):
        """With all that is told of it in one row; what it has many of is asked beside it."""
        told = self.select_related("lead__school", "school", "year").with_interest()
        return told.annotate(subjects_said=SubjectsSaid("pk")).defer("search", "search_text")

    def for_writing(self):
        """With what a window's answers are compared with, and what it is found by, in one row."""
        there = {"org_goals_there": GoalKeys("pk"), "subjects_there": SubjectKeys("pk")}
        return self.select_related("year", "lead__school", "school").annotate(**there)

    def with_interest(self):
        """With how many are in, and how many would like to be."""
        return self.with_seats().annotate(wanted_by=WantedBy("pk"))

    def numbers(self):
        """How many were posted, and late; how many teams came of them; drafts as a number only."""
        posted = Q(state__in=Posting.POSTED)
        return self.aggregate(
            posted=Count("pk", filter=posted),
            late=Count("pk", filter=posted & Q(late=True)),
            formed=Count("pk", filter=Q(state=Posting.State.FORMED)),
            expired=Count("pk", filter=Q(state=Posting.State.EXPIRED)),
            drafts=Count("pk", filter=Q(state=Posting.State.DRAFT)),
            hidden=Count("pk", filter=Q(state=Posting.State.HIDDEN)),
        )


def _written_by(person):
    co_written = Posting.co_authors.through.objects.filter(person=person)
    return Q(lead=person) | Q(pk__in=co_written.values("posting"))


def _answered_for_by(person):
    if not (schools := powers_of(person).schools):
        return _written_by(person)
    left = Posting.objects.left_behind().filter(school__in=schools)
    return _written_by(person) | Q(pk__in=left.values("pk"))


def _one_if(condition):
    return Case(When(condition, then=Value(1)), default=Value(0))


SETS = {"org_goals", "subjects"}

# What a row of the billboard is made of.
SHOWN_IN_A_ROW = [
    *["title", "need", "grades", "places", "welcome", "cross_school", "state", "late", "posted_at"],
    *["lead__given_name", "lead__family_name", "school__name"],
]


@pghistory.track(exclude=["search", "search_text", "on_its_team", *REMEMBERED])
class Posting(Written):
    """An idea on the billboard: what students need, how we know, and whom we look for."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        OPEN = "open", "On the billboard"
        FORMED = "formed", "Team submitted"
        WITHDRAWN = "withdrawn", "Withdrawn"
        HIDDEN = "hidden", "Hidden by the district"
        EXPIRED = "expired", "Expired"

    class Evidence(models.TextChoices):
        STANDARDIZED_TEST = "standardized_test", "Standardized test scores"
        STUDENT_WORK = "student_work", "Student work"
        EXIT_SURVEY = "exit_survey", "Exit surveys from projects or courses"
        OBSERVATION = "observation", "Observation"
        ATTENDANCE = "attendance", "Attendance"
        OTHER = "other", "Something else"
        TO_BE_GATHERED = "to_be_gathered", "To be gathered"

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="postings")
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="postings")
    co_authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="co_written_postings"
    )
    school = models.ForeignKey(School, models.PROTECT, related_name="postings")
    cross_school = models.BooleanField(default=False)
    title = models.CharField(max_length=120)
    need = models.TextField(max_length=4000)
    attempt = models.TextField(max_length=4000, blank=True)
    wanted = models.TextField(max_length=2000, blank=True)
    evidence = ArrayField(models.CharField(max_length=20, choices=Evidence.choices), default=list)
    org_goals = models.ManyToManyField(OrgGoal, related_name="postings")
    subjects = models.ManyToManyField(Subject, blank=True)
    grades = grades_field()
    places = models.PositiveSmallIntegerField(default=6)
    on_its_team = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        editable=False,
        help_text="How many have said yes to its team; nothing while it has none.",
    )
    welcome = marks_field()
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    late = models.BooleanField(default=False)
    late_pass = models.ForeignKey(
        LatePass, models.PROTECT, null=True, blank=True, related_name="postings"
    )
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by"
    )
    created_at = models.DateTimeField(default=clock.now)
    posted_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(
        null=True, blank=True, help_text="When need or goals were last changed since it was posted."
    )
    slip = models.UUIDField(
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="The form it was first written on: a second click finds the same posting.",
    )
    search_text = models.TextField(blank=True, editable=False)
    search = SearchVectorField(null=True, editable=False)

    objects = PostingQuerySet.as_manager()
    # What everybody can read.
    POSTED = (State.OPEN, State.FORMED, State.EXPIRED)
    taken: int  # with_seats

    class Meta:
        ordering = ["-posted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_posting_has_four_to_seven_places",
                condition=Q(places__range=(SMALLEST, LARGEST)),
            ),
            models.CheckConstraint(
                name="a_posting_on_the_billboard_was_posted_at_some_time",
                condition=~Q(state__in=["open", "formed"], posted_at=None),
            ),
        ]
        triggers = [guards.POSTINGS_MOVE]
        indexes = [
            GinIndex(name="postings_by_words", fields=["search"]),
            models.Index(
                name="postings_on_the_billboard",
                fields=["year", "-posted_at", "-id"],
                condition=Q(state__in=["open", "formed"]),
            ),
        ]

    def __str__(self):
        return self.title or "Untitled draft"

    def stands(self, name):
        """Goals and subjects as `for_writing` has fetched them."""
        return getattr(self, f"{name}_there", ()) if name in SETS else super().stands(name)

    @property
    def state_words(self):
        return self.get_state_display()

    @property
    def is_over(self):
        """Taken down, or of an earlier year: its words can be used again."""
        return self.state == self.State.WITHDRAWN or not self.year.is_current

    @property
    def is_looking(self):
        """Whether its team takes people: what `looking` asks."""
        return self.state == self.State.OPEN and self.year.is_current

    @property
    def has_a_team(self):
        """From its founding on, until it is given up: its people take the places."""
        return self.on_its_team is not None

    @property
    def is_full(self):
        return self.taken >= self.places

    @property
    def written_by(self):
        """Its authors, whether they still work here or not."""
        return [self.lead, *self.co_authors.all()]

    @property
    def is_left_behind(self):
        """Whether all its authors have left the district: what `left_behind` asks."""
        return not any(author.is_active for author in self.written_by)

    @property
    def grades_said(self):
        return Grade.said(self.grades)

    @property
    def excerpt(self):
        """The first two lines of the need."""
        return shortened(" ".join(self.need[:400].split()), 180)

    @property
    def evidence_said(self):
        return [self.Evidence(kind).label for kind in self.evidence]
