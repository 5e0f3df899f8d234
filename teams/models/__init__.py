from teams.models.roster import Roster, RosterEntry, RosterException, RosterLine
from teams.models.team import Membership, Team

__all__ = ["Membership", "Roster", "RosterEntry", "RosterException", "RosterLine", "Team"]
