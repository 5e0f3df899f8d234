"""The people of Millbrook, school by school, as a staff directory would list them. All invented."""

from dataclasses import dataclass
from datetime import date

from demo.places import (
    ALCOTT,
    ART,
    CHANDLER,
    ELA,
    ESL,
    FRANKLIN,
    HIGH,
    HISTORY,
    LANGUAGES,
    LIBRARY,
    MATH,
    MUSIC,
    OFFICE,
    PE,
    PINE_HOLLOW,
    PK,
    PLAY,
    SCIENCE,
    SEL,
    SPED,
    TECH,
    WHEELOCK,
    K,
)
from kit.reading import folded

DOMAIN = "millbrook.example"


@dataclass(frozen=True)
class Part:
    """Somebody of the directory: name, role, subjects, grades."""

    given: str
    family: str
    role: str
    subjects: tuple[str, ...] = ()
    grades: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()


def _part(given: str, family: str, role: str, *facts: str | int) -> Part:
    subjects = tuple(fact for fact in facts if isinstance(fact, str))
    grades = tuple(fact for fact in facts if isinstance(fact, int))
    return Part(given, family, role, subjects, grades)


CAST = {
    ALCOTT: [
        _part("Miriam", "Osei", "Principal"),
        _part("Renee", "Okafor", "Grade 4", MATH, ELA, 4),
        _part("Marcus", "Bell", "Learning center", SPED, MATH, 3, 4, 5),
        _part("Daniel", "Brandt", "Grade 4", MATH, SCIENCE, 4),
        _part("Mei-Lin", "Chau", "Math coach", MATH, K, 1, 2, 3, 4, 5),
        _part("Tomás", "Herrera", "Grade 5", MATH, SCIENCE, 5),
        _part("Grace", "Nakamura", "English learner teacher", ESL, 3, 4, 5),
        _part("Joseph", "Adeyemi", "Learning center", SPED, MATH, 3, 4, 5),
        _part("Karen", "Whitlock", "Grade 2", MATH, ELA, 1, 2),
        _part("Bridget", "O’Shaughnessy", "Kindergarten", PLAY, ELA, K),
        _part("Latoya", "Simmons", "Grade 1", ELA, MATH, 1),
        _part("Faridah", "Rahimi", "Grade 1", ELA, MATH, 1),
        _part("Ellen", "Vandermeer", "Grade 2", ELA, 2),
        _part("Luis", "Quintero", "Grade 3", MATH, ELA, 3),
        _part("Amara", "Diallo", "Grade 3", ELA, HISTORY, 3),
        _part("Nora", "Fitzgerald", "Grade 5", ELA, HISTORY, 5),
        _part("Anneliese", "Krüger", "Reading specialist", ELA, 1, 2, 3),
        _part("Paul", "Desrosiers", "Music", MUSIC, K, 1, 2, 3, 4, 5),
        _part("Simone", "Baptiste", "Visual art", ART, K, 1, 2, 3, 4, 5),
        _part("Harriet", "Cole", "Librarian", LIBRARY, ELA, K, 1, 2, 3, 4, 5),
        _part("Denise", "Pruitt", "School nurse", SEL, PE),
        _part("Rohan", "Mehta", "School counselor", SEL, K, 1, 2, 3, 4, 5),
    ],
    WHEELOCK: [
        _part("Beatriz", "Fontaine", "Principal"),
        _part("Priya", "Raman", "Grade 3", MATH, ELA, 3),
        _part("Abena", "Osei", "Grade 3", MATH, ELA, 3),
        _part("Jonas", "Lindqvist", "Grade 3", MATH, SCIENCE, 3),
        _part("Hằng", "Nguyễn", "English learner teacher", ESL, K, 1, 2, 3),
        _part("Siobhán", "O’Brien-Nguyễn", "Grade 1", ELA, MATH, 1),
        _part("Carla", "Mendonça", "Kindergarten", PLAY, ELA, K),
        _part("Theodore", "Blankenship", "Grade 2", MATH, 2),
        _part("Yuki", "Tanabe", "Grade 2", ELA, 2),
        _part("Delphine", "Rousseau", "Grade 4", ELA, 4),
        _part("Malik", "Johnston", "Grade 4", MATH, SCIENCE, 4),
        _part("Sarah", "Gilchrist", "Grade 5", ELA, HISTORY, 5),
        _part("Emeka", "Nwosu", "Grade 5", MATH, 5),
        _part("Joan", "Petrakis", "Reading specialist", ELA, K, 1, 2, 3),
        _part("Wulandari", "", "Instructional aide", SPED, 1, 2, 3),
        _part("Corey", "Lund", "Physical education", PE, K, 1, 2, 3, 4, 5),
        _part("Rosalind", "Achebe-Stein", "School psychologist", SEL, SPED),
        _part("Vivian", "Marchetti", "Special education", SPED, ELA, 3, 4, 5),
    ],
    PINE_HOLLOW: [
        _part("Deborah", "Hale", "Principal"),
        _part("Ines", "Carvalho", "Grade 5", SCIENCE, ELA, 5),
        _part("Łucja", "Wiśniewska", "Grade 4", ELA, SCIENCE, 4),
        _part("Gordon", "McAllister", "Grade 3", ELA, HISTORY, 3),
        _part("Thandiwe", "Mokoena", "Grade 2", ELA, MATH, 2),
        _part("Becky", "Sorrentino", "Grade 1", ELA, MATH, 1),
        _part("Đặng", "Thị Lan", "English learner teacher", ESL, 1, 2, 3),
        _part("Oscar", "Villanueva", "Kindergarten", PLAY, MATH, K),
        _part("Maria", "Silva", "Grade 2", MATH, 2),
        _part("Jeremiah", "Stokes", "Grade 5", MATH, SCIENCE, 5),
        _part("Pauline", "Beaumont-Achterberg", "Learning center", SPED, 2, 3, 4, 5),
        _part("Rachel", "Zimmer", "Librarian", LIBRARY, ELA, TECH, K, 1, 2, 3, 4, 5),
        _part("Kwame", "Boateng", "Science and garden teacher", SCIENCE, K, 1, 2, 3, 4, 5),
        _part("Audrey", "Finch", "Visual art", ART, K, 1, 2, 3, 4, 5),
        _part("Colleen", "Duffy", "School counselor", SEL, K, 1, 2, 3, 4, 5),
        _part("Samir", "Haddad", "Grade 4", MATH, 4),
    ],
    CHANDLER: [
        _part("Alan", "Pierce", "Principal"),
        _part("Hannah", "Sorensen", "Science, grade 7", SCIENCE, 7),
        _part("Owen", "Castellano", "Science, grade 6", SCIENCE, 6),
        _part("Ruth-Ann", "Boyd", "English, grade 7", ELA, 7),
        _part("Sam", "Oyelaran", "Special education", SPED, SCIENCE, 6, 7, 8),
        _part("Leticia", "Morales", "Mathematics, grade 6", MATH, 6),
        _part("Dmitri", "Volkov", "Mathematics, grade 8", MATH, 8),
        _part("Ayşe", "Yıldız", "Mathematics, grade 7", MATH, 7),
        _part("Charlotte", "Greer", "History, grade 8", HISTORY, 8),
        _part("Benjamin", "Ashworth", "History, grade 6", HISTORY, 6),
        _part("Noor", "Siddiqui", "English, grade 8", ELA, 8),
        _part("Patrick", "Hennessey", "English, grade 6", ELA, 6),
        _part("Gabriela", "Ibáñez", "Spanish", LANGUAGES, 6, 7, 8),
        _part("Élodie", "Charbonneau", "French", LANGUAGES, 7, 8),
        _part("Trevor", "Blaine", "Physical education", PE, 6, 7, 8),
        _part("Monique", "Tilden", "School counselor", SEL, 6, 7, 8),
        _part("Jared", "Feldstein", "Band and chorus", MUSIC, 6, 7, 8),
        _part("Wanda", "Kosciuk", "Librarian", LIBRARY, ELA, 6, 7, 8),
        _part("Chinedu", "Eze", "Technology and engineering", TECH, 6, 7, 8),
        _part("Maria", "Silva", "English learner teacher", ESL, 6, 7, 8),
        _part("Iris", "Lindgren-Okonkwo", "Science, grade 8", SCIENCE, 8),
        _part("Doug", "Trask", "School adjustment counselor", SEL, 6, 7, 8),
    ],
    HIGH: [
        _part("Lorraine", "Grant", "Principal"),
        _part("Peter", "Donnelly", "History", HISTORY, 10, 11),
        _part("Aisha", "Karim", "Science, grade 9", SCIENCE, 9),
        _part("Walter", "Nakashima", "Algebra 1 and geometry", MATH, 9, 10),
        _part("Stephanie", "Arsenault", "Algebra 1", MATH, 9),
        _part("Vikram", "Chaudhary", "Algebra 2 and calculus", MATH, 11, 12),
        _part("Teresa", "Gallo", "Statistics and geometry", MATH, 10, 12),
        _part("Julian", "Hartwell", "English, grade 9", ELA, 9),
        _part("Keisha", "Braithwaite", "English, grades 11–12", ELA, 11, 12),
        _part("Margaret", "Lowell", "English, grade 10", ELA, 10),
        _part("Andrés", "Peña", "Spanish", LANGUAGES, 9, 10, 11, 12),
        _part("Brigitte", "Almquist", "German and Latin", LANGUAGES, 9, 10, 11, 12),
        _part("Roland", "Tibbetts", "Biology", SCIENCE, 10),
        _part("Fatou", "Ndiaye", "Chemistry", SCIENCE, 11),
        _part("Christopher", "Yoon", "Physics", SCIENCE, TECH, 11, 12),
        _part("Judith", "Weatherby", "History, grade 9", HISTORY, 9),
        _part("Omar", "Bashir", "Economics and civics", HISTORY, 12),
        _part("Dolores", "Ortega", "School counselor", SEL, 9, 10),
        _part("Kevin", "Mulcahy", "School counselor", SEL, 11, 12),
        _part("Nadia", "Popescu", "English learner teacher", ESL, 9, 10, 11, 12),
        _part("Tyrone", "Whitfield", "Physical education", PE, 9, 10),
        _part("Lena", "Abramowitz", "Visual art", ART, 9, 10, 11, 12),
        _part("Maximiliana", "Konstantinopoulou-Featherstonehaugh", "Drama", ELA, 9, 10, 11, 12),
        _part("Glenn", "Sato", "Special education", SPED, MATH, 9, 10),
        _part("Marisol", "D’Angelo", "Special education", SPED, ELA, 11, 12),
        _part("Edwin", "Pruyn", "Library and media", LIBRARY, TECH, 9, 10, 11, 12),
        _part("Jo", "Ng", "Computer science", TECH, 9, 10, 11, 12),
    ],
    FRANKLIN: [
        _part("Johanna", "Lindqvist", "Principal"),
        _part("Lucia", "Ferrante", "Kindergarten", PLAY, ELA, K),
        _part("Tamika", "Rollins", "Prekindergarten", PLAY, PK),
        _part("Hye-jin", "Pak", "Kindergarten", PLAY, MATH, K),
        _part("Rosa", "Delgado", "Prekindergarten", PLAY, ESL, PK),
        _part("Megan", "Pfeiffer", "Speech and language", SPED, PLAY, PK, K),
        _part("Annika", "Sjöberg", "Occupational therapist", SPED, PK, K),
        _part("Carolyn", "Teague", "Classroom aide", PLAY, PK, K),
        _part("Yolanda", "Figueroa", "Family liaison", SEL, PK, K),
    ],
    OFFICE: [
        _part("Ruth", "Abramson", "Assistant superintendent"),
        _part("Helen", "Park", "Curriculum director, mathematics", MATH),
        _part("Gregory", "Stanhope", "Curriculum director, humanities", ELA, HISTORY),
        _part("Imani", "Freeman", "Curriculum director, science", SCIENCE, TECH),
        _part("Tom", "Reyes", "District administrator"),
        _part("Cynthia", "Marsh", "Director of student services", SPED, SEL),
        _part("Bogdan", "Ilić", "Data specialist", TECH),
    ],
}

