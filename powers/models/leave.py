import pghistory
from django.db import models
from django.db.models import F, Q

from people.models import Person


@pghistory.track()
class Leave(models.Model):
    """Days on which somebody does not work: a roster that names them says so."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="leaves")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_leave_ends_after_it_starts",
                condition=Q(ends=None) | Q(ends__gte=F("starts")),
            )
        ]

    def __str__(self):
        return f"{self.person}, from {self.starts}"
