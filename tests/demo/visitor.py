"""Somebody who looks around and tries what the pages offer; a seed makes a find repeatable."""

from collections import Counter
from random import Random
from urllib.parse import urljoin, urlsplit

from django.db import connection, transaction
from django.test import Client
from django.urls import Resolver404, resolve

from tests.plt_portal.hands import ODD, Page, enter, posts_of

FINE = {200, 204, 302, 400, 403, 404, 405, 409, 422}
PLAUSIBLE = [
    "We would like to look at student work together every other Tuesday.",
    "Rosa and I tried this last spring; about half of the class could explain their thinking.",
    "Maybe.",
    "62",
    "By March, at least 8 of 10 students explain a strategy in their own words.",
    "- one\n- two\n- three\n\nhttps://millbrook.example/plan",
]
NUMBERS = ["0", "4", "17", "100", "-3", "half", "1e9"]
DAYS = ["2026-09-28", "2026-12-24", "2027-02-30", "2027-05-14", "1999-01-01", "next week"]
LEFT_ALONE = {"account_logout", "admin:logout", "admin:password_change"}


class Links(Page):
    """A page with the places it leads to."""

    def __init__(self, html, path):
        self.links = []
        super().__init__(html, path)

    def handle_starttag(self, tag, attributes):
        super().handle_starttag(tag, attributes)
        if tag == "a":
            address = urljoin(self.path, dict(attributes).get("href") or "")
            if address.startswith("/") and name_of(address):
                self.links.append(address.split("#")[0])


class Visitor:
    def __init__(self, seed):
        self.chance, self.client = Random(seed), Client()
        self.been, self.tried, self.troubles = Counter(), Counter(), []

    def walk(self, person, *, pages, forms):
        """From home along the links, first to what was seen least; some forms on every page."""
        self.person, open_ways, seen = person, ["/"], set()
        enter(self.client, person)
        while open_ways and len(seen) < pages:
            path = self._least(open_ways, self.been, name_of)
            open_ways.remove(path)
            seen.add(path)
            self.been[name_of(path)] += 1
            page = self._page(path)
            posts = [post for post in posts_of(page) if name_of(post[0]) not in LEFT_ALONE]
            for _ in range(min(forms, len(posts))):
                post = self._least(posts, self.tried, kind_of)
                posts.remove(post)
                self._press(*post)
            open_ways += [
                way for way in dict.fromkeys(page.links) if way not in {*seen, *open_ways}
            ]

    def _least(self, things, counts, key):
        fewest = min(counts[key(thing)] for thing in things)
        return self.chance.choice([thing for thing in things if counts[key(thing)] == fewest])

    def _page(self, path):
        answer = self._ask("get", path)
        is_page = answer is not None and "html" in answer.get("Content-Type", "")
        return Links(answer.text if is_page else "", path)

    def _press(self, action, form, pressed):
        """Now and then twice; and where it leads is looked at."""
        self.tried[kind_of((action, form, pressed))] += 1
        told = self._filled(form) | pressed
        for _ in range(self.chance.choice([1, 1, 1, 2])):
            answer = self._ask("post", action, told)
        if answer is not None and answer.status_code == 302:
            self._ask("get", answer.url)

    def _filled(self, form):
        """Mostly what a person who wants to get on would send; the rest is plausible, or odd."""
        typed = {
            name: self._typed(form.of(name))
            for name in form.names
            if form.of(name)[0].kind != "hidden" and self.chance.random() < 0.4
        }
        return form.sensible() | typed

    def _typed(self, controls):
        first, chance = controls[0], self.chance
        if first.is_choice:
            offered = [each.value for each in controls]
            most = min(3, len(offered)) if first.kind == "checkbox" else 1
            return chance.sample(offered, chance.randint(0, most))
        if first.kind == "date" or first.name.endswith(("_on", "until")):
            return chance.choice(DAYS)
        if first.kind == "number" or "num" in first.classes:
            return chance.choice(NUMBERS)
        return chance.choice([*PLAUSIBLE * 2, *ODD, ""])

    def _ask(self, method, path, told=None):
        """As the portal would answer with a real commit at the end."""
        try:
            with transaction.atomic():
                answer = getattr(self.client, method)(path, told)
                if answer.streaming:
                    answer.getvalue()  # read to the end, it closes its file
                connection.check_constraints()
        except Exception as broken:
            self.troubles.append((self.person.name, method, path, told, repr(broken)))
            return None
        if answer.status_code not in FINE:
            self.troubles.append((self.person.name, method, path, told, answer.status_code))
        return answer


def unanswered(person, *paths):
    """The pages that this person does not get."""
    client = Client()
    client.force_login(person)
    return [(person.name, path) for path in paths if client.get(path).status_code != 200]


def name_of(address):
    """The name of the door at this address, or nothing."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def kind_of(post):
    """What a button does, whichever thing it does it to."""
    action, form, pressed = post
    door = resolve(urlsplit(action).path)
    verbs = [str(word) for word in door.kwargs.values() if not str(word).isdecimal()]
    return (door.view_name, *verbs, *pressed, *form.names)
