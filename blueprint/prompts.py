"""The worksheet itself: seven parts with their questions, in the worksheet's own words.

A worksheet has an edition. Whoever adds or changes a prompt writes a new one beside the old: a
Blueprint keeps the edition it was begun with, so old answers stand under the words they answered.
"""

from typing import NamedTuple, Self


class Prompt(NamedTuple):
    key: str
    text: str
    sensitive: bool = False


class Part(NamedTuple):
    key: str
    title: str
    lines: int  # the ruled lines of the paper
    prompts: tuple[Prompt, ...]
    hint: str = ""  # what stands on the page while nothing is written

    @property
    def sensitive(self) -> list[Prompt]:
        """Prompts that are answered apart: for the team alone, and not on paper unless asked."""
        return [prompt for prompt in self.prompts if prompt.sensitive]


class Place(NamedTuple):
    """Where a text stands: a part or one of its sensitive prompts, for the team or for oneself."""

    part: str
    prompt: str = ""
    is_own: bool = False

    @property
    def slug(self) -> str:
        """As it stands in addresses: `partners`, `weaknesses`, `own-partners`."""
        return f"{OWN if self.is_own else ''}{self.prompt or self.part}"

    @property
    def has_day(self) -> bool:
        """The day belongs to the team's text of the part that asks for it, and to no other."""
        return self == Place(FIRST_STEP)

    @property
    def for_oneself(self) -> Self:
        return self._replace(is_own=True)


OWN = "own-"

FIRST_EDITION = (
    Part(
        "ideal",
        "What do we want to build?",
        11,
        (
            Prompt(
                "in_action", "Describe what your ideal learning team would look like in action."
            ),
            Prompt("doing", "What would you be doing together?"),
            Prompt("meetings", "How would your meetings run?"),
            Prompt("priorities", "What tasks would you prioritize?"),
            Prompt("why", "Why?"),
        ),
        "What you do together, how you meet, what comes first, and why.",
    ),
    Part(
        "site",
        "What does the site currently look like?",
        14,
        (
            Prompt("now", "What is happening on your learning team right now?"),
            Prompt("trends", "What trends do you see?"),
            Prompt(
                "stakeholders",
                "Who are the stakeholders who are involved in the work that you are doing "
                "together?",
            ),
            Prompt("strengths", "What does your team do well?"),
            Prompt("weaknesses", "What are your biggest weaknesses?", sensitive=True),
        ),
        "What happens now, which trends you see, who is involved, what goes well and what not.",
    ),
    Part(
        "partners",
        "Who else is on this job?",
        13,
        (
            Prompt("vision", "Who shares my vision?"),
            Prompt("capacity", "Who has the time and energy to be a partner?"),
            Prompt(
                "in_house",
                "What in-house support is available to learning teams in your building?",
            ),
            Prompt(
                "beyond",
                "What professionals working beyond the classroom can be tapped to help with the "
                "work of your learning team?",
            ),
            Prompt("how", "How can they help?"),
            Prompt("parents", "Can you get parents involved?"),
            Prompt("students", "Students?"),
            Prompt("how_families", "How?"),
        ),
        "Who shares the vision, who has time, and who can help inside and beyond the building.",
    ),
    Part(
        "toolkit",
        "What do we already have in our PLT toolkit for this project?",
        14,
        (
            Prompt(
                "contributions",
                "What specific credentials, skills, contacts, experiences, and resources will the "
                "members of your learning team be able to contribute or procure to ensure that "
                "your PLC succeeds?",
            ),
            Prompt(
                "skills",
                "Do individual members of your team have specific skills to contribute?",
            ),
            Prompt(
                "leverage",
                "How can you leverage the skills of individuals to move your team forward?",
            ),
        ),
        "Credentials, skills, contacts, experiences and resources, and how to use them.",
    ),
    Part(
        "cost",
        "What is this project going to cost?",
        8,
        (
            Prompt(
                "time",
                "How much time and energy will we have to invest to make our team successful?",
            ),
            Prompt(
                "students",
                "Will our students have to “pay” in loss of time and attention?",
            ),
            Prompt(
                "strains",
                "What strains might there be on our professional relationships?",
                sensitive=True,
            ),
            Prompt(
                "reputation",
                "What risks could emerge to our professional reputations?",
                sensitive=True,
            ),
            Prompt("dollars", "Is there an actual dollar cost that will need to be paid?"),
        ),
        "Time and energy, lost class time, strain on relationships, risk to reputations, dollars.",
    ),
    Part(
        "schedule",
        "What is our building schedule?",
        8,
        (
            Prompt("duration", "How long will it take to build to the outcome we envision?"),
            Prompt("progress", "How will we measure progress?"),
            Prompt("milestones", "What intermediary deadlines could we set?"),
            Prompt("outside", "Are there outside deadlines we’re responsible for meeting?"),
            Prompt(
                "resources",
                "Can any of the resources we’ve explored today help us to work more efficiently?",
            ),
        ),
        "How long it takes, how you will measure progress, deadlines of your own and from outside.",
    ),
    Part(
        "first_step",
        "What will be our first step and when will we take it?",
        5,
        (),
        "One step, one date. It becomes the first row of your work plan.",
    ),
)

EDITIONS = {1: FIRST_EDITION}
EDITION = max(EDITIONS)  # what a team that begins today writes on
PARTS = EDITIONS[EDITION]
FIRST_STEP = "first_step"


def places(edition: int = EDITION) -> dict[str, Place]:
    """Every place of a worksheet where the team or one of its members can write, by its slug."""
    parts = [Place(part.key) for part in EDITIONS[edition]]
    apart = [Place(part.key, p.key) for part in EDITIONS[edition] for p in part.sensitive]
    return {place.slug: place for place in (*parts, *apart, *(p.for_oneself for p in parts))}
