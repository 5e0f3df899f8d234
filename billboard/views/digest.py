from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from billboard import digest, emails, plan
from billboard.contents import gather
from billboard.forms import IssueForm, ReaderForm, SeptemberForm
from billboard.lifecycle import LIFE_OF_AN_ISSUE
from billboard.rules import planners
from district.models import SchoolYear
from kit.pages import attempt, get_or_post, require, sealed, sheet, show, take
from letters.outbox import compose

THEIRS = "The digest is planned by the assistant superintendent and the administrators."


@require_safe
def digest_plan(request):
    """When the digest leaves and what it would tell, what has become of it, and for whom it is."""
    year = _year(request)
    issues = plan.issues(year)
    coming = plan.coming(issues)
    page = {
        "year": year,
        "later": coming[1:],
        "asks": plan.asks(issues),
        "history": plan.history(year),
        "september": SeptemberForm(year),
    }
    if coming:
        page |= _next(coming[0], request.user)
    return show(request, "billboard/digest_plan.html", page)


@get_or_post
def digest_issue(request, period):
    """One issue: its two lines, its day and time; afterwards what it told."""
    issue = _found(request, period)
    form = IssueForm(request.POST or None, issue=issue)
    if request.method == "POST" and form.is_valid() and _saved(request, issue, form):
        return redirect("billboard:digest-plan")
    page = _of(issue, request.user) | {"form": form, "items": plan.told(issue)}
    return show(request, "billboard/digest_issue.html", page, status=422 if form.is_bound else 200)


@require_POST
def digest_move(request, period, verb):
    """Hold an issue, or let it leave after all."""
    take(request, _found(request, period), verb)
    return redirect("billboard:digest-plan")


@get_or_post
def digest_send(request, period):
    """Send an issue now, after a page that says to how many."""
    issue = _found(request, period)
    if request.method == "POST":
        take(request, issue, "send")
        return redirect("billboard:digest-plan")
    after = [each for each in plan.coming(plan.issues(issue.year)) if each.period != issue.period]
    page = _next(issue, request.user) | {"after": after[:1]}
    return show(request, "billboard/digest_send.html", page)


@require_safe
def digest_preview(request, period):
    """An issue exactly as it would arrive now, for oneself or for another colleague."""
    issue = _found(request, period)
    form, letter = _preview(request, issue)
    page = {"issue": issue, "form": form, "letter": letter, "query": request.GET.urlencode()}
    return show(request, "billboard/digest_preview.html", page)


@sealed
@require_safe
def digest_letter(request, period):
    """The HTML of that letter alone, for the frame on the page."""
    _, letter = _preview(request, _found(request, period))
    if not letter:
        raise Http404
    return sheet(letter.html)


@require_POST
def digest_september(request):
    """Let September's issues go to everybody, or to whom they are welcome."""
    year = _year(request)
    for_all = "for_all" in request.POST
    who = "everybody" if for_all else "those who want them"
    done = f"September’s issues go to {who}."
    attempt(request, digest.fix_september, year, done=done, for_all=for_all)
    return redirect("billboard:digest-plan")


# --- Found and shown -----------------------------------------------------------------------------


def _year(request):
    require(request.user, planners(None), THEIRS)
    return get_object_or_404(SchoolYear, is_current=True)


def _found(request, period):
    issue = plan.find(_year(request), period)
    if not issue:
        raise Http404
    return issue


def _of(issue, person):
    """An issue, its form, and what this person can do with it."""
    verbs = [step.verb for step in LIFE_OF_AN_ISSUE.open_to(person, issue)]
    return {"issue": issue, "form": IssueForm(issue=issue), "verbs": verbs}


def _next(issue, person):
    """The same for the issue whose turn it is, with what it would tell now and to how many."""
    return _of(issue, person) | {"news": gather(issue), "readers": plan.readers(issue)}


def _saved(request, issue, form):
    told = form.answers()
    if taken := take(request, issue, "edit", **told, window=form.the_window()):
        return taken
    form.look_again()
    return None


def _preview(request, issue):
    """The form, and the letter for whom it describes; none for whom nothing in it fits."""
    news = gather(issue)
    form = ReaderForm(request.GET or None, issue=issue, reader=request.user)
    taste = form.taste(news)
    choice = news.chosen(taste)
    if not news or (taste.only_what_fits and not choice.first):
        return form, None
    draft = emails.digest(issue, news, [request.user], as_told_to=lambda reader: choice)
    return form, next(compose(draft))
