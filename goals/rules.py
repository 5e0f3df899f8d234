"""Who may read and write a team's goal and plan. Every rule answers with people."""

from teams import rules as team_rules


def writers(goal):
    """The team writes its own goal and plan, whoever among them holds the pen."""
    return team_rules.members(goal.team)


def readers(goal):
    """The team, and once it is shared, those who lead."""
    team = team_rules.members(goal.team)
    return team | team_rules.leaders(goal.team) if goal.is_shared else team
