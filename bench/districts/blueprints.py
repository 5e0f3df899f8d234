"""One Blueprint of this year with all its parts full, and seven people on its team."""

from bench.districts.opening import District, enter
from bench.words import Author
from blueprint.models import Answer, Blueprint
from blueprint.prompts import PARTS
from people.models import Person
from teams.models import Membership, Team

FULL, SEVEN = 10_000, 7  # characters in a part, people


def full_blueprint(district: District) -> tuple[Team, list[Person]]:
    """The team, and its people in the order in which they came."""
    team = Team.objects.this_year().select_related("founded_by").earliest("pk")
    asked_by = team.founded_by
    there = set(team.memberships.values_list("person", flat=True))
    free = [person for person in district.teachers if person.pk not in there]
    facts = {"team": team, "answer": Membership.Answer.YES, "asked_by": asked_by}
    enter(Membership, [Membership(person=p, **facts) for p in free[: SEVEN - len(there)]])
    blueprint = Blueprint.objects.create(team=team)
    facts = {"blueprint": blueprint, "version": 1, "saved_by": asked_by}
    enter(Answer, [Answer(part=p.key, text=prose(district.author), **facts) for p in PARTS])
    return team, list(Person.objects.filter(memberships__team=team).order_by("memberships__pk"))


def prose(author: Author) -> str:
    """Paragraphs that fill a part, none like another."""
    text = ""
    while len(text) < FULL:
        text += f"{author.text(3, 8)}\n\n"
    return text[:FULL].rstrip()
