"""What Wheelock Elementary posted in September."""

from demo.cast import BUILDER, SOLVER, SYSTEMS
from demo.places import BELONGING as KNOWN
from demo.places import ELA, ESL, HISTORY, MATH, PE, READING, REASONING, SCIENCE, SEL, K
from demo.postings.idea import Idea, september

EVERY_VOICE = "Every voice is heard in every lesson"
ON_LEVEL = "Reading on grade level by the end of grade 3"

IDEAS = [
    Idea(
        title="Word problems that sound like our students’ lives",
        by="Priya Raman",
        need="""Half of our third graders stop at the first unfamiliar word. On the June item
        about a “toll plaza” 38 of 66 left the page blank; on the same numbers with a bus fare
        51 answered.""",
        attempt="""Let’s rewrite the problems with them and see what changes in the math. One
        rewritten problem a week, solved by another room, and a short reading check beside it.""",
        wanted="""Grades 3 and 4 from any school, and somebody who knows how English learners
        read a problem. We would meet on Thursdays at lunch in room 107.""",
        evidence="standardized_test student_work",
        goals=[REASONING, EVERY_VOICE],
        grades=[3, 4],
        subjects=[MATH, ELA],
        places=6,
        welcome=[BUILDER, SOLVER],
        posted=september(11),
        cross_school=True,
        notes={
            "Abena Osei": "Next door and all in.",
            "Jonas Lindqvist": "My room wrote two on the first day of school. They are wild.",
            "Hằng Nguyễn": "I can tell you which words stop them, and why.",
            "Malik Johnston": "Fourth grade inherits this. I would rather help now.",
            "Renee Okafor": "I like how this starts with the children’s own words.",
        },
        asked=[
            (
                "Renee Okafor",
                "Would a fourth-grade room from Alcott be of use, or do you want to keep it to"
                " grade 3?",
                "Renee, we would love a fourth-grade room. Come by 107 on Thursday at lunch and"
                " meet Jonas.",
            )
        ],
        asked_on=september(18),
    ),
    Idea(
        title="First voices: every first grader speaks every day",
        by="Siobhán O’Brien-Nguyễn",
        need="""We tallied four mornings in May: 9 of 21 children did not speak once to the whole
        class, and it was always the same nine.""",
        attempt="""A speaking partner of the week, sentence starters on the rug and a tally by an
        aide twice a month.""",
        wanted="Grades K to 2 and everyone who sits with small groups.",
        evidence="observation",
        goals=[KNOWN, EVERY_VOICE],
        grades=[K, 1, 2],
        subjects=[ELA, ESL],
        places=5,
        posted=september(2),
        notes={
            "Yuki Tanabe": "My quiet ones moved up from your room. I would like to know more.",
            "Carla Mendonça": "Kindergarten says yes.",
            "Wulandari": "I would do the tallies, and I have opinions about the sentence starters.",
        },
    ),
    Idea(
        title="Fifth grade editors",
        by="Sarah Gilchrist",
        need="""Our fifth graders revise by recopying. In the spring portfolio 62% of second
        drafts changed nothing but spelling.""",
        attempt="Two editing conferences a month between children, with one question to answer.",
        wanted="Grades 4 and 5. Three of us would do; more would be merrier.",
        goals=[READING],
        grades=[4, 5],
        subjects=[ELA, HISTORY],
        places=4,
        posted=september(10),
        notes={
            "Delphine Rousseau": "Grade 4 would feed yours. Yes.",
            "Emeka Nwosu": "I teach math and grade essays on Sundays. Help me.",
        },
    ),
    Idea(
        title="Reading stamina in grade 2, minute by minute",
        by="Yuki Tanabe",
        need="""In September most second graders read for six minutes before the first look at
        the clock. In June it was nine. The third-grade test asks for twenty-five.""",
        attempt="Choice, comfortable corners and a quiet graph that only the reader sees.",
        goals=[READING, ON_LEVEL],
        grades=[2, 3],
        subjects=[ELA],
        places=5,
        posted=september(14),
        evidence="observation",
        notes={"Maria Silva": ""},
    ),
    Idea(
        title="Moving minds: movement breaks that teach something",
        by="Corey Lund",
        need="After lunch, work time shrinks. Four teachers logged it: eleven minutes a day lost.",
        attempt="Five-minute breaks that carry the day’s vocabulary or number facts.",
        wanted="Classroom teachers who will try one a day and count the minutes.",
        evidence="observation",
        goals=[KNOWN],
        grades=[K, 1, 2, 3, 4, 5],
        subjects=[PE],
        places=7,
        posted=september(15),
        asked=[
            (
                "Gordon McAllister",
                "Do they work in a room with twenty-six desks?",
                "They were invented in one. No jumping, promise.",
            )
        ],
    ),
    Idea(
        title="Fourth graders who ask the next question in science",
        by="Malik Johnston",
        need="""Our kits give the question, the steps and the answer sheet. In last year’s exit
        survey 7 of 48 said that they had ever asked a question of their own in science.""",
        attempt="Keep the kit, throw away the answer sheet, and end each lesson with a question.",
        evidence="exit_survey",
        goals=[EVERY_VOICE],
        grades=[4, 5],
        subjects=[SCIENCE],
        places=5,
        welcome=[SYSTEMS],
        posted=september(17),
    ),
    Idea(
        title="When a child melts down: one plan, every adult",
        by="Rosalind Achebe-Stein",
        need="""Five adults, five answers, and a child who learns that the loudest moment of the
        day is the one with the most attention.""",
        attempt="One page a child, made with the family, known by everybody from bus to library.",
        evidence="to_be_gathered",
        goals=[KNOWN],
        grades=[K, 1, 2, 3],
        subjects=[SEL],
        places=6,
    ),
]