# Who the demo's sign-in page offers to look around as.
SIX = {
    "Renee Okafor": "Teacher, Alcott Elementary",
    "Marcus Bell": "Facilitator, Alcott Elementary",
    "Miriam Osei": "Principal of Alcott Elementary",
    "Helen Park": "Curriculum director, mathematics",
    "Ruth Abramson": "Assistant superintendent",
    "Tom Reyes": "District administrator",
}

# Powers that do not follow from a role as principal: kind, subjects.
APPOINTED = {
    "Ruth Abramson": ("assistant_superintendent", []),
    "Tom Reyes": ("administrator", []),
    "Helen Park": ("director", [MATH]),
    "Gregory Stanhope": ("director", [ELA, HISTORY, LIBRARY]),
    "Imani Freeman": ("director", [SCIENCE, TECH]),
    "Mei-Lin Chau": ("instructor", []),
    "Peter Donnelly": ("instructor", []),
}

# Who works at a second school, too: which one, as what. The first is their main one.
ALSO_AT = {
    "Audrey Finch": (ALCOTT, "Visual art"),
    "Corey Lund": (PINE_HOLLOW, "Physical education"),
    "Denise Pruitt": (WHEELOCK, "School nurse"),
}

# Facilitators who took the course before anybody wrote it down here.
TRAINED = {
    "Mei-Lin Chau": date(2019, 4, 2),
    "Peter Donnelly": date(2018, 4, 4),
    "Joan Petrakis": date(2021, 4, 1),
    "Charlotte Greer": date(2022, 4, 5),
    "Hannah Sorensen": date(2025, 4, 3),
}

