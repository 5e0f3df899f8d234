"""What people decide on reports in tests, having just looked."""

from kit.lifecycle import move as take
from reports.models import Report

LOOKED = object()


def move(report, verb, *, by, seen=LOOKED, note=""):
    """A step of a report; answers with the report as it stands then."""
    if seen is LOOKED:
        seen = Report.objects.get(pk=report.pk).seal
    return take(report, verb, by=by, seen=seen, note=note).thing
