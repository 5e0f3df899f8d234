"""The letters that the billboard sends. Each function makes one draft and sends nothing."""

from datetime import timedelta

from billboard.models import Interest
from billboard.rules import authors, the_one_interested, the_one_who_asked
from letters.outbox import Draft, letter
from people.models import Person

TEN_MINUTES = timedelta(minutes=10)  # time to think again before anybody is told
INTEREST_SHOWN = "billboard/letters/interest_shown.html"


def key_of(interest):
    """Interest that was withdrawn and shown again is told again."""
    return f"{interest.pk}.{interest.since:%Y%m%d%H%M%S%f}"


def interest_shown(interest) -> Draft:
    """Who would like to join, to the authors."""
    return letter(
        INTEREST_SHOWN,
        to=authors(interest.posting),
        key=key_of(interest),
        delay=TEN_MINUTES,
        interest=interest,
    )


def invited(interest, *, by) -> Draft:
    """Asked to commit, to the one who is interested."""
    return letter(
        "billboard/letters/invited.html",
        to=the_one_interested(interest),
        key=key_of(interest),
        interest=interest,
        by=by,
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


def question_asked(question) -> Draft:
    """The question, to the authors."""
    return letter(
        "billboard/letters/question_asked.html",
        to=authors(question.posting),
        key=question.pk,
        delay=TEN_MINUTES,
        question=question,
    )


def question_answered(question) -> Draft:
    """The answer, to whoever asked."""
    return letter(
        "billboard/letters/question_answered.html",
        to=the_one_who_asked(question),
        key=question.pk,
        question=question,
    )


def posting_withdrawn(posting, *, by) -> Draft:
    """Taken down, to everybody who was interested."""
    wanted = Interest.objects.wanted().filter(posting=posting)
    return letter(
        "billboard/letters/posting_withdrawn.html",
        to=Person.objects.active().filter(pk__in=wanted.values("person")),
        key=posting.pk,
        posting=posting,
        by=by,
    )


def digest(issue, news, readers) -> Draft:
    """What is new since the last issue, to everybody who wants it; what fits comes first."""
    return letter(
        "billboard/letters/digest.html",
        to=readers,
        key=f"{issue.send_at:%Y-%m-%d}",
        stoppable=True,
        personal=news.for_reader,
        issue=issue,
        news=news,
    )
