"""The page of a published report, the review before, and the list of those on their way."""

import pytest

from tests.builders import (
    a_member,
    a_principal,
    a_school,
    a_teacher,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reports.builders import a_team_with_names, a_whole_report, published
from tests.reports.hands import move

pytestmark = pytest.mark.django_db


def test_the_result_stands_first_and_the_story_follows(client):
    report = published()
    client.force_login(a_teacher())

    page = client.get(f"/reports/{report.pk}/").text

    order = ["<h1>", "Reached the goal", "72%", "Our goal", "What we tried", "What we recommend"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert "Start the talks in the first week." in page
    assert "<dt>Version</dt><dd>1</dd>" in page


def test_where_students_started_is_told_once(client):
    report = published(
        result_line="of fourth graders explained a strategy, up from 52%", baseline=52
    )
    client.force_login(a_teacher())

    page = client.get(f"/reports/{report.pk}/").text

    assert page.count("up from 52%") == 1


def test_the_page_keeps_the_words_of_the_day_it_was_published(client):
    report = published()
    report.tried = "Something else."
    report.save()
    client.force_login(a_teacher())

    page = client.get(f"/reports/{report.pk}/").text

    assert "A ten-minute number talk" in page
    assert "Something else." not in page


def test_no_address_of_a_person_is_on_the_page(client):
    report = published()
    client.force_login(a_teacher())

    assert "@millbrook.example" not in client.get(f"/reports/{report.pk}/").text


def test_a_report_takes_the_same_number_of_queries_whatever_it_holds(client, counted):
    small, large = published(), a_whole_report()
    for _ in range(2):
        large.recommendations.create(text="More.")
        a_member(large.team)
    published(large)
    client.force_login(a_teacher())

    assert counted(f"/reports/{small.pk}/") == counted(f"/reports/{large.pk}/")


def test_the_facilitator_sees_what_is_missing_before_handing_in(client):
    report = a_whole_report(summary="")
    client.force_login(facilitator_of(report.team))

    page = client.get(f"/reports/review/{report.pk}/").text

    assert "Sum the year up in a few sentences." in page
    assert "Submit the report" in page


def test_the_team_hears_before_handing_in_which_words_the_paper_cannot_print(client):
    """An advice: the report can be handed in, and what our fonts hold is not spoken of."""
    team = a_team_with_names(name="Ольга & 😀")
    report = a_whole_report(team, tried="We drew 𓀀 and ✓.")
    client.force_login(facilitator_of(team))

    page = client.get(f"/reports/review/{report.pk}/").text
    handed_in = client.post(f"/reports/{report.pk}/submit/", {"seal": report.seal})

    assert "This word has characters that our paper cannot print: 𓀀. It stands on the page" in page
    assert "Everything is there." in page
    assert handed_in.status_code == 302


def test_nothing_is_said_of_the_paper_when_it_prints_everything(client):
    report = a_whole_report()
    client.force_login(facilitator_of(report.team))

    assert "our paper" not in client.get(f"/reports/review/{report.pk}/").text


def test_handing_in_with_gaps_brings_the_page_back_with_the_reasons(client):
    report = a_whole_report(summary="")
    client.force_login(facilitator_of(report.team))

    page = client.post(f"/reports/{report.pk}/submit/")

    assert page.status_code == 422
    assert "Sum the year up in a few sentences." in page.text


def test_sending_back_without_a_reason_keeps_everything_and_says_why(client):
    report = a_whole_report(state="submitted")
    client.force_login(an_assistant_superintendent())

    page = client.post(f"/reports/{report.pk}/return/", {"note": " ", "seal": report.seal})
    too_long = client.post(f"/reports/{report.pk}/return/", {"note": "word " * 500})

    assert page.status_code == too_long.status_code == 422
    assert "Say what should change" in page.text
    assert "word word word" in too_long.text
    report.refresh_from_db()
    assert report.state == "submitted"


def test_a_returned_report_shows_its_note_to_the_team_that_writes_again(client):
    report = a_whole_report(state="submitted")
    move(report, "return", by=an_assistant_superintendent("Ruth Abramson"), note="Which test?")
    client.force_login(facilitator_of(report.team))

    page = client.get(f"/reports/write/{report.team_id}/").text

    assert "Ruth Abramson sent the report back." in page
    assert "Which test?" in page


def test_accept_and_publish_are_two_clicks_of_the_assistant_superintendent(client):
    report = a_whole_report(state="submitted")
    client.force_login(an_assistant_superintendent())

    accepted = client.post(f"/reports/{report.pk}/accept/", {"seal": report.seal})
    report.refresh_from_db()
    out = client.post(f"/reports/{report.pk}/publish/", {"seal": report.seal})

    assert accepted.url == f"/reports/review/{report.pk}/"
    assert out.url == f"/reports/{report.pk}/"


def test_no_browser_asks_for_a_note_where_none_is_needed(client):
    report = a_whole_report(state="submitted")
    client.force_login(an_assistant_superintendent())

    page = client.get(f"/reports/review/{report.pk}/").text
    field = page[page.index("<textarea") : page.index("</textarea>")]

    assert " required" not in field
    assert "novalidate" in page


def test_a_second_click_on_publish_publishes_nothing_twice(client):
    report = a_whole_report(state="accepted")
    client.force_login(an_assistant_superintendent())

    client.post(f"/reports/{report.pk}/publish/", {"seal": report.seal})
    again = client.post(f"/reports/{report.pk}/publish/", {"seal": report.seal})

    assert again.status_code == 422
    assert "It now stands at: Published." in again.text
    assert report.versions.count() == 1


def test_a_verb_nobody_knows_is_no_address(client):
    report = a_whole_report()
    client.force_login(facilitator_of(report.team))

    assert client.post(f"/reports/{report.pk}/praise/").status_code == 404


def test_those_who_lead_find_what_is_on_its_way(client):
    report = a_whole_report(state="submitted", submitted_at="2026-05-04 12:00Z")
    here = a_principal(report.team.school)
    elsewhere = a_principal(a_school("Wheelock Elementary"))

    pages = {}
    for person in [here, elsewhere, an_assistant_superintendent()]:
        client.force_login(person)
        pages[person] = client.get("/reports/in-hand/").text

    shown = [report.title in page for page in pages.values()]
    assert shown == [True, False, True]
    assert ["Submitted, waits for you" in page for page in pages.values()] == [False, False, True]


def test_three_reports_on_their_way_take_as_many_queries_as_one(client, counted):
    client.force_login(an_assistant_superintendent())
    a_whole_report(state="submitted")
    one = counted("/reports/in-hand/")
    a_whole_report(state="submitted")
    a_whole_report(state="accepted")

    assert counted("/reports/in-hand/") == one


def test_the_review_takes_the_same_number_of_queries_whatever_it_holds(client, counted):
    small, large = a_whole_report(state="submitted"), a_whole_report(state="submitted")
    for report in [small, large, large]:
        report.recommendations.create(text="More.")
        report.record.create(verb="return", moved_to="returned", by=a_teacher(), note="More.")
    a_member(large.team)
    client.force_login(an_assistant_superintendent())

    assert counted(f"/reports/review/{small.pk}/") == counted(f"/reports/review/{large.pk}/")
