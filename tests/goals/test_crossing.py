"""Goal, plan and counts in several windows: nothing that somebody typed is written over."""

from functools import partial

import pytest

from goals.models import ActionStep, Goal, Measure
from goals.planning import edit_step
from goals.sharing import share
from goals.writing import write
from kit import written
from kit.lifecycle import NotYet
from tests.builders import a_goal, a_measure, a_member, a_step, a_team, facilitator_of
from tests.goals.hands import door
from tests.reading import all_of, window_of
from tests.windows import SEEDS, Sheet, lost_in

pytestmark = pytest.mark.django_db


def sheet_of_a_goal():
    """The blanks of a goal, and its team."""
    goal = a_goal(a_team())
    names = ["group", "doing", "question"]
    return Sheet(names, Goal.objects.filter(pk=goal.pk), partial(_write, goal.team)), goal.team


def _write(team, *, by, answers, window):
    write(team, by=by, goal=answers, measure={}, window=window)


def sheet_of_a_step():
    """The cells of a row of the plan, and its team."""
    step = a_step(a_goal(a_team()))
    names = ["action", "timeline", "expected_outcome", "comments"]
    rows = ActionStep.objects.filter(pk=step.pk)
    return Sheet(names, rows, partial(edit_step, step)), step.goal.team


def lost_by(kind, seeds):
    """What is lost of each order in which three members save."""
    sheet, team = kind()
    people = [facilitator_of(team), a_member(team).person, a_member(team).person]
    return {seed: gone for seed in seeds if (gone := lost_in(seed, sheet, people))}


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
@pytest.mark.parametrize("kind", [sheet_of_a_goal, sheet_of_a_step])
def test_three_windows_never_lose_a_word_in_whatever_order_they_save(kind, seeds):
    """Proves that each word which a save accepted stands in a text or lies beside it."""
    assert lost_by(kind, seeds) == {}


def test_the_proof_fails_without_the_guard(monkeypatch):
    """Without it the last window to save wins, and the same orders lose words."""
    monkeypatch.setattr(written, "_crosses", lambda *_: False)

    assert len(lost_by(sheet_of_a_step, range(10))) > 2


def test_what_somebody_takes_out_is_an_answer_too_and_lies_beside():
    """A window that never saw the third word takes out the second: its text waits for a choice."""
    goal = a_goal(a_team(), doing="argue in writing")
    by, shown = facilitator_of(goal.team), written.marks({"doing": "argue in writing"})
    for window, words in (("one", "argue in writing daily"), ("two", "argue")):
        _write(goal.team, by=by, answers={"doing": words}, window=written.Window(window, shown))

    goal.refresh_from_db()
    assert goal.doing == "argue in writing daily"
    assert [(each["field"], each["answer"]) for each in goal.crossings] == [("doing", "argue")]


def test_a_window_never_meets_itself_in_a_goal_that_it_began():
    """The answer to its first save is lost, so its second one comes with the same marks."""
    team, window = a_team(), written.Window("one", written.marks({"doing": ""}))
    for words in ("argue in writing", "argue"):
        _write(team, by=facilitator_of(team), answers={"doing": words}, window=window)

    goal = Goal.objects.get()
    assert (goal.doing, goal.crossings) == ("argue", [])


def test_what_stands_by_now_waits_for_no_choice():
    """Both windows say the same in the end: nobody is asked to choose between equal texts."""
    goal = a_goal(a_team(), doing="argue")
    shown = written.marks({"doing": "argue"})
    for window, words in (("one", "argue daily"), ("two", "ask"), ("one", "ask")):
        told = {"answers": {"doing": words}, "window": written.Window(window, shown)}
        _write(goal.team, by=facilitator_of(goal.team), **told)

    goal.refresh_from_db()
    assert (goal.doing, goal.crossings) == ("ask", [])


# --- Through the doors -------------------------------------------------------------------------


