"""The work of Talking Math, whom the demo follows most closely."""

from demo.work.work import Row, Story, Work, fall, spring

WORK = [
    Work(
        team="Talking Math",
        group="grade 4 students",
        size=98,
        doing="explain a solution in writing at level 3 or higher",
        source="Shared rubric for written explanations",
        baseline=42,
        target=70,
        agreed=fall(10, 20),
        rows=[
            Row(
                "Agree on one rubric for written explanations",
                "Oct 2026",
                "A four-point rubric all six of us score alike",
                "Two scorers agree on 18 of 20 papers, up from 11",
                "Mei-Lin Chau",
                fall(10, 27),
            ),
            Row(
                "Teach three “convince me” prompts a week",
                "November 2026",
                "Prompts are part of the week in all rooms",
                "Prompt log: 0 a week in September, at least 3 by Thanksgiving",
                "Daniel Brandt, Renee Okafor",
                fall(11, 20),
            ),
            Row(
                "Observe each other’s number talks",
                "Dec 2026",
                "Each of us has seen two colleagues teach",
                "12 visits, from 0",
                "Marcus Bell",
                spring(1, 22),
            ),
            Row(
                "First check-in of student work",
                "December",
                "We know which explanations stall, and why",
                "Level 3 or higher: 42% in September, 55% by December",
                "Grace Nakamura",
                fall(12, 11),
            ),
            Row(
                "Second check-in of student work",
                "late January 2027",
                "Fewer students need sentence frames",
                "Level 3 or higher: 57% in December, 63% by January",
                "Grace Nakamura",
                spring(1, 29),
            ),
            Row(
                "Invite two families to a team meeting",
                "Feb 2027",
                "We hear how math sounds at home",
                "Because no more than 1 in 4 families felt able to help, at least half will in "
                "March",
                "Renee Okafor",
                spring(2, 9),
            ),
            Row(
                "Final prompt in all rooms, scored by pairs",
                "May 2027",
                "We know whether we reached the goal",
                "Level 3 or higher: 42% in September, 70% in May",
                "Tomás Herrera",
                spring(5, 4),
            ),
        ],
        counts=[(fall(10, 1), 41), (fall(12, 11), 56), (spring(3, 12), 64), (spring(5, 4), 71)],
        blueprint={
            "ideal": (
                "Every second Tuesday we put student papers on the table first and the agenda "
                "second. Nobody defends a lesson. We end by naming one thing each of us will try "
                "before we meet again, and we start the next meeting by asking how it went."
            ),
            "site": (
                "We like each other and we are good at running things. Two of us have used the "
                "same fractions unit for years, and we rarely look at the same piece of student "
                "work together. Families of our English learners are hardly heard."
            ),
            "partners": (
                "Mei-Lin has the coaching hours on Tuesdays, so our meetings fit her week. The "
                "library will record number talks if we ask a week ahead. The parents’ council "
                "asked in August how to help with math at home: we could invite two families to "
                "our February meeting and show them a number talk."
            ),
            "weaknesses": (
                "We rarely show each other student work that went wrong. Two of us have never "
                "watched a colleague teach."
            ),
        },
        story=Story(
            summary=(
                "Short talks and three written prompts a week made reasoning visible in grade 4. "
                "The children who know it and can’t say it are fewer now, and they know that, too."
            ),
            results=(
                "72% of our fourth graders explained a solution in writing at level 3 or higher in "
                "May, 71 of 98 students. The gain was steady, 15 points until December and another "
                "15 until May. English learners gained as much as their classmates once they could "
                "write a first version in any language."
            ),
            research=(
                "Three sources: the practice guide on problem solving, two chapters on talk moves, "
                "and the report of Say More from Wheelock, whose tally sheet we used from the "
                "second week."
            ),
            differently=(
                "The visits came too late. We would watch each other before Thanksgiving and leave "
                "January for the children."
            ),
            advice=[
                (
                    "teachers",
                    "Three short prompts a week do more than one long one. Score ten papers "
                    "together before you score alone.",
                ),
                (
                    "principal",
                    "Give each team four half hours before Thanksgiving to watch each other.",
                ),
                ("next_team", "Try it in science. The rubric fits without a change."),
            ],
            outcome="reached",
            line="of fourth graders explained a solution in writing",
            submitted=spring(5, 12),
            accepted=spring(5, 18),
            published=spring(5, 24),
        ),
    ),
]
