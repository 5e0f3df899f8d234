"""What is there before the first day of school: schools, years, goals and people."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import batched
from typing import Any

from bench.districts.sizes import Size
from bench.words import Author
from district.models import CalendarEvent, Grade, OrgGoal, School, SchoolYear, Subject
from kit import clock
from people.models import Person
from powers.models import Appointment, Assignment

SUBJECTS = """Mathematics,Reading,Writing,Science,Social studies,World languages,Art,Music,
Physical education,Health,Counseling,Technology""".replace("\n", "").split(",")
CORE = 4  # the first of these, which teachers of young children all teach
THIS_YEAR = 2026
WINDS = ["North", "South", "East", "West"]
LEVELS = [School.Level.ELEMENTARY, School.Level.ELEMENTARY, School.Level.MIDDLE, School.Level.HIGH]
GRADES = {
    School.Level.ELEMENTARY: [Grade.K, Grade.G1, Grade.G2, Grade.G3, Grade.G4, Grade.G5],
    School.Level.MIDDLE: [Grade.G6, Grade.G7, Grade.G8],
    School.Level.HIGH: [Grade.G9, Grade.G10, Grade.G11, Grade.G12],
}
A_BATCH = 2000
Kind = Appointment.Kind


@dataclass
class District:
    """Everything that was entered, as its later parts need it."""

    size: Size
    author: Author
    schools: list[School] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    years: list[SchoolYear] = field(default_factory=list)  # the oldest first, the current last
    goals: dict[int, list[OrgGoal]] = field(default_factory=dict)
    leaders: list[Person] = field(default_factory=list)
    teachers: list[Person] = field(default_factory=list)
    seats: dict[int, int] = field(default_factory=dict)  # the place of each teacher in that list
    reader: Any = None  # the teacher who looks at the pages; in nobody else's story

    @property
    def chance(self):
        return self.author.chance


def enter(model, rows):
    """Many rows at once."""
    return model.objects.bulk_create(rows, batch_size=A_BATCH)


def link(field_of_many, pairs):
    """Rows between two models, from pairs of keys."""
    through = field_of_many.through
    names = [f.attname for f in through._meta.fields if f.is_relation]
    for some in batched(pairs, A_BATCH, strict=False):
        through.objects.bulk_create(through(**dict(zip(names, pair, strict=True))) for pair in some)


def open_district(district: District) -> None:
    size = district.size
    rows = [_school(district, number) for number in range(size.schools)]
    district.schools = enter(School, rows)
    district.subjects = enter(Subject, [Subject(name=name) for name in SUBJECTS])
    for first in range(THIS_YEAR - size.years + 1, THIS_YEAR + 1):
        _open_year(district, first)
    _hire(district)


def _school(district, number):
    name = f"{district.author.name()[1]} {WINDS[number % len(WINDS)]}"
    level = LEVELS[number % len(LEVELS)]
    return School(
        name=f"{name} School {number + 1}", short_name=f"{name} {number + 1}", level=level
    )


def _open_year(district, first):
    year = SchoolYear.objects.create(
        first_day=date(first, 8, 31),
        last_day=date(first + 1, 6, 17),
        is_current=first == THIS_YEAR,
    )
    kind = CalendarEvent.Kind
    days = {
        kind.BILLBOARD_OPENS: date(first, 9, 1),
        kind.PLT_SESSION: date(first, 9, 24),
        kind.ROSTERS_DUE: date(first, 9, 30),
        kind.CLOSURE: date(first, 10, 12),
        kind.REPORTS_DUE: date(first + 1, 5, 14),
        kind.CONFERENCE: date(first + 1, 5, 26),
    }
    enter(
        CalendarEvent,
        [
            CalendarEvent(year=year, kind=k, name=k.label.capitalize(), date=day, starts=time(15))
            for k, day in days.items()
        ],
    )
    district.years.append(year)
    district.goals[year.pk] = enter(OrgGoal, _goals(district, year))


def _goals(district, year):
    for owner, number in [(None, 6), *((school, 2) for school in district.schools)]:
        for place in range(1, number + 1):
            yield OrgGoal(
                year=year, school=owner, number=place, text=district.author.sentence()[:200]
            )


def _hire(district):
    people = enter(Person, [_person(district, n) for n in range(district.size.staff)])
    enter(Assignment, [_assignment(person) for person in people])
    number = 3 + len(district.schools)
    district.leaders, district.teachers = people[:number], people[number:-1]
    district.seats = {teacher.pk: place for place, teacher in enumerate(district.teachers)}
    district.reader = people[-1]
    teaching = [(person.pk, *_teaches(district, n)) for n, person in enumerate(people)]
    link(
        Person.subjects, [(pk, subject.pk) for pk, _, subjects in teaching for subject in subjects]
    )
    top = [Kind.ASSISTANT_SUPERINTENDENT, Kind.ADMINISTRATOR, Kind.DIRECTOR]
    principals = zip(people[3:number], district.schools, strict=True)
    powers = [(p, kind, None) for p, kind in zip(people, top, strict=False)]
    powers += [(p, Kind.PRINCIPAL, school) for p, school in principals]
    enter(
        Appointment,
        [Appointment(person=p, kind=k, school=s, starts=_long_ago()) for p, k, s in powers],
    )


def _assignment(person):
    """Where somebody works, as the directory of the bench says it."""
    return Assignment(person=person, school=person.school, function=person.role, starts=_long_ago())


def _long_ago():
    return clock.today() - timedelta(days=400)


def _person(district, number):
    given, family = district.author.name()
    school, (grades, subjects) = _school_of(district, number), _teaches(district, number)
    person = Person(
        email=f"person{number}@millbrook.example",
        password="!",  # noqa: S106 - nobody signs in with one
        given_name=given,
        family_name=family,
        school=school,
        role=subjects[0].name if grades[1:] else f"Grade {grades[0]}",
        grades=grades,
    )
    person.sort_name = person.name_sorted()
    return person


def _school_of(district, number):
    return district.schools[number % len(district.schools)]


def _teaches(district, number):
    """Young children have one teacher for most of it; older ones one for each subject."""
    level = School.Level(_school_of(district, number).level)
    place, grades = number // len(district.schools), GRADES[level]
    if level == School.Level.ELEMENTARY and place % 5:
        return [grades[place % len(grades)]], district.subjects[:CORE]
    return grades, [district.subjects[place % len(district.subjects)]]
