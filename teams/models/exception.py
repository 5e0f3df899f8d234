import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from teams.models import guards
from teams.models.roster import Roster


@pghistory.track()
class RosterException(models.Model):
    """Leave to be smaller or larger than four to seven, with its reason and its author."""

    roster = models.OneToOneField(Roster, models.PROTECT, related_name="exception")
    reason = models.TextField(max_length=1000)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    granted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_exception_is_granted_by_somebody_at_some_time",
                condition=Q(granted_by=None, granted_at=None)
                | Q(granted_by__isnull=False, granted_at__isnull=False),
            )
        ]
        triggers = [guards.EXCEPTIONS_STAND]

    def __str__(self):
        return f"Exception for {self.roster}"
