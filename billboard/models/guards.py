"""From where a posting, an interest or an issue of the digest may go, whoever writes.

Their lives are drawn in `lifecycle.py`: who may take each step, and what it needs.
"""

from kit.guards import moving_only_along

ARROWS_OF_A_POSTING = {
    "draft": ["open", "withdrawn"],
    "open": ["withdrawn", "hidden", "formed", "expired"],
    "formed": ["hidden", "open"],
    "expired": ["hidden"],
    "hidden": ["open"],
}
ARROWS_OF_AN_INTEREST = {
    "interested": ["invited", "withdrawn", "joined"],
    "invited": ["committed", "declined", "withdrawn", "joined"],
    "committed": ["withdrawn", "joined"],
    "declined": ["interested", "joined"],
    "withdrawn": ["interested", "joined"],
    "joined": ["withdrawn"],
}
ARROWS_OF_AN_ISSUE = {
    "planned": ["held", "leaving", "missed"],
    "held": ["planned", "leaving"],
    "missed": ["leaving"],
    "leaving": ["sent", "skipped"],
}

POSTINGS_MOVE = moving_only_along(ARROWS_OF_A_POSTING, "a_posting_moves_along_its_arrows")
INTERESTS_MOVE = moving_only_along(ARROWS_OF_AN_INTEREST, "an_interest_moves_along_its_arrows")
ISSUES_MOVE = moving_only_along(ARROWS_OF_AN_ISSUE, "an_issue_moves_along_its_arrows")
