"""What the portal is told from outside, read in one place: all that is wrong is said at once.

No sentence repeats a value, for it may hold a password. Nothing here knows Django: gunicorn asks
before it makes a process.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

HERE = Path(__file__).resolve().parent.parent
MODES = ("development", "demo", "test", "production")
STOPPED = 3  # gunicorn does not try again after this one
A_KEY = 50  # characters
A_HOST = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[a-f0-9:.]+\]", re.IGNORECASE)
A_YEAR = 365 * 24 * 3600
TLS_OF_POSTGRES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
PORTS_OF_MAIL = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}

type Told = dict[str, Any]


class Wrong(Exception):
    """What is the matter with a value, as the end of a sentence that its name begins."""


@dataclass(frozen=True)
class Variable:
    """One word of the environment: how it is read, a right one, and what holds without it."""

    read: Callable[[str, bool], Any]
    example: str
    usual: str | None = None
    outside_production: str | None = None

    def value(self, given: str, production: bool) -> Any:
        value = given or self.usual
        if value is None and not production:
            value = self.outside_production
        if value is None:
            raise Wrong("is missing")
        return self.read(value, production)


# --- How each is read -----------------------------------------------------------------------------


def _as_it_is(value: str, production: bool) -> str:
    return value


def _mode(value: str, production: bool) -> str:
    if value not in MODES:
        raise Wrong(f"is none of {', '.join(MODES)}")
    return value


def _key(value: str, production: bool) -> str:
    if production and len(value) < A_KEY:
        raise Wrong(f"is too short to keep a secret: it has fewer than {A_KEY} characters")
    if production and len(set(value)) < 10:
        raise Wrong("is too plain to keep a secret: it repeats a few characters")
    return value


def _hosts(value: str, production: bool) -> list[str]:
    hosts = _list(value)
    if production and any("*" in host for host in hosts):
        raise Wrong("lets in every host, so that a letter could lead anywhere")
    if any("/" in host for host in hosts):
        raise Wrong("holds an address where the host alone is meant, without https:// and path")
    if not hosts or not all(host == "*" or A_HOST.fullmatch(host) for host in hosts):
        raise Wrong("holds something that is no host; several stand with commas between them")
    return hosts


def _site(value: str, production: bool) -> str:
    if not production and value.startswith("https:"):
        raise Wrong("is one of production, and PLT_MODE is not: errors would show its inside")
    parts = _address(value, ("https",) if production else ("http",))
    if parts.username or parts.query or parts.fragment or parts.path.strip("/"):
        raise Wrong("is more than an address and its host: the portal stands at the top of it")
    return value.rstrip("/")


def _database(value: str, production: bool) -> Told:
    """As Django wants it. What stands behind the question mark is PostgreSQL's, word for word."""
    parts = _address(value, ("postgres", "postgresql"), needs_host=False)
    options = dict(parse_qsl(parts.query))
    if not parts.hostname and "host" not in options:
        raise Wrong("names no host")
    if not (name := unquote(parts.path.strip("/"))):
        raise Wrong("names no database after the host")
    if options.get("sslmode", "prefer") not in TLS_OF_POSTGRES:
        raise Wrong(f"has an sslmode that is none of {', '.join(TLS_OF_POSTGRES)}")
    return {
        "ENGINE": "plt_portal.records",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def _redis(value: str, production: bool, *, socket: str) -> str:
    parts = _address(value, ("redis", "rediss", socket), needs_host=False)
    if parts.scheme == socket:
        if not parts.path.strip("/"):
            raise Wrong("names no path of a socket")
    elif not parts.hostname:
        raise Wrong("names no host")
    elif not re.fullmatch(r"/?\d*", parts.path):
        raise Wrong("names a database that is no number")
    return value


def _mail(value: str, production: bool) -> Told:
    """As Django's mailer wants it."""
    parts = _address(value, tuple(PORTS_OF_MAIL))
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise Wrong("goes on behind the port; signs of a password are written as in %2F for /")
    if parts.password and not parts.username:
        raise Wrong("has a password and no user")
    return {
        "host": parts.hostname,
        "port": parts.port or PORTS_OF_MAIL[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        "use_tls": parts.scheme == "smtp+starttls",
    }


def _sender(value: str, production: bool) -> str:
    local, _, domain = parseaddr(value)[1].rpartition("@")
    if not local or not A_HOST.fullmatch(domain):
        raise Wrong("holds no address that a letter can come from")
    return value


def _zone(value: str, production: bool) -> str:
    try:
        ZoneInfo(value)
    except (OSError, ValueError, KeyError):
        raise Wrong("is no time zone that is known")
    return value


def _folder(value: str, production: bool) -> Path:
    if production and not Path(value).is_absolute():
        raise Wrong("does not begin with /, and each process would look elsewhere")
    return Path(value)


def _https_only(value: str, production: bool) -> Told:
    """For how long browsers remember to come by https only: as the header says it."""
    words = [word.strip().lower() for word in value.split(";")]
    age = re.fullmatch(r"max-age=(\d+)", words[0])
    if not age or not set(words[1:]) <= {"includesubdomains", "preload"}:
        raise Wrong("is not what the header Strict-Transport-Security can say")
    seconds, everywhere, listed = int(age[1]), "includesubdomains" in words, "preload" in words
    if listed and not (everywhere and seconds >= A_YEAR):
        raise Wrong("asks for preload, which takes includeSubDomains and a year")
    return {"seconds": seconds, "subdomains": everywhere, "preload": listed}


def _number(value: str, production: bool) -> int:
    if not re.fullmatch(r"\d", value):
        raise Wrong("is no number from 0 to 9")
    return int(value)


def _list(value: str, production: bool = False) -> list[str]:
    return [each.strip() for each in value.split(",") if each.strip()]


def _address(value: str, schemes: tuple[str, ...], needs_host: bool = True) -> SplitResult:
    """An address of one of these kinds, with a host and a port that can be."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise Wrong("has a port that cannot be; signs of a password are written as in %2F for /")
    if parts.scheme not in schemes:
        raise Wrong(f"does not begin with {' or '.join(f'{each}://' for each in schemes)}")
    host = parts.hostname or ""
    if not host and needs_host:
        raise Wrong("names no host")
    if host and not (A_HOST.fullmatch(host) or ":" in host or host[:3].lower() == "%2f"):
        raise Wrong("names a host that cannot be")
    return parts


VARIABLES = {
    "PLT_MODE": Variable(_mode, "PLT_MODE=production", usual="development"),
    "SECRET_KEY": Variable(
        _key,
        "what `openssl rand -base64 48` writes",
        outside_production="only-for-development-and-never-secret-0123456789abcdef",
    ),
    "SECRET_KEY_FALLBACKS": Variable(_list, "the keys before SECRET_KEY", usual=""),
    "ALLOWED_HOSTS": Variable(
        _hosts,
        "ALLOWED_HOSTS=plt.district.example",
        outside_production="127.0.0.1,localhost,testserver",
    ),
    "SITE_URL": Variable(
        _site,
        "SITE_URL=https://plt.district.example",
        outside_production="http://127.0.0.1:8000",
    ),
    "DATABASE_URL": Variable(
        _database,
        "DATABASE_URL=postgres://plt:password@db.district.example:5432/plt?sslmode=verify-full",
        outside_production="postgres://plt@127.0.0.1:5432/plt",
    ),
    "BROKER_URL": Variable(
        partial(_redis, socket="redis+socket"),
        "BROKER_URL=redis://:password@valkey.district.example:6379/0",
        outside_production="redis://127.0.0.1:6379/0",
    ),
    "CACHE_URL": Variable(
        partial(_redis, socket="unix"),
        "CACHE_URL=redis://:password@valkey.district.example:6379/1",
        outside_production="redis://127.0.0.1:6379/1",
    ),
    "TRUSTED_PROXIES": Variable(_number, "TRUSTED_PROXIES=1", outside_production="0"),
    "MAIL_URL": Variable(
        _mail,
        "MAIL_URL=smtp+starttls://user:password@mail.district.example:587",
        outside_production="smtp://127.0.0.1:1025",
    ),
    "MAIL_FROM": Variable(
        _sender,
        "MAIL_FROM=PLT Portal <plt@district.example>",
        usual="PLT Portal <plt@millbrook.example>",
    ),
    "DISTRICT_NAME": Variable(
        _as_it_is, "DISTRICT_NAME=Our District", usual="Millbrook Public Schools"
    ),
    "DISTRICT_WORD": Variable(_as_it_is, "DISTRICT_WORD=PLC", usual="PLT"),
    "DISTRICT_TIME_ZONE": Variable(
        _zone, "DISTRICT_TIME_ZONE=America/Chicago", usual="America/New_York"
    ),
    "PLT_VAR": Variable(_folder, "PLT_VAR=/srv/files", usual=f"{HERE / 'var' / 'files'}"),
    "PLT_CLOCK": Variable(_as_it_is, "PLT_CLOCK=/tmp/clock", usual=""),
    # No page of the portal exists without https, so nothing below its host is ever asked without.
    # A district that is not there yet begins with less: browsers forget it only when it is over.
    "HSTS": Variable(
        _https_only,
        "HSTS=max-age=31536000; includeSubDomains",
        usual=f"max-age={A_YEAR}; includeSubDomains; preload",
    ),
}


def told() -> Told:
    """What every process of the portal is told. Where something is wrong, none of them starts."""
    values, troubles = read(os.environ)
    if troubles:
        number = "one setting is" if len(troubles) == 1 else f"{len(troubles)} settings are"
        lines = [f"The portal does not start: {number} not right.", *troubles]
        sys.stderr.write("\n  ".join(lines) + "\n")
        raise SystemExit(STOPPED)
    return values


def read(given: Mapping[str, str]) -> tuple[Told, list[str]]:
    """All values, and a sentence for each that cannot be used."""
    values: Told = {}
    troubles = []
    production = given.get("PLT_MODE", "").strip() == "production"
    for name, variable in VARIABLES.items():
        try:
            values[name] = variable.value(given.get(name, "").strip(), production)
        except Wrong as wrong:
            troubles.append(f"{name} {wrong}. As in: {variable.example}")
    if production and {"SITE_URL", "ALLOWED_HOSTS"} <= values.keys():
        troubles.extend(_together(values))
    return values, troubles


def _together(values: Told) -> Iterator[str]:
    """What is right alone and wrong beside another."""
    host = urlsplit(values["SITE_URL"]).hostname or ""
    hosts = [each.lower().strip("[]") for each in values["ALLOWED_HOSTS"]]
    if not any(host == each or (each[0] == "." and f".{host}".endswith(each)) for each in hosts):
        example = VARIABLES["SITE_URL"].example
        yield f"SITE_URL names a host that ALLOWED_HOSTS leaves out. As in: {example}"
