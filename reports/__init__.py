"""June: what a team found out, published in numbered versions and kept in the archive."""
