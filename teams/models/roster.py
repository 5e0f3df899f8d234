import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from district.calendar import SchoolDayAgo
from district.models import School
from kit import clock
from kit.guards import moving_only_along
from kit.lifecycle import seal_of
from powers.models import Appointment, PowerOverThing, PowerQuerySet, powers_of
from teams.models import guards
from teams.models.powers import Turn
from teams.models.team import Membership, Team


class RosterQuerySet(models.QuerySet):
    def this_year(self):
        return self.filter(team__year__is_current=True)

    def in_hand(self):
        """The version that is being written or decided; a team has at most one."""
        return self.filter(state__in=Roster.IN_HAND)

    def visible_to(self, person):
        """Members see their own; principals of its people and the district what was submitted."""
        seat = Membership.objects.current().filter(person=person)
        own = Q(team__in=seat.values("team")) | Exists(_lines(person=person))
        powers = powers_of(person)
        if powers.sees_all_schools:
            return self.filter(own | Q(submitted_at__isnull=False))
        theirs = Exists(_lines(school__in=powers.schools))
        return self.filter(own | Q(theirs, submitted_at__isnull=False))

    def awaiting(self, person):
        """Rosters on which this person is asked to take the next step."""
        return self.this_year().filter(_held_by(person) | Q(pk__in=_turn_of(person)))

    def to_decide(self, person):
        """Of those, what waits for a decision of this person."""
        return self.filter(pk__in=_turn_of(person))

    def kept_waiting(self):
        """Submitted, and without the last word for five school days."""
        waiting = self.this_year().filter(state=Roster.State.SUBMITTED)
        return waiting.filter(submitted_at__lt=SchoolDayAgo.of_today())

    def for_page(self):
        """With its lines, its record and what they name, each in one query."""
        lines = RosterLine.objects.select_related("person", "school")
        record = RosterEntry.objects.select_related("by", "on_behalf_of", "school")
        return self.select_related(
            "team__school", "team__year", "team__posting", "submitted_by", "exception"
        ).prefetch_related(
            Prefetch("lines", lines), Prefetch("record", record), "team__org_goals__school"
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

    IN_HAND = (State.DRAFT, State.SUBMITTED, State.RETURNED)
    WITH_TEAM = (State.DRAFT, State.RETURNED)

    team = models.ForeignKey(Team, models.PROTECT, related_name="rosters")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    light = models.BooleanField(
        default=False,
        db_default=False,
        help_text="A swap that kept size and facilitator: it took effect without a decision.",
    )

    told = models.JSONField(
        null=True,
        blank=True,
        editable=False,
        help_text="Name, focus and goals of the team, as they were when it was submitted.",
    )

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
        triggers = [
            guards.APPROVED_ROSTERS_ARE_WHOLE,
            moving_only_along(guards.ARROWS_OF_A_ROSTER, "a_roster_moves_along_its_arrows"),
        ]

    def __str__(self):
        return f"Roster {self.number} of {self.team}"

    @property
    def state_words(self):
        return self.get_state_display()

    @property
    def is_with_team(self):
        """Being written: nothing of it is frozen."""
        return self.state in self.WITH_TEAM

    @property
    def places(self):
        """Who is on it: its frozen lines, or while the team writes it, the team as it stands."""
        if self.is_with_team:
            seats = self.team.memberships.standing().filter(person__is_active=True)
            return seats.select_related("person__school")
        return self.lines.all()

    @property
    def seal(self):
        """A mark of all that is decided on. When anything of it changes, the mark does."""
        people = sorted((place.person_id, place.function) for place in self.places)
        goals = sorted(str(goal) for goal in self.team.org_goals.all())
        reason = self.exception.reason if hasattr(self, "exception") else ""
        return seal_of(self.number, self.team.name, self.team.focus, reason, *goals, *people)


@pghistory.track()
class RosterLine(models.Model):
    """One person on a submitted roster, with function and school as they were that day."""

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="lines")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    function = models.CharField(max_length=14, choices=Membership.Function)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")

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
        triggers = [guards.LINES_ARE_FROZEN]

    def __str__(self):
        return f"{self.person}, {self.get_function_display()}"

    @property
    def is_facilitator(self):
        return self.function == Membership.Function.FACILITATOR


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
        triggers = [guards.THE_RECORD_STANDS]

    def __str__(self):
        return f"{self.verb} by {self.signed}"

    @property
    def signed(self):
        """Who did it, and in whose place."""
        place = f" for {self.on_behalf_of}" if self.on_behalf_of else ""
        return f"{self.by}{place}"


class RosterPowerQuerySet(PowerQuerySet):
    def silent(self):
        """Principals whose school nobody has endorsed for yet."""
        return self.filter(kind=Appointment.Kind.PRINCIPAL, has_spoken=False)


class RosterPower(PowerOverThing):
    """Who may decide on a roster: whoever leads a school of its people, and the district's head."""

    roster = models.ForeignKey(Roster, models.DO_NOTHING, related_name="powers")
    has_spoken = models.BooleanField(help_text="Their school is endorsed for.")

    objects = RosterPowerQuerySet.as_manager()  # type: ignore[misc]

    class Meta(PowerOverThing.Meta):
        abstract = False
        db_table = "teams_rosterpower"


def _turn_of(person):
    return Turn.objects.of(person, Turn.About.ROSTER)


def _held_by(person):
    """Drafts and returned versions of teams this person answers for: see `rules.facilitator`."""
    here = {"team": OuterRef("team"), "person__is_active": True}
    facilitating = Membership.objects.facilitating().filter(**here)
    seats = Membership.objects.current().filter(**here)
    acting = seats.filter(function=Membership.Function.CO_FACILITATOR)
    unled = Q(team__state__in=Team.RUNNING) & ~Exists(facilitating)
    acts = Exists(acting.filter(person=person)) | ~Exists(acting) & Exists(
        seats.filter(person=person)
    )
    return Q(state__in=Roster.WITH_TEAM) & (
        Exists(facilitating.filter(person=person)) | unled & acts
    )


def _lines(**facts):
    return RosterLine.objects.filter(roster=OuterRef("pk"), **facts)
