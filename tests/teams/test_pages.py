import pytest

from teams.models import Roster
from tests.builders import (
    a_member,
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reading import page_of
from tests.teams.builders import a_submitted_roster, door
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State


# --- Checking and submitting ----------------------------------------------------------------------


def test_the_check_page_says_who_gets_the_roster(sign_in):
    team = a_roster().team
    a_principal(team.school, "Miriam Osei")
    an_assistant_superintendent("Ruth Abramson")

    page = page_of(sign_in(facilitator_of(team)).get(door("check", team.pk)))

    assert "It goes to Miriam Osei and Ruth Abramson at the same time." in page.replace(
        "Ruth Abramson and Miriam Osei", "Miriam Osei and Ruth Abramson"
    )
    assert "4 to 7 members: there are 5" in page
    assert "Submit the roster" in page


def test_a_roster_can_be_submitted_where_nobody_is_named_to_decide(sign_in):
    roster = a_roster()
    client = sign_in(facilitator_of(roster.team))

    data = {"seal": roster.seal}
    answer = client.post(door("move-roster", roster.pk, "submit"), data, follow=True)

    assert "The roster is submitted." in page_of(answer)
    assert "Nobody is named yet who decides" in page_of(answer)


def test_a_submission_that_is_refused_comes_back_with_reasons(sign_in):
    roster = a_roster(members=3)
    client = sign_in(facilitator_of(roster.team))

    answer = client.post(door("move-roster", roster.pk, "submit"), {"seal": roster.seal})

    assert answer.status_code == 422
    assert "Ask for an exception and say why." in page_of(answer)


def test_a_team_that_changed_is_shown_again_before_it_is_submitted(sign_in):
    roster = a_roster()
    seen = roster.seal
    a_member(roster.team, a_teacher("Grace Nakamura"))

    client = sign_in(facilitator_of(roster.team))
    answer = client.post(door("move-roster", roster.pk, "submit"), {"seal": seen})

    roster.refresh_from_db()
    assert answer.status_code == 422
    assert "has changed since you opened it" in page_of(answer)
    assert "Grace Nakamura" in page_of(answer)
    assert roster.state == State.DRAFT


def test_a_team_of_three_asks_for_an_exception_and_gets_it(sign_in):
    roster = a_roster(members=3)
    ruth, marcus = an_assistant_superintendent(), facilitator_of(roster.team)
    client = sign_in(marcus)
    assert client.post(door("ask-exception", roster.team.pk), {"reason": ""}).status_code == 422
    client.post(door("ask-exception", roster.team.pk), {"reason": "Two more in October."})
    seal = Roster.objects.get().seal
    client.post(door("move-roster", roster.pk, "submit"), {"seal": seal})
    client = sign_in(ruth)
    assert "Two more in October." in page_of(client.get(door("roster", roster.pk)))

    client.post(door("move-roster", roster.pk, "grant"), {"seal": Roster.objects.get().seal})
    seal = Roster.objects.get().seal
    client.post(door("move-roster", roster.pk, "approve"), {"seal": seal})

    assert Roster.objects.get().state == State.APPROVED


def test_who_has_asked_for_an_exception_is_not_told_to_ask_for_one(sign_in):
    roster = a_roster(members=3)
    client, path = sign_in(facilitator_of(roster.team)), door("check", roster.team_id)
    assert "or ask for an exception with a reason." in page_of(client.get(path))

    client.post(door("ask-exception", roster.team_id), {"reason": "Two more in October."})

    page = page_of(client.get(path))
    assert "The team asks for an exception. You can submit as it is." in page
    assert "or ask for an exception with a reason." not in page


def test_somebody_who_left_the_district_is_not_on_the_next_roster(sign_in):
    roster = a_roster(members=5)
    gone = roster.team.memberships.last().person
    gone.is_active = False
    gone.save()

    page = page_of(sign_in(facilitator_of(roster.team)).get(door("check", roster.team_id)))
    move(roster, "submit", by=facilitator_of(roster.team))

    assert "4 to 7 members: there are 4" in page
    assert gone.name not in page
    assert not roster.lines.filter(person=gone).exists()


@pytest.mark.parametrize(("cross", "told"), [(True, 1), (False, 0)])
def test_a_principal_sees_whose_people_are_hers_on_a_roster_of_several_schools(
    sign_in, cross, told
):
    team = a_team(members=4)
    a_member(team, a_teacher(school=a_school("Wheelock Elementary") if cross else team.school))
    miriam = a_principal(a_school("Wheelock Elementary") if cross else team.school)
    roster = a_submitted_roster(team=team)

    page = page_of(sign_in(miriam).get(door("roster", roster.pk)))

    assert page.count("Your school</span>") == told


# --- Lists take the same number of queries --------------------------------------------------------


@pytest.mark.parametrize("tab", ["waiting", "approved"])
def test_the_queue_asks_the_same_questions_for_one_roster_and_for_three(sign_in, counted, tab):
    state = State.SUBMITTED if tab == "waiting" else State.APPROVED
    sign_in(an_assistant_superintendent())
    path = f"{door('approvals')}?tab={tab}"

    a_roster(state=state)
    one = counted(path)
    for size in (5, 6):
        Roster.objects.update(decided_at="2026-09-22T12:00Z")
        a_roster(state=state, members=size)

    assert counted(path) == one


def test_the_list_of_teams_asks_the_same_questions_for_one_and_for_three(sign_in, counted):
    sign_in(a_teacher())
    a_team()
    one = counted(door("teams"))
    a_team()
    a_team(school=a_school("Wheelock Elementary"))

    assert counted(door("teams")) == one


def test_members_and_check_ask_the_same_questions_for_few_and_for_many(sign_in, counted):
    team = a_roster(members=4).team
    sign_in(facilitator_of(team))
    pages = [door("ask", team.pk), door("check", team.pk)]

    few = [counted(page) for page in pages]
    for _ in range(2):
        a_member(team)

    assert [counted(page) for page in pages] == few


def test_a_review_asks_the_same_questions_for_one_waiting_roster_and_for_three(sign_in, counted):
    roster = a_roster(state=State.SUBMITTED)
    sign_in(an_assistant_superintendent())

    one = counted(door("roster", roster.pk))
    a_roster(state=State.SUBMITTED)
    a_roster(state=State.SUBMITTED)

    assert counted(door("roster", roster.pk)) == one
