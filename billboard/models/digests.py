import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from billboard.models import guards
from billboard.models.postings import Posting
from district.models import SchoolYear
from kit import clock

SEPTEMBER = 9


class DigestIssueQuerySet(models.QuerySet):
    def told(self):
        """Issues that were sent, and those that had nothing to tell."""
        return self.filter(state__in=[DigestIssue.State.SENT, DigestIssue.State.SKIPPED])

    def told_until(self):
        """Until when the district has been told what is new; None before the first issue."""
        return self.told().aggregate(until=models.Max("period_end"))["until"]

    def last_sent_at(self):
        """When everybody last had a digest; None before the first."""
        return self.aggregate(last=models.Max("sent_at"))["last"]


@pghistory.track()
class DigestIssue(models.Model):
    """One issue of the digest: it tells what is new since the issue before it.

    It stands in the books once somebody has changed it or its time has come; until then it is
    only planned (see `billboard.plan`).
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        LEAVING = "leaving", "Leaving now"
        SENT = "sent", "Sent"
        SKIPPED = "skipped", "Skipped"
        MISSED = "missed", "Missed"

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="digests")
    period = models.DateField(
        help_text="The first day of the week in September, or of the month, that it stands for."
    )
    send_at = models.DateTimeField()
    moved = models.BooleanField(
        default=False, db_default=False, help_text="By hand, from where the plan had it."
    )
    note = models.CharField(max_length=300, blank=True)
    note_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    reason = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="Why it did not leave.",
    )
    period_start = models.DateTimeField(null=True, blank=True)
    period_end = models.DateTimeField(
        null=True, blank=True, help_text="It tells of what was before this moment."
    )
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = DigestIssueQuerySet.as_manager()

    class Meta:
        ordering = ["-send_at"]
        triggers = [guards.ISSUES_MOVE]
        constraints = [
            models.UniqueConstraint("year", "period", name="a_period_has_one_digest"),
            models.CheckConstraint(
                name="an_issue_that_has_had_its_say_knows_its_period",
                condition=Q(
                    state__in=["sent", "skipped"],
                    period_start__isnull=False,
                    period_end__isnull=False,
                )
                | Q(
                    ~Q(state__in=["sent", "skipped"]),
                    period_start__isnull=True,
                    period_end__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="an_issue_is_sent_at_some_time",
                condition=Q(state="sent", sent_at__isnull=False)
                | Q(~Q(state="sent"), sent_at__isnull=True),
            ),
            ExclusionConstraint(
                name="no_moment_is_told_twice",
                expressions=[
                    (
                        Func(
                            F("period_start"),
                            F("period_end"),
                            function="TSTZRANGE",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
                condition=Q(period_start__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Digest of {self.period}"

    @property
    def key(self):
        """What tells its letters from those of other issues."""
        return self.period.isoformat()

    @property
    def state_words(self):
        return self.get_state_display()

    @property
    def is_for_all(self):
        """Whether it goes to everybody, whatever they chose."""
        in_september = timezone.localdate(self.send_at).month == SEPTEMBER
        return in_september and self.year.september_for_all

    @property
    def is_coming(self):
        """Its time is ahead, and somebody can still change it."""
        return self.state in (self.State.PLANNED, self.State.HELD) and self.send_at > clock.now()


class DigestItem(models.Model):
    """A posting that an issue told of, why, and how many seats it had left then."""

    class Why(models.TextChoices):
        LATE = "late", "Posted late"
        NEW = "new", "New"
        CHANGED = "changed", "Changed since it was posted"
        LAST_SEAT = "last_seat", "The last seat"
        ANSWERED = "answered", "A question was answered"

    issue = models.ForeignKey(DigestIssue, models.CASCADE, related_name="items")
    posting = models.ForeignKey(Posting, models.CASCADE, related_name="told_in")
    why = models.CharField(max_length=9, choices=Why)
    left = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_issue_tells_of_a_posting_once", fields=["issue", "posting"]
            )
        ]

    def __str__(self):
        return f"{self.posting} in {self.issue}"


class DigestLine(models.Model):
    """A line that a floor above adds to the next digest, such as a new report."""

    text = models.CharField(max_length=200)
    path = models.CharField(max_length=200)
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self):
        return self.text
