"""Where somebody is signed in: for how long, and how it ends."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django.test import Client

from people.models import OpenSession, Person
from tests.builders import a_teacher
from tests.reading import page_of
from tests.signing_in import SignsIn, code_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
HOME, SESSIONS = "/", "/people/profile/sessions/"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605 Version/18.0 Safari/604.1"
SCHOOL = "Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"


@pytest.fixture
def renee():
    return a_teacher("Renee Okafor")


def signed_in(person, own=False, browser=SCHOOL):
    signs_in = SignsIn(person)
    signs_in.browser.defaults["HTTP_USER_AGENT"] = browser
    signs_in.ask()
    told = {"code": code_for(person)} | ({"own": "on"} if own else {})
    assert signs_in.browser.post("/sign-in/code/", told).status_code == 302
    return signs_in.browser


def is_in(browser):
    return browser.get(HOME).status_code == 200


@pytest.mark.parametrize(("own", "hours"), [(False, 2), (True, 8)])
def test_nobody_stays_signed_in_where_nobody_looks(renee, time_machine, own, hours):
    browser = signed_in(renee, own)
    time_machine.shift(hours * 3600 - 60)
    before = is_in(browser)
    time_machine.shift(hours * 3600 + 60)

    assert (before, is_in(browser)) == (True, False)


@pytest.mark.parametrize(("own", "hours"), [(False, 12), (True, 14 * 24)])
def test_a_session_ends_when_it_was_said_to_however_much_is_done_in_it(
    renee, time_machine, own, hours
):
    browser = signed_in(renee, own)
    for _ in range(hours - 1):
        time_machine.shift(3600)
        browser.post("/theme/", {"theme": "dark"})
    before = is_in(browser)
    time_machine.shift(3601)

    assert (before, is_in(browser)) == (True, False)


def test_one_reads_where_one_is_signed_in_and_ends_what_one_does_not_know(renee):
    phone, school = signed_in(renee, own=True, browser=PHONE), signed_in(renee)
    page = page_of(phone.get(SESSIONS))
    assert "You are signed in on 2 devices" in page
    assert "This one: Safari, iPhone" in page
    assert "Chrome, Chromebook" in page
    other = OpenSession.objects.get(device="Chrome, Chromebook")
    assert other.session_key not in page

    phone.post(f"{SESSIONS}end/", {"session": other.mark})

    assert (is_in(phone), is_in(school)) == (True, False)


def test_all_others_end_with_one_press(renee):
    here, there, elsewhere = (signed_in(renee) for _ in range(3))

    here.post(f"{SESSIONS}end/")

    assert [is_in(each) for each in (here, there, elsewhere)] == [True, False, False]


def test_nobody_ends_the_session_of_another(renee):
    hers, marcus = signed_in(renee), signed_in(a_teacher("Marcus Bell"))

    marcus.post(f"{SESSIONS}end/", {"session": OpenSession.objects.get(person=renee).mark})
    marcus.post(f"{SESSIONS}end/")

    assert is_in(hers)


@pytest.mark.parametrize("change", ["is_active = false", "email = 'renee.smith@millbrook.example'"])
def test_a_session_ends_with_the_account_and_never_wakes_up(renee, change):
    """Proves that the database ends it, whoever writes: the session would be good again."""
    browser = signed_in(renee, own=True)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE people_person SET {change} WHERE id = %s", [renee.pk])
    Person.objects.filter(pk=renee.pk).update(is_active=True, email=renee.email)

    assert not is_in(browser)
    assert not OpenSession.objects.exists()


def test_what_was_being_done_in_it_does_not_bring_it_back(renee):
    browser = signed_in(renee)
    session = browser.session
    assert session.items()
    OpenSession.objects.all().delete()
    session["left"] = "behind"

    with pytest.raises(UpdateError):
        session.save()


def test_a_stranger_has_none():
    Client().get(HOME)

    assert not OpenSession.objects.exists()
