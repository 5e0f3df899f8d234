from django.conf import settings
from django.db import models

from kit import clock
from teams.models.team import Team


class HandOverNoteQuerySet(models.QuerySet):
    def readable_by(self, person):
        """Notes of the teams this person is on today; who has left does not read even their own."""
        return self.filter(team__in=Team.objects.of(person)).select_related("by")


class HandOverNote(models.Model):
    """What somebody who facilitated leaves for whoever comes next.

    It stands behind the wall of the team's texts. No history keeps it, no letter and no log tells
    it.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="hand_over_notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    text = models.TextField(max_length=4000)

    objects = HandOverNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"Note of {self.by} for {self.team}"
