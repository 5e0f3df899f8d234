"""The facilitator training of 2026–27: what it is, and who takes a seat on which day."""

from datetime import date

from demo.crews.crew import october
from demo.postings.idea import september

TITLE = "Facilitator training"
PLACE = "Chandler Middle School, library"
SEATS = 12
ABOUT = (
    "Six afternoons for new facilitators. You bring your own team’s work each time and leave"
    " with something to use at its next meeting. Come to all six if you can: each builds on the"
    " last. Ten hours make the course complete."
)
#   what it is about                            a note for the calendar         another place
SESSIONS = [
    ("What a facilitator does, and does not do", "", ""),
    ("From a hunch to a SMART goal", "Bring your baseline data.", ""),
    ("Looking at student work together", "", "Alcott Elementary, room 214"),
    ("When the team gets stuck", "", ""),
    ("Making sense of your results", "", ""),
    (
        "Writing the report, telling the story",
        "A Friday, for once.",
        "Millbrook High School, media center",
    ),
]

ENROLLED: dict[str, date] = {
    "Lucia Ferrante": september(14),
    "Siobhán O’Brien-Nguyễn": september(15),
    "Ines Carvalho": september(17),
    "Karen Whitlock": september(18),
    "Monique Tilden": september(21),
    "Rohan Mehta": september(21),
    "Priya Raman": september(21),
    "Stephanie Arsenault": september(23),
    "Joseph Adeyemi": september(25),
    "Marcus Bell": september(28),
    "Anneliese Krüger": september(28),
    "Rosa Delgado": september(29),
    "Tyrone Whitfield": october(1),
    "Leticia Morales": october(7),
}
WITHDREW = {"Priya Raman": september(30)}
