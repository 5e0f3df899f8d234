"""The architecture, read by a machine."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

from kit.lifecycle import LIVES

ROOT = settings.BASE_DIR
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
FLOORS = [
    floor for layer in reversed(CONTRACTS["contracts"][0]["layers"]) for floor in layer.split(" | ")
]
SOURCES = [
    path
    for floor in FLOORS
    for path in (ROOT / floor).rglob("*.py")
    if "migrations" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MODELS = [path for path in SOURCES if "models" in (path.stem, path.parent.name)]
BESIDE = ["demo", "embedded", "bench"]
CODE = SOURCES + [path for folder in BESIDE for path in (ROOT / folder).rglob("*.py")]
TESTS = [*(ROOT / "tests").rglob("*.py")]
FORBIDDEN_NAMES = {"utils", "helpers", "services", "signals", "managers", "mixins"}


def test_the_import_contracts_hold():
    assert _linted(ROOT).returncode == 0


WRONG = {
    "district/models.py": ("import teams.models", "district.models -> teams.models"),
    "goals/models.py": ("import blueprint.models", "goals.models -> blueprint.models"),
    "teams/rules.py": ("import teams.views", "teams.rules -> teams.views"),
    "reports/views.py": ("import reports.pdf", "reports.views -> reports.pdf"),
    "letters/gossip.py": ("", "letters.gossip"),
}


def test_a_wrong_import_is_found(tmp_path):
    """Also a room with a new name, until somebody has said where it stands."""
    house = tmp_path / "house"
    for floor in [*FLOORS, "pyproject.toml"]:
        _copied(ROOT / floor, house / floor)
    for file, (line, _) in WRONG.items():
        with (house / file).open("a") as source:
            source.write(f"\n{line}\n")

    told = _linted(house)

    assert told.returncode != 0
    assert [sign for _, sign in WRONG.values() if sign not in told.stdout] == []
    assert told.stdout.count("BROKEN") == len(CONTRACTS["contracts"])


def test_a_web_process_never_loads_the_pdf_engine():
    """What the contract says of imports, asked of a process that has loaded every page."""
    asks = (
        "import django, sys; django.setup(); from django.urls import resolve; resolve('/');"
        "print('weasyprint' in sys.modules)"
    )

    told = subprocess.run(
        [sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "False"


def test_no_foreign_key_points_up_the_calendar():
    """A key of a lower floor to a higher one would be an import in disguise."""
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if _floor(model) is not None
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if (_floor(field.related_model) or 0) > _floor(model)
    ]
    assert upward == []


def test_keys_name_the_class_and_never_a_string():
    """«teams.Team» as a string is an import that no checker sees."""
    named = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in MODELS
        for call in ast.walk(_parsed(path))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "").endswith(("Key", "Field"))
        if call.args and isinstance(call.args[0], ast.Constant) and "." in str(call.args[0].value)
    ]
    assert named == []


def test_templates_never_read_up_the_calendar():
    """«posting.teams» in a template of the billboard would be an import that no checker sees."""
    reading = [
        f"{path.relative_to(ROOT)}: {word}"
        for number, floor in enumerate(FLOORS)
        for path in (ROOT / "templates" / floor).rglob("*.html")
        for word in _planted_from_above(number)
        if re.search(rf"{{[{{%][^}}]*\.{word}\b", path.read_text())
    ]
    assert reading == []


def _planted_from_above(number):
    """What only higher floors plant on the models of a floor and of those below it."""
    below = [model for model in apps.get_models() if (_floor(model) or 0) <= number]
    own = {field.name for model in below for field in model._meta.fields}
    planted = {True: set(), False: own}
    for relation in (each for model in below for each in model._meta.related_objects):
        is_from_above = (_floor(relation.related_model) or 0) > number
        planted[is_from_above].add(relation.get_accessor_name())
    return planted[True] - planted[False]


def test_no_file_has_a_name_that_says_nothing():
    assert [p for p in SOURCES if p.stem in FORBIDDEN_NAMES] == []


def test_nobody_listens_for_signals_or_overrides_save_on_a_model():
    """Knowledge flows up by being read; what a step does stands in its verb."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(_parsed(path))
        if isinstance(node, ast.FunctionDef)
        if (path in MODELS and node.name in {"save", "delete"})
        or any("receiver" in ast.dump(decorator) for decorator in node.decorator_list)
    ]
    assert found == []


def test_nothing_sets_a_state_past_the_hand():
    """A thing that has a life moves by a row of its table. Letters and papers have a ledger."""
    living = {model._meta.app_label for model in LIVES}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] in living
        for node in ast.walk(_parsed(path))
        if _sets(node, "state")
    ]
    assert found == []


def _sets(node, column):
    """«thing.state = ...», or «.update(state=...)»."""
    if isinstance(node, ast.Assign):
        return any(getattr(target, "attr", "") == column for target in node.targets)
    is_update = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "update"
    return is_update and any(word.arg == column for word in node.keywords)


def test_a_line_of_a_template_has_at_most_160_characters():
    too_long = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > 160
    ]
    assert too_long == []


def test_a_page_has_at_most_120_lines_and_a_part_40():
    """A letter's parts are pieces of mail, with the styles that mail programs ask for."""
    lines = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in TEMPLATES}
    parts = {path for path in lines if "parts" in path.parts and "letters" not in path.parts}

    assert [path for path in lines if lines[path] > (40 if path in parts else 120)] == []


def test_a_function_is_read_at_a_glance():
    """From its name to its last line, in 25."""
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in CODE + TESTS
        for node in ast.walk(_parsed(path))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 25
    ]
    assert long == []


def test_a_file_has_one_thought():
    """Which 300 lines hold."""
    assert [path for path in CODE if len(path.read_text().splitlines()) > 300] == []


def test_every_kind_of_letter_has_a_name_of_its_own():
    """A kind is the name of its file, without the app: two of one name would be one letter."""
    files = [path.name for path in (ROOT / "templates").glob("*/letters/*.html")]

    assert len(files) > 10
    assert sorted(files) == sorted(set(files))


def test_every_app_says_what_it_owns():
    assert [f for f in FLOORS if not ast.get_docstring(_parsed(ROOT / f / "__init__.py"))] == []


def test_the_wards_of_the_project_do_not_leak_into_it():
    """The project speaks of itself alone: no path of a machine, no address of a registry."""
    words = ("/work/", "pypi.org", "registry.npmjs", "pythonhosted")
    text_files = ["*.py", "*.md", "*.toml", "*.txt", "*.yml", "*.html", "*.sh", "*.json"]
    tracked = subprocess.run(
        ["git", "ls-files", *text_files], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    own = Path(__file__).relative_to(ROOT).as_posix()
    told = [
        name
        for name in tracked
        if name != own and (ROOT / name).exists()
        if any(word in (ROOT / name).read_text(errors="replace") for word in words)
    ]
    assert told == []


def _linted(place):
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)


def _copied(source, target):
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        target.parent.mkdir(exist_ok=True)
        shutil.copy(source, target)


def _floor(model):
    app = model._meta.app_label
    return FLOORS.index(app) if app in FLOORS else None


@cache
def _parsed(path):
    return ast.parse(path.read_text())


def test_a_sentence_that_ends_in_a_time_has_one_period():
    """6:30 a.m. ends in one."""
    two = re.compile(r"(clock_time|day_and_time)(\([^{}]*\))? ?\}\}?\.")

    assert [path.name for path in SOURCES + TEMPLATES if two.search(path.read_text())] == []
