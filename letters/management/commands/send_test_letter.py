from argparse import ArgumentParser
from typing import Any

from django.core.mail import mailers
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kit import clock
from kit.templatetags.kit import clock_time
from letters.delivery import deliver, hang_up
from letters.models import Letter
from letters.outbox import compose, letter
from people.models import Person

TEST = "letters/letters/test_letter.html"


class Command(BaseCommand):
    """Send one letter by the way of all others, and say what the mail server answered."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "address", help="of somebody in the directory: nobody else gets letters"
        )

    def handle(self, *args: object, **options: str) -> None:
        address = options["address"].strip().lower()
        reader = Person.objects.active().filter(email=address).first()
        if reader is None:
            raise CommandError(f"Nobody in the directory has the address {address}.")
        self.stdout.write(_sent_to(reader))


def _sent_to(reader: Person) -> str:
    line: Any = mailers["default"]
    try:
        line.open()
    except OSError as trouble:
        raise CommandError(f"The mail server takes no letters now: {trouble}")
    try:
        own, said = _claimed(reader), _overheard(line.connection)
        deliver(own, line)
        return _told(Letter.objects.get(pk=own.pk), *said[-1])
    finally:
        hang_up(line)


@transaction.atomic
def _claimed(reader: Person) -> Letter:
    """Written and claimed at once, so that no worker takes it and keeps the answer."""
    [row] = compose(letter(TEST, to=[reader], key=clock.now().timestamp()))
    row.save()
    return Letter.objects.filter(pk=row.pk).claim()[0]


def _overheard(line: Any) -> list[tuple[int, bytes]]:
    """All that the server says from now on."""
    said, answer = [(0, b"")], line.getreply

    def getreply() -> tuple[int, bytes]:
        said.append(answer())
        return said[-1]

    line.getreply = getreply
    return said


def _told(row: Letter, code: int, words: bytes) -> str:
    if row.state == Letter.State.SENT:
        return f"The mail server took it: {code} {words.decode(errors='replace')}"
    if row.state == Letter.State.WAITING:
        again = f"It is tried again at {clock_time(row.due_at)}"
        raise CommandError(f"The mail server does not take it now: {row.trouble} {again}")
    raise CommandError(f"It did not leave: {row.trouble}")
