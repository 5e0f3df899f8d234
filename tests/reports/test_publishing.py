import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from billboard.models import DigestLine
from kit.lifecycle import NotYet
from letters.models import Letter
from reports.lifecycle import LIFE_OF_A_REPORT
from reports.models import Report
from tests.builders import (
    a_delegate,
    a_director,
    a_member,
    a_principal,
    a_school,
    a_teacher,
    an_administrator,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reports.builders import a_whole_report, published
from tests.reports.hands import move

pytestmark = pytest.mark.django_db
State = Report.State

ALLOWED = {
    (State.DRAFT, "submit", "facilitator"): State.SUBMITTED,
    (State.RETURNED, "submit", "facilitator"): State.SUBMITTED,
    (State.SUBMITTED, "return", "assistant superintendent"): State.RETURNED,
    (State.SUBMITTED, "accept", "assistant superintendent"): State.ACCEPTED,
    (State.ACCEPTED, "return", "assistant superintendent"): State.RETURNED,
    (State.ACCEPTED, "publish", "assistant superintendent"): State.PUBLISHED,
}
VERBS = ["submit", "return", "accept", "publish"]


def people_around(report):
    team = report.team
    on_the_team = an_assistant_superintendent()
    a_member(team, on_the_team)
    left = a_member(team, ended_on="2026-09-01").person
    return {
        "facilitator": facilitator_of(team),
        "member": a_member(team).person,
        "asked": a_member(team, answer="asked").person,
        "former member": left,
        "principal": a_principal(team.school),
        "principal next door": a_principal(a_school("Wheelock Elementary")),
        "director": a_director(),
        "assistant superintendent": an_assistant_superintendent(),
        "assistant superintendent on the team": on_the_team,
        "administrator": an_administrator(),
        "teacher": a_teacher(school=a_school("Wheelock Elementary")),
    }


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", State)
def test_six_steps_can_be_taken_and_no_other(state, verb):
    report = a_whole_report(state=state)

    for who, person in people_around(report).items():
        with transaction.atomic():
            try:
                moved = move(report, verb, by=person, note="Say more.").state
            except (NotYet, PermissionDenied):
                moved = state
            transaction.set_rollback(True)
        assert moved == ALLOWED.get((state, verb, who), state), who


@pytest.mark.parametrize("state", State)
def test_what_waits_for_the_office_agrees_with_the_lock(state):
    report = a_whole_report(state=state)

    for who, person in people_around(report).items():
        steps = {step.verb for step in LIFE_OF_A_REPORT.open_to(person, report)} - {"submit"}
        assert Report.objects.awaiting(person).contains(report) == bool(steps), who


@pytest.mark.parametrize("state", State)
def test_a_draft_is_the_teams_and_a_submitted_report_its_leaders_too(state):
    report = a_whole_report(state=state)
    inside = {"facilitator", "member", "assistant superintendent on the team"}
    leading = {"principal", "director", "assistant superintendent"}

    people = people_around(report)
    reading = {who for who, each in people.items() if Report.objects.open_to(each).exists()}
    seeing = {who for who, each in people.items() if Report.objects.visible_to(each).exists()}

    assert reading == (inside if state == State.DRAFT else inside | leading)
    assert seeing == (set(people) if state == State.PUBLISHED else reading)


def test_a_report_with_gaps_is_not_submitted_and_says_which():
    report = a_whole_report(summary="", outcome="", result_line="")
    report.recommendations.all().delete()

    with pytest.raises(NotYet) as refusal:
        move(report, "submit", by=facilitator_of(report.team))

    assert list(refusal.value.reasons) == [
        "Sum the year up in a few sentences. Most readers will read only those.",
        "Choose how it came out. A goal that was not reached is worth reading about.",
        "Say what the 72% stands for, in one line.",
        "Recommend one thing to somebody. It comes back next September.",
    ]


def test_sending_back_needs_a_reason():
    report = a_whole_report(state=State.SUBMITTED)

    with pytest.raises(NotYet):
        move(report, "return", by=an_assistant_superintendent(), note="  ")


def test_handing_in_tells_whoever_decides_and_the_principals_once():
    report = a_whole_report()
    other = a_school("Wheelock Elementary")
    a_member(report.team, a_teacher(school=other))
    told = [a_principal(report.team.school), a_principal(other), an_assistant_superintendent()]
    a_principal(a_school("Pine Hollow Elementary"))

    move(report, "submit", by=facilitator_of(report.team))

    letters = Letter.objects.filter(kind="report_submitted")
    assert {letter.person for letter in letters} == set(told)
    assert letters[0].subject == "Say More submitted its report"
    assert f"/reports/review/{report.pk}/" in letters[0].text


@pytest.mark.parametrize(
    ("verb", "state", "kind"),
    [
        ("return", State.SUBMITTED, "report_returned"),
        ("accept", State.SUBMITTED, "report_accepted"),
        ("publish", State.ACCEPTED, "report_published"),
    ],
)
def test_the_whole_team_hears_what_was_decided(verb, state, kind):
    report = a_whole_report(state=state)

    move(report, verb, by=an_assistant_superintendent(), note="Which test was it?")

    letters = Letter.objects.filter(kind=kind)
    assert len(letters) == 5
    assert "Which test was it?" in letters[0].text


def test_publishing_freezes_every_word_name_and_number():
    report = published()

    version = report.versions.get()
    words = version.snapshot
    assert version.number == words["version"] == 1
    assert words["title"] == report.title
    assert [each["heading"] for each in words["sections"]] == [
        "Our goal",
        "What we noticed",
        "What we learned from research",
        "What we tried",
        "What we measured",
        "What happened",
        "What we would do differently",
    ]
    assert words["result"]["words"] == "42% to 72%, reached the goal of 70%"
    assert words["recommendations"] == [
        {"to": "Teachers", "text": "Start the talks in the first week."}
    ]
    assert len(words["team"]["members"]) == len(version.people) == 5
    assert words["team"]["members"][0]["is_facilitator"]
    assert version.grades == [4]
    assert version.outcome == "reached"


def test_a_new_report_is_a_line_in_the_next_digest():
    report = published()

    line = DigestLine.objects.get()
    assert line.text == "New report: Getting every fourth grader to explain their thinking"
    assert line.path == f"/reports/{report.pk}/"


FROZEN = [
    "title = 'Another'",
    "summary = 'Another'",
    "snapshot = '{}'",
    "search_text = 'Another'",
    "people = '{Somebody}'",
    "outcome = 'partly'",
    "grades = '{1}'",
    "number = 7",
    "published_at = now()",
    "year_id = year_id + 1",
    "school_id = school_id + 1",
    "report_id = report_id + 1",
]


@pytest.mark.parametrize("change", FROZEN)
def test_no_statement_changes_a_published_word(change):
    published()

    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="Cannot update rows"):
        cursor.execute(f"UPDATE reports_reportversion SET {change}")


