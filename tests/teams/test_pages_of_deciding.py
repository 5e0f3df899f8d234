import re
from itertools import product

import pytest
from django.urls import reverse

from teams.excepting import ask_exception
from teams.forms import as_opened
from teams.founding import ask
from teams.models import Roster, Team
from tests.builders import (
    a_member,
    a_posting,
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
TABS = ["waiting", "others", "returned", "approved", "nonsense"]
FILTERS = [{}, {"q": "Talking"}, {"school": "x"}, {"checks": "look"}, {"checks": "pass"}]


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
    assert "> Fine for this year.</textarea>" in page_of(answer)
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
    names = " and ".join(roster.team.name for roster in rosters[:2])
    assert f"{names} are approved already." in again
    assert "Not approved" not in again


def test_what_is_not_approved_with_others_is_named_with_its_reason_and_stays_ticked(sign_in):
    fine, changed, double = (a_submitted_roster() for _ in range(3))
    a_member(a_team(name="Sources and Voices"), someone := double.team.memberships.last().person)
    client = sign_in(an_assistant_superintendent())
    seals = [f"{fine.pk}:{fine.seal}", f"{changed.pk}:before", f"{double.pk}:{double.seal}"]

    page = page_of(client.post(door("approve-together"), {"seal": seals}, follow=True))

    assert "1 roster is approved." in page
    assert "<b>2 rosters are not approved.</b>" in page
    link = '<a href="{}">{}</a>'.format
    names = {one: link(door("roster", one.pk), one.team.name) for one in (changed, double)}
    assert f"{names[changed]}: It has changed since you opened it." in page
    assert f"{names[double]}: {someone.name} is on two teams." in page
    assert re.findall(r'value="(\d+)" id="r\d+" checked', page) == [str(changed.pk)]


def test_what_stays_ticked_is_on_the_page_that_opens(sign_in):
    rosters = [a_submitted_roster(members=4) for _ in range(26)]
    client = sign_in(an_assistant_superintendent())

    last = page_of(client.get(door("approvals"), {"roster": rosters[-1].pk}))

    assert re.findall(r'value="(\d+)" id="r\d+" checked', last) == [str(rosters[-1].pk)]
    page = page_of(client.get(door("approve-together"), {"roster": rosters[-1].pk}))
    assert f'href="{door("approvals")}?roster={rosters[-1].pk}">Not yet' in page


def test_whoever_decides_reads_what_the_team_wants_to_do(sign_in):
    need = "They compute, and can not say why O'Brien's answer holds."
    posting = a_posting(need=need)
    roster = a_submitted_roster(posting=posting, focus="They say why.")
    readers = a_principal(roster.team.school), an_assistant_superintendent()

    for person in readers:
        page = page_of(sign_in(person).get(door("roster", roster.pk)))
        assert "They say why." in page
        assert "can not say why O" in page
        assert reverse("billboard:posting", args=[posting.pk]) in page
        assert "Focus today" not in page
    move(roster, "approve", by=readers[1])
    Team.objects.update(focus="They say why, and how.")

    page = page_of(sign_in(readers[0]).get(door("roster", roster.pk)))
    assert "They say why, and how." in page.partition("<dt>Focus today</dt>")[2]


def test_a_queue_of_one_is_told_as_one_and_an_empty_one_says_until_when(sign_in):
    an_assistant_superintendent()
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
    an_assistant_superintendent()
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


def test_every_tab_and_filter_answers(sign_in):
    ruth = an_assistant_superintendent()
    move(a_submitted_roster(), "approve", by=ruth)
    move(a_submitted_roster(), "return", by=ruth, note="Name the goal.")
    small = a_roster(members=3)
    ask_exception(small, by=facilitator_of(small.team), reason="Two more in October.")
    move(small, "submit", by=facilitator_of(small.team))

    client = sign_in(ruth)
    for tab, wanted in product(TABS, FILTERS):
        answer = client.get(door("approvals"), {"tab": tab, "page": "99"} | wanted)
        assert answer.status_code == 200, (tab, wanted)


def test_what_was_sent_back_says_when_and_no_more_to_be_done(sign_in):
    ruth = an_assistant_superintendent()
    a_principal((roster := a_submitted_roster()).team.school)
    move(roster, "return", by=ruth, note="Name the goal.")
    client = sign_in(ruth)

    tab = page_of(client.get(door("approvals"), {"tab": "returned"}))
    assert "> Sent back </th>" in tab
    assert "> Sep 22 </td>" in tab
    assert "You may decide without them." not in page_of(client.get(door("roster", roster.pk)))


def test_who_has_endorsed_reads_that_it_is_done(sign_in):
    roster = a_submitted_roster()
    miriam = a_principal(roster.team.school)
    move(roster, "endorse", by=miriam)

    page = page_of(sign_in(miriam).get(door("roster", roster.pk)))

    assert "Your school is endorsed" in page
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


@pytest.mark.parametrize("step", ["return", "recall"])
def test_what_the_team_writes_anew_is_not_shown_to_those_outside(sign_in, step):
    """Not even when they post what only the team posts, and too much of it."""
    roster = a_submitted_roster()
    team, helen = roster.team, a_principal(roster.team.school)
    by = helen if step == "return" else facilitator_of(team)
    roster = move(roster, step, by=by, note="One more.")
    wanda = ask(team, a_teacher("Wanda Silva"), by=facilitator_of(team)).person

    path = door("move-roster", roster.pk, "submit")
    refused = sign_in(helen).post(path, {"note": "x" * 2001})

    assert refused.status_code == 422
    assert wanda.name not in page_of(refused)
    assert wanda.name in page_of(sign_in(facilitator_of(team)).post(path, {"note": "x" * 2001}))


def test_whoever_decides_on_a_roster_that_was_taken_back_reads_nothing_of_what_follows(sign_in):
    roster = a_submitted_roster()
    team, helen = roster.team, a_principal(roster.team.school)
    seen = as_opened(roster)
    move(roster, "recall", by=facilitator_of(team))
    wanda = ask(team, a_teacher("Wanda Silva"), by=facilitator_of(team)).person

    refused = sign_in(helen).post(door("move-roster", roster.pk, "endorse"), seen)

    assert "Somebody was here before you" in page_of(refused)
    assert wanda.name not in page_of(refused)
