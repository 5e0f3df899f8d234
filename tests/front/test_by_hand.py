"""Forms say how they stand on their pages; a template writes a control only where it is named here.

By hand is: a control in the markup of a template (hidden ones and buttons are none), or one field
of a form placed by itself. The template pack is how forms are written, and is not counted.
"""

import re

from django.conf import settings

ROOT = settings.BASE_DIR / "templates"
CONTROL = r'<(?:select|textarea)\b|<input\b(?![^>]*type="hidden")'
PLACED = r'\|as_crispy_field|\|control:|include "bootstrap5/field\.html"'
PLACED_BARE = r"{{ *\w*form\.(?!seen_now)\w+ *}}"

# Each with the reason why no form could say it better.
BY_HAND: dict[str, str] = {}
# Written before forms could say it.
STILL = {
    "blueprint/crossed.html",
    "blueprint/parts/open.html",
    "change_first.html",
    "goals/goal.html",
    "goals/parts/blanks.html",
    "parts/third.html",
    "reports/archive.html",
    "reports/parts/decision.html",
    "reports/write.html",
    "teams/parts/pick.html",
}


def test_a_control_is_written_by_hand_only_where_it_is_named():
    found = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.html")
        if re.search(f"{CONTROL}|{PLACED}|{PLACED_BARE}", path.read_text())
    }

    assert {name for name in found if not name.startswith("bootstrap5/")} == STILL | set(BY_HAND)
