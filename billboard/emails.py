"""The letters that the billboard sends. Each function makes one draft and sends nothing."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property

from billboard.calendar import season
from billboard.models import DigestItem, Interest, Question
from billboard.rules import (
    authors,
    holders,
    the_one_interested,
    the_one_who_asked,
    who_took_it_down,
)
from kit.text import listed
from letters.outbox import Draft, letter
from people.models import Person

TEN_MINUTES = timedelta(minutes=10)  # time to think again before anybody is told
A_FEW = 3  # people whom a subject names


def key_of(interest):
    """Interest that was withdrawn and shown again is told again."""
    return f"{interest.pk}.{interest.since:%Y%m%d%H%M%S%f}"


def interest_shown(interest, to: Iterable[Person] = ()) -> Draft:
    """Who would like to join, to the authors: one letter for all who do within ten minutes."""
    posting = interest.posting
    return letter(
        "billboard/letters/interest_shown.html",
        to=to,
        key=key_of(interest),
        thread=posting.pk,
        tells=_interested,
        delay=TEN_MINUTES,
        posting=posting,
    )


def _interested(keys):
    pks = [key.split(".")[0] for key in keys]
    wanted = Interest.objects.wanted().filter(pk__in=pks).select_related("person__school")
    return {"interests": list(wanted), "names": _named([each.person.name for each in wanted])}


def invited(interest, *, by) -> Draft:
    """Asked to commit, to the one who is interested."""
    return letter(
        "billboard/letters/invited.html",
        to=the_one_interested(interest),
        key=key_of(interest),
        interest=interest,
        by=by,
        season=season(),
    )


def invitation_answered(interest) -> Draft:
    """Yes or no, to the authors."""
    return letter(
        "billboard/letters/invitation_answered.html",
        to=authors(interest.posting),
        key=f"{key_of(interest)}.{interest.state}",
        interest=interest,
        is_in=interest.state == Interest.State.COMMITTED,
    )


def question_asked(question, to: Iterable[Person] = ()) -> Draft:
    """The question, to the authors: one letter for all that are asked within ten minutes."""
    return letter(
        "billboard/letters/question_asked.html",
        to=to,
        key=question.pk,
        thread=question.posting_id,
        tells=_asked,
        delay=TEN_MINUTES,
        posting=question.posting,
    )


def _asked(keys):
    asked = Question.objects.filter(pk__in=keys).select_related("asked_by")
    names = list(dict.fromkeys(question.asked_by.name for question in asked))
    return {"questions": list(asked), "names": _named(names), "askers": len(names)}


def _named(names):
    """«Renee Okafor, Marcus Bell and Ines Duarte», or «Renee Okafor and 4 others»."""
    if len(names) > A_FEW:
        return f"{names[0]} and {len(names) - 1} others"
    return listed(names)


def question_answered(question) -> Draft:
    """The answer, to whoever asked."""
    return _about(question, "question_answered", the_one_who_asked(question), question=question)


def named_co_author(posting, person, *, by) -> Draft:
    """Named beside the author, to the colleague; nobody is put on a posting silently."""
    naming = posting.co_authors.through.objects.filter(posting=posting.pk, person=person).first()
    return letter(
        "billboard/letters/named_co_author.html",
        to=[person] if naming else [],
        key=f"{posting.pk}.{naming.pk if naming else 0}",
        delay=TEN_MINUTES,
        posting=posting,
        by=by,
    )


def posting_withdrawn(posting, *, by) -> Draft:
    """Taken down, to everybody who was interested."""
    wanted = Interest.objects.wanted().filter(posting=posting)
    readers = Person.objects.active().filter(pk__in=wanted.values("person"))
    return _about(posting, "posting_withdrawn", readers, posting=posting, by=by)


def posting_hidden(hiding) -> Draft:
    """Taken off the billboard by the district, with the reason, to its authors."""
    return _about(hiding, "posting_hidden", authors(hiding.posting), hiding=hiding)


def appealed(hiding) -> Draft:
    """What its authors say to that, to the administrator who decided."""
    return _about(hiding, "appealed", who_took_it_down(hiding), hiding=hiding)


def posting_restored(hiding) -> Draft:
    """Back on the billboard, to its authors."""
    return _about(hiding, "posting_restored", authors(hiding.posting), hiding=hiding)


def late_pass_given(late_pass) -> Draft:
    """Leave to post after the closing, to the person, or to the principal of the school."""
    return _about(late_pass, "late_pass_given", holders(late_pass), late_pass=late_pass)


def late_pass_taken_back(late_pass) -> Draft:
    """The leave is gone again, to whoever heard of it."""
    return _about(late_pass, "late_pass_taken_back", holders(late_pass), late_pass=late_pass)


def _about(thing: Model, kind: str, readers: Iterable[Person], **told: Any) -> Draft:
    """A letter that is written once about this thing."""
    return letter(f"billboard/letters/{kind}.html", to=readers, key=thing.pk, **told)


class Entry:
    """A posting in the digest: each of its forms is written once, for all letters."""

    def __init__(self, posting):
        self.posting = posting

    @property
    def label(self):
        """Why it is told, where that is not plain."""
        why = DigestItem.Why(self.posting.why)
        return "" if why == DigestItem.Why.NEW else why.label

    @property
    def path(self):
        """Where to read it; an answer stands below its posting."""
        page = reverse("billboard:posting", args=[self.posting.pk])
        return f"{page}#questions" if self.posting.why == DigestItem.Why.ANSWERED else page

    @cached_property
    def in_full(self):
        return self._as("full")

    @cached_property
    def in_full_as_text(self):
        return self._as("full_text")

    @cached_property
    def linked(self):
        return self._as("link")

    @cached_property
    def linked_as_text(self):
        return self._as("link_text")

    def _as(self, form):
        part = f"billboard/letters/digest_entry.html#{form}"
        return render_to_string(part, {"entry": self, "site": settings.SITE_URL})


def digest(issue, news, readers, *, as_told_to=None) -> Draft:
    """What is new since the last issue; who is told the same, gets the same letter.

    A preview shows its reader what others are told. What goes to everybody has no stop link for
    mail programs: its words say what one can stop.
    """
    entries = {posting: Entry(posting) for posting in news.postings}

    def tells(choice):
        told = news.told(choice)
        return told | {name: [entries[p] for p in told[name]] for name in ("first", "rest")}

    return letter(
        "billboard/letters/digest.html",
        to=readers,
        key=issue.key,
        stoppable=not issue.is_for_all,
        audience=as_told_to or news.told_to,
        tells=tells,
        issue=issue,
        news=news,
    )
