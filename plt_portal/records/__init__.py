"""The engine of the settings: PostgreSQL as Django speaks to it, with less patience."""
