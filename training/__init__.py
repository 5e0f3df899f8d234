"""The training course for new facilitators: dated sessions, limited seats, one enrollment."""
