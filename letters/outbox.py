"""Writing letters. A verb that tells somebody something enters it in the ledger, in its own
transaction; `letters.delivery` hands it over afterwards.

Three kinds of letters:

    letter(FORMED, to=members, key=team.pk, team=team)
        tells all readers the same. One kind and key, one letter a reader, however often written.

    letter(DIGEST, to=staff, key=issue.pk, audience=news.fits, tells=news.sorted_for, issue=issue)
        tells some readers other things than others. `audience(reader)` says who is told the same,
        in any value that can be a key of a dict; `tells(audience)` gives what this audience is told
        beside the rest. The template is rendered once an audience, never once a person.

    letter(INTEREST, to=authors, key=interest.pk, thread=posting.pk, tells=who, delay=TEN_MINUTES)
        combines: while a letter of this kind and thread waits, the next `key` is added to it
        instead of written apart, and `tells(keys)` is asked anew what all of them come to.
        `take_back` takes a key out again. Once a worker has claimed a letter its text stands, and
        the next key begins a new one: nothing is lost and nothing is told twice.

Of the reader a template knows `reader.given_name`, `reader.name` and `stop`, printed as they are.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import batched
from typing import Any

from django.conf import settings
from django.db import transaction

from kit import clock
from kit.bell import ring
from letters.contents import Words, render, stamped, stop_link
from letters.models import Letter
from people.models import Person

A_BATCH = 1000  # rows entered in the ledger at once
BELLS = 8  # workers woken for a letter to very many: as many as hand over at once


def everybody(reader: Person) -> Hashable:
    """All readers are told the same."""
    return None


def nothing_more(audience: Any) -> dict[str, Any]:
    """Every audience is told the same: the draft's own context and nothing more."""
    return {}


@dataclass(frozen=True)
class Draft:
    """A letter not yet written: its kind and key, its readers, its template and what it tells."""

    template: str
    key: str
    to: list[Person]
    context: dict[str, Any] = field(default_factory=dict)
    delay: timedelta = timedelta()
    stoppable: bool = False  # carries a link with which the reader stops this kind of letter
    audience: Callable[[Person], Hashable] = everybody
    tells: Callable[[Any], dict[str, Any]] = nothing_more
    thread: str = ""
    urgent: bool = False  # its reader sits there and waits for it

    @property
    def kind(self) -> str:
        return kind_of(self.template)


def kind_of(template: str) -> str:
    """«teams/letters/roster_moved.html» is of the kind «roster_moved»."""
    return template.rsplit("/", 1)[-1].removesuffix(".html")


def letter(
    template: str,
    *,
    to: Iterable[Person],
    key: Any,
    delay: timedelta = timedelta(),
    stoppable: bool = False,
    audience: Callable[[Person], Hashable] = everybody,
    tells: Callable[[Any], dict[str, Any]] = nothing_more,
    thread: Any = "",
    urgent: bool = False,
    **context: Any,
) -> Draft:
    """A draft for these readers; `key` tells it from other letters of its kind."""
    words = str(key), list(to), context
    return Draft(template, *words, delay, stoppable, audience, tells, str(thread), urgent)


def write(draft: Draft) -> None:
    """Enter one row a reader in the ledger, in the caller's transaction, and ring for delivery.

    A reader who already has a letter of this kind and key gets no second one.
    """
    if draft.thread:
        _combine(draft)
        return ring("letters.tasks.deliver_due")
    for number, rows in enumerate(batched(compose(draft), A_BATCH, strict=False)):
        Letter.objects.bulk_create(rows, ignore_conflicts=True)
        if number < BELLS:
            ring("letters.tasks.deliver_due")
    return None


def compose(draft: Draft) -> Iterator[Letter]:
    """One unsaved row a reader, rendered once an audience: what `write` enters, or a preview."""
    audiences = defaultdict(list)
    for reader in draft.to:
        audiences[draft.audience(reader)].append(reader)
    for audience, readers in audiences.items():
        words = _rendered(draft, audience)
        for reader in readers:
            yield _row(draft, reader, stamped(words, reader))


@transaction.atomic
def take_back(draft: Draft) -> None:
    """What this letter tells is no longer true: drop whatever has not left yet.

    A letter that also tells other things leaves without this one. Told again, it has a new key.
    """
    if not draft.thread:
        waiting = Letter.objects.filter(kind=draft.kind, key=draft.key)
        return waiting.taken_back()
    telling = Letter.objects.of_thread(draft.kind, draft.thread).filter(about=[draft.key])
    telling.taken_back()
    more = Letter.objects.of_thread(draft.kind, draft.thread).combining()
    return _renew(draft, more.filter(about__contains=[draft.key]), without=draft.key)


@transaction.atomic
def _combine(draft: Draft) -> None:
    """Add the draft's key to the waiting letters of its thread; who has none gets a new one."""
    _one_at_a_time(draft.to)
    thread = Letter.objects.of_thread(draft.kind, draft.thread).filter(person__in=draft.to)
    telling = thread.filter(about__contains=[draft.key]).values("person")
    waiting = thread.combining().exclude(person__in=telling.untouchable())
    _renew(draft, waiting, adding=draft.key)
    told = {row["person"] for row in telling}
    others = [reader for reader in draft.to if reader.pk not in told]
    rows = compose(replace(draft, to=others, audience=lambda reader: (draft.key,)))
    Letter.objects.bulk_create(rows, ignore_conflicts=True)


def _one_at_a_time(readers: list[Person]) -> None:
    """Two who write to the same reader at once do so one after the other."""
    rows = Person.objects.filter(pk__in=[reader.pk for reader in readers]).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def _renew(draft: Draft, waiting: Any, adding: str = "", without: str = "") -> None:
    """Render waiting letters again. One that a worker claims at this moment leaves as it was."""
    rows = list(waiting.select_related("person").select_for_update(of=("self",)).order_by("pk"))
    for row in rows:
        keys = [key for key in row.about if key not in (adding, without)]
        row.about = [*keys, adding] if adding else keys
        words = _rendered(draft, tuple(row.about))
        row.subject, row.text, row.html = stamped(words, row.person)
    Letter.objects.bulk_update(rows, ["about", "subject", "text", "html"])


def _rendered(draft: Draft, audience: Any) -> Words:
    return render(draft.template, draft.context | draft.tells(audience))


def _row(draft: Draft, reader: Person, words: Words) -> Letter:
    now = clock.now()
    return Letter(
        kind=draft.kind,
        key=draft.key,
        thread=draft.thread,
        about=[draft.key] if draft.thread else [],
        person=reader,
        subject=words.subject,
        text=words.text,
        html=words.html,
        list_unsubscribe=stop_link(reader) if draft.stoppable else "",
        urgent=draft.urgent,
        message_id=f"<{draft.kind}.{draft.key}.{reader.pk}@{_host()}>",
        written_at=now,
        due_at=now + draft.delay,
    )


def _host() -> str:
    return settings.SITE_URL.split("//")[-1].split(":")[0]
