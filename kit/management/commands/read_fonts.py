"""Write down what the fonts of our paper hold; for a maintainer who has changed one of them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.ttLib import TTFont

from kit.glyphs import FOLDER, OF_THE_MACHINE, TABLE

HOUSE = ["public-sans", "literata"]
# Letters first; of what several hold, emoji come before the signs of the last.
LAST = ["noto-emoji", "dejavu-sans"]


class Command(BaseCommand):
    help = "Write down which characters the fonts of our paper hold."

    def handle(self, *args: Any, **options: Any) -> None:
        TABLE.write_text(json.dumps(what_they_hold(), indent=1) + "\n")


def what_they_hold() -> dict[str, Any]:
    """The table as the files say it; of a machine without the package, its row stays as it was."""
    vendor = settings.BASE_DIR / "static" / "vendor"
    house = [file for name in HOUSE for file in (vendor / name).glob("*.woff2")]
    others = {str(file.relative_to(FOLDER)): _ranges(_held(file)) for file in _ours()}
    return {
        "house": _ranges(set().union(*map(_held, house))),
        "others": others | {str(OF_THE_MACHINE): _of_the_machine()},
    }


def _ours() -> list[Path]:
    files = FOLDER.glob("*/*.woff2")
    return sorted(files, key=lambda file: (file.parent.name in LAST, _place(file), file.name))


def _place(file: Path) -> int:
    return LAST.index(file.parent.name) if file.parent.name in LAST else 0


def _held(file: Path) -> set[int]:
    with TTFont(file, fontNumber=0, lazy=True) as font:
        return set(font.getBestCmap())


def _of_the_machine() -> str:
    if OF_THE_MACHINE.exists():
        return _ranges(_held(OF_THE_MACHINE))
    told: str = json.loads(TABLE.read_text())["others"][str(OF_THE_MACHINE)]
    return told


def _ranges(characters: Iterable[int]) -> str:
    """«41-5a 61-7a»"""
    runs: list[list[int]] = []
    for each in sorted(characters):
        if runs and each == runs[-1][1] + 1:
            runs[-1][1] = each
        else:
            runs.append([each, each])
    return " ".join(f"{one:x}" if one == last else f"{one:x}-{last:x}" for one, last in runs)
