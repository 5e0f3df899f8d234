"""The roof: settings, doors, and every page on which the floors meet."""
