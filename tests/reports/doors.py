"""Who passes the doors of the reports."""

from tests.doors import Door

#   anonymous teacher member facilitator principal next_door director superintendent administrator
TEAM = "s 4 Y Y 4 4 4 4 4"
EVERYBODY = "s Y Y Y Y Y Y Y Y"

DOORS = [
    Door("reports:archive", EVERYBODY),
    Door("reports:report", EVERYBODY, ("published",)),
    Door("reports:report", "s 4 4 4 4 4 4 4 4", ("report",)),
    Door("reports:pdf", "s 4 4 4 4 4 4 4 4", ("published",)),
    Door("reports:neighbours", EVERYBODY, ("posting",)),
    Door("reports:neighbours", "s 4 4 Y 4 4 4 4 4", ("draft",)),
    Door("reports:in-hand", "s 3 3 3 Y Y Y Y 3"),
    Door("reports:write", TEAM, ("team",)),
    Door("reports:write", TEAM, ("team",), "POST"),
    Door("reports:save", TEAM, ("team",), "POST", {"title": "Talking Math"}),
    Door("reports:crossed", TEAM, ("team",)),
    Door("reports:crossed", TEAM, ("team",), "POST", {"keep": "mine"}),
    Door("reports:begin", TEAM, ("team",), "POST"),
    Door("reports:review", TEAM, ("report",)),
    Door("reports:review", "s 4 4 4 4 4 Y Y 4", ("published",)),
    Door("reports:move-report", "s 4 3 Y 4 4 4 4 4", ("report", "submit"), "POST"),
    Door("reports:move-report", "s 4 Y Y 4 4 4 4 4", ("report", "publish"), "POST"),
]
