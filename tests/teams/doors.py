"""Who may pass which door of teams. The kinds of people are those of tests/doors.py, in order."""

from tests.doors import Door

ALL = "s Y Y Y Y Y Y Y Y"
TEAM = "s 3 Y Y 3 3 3 3 3"
OFFICE = "s 4 3 3 3 4 3 Y 4"
DECIDERS = "s 3 3 3 Y Y 3 Y 3"

NOTE = {"note": "One more, from the library."}
WHY = {"reason": "One more, from the library."}
LEAVES = {"on": "2026-09-22", "reason": "Own wish"}
ASKS = {"verb": "dissolve", "reason": "The need is met."}
SAYS_NO = {"words": "Wait for January."}
PAUSES = {"verb": "pause", "reason": "Two are away.", "until": "2099-01-15"}

STEPS = {
    "recall": "s 4 3 Y 3 4 3 3 4",
    "withdraw": "s 4 3 Y 3 4 3 3 4",
    "endorse": "s 4 3 3 Y 4 3 3 4",
    "return": "s 4 3 3 Y 4 3 Y 4",
    "approve": OFFICE,
    "grant": OFFICE,
    "swap": "s 4 4 4 4 4 4 4 4",
    "dissolve": "s 4 4 4 4 4 4 4 4",
}


def a_step(verb, who):
    return Door("teams:move-roster", who, ("roster", verb), "POST", NOTE, stands="submitted")


# «answer» and «take-back» are about Łucja, who was asked; «move-roster» about the roster.
DOORS = [
    Door("teams:teams", ALL),
    Door("teams:export", ALL, ("csv",)),
    Door("teams:export", ALL, ("xlsx",)),
    Door("teams:export", "s 4 4 4 4 4 4 4 4", ("exe",)),
    Door("teams:unplaced", "s 3 3 3 Y Y 3 Y 3"),
    Door("teams:export-unplaced", "s 3 3 3 Y Y 3 Y 3", ("csv",)),
    Door("teams:export-unplaced", "s 3 3 3 Y Y 3 Y 3", ("xlsx",)),
    Door("teams:found", ALL),
    Door("teams:found", ALL, method="POST", data={"name": "Calmer Transitions"}),
    Door("teams:of-posting", "s r r r r r r r r", ("posting",)),
    Door("teams:of-posting", "s 4 4 4 4 4 4 4 4", ("draft",)),
    Door("teams:answer", "s 4 4 4 4 4 4 4 4", ("membership",)),
    Door("teams:answer", "s 4 4 4 4 4 4 4 4", ("membership",), "POST", {"answer": "yes"}),
    Door("teams:take-back", "s 4 3 Y 4 4 4 4 4", ("membership",), "POST"),
    Door("teams:ask", TEAM, ("team",)),
    Door("teams:ask", "s 3 3 Y 3 3 3 3 3", ("team",), "POST", {"person": "nobody"}),
    Door("teams:name-facilitator", "s 3 3 Y 3 3 3 3 3", ("team",), "POST", {"person": "nobody"}),
    Door("teams:change", TEAM, ("team",)),
    Door("teams:change", TEAM, ("team",), "POST", {"name": "Calmer Transitions"}),
    Door("teams:leave", TEAM, ("team",)),
    Door("teams:leave", "s Y Y Y Y Y Y Y Y", ("team",), "POST"),
    Door("teams:check", TEAM, ("team",)),
    Door("teams:check", "s 3 r r 3 3 3 3 3", ("team",), stands="submitted"),
    Door("teams:ask-exception", "s 3 3 Y 3 3 3 3 3", ("team",), "POST", {"reason": "Soon more."}),
    Door("teams:ask-first", "s 3 3 Y 3 3 3 3 3", ("team",), "POST", {"question": "Is it right?"}),
    Door("teams:consultation", "s 4 4 4 Y 4 4 4 4", ("consultation",)),
    Door("teams:consultation", "s 4 4 4 Y 4 4 4 4", ("consultation",), "POST", {"answer": "Yes."}),
    Door("teams:check", TEAM, ("team",), stands="returned"),
    Door("teams:reply", "s 4 Y Y 4 4 4 4 4", ("remark",), "POST", {"reply": "Now."}, "returned"),
    Door("teams:begin-new-version", "s 3 3 Y 3 3 3 3 3", ("team",), "POST", stands="approved"),
    Door("teams:end", "s 3 Y Y 3 3 3 Y 3", ("place",), stands="approved"),
    Door("teams:end", "s 3 Y Y 3 3 3 Y 3", ("place",), "POST", LEAVES, stands="approved"),
    Door("teams:take-off", "s 3 3 Y 3 3 3 3 3", ("place",)),
    Door("teams:take-off", "s 3 3 Y 3 3 3 3 3", ("place",), "POST", WHY),
    Door("teams:stay", "s 3 3 3 3 3 3 Y 3", ("place",), "POST", stands="approved"),
    Door("teams:standing", "s 3 3 3 3 3 3 Y 3", ("team",), stands="approved"),
    Door("teams:standing", "s 3 3 3 3 3 3 Y 3", ("team",), "POST", PAUSES, stands="approved"),
    Door("teams:ask-office", "s 3 3 Y 3 3 3 3 3", ("team",), stands="approved"),
    Door("teams:ask-office", "s 3 3 Y 3 3 3 3 3", ("team",), "POST", ASKS, stands="approved"),
    Door("teams:take-back-request", "s 4 3 Y 4 4 4 3 4", ("request",), "POST", stands="approved"),
    Door("teams:decline-request", "s 4 3 3 4 4 4 Y 4", ("request",), "POST", SAYS_NO, "approved"),
    Door("teams:move-roster", OFFICE, ("roster", "reopen"), "POST", NOTE, stands="approved"),
    Door("teams:approvals", DECIDERS),
    Door("teams:approvals", DECIDERS, stands="submitted"),
    Door("teams:approve-together", "s 3 3 3 Y Y 3 Y 3"),
    Door("teams:approve-together", "s 3 3 3 Y Y 3 Y 3", method="POST"),
    Door("teams:roster", "s 4 r r 4 4 4 4 4", ("roster",)),
    Door("teams:roster", "s 4 Y Y Y 4 Y Y 4", ("roster",), stands="submitted"),
    Door("teams:roster", "s 4 Y Y Y 4 Y Y 4", ("roster",), stands="approved"),
    *(a_step(verb, who) for verb, who in STEPS.items()),
    Door("teams:move-roster", "s 4 3 Y 4 4 4 4 4", ("roster", "submit"), "POST"),
    Door("teams:move-roster", "s 4 3 Y 3 4 3 3 4", ("roster", "submit"), "POST", {}, "returned"),
]
