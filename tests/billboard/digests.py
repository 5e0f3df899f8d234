"""A digest at a moment, and what only its tests need."""

from django.utils import timezone

from billboard import plan
from billboard.digest import send_due
from district.models import SchoolYear
from kit import clock
from tests.builders import moment


def send_at(words):
    """Beat knocks at that moment; answers the issue that left, if one did."""
    with clock.held_at(moment(words)):
        return send_due()


def the_issue(day):
    """The issue that leaves on that day, or would have."""
    issues = plan.issues(SchoolYear.objects.current())
    return next(each for each in issues if timezone.localdate(each.send_at).isoformat() == day)
