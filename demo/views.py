from allauth.account.utils import get_next_redirect_url
from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from demo.cast import SIX
from demo.opening import address_of
from kit.layout import button, looking, wide
from kit.pages import sealed, sheet, show
from letters.models import Letter
from people.models import Person
from people.sessions import begin
from plt_portal import signing_in
from plt_portal.sign_in import past_kept_words

LETTERS_A_PAGE = 30


class MailboxForm(forms.Form):
    """Whose letters are shown, and which of them."""

    person = forms.ModelChoiceField(
        Person.objects.active(), label="To", empty_label="Everybody", required=False
    )
    without_digest = forms.BooleanField(label="Without the digest", required=False)

    @property
    def helper(self):
        pieces = [wide("person"), "without_digest", button("Show", "secondary")]
        return looking(*pieces, aria_label="Choose a person")

    @property
    def reader(self):
        return self.cleaned_data.get("person") if self.is_valid() else None

    @property
    def heading(self):
        return f"Letters to {self.reader.name}" if self.reader else "Letters"

    @property
    def letters(self):
        letters = Letter.objects.select_related("person").defer("text", "html")
        if self.reader:
            letters = letters.filter(person=self.reader)
        if self.cleaned_data["without_digest"]:
            letters = letters.exclude(kind="digest")
        return letters.order_by("-written_at", "-pk")


def people_to_look_around_as():
    """The six, each with a word about who they are."""
    lines = {address_of(name): line for name, line in SIX.items()}
    people = {person.email: person for person in Person.objects.active().filter(email__in=lines)}
    return [{"person": people[email], "line": lines[email]} for email in lines if email in people]


@login_not_required
def sign_in_page(request):
    """The sign-in of every district, and beside it whom to look around as."""
    look_around = people_to_look_around_as()
    return signing_in.ask(request, template="demo/sign_in.html", look_around=look_around)


@login_not_required
@require_POST
def sign_in(request):
    """The open door: anybody of the directory, without a code, on to the page they wanted."""
    people = Person.objects.active()
    person = get_object_or_404(people, email=request.POST.get("email", "").strip().lower())
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    begin(request, own=True)
    onward = get_next_redirect_url(request) or reverse("home")
    return redirect(past_kept_words(person, onward))


@login_not_required
@require_safe
def mailbox(request):
    """Every letter the portal wrote, the newest first; or one person's."""
    mailbox = MailboxForm(request.GET)
    pages = Paginator(mailbox.letters, LETTERS_A_PAGE)
    page = {"mailbox": mailbox, "page": pages.get_page(request.GET.get("page"))}
    return show(request, "demo/mailbox.html", page)


@login_not_required
@require_safe
def letter(request, pk):
    """One letter, as it looks and as it reads."""
    letter = get_object_or_404(Letter.objects.select_related("person__school"), pk=pk)
    return show(request, "demo/letter.html", {"letter": letter})


@login_not_required
@sealed
@require_safe
def body(request, pk):
    """The HTML of a letter alone, for the frame on its page."""
    letter = get_object_or_404(Letter, pk=pk)
    return sheet(letter.html)
