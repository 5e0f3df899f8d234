"""End of September: teams, their members, and the rosters that are submitted and approved."""
