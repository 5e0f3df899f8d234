from teams.models.exception import RosterException
from teams.models.notes import HandOverNote
from teams.models.powers import PlaceAtSchool, TeamPower, Turn
from teams.models.remarks import Consultation, Remark
from teams.models.roster import Roster, RosterEntry, RosterLine, RosterPower
from teams.models.standing import TeamEntry, TeamRequest
from teams.models.team import Membership, Team

__all__ = [
    "Consultation",
    "HandOverNote",
    "Membership",
    "PlaceAtSchool",
    "Remark",
    "Roster",
    "RosterEntry",
    "RosterException",
    "RosterLine",
    "RosterPower",
    "Team",
    "TeamEntry",
    "TeamPower",
    "TeamRequest",
    "Turn",
]
