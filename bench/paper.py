"""A filled Blueprint on paper, made in a warm worker, beside a plain call of the engine.

The plain call is what one writes on the first day: the same HTML, dressed in the same style sheets,
which are read for each document anew.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from django.db import transaction
from weasyprint import HTML

from bench.figures import Figure
from blueprint.models import Blueprint, Printout
from blueprint.pdf import page_of
from blueprint.prompts import PARTS
from kit.pdf import HERE, STYLES, OwnFiles, set_in_type
from teams.models import Membership

ROUNDS = 9
LIMIT = 0.9
WORDS = (
    "Every second Tuesday we put student papers on the table first and the agenda second. Nobody "
    "defends a lesson. We end by naming **one thing** each of us will try before we meet again.\n\n"
    "- Who shares it: Mei-Lin, on Tuesdays.\n- Who helps: the library, if we ask a week ahead.\n\n"
)


def plain(html: str) -> None:
    sheets = [f"{HERE}/css/{name}.css" for name in STYLES]
    source = HTML(string=html, base_url=f"{HERE}/", url_fetcher=OwnFiles())
    source.write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")


def a_filled_one() -> Printout:
    """Every part of one team's worksheet written, its words two paragraphs long."""
    seat: Any = Membership.objects.current().select_related("team").first()
    blueprint, _ = Blueprint.objects.get_or_create(team=seat.team)
    for part in PARTS:
        facts = {"text": WORDS * 3, "version": 1, "saved_by": seat.person}
        blueprint.answers.update_or_create(part=part.key, author=None, prompt="", defaults=facts)
    return Printout(team=seat.team, asked_by=seat.person)


def processor(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


def ratio() -> float:
    """The median over rounds; in each, the two ways take turns."""
    with transaction.atomic():
        printout = a_filled_one()
        html = page_of(printout)

        def ours() -> None:
            set_in_type(page_of(printout))

        for way in (ours, lambda: plain(html)):
            way()
        rounds = [processor(ours) / processor(lambda: plain(html)) for _ in range(ROUNDS)]
        transaction.set_rollback(True)
    return median(rounds)


if __name__ == "__main__":
    figures = [Figure("D1", "a Blueprint's PDF, of a plain call", ratio(), LIMIT)]
    Path(sys.argv[1]).write_text(json.dumps([asdict(figure) for figure in figures]))
