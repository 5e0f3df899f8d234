"""Handing letters over: claimed a handful at a time, each entered as soon as the server has it.

A worker that dies leaves its handful claimed; after two minutes another one takes it up. Only a
letter whose «250» had come, or was about to, can reach the server twice, under the same Message-ID.
"""

import logging
import re
import smtplib
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from math import inf
from time import monotonic
from typing import Any

from django.core.mail import mailers
from django.db.models import Case, F, When

from kit import clock
from letters.emails import Posted
from letters.models import Letter
from people.models import Person

log = logging.getLogger(__name__)

# How long to wait after a temporary refusal, by the number of attempts so far.
PATIENCE = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 1440)]
AT_ONCE = [timedelta(seconds=s) for s in (5, 15, 60, 300)]  # somebody waits for it, but not longer
AWAITED = timedelta(minutes=10)
NOBODY_WAITS = "Nobody waits for it any more."
LEAVING = 421  # the server's word that it hangs up
A_HANDFUL = 20  # letters claimed at once
HANDFULS_A_LINE = 5  # that leave over one connection
A_MOMENT = 0.5  # seconds for which what was read of a reader holds


def deliver_for(seconds: float, letters: Any = Letter.objects) -> bool:
    """Send what is due of these until the time is up; True when nothing is left that could leave
    now. What is urgent leaves first."""
    ends = monotonic() + seconds
    connection = mailers["default"]
    try:
        while open_line(connection):
            for _ in range(HANDFULS_A_LINE):
                handful = letters.claim(A_HANDFUL)
                if not deliver_handful(handful, connection, ends) or len(handful) < A_HANDFUL:
                    return monotonic() < ends
            hang_up(connection)  # some servers count the letters of a connection
        return True
    finally:
        hang_up(connection)


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
    """Close the connection; one that has broken already is only let go of."""
    with suppress(OSError):
        connection.close()


def deliver_handful(letters: Sequence[Letter], connection: Any, ends: float = inf) -> bool:
    """Hand over what was claimed; False if the rest was given back.

    That happens when the mail server goes away, and when the shift ends: a slow server must not
    hold a worker until it is stopped in the middle of a letter.

    Whoever stops the digest stops it within a second: a reader is looked at again before a letter
    leaves that was claimed longer ago.
    """
    claimed = monotonic()
    for number, letter in enumerate(letters):
        if monotonic() > ends or not open_line(connection):
            Letter.objects.give_back(letters[number:])
            return False
        current = letter if monotonic() - claimed < A_MOMENT else Letter.objects.read_again(letter)
        if current:
            deliver(current, connection)
    return True


def deliver(letter: Letter, connection: Any) -> None:
    """Hand one claimed letter to the mail server and enter what became of it.

    A refusal for good (5xx) of the reader or the letter ends it. Everything else is tried
    again, up to a day later: a temporary refusal, a line that broke, a sender not accepted.
    """
    if why := _unwanted(letter):
        return _enter(letter, state=Letter.State.DROPPED, trouble=why)
    try:
        connection.send_messages([Posted(letter)])
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
        code, words = _answer(refusal)
        if code == LEAVING:
            hang_up(connection)
        _refused(letter, code, words)
    except OSError as trouble:
        hang_up(connection)  # a broken line would fail every letter that follows
        _wait(letter, str(trouble))
    except ValueError as trouble:  # an address or a subject that no mail can carry
        _bounced(letter, str(trouble))
    else:
        _enter(letter, state=Letter.State.SENT, sent_at=clock.now(), trouble="")
        if letter.person.refusals:
            Person.objects.filter(pk=letter.person_id).update(refusals=0)


def try_again(reader: Person) -> None:
    """Let letters leave to this address again; refused once more, it is paused at once."""
    paused = Person.objects.unreachable().filter(pk=reader.pk)
    paused.update(refusals=Person.REFUSALS_TO_PAUSE - 1)


def _unwanted(letter: Letter) -> str:
    """Why this letter need not leave any more."""
    if not letter.person.is_active:
        return "The reader no longer works for the district."
    if letter.urgent and letter.written_at < clock.now() - AWAITED:
        return NOBODY_WAITS
    if letter.person.is_unreachable:
        return "The mail server refused this address three times."
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
        _bounced(letter, f"{code} {words}")
    else:
        _wait(letter, f"{code} {words}")


def _bounced(letter: Letter, words: str) -> None:
    """Refused for good. The third time running, nothing leaves to this address any more."""
    _enter(letter, state=Letter.State.FAILED, trouble=_said(words))
    address = letter.person.email
    once_more = When(refused_address=address, then=F("refusals") + 1)
    reader = Person.objects.filter(pk=letter.person_id)
    reader.update(refusals=Case(once_more, default=1), refused_address=address)
    log.warning("Letter %s was refused for good: %s", letter.pk, words)


def _said(words: str) -> str:
    """What the mail server said, without the address: nobody reads that on a page."""
    return re.sub(r"<?\S+@\S+", "…", words)[:300]


def _wait(letter: Letter, trouble: str) -> None:
    log.warning("Letter %s waits: %s", letter.pk, trouble)
    patience = AT_ONCE if letter.urgent else PATIENCE
    if letter.urgent and letter.attempts > len(patience):
        return _enter(letter, state=Letter.State.DROPPED, trouble=NOBODY_WAITS)
    if letter.attempts > len(patience):
        return _enter(letter, state=Letter.State.FAILED, trouble=_said(trouble))
    due = clock.now() + patience[letter.attempts - 1]
    return _enter(letter, state=Letter.State.WAITING, due_at=due, trouble=_said(trouble))


def _enter(letter: Letter, **facts: Any) -> None:
    """Only whoever still holds the claim may enter what became of a letter."""
    Letter.objects.held(letter).update(**facts)
