"""The people who work for the district: accounts, dated appointments, strengths, qualifications."""
