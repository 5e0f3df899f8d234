import os
import shlex
import subprocess
import sys

import pytest
from ruamel.yaml import YAML

from embedded.demo import web_command
from embedded.processes import wait_until
from embedded.servers import LOCALE, SETTINGS
from embedded.supervisor import ROOT
from plt_portal.environment import VARIABLES
from tests.plt_portal.test_settings import COMPLETE
from tests.stack import free_port

COMPOSE = ROOT / "docker-compose.yml"


def service(name):
    return YAML(typ="safe").load(COMPOSE)["services"][name]


def test_the_compose_file_is_what_compose_expects():
    check = ["-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]

    done = subprocess.run([sys.executable, *check], capture_output=True, text=True, timeout=60)

    assert done.returncode == 0, done.stdout + done.stderr


def test_both_databases_are_made_with_the_same_language():
    words = service("postgres")["environment"]["POSTGRES_INITDB_ARGS"]

    assert shlex.split(words) == LOCALE


def test_both_databases_run_with_the_same_settings():
    words = shlex.split(service("postgres")["command"])

    told = dict(word.split("=", 1) for word in words if "=" in word)
    assert told == {name: SETTINGS[name] for name in SETTINGS if name in told}
    assert SETTINGS.keys() - told.keys() == {"unix_socket_permissions"}  # the container has its own


def test_the_database_outlives_its_container():
    assert service("postgres")["volumes"] == ["database:/var/lib/postgresql"]


def test_the_web_process_is_asked_whether_it_answers_as_production_answers():
    """By its own host, without https, and without any neighbour."""
    command, port = service("web")["healthcheck"]["test"], str(free_port())
    told = {"PATH": os.environ["PATH"]} | COMPLETE
    probe = [sys.executable, *command[2:-1], port]

    def answers():
        return subprocess.run(probe, cwd=ROOT, env=told, timeout=30).returncode == 0

    assert not answers()
    web = subprocess.Popen(web_command(int(port)), cwd=ROOT, env=told)
    try:
        assert wait_until(answers, 60)
    finally:
        web.terminate()
        web.wait()


@pytest.mark.parametrize("name", ["web", "worker", "codes", "beat", "migrate"])
def test_every_setting_reaches_every_process(name):
    """What stands in .env is for compose alone, unless compose hands it on."""
    assert set(service(name)["environment"]) == set(VARIABLES) - {"PLT_CLOCK"}


def test_no_secret_stands_in_the_file():
    words = COMPOSE.read_text()

    assert "SECRET_KEY: ${SECRET_KEY:?" in words
    assert "POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?" in words
