from django.contrib.postgres.indexes import GinIndex
from django.db import models

from district.models import SchoolYear


class Word(models.Model):
    """A word that stands on the billboard of a year, so that a typing error finds its way to it."""

    year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="+")
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_word_is_kept_once_a_year", fields=["year", "text"])
        ]
        indexes = [
            GinIndex(name="words_by_their_letters", fields=["text"], opclasses=["gin_trgm_ops"])
        ]

    def __str__(self):
        return self.text
