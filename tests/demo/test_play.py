"""The year of Millbrook, played with the portal's own verbs."""

from collections import Counter
from datetime import date

import pytest

from billboard.models import Posting, Question
from demo.day import last_fact
from demo.opening import who
from demo.play import play_until
from goals.models import DataPoint, Goal
from kit import clock
from letters.models import Letter
from people.models import Person
from reports.models import Report, ReportVersion
from teams.founding import decline
from teams.models import Membership, Roster, Team
from training.models import Enrollment

pytestmark = pytest.mark.django_db
POSTINGS = {"open": 37, "formed": 4, "draft": 3, "withdrawn": 2}
REPORTS = {"published": 7, "accepted": 1, "submitted": 1, "returned": 1, "draft": 1}


def on(month, day, year=2026):
    return clock.at(date(year, month, day), 8)


def states(things):
    return Counter(things.values_list("state", flat=True))


def rosters():
    return Roster.objects.filter(team__year__is_current=True)


@pytest.mark.timeout(300)
def test_the_year_goes_by_and_every_act_is_possible():
    """One year, looked at on four days."""
    assert play_until(on(8, 31)) == []
    the_first_day()
    assert play_until(on(9, 22)) == []
    september_22()
    assert play_until(on(9, 22)) == []  # nothing happens twice
    september_22()
    assert play_until(on(9, 29)) == []
    september_29()
    assert play_until(on(6, 17, 2027)) == []
    june_17()


def the_first_day():
    """People, an archive, and an empty billboard; last year's teams are complete."""
    assert Person.objects.count() > 115
    assert ReportVersion.objects.in_the_archive().count() == 33
    assert not Posting.objects.on_the_billboard().exists()
    assert not Team.objects.of(who("Priya Raman")).exists()


def september_22():
    """Each of the six has something to do."""
    assert states(Posting.objects.this_year()) == POSTINGS
    assert states(rosters()) == {"draft": 6, "submitted": 3, "returned": 1, "approved": 1}
    assert Membership.objects.awaiting(who("Renee Okafor")).get().team.name == "Talking Math"
    assert Question.objects.answered_to(who("Renee Okafor")).count() == 1
    assert Question.objects.answered_to(who("Helen Park")).count() == 2
    assert Question.objects.awaiting(who("Helen Park")).count() == 1
    assert Roster.objects.awaiting(who("Miriam Osei")).count() == 1
    assert Roster.objects.awaiting(who("Ruth Abramson")).count() == 2
    assert Team.objects.of(who("Marcus Bell")).get().rosters.get().state == Roster.State.DRAFT
    assert Letter.objects.filter(kind="digest").values("key").distinct().count() == 3
    assert last_fact() <= on(9, 22)


def september_29():
    """Rosters stand everywhere, the unhappy ones too."""
    assert set(states(rosters())) == set(Roster.State.values)
    assert 20 <= states(rosters()).total() <= 26
    editors = rosters().get(team__name="Fifth Grade Editors")
    assert (editors.lines.count(), editors.exception.granted_by) == (3, None)
    assert Team.objects.of(who("Aisha Karim")).count() == 2
    unsure = Membership.objects.filter(team__name="Belonging in Grade Nine", answer="asked")
    assert unsure.count() == 2


def june_17():
    """The year has been told."""
    paused = Team.objects.this_year().get(name="Sand Table Talk")
    assert list(paused.record.values_list("verb", flat=True)) == ["pause", "resume"]
    assert paused.state == Team.State.ACTIVE
    assert states(rosters()) == {"approved": 23, "superseded": 2, "withdrawn": 1}
    assert states(Goal.objects.all()) == {"shared": 19}
    assert DataPoint.objects.count() > 50
    assert states(Enrollment.objects.all()) == {"enrolled": 12, "waiting": 1, "withdrawn": 1}
    assert states(Report.objects.filter(team__year__is_current=True)) == REPORTS


def test_what_was_done_meanwhile_stands():
    play_until(on(9, 22))
    renee = who("Renee Okafor")
    with clock.held_at(on(9, 22)):
        decline(Membership.objects.awaiting(renee).get(), by=renee)

    left_out = play_until(on(9, 25))

    assert [act.do.func.__name__ for act in left_out] == ["_confirm"]
    assert not Team.objects.of(renee).exists()
    talking = rosters().get(team__name="Talking Math")
    assert (talking.state, talking.lines.count()) == (Roster.State.SUBMITTED, 5)