BUILDER, SYSTEMS = "relationship_builder", "systems_thinker"
INNOVATOR, SOLVER = "innovator", "problem_solver"

# What people say they bring: who leads with it, what they support, whether their teams see it.
STRENGTHS: dict[str, tuple[str, list[str], bool]] = {
    "Daniel Brandt": (BUILDER, [SOLVER], True),
    "Mei-Lin Chau": (INNOVATOR, [SYSTEMS], True),
    "Tomás Herrera": (SOLVER, [BUILDER], True),
    "Grace Nakamura": ("", [BUILDER, INNOVATOR], True),
    "Marcus Bell": ("", [SYSTEMS, SOLVER], True),
    "Renee Okafor": ("", [SOLVER], True),
    "Hannah Sorensen": (INNOVATOR, [BUILDER], True),
    "Aisha Karim": (SYSTEMS, [], True),
    "Owen Castellano": (SOLVER, [SYSTEMS], True),
    "Ruth-Ann Boyd": (BUILDER, [], True),
    "Sam Oyelaran": (SOLVER, [BUILDER], False),
    "Priya Raman": (BUILDER, [INNOVATOR], True),
    "Karen Whitlock": (INNOVATOR, [], True),
    "Lucia Ferrante": (BUILDER, [SOLVER], True),
    "Megan Pfeiffer": (SYSTEMS, [SOLVER], True),
    "Ines Carvalho": (INNOVATOR, [SYSTEMS], True),
    "Kwame Boateng": (SOLVER, [INNOVATOR], True),
    "Łucja Wiśniewska": (SYSTEMS, [BUILDER], True),
    "Charlotte Greer": (SYSTEMS, [SOLVER], True),
    "Stephanie Arsenault": (SOLVER, [], True),
    "Glenn Sato": (BUILDER, [SYSTEMS], False),
    "Joan Petrakis": (SYSTEMS, [BUILDER], True),
    "Siobhán O’Brien-Nguyễn": (BUILDER, [INNOVATOR], True),
}

