from django.conf import settings
from django.db import models

from blueprint.prompts import PARTS
from kit import clock
from teams.models import Team


class Blueprint(models.Model):
    """A team's worksheet: a picture of what it is and what it hopes to become."""

    team = models.OneToOneField(Team, models.PROTECT, related_name="blueprint")
    first_step_on = models.DateField(null=True, blank=True)

    def __str__(self):
        return f"Blueprint of {self.team}"


class Answer(models.Model):
    """The team's text for one part. What it was before stays in its versions."""

    blueprint = models.ForeignKey(Blueprint, models.PROTECT, related_name="answers")
    part = models.CharField(max_length=12, choices=[(part.key, part.title) for part in PARTS])
    text = models.TextField(max_length=20000, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=clock.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_part_has_one_text", fields=["blueprint", "part"])
        ]

    def __str__(self):
        return f"{self.get_part_display()} of {self.blueprint}"


class AnswerVersion(models.Model):
    """A text as somebody saved it, also when it crossed with another."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    crossed = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"Version {self.number} of {self.answer}"
