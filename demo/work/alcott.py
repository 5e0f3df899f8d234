"""The work of this year’s other teams at Alcott."""

from demo.work.work import Row, Story, Work, fall, spring

WORK = [
    Work(
        team="Fluency Without Timers",
        group="students in grades 1 and 2",
        size=104,
        doing="know their sums to twenty without counting",
        source="Four-minute fact interview",
        baseline=39,
        target=75,
        agreed=fall(10, 15),
        rows=[
            Row(
                "Learn the fact interview and try it with ten children",
                "October 2026",
                "All five of us interview alike",
                "Agreement on 9 of 10 recordings",
                "Karen Whitlock",
                fall(10, 22),
            ),
            Row(
                "Games four days a week instead of the timed sheet",
                "from November 2026",
                "Every room plays",
                "Game log: 4 days a week in 5 of 5 rooms",
                "Latoya Simmons",
                fall(11, 6),
            ),
            Row(
                "Letter to families about the timed test",
                "Nov 2026",
                "Nobody asks for the sheet",
                "Questions at conferences: 14 last year, at most 4",
                "Theodore Blankenship",
                fall(11, 13),
            ),
            Row(
                "Interviews in January",
                "January 2027",
                "We know who still counts on fingers",
                "Known without counting: 39% in October, 55% by January",
                "Thandiwe Mokoena",
                spring(1, 21),
            ),
        ],
        counts=[(fall(10, 22), 41), (spring(1, 21), 60), (spring(3, 18), 69), (spring(5, 11), 76)],
        blueprint={
            "ideal": "Three schools, one game a week, and no one brings a stopwatch.",
            "schedule": (
                "Video every second Wednesday at 3:20, in person in October, January and May. "
                "Interviews in the weeks after."
            ),
        },
        story=Story(
            summary=(
                "Without the timed sheet and with four days of games, three of four first and "
                "second graders know their facts. Nobody drew a clock."
            ),
            results=(
                "73% knew their sums to twenty without counting in May, 76 of 104, two points "
                "short of our goal. Grade 2 passed it, grade 1 did not. In the exit survey 3 of 44 "
                "second graders said they dread math, down from 31."
            ),
            differently=(
                "The interviews took more half days than we had. Two questions would have told us "
                "as much as eight."
            ),
            advice=[
                ("director", "Offer the two-question interview to all three schools."),
                (
                    "teachers",
                    "Tell families in September why there is no timed sheet. By November they ask "
                    "for it.",
                ),
                ("next_team", "Look at grade 1: what do they need before the games begin?"),
            ],
            outcome="partly",
            line="of first and second graders knew their sums without counting",
            submitted=spring(5, 13),
            accepted=spring(5, 19),
            published=spring(5, 25),
        ),
    ),
    Work(
        team="Mondays Matter",
        group="children in our three elementary schools",
        size=1043,
        doing="come on at least 95% of Mondays",
        source="Attendance records",
        baseline=71,
        target=80,
        agreed=fall(10, 19),
        rows=[
            Row(
                "Call on the second missed day",
                "from October 2026",
                "Every family hears from somebody they know",
                "Calls within two days: 9 of 10",
                "Rohan Mehta",
                fall(10, 26),
            ),
            Row(
                "Breakfast table on Mondays",
                "November 2026",
                "A reason to be early",
                "Tables at 3 of 3 schools",
                "Denise Pruitt",
                fall(11, 9),
            ),
            Row(
                "Ask families what made it hard",
                "January 2027",
                "A list of reasons, without names",
                "Answers from 60 families",
                "Rosalind Achebe-Stein",
            ),
        ],
        counts=[(fall(10, 5), 741), (fall(12, 14), 782), (spring(3, 8), 803)],
        story=Story(
            summary=(
                "More children come on Mondays. The call helps, the breakfast helps, the bus still "
                "decides."
            ),
            results="By March 77% of the children had come on at least 95% of Mondays.",
            differently="Ask about the bus first.",
            advice=[("district", "Give the Mill Street bus ten more minutes in winter.")],
            outcome="partly",
            line="of children came on at least 95% of Mondays",
            submitted=spring(5, 14),
        ),
    ),
    Work(
        team="Two Teachers, One Fraction",
        group="students with IEPs in grades 3 to 5",
        size=33,
        doing="meet the standard on the fractions unit",
        source="Unit test in fractions",
        baseline=36,
        target=60,
        agreed=fall(10, 27),
        rows=[
            Row(
                "Plan the unit together, one hour a week",
                "November 2026",
                "One plan, two teachers",
                "Hours planned: 0, then 8",
                "Joseph Adeyemi",
                fall(11, 30),
            ),
            Row(
                "Exit card every Friday",
                "January 2027",
                "We know on Monday who needs what",
                "Cards on 8 of 8 Fridays",
                "Nora Fitzgerald",
                spring(3, 12),
            ),
        ],
        counts=[(spring(2, 4), 15), (spring(3, 25), 19)],
        blueprint={
            "site": (
                "We have met in the hallway for years. This is the first plan we wrote at one "
                "table."
            )
        },
    ),
    Work(
        team="Draw, Then Write",
        group="third graders",
        size=46,
        doing="write more than three sentences in a first draft",
        source="First drafts, collected monthly",
        baseline=54,
        target=80,
        agreed=fall(10, 29),
        rows=[
            Row(
                "A ten-minute sketch before each longer piece",
                "from November 2026",
                "Nobody starts with a blank line",
                "Drafts with a sketch: none, then all",
                "Amara Diallo",
                fall(11, 18),
            ),
            Row(
                "Sketch, caption, paragraph: one poster for all rooms",
                "Dec 2026",
                "The same steps in art, music and class",
                "Posters in 5 of 5 rooms",
                "Simone Baptiste",
                fall(12, 9),
            ),
        ],
        counts=[(fall(12, 10), 31), (spring(3, 11), 36)],
    ),
    Work(
        team="Books That Go Home",
        group="first graders",
        size=112,
        doing="bring a book back that was read at home",
        source="Question at the classroom door",
        baseline=None,
        target=75,
        agreed=fall(11, 3),
        rows=[
            Row(
                "Five books a week, chosen with the child",
                "November 2026",
                "Bags with books that fit",
                "Bags opened: unknown, then 8 of 10",
                "Harriet Cole",
                fall(11, 23),
            )
        ],
        counts=[(fall(12, 3), 58), (spring(3, 10), 79)],
    ),
]
