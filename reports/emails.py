"""The letters about reports. Each function builds one letter and sends nothing."""

from letters.outbox import Draft, letter
from reports.models import ReportEntry
from reports.rules import team_of, told


def report_submitted(entry: ReportEntry) -> Draft:
    """To whoever decides and to the principals of the schools: there is something to read."""
    return _letter("report_submitted", entry, told(entry.report))


def report_returned(entry: ReportEntry) -> Draft:
    """To the whole team: what should change."""
    return _letter("report_returned", entry, team_of(entry.report))


def report_accepted(entry: ReportEntry) -> Draft:
    """To the whole team: nothing is left to do."""
    return _letter("report_accepted", entry, team_of(entry.report))


def report_published(entry: ReportEntry) -> Draft:
    """To the whole team: where everybody can read it."""
    return _letter("report_published", entry, team_of(entry.report))


def _letter(kind, entry, readers):
    template = f"reports/letters/{kind}.html"
    return letter(template, to=readers, key=entry.pk, entry=entry, report=entry.report)
