"""Nobody's name turns another's around: on pages, in letters of plain text and on paper."""

import pytest
from django.urls import reverse

from billboard.interest import ask
from letters.models import Letter
from tests import builders as b

pytestmark = pytest.mark.django_db
MIRIAM = "مريم حداد"


def test_a_name_from_the_right_stands_apart_on_every_page_and_its_initials_do_not(client):
    team = b.a_team(facilitator=b.a_teacher(MIRIAM), members=4)
    client.force_login(b.facilitator_of(team))

    pages = [
        client.get(reverse(name, args=args)).text
        for name, args in [("team", [team.pk]), ("teams:teams", []), ("people:profile", [])]
    ]

    for page in pages:
        told = page.replace(f'value="{MIRIAM}"', "").replace(f"\u2068{MIRIAM}\u2069", "")
        assert MIRIAM not in told
    assert ">مح</span>" in pages[0]


def test_a_letter_of_plain_text_sets_the_name_apart(client):
    b.the_year()
    ask(b.a_posting(title="Number talks"), by=b.a_teacher(MIRIAM), text="When?")
    ask(b.a_posting(title="Lab reports"), by=b.a_teacher("Renee Okafor"), text="When?")

    from_the_right, other = Letter.objects.order_by("pk")
    assert from_the_right.subject == f"\u2068{MIRIAM}\u2069 asks about “Number talks”"
    assert f"\u2068{MIRIAM}\u2069 asks:" in from_the_right.text
    assert "\u2068" not in other.text + other.html
