import pghistory
from django.conf import settings
from django.db import models

from billboard.models.postings import Posting
from kit import clock


class HidingQuerySet(models.QuerySet):
    def standing(self):
        """What is off the billboard today."""
        return self.filter(ended_at=None)

    def for_list(self):
        """With posting and people; those with an appeal first."""
        told = self.select_related("posting__lead", "posting__school", "by", "appealed_by")
        return told.annotate(waits=~models.Q(appeal="")).order_by("-waits", "-at", "-pk")


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

    objects = HidingQuerySet.as_manager()

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
