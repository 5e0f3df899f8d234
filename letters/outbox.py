"""Writing letters, and handing them over. The ledger row comes first, the post office second."""

import logging
import smtplib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from kit import clock
from kit.bell import ring
from letters.models import Letter
from people.models import Person

log = logging.getLogger(__name__)

# How long to wait after a temporary refusal, by the number of attempts so far.
PATIENCE = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 1440)]


@dataclass(frozen=True)
class Draft:
    """A letter not yet written: its kind and key, its readers, its template and what it tells."""

    template: str
    key: str
    to: list[Person]
    context: dict[str, Any] = field(default_factory=dict)
    delay: timedelta = timedelta()
    stoppable: bool = False  # carries a link with which the reader stops this kind of letter

    @property
    def kind(self) -> str:
        """«teams/letters/roster_moved.html» is of the kind «roster_moved»."""
        return self.template.rsplit("/", 1)[-1].removesuffix(".html")


def letter(
    template: str,
    *,
    to: Iterable[Person],
    key: Any,
    delay: timedelta = timedelta(),
    stoppable: bool = False,
    **context: Any,
) -> Draft:
    """A draft for these readers; `key` tells it from other letters of its kind."""
    return Draft(template, str(key), list(to), context, delay, stoppable)


def write(draft: Draft) -> list[Letter]:
    """Enter one row a reader in the ledger, in the caller's transaction, and ring for delivery.

    A reader who already has a letter of this kind and key gets no second one.
    """
    rows = [_row(draft, reader) for reader in draft.to]
    Letter.objects.bulk_create(rows, ignore_conflicts=True)
    ring("letters.tasks.deliver_due")
    return rows


def deliver(letter: Letter, connection: Any) -> None:
    """Hand one claimed letter to the mail server and enter what became of it.

    A refusal for good (5xx) ends it; anything else is tried again, up to a day later.
    """
    if not letter.person.is_active:
        return _enter(letter, state=Letter.State.DROPPED)
    try:
        connection.send_messages([_message(letter)])
    except smtplib.SMTPRecipientsRefused as refusal:
        _refused(letter, next(iter(refusal.recipients.values())))
    except smtplib.SMTPResponseException as refusal:
        _refused(letter, (refusal.smtp_code, refusal.smtp_error))
    except (OSError, smtplib.SMTPException) as trouble:
        connection.close()  # a broken line would fail every letter that follows
        _try_again(letter, str(trouble))
    else:
        _enter(letter, state=Letter.State.SENT, sent_at=clock.now(), trouble="")


def render(template: str, context: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, text and HTML of one letter: the file's two parts, and the file itself."""
    context = {"site": settings.SITE_URL, "district": settings.DISTRICT_NAME} | context
    subject = " ".join(render_to_string(f"{template}#subject", context).split())
    text = render_to_string(f"{template}#text", context).strip() + "\n"
    html = css_inline.inline(render_to_string(template, context), load_remote_stylesheets=False)
    return subject[:200], text, html


def _row(draft: Draft, reader: Person) -> Letter:
    stop = settings.SITE_URL + reverse("letters:stop", args=[reader.unsubscribe_token])
    subject, text, html = render(draft.template, draft.context | {"reader": reader, "stop": stop})
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
    headers = {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"}
    if letter.list_unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.list_unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        letter.subject, letter.text, to=[letter.person.email], headers=headers
    )
    message.attach_alternative(letter.html, "text/html")
    return message


def _refused(letter: Letter, answer: tuple[int, bytes | str]) -> None:
    code, words = answer
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    if code >= 500:
        _enter(letter, state=Letter.State.FAILED, trouble=f"{code} {said}"[:300])
    else:
        _try_again(letter, f"{code} {said}")


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
