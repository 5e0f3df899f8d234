"""The floor: one page as a Django developer writes it on the first day, for somebody signed in."""
