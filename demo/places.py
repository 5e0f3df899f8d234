"""Millbrook Public Schools: its schools, subjects, goals and days. All of it invented."""

from dataclasses import dataclass, field
from datetime import date

ALCOTT = "Alcott Elementary"
WHEELOCK = "Wheelock Elementary"
PINE_HOLLOW = "Pine Hollow Elementary"
CHANDLER = "Chandler Middle School"
HIGH = "Millbrook High School"
FRANKLIN = "Franklin Early Childhood Center"
OFFICE = "District Office"

#         name          as people say it  level
SCHOOLS = [
    (ALCOTT, "Alcott", "elementary"),
    (WHEELOCK, "Wheelock", "elementary"),
    (PINE_HOLLOW, "Pine Hollow", "elementary"),
    (CHANDLER, "Chandler", "middle"),
    (HIGH, "Millbrook High", "high"),
    (FRANKLIN, "Franklin", "early"),
    (OFFICE, "District Office", "office"),
]

ELA = "English language arts"
MATH = "Mathematics"
SCIENCE = "Science"
HISTORY = "History and social studies"
LANGUAGES = "World languages"
ESL = "English as a second language"
SPED = "Special education"
ART = "Visual art"
MUSIC = "Music"
PE = "Physical education and health"
LIBRARY = "Library and media"
TECH = "Technology and engineering"
SEL = "Guidance and well-being"
PLAY = "Early childhood"

SUBJECTS = [ELA, MATH, SCIENCE, HISTORY, LANGUAGES, ESL, SPED]
SUBJECTS += [ART, MUSIC, PE, LIBRARY, TECH, SEL, PLAY]

PK, K = -1, 0


@dataclass(frozen=True)
class Aim:
    """A goal of the district (no school) or of one school, for one year."""

    number: int
    text: str
    school: str = ""
    subjects: list[str] = field(default_factory=list)
    grades: list[int] = field(default_factory=list)


READING = "Every student reads and writes across subjects"
REASONING = "Every student reasons and communicates in mathematics"
BELONGING = "Every student belongs and is known well"

AIMS = [
    Aim(1, READING),
    Aim(2, REASONING, subjects=[MATH]),
    Aim(3, BELONGING),
    Aim(1, "Writing to learn in every subject", ALCOTT),
    Aim(2, "Mathematical discourse in every room", ALCOTT, [MATH]),
    Aim(1, "Every voice is heard in every lesson", WHEELOCK),
    Aim(2, "Reading on grade level by the end of grade 3", WHEELOCK, [ELA], [K, 1, 2, 3]),
    Aim(1, "Science and nonfiction as part of every week", PINE_HOLLOW, [SCIENCE, ELA]),
    Aim(2, "Families as partners in learning", PINE_HOLLOW),
    Aim(1, "Arguing from evidence, in every subject", CHANDLER),
    Aim(2, "An adult in the building who knows each student", CHANDLER, [SEL]),
    Aim(1, "Every ninth grader on track by January", HIGH, [], [9]),
    Aim(2, "More students in advanced courses, and staying there", HIGH),
    Aim(1, "Language-rich play in every room", FRANKLIN, [PLAY], [PK, K]),
]


@dataclass(frozen=True)
class Year:
    """A school year by its days; the last one is current."""

    first: date
    last: date
    opens: date
    session: date
    rosters: date
    reports: date
    conference: date
    closures: dict[str, list[date]] = field(default_factory=dict)
    training: list[date] = field(default_factory=list)


def _days(month: int, year: int, *days: int) -> list[date]:
    return [date(year, month, day) for day in days]


THIS_YEAR = Year(
    first=date(2026, 8, 31),
    last=date(2027, 6, 17),
    opens=date(2026, 9, 1),
    session=date(2026, 9, 24),
    rosters=date(2026, 9, 30),
    reports=date(2027, 5, 14),
    conference=date(2027, 5, 26),
    closures={
        "Labor Day": _days(9, 2026, 7),
        "Indigenous Peoples’ Day": _days(10, 2026, 12),
        "Veterans Day": _days(11, 2026, 11),
        "Thanksgiving": _days(11, 2026, 26, 27),
        "Winter break": _days(12, 2026, 24, 25, 28, 29, 30, 31) + _days(1, 2027, 1),
        "Martin Luther King Jr. Day": _days(1, 2027, 18),
        "February vacation": _days(2, 2027, 15, 16, 17, 18, 19),
        "April vacation": _days(4, 2027, 19, 20, 21, 22, 23),
        "Memorial Day": _days(5, 2027, 31),
    },
    training=[
        date(2026, 10, 1),
        date(2026, 11, 5),
        date(2026, 12, 3),
        date(2027, 1, 7),
        date(2027, 3, 4),
        date(2027, 4, 2),
    ],
)

YEARS = [
    Year(
        first=date(2023, 8, 30),
        last=date(2024, 6, 18),
        opens=date(2023, 9, 1),
        session=date(2023, 9, 28),
        rosters=date(2023, 10, 4),
        reports=date(2024, 5, 10),
        conference=date(2024, 5, 22),
    ),
    Year(
        first=date(2024, 8, 28),
        last=date(2025, 6, 17),
        opens=date(2024, 9, 3),
        session=date(2024, 9, 26),
        rosters=date(2024, 10, 2),
        reports=date(2025, 5, 9),
        conference=date(2025, 5, 21),
    ),
    Year(
        first=date(2025, 8, 27),
        last=date(2026, 6, 18),
        opens=date(2025, 9, 2),
        session=date(2025, 9, 25),
        rosters=date(2025, 10, 1),
        reports=date(2026, 5, 15),
        conference=date(2026, 5, 27),
    ),
    THIS_YEAR,
]
