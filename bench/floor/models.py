from typing import ClassVar

from django.conf import settings
from django.db import models


class Note(models.Model):
    """A row of the floor page, about as wide as a posting of the billboard."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    title = models.CharField(max_length=120)
    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    places = models.PositiveSmallIntegerField(default=6)
    posted_at = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    class Meta:
        ordering = ["-posted_at", "-pk"]

    def __str__(self):
        return self.title
