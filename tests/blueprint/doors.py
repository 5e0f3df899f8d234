"""The doors of the Blueprint: the team, and nobody else, whatever they lead."""

from tests.doors import Door

TEAM_ONLY = "s 4 Y Y 4 4 4 4 4"
DOORS = [
    Door("blueprint:blueprint", TEAM_ONLY, ("team",)),
    Door("blueprint:write", TEAM_ONLY, ("team", "partners")),
    Door("blueprint:write", TEAM_ONLY, ("team", "ideal"), "POST", {"text": "More.", "base": "1"}),
    Door("blueprint:versions", TEAM_ONLY, ("team", "ideal")),
]
