"""What the portal says of itself: to its administrators, to a watcher, and at home."""

import shutil
from collections import namedtuple
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import F
from django.urls import reverse

from kit import clock
from letters.models import Letter
from plt_portal import health
from plt_portal.home import home_of
from plt_portal.models import SignOfLife
from reports.models import ReportVersion
from tests.builders import a_printout, a_sent_issue, a_teacher, a_team, an_administrator, moment
from tests.letters.builders import a_letter
from tests.plt_portal.conftest import the_databases_time
from tests.reading import page_of
from tests.reports.builders import published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_work")]
A_MINUTE = timedelta(minutes=1)


def silent(of, minutes):
    SignOfLife.objects.filter(of=of).update(at=F("at") - minutes * A_MINUTE)


def bad():
    return {check.what: check.bad for check in health.checks() if check.bad}


def said(what):
    [check] = [check for check in health.checks() if check.what == what]
    return check


def the_watcher_hears(client):
    answer = client.get(reverse("well"))
    return answer.status_code, answer.text


# --- What holds and what does not -----------------------------------------------------------------


def test_when_nothing_is_the_matter_all_is_well(client):
    client.force_login(an_administrator())

    page = page_of(client.get(reverse("health")))

    assert bad() == {}
    assert "All is well" in page
    assert "All 8 checks hold." in page
    assert the_watcher_hears(client) == (200, "well\n")


@pytest.mark.parametrize("process", ["worker", "beat"])
def test_a_process_that_is_silent_for_two_minutes_is_away(client, process):
    silent(process, 3)
    client.force_login(an_administrator())

    page = page_of(client.get(reverse("health")))

    assert bad() == {health.PROCESSES[process]: "Away"}
    assert "1 check does not hold" in page
    assert "Seen 3 minutes ago" in page
    assert f"docker compose restart {process}" in page
    assert the_watcher_hears(client) == (503, "not well\n")


def test_a_process_that_never_was_there_is_away():
    SignOfLife.objects.filter(of="worker").delete()

    assert (said("Worker").now, said("Worker").bad) == ("Never seen", "Away")


def test_the_codes_own_lane_is_away_once_it_was_there(year):
    """Where it never ran, the worker sends the codes."""
    tom = an_administrator()
    assert (said("Sign-in codes").now, said("Sign-in codes").bad) == ("Sent by the worker", "")
    assert at_home(tom).done

    SignOfLife.objects.leave("codes")
    assert said("Sign-in codes").bad == ""
    silent("codes", 3)
    assert said("Sign-in codes").bad == "Away"
    assert at_home(tom).words == "Look at the portal: a process is away"


def test_a_lane_that_was_taken_away_is_no_trouble_for_ever(client):
    silent("codes", 25 * 60)

    assert said("Sign-in codes").now == "Sent by the worker"
    assert the_watcher_hears(client) == (200, "well\n")


def test_traffic_still_comes_while_nothing_happens_behind_the_pages(client):
    """To send everybody away would add a closed portal to a late letter."""
    silent("worker", 60)
    a_letter(due_at=clock.now() - timedelta(hours=3))

    assert client.get(reverse("ready")).status_code == 200
    assert the_watcher_hears(client) == (503, "not well\n")


def test_a_letter_that_waits_for_ten_minutes_is_said():
    letter = a_letter(due_at=clock.now() - 9 * A_MINUTE)
    assert bad() == {}
    assert said("Letters").now.startswith("1 waits, the oldest since ")

    Letter.objects.filter(pk=letter.pk).update(due_at=clock.now() - 11 * A_MINUTE)
    assert bad() == {"Letters": "Waiting"}


def test_letters_refused_for_good_are_counted_and_no_alarm():
    a_letter(state=Letter.State.FAILED)

    assert said("Letters").now == "None waits. 1 was refused for good in 30 days"
    assert bad() == {}


def test_a_digest_that_does_not_leave_is_late_after_half_an_hour(year, time_machine):
    for when, late in [("06:59", {}), ("07:01", {"Digest": "Late"})]:
        time_machine.move_to(moment(f"2026-09-22 {when}"), tick=True)

        assert {what: word for what, word in bad().items() if what == "Digest"} == late
    assert said("Digest").now == "That of Tuesday, September 22 did not leave"


def test_the_last_digest_and_the_next_one_are_said(year, time_machine):
    time_machine.move_to(moment("2026-09-21 08:00"), tick=True)
    a_sent_issue()

    left = "Left Tuesday, September 15; the next one: Tuesday, September 22"
    assert said("Digest").now == left


def test_a_paper_that_waits_or_failed_is_said():
    published()
    assert (said("PDFs").now, said("PDFs").bad) == ("1 waits, none failed", "")

    ReportVersion.objects.update(pdf_state="failed")
    assert (said("PDFs").now, said("PDFs").bad) == ("None waits, 1 failed", "1 failed")
    ReportVersion.objects.update(pdf_state="ready")
    long_ago = clock.now() - 11 * A_MINUTE
    a_printout(a_team(), pdf_state="due", asked_at=long_ago, made_from="words")
    assert (said("PDFs").now, said("PDFs").bad) == ("1 waits, none failed", "Waiting")


