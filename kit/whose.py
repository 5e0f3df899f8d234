"""Whose page a form stood on: a signed mark in every form that somebody signed in was shown.

On a shared computer a page outlives its reader. The mark says whose words arrive, whoever is signed
in by then. It also outlives the page, for whoever copied it; so it says from which day it is.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.core.signing import BadSignature, Signer

from kit import clock
from kit.text import numbers

FIELD = "whose"
KEPT = "kept"  # by which a form that is sent again says which kept one it is
SIGNER = Signer(salt="kit.whose")
OPEN = 30  # days that a page can stand open, twice as long as a session lasts


def mark(person: Any) -> str:
    """The same on all pages that one person opens on a day, so that forms can be compared."""
    return _signed(person.pk, clock.today().toordinal())


@lru_cache
def _signed(person: int, day: int) -> str:
    return SIGNER.sign(f"{person} {day}")


def writer_of(post: Mapping[str, Any]) -> int | None:
    """The key of whoever was shown this form; nobody's, where it is missing, old or forged."""
    try:
        person, day = numbers(SIGNER.unsign(post.get(FIELD, "")).split())
    except (BadSignature, ValueError):
        return None
    return person if clock.today().toordinal() - day <= OPEN else None
