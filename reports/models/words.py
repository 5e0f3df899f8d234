from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Word(models.Model):
    """A word that stands in the archive, so that a typing error finds its way to it."""

    text = models.TextField(primary_key=True)

    class Meta:
        indexes = [
            GinIndex(name="archive_words_by_letters", fields=["text"], opclasses=["gin_trgm_ops"])
        ]

    def __str__(self):
        return self.text
