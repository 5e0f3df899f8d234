import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from billboard.models import Posting
from kit.lifecycle import Changed, NotYet
from letters.models import Letter
from teams.approval import begin_new_version, move_together
from teams.founding import change, leave
from teams.models import Roster, Team
from tests.builders import (
    a_delegate,
    a_member,
    a_posting,
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
    moves_to,
)
from tests.teams.builders import a_submitted_roster, people_around
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State

ALLOWED = {
    (State.DRAFT, "submit", "facilitator"): State.SUBMITTED,
    (State.DRAFT, "withdraw", "facilitator"): State.WITHDRAWN,
    (State.SUBMITTED, "recall", "facilitator"): State.DRAFT,
    (State.SUBMITTED, "withdraw", "facilitator"): State.WITHDRAWN,
    (State.SUBMITTED, "endorse", "principal"): State.SUBMITTED,
    (State.SUBMITTED, "return", "principal"): State.RETURNED,
    (State.SUBMITTED, "return", "assistant superintendent"): State.RETURNED,
    (State.SUBMITTED, "approve", "assistant superintendent"): State.APPROVED,
    (State.RETURNED, "submit", "facilitator"): State.SUPERSEDED,
    (State.RETURNED, "withdraw", "facilitator"): State.WITHDRAWN,
}
VERBS = ["submit", "recall", "withdraw", "endorse", "return", "approve"]
PEOPLE = [
    "facilitator",
    "member",
    "principal",
    "principal next door",
    "assistant superintendent",
    "stranger",
]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", State)
def test_ten_steps_can_be_taken_and_no_other(state, verb):
    roster = a_roster(state=state)

    stands = {who: tried(roster, verb, one) for who, one in people_around(roster).items()}

    assert stands == {who: ALLOWED.get((state, verb, who)) for who in PEOPLE}


def tried(roster, verb, person):
    """Where the roster then stands, with the step on record; None for a step that is refused."""
    with transaction.atomic():
        try:
            move(roster, verb, by=person, note="Name a facilitator who has the time.")
        except (NotYet, PermissionDenied):
            assert not roster.record.exists()
            return None
        state = Roster.objects.get(pk=roster.pk).state
        assert [(e.verb, e.by, e.moved_to) for e in roster.record.all()] == [(verb, person, state)]
        transaction.set_rollback(True)
    return state


def test_submitting_freezes_who_is_on_it_with_function_and_school_of_that_day():
    roster = a_submitted_roster(members=4)
    alcott = roster.team.school
    mover = moves_to(a_school("Pine Hollow Elementary"), roster.team.memberships.last().person)

    assert roster.lines.count() == 4
    assert roster.lines.get(person=mover).school == alcott
    assert roster.lines.get(function="facilitator").person == facilitator_of(roster.team)


def test_submitting_writes_one_letter_to_each_principal_concerned_and_the_superintendent():
    team = a_team()
    wheelock = a_school("Wheelock Elementary")
    a_member(team, a_teacher(school=wheelock))
    readers = {
        a_principal(team.school, "Miriam Osei"),
        a_principal(wheelock, "Alan Pierce"),
        an_assistant_superintendent("Ruth Abramson"),
    }
    a_principal(a_school("Millbrook High"))

    a_submitted_roster(team=team)

    letters = Letter.objects.filter(kind="roster_submitted")
    assert {letter.person for letter in letters} == readers
    assert len(letters) == 3
    assert letters[0].subject == f"{team.name}: a roster waits for you"


def test_submitting_takes_the_posting_off_recruiting():
    posting = a_posting()

    a_submitted_roster(posting=posting)

    posting.refresh_from_db()
    assert posting.state == Posting.State.FORMED


def test_a_roster_waits_for_everybody_who_was_asked():
    roster = a_roster()
    a_member(roster.team, a_teacher("Tomás Herrera"), answer="asked")

    with pytest.raises(NotYet, match="Tomás Herrera has not answered yet"):
        move(roster, "submit", by=facilitator_of(roster.team))

    roster.refresh_from_db()
    assert roster.state == State.DRAFT


def test_a_return_needs_a_reason_and_the_whole_team_reads_it():
    roster = a_submitted_roster(members=4)
    principal = a_principal(roster.team.school, "Miriam Osei")

    with pytest.raises(NotYet, match="Say what should change"):
        move(roster, "return", by=principal, note="  ")
    roster = move(roster, "return", by=principal, note="Two of you are on leave.")

    letters = Letter.objects.filter(kind="roster_returned")
    assert {letter.person_id for letter in letters} == {
        seat.person_id for seat in roster.team.memberships.all()
    }
    assert "Two of you are on leave." in letters[0].text


def test_resubmitting_makes_the_next_version_and_keeps_both():
    first = a_submitted_roster(members=5)
    facilitator = facilitator_of(first.team)
    move(first, "return", by=an_assistant_superintendent(), note="One more, from the library.")
    a_member(first.team, a_teacher("Grace Nakamura"))
    first.refresh_from_db()

    second = move(first, "submit", by=facilitator)

    first.refresh_from_db()
    assert (first.number, first.state, first.lines.count()) == (1, State.SUPERSEDED, 5)
    assert (second.number, second.state, second.lines.count()) == (2, State.SUBMITTED, 6)
    with pytest.raises(NotYet):
        move(first, "approve", by=an_assistant_superintendent())


