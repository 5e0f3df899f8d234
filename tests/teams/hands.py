"""What people decide in tests, having just looked: it carries the seal of what stands."""

from kit.lifecycle import life_of
from kit.lifecycle import move as take
from teams import consulting
from teams.models import Roster, Team, TeamRequest

LOOKED = object()


def move(roster, verb, *, by, seen=LOOKED, **words):
    """A step of a roster; answers with the roster as it stands then."""
    if seen is LOOKED:
        seen = Roster.objects.get(pk=roster.pk).seal
    return take(roster, verb, by=by, seen=seen, **words).thing


def takers(thing, verb):
    """Everybody who may take this step now."""
    steps = [step for step in life_of(thing).open_from(thing) if step.verb == verb]
    rules = [step.taken_by for step in steps if not step.follows]
    return [person for rule in rules for person in rule(thing)]


def grant_exception(roster, *, by):
    return move(roster, "grant", by=by).exception


def reopen(roster, *, by, reason):
    """Answers with the version that is sent back."""
    return move(roster, "reopen", by=by, note=reason)


def stay(place, *, by):
    roster = place.team.rosters.get(state="approved")
    move(roster, "stay", by=by, person=place.person, school_id=place.person.school_id)
    return place


def decide(team, verb, *, by, reason="", **words):
    """A step of a team; answers with the team as it stands then."""
    seen = Team.objects.get(pk=team.pk).seal
    return take(team, verb, by=by, seen=seen, note=reason, **words).thing


def decline(asked, *, by, words):
    seen = TeamRequest.objects.get(pk=asked.pk).seal
    return take(asked, "decline", by=by, seen=seen, note=words).thing


def answer(consultation, *, by, text):
    seen = Roster.objects.get(pk=consultation.roster_id).seal
    return consulting.answer(consultation, by=by, text=text, seen=seen)


def take_back(asked, *, by):
    return take(asked, "take_back", by=by).thing
