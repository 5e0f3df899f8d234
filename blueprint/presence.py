"""Who has the Blueprint of a team open just now. A courtesy of the cache: lost, nobody is shown."""

from contextlib import suppress
from typing import NamedTuple

from django.core.cache import cache
from redis.exceptions import RedisError

from people.models import Person
from teams.models import Team
from teams.rules import members

HERE_FOR = 25  # seconds; a page says every ten that it is open
READING = ""


class Company(NamedTuple):
    person: Person
    place: str  # the slug of the place they write in, or READING


def note(team: Team, person: Person, place: str = READING) -> None:
    """This person has the page open, at this place."""
    with suppress(RedisError):
        cache.set(_key(team, person.pk), place, HERE_FOR)


def company_of(team: Team) -> list[Company]:
    """The members who have it open, in the order of their names."""
    people = list(members(team))
    with suppress(RedisError):
        seen = cache.get_many([_key(team, person.pk) for person in people])
        here = [(person, seen.get(_key(team, person.pk))) for person in people]
        return [Company(person, place) for person, place in here if place is not None]
    return []


def gone(team: Team, person: Person) -> None:
    with suppress(RedisError):
        cache.delete(_key(team, person.pk))


def _key(team, person_pk):
    return f"blueprint:{team.pk}:{person_pk}"
