"""Opens Millbrook: schools, calendar, goals and people, as an administrator would enter them."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.db import models, transaction

from demo import course, places
from demo.cast import ALSO_AT, APPOINTED, CAST, SKILLS, STRENGTHS, TRAINED, Part, addresses
from demo.past import TOLD
from demo.places import Year
from district.models import CalendarEvent, OrgGoal, School, SchoolYear, Subject
from people.models import Person, Qualification, Strengths
from powers.assigning import assign
from powers.models import Appointment, Assignment
from powers.rules import appointed
from training.models import Course, Session

Kind = CalendarEvent.Kind


@transaction.atomic
def open_district() -> None:
    """Everything that is there before the first day of school."""
    School.objects.bulk_create(
        School(name=name, short_name=short, level=level) for name, short, level in places.SCHOOLS
    )
    Subject.objects.bulk_create(Subject(name=name) for name in places.SUBJECTS)
    for year in places.YEARS:
        _open_year(year)
    _hire_everybody()
    _appoint()
    _train()
    _plan_the_course()


# --- Years, days and goals ------------------------------------------------------------------------


def _open_year(facts: Year) -> None:
    year = SchoolYear.objects.create(
        first_day=facts.first, last_day=facts.last, is_current=facts is places.THIS_YEAR
    )
    CalendarEvent.objects.bulk_create(_event(year, *each) for each in _days(facts))
    for aim in places.AIMS:
        school = School.objects.get(name=aim.school) if aim.school else None
        goal = OrgGoal.objects.create(
            year=year, school=school, number=aim.number, text=aim.text, grades=aim.grades
        )
        goal.subjects.set(Subject.objects.filter(name__in=aim.subjects))


def _days(facts: Year) -> list[tuple[Any, ...]]:
    after_school = time(15, 30), time(17, 30)
    days: list[tuple[Any, ...]] = [
        (Kind.OTHER, "First day of school", facts.first),
        (Kind.BILLBOARD_OPENS, "The billboard opens", facts.opens),
        (Kind.PLT_SESSION, "PLT session", facts.session, time(13, 30), time(15, 30)),
        (Kind.ROSTERS_DUE, "Rosters due", facts.rosters),
        (Kind.REPORTS_DUE, "Reports due", facts.reports),
        (Kind.CONFERENCE, "PLT conference", facts.conference, *after_school),
        (Kind.OTHER, "Last day of school", facts.last),
    ]
    days += [(Kind.CLOSURE, name, day) for name, closed in facts.closures.items() for day in closed]
    titles = (title for title, *_ in course.SESSIONS)
    days += [(Kind.TRAINING, next(titles), day, *after_school) for day in facts.training]
    return days


def _event(
    year: SchoolYear,
    kind: str,
    name: str,
    day: date,
    starts: time | None = None,
    ends: time | None = None,
) -> CalendarEvent:
    return CalendarEvent(year=year, kind=kind, name=name, date=day, starts=starts, ends=ends)


def _plan_the_course() -> None:
    year = SchoolYear.objects.current()
    made = Course.objects.create(
        year=year,
        title=course.TITLE,
        place=course.PLACE,
        about=course.ABOUT,
        capacity=course.SEATS,
    )
    made.instructors.set(appointed(Appointment.Kind.INSTRUCTOR))
    for name, note, place in course.SESSIONS:
        event = year.events.get(kind=Kind.TRAINING, name=name)
        event.note = note
        event.save(update_fields=["note"])
        Session.objects.create(course=made, event=event, place=place)


# --- People ---------------------------------------------------------------------------------------


def _hire_everybody() -> None:
    schools = {school.name: school for school in School.objects.all()}
    email = addresses()
    everybody = {
        email[school, part.name]: _person(part, schools[school], email[school, part.name])
        for school, parts in CAST.items()
        for part in parts
    }
    Person.objects.bulk_create(everybody.values())
    subjects = {subject.name: subject.pk for subject in Subject.objects.all()}
    taught = [
        (everybody[email[school, part.name]].pk, subjects[name])
        for school, parts in CAST.items()
        for part in parts
        for name in part.subjects
    ]
    _link(Person.subjects.through, "person_id", "subject_id", taught)
    _assign(everybody.values(), schools)


def _assign(everybody: Iterable[Person], schools: dict[str, School]) -> None:
    """Where they have worked for as long as this district looks back; a few at two schools."""
    since = places.YEARS[0].first
    main = [
        Assignment(person=person, school=person.school, function=person.role, starts=since)
        for person in everybody
    ]
    Assignment.objects.bulk_create(main)
    for name, (school, function) in ALSO_AT.items():
        assign(who(name), schools[school], function, main=False, starts=places.THIS_YEAR.first)


def _person(part: Part, school: School, email: str) -> Person:
    person = Person(
        email=email,
        given_name=part.given,
        family_name=part.family,
        role=part.role,
        school=school,
        grades=list(part.grades),
    )
    person.sort_name = person.name_sorted()
    person.set_unusable_password()
    return person


def _appoint() -> None:
    since = places.YEARS[0].first
    kind = Appointment.Kind
    for person in Person.objects.filter(role="Principal"):
        Appointment.objects.create(
            person=person, kind=kind.PRINCIPAL, school=person.school, starts=since
        )
    for name, (power, subjects) in APPOINTED.items():
        held = Appointment.objects.create(person=who(name), kind=power, starts=since)
        held.subjects.set(Subject.objects.filter(name__in=subjects))


def _train() -> None:
    """Whoever facilitated in an earlier year took the course in that year."""
    since = dict(TRAINED)
    for year, reports in TOLD.items():
        for told in reports:
            since.setdefault(told.people[0], date(year + 1, 4, 3))
    years = {year.first_day.year: year for year in SchoolYear.objects.all()}
    for name, day in since.items():
        course_year = years.get(day.year - 1)
        Qualification.objects.create(person=who(name), since=day, year=course_year)
    for name, (leads, supports, shown) in STRENGTHS.items():
        roles, discovery, delivery = SKILLS.get(name, ([], [], []))
        facts = {"roles": roles, "discovery": discovery, "delivery": delivery, "shown": shown}
        Strengths.objects.create(person=who(name), leads=leads, supports=supports, **facts)


def who(name: str) -> Person:
    """Somebody of the cast, by name; of two with one name, the first in the directory."""
    return Person.objects.get(email=address_of(name))


def address_of(name: str) -> str:
    return _ADDRESS[name]


_ADDRESS: dict[str, str] = {}
for (_school, _name), _email in addresses().items():
    _ADDRESS.setdefault(_name, _email)


def _link(through: type[models.Model], left: str, right: str, pairs: list[tuple[int, int]]) -> None:
    through._default_manager.bulk_create(through(**{left: a, right: b}) for a, b in pairs)
