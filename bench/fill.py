"""A process that fills one database with a district and writes down what the bench will ask for."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from bench.districts.blueprints import full_blueprint
from bench.districts.load import load
from bench.districts.opening import THIS_YEAR, District
from bench.districts.postings import typical
from bench.districts.sizes import SIZES
from bench.doors import signed_in
from billboard.models import Posting
from kit import clock
from teams.models import Roster, Team

WRITERS = 200
BLUEPRINTS = 30  # whose facilitators save


def facts(district: District) -> dict[str, Any]:
    """Sessions and keys: who reads and writes, and what."""
    posting = typical(district)
    full, seven = full_blueprint(district)
    others = Team.objects.this_year().exclude(pk=full.pk).select_related("founded_by")[:BLUEPRINTS]
    savers = signed_in([team.founded_by for team in others])
    waiting = Roster.objects.filter(state=Roster.State.SUBMITTED)
    looking = Posting.objects.looking().exclude(lead=district.reader)
    return {
        "reader": signed_in([district.reader])[0],
        "office": signed_in(district.leaders[:1])[0],
        "writers": signed_in(district.teachers[:WRITERS]),
        "posting": posting.pk,
        "school": posting.school_id,
        "subject": posting.subjects.get_queryset()[0].pk,
        "looking": list(looking.order_by("pk").values_list("pk", flat=True)),
        "full": {"team": full.pk, "sessions": signed_in(seven)},
        "blueprints": list(zip([team.pk for team in others], savers, strict=True)),
        "team": Team.objects.of(district.reader).this_year()[0].pk,
        "waiting": list(waiting.order_by("pk").values_list("pk", flat=True)),
        "goal": district.goals[district.years[-1].pk][0].pk,
    }


if __name__ == "__main__":
    clock.start_from(clock.at(date(THIS_YEAR, 9, 22), 8))
    district = load(SIZES[sys.argv[1]])
    Path(sys.argv[2]).write_text(json.dumps(facts(district)))
