import re
import secrets

import pghistory
from django.contrib.auth import get_backends
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from district.models import School, Subject, grades_field
from district.vocabulary import READING
from kit.names import isolated
from kit.reading import IS_SIGNS, Reading, may_slip, slips
from people.models.guards import SESSIONS_END

ALIKE, MOST_ALIKE = 0.19, 300  # how much of a name's letters, in threes, a slip leaves


def _literally(pairs):
    """For a pattern, in which the point of 3.6 would stand for any sign."""
    return [tuple(map(re.escape, pair)) for pair in pairs]


def _is_near(typed, name):
    return all(any(slips(piece, word) <= may_slip(piece) for word in name) for piece in typed)


def new_token():
    return secrets.token_urlsafe(24)


class NameOf(models.Func):
    """A person's name as one text. Takes the columns of the given and of the family name."""

    template = "trim(concat_ws(' ', %(expressions)s))"
    output_field = models.CharField()


class PersonQuerySet(models.QuerySet):
    def active(self):
        """Everybody who works for the district today. Every rule starts here."""
        return self.filter(is_active=True)

    def unreachable(self):
        """Whose address the mail server refused three times: no letter leaves to it any more."""
        often = Q(refusals__gte=Person.REFUSALS_TO_PAUSE)
        return self.active().filter(often, refused_address=F("email"))

    def named(self, words):
        """Who is called so, however the letters are typed.

        «O’Brien-Nguyễn», «nguyen sio» and «obriennguyen» find the same person; a piece of a name
        whose script puts no blanks is found inside it.
        """
        if not (typed := Reading().words(words)):
            return self.none()
        wanted = Q()
        for piece, meant in _literally(zip(typed, READING.words(words), strict=True)):
            begins = "" if IS_SIGNS.match(piece) else r"\m"  # each begins a word of the name
            wanted &= Q(sort_name__regex=rf"{begins}(?:{piece}|{meant})")
        run_together = Q(sort_name__regex=r"\m" + r"\W*".join(map(re.escape, "".join(typed))))
        return self.filter(wanted | run_together)

    def nearly_named(self, words):
        """Who is called nearly so: each piece is a slip of a finger away from one of the name."""
        near, typed = self.order_by(), READING.words(words)
        if not any(map(may_slip, typed)):
            return self.none()
        for place, piece in enumerate(typed):
            close = {f"close{place}": TrigramWordSimilarity(piece, "sort_name")}
            near = (
                near.alias(**close)
                .filter(**{f"close{place}__gt": ALIKE})
                .order_by(f"-close{place}")
            )
        names = near.values_list("pk", "sort_name")[:MOST_ALIKE]
        return self.filter(pk__in=[pk for pk, name in names if _is_near(typed, name.split())])


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
    given_name = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    sort_name = models.CharField(max_length=500, editable=False)
    # What the directory says today: only `powers.assigning` writes these two. They stand here so
    # that a list of people shows them without asking anything more.
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
        triggers = [SESSIONS_END]
        constraints = [
            models.CheckConstraint(
                name="an_address_is_in_small_letters", condition=Q(email=Lower("email"))
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return isolated(f"{self.given_name} {self.family_name}".strip())

    @property
    def called(self):
        """How others speak to them; some people have a family name alone."""
        return isolated(self.given_name or self.family_name)

    def get_full_name(self):
        return self.name

    @property
    def is_unreachable(self):
        """Whether no letter leaves to this address any more: it was refused three times."""
        return self.refusals >= self.REFUSALS_TO_PAUSE and self.refused_address == self.email

    def name_sorted(self):
        """How the name sorts and is found: «obrien nguyen siobhan»."""
        return " ".join(READING.words(f"{self.family_name} {self.given_name}"))[:500]

    @property
    def is_staff(self):
        """Who may enter Django's admin: the floor of powers says who administers the district."""
        return self.is_active and self.has_perm("admin")

    def has_perm(self, perm, obj=None):
        return any(backend.has_perm(self, perm, obj) for backend in get_backends())

    def has_module_perms(self, app_label):
        return self.is_staff