def test_a_printout_that_was_asked_for_again_has_not_failed_any_more():
    team = a_team()
    a_printout(team, made_from="these words", pdf_state="failed")
    assert said("PDFs").bad == "1 failed"

    a_printout(team, made_from="these words", pdf_state="ready")
    assert said("PDFs").bad == ""


def test_a_disk_that_is_nearly_full_is_said(monkeypatch):
    usage = namedtuple("usage", "total used free")
    for free, word in [(16, None), (14, "Nearly full")]:
        monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(120, 100 - free, free))  # noqa: B023
        assert bad().get("Disk") == word


def test_files_that_have_no_folder_are_said(settings, tmp_path):
    settings.FILES = tmp_path / "nowhere"

    assert bad() == {"Disk": "Away"}


def test_clocks_that_are_apart_are_said(time_machine):
    for seconds, word in [(25, None), (40, "Two times"), (-40, "Two times")]:
        time_machine.move_to(the_databases_time() + timedelta(seconds=seconds), tick=True)
        assert bad().get("Database") == word
    assert "its clock is 40 s ahead" in said("Database").now


def test_limits_that_a_pooler_drops_are_said_with_what_sets_them():
    with the_session("lock_timeout", "0"), the_session("statement_timeout", "0"):
        check = said("Database")

    assert check.bad == "No limits"
    assert "statement_timeout is 0 and lock_timeout is 0" in check.now
    assert "ALTER ROLE plt SET lock_timeout = '5s';" in check.helps
    assert bad() == {}


def test_limits_that_the_district_s_own_address_asks_for_are_the_right_ones(monkeypatch):
    options = connection.settings_dict["OPTIONS"]
    own = f"{options['options']} -c statement_timeout=90000"
    monkeypatch.setitem(options, "options", own)

    assert bad() == {"Database": "No limits"}
    with the_session("statement_timeout", "90s"):
        assert bad() == {}


@contextmanager
def the_session(limit, value):
    """As a session that a pooler opened has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [limit, value])
        yield
        cursor.execute("SELECT set_config(%s, %s, true)", [limit, settings.TIMEOUTS[limit]])


# --- The page -------------------------------------------------------------------------------------


def test_papers_that_failed_are_made_again_by_a_button(client, on_commit, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    version = published().versions.get()
    ReportVersion.objects.update(pdf_state="failed", attempts=5)
    printout = a_printout(a_team(), pdf_state="failed", attempts=5)
    client.force_login(an_administrator())
    assert "to make the PDFs that failed" in page_of(client.get(reverse("health")))

    page = client.post(reverse("make-again"), follow=True)

    version.refresh_from_db()
    printout.refresh_from_db()
    assert "2 PDFs are made again." in page.text
    assert (version.pdf_state, version.attempts) == ("due", 0)
    assert (printout.pdf_state, printout.attempts) == ("due", 0)


def test_what_does_not_hold_stands_first(client):
    silent("beat", 5)
    client.force_login(an_administrator())

    names = [check.what for check in health.checks()]

    assert names[0] == "Scheduler (beat)"
    assert len(set(names)) == len(names) == 8


def test_the_page_asks_as_often_with_much_to_say_as_with_nothing(client, counted, year):
    client.force_login(an_administrator())
    nothing = counted(reverse("health"))
    for _ in range(3):
        a_letter(due_at=clock.now() - timedelta(hours=1))
        a_printout(a_team(), pdf_state="failed")
    silent("worker", 5)

    assert counted(reverse("health")) == nothing == 15


def test_the_watcher_is_told_no_word_more_than_yes_or_no(client):
    a_letter(due_at=clock.now() - timedelta(hours=1))

    assert the_watcher_hears(client) == (503, "not well\n")


# --- At home --------------------------------------------------------------------------------------


def at_home(person):
    [task] = [
        task for task in home_of(person).waiting + home_of(person).tasks if task.kind == "health"
    ]
    return task


def test_home_says_it_to_administrators_and_to_nobody_else(year):
    tom, renee = an_administrator(), a_teacher()
    assert (at_home(tom).words, at_home(tom).done) == ("Letters, PDFs and processes are well", True)

    silent("worker", 5)
    a_letter(due_at=clock.now() - timedelta(hours=1))
    a_printout(a_team(), pdf_state="failed")

    task = at_home(tom)
    words = "Look at the portal: letters wait, a process is away and 1 PDF failed"
    assert (task.words, task.url, task.done) == (words, "/health/", False)
    assert home_of(tom).waiting[0] == task
    assert not any(task.kind == "health" for task in home_of(renee).waiting + home_of(renee).tasks)
