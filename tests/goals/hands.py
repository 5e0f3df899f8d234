"""Doors of goals, two windows that cross there, and the button that is pressed then."""

from django.urls import reverse

from tests.reading import all_of


def door(name, thing):
    return reverse(f"goals:{name}", args=[thing.pk])


def cross(client, team, **answers):
    """Two windows of the goal, each with its answers; the page on which the second one lands."""
    older, newer = (all_of(client.get(door("goal", team))) for _ in range(2))
    for window, n in ((newer, 0), (older, 1)):
        typed = {name: both[n] for name, both in answers.items()}
        page = client.post(door("goal", team), window | typed, follow=True)
    return page


def words(side):
    return "".join(piece.words for piece in side.pieces)
