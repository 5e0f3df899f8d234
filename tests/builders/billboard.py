"""September: the billboard."""

from datetime import date, timedelta

from billboard.models import DigestIssue, Hiding, Interest, LatePass, Posting, Question
from billboard.search import found_by, learn
from district.models import School
from kit import clock
from tests.builders.district import (
    a_district_goal,
    a_subject,
    a_teacher,
    an_administrator,
    an_assistant_superintendent,
    numbers,
    the_year,
)


def a_posting(*, state=Posting.State.OPEN, lead=None, title="", goals=None, **facts):
    lead = lead or a_teacher()
    title = title or f"Explaining their thinking, {next(numbers)}"
    facts = {
        "year": the_year(),
        "school": lead.school,
        "need": "Our students get answers but cannot say why.",
        "evidence": [Posting.Evidence.STUDENT_WORK],
        "grades": [3, 4, 5],
        "posted_at": None if state == Posting.State.DRAFT else clock.now() - timedelta(days=1),
    } | facts
    posting = Posting(lead=lead, state=state, title=title, **facts)
    subjects = [a_subject()]
    for name, words in found_by(posting, subjects, ()).items():
        setattr(posting, name, words)
    posting.save()
    posting.org_goals.set(goals or [a_district_goal()])
    posting.subjects.set(subjects)
    if posting.posted_at:
        learn([posting])
    return posting


def an_interest(posting, person=None, *, state=Interest.State.INTERESTED, note=""):
    person = person or a_teacher()
    return Interest.objects.create(posting=posting, person=person, state=state, note=note)


def a_question(posting, *, asked_by=None, text="Is there room for a fourth-grade class?", **facts):
    asked_by = asked_by or a_teacher()
    return Question.objects.create(posting=posting, asked_by=asked_by, text=text, **facts)


def a_hiding(posting=None, *, by=None, reason="It names a student.", **facts):
    """A posting that is off the billboard."""
    posting = posting or a_posting()
    stood, posting.state = posting.state, Posting.State.HIDDEN
    posting.save(update_fields=["state"])
    by = by or an_administrator()
    return Hiding.objects.create(posting=posting, stood=stood, reason=reason, by=by, **facts)


def a_late_pass(to, *, until=date(2026, 10, 16), reason="Back from leave.", by=None, **facts):
    """Leave to post after the closing, for a person or a school."""
    holder = {"school": to} if isinstance(to, School) else {"person": to}
    by = by or an_assistant_superintendent()
    facts = {"year": the_year(), "until": until, "reason": reason, "given_by": by} | facts
    return LatePass.objects.create(**holder, **facts)


def a_sent_issue(period=date(2026, 9, 14), *, tells=()):
    """An issue of the digest that left on the Tuesday of its week, with these postings."""
    left = clock.at(period + timedelta(days=1), 6, 30)
    issue = DigestIssue.objects.create(
        year=the_year(),
        period=period,
        send_at=left,
        state=DigestIssue.State.SENT,
        sent_at=left,
        period_start=left - timedelta(days=7),
        period_end=left,
    )
    for posting in tells:
        issue.items.create(posting=posting, why="new", left=3)
    return issue
