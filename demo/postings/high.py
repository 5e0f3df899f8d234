"""What Millbrook High School posted in September."""

from demo.cast import BUILDER, INNOVATOR, SOLVER, SYSTEMS
from demo.places import (
    ART,
    ELA,
    HISTORY,
    LIBRARY,
    MATH,
    PE,
    READING,
    REASONING,
    SCIENCE,
    SEL,
    SPED,
    TECH,
)
from demo.places import BELONGING as KNOWN
from demo.postings.idea import Idea, september

ON_TRACK = "Every ninth grader on track by January"
ADVANCED = "More students in advanced courses, and staying there"

IDEAS = [
    Idea(
        title="On track in Algebra 1 by January",
        by="Stephanie Arsenault",
        co=["Walter Nakashima"],
        need="""Last January 38 of 161 ninth graders were failing Algebra 1, and 31 of the 38 had
        failed the first unit test in October. We knew, and we moved on.""",
        attempt="""A second chance at each unit within two weeks, after a short conference and
        one corrected problem. We would follow who comes and who does not.""",
        wanted="Special education, a counselor, and anyone with a free period four.",
        evidence="other standardized_test",
        goals=[REASONING, ON_TRACK],
        grades=[9],
        subjects=[MATH],
        places=5,
        welcome=[BUILDER, SYSTEMS],
        posted=september(9),
        notes={
            "Glenn Sato": "Eleven of the 38 were on my list, too. I am in.",
            "Dolores Ortega": "Counseling can do the calls home. Please ask us in October.",
        },
    ),
    Idea(
        title="Sources and voices: whose history is in the packet?",
        by="Peter Donnelly",
        need="""In last year’s tenth-grade packets 8 of 74 sources were written by women and 5 by
        people who were not in power. Our students noticed before we did.""",
        attempt="Rebuild four packets, and ask students to argue with the choice.",
        wanted="History, media, and a scientist who likes old arguments.",
        evidence="other exit_survey",
        goals=[READING],
        grades=[9, 10, 11, 12],
        subjects=[HISTORY, LIBRARY],
        places=5,
        posted=september(10),
        notes={
            "Omar Bashir": "Civics needs it as badly.",
            "Edwin Pruyn": "The databases are paid for and nobody opens them. Finally.",
            "Aisha Karim": "Old arguments about evolution, gladly.",
        },
    ),
    Idea(
        title="Belonging in grade nine",
        by="Julian Hartwell",
        need="""By November we can name the ninth graders who eat alone. Last year it was 23, and
        14 of them were chronically absent in spring.""",
        attempt="Mixed tables in one class each week and a club fair in every English room.",
        wanted="Teachers of ninth graders in any subject, and a counselor.",
        evidence="observation attendance",
        goals=[KNOWN, ON_TRACK],
        grades=[9],
        subjects=[SEL, ELA],
        places=7,
        welcome=[BUILDER],
        posted=september(8),
        notes={
            "Tyrone Whitfield": "They do not eat alone in the gym. Let’s find out why.",
            "Margaret Lowell": "",
            "Lena Abramowitz": "The art room is open at lunch and always was.",
            "Kevin Mulcahy": "I would like to help before November for once.",
        },
    ),
    Idea(
        title="Graphs that say something: data talk in science and math",
        by="Fatou Ndiaye",
        co=["Roland Tibbetts"],
        need="""Juniors plot points without complaint. Asked what the graph says, 19 of 83 used
        the words of the axes.""",
        attempt="A graph a week in four courses, with one sentence that must name both axes.",
        wanted="Science and math together. The same graph, two rooms, one rubric.",
        goals=[READING, REASONING],
        grades=[10, 11, 12],
        subjects=[SCIENCE, MATH],
        places=6,
        welcome=[INNOVATOR],
        posted=september(11),
        notes={
            "Christopher Yoon": "Physics has more graphs than days.",
            "Teresa Gallo": "Statistics would like to borrow your data and never give it back.",
            "Vikram Chaudhary": "Yes, as long as I may be picky about scales.",
        },
    ),
    Idea(
        title="Reading aloud at sixteen",
        by="Keisha Braithwaite",
        need="""Our juniors skim. In a five-question check after silent reading the median was 2;
        after a chapter read aloud by somebody who loves it, 4.""",
        attempt="Ten rehearsed minutes twice a week, then silence, then questions.",
        wanted="English, drama, special education, and someone from quite another subject.",
        evidence="student_work exit_survey",
        goals=[READING],
        grades=[9, 10, 11, 12],
        subjects=[ELA, SPED],
        places=5,
        posted=september(14),
        notes={
            "Maximiliana Konstantinopoulou-Featherstonehaugh": "My drama students will fight over"
            " the parts.",
            "Marisol D’Angelo": "This helps exactly the students I worry about.",
            "Jo Ng": "I read manuals aloud to myself. Quite another subject?",
        },
    ),
    Idea(
        title="Who drops out of advanced courses in October?",
        by="Kevin Mulcahy",
        need="""Of the 64 students who took their first advanced course last fall, 21 had left it
        by October 15. Two thirds of them had a B.""",
        attempt="A conversation before the drop form, and a study group in the first three weeks.",
        evidence="other",
        goals=[ADVANCED, KNOWN],
        grades=[10, 11, 12],
        subjects=[SEL],
        places=6,
        welcome=[SYSTEMS],
        posted=september(15),
        notes={"Vikram Chaudhary": "Calculus lost seven. I would like to know why."},
        asked=[
            (
                "Dolores Ortega",
                "Could we ask them in June and not only in October?",
                "Yes, and we should ask the ones who stayed.",
            )
        ],
    ),
    Idea(
        title="Feedback that students use before the grade",
        by="Margaret Lowell",
        need="I write on 110 essays. In a show of hands nine students had read it to the end.",
        attempt="Comments first, a revision, and only then the grade.",
        evidence="exit_survey",
        goals=[READING],
        grades=[10],
        subjects=[ELA],
        places=5,
        posted=september(16),
    ),
    Idea(
        title="Debugging as a habit of mind",
        by="Jo Ng",
        need="When a program fails, most first-year students start over. In math they do the same.",
        attempt="A log of bugs, found and fixed, in programming and in algebra.",
        evidence="observation",
        goals=[REASONING],
        grades=[9, 10],
        subjects=[TECH, MATH],
        places=4,
        welcome=[SOLVER],
        posted=september(17),
    ),
    Idea(
        title="A sketchbook in every ninth-grade course",
        by="Lena Abramowitz",
        need="Students who draw their notes remember them, says research. Ours are told to stop.",
        attempt="Sketchnotes in two courses for a quarter, and a comparison of the unit tests.",
        evidence="to_be_gathered",
        goals=[READING, ON_TRACK],
        grades=[9],
        subjects=[ART, SCIENCE],
        places=5,
        posted=september(28),
    ),
    Idea(
        title="Strength training for the reluctant",
        by="Tyrone Whitfield",
        need="In tenth grade 44% take PE as late as they can, and most say they feel watched.",
        attempt="Small groups, private goals, music chosen by the group.",
        evidence="exit_survey",
        goals=[KNOWN],
        grades=[9, 10],
        subjects=[PE, SEL],
        places=4,
        posted=september(21),
    ),
]
