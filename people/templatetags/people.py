"""How people and their strengths look: four marks, and a name beside its initials."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

# Circle, square, triangle, diamond: the same shape and colour everywhere, always with the word.
MARKS = {
    "relationship_builder": ("is-r", '<circle cx="8" cy="8" r="7"/>', "Relationship builder"),
    "systems_thinker": (
        "is-s",
        '<rect x="1.5" y="1.5" width="13" height="13" rx="1"/>',
        "Systems thinker",
    ),
    "innovator": ("is-i", '<path d="M8 1.2 15.4 14.6H.6Z"/>', "Innovator"),
    "problem_solver": ("is-p", '<path d="M8 .4 15.6 8 8 15.6.4 8Z"/>', "Problem solver"),
}


@register.simple_tag
def mark(value, open=False):
    """The drawing of one strength: filled for those who lead, open for those who support."""
    colour, shape, _ = MARKS[value]
    return format_html(
        '<svg class="plt-mark {}{}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>',
        colour,
        " is-open" if open else "",
        mark_safe(shape),
    )


@register.simple_tag
@lru_cache
def strength(value, open=False):
    """A mark with its word."""
    return format_html(
        '<span class="plt-strength">{} {}</span>', mark(value, open=open), MARKS[value][2]
    )


@register.inclusion_tag("parts/person.html")
def person_chip(person, second_line=""):
    """Who this is, and under the name what they do here."""
    return {"name": getattr(person, "name", person), "second_line": second_line}


@register.filter
def introduced(person):
    """«Grade 4, Alcott»: what somebody does, and where."""
    school = person.school.short_name if person.school else "District"
    return ", ".join(filter(None, [person.role, school]))
