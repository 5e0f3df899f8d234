"""Whom a team could ask, teams that have room for somebody, and what a team is found by."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.db.models import F, QuerySet

from billboard.models import Posting
from district.vocabulary import READING
from kit.reading import stem
from kit.searching import TEXT, TITLE, fewest_slips, vector
from people.models import Person
from powers.models import schools_of
from teams.models import Team
from teams.rules import People

OFFERED = 5
LIKE_IT = """
    SELECT term FROM (
        SELECT DISTINCT unnest(tsvector_to_array(search)) AS term FROM ({}) AS told
    ) AS terms
    WHERE similarity(term, %s) > 0.19 ORDER BY similarity(term, %s) DESC, term LIMIT 20
"""


def found_by(name: str, focus: str) -> str:
    """What a team is found by beside its people: its name, and what it works on."""
    return vector(READING, [(name, TITLE), (focus, TEXT)])


def nearest(typed: str, teams: QuerySet[Team]) -> list[str]:
    """The terms of these teams that come closest to a word that none of them has."""
    told, facts = teams.order_by().values("search").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(LIKE_IT.format(told), [*facts, stem(typed), stem(typed)])
        return fewest_slips(stem(typed), [term for (term,) in cursor.fetchall()])


def colleagues(team: Team) -> People:
    """Who could be asked: everybody who is not on the team, or asked, already."""
    return Person.objects.active().exclude(pk__in=team.memberships.standing().values("person"))


def interested(team: Team) -> People:
    """People who raised a hand on the posting and are not on the team."""
    if team.posting is None:
        return Person.objects.none()
    hands = team.posting.interests.wanted().values("person")
    on_it = team.memberships.values("person")
    return (
        Person.objects.active().filter(pk__in=hands).exclude(pk__in=on_it).select_related("school")
    )


@dataclass(frozen=True)
class Offers:
    """Teams that have room, to be offered to many people with no query for each of them."""

    postings: list[Posting]

    @classmethod
    def of_today(cls) -> "Offers":
        room = Posting.objects.looking().with_seats().filter(taken__lt=F("places"))
        told = room.select_related("school", "lead").prefetch_related("subjects", "co_authors")
        return cls(list(told.order_by("-posted_at", "-pk")))

    @cached_property
    def by_pk(self) -> dict[int, Posting]:
        return {posting.pk: posting for posting in self.postings}

    def for_reader(self, reader: Person) -> list[Posting]:
        """A few of the reader's own schools, then of their subjects, where one may come from
        elsewhere. Never what they wrote themselves. The reader's subjects and schools should be at
        hand."""
        schools, subjects = schools_of(reader), {subject.pk for subject in reader.subjects.all()}
        others = [posting for posting in self.postings if reader not in _authors(posting)]
        own = [posting for posting in others if posting.school_id in schools]
        near = [
            posting
            for posting in others
            if posting.school_id not in schools and posting.cross_school
            if subjects & {subject.pk for subject in posting.subjects.all()}
        ]
        return [*own, *near][:OFFERED]


def _authors(posting: Posting) -> Iterable[Person]:
    return [posting.lead, *posting.co_authors.all()]
