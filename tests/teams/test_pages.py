import pytest
from django.urls import reverse

from letters.models import Letter
from teams.approval import ask_exception, move
from teams.models import Membership, Roster, Team
from tests.builders import (
    a_member,
    a_posting,
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    an_interest,
    facilitator_of,
)
from tests.teams.builders import a_submitted_roster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State


@pytest.fixture
def sign_in(client, settings):
    def as_(person):
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return as_


def door(name, *args):
    return reverse(f"teams:{name}", args=args)


def page_of(response):
    return response.content.decode()


# --- Founding and asking --------------------------------------------------------------------------


def test_one_button_makes_a_team_from_a_posting(sign_in):
    posting = a_posting()
    committed = an_interest(posting, state="committed").person
    client = sign_in(posting.lead)
    path = f"{door('found')}?posting={posting.pk}"

    form = client.get(path)
    assert committed.name in page_of(form)
    goals = [goal.pk for goal in posting.org_goals.all()]
    data = {"name": posting.title, "org_goals": goals, "facilitator": posting.lead.pk}
    answer = client.post(path, data)

    team = Team.objects.get()
    assert answer.url == door("ask", team.pk)
    assert list(team.org_goals.all()) == list(posting.org_goals.all())
    assert team.memberships.get(person=committed).is_asked
    assert client.post(path, data).url == door("ask", team.pk)
    assert Team.objects.count() == 1


def test_a_team_without_a_name_comes_back_with_everything_typed(sign_in):
    answer = sign_in(a_teacher()).post(door("found"), {"name": "", "focus": "They say why."})

    assert answer.status_code == 422
    assert "Give the team a name" in page_of(answer)
    assert "They say why." in page_of(answer)
    assert "<title>Error:" in page_of(answer)


@pytest.mark.parametrize("words", ["O'Brien-Nguyễn", "O’B", "nguyen sio", "obriennguyen"])
def test_a_colleague_is_found_however_the_name_is_typed(sign_in, words):
    team = a_team()
    siobhan = a_teacher("Siobhán O'Brien-Nguyễn")
    a_teacher("Tomás Herrera")
    a_teacher("Ruth Abronson")

    page = page_of(sign_in(facilitator_of(team)).get(door("ask", team.pk), {"q": words}))

    assert "Siobhán O&#x27;Brien-Nguyễn" in page
    assert siobhan.email not in page
    assert "Tomás" not in page
    assert "Ruth" not in page


def test_asking_from_the_page_writes_one_letter_that_opens_the_question(sign_in):
    team = a_team()
    tomas = a_teacher("Tomás Herrera")
    client = sign_in(facilitator_of(team))

    for _ in range(2):
        client.post(door("ask", team.pk), {"person": tomas.pk})

    letter = Letter.objects.get(kind="asked_to_join")
    seat = team.memberships.get(person=tomas)
    assert letter.person == tomas
    assert door("answer", seat.pk) in letter.text


@pytest.mark.parametrize(
    ("answer", "expected"), [("yes", ("facilitator", "yes")), ("member", ("member", "yes"))]
)
def test_the_question_to_facilitate_is_answered_on_one_page(sign_in, answer, expected):
    team = a_team(members=1)
    Membership.objects.update(function="member")
    seat = a_member(team, function="facilitator", answer="asked")
    client = sign_in(seat.person)
    assert "Yes, I facilitate" in page_of(client.get(door("answer", seat.pk)))

    client.post(door("answer", seat.pk), {"answer": answer})
    client.post(door("answer", seat.pk), {"answer": answer})

    seat.refresh_from_db()
    assert (seat.function, seat.answer) == expected
    assert "You are on" in page_of(client.get(door("answer", seat.pk)))


def test_a_no_stays_readable_to_whoever_said_it(sign_in):
    seat = a_member(a_team(), answer="asked")
    client = sign_in(seat.person)

    answer = client.post(door("answer", seat.pk), {"answer": "no"}, follow=True)

    assert "You said no to" in page_of(answer)
    assert client.post(door("answer", seat.pk), {"answer": "yes"}).status_code == 422


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

    client.post(door("grant-exception", roster.pk))
    seal = Roster.objects.get().seal
    client.post(door("move-roster", roster.pk, "approve"), {"seal": seal})

    assert Roster.objects.get().state == State.APPROVED


# --- Deciding -------------------------------------------------------------------------------------


def test_approving_opens_the_next_and_then_the_queue(sign_in):
    first, second = a_submitted_roster(), a_submitted_roster()
    client = sign_in(an_assistant_superintendent())
    page = page_of(client.get(door("roster", first.pk)))
    assert "1 of 2" in page
    assert "Approve and open the next" in page

    answer = client.post(door("move-roster", first.pk, "approve"), {"seal": first.seal})
    assert answer.url == door("roster", second.pk)
    answer = client.post(door("move-roster", second.pk, "approve"), {"seal": second.seal})
    assert answer.url == door("approvals")


def test_sending_back_without_a_reason_comes_back_at_the_field(sign_in):
    roster = a_submitted_roster()
    client = sign_in(an_assistant_superintendent())

    answer = client.post(door("move-roster", roster.pk, "return"), {"note": " "})

    assert answer.status_code == 422
    assert 'id="id_note_error"' in page_of(answer)
    assert Roster.objects.get().state == State.SUBMITTED


