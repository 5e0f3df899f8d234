"""A process that fills the floor's database and writes down the session of its reader."""

import json
import sys
from datetime import timedelta
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from bench.doors import signed_in
from bench.floor.models import Note
from bench.words import Author

ROWS, PEOPLE = 5000, 100


def fill() -> str:
    """As many rows as the large district has postings; the reader's session."""
    author, now = Author(seed=1), timezone.now()
    names = [author.name() for _ in range(PEOPLE)]
    users = User.objects.bulk_create(
        User(username=f"person{n}", first_name=given, last_name=family, password="!")  # noqa: S106
        for n, (given, family) in enumerate(names)
    )
    Note.objects.bulk_create(
        Note(
            title=author.title(),
            text=author.text(3, 9),
            author=author.chance.choice(users),
            posted_at=now - timedelta(minutes=n),
        )
        for n in range(ROWS)
    )
    return signed_in(users[:1])[0]


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)  # its own table, which has no migrations
    Path(sys.argv[1]).write_text(json.dumps({"session": fill()}))
