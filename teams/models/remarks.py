import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from district.models import School
from kit import clock
from powers.models import powers_of
from teams.models.powers import Turn
from teams.models.roster import Roster, RosterEntry


@pghistory.track()
class Remark(models.Model):
    """Why one item of a roster was sent back, and what the team says to it."""

    class Item(models.TextChoices):
        SIZE = "size", "Size"
        FACILITATOR = "facilitator", "Facilitator"
        MEMBER = "member", "Member"
        GOAL = "goal", "Goal"
        FOCUS = "focus", "Focus"
        OTHER = "other", "Something else"

    entry = models.ForeignKey(RosterEntry, models.PROTECT, related_name="remarks")
    item = models.CharField(max_length=11, choices=Item, default=Item.OTHER)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(max_length=1000)
    reply = models.TextField(max_length=1000, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_remark_about_a_member_names_them",
                condition=Q(item="member", person__isnull=False)
                | ~Q(item="member") & Q(person=None),
            )
        ]

    def __str__(self):
        return f"{self.person or self.get_item_display()}: {self.reason[:60]}"


class ConsultationQuerySet(models.QuerySet):
    def awaiting(self, person):
        """Questions about a draft to a school this person leads: see `teams.rules.the_asked`."""
        if not powers_of(person).is_principal:
            return self.none()
        return self.filter(pk__in=Turn.objects.of(person, Turn.About.DRAFT))

    def for_list(self):
        """With who asks about which team."""
        return self.select_related("roster__team", "asked_by")


@pghistory.track()
class Consultation(models.Model):
    """A roster shown to a principal before it is submitted, with a question and their answer."""

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="consultations")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    question = models.TextField(max_length=1000, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_principal_is_asked_once_at_a_time",
                fields=["roster", "school"],
                condition=Q(answered_at=None),
            )
        ]

    def __str__(self):
        return f"{self.asked_by} asks about {self.roster}"
