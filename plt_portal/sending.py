from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kit.pages import get_or_post, show
from kit.text import number
from kit.whose import KEPT
from plt_portal import keeping
from plt_portal.filling import filled
from plt_portal.sent import OWN, SentForm

PLAIN = "plain"  # the words alone, where no page has a form for them


@require_safe
def send_again(request):
    """What one wrote before one was signed out, to be sent with one press; the rest below it."""
    chosen = number(request.GET.get(KEPT))
    waiting = sorted(keeping.waiting_for(request.user), key=lambda pair: pair[0].pk != chosen)
    onward = request.GET.get("next", "")
    page = {"waiting": waiting, "onward": onward if _is_ours(onward) else ""}
    return show(request, "send_again.html", page)


@get_or_post
def change_first(request):
    """To the page on which the form stands, with these words in it; the words alone, where there
    is none."""
    if request.method == "POST":
        return _put_down(request)
    found = keeping.the_one(number(request.GET.get(KEPT)), of=request.user)
    if found is None:
        raise Http404
    kept, sent = found
    stood_on = sent.page or sent.door
    if PLAIN in request.GET or not _is_ours(stood_on):
        return show(request, "change_first.html", {"sent": sent, "kept": kept})
    page, _, asked = stood_on.partition("?")
    asked = "&".join(filter(None, [asked, urlencode({KEPT: kept.pk})]))
    return redirect(f"{page}?{asked}#kept-words")


def _put_down(request):
    """Words that are only on the page of somebody whose token changed are kept, too, meanwhile."""
    door, page = request.GET.get("door", ""), request.GET.get("page", "")
    try:
        resolve(door.partition("?")[0])
    except Resolver404:
        raise Http404
    sent = SentForm.to(door, request, page=page)
    found = keeping.the_one(number(request.POST.get(KEPT)), of=request.user)
    if found and found[0].mark == keeping.same(sent):
        return redirect(_to_change(found[0]))
    kept = keeping.keep(sent, writer=request.user.pk)
    return (
        redirect(_to_change(kept)) if kept else show(request, "change_first.html", {"sent": sent})
    )


def with_kept_words(request, response):
    """A page that was asked for with words that are kept has them in its form."""
    if request.path.startswith(OWN):
        return response
    found = keeping.the_one(number(request.GET[KEPT]), of=request.user)
    if found is None:
        return response
    kept, sent = found
    note = render_to_string("parts/kept_words.html", {"kept": kept, "sent": sent})
    is_page = response.status_code == 200 and not response.streaming
    page = filled(response.text, sent, request.path, note) if is_page else None
    if page is None:
        return redirect(f"{_to_change(kept)}&{PLAIN}")
    response.content = page
    return response


def _to_change(kept):
    return f"{reverse('change-first')}?{urlencode({KEPT: kept.pk})}"


def _is_ours(address):
    return url_has_allowed_host_and_scheme(address, None)


@require_POST
def throw_away(request):
    """What is not wanted any more goes at once."""
    keeping.throw_away(number(request.POST.get(KEPT)), by=request.user)
    messages.success(request, "Thrown away. Nothing of it is kept.")
    return redirect("send-again")
