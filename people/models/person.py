import re
import secrets

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from district.models import School, Subject, grades_field
from kit import clock
from kit.text import folded


def new_token():
    return secrets.token_urlsafe(24)


class AppointmentQuerySet(models.QuerySet):
    def current(self):
        """Appointments that hold today; those of delegates as long as what they stand in for."""
        today = clock.today()
        stands = Q(acting_for=None) | Q(acting_for__ends=None) | Q(acting_for__ends__gte=today)
        mine = Q(ends=None) | Q(ends__gte=today)
        return self.filter(mine, stands, starts__lte=today, taken_back_at=None)

    def own(self):
        """Powers that somebody holds themselves, not in the place of another."""
        return self.filter(acting_for=None)


class Powers(models.Func):
    """The kinds of appointments a person holds on a day. Takes the person's key and the day.

    It stands here as SQL because every page asks it, and Django thinks about it for longer than
    PostgreSQL does.
    """

    template = (
        "ARRAY(SELECT held.kind FROM people_appointment held"
        " LEFT JOIN people_appointment stands ON stands.id = held.acting_for_id"
        " WHERE held.taken_back_at IS NULL AND held.person_id = %(expressions)s)"
    )
    arg_joiner = (
        " AND daterange(held.starts, held.ends, '[]') * daterange(NULL, stands.ends, '[]') @> "
    )
    output_field = ArrayField(models.CharField())


class PersonQuerySet(models.QuerySet):
    def active(self):
        """Everybody who works for the district today. Every rule starts here."""
        return self.filter(is_active=True)

    def appointed(self, kind, **where):
        """Active people who hold such an appointment today."""
        held = Appointment.objects.current().filter(kind=kind, **where)
        return self.active().filter(pk__in=held.values("person"))

    def principals_of(self, *schools):
        return self.appointed(Appointment.Kind.PRINCIPAL, school__in=schools)

    def assistant_superintendents(self):
        return self.appointed(Appointment.Kind.ASSISTANT_SUPERINTENDENT)

    def administrators(self):
        return self.appointed(Appointment.Kind.ADMINISTRATOR)

    def unreachable(self):
        """Whose address the mail server refused three times: no letter leaves to it any more."""
        often = Q(refusals__gte=Person.REFUSALS_TO_PAUSE)
        return self.active().filter(often, refused_address=F("email"))

    def named(self, words):
        """Who is called so, however the letters are typed.

        «O’Brien-Nguyễn», «nguyen sio» and «obriennguyen» find the same person.
        """
        if not (pieces := re.findall(r"\w+", folded(words))):
            return self.none()
        wanted = Q()
        for piece in pieces:
            wanted &= Q(sort_name__regex=rf"\m{piece}")  # each begins a word of the name
        run_together = Q(sort_name__regex=r"\m" + r"\W*".join("".join(pieces)))
        return self.filter(wanted | run_together)

    def with_powers(self):
        """With the kinds of appointments each holds today, in the same query."""
        return self.annotate(powers=Powers("pk", clock.today()))


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


@pghistory.track(
    exclude=["password", "last_login", "unsubscribe_token", "refusals", "refused_address"]
)
class Person(AbstractBaseUser):
    """Somebody who works for the district, with the one account they have."""

    class MailChoice(models.TextChoices):
        ALL = "all", "Every digest"
        MINE = "mine", "Only what fits my school, grades and subjects"
        NONE = "none", "No digest"

    class Theme(models.TextChoices):
        LIGHT = "light", "Light"
        DARK = "dark", "Dark"
        AUTO = "auto", "As my device"

    REFUSALS_TO_PAUSE = 3

    email = models.EmailField(unique=True)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    sort_name = models.CharField(max_length=170, editable=False)
    role = models.CharField(
        max_length=80,
        blank=True,
        help_text="As colleagues say it: Grade 4, Math coach, School nurse.",
    )
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="people")
    subjects = models.ManyToManyField(Subject, blank=True)
    grades = grades_field()
    is_active = models.BooleanField(default=True)
    mail_choice = models.CharField(max_length=4, choices=MailChoice, default=MailChoice.ALL)
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.AUTO)
    unsubscribe_token = models.CharField(
        max_length=40, default=new_token, unique=True, editable=False
    )

    refusals = models.PositiveSmallIntegerField(
        default=0,
        db_default=0,
        editable=False,
        help_text="How often running the mail server refused this person's letters for good.",
    )
    refused_address = models.EmailField(
        blank=True,
        db_default="",
        editable=False,
        help_text="The address it refused: another one begins anew.",
    )

    objects = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["given_name", "family_name"]

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                name="an_address_is_in_small_letters", condition=Q(email=Lower("email"))
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return f"{self.given_name} {self.family_name}".strip()

    def get_full_name(self):
        return self.name

    @property
    def is_unreachable(self):
        """Whether no letter leaves to this address any more: it was refused three times."""
        return self.refusals >= self.REFUSALS_TO_PAUSE and self.refused_address == self.email

    def name_sorted(self):
        """How the name sorts: «o'brien-nguyen siobhan»."""
        return folded(f"{self.family_name} {self.given_name}")

    @cached_property
    def powers(self):
        """The kinds of appointments held today."""
        return list(self.appointments.current().values_list("kind", flat=True).distinct())

    def holds(self, kind):
        return kind in self.powers

    @property
    def is_principal(self):
        return self.holds(Appointment.Kind.PRINCIPAL)

    @property
    def is_director(self):
        return self.holds(Appointment.Kind.DIRECTOR)

    @property
    def is_assistant_superintendent(self):
        return self.holds(Appointment.Kind.ASSISTANT_SUPERINTENDENT)

    @property
    def is_administrator(self):
        return self.holds(Appointment.Kind.ADMINISTRATOR)

    @property
    def is_staff(self):
        """Who may enter Django's admin: the district's administrators."""
        return self.is_active and self.is_administrator

    def has_perm(self, perm, obj=None):
        return self.is_staff

    def has_module_perms(self, app_label):
        return self.is_staff


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
