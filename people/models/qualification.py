import pghistory
from django.conf import settings
from django.db import models

from district.models import SchoolYear
from kit import clock


@pghistory.track()
class Qualification(models.Model):
    """What somebody is trained for, since when: from a course, or entered by hand."""

    class Kind(models.TextChoices):
        FACILITATOR = "facilitator", "facilitator training"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="qualifications"
    )
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.FACILITATOR)
    since = models.DateField(default=clock.today)
    year = models.ForeignKey(SchoolYear, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_person_is_trained_once_for_a_thing", fields=["person", "kind"]
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.get_kind_display()} since {self.since}"
