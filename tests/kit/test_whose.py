"""Every form says whose page it stood on, and nobody can say it for somebody else."""

import pytest
from django.urls import reverse

from kit.whose import mark, writer_of
from tests.builders import a_teacher
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
    assert "whose" not in client.get(reverse("account_request_login_code")).text


@pytest.mark.parametrize("forged", ["", "17", "17:", "17:abc", ":", "\x00", "x" * 5000])
def test_a_mark_that_is_not_ours_names_nobody(forged):
    assert writer_of({"whose": forged}) is None


def test_the_mark_of_one_person_cannot_be_another_s():
    renee, marcus = a_teacher("Renee Okafor"), a_teacher("Marcus Bell")

    forged = mark(renee).replace(str(renee.pk), str(marcus.pk), 1)

    assert writer_of({"whose": forged}) is None
