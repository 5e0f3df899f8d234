"""Writing a posting, putting it on the billboard, and taking it down."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from billboard import emails
from billboard.calendar import season
from billboard.checks import a_complete_posting
from billboard.lifecycle import LIFE_OF_A_POSTING
from billboard.models import Posting
from billboard.rules import authors
from billboard.search import index
from district.models import OrgGoal, Subject
from kit import clock
from kit.lifecycle import NotYet
from letters.outbox import write as write_letter
from people.models import Person

WRITTEN = [
    "school",
    "cross_school",
    "title",
    "need",
    "attempt",
    "wanted",
    "evidence",
    "grades",
    "places",
    "welcome",
]


@transaction.atomic
def keep(
    posting: Posting, *, by: Person, org_goals: Iterable[OrgGoal], subjects: Iterable[Subject]
) -> Posting:
    """Save what was written, as a draft or as a change of what stands on the billboard."""
    posting.pk = posting.pk or _first_written_on(posting.slip, by)
    if posting.pk:
        posting.state = LIFE_OF_A_POSTING.move(posting, "edit", by=by).state
        posting.save(update_fields=WRITTEN)
    else:
        posting.save()
    posting.org_goals.set(org_goals)
    posting.subjects.set(subjects)
    if posting.state == Posting.State.OPEN and (lacking := list(a_complete_posting(posting, ""))):
        raise NotYet(*lacking)
    index(posting)
    return posting


def _first_written_on(slip: UUID, by: Person) -> int | None:
    """What a second click, or the way back in the browser, wrote a moment ago."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # one click after the other
    return Posting.objects.filter(slip=slip, lead=by).values_list("pk", flat=True).first()


@transaction.atomic
def post(posting: Posting, *, by: Person) -> Posting:
    """Put a draft on the billboard; after the soft closing it is marked late.

    A second click finds it there already and changes nothing.
    """
    posting = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
    if posting.state == Posting.State.OPEN and authors(posting).contains(by):
        return posting
    posting.posted_at = clock.now()
    posting.late = season().is_late
    posting.save(update_fields=["posted_at", "late"])
    posting = LIFE_OF_A_POSTING.move(posting, "post", by=by)
    index(posting)
    return posting


@transaction.atomic
def withdraw(posting: Posting, *, by: Person) -> Posting:
    """Take a posting down and tell whoever was interested. It stays readable to its authors."""
    was_read = posting.state == Posting.State.OPEN
    posting = LIFE_OF_A_POSTING.move(posting, "withdraw", by=by)
    if was_read:
        write_letter(emails.posting_withdrawn(posting, by=by))
    return posting


@transaction.atomic
def close_for_roster(posting: Posting) -> Posting:
    """Its team has been submitted: it stays on the billboard and looks for nobody any more."""
    return _stand(posting, Posting.State.OPEN, Posting.State.FORMED)


@transaction.atomic
def look_again(posting: Posting) -> Posting:
    """Its team has the roster back in its own hands: it looks for people as before."""
    return _stand(posting, Posting.State.FORMED, Posting.State.OPEN)


def _stand(posting: Posting, where: str, then: str) -> Posting:
    """Follow the team's roster; what is hidden does so behind its cover, to stand there later."""
    posting = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
    if posting.state == where:
        posting.state = then
        posting.save(update_fields=["state"])
    posting.hidings.standing().filter(stood=where).update(stood=then)
    return posting
