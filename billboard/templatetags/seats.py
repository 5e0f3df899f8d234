"""Who is in and how much room is left, drawn as a seating plan."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string

from kit.templatetags.kit import counted

register = template.Library()

STEP = 17  # from one seat to the next
ONE_ROW, TWO_ROWS = 12, 30  # beyond that only words


@register.simple_tag
@lru_cache(maxsize=256)
def seats(taken, places):
    """Filled seats are taken, open ones are free. Words follow it on every page."""
    in_a_row = places if places <= ONE_ROW else -(-places // 2)
    drawing = {
        "width": in_a_row * STEP - 4,
        "height": 13 if places <= ONE_ROW else 30,
        "seats": [_seat(number, in_a_row, taken) for number in _drawn(places)],
    }
    return render_to_string("parts/seats.html", drawing)


@register.filter
def seats_left(taken, places):
    """3 seats left; Full."""
    left = places - taken
    return f"{counted(left, 'seat,seats')} left" if left > 0 else "Full"


def _drawn(places):
    return range(places) if places <= TWO_ROWS else ()


def _seat(number, in_a_row, taken):
    row, column = divmod(number, in_a_row)
    return {
        "x": column * STEP + 0.75,
        "y": row * STEP + 0.75,
        "state": "s-on" if number < taken else "s-off",
    }
