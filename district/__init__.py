"""The district: its schools, school years, calendar, subjects and goals. Stands on the kit alone."""
