"""The sign-in doors: a code by email, for people of the directory and nobody else."""

from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from kit.prepared import prepared
from people.models import Person
from plt_portal.models import KeptForm
from powers.models import powers_of, with_powers, with_schools


@prepared
def _signed_in(*, pk):
    here = Person.objects.active().filter(pk=pk)
    return with_schools(with_powers(here)).order_by()


class DirectoryBackend(AuthenticationBackend):
    """Finds who is signed in, together with the powers they hold and where they work today."""

    def get_user(self, user_id):
        return next(iter(_signed_in(pk=user_id)), None)

    def has_perm(self, user_obj, perm, obj=None):
        """Django's admin is the administrators'."""
        return powers_of(user_obj).is_administrator


class DirectoryAdapter(DefaultAccountAdapter):
    """Nobody signs up: the directory says who works for the district."""

    def is_open_for_signup(self, request):
        return False

    def add_message(self, request, level, *args, **kwargs):
        """Allauth's notices of success are left out: the page shows it already."""
        if level >= messages.WARNING:
            super().add_message(request, level, *args, **kwargs)

    def post_login(self, request, user, **facts):
        """Whoever has words waiting finds them first, and goes on from there."""
        response = super().post_login(request, user, **facts)
        return redirect(past_kept_words(user, response.url))


def past_kept_words(person, onward):
    """The way of somebody who has just signed in."""
    again = reverse("send-again")
    if onward == again or not KeptForm.objects.of(person).exists():
        return onward
    return f"{again}?{urlencode({'next': onward})}"
