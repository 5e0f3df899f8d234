"""Whose word counts on a team: read like tables and never written. Their SQL: `teams/views.sql`."""

from django.db import models
from django.db.models import BooleanField, Func, Q, Value

from district.calendar import SchoolDayAgo
from district.models import School
from kit import clock
from people.models import Person
from powers.models.power import PowerOverThing, PowerQuerySet
from teams.models.team import Membership, Team


class TeamPower(PowerOverThing):
    """Who may decide on a team, whatever it is about: principals, and the district's head."""

    team = models.ForeignKey(Team, models.DO_NOTHING, related_name="powers")

    class Meta(PowerOverThing.Meta):
        abstract = False
        db_table = "teams_teampower"


class PlaceAtSchool(models.Model):
    """For which school a place counts, from day to day: whose principal decides. That is the team's
    school for whoever works there, and their main one for everybody else.
    """

    id = models.CharField(primary_key=True, max_length=64)
    place = models.ForeignKey(Membership, models.DO_NOTHING, related_name="at")
    team = models.ForeignKey(Team, models.DO_NOTHING, related_name="+")
    school = models.ForeignKey(School, models.DO_NOTHING, related_name="+")
    starts = models.DateField()
    ends = models.DateField()

    objects = PowerQuerySet.as_manager()

    class Meta:
        managed = False

    def __str__(self):
        return f"{self.place} for {self.school}"


class Days(models.Field):
    """Days with gaps between them, as PostgreSQL alone keeps them."""

    def db_type(self, connection):
        return "datemultirange"


class Fall(Func):
    """Whether a day is among such days. Takes the days and the day."""

    template, arg_joiner = "%(expressions)s", " @> "
    output_field = BooleanField()


class TurnQuerySet(PowerQuerySet):
    def today(self):
        """The assistant superintendent's comes when no principal is silent, or when they have had
        five school days."""
        silent = Q(Fall("silent_on", Value(clock.today())))
        waited = Q(after_them_since__lt=SchoolDayAgo.of_today())
        return super().today().filter(Q(after_them_since=None) | waited | ~silent)

    def of(self, person, about):
        """The keys of what waits for this person today."""
        return self.today().filter(person=person, about=about).values("thing")


class Turn(models.Model):
    """That a roster, a draft that principals are asked about, or what a team asks the office waits
    for somebody's word, from day to day."""

    class About(models.TextChoices):
        ROSTER = "roster", "Roster"
        DRAFT = "draft", "Consultation"
        REQUEST = "request", "Request"

    id = models.CharField(primary_key=True, max_length=64)
    about = models.CharField(max_length=7, choices=About)
    thing = models.BigIntegerField(help_text="The key of what waits.")
    team = models.ForeignKey(Team, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    after_them_since = models.DateTimeField(help_text="Since when principals come first.")
    silent_on = Days(help_text="On which days one of them is silent.")

    objects = TurnQuerySet.as_manager()

    class Meta:
        managed = False

    def __str__(self):
        return f"The {self.about} of {self.team} waits for {self.person}"
