import pghistory
from django.db import models
from django.db.models import F, Q

from district.models import School, Subject, grades_field
from kit import clock
from people.models import Person


class AppointmentQuerySet(models.QuerySet):
    def current(self):
        """Appointments that hold today; those of delegates as long as what they stand in for."""
        today = clock.today()
        stands = Q(acting_for=None) | Q(acting_for__ends=None) | Q(acting_for__ends__gte=today)
        mine = Q(ends=None) | Q(ends__gte=today)
        return self.filter(mine, stands, starts__lte=today, taken_back_at=None)

    def own(self):
        """What somebody was appointed to themselves, not in the place of another."""
        return self.filter(acting_for=None)


@pghistory.track()
class Appointment(models.Model):
    """A dated power. Facilitator and member are none: those follow from the team."""

    class Kind(models.TextChoices):
        PRINCIPAL = "principal", "principal"
        DIRECTOR = "director", "curriculum director"
        ASSISTANT_SUPERINTENDENT = "assistant_superintendent", "assistant superintendent"
        INSTRUCTOR = "instructor", "instructor"
        ADMINISTRATOR = "administrator", "district administrator"

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    kind = models.CharField(max_length=24, choices=Kind)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    subjects = models.ManyToManyField(Subject, blank=True)
    grades = grades_field()
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True)
    acting_for = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="delegations",
        help_text="The appointment in whose place a delegate decides, from day to day.",
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "starts"]
        constraints = [
            models.CheckConstraint(
                name="a_principal_leads_a_school", condition=~Q(kind="principal", school=None)
            ),
            models.CheckConstraint(
                name="an_appointment_ends_after_it_starts",
                condition=Q(ends=None) | Q(ends__gte=F("starts")),
            ),
            models.CheckConstraint(
                name="a_delegate_acts_until_a_day",
                condition=Q(acting_for=None) | Q(ends__isnull=False),
            ),
        ]

    def __str__(self):
        where = f" of {self.school}" if self.school else ""
        place = f", for {self.acting_for.person}" if self.acting_for else ""
        return f"{self.person}, {self.get_kind_display()}{where}{place}"
