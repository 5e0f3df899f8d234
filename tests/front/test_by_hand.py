"""Forms say how they stand on their pages; a template writes a control only where it is named here.

By hand is: a control in the markup of a template (hidden ones and buttons are none), or one field
of a form placed by itself. The template pack is how forms are written, and is not counted; nor is
what the layout of a form names for one of its fields, as the goals of a posting.
"""

import re

from django.conf import settings

ROOT = settings.BASE_DIR / "templates"
CONTROL = r'<(?:select|textarea)\b|<input\b(?![^>]*type="hidden")'
PLACED = r'\|as_crispy_field|\|control:|include "bootstrap5/field\.html"'
PLACED_BARE = r"{{ *\w*form\.(?!seen_now)\w+ *}}"

# Each with the reason why no form could say it better.
BY_HAND = {
    "blueprint/parts/open.html": "a part of the worksheet: its heading is its label, and prompts "
    "stand between the two",
    "change_first.html": "the texts of any form that its door took no more, as they came",
    "goals/goal.html": "the sentence, which follows its blanks while one types",
    "goals/parts/blanks.html": "the blanks of the sentence, numbered as its pieces are",
    "parts/third.html": "the third answer beside two that crossed, of whatever form they are",
    "reports/write.html": "a report: chapters with words between them, rows of recommendations",
    "teams/parts/pick.html": "a tick in each row of a table, and one for all of them",
}


def test_few_templates_write_by_hand():
    assert len(BY_HAND) <= 8


def test_a_control_is_written_by_hand_only_where_it_is_named():
    found = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.html")
        if re.search(f"{CONTROL}|{PLACED}|{PLACED_BARE}", path.read_text())
    }

    assert {name for name in found if not name.startswith("bootstrap5/")} == set(BY_HAND)
