"""What is wrong with the settings is said at once, in sentences, and by every process alike."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from plt_portal.environment import VARIABLES, read
from tests.plt_portal.test_settings import COMPLETE

A_SECRET = "nobody-may-read-this"
WRONG = [
    ("PLT_MODE", "live", "is none of development, demo, test, production"),
    ("SECRET_KEY", "short", "is too short to keep a secret: it has fewer than 50 characters"),
    ("SECRET_KEY", "ab" * 40, "is too plain to keep a secret: it repeats a few characters"),
    ("ALLOWED_HOSTS", "*", "lets in every host, so that a letter could lead anywhere"),
    ("ALLOWED_HOSTS", "plt.millbrook.example,*.example", "lets in every host"),
    ("ALLOWED_HOSTS", "https://plt.millbrook.example", "holds an address where the host alone"),
    ("ALLOWED_HOSTS", "plt.millbrook.example:8000", "holds something that is no host"),
    ("ALLOWED_HOSTS", "plt.millbrook.example other", "holds something that is no host"),
    ("ALLOWED_HOSTS", ",", "holds something that is no host"),
    ("SITE_URL", "plt.millbrook.example", "does not begin with https://"),
    ("SITE_URL", "http://plt.millbrook.example", "does not begin with https://"),
    ("SITE_URL", "https://", "names no host"),
    ("TRUSTED_PROXIES", "some", "is no number from 0 to 9"),
    ("SITE_URL", "https://plt millbrook", "names a host that cannot be"),
    ("SITE_URL", "https://plt.millbrook.example/portal", "is more than an address and its host"),
    ("SITE_URL", "https://plt.millbrook.example:99999", "has a port that cannot be"),
    ("SITE_URL", "https://elsewhere.example", "names a host that ALLOWED_HOSTS leaves out"),
    ("DATABASE_URL", "mysql://plt@db/plt", "does not begin with postgres:// or postgresql://"),
    ("DATABASE_URL", "postgres:///plt", "names no host"),
    ("DATABASE_URL", "postgres://plt@db", "names no database after the host"),
    ("DATABASE_URL", "postgres://plt@db/plt?sslmode=full", "has an sslmode that is none of"),
    ("BROKER_URL", "x", "does not begin with redis:// or rediss:// or redis+socket://"),
    ("BROKER_URL", "amqp://broker", "does not begin with redis://"),
    ("BROKER_URL", "redis:///0", "names no host"),
    ("BROKER_URL", "redis+socket://", "names no path of a socket"),
    ("CACHE_URL", "redis://cache/one", "names a database that is no number"),
    ("CACHE_URL", "memcached://cache", "does not begin with redis:// or rediss:// or unix://"),
    ("MAIL_URL", "mail", "does not begin with smtp:// or smtp+starttls:// or smtps://"),
    ("MAIL_URL", "tls://mail.millbrook.example", "does not begin with smtp://"),
    ("MAIL_URL", "smtp://", "names no host"),
    ("MAIL_URL", f"smtps://plt:{A_SECRET}@:465", "names no host"),
    ("MAIL_URL", f"smtps://plt:{A_SECRET}/more@mail.example", "has a port that cannot be"),
    ("MAIL_URL", f"smtps://:{A_SECRET}@mail.example", "has a password and no user"),
    ("MAIL_URL", "smtp://mail.millbrook.example:25/in", "goes on behind the port"),
    ("MAIL_FROM", "PLT Portal", "holds no address that a letter can come from"),
    ("DISTRICT_TIME_ZONE", "Moon/Sea", "is no time zone that is known"),
    ("DISTRICT_TIME_ZONE", "America", "is no time zone that is known"),
    ("DISTRICT_TIME_ZONE", "../etc", "is no time zone that is known"),
    ("PLT_VAR", "files", "does not begin with /"),
    ("HSTS", "a year", "is not what the header Strict-Transport-Security can say"),
    ("HSTS", "max-age=60; preload", "asks for preload, which takes includeSubDomains and a year"),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_what_is_wrong_is_named_with_an_example_of_a_right_one(name, value, said):
    _, troubles = read(COMPLETE | {name: value})

    [sentence] = [each for each in troubles if each.startswith(f"{name} {said}")]
    assert sentence.endswith(f". As in: {VARIABLES[name].example}")
    assert A_SECRET not in sentence


def test_every_example_is_a_right_one():
    examples = dict(
        each.example.split("=", 1) for each in VARIABLES.values() if "=" in each.example
    )

    assert read(COMPLETE | examples)[1] == []


def test_an_empty_word_is_a_missing_one():
    """A file of compose says it so when nothing was named."""
    assert read(COMPLETE | {"MAIL_URL": " "})[1] == [
        f"MAIL_URL is missing. As in: {VARIABLES['MAIL_URL'].example}"
    ]


def test_outside_production_nothing_has_to_be_named():
    values, troubles = read({})

    assert troubles == []
    assert (values["PLT_MODE"], values["SITE_URL"]) == ("development", "http://127.0.0.1:8000")


def test_whoever_forgets_to_say_that_it_is_production_is_told():
    [sentence] = read({name: COMPLETE[name] for name in COMPLETE if name != "PLT_MODE"})[1]

    assert sentence.startswith("SITE_URL is one of production, and PLT_MODE is not")


def test_a_host_below_a_named_domain_is_let_in():
    assert read(COMPLETE | {"ALLOWED_HOSTS": ".millbrook.example"})[1] == []
    assert read(COMPLETE | {"ALLOWED_HOSTS": ".bees.example"})[1] != []


# --- Every process --------------------------------------------------------------------------------

SEVERAL = {
    "SECRET_KEY": A_SECRET,
    "ALLOWED_HOSTS": "*",
    "SITE_URL": "plt.millbrook.example",
    "DATABASE_URL": f"postgres://plt:{A_SECRET}@db",
    "MAIL_URL": "mail",
    "BROKER_URL": "x",
    "DISTRICT_TIME_ZONE": "Moon/Sea",
}
PROGRAMS = Path(sys.executable).parent
PROCESSES = {
    "a command": [sys.executable, "manage.py", "migrate"],
    "web": [PROGRAMS / "gunicorn", "plt_portal.wsgi", "--bind", "127.0.0.1:0"],
    "worker": [PROGRAMS / "celery", "-A", "plt_portal.celery", "worker"],
    "beat": [PROGRAMS / "celery", "-A", "plt_portal.celery", "beat"],
}


@pytest.mark.parametrize("process", PROCESSES)
def test_each_process_says_all_that_is_wrong_and_nothing_else(process):
    told = {"PATH": os.environ["PATH"]} | COMPLETE | SEVERAL

    refused = subprocess.run(
        PROCESSES[process],
        cwd=settings.BASE_DIR,
        env=told,
        capture_output=True,
        text=True,
        timeout=60,
    )

    first, *lines = refused.stderr.splitlines()
    assert (refused.returncode, refused.stdout) == (3, "")
    assert first == "The portal does not start: 7 settings are not right."
    assert [line.split()[0] for line in lines] == [name for name in VARIABLES if name in SEVERAL]
    assert A_SECRET not in refused.stderr


# --- What they come to ----------------------------------------------------------------------------


def test_the_mail_server_is_spoken_to_as_its_address_says():
    ways = {
        "smtp://mail.example": (25, False, False),
        "smtp+starttls://mail.example": (587, False, True),
        "smtps://mail.example": (465, True, False),
        "smtps://mail.example:4465": (4465, True, False),
    }

    for address, way in ways.items():
        mail = read({"MAIL_URL": address})[0]["MAIL_URL"]
        assert (mail["port"], mail["use_ssl"], mail["use_tls"]) == way, address


def test_percent_signs_in_user_and_password_are_read():
    values, _ = read(
        {
            "MAIL_URL": "smtps://plt%40millbrook.example:a%2Fb%3Ac%25@mail.example",
            "DATABASE_URL": "postgres://p%40t:a%2Fb%3Ac%25@%2Ftmp%2FBees/plt",
        }
    )

    mail, database = values["MAIL_URL"], values["DATABASE_URL"]
    assert (mail["username"], mail["password"]) == ("plt@millbrook.example", "a/b:c%")
    assert (database["USER"], database["PASSWORD"]) == ("p@t", "a/b:c%")
    assert database["HOST"] == "/tmp/Bees"


def test_the_database_keeps_the_options_of_its_address():
    own = (
        "sslmode=verify-full&sslrootcert=/etc/ssl/district.pem&options=-c%20statement_timeout%3D60s"
    )
    asks = "from django.conf import settings; o = settings.DATABASES['default']['OPTIONS'];"
    asks += "print(o['sslmode'], o['sslrootcert'], o['pool']['max_size'], o['options'], sep='\\n')"
    told = COMPLETE | {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"postgres://plt@db.millbrook.example/plt?{own}",
        "DJANGO_SETTINGS_MODULE": "plt_portal.settings",
    }

    answer = subprocess.run(
        [sys.executable, "-c", asks],
        cwd=settings.BASE_DIR,
        env=told,
        capture_output=True,
        text=True,
    )

    mode, certificate, size, options = answer.stdout.splitlines()
    assert (mode, certificate, size) == ("verify-full", "/etc/ssl/district.pem", "12")
    assert options.startswith("-c statement_timeout=30s -c lock_timeout=5s ")
    assert options.endswith(" -c statement_timeout=60s")  # the last word is the district's


def test_how_long_browsers_remember_https_is_said_as_the_header_says_it():
    short = read(COMPLETE | {"HSTS": "max-age=300"})[0]["HSTS"]

    assert short == {"seconds": 300, "subdomains": False, "preload": False}
    assert read(COMPLETE)[0]["HSTS"] == {"seconds": 31536000, "subdomains": True, "preload": True}
