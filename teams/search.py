"""Finding colleagues by name, however their letters are typed."""

import re

from django.db.models import Q

from kit.text import folded
from people.models import Person
from teams.models import Team
from teams.rules import People

MOST = 20


def colleagues(team: Team, words: str) -> People:
    """Who could be asked: «O’Brien-Nguyễn», «nguyen sio» and «obriennguyen» find the same person.

    A district knows its people by name, role and school; addresses are not searched.
    """
    if not (pieces := re.findall(r"\w+", folded(words))):
        return Person.objects.none()
    wanted = Q()
    for piece in pieces:
        wanted &= Q(sort_name__regex=rf"\m{piece}")  # each begins a word of the name
    run_together = Q(sort_name__regex=r"\m" + r"\W*".join("".join(pieces)))
    found = Person.objects.active().filter(wanted | run_together).select_related("school")
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
