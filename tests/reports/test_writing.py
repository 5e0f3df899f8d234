from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kit import written
from kit.lifecycle import NotYet
from reports.forms import ReportForm
from reports.models import Report
from reports.writing import save
from tests.builders import a_member, a_teacher, facilitator_of
from tests.reports.builders import a_whole_report
from tests.reports.hands import move
from tests.windows import SEEDS, Sheet, lost_in, told

pytestmark = pytest.mark.django_db

ROWS = [{"text": "Start in September.", "to": "teachers"}]


def sent(report, **changes):
    """What the browser sends for this report, with these changes."""
    form = ReportForm(instance=report)
    return {
        **{name: getattr(report, name) or "" for name in WORDS},
        **{name: form[name].value() for name in ("window", "seen")},
        "recommend_1": "Start the talks in the first week.",
        "to_1": "teachers",
        "recommend_2": "",
        "to_2": "teachers",
    } | changes


WORDS = [
    *["title", "summary", "goal", "need", "research", "tried", "data", "results", "differently"],
    *["outcome", "baseline", "target", "result", "result_line"],
]


def test_any_member_writes_and_everybody_on_the_team_sees_it(client):
    report = a_whole_report()
    member = a_member(report.team).person
    client.force_login(member)

    page = client.post(
        f"/reports/write/{report.team_id}/", sent(report, tried="Talks."), follow=True
    )

    report.refresh_from_db()
    assert report.tried == "Talks."
    assert "Saved." in page.text


def test_recommendations_keep_their_order_and_empty_rows_fall_away(client):
    report = a_whole_report()
    client.force_login(facilitator_of(report.team))
    rows = {"recommend_1": "", "recommend_2": "Buy timers.", "to_2": "principal"}
    rows |= {"recommend_3": "Start early.", "to_3": "next_team"}

    client.post(f"/reports/write/{report.team_id}/", sent(report, **rows))

    told = list(report.recommendations.values_list("text", "to"))
    assert told == [("Buy timers.", "principal"), ("Start early.", "next_team")]


def test_an_addressee_that_does_not_exist_is_asked_about(client):
    report = a_whole_report()
    client.force_login(facilitator_of(report.team))

    page = client.post(f"/reports/write/{report.team_id}/", sent(report, to_1="everybody"))
    saved = client.post(f"/reports/write/{report.team_id}/save/", sent(report, to_1="everybody"))

    assert (page.status_code, saved.status_code) == (422, 422)
    assert "Recommendation 1 is for" in saved.text


def test_a_story_keeps_its_lines_and_loses_what_nobody_can_see(client):
    report = a_whole_report()
    client.force_login(facilitator_of(report.team))
    typed = {"title": "Talk\x00ing", "tried": "One\r\nTwo\x0b", "recommend_1": "Start\x1b early."}

    client.post(f"/reports/write/{report.team_id}/", sent(report, **typed))

    report.refresh_from_db()
    assert (report.title, report.tried) == ("Talking", "One\nTwo")
    assert report.recommendations.get().text == "Start early."


def test_what_two_people_wrote_at_once_is_shown_side_by_side_and_nothing_is_lost(client):
    report = a_whole_report()
    mine = sent(report, tried="What I wrote.", recommend_1="Buy timers.", result="61")
    answers = {"tried": "What Priya wrote.", "recommendations": ROWS, "title": "Talking"}
    save(report, by=facilitator_of(report.team), answers=answers)
    client.force_login(a_member(report.team).person)

    page = client.post(f"/reports/write/{report.team_id}/", mine, follow=True)

    report.refresh_from_db()
    assert (report.tried, report.title, report.result) == ("What Priya wrote.", "Talking", 61)
    assert [two.label for two in page.context["twos"]] == [
        "What did you try?",
        "What you recommend",
    ]
    assert "What I <b" in page.text or "What I wrote." in page.text
    assert "Teachers: " in page.text


def test_a_report_whose_texts_crossed_is_not_submitted_before_the_team_has_chosen(client):
    report = a_whole_report()
    mine, author = sent(report, tried="What I wrote."), facilitator_of(report.team)
    save(report, by=author, answers={"tried": "What Priya wrote."})
    client.force_login(a_member(report.team).person)
    client.post(f"/reports/write/{report.team_id}/", mine)

    with pytest.raises(NotYet, match="Two texts crossed"):
        move(Report.objects.get(), "submit", by=author)


def test_what_the_team_chooses_stands(client):
    report = a_whole_report()
    mine = sent(report, recommend_1="Buy timers.")
    save(report, by=facilitator_of(report.team), answers={"recommendations": ROWS})
    client.force_login(a_member(report.team).person)
    page = client.post(f"/reports/write/{report.team_id}/", mine, follow=True)

    [two] = page.context["twos"]
    told = {"key": two.key, "seen": two.seen, "shown": two.shown, "keep": "mine"}
    client.post(f"/reports/write/{report.team_id}/crossed/", told)

    report.refresh_from_db()
    assert [each.text for each in report.recommendations.all()] == ["Buy timers."]
    assert report.crossings == []


