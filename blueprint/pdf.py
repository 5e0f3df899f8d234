"""One document: the worksheet on paper, with what is written and with lines for a pencil."""

from django.conf import settings
from django.template.loader import render_to_string

from blueprint.contents import parts_of
from blueprint.models import Printout
from kit.pdf import Paper, set_in_type
from teams.rules import members


def document(printout: Printout) -> Paper:
    """The PDF of one worksheet, or of one for each member, as the team's words stand now."""
    return set_in_type(page_of(printout))


def page_of(printout: Printout) -> str:
    """The same as HTML."""
    page = {
        "printout": printout,
        "team": printout.team,
        "names": [person.name for person in members(printout.team)] if printout.for_each else [""],
        "district_name": settings.DISTRICT_NAME,
    }
    # Once for all copies: they differ in their heads alone.
    parts = render_to_string("blueprint/paper_parts.html", {"parts": parts_of(printout)})
    return render_to_string("blueprint/paper_print.html", page | {"parts": parts})
