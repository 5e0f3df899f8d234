from django.conf import settings
from django.db import models
from django.db.models import Q

from billboard.models.postings import Posting
from kit import clock


class QuestionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)

    def on_the_billboard(self):
        return self.filter(posting__in=Posting.objects.on_the_billboard())

    def for_page(self):
        """With who asked and who answered."""
        return self.select_related("asked_by__school", "answered_by")

    def awaiting(self, person):
        """Questions on one's own postings that nobody has answered."""
        mine = Posting.objects.on_the_billboard().answered_for_by(person)
        asked = self.open().filter(posting__in=mine).select_related("posting", "asked_by")
        return asked.defer("posting__search", "posting__search_text")

    def answered_to(self, person):
        """Answers to one's own questions, the newest first."""
        answered = self.filter(asked_by=person).exclude(answered_at=None)
        told = answered.select_related("posting", "answered_by").order_by("-answered_at")
        return told.defer("posting__search", "posting__search_text")

    def visible_to(self, person):
        """Questions stand on their posting for everybody who can read it."""
        return self.filter(posting__in=Posting.objects.visible_to(person))


class Question(models.Model):
    """A question to the authors and its answer; both stay on the posting."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="questions")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(max_length=1000)
    asked_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                name="an_answer_is_given_by_somebody_at_some_time",
                condition=Q(answer="", answered_by=None, answered_at=None)
                | Q(answered_by__isnull=False, answered_at__isnull=False) & ~Q(answer=""),
            )
        ]

    def __str__(self):
        return self.text[:60]
