from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

# Without a page opened, on a computer that others use and on one's own.
UNUSED, UNUSED_ON_MY_OWN = timedelta(hours=2), timedelta(hours=8)


class OpenSessionQuerySet(models.QuerySet):
    def of(self, person):
        """Where somebody is signed in at this moment, the one seen last first."""
        now = timezone.now()
        idle = models.Q(is_own=False, seen_at__lte=now - UNUSED) | models.Q(
            is_own=True, seen_at__lte=now - UNUSED_ON_MY_OWN
        )
        return self.filter(person=person.pk, expire_date__gt=now).exclude(idle).order_by("-seen_at")


class OpenSession(AbstractBaseSession):
    """A browser in which somebody is signed in. It ends with its row."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )
    device = models.CharField(max_length=80, blank=True, help_text="Firefox, Windows")
    is_own = models.BooleanField(default=False, help_text="Nobody else uses this device.")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = BaseSessionManager.from_queryset(OpenSessionQuerySet)()  # type: ignore[misc]

    def __str__(self):
        return f"{self.device} since {self.began_at}"

    @property
    def mark(self):
        """How a page speaks of it; its key opens it, and stands on none."""
        return salted_hmac("people.session", self.session_key, algorithm="sha256").hexdigest()[:16]

    @property
    def is_unused(self):
        """Whether nobody has opened a page for so long that somebody else may sit there now."""
        patience = UNUSED_ON_MY_OWN if self.is_own else UNUSED
        return self.seen_at <= timezone.now() - patience
