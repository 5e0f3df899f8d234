from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from plt_portal.doctor import examine


class Command(BaseCommand):
    """Say what is well with the portal and what is not, and end with 0 or 1."""

    help = __doc__
    requires_system_checks = []  # it looks itself, and when the database is away, too

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--quiet", action="store_true", help="nothing when all is well, as a watcher wants it"
        )

    def handle(self, *args: object, **options: bool) -> None:
        all_well = True
        for check in examine():
            all_well = all_well and check.is_well
            if not check.is_well:
                self.stdout.write(f"NOT WELL  {check.what}: {check.now}. {check.helps}")
            elif not options["quiet"]:
                self.stdout.write(f"well      {check.what}: {check.now}.")
        if not all_well:
            raise SystemExit(1)
