"""What the doctor looks at beside the health of the portal: whether each of its neighbours answers.

Every look ends in some seconds, and none repeats a password.
"""

import tempfile
from collections.abc import Callable, Iterator
from typing import Any

import redis
from celery import current_app
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core import checks
from django.core.cache import cache
from django.core.mail import mailers
from django.db import DatabaseError, InterfaceError, connection
from kombu.exceptions import OperationalError

from kit.templatetags.kit import counted
from letters.delivery import hang_up
from plt_portal.health import Check, migrations_due
from plt_portal.health import checks as health

# How long browsers remember https is the district's own word.
ITS_OWN = {"security.W004", "security.W005", "security.W021"}
AWAY = (DatabaseError, InterfaceError, OperationalError, redis.RedisError, OSError)


def examine() -> Iterator[Check]:
    """All there is to know; without the database it is less."""
    if trouble := _trouble(connection.ensure_connection):
        yield Check("Database", trouble, "", "Away", "Look at DATABASE_URL, and start it.")
    else:
        yield _settings()
        yield _tables()
        yield from _inside()
    yield _answers("Broker", "BROKER_URL", _knock)
    yield _answers("Cache", "CACHE_URL", lambda: cache.get("doctor"))
    yield _mail_server()
    yield _answers("Files", "PLT_VAR", _write, "The folder takes files")
    yield _static_files()


def _inside() -> Iterator[Check]:
    """What the portal's own page says, as far as the tables are those of this release."""
    try:
        yield from health()
    except DatabaseError as trouble:
        yield Check("Records", _words(trouble), "", "Unread", "Look at the tables first.")


def _settings() -> Check:
    """They could be read, or nothing would run; what Django thinks of them."""
    found = checks.run_checks(include_deployment_checks=settings.PRODUCTION)
    found = [each for each in found if each.level >= checks.WARNING and each.id not in ITS_OWN]
    if found:
        told = "; ".join(f"{each.id}: {each.msg.splitlines()[0]}" for each in found)
        return Check("Settings", told, "", "Doubtful", "Run manage.py check --deploy.")
    return Check("Settings", f"Complete, for {settings.MODE}", "")


def _tables() -> Check:
    if behind := migrations_due():
        now = f"{counted(behind, 'migration is,migrations are')} due"
        return Check("Tables", now, "", "Behind", "Run manage.py migrate.")
    return Check("Tables", "Those of this release", "")


def _answers(what: str, named: str, asked: Callable[[], Any], well: str = "Answers") -> Check:
    if trouble := _trouble(asked):
        return Check(what, trouble, "", "Away", f"Look at {named}.")
    return Check(what, well, "")


def _knock() -> None:
    with current_app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1)


def _write() -> None:
    with tempfile.TemporaryFile(dir=settings.FILES) as file:
        file.write(b"room for a letter")


def _mail_server() -> Check:
    """Up to the moment in which a letter would be handed over."""
    line: Any = mailers["default"]
    trouble = _trouble(line.open)
    if trouble:
        return Check("Mail server", trouble, "", "Away", "Look at MAIL_URL.")
    encrypted = getattr(line.connection.sock, "version", lambda: "")()
    signed_in = "signed in" if line.username else "no sign-in asked"
    hang_up(line)
    return Check("Mail server", f"Greets, {encrypted or 'without TLS'}, {signed_in}", "")


def _static_files() -> Check:
    """Each file of the portal has to have been collected, or its page breaks."""
    collected: dict[str, str] | None = getattr(staticfiles_storage, "hashed_files", None)
    if collected is None:
        return Check("Static files", "Read where they lie", "")
    names = {name.replace("\\", "/") for finder in get_finders() for name, _ in finder.list([])}
    if missing := names - collected.keys():
        now = f"{len(missing)} of {len(names)} are not collected"
        return Check("Static files", now, "", "Missing", "Run manage.py collectstatic.")
    return Check("Static files", f"All {len(names)} are collected", "")


def _trouble(asked: Callable[[], Any]) -> str:
    """What stood in the way; nothing where nothing did."""
    try:
        asked()
    except AWAY as trouble:
        return _words(trouble)
    return ""


def _words(trouble: Exception) -> str:
    """The first line of it, which is one of the neighbour's and not of anybody's data."""
    return " ".join(str(trouble).splitlines()[:1]) or type(trouble).__name__
