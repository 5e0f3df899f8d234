"""What Chandler Middle School posted in September."""

from demo.cast import BUILDER, INNOVATOR, SOLVER, SYSTEMS
from demo.places import BELONGING as KNOWN
from demo.places import (
    ELA,
    ESL,
    HISTORY,
    LANGUAGES,
    LIBRARY,
    MATH,
    MUSIC,
    PE,
    READING,
    REASONING,
    SCIENCE,
    SEL,
    SPED,
    TECH,
)
from demo.postings.idea import Idea, september

ARGUING = "Arguing from evidence, in every subject"
AN_ADULT = "An adult in the building who knows each student"

IDEAS = [
    Idea(
        title="Lab reports that argue from evidence",
        by="Hannah Sorensen",
        need="""Seventh graders fill in the lab sheet and stop. In the June lab 29 of 112 students
        used a number from their own table to support the conclusion.""",
        attempt="""One lab a month where the report is a claim, the evidence and the reasoning,
        with a sentence frame that we take away step by step.""",
        wanted="""Science in grades 6 to 9, an English teacher, and special education. We would
        meet on Tuesdays after the faculty meeting.""",
        goals=[READING, ARGUING],
        grades=[6, 7, 8, 9],
        subjects=[SCIENCE, ELA],
        places=6,
        welcome=[SYSTEMS, BUILDER],
        posted=september(2),
        cross_school=True,
        notes={
            "Owen Castellano": "Sixth grade would start with claims only. Fine by you?",
            "Ruth-Ann Boyd": "We teach the same paragraph in English and never told each other.",
            "Sam Oyelaran": "The frame is what my students need, and taking it away even more.",
            "Aisha Karim": "They come to me in ninth grade. I want to see where it starts.",
        },
        asked=[
            (
                "Roland Tibbetts",
                "Would you share the sentence frame with the high school?",
                "Yes, as soon as it survives October.",
            )
        ],
    ),
    Idea(
        title="Reading like a historian, one source a week",
        by="Charlotte Greer",
        need="""Asked who wrote a source and why, 34 of 120 eighth graders could say. They read
        every page as if the textbook had written it.""",
        attempt="""One short source a week with the same four questions, and a pair of sources
        that disagree at the end of each unit.""",
        wanted="History and English in grades 6 to 9, and our librarian.",
        goals=[READING, ARGUING],
        grades=[6, 8, 9],
        subjects=[HISTORY, ELA, LIBRARY],
        places=6,
        posted=september(8),
        cross_school=True,
        notes={
            "Benjamin Ashworth": "Sixth grade can do this with pictures. Let me try.",
            "Wanda Kosciuk": "I have boxes. You have no idea what boxes.",
            "Noor Siddiqui": "My eighth graders could compare an article with its headline.",
            "Judith Weatherby": "From the high school, with gratitude in advance.",
        },
    ),
    Idea(
        title="Proportional reasoning from grade 4 to grade 8",
        by="Leticia Morales",
        need="""On the ratio strand 46% of our sixth graders met the standard. Most of the rest
        add where they should multiply, and some still do in eighth grade.""",
        attempt="""The same four tasks in grades 4, 6, 7 and 8, scored together in November and
        March, and one strategy each that we all teach.""",
        wanted="One math teacher a grade, and somebody from an elementary school.",
        evidence="standardized_test student_work",
        goals=[REASONING, ARGUING],
        grades=[4, 6, 7, 8],
        subjects=[MATH],
        places=5,
        welcome=[SOLVER],
        posted=september(9),
        cross_school=True,
        notes={
            "Dmitri Volkov": "I see the end of the story every June. Yes.",
            "Ayşe Yıldız": "Seventh grade is all ratios. Of course.",
            "Samir Haddad": "Fourth grade, if that is not too far down the road.",
        },
        asked=[
            (
                "Helen Park",
                "Could the four tasks become common assessments for the district?",
                "If they hold up in March we would love to talk about it.",
            )
        ],
    ),
    Idea(
        title="Known by name: an advisory that does something",
        by="Monique Tilden",
        co=["Doug Trask"],
        need="""In the spring survey 27% of our students could not name an adult at school they
        would go to with a problem. In seventh grade it was 36%.""",
        attempt="""A ten-minute conversation with each advisee every month, with three questions,
        and a short survey in November, February and May.""",
        wanted="Advisors of every grade and of every temper.",
        evidence="exit_survey",
        goals=[KNOWN, AN_ADULT],
        grades=[6, 7, 8],
        subjects=[SEL],
        places=6,
        welcome=[BUILDER],
        posted=september(3),
        notes={
            "Trevor Blaine": "I know 300 of them by shoe size. Let’s do names.",
            "Jared Feldstein": "Band kids find me. What about the others?",
            "Élodie Charbonneau": "Yes. My advisory is polite, and silent.",
        },
    ),
    Idea(
        title="More Spanish than English in a Spanish lesson",
        by="Gabriela Ibáñez",
        need="""We timed ourselves: in first-year lessons 41% of the talk is in the language we
        teach, and students speak for three minutes of forty-five.""",
        attempt="Routines that never need English, and a two-minute talk a week with a partner.",
        wanted="World languages in both buildings, and English learner teachers as experts.",
        evidence="observation",
        goals=[READING],
        grades=[7, 8, 9, 10],
        subjects=[LANGUAGES, ESL],
        places=5,
        welcome=[INNOVATOR],
        posted=september(10),
        cross_school=True,
        notes={
            "Andrés Peña": "¡Por fin! The high school is in.",
            "Brigitte Almquist": "Latin cannot talk, German can. Gern.",
            "Nadia Popescu": "I teach English without a word of anything else, every day.",
        },
    ),
    Idea(
        title="Homework that somebody needs the next day",
        by="Patrick Hennessey",
        need="""In sixth-grade English 55% of homework comes in, and the students who most need
        the practice are in the other 45%.""",
        attempt="Only set what the next lesson cannot start without, and watch what comes in.",
        evidence="other",
        goals=[READING],
        grades=[6],
        subjects=[ELA],
        places=6,
        posted=september(14),
        notes={"Ayşe Yıldız": "", "Benjamin Ashworth": "I would count with you."},
    ),
    Idea(
        title="Sketch, build, break, write: design notebooks",
        by="Chinedu Eze",
        need="""Students build well and cannot say why it broke. Final reflections average two
        lines.""",
        attempt="A notebook page before, during and after each build, with the same three prompts.",
        goals=[READING, ARGUING],
        grades=[6, 7, 8],
        subjects=[TECH, SCIENCE],
        places=5,
        welcome=[SOLVER],
        posted=september(15),
        asked=[("Jo Ng", "Would code count as something that breaks?", "")],
    ),
    Idea(
        title="Newcomers in week one",
        by="Iris Lindgren-Okonkwo",
        need="""Last year nine students arrived after October with little English. Their first
        week was a different one in every classroom.""",
        attempt="A first-week plan that every teacher can follow without a meeting.",
        evidence="observation",
        goals=[KNOWN, AN_ADULT],
        grades=[6, 7, 8],
        subjects=[ESL, SEL],
        places=5,
        posted=september(16),
    ),
    Idea(
        title="Practice that sounds different by Friday",
        by="Jared Feldstein",
        need="Practice logs are full and the pieces sound the same. Minutes do not measure it.",
        attempt="Two measures a week, recorded on Monday and on Friday, and compared by students.",
        evidence="student_work",
        goals=[KNOWN],
        grades=[6, 7, 8],
        subjects=[MUSIC],
        places=4,
        posted=september(17),
    ),
    Idea(
        title="Locker room to classroom: the first five minutes",
        by="Trevor Blaine",
        need="Whoever has PE before math arrives late and loud. So say three math teachers.",
        attempt="We have an idea with music. More soon.",
        evidence="to_be_gathered",
        goals=[AN_ADULT],
        grades=[6, 7, 8],
        subjects=[PE, SPED],
        places=4,
    ),
]
