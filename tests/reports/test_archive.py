import pytest
from django.http import QueryDict

from reports import filters
from reports.filters import Archive
from teams.models import Team
from tests.builders import a_posting, a_school, a_subject, a_teacher, a_team, the_year
from tests.reports.builders import a_team_with_names, a_whole_report, published

pytestmark = pytest.mark.django_db


def found(query=""):
    return [version.title for version in Archive(QueryDict(query)).page.object_list]


def a_report_called(title, **facts):
    return published(title=title, **facts)


def a_team_for(grades, subject):
    posting = a_posting(grades=grades)
    posting.subjects.set([a_subject(subject)])
    return a_team(state="active", posting=posting)


def test_words_are_found_in_any_form_and_in_every_section():
    a_report_called("One", tried="We held a number talk each day.")
    a_report_called("Two", tried="We read aloud.", research="", results="It changed no score.")

    assert found("q=number+talks") == ["One"]
    assert found("q=change+score") == ["Two"]
    assert found("q=reading") == ["Two"]
    assert found("q=trombone") == []


def test_a_typing_error_gets_a_second_chance_and_is_told_so(client):
    a_report_called("Fractions on the number line")
    client.force_login(a_teacher())

    page = client.get("/reports/?q=fracions")

    assert "No report says “fracions”. These come close." in page.text
    assert "Fractions on the number line" in page.text


@pytest.mark.parametrize("typed", ["Nguyễn", "nguyen", "Łucja", "lucja", "dang", "O’Brien"])
def test_people_are_found_with_and_without_their_accents(typed):
    a_report_called("Theirs", team=a_team_with_names())
    a_report_called("Others")

    assert found(f"q={typed}") == ["Theirs"]


def test_the_sentence_that_matched_is_shown_with_its_words_marked(client):
    a_report_called("Say More", tried="First we waited. Then number talks began. It was May.")
    client.force_login(a_teacher())

    page = client.get("/reports/?q=number+talk")

    assert "“Then <mark>number talks</mark> began.”" in page.text
    assert "42% to 72%, reached the goal of 70%" in page.text


def test_what_people_wrote_stays_words(client):
    a_report_called("<b>Bold</b> talks", tried="<script>alert(1)</script> talks.")
    client.force_login(a_teacher())

    page = client.get("/reports/?q=talks").text

    assert "<script>alert" not in page
    assert "&lt;b&gt;Bold&lt;/b&gt; <mark>talks</mark>" in page


def test_goals_that_were_not_reached_are_found_as_such():
    a_report_called("Reached")
    a_report_called("Missed", outcome="not_reached", result=44)

    assert found("outcome=not_reached") == ["Missed"]
    assert found("outcome=reached&outcome=not_reached") == ["Missed", "Reached"]


def test_the_archive_is_narrowed_by_year_school_subject_and_grades():
    reading = a_team_for([1, 2], "Reading")
    math = a_team_for([4], "Mathematics")
    old = a_team(state="active", year=the_year("2024"), school=a_school("Wheelock Elementary"))
    a_report_called("Reading", team=reading)
    a_report_called("Math", team=math)
    a_report_called("Old", team=old)

    assert found(f"year={old.year_id}") == ["Old"]
    assert found(f"school={old.school_id}") == ["Old"]
    assert found(f"subject={a_subject('Reading').pk}") == ["Reading"]
    assert found("grades=1-2") == ["Reading"]
    assert found("grades=3-5") == ["Math", "Old"]
    assert found(f"grades=3-5&year={math.year_id}") == ["Math"]
    assert found() == ["Math", "Reading", "Old"]


def test_a_facet_counts_what_its_boxes_would_show():
    a_report_called("One")
    a_report_called("Two", outcome="not_reached")
    a_report_called("Three", outcome="not_reached", tried="Trombones.")

    facets = {each.key: each for each in Archive(QueryDict("outcome=reached")).facets}
    words = {each.key: each for each in Archive(QueryDict("q=trombones")).facets}

    counts = {option.value: option.count for option in facets["outcome"].options}
    assert counts == {"reached": "1", "not_reached": "2"}
    assert [option.count for option in facets["school"].options] == ["1"]
    assert [option.label for option in words["outcome"].options] == ["Not reached"]


@pytest.mark.parametrize(
    "query",
    [
        "year=x&school=0&outcome=%27",
        "page=nine",
        "page=-1",
        "page=99",
        "q=%00",
        "q=%27%28%7C%26",
        "grades=7",
        "sort=worst",
        "q=" + "a" * 3000,
    ],
)
def test_an_address_that_makes_no_sense_is_still_a_page(client, query):
    a_report_called("One")
    client.force_login(a_teacher())

    assert client.get(f"/reports/?{query}").status_code == 200


def test_a_long_archive_is_paged_and_its_count_ends_somewhere(monkeypatch, client):
    monkeypatch.setattr(filters, "MOST_LISTED", 3)
    monkeypatch.setattr(filters, "ON_A_PAGE", 2)
    for number in range(5):
        a_report_called(f"Report {number}")
    client.force_login(a_teacher())

    page = client.get("/reports/?page=2").text

    assert "More than 3 reports" in page
    assert "Report 2" in page
    assert "Report 4" not in page
    assert "Report 1" not in page


def test_old_reports_come_back_in_the_words_of_their_time():
    report = published(title="Say More")
    Team.objects.filter(pk=report.team_id).update(name="Renamed")

    assert report.versions.get().snapshot["team"]["name"] == "Say More"


def test_a_retracted_report_is_not_in_the_archive():
    report = published(title="Gone")
    report.state = "retracted"
    report.save()

    assert found() == []


@pytest.mark.parametrize("query", ["", "?q=talks", "?q=talks&sort=newest", "?q=takls"])
def test_three_reports_take_as_many_queries_as_one(client, counted, query):
    client.force_login(a_teacher())
    a_report_called("One")
    one = counted(f"/reports/{query}")
    for _ in range(2):
        a_report_called("More", team=a_team_for([4], "Reading"))

    assert counted(f"/reports/{query}") == one


def test_an_empty_archive_says_when_it_fills(client):
    client.force_login(a_teacher())

    assert "Teams write their reports in May." in client.get("/reports/").text


def test_a_search_box_sends_the_filters_along(client):
    a_report_called("One")
    client.force_login(a_teacher())

    page = client.get("/reports/?outcome=reached").text

    assert '<input type="hidden" name="outcome" value="reached">' in page


def test_htmx_gets_the_results_alone(client):
    a_whole_report()
    client.force_login(a_teacher())

    page = client.get("/reports/", headers={"HX-Request": "true"}).text

    assert page.lstrip().startswith("<div")
