"""What the billboard tells home: who waits for one's word, and where to look for a team."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from billboard import plan
from billboard.calendar import season
from billboard.models import Hiding, Interest, Posting, Question
from district.models import SchoolYear
from kit import clock
from kit.task import Task, Wait, asked
from kit.templatetags.kit import counted, day, weekday_day
from kit.text import listed
from people.models import Person
from powers.models import Powers

WAITS = {
    "interest": Wait(
        "billboard:posting",
        "Say whether you commit to “{about}”",
        "The authors would like you on the team.",
    ),
    "question": Wait("billboard:posting", "Answer {who}", "A question about “{about}”."),
}


def waiting(person: Person) -> list[Any]:
    """Invitations to commit oneself, and questions on one's own postings."""
    interests, questions = Interest.objects.awaiting(person), Question.objects.awaiting(person)
    of_it = {"thing": "posting_id", "about": "posting__title"}
    return [
        asked("interest", interests, day="since", who="posting__lead", **of_it),
        asked("question", questions, day="asked_at", who="asked_by", **of_it),
    ]


def counts(person: Person, powers: Powers, *, seeks: bool) -> dict[str, QuerySet]:
    """What home says in numbers."""
    found: dict[str, QuerySet] = {"postings": Posting.objects.on_the_billboard()}
    if seeks:
        wanted = Interest.objects.wanted().filter(person=person)
        found["interests"] = wanted.filter(posting__year__is_current=True)
    if powers.is_administrator:
        hidden = Hiding.objects.standing()
        found |= {"hidden": hidden, "appeals": hidden.exclude(appeal="")}
    return found


def to_find(teams: list[str], interests: int) -> Task:
    """The first thing of the year, for whoever is on no approved team."""
    told = "Browse, ask, show interest, or post your own idea."
    if teams:
        told = f"You are on {listed(teams)}."
    elif interests:
        told = f"You are interested in {counted(interests, 'posting,postings')}."
    door = reverse("billboard:billboard")
    return Task("Find a team on the billboard", door, told, done=bool(teams), kind="find")


def of_leaders(powers: Powers, numbers: dict[str, int]) -> Iterator[Task]:
    """What can be read any time; for the office, the window and the digest."""
    if powers.decides or powers.is_director:
        yield _billboard(numbers["postings"])
    if powers.is_assistant_superintendent:
        yield _window()
        yield from _digest()
    if powers.is_administrator and numbers["hidden"]:
        yield _hidden(numbers["hidden"], numbers["appeals"])


def _billboard(postings: int) -> Task:
    """September is the month of the billboard; afterwards it is the year's."""
    season = "September" if clock.today().month == 9 else "year"
    door, told = reverse("billboard:billboard"), f"{counted(postings, 'posting,postings')}"
    told = f"{told} this {season}."
    return Task("Read the billboard", door, told, optional=True, kind="billboard")


def _window() -> Task:
    today, door = season(), reverse("billboard:window")
    told = f"{today.alone or today.lead} Numbers and late passes."
    return Task("Window of the billboard", door, told, optional=True, kind="window")


def _digest() -> Iterator[Task]:
    """That the last digest did not leave, or when the next one does."""
    school_year = SchoolYear.objects.filter(is_current=True).first()
    issues = plan.issues(school_year) if school_year else []
    door = reverse("billboard:digest-plan")
    if late := plan.asks(issues):
        words = f"The digest of {day(late.send_at)} did not leave"
        told = f"{late.reason} Send it now, or leave its news to the next."
        yield Task(words, door, told, kind="late digest", day=late.send_at)
    for issue in plan.coming(issues)[:1]:
        told = f"{issue.state_words} for {weekday_day(issue.send_at)}."
        words = "Digest of the billboard"
        yield Task(words, door, told, optional=True, kind="digest", day=issue.send_at)


def _hidden(number: int, appeals: int) -> Task:
    """What is off the billboard, and who asks for a second look."""
    door = reverse("billboard:hidden")
    if appeals:
        words = f"Look again at {counted(appeals, 'hidden posting,hidden postings')}"
        return Task(words, door, "Its authors answered.", kind="hidden")
    words, told = (
        f"{counted(number, 'posting is,postings are')} hidden",
        "You can put each back where it stood.",
    )
    return Task(words, door, told, optional=True, kind="hidden")
