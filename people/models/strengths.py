from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Mark(models.TextChoices):
    """The four kinds of people who together make one team."""

    RELATIONSHIP_BUILDER = "relationship_builder", "Relationship builder"
    SYSTEMS_THINKER = "systems_thinker", "Systems thinker"
    INNOVATOR = "innovator", "Innovator"
    PROBLEM_SOLVER = "problem_solver", "Problem solver"


def marks_field(**options):
    return ArrayField(
        models.CharField(max_length=24, choices=Mark.choices), default=list, blank=True, **options
    )


class Strengths(models.Model):
    """What a person brings, in their own word; shown to their teams or to nobody."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="strengths"
    )
    leads = models.CharField(max_length=24, choices=Mark, blank=True)
    supports = marks_field()
    shown = models.BooleanField(default=False, help_text="Shown to the members of my teams.")

    class Meta:
        verbose_name_plural = "strengths"

    def __str__(self):
        return f"Strengths of {self.person}"
