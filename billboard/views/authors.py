from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from billboard import posting as postings
from billboard.lifecycle import LIFE_OF_A_POSTING
from billboard.models import Posting
from billboard.rules import authors, writers
from billboard.views.joining import found
from kit.pages import attempt, require, show, take
from kit.text import number
from people.forms import FindForm
from people.models import Person

OWN = "Its authors say who writes it with them."


@require_safe
def co_authors(request, pk):
    """Who writes a posting, and colleagues by name who could."""
    posting = found(request, pk)
    require(request.user, authors(posting), OWN)
    others = Person.objects.active().exclude(pk__in=writers(posting))
    co_authors = list(posting.co_authors.select_related("school"))
    page = {
        "posting": posting,
        "co_authors": co_authors,
        "find": FindForm(request.GET, among=others),
        "may_name": any(s.verb == "name" for s in LIFE_OF_A_POSTING.open_to(request.user, posting)),
        "is_co_author": request.user in co_authors,
    }
    return show(request, "billboard/authors.html", page)


@require_POST
def name_co_author(request, pk):
    """Name a colleague beside oneself; they get a letter."""
    posting = found(request, pk)
    require(request.user, authors(posting), OWN)
    person = get_object_or_404(Person.objects.active(), pk=number(request.POST.get("person")))
    take(request, posting, "name", person=person)
    return redirect("billboard:authors", pk)


@require_POST
def take_off(request, pk):
    """A co-author says that they are none, or the first author takes a name back."""
    posting = found(request, pk)
    person = get_object_or_404(Person, pk=number(request.POST.get("person")))
    done = f"{person} is no co-author of “{posting}” any more."
    attempt(request, postings.take_off, posting, person=person, done=done)
    return _on_from(request, posting)


def _on_from(request, posting):
    """To whatever of it is still theirs to see."""
    if authors(posting).contains(request.user):
        return redirect("billboard:authors", posting.pk)
    if Posting.objects.visible_to(request.user).contains(posting):
        return redirect("billboard:posting", posting.pk)
    return redirect("billboard:billboard")
