"""One letter by the way of all others, for whoever sets the mail up."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from letters.models import Letter
from tests.builders import a_teacher
from tests.letters.post_office import open_post_office, smtp

pytestmark = pytest.mark.django_db


def send_to(address):
    out = StringIO()
    call_command("send_test_letter", address, stdout=out)
    return out.getvalue().strip()


def test_it_says_what_the_mail_server_answered(settings):
    renee = a_teacher("Renee Okafor")

    with open_post_office(settings, "250 2.0.0 Queued as 4711") as office:
        said = send_to(renee.email.upper())

    [message] = office.taken
    assert said == "The mail server took it: 250 2.0.0 Queued as 4711"
    assert message["To"] == renee.email
    assert message["Subject"] == "A letter from the portal arrives"
    assert Letter.objects.get().state == Letter.State.SENT


def test_each_one_is_a_letter_of_its_own(settings):
    renee = a_teacher()

    with open_post_office(settings) as office:
        send_to(renee.email)
        send_to(renee.email)

    assert len(set(office.message_ids)) == 2


REFUSALS = {
    "550 5.1.1 No such person": "It did not leave: 550 5.1.1 No such person",
    "451 4.7.1 Come back later": "The mail server does not take it now: 451 4.7.1 Come back later",
}


@pytest.mark.parametrize("answer", REFUSALS)
def test_a_refusal_is_said_in_the_server_s_words(settings, answer):
    renee = a_teacher()

    with open_post_office(settings, answer), pytest.raises(CommandError) as refused:
        send_to(renee.email)

    assert str(refused.value).startswith(REFUSALS[answer])


def test_a_server_that_is_away_leaves_no_letter_behind(settings, unused_port):
    renee = a_teacher()
    settings.MAILERS = smtp(unused_port)

    with pytest.raises(CommandError, match=r"takes no letters now: .*refused"):
        send_to(renee.email)

    assert not Letter.objects.exists()


def test_only_people_of_the_directory_get_letters():
    with pytest.raises(CommandError, match=r"Nobody in the directory has the address x@y\.example"):
        send_to("x@y.example")
