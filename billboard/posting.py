"""Putting a posting on the billboard, taking it down, and using it again; and who writes it."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from billboard import emails
from billboard.calendar import season
from billboard.models import Interest, Posting
from billboard.rules import writers
from billboard.search import found_by, index, learn
from billboard.writing import held, linked, written
from district.models import SchoolYear
from kit import clock
from kit.lifecycle import Deed, NotYet, Taken, move, pass_on
from letters.outbox import Draft, take_back
from people.models import Person

OPEN, FORMED = Posting.State.OPEN, Posting.State.FORMED
CARRIED = [
    *["title", "need", "attempt", "wanted", "evidence", "grades"],
    *["cross_school", "places", "welcome"],
]


def post(posting: Posting, *, by: Person) -> Posting:
    """Put a draft on the billboard; after the soft closing it is marked late.

    After the hard closing that takes a late pass. A second click finds it there already and
    changes nothing.
    """
    try:
        return move(posting, "post", by=by, season=season(by)).thing
    except NotYet:
        if there := Posting.objects.by(by).filter(pk=posting.pk, state=Posting.State.OPEN).first():
            return there
        raise


@transaction.atomic
def use_again(old: Posting, *, by: Person) -> Posting:
    """A new draft of this year with the words of an old posting; a second click finds the same.

    Its goals are chosen anew, and its co-authors are asked anew.
    """
    old = Posting.objects.select_for_update(of=("self",)).select_related("year").get(pk=old.pk)
    if not writers(old).contains(by):
        raise PermissionDenied("Only its authors use a posting again.")
    if not old.is_over:
        raise NotYet("It is still in use. Change it as it stands.")
    year = SchoolYear.objects.current()
    mine = old.continued_by.filter(lead=by, year=year)
    if again := mine.exclude(state=Posting.State.WITHDRAWN).first():
        return again
    words = {name: getattr(old, name) for name in CARRIED}
    school = by.school_id or old.school_id
    again = Posting(year=year, lead=by, school_id=school, continues=old, **words)
    subjects = old.subjects.all()
    for name, found in found_by(again, subjects, ()).items():
        setattr(again, name, found)
    again.save()
    again.subjects.set(subjects)
    return again


# --- Who writes it ---------------------------------------------------------------------------


@transaction.atomic
def take_off(posting: Posting, *, by: Person, person: Person) -> Posting:
    """End a co-authorship: one's own at any time, or, for the first author, anybody's.

    A letter about it that has not left yet never does.
    """
    posting = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
    if by.pk not in (person.pk, posting.lead_id):
        raise PermissionDenied("Co-authors take themselves off.")
    take_back(emails.named_co_author(posting, person, by=by))
    posting.co_authors.remove(person)
    index(posting)
    return posting


# --- Its team --------------------------------------------------------------------------------


@transaction.atomic
def taken_by_its_team(posting: Posting, people: Collection[Person] | None) -> None:
    """Who has said yes to its team takes its places, and their interest has become membership.

    A team that was given up has no people: authors and committed people count again.
    """
    on_its_team = None if people is None else len(people)
    Posting.objects.filter(pk=posting.pk).update(on_its_team=on_its_team)
    here = {person.pk for person in people or ()}
    joined = Interest.State.JOINED
    for interest in posting.interests.filter(person__in=here).exclude(state=joined):
        pass_on(interest, "join")
    for interest in posting.interests.filter(state=joined).exclude(person__in=here):
        pass_on(interest, "leave")


def close_for_roster(posting: Posting) -> Posting:
    """Its team has been submitted: it stays on the billboard and looks for nobody any more."""
    return _stand(posting, "form")


def look_again(posting: Posting) -> Posting:
    """Its team has the roster back in its own hands: it looks for people as before."""
    return _stand(posting, "look_again")


@transaction.atomic
def _stand(posting: Posting, verb: str) -> Posting:
    """Follow the team's roster; what is hidden does so behind its cover, to stand there later."""
    where, then = {"form": (OPEN, FORMED), "look_again": (FORMED, OPEN)}[verb]
    posting = held(posting)
    if posting.state == where:
        posting = pass_on(posting, verb).thing
    posting.hidings.standing().filter(stood=where).update(stood=then)
    return posting


# --- What the steps do -----------------------------------------------------------------------


def _posted(taken: Taken) -> dict[str, Any]:
    """On the billboard from this moment, late or not, and found by its words."""
    today = taken.words["season"]
    when = {"posted_at": clock.now(), "late": today.is_late, "late_pass": today.late_pass}
    return written(taken) | when


def _named(taken: Taken) -> dict[str, Any]:
    """One author more, by whom it is found, too."""
    posting = taken.thing
    posting.co_authors.add(taken.words["person"])
    co_authors = posting.co_authors.select_related("school")
    return found_by(posting, posting.subjects.all(), co_authors)


def _tells_whom_it_names(taken: Taken) -> Draft:
    return emails.named_co_author(taken.thing, taken.words["person"], by=taken.by)


TAKEN_DOWN = "“{thing}” has been taken down."
POST = Deed(does=_posted, then=linked)
DISCARD = Deed(done=TAKEN_DOWN)
WITHDRAW = Deed(
    done=TAKEN_DOWN, tells=lambda taken: emails.posting_withdrawn(taken.thing, by=taken.by)
)
NAME = Deed(
    done=lambda taken: f"{taken.words['person']} is a co-author now and gets an email.",
    does=_named,
    then=lambda taken: learn([taken.thing]),
    tells=_tells_whom_it_names,
)
