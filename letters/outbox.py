"""Writing letters, and handing them over. The ledger row comes first, the post office second."""

import logging
import re
import smtplib
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from itertools import batched
from typing import Any

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, engines
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from kit import clock
from kit.bell import ring
from letters.models import Letter
from people.models import Person

log = logging.getLogger(__name__)

# How long to wait after a temporary refusal, by the number of attempts so far.
PATIENCE = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 1440)]
LEAVING = 421  # the server's word that it hangs up
A_BATCH = 1000  # rows entered in the ledger at once
A_LINE = 71  # of plain text; an address stays whole, however long


def nothing_more(reader: Person) -> dict[str, Any]:
    """A letter that tells every reader the same."""
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
    personal: Callable[[Person], dict[str, Any]] = nothing_more  # what only this reader is told

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
    personal: Callable[[Person], dict[str, Any]] = nothing_more,
    **context: Any,
) -> Draft:
    """A draft for these readers; `key` tells it from other letters of its kind."""
    return Draft(template, str(key), list(to), context, delay, stoppable, personal)


def write(draft: Draft) -> None:
    """Enter one row a reader in the ledger, in the caller's transaction, and ring for delivery.

    A reader who already has a letter of this kind and key gets no second one.
    """
    for readers in batched(draft.to, A_BATCH, strict=False):
        rows = [_row(draft, reader) for reader in readers]
        Letter.objects.bulk_create(rows, ignore_conflicts=True)
    ring("letters.tasks.deliver_due")


def take_back(template: str, *, key: Any) -> None:
    """What this letter tells is no longer so: whatever has not left yet, stays."""
    waiting = Letter.objects.filter(
        kind=kind_of(template), key=str(key), state=Letter.State.WAITING
    )
    waiting.update(state=Letter.State.DROPPED, trouble="Taken back before it left.")


def open_line(connection: Any) -> bool:
    """Whether the mail server answers. When it is away, letters wait without being tried."""
    try:
        connection.open()
    except OSError as trouble:  # smtplib's own exceptions are OSErrors too
        log.warning("The mail server does not take letters now: %s", trouble)
        hang_up(connection)
        return False
    return True


def hang_up(connection: Any) -> None:
    """End the conversation; a line that broke before cannot say goodbye."""
    with suppress(OSError):
        connection.close()


def deliver(letter: Letter, connection: Any) -> None:
    """Hand one claimed letter to the mail server and enter what became of it.

    A refusal for good (5xx) of the reader or the letter ends it. Everything else is tried
    again, up to a day later: a temporary refusal, a line that broke, a sender not accepted.
    """
    if why := _unwanted(letter):
        return _enter(letter, state=Letter.State.DROPPED, trouble=why)
    try:
        connection.send_messages([_message(letter)])
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
        code, words = _answer(refusal)
        if code == LEAVING:
            hang_up(connection)
        _refused(letter, code, words)
    except OSError as trouble:
        hang_up(connection)  # a broken line would fail every letter that follows
        _try_again(letter, str(trouble))
    except ValueError as trouble:  # an address or a subject that no mail can carry
        _enter(letter, state=Letter.State.FAILED, trouble=str(trouble)[:300])
    else:
        _enter(letter, state=Letter.State.SENT, sent_at=clock.now(), trouble="")


def render(template: str, context: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, text and HTML of one letter: the file's two parts, and the file itself."""
    context = _frame() | context
    subject = " ".join(_plain(f"{template}#subject", context).split())
    text = "\n".join(_lines(_plain(f"{template}#text", context)))
    text = re.sub(r"\n\s*\n(\s*\n)+", "\n\n", text).strip() + "\n"
    html = css_inline.inline(render_to_string(template, context), load_remote_stylesheets=False)
    return subject[:200], text, html


def _frame() -> dict[str, Any]:
    """What every letter may say about the portal itself."""
    return {
        "site": settings.SITE_URL,
        "district": settings.DISTRICT_NAME,
        "plt": settings.DISTRICT_WORD,
    }


def _plain(part: str, context: dict[str, Any]) -> str:
    """A part as plain text, where O'Brien is not written as HTML."""
    template: Any = engines["django"].get_template(part)
    return template.template.render(Context(context, autoescape=False))


def _lines(text: str) -> Iterator[str]:
    """The text in lines that every mail program shows whole."""
    for line in text.splitlines():
        if len(line) <= A_LINE:
            yield line
        else:
            yield from textwrap.wrap(
                line, A_LINE, break_long_words=False, break_on_hyphens=False, tabsize=4
            )


def _row(draft: Draft, reader: Person) -> Letter:
    stop = settings.SITE_URL + reverse("letters:stop", args=[reader.unsubscribe_token])
    told = draft.context | draft.personal(reader) | {"reader": reader, "stop": stop}
    subject, text, html = render(draft.template, told)
    now = clock.now()
    return Letter(
        kind=draft.kind,
        key=draft.key,
        person=reader,
        subject=subject,
        text=text,
        html=html,
        list_unsubscribe=stop if draft.stoppable else "",
        message_id=f"<{draft.kind}.{draft.key}.{reader.pk}@{_host()}>",
        written_at=now,
        due_at=now + draft.delay,
    )


def _host() -> str:
    return settings.SITE_URL.split("//")[-1].split(":")[0]


def _message(letter: Letter) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": letter.message_id,
        "Date": format_datetime(timezone.localtime(clock.now())),
        "Auto-Submitted": "auto-generated",
    }
    if letter.list_unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.list_unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        letter.subject, letter.text, to=[letter.person.email], headers=headers
    )
    message.attach_alternative(letter.html, "text/html")
    return message


def _unwanted(letter: Letter) -> str:
    """Why this letter need not leave any more."""
    if not letter.person.is_active:
        return "The reader no longer works for the district."
    if letter.list_unsubscribe and letter.person.mail_choice == Person.MailChoice.NONE:
        return "The reader has stopped the digest."
    return ""


def _answer(refusal: Any) -> tuple[int, str]:
    """The server's code and words, whether it refused the reader or the letter."""
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(refusal.recipients.values()))
    else:
        code, words = refusal.smtp_code, refusal.smtp_error
    return code, words.decode(errors="replace") if isinstance(words, bytes) else words


def _refused(letter: Letter, code: int, words: str) -> None:
    if code >= 500:
        _enter(letter, state=Letter.State.FAILED, trouble=f"{code} {words}"[:300])
    else:
        _try_again(letter, f"{code} {words}")


def _try_again(letter: Letter, trouble: str) -> None:
    log.warning("Letter %s waits: %s", letter.pk, trouble)
    if letter.attempts > len(PATIENCE):
        return _enter(letter, state=Letter.State.FAILED, trouble=trouble[:300])
    due = clock.now() + PATIENCE[letter.attempts - 1]
    return _enter(letter, state=Letter.State.WAITING, due_at=due, trouble=trouble[:300])


def _enter(letter: Letter, **facts: Any) -> None:
    """Only whoever still holds the claim may enter what became of a letter."""
    held = Letter.objects.filter(pk=letter.pk, state=Letter.State.SENDING, attempts=letter.attempts)
    held.update(**facts)
