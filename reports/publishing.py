"""A report from its first line to the archive: begun, submitted, decided on, published."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from billboard.models import DigestLine
from kit.bell import ring
from kit.lifecycle import NotYet
from letters.outbox import write
from people.models import Person
from reports import emails
from reports.contents import frozen, subjects_of
from reports.lifecycle import LIFE_OF_A_REPORT
from reports.models import Report, ReportEntry
from reports.prefill import draft_for
from teams.models import Team
from teams.rules import members

TELL = {
    "submit": emails.report_submitted,
    "return": emails.report_returned,
    "accept": emails.report_accepted,
    "publish": emails.report_published,
}


@transaction.atomic
def begin(team: Team, *, by: Person) -> Report:
    """Open the team's report, filled with what the team has said so far; once for each team."""
    if not members(team).contains(by):
        raise PermissionDenied("Only the team writes its report.")
    team = Team.objects.select_for_update().get(pk=team.pk)
    begun = Report.objects.filter(team=team).first()
    if begun:
        return begun
    if team.state not in {Team.State.ACTIVE, Team.State.COMPLETED}:
        raise NotYet("A report can begin once the roster of your team is approved.")
    report = draft_for(team)
    report.begun_by = by
    report.save()
    report.record.create(verb="begin", moved_to=report.state, by=by)
    return report


@transaction.atomic
def move(report: Report, verb: str, *, by: Person, note: str = "") -> Report:
    """Take one step, enter it in the record, and tell those whom it concerns."""
    report = LIFE_OF_A_REPORT.move(report, verb, by=by, note=note)
    entry = report.record.create(verb=verb, moved_to=report.state, by=by, note=note.strip())
    if verb == "submit":
        report.submitted_at = entry.at
        report.save(update_fields=["submitted_at"])
    if verb == "publish":
        _publish(report, entry)
    write(TELL[verb](entry))
    return report


def _publish(report: Report, entry: ReportEntry) -> None:
    """Freeze the words as a new version, put a line into the digest, ring for the PDF."""
    report = Report.objects.for_page().get(pk=report.pk)
    version = frozen(report, report.versions.count() + 1)
    version.published_at = entry.at
    report.versions.filter(is_newest=True).update(is_newest=False)
    version.save()
    version.subjects.set(subjects_of(report.team))
    path = reverse("reports:report", args=[report.pk])
    DigestLine.objects.create(text=f"New report: {report.title}", path=path)
    ring("reports.tasks.render", version.pk)
