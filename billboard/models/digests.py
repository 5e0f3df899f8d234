import pghistory
from django.db import models

from district.models import SchoolYear
from kit import clock


class DigestIssueQuerySet(models.QuerySet):
    def latest_period_end(self, year):
        """Until when the district has been told what is new; None before the first issue."""
        return self.filter(year=year).values_list("period_end", flat=True).first()


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

    objects = DigestIssueQuerySet.as_manager()

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

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self):
        return self.text
