"""Who the sign-in page of the demo offers to look around as."""

from django import template
from django.conf import settings

from demo.views import people_to_look_around_as

register = template.Library()


@register.simple_tag
def look_around_as():
    """The six, in the demo; nobody anywhere else."""
    return people_to_look_around_as() if settings.DEMO else []
