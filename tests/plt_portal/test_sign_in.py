"""Sign-in: a code by email, and only for people of the directory."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from letters.models import Letter
from people.models import OpenSession
from plt_portal.codes import codes_in, send_codes
from tests.builders import a_teacher, an_administrator
from tests.reading import page_of
from tests.signing_in import SignsIn, code_for

pytestmark = pytest.mark.django_db
ASK, ENTER = reverse("sign-in"), reverse("sign-in-code")


def test_a_teacher_signs_in_with_the_code_from_the_letter(client):
    renee = a_teacher("Renee Okafor")

    client.post(ASK, {"email": renee.email.upper()})
    response = client.post(ENTER, {"code": code_for(renee)})

    assert response.url == reverse("home")
    assert client.get(reverse("home")).status_code == 200


def test_a_wrong_code_opens_nothing_and_says_how_many_tries_are_left(client):
    renee = a_teacher("Renee Okafor")
    client.post(ASK, {"email": renee.email})

    response = client.post(ENTER, {"code": "WRZNG123"})

    assert response.status_code == 422
    assert "This is not a code we sent to this address" in response.text
    assert "9 tries are left." in response.text
    assert client.get(reverse("home")).status_code == 302


@pytest.mark.parametrize(
    "typed",
    [
        "{}",
        " {} ",
        "{lower}",
        "{bare}",
        "{spaced}",
        "\N{FULLWIDTH LATIN CAPITAL LETTER H}".join(["", "{tail}"]),
        "Renee, your code is\n\n    {}\n\nEnter it on the page where you asked for it.",
        "Your code is {}.",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    """Proves that no sentence around it is taken for a code, or hides it."""
    ways = {"lower": "hk7q-2m9x", "bare": "HK7Q2M9X", "spaced": "h k 7 q — 2 m 9 x"}

    assert codes_in(typed.format("HK7Q-2M9X", tail="K7Q\u20112M9X", **ways)) == ["HK7Q2M9X"]


@pytest.mark.parametrize("typed", ["", "HK7Q-2M9", "HK7Q-2M9XZ", "your code", "x" * 100_000, "\0"])
def test_what_is_no_code_is_none(typed):
    assert codes_in(typed) == []


def test_a_second_code_takes_nothing_from_the_first(client):
    renee = a_teacher("Renee Okafor")
    client.post(ASK, {"email": renee.email})
    first = code_for(renee)
    client.post(ASK, {"email": renee.email})
    assert code_for(renee) != first

    assert client.post(ENTER, {"code": first}).url == reverse("home")


def test_a_code_opens_once_and_for_ten_minutes(time_machine):
    renee = a_teacher("Renee Okafor")
    here, there, later = SignsIn(renee), SignsIn(renee), SignsIn(renee)
    here.ask(), there.ask(), later.ask()
    code = code_for(renee)

    assert here.enter(code).url == reverse("home")
    time_machine.shift(11)
    assert there.enter(code).status_code == 422
    here.ask()
    time_machine.shift(601)
    assert later.enter(code_for(renee)).status_code == 422


def test_a_second_press_of_the_button_finds_that_one_is_in():
    """The browser drops the answer to the first, and its cookies with it."""
    renee = a_teacher("Renee Okafor")
    first, second = SignsIn(renee), SignsIn(renee)
    first.ask(), second.ask()
    code = code_for(renee)

    assert [each.enter(code).url for each in (first, second)] == [reverse("home")] * 2


def test_a_code_is_for_its_own_address():
    """Proves that a code in one's own letter opens no door of somebody else."""
    renee, marcus = a_teacher("Renee Okafor"), a_teacher("Marcus Bell")
    as_renee, as_marcus = SignsIn(renee), SignsIn(marcus)
    as_renee.ask(), as_marcus.ask()

    assert as_marcus.enter(code_for(renee)).status_code == 422


def test_a_deep_link_is_never_lost(client):
    renee = a_teacher("Renee Okafor")
    to_sign_in = client.get("/reports/?q=maps")
    onward = page_of(client.get(to_sign_in.url))
    told = {"next": re.search(r'name="next" value="([^"]*)"', onward)[1]}

    to_code = client.post(ASK, {"email": "rene@millbrook.example"} | told)
    another = re.search(r'href="([^"]*)">Another address', page_of(client.get(to_code.url)))[1]
    to_code = client.post(another, {"email": renee.email} | told)
    client.post(to_code.url, {"code": "WRZNG123"} | told)

    assert client.post(ENTER, {"code": code_for(renee)} | told).url == "/reports/?q=maps"


