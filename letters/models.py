from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from kit import clock

LEASE = timedelta(minutes=2)


class LetterQuerySet(models.QuerySet):
    def due(self):
        """What should leave now, and what a worker that died left half done."""
        now = clock.now()
        waiting = Q(state=Letter.State.WAITING, due_at__lte=now)
        left_behind = Q(state=Letter.State.SENDING, claimed_until__lt=now)
        return self.filter(waiting | left_behind).order_by("due_at", "pk")

    def sent(self):
        """What has left, the newest first, with whom it went to."""
        sent = self.filter(state=Letter.State.SENT)
        return sent.select_related("person").order_by("-sent_at", "-pk")

    @transaction.atomic
    def claim(self):
        """Take the next due letter for two minutes; nobody else gets it meanwhile."""
        letter = (
            self.due().select_related("person").select_for_update(skip_locked=True, of=("self",))
        ).first()
        if letter:
            letter.state = Letter.State.SENDING
            letter.claimed_until = clock.now() + LEASE
            letter.attempts += 1
            letter.save(update_fields=["state", "claimed_until", "attempts"])
        return letter


class Letter(models.Model):
    """One email to one person. It is written with what it tells, and delivered afterwards."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        SENDING = "sending", "on its way"
        SENT = "sent", "sent"
        DROPPED = "dropped", "not wanted any more"
        FAILED = "failed", "refused for good"

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="letters")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    list_unsubscribe = models.URLField(blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    written_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_person_gets_a_letter_once", fields=["kind", "key", "person"]
            ),
            models.CheckConstraint(
                name="a_letter_is_sent_at_some_time",
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent"),
            ),
        ]
        indexes = [
            models.Index(
                name="letters_still_to_send",
                fields=["due_at", "id"],
                condition=Q(state__in=["waiting", "sending"]),
            )
        ]

    def __str__(self):
        return f"{self.subject} (to {self.person})"
