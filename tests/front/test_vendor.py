"""What we took from others is what they published, and says on which terms."""

import hashlib
import json

import pytest
from django.conf import settings

STATIC = settings.BASE_DIR / "static"
VENDOR = STATIC / "vendor"
KEPT = [VENDOR, settings.BASE_DIR / "kit" / "fonts"]
PACKAGES = json.loads((VENDOR / "manifest.json").read_text())["packages"]
FILES = {
    f"{package['folder']}/{name}": file["sha256"]
    for package in PACKAGES
    for name, file in package["files"].items()
}


def checksum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", FILES)
def test_a_vendored_file_is_the_one_that_was_reviewed(name):
    assert checksum(settings.BASE_DIR / name) == FILES[name]


def test_no_vendored_file_is_unlisted():
    found = {
        str(path.relative_to(settings.BASE_DIR))
        for folder in KEPT
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".json", ".conf"}
    }

    assert found == {*FILES}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_every_package_names_its_version_and_brings_its_licence(package):
    assert package["version"]
    assert package["licence"]
    assert "LICENSE" in package["files"]


def test_the_sprite_holds_the_icons_that_the_manifest_names():
    [lucide] = [package for package in PACKAGES if "icons" in package]
    sprite = (STATIC / "icons.svg").read_text()

    assert checksum(STATIC / "icons.svg") == lucide["sprite_sha256"]
    assert all(f'<symbol id="{name}" ' in sprite for name in lucide["icons"])


def test_no_vendored_file_names_a_map_that_is_not_there():
    for name in ["bootstrap/bootstrap.min.css", "htmx/htmx.min.js"]:
        assert b"sourceMappingURL" not in (VENDOR / name).read_bytes()
