"""Saving what a team writes, so that two people who write at once lose nothing."""

from django.db import transaction

from kit.lifecycle import NotYet
from kit.written import Answers, Window, meet
from people.models import Person
from reports.models import Recommendation, Report
from reports.rules import team_of


@transaction.atomic
def save(report: Report, *, by: Person, answers: Answers, window: Window | None = None) -> Report:
    """Save what one window changed, of the sections, the numbers and the `recommendations`.

    What somebody else changed meanwhile stays, and this window's answer lies beside it. Raises
    `NotYet` once the report was submitted.
    """
    report = _held(report, by)
    facts, remembered = meet(report, answers, by=by, window=window)
    rows = facts.pop("recommendations", None)
    if facts or rows is not None:
        facts["edition"] = report.edition + 1
    for name, value in (facts | remembered).items():
        setattr(report, name, value)
    report.save(update_fields=[*facts, *remembered])
    if rows is not None:
        _replace(report, rows)
    return report


def _held(report: Report, by: Person) -> Report:
    """The report as it stands, held until this save is done, if this person can write in it now."""
    held = Report.objects.select_for_update(of=("self",)).prefetch_related("recommendations")
    report = held.get(pk=report.pk)
    if report.is_being_written and team_of(report).contains(by):
        return report
    raise NotYet(f"This report is not open for writing. It now stands at: {report.state_words}.")


def _replace(report: Report, recommendations: list[dict[str, str]]) -> None:
    """The rows as they were sent, in their order."""
    report.recommendations.all().delete()
    rows = [Recommendation(report=report, **each) for each in recommendations]
    Recommendation.objects.bulk_create(rows)
