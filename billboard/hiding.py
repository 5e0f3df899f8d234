"""Taking a posting off the billboard that does not belong there, and putting it back."""

from django.db import transaction

from billboard import emails
from billboard.lifecycle import LIFE_OF_A_POSTING
from billboard.models import Hiding, Posting
from billboard.posting import close_for_roster, expire
from kit import clock
from letters.outbox import write
from people.models import Person


@transaction.atomic
def hide(posting: Posting, *, by: Person, reason: str) -> Hiding:
    """An administrator takes it down with a reason; its authors hear it, nobody else does.

    Interest and questions rest until it stands again. Raises `NotYet` without a reason.
    """
    stood = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk).state
    posting = LIFE_OF_A_POSTING.move(posting, "hide", by=by, note=reason).thing
    hiding = posting.hidings.create(stood=stood, reason=reason.strip(), by=by)
    write(emails.posting_hidden(hiding))
    return hiding


@transaction.atomic
def appeal(posting: Posting, *, by: Person, text: str) -> Hiding:
    """Its authors answer once; the administrator who took it down reads it."""
    posting = LIFE_OF_A_POSTING.move(posting, "appeal", by=by, note=text).thing
    hiding = posting.hidings.standing().get()
    hiding.appeal, hiding.appealed_by = text.strip(), by
    hiding.save(update_fields=["appeal", "appealed_by"])
    write(emails.appealed(hiding))
    return hiding


@transaction.atomic
def restore(posting: Posting, *, by: Person) -> Posting:
    """Put it back where it stood, and tell its authors."""
    posting = LIFE_OF_A_POSTING.move(posting, "restore", by=by).thing
    hiding = posting.hidings.standing().get()
    hiding.ended_at, hiding.ended_by = clock.now(), by
    hiding.save(update_fields=["ended_at", "ended_by"])
    if hiding.stood == Posting.State.FORMED:
        posting = close_for_roster(posting)
    if hiding.stood == Posting.State.EXPIRED:
        posting = expire(posting)
    write(emails.posting_restored(hiding))
    return posting
