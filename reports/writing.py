"""Saving what a team writes, so that two people who write at once lose nothing."""

from typing import Any

from django.db import transaction

from kit.lifecycle import NotYet
from people.models import Person
from reports.models import Recommendation, Report
from reports.rules import team_of


class Crossed(Exception):
    """Somebody saved other words meanwhile; nothing was written over. `report` has theirs."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report


@transaction.atomic
def save(
    report: Report,
    *,
    by: Person,
    base: int,
    facts: dict[str, Any],
    recommendations: list[dict[str, str]],
) -> Report:
    """Keep these words if nobody wrote others since the edition `base`.

    Raises `Crossed` with the words that stand, or `NotYet` once the report was submitted.
    """
    report = _held(report, by)
    if _says(report, facts, recommendations):
        return report  # the second click of one save
    if report.edition != base:
        raise Crossed(report)
    for name, value in facts.items():
        setattr(report, name, value)
    report.edition += 1
    report.save(update_fields=[*facts, "edition"])
    _replace(report, recommendations)
    return report


def _held(report: Report, by: Person) -> Report:
    """The report as it stands, held until this save is done, if this person can write in it now."""
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if report.is_being_written and team_of(report).contains(by):
        return report
    raise NotYet(f"This report is not open for writing. It now stands at: {report.state_words}.")


def _says(report: Report, facts: dict[str, Any], recommendations: list[dict[str, str]]) -> bool:
    same = all(getattr(report, name) == value for name, value in facts.items())
    return same and list(report.recommendations.values("text", "to")) == recommendations


def _replace(report: Report, recommendations: list[dict[str, str]]) -> None:
    """The rows as they were sent, in their order."""
    if list(report.recommendations.values("text", "to")) == recommendations:
        return
    report.recommendations.all().delete()
    rows = [Recommendation(report=report, **each) for each in recommendations]
    Recommendation.objects.bulk_create(rows)
