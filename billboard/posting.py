"""Putting a posting on the billboard, taking it down, and using it again; and who writes it."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction

from billboard import emails
from billboard.calendar import season
from billboard.checks import a_place_for_an_author
from billboard.lifecycle import LIFE_OF_A_POSTING
from billboard.models import Interest, Posting
from billboard.rules import authors, writers
from billboard.search import index
from district.models import SchoolYear
from kit import clock
from kit.lifecycle import NotYet
from letters.outbox import take_back
from letters.outbox import write as write_letter
from people.models import Person

CARRIED = [
    *["title", "need", "attempt", "wanted", "evidence", "grades"],
    *["cross_school", "places", "welcome"],
]


@transaction.atomic
def post(posting: Posting, *, by: Person) -> Posting:
    """Put a draft on the billboard; after the soft closing it is marked late.

    After the hard closing that takes a late pass. A second click finds it there already and
    changes nothing.
    """
    posting = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
    if posting.state == Posting.State.OPEN and authors(posting).contains(by):
        return posting
    today = season(by)
    posting.posted_at, posting.late = clock.now(), today.is_late
    posting.late_pass = today.late_pass
    posting.save(update_fields=["posted_at", "late", "late_pass"])
    posting = LIFE_OF_A_POSTING.move(posting, "post", by=by).thing
    index(posting)
    return posting


@transaction.atomic
def withdraw(posting: Posting, *, by: Person) -> Posting:
    """Take a posting down and tell whoever was interested. It stays readable to its authors."""
    was_read = posting.state == Posting.State.OPEN
    posting = LIFE_OF_A_POSTING.move(posting, "withdraw", by=by).thing
    if was_read:
        write_letter(emails.posting_withdrawn(posting, by=by))
    return posting


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
    again = Posting.objects.create(year=year, lead=by, school_id=school, continues=old, **words)
    again.subjects.set(old.subjects.all())
    index(again)
    return again


# --- Who writes it ---------------------------------------------------------------------------


@transaction.atomic
def name_co_author(posting: Posting, *, by: Person, person: Person) -> Posting:
    """Put a colleague's name beside one's own and tell them. Naming twice is naming once."""
    posting = LIFE_OF_A_POSTING.move(posting, "edit", by=by).thing
    if writers(posting).contains(person):
        return posting
    if reasons := list(_not_yet_an_author(posting, person)):
        raise NotYet(*reasons)
    posting.co_authors.add(person)
    index(posting)
    write_letter(emails.named_co_author(posting, person, by=by))
    return posting


def _not_yet_an_author(posting: Posting, person: Person) -> list[str]:
    if not Person.objects.active().contains(person):
        return [f"{person} does not work here any more."]
    if Interest.objects.wanted().filter(posting=posting, person=person).exists():
        return [f"{person} has shown interest. Ask whether they are in, on the posting."]
    return list(a_place_for_an_author(posting))


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
    for interest in posting.interests.select_for_update(of=("self",)):
        if interest.person_id in here and interest.state != Interest.State.JOINED:
            _becomes(interest, Interest.State.JOINED)
            take_back(emails.interest_shown(interest))
        elif interest.person_id not in here and interest.state == Interest.State.JOINED:
            _becomes(interest, Interest.State.WITHDRAWN)


def _becomes(interest: Interest, state: str) -> None:
    interest.state = state
    interest.save(update_fields=["state"])


@transaction.atomic
def close_for_roster(posting: Posting) -> Posting:
    """Its team has been submitted: it stays on the billboard and looks for nobody any more."""
    return _stand(posting, Posting.State.OPEN, Posting.State.FORMED)


@transaction.atomic
def look_again(posting: Posting) -> Posting:
    """Its team has the roster back in its own hands: it looks for people as before."""
    return _stand(posting, Posting.State.FORMED, Posting.State.OPEN)


@transaction.atomic
def expire(posting: Posting) -> Posting:
    """Its time has passed without a team: it stays readable, and can be used again next year."""
    return _stand(posting, Posting.State.OPEN, Posting.State.EXPIRED)


def _stand(posting: Posting, where: str, then: str) -> Posting:
    """Follow the team's roster; what is hidden does so behind its cover, to stand there later."""
    posting = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
    if posting.state == where:
        posting.state = then
        posting.save(update_fields=["state"])
    posting.hidings.standing().filter(stood=where).update(stood=then)
    return posting
