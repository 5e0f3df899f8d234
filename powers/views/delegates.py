from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kit import clock
from kit.lifecycle import NotYet
from kit.pages import attempt, get_or_post, require, show, warn
from people.forms import FindForm
from people.models import Person
from powers import delegating
from powers.forms import DelegateForm
from powers.models import Appointment
from powers.rules import absentees


@get_or_post
def delegates(request):
    """Who decides in one's place, from when to when; and naming somebody."""
    require(
        request.user, absentees(), "Principals and the assistant superintendent name delegates."
    )
    find = FindForm(request.GET, among=Person.objects.active().exclude(pk=request.user.pk))
    form = DelegateForm(request.POST or None, absent=request.user, found=find.found)
    if request.method == "POST" and form.is_valid() and _named(request, form.cleaned_data):
        return redirect("powers:delegates")
    own = Appointment.objects.filter(acting_for__person=request.user, taken_back_at=None)
    page = {
        "form": form,
        "find": find,
        "delegations": own.filter(ends__gte=clock.today()).select_related(
            "person__school", "school"
        ),
    }
    return show(request, "powers/delegates.html", page, status=422 if form.is_bound else 200)


def _named(request, facts):
    try:
        delegation = delegating.name_delegate(by=request.user, **facts)
    except NotYet as not_yet:
        warn(request, not_yet)
        return False
    messages.success(request, f"{delegation.person} decides in your place on these days.")
    return True


@require_POST
def take_back(request, pk):
    """Decide alone again, from this moment."""
    own = Appointment.objects.filter(acting_for__person=request.user)
    delegation = get_object_or_404(own.select_related("person"), pk=pk)
    done = f"{delegation.person} does not decide for you any more."
    attempt(request, delegating.take_back, delegation, done=done)
    return redirect("powers:delegates")
