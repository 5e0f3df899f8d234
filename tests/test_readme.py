"""What README and docs say of the house is drawn from the house."""

import pytest
from django.conf import settings

from kit.lifecycle import LIVES
from teams.lifecycle import LIFE_OF_A_ROSTER

README = (settings.BASE_DIR / "README.md").read_text()
DRAWN = (settings.BASE_DIR / "docs" / "lives.md").read_text()


def test_the_life_of_a_roster_is_drawn_as_it_is():
    assert f"```mermaid\n{LIFE_OF_A_ROSTER.picture()}\n```" in README


@pytest.mark.parametrize("life", LIVES.values(), ids=lambda life: life.model.__name__)
def test_every_life_is_drawn_as_it_is(life):
    assert f"```mermaid\n{life.picture()}\n```" in DRAWN


def test_it_stays_short_and_names_the_two_commands_first():
    assert len(README.splitlines()) < 150
    assert README.index("bin/demo") < README.index("bin/test") < README.index("docker-compose")