def test_it_saves_itself_and_keeps_what_can_be_kept(client):
    report = a_whole_report()
    client.force_login(facilitator_of(report.team))

    typed = sent(report, tried="Talks.", result="140")
    answer = client.post(f"/reports/write/{report.team_id}/save/", typed)

    report.refresh_from_db()
    assert answer.status_code == 422
    assert "Not all is saved." in answer.text
    assert "now, in percent: Enter a whole percent" in answer.text
    assert (report.tried, report.edition) == ("Talks.", 1)


def test_a_double_click_on_save_is_one_save():
    report = a_whole_report()
    once = {"tried": "Talks.", "recommendations": ROWS}
    member = facilitator_of(report.team)

    save(report, by=member, answers=once)
    again = save(report, by=member, answers=once)

    assert again.edition == 1


def lost_by(seeds):
    """What is lost of each order in which three members save."""
    report = a_whole_report()
    names = ["summary", "need", "tried", "results"]
    sheet = Sheet(names, Report.objects.filter(pk=report.pk), partial(save, report))
    colleagues = [a_member(report.team).person for _ in range(2)]
    people = [facilitator_of(report.team), *colleagues]
    return {seed: gone for seed in seeds if (gone := lost_in(seed, sheet, people))}


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_three_windows_never_lose_a_word_in_whatever_order_they_save(seeds):
    """Proves that each word which a save accepted stands in a section or lies beside it."""
    assert lost_by(seeds) == {}


def test_the_proof_fails_without_the_guard(monkeypatch):
    """Without it the last window to save wins, and the same orders lose words."""
    monkeypatch.setattr(written, "_crosses", lambda *_: False)

    assert len(lost_by(range(10))) > 2


def test_a_report_that_was_submitted_meanwhile_keeps_its_words_and_gives_back_what_was_typed(
    client,
):
    report = a_whole_report()
    facilitator = facilitator_of(report.team)
    move(report, "submit", by=facilitator)
    client.force_login(facilitator)

    page = client.post(f"/reports/write/{report.team_id}/", sent(report, tried="Too late."))

    report.refresh_from_db()
    assert page.status_code == 422
    assert "Too late." in page.text
    assert "not open for writing" in page.text
    assert report.tried == "A ten-minute number talk, three mornings a week."


def test_nobody_but_the_team_writes():
    report = a_whole_report()

    with pytest.raises(NotYet):
        save(report, by=a_teacher(), answers={"tried": "Mine."})


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("result", "140", "Enter a whole percent from 0 to 100."),
        ("baseline", "many", "Enter a whole percent from 0 to 100."),
        ("title", " ", "Give the report a title."),
        ("recommend_1", "x" * 601, "Keep this to 600 characters. It has 601 now."),
        ("outcome", "splendid", "splendid"),
    ],
)
def test_a_slip_comes_back_with_everything_that_was_typed(client, field, typed, sentence):
    report = a_whole_report()
    client.force_login(facilitator_of(report.team))
    form = sent(report, summary="Typed for an hour.", **{field: typed})

    page = client.post(f"/reports/write/{report.team_id}/", form)

    assert page.status_code == 422
    assert page.text.count(sentence) >= 2  # in the summary of errors, and at the field
    assert "Typed for an hour." in page.text
    assert "<title>Error: " in page.text
    report.refresh_from_db()
    assert report.summary == "Typed for an hour."  # one answer holds up no other


def test_save_and_check_leads_to_the_page_as_others_will_read_it(client):
    report = a_whole_report()
    client.force_login(facilitator_of(report.team))

    answer = client.post(f"/reports/write/{report.team_id}/", sent(report, check=""))

    assert answer.url == f"/reports/review/{report.pk}/"


def test_what_a_report_recommends_is_asked_once_when_it_is_saved():
    report = a_whole_report()
    mine = {"tried": "Talks.", "recommendations": report.stands("recommendations")}

    with CaptureQueriesContext(connection) as asked:
        save(report, by=facilitator_of(report.team), answers=mine)

    selects = [each["sql"] for each in asked if "SELECT" in each["sql"]]
    assert sum("reports_recommendation" in sql for sql in selects) == 1


def test_recommendations_that_somebody_emptied_are_chosen_whole(client):
    """They are rows, not one line of text that could be typed."""
    report = a_whole_report()
    mine = sent(report, recommend_1="", recommend_2="")
    save(report, by=facilitator_of(report.team), answers={"recommendations": ROWS})
    client.force_login(a_member(report.team).person)

    page = client.post(f"/reports/write/{report.team_id}/", mine, follow=True)

    [two] = page.context["twos"]
    typed = client.post(page.redirect_chain[-1][0], told(two, "other", other="Buy timers."))
    assert ("Or another" in page.text, typed.status_code) == (False, 422)
    assert report.recommendations.get().text == ROWS[0]["text"]


def test_a_press_that_is_saved_in_part_says_where_texts_crossed(client):
    report = a_whole_report()
    mine = sent(report, tried="What I wrote.", result="many")
    save(report, by=facilitator_of(report.team), answers={"tried": "What Priya wrote."})
    client.force_login(a_member(report.team).person)

    page = client.post(f"/reports/write/{report.team_id}/", mine)

    assert (page.status_code, "Look at both" in page.text) == (422, True)
