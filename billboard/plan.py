"""When the digest leaves: each Tuesday of September, else on the first one of the month.

Only days on which schools are open count. The district may hold an issue, move it, or send it now;
such an issue stands in the books. All others follow from the calendar, and move when it changes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Q

from billboard.models import DigestIssue, DigestItem
from billboard.models.digests import SEPTEMBER
from district.calendar import closures, is_school_day
from district.models import SchoolYear
from kit import clock
from kit.templatetags.kit import day
from letters.models import Letter
from people.models import Person

TUESDAY = 1
SEND_AT = (6, 30)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
A_NIGHT = timedelta(hours=20)  # less than this between two issues is a mistake
State = DigestIssue.State


class Slot(NamedTuple):
    """A place in the plan: the week or month it stands for, and when its issue leaves."""

    period: date
    send_at: datetime


def slots(year: SchoolYear, closed: set[date]) -> list[Slot]:
    """The first school Tuesday of each period, at half past six on the district's clocks."""
    found: dict[date, datetime] = {}
    tuesday = year.first_day + timedelta(days=(TUESDAY - year.first_day.weekday()) % 7)
    while tuesday <= year.last_day:
        if is_school_day(tuesday, closed):
            found.setdefault(period_of(tuesday), clock.at(tuesday, *SEND_AT))
        tuesday += A_WEEK
    return [Slot(*each) for each in found.items()]


def period_of(when: date) -> date:
    """The first day of its week in September, of its month in the rest of the year."""
    if when.month == SEPTEMBER:
        return when - timedelta(days=when.weekday())
    return when.replace(day=1)


def issues(year: SchoolYear) -> list[DigestIssue]:
    """All issues of the year in their order: those in the books, and those only planned."""
    return merged(slots(year, closures()), year.digests.select_related("note_by"), year)


def merged(
    planned: list[Slot], books: Iterable[DigestIssue], year: SchoolYear
) -> list[DigestIssue]:
    """What stands in the books wins; a date that nobody moved follows the calendar."""
    known = {issue.period: issue for issue in books}
    for period, send_at in planned:
        issue = known.setdefault(period, DigestIssue(year=year, period=period))
        if issue.state in (State.PLANNED, State.HELD) and not issue.moved:
            issue.send_at = send_at
    return sorted(known.values(), key=lambda issue: issue.send_at)


def waiting(year_issues: list[DigestIssue], moment: datetime) -> list[DigestIssue]:
    """Planned issues whose time has come and of which nothing has become yet.

    A portal that begins in the middle of a year does not owe the issues of the months before.
    """
    passed = [issue for issue in year_issues if issue.send_at <= moment]
    fates = [issue.send_at for issue in passed if issue.state != State.PLANNED]
    owed = [issue for issue in passed if issue.state == State.PLANNED]
    return [issue for issue in owed if issue.send_at > max(fates)] if fates else owed[-1:]


def is_missed(issue: DigestIssue, moment: datetime) -> bool:
    """A late tick still sends it within a day; after that its news go into the next."""
    return moment - issue.send_at > A_DAY


def too_soon(moment: datetime) -> datetime | None:
    """When the issue left that was less than twenty hours before, if one was."""
    last = DigestIssue.objects.last_sent_at()
    return last if last and moment - last < A_NIGHT else None


# --- What a step needs ---------------------------------------------------------------------------


def still_ahead(issue: DigestIssue) -> Iterator[str]:
    if issue.send_at <= clock.now():
        yield "Its time has passed. Send it now, or leave its news to the next issue."


def its_turn(issue: DigestIssue) -> Iterator[str]:
    """An issue is sent now while its news wait: after those before it, and before any later one."""
    others = [other for other in issues(issue.year) if other.period != issue.period]
    if any(other.state == State.LEAVING for other in others):
        yield "Another issue is just leaving. Look again in a minute."
    ahead = [other for other in coming(others) if other.state == State.PLANNED]
    if earlier := [other for other in ahead if other.send_at < issue.send_at]:
        yield f"The issue of {day(earlier[0].send_at)} comes first."
    if told := [other for other in others if other.sent_at and other.sent_at > issue.send_at]:
        yield f"Its news went out with the issue of {day(told[-1].send_at)}."


def too_near(issue: DigestIssue, moment: datetime) -> datetime | None:
    """When another issue left, or will leave, within twenty hours of this moment; if one does."""
    standing = (State.PLANNED, State.LEAVING, State.SENT)
    others = [other for other in issues(issue.year) if other.period != issue.period]
    times = [other.send_at for other in others if other.state in standing]
    return next((each for each in times if abs(each - moment) < A_NIGHT), None)


# --- For the page of the plan --------------------------------------------------------------------


def find(year: SchoolYear, period: date) -> DigestIssue | None:
    """The issue of this period, from the books or from the plan."""
    return next((issue for issue in issues(year) if issue.period == period), None)


def coming(year_issues: list[DigestIssue]) -> list[DigestIssue]:
    """What is still ahead, the next one first."""
    return [issue for issue in year_issues if issue.is_coming or issue.state == State.LEAVING]


def asks(year_issues: list[DigestIssue]) -> DigestIssue | None:
    """The last issue that should have left and did not, while its news wait for the next."""
    past = [issue for issue in year_issues if issue.state not in ("planned", "leaving")]
    past = [issue for issue in past if issue.send_at <= clock.now()]
    last = past[-1] if past else None
    return last if last and last.state in (State.MISSED, State.HELD) else None


def readers(issue: DigestIssue) -> tuple[int, int]:
    """How many get it for certain, and how many more if something in it fits them."""
    choices = Person.objects.active().order_by().values_list("mail_choice").annotate(Count("pk"))
    number = dict(choices)
    if issue.is_for_all:
        return sum(number.values()), 0
    return number.get(Person.MailChoice.ALL, 0), number.get(Person.MailChoice.MINE, 0)


def told(issue: DigestIssue) -> Iterable[DigestItem]:
    """The postings an issue told of, in the order of its reasons."""
    return issue.items.select_related("posting") if issue.pk else []


class Past(NamedTuple):
    """What has become of an issue, and of its letters."""

    issue: DigestIssue
    readers: int
    sent: int
    dropped: int
    failed: int


def history(year: SchoolYear) -> list[Past]:
    """The issues whose time has passed, the newest first, each with its counts."""
    passed = year.digests.exclude(state__in=[State.PLANNED, State.LEAVING])
    issues = list(
        passed.filter(send_at__lte=clock.now()).annotate(told=Count("items")).order_by("-send_at")
    )
    digests = Letter.objects.filter(kind="digest", key__in=[issue.key for issue in issues])
    counts = digests.order_by().values("key").annotate(**COUNTS).values_list("key", *COUNTS)
    numbers = {key: rest for key, *rest in counts}
    return [Past(issue, *numbers.get(issue.key, NOBODY)) for issue in issues]


COUNTS = {
    "readers": Count("pk"),
    "sent": Count("pk", filter=Q(state=Letter.State.SENT)),
    "dropped": Count("pk", filter=Q(state=Letter.State.DROPPED)),
    "failed": Count("pk", filter=Q(state=Letter.State.FAILED)),
}
NOBODY = [0, 0, 0, 0]
