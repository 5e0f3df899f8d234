"""Whose word counts on a team: read like tables and never written. Their SQL: `teams/views.sql`."""

from django.db import models

from district.models import School
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
