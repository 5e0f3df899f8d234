"""The doors of the Blueprint: the team, and nobody else, whatever they lead."""

from tests.doors import Door

TEAM_ONLY = "s 4 Y Y 4 4 4 4 4"
ASKER_ONLY = "s 4 4 Y 4 4 4 4 4"  # a copy with the facilitator's own words
MORE = {"text": "We watch each other teach. More."}
DOORS = [
    Door("blueprint:blueprint", TEAM_ONLY, ("team",)),
    Door("blueprint:earlier", TEAM_ONLY, ("team",)),
    Door("blueprint:earlier", "s 4 4 4 4 4 4 4 4", ("past",)),
    Door("blueprint:blueprint", "s 4 4 4 4 4 4 4 4", ("past",)),
    Door("blueprint:live", TEAM_ONLY, ("team",)),
    Door("blueprint:leave", TEAM_ONLY, ("team",), "POST"),
    Door("blueprint:write", TEAM_ONLY, ("team", "partners")),
    Door("blueprint:write", TEAM_ONLY, ("team", "weaknesses")),
    Door("blueprint:write", TEAM_ONLY, ("team", "own-partners")),
    Door("blueprint:write", TEAM_ONLY, ("team", "ideal"), "POST", MORE),
    Door("blueprint:save", TEAM_ONLY, ("team", "ideal"), "POST", MORE),
    Door("blueprint:crossed", TEAM_ONLY, ("team", "ideal")),
    Door("blueprint:crossed", TEAM_ONLY, ("team", "ideal"), "POST", {"keep": "mine"}),
    Door("blueprint:claim", TEAM_ONLY, ("team", "ideal"), "POST"),
    Door("blueprint:share", TEAM_ONLY, ("team", "own-partners"), "POST"),
    Door("blueprint:take-back", TEAM_ONLY, ("team", "own-partners"), "POST"),
    Door("blueprint:paper", TEAM_ONLY, ("team",)),
    Door("blueprint:paper", TEAM_ONLY, ("team",), "POST", {"with_shared": "on"}),
    Door("blueprint:printout", TEAM_ONLY, ("team", "printout")),
    Door("blueprint:printout", ASKER_ONLY, ("team", "own_printout")),
    Door("blueprint:pdf", TEAM_ONLY, ("team", "printout")),
    Door("blueprint:pdf", ASKER_ONLY, ("team", "own_printout")),
    Door("blueprint:versions", TEAM_ONLY, ("team", "ideal")),
    Door("blueprint:version", TEAM_ONLY, ("team", "ideal", "version")),
    Door("blueprint:restore", TEAM_ONLY, ("team", "ideal", "version"), "POST"),
]
