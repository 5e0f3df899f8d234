from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kit import clock

A_DAY = timedelta(days=1)
SILENT_AFTER = timedelta(minutes=2)
A_CODE_HOLDS = timedelta(minutes=10)
A_PRESS = timedelta(seconds=10)


class DemoDay(models.Model):
    """How far the demo district has been played; in a real district there is no such row."""

    day = models.DateField(help_text="The day that was asked for last.")
    played_until = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="the_demo_has_one_day", condition=Q(id=1))]

    def __str__(self):
        return f"{self.day}"


class KeptFormQuerySet(models.QuerySet):
    def of(self, person, now=None):
        """What waits for whoever wrote it, and for nobody else; the latest first."""
        until = now or clock.now()
        return self.filter(writer=person.pk, until__gt=until).order_by("-at", "-pk")

    def out_of_time(self):
        return self.filter(until__lte=clock.now())


class KeptForm(models.Model):
    """A form that arrived when its writer was signed in no more: sealed, for them alone, a day."""

    writer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sealed = models.BinaryField(help_text="Where it goes and what it says, for no other eyes.")
    mark = models.CharField(max_length=64, help_text="The same for the same words to one door.")
    window = models.CharField(
        max_length=64,
        blank=True,
        help_text="Its next save comes instead, if it saves itself.",
    )
    at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)

    objects = KeptFormQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="the_same_words_are_kept_once", fields=["writer", "mark"]),
            models.CheckConstraint(
                name="a_form_is_kept_for_a_day_at_most", condition=Q(until__lte=F("at") + A_DAY)
            ),
        ]

    def __str__(self):
        return f"{self.at}"


class SignOfLifeQuerySet(models.QuerySet):
    def leave(self, of):
        """This one is at work now. The database says when: two hosts need not agree on the time."""
        sign = self.model(of=of, at=Now())
        self.bulk_create([sign], update_conflicts=True, unique_fields=["of"], update_fields=["at"])

    def recent(self):
        return self.filter(at__gte=Now() - SILENT_AFTER)

    def silent(self):
        """Whoever was at work today, and has said nothing for two minutes."""
        return self.filter(at__lt=Now() - SILENT_AFTER, at__gte=Now() - A_DAY)

    def ages(self):
        """How long ago each was seen."""
        return dict(self.values_list("of", Now() - F("at")))


class SignOfLife(models.Model):
    """That a process behind the pages is at work, and when it last said so. The time is that of the
    machines and not of the district, whose clock a demo moves."""

    of = models.CharField(max_length=20, primary_key=True, help_text="The worker, or beat.")
    at = models.DateTimeField()

    objects = SignOfLifeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "signs of life"

    def __str__(self):
        return f"{self.of} at {self.at}"


class AskedCodeQuerySet(models.QuerySet):
    def unanswered(self):
        return self.filter(answered_at=None, asked_at__gt=clock.now() - A_CODE_HOLDS)

    def open_to(self, address):
        """With which codes this address can be signed in to; a later one takes none away, and a
        second press of the same button finds the first one's."""
        now = clock.now()
        pressed_again = Q(used_at=None) | Q(used_at__gt=now - A_PRESS)
        asked = self.filter(pressed_again, address=address, asked_at__gt=now - A_CODE_HOLDS)
        return asked.exclude(mark="")

    def over(self):
        return self.filter(asked_at__lte=clock.now() - A_CODE_HOLDS)


class AskedCode(models.Model):
    """Somebody at the sign-in page asked for a code. Whether the address is anybody's is found out
    when the letter is written, so that nobody at the page can see or time it."""

    address = models.CharField(max_length=254)
    from_known_browser = models.BooleanField(help_text="This person has signed in with it before.")
    asked_at = models.DateTimeField(default=clock.now, db_index=True)
    answered_at = models.DateTimeField(null=True)
    mark = models.CharField(max_length=64, blank=True, help_text="By which its code is known.")
    used_at = models.DateTimeField(null=True)

    objects = AskedCodeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(name="codes_to_write", fields=["asked_at"], condition=Q(answered_at=None)),
            models.Index(name="codes_of_an_address", fields=["address"]),
        ]

    def __str__(self):
        return f"{self.asked_at}"
