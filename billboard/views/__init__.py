"""The pages of the billboard: browsing, joining, writing."""
