from hashlib import sha256

from celery import shared_task
from django.core.files.base import ContentFile

from kit.making import Making, Workshop
from reports.models import ReportVersion
from reports.pdf import document


def _make(version):
    """Set the frozen words in type and keep the file under the name of its content."""
    paper = document(version)
    digest = sha256(paper.content).hexdigest()
    version.pdf.save(f"{digest}.pdf", ContentFile(paper.content), save=False)
    version.pdf_sha256 = digest
    version.pdf_pages = paper.pages
    version.pdf_bytes = len(paper.content)
    version.pdf_state = Making.READY
    version.save(update_fields=["pdf", "pdf_sha256", "pdf_pages", "pdf_bytes", "pdf_state"])


PDFS = Workshop(ReportVersion.objects.without_pdf, _make, "reports.tasks.render_due")


@shared_task
def render_due():
    """Make the PDFs that are still missing; safe to start as often and at once as one likes."""
    PDFS.make_due()


@shared_task
def render(pk):
    """Make the PDF of one version, unless somebody has, is about to, or it failed too often."""
    PDFS.make_one(pk)
