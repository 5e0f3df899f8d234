"""What a browser gets of our own files: one style sheet, although every component has a file of its
own, and the script; neither with the comments, which are for whoever writes them."""

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
SCRIPT = "js/portal.js"
COMMENT = re.compile(r"/\*(?!!).*?\*/\n?", re.DOTALL)  # a licence, /*!, stays


SPACE = re.compile(r"\s*([{};,])\s*")
LINE_OF_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)


def joined(sheet: Path) -> str:
    """The sheet with all that it imports inside, each file in its layer; no comment, and no space
    that only a reader needs."""

    def inside(found: re.Match[str]) -> str:
        css = (sheet.parent / found[1]).read_text().removeprefix('@charset "UTF-8";')
        return f"@layer {found[2]} {{\n{css}\n}}"

    return SPACE.sub(r"\1", COMMENT.sub("", IMPORT.sub(inside, sheet.read_text())))


def bare(script: Path) -> str:
    """The script, and before it the files beside it, without the lines that are a comment."""
    pieces = [*sorted(script.with_suffix("").glob("*.js")), script]
    return LINE_OF_COMMENT.sub("", "".join(piece.read_text() for piece in pieces))


MADE = {SHEET: joined, SCRIPT: bare}


class JoiningFinder(FileSystemFinder):
    """Finds every file as it lies there, and sheet and script as they are made: while developing,
    and to collect."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.built = FileSystemStorage(settings.BASE_DIR / "build" / "joined")

    def find_location(self, root: str, path: str, prefix: str | None = None) -> str | None:
        found = super().find_location(root, path, prefix)
        return self._make(path, found) if found and path in MADE else found

    def list(self, ignore_patterns: Any) -> Iterator[Any]:
        for path, storage in super().list(ignore_patterns):
            if path in MADE:
                self._make(path, storage.path(path))
                storage = self.built
            yield path, storage

    def _make(self, path: str, source: str) -> str:
        """Written beside and then put in place: whoever reads it meanwhile reads it whole."""
        target, text = Path(self.built.path(path)), MADE[path](Path(source))
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False) as new:
                new.write(text)
            os.chmod(new.name, 0o644)
            os.replace(new.name, target)
        return str(target)
