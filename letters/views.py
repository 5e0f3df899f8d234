from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from district.models import SchoolYear
from kit import clock
from kit.pages import get_or_post, require, show
from letters import delivery
from letters.models import Letter
from letters.rules import postmasters
from people.models import Person

SEPTEMBER = 9
FOR_POSTMASTERS = "The administrators of the portal look after its mail."


@require_safe
def mail(request):
    """How the mail stands, and whom no letter reaches."""
    require(request.user, postmasters(), FOR_POSTMASTERS)
    unreachable = Person.objects.unreachable().select_related("school")
    page = {
        "standing": Letter.objects.standing(),
        "unreachable": unreachable.annotate(said=Letter.objects.last_words_about()),
    }
    return show(request, "letters/mail.html", page)


@require_POST
def try_again(request, pk):
    """Let the next letter to this person leave again."""
    require(request.user, postmasters(), FOR_POSTMASTERS)
    reader = get_object_or_404(Person.objects.active(), pk=pk)
    delivery.try_again(reader)
    messages.success(request, f"The next letter to {reader.name} leaves again.")
    return redirect("letters:mail")


@login_not_required
@csrf_exempt  # RFC 8058: the mail program posts here without cookie and token
@get_or_post
def stop(request, token):
    """Stop the digest with one click. Looking changes nothing; only the button does."""
    person = get_object_or_404(Person, unsubscribe_token=token)
    none = Person.MailChoice.NONE
    if request.method == "POST":
        Person.objects.filter(pk=person.pk).update(mail_choice=none)
        if "List-Unsubscribe" in request.POST:
            return HttpResponse("Stopped.", content_type="text/plain")
        return redirect("letters:stop", token)
    later = clock.today().month == SEPTEMBER and SchoolYear.objects.september_is_for_all()
    page = {"stopped": person.mail_choice == none, "later": later}
    return show(request, "letters/stop.html", page)
