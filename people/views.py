from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST, require_safe

from kit.pages import get_or_post, show
from people.forms import ProfileForm, StrengthsForm
from people.models import OpenSession, Person, Strengths
from people.sessions import end, end_others

A_YEAR = 365 * 24 * 3600


@get_or_post
def profile(request):
    """Everybody keeps their own page: how they are called, subjects, strengths, letters, theme."""
    person = Person.objects.select_related("school").get(pk=request.user.pk)
    strengths = Strengths.objects.filter(person=person).first() or Strengths(person=person)
    form = ProfileForm(request.POST or None, instance=person)
    strengths_form = StrengthsForm(request.POST or None, instance=strengths, prefix="strengths")
    if request.method == "POST" and form.is_valid() and strengths_form.is_valid():
        form.save()
        if strengths_form.has_changed():
            strengths_form.save()
        messages.success(request, "Your profile is saved.")
        return redirect("people:profile")
    page = {"person": person, "form": form, "strengths_form": strengths_form}
    return show(request, "people/profile.html", page, status=422 if form.is_bound else 200)


@require_safe
def sessions(request):
    """On which devices one is signed in."""
    found = list(OpenSession.objects.of(request.user))
    this = request.session.session_key
    page = {"sessions": found, "this": next((e for e in found if e.pk == this), None)}
    return show(request, "people/sessions.html", page)


@require_POST
def end_session(request):
    """End one, or all but this one."""
    if mark := request.POST.get("session"):
        end(mark, by=request.user)
        messages.success(request, "It is out.")
    else:
        end_others(request.session.session_key, by=request.user)
        messages.success(request, "All others are out.")
    return redirect("people:sessions")


@login_not_required
@require_POST
def theme(request):
    """Light, dark, or as the device says; then back to the same page."""
    choice = request.POST.get("theme")
    if choice not in Person.Theme:
        return HttpResponseBadRequest("Choose light, dark or auto.")
    response = redirect(_own_page(request.POST.get("next", "/")))
    if request.user.is_authenticated:
        Person.objects.filter(pk=request.user.pk).update(theme=choice)
        return response
    name, secure = f"{settings.COOKIE_PREFIX}theme", settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, choice, A_YEAR, httponly=True, secure=secure, samesite="Lax")
    return response


def _own_page(path):
    """A page of the portal, never another host."""
    try:
        resolve(path.split("?")[0])
    except Resolver404:
        return "/"
    return path
