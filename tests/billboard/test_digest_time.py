"""When the digest leaves: each period once, whatever the clock and the workers do."""

from datetime import UTC, date, timedelta
from random import Random

import pytest
from django.utils import timezone

from billboard import plan
from billboard.digest import send_due
from billboard.models import DigestIssue
from district.models import SchoolYear
from kit import clock
from letters.models import Letter
from people.models import Person
from tests.billboard.digests import send_at
from tests.builders import a_posting, an_event, moment

pytestmark = pytest.mark.django_db
State = DigestIssue.State


def days_of_issues(first, last):
    """On which days an issue leaves, when beat knocks twice a day until the last day."""
    now, sent = moment(f"{first} 00:10"), []
    while now < moment(f"{last} 23:59"):
        with clock.held_at(now):
            issue = send_due()
        if issue:
            sent.append(f"{timezone.localtime(now):%b %-d}")
        now += timedelta(hours=12)
    return sent


@pytest.fixture(autouse=True)
def _a_year_stands(year):
    return year


# --- When ------------------------------------------------------------------------------------


def test_in_september_it_comes_each_tuesday_at_half_past_six():
    assert days_of_issues("2026-09-01", "2026-09-30") == [
        "Sep 1",
        "Sep 8",
        "Sep 15",
        "Sep 22",
        "Sep 29",
    ]


def test_after_that_it_comes_on_the_first_school_tuesday_of_the_month():
    an_event("closure", moment("2026-11-03 12:00").date(), name="Election Day")

    assert days_of_issues("2026-10-01", "2026-12-31") == [
        "Oct 6",
        "Nov 10",
        "Dec 1",
    ]


def test_a_closed_tuesday_in_september_is_left_out():
    an_event("closure", moment("2026-09-08 12:00").date(), name="Closed")

    assert days_of_issues("2026-09-05", "2026-09-16") == ["Sep 15"]


def test_the_hour_is_the_hour_of_the_district_on_both_sides_of_the_clock_change():
    for day in ["2026-11-03", "2027-04-06"]:  # the clocks change on November 1 and March 14
        assert send_at(f"{day} 06:29") is None
        assert send_at(f"{day} 06:30").send_at == moment(f"{day} 06:30")


def test_it_does_not_come_after_the_last_day_of_school():
    assert days_of_issues("2027-06-10", "2027-08-20") == []


def test_without_a_current_year_nothing_is_due():
    SchoolYear.objects.update(is_current=False)

    assert send_at("2026-09-08 06:30") is None


# --- Three years, in three zones -----------------------------------------------------------------

ZONES = ["America/New_York", "America/Phoenix", "America/Los_Angeles"]
HOUR = timedelta(hours=1)
CLOSED = {date(2026, 9, 8), date(2026, 11, 3), date(2027, 9, 7), date(2028, 2, 1)}


def ran(year, ticks):
    """The issues of a year once the clockwork has looked at all these moments; no database."""
    issues, gone = plan.merged(plan.slots(year, CLOSED), [], year), []
    for now in ticks:
        for issue in plan.waiting(issues, now):
            issue.state = State.MISSED if plan.is_missed(issue, now) else State.SENT
            issue.sent_at = now
            gone.append(issue)
            issues = plan.merged(plan.slots(year, CLOSED), gone, year)
    return gone


def hours_of(year):
    """Each full hour from the first day to the last, and the night after."""
    now = clock.at(year.first_day, 0)
    while now <= clock.at(year.last_day, 0) + timedelta(days=2):
        yield now
        now = (now.astimezone(UTC) + HOUR).astimezone(now.tzinfo)


@pytest.fixture(params=ZONES)
def years(request, settings):
    """Three school years, with a leap day in the second, on the clocks of one zone."""
    settings.TIME_ZONE = request.param
    return [
        SchoolYear(first_day=date(first, 8, 30), last_day=date(first + 1, 6, 17))
        for first in (2026, 2027, 2028)
    ]


def test_for_three_years_each_period_has_its_issue_once_in_its_first_hour(years):
    for year in years:
        planned = dict(plan.slots(year, CLOSED))
        left = ran(year, hours_of(year))

        assert [issue.period for issue in left] == list(planned)
        for issue in left:
            local = timezone.localtime(issue.sent_at)
            assert (local.hour, local.weekday(), issue.state) == (7, 1, State.SENT)
            assert issue.sent_at - planned[issue.period] == HOUR / 2
            assert local.date() not in CLOSED


def test_whatever_ticks_are_lost_doubled_or_late_each_period_ends_once(years):
    """Of thirty ticks one or two come, up to 59 minutes late; and now and then none for a day."""
    chance = Random(24)
    for year in years:
        ticks = [
            tick + timedelta(minutes=chance.randrange(60))
            for tick in hours_of(year)
            for _ in range(chance.choice([0] * 30 + [1, 2]))
            if tick.day % 9
        ]
        planned = dict(plan.slots(year, CLOSED))
        left = ran(year, ticks)

        assert sorted({issue.period for issue in left}) == sorted(i.period for i in left)
        assert {issue.period for issue in left} == set(planned)
        for issue in left:
            first = next(tick for tick in ticks if tick >= planned[issue.period])
            in_time = first - planned[issue.period] <= timedelta(days=1)
            assert issue.state == (State.SENT if in_time else State.MISSED)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-10-26", "2026-11-09", ["2026-11-03"]),  # the clocks go back on November 1
        ("2027-03-08", "2027-04-08", ["2027-04-06"]),  # and forward on March 14
        ("2026-12-28", "2027-01-08", ["2027-01-05"]),
        ("2028-02-25", "2028-03-09", ["2028-03-07"]),  # over the leap day
    ],
)
def test_day_by_day_around_the_odd_days_the_database_has_each_issue_once(year, first, last, days):
    if first.startswith("2028"):
        SchoolYear.objects.update(is_current=False)
        dates = {"first_day": date(2027, 8, 30), "last_day": date(2028, 6, 16)}
        year = SchoolYear.objects.create(is_current=True, **dates)
    send_at(f"{first} 05:00")  # settles what lies before
    begun = set(year.digests.values_list("pk", flat=True))

    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        for time in ["06:29", "06:31", "06:31", "23:59"]:
            send_at(f"{day} {time}")
        day += timedelta(days=1)

    told = year.digests.exclude(pk__in=begun).order_by("send_at")
    assert [f"{timezone.localtime(issue.send_at):%Y-%m-%d %H:%M}" for issue in told] == [
        f"{day} 06:30" for day in days
    ]
    assert {issue.state for issue in told} == {State.SKIPPED}


def test_a_clock_that_jumps_forward_and_back_repeats_nothing():
    """A host whose clock was a day ahead for a while: what it has sent stays sent."""
    a_posting(posted_at=moment("2026-09-21 12:00"))

    assert send_at("2026-09-29 07:00") is not None  # really it is the 28th
    told = [send_at(f"2026-09-{day} 07:00") for day in ("28", "29", "30")]

    assert told == [None, None, None]
    assert Letter.objects.count() == Person.objects.count()
