"""Sign-in: a code by email, and only for people of the directory."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from letters.models import Letter
from tests.builders import a_teacher, an_administrator
from tests.reading import page_of

pytestmark = pytest.mark.django_db
ASK, CONFIRM = "account_request_login_code", "account_confirm_login_code"


def test_a_teacher_signs_in_with_the_code_from_the_letter(client):
    renee = a_teacher("Renee Okafor")

    client.post(reverse(ASK), {"email": renee.email.upper()})
    code = _code_for(renee)
    response = client.post(reverse(CONFIRM), {"code": code})

    assert response.url == reverse("home")
    assert client.get(reverse("home")).status_code == 200


def test_a_wrong_code_opens_nothing(client):
    renee = a_teacher("Renee Okafor")
    client.post(reverse(ASK), {"email": renee.email})

    response = client.post(reverse(CONFIRM), {"code": "WRONG1"})

    assert response.status_code == 200
    assert "This is not the code of the last letter." in response.content.decode()
    assert client.get(reverse("home")).status_code == 302


def test_after_three_wrong_codes_one_asks_for_a_new_one(client):
    renee = a_teacher("Renee Okafor")
    client.post(reverse(ASK), {"email": renee.email})

    for _ in range(3):
        response = client.post(reverse(CONFIRM), {"code": "WRONG1"}, follow=True)

    assert "Too many tries." in response.content.decode()
    assert "Send me a code" in response.content.decode()


def test_a_mistyped_address_can_be_typed_again(client):
    renee = a_teacher("Renee Okafor")
    client.post(reverse(ASK), {"email": "rene.okafor@millbrook.example", "next": "/reports/"})
    page = page_of(client.get(reverse(CONFIRM), {"next": "/reports/"}))
    assert "Start again" in page
    onward = re.search(r'name="next" value="(/sign-in/[^"]*)"', page)[1]

    answer = client.post(reverse("account_logout"), {"next": onward})

    assert answer.url == f"{reverse(ASK)}?next=/reports/"
    assert "Send me a code" in client.get(answer.url).content.decode()
    client.post(reverse(ASK), {"email": renee.email})
    assert Letter.objects.get().person == renee


def test_who_asks_too_often_reads_to_wait_and_keeps_the_address():
    renee = a_teacher("Renee Okafor")

    answers = [Client().post(reverse(ASK), {"email": renee.email}) for _ in range(4)]

    page = answers[-1].content.decode()
    assert "Too many tries. Wait a minute" in page
    assert renee.email in page
    assert Letter.objects.count() == 3


def test_an_unknown_address_hears_the_same_and_gets_no_letter():
    known = a_teacher("Renee Okafor")

    to_unknown = Client().post(reverse(ASK), {"email": "stranger@elsewhere.example"})
    to_known = Client().post(reverse(ASK), {"email": known.email})

    assert to_unknown.url == to_known.url
    assert [letter.person for letter in Letter.objects.all()] == [known]


def test_somebody_who_left_does_not_get_in_and_an_open_window_closes(client):
    leaver = a_teacher("Renee Okafor")
    client.force_login(leaver, backend="plt_portal.sign_in.DirectoryBackend")
    assert client.get(reverse("home")).status_code == 200

    leaver.is_active = False
    leaver.save()
    still_open = client.get(reverse("home"))
    client.post(reverse(ASK), {"email": leaver.email})

    assert still_open.status_code == 302
    assert not Letter.objects.exists()


def test_the_admin_sends_strangers_to_the_one_sign_in_and_refuses_teachers(client):
    stranger = client.get(reverse("admin:index"), follow=True)
    client.force_login(a_teacher(), backend="plt_portal.sign_in.DirectoryBackend")
    teacher = client.get(reverse("admin:index"), follow=True)

    assert stranger.redirect_chain[-1][0].startswith(reverse(ASK))
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


def _code_for(person):
    letter = Letter.objects.get(person=person, kind="sign_in_code")
    return re.search(r"^ {4}(\S+)$", letter.text, re.MULTILINE)[1]
