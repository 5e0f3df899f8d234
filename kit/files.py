"""Keeping files: each appears whole or not at all, and never changes afterwards."""

import filecmp
import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """The folder of the settings, for files that are named after what is in them.

    A file is written beside its place and moved there when it is complete. Keeping the same
    file again changes nothing; another one under a name that is taken is refused.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def _save(self, name: str, content: Any) -> str:
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f"{place.name}.part")  # what a crash leaves is written over
        _write_through(part, content)
        _move(part, place)
        return name


def _write_through(part: Path, content: Any) -> None:
    with part.open("wb") as file:
        for chunk in content.chunks():
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _move(part: Path, place: Path) -> None:
    if place.exists() and not filecmp.cmp(part, place, shallow=False):
        part.unlink()
        raise FileExistsError(f"{place} holds something else.")
    part.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
