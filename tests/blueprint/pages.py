"""What every test of the Blueprint's pages says in the same words."""

import re

from django.urls import reverse

from blueprint.models import Answer

SAVED = re.compile(r"Saved \d+:\d\d [ap]\.m\.")
NOTES = "Your notes for part 3"


def door(team, name, place="ideal", *more):
    return reverse(f"blueprint:{name}", args=[team.pk, place, *more])


# --- In the browser, at part 3 --------------------------------------------------------------------


def status(page):
    return page.locator("#saved")


def write(page, words):
    page.get_by_label(NOTES).press_sequentially(words)


def stands():
    return Answer.objects.filter(part="partners").values_list("text", flat=True).first()


def comes_to_stand(page, words):
    for _ in range(100):
        if stands() == words:
            return True
        page.wait_for_timeout(100)
    return stands()
