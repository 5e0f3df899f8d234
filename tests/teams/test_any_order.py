"""Whatever people do with teams and rosters, in any order: what must be true stays true.

A machine tries steps at random, of anybody on anything, as the people of a small district would who
never read what the page says. A refusal is fine; a district that does not add up is not.
"""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from kit import clock
from kit.lifecycle import NotYet
from teams import approval, changing, excepting, founding, standing
from teams.models import Membership, Roster, Team, TeamRequest
from tests import builders as b
from tests.teams import hands
from tests.teams.books import broken

any_one = st.integers(0, 2**16)
VERBS = ["submit", "recall", "withdraw", "endorse", "return", "approve"]


def one_of(things, number):
    """One of them, or none when there is none."""
    things = list(things.order_by("pk") if hasattr(things, "order_by") else things)
    return things[number % len(things)] if things else None


class District(RuleBasedStateMachine):
    """Nine teachers of two schools, two principals, one assistant superintendent; her delegate."""

    @initialize()
    def it_is_september(self):
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.tried, self.done = 0, set()
        b.the_year()
        self.schools = [b.a_school("Alcott Elementary"), b.a_school("Wheelock Elementary")]
        self.teachers = [b.a_teacher(school=self.schools[n % 3 == 0]) for n in range(9)]
        principals = [b.a_principal(school) for school in self.schools]
        office = b.an_assistant_superintendent()
        self.deciders = [*principals, office, b.a_delegate(office)]
        self.people = [*self.teachers, *self.deciders]
        for first, *others in (self.teachers[:5], self.teachers[4:]):
            team = founding.found(by=first, name=f"The team of {first}")
            for other in others:
                founding.confirm(founding.ask(team, other, by=first), by=other)
        roster = hands.move(team.rosters.get(), "submit", by=first)
        hands.move(roster, "approve", by=office)

    def teardown(self):
        if hasattr(self, "undo"):
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def attempt(self, act, *facts, **more):
        """A step, or its refusal; either whole. Deferred rules speak at the end of each."""
        self.tried += 1
        with suppress(NotYet, PermissionDenied), transaction.atomic():
            act(*facts, **more)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            self.done.add(next((each for each in facts if each in VERBS), act.__name__))

    # --- Forming ----------------------------------------------------------------------------------

    @rule(who=any_one)
    def found(self, who):
        if Team.objects.standing().count() < 4:
            self.attempt(founding.found, by=one_of(self.teachers, who), name=f"Team {who}")

    @rule(team=any_one, who=any_one)
    def ask(self, team, who):
        if team := one_of(Team.objects.all(), team):
            host = one_of(Membership.objects.current().filter(team=team), who)
            by = host.person if host else self.teachers[0]
            self.attempt(founding.ask, team, one_of(self.people, who), by=by)

    @rule(place=any_one, yes=st.booleans())
    def answer(self, place, yes):
        if place := one_of(Membership.objects.unanswered(), place):
            self.attempt(founding.confirm if yes else founding.decline, place, by=place.person)

    @rule(team=any_one)
    def everybody_says_yes(self, team):
        for place in Membership.objects.unanswered().filter(team=one_of(Team.objects.all(), team)):
            self.attempt(founding.confirm, place, by=place.person)

    @rule(place=any_one)
    def take_back(self, place):
        if place := one_of(Membership.objects.unanswered(), place):
            self.attempt(founding.take_back, place, by=place.asked_by)

    @rule(place=any_one, who=any_one)
    def name_facilitator(self, place, who):
        if place := one_of(Membership.objects.standing(), place):
            by = one_of(place.team.memberships.standing(), who).person
            self.attempt(founding.name_facilitator, place.team, place.person, by=by)

    @rule(place=any_one, who=any_one)
    def take_off(self, place, who):
        if place := one_of(Membership.objects.current(), place):
            by = one_of(place.team.memberships.current(), who).person
            self.attempt(founding.take_off, place, by=by, reason="One team is enough.")

    @rule(place=any_one, really=any_one)
    def leave(self, place, really):
        if really % 4 == 3 and (place := one_of(Membership.objects.standing(), place)):
            self.attempt(founding.leave, place.team, by=place.person)

    @rule(team=any_one, who=any_one)
    def change(self, team, who):
        if team := one_of(Team.objects.all(), team):
            member = one_of(Membership.objects.current().filter(team=team), who)
            by = member.person if member else self.deciders[0]
            self.attempt(founding.change, team, by=by, answers={"name": f"Renamed {who}"})

    # --- Deciding ---------------------------------------------------------------------------------

    @rule(roster=any_one)
    def submit(self, roster):
        """Mostly by whoever may: it is the door to everything else."""
        if roster := one_of(Roster.objects.in_hand(), roster):
            held = roster.team.memberships.facilitating().first()
            by = held.person if held else self.teachers[0]
            self.attempt(hands.move, roster, "submit", by=by)

    @rule(roster=any_one, verb=st.sampled_from(["approve", "approve", "return", "endorse"]))
    def decide(self, roster, verb):
        """By somebody who may, on what they have before them."""
        if roster := one_of(Roster.objects.filter(state="submitted"), roster):
            for by in hands.takers(roster, verb)[:1]:
                self.attempt(hands.move, roster, verb, by=by, note="Hm.", seen=roster.seal)

    @rule(roster=any_one, verb=st.sampled_from(VERBS), who=any_one)
    def try_any_step(self, roster, verb, who):
        if roster := one_of(Roster.objects.all(), roster):
            here = [place.person for place in roster.team.memberships.current()]
            by = one_of([*here, *self.deciders], who)
            self.attempt(hands.move, roster, verb, by=by, note="Hm.")

    @rule(roster=any_one, who=any_one)
    def ask_and_grant_an_exception(self, roster, who):
        if roster := one_of(Roster.objects.in_hand(), roster):
            if held := roster.team.memberships.facilitating().first():
                self.attempt(excepting.ask_exception, roster, by=held.person, reason="Soon more.")
            roster = Roster.objects.get(pk=roster.pk)
            self.attempt(hands.grant_exception, roster, by=one_of(self.deciders, who))

    @rule(team=any_one)
    def begin_new_version(self, team):
        if team := one_of(Team.objects.filter(state="active"), team):
            by = team.memberships.current().first()
            self.attempt(approval.begin_new_version, team, by=by.person if by else self.deciders[0])

    # --- At work ----------------------------------------------------------------------------------

    @rule(place=any_one, who=any_one)
    def end(self, place, who):
        if place := one_of(Membership.objects.filter(team__state__in=Team.RUNNING), place):
            facts = {"on": clock.today(), "reason": "Own wish"}
            by = one_of([place.person, *self.deciders], who)
            self.attempt(changing.leave, place, by=by, **facts)

    @rule(place=any_one, who=any_one)
    def hand_over(self, place, who):
        if place := one_of(Membership.objects.filter(team__state__in=Team.RUNNING), place):
            held = place.team.memberships.facilitating().first()
            by = one_of([held.person if held else place.person, *self.deciders], who)
            self.attempt(changing.hand_over, place.team, place.person, by=by)

    @rule(team=any_one, verb=st.sampled_from(["pause", "resume", "dissolve"]), who=any_one)
    def standing(self, team, verb, who):
        if who % 3 == 0 and (team := one_of(Team.objects.all(), team)):
            until = clock.today() + timedelta(days=30)
            facts = {"reason": "Two are away.", "until": until}
            self.attempt(hands.decide, team, verb, by=one_of(self.deciders, who), **facts)

    @rule(team=any_one, who=any_one)
    def swap(self, team, who):
        """One leaves, another joins, and the facilitator submits at once."""
        if team := one_of(Team.objects.filter(state__in=Team.RUNNING), team):
            held = team.memberships.facilitating().first()
            other = team.memberships.current().filter(function="member").first()
            if held and other:
                self.attempt(approval.begin_new_version, team, by=held.person)
                facts = {"on": clock.today(), "reason": "Own wish"}
                self.attempt(changing.leave, other, by=held.person, **facts)
                self.attempt(founding.ask, team, one_of(self.teachers, who), by=held.person)
                for place in team.memberships.unanswered():
                    self.attempt(founding.confirm, place, by=place.person)
                for roster in team.rosters.in_hand():
                    self.attempt(hands.move, roster, "submit", by=held.person)

    @rule(roster=any_one, who=any_one)
    def reopen(self, roster, who):
        if roster := one_of(Roster.objects.filter(light=True), roster):
            by = one_of(self.deciders, who)
            self.attempt(hands.reopen, roster, by=by, reason="Decide on it.")

    @rule(place=any_one, who=any_one)
    def move_to_another_school_and_stay(self, place, who):
        approved = Membership.objects.current().filter(team__rosters__state="approved")
        if place := one_of(approved, place):
            b.moves_to(self.schools[who % 2], place.person)
            self.attempt(hands.stay, place, by=one_of(self.deciders, who))

    @rule(team=any_one, verb=st.sampled_from(["pause", "resume", "dissolve"]))
    def ask_the_office(self, team, verb):
        if team := one_of(Team.objects.all(), team):
            held = team.memberships.facilitating().first()
            facts = {"reason": "Two are away.", "until": clock.today() + timedelta(days=30)}
            by = held.person if held else self.teachers[0]
            self.attempt(standing.ask, team, verb, by=by, **facts)

    @rule(asked=any_one, who=any_one)
    def answer_what_was_asked(self, asked, who):
        if asked := one_of(TeamRequest.objects.all(), asked):
            if who % 2:
                self.attempt(hands.take_back, asked, by=asked.asked_by)
            else:
                by = one_of(self.deciders, who)
                self.attempt(hands.decline, asked, by=by, words="Wait for January.")

    @invariant()
    def it_adds_up(self):
        if hasattr(self, "undo"):
            assert broken() == []


def live(steps, examples):
    """So many districts live through so many steps each: how many they tried, and what they did."""
    tried, done = [], set()

    class Counted(District):
        def teardown(self):
            tried.append(self.tried)
            done.update(self.done)
            super().teardown()

    run_state_machine_as_test(
        Counted,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return sum(tried), done


@pytest.mark.django_db
@pytest.mark.timeout(300)
def test_whatever_people_do_the_books_add_up():
    tried, done = live(steps=80, examples=4)

    # Which steps come through is chance; that many different ones do shows that it lives at all.
    assert tried > 100
    assert len(done) > 4


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.timeout(3600)
def test_whatever_people_do_for_five_thousand_steps():
    tried, _ = live(steps=200, examples=60)

    assert tried > 5000
