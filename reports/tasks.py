import logging
from hashlib import sha256
from time import monotonic

from celery import shared_task
from django.core.files.base import ContentFile
from django.db import transaction

from kit.bell import ring
from reports.models import MOST_ATTEMPTS, ReportVersion
from reports.pdf import document

log = logging.getLogger(__name__)
SHIFT = 40  # seconds; a shift ends by itself before the worker's soft limit


@shared_task
def render_due():
    """Make the PDFs that are still missing; safe to start as often and at once as one likes."""
    ends = monotonic() + SHIFT
    for pk in ReportVersion.objects.without_pdf().values_list("pk", flat=True)[:200]:
        render(pk)
        if monotonic() > ends:
            return ring("reports.tasks.render_due")
    return None


@shared_task
def render(pk):
    """Make the PDF of one version, unless somebody has, is about to, or it failed too often."""
    if not _counted(pk):
        return
    try:
        _make(pk)
    except Exception:
        log.exception("The PDF of report version %s could not be made.", pk)


@transaction.atomic
def _counted(pk):
    """Enter the attempt before it is made, so that one that kills the worker counts, too."""
    version = _claimed(pk)
    if version is None:
        return False
    if version.attempts >= MOST_ATTEMPTS:
        version.pdf_state = ReportVersion.Pdf.FAILED
    else:
        version.attempts += 1
    version.save(update_fields=["attempts", "pdf_state"])
    return version.pdf_state == ReportVersion.Pdf.DUE


@transaction.atomic
def _make(pk):
    """Render, keep and enter it under the lock of the row: a worker that dies lets go of it."""
    version = _claimed(pk)
    if version is None:
        return
    paper = document(version)
    digest = sha256(paper.content).hexdigest()
    version.pdf.save(f"{digest}.pdf", ContentFile(paper.content), save=False)
    version.pdf_sha256 = digest
    version.pdf_pages = paper.pages
    version.pdf_bytes = len(paper.content)
    version.pdf_state = ReportVersion.Pdf.READY
    version.save(update_fields=["pdf", "pdf_sha256", "pdf_pages", "pdf_bytes", "pdf_state"])


def _claimed(pk):
    """The row, if its PDF is due and nobody else is at it."""
    return (
        ReportVersion.objects.without_pdf()
        .select_for_update(skip_locked=True)
        .filter(pk=pk)
        .first()
    )
