from importlib import import_module
from urllib.parse import quote

import pytest
from django.apps import apps
from django.http import QueryDict

from reports import filters
from reports.filters import Archive
from reports.models import ReportVersion, Word
from teams.models import Team
from tests.builders import a_posting, a_school, a_subject, a_teacher, a_team, the_year
from tests.reports.builders import (
    a_team_with_names,
    a_whole_report,
    in_the_archive,
    published,
)

pytestmark = pytest.mark.django_db
read_anew = import_module("reports.migrations.0003_the_words_it_is_read_in").read_anew


def found(query=""):
    return [version.title for version in Archive(QueryDict(query)).page.object_list]


def a_report_called(title, **facts):
    return in_the_archive(title=title, **facts)


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
    assert "<mark>Fractions</mark> on the number line" in page.text


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


# --- One reading of words ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["résumé", "resume", "re\u0301sume\u0301", "RESUMES", "kealii", "Ke'ali'i", "dangelo", "ISIK"],
)
def test_signs_and_accents_make_no_difference(typed):
    a_report_called("One", tried="A résumé by Ms. Keʻaliʻi, Zoë D’Angelo and Mr. Işık.")
    a_report_called("Two", tried="We read aloud.")

    assert found(f"q={typed}") == ["One"]


EXACT = ["4.NF.2", "3.MD.8", "K-2", "i-Ready", "pre-K", "-3.6", "38%"]


@pytest.mark.parametrize("typed", [*EXACT, "38 percent", "38 %", "4nf2", "iready", "prek"])
def test_figures_and_codes_find_exactly_what_holds_them(typed):
    a_report_called(
        "One", tried="4.NF.2, 3.MD.8, in K–2 with i-Ready and pre-K; from -3.6 by 38 percent."
    )
    a_report_called(
        "Two", tried="Ready or not, I read 4 of 2, 3 by 8, in K with 2 at 3.6 or 38, before 4.NF.1."
    )

    assert found(f"q={quote(typed)}") == ["One"]


def test_a_leading_dash_leaves_nothing_out():
    a_report_called("Fractions")
    a_report_called("Decimals")

    assert found("q=-fractions") == ["Fractions"]


def test_a_piece_of_a_name_without_blanks_is_found_inside_it():
    a_report_called("One", tried="With 王晓明 and 李晓红.")
    a_report_called("Two", tried="With 李明 and 王红.")

    assert found("q=晓明") == ["One"]


def test_words_between_quotation_marks_stand_side_by_side():
    a_report_called("One", tried="The number line comes first.")
    a_report_called("Two", tried="The line of numbers comes first.")

    assert found("q=%22number+line%22") == ["One"]
    assert sorted(found("q=number+line")) == ["One", "Two"]


@pytest.mark.parametrize("typed", ["to be", "the of and", "!!!"])
def test_words_that_stand_everywhere_are_said_to_tell_nothing(client, typed):
    a_report_called("One", tried="To be or not to be, the end of it and all!!!")
    client.force_login(a_teacher())

    page = client.get("/reports/", {"q": typed}).text

    assert "These words tell no report from another" in page
    assert "Show all reports" in page
    assert found(f"q={typed}") == []


def test_words_that_tell_little_are_looked_for_only_alone():
    a_report_called("One", tried="Say more because of it.")
    a_report_called("Two", tried="Trombones.", summary="In short.", results="Loud.", need="Sound.")

    assert found("q=because") == ["One"]
    assert found("q=more+trombones+because") == ["Two"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("fratcions", "Fractions"), ("word probelms", "Words")]
)
def test_a_slip_of_a_finger_finds_the_word_that_was_meant(typed, meant):
    a_report_called("Fractions", tried="Rations and factions.")
    a_report_called("Words", tried="Word problems that sound like us.")
    a_report_called("Geometry", tried="Words on angles and polygons.")

    archive = Archive(QueryDict(f"q={typed}"))

    assert [version.title for version in archive.page.object_list] == [meant]
    assert not archive.search.exactly


def test_a_slip_in_a_subject_finds_what_is_about_it_even_where_no_sentence_says_so():
    a_report_called("Number talks", team=a_team_for([4], "Mathematics"), tried="We talked.")

    assert found("q=matemathics") == ["Number talks"]


@pytest.mark.parametrize("typed", ["pep", "cas", "4.NF.9", "999", "qwertzuiop"])
def test_a_short_word_or_a_figure_is_never_taken_for_another(typed):
    a_report_called("One", tried="Pet cats met 4.NF.2 and 99 others.")

    assert found(f"q={typed}") == []


@pytest.mark.parametrize("typed", ["PLT", "PLC", "plts", "professional learning community"])
def test_the_two_words_for_teams_find_each_other(typed):
    a_report_called("One", tried="Our PLC met weekly.")
    a_report_called("Two", tried="Our PLT met monthly.")
    a_report_called("Three", tried="We met.")

    assert sorted(found(f"q={typed}")) == ["One", "Two"]


@pytest.mark.parametrize("typed", ["grade 4", "4th grade", "fourth grade", "ESL", "esl grade 4"])
def test_a_report_is_found_by_its_own_grades_and_subjects(typed):
    a_report_called("One", team=a_team_for([4], "English as a second language"))
    a_report_called("Two", team=a_team_for([5], "Mathematics"), tried="With fourth graders.")

    assert found(f"q={typed}")[0] == "One"


def test_the_best_match_comes_first_unless_the_newest_is_asked_for():
    a_report_called("Say more", tried="Fractions came last.")
    a_report_called("Fractions", tried="We began.")
    a_report_called("Homework", tried="No fractions, once.")

    assert found("q=fractions")[0] == "Fractions"
    assert found("q=fractions&sort=newest") == ["Homework", "Fractions", "Say more"]


def test_an_old_archive_is_read_anew():
    report = published(title="Résumés", team=a_team_for([4], "Mathematics"))
    version = report.versions.get()
    ReportVersion.objects.update(search="'resum':1")
    Word.objects.all().delete()

    read_anew(apps, None)

    assert report.versions.get().search == version.search
    assert found("q=resumés+grade+4") == ["Résumés"]
    assert Word.objects.filter(text="resumes").exists()


def test_a_report_as_long_as_can_be_is_found_by_its_last_word():
    a_report_called("Long", tried="number talk " * 1600 + "trombone")

    assert found("q=trombone+number") == ["Long"]
