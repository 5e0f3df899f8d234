"""What is kept of a late form, under which key, how long, and beside what else."""

import pytest
from django.test import Client
from django.urls import reverse

from billboard.models import Question
from kit.whose import mark
from plt_portal import keeping
from plt_portal.known_forms import PAGES
from plt_portal.models import KeptForm
from tests import builders as b
from tests.knocking import TABLE

pytestmark = pytest.mark.django_db
PUT_AWAY = {"Put-Away": "yes"}
BY_HTMX = {"HX-Request": "true"}


def test_no_password_is_kept_whatever_its_field_is_called(renee):
    typed = {"old_password": "marmalade", "new_password1": "marmalade", "Password": "marmalade"}

    Client().post("/admin/password_change/", typed | {"whose": mark(renee)})

    [(_, sent)] = keeping.waiting_for(renee)
    assert sent.said == []


def test_a_new_key_of_the_portal_opens_what_the_one_before_it_locked(renee, settings):
    _ask(Client(), renee)

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key that nobody knows yet, long enough for everybody"
    opened = [sent.said for _, sent in keeping.waiting_for(renee)]
    settings.SECRET_KEY_FALLBACKS = []

    assert opened == [[("text", "Why?")]]
    assert list(keeping.waiting_for(renee)) == []


def test_every_door_at_which_a_window_saves_by_itself_is_known():
    """An unknown one would keep each of its saves beside the one before."""
    saves = {door.name for door in TABLE if ":save" in door.name}

    assert saves == set(PAGES)


def test_what_a_script_found_in_its_browser_is_kept_and_not_done(renee):
    """Nobody pressed its button, not even its writer; whose it is must be known."""
    browser = Client()
    browser.force_login(renee)

    answers = [_ask(browser, renee, PUT_AWAY, **whose) for whose in ({}, {"whose": "1:forged"})]

    assert [answer.cookies.get("arrived") is None for answer in answers] == [False, True]
    assert [sent.said for _, sent in keeping.waiting_for(renee)] == [[("text", "Why?")]]
    assert not Question.objects.exists()


def test_what_is_pressed_on_a_window_is_kept_instead_of_what_it_saved(renee):
    """The same words from a script and from a browser, whose lines end in two signs."""
    team = b.a_team(facilitator=renee)
    _save(Client(), renee, team, window="one", doing="read\nwrite")
    told = {"window": "one", "doing": "read\r\nwrite", "whose": mark(renee)}
    Client().post(reverse("goals:goal", args=[team.pk]), told)

    assert _kept(renee) == {"one": "read\nwrite"}
    assert KeptForm.objects.count() == 1


def test_two_windows_at_one_door_are_kept_beside_each_other(renee):
    team = b.a_team(facilitator=renee)
    for window, doing in [("one", "read"), ("two", "write"), ("two", "write more")]:
        _save(Client(), renee, team, window=window, doing=doing)

    assert _kept(renee) == {"one": "read", "two": "write more"}


def test_a_window_that_saves_again_leaves_nothing_older_of_it_behind(renee):
    """Sent again, the older words would stand against the newer ones."""
    team, browser = b.a_team(facilitator=renee), Client()
    for window in ["one", "two"]:
        _save(Client(), renee, team, window=window, doing="read")
    browser.force_login(renee)

    _save(browser, renee, team, window="two", doing="read aloud")

    assert _kept(renee) == {"one": "read"}


def test_a_window_that_is_pressed_leaves_nothing_older_of_it_behind(renee):
    """It would be sent again over the newer words, and by the same window, which meets nobody."""
    team, browser = b.a_team(facilitator=renee), Client()
    _save(Client(), renee, team, window="one", doing="read")
    browser.force_login(renee)
    told = {"kind": "smart", "window": "one", "doing": "read aloud", "whose": mark(renee)}

    browser.post(reverse("goals:goal", args=[team.pk]), told)

    assert _kept(renee) == {}


def test_a_door_of_the_admin_that_shows_its_form_again_has_taken_nothing(year):
    """It says so with 200; other doors say 422."""
    tom, door = b.an_administrator("Tom Reyes"), reverse("admin:district_school_add")
    told = {"name": "", "short_name": "Alcott by the river", "whose": mark(tom)}
    Client().post(door, told)
    browser = Client()
    browser.force_login(tom)

    answer = browser.post(door, told | {"kept": KeptForm.objects.get().pk})

    assert (answer.status_code, answer.cookies.get("arrived")) == (200, None)
    assert KeptForm.objects.count() == 1


# --- What these tests do ------------------------------------------------------------------------


def _ask(browser, person, headers=None, **told):
    door = reverse("billboard:ask", args=[b.a_posting().pk])
    told = {"text": "Why?", "whose": mark(person)} | told
    return browser.post(door, told, headers=headers)


def _save(browser, person, team, **told):
    told |= {"kind": "smart", "whose": mark(person)}
    return browser.post(reverse("goals:save", args=[team.pk]), told, headers=BY_HTMX)


def _kept(person):
    """The words of each window that wait."""
    said = (dict(sent.said) for _, sent in keeping.waiting_for(person))
    return {told["window"]: told["doing"] for told in said}
