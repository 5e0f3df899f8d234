"""The two pages of signing in. They need no session: who is signing in stands, signed, in their own
browser, and where they want to go in the address."""

from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.account.views import logout
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac

from kit import clock
from kit.pages import get_or_post, show, status_of
from kit.templatetags.kit import clock_time
from people.sessions import begin
from plt_portal import codes
from plt_portal.client import network_of
from plt_portal.forms import AddressForm, CodeForm

WHO = f"{settings.COOKIE_PREFIX}signing-in"
KNOWN = f"{settings.COOKIE_PREFIX}known"
AN_HOUR, A_YEAR = 3600, 365 * 24 * 3600
A_FEW = 8  # people who share a browser


@login_not_required
@get_or_post
def ask(request, template="account/ask.html", **more):
    """Who are you? The answer is the same for whoever is in the directory and whoever is not."""
    onward = get_next_redirect_url(request) or ""
    if request.user.is_authenticated:
        return redirect(onward or "home")
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _asked(request, form.cleaned_data["email"], onward)
    page = {"form": form, "onward": onward, **more}
    return show(request, template, page, status=status_of(request))


def _asked(request, address, onward):
    wait = codes.ask(address, network_of(request), _is_known(request, address))
    if wait:
        until = clock_time(clock.now() + wait)
        said = "Too many codes were asked for from your network. One that has come still works."
        messages.warning(request, f"{said} Ask for another at {until}")
    response = redirect(_with(reverse("sign-in-code"), onward))
    _set(response, WHO, address, AN_HOUR)
    return response


@login_not_required
@get_or_post
def enter(request):
    """Show that the letter reached you, and go where you wanted to go."""
    onward, address = get_next_redirect_url(request) or "", _read(request, WHO)
    if request.user.is_authenticated:
        return redirect(onward or "home")
    if not address:
        return redirect(_with(reverse("sign-in"), onward))
    form = CodeForm(request.POST or None)
    person = form.is_valid() and _whose(request, form, address)
    if person:
        return _entered(request, person, form.cleaned_data["own"], onward)
    page = {"form": form, "address": address, "onward": onward}
    status = 429 if form.must_wait else status_of(request)
    return show(request, "account/code.html", page, status=status)


def _whose(request, form, address):
    """Whose code was typed; what is wrong stands at the form."""
    network, known = network_of(request), _is_known(request, address)
    left = codes.try_at(address, network, known)
    if left.wait:
        return form.slow_down(clock.now() + left.wait)
    person = codes.person_of(address, form.cleaned_data["code"])
    if person is None:
        return form.refuse(left)
    codes.forgive(address, network)
    return person


def _entered(request, person, own, onward):
    response = perform_login(request, person, redirect_url=onward or None)
    begin(request, own=own)
    response.delete_cookie(WHO)
    others = [each for each in _known(request) if each != _mark(person.email)]
    _set(response, KNOWN, [_mark(person.email), *others][:A_FEW], A_YEAR)
    return response


def leave(request):
    """Sign out, and leave nothing that the next person at this browser could page back to. Words on
    their way stay: they are put away first, and are not the browser's to throw away."""
    response = logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _with(door, onward):
    return f"{door}?{urlencode({'next': onward})}" if onward else door


# --- What the browser keeps -----------------------------------------------------------------------


def _set(response, name, value, seconds):
    said, secure = signing.dumps(value, salt=name), settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, said, seconds, httponly=True, secure=secure, samesite="Lax")


def _read(request, name, seconds=AN_HOUR):
    try:
        return signing.loads(request.COOKIES.get(name, ""), salt=name, max_age=seconds)
    except signing.BadSignature:
        return None


def _known(request):
    """Marks of those who have signed in with this browser."""
    return _read(request, KNOWN, A_YEAR) or []


def _is_known(request, address):
    return _mark(address) in _known(request)


def _mark(address):
    return salted_hmac("plt_portal.signing_in", address, algorithm="sha256").hexdigest()[:16]
