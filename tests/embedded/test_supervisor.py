import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from embedded.processes import Process, is_alive, remember, stop_all
from tests.embedded.houses import a_house, all_gone, ask, begin, inhabitants, one, watchdog_of

pytestmark = [pytest.mark.waiting, pytest.mark.timeout(60)]
ALIKE = [signal.SIGINT, signal.SIGHUP]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.mark.parametrize(
    "wish", [signal.SIGTERM, *(pytest.param(each, marks=pytest.mark.long) for each in ALIKE)]
)
def test_whoever_asks_a_house_to_stop_finds_nothing_of_it_afterwards(state, wish):
    with a_house(state) as house:
        living = inhabitants(state)

        house.send_signal(wish)
        house.wait(timeout=20)

    assert house.returncode == 0
    assert [each.name for each in living] == ["valkey", "postgres", "child"]
    assert not any(map(is_alive, living))
    assert not house.sockets.exists()
    assert not (state / "running").exists()


def test_a_second_house_in_the_same_folder_is_refused_in_one_line(state):
    with a_house(state) as house:
        second = begin(state)
        _, words = second.communicate(timeout=20)

        assert second.returncode == 1
        assert words == f"Already running in {state} (process {house.pid}).\n"
        assert all(map(is_alive, inhabitants(state)))


def test_a_killed_supervisor_leaves_no_orphan_and_the_next_start_is_normal(state):
    with a_house(state) as house:
        ask(house, "create table proof (word text)")
        ask(house, "insert into proof values ('still here')")
        orphans = inhabitants(state)

        house.kill()

        assert all_gone(orphans)
        with a_house(state) as next_house:
            assert ask(next_house, "select word from proof") == ("still here",)


@linux_only
def test_when_even_the_watchdog_is_killed_the_next_start_sweeps(state):
    with a_house(state) as house:
        orphans = inhabitants(state)
        os.kill(watchdog_of(house), signal.SIGKILL)

        house.kill()
        house.wait(timeout=5)

        assert all(map(is_alive, orphans))
        with a_house(state):
            assert not any(map(is_alive, orphans))


@pytest.mark.parametrize("name", ["postgres", "valkey", "child"])
def test_when_one_process_is_killed_the_house_says_so_and_stops(state, name):
    with a_house(state) as house:
        living = inhabitants(state)

        os.kill(one(state, name).pid, signal.SIGKILL)
        _, words = house.communicate(timeout=20)

        assert house.returncode == 1
        assert words.startswith(f"{name} ended by itself: ")
        assert words.count("\n") == 1
        assert all_gone(living, 1)
    with a_house(state) as house:
        assert ask(house, "select 1") == (1,)


def test_a_stranger_with_the_number_of_an_old_server_is_left_alone(state):
    with a_house(state):
        pass
    (state / "pg18" / "postmaster.pid").write_text(f"{os.getpid()}\n{state}/pg18\n")

    with a_house(state) as house:
        assert ask(house, "select 1") == (1,)


def test_half_a_database_is_made_anew(state):
    (state / "pg18.new").mkdir()
    (state / "pg18.new" / "PG_VERSION").write_text("18")

    with a_house(state) as house:
        assert ask(house, "show timezone") == ("UTC",)


def test_a_long_folder_with_spaces_and_a_language_nobody_has(state):
    folder = state / f"the portal of a district {'x' * 150}"
    folder.mkdir()

    with a_house(folder, LANG="xx_XX.UTF-8", LC_ALL="xx_XX", PGDATA="/nowhere") as house:
        assert ask(house, "select lower('É'), 'Zebra' < 'apple' and 'apple' < 'école'") == (
            "é",
            True,
        )
        assert len(f"{house.sockets}/.s.PGSQL.5432") < 104
        assert house.sockets.stat().st_mode & 0o777 == 0o700


def test_nobody_is_stopped_whose_start_time_differs():
    myself = remember("me", os.getpid())

    stop_all([Process("me", myself.pid, "long ago")])

    assert is_alive(myself)


@linux_only
def test_a_zombie_counts_as_dead():
    child = subprocess.Popen(["true"])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)

    assert Path(f"/proc/{child.pid}").exists()
    assert remember("child", child.pid).started == "gone"
    child.wait()
