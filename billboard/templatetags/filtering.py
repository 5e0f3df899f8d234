"""The boxes to tick beside the billboard."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=256)
def group_of_boxes(legend, boxes):
    """Drawn once for as long as they stand for the same numbers: most readers tick none."""
    return render_to_string("billboard/parts/boxes.html", {"legend": legend, "boxes": boxes})
