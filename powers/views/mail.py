from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from kit.pages import require, show
from letters import delivery
from letters.models import Letter
from people.models import Person
from powers.rules import administrators

FOR_ADMINISTRATORS = "The administrators of the portal look after its mail."


@require_safe
def mail(request):
    """How the mail stands, and whom no letter reaches."""
    require(request.user, administrators(), FOR_ADMINISTRATORS)
    unreachable = Person.objects.unreachable().select_related("school")
    page = {
        "standing": Letter.objects.standing(),
        "unreachable": unreachable.annotate(said=Letter.objects.last_words_about()),
    }
    return show(request, "powers/mail.html", page)


@require_POST
def try_again(request, pk):
    """Let the next letter to this person leave again."""
    require(request.user, administrators(), FOR_ADMINISTRATORS)
    reader = get_object_or_404(Person.objects.active(), pk=pk)
    delivery.try_again(reader)
    messages.success(request, f"The next letter to {reader.name} leaves again.")
    return redirect("powers:mail")
