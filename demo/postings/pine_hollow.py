"""What Pine Hollow Elementary and Franklin posted in September."""

from demo.cast import BUILDER, INNOVATOR, SOLVER, SYSTEMS
from demo.places import (
    ART,
    ELA,
    ESL,
    LIBRARY,
    MATH,
    PK,
    PLAY,
    READING,
    REASONING,
    SCIENCE,
    SEL,
    SPED,
    K,
)
from demo.places import BELONGING as KNOWN
from demo.postings.idea import Idea, september

NONFICTION = "Science and nonfiction as part of every week"
FAMILIES = "Families as partners in learning"
RICH_PLAY = "Language-rich play in every room"

IDEAS = [
    Idea(
        title="Drawing to observe: science notebooks that see more",
        by="Ines Carvalho",
        need="""In fifth-grade notebooks the drawings are copies of the diagram in the book. When
        we asked for three things that surprised them, 44 of 61 students wrote none.""",
        attempt="""A weekly ten-minute observation drawing with three questions beside it: what do
        you see, what changed, what do you wonder?""",
        wanted="Grades 4 and 5, the garden, and somebody who can draw a leaf.",
        goals=[READING, NONFICTION],
        grades=[4, 5],
        subjects=[SCIENCE, ART],
        places=5,
        welcome=[INNOVATOR],
        posted=september(1),
        notes={
            "Kwame Boateng": "The garden is yours on Tuesdays and Fridays.",
            "Łucja Wiśniewska": "I keep such a notebook myself. Yes, with pleasure.",
            "Jeremiah Stokes": "I cannot draw a leaf. That is why I am interested.",
        },
    ),
    Idea(
        title="Stories from home: family texts in the reading block",
        by="Đặng Thị Lan",
        co=["Rachel Zimmer"],
        need="""Our classroom libraries hold eleven books in the languages that 64 of our families
        speak. In the spring survey one parent in three said they could not help with reading.""",
        attempt="""Invite a family story each month, record it, translate it together and read it
        in two languages. We would follow reading at home in a weekly log.""",
        wanted="Classroom teachers of grades 2 to 4 and the learning center.",
        evidence="exit_survey other",
        goals=[READING, FAMILIES],
        grades=[2, 3, 4],
        subjects=[ESL, ELA, LIBRARY],
        places=5,
        welcome=[BUILDER],
        posted=september(8),
        notes={
            "Gordon McAllister": "My grandmother’s story is first in line.",
            "Pauline Beaumont-Achterberg": "Recording would help my readers more than anything.",
        },
    ),
    Idea(
        title="Estimate before you count",
        by="Samir Haddad",
        need="""On the spring test 57% of fourth graders accepted an answer that was ten times too
        large. They calculate well and never look back.""",
        attempt="An estimate on a sticky note before each problem, and a minute to compare.",
        evidence="standardized_test",
        goals=[REASONING],
        grades=[3, 4, 5],
        subjects=[MATH],
        places=6,
        posted=september(14),
        notes={"Emeka Nwosu": "Sticky notes are on me.", "Jeremiah Stokes": ""},
    ),
    Idea(
        title="Reading science aloud, every week",
        by="Łucja Wiśniewska",
        need="""Our fifth graders read novels well and science badly: 71% and 48% on the two halves
        of the same test.""",
        attempt="Pair a read-aloud with each unit and compare the unit questions.",
        wanted="Two more rooms in grades 3 to 5.",
        evidence="standardized_test",
        goals=[READING, NONFICTION],
        grades=[3, 4, 5],
        subjects=[ELA, SCIENCE],
        places=5,
        posted=september(15),
    ),
    Idea(
        title="Number play in kindergarten: the block corner counts",
        by="Oscar Villanueva",
        need="At entry 12 of 19 children could count to ten, and 4 could count out ten blocks.",
        attempt="Counting games that belong to the block corner, with a photo a week.",
        evidence="observation",
        goals=[REASONING],
        grades=[K],
        subjects=[PLAY, MATH],
        places=4,
        posted=september(16),
        notes={"Hye-jin Pak": "Our blocks have been waiting for this."},
    ),
    Idea(
        title="Small groups that are not the low group",
        by="Pauline Beaumont-Achterberg",
        need="""Children know exactly which group they are in. Two told me that they had been “in
        yellow since first grade”, and they had.""",
        attempt="Groups that last three weeks and are named for the skill, in two rooms at first.",
        evidence="to_be_gathered",
        goals=[KNOWN],
        grades=[2, 3, 4],
        subjects=[SPED, ELA],
        places=5,
        posted=september(18),
    ),
    Idea(
        title="Calmer transitions in kindergarten",
        by="Lucia Ferrante",
        need="""We lost forty-one minutes of an average day to lining up, washing hands and
        finding the rug. The same six children were upset in nine out of ten transitions.""",
        attempt="One song, one picture strip and one job for each transition, in every room.",
        wanted="All of Franklin, and our therapists most of all.",
        evidence="observation",
        goals=[KNOWN, RICH_PLAY],
        grades=[PK, K],
        subjects=[PLAY],
        places=6,
        welcome=[SYSTEMS],
        posted=september(1),
        notes={
            "Tamika Rollins": "Room 3 needs it by Thursday.",
            "Hye-jin Pak": "We already have a song. It is stuck in everybody’s head.",
            "Megan Pfeiffer": "Picture strips are my favorite thing in the world.",
            "Annika Sjöberg": "I would add something for the hands.",
        },
        asked=[
            (
                "Carla Mendonça",
                "Could Wheelock’s kindergarten borrow the picture strips?",
                "Of course. Send somebody with a bag.",
            )
        ],
    ),
    Idea(
        title="Talk more at the sand table",
        by="Rosa Delgado",
        co=["Yolanda Figueroa"],
        need="""In twenty minutes of recorded play we counted eleven questions from adults, nine
        of which could be answered with one word. Children who speak Spanish at home answered
        two.""",
        attempt="""Three questions taped to the sand table each week, in English and Spanish, and
        families who play along on Friday mornings.""",
        wanted="Prekindergarten, kindergarten, and one aide who knows every child.",
        evidence="observation",
        goals=[READING, RICH_PLAY],
        grades=[PK, K],
        subjects=[PLAY, ESL],
        places=5,
        posted=september(9),
        notes={
            "Carolyn Teague": "I know every child, and most of the sand.",
            "Oscar Villanueva": "May a Pine Hollow kindergarten come along?",
        },
        cross_school=True,
    ),
    Idea(
        title="Hands before letters",
        by="Annika Sjöberg",
        need="""Half of our referrals ask about pencil grip, and most children only need stronger
        hands.""",
        attempt="Clay, tongs and vertical surfaces for ten minutes a day before any worksheet.",
        evidence="observation",
        goals=[KNOWN, RICH_PLAY],
        grades=[PK, K],
        subjects=[PLAY, SPED],
        places=4,
        welcome=[SOLVER],
        posted=september(21),
    ),
    Idea(
        title="A garden journal for every grade",
        by="Kwame Boateng",
        need="Each grade uses the garden, and no grade knows what the one before has seen.",
        attempt="One journal a child that moves up with them.",
        evidence="other",
        goals=[NONFICTION],
        grades=[K, 1, 2, 3, 4, 5],
        subjects=[SCIENCE, SEL],
        places=6,
        posted=september(4),
        withdrawn=september(14),
    ),
]
