"""Whose page a form stood on: a signed mark in every form that somebody signed in was shown.

On a shared computer a page outlives its reader. The mark says whose words arrive, whoever is signed
in by then.
"""

from collections.abc import Mapping
from typing import Any

from django.core.signing import BadSignature, Signer

FIELD = "whose"
KEPT = "kept"  # by which a form that is sent again says which kept one it is
SIGNER = Signer(salt="kit.whose")


def mark(person: Any) -> str:
    """The same on all pages of one person, so that forms can be compared."""
    return SIGNER.sign(person.pk)


def writer_of(post: Mapping[str, Any]) -> int | None:
    """The key of whoever was shown this form; nobody's, where the mark is missing or not ours."""
    try:
        return int(SIGNER.unsign(post.get(FIELD, "")))
    except BadSignature:
        return None
