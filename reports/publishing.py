"""A report from its first line to the archive: begun, submitted, decided on, published.

`reports.lifecycle` is the table in which each step stands; here is what it does beside moving.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from billboard.models import DigestLine
from kit import clock
from kit.bell import ring
from kit.lifecycle import Deed, NotYet, Taken, pass_on
from people.models import Person
from reports import emails
from reports.contents import frozen, subjects_of, words_of
from reports.models import Report
from reports.prefill import draft_for
from reports.search import learn
from teams.models import Team
from teams.rules import members


@transaction.atomic
def begin(team: Team, *, by: Person) -> Report:
    """Open the team's report, filled with what the team has said so far; once for each team."""
    if not members(team).contains(by):
        raise PermissionDenied("Only the team writes its report.")
    team = Team.objects.select_for_update().get(pk=team.pk)
    begun = Report.objects.filter(team=team).first()
    if begun:
        return begun
    if team.state == Team.State.PAUSED:
        raise NotYet("A report can begin once the team goes on.")
    if team.state not in {Team.State.ACTIVE, Team.State.COMPLETED}:
        raise NotYet("A report can begin once the roster of your team is approved.")
    report = draft_for(team)
    report.begun_by = by
    report.save()
    report.record.create(verb="begin", moved_to=report.state, by=by)
    return report


# --- What the steps do ----------------------------------------------------------------------------


def locked(report: Report) -> Report:
    """The report as it stands now, with its team; whoever else changes it waits."""
    fresh = Report.objects.select_for_update(of=("self",)).select_related("team__year")
    return fresh.get(pk=report.pk)


def _as_submitted(taken: Taken) -> dict[str, Any]:
    """Every word of this moment stays as it is, for those who read it before it is published."""
    words = words_of(Report.objects.for_page().get(pk=taken.thing.pk))
    return {"submitted_at": clock.now(), "submitted_words": words}


def _kept_as_submitted(taken: Taken) -> dict[str, Any]:
    """From now on the team rewrites it: what leaders read stays what was submitted."""
    report = taken.thing
    words = report.submitted_words or words_of(Report.objects.for_page().get(pk=report.pk))
    return {"submitted_words": words}


def _into_the_archive(taken: Taken) -> None:
    """Freeze the words as a new version, put a line into the digest, ring for the PDF. With it the
    year of the team is complete."""
    report = Report.objects.for_page().get(pk=taken.thing.pk)
    version = frozen(report, report.versions.count() + 1)
    version.published_at = taken.entry.at
    report.versions.filter(is_newest=True).update(is_newest=False)
    version.save()
    version.subjects.set(subjects_of(report.team))
    learn(version)
    path = reverse("reports:report", args=[report.pk])
    DigestLine.objects.create(text=f"New report: {report.title}", path=path)
    if report.team.state in Team.RUNNING and report.team.year.is_current:
        whom = {"by": taken.by, "on_behalf_of_id": taken.on_behalf_of_id}
        pass_on(report.team, "complete", **whom)
    ring("reports.tasks.render", version.pk)


# --- Each deed, with its words --------------------------------------------------------------------

SUBMIT = Deed(
    button="Submit the report",
    done="The report is submitted. Whoever decides and your principals have a letter.",
    said="Submitted",
    does=_as_submitted,
    tells=lambda taken: emails.report_submitted(taken.entry),
)
RETURN = Deed(
    button="Send it back to the team",
    done="The report is back with the team. Everybody on it has your note.",
    said="Sent back",
    does=_kept_as_submitted,
    tells=lambda taken: emails.report_returned(taken.entry),
)
ACCEPT = Deed(
    button="Accept the report",
    done="The report is accepted. It is not in the archive until you publish it.",
    said="Accepted",
    tells=lambda taken: emails.report_accepted(taken.entry),
)
PUBLISH = Deed(
    button="Publish it for everybody",
    done="The report is published. Its PDF is being made, and the next digest says so.",
    said="Published",
    then=_into_the_archive,
    tells=lambda taken: emails.report_published(taken.entry),
)
