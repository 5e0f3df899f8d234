import pghistory
from django.conf import settings
from django.db import models

from billboard.models.postings import Posting
from kit import clock


@pghistory.track()
class Hiding(models.Model):
    """A posting the district took off the billboard: why, what its authors say, and its end."""

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="hidings")
    stood = models.CharField(max_length=9, choices=Posting.State)  # where it goes back to
    reason = models.TextField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    appeal = models.TextField(max_length=1000, blank=True)
    appealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_posting_is_hidden_once_at_a_time",
                fields=["posting"],
                condition=models.Q(ended_at=None),
            )
        ]

    def __str__(self):
        return f"{self.posting}, hidden {self.at:%Y-%m-%d}"
