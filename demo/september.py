"""September on the billboard: ideas are drafted, posted, asked about and wanted."""

from collections.abc import Iterator
from datetime import date, timedelta

from billboard import interest
from billboard.digest import send_due
from billboard.models import Interest, Posting, Question
from billboard.posting import post
from billboard.window import expire_those_due
from billboard.writing import keep
from demo.act import Act, act, workday
from demo.crews import CREWS, Crew
from demo.opening import who
from demo.places import THIS_YEAR
from demo.postings import IDEAS, Idea
from demo.postings.idea import september
from demo.words import flow
from district.models import OrgGoal, SchoolYear, Subject
from kit.lifecycle import move

LAST_DRAFTS = september(19)


def acts() -> Iterator[Act]:
    for number, idea in enumerate(IDEAS):
        crew = next((crew for crew in CREWS if idea.title.startswith(crew.posting)), None)
        yield from _posting(number, idea)
        yield from _questions(number, idea)
        yield from _interest(number, idea, crew)
    yield from _digests()
    yield from _closing()


def _posting(number: int, idea: Idea) -> Iterator[Act]:
    posted = idea.posted or LAST_DRAFTS
    yield act(min(workday(posted, -1), LAST_DRAFTS), 16, number, _draft, idea)
    if idea.posted:
        yield act(idea.posted, 7 + number % 9, number, _post, idea)
    if idea.withdrawn:
        yield act(idea.withdrawn, 13, number, _withdraw, idea)


def _questions(number: int, idea: Idea) -> Iterator[Act]:
    for turn, (asker, text, answer) in enumerate(idea.asked):
        asked_on = idea.asked_on or workday(idea.posted or LAST_DRAFTS, 2 + turn)
        yield act(asked_on, 15, number + turn, _ask, idea, asker, text)
        if answer:
            yield act(workday(asked_on, 1), 7, number + turn, _answer, idea, text, answer)


def _interest(number: int, idea: Idea, crew: Crew | None) -> Iterator[Act]:
    """Interest comes in the days after; before the founding the authors ask for a promise."""
    for turn, (name, note) in enumerate(idea.notes.items()):
        day = workday(idea.posted or LAST_DRAFTS, 1 + turn)
        if crew:
            day = min(day, workday(crew.founded, -2))
        yield act(day, 16, number + turn, _show_interest, idea, name, note)
        if crew and name in crew.people and name not in crew.late:
            yield act(workday(crew.founded, -2), 17, number + turn, _invite, idea, name)
            yield act(workday(crew.founded, -1), 12, number + turn, _commit, idea, name)


def _digests() -> Iterator[Act]:
    """The clockwork looks every Tuesday; the portal knows whether an issue is due."""
    day = THIS_YEAR.first
    while day <= THIS_YEAR.last:
        if day.weekday() == date(2026, 9, 1).weekday():
            yield act(day, 6, 5, send_due)
        day += timedelta(days=1)


def _closing() -> Iterator[Act]:
    """The clockwork looks every morning of October; the calendar knows whose time has passed."""
    for day in range(1, 32):
        yield act(date(THIS_YEAR.first.year, 10, day), 0, 1, expire_those_due)


# --- What they do ---------------------------------------------------------------------------------


def the(idea: Idea) -> Posting:
    return Posting.objects.this_year().get(title=idea.title)


def _draft(idea: Idea) -> None:
    lead = who(idea.by)
    year = SchoolYear.objects.current()
    posting = Posting(
        year=year,
        lead=lead,
        school=lead.school,
        cross_school=idea.cross_school,
        title=idea.title,
        need=flow(idea.need),
        attempt=flow(idea.attempt),
        wanted=flow(idea.wanted),
        evidence=idea.evidence.split(),
        grades=idea.grades,
        places=idea.places,
        welcome=idea.welcome,
    )
    goals = OrgGoal.objects.filter(year=year, text__in=idea.goals)
    subjects = Subject.objects.filter(name__in=idea.subjects)
    posting = keep(posting, by=lead, answers={"org_goals": goals, "subjects": subjects})
    for name in idea.co:
        move(posting, "name", by=lead, person=who(name))


def _post(idea: Idea) -> None:
    post(the(idea), by=who(idea.by))


def _withdraw(idea: Idea) -> None:
    move(the(idea), "withdraw", by=who(idea.by))


def _ask(idea: Idea, asker: str, text: str) -> None:
    interest.ask(the(idea), by=who(asker), text=text)


def _answer(idea: Idea, text: str, answer: str) -> None:
    question = Question.objects.get(posting=the(idea), text=text)
    interest.answer(question, by=who(idea.by), text=answer)


def _show_interest(idea: Idea, name: str, note: str) -> None:
    interest.show_interest(the(idea), by=who(name), note=note)


def _invite(idea: Idea, name: str) -> None:
    move(_of(idea, name), "invite", by=who(idea.by))


def _commit(idea: Idea, name: str) -> None:
    move(_of(idea, name), "commit", by=who(name))


def _of(idea: Idea, name: str) -> Interest:
    return Interest.objects.get(posting=the(idea), person=who(name))
