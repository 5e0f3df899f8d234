"""The year of Millbrook, played with the portal's own verbs."""

import logging
from collections import Counter
from datetime import date

import pytest

from billboard.models import Posting, Question
from blueprint.prompts import places
from blueprint.writing import save as write_part
from demo.act import act
from demo.cast import SIX
from demo.day import last_fact
from demo.opening import address_of, who
from demo.play import play_day, play_until, script
from goals.models import DataPoint, Goal
from goals.writing import write as write_goal
from kit import clock
from letters.models import Letter
from people.models import Person
from plt_portal.models import DemoDay
from reports.models import Report, ReportVersion
from reports.publishing import begin
from reports.writing import save as write_report
from teams.founding import decline
from teams.models import Membership, Roster, Team
from tests.demo.visitor import Visitor, unanswered
from tests.knocking import undone
from training.models import Enrollment

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("the year of the demo"),
]
POSTINGS = {"open": 37, "formed": 4, "draft": 3, "withdrawn": 2}
WRITTEN = {"write_part": 1, "write_goal": 1, "share": 1, "add_step": 7, "finish": 7, "measure": 4}
WRITTEN |= {"write": 1, "move": 3}
REPORTS = {"published": 7, "accepted": 1, "submitted": 1, "returned": 1, "draft": 1}


def on(month, day, year=2026):
    return clock.at(date(year, month, day), 8)


def states(things):
    return Counter(things.values_list("state", flat=True))


def rosters():
    return Roster.objects.filter(team__year__is_current=True)


@pytest.fixture(scope="module", autouse=True)
def _played(django_db_setup, django_db_blocker):
    """The morning of September 22, played once for this file; each test undoes what it does."""
    with django_db_blocker.unblock(), undone():
        assert play_until(on(8, 31)) == []
        the_first_day()
        assert play_until(on(9, 22)) == []
        yield


def test_in_a_district_nobody_has_touched_september_takes_place():
    september_22()
    assert play_until(on(9, 22)) == []  # nothing happens twice
    september_22()
    assert play_until(on(9, 29)) == []
    september_29()


@pytest.mark.long
def test_in_a_district_nobody_has_touched_the_whole_year_takes_place():
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
    assert list(paused.record.values_list("verb", flat=True)) == ["begin", "pause", "go_on"]
    assert paused.state == Team.State.ACTIVE
    assert states(rosters()) == {"approved": 23, "superseded": 2, "withdrawn": 1}
    assert states(Goal.objects.all()) == {"shared": 19}
    assert DataPoint.objects.count() > 50
    assert states(Enrollment.objects.all()) == {"enrolled": 12, "waiting": 1, "withdrawn": 1}
    assert states(Report.objects.filter(team__year__is_current=True)) == REPORTS


# --- With somebody who looks around ---------------------------------------------------------------


def test_an_answer_given_by_a_visitor_stands():
    renee = who("Renee Okafor")
    with clock.held_at(on(9, 22)):
        decline(Membership.objects.awaiting(renee).get(), by=renee)

    left_out = play_until(on(9, 25))

    assert told(left_out) == ["confirm of Talking Math"]
    assert not Team.objects.of(renee).exists()
    talking = rosters().get(team__name="Talking Math")
    assert (talking.state, talking.lines.count()) == (Roster.State.SUBMITTED, 5)


def test_words_written_by_a_visitor_stand_and_nobody_counts_or_submits_them():
    team, marcus = Team.objects.this_year().get(name="Talking Math"), who("Marcus Bell")
    assert play_day(of(team, on(9, 22), on(10, 5))) == []
    with clock.held_at(on(10, 5)):
        write_part(team, places()["ideal"], by=marcus, answers={"text": "Ours."})
        write_goal(team, by=marcus, goal={"doing": "talk about math"}, measure={"source": "Ours"})
        report = begin(team, by=marcus)
        write_report(report, by=marcus, answers={"summary": "Early.", "recommendations": []})

    left_out = Counter(told(play_day(of(team, on(10, 5), on(6, 17, 2027)))))

    assert left_out == {f"{act} of Talking Math": count for act, count in WRITTEN.items()}
    assert team.blueprint.answers.get(part="ideal").text == "Ours."
    assert [str(goal) for goal in team.goals.all()] == ["talk about math"]
    assert not DataPoint.objects.filter(measure__goal__team=team).exists()
    report.refresh_from_db()
    assert (report.state, report.summary) == (Report.State.DRAFT, "Early.")


def of(team, since, until):
    """What the play has in mind for one team."""
    return [act for act in script() if since < act.at <= until and str(act).endswith(team.name)]


@pytest.fixture
def _quietly():
    """Hundreds of refusals are no news."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.usefixtures("_quietly")
@pytest.mark.parametrize(
    ("seed", "pages", "forms"),
    [(1, 4, 2), (2, 12, 3), (3, 12, 3)],
)
def test_a_visitor_who_tries_everything_on_three_days_leaves_a_year_that_ends(seed, pages, forms):
    visitor, people = Visitor(seed), [who(name) for name in [*SIX, "Hannah Sorensen"]]
    for day in [on(9, 22), on(11, 5), on(5, 12, 2027)]:
        play_until(day)
        with clock.held_at(day):
            for person in people:
                visitor.walk(person, pages=pages, forms=forms)
    play_until(on(6, 17, 2027))

    assert visitor.troubles == []
    assert len(visitor.been) > 40
    assert visitor.tried.total() > 100
    assert DemoDay.objects.get().played_until == on(6, 17, 2027)
    with clock.held_at(on(6, 17, 2027)):
        assert not_to_be_seen_in_june() == []


def not_to_be_seen_in_june():
    """Pages that do not come: home and the archive to each of the six, a team's to its people."""
    archive = ReportVersion.objects.in_the_archive().values_list("report", flat=True)
    reports = [f"/reports/{report}/" for report in archive]
    people = list(Person.objects.active().filter(email__in=map(address_of, SIX)))
    missing = [unanswered(person, "/", "/teams/", "/reports/") for person in people]
    missing.append(unanswered(people[0], *reports))
    for seat in Membership.objects.current().order_by("team_id").distinct("team_id"):
        missing.append(unanswered(seat.person, f"/teams/{seat.team_id}/"))
    return [each for several in missing for each in several]


def told(left_out):
    """What was left out, without its moment and the reason."""
    return [str(each.act)[len("2026-09-22 15:00 ") :] for each in left_out]


# --- An act that cannot take place ----------------------------------------------------------------


def stops():
    raise KeyError("a verb that has changed its name")


def writes_and_stops():
    Posting.objects.update(places=4)
    stops()


def writes_what_is_refused_at_the_end():
    Posting.objects.update(lead_id=0)


def takes_place():
    Posting.objects.update(cross_school=True)


@pytest.mark.parametrize("does", [stops, writes_and_stops, writes_what_is_refused_at_the_end])
def test_it_leaves_no_trace_and_the_others_of_its_day_take_place(does):
    day, before = date(2026, 9, 22), list(Posting.objects.values_list("places", "lead"))

    left_out = play_day([act(day, 9, 0, does), act(day, 10, 0, takes_place)])

    assert told(left_out) == [does.__name__]
    assert list(Posting.objects.values_list("places", "lead")) == before
    assert set(Posting.objects.values_list("cross_school", flat=True)) == {True}
    assert DemoDay.objects.get().played_until == clock.at(day, 10)
