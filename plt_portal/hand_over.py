"""The hand-over page: what a new facilitator needs at a glance, gathered from every floor."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from billboard.models import Interest, Question
from district.models import CalendarEvent
from goals.models import Goal
from kit import clock
from kit.task import Task
from kit.templatetags.kit import counted, day
from kit.text import listed
from people.models import Person
from plt_portal import year
from plt_portal.tally import read, tally
from plt_portal.team_page import work_of
from teams.forms import HandOverForm
from teams.home import waiting_for
from teams.models import HandOverNote, Membership, Roster, Team
from teams.rules import facilitator, members, office, successors, the_asked
from teams.today import attention
from training.models import Course, Session

NEXT_FEW = 6  # dates
ELSEWHERE = ["closure", "training"]  # days off, and what the training tells itself


class HandOver:
    """A team as whoever facilitates next meets it; each part behind its own wall."""

    def __init__(self, team: Any, person: Person, typed: Any = None) -> None:
        self.team, self.person = team, person
        self.inside = members(team).contains(person)
        self.facilitates = facilitator(team).contains(person)
        may = team.state in Team.RUNNING and successors(team).contains(person)
        acts = not self.facilitates and office(team).contains(person)
        self.form = HandOverForm(typed, team=team, office=acts) if may else None
        self.notes = HandOverNote.objects.readable_by(person).filter(team=team)

    @cached_property
    def goal(self) -> Goal | None:
        return Goal.objects.visible_to(self.person).for_page().filter(team=self.team).first()

    @property
    def work(self) -> list[Task]:
        """Blueprint, plan and report with how far they are, and never a word of them."""
        return work_of(self.team, self.goal, list(year.events())) if self.inside else []

    @property
    def people(self) -> list[Membership]:
        return [place for place in self.team.people if place.is_in]

    @property
    def left(self) -> Any:
        return self.team.memberships.gone().select_related("person")

    @property
    def dates(self) -> Any:
        return CalendarEvent.objects.coming().exclude(kind__in=ELSEWHERE)[:NEXT_FEW]

    @cached_property
    def course(self) -> Course | None:
        """The training of this year, and how the reader stands to it."""
        return Course.objects.this_year().for_home(self.person).for_page().first()

    @property
    def sessions(self) -> list[Session]:
        """Those of the training that are still ahead."""
        sessions = self.course.sessions.all() if self.course else []
        return [session for session in sessions if session.event.date >= clock.today()]

    @property
    def open(self) -> list[Task]:
        """What somebody has asked and nobody has answered yet."""
        return [*self._lacking(), *self._asked(), *self._of_the_roster(), *self._of_the_posting()]

    def said(self, person: Person) -> str:
        """What has happened, in a sentence."""
        if not self.facilitates:
            return f"{person.name} acts for the facilitator from now on."
        if person == self.person:
            return f"You facilitate {self.team}."
        return f"{person.name} is asked to facilitate. It counts once they accept."

    def _lacking(self) -> Iterator[Task]:
        for lack in attention(self.team):
            yield Task(f"{lack}.", "")

    def _asked(self) -> Iterator[Task]:
        for place in self.team.people:
            if place.is_asked:
                who = f"{place.person.name} was asked on {day(place.asked_at)}"
                yield Task(f"{who} and has not answered.", "")

    def _of_the_roster(self) -> Iterator[Task]:
        """Where the next version is; of a draft, and who was asked first, the team alone hears."""
        roster = self.team.rosters.in_hand().first()
        if roster is None or (roster.is_with_team and not self.inside):
            return
        door = reverse("teams:check", args=[self.team.pk]) if self.inside else ""
        if roster.state == Roster.State.SUBMITTED:
            yield Task(f"Version {roster.number} of the roster. {waiting_for(roster)}", door)
            return
        yield Task(f"Version {roster.number} of the roster: {roster.state_words.lower()}.", door)
        for asked in roster.consultations.filter(answered_at=None):
            who = listed([each.name for each in the_asked(asked)]) or str(asked.school)
            yield Task(f"{who} was asked about it on {day(asked.asked_at)}.", "")

    def _of_the_posting(self) -> Iterator[Task]:
        """Questions and interest that its authors have not answered, as numbers."""
        if not self.inside or self.team.posting_id is None:
            return
        of_it = {"posting": self.team.posting_id}
        waits = {
            "questions": Question.objects.open().on_the_billboard().filter(**of_it),
            "interests": Interest.objects.filter(state=Interest.State.INTERESTED, **of_it),
        }
        numbers = read(tally(self.person, **waits).get())
        door = reverse("billboard:posting", args=[self.team.posting_id])
        if number := numbers["questions"]:
            yield Task(f"{counted(number, 'question,questions')} on the posting to answer.", door)
        if number := numbers["interests"]:
            who = counted(number, "colleague is,colleagues are")
            yield Task(f"{who} interested in the posting, without an answer.", door)
