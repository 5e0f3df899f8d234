"""How many people a team has. Everything that says or checks it asks here."""

from django.conf import settings

SMALLEST, LARGEST = settings.TEAM_SIZE
SAID = f"{SMALLEST} to {LARGEST}"