def test_a_roster_is_recalled_until_the_first_decision_and_withdrawn_after():
    team = a_team()
    facilitator, principal = facilitator_of(team), a_principal(team.school)
    roster = a_submitted_roster(team=team)

    roster = move(roster, "recall", by=facilitator)
    roster = move(roster, "submit", by=facilitator)
    move(roster, "endorse", by=principal)
    with pytest.raises(NotYet, match="already decided"):
        move(roster, "recall", by=facilitator)
    roster = move(roster, "withdraw", by=facilitator)

    assert (roster.number, roster.state) == (1, State.WITHDRAWN)
    assert roster.team.rosters.in_hand().get().number == 2
    assert Letter.objects.filter(kind="roster_taken_back", person=principal).count() == 2
    assert Letter.objects.filter(kind="roster_submitted", person=principal).count() == 2


def test_approving_makes_the_team_official_and_tells_team_and_principals():
    roster = a_submitted_roster(members=4)
    principal = a_principal(roster.team.school)

    roster = move(roster, "approve", by=an_assistant_superintendent(), note="Welcome.")

    readers = {letter.person for letter in Letter.objects.filter(kind="roster_approved")}
    assert readers == {*(seat.person for seat in roster.team.memberships.all()), principal}
    assert Team.objects.get().state == Team.State.ACTIVE
    assert roster.decided_at is not None


def test_a_newer_approved_version_replaces_the_older():
    ruth = an_assistant_superintendent()
    old = move(a_submitted_roster(), "approve", by=ruth)
    facilitator = facilitator_of(old.team)

    new = begin_new_version(old.team, by=facilitator)
    a_member(old.team)
    new = move(new, "submit", by=facilitator)
    assert Roster.objects.get(pk=old.pk).state == State.APPROVED
    move(new, "approve", by=ruth)

    assert list(old.team.rosters.order_by("number").values_list("number", "state")) == [
        (1, State.SUPERSEDED),
        (2, State.APPROVED),
    ]


def test_a_decision_covers_what_was_seen_and_no_more():
    roster = a_submitted_roster()
    seen = roster.seal
    facilitator, ruth = facilitator_of(roster.team), an_assistant_superintendent()
    move(roster, "recall", by=facilitator)
    change(roster.team, by=facilitator, answers={"name": "Calmer Transitions"})
    move(roster, "submit", by=facilitator)

    with pytest.raises(Changed, match="has changed since you opened it"):
        move(roster, "approve", by=ruth, seen=seen)

    roster = Roster.objects.get(pk=roster.pk)
    assert move(roster, "approve", by=ruth, seen=roster.seal).state == State.APPROVED


def test_a_team_that_somebody_left_is_not_approved_as_if_they_were_there():
    roster = a_submitted_roster(members=5)
    leaver = roster.team.memberships.last().person
    leave(roster.team, by=leaver)

    with pytest.raises(NotYet, match=f"{leaver.name} has left since"):
        move(roster, "approve", by=an_assistant_superintendent())


def test_a_second_click_endorses_once():
    roster = a_submitted_roster()
    principal = a_principal(roster.team.school)

    move(roster, "endorse", by=principal)
    with pytest.raises(NotYet, match="endorsed this roster already"):
        move(roster, "endorse", by=principal)

    assert roster.record.filter(verb="endorse").count() == 1


def test_whoever_stands_in_for_another_school_endorses_for_it_too():
    alcott, bryant = a_school("Alcott Elementary"), a_school("Bryant")
    team = a_team(school=alcott)
    a_member(team, a_teacher(school=bryant))
    helen, away = a_principal(alcott), a_principal(bryant)
    roster = move(a_roster(team=team), "submit", by=facilitator_of(team))
    move(roster, "endorse", by=helen)
    a_delegate(away, helen)

    move(roster, "endorse", by=helen)

    said = roster.record.filter(verb="endorse").values_list("school", "on_behalf_of")
    assert list(said) == [(alcott.pk, None), (bryant.pk, away.pk)]


def test_together_goes_what_passes_every_check_each_for_itself():
    ruth = an_assistant_superintendent()
    good, changed, small = (a_submitted_roster() for _ in range(3))
    facilitator = facilitator_of(small.team)
    leave(small.team, by=small.team.memberships.last().person)
    seals = {good.pk: good.seal, changed.pk: "another", small.pk: small.seal}

    moved, left = move_together("approve", seals, by=ruth)

    assert moved == [good]
    assert left == {
        changed: "It has changed since you opened it. This is how it stands now.",
        small: "",
    }
    assert facilitator_of(small.team) == facilitator


def test_a_step_that_is_undone_leaves_neither_the_state_nor_its_history(committed):
    roster = a_submitted_roster()
    office = an_assistant_superintendent()
    before = roster.history.count(), roster.record.count()

    with transaction.atomic():
        move(roster, "approve", by=office)
        assert roster.history.count() > before[0]
        transaction.set_rollback(True)

    assert (roster.history.count(), roster.record.count()) == before
    assert Roster.objects.get().state == State.SUBMITTED
