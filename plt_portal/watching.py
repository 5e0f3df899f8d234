"""Doors for those who watch the portal: machines that ask whether it is up, and administrators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from blueprint.models import Printout
from kit import clock
from kit.making import try_again
from kit.pages import require, show
from kit.templatetags.kit import counted
from plt_portal.health import checks, migrations_due
from powers.rules import administrators
from reports.models import ReportVersion

FOR_ADMINISTRATORS = "The administrators of the portal look after it."


@require_safe
def health(request):
    """What holds and what does not, and what helps."""
    require(request.user, administrators(), FOR_ADMINISTRATORS)
    found = checks()
    bad = [check for check in found if not check.is_well]
    page = {"checks": found, "bad": bad, "now": clock.now()}
    page["failed"] = ReportVersion.objects.failed().count() + Printout.objects.failed().count()
    return show(request, "health.html", page)


@require_POST
def make_again(request):
    """Papers that were given up get their five attempts again."""
    require(request.user, administrators(), FOR_ADMINISTRATORS)
    number = try_again(ReportVersion.objects.failed(), "reports.tasks.render_due")
    number += try_again(Printout.objects.failed(), "blueprint.tasks.print_due")
    messages.success(request, f"{counted(number, 'PDF is,PDFs are')} made again.")
    return redirect("health")


@login_not_required
@require_safe
def live(request):
    """The web process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
@require_safe
def ready(request):
    """The records answer too, and their tables are those of this release."""
    if migrations_due():
        return HttpResponse("migrations are due\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")


@login_not_required
@require_safe
def well(request):
    """For a watcher who calls somebody: pages may come while nothing happens behind them."""
    is_well = all(check.is_well for check in checks())
    told = {} if is_well else {"status": 503}
    return HttpResponse("well\n" if is_well else "not well\n", content_type="text/plain", **told)
