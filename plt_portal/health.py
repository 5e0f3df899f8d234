"""How the portal is: what holds, what does not, and what helps. The page of the administrators, the
watcher's address, `manage.py doctor` and the line on home all ask here."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from billboard import plan
from billboard.models import DigestIssue
from blueprint.models import Printout
from district.models import SchoolYear
from kit import clock
from kit.task import Task
from kit.templatetags.kit import counted, day_and_time, weekday_day
from kit.text import listed
from letters.models import TOO_LONG, Letter
from plt_portal.models import A_DAY, SILENT_AFTER, SignOfLife
from reports.models import ReportVersion

PROCESSES = {"worker": "Worker", "beat": "Scheduler (beat)", "codes": "Sign-in codes"}
SPARE = {"codes"}  # where it never ran, the worker does its work
LATE = timedelta(minutes=30)  # a digest
A_WEEK = timedelta(days=7)
APART = 30  # seconds between two clocks that still agree
FULL = 0.85  # of the disk
A_GIGABYTE = 10**9

# What the connection asks for, and whether it holds: a pooler may have dropped it on the way.
ASKED = """
    SELECT clock_timestamp(), array_agg(name || ' is ' || current_setting(name))
        FILTER (WHERE current_setting(name)::interval <> wanted::interval)
    FROM unnest(%s::text[], %s::text[]) AS asked (name, wanted)
"""


@dataclass(frozen=True)
class Check:
    """One line: what was looked at, how it is, and when it speaks up."""

    what: str
    now: str
    limit: str
    bad: str = ""  # one or two words; nothing when it is well
    helps: str = ""

    @property
    def is_well(self) -> bool:
        return not self.bad


def checks() -> list[Check]:
    """All of them, those first that do not hold."""
    found = [_records(), *_processes(), _letters(), _digest(), _papers(), _disk()]
    return sorted(found, key=lambda check: check.is_well)


def _records() -> Check:
    begins, wanted = monotonic(), limits()
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [list(wanted), list(wanted.values())])
        theirs, dropped = cursor.fetchone()
    now = f"Answers in {(monotonic() - begins) * 1000:.0f} ms"
    apart = (timezone.now() - theirs).total_seconds()
    limit = f"No limits, or {APART} s between two clocks"
    if dropped:
        role = connection.settings_dict["USER"]
        said = (f"ALTER ROLE {role} SET {name} = '{most}';" for name, most in wanted.items())
        helps = f"A pooler drops what the portal asks for; tell the role: {' '.join(said)}"
        return Check("Database", f"{now}; {listed(dropped)}", limit, "No limits", helps)
    if abs(apart) > APART:
        now = f"{now}; its clock is {abs(apart):.0f} s {'behind' if apart > 0 else 'ahead'}"
        helps = "Let both hosts ask the same time server."
        return Check("Database", now, limit, "Two times", helps)
    return Check("Database", now, limit)


def migrations_due() -> int:
    """How many changes of the tables this release still waits for."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def limits() -> dict[str, str]:
    """How long a statement, a lock and an idle transaction may take, as the connection asks."""
    said = dict(re.findall(r"-c\s*(\w+)=(\S+)", connection.settings_dict["OPTIONS"]["options"]))
    own = {name: said[name] for name in settings.TIMEOUTS}
    return {name: f"{limit}ms" if limit.isdigit() else limit for name, limit in own.items()}


def _processes() -> Iterator[Check]:
    ages = SignOfLife.objects.ages()
    for key, what in PROCESSES.items():
        age = ages.get(key)
        if key in SPARE and age and age > A_DAY:  # it was taken away, and does not stand still
            age = None
        silent = age > SILENT_AFTER if age is not None else key not in SPARE
        never = "Sent by the worker" if key in SPARE else "Never seen"
        now = f"Seen {_long(age)} ago" if age is not None else never
        helps = f"Start it again: docker compose restart {key}" if silent else ""
        yield Check(what, now, "2 minutes of silence", "Away" if silent else "", helps)


def _letters() -> Check:
    standing = Letter.objects.standing()
    now = "None waits"
    if standing["waiting"]:
        now = counted(standing["waiting"], "waits,wait")
    if since := standing["oldest"]:
        now = f"{now}, the oldest since {day_and_time(since)}"
    if standing["refused"]:
        now = f"{now}. {counted(standing['refused'], 'was,were')} refused for good in 30 days"
    late = since and clock.now() - since > TOO_LONG
    helps = "Look whether the worker works and the mail server answers: manage.py doctor"
    return Check("Letters", now, "One waits 10 minutes", *(["Waiting", helps] if late else []))


