"""How a team came to stand as it does: what it asked for, and what was decided."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from kit import clock
from kit.lifecycle import seal_of
from powers.models import powers_of
from teams.models import guards
from teams.models.powers import Turn
from teams.models.team import Team


@pghistory.track()
class TeamEntry(models.Model):
    """One line of a team's record: who let it pause, go on or end, for whom, with which words."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="record")
    verb = models.CharField(max_length=12)
    moved_to = models.CharField(max_length=9, choices=Team.State)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )  # nobody, when the day of the calendar came
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    until = models.DateField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "team entries"
        triggers = [guards.THE_RECORD_STANDS]

    def __str__(self):
        return f"{self.verb} by {self.by or 'the calendar'}"


class TeamRequestQuerySet(models.QuerySet):
    def open(self):
        """What nobody has answered, of teams that still stand."""
        over = [Team.State.DISSOLVED, Team.State.COMPLETED]
        return self.filter(answer="").exclude(team__state__in=over)

    def visible_to(self, person):
        """The team knows what it asked for, and the office."""
        if powers_of(person).is_assistant_superintendent:
            return self
        return self.filter(team__in=Team.objects.of(person))

    def awaiting(self, person):
        """What this person is asked to decide; nobody decides on a team that they are on."""
        if not powers_of(person).is_assistant_superintendent:
            return self.none()
        return self.filter(pk__in=Turn.objects.of(person, Turn.About.REQUEST))


@pghistory.track()
class TeamRequest(models.Model):
    """A team asks the office to let it pause, go on or end; the office does, or says why not."""

    class Verb(models.TextChoices):
        PAUSE = "pause", "Pause"
        RESUME = "resume", "Go on"
        DISSOLVE = "dissolve", "Be dissolved"

    class Answer(models.TextChoices):
        GRANTED = "granted", "Granted"
        DECLINED = "declined", "Declined"
        TAKEN_BACK = "taken_back", "Taken back"
        OVERTAKEN = "overtaken", "Something else was decided"

    team = models.ForeignKey(Team, models.PROTECT, related_name="requests")
    verb = models.CharField(max_length=12, choices=Verb)
    reason = models.CharField(max_length=300)
    until = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True, help_text="Why the office says no.")

    objects = TeamRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_team_asks_for_one_thing_at_a_time", fields=["team"], condition=Q(answer="")
            ),
            models.CheckConstraint(
                name="a_pause_is_asked_for_until_a_day",
                condition=~Q(verb="pause") | Q(until__isnull=False),
            ),
            models.CheckConstraint(
                name="a_request_is_answered_at_some_time",
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.team}: {self.get_verb_display().lower()}"

    @property
    def state_words(self):
        return self.get_answer_display() or "Open"

    @property
    def seal(self):
        """A mark of all that the office answers."""
        return seal_of(self.team.seal, self.verb, self.reason, self.until)
