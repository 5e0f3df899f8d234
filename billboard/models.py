import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from district.models import Grade, OrgGoal, School, SchoolYear, Subject, grades_field
from kit import clock
from people.models import marks_field


class PostingQuerySet(models.QuerySet):
    def this_year(self):
        return self.filter(year__is_current=True)

    def on_the_billboard(self):
        """What everybody in the district can read today."""
        return self.this_year().filter(state__in=[Posting.State.OPEN, Posting.State.FORMED])

    def visible_to(self, person):
        """Drafts are private to their authors; withdrawn postings stay readable to them."""
        posted = Q(state__in=[Posting.State.OPEN, Posting.State.FORMED])
        return self.filter(posted | Q(pk__in=self.model.objects.by(person).values("pk")))

    def by(self, person):
        """Postings this person is an author of."""
        return self.filter(Q(lead=person) | Q(co_authors=person)).distinct()

    def for_list(self, person):
        """With everything one row of the billboard shows, for this reader, in one query."""
        mine = Interest.objects.wanted().filter(posting=OuterRef("pk"), person=person)
        return self.select_related("lead", "school").annotate(
            interested=Exists(mine), taken=_seats_taken()
        )


@pghistory.track(exclude=["search", "search_text"])
class Posting(models.Model):
    """An idea on the billboard: what students need, how we know, and whom we look for."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        OPEN = "open", "On the billboard"
        FORMED = "formed", "Team submitted"
        WITHDRAWN = "withdrawn", "Withdrawn"

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
    welcome = marks_field()
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    late = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)
    posted_at = models.DateTimeField(null=True, blank=True)
    search_text = models.TextField(blank=True, editable=False)
    search = models.GeneratedField(
        expression=SearchVector("search_text", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PostingQuerySet.as_manager()

    class Meta:
        ordering = ["-posted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_posting_has_four_to_seven_places", condition=Q(places__range=(4, 7))
            ),
            models.CheckConstraint(
                name="a_posting_on_the_billboard_was_posted_at_some_time",
                condition=~Q(state__in=["open", "formed"], posted_at=None),
            ),
        ]
        indexes = [GinIndex(name="postings_by_words", fields=["search"])]

    def __str__(self):
        return self.title

    @property
    def state_words(self):
        return self.get_state_display()

    @property
    def grades_said(self):
        return Grade.said(self.grades)


def _seats_taken():
    """Authors and people who committed themselves."""
    committed = Q(interests__state=Interest.State.COMMITTED)
    return (
        Count("interests", filter=committed, distinct=True) + Count("co_authors", distinct=True) + 1
    )


class InterestQuerySet(models.QuerySet):
    def wanted(self):
        """Interest that was not withdrawn or declined."""
        return self.exclude(state__in=[Interest.State.WITHDRAWN, Interest.State.DECLINED])


@pghistory.track(exclude=["note"])
class Interest(models.Model):
    """Interest is not joining. Authors see names and notes, others a number."""

    class State(models.TextChoices):
        INTERESTED = "interested", "Interested"
        INVITED = "invited", "Asked to commit"
        COMMITTED = "committed", "Committed"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="interests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interests")
    note = models.TextField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.INTERESTED)
    since = models.DateTimeField(default=clock.now)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_is_interested_once", fields=["posting", "person"]
            )
        ]

    def __str__(self):
        return f"{self.person} in {self.posting}"


class Question(models.Model):
    """A question to the authors and its answer; both stay on the posting."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="questions")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(max_length=1000)
    asked_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]

    def __str__(self):
        return self.text[:60]


@pghistory.track()
class DigestIssue(models.Model):
    """One issue of the digest: weekly in September, monthly otherwise, one for a period."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        SENT = "sent", "Sent"
        SKIPPED = "skipped", "Skipped: nothing was new"

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="digests")
    period_start = models.DateTimeField()
    period_end = models.DateTimeField(help_text="The period ends before this moment.")
    send_at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-period_start"]
        constraints = [
            models.UniqueConstraint(name="a_period_has_one_digest", fields=["period_start"])
        ]

    def __str__(self):
        return f"Digest of {self.send_at:%Y-%m-%d}"

    @property
    def state_words(self):
        return self.get_state_display()


class DigestLine(models.Model):
    """A line that a floor above adds to the next digest, such as a new report."""

    text = models.CharField(max_length=200)
    path = models.CharField(max_length=200)
    added_at = models.DateTimeField(default=clock.now)

    def __str__(self):
        return self.text
