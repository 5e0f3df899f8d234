"""What the README says of the house is drawn from the house."""

from django.conf import settings

from teams.lifecycle import LIFE_OF_A_ROSTER, LIFE_OF_A_TEAM

README = (settings.BASE_DIR / "README.md").read_text()


def test_the_life_of_a_roster_is_drawn_as_it_is():
    assert f"```mermaid\n{LIFE_OF_A_ROSTER.picture()}\n```" in README


def test_the_life_of_a_team_is_drawn_as_it_is():
    assert f"```mermaid\n{LIFE_OF_A_TEAM.picture()}\n```" in README


def test_it_stays_short_and_names_the_two_commands_first():
    assert len(README.splitlines()) < 150
    assert README.index("bin/demo") < README.index("bin/test") < README.index("docker-compose")
