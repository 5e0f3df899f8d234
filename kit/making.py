"""Papers that are made in the background: a row says what is due, and a worker makes it once.

Bells and sweeps may come as often and at once as they like. An attempt is entered before it is
made, so that one that kills its worker counts, too. Only want of room on the disk is nobody's
failure: such a paper is tried until there is room.
"""

import errno
import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet, TextChoices

from kit.bell import ring
from kit.discretion import place_of

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 5
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
RECORDS_FULL = "53100"  # PostgreSQL's word for it
SHIFT = 40  # seconds; a shift ends by itself before the worker's soft limit


class Making(TextChoices):
    """Where a paper stands: the column `pdf_state` beside `attempts`."""

    DUE = "due", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be made"


@dataclass(frozen=True)
class Workshop:
    """Where one kind of paper is made: `due` asks for the rows, `make` fills one and saves it."""

    due: Callable[[], QuerySet[Any]]
    make: Callable[[Any], None]
    bell: str  # the name of the task that calls `make_due`

    def make_due(self) -> None:
        """Make what is still missing, the longest waiting first, for one shift."""
        ends = monotonic() + SHIFT
        for pk in self.due().values_list("pk", flat=True)[:200]:
            self.make_one(pk)
            if monotonic() > ends:
                return ring(self.bell)
        return None

    def make_one(self, pk: int) -> None:
        """Make one paper, unless somebody has, is about to, or it failed too often."""
        if not self._counted(pk):
            return
        try:
            self._make(pk)
        except Exception as trouble:  # its message may hold somebody's words; where it happened not
            told = self.due().model.__name__, pk, place_of(trouble)
            log.error("The PDF of %s %s could not be made: %s", *told)
            if _wants_room(trouble):
                self.due().filter(pk=pk, attempts__gt=0).update(attempts=F("attempts") - 1)

    @transaction.atomic
    def _counted(self, pk: int) -> bool:
        row = self._claimed(pk)
        if row is None:
            return False
        if row.attempts >= MOST_ATTEMPTS:
            row.pdf_state = Making.FAILED
        else:
            row.attempts += 1
        row.save(update_fields=["attempts", "pdf_state"])
        return row.pdf_state == Making.DUE

    @transaction.atomic
    def _make(self, pk: int) -> None:
        """Make it under the lock of its row, which ends when the worker dies."""
        row = self._claimed(pk)
        if row is not None:
            self.make(row)

    def _claimed(self, pk: int) -> Any:
        """The row, if its PDF is due and nobody else is at it."""
        return self.due().select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()


def try_again(failed: QuerySet[Any], bell: str) -> int:
    """Let papers that failed too often be made after all; how many those are."""
    number = failed.update(pdf_state=Making.DUE, attempts=0)
    ring(bell)
    return number


def _wants_room(trouble: BaseException | None) -> bool:
    """Whether a full disk led to it."""
    while trouble:
        if isinstance(trouble, OSError) and trouble.errno in NO_ROOM:
            return True
        if getattr(trouble, "sqlstate", "") == RECORDS_FULL:
            return True
        trouble = trouble.__cause__ or trouble.__context__
    return False
