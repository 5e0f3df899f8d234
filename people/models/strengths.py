from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Mark(models.TextChoices):
    """The four kinds of people who together make one team."""

    RELATIONSHIP_BUILDER = "relationship_builder", "Relationship builder"
    SYSTEMS_THINKER = "systems_thinker", "Systems thinker"
    INNOVATOR = "innovator", "Innovator"
    PROBLEM_SOLVER = "problem_solver", "Problem solver"


class Role(models.TextChoices):
    """What moves a team forward: bonds, a picture of tomorrow, and somebody who begins today."""

    RELATIONSHIP_BUILDER = "relationship_builder", "Relationship builder"
    VISION_SETTER = "vision_setter", "Vision setter"
    DOER = "doer", "Doer"


class Discovery(models.TextChoices):
    """The skills with which a team finds something new."""

    ASSOCIATING = "associating", "Associating"
    QUESTIONING = "questioning", "Questioning"
    OBSERVING = "observing", "Observing"
    NETWORKING = "networking", "Networking"
    EXPERIMENTING = "experimenting", "Experimenting"


class Delivery(models.TextChoices):
    """The skills with which a team gets it done."""

    ANALYZING = "analyzing", "Analyzing"
    PLANNING = "planning", "Planning"
    DETAILED_IMPLEMENTING = "detailed_implementing", "Detailed implementing"
    DISCIPLINED_EXECUTING = "disciplined_executing", "Disciplined executing"


def set_of(words, **options):
    """Any of these words; none is an answer too."""
    word = models.CharField(max_length=24, choices=words.choices)
    return ArrayField(word, default=list, blank=True, **options)


def marks_field(**options):
    return set_of(Mark, **options)


class Strengths(models.Model):
    """What a person brings, in their own word; shown to their teams or to nobody."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="strengths"
    )
    leads = models.CharField(max_length=24, choices=Mark, blank=True)
    supports = marks_field()
    roles = set_of(Role, db_default=[])
    discovery = set_of(Discovery, db_default=[])
    delivery = set_of(Delivery, db_default=[])
    shown = models.BooleanField(default=False, help_text="Shown to the members of my teams.")

    class Meta:
        verbose_name_plural = "strengths"

    def __str__(self):
        return f"Strengths of {self.person}"
