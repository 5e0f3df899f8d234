"""The district: its schools, school years, calendar, subjects and goals."""
