"""The work of this year’s teams at Wheelock."""

from demo.work.work import Row, Story, Work, fall, spring

WORK = [
    Work(
        team="First Voices",
        group="first graders",
        size=42,
        doing="speak to the whole class at least once a morning",
        source="Tally by an aide, twice a month",
        baseline=57,
        target=85,
        agreed=fall(10, 13),
        rows=[
            Row(
                "Speaking partners, changed on Mondays",
                "October 2026",
                "Everybody has spoken once before the rug",
                "Tally: 24 of 42 in September, 30 by November",
                "Siobhán O’Brien-Nguyễn",
                fall(10, 19),
            ),
            Row(
                "Sentence starters on the rug",
                "November 2026",
                "Starters are used, then forgotten",
                "Seen in 8 of 10 mornings",
                "Wulandari",
                fall(11, 16),
            ),
            Row(
                "Visit to Franklin: what did they learn about waiting?",
                "Feb 2027",
                "We start where their teachers stopped",
                "One visit each, from none",
                "Carla Mendonça",
            ),
        ],
        counts=[(fall(10, 8), 24), (fall(12, 8), 29), (spring(3, 9), 34), (spring(5, 5), 35)],
        story=Story(
            summary=(
                "The nine who never spoke are two. A partner on Monday was enough for most of them."
            ),
            results=(
                "83% of our first graders spoke to the class each morning in May, 35 of 42. We had "
                "hoped for 85%, which is one child more."
            ),
            differently="Change partners every two weeks. One week is too short for a shy pair.",
            advice=[
                ("teachers", "Let them say it to one before they say it to all."),
                (
                    "next_team",
                    "Follow the two who still do not speak. They may be telling us something else.",
                ),
            ],
            outcome="partly",
            line="of first graders spoke to the class each morning",
            submitted=spring(5, 14),
            returned=(
                spring(5, 20),
                "A good report. Please add how you chose the mornings for the tally, so that "
                "others can repeat it.",
            ),
            resubmitted=spring(5, 27),
            accepted=spring(6, 3),
            published=spring(6, 8),
        ),
    ),
    Work(
        team="Word Problems Like Our Lives",
        group="students in grades 3 and 4",
        size=87,
        doing="answer a word problem with an unfamiliar setting",
        source="Three problems a term, two of them new",
        baseline=45,
        target=70,
        agreed=fall(10, 22),
        rows=[
            Row(
                "Collect the words that stop them",
                "October 2026",
                "A list of forty words, by room",
                "Words on the list: 0, then 40",
                "Hằng Nguyễn",
                fall(10, 29),
            ),
            Row(
                "One rewritten problem a week",
                "from November 2026",
                "Twelve problems by winter",
                "Problems: 0 in September, 12 by the break",
                "Priya Raman",
                fall(12, 18),
            ),
            Row(
                "Solve the problems of another room",
                "February 2027",
                "Students read for a reader",
                "Exchange in 5 of 5 rooms",
                "Malik Johnston",
                spring(2, 11),
            ),
        ],
        counts=[(fall(10, 15), 39), (spring(1, 14), 47), (spring(3, 16), 53), (spring(5, 6), 55)],
        blueprint={
            "ideal": (
                "Children sit in on half of our meetings. They know best which words they skip."
            ),
            "site": (
                "All of us teach reading and math on different mornings, and the same child is "
                "brave at nine and lost at eleven."
            ),
        },
        story=Story(
            summary=(
                "Rewriting problems made our students better writers of problems, and somewhat "
                "better readers of them."
            ),
            results=(
                "63% answered a problem with an unfamiliar setting in May, 55 of 87; we had hoped "
                "for 70%. On problems written by another room it was 84%. The unfamiliar word "
                "still stops one child in three."
            ),
            differently="Teach what to do at an unfamiliar word, not only fewer of them.",
            advice=[
                (
                    "next_team",
                    "Try one strategy for the first unfamiliar word, the same in all rooms.",
                ),
                (
                    "director",
                    "Look at the settings in the test items. A toll plaza is not arithmetic.",
                ),
            ],
            outcome="partly",
            line="of third and fourth graders answered a problem with an unfamiliar setting",
            submitted=spring(5, 14),
            accepted=spring(5, 25),
        ),
    ),
]
