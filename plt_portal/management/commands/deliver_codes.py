import logging
import time

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections

from plt_portal.alive import Alive
from plt_portal.codes import send_codes

log = logging.getLogger(__name__)
A_LOOK = 1  # seconds between two


class Command(BaseCommand):
    """The lane of the letters that somebody waits for. It needs neither broker nor worker, so that
    the door opens when these are away, or busy with a digest to everybody."""

    help = "Sends sign-in codes within seconds, until it is stopped."

    def handle(self, **options):
        alive = Alive("codes")
        while True:
            alive.say()
            try:
                send_codes()
            except (OperationalError, InterfaceError):
                log.warning("The records are away; codes wait.")
                close_old_connections()
            time.sleep(A_LOOK)
