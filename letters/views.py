from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt

from district.models import SchoolYear
from kit import clock
from kit.pages import get_or_post, show
from people.models import Person

SEPTEMBER = 9


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
