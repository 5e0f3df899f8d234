from django.conf import settings
from django.db import models
from django.db.models import Q

from blueprint.prompts import FIRST_STEP, PARTS
from kit import clock
from teams.models import Team


class BlueprintQuerySet(models.QuerySet):
    def progress(self, team):
        """How many parts have words in them, and how many there are."""
        written = Answer.objects.written().filter(blueprint__team=team).count()
        return written, len(PARTS)


class Blueprint(models.Model):
    """A team's worksheet: a picture of what it is and what it hopes to become."""

    team = models.OneToOneField(Team, models.PROTECT, related_name="blueprint")
    first_step_on = models.DateField(null=True, blank=True)

    objects = BlueprintQuerySet.as_manager()

    def __str__(self):
        return f"Blueprint of {self.team}"


class AnswerQuerySet(models.QuerySet):
    def written(self):
        """Parts that have words in them, not only blanks."""
        return self.filter(text__regex=r"\S")


class Answer(models.Model):
    """The team's text for one part. What it was before stays in its versions."""

    blueprint = models.ForeignKey(Blueprint, models.PROTECT, related_name="answers")
    part = models.CharField(max_length=12, choices=[(part.key, part.title) for part in PARTS])
    text = models.TextField(max_length=20000, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=clock.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_part_has_one_text", fields=["blueprint", "part"])
        ]

    def __str__(self):
        return f"{self.get_part_display()} of {self.blueprint}"

    @property
    def first_step_on(self):
        """The day belongs to the part that asks for it, and to no other."""
        return self.blueprint.first_step_on if self.part == FIRST_STEP else None


class AnswerVersion(models.Model):
    """A text as somebody saved it, also when it crossed with another."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    first_step_on = models.DateField(null=True, blank=True)
    crossed = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_text_has_one_version_of_a_number",
                fields=["answer", "number"],
                condition=Q(crossed=False),
            )
        ]

    def __str__(self):
        return f"Version {self.number} of {self.answer}"
