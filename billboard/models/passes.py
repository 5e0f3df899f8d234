import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from district.models import School, SchoolYear
from kit import clock
from powers.models import schools_of


class LatePassQuerySet(models.QuerySet):
    def valid_for(self, person):
        """Passes that let this person post today, their own or of a school where they work."""
        theirs = Q(person=person) | Q(school__in=schools_of(person))
        valid = self.filter(theirs, year__is_current=True, until__gte=clock.today())
        return valid.order_by("-until", "-pk")

    def for_page(self):
        """This year's, with whom they are for, who gave them, and what was posted with them."""
        given = self.filter(year__is_current=True).select_related("person", "school", "given_by")
        return given.prefetch_related("postings")


@pghistory.track()
class LatePass(models.Model):
    """Leave to post after the hard closing, for one person or one school, until a day."""

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="late_passes")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="late_passes"
    )
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="late_passes"
    )
    until = models.DateField()
    reason = models.CharField(max_length=300)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now)

    objects = LatePassQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_late_pass_is_for_a_person_or_a_school",
                condition=Q(person=None, school__isnull=False)
                | Q(person__isnull=False, school=None),
            )
        ]

    def __str__(self):
        return f"Late pass for {self.person or self.school} until {self.until}"
