"""Finding colleagues by name, however their letters are typed."""

from people.models import Person
from teams.models import Team
from teams.rules import People

MOST = 20


def colleagues(team: Team, words: str) -> People:
    """Who could be asked. A district knows its people by name; addresses are not searched."""
    found = Person.objects.active().named(words).select_related("school")
    return found.exclude(pk__in=team.memberships.standing().values("person"))


def interested(team: Team) -> People:
    """People who raised a hand on the posting and are not on the team."""
    if team.posting is None:
        return Person.objects.none()
    hands = team.posting.interests.wanted().values("person")
    on_it = team.memberships.values("person")
    return (
        Person.objects.active().filter(pk__in=hands).exclude(pk__in=on_it).select_related("school")
    )
