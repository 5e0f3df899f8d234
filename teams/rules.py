"""Who may do what with a team. Every rule takes a thing and answers with people."""

from people.models import Person
from teams.models import Membership


def editors(team):
    """Everybody on the team may describe it, whoever holds the pen."""
    places = Membership.objects.current().filter(team=team)
    return Person.objects.active().filter(pk__in=places.values("person"))
