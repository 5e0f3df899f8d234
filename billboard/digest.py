"""Planning the digest and sending it: each issue once, and to each person once."""

import logging
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from billboard import emails, plan
from billboard.contents import News, gather, told_until
from billboard.models import DigestIssue, DigestItem
from district.models import SchoolYear
from kit import clock
from kit.bell import ring
from kit.lifecycle import Deed, NotYet, Taken, pass_on
from kit.templatetags.kit import counted, day_and_time, weekday_day
from kit.written import apart
from letters.outbox import write
from people.models import Person

log = logging.getLogger(__name__)

# An issue tells what was until two minutes before, so that an answer which is just being saved is
# told now or next time, and never not at all.
STILL_BEING_SAVED = timedelta(minutes=2)
State = DigestIssue.State


# --- What the district decides -------------------------------------------------------------------


def fix_september(year: SchoolYear, *, by: Person, for_all: bool) -> None:
    """Let the issues of September go to everybody, whatever they chose; or not any more."""
    SchoolYear.objects.filter(pk=year.pk).update(september_for_all=for_all)


def held(issue: DigestIssue) -> DigestIssue:
    """As it stands now. One that was only planned gets its row; two at once get the same one."""
    if not issue.pk:
        wanted = {"year": issue.year, "period": issue.period}
        issue, _ = DigestIssue.objects.get_or_create(**wanted, defaults={"send_at": issue.send_at})
    fresh = DigestIssue.objects.select_for_update(of=("self",)).select_related("year")
    return fresh.get(pk=issue.pk)


# --- What the steps do ---------------------------------------------------------------------------


def _edited(taken: Taken) -> dict[str, Any]:
    """A note and its author, where it is another one; a time that somebody chose."""
    issue, words = taken.thing, taken.words
    stands = {"note": issue.note, "send_at": issue.send_at}
    told = {"note": taken.note, "send_at": words["send_at"]}
    facts = apart(stands, told, words.get("window"))
    if "note" in facts:
        facts["note_by"] = taken.by if taken.note else None
    return facts | ({"moved": True} if "send_at" in facts else {})


def _at_its_time(taken: Taken) -> dict[str, Any]:
    return {"reason": taken.note, "send_at": taken.words["send_at"]}


def _at_once(taken: Taken) -> dict[str, Any]:
    return {"send_at": clock.now(), "moved": True, "reason": ""}


def _told(taken: Taken) -> dict[str, Any]:
    """What it told, until when; whether anything was new is said by the step."""
    start, end = taken.words["period"]
    sent_at = clock.now() if taken.step.verb == "tell" else None
    return {"period_start": start, "period_end": end, "sent_at": sent_at, "reason": taken.note}


EDIT = Deed(
    done=lambda taken: f"Saved. It leaves {day_and_time(taken.thing.send_at)}", does=_edited
)
HOLD = Deed(
    done="It stays here. Its news go into the next issue, unless you let it leave.",
    does=lambda taken: {"reason": f"{taken.by} held it."},
)
RELEASE = Deed(
    done=lambda taken: f"It leaves {weekday_day(taken.thing.send_at)}.",
    does=lambda taken: {"reason": ""},
)
SEND = Deed(
    done="It is leaving now. Everybody has it in a few minutes.",
    does=_at_once,
    then=lambda taken: ring("billboard.tasks.send_due_digest"),
)
AT_ITS_TIME = Deed(does=_at_its_time)
TOLD = Deed(does=_told)


# --- What the clock does -------------------------------------------------------------------------


def send_due() -> DigestIssue | None:
    """Send the issue whose time has come: as often, as late and at once as one likes.

    Deciding and composing are two transactions: who looks at the plan meanwhile sees it leave.
    """
    _decide()
    return _compose()


@transaction.atomic
def _decide() -> None:
    """What becomes of the issues whose time has come, unless somebody holds or moves one now."""
    now, year = clock.now(), _one_at_a_time()
    for issue in plan.waiting(plan.issues(year), now) if year else []:
        verb, reason = _fate(issue, now)
        with suppress(NotYet), transaction.atomic():
            pass_on(issue, verb, note=reason, send_at=issue.send_at)
        if verb == "leave":
            return


def _fate(issue: DigestIssue, now: datetime) -> tuple[str, str]:
    """Whether it leaves, maybe late, was missed by a day, or the district is asked first."""
    if plan.is_missed(issue, now):
        return "miss", "Nobody was there to send it for a day."
    if before := plan.too_soon(now):
        hours = counted((now - before) // timedelta(hours=1), "hour,hours")
        return "wait", f"Another issue left only {hours} before."
    return "leave", ""


@transaction.atomic
def _compose() -> DigestIssue | None:
    """Write the letters of the issue that leaves, all of them or none, or skip it."""
    year = _one_at_a_time()
    issue = year and year.digests.filter(state=State.LEAVING).order_by("send_at").first()
    if not issue:
        return None
    issue.period_start = told_until(issue)
    issue.period_end = max(issue.period_start, clock.now() - STILL_BEING_SAVED)
    period = (issue.period_start, issue.period_end)
    if news := gather(issue):
        write(emails.digest(issue, news, news.readers()))
        DigestItem.objects.bulk_create(_items(issue, news))
        issue = pass_on(issue, "tell", period=period).thing
    else:
        issue = pass_on(issue, "skip", period=period, note="Nothing was new.").thing
    log.info("%s: %s", issue, issue.state_words)
    return issue


def _one_at_a_time() -> SchoolYear | None:
    """The current year, locked; none while another worker is sending its digest."""
    free = SchoolYear.objects.select_for_update(no_key=True, skip_locked=True)
    return free.filter(is_current=True).first()


def _items(issue: DigestIssue, news: News) -> list[DigestItem]:
    return [
        DigestItem(
            issue=issue,
            posting=posting,
            why=posting.why,
            left=max(0, posting.places - posting.taken),
        )
        for posting in news.postings
    ]