# What drives them, how they find something new, and how they get it done.
SKILLS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "Daniel Brandt": (["relationship_builder"], ["questioning"], ["planning"]),
    "Mei-Lin Chau": (["vision_setter"], ["associating", "experimenting"], []),
    "Tomás Herrera": (["doer"], [], ["disciplined_executing"]),
    "Grace Nakamura": (["relationship_builder", "vision_setter"], ["networking"], []),
    "Marcus Bell": (["relationship_builder"], ["observing"], ["analyzing"]),
    "Renee Okafor": ([], ["observing"], ["detailed_implementing"]),
    "Hannah Sorensen": (["vision_setter"], ["experimenting"], []),
    "Owen Castellano": (["doer"], [], ["planning", "analyzing"]),
}


def addresses() -> dict[tuple[str, str], str]:
    """An address for everybody, by school and name; the second of a name gets a number."""
    taken: dict[str, int] = {}
    found = {}
    for school, parts in CAST.items():
        for part in parts:
            plain = _address(part)
            taken[plain] = taken.get(plain, 0) + 1
            number = taken[plain] if taken[plain] > 1 else ""
            found[school, part.name] = f"{plain}{number}@{DOMAIN}"
    return found


def _address(part: Part) -> str:
    words = [folded(word).replace(" ", "-") for word in (part.given, part.family) if word]
    plain = ".".join(words).replace("ı", "i")
    return "".join(c for c in plain if c.isascii() and (c.isalnum() or c in ".-"))
