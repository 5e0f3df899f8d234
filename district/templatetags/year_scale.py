"""Where we are in the school year, drawn as the scale bar of a plan."""

from django import template

register = template.Library()

MONTHS = ["Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun"]


@register.inclusion_tag("parts/year_scale.html")
def year_scale(stages, brief=False, heading="Where we are in the year"):
    """The stages in their months; on a phone the brief one is a bar and a sentence."""
    now, following = _now_and_next(list(stages))
    return {
        "stages": stages,
        "months": MONTHS,
        "brief": brief,
        "heading": heading,
        "now": now,
        "following": following,
    }


def _now_and_next(stages):
    for stage, following in zip(stages, [*stages[1:], None], strict=True):
        if stage["state"] == "now":
            return stage, following
    return None, None
