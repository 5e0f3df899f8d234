"""Words that arrive when their writer is not signed in: kept sealed, for them and nobody else."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, Sum
from django.db.models.functions import Length
from django.utils.crypto import salted_hmac

from kit import clock
from people.models import Person
from plt_portal.models import A_DAY, KeptForm
from plt_portal.sent import SentForm

MANY = 20  # forms of one person
HEAVY = 2_000_000  # bytes of all of them


@transaction.atomic
def keep(sent: SentForm, *, writer: int) -> KeptForm | None:
    """Keep it for a day. Nothing, where nobody could read it or there is no room left."""
    person = Person.objects.active().select_for_update(no_key=True).filter(pk=writer).first()
    if person is None:
        return None
    own, mark, window = KeptForm.objects.filter(writer=person), same(sent), _mark(sent.window)
    earlier = Q(mark=mark) | (Q(window=window) & ~Q(window=""))
    sealed, now = _chest().encrypt(sent.written().encode()), clock.now()
    held = own.exclude(earlier).aggregate(
        number=Count("pk"), weight=Sum(Length("sealed"), default=0)
    )
    if held["number"] >= MANY or held["weight"] + len(sealed) > HEAVY:
        return None
    own.filter(earlier).delete()
    facts = {"sealed": sealed, "window": window, "at": now, "until": now + A_DAY}
    return own.create(writer=person, mark=mark, **facts)


def waiting_for(person: Person) -> Iterator[tuple[KeptForm, SentForm]]:
    """What waits for its writer, opened; the latest first."""
    return _opened(KeptForm.objects.of(person))


def _opened(rows: Iterable[KeptForm]) -> Iterator[tuple[KeptForm, SentForm]]:
    for kept in rows:
        try:
            yield kept, SentForm.read(_chest().decrypt(bytes(kept.sealed)).decode())
        except InvalidToken:  # no key of the portal that is named opens it
            continue


def the_one(number: int | None, *, of: Person) -> tuple[KeptForm, SentForm] | None:
    """What waits under this number for its writer."""
    return next(_opened(KeptForm.objects.of(of).filter(pk=number)), None)


def same(sent: SentForm) -> str:
    """By this two forms are known as the same, and nothing of what they say."""
    return _mark(str(sent))


def took(sent: SentForm, number: int | None, *, by: Person) -> None:
    """A door took these words: what was kept for it under this number, and by its window, goes."""
    if sent.window:
        KeptForm.objects.filter(writer=by.pk, window=_mark(sent.window)).delete()
    if number and (found := the_one(number, of=by)) and found[1].path == sent.path:
        throw_away(number, by=by)


def throw_away(number: int | None, *, by: Person) -> None:
    """Its writer does not want it any more."""
    KeptForm.objects.of(by).filter(pk=number).delete()


def _chest() -> MultiFernet:
    """Its key follows from the portal's; whoever reads only the tables has none.

    What an earlier key of the portal locked is opened as long as that key is named.
    """
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([_lock(key) for key in keys])


@cache
def _lock(secret: str) -> Fernet:
    key = salted_hmac("plt_portal.keeping", "", secret, algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))


def _mark(words: str) -> str:
    """Says of two texts that they are the same, and nothing of what they say."""
    return salted_hmac("plt_portal.mark", words, algorithm="sha256").hexdigest() if words else ""
