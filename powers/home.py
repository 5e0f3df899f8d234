"""What administrators hear of people whom the directory puts nowhere, and of lost letters."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from kit.task import Task
from kit.templatetags.kit import counted
from letters.models import Letter
from people.models import Person
from powers.models import Powers


def counts(powers: Powers) -> dict[str, QuerySet]:
    if not powers.is_administrator:
        return {}
    homeless = Person.objects.active().filter(school=None, appointments=None)
    return {"homeless": homeless, "lost": Letter.objects.filter(state=Letter.State.FAILED)}


def of_administrators(numbers: dict[str, int]) -> Iterator[Task]:
    yield _homeless(numbers["homeless"])
    yield _lost(numbers["lost"])
    yield Task(
        "Schools, people, appointments, calendar and goals",
        reverse("admin:index"),
        "Everything the district keeps, in one place.",
        optional=True,
        kind="admin",
    )


def _homeless(number: int) -> Task:
    people = reverse("admin:people_person_changelist")
    if not number:
        return Task("Everybody has a school or an office", people, done=True, kind="people")
    words = f"Look at {counted(number, 'person,people')} without a school"
    return Task(words, f"{people}?school__isnull=1", kind="people")


def _lost(number: int) -> Task:
    mail = reverse("powers:mail")
    if not number:
        return Task("Every letter found its reader", mail, done=True, kind="letters")
    words = f"{counted(number, 'letter was,letters were')} refused for good"
    return Task(words, mail, "Check the addresses with the people concerned.", kind="letters")
