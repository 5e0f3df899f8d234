"""The work of this year’s teams at Millbrook High."""

from demo.work.work import Row, Story, Work, fall, spring

WORK = [
    Work(
        team="On Track in Algebra",
        group="ninth graders",
        size=161,
        doing="pass Algebra 1 at the end of the quarter",
        source="Quarter grades in Algebra 1",
        baseline=76,
        target=88,
        agreed=fall(10, 19),
        rows=[
            Row(
                "Retake within two weeks, after one corrected problem",
                "from October 2026",
                "Nobody waits until January",
                "Retakes used: 13 of 57 last fall, 30 of 50 this fall",
                "Walter Nakashima",
                fall(10, 23),
            ),
            Row(
                "An invitation in person to everybody below 70",
                "Oct 2026",
                "Students come because somebody asked",
                "Invited within three days: all",
                "Stephanie Arsenault",
                fall(10, 30),
            ),
            Row(
                "A call home after the second failed test",
                "November 2026",
                "Families hear it before the report card",
                "Calls: 9 of 10 within a week",
                "Dolores Ortega",
                fall(11, 20),
            ),
        ],
        counts=[(fall(11, 6), 124), (spring(1, 22), 137), (spring(4, 9), 139)],
        blueprint={
            "site": (
                "We are good at math and bad at hallway conversations. The second is what this "
                "year is about."
            ),
            "first_step": (
                "Walter walks over to room 112 and asks three students to come on Thursday."
            ),
        },
        story=Story(
            summary=(
                "Invitations brought students to the second chance. Fewer ninth graders fail "
                "Algebra 1, and we know each of those who still do."
            ),
            results=(
                "86% passed the third quarter, 139 of 161, where we had hoped for 88%. In January "
                "22 students of those who had failed the first test were passing."
            ),
            differently=(
                "The calls should come from us. Families asked why a counselor calls about algebra."
            ),
            advice=[
                ("next_team", "Follow the 22 who do not pass into geometry."),
                ("principal", "Period four worked. Keep it."),
            ],
            outcome="partly",
            line="of ninth graders passed the quarter in Algebra 1",
            submitted=spring(5, 14),
            returned=(
                spring(5, 24),
                "Please say how you count students who left the school in the second quarter. The "
                "rest is clear and good.",
            ),
        ),
    ),
    Work(
        team="Graphs That Say Something",
        group="students in four courses",
        size=127,
        doing="describe a graph with the words of both axes",
        source="One graph a week, every tenth one scored",
        baseline=23,
        target=60,
        agreed=fall(10, 29),
        rows=[
            Row(
                "Ten graphs for four courses",
                "November 2026",
                "The same graph in two rooms",
                "Graphs: 0, then 10",
                "Christopher Yoon",
                fall(11, 12),
            ),
            Row(
                "One sentence, both axes",
                "from November 2026",
                "Students write before they calculate",
                "Sentences with both axes: 29 of 127, at least 60 by March",
                "Fatou Ndiaye",
                fall(11, 24),
            ),
        ],
        counts=[(fall(11, 12), 29), (spring(3, 4), 68)],
    ),
    Work(
        team="Sources and Voices",
        group="tenth and eleventh graders",
        size=148,
        doing="argue for or against a source in the packet",
        source="Packet review, one paragraph",
        baseline=None,
        target=60,
        agreed=fall(11, 9),
        rows=[
            Row(
                "Rebuild the first packet with students",
                "December 2026",
                "Half of the sources are new",
                "Sources by women: 8 of 74, then 20 of 74",
                "Edwin Pruyn",
                fall(12, 17),
            )
        ],
        counts=[(spring(1, 28), 71)],
    ),
]