def test_no_statement_deletes_a_published_version():
    published()

    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="Cannot delete rows"):
        cursor.execute("DELETE FROM reports_reportversion")


def test_a_published_report_is_closed_to_its_team_and_to_everybody():
    report = published()

    for person in people_around(report).values():
        assert LIFE_OF_A_REPORT.open_to(person, report) == []


def test_leaders_read_what_was_submitted_while_the_team_rewrites_it(client):
    report = a_whole_report(state=State.DRAFT)
    marcus, ruth = facilitator_of(report.team), an_assistant_superintendent()
    move(report, "submit", by=marcus)
    move(report, "return", by=ruth, note="Which test?")
    Report.objects.filter(pk=report.pk).update(title="Half a title", summary="Half a sentence")
    pages = [f"/reports/review/{report.pk}/", "/reports/in-hand/"]

    client.force_login(a_principal(report.team.school))

    for page in pages:
        told = client.get(page).text
        assert report.title in told
        assert "Half a" not in told


def test_what_was_submitted_before_it_was_kept_is_kept_when_it_goes_back():
    report = a_whole_report(state=State.SUBMITTED)
    assert report.submitted_words is None

    move(report, "return", by=an_assistant_superintendent(), note="Which test?")

    report.refresh_from_db()
    assert report.submitted_words["title"] == report.title


def test_whoever_stands_in_for_somebody_on_the_team_does_not_accept_its_report():
    report = a_whole_report(state=State.SUBMITTED)
    on_it, ruth = an_assistant_superintendent("Sam Ortiz"), an_assistant_superintendent()
    a_member(report.team, on_it)
    stand_in, hers = a_delegate(on_it, name="Jo Park"), a_delegate(ruth, name="Lee Cole")

    with pytest.raises(PermissionDenied):
        move(report, "accept", by=stand_in)
    move(report, "accept", by=hers)

    assert report.record.get(verb="accept").on_behalf_of == ruth


def test_a_team_is_complete_with_its_report_and_nothing_of_it_waits():
    report = a_whole_report(state=State.ACCEPTED)
    draft = report.team.rosters.create(number=9)

    move(report, "publish", by=an_assistant_superintendent())

    report.team.refresh_from_db()
    draft.refresh_from_db()
    assert (report.team.state, draft.state) == ("completed", "withdrawn")


def test_what_was_never_kept_is_not_read_by_leaders_while_it_is_rewritten():
    report = a_whole_report(state=State.RETURNED)
    here = a_principal(report.team.school)
    assert Report.objects.open_to(here).exists()

    Report.objects.update(submitted_words=None)

    assert not Report.objects.open_to(here).exists()
