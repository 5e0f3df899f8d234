"""The letters about powers. Each function builds one letter and sends nothing."""

from letters.outbox import Draft, letter
from powers.models import Appointment


def delegate_named(delegation: Appointment) -> Draft:
    """To the delegate: for whom, from when to when, and where the rosters are."""
    return _of_delegate("delegate_named", delegation)


def delegate_thanked(delegation: Appointment) -> Draft:
    """To the delegate: nothing waits for them any more."""
    return _of_delegate("delegate_thanked", delegation)


def _of_delegate(kind: str, delegation: Appointment) -> Draft:
    return letter(
        f"powers/letters/{kind}.html",
        to=[delegation.person],
        key=delegation.pk,
        delegation=delegation,
        absent=delegation.acting_for.person,  # type: ignore[union-attr]  # every delegate's has one
    )
