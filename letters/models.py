from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Count, F, Min, OuterRef, Q, Subquery

from kit import clock

LEASE = timedelta(minutes=2)
TOO_LONG = timedelta(minutes=10)  # for a letter that could leave


class LetterQuerySet(models.QuerySet):
    def due(self):
        """What should leave now, and what a worker that died left half done."""
        now = clock.now()
        waiting = Q(state=Letter.State.WAITING, due_at__lte=now)
        left_behind = Q(state=Letter.State.SENDING, claimed_until__lt=now)
        return self.filter(waiting | left_behind).order_by("-urgent", "due_at", "pk")

    def urgent(self):
        """What somebody waits for at this moment: it leaves in a lane of its own, too."""
        return self.filter(urgent=True)

    def overdue(self):
        """What should have left ten minutes ago."""
        return self.due().filter(due_at__lt=clock.now() - TOO_LONG)

    def sent(self):
        """What has left, the newest first, with whom it went to."""
        sent = self.filter(state=Letter.State.SENT)
        return sent.select_related("person").order_by("-sent_at", "-pk")

    def standing(self):
        """How many wait, since when the oldest should have left, and how many were refused."""
        now = clock.now()
        waiting = Q(state__in=[Letter.State.WAITING, Letter.State.SENDING])
        refused = Q(state=Letter.State.FAILED, written_at__gte=now - timedelta(days=30))
        return self.aggregate(
            waiting=Count("pk", filter=waiting),
            oldest=Min("due_at", filter=waiting & Q(due_at__lte=now)),
            refused=Count("pk", filter=refused),
        )

    def last_words_about(self):
        """A column for people: what the mail server said when it last refused each of them."""
        refused = self.filter(person=OuterRef("pk"), state=Letter.State.FAILED)
        return Subquery(refused.order_by("-due_at", "-pk").values("trouble")[:1])

    def of_thread(self, kind, thread):
        """Letters that combine what they tell, whatever has become of them."""
        return self.filter(kind=kind, thread=thread).exclude(thread="")

    def combining(self):
        """What no worker has claimed yet: its text may still change."""
        return self.filter(state=Letter.State.WAITING, attempts=0)

    def untouchable(self):
        """What a worker has claimed at least once: its text stands."""
        return self.exclude(state=Letter.State.WAITING, attempts=0)

    def taken_back(self):
        """Drop those that have not left yet."""
        waiting = self.filter(state=Letter.State.WAITING)
        waiting.update(state=Letter.State.DROPPED, trouble="Taken back before it left.")

    @transaction.atomic
    def claim(self, at_most=1):
        """Take the next due letters for two minutes; nobody else gets them meanwhile."""
        free = self.due().select_related("person")
        mine = list(free.select_for_update(skip_locked=True, of=("self",))[:at_most])
        until = clock.now() + LEASE
        self.filter(pk__in=[letter.pk for letter in mine]).update(
            state=Letter.State.SENDING, claimed_until=until, attempts=F("attempts") + 1
        )
        for letter in mine:
            letter.state, letter.claimed_until = Letter.State.SENDING, until
            letter.attempts += 1
        return mine

    def held(self, letter):
        """This letter, if the worker that claimed it still holds that claim."""
        return self.filter(pk=letter.pk, state=Letter.State.SENDING, attempts=letter.attempts)

    def read_again(self, letter):
        """A claimed letter with a new lease, its reader read again; none if the claim is lost."""
        held = self.held(letter)
        held.filter(claimed_until__gt=clock.now()).update(claimed_until=clock.now() + LEASE)
        return held.filter(claimed_until__gt=clock.now()).select_related("person").first()

    def give_back(self, letters):
        """Give claimed letters back untried: they wait again, and it counts as no attempt."""
        for letter in letters:
            self.held(letter).update(state=Letter.State.WAITING, attempts=F("attempts") - 1)


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
    thread = models.CharField(
        max_length=80,
        blank=True,
        db_default="",
        help_text="What it is about: letters of one kind and thread combine while they wait.",
    )
    about = ArrayField(
        models.CharField(max_length=80),
        blank=True,
        default=list,
        db_default=[],
        help_text="The keys that a letter tells together.",
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="letters")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    list_unsubscribe = models.URLField(blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    urgent = models.BooleanField(
        default=False, db_default=False, help_text="Somebody sits there and waits for it."
    )
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
                fields=["-urgent", "due_at", "id"],
                condition=Q(state__in=["waiting", "sending"]),
            ),
            models.Index(
                name="letters_that_combine",
                fields=["kind", "thread"],
                condition=~Q(thread=""),
            ),
        ]

    def __str__(self):
        return f"{self.subject} (to {self.person})"
