"""What is not as it was: since the last decision, and since somebody opened the page."""

import re

import pytest
from django.urls import reverse

from kit import clock
from teams import changing, founding
from teams.approval import begin_new_version
from teams.versions import Since
from tests.builders import (
    a_district_goal,
    a_member,
    a_teacher,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reading import page_of
from tests.teams.builders import a_submitted_roster
from tests.teams.hands import move


@pytest.fixture
def ruth(client, year):
    ruth = an_assistant_superintendent("Ruth Abramson")
    client.force_login(ruth)
    return ruth


def opened(page):
    """The hidden marks of the page, as a browser sends them back."""
    return dict(re.findall(r'name="(seal|opened)" value="([^"]+)"', page))


def test_a_version_tells_who_is_new_and_who_is_gone(client, ruth):
    first = a_submitted_roster()
    team, marcus = first.team, facilitator_of(first.team)
    leaver = first.lines.last().person
    assert "What changed" not in page_of(client.get(reverse("teams:roster", args=[first.pk])))
    move(first, "approve", by=ruth)
    second = begin_new_version(team, by=marcus)
    place = team.memberships.get(person=leaver)
    changing.leave(place, by=leaver, on=clock.today(), reason="Own wish")
    grace = a_member(team, a_teacher("Grace Nakamura")).person

    client.force_login(marcus)
    check = page_of(client.get(reverse("teams:check", args=[team.pk])))
    assert "Grace Nakamura is new." in check
    assert "Version 1 stays the official roster until you submit this one." in check
    assert not first.lines.filter(person=grace).exists()

    second = move(second, "submit", by=marcus)

    client.force_login(ruth)
    page = page_of(client.get(reverse("teams:roster", args=[second.pk])))
    assert "What changed since version 1" in page
    assert "Grace Nakamura is new." in page
    assert f"{leaver.name} is not on it any more." in page
    assert f"{marcus.name}, before" not in page


def test_what_stayed_is_said_to_have_stayed(client, ruth):
    first = a_submitted_roster()
    move(first, "return", by=ruth, note="Ask Wheelock.")

    second = move(first, "submit", by=facilitator_of(first.team))

    page = page_of(client.get(reverse("teams:roster", args=[second.pk])))
    assert "People, name, focus and goals are as they were." in page
    assert "Why Ruth Abramson sent version 1 back" in page


def test_name_focus_and_goals_are_remembered_as_they_were_submitted(year):
    first = a_submitted_roster(name="Talking Math", focus="They say why.")
    team, marcus = first.team, facilitator_of(first.team)
    move(first, "return", by=an_assistant_superintendent(), note="Say which students.")
    words = {"name": "Say More", "focus": "Grade 4 says why."}
    [served], ours = team.org_goals.all(), a_district_goal("Every student writes")
    founding.change(team, by=marcus, answers={"org_goals": [ours], **words})

    second = move(first, "submit", by=marcus)

    since = Since.of(second)
    assert since.number == 1
    assert since.changes == [
        "The name was “Talking Math”.",
        "The focus was “They say why.”",
        f"It now serves: {ours}.",
        f"It does not serve any more: {served}.",
    ]


def test_a_version_that_was_decided_on_keeps_its_words_on_its_page(client, ruth):
    first = a_submitted_roster(name="Talking Math", focus="They say why.")
    team, marcus = first.team, facilitator_of(first.team)
    [served], ours = team.org_goals.all(), a_district_goal("Every student writes")
    move(first, "return", by=ruth, note="Say which students.")
    founding.change(
        team,
        by=marcus,
        answers={"name": "Say More", "focus": "Grade 4 says why.", "org_goals": [ours]},
    )
    second = move(first, "submit", by=marcus)

    before, now = (
        page_of(client.get(reverse("teams:roster", args=[each.pk]))) for each in (first, second)
    )

    assert "<h1>Talking Math</h1>" in before
    assert "They say why." in before
    assert f"<dd>{served}</dd>" in before
    assert "<h1>Say More</h1>" in now
    for page, other in ((before, second), (now, first)):
        assert f'href="{reverse("teams:roster", args=[other.pk])}">version {other.number}' in page
    assert f"<dd>{ours}</dd>" in now


def test_a_decision_on_what_changed_is_asked_again_with_the_difference(client, ruth):
    roster = a_submitted_roster(name="Talking Math")
    team, marcus = roster.team, facilitator_of(roster.team)
    door = reverse("teams:move-roster", args=[roster.pk, "approve"])
    marks = opened(page_of(client.get(reverse("teams:roster", args=[roster.pk]))))
    move(roster, "recall", by=marcus)
    a_member(team, a_teacher("Grace Nakamura"))
    founding.change(team, by=marcus, answers={"name": "Say More", "org_goals": [a_district_goal()]})
    move(roster, "submit", by=marcus)

    answer = client.post(door, marks)

    assert answer.status_code == 422
    page = page_of(answer)
    assert "What changed since you opened it" in page
    assert "Grace Nakamura is new." in page
    assert "The name was “Talking Math”." in page
    assert client.post(door, opened(page)).status_code == 302


@pytest.mark.parametrize("mark", ["", "nonsense", "a:b:c", "\x00"])
def test_marks_that_nobody_signed_show_no_difference(client, ruth, mark):
    roster = a_submitted_roster()
    door = reverse("teams:move-roster", args=[roster.pk, "approve"])

    answer = client.post(door, {"seal": "what was there before", "opened": mark})

    assert answer.status_code == 422
    assert "What changed" not in page_of(answer)
