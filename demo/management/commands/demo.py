from argparse import ArgumentParser

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from demo.day import WrongDay, day_for, moment_for, remember
from demo.guard import must_be_private
from demo.play import play_until
from kit import clock
from kit.templatetags.kit import counted


class Command(BaseCommand):
    """Bring the demo district to a day, and let its clock tick from there."""

    help = __doc__
    requires_system_checks: list[str] = []  # a warm start should not wait for them

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", default="", help="a day such as 2026-09-22, or today")

    def handle(self, *args: object, **options: str) -> None:
        try:
            must_be_private()
            if _migrations_are_due():
                call_command("migrate", verbosity=0)
            day = day_for(options["on"])
            moment = moment_for(day, options["on"])
        except (ImproperlyConfigured, WrongDay) as reason:
            raise CommandError(str(reason))
        left_out = play_until(moment)
        remember(day)
        clock.start_from(moment)
        if left_out:  # the last line is repeated by the start of the demo
            self.stdout.write("\n".join(map(str, left_out)))
            number = counted(len(left_out), "act,acts")
            self.stdout.write(
                f"Left out of the play, since the district stands otherwise: {number}."
            )


def _migrations_are_due() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
