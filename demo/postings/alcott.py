"""What Alcott Elementary posted in September."""

from demo.cast import BUILDER, INNOVATOR, SOLVER, SYSTEMS
from demo.places import (
    ART,
    ELA,
    ESL,
    LIBRARY,
    MATH,
    PE,
    READING,
    REASONING,
    SCIENCE,
    SEL,
    SPED,
    K,
)
from demo.places import BELONGING as KNOWN
from demo.postings.idea import Idea, september

WRITING_TO_LEARN = "Writing to learn in every subject"
DISCOURSE = "Mathematical discourse in every room"

IDEAS = [
    Idea(
        title="Getting every fourth grader to explain their thinking in math",
        by="Daniel Brandt",
        need="""Our fourth graders get answers. Ask them why, and most go quiet or repeat the
        steps. In June only 41 of 98 students scored 3 or higher on the written-reasoning item,
        and the exit survey says the same in their own words: “I know it but I can’t say it.”""",
        attempt="""Short number talks at the start of class and one written “convince me” prompt
        three times a week, scored with a shared rubric. We would watch each other teach twice
        before winter break and bring student work to every meeting.""",
        wanted="""A second fourth-grade room, someone from the learning center, and anyone who
        likes building simple systems for collecting student work. You do not need to love math.
        We would meet every other Tuesday at 3:15.""",
        evidence="standardized_test exit_survey",
        goals=[REASONING, DISCOURSE],
        grades=[3, 4, 5],
        subjects=[MATH],
        places=7,
        welcome=[SYSTEMS],
        posted=september(9),
        notes={
            "Mei-Lin Chau": "I have Tuesdays in my coaching schedule and a box of number talks.",
            "Tomás Herrera": "Fifth grade sees the same silence in October. Count me in.",
            "Grace Nakamura": "My English learners can do this in two languages. Let me show you.",
            "Marcus Bell": "Could we try it in the learning center, too? I would keep the papers.",
            "Renee Okafor": "I teach grade 4 in the next room and have been collecting"
            " explanations in a spreadsheet. Happy to share it.",
            "Latoya Simmons": "",
        },
        asked=[
            (
                "Marcus Bell",
                "Would students with IEPs use the same rubric?",
                "Yes, the same rubric, with their usual accommodations. That is half of why I"
                " would love the learning center on the team.",
            ),
            (
                "Helen Park",
                "Which rubric do you have in mind? Chandler has one that three teams tested.",
                "Then we should start with theirs. Could you send me the version they ended with?",
            ),
        ],
    ),
    Idea(
        title="Math fact fluency without the timed test",
        by="Karen Whitlock",
        need="""Exit surveys say timed tests are the part of math children dread most: 31 of 44
        second graders drew a clock when we asked what math feels like. And after two years of
        weekly tests, 17 of the 44 still count on their fingers for 8 + 5.""",
        attempt="""Ten minutes of games and strategy talk four days a week, and a short
        one-to-one interview in October, January and May instead of the timed sheet.""",
        wanted="Grade 1 and 2 rooms from any of the three schools. Games are ready to borrow.",
        evidence="exit_survey student_work",
        goals=[REASONING, DISCOURSE],
        grades=[1, 2],
        subjects=[MATH],
        places=5,
        welcome=[INNOVATOR],
        posted=september(3),
        cross_school=True,
        notes={
            "Latoya Simmons": "First grade is where the clock starts ticking. I would love this.",
            "Theodore Blankenship": "I gave up the timed sheet last spring and never knew what to"
            " tell families. Let’s find out together.",
            "Thandiwe Mokoena": "Pine Hollow would join by video every other week.",
            "Faridah Rahimi": "I can bring forty dice and a very small storage cart.",
        },
        asked=[
            (
                "Siobhán O’Brien-Nguyễn",
                "Who does the interviews? Twenty children at ten minutes is a long week.",
                "We cover each other: two half days with the specialist schedule. Miriam has"
                " agreed for Alcott.",
            )
        ],
    ),
    Idea(
        title="Co-teaching fractions with the learning center",
        by="Joseph Adeyemi",
        need="""Two years of data show the same gap after the fractions unit: 74% of students
        without an IEP meet the standard, 36% of students with one. They leave the room for help
        exactly when the class talks the most.""",
        attempt="""We would plan and teach the unit together, two adults in the room, with one
        shared set of tasks and an exit card every Friday.""",
        wanted="Classroom teachers of grades 3 to 5 who can spare one common planning hour.",
        evidence="standardized_test",
        goals=[REASONING],
        grades=[3, 4, 5],
        subjects=[MATH, SPED],
        places=5,
        posted=september(3),
        notes={
            "Luis Quintero": "Third grade starts fractions in January. My door is open.",
            "Vivian Marchetti": "Same numbers at Wheelock. I can travel on Wednesdays.",
            "Nora Fitzgerald": "I would like to stop sending anyone out of the room.",
        },
    ),
    Idea(
        title="Drawing first, writing second",
        by="Simone Baptiste",
        co=["Amara Diallo"],
        need="""In third grade 21 of 46 first drafts were three sentences or fewer. The same
        children fill a page when they draw. They have the ideas; the blank line stops them.""",
        attempt="""A ten-minute sketch before each longer piece of writing, then captions, then
        paragraphs. We would compare first drafts with and without the sketch.""",
        wanted="Writers, musicians, artists: anybody who sees children make things.",
        goals=[READING, WRITING_TO_LEARN],
        grades=[2, 3],
        subjects=[ART, ELA],
        places=6,
        welcome=[BUILDER, SOLVER],
        posted=september(8),
        notes={
            "Paul Desrosiers": "Could a tune do what a sketch does? I have an idea for verse two.",
            "Ellen Vandermeer": "Grade 2 would be glad of it by October.",
            "Audrey Finch": "I try this at Pine Hollow on my own. Four eyes see more.",
        },
        cross_school=True,
    ),
    Idea(
        title="Mondays matter: attendance before it becomes a letter",
        by="Rohan Mehta",
        co=["Denise Pruitt"],
        need="""Last year 1 in 9 children in our three elementary schools missed eighteen days or
        more, and Mondays made up almost a third of it. By the time the district letter leaves,
        the habit is there.""",
        attempt="""A short call home after the second missed day, by somebody the family knows,
        and a breakfast table on Monday mornings. We count days, not blame.""",
        wanted="Counselors, nurses, psychologists and one brave kindergarten teacher.",
        evidence="attendance",
        goals=[KNOWN],
        grades=[K, 1, 2, 3, 4, 5],
        subjects=[SEL, PE],
        places=5,
        welcome=[BUILDER],
        posted=september(4),
        cross_school=True,
        notes={
            "Colleen Duffy": "I make these calls already and would love to know if they work.",
            "Rosalind Achebe-Stein": "Happy to look at the numbers with you, and at the stories.",
        },
        asked=[
            (
                "Yolanda Figueroa",
                "Would you call in Spanish, too? I could help with the first ones.",
                "Please do. We have nobody for the families at Pine Hollow yet.",
            )
        ],
    ),
    Idea(
        title="Books that go home and come back read",
        by="Anneliese Krüger",
        need="""Only 58% of our first graders finished last year on grade level in reading, and
        the take-home bags came back unread more often than not. Families told us that the books
        were too hard or already known.""",
        attempt="""Choose five books a week with each child, put a one-minute recording of a
        teacher’s voice with one of them, and ask one question at the classroom door.""",
        wanted="K to 2 rooms, librarians and reading specialists in all three schools.",
        evidence="standardized_test exit_survey",
        goals=[READING],
        grades=[K, 1, 2],
        subjects=[ELA, LIBRARY],
        places=6,
        posted=september(10),
        cross_school=True,
        notes={
            "Joan Petrakis": "Wheelock has the same bags and the same dust on them.",
            "Bridget O’Shaughnessy": "Kindergarten families ask me for exactly this.",
            "Harriet Cole": "The library can lend two hundred leveled books for the year.",
            "Becky Sorrentino": "",
        },
    ),
    Idea(
        title="What our English learners hear in a science lesson",
        by="Grace Nakamura",
        need="""In unit tests our English learners lose most points on questions that the class
        only ever talked about. We do not yet know which words they miss.""",
        attempt="Record three lessons, mark the words, and rebuild one unit around twenty of them.",
        wanted="Two science-minded classroom teachers. Recording devices are in my closet.",
        evidence="to_be_gathered",
        goals=[READING, WRITING_TO_LEARN],
        grades=[3, 4, 5],
        subjects=[ESL, SCIENCE],
        places=4,
        welcome=[SYSTEMS, INNOVATOR],
        posted=september(11),
        notes={"Amara Diallo": "Language in social studies is the same puzzle. Interested."},
        asked=[("Kwame Boateng", "Could the garden lessons be one of the three?", "")],
    ),
    Idea(
        title="Recess that ends well",
        by="Denise Pruitt",
        need="""Between 12:20 and 12:50 I see more children than in the rest of the day together:
        211 visits last year, and only 40 of them for a scrape.""",
        attempt="Games taught in PE in September, student referees, and a calm way back inside.",
        wanted="PE, aides and teachers who have the lunch duty.",
        evidence="observation",
        goals=[KNOWN],
        grades=[1, 2, 3, 4, 5],
        subjects=[PE, SEL],
        places=6,
        posted=september(2),
        withdrawn=september(16),
        notes={"Corey Lund": "I have the games. Who has the whistle?"},
    ),
]