def test_a_decision_on_what_changed_shows_the_page_again_with_the_note(sign_in):
    roster = a_submitted_roster()
    client = sign_in(an_assistant_superintendent())
    data = {"seal": "what was there before", "note": "Fine for this year."}

    answer = client.post(door("move-roster", roster.pk, "approve"), data)

    assert answer.status_code == 422
    assert "has changed since you opened it" in page_of(answer)
    assert ">\nFine for this year.</textarea>" in page_of(answer)
    assert f'value="{roster.seal}"' in page_of(answer)


def test_a_second_click_says_where_it_stands_and_moves_nothing(sign_in):
    roster = a_submitted_roster()
    client = sign_in(an_assistant_superintendent())
    client.post(door("move-roster", roster.pk, "approve"), {"seal": roster.seal})

    answer = client.post(door("move-roster", roster.pk, "approve"), {"seal": roster.seal})

    assert answer.status_code == 422
    assert "It now stands at: Approved" in page_of(answer)
    assert roster.record.filter(verb="approve").count() == 1


def test_nothing_is_preselected_and_one_page_asks_once(sign_in):
    rosters = [a_submitted_roster() for _ in range(3)]
    client = sign_in(an_assistant_superintendent())
    queue = page_of(client.get(door("approvals")))
    assert "3 rosters wait for you" in queue
    assert " checked" not in queue

    chosen = [roster.pk for roster in rosters[:2]]
    page = page_of(client.get(door("approve-together"), {"roster": chosen}))
    assert "Approve 2 rosters?" in page
    seals = [f"{roster.pk}:{roster.seal}" for roster in rosters[:2]]
    client.post(door("approve-together"), {"seal": seals})

    assert [r.state for r in Roster.objects.order_by("pk")] == ["approved", "approved", "submitted"]
    again = page_of(client.post(door("approve-together"), {"seal": seals}, follow=True))
    names = " and ".join(sorted(roster.team.name for roster in rosters[:2]))
    assert f"{names} are approved already." in again
    assert "Not approved" not in again
    changed = {"seal": [f"{rosters[2].pk}:what was there before"]}
    answer = client.post(door("approve-together"), changed, follow=True)
    assert f"Not approved: {rosters[2].team.name}." in page_of(answer)


def test_a_queue_of_one_is_told_as_one_and_an_empty_one_says_until_when(sign_in):
    miriam = a_principal(a_submitted_roster().team.school)
    client = sign_in(miriam)

    assert "It passes every check." in page_of(client.get(door("approvals")))
    move(Roster.objects.get(), "endorse", by=miriam)
    done = page_of(client.get(door("approvals")))
    assert "Rosters are due Wednesday, September 30." in done
    assert "You are done for now" in done
    assert 'name="checks"' not in done


def test_a_principal_endorses_her_own_people_on_the_same_page(sign_in):
    mine = a_submitted_roster()
    other = a_submitted_roster(school=a_school("Wheelock Elementary"))
    miriam = a_principal(mine.team.school, "Miriam Osei")
    client = sign_in(miriam)

    page = page_of(client.get(door("approvals")))
    assert mine.team.name in page
    assert other.team.name not in page
    client.post(door("approve-together"), {"seal": [f"{mine.pk}:{mine.seal}"]})

    entry = mine.record.get(verb="endorse")
    assert (entry.by, entry.school) == (miriam, mine.team.school)
    tab = page_of(client.get(door("approvals"), {"tab": "others"}))
    assert "With the assistant superintendent" in tab
    assert mine.team.name in tab


@pytest.mark.parametrize("tab", ["waiting", "others", "returned", "approved", "nonsense"])
def test_every_tab_and_filter_answers(sign_in, tab):
    ruth = an_assistant_superintendent()
    move(a_submitted_roster(), "approve", by=ruth)
    move(a_submitted_roster(), "return", by=ruth, note="Name the goal.")
    small = a_roster(members=3)
    ask_exception(small, by=facilitator_of(small.team), reason="Two more in October.")
    move(small, "submit", by=facilitator_of(small.team))

    for wanted in [{}, {"q": "Talking"}, {"school": "x"}, {"checks": "look"}, {"checks": "pass"}]:
        answer = sign_in(ruth).get(door("approvals"), {"tab": tab, "page": "99"} | wanted)
        assert answer.status_code == 200


def test_what_was_sent_back_says_when_and_no_more_to_be_done(sign_in):
    ruth = an_assistant_superintendent()
    a_principal((roster := a_submitted_roster()).team.school)
    move(roster, "return", by=ruth, note="Name the goal.")
    client = sign_in(ruth)

    tab = page_of(client.get(door("approvals"), {"tab": "returned"}))
    assert ">Sent back</th>" in tab
    assert ">Sep 22</td>" in tab
    assert "You may decide without them." not in page_of(client.get(door("roster", roster.pk)))


def test_who_has_endorsed_reads_that_it_is_done(sign_in):
    roster = a_submitted_roster()
    miriam = a_principal(roster.team.school)
    move(roster, "endorse", by=miriam)

    page = page_of(sign_in(miriam).get(door("roster", roster.pk)))

    assert "You endorsed it" in page
    assert "Send back to the facilitator" in page
    assert "Your decision" not in page


def test_what_there_is_to_look_at_comes_first(sign_in):
    double = a_submitted_roster(name="Lab Reports That Argue")
    a_member(a_team(name="Sources and Voices"), double.team.memberships.last().person)
    a_submitted_roster(name="Calmer Transitions")

    page = page_of(sign_in(an_assistant_superintendent()).get(door("approvals")))

    assert "1 to look at" in page
    assert "is on two teams" in page
    assert page.index("Lab Reports That Argue") < page.index("1 passes every check")
    assert page.index("1 passes every check") < page.index("Calmer Transitions")


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