def _digest() -> Check:
    year, limit = SchoolYear.objects.filter(is_current=True).first(), "30 minutes late"
    issues = plan.issues(year) if year else []
    if late := _late(issues):
        now = f"That of {weekday_day(late[-1].send_at)} did not leave"
        helps = "The assistant superintendent can send it now, or leave its news to the next."
        return Check("Digest", now, limit, "Late", helps)
    last = [f"Left {weekday_day(issue.sent_at)}" for issue in issues if issue.sent_at][-1:]
    ahead = [f"the next one: {weekday_day(issue.send_at)}" for issue in plan.coming(issues)[:1]]
    return Check("Digest", capfirst("; ".join(last + ahead)) or "None is planned", limit)


def _late(issues: list[DigestIssue]) -> list[DigestIssue]:
    """Those of this week that did not leave by themselves; what somebody holds is not late."""
    moment, state = clock.now(), DigestIssue.State
    leaving = [issue for issue in issues if issue.state == state.LEAVING]
    missed = [issue for issue in issues if issue.state == state.MISSED]
    late = [each for each in plan.waiting(issues, moment) + leaving if each.send_at < moment - LATE]
    return late + [issue for issue in missed if issue.send_at > moment - A_WEEK]


def _papers() -> Check:
    reports = ReportVersion.objects.without_pdf().aggregate(
        n=Count("pk"), oldest=Min("published_at")
    )
    copies = Printout.objects.due().aggregate(n=Count("pk"), oldest=Min("asked_at"))
    failed = ReportVersion.objects.failed().count() + Printout.objects.failed().count()
    waiting, oldest = reports["n"] + copies["n"], reports["oldest"] or copies["oldest"]
    oldest = min(oldest, copies["oldest"] or oldest) if oldest else None
    now = (
        f"{counted(waiting, 'waits,wait') if waiting else 'None waits'}, {failed or 'none'} failed"
    )
    limit = "One failed, or 10 minutes"
    if failed:
        return Check("PDFs", now, limit, f"{failed} failed", "Let them be made again, below.")
    if oldest and clock.now() - oldest > TOO_LONG:
        helps = "Look whether the worker works and the disk has room: manage.py doctor"
        return Check("PDFs", now, limit, "Waiting", helps)
    return Check("PDFs", now, limit)


def _disk() -> Check:
    """The disk of the files. Where they lie cannot be asked is as bad as a full one."""
    try:
        size = shutil.disk_usage(settings.FILES)
    except OSError:
        return Check("Disk", "The folder of the files is not there", "", "Away", "Look at PLT_VAR.")
    room = size.used + size.free  # some of the rest is the system's own
    now = f"{size.used / A_GIGABYTE:.0f} of {room / A_GIGABYTE:.0f} GB used"
    full = size.used > FULL * room
    bad = ["Nearly full", "Make room: what waits for it is made by itself."] if full else []
    return Check("Disk", now, f"{FULL * room / A_GIGABYTE:.0f} GB", *bad)


def _long(age: timedelta) -> str:
    seconds = int(age.total_seconds())
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return counted(seconds // 60, "minute,minutes")
    if seconds < 48 * 3600:
        return counted(seconds // 3600, "hour,hours")
    return counted(seconds // 86400, "day,days")


# --- What home says -------------------------------------------------------------------------------


def counts() -> dict[str, QuerySet]:
    """What home counts along with everything else."""
    return {
        "at_work": SignOfLife.objects.recent().filter(of__in=PROCESSES.keys() - SPARE),
        "silent": SignOfLife.objects.silent().filter(of__in=SPARE),
        "overdue": Letter.objects.overdue(),
        "failed_reports": ReportVersion.objects.failed(),
        "failed_printouts": Printout.objects.failed(),
    }


def line(numbers: dict[str, int]) -> Task:
    """Something that an administrator should look at, or that nothing is."""
    said = []
    if numbers["overdue"]:
        said.append("letters wait")
    if numbers["silent"] or numbers["at_work"] < len(PROCESSES.keys() - SPARE):
        said.append("a process is away")
    if failed := numbers["failed_reports"] + numbers["failed_printouts"]:
        said.append(counted(failed, "PDF failed,PDFs failed"))
    door = reverse("health")
    if said:
        return Task(f"Look at the portal: {listed(said)}", door, "Nothing is lost.", kind="health")
    return Task("Letters, PDFs and processes are well", door, done=True, kind="health")
