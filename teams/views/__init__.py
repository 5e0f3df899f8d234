"""The pages of teams: bringing one together, submitting its roster, deciding on it."""
