import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q

from billboard.models import Posting
from district.models import OrgGoal, School, SchoolYear
from kit import clock


class TeamQuerySet(models.QuerySet):
    def this_year(self):
        return self.filter(year__is_current=True)

    def of(self, person):
        """Teams this person is on today, confirmed."""
        seat = Membership.objects.current().filter(person=person)
        return self.filter(pk__in=seat.values("team"))

    def for_page(self):
        """With school, goals and today's members."""
        members = Membership.objects.standing().select_related("person__school")
        return self.select_related("school", "posting", "year").prefetch_related(
            "org_goals__school", Prefetch("memberships", members, to_attr="people")
        )


@pghistory.track()
class Team(models.Model):
    """Four to seven people who work on one thing students are not yet learning."""

    class State(models.TextChoices):
        FORMING = "forming", "Forming"
        ACTIVE = "active", "Approved"
        PAUSED = "paused", "Paused"
        DISSOLVED = "dissolved", "Dissolved"
        COMPLETED = "completed", "Completed"

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    focus = models.CharField(
        max_length=200, blank=True, help_text="One line: what will students be able to do?"
    )
    school = models.ForeignKey(School, models.PROTECT, related_name="teams")
    posting = models.ForeignKey(
        Posting, models.PROTECT, null=True, blank=True, related_name="teams"
    )
    org_goals = models.ManyToManyField(OrgGoal, blank=True, related_name="teams")
    state = models.CharField(max_length=9, choices=State, default=State.FORMING)
    founded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="founded_teams"
    )
    founded_at = models.DateTimeField(default=clock.now)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_posting_becomes_one_team",
                fields=["posting"],
                condition=~Q(state="dissolved"),
            )
        ]

    def __str__(self):
        return self.name


class MembershipQuerySet(models.QuerySet):
    def current(self):
        """People who said yes and have not left."""
        return self.filter(answer=Membership.Answer.YES, ended_on=None)

    def standing(self):
        """People who are in or were asked; not those who declined or left."""
        return self.filter(ended_on=None).exclude(answer=Membership.Answer.NO)


@pghistory.track()
class Membership(models.Model):
    """A person's place on a team: asked, answered, begun, ended. It is never deleted."""

    class Function(models.TextChoices):
        FACILITATOR = "facilitator", "Facilitator"
        CO_FACILITATOR = "co_facilitator", "Co-facilitator"
        MEMBER = "member", "Member"

    class Answer(models.TextChoices):
        ASKED = "asked", "Has not answered yet"
        YES = "yes", "Confirmed"
        NO = "no", "Declined"

    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    function = models.CharField(max_length=14, choices=Function, default=Function.MEMBER)
    answer = models.CharField(max_length=5, choices=Answer, default=Answer.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_has_one_place_on_a_team",
                fields=["team", "person"],
                condition=Q(ended_on=None),
            ),
            models.UniqueConstraint(
                name="a_team_has_one_facilitator",
                fields=["team"],
                condition=Q(function="facilitator", ended_on=None),
            ),
        ]

    def __str__(self):
        return f"{self.person} on {self.team}"


class RosterQuerySet(models.QuerySet):
    def awaiting(self, person):
        """Rosters on which this person is asked to take the next step."""
        return self.none()

    def for_page(self):
        """With its lines, its record and what they name."""
        return self.select_related("team__school", "team__year").prefetch_related(
            "lines__person", "lines__school", "record__by", "record__school", "team__org_goals"
        )


@pghistory.track()
class Roster(models.Model):
    """A numbered version of a team's list. Its lines are frozen when it is submitted."""

    class State(models.TextChoices):
        DRAFT = "draft", "Not submitted yet"
        SUBMITTED = "submitted", "Waiting"
        RETURNED = "returned", "Sent back"
        APPROVED = "approved", "Approved"
        SUPERSEDED = "superseded", "Replaced by a newer version"
        WITHDRAWN = "withdrawn", "Withdrawn"

    team = models.ForeignKey(Team, models.PROTECT, related_name="rosters")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = RosterQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="a_roster_has_its_number", fields=["team", "number"]),
            models.UniqueConstraint(
                name="a_team_has_one_approved_roster",
                fields=["team"],
                condition=Q(state="approved"),
            ),
            models.UniqueConstraint(
                name="a_team_has_one_roster_in_hand",
                fields=["team"],
                condition=Q(state__in=["draft", "submitted", "returned"]),
            ),
        ]

    def __str__(self):
        return f"Roster {self.number} of {self.team}"

    @property
    def state_words(self):
        return self.get_state_display()


@pghistory.track()
class RosterLine(models.Model):
    """One person on a submitted roster, with function and school as they were that day."""

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="lines")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    function = models.CharField(max_length=14, choices=Membership.Function)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_is_on_a_roster_once", fields=["roster", "person"]
            ),
            models.UniqueConstraint(
                name="a_roster_has_one_facilitator",
                fields=["roster"],
                condition=Q(function="facilitator"),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_function_display()}"


@pghistory.track()
class RosterEntry(models.Model):
    """One line of a roster's record: who did what, for whom, with which words."""

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="record")
    verb = models.CharField(max_length=12)
    moved_to = models.CharField(max_length=10, choices=Roster.State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="+"
    )  # whose people an endorsement speaks for
    note = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "roster entries"

    def __str__(self):
        return f"{self.verb} by {self.by}"


@pghistory.track()
class RosterException(models.Model):
    """Leave to be smaller or larger than four to seven, with its reason and its author."""

    roster = models.OneToOneField(Roster, models.PROTECT, related_name="exception")
    reason = models.TextField(max_length=1000)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    granted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"Exception for {self.roster}"
