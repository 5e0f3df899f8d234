"""How goals, questions, requests and deeds are named in a line."""

from django import template

from kit.names import isolated
from kit.templatetags.kit import day
from teams.lifecycle import LIFE_OF_A_ROSTER, LIFE_OF_A_TEAM

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


@register.filter
def names_in_order(team):
    """«Karen Whitlock (facilitator), Theodore Blankenship», of a team as lists show it."""
    names = [isolated(name) for name in team.names]
    if team.led_by:
        names[0] += " (facilitator)"
    return ", ".join(names)


@register.filter
def asked_to(membership):
    """«to join», «to facilitate»: what somebody is asked."""
    leading = {"facilitator": "to facilitate", "co_facilitator": "to co-facilitate"}
    return leading.get(membership.function, "to join")


@register.filter
def works_as(place):
    """«Grade 4, facilitator»; whoever has not accepted yet is «asked to facilitate»."""
    if place.function == "member":
        return place.person.role
    leads = f"asked {asked_to(place)}" if place.is_asked else place.get_function_display().lower()
    return f"{place.person.role}, {leads}" if place.person.role else leads.capitalize()


@register.filter
def deed(entry):
    """«Sent it back»: what somebody did with a roster."""
    return LIFE_OF_A_ROSTER.said(entry.verb)


@register.filter
def team_deed(entry):
    """«Dissolved»: what was decided about a team."""
    until = f" until {day(entry.until)}" if entry.until else ""
    return f"{LIFE_OF_A_TEAM.said(entry.verb)}{until}"
