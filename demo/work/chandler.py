"""The work of this year’s teams at Chandler."""

from demo.work.work import Row, Story, Work, fall, spring

WORK = [
    Work(
        team="Lab Reports That Argue",
        group="students in grades 6 to 9",
        size=236,
        doing="support a conclusion with a number from their own data",
        source="One lab report a month, scored by pairs",
        baseline=26,
        target=65,
        agreed=fall(10, 20),
        rows=[
            Row(
                "One frame for claim, evidence and reasoning",
                "October 2026",
                "The same three boxes in four grades",
                "Frames in use: 0 rooms, then 7",
                "Hannah Sorensen",
                fall(10, 23),
            ),
            Row(
                "Score ten reports together",
                "Nov 2026",
                "We mean the same by evidence",
                "Agreement on 8 of 10 reports, from 4",
                "Ruth-Ann Boyd",
                fall(11, 17),
            ),
            Row(
                "Take away the first box",
                "January 2027",
                "Claims without a frame",
                "Reports with a claim: 9 of 10 without the box",
                "Owen Castellano",
                spring(1, 19),
            ),
            Row(
                "Compare grade 8 with grade 9",
                "March 2027",
                "We see what survives the summer",
                "One common lab, two grades",
                "Aisha Karim",
                spring(3, 23),
            ),
        ],
        counts=[(fall(10, 9), 61), (fall(12, 8), 102), (spring(3, 2), 139), (spring(5, 4), 160)],
        blueprint={
            "ideal": (
                "Reports on the table, names folded away, and one question: would this convince "
                "somebody who was not there?"
            ),
            "toolkit": (
                "The frame from The Traveling Paragraph, Sam’s sentence strips, a shared folder "
                "that Aisha keeps in order, and twenty years of labs that nobody has written up."
            ),
            "cost": (
                "Every second Tuesday, and some pride: we all have a favorite lab that does not "
                "survive the question."
            ),
        },
        story=Story(
            summary=(
                "Two of three students now argue from their own numbers. Taking the frame away in "
                "pieces was the part that worked."
            ),
            results=(
                "68% supported their conclusion with a number from their own data in May, 160 of "
                "236. Grade 9 students who came from Chandler were ahead of the others until "
                "March; then both were alike."
            ),
            research=(
                "We started from the report of The Traveling Paragraph, which had told the next "
                "team to invite science. So they did."
            ),
            differently=(
                "Score together twice, in November and in February. By April each of us had a "
                "private rubric again."
            ),
            advice=[
                ("teachers", "Take the frame away one box at a time, and tell students why."),
                ("director", "Make the common lab in March a tradition."),
                (
                    "next_team",
                    "History and science have the same three boxes now. Mathematics is next.",
                ),
            ],
            outcome="reached",
            line="of students in grades 6 to 9 argued from their own data",
            submitted=spring(5, 13),
            accepted=spring(5, 19),
            published=spring(5, 25),
        ),
    ),
    Work(
        team="Reading Like a Historian",
        group="students in grades 6, 8 and 9",
        size=214,
        doing="say who wrote a source and why",
        source="Common source task, twice a term",
        baseline=28,
        target=70,
        agreed=fall(10, 15),
        rows=[
            Row(
                "Four questions for every source",
                "October 2026",
                "The same card in five rooms",
                "Cards in use: 0, then 5 rooms",
                "Charlotte Greer",
                fall(10, 16),
            ),
            Row(
                "Boxes of short sources from the library",
                "from November 2026",
                "One source a week without copying",
                "Sources: 0, then 24 by May",
                "Wanda Kosciuk",
                fall(11, 13),
            ),
            Row(
                "A pair that disagrees at the end of each unit",
                "January 2027",
                "Students doubt with reasons",
                "Pairs: 0, then 6",
                "Judith Weatherby",
                spring(2, 2),
            ),
        ],
        counts=[(fall(10, 14), 60), (fall(12, 10), 98), (spring(3, 9), 131), (spring(5, 7), 156)],
        blueprint={"ideal": "Every meeting begins with a source that one of us does not believe."},
        story=Story(
            summary="One source a week and four questions: students doubt before they quote.",
            results=(
                "73% said who wrote a source and why in May, 156 of 214. Sixth graders did it with "
                "pictures and were not behind."
            ),
            differently="Fewer units with pairs, and more time for each quarrel.",
            advice=[
                ("teachers", "Begin with a picture. Everybody has a right to doubt a picture."),
                ("director", "Keep the boxes in the library and pay for two more."),
            ],
            outcome="reached",
            line="of students said who wrote a source and why",
            submitted=spring(5, 12),
            accepted=spring(5, 20),
            published=spring(6, 1),
        ),
    ),
    Work(
        team="Known by Name",
        group="students at Chandler",
        size=318,
        doing="name an adult at school whom they would go to",
        source="Short advisory survey",
        baseline=73,
        target=90,
        agreed=fall(10, 26),
        rows=[
            Row(
                "Three questions for a ten-minute conversation",
                "November 2026",
                "All advisors ask the same three",
                "Conversations a month: 0, then 300",
                "Monique Tilden",
                fall(11, 10),
            ),
            Row(
                "Survey in November, February and May",
                "Nov 2026",
                "We see who is not known yet",
                "Answers from at least 95% of students",
                "Doug Trask",
                fall(11, 24),
            ),
        ],
        counts=[(fall(11, 24), 240), (spring(2, 9), 262), (spring(5, 11), 278)],
        story=Story(
            summary=(
                "Ten minutes a month with each advisee: nearly nine of ten students can name an "
                "adult now."
            ),
            results=(
                "87% could name an adult they would go to, 278 of 318, and in seventh grade it was "
                "84%."
            ),
            differently="Begin with seventh grade.",
            advice=[
                ("principal", "Keep ten minutes a month in the schedule, and let nobody take them.")
            ],
            outcome="partly",
            line="of students could name an adult",
        ),
    ),
    Work(
        team="Same Four Tasks",
        group="students in grades 4, 6, 7 and 8",
        size=287,
        doing="solve a proportion by multiplying",
        source="Four common tasks, scored together",
        baseline=46,
        target=65,
        agreed=fall(10, 27),
        rows=[
            Row(
                "Write and try the four tasks",
                "October 2026",
                "Tasks that fit four grades",
                "Tried in 4 of 4 rooms",
                "Leticia Morales",
                fall(10, 28),
            ),
            Row(
                "Score together in November",
                "Nov 2026",
                "One reading of “almost right”",
                "Agreement on 18 of 20 papers",
                "Dmitri Volkov",
                fall(11, 17),
            ),
            Row(
                "The double number line in all four grades",
                "from January 2027",
                "One picture for five years",
                "Seen in 4 of 4 rooms",
                "Ayşe Yıldız",
                spring(2, 3),
            ),
        ],
        counts=[(fall(11, 17), 132), (spring(3, 16), 175)],
        blueprint={
            "ideal": (
                "Four grades, one pile of papers, mixed. We guess the grade before we turn the "
                "page."
            ),
            "schedule": (
                "Tasks in November and March, scored within ten days. Meetings on Wednesdays at "
                "Chandler, because Samir has the car."
            ),
        },
    ),
    Work(
        team="Más Español",
        group="students in first-year languages",
        size=96,
        doing="speak in the language for at least ten minutes of a lesson",
        source="Recorded lessons, timed by a colleague",
        baseline=31,
        target=65,
        agreed=fall(11, 4),
        rows=[
            Row(
                "Ten routines that never need English",
                "November 2026",
                "Lessons begin and end in the language",
                "Routines: 2, then 10",
                "Gabriela Ibáñez",
                fall(11, 20),
            )
        ],
        counts=[(fall(12, 7), 41), (spring(3, 15), 55)],
    ),
]
