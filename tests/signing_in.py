"""Signing in as a browser does, with the code of the newest letter."""

import re

from django.test import Client
from django.urls import reverse

from letters.models import Letter
from plt_portal.codes import send_codes


def code_for(person):
    """What stands in the newest letter to them, as soon as it is written."""
    send_codes()
    letter = Letter.objects.filter(person=person, kind="sign_in_code").latest("pk")
    return re.search(r"^ {4}(\S+)$", letter.text, re.MULTILINE)[1]


class SignsIn:
    """Somebody in a browser of their own, in front of both pages, asking from some network."""

    def __init__(self, person, network="203.0.113.7"):
        self.person = person
        self.browser = Client(REMOTE_ADDR=network)

    def ask(self):
        return self.browser.post(reverse("sign-in"), {"email": self.person.email})

    def enter(self, code):
        return self.browser.post(reverse("sign-in-code"), {"code": code})
