"""How goals are named in a line."""

from django import template

register = template.Library()


@register.filter
def goal_in_short(goal):
    """«District goal 2», where its text would be too long."""
    return f"{'School' if goal.school_id else 'District'} goal {goal.number}"
