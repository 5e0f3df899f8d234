"""The people who work for the district: accounts, strengths, qualifications, profile."""
