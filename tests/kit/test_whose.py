"""Every form says whose page it stood on, and nobody can say it for somebody else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kit.whose import SIGNER, mark, writer_of
from tests.builders import SEPTEMBER_22, a_teacher
from tests.plt_portal.hands import Page

pytestmark = pytest.mark.django_db


def test_a_form_says_whose_page_it_stood_on(client):
    renee = a_teacher("Renee Okafor")
    client.force_login(renee)

    page = Page(client.get(reverse("people:profile")).text, "")

    told = [form.of("whose")[0].value for form in page.forms if form.method == "post"]
    assert told == [mark(renee)] * len(told)
    assert len(told) > 1
    assert writer_of({"whose": told[0]}) == renee.pk


def test_a_page_that_everybody_may_read_names_nobody(client):
    assert "whose" not in client.get(reverse("sign-in")).text


@pytest.mark.parametrize("forged", ["", "17", "17:", "17:abc", "17 5:abc", ":", "\x00", "x" * 5000])
def test_a_mark_that_is_not_ours_names_nobody(forged):
    assert writer_of({"whose": forged}) is None


@pytest.mark.parametrize("signed", ["17", "17 x", "17 739516 1", ""])
def test_what_we_signed_for_something_else_names_nobody(signed):
    assert writer_of({"whose": SIGNER.sign(signed)}) is None


@pytest.mark.parametrize(("days", "is_known"), [(0, True), (30, True), (31, False)])
def test_a_mark_holds_as_long_as_a_page_stands_open_and_not_for_ever(time_machine, days, is_known):
    """Who copied it from a page on a shared computer can put nothing before its reader later."""
    renee = a_teacher("Renee Okafor")
    told = {"whose": mark(renee)}

    time_machine.move_to(SEPTEMBER_22 + timedelta(days=days))

    assert writer_of(told) == (renee.pk if is_known else None)


def test_the_mark_of_one_person_cannot_be_another_s():
    renee, marcus = a_teacher("Renee Okafor"), a_teacher("Marcus Bell")

    forged = mark(renee).replace(str(renee.pk), str(marcus.pk), 1)

    assert writer_of({"whose": forged}) is None
