"""What the teams of Chandler and Millbrook High told in 2024–25."""

from demo.past.told import Told
from demo.places import (
    BELONGING,
    CHANDLER,
    ELA,
    HIGH,
    HISTORY,
    LANGUAGES,
    MATH,
    MUSIC,
    READING,
    REASONING,
    SCIENCE,
    SPED,
    TECH,
)

REPORTS = [
    Told(
        title="Homework in three colors",
        team="Three Colors",
        school=CHANDLER,
        people=["Patrick Hennessey", "Leticia Morales", "Benjamin Ashworth", "Owen Castellano"],
        grades=[6],
        subjects=[ELA, MATH, HISTORY, SCIENCE],
        goals=[READING],
        summary="""Green, yellow, red: students liked the colors and did the same amount of
        homework.""",
        need="In October 62 of 113 sixth graders handed in at least four of five assignments.",
        research="Little, we admit. We liked an idea from a conference and started.",
        tried="""Every assignment came in three colors of difficulty, and students chose. We planned
        it for four subjects and kept it up in three.""",
        data="Homework counts of 113 students: 62 in October, 61 in April.",
        results="""55% before, 54% after. Nine of ten students chose the same color all year. What
        did change homework, in one room and by accident, was that the next lesson could not begin
        without it.""",
        differently="Read first. And change what homework is for, not how it looks.",
        advice=[
            ("next_team", "Set only what the next lesson needs, and count again."),
            ("teachers", "Do not spend your Sundays on three versions."),
        ],
        outcome="not_reached",
        who="sixth graders",
        could="handed in at least four of five assignments in October",
        will="will do so in April 2025",
        did="handed in at least four of five assignments",
        source="Homework counts",
        assessed=113,
        before=62,
        after=61,
        target=75,
    ),
    Told(
        title="Who speaks in a seminar? A year of counting",
        team="Who Speaks",
        school=HIGH,
        people=["Peter Donnelly", "Keisha Braithwaite", "Omar Bashir", "Judith Weatherby"],
        grades=[9, 10, 11, 12],
        subjects=[HISTORY, ELA],
        goals=[BELONGING, READING],
        summary="""We counted who spoke for a year. Counting alone changed it, first in us and then
        in the students.""",
        need="In eight recorded seminars in October 49 of 126 students spoke more than once.",
        research="Roles, silence before talk, and a visible map of the discussion.",
        tried="""A student draws the map of the talk, everybody writes for two minutes before
        anybody speaks, and the teacher sits outside the circle.""",
        data="""Eight recorded seminars in October and eight in April, 126 students: 49 and 84 spoke
        more than once.""",
        results="""From 39% to 67%, target 60%. Teachers’ share of the talk fell from a half to a
        fifth. In two classes girls still spoke less; the map shows it every week now.""",
        differently="Let students keep the maps. We collected them like tests.",
        advice=[
            ("teachers", "Sit outside the circle once and count."),
            ("director", "Show the maps at the department meeting, not the averages."),
        ],
        outcome="reached",
        who="students",
        could="spoke more than once in an October seminar",
        will="will do so in the April seminars of 2025",
        did="spoke more than once in a seminar",
        source="Recorded seminars",
        assessed=126,
        before=49,
        after=84,
        target=60,
    ),
    Told(
        title="Warm-ups that remember: retrieval in geometry",
        team="Warm-Ups",
        school=HIGH,
        people=["Teresa Gallo", "Walter Nakashima", "Vikram Chaudhary", "Glenn Sato"],
        grades=[10],
        subjects=[MATH],
        goals=[REASONING],
        summary="Three old questions a day, and the semester exam stopped being a surprise.",
        need="""On the January exam of the year before 66 of 147 students passed the questions from
        September.""",
        research="""Spaced retrieval is as well studied as anything in our field. We had never tried
        it.""",
        tried="""Three questions at the start of each lesson: one from last week, one from last
        month, one from September.""",
        data="""September questions on the January exam: 66 of 147 students the year before, 106 of
        147 this year.""",
        results="From 45% to 72%, target 65%. It took six minutes a lesson, and we lost no unit.",
        differently="Write the questions in summer. We wrote them on the bus.",
        advice=[
            ("teachers", "Six minutes, every day, without a grade."),
            ("director", "A shared bank of questions would save four of us a year of evenings."),
        ],
        outcome="reached",
        who="geometry students",
        could="passed the September questions on the January exam of 2024",
        will="will do so on the January exam of 2025",
        did="passed the September questions on the January exam",
        source="Semester exam in geometry",
        assessed=147,
        before=66,
        after=106,
        target=65,
    ),
    Told(
        title="Recording ourselves: can students hear a wrong note?",
        team="Second Listening",
        school=CHANDLER,
        people=["Jared Feldstein", "Paul Desrosiers", "Gabriela Ibáñez", "Chinedu Eze"],
        grades=[5, 6, 7, 8],
        subjects=[MUSIC, LANGUAGES, TECH],
        goals=[BELONGING],
        summary="""Musicians and language learners have the same problem: they cannot hear
        themselves while they perform. A recording helps when they listen for one thing.""",
        need="""Our students repeat a mistake for weeks. We wanted to know what they hear when they
        listen to themselves, in band and in Spanish.""",
        research="Articles on self-assessment from both fields, which do not know each other.",
        tried="""A one-minute recording every other Friday, and one question about it: what will you
        change on Monday?""",
        data="""Four hundred recordings and answers from 52 students, sorted in March by kind of
        answer.""",
        results="""In fall most answers were “nothing” or “everything”. By spring two thirds named
        one thing. Whether they played or spoke better we cannot say: we had not measured it.""",
        differently="Decide in October what better would sound like.",
        advice=[
            ("next_team", "Compare Monday’s recording with Friday’s and let the students judge."),
            ("teachers", "Ask for one thing. The second thing can wait for Friday."),
        ],
        outcome="open",
        question="What do students notice when they listen to their own playing and speaking?",
    ),
    Told(
        title="Two adults, one lab: co-teaching science in grade 8",
        team="Two in the Lab",
        school=CHANDLER,
        people=["Iris Lindgren-Okonkwo", "Sam Oyelaran", "Hannah Sorensen", "Dmitri Volkov"],
        grades=[8],
        subjects=[SCIENCE, SPED],
        goals=[READING],
        summary="""Students with IEPs finished their labs when the second adult taught the class and
        not only them.""",
        need="In October 9 of 26 students with IEPs in grade 8 handed in complete lab reports.",
        research="""Models of co-teaching. The one we knew, one teaches and one helps, is the
        weakest.""",
        tried="""We took turns leading, and both of us wrote on every report. Planning happened on
        Mondays at 7.""",
        data="Lab reports of 26 students: 9 complete in October, 17 in May.",
        results="""From 35% to 65%, target 75%. In the weeks in which planning fell out we went back
        to the old model, and the reports show it.""",
        differently="Plan in school time or do not promise it.",
        advice=[
            ("principal", "Give co-teachers one common period, on paper, in August."),
            ("teachers", "Switch who leads. Students stop asking whose class it is."),
        ],
        outcome="partly",
        who="students with IEPs in grade 8",
        could="handed in complete lab reports in October",
        will="will do so by May 2025",
        did="handed in complete lab reports",
        source="Lab reports",
        assessed=26,
        before=9,
        after=17,
        target=75,
    ),
]
