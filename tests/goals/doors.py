"""The doors of goal and plan; nothing here is shared yet, so only the team knows of it."""

from tests.doors import Door

TEAM_ONLY = "s 4 Y Y 4 4 4 4 4"
COUNT = {"on": "2026-09-21", "assessed": "98", "reached": "41"}

DOORS = [
    Door("goals:goal", TEAM_ONLY, ("team",)),
    Door("goals:goal", TEAM_ONLY, ("team",), "POST", {"kind": "smart", "doing": "read"}),
    Door("goals:save", TEAM_ONLY, ("team",), "POST", {"kind": "smart", "doing": "read"}),
    Door("goals:crossed", TEAM_ONLY, ("team",)),
    Door("goals:crossed", TEAM_ONLY, ("team",), "POST", {"keep": "mine"}),
    Door("goals:share", TEAM_ONLY, ("team",), "POST"),
    Door("goals:measure", TEAM_ONLY, ("measure",)),
    Door("goals:measure", TEAM_ONLY, ("measure",), "POST", COUNT),
    Door("goals:crossed-count", TEAM_ONLY, ("count",)),
    Door("goals:crossed-count", TEAM_ONLY, ("count",), "POST", {"keep": "mine"}),
    Door("goals:plan", TEAM_ONLY, ("team",)),
    Door("goals:add-step", TEAM_ONLY, ("team",)),
    Door("goals:add-step", TEAM_ONLY, ("team",), "POST", {"action": "Film a lesson"}),
    Door("goals:edit-step", TEAM_ONLY, ("step",)),
    Door("goals:edit-step", TEAM_ONLY, ("step",), "POST", {"action": "Film a lesson"}),
    Door("goals:save-step", TEAM_ONLY, ("step",), "POST", {"action": "Film a lesson"}),
    Door("goals:crossed-step", TEAM_ONLY, ("step",)),
    Door("goals:crossed-step", TEAM_ONLY, ("step",), "POST", {"keep": "mine"}),
    Door("goals:finish-step", TEAM_ONLY, ("step",), "POST"),
    Door("goals:reopen-step", TEAM_ONLY, ("step",), "POST"),
]
