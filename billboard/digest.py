"""Planning the digest and sending it: each issue once, and to each person once."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from billboard import emails, plan
from billboard.contents import News, gather, told_until
from billboard.lifecycle import LIFE_OF_AN_ISSUE
from billboard.models import DigestIssue, DigestItem
from district.models import SchoolYear
from kit import clock
from kit.bell import ring
from kit.lifecycle import NotYet
from kit.templatetags.kit import counted
from letters.outbox import write
from people.models import Person

log = logging.getLogger(__name__)

# An issue tells what was until two minutes before, so that an answer which is just being saved is
# told now or next time, and never not at all.
STILL_BEING_SAVED = timedelta(minutes=2)
State = DigestIssue.State


# --- What the district decides -------------------------------------------------------------------


@transaction.atomic
def edit(issue: DigestIssue, *, by: Person, note: str, send_at: datetime) -> DigestIssue:
    """Put a note on top of an issue, and move it to another day or time. Raises `NotYet`."""
    moved = send_at != issue.send_at
    issue = LIFE_OF_AN_ISSUE.move(_in_the_books(issue), "edit", by=by).thing
    if moved and send_at <= clock.now():
        raise NotYet("Choose a time that is still to come, or send it now.")
    if issue.note != note:
        issue.note, issue.note_by = note, by if note else None
    if moved:
        issue.send_at, issue.moved = send_at, True
    issue.save(update_fields=["note", "note_by", "send_at", "moved"])
    return issue


@transaction.atomic
def hold(issue: DigestIssue, *, by: Person) -> DigestIssue:
    """Hold an issue back; its news go into the next one. Raises `NotYet`."""
    issue = LIFE_OF_AN_ISSUE.move(_in_the_books(issue), "hold", by=by).thing
    issue.reason = f"{by} held it."
    issue.save(update_fields=["reason"])
    return issue


@transaction.atomic
def release(issue: DigestIssue, *, by: Person) -> DigestIssue:
    """Let it leave at its time after all. Raises `NotYet`."""
    issue = LIFE_OF_AN_ISSUE.move(_in_the_books(issue), "release", by=by).thing
    issue.reason = ""
    issue.save(update_fields=["reason"])
    return issue


@transaction.atomic
def send_now(issue: DigestIssue, *, by: Person) -> DigestIssue:
    """Let an issue leave at once instead of at its time, and only once. Raises `NotYet`."""
    if not gather(issue):
        raise NotYet("Nothing is new since the last issue, so there is nothing to send.")
    issue = LIFE_OF_AN_ISSUE.move(_in_the_books(issue), "send", by=by).thing
    issue.send_at, issue.moved, issue.reason = clock.now(), True, ""
    issue.save(update_fields=["send_at", "moved", "reason"])
    ring("billboard.tasks.send_due_digest")
    return issue


def fix_september(year: SchoolYear, *, by: Person, for_all: bool) -> None:
    """Let the issues of September go to everybody, whatever they chose; or not any more."""
    SchoolYear.objects.filter(pk=year.pk).update(september_for_all=for_all)


def _in_the_books(issue: DigestIssue) -> DigestIssue:
    """The row of a planned issue, made when it is first needed; two at once get the same one."""
    if issue.pk:
        return issue
    wanted = {"year": issue.year, "period": issue.period}
    return DigestIssue.objects.get_or_create(**wanted, defaults={"send_at": issue.send_at})[0]


# --- What the clock does -------------------------------------------------------------------------


def send_due() -> DigestIssue | None:
    """Send the issue whose time has come: as often, as late and at once as one likes.

    Deciding and composing are two transactions: who looks at the plan meanwhile sees it leave.
    """
    _decide()
    return _compose()


@transaction.atomic
def _decide() -> None:
    """What becomes of the issues whose time has come."""
    now, year = clock.now(), _one_at_a_time()
    for issue in plan.waiting(plan.issues(year), now) if year else []:
        state, reason = _fate(issue, now)
        _enter(issue, state, reason)
        if state == State.LEAVING:
            return


def _fate(issue: DigestIssue, now: datetime) -> tuple[str, str]:
    """Whether it leaves, maybe late, was missed by a day, or the district is asked first."""
    if plan.is_missed(issue, now):
        return State.MISSED, "Nobody was there to send it for a day."
    if before := plan.too_soon(now):
        hours = counted((now - before) // timedelta(hours=1), "hour,hours")
        return State.HELD, f"Another issue left only {hours} before."
    return State.LEAVING, ""


@transaction.atomic
def _compose() -> DigestIssue | None:
    """Write the letters of the issue that leaves, all of them or none, or skip it."""
    year = _one_at_a_time()
    issue = year and year.digests.filter(state=State.LEAVING).order_by("send_at").first()
    if not issue:
        return None
    issue.period_start = told_until(issue)
    issue.period_end = max(issue.period_start, clock.now() - STILL_BEING_SAVED)
    news = gather(issue)
    if news:
        write(emails.digest(issue, news, news.readers()))
        DigestItem.objects.bulk_create(_told(issue, news))
        issue.state, issue.sent_at = State.SENT, clock.now()
    else:
        issue.state, issue.reason = State.SKIPPED, "Nothing was new."
    issue.save(update_fields=["state", "reason", "period_start", "period_end", "sent_at"])
    log.info("%s: %s", issue, issue.state_words)
    return issue


def _one_at_a_time() -> SchoolYear | None:
    """The current year, locked; none while another worker is sending its digest."""
    free = SchoolYear.objects.select_for_update(no_key=True, skip_locked=True)
    return free.filter(is_current=True).first()


def _enter(issue: DigestIssue, state: str, reason: str) -> None:
    """Write down what becomes of it, unless somebody held or moved it at this moment."""
    row = DigestIssue.objects.select_for_update().get(pk=_in_the_books(issue).pk)
    if row.state == State.PLANNED and (row.send_at == issue.send_at or not row.moved):
        row.state, row.send_at, row.reason = state, issue.send_at, reason
        row.save(update_fields=["state", "send_at", "reason"])


def _told(issue: DigestIssue, news: News) -> list[DigestItem]:
    return [
        DigestItem(
            issue=issue,
            posting=posting,
            why=posting.why,
            left=max(0, posting.places - posting.taken),
        )
        for posting in news.postings
    ]
