"""What the pages of the billboard show and take."""

from kit import clock
from tests.builders import a_district_goal, a_question, a_subject

BILLBOARD = "/billboard/"


def titles(client, query=""):
    """What stands on the billboard for this question, first things first."""
    page = client.get(f"{BILLBOARD}?{query}").context["page"]
    return [posting.title for posting in page]


def boxes(client, query=""):
    """What can be ticked beside it, legend by legend, and for how many postings it stands."""
    groups = client.get(f"{BILLBOARD}?{query}").context["browse"].groups
    return {legend: [(box.label, box.count) for box in boxes] for legend, boxes in groups}


def written(**changes):
    """The form as an author fills it."""
    return {
        "title": "Lab reports that argue from evidence",
        "need": "Students **describe** what they did and stop there.",
        "evidence": ["student_work"],
        "org_goals": [a_district_goal().pk],
        "subjects": [a_subject("Science").pk],
        "grades": [7, 8],
        "places": "6",
    } | changes


def asked_twice(posting):
    """One question waits for an answer, and one has it."""
    a_question(posting, text="When?")
    facts = {"answered_by": posting.lead, "answered_at": clock.now()}
    a_question(posting, text="Where?", answer="Here.", **facts)
