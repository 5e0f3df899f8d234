from celery import shared_task

from blueprint.models import Printout
from blueprint.pdf import document
from kit.making import Making, Workshop


def _make(printout):
    paper = document(printout)
    printout.pdf, printout.pdf_pages = paper.content, paper.pages
    printout.pdf_state = Making.READY
    printout.save(update_fields=["pdf", "pdf_pages", "pdf_state"])


PRINTOUTS = Workshop(Printout.objects.due, _make, "blueprint.tasks.print_due")


@shared_task
def print_due():
    """Make the PDFs that are still missing; safe to start as often and at once as one likes."""
    PRINTOUTS.make_due()


@shared_task
def print_out(pk):
    """Make the PDF of one printout, unless somebody has, is about to, or it failed too often."""
    PRINTOUTS.make_one(pk)


@shared_task
def forget_printouts():
    """What was printed yesterday is on paper; here it goes, with its words."""
    Printout.objects.of_yesterday().delete()
