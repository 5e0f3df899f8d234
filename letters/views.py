from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kit.pages import show
from people.models import Person


@login_not_required
@csrf_exempt  # RFC 8058: the mail program posts here without cookie and token
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """Stop the digest with one click. Looking changes nothing; only the button does."""
    person = get_object_or_404(Person, unsubscribe_token=token)
    none = Person.MailChoice.NONE
    if request.method == "POST":
        Person.objects.filter(pk=person.pk).update(mail_choice=none)
        if "List-Unsubscribe" in request.POST:
            return HttpResponse("Stopped.", content_type="text/plain")
        return redirect("letters:stop", token)
    return show(request, "letters/stop.html", {"stopped": person.mail_choice == none})
