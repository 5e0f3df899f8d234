"""What the district office posted in September: directors are colleagues, too."""

from demo.cast import SOLVER, SYSTEMS
from demo.places import MATH, REASONING
from demo.postings.idea import Idea, september

IDEAS = [
    Idea(
        title="A fact interview that three schools can compare",
        by="Helen Park",
        need="""Our three elementary schools ask about number facts in five different ways, and no
        two results can be laid side by side. In June I could not tell the school committee whether
        our second graders know their sums: I had 212 scores and no answer.""",
        attempt="""Four questions, four minutes, the same in October, January and May. We would try
        it with ten children a school before anybody has to use it.""",
        wanted="""One teacher of grades 1 to 3 from each school, a math coach, and somebody who
        likes to take a question apart. We would meet in your rooms, not in my office.""",
        evidence="standardized_test to_be_gathered",
        goals=[REASONING],
        grades=[1, 2, 3],
        subjects=[MATH],
        places=5,
        welcome=[SYSTEMS, SOLVER],
        posted=september(16),
        cross_school=True,
        notes={"Maria Silva": "I would try it with my ten first."},
        asked=[
            (
                "Karen Whitlock",
                "We are about to write an interview for Fluency Without Timers. Should we do it"
                " together, or would that make one team too many?",
                "",
            )
        ],
    ),
]
