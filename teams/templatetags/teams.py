"""How goals, and what a team asks for, are named in a line."""

from django import template

from kit.templatetags.kit import day

register = template.Library()


@register.filter
def goal_in_short(goal):
    """«District goal 2», where its text would be too long."""
    return f"{'School' if goal.school_id else 'District'} goal {goal.number}"


@register.filter
def asks_for(asked):
    """«to pause until November 30», «to be dissolved»."""
    if asked.verb == "pause":
        return f"to pause until {day(asked.until)}"
    return "to go on now" if asked.verb == "resume" else "to be dissolved"
