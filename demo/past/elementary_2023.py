"""What the teams of our youngest told in 2023–24."""

from demo.past.told import Told
from demo.places import (
    ALCOTT,
    BELONGING,
    ELA,
    ESL,
    FRANKLIN,
    LIBRARY,
    MATH,
    PINE_HOLLOW,
    PK,
    PLAY,
    READING,
    REASONING,
    SEL,
    SPED,
    WHEELOCK,
    K,
)

REPORTS = [
    Told(
        title="What do English learners hear in a math lesson?",
        team="Listening In",
        school=PINE_HOLLOW,
        people=["Đặng Thị Lan", "Thandiwe Mokoena", "Gordon McAllister", "Hằng Nguyễn"],
        grades=[1, 2, 3],
        subjects=[MATH, ESL],
        goals=[REASONING],
        summary="""In number talks, wait time of five seconds doubled the number of students who
        answered in full sentences.""",
        need="""Our English learners were silent in math and lively at recess. We wanted to hear the
        lesson as they do.""",
        research="""We listened to recordings of our own lessons with the words removed that
        beginners do not know. It was a hard afternoon.""",
        tried="""Wait time of five seconds, numbers written as they are said, and one sentence frame
        a week.""",
        data="""Twelve recorded lessons in grades 1 to 3 with 31 English learners, transcribed by
        pairs.""",
        results="""With one second of wait time we counted 14 full sentences in four lessons, with
        five seconds 29. The frame helped for a week and was in the way in the second.""",
        differently="Choose one room and stay there. Three grades were too many for four of us.",
        advice=[
            ("teachers", "Wait five seconds. Then wait for the child who is still translating."),
            ("next_team", "Record science. We think it is worse."),
        ],
        outcome="open",
        question="""What do English learners hear, and what do they miss, in a math lesson in grades
        1 to 3?""",
    ),
    Told(
        title="A library that comes to the classroom",
        team="Book Cart",
        school=ALCOTT,
        people=["Harriet Cole", "Anneliese Krüger", "Faridah Rahimi", "Bridget O’Shaughnessy"],
        grades=[K, 1],
        subjects=[LIBRARY, ELA],
        goals=[READING],
        summary="A cart with eighty books visited four rooms every day and came back empty.",
        need="""In the fall 28 of 74 children in kindergarten and grade 1 had a library book at
        home.""",
        research="""Access first. Everything else we read assumed that the book was already in the
        room.""",
        tried="""The cart stood in a different room each morning at arrival. Children swapped books
        with a stamp, without a form.""",
        data="Stamps of 74 children: 28 had a book at home in an October week, 66 in a May week.",
        results="""From 38% to 89%, target 80%. Eleven books were lost, which is fewer than in the
        year before.""",
        differently="A second cart. The first one squeaks and is loved.",
        advice=[
            ("principal", "Buy a second cart before a second shelf."),
            ("teachers", "Open the cart before the bell, when parents are there."),
        ],
        outcome="reached",
        who="children in kindergarten and grade 1",
        could="had a library book at home in an October week",
        will="will have one in a May week of 2024",
        did="had a library book at home",
        source="Library stamps",
        assessed=74,
        before=28,
        after=66,
        target=80,
    ),
    Told(
        title="Quiet corners: self-regulation in grade 1",
        team="Quiet Corner",
        school=WHEELOCK,
        people=["Siobhán O’Brien-Nguyễn", "Rosalind Achebe-Stein", "Carla Mendonça", "Wulandari"],
        grades=[K, 1],
        subjects=[SEL],
        goals=[BELONGING],
        summary="""A corner with a timer worked for most children and became a hiding place for
        three.""",
        need="In October 17 of 63 children got back to work within five minutes after being upset.",
        research="Naming the feeling helps more than the pillow does.",
        tried="""A corner in each room, a five-minute timer, four pictures of feelings, and an adult
        who asks one question at the end.""",
        data="""Observation weeks with 63 children: 17 back within five minutes in October, 40 in
        May.""",
        results="""From 27% to 63%, target 75%. With the closing question it worked, without it
        children stayed.""",
        differently="Teach the corner in a happy hour, not in a storm.",
        advice=[
            ("teachers", "The question at the end is the tool. The pillow is not."),
            ("next_team", "One plan a child that every adult knows."),
        ],
        outcome="partly",
        who="children in kindergarten and grade 1",
        could="got back to work within five minutes in October",
        will="will do so by May 2024",
        did="got back to work within five minutes",
        source="Observation weeks",
        assessed=63,
        before=17,
        after=40,
        target=75,
    ),
    Told(
        title="Families at the math table",
        team="Math Table",
        school=PINE_HOLLOW,
        people=["Maria Silva", "Samir Haddad", "Becky Sorrentino", "Pauline Beaumont-Achterberg"],
        grades=[2, 3, 4],
        subjects=[MATH],
        goals=[REASONING, BELONGING],
        summary="""Six evenings with games and soup. Those who came loved it, and a third of the
        families came.""",
        need="In the survey 41 of 92 families said they felt able to help with math.",
        research="""Games at home beat worksheets at home, and both beat an app, in the studies we
        found.""",
        tried="Six evenings from November to April, a bag with two games to take home, and soup.",
        data="The same survey in October and May, 92 families: 41 and 57 felt able to help.",
        results="""From 45% to 62%, target 75%. Families who came once gained as much as those who
        came to all six.""",
        differently="One evening early in the year, and the bags for everybody.",
        advice=[
            (
                "principal",
                "One evening with soup in October. Then send the games to those who could not "
                "come.",
            ),
            ("next_team", "Ask families for their own stories, not only for their time."),
        ],
        outcome="partly",
        who="families",
        could="felt able to help with math in October",
        will="will say so by May 2024",
        did="felt able to help with math",
        source="Family survey",
        assessed=92,
        before=41,
        after=57,
        target=75,
    ),
    Told(
        title="Hands, tools and first letters",
        team="Strong Hands",
        school=FRANKLIN,
        people=["Annika Sjöberg", "Tamika Rollins", "Megan Pfeiffer", "Carolyn Teague"],
        grades=[PK, K],
        subjects=[PLAY, SPED],
        goals=[READING],
        summary="""Clay and tongs instead of tracing: more children write their name, and they write
        it their own way.""",
        need="""In October 24 of 61 children wrote their first name so that a stranger could read
        it.""",
        research="Hand strength before pencil grip. Our therapists had said so for years.",
        tried="""Ten minutes a day with clay, tongs, spray bottles and paper on the wall. No tracing
        before February.""",
        data="Name samples of 61 children: 24 readable in October, 50 in May.",
        results="From 39% to 82%, target 75%. Referrals for pencil grip fell from eleven to four.",
        differently="Tell families early why there are no worksheets.",
        advice=[
            ("teachers", "Paper on the wall, not on the table."),
            ("next_team", "Try the same in kindergarten at the elementary schools."),
        ],
        outcome="reached",
        who="our children",
        could="wrote their name so that a stranger could read it in October",
        will="will do so by May 2024",
        did="wrote their name so that a stranger could read it",
        source="Name samples",
        assessed=61,
        before=24,
        after=50,
        target=75,
    ),
    Told(
        title="Checking the answer: estimation in grade 4 and 5",
        team="About How Many",
        school=WHEELOCK,
        people=["Emeka Nwosu", "Malik Johnston", "Sarah Gilchrist", "Vivian Marchetti"],
        grades=[4, 5],
        subjects=[MATH],
        goals=[REASONING],
        summary="""Students estimate when they are asked. We have not found out how to make them
        want to.""",
        need="On the fall check 33 of 86 students noticed an answer that was ten times too large.",
        research="Estimation as a habit, not as a chapter.",
        tried="""An estimate before each problem set, on a line at the top of the page, from
        November to April.""",
        data="The same check with 86 students: 33 in October, 45 in May.",
        results="""From 38% to 52%, target 70%. On pages without the line, students did not
        estimate.""",
        differently="Move the estimate from the page to the talk before it.",
        advice=[
            ("next_team", "Try sticky notes, and compare them aloud."),
            ("teachers", "Ask “could that be?” before you say right or wrong."),
        ],
        outcome="partly",
        who="fourth and fifth graders",
        could="noticed in October that an answer was ten times too large",
        will="will do so by May 2024",
        did="noticed that an answer was ten times too large",
        source="Estimation check",
        assessed=86,
        before=33,
        after=45,
        target=70,
    ),
]
