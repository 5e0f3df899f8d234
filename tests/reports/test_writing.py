import pytest

from kit.lifecycle import NotYet
from reports.writing import Crossed, save
from tests.builders import a_member, a_teacher, facilitator_of
from tests.reports.builders import a_whole_report
from tests.reports.hands import move

pytestmark = pytest.mark.django_db

ROWS = [{"text": "Start in September.", "to": "teachers"}]


def sent(report, **changes):
    """What the browser sends for this report, with these changes."""
    form = {
        **{name: getattr(report, name) or "" for name in WORDS},
        "base": report.edition,
        "recommend_1": "Start the talks in the first week.",
        "to_1": "teachers",
        "recommend_2": "",
        "to_2": "teachers",
    }
    return form | changes


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
    facts = {"tried": "What Priya wrote."}
    save(report, by=facilitator_of(report.team), base=0, facts=facts, recommendations=ROWS)
    client.force_login(a_member(report.team).person)

    page = client.post(f"/reports/write/{report.team_id}/", sent(report, tried="What I wrote."))

    report.refresh_from_db()
    assert page.status_code == 422
    assert report.tried == "What Priya wrote."
    assert "What I wrote." in page.text
    assert "What Priya wrote." in page.text
    assert "Teachers: Start in September." in page.text
    assert '<input type="hidden" name="base" value="1"' in page.text


def test_the_save_after_that_is_a_decision_and_counts(client):
    report = a_whole_report()
    facts = {"tried": "What Priya wrote."}
    save(report, by=facilitator_of(report.team), base=0, facts=facts, recommendations=ROWS)
    client.force_login(a_member(report.team).person)

    client.post(f"/reports/write/{report.team_id}/", sent(report, tried="Both.", base=1))

    report.refresh_from_db()
    assert report.tried == "Both."


def test_a_double_click_on_save_is_one_save():
    report = a_whole_report()
    once = {"base": 0, "facts": {"tried": "Talks."}, "recommendations": ROWS}
    member = facilitator_of(report.team)

    save(report, by=member, **once)
    again = save(report, by=member, **once)

    assert again.edition == 1


def test_a_stale_save_is_never_taken_silently():
    report = a_whole_report()
    member = facilitator_of(report.team)
    save(report, by=member, base=0, facts={"tried": "One."}, recommendations=ROWS)

    with pytest.raises(Crossed):
        save(report, by=member, base=0, facts={"tried": "Two."}, recommendations=ROWS)


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
        save(report, by=a_teacher(), base=0, facts={"tried": "Mine."}, recommendations=[])


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
    assert report.edition == 0


def test_save_and_check_leads_to_the_page_as_others_will_read_it(client):
    report = a_whole_report()
    client.force_login(facilitator_of(report.team))

    answer = client.post(f"/reports/write/{report.team_id}/", sent(report, check=""))

    assert answer.url == f"/reports/review/{report.pk}/"
