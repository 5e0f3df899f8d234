"""Fills an empty database with a district."""

from django.db import connection, transaction

from bench.districts.opening import District, open_district
from bench.districts.postings import fill_billboards
from bench.districts.sizes import Size
from bench.districts.teams import found_teams
from bench.words import Author

SEED = 2026


@transaction.atomic
def load(size: Size) -> District:
    """Rows alone: no audit of each, and no trigger, since nothing here was done by anybody."""
    district = District(size, Author(SEED))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        open_district(district)
        fill_billboards(district)
        found_teams(district)
        cursor.execute("SET LOCAL session_replication_role = origin")
    return district
