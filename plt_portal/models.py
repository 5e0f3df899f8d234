from django.db import models
from django.db.models import Q


class DemoDay(models.Model):
    """How far the demo district has been played; in a real district there is no such row."""

    day = models.DateField(help_text="The day that was asked for last.")
    played_until = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="the_demo_has_one_day", condition=Q(id=1))]

    def __str__(self):
        return f"{self.day}"