def test_an_older_window_changes_only_what_was_typed_in_it(client, team):
    a_measure(a_goal(team))
    older, newer = (all_of(client.get(door("goal", team))) for _ in range(2))

    client.post(door("goal", team), newer | {"group": "grade 5", "target": "80", "source": "Test"})
    client.post(door("goal", team), older | {"doing": "argue in writing"})

    goal = Goal.objects.get()
    assert (goal.group, goal.doing, goal.measure.target) == ("grade 5", "argue in writing", 80)


def test_two_numbers_for_one_blank_are_both_shown_and_the_team_chooses(client, team):
    a_measure(a_goal(team), target=70)
    older, newer = (all_of(client.get(door("goal", team))) for _ in range(2))
    client.post(door("goal", team), newer | {"target": "80"})

    page = client.post(door("goal", team), older | {"target": "75"}, follow=True)

    [two] = page.context["twos"]
    told = {"key": two.key, "seen": two.seen, "shown": two.shown, "keep": "mine"}
    assert "Two texts crossed" in page.text
    assert Measure.objects.get().target == 80
    client.post(door("crossed", team), told)
    assert (Measure.objects.get().target, Measure.objects.get().crossings) == (75, [])


def test_a_goal_whose_answers_crossed_is_not_shared_before_the_team_has_chosen(client, team):
    a_measure(a_goal(team), target=70)
    older, newer = (all_of(client.get(door("goal", team))) for _ in range(2))
    for window, target in ((newer, "80"), (older, "75")):
        client.post(door("goal", team), window | {"target": target})

    with pytest.raises(NotYet, match="Two answers crossed"):
        share(Goal.objects.get(), by=facilitator_of(team))


def test_two_months_that_two_people_type_into_an_empty_goal_are_both_kept(client, team):
    first, second = (all_of(client.get(door("goal", team))) for _ in range(2))

    client.post(door("goal", team), first | {"due_month": "May 2027"})
    client.post(door("goal", team), second | {"due_month": "June 2027"})

    goal = Goal.objects.get()
    assert goal.due_month.month == 5
    assert [(each["field"], each["answer"]) for each in goal.crossings] == [
        ("due_month", "2027-06-01")
    ]


def test_a_goal_that_saves_itself_says_so_and_keeps_what_can_be_kept(client, team):
    sent = all_of(client.get(door("goal", team))) | {"doing": "argue", "target": "140"}

    answer = client.post(door("save", team), sent)

    assert answer.status_code == 422
    assert "Not all is saved." in answer.text
    assert Goal.objects.get().doing == "argue"


def test_one_form_adds_one_step_and_goes_on_with_it(client, team):
    """A second press, and a second one whose first answer was lost, find the same row."""
    a_goal(team)
    sent = window_of(client.get(door("add-step", team)))

    for action in ("Film", "Film a lesson", "Film a lesson"):
        client.post(door("add-step", team), sent | {"action": action})

    step = ActionStep.objects.get()
    assert (step.action, step.crossings) == ("Film a lesson", [])


@pytest.mark.parametrize("kind", ["goal", "step"])
def test_what_others_read_never_changes_by_itself(client, team, kind):
    """A window that was open when the goal was shared keeps its words and asks for a press."""
    goal = a_goal(team)
    thing, name, word = (
        (team, "save", "doing") if kind == "goal" else (a_step(goal), "save-step", "action")
    )
    page = "goal" if kind == "goal" else "edit-step"
    sent = all_of(client.get(door(page, thing))) | {word: "half a sen"}
    share(goal, by=facilitator_of(team))

    answer = client.post(door(name, thing), sent)

    row = Goal.objects.get() if kind == "goal" else ActionStep.objects.get()
    assert answer.status_code == 422
    assert "Your goal is shared by now" in answer.text
    assert row.stands(word) != "half a sen"


def test_the_sentence_and_the_check_follow_what_saves_itself(client, team):
    a_measure(a_goal(team))
    sent = all_of(client.get(door("goal", team))) | {"doing": "argue in writing"}

    answer = client.post(door("save", team), sent)

    follows = answer.text.split('id="sentence"')[1]
    assert "argue in writing" in follows
    assert 'id="checks"' in follows
