"""One style sheet for the browser, although every component has a file of its own."""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import FileSystemStorage

SHEET = "css/portal.css"
IMPORT = re.compile(r'@import "([^"]+)" layer\((\w+)\);')
COMMENT = re.compile(r"/\*(?!!).*?\*/\n?", re.DOTALL)  # a licence, /*!, stays


def joined(sheet: Path) -> str:
    """The sheet with all that it imports inside, each file in its layer, and no comment: these are
    for whoever writes a rule."""

    def inside(found: re.Match[str]) -> str:
        css = (sheet.parent / found[1]).read_text().removeprefix('@charset "UTF-8";')
        return f"@layer {found[2]} {{\n{css}\n}}"

    return COMMENT.sub("", IMPORT.sub(inside, sheet.read_text()))


class JoiningFinder(FileSystemFinder):
    """Finds every file as it lies there, and the sheet joined: while developing, and to collect."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.built = FileSystemStorage(settings.BASE_DIR / "build" / "joined")

    def find_location(self, root: str, path: str, prefix: str | None = None) -> str | None:
        found = super().find_location(root, path, prefix)
        return self._join(found) if found and path == SHEET else found

    def list(self, ignore_patterns: Any) -> Iterator[Any]:
        for path, storage in super().list(ignore_patterns):
            if path == SHEET:
                self._join(storage.path(path))
                storage = self.built
            yield path, storage

    def _join(self, sheet: str) -> str:
        """Written beside and then put in place: whoever reads it meanwhile reads it whole."""
        target, css = Path(self.built.path(SHEET)), joined(Path(sheet))
        if not target.exists() or target.read_text() != css:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False) as new:
                new.write(css)
            os.chmod(new.name, 0o644)
            os.replace(new.name, target)
        return str(target)
