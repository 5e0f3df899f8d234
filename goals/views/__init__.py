"""The pages of goals and of the work plan."""
