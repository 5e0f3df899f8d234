"""The seven-part Blueprint worksheet of a team. Nobody outside the team reads it."""
