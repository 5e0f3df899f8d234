import logging
from functools import partial
from hashlib import sha256

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from billboard.models import Posting
from billboard.search import neighbours as neighbours_of
from kit.crossing import crossed_at, settle
from kit.glyphs import gaps_in
from kit.lifecycle import NotYet
from kit.making import Making
from kit.pages import as_pdf, get_or_post, require, show, take, warn
from kit.saving import go_on, save_pressed, save_quietly
from reports import writing
from reports.contents import text_of, words_for_leaders, words_of
from reports.filters import Archive
from reports.forms import NoteForm, ReportForm
from reports.lifecycle import LIFE_OF_A_REPORT, a_whole_report
from reports.models import Report, ReportVersion
from reports.publishing import begin as begin_report
from reports.rules import assistant_superintendent, leaders
from teams.models import Team

SAVED = "Saved. Everybody on the team sees it now."

log = logging.getLogger(__name__)


# --- The archive --------------------------------------------------------------------------------


@require_safe
def archive(request):
    """What all teams found out, in all years."""
    page = {"archive": Archive(request.GET), "leads": leaders().contains(request.user)}
    page |= ReportVersion.objects.in_short()
    return show(request, "reports/archive.html", page, part="found")


@require_safe
def neighbours(request, pk):
    """Reports that speak of the same as a posting, with what they recommend, while one writes."""
    posting = get_object_or_404(Posting.objects.visible_to(request.user), pk=pk)
    near = neighbours_of(ReportVersion.objects.with_advice(), posting)
    return show(request, "reports/neighbours.html", {"posting": posting, "near": near}, part="near")


@require_safe
def report(request, pk):
    """A published report, from its frozen words."""
    versions = ReportVersion.objects.in_the_archive().select_related("report")
    version = get_object_or_404(versions, report=pk)
    return show(request, "reports/report.html", {"version": version, "words": version.snapshot})


@require_safe
def pdf(request, pk):
    """The PDF of a published report, if the file is still the one that was made."""
    versions = ReportVersion.objects.in_the_archive().filter(pdf_state=Making.READY)
    version = get_object_or_404(versions.select_related("year"), report=pk)
    content = _unharmed(version)
    if content is None:
        messages.error(request, "The PDF is not the one we made, so we keep it back. Read it here.")
        return redirect("reports:report", pk)
    return as_pdf(content, f"{slugify(version.title)[:80]}-{version.year.first_day.year}")


def _unharmed(version):
    """The bytes of the file, or None when they are gone or not what they were."""
    try:
        with version.pdf.open() as file:
            content = file.read()
    except OSError:
        content = b""
    if sha256(content).hexdigest() == version.pdf_sha256:
        return content
    log.error("The PDF of report version %s is missing or changed.", version.pk)
    return None


# --- Writing ------------------------------------------------------------------------------------


@get_or_post
def write(request, pk):
    """The team's own page: begin, write, save; everything on one form."""
    team = get_object_or_404(Team.objects.of(request.user), pk=pk)
    report = Report.objects.for_page().filter(team=team).first()
    if report is None:
        return show(request, "reports/begin.html", {"team": team})
    if request.method == "POST":
        return _save(request, report)
    if not report.is_being_written:
        return redirect("reports:review", report.pk)
    return show(request, "reports/write.html", _page(report, ReportForm(instance=report)))


def _page(report, form):
    return {"report": report, "form": form, "crossed": _both(report)}


def _save(request, report):
    form = ReportForm(request.POST, instance=report)
    kept = save_pressed(request, form, partial(writing.save, report))
    if kept and form.is_valid():
        both, door = _both(kept, form.the_window()), _after(request, kept)
        return go_on(request, SAVED, crossed=both, door=door)
    return show(request, "reports/write.html", _page(kept or report, form), status=422)


def _after(request, report):
    if "check" in request.POST:
        return reverse("reports:review", args=[report.pk])
    return reverse("reports:write", args=[report.team_id])


@require_POST
def save(request, pk):
    """What a window saves by itself."""
    report = _of_the_team(request, pk)
    form = ReportForm(request.POST, instance=report)
    keep = partial(writing.save, report, by=request.user)
    return save_quietly(request, form, keep, crossed=_both)[0]


@get_or_post
def crossed(request, pk):
    """Two answers for one part of the report, side by side, until the team chooses."""
    report, door = _of_the_team(request, pk), reverse("reports:write", args=[pk])
    form, keep = ReportForm(instance=report), partial(writing.save, report, by=request.user)
    return settle(request, [report], form, keep, heading=f"Report of {report.team}", door=door)


def _of_the_team(request, pk):
    team = get_object_or_404(Team.objects.of(request.user), pk=pk)
    return get_object_or_404(Report.objects.for_page(), team=team)


def _both(report, window=None):
    return crossed_at("reports:crossed", report, at=[report.team_id], window=window)


@require_POST
def begin(request, pk):
    """Open the team's report, filled; a second click opens the same."""
    team = get_object_or_404(Team.objects.of(request.user), pk=pk)
    try:
        begin_report(team, by=request.user)
    except NotYet as not_yet:
        warn(request, not_yet)
    return redirect("reports:write", pk)


# --- On its way ---------------------------------------------------------------------------------


@require_safe
def in_hand(request):
    """The reports of the year that are submitted and not yet published."""
    require(request.user, leaders(), "This list is for those who lead schools and the district.")
    on_their_way = Report.objects.on_their_way().open_to(request.user)
    reports = on_their_way.select_related("team__school").distinct()
    awaited = set(Report.objects.awaiting(request.user).values_list("pk", flat=True))
    return show(request, "reports/in_hand.html", {"reports": reports, "awaited": awaited})


@require_safe
def review(request, pk):
    """A report before it is published, its record, and the steps this reader can take."""
    report = _on_its_way(request, pk)
    return _review(request, report, NoteForm())


@require_POST
def move_report(request, pk, verb):
    """One door for every step: submit, return, accept and publish."""
    report = _on_its_way(request, pk)
    if verb not in LIFE_OF_A_REPORT.verbs:
        raise Http404
    form = NoteForm(request.POST)
    if form.is_valid() and (taken := take(request, report, verb, **form.words_and_seal)):
        is_out = taken.thing.state == Report.State.PUBLISHED
        return redirect("reports:report" if is_out else "reports:review", pk)
    return _review(request, _on_its_way(request, pk), form, status=422)


def _on_its_way(request, pk):
    """The report as its team and its leaders see it; to others it does not exist."""
    return get_object_or_404(Report.objects.open_to(request.user).for_page(), pk=pk)


def _review(request, report, form, status=200):
    is_member = any(seat.person_id == request.user.pk for seat in report.team.people)
    words = words_of(report) if is_member else words_for_leaders(report)
    page = {
        "report": report,
        "words": words,
        "gaps": gaps_in([text_of(words)]),
        "form": form,
        "steps": {step.verb: step for step in LIFE_OF_A_REPORT.open_to(request.user, report)},
        "missing": list(a_whole_report(report)) if report.is_being_written else [],
        "deciders": assistant_superintendent(report),
        "is_member": is_member,
    }
    return show(request, "reports/review.html", page, status=status)
