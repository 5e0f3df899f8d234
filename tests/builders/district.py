"""The district and its people."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from district.models import CalendarEvent, OrgGoal, School, SchoolYear, Subject
from kit import clock
from people.models import Person, Qualification
from powers.assigning import assign, end
from powers.models import Appointment, Assignment

DISTRICT_TIME = ZoneInfo("America/New_York")
SEPTEMBER_22 = datetime(2026, 9, 22, 8, 0, tzinfo=DISTRICT_TIME)
numbers = count(1)

NAMES = ["Renee Okafor", "Siobhán O'Brien-Nguyễn", "Tomás Herrera", "Łucja Wójcik", "Madonna"]


def moment(text):
    """«2026-09-24 15:30» in the district."""
    return datetime.fromisoformat(text).replace(tzinfo=DISTRICT_TIME).astimezone(UTC)


def the_year(label="2026"):
    """The current school year with the dates that other things hang on."""
    first = int(label)
    year, made = SchoolYear.objects.get_or_create(
        first_day=date(first, 8, 31), last_day=date(first + 1, 6, 17), is_current=label == "2026"
    )
    if made:
        dates = _dates(first).items()
        CalendarEvent.objects.bulk_create(_event(kind, day, year) for kind, day in dates)
    return year


def _dates(first):
    kind = CalendarEvent.Kind
    return {
        kind.BILLBOARD_OPENS: date(first, 9, 1),
        kind.PLT_SESSION: date(first, 9, 24),
        kind.ROSTERS_DUE: date(first, 9, 30),
        kind.CLOSURE: date(first, 10, 12),
        kind.REPORTS_DUE: date(first + 1, 5, 14),
        kind.CONFERENCE: date(first + 1, 5, 26),
    }


def an_event(kind, day, *, year=None, name=""):
    event = _event(kind, day, year or the_year(), name)
    event.save()
    return event


def _event(kind, day, year, name=""):
    kind = CalendarEvent.Kind(kind)
    hours = {"starts": time(15, 30), "ends": time(17, 30)}
    name = name or kind.label.capitalize()
    return CalendarEvent(year=year, kind=kind, name=name, date=day, **hours)


def a_school(name=""):
    name = name or f"School {next(numbers)}"
    short = name.split()[0] if name.endswith(("Elementary", "School")) else name
    school, _ = School.objects.get_or_create(
        name=name, defaults={"short_name": short, "level": School.Level.ELEMENTARY}
    )
    return school


def a_subject(name="Mathematics"):
    return Subject.objects.get_or_create(name=name)[0]


def a_district_goal(text="Every student reasons and communicates in mathematics", **facts):
    number = OrgGoal.objects.count() + 1
    facts = {"year": the_year(), "number": number, "text": text} | facts
    return OrgGoal.objects.create(**facts)


# --- Its people ---------------------------------------------------------------------------------


def a_teacher(name="", **facts):
    [person] = teachers([name], **facts)
    return person


def teachers(names, *, school=None, role="Grade 4", **facts):
    """Several of one school; whoever has no name gets one."""
    facts = {"school": school or a_school("Alcott Elementary"), "role": role, "grades": [4]} | facts
    people = [_somebody(name, next(numbers), facts) for name in names]
    Person.objects.bulk_create(people)
    Assignment.objects.bulk_create(
        Assignment(person=person, school=person.school, function=role, starts=date(2020, 8, 31))
        for person in people
    )
    return people


def _somebody(name, number, facts):
    given, _, family = (name or f"Teacher {number}").partition(" ")
    email = f"person{number}@millbrook.example"
    person = Person(email=email, given_name=given, family_name=family, **facts)
    person.sort_name = person.name_sorted()
    person.set_unusable_password()
    return person


def moves_to(school, person):
    """From today on somebody works at another school and no more at their own."""
    assign(person, school, person.role, main=True, starts=clock.today())
    person.refresh_from_db()
    return person


def works_also_at(school, person, *, function="Math coach", starts=None, ends=None):
    """A second school beside the main one."""
    starts = starts or date(2020, 8, 31)
    second = assign(person, school, function, main=False, starts=starts)
    if ends:
        end(second, on=ends)
    return person


def of_no_school(person):
    """From today on somebody works for the district as a whole."""
    return moves_to(None, person)


def somebody_appointed(kind, name="", school=None, **facts):
    person = a_teacher(name, school=school, **facts)
    Appointment.objects.create(
        person=person, kind=kind, school=school, starts=clock.today() - timedelta(days=30)
    )
    return person


def a_principal(school, name=""):
    return somebody_appointed(Appointment.Kind.PRINCIPAL, name, school)


def an_assistant_superintendent(name=""):
    return somebody_appointed(Appointment.Kind.ASSISTANT_SUPERINTENDENT, name)


def a_delegate(absent, person=None, *, starts=0, days=5, name=""):
    """Somebody who acts for the absent one, from so many days on, for so many days."""
    power = absent.appointments.own().get()
    first = clock.today() + timedelta(days=starts)
    acting = power.delegations.create(
        person=person or a_teacher(name),
        kind=power.kind,
        school=power.school,
        starts=first,
        ends=first + timedelta(days=days - 1),
    )
    return acting.person


def a_director(name=""):
    return somebody_appointed(Appointment.Kind.DIRECTOR, name)


def an_administrator(name=""):
    return somebody_appointed(Appointment.Kind.ADMINISTRATOR, name)


def trained(person):
    Qualification.objects.get_or_create(person=person, defaults={"since": date(2025, 4, 1)})
    return person
