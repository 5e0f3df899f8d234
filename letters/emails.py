"""The letter as it goes over the line: a few headers that are known, and two texts.

Python's email package writes the same in twenty times the time, more than all the rest of handing
a letter over. Tests read back with it what is written here.
"""

from binascii import b2a_qp
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr
from typing import Any, Self

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.encoding import punycode

from kit import clock
from letters.models import Letter

BOUNDARY = "=_plt"  # stands in no quoted-printable text: every «=» of ours is written «=3D» there


class Posted(EmailMessage):
    """A letter that a mailer can send and that is written out already."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(letter.subject, to=[letter.person.email])
        self.letter = letter

    def message(self, *, policy: Any = None) -> Self:  # type: ignore[override]
        return self

    def as_bytes(self) -> bytes:
        head = [f"{name}: {_one_line(value)}" for name, value in _headers(self.letter).items()]
        body = [
            *_part("plain", self.letter.text),
            *_part("html", self.letter.html),
            f"--{BOUNDARY}--\n",
        ]
        return "\n".join([*head, "", *body]).replace("\n", "\r\n").encode("ascii")


def _headers(letter: Letter) -> dict[str, str]:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    headers = {
        "From": formataddr((name, address)),
        "To": _address(letter.person.email),
        "Subject": _subject(letter.subject),
        "Message-ID": letter.message_id,
        "Date": format_datetime(timezone.localtime(clock.now())),
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative; boundary="{BOUNDARY}"',
    }
    if letter.list_unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.list_unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _address(email: str) -> str:
    local, _, domain = email.rpartition("@")
    return f"{local}@{punycode(domain)}"


def _subject(words: str) -> str:
    """A short plain subject as it is; any other one in the encoded words of RFC 2047, folded."""
    looks_coded = "=?" in words
    if words.isascii() and len(words) < 68 and not looks_coded:
        return words
    charset = "utf-8" if looks_coded else None
    return Header(_one_line(words), charset, header_name="Subject").encode()


def _one_line(value: str) -> str:
    """Refuse a line break: behind it, somebody could write headers of their own."""
    if len(value.replace("\n ", "").splitlines()) > 1:
        raise ValueError("A header has one line.")
    return value


def _part(kind: str, words: str) -> list[str]:
    plain = words.replace("\r\n", "\n").encode()
    return [
        f"--{BOUNDARY}",
        f'Content-Type: text/{kind}; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
        b2a_qp(plain, istext=True).decode("ascii"),
    ]
