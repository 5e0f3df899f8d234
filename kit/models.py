from django.db import models


class Spent(models.Model):
    """How much of a limit somebody has used since when. It stands here and not in the cache, which
    may be emptied at any time."""

    what = models.CharField(max_length=40)
    who = models.CharField(max_length=64, help_text="A mark of a person, an address or a network.")
    began = models.DateTimeField(db_index=True)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_limit_is_counted_once", fields=["what", "who"])
        ]

    def __str__(self):
        return f"{self.what}: {self.number}"
