from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kit.pages import show
from kit.text import number
from kit.whose import KEPT
from plt_portal import keeping
from plt_portal.sent import SentForm


@require_safe
def send_again(request):
    """What one wrote before one was signed out, to be sent with one press; the rest below it."""
    chosen = number(request.GET.get(KEPT))
    waiting = sorted(keeping.waiting_for(request.user), key=lambda pair: pair[0].pk != chosen)
    onward = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(onward, None)
    page = {"waiting": waiting, "onward": onward if is_ours else ""}
    return show(request, "send_again.html", page)


@require_POST
def change_first(request):
    """The same words in fields, to be changed before they are sent."""
    door = request.GET.get("door", "")
    try:
        resolve(door.partition("?")[0])
    except Resolver404:
        raise Http404
    page = {"sent": SentForm.to(door, request), "kept": request.POST.get(KEPT, "")}
    return show(request, "change_first.html", page)


@require_POST
def throw_away(request):
    """What is not wanted any more goes at once."""
    keeping.throw_away(number(request.POST.get(KEPT)), by=request.user)
    messages.success(request, "Thrown away. Nothing of it is kept.")
    return redirect("send-again")
