import pghistory
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery

from billboard.models import Posting
from district.models import OrgGoal, School, SchoolYear
from district.size import LARGEST
from kit import clock
from kit.guards import moving_only_along
from kit.lifecycle import seal_of
from people.models import NameOf
from powers.models import powers_of
from teams.models import guards


class TeamQuerySet(models.QuerySet):
    def this_year(self):
        return self.filter(year__is_current=True)

    def of(self, person):
        """Teams this person is on today, confirmed."""
        seat = Membership.objects.current().filter(person=person)
        return self.filter(pk__in=seat.values("team"))

    def of_all_years(self, person):
        """Those, and teams of earlier years that this person was on until the year ended."""
        stayed = Membership.objects.to_the_end().filter(person=person)
        return self.of(person) | self.filter(pk__in=stayed.values("team"))

    def led_by(self, person):
        """Teams with people of a school that this person leads; for the district's leaders, all."""
        powers = powers_of(person)
        if powers.sees_all_schools:
            return self
        theirs = Membership.objects.current().of_schools(powers.schools)
        return self.filter(pk__in=theirs.values("team"))

    def before(self, year):
        """Teams of earlier years."""
        return self.filter(year__first_day__lt=year.first_day)

    def visible_to(self, person):
        """All staff see the teams; one that was given up only its people and the office."""
        if powers_of(person).is_assistant_superintendent:
            return self
        seat = Membership.objects.filter(person=person)
        return self.filter(~Q(state=Team.State.DISSOLVED) | Q(pk__in=seat.values("team")))

    def standing(self):
        """Teams that were not given up."""
        return self.exclude(state=Team.State.DISSOLVED)

    def with_room(self):
        """Teams at work or forming whose people are fewer than a team may have."""
        full = Membership.objects.standing().filter(team=OuterRef("pk")).values("team")
        full = full.annotate(people=Count("pk")).filter(people__gte=LARGEST)
        open_ones = self.filter(state__in=[Team.State.FORMING, Team.State.ACTIVE])
        return open_ones.exclude(Exists(full))

    def for_list(self):
        """School by school; `names` are the people who are in, the facilitator first."""
        leads = Q(function=Membership.Function.FACILITATOR, answer=Membership.Answer.YES)
        seats = Membership.objects.filter(team=OuterRef("pk"))
        name = NameOf("person__given_name", "person__family_name")
        names = seats.current().annotate(leads=leads).order_by("-leads", "person").values(name=name)
        led_by = seats.facilitating().values(name=name)
        found = self.annotate(names=ArraySubquery(names), led_by=Subquery(led_by))
        return found.select_related("school").defer("search").order_by("school__name", "name", "pk")

    def told(self):
        """With what a page tells of it in one row."""
        unseen = ["search", "posting__search", "posting__search_text"]
        return self.select_related("school", "posting__year", "year").defer(*unseen)

    def for_page(self):
        """With school, goals and today's members, and what each of them brings."""
        people = Prefetch("memberships", Membership.objects.told(), to_attr="people")
        goals = Prefetch("org_goals", OrgGoal.objects.select_related("school"))
        return self.told().prefetch_related(goals, people)


@pghistory.track(exclude=["search"])
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
    search = SearchVectorField(null=True, editable=False)
    state = models.CharField(max_length=9, choices=State, default=State.FORMING)
    founded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="founded_teams"
    )
    founded_at = models.DateTimeField(default=clock.now)
    state_reason = models.CharField(
        max_length=300, blank=True, db_default="", help_text="Why it is paused, or was given up."
    )
    paused_until = models.DateField(null=True, blank=True)
    continues = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_by",
        help_text="The team of an earlier year that this one goes on from.",
    )

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
        triggers = [moving_only_along(guards.ARROWS_OF_A_TEAM, "a_team_moves_along_its_arrows")]

    # Approved once, and at work or paused: its people change by the rules of an approved team.
    RUNNING = (State.ACTIVE, State.PAUSED)

    def __str__(self):
        return self.name

    @property
    def state_words(self):
        return self.get_state_display()

    @property
    def seal(self):
        """A mark of all that the office decides on: how it stands, who is on it, what it asks."""
        places = self.memberships.standing().values_list("person", "function", "answer")
        asked = self.requests.open().values_list("pk", flat=True)
        stands = [self.name, self.state, self.state_reason, self.paused_until]
        return seal_of(*stands, *sorted(places), *asked)