def test_an_address_that_leads_elsewhere_leads_home(client):
    renee = a_teacher("Renee Okafor")
    told = {"next": "https://evil.example/"}
    client.post(ASK, {"email": renee.email} | told)

    assert client.post(ENTER, {"code": code_for(renee)} | told).url == reverse("home")


def test_who_is_not_signing_in_is_asked_who_they_are(client):
    client.cookies["signing-in"] = "renee.okafor@millbrook.example"

    assert client.get(f"{ENTER}?next=/reports/").url == f"{ASK}?next=%2Freports%2F"


def test_nobody_who_is_not_signed_in_leaves_a_session(client):
    client.post(ASK, {"email": a_teacher().email, "next": "/reports/"})
    client.get(ENTER)
    client.post(ENTER, {"code": "WRZNG123"})
    client.post(reverse("theme"), {"theme": "dark"})

    assert 'data-bs-theme="dark"' in client.get(ASK).text
    assert not OpenSession.objects.exists()
    assert "sessionid" not in client.cookies


def test_nobody_pages_back_to_what_was_seen_before_signing_out(client):
    client.force_login(a_teacher())

    answer = client.post(reverse("account_logout"))

    assert answer["Clear-Site-Data"] == '"cache"'
    assert client.get(reverse("home")).status_code == 302


@pytest.mark.parametrize("address", ["İ" * 200 + "@example.com", "a" * 250 + "@example.com"])
def test_an_address_too_long_for_anybody_is_asked_about(client, address):
    assert client.post(ASK, {"email": address}).status_code == 422


@pytest.mark.parametrize("key", ["\\000aaaaaaa", "' OR 1=1", "é" * 32, "a" * 5000])
def test_a_session_that_nobody_was_given_is_none(client, key):
    client.cookies["sessionid"] = key

    assert client.get(ASK).status_code == 200


def test_an_unknown_address_hears_the_same_and_gets_no_letter():
    known = a_teacher("Renee Okafor")

    to_unknown = Client().post(ASK, {"email": "stranger@elsewhere.example"})
    to_known = Client().post(ASK, {"email": known.email})
    send_codes()

    assert to_unknown.url == to_known.url
    assert [letter.person for letter in Letter.objects.all()] == [known]


def test_the_code_is_in_no_subject_and_in_no_log(caplog):
    renee = a_teacher("Renee Okafor")
    SignsIn(renee).ask()

    code = code_for(renee)

    assert code not in Letter.objects.get().subject
    assert code not in caplog.text


def test_somebody_who_left_does_not_get_in_and_an_open_window_closes(client):
    leaver = a_teacher("Renee Okafor")
    client.force_login(leaver, backend="plt_portal.sign_in.DirectoryBackend")
    assert client.get(reverse("home")).status_code == 200

    leaver.is_active = False
    leaver.save()
    still_open = client.get(reverse("home"))
    client.post(ASK, {"email": leaver.email})
    send_codes()

    assert still_open.status_code == 302
    assert not Letter.objects.exists()


def test_the_admin_sends_strangers_to_the_one_sign_in_and_refuses_teachers(client):
    stranger = client.get(reverse("admin:index"), follow=True)
    client.force_login(a_teacher(), backend="plt_portal.sign_in.DirectoryBackend")
    teacher = client.get(reverse("admin:index"), follow=True)

    assert stranger.redirect_chain[-1][0].startswith(ASK)
    assert teacher.status_code == 403


def test_the_admin_holds_the_district_s_records_and_leads_back(client):
    tom = an_administrator("Tom Reyes")
    client.force_login(tom, backend="plt_portal.sign_in.DirectoryBackend")

    page = client.get(reverse("admin:index")).content.decode()

    assert "Back to PLT Portal" in page
    assert "Tom Reyes" in page
    assert tom.email not in page
    assert "Calendar events" in page
    for machinery in ("Groups", "Email addresses"):
        assert machinery not in page


def test_nobody_signs_up():
    with pytest.raises(Exception, match="account_signup"):
        reverse("account_signup")
