"""What the teams of Chandler and Millbrook High told in 2025–26."""

from demo.past.told import Told
from demo.places import (
    BELONGING,
    CHANDLER,
    ELA,
    ESL,
    HIGH,
    HISTORY,
    LANGUAGES,
    LIBRARY,
    MATH,
    PE,
    READING,
    REASONING,
    SEL,
    SPED,
    TECH,
)

REPORTS = [
    Told(
        title="The paragraph that travels: claim, evidence, reasoning in grade 7",
        team="The Traveling Paragraph",
        school=CHANDLER,
        people=["Ruth-Ann Boyd", "Charlotte Greer", "Noor Siddiqui", "Patrick Hennessey"],
        grades=[6, 7, 8],
        subjects=[ELA, HISTORY],
        goals=[READING],
        summary="""One paragraph frame in English and history moved two students in ten. It did not
        yet travel to science, because we never invited science.""",
        need="""Students wrote three different paragraphs for three teachers and were marked down in
        each room for the habits of the next. On the October prompt 44 of 118 seventh graders
        explained how their evidence supports the claim.""",
        research="""The studies we found agree that one shared frame helps most in the first ten
        weeks, and that it has to be taken away again.""",
        tried="""One color-coded frame in English and history from November on, one shared rubric,
        and an exchange of ten papers a month between two rooms. In March we took the frame
        away.""",
        data="""The same prompt in October, January and May, scored by two readers, 118 students:
        44, 61 and 68 at level 3 or 4.""",
        results="""From 37% to 58%, short of our 65%. The gain came before January. When the frame
        went, a quarter of the students fell back for a month and most recovered by May.""",
        differently="Take the frame away in pieces. And ask the science department in September.",
        advice=[
            (
                "next_team",
                "Write the frame together with science, so that lab reports use the same words.",
            ),
            ("director", "Print one rubric for grades 6 to 8, not three."),
        ],
        outcome="partly",
        who="seventh graders",
        could="explained in writing how evidence supports a claim in October",
        will="will do so on the same prompt by May 2026",
        did="explained how evidence supports a claim",
        source="Common prompt, scored by two readers",
        assessed=118,
        before=44,
        after=68,
        target=65,
    ),
    Told(
        title="Second chances in Algebra 1: who takes them?",
        team="Second Chances",
        school=HIGH,
        people=["Walter Nakashima", "Stephanie Arsenault", "Glenn Sato", "Teresa Gallo"],
        grades=[9],
        subjects=[MATH, SPED],
        goals=[REASONING],
        summary="""Retakes helped those who came. The students who most needed them came least,
        until somebody walked over and asked them.""",
        need="""After the first unit test 57 of 158 ninth graders were below 70. By June it had been
        nearly the same students in each of the last three years.""",
        research="""Retake policies work when the second test is preceded by feedback on the first.
        Open retakes without it mostly lift students who were close.""",
        tried="""A retake for every unit within two weeks, after one corrected problem. From January
        on, a five-minute conference in period four for everybody below 70, with an invitation in
        person.""",
        data="""Unit tests of 158 students: 101 at 70 or above in October, 109 in January, 112 in
        May.""",
        results="""71% reached 70 or above, where we had hoped for 80%. Of the 57 students we
        worried about, 13 used a retake before January and 34 after the personal invitations
        began.""",
        differently="We would begin with the invitation and leave the poster in the drawer.",
        advice=[
            ("next_team", "Count who comes to a retake from the first week on."),
            ("principal", "Protect period four in the ninth-grade schedule."),
            ("teachers", "One corrected problem is enough of a ticket. A packet keeps them away."),
        ],
        outcome="partly",
        who="Algebra 1 students",
        could="scored 70 or above on the unit test in October",
        will="will do so on the last unit test in May 2026",
        did="scored 70 or above on the unit test",
        source="Unit tests in Algebra 1",
        assessed=158,
        before=101,
        after=112,
        target=80,
    ),
    Told(
        title="A hello in the hallway: belonging in grade 6",
        team="Hello",
        school=CHANDLER,
        people=["Doug Trask", "Monique Tilden", "Trevor Blaine", "Owen Castellano", "Ayşe Yıldız"],
        grades=[6],
        subjects=[SEL, PE],
        goals=[BELONGING],
        summary="""Greeting every student at the door changed our mornings, and moved the survey by
        two points. It is a beginning, not a program.""",
        need="""In the fall survey 73 of 109 sixth graders said that an adult at school would notice
        if they were absent.""",
        research="""We found good studies on greetings at the door and on time to settle, and little
        on belonging itself.""",
        tried="""A greeting by name at every first-period door, and a postcard home for each advisee
        before Thanksgiving.""",
        data="The district’s survey, 109 students: 73 agreed in October, 75 in May.",
        results="""From 67% to 69%; our goal was 80%. Teachers report calmer first minutes, and we
        believe them, but students did not feel better known.""",
        differently="""We chose what was easy for all of us. Next time we would choose ten minutes
        with one student over ten seconds with thirty.""",
        advice=[
            (
                "next_team",
                "Try a monthly conversation with each advisee and measure it three times a year.",
            ),
            ("district", "Ask the survey question in September and not in October."),
        ],
        outcome="not_reached",
        who="sixth graders",
        could="said in October that an adult at school would notice their absence",
        will="will say so by May 2026",
        did="said that an adult at school would notice their absence",
        source="District survey on belonging",
        assessed=109,
        before=73,
        after=75,
        target=80,
    ),
    Told(
        title="What changes when students grade the draft",
        team="Draft Readers",
        school=HIGH,
        people=["Keisha Braithwaite", "Margaret Lowell", "Julian Hartwell", "Marisol D’Angelo"],
        grades=[9, 10, 11],
        subjects=[ELA],
        goals=[READING],
        summary="""Peer comments improved second drafts only after we taught students to ask one
        question instead of giving ten answers.""",
        need="In the fall portfolio 52 of 140 essays changed more than spelling between drafts.",
        research="""Comments help when the writer asked for them. We had always asked the reader
        instead.""",
        tried="""From December on each writer attached one question to a draft, and the reader
        answered only that.""",
        data="Portfolios of 140 students: 52 with real revision in October, 97 in May.",
        results="""From 37% to 69%, with a target of 65%. The strongest change was in tenth grade,
        where the question was part of the grade.""",
        differently="Show ten good questions on the first day.",
        advice=[
            ("teachers", "Do not let a draft in without a question from its writer."),
            ("next_team", "Try it in fifth grade. We think it is not too early."),
        ],
        outcome="reached",
        who="essays",
        could="changed more than spelling between drafts in October",
        will="will do so in the May portfolio",
        did="changed more than spelling between drafts",
        source="Writing portfolios, read by two teachers",
        assessed=140,
        before=52,
        after=97,
        target=65,
    ),
    Told(
        title="How do newcomers learn the rules nobody says?",
        team="Unwritten Rules",
        school=CHANDLER,
        people=["Élodie Charbonneau", "Gabriela Ibáñez", "Iris Lindgren-Okonkwo", "Wanda Kosciuk"],
        grades=[6, 7, 8],
        subjects=[ESL, LANGUAGES, LIBRARY],
        goals=[BELONGING],
        summary="""Fourteen interviews with students who arrived in the middle of a year: they knew
        the bell schedule by Wednesday and the lunch room by March.""",
        need="""Every year a dozen students join us after October. We had never asked them how it
        was.""",
        research="We read interviews from two other districts and borrowed their five questions.",
        tried="""Five questions to fourteen students and their families, in the language they chose,
        in November and again in April.""",
        data="Twenty-eight interviews, read by pairs, sorted on one long table in the library.",
        results="""Three things nobody had told them: where to sit, what “optional” means, and that
        teachers want to be asked. A student guide made by last year’s newcomers was read more often
        than ours.""",
        differently="Ask in the second week, before politeness sets in.",
        advice=[
            ("principal", "Let last year’s newcomers write the first page of the handbook."),
            ("next_team", "Make a first-week plan that every teacher can follow."),
        ],
        outcome="open",
        question="How do students who join us after October learn the rules that nobody says?",
    ),
    Told(
        title="Test first, code second: planning in introductory programming",
        team="Plan, Then Code",
        school=HIGH,
        people=["Jo Ng", "Christopher Yoon", "Edwin Pruyn", "Vikram Chaudhary"],
        grades=[9, 10, 11],
        subjects=[TECH, MATH],
        goals=[REASONING],
        summary="""Writing two examples before any code made programs shorter. It did not make
        students test more at the end.""",
        need="In the first project 15 of 48 students had tried their program on a second example.",
        research="Worked examples and test-first teaching, mostly from college courses.",
        tried="An index card with two examples before anybody opens a laptop, in four projects.",
        data="Projects of 48 students: 15 with at least two examples in October, 20 in April.",
        results="""From 31% to 42%, and our goal was 70%. Cards were filled in after the code as
        often as before it.""",
        differently="Collect the cards at the door. What is not collected is not planned.",
        advice=[("next_team", "Try a log of bugs instead: it asks for something they already do.")],
        outcome="not_reached",
        who="programming students",
        could="tried their program on a second example in October",
        will="will do so in the April project of 2026",
        did="tried their program on a second example",
        source="Project folders",
        assessed=48,
        before=15,
        after=20,
        target=70,
    ),
]