class MembershipQuerySet(models.QuerySet):
    def current(self):
        """People who said yes and have not left; one asked later to facilitate is still in."""
        return self.filter(_said_yes(), ended_on=None)

    def gone(self):
        """People who said yes once and have left."""
        return self.filter(_said_yes()).exclude(ended_on=None)

    def to_the_end(self):
        """People who were in when a year that is over ended."""
        last_day = F("team__year__last_day")
        return self.filter(_said_yes(), team__year__is_current=False, ended_on__gte=last_day)

    def facilitating(self):
        """Facilitators who accepted."""
        return self.filter(function="facilitator", answer="yes", ended_on=None)

    def unanswered(self):
        return self.filter(answer=Membership.Answer.ASKED, ended_on=None)

    def awaiting(self, person):
        """Teams that ask this person in, or ask them to facilitate."""
        gone = [Team.State.DISSOLVED, Team.State.COMPLETED]
        mine = self.unanswered().filter(person=person, team__year__is_current=True)
        return mine.exclude(team__state__in=gone).select_related("team__school", "asked_by")

    def standing(self):
        """People who are in or were asked; not those who declined or left."""
        return self.filter(ended_on=None).exclude(answer=Membership.Answer.NO)

    def told(self):
        """Who stands on a team, with what each of them brings."""
        return self.standing().select_related("person__school", "person__strengths")

    def of_schools(self, schools):
        """Places that count for one of these schools today."""
        return self.filter(_today(), at__school__in=schools)

    def schools(self):
        """For which schools they count today."""
        return self.filter(_today()).values("at__school")


def _today():
    """The team is named beside the place: else PostgreSQL would work out those of all teams."""
    today = clock.today()
    return Q(at__team=F("team"), at__starts__lte=today, at__ends__gte=today)


def _said_yes():
    said_yes_before = Q(answer=Membership.Answer.ASKED, answered_at__isnull=False)
    return Q(answer=Membership.Answer.YES) | said_yes_before


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
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who took them off, when it was somebody else.",
    )
    end_reason = models.CharField(max_length=300, blank=True)

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
                condition=Q(function="facilitator", ended_on=None, answer="yes"),
            ),
            models.UniqueConstraint(
                name="a_team_asks_one_to_facilitate",
                fields=["team"],
                condition=Q(function="facilitator", ended_on=None, answer="asked"),
            ),
        ]

        triggers = [guards.MEMBERSHIPS_STAY]

    def __str__(self):
        return f"{self.person} on {self.team}"

    @property
    def is_asked(self):
        """Has a question to answer: to join, or to facilitate."""
        return self.answer == self.Answer.ASKED and self.ended_on is None

    @property
    def was_in_before(self):
        """Said yes earlier, and was asked since to facilitate."""
        return self.is_asked and self.answered_at is not None

    @property
    def is_in(self):
        """What `current` asks of the database."""
        said_yes = self.answer == self.Answer.YES or self.was_in_before
        return said_yes and self.ended_on is None

    @property
    def is_facilitator(self):
        """Facilitates, or is asked to."""
        return self.function == self.Function.FACILITATOR

    @property
    def acts_as(self):
        """What they do today: whoever is only asked to lead does not yet."""
        return self.Function.MEMBER if self.is_asked else self.function

    @property
    def rank(self):
        """Who facilitates comes first, then who is asked to, then the others."""
        return not self.is_facilitator, self.is_asked
