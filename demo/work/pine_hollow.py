"""The work of this year’s teams at Pine Hollow and Franklin."""

from demo.work.work import Row, Story, Work, fall, spring

WORK = [
    Work(
        team="Calmer Transitions",
        group="children in kindergarten and prekindergarten",
        size=71,
        doing="move to the next activity within three minutes without being upset",
        source="Transition tally, four mornings a month",
        baseline=48,
        target=80,
        agreed=fall(10, 6),
        rows=[
            Row(
                "Make picture strips for all rooms",
                "October 2026",
                "The same strip at every door",
                "Strips in 6 of 6 rooms, from 1",
                "Megan Pfeiffer",
                fall(10, 14),
            ),
            Row(
                "Teach one song for each transition",
                "Oct 2026",
                "Children start before we ask",
                "Minutes for lining up: 7 in September, 3 by November",
                "Hye-jin Pak",
                fall(10, 30),
            ),
            Row(
                "Something for the hands on the way",
                "January 2027",
                "Waiting gets easier for the six who struggle most",
                "Upset in 9 of 10 transitions, at most 4 of 10 by March",
                "Annika Sjöberg",
                spring(2, 4),
            ),
        ],
        counts=[(fall(9, 30), 34), (fall(12, 10), 47), (spring(3, 11), 59), (spring(5, 6), 60)],
        blueprint={
            "ideal": (
                "We meet in a different room each time and sit on the small chairs. First we "
                "count, then we talk, then we sing the song once, so that all of us know it."
            ),
            "cost": (
                "One prep period every second week, laminating film, and the patience of our "
                "neighbors while we learn the song."
            ),
            "first_step": "Megan makes the strip for hand washing and tries it in Room 3.",
        },
        story=Story(
            summary=(
                "A song, a strip of pictures and something for the hands: most children now move "
                "on without tears, and we won back half an hour a day."
            ),
            results=(
                "In May 60 of 71 children moved on within three minutes without being upset, 85%. "
                "The six children who struggled most were upset in four of ten transitions, down "
                "from nine."
            ),
            differently=(
                "Fewer transitions. We counted eleven a day and needed eight. We would begin there."
            ),
            advice=[
                (
                    "teachers",
                    "Count your transitions before you make them calmer. Some need not exist.",
                ),
                (
                    "principal",
                    "Move the specialist periods together. It saves two transitions a day.",
                ),
            ],
            outcome="reached",
            line="of children moved on without being upset",
            submitted=spring(5, 10),
            accepted=spring(5, 14),
            published=spring(5, 20),
        ),
    ),
    Work(
        team="Drawing to Observe",
        group="fifth graders",
        size=61,
        doing="write three observations that are not in the book",
        source="Science notebooks, one page a month",
        baseline=28,
        target=65,
        agreed=fall(10, 14),
        rows=[
            Row(
                "Ten minutes of observation drawing every week",
                "from October 2026",
                "A page a week in each notebook",
                "Pages: 0 in September, 30 by May",
                "Ines Carvalho",
                fall(10, 16),
            ),
            Row(
                "Three questions beside each drawing",
                "November 2026",
                "Students ask before they label",
                "Pages with three answers: 17 of 61, at least 35 by January",
                "Łucja Wiśniewska",
                fall(11, 24),
            ),
            Row(
                "A walk through the notebooks with grade 4",
                "March 2027",
                "Fourth graders know what comes",
                "One visit a room, 4 rooms",
                "Kwame Boateng",
                spring(3, 10),
            ),
        ],
        counts=[(fall(10, 9), 17), (fall(12, 4), 28), (spring(3, 5), 39), (spring(5, 3), 44)],
        blueprint={
            "ideal": (
                "We draw, too. Each meeting starts with ten minutes and a leaf, and nobody has to "
                "show theirs."
            ),
            "toolkit": (
                "Hand lenses for two rooms, the garden, Kwame’s seed collection, and Łucja’s own "
                "notebooks from thirty years."
            ),
        },
        story=Story(
            summary=(
                "Children who draw what they see find what the book does not say. Seven of ten "
                "fifth graders do now."
            ),
            results=(
                "72% wrote three observations of their own in May, 44 of 61. The questions "
                "mattered more than the drawing: pages without them looked like the book again."
            ),
            differently=(
                "Start with the questions on the first day and let the drawing come second."
            ),
            advice=[
                ("teachers", "Do you see it, or do you know it? Ask that once a page."),
                ("district", "Notebooks should move up to Chandler with the students."),
            ],
            outcome="reached",
            line="of fifth graders wrote three observations of their own",
            submitted=spring(5, 11),
            accepted=spring(5, 19),
            published=spring(6, 1),
        ),
    ),
    Work(
        team="Stories from Home",
        group="students in grades 2 to 4",
        size=67,
        doing="read at home with somebody at least three days a week",
        source="Reading log, one week a month",
        baseline=40,
        target=65,
        agreed=fall(10, 30),
        rows=[
            Row(
                "Invite the first family story",
                "October 2026",
                "A recording and two texts",
                "Stories: 0, then 7 by May",
                "Đặng Thị Lan",
                fall(10, 28),
            ),
            Row(
                "A shelf for family books in every room",
                "Dec 2026",
                "Books in at least six languages",
                "Books in other languages: 11, then 40",
                "Rachel Zimmer",
                fall(12, 16),
            ),
        ],
        counts=[(fall(11, 19), 27), (spring(3, 4), 38)],
        blueprint={
            "partners": (
                "Sixty-four families. We begin with the six who told us a story on the first day "
                "of school."
            )
        },
    ),
]
