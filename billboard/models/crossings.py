from django.conf import settings
from django.db import models

from billboard.models.postings import Posting
from kit import clock


class Crossing(models.Model):
    """Words that were written at the same time in another window, kept beside the posting."""

    class Field(models.TextChoices):
        TITLE = "title", "Title"
        NEED = "need", "What do students need?"
        ATTEMPT = "attempt", "What would you like to try?"
        WANTED = "wanted", "Who are you looking for?"

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="crossings")
    field = models.CharField(max_length=7, choices=Field)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_field_display()}, by {self.by}"
