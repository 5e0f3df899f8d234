"""What is news for the digest, once each; and what composing it costs."""

from collections import Counter
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext

from billboard.models import DigestIssue, DigestItem, Interest, Posting
from letters.models import Letter
from tests.billboard.digests import send_at
from tests.builders import (
    a_posting,
    a_question,
    a_school,
    a_subject,
    a_teacher,
    an_interest,
    moment,
)

pytestmark = pytest.mark.django_db
State = DigestIssue.State
Why = DigestItem.Why


@pytest.fixture(autouse=True)
def posting(year):
    """It was new in the issue of September 15."""
    posting = a_posting(title="Told before", places=4, posted_at=moment("2026-09-10 12:00"))
    send_at("2026-09-15 06:30")
    return posting


def why_told(issue):
    return {item.posting.title: item.why for item in issue.items.select_related("posting")}


def full_but_one(posting):
    for _ in range(2):
        an_interest(posting, state=Interest.State.COMMITTED)


def answered(posting, at):
    return a_question(posting, answer="Yes, do.", answered_by=posting.lead, answered_at=moment(at))


# --- Why a posting is told -----------------------------------------------------------------------


def test_a_posting_that_changed_is_told_again_and_says_so(posting):
    Posting.objects.update(changed_at=moment("2026-09-17 12:00"))

    assert why_told(send_at("2026-09-22 06:30")) == {"Told before": Why.CHANGED}

    letter = Letter.objects.get(person=posting.lead, key="2026-09-21")
    assert letter.subject == "News from 1 team looking for people"
    assert "Told before\nChanged since it was posted\n" in letter.text
    assert "Since Tuesday, September 15, 1 team has changed." in " ".join(letter.text.split())
    assert send_at("2026-09-29 06:30").state == State.SKIPPED


def test_the_last_seat_is_told_once(posting):
    full_but_one(posting)

    assert why_told(send_at("2026-09-22 06:30")) == {"Told before": Why.LAST_SEAT}
    assert send_at("2026-09-29 06:30").state == State.SKIPPED


def test_a_posting_that_was_new_with_one_seat_left_is_not_told_for_it_again():
    new = a_posting(title="New", places=4, posted_at=moment("2026-09-17 12:00"))
    full_but_one(new)

    assert why_told(send_at("2026-09-22 06:30")) == {"New": Why.NEW}
    assert send_at("2026-09-29 06:30").state == State.SKIPPED


def test_a_team_that_is_full_is_no_news(posting):
    full_but_one(posting)
    an_interest(posting, state=Interest.State.COMMITTED)

    assert send_at("2026-09-22 06:30").state == State.SKIPPED


def test_an_answer_is_told_with_a_link_to_it(posting):
    answered(posting, "2026-09-17 12:00")

    assert why_told(send_at("2026-09-22 06:30")) == {"Told before": Why.ANSWERED}

    letter = Letter.objects.get(person=posting.lead, key="2026-09-21")
    assert f"/billboard/{posting.pk}/#questions" in letter.text
    assert "Read the answer" in letter.html


def test_a_posting_stands_once_for_its_best_reason(posting):
    answered(posting, "2026-09-17 12:00")
    full_but_one(posting)
    Posting.objects.update(changed_at=moment("2026-09-17 12:00"))

    assert why_told(send_at("2026-09-22 06:30")) == {"Told before": Why.CHANGED}


def test_late_postings_head_the_digest_and_then_comes_what_fits():
    far = a_teacher(school=a_school("Millbrook High"), mail_choice="none")
    facts = {"lead": far, "posted_at": moment("2026-09-25 12:00")}
    for title, more in {"Late": {"late": True, "grades": [11]}, "Far": {"grades": [11]}}.items():
        a_posting(title=title, **facts, **more).subjects.clear()
    a_posting(title="Near", grades=[4], **facts)
    reader = a_teacher(grades=[4])

    send_at("2026-09-29 06:30")

    text = Letter.objects.get(person=reader).text
    assert sorted(["Late\nPosted late\n", "Near", "Far"], key=text.index) == [
        "Late\nPosted late\n",
        "Near",
        "Far",
    ]
    words = " ".join(text.split())
    assert "1 team came late and stands first and 2 are new." in words
    assert "1 fits your school, grades or subjects." in words


# --- What composing costs ------------------------------------------------------------------------


@contextmanager
def renderings():
    """How often each template was rendered."""
    counts = Counter()

    def note(template, **rest):
        counts[template.name] += 1

    template_rendered.connect(note)
    yield counts
    template_rendered.disconnect(note)


def cost_of(day, readers):
    """Queries and letters' frames for so many more readers of two kinds, and six postings."""
    latin = a_subject("Latin")
    for number in range(readers):
        teacher = a_teacher(grades=[number % 2 + 4])
        teacher.subjects.set([latin])
    for number in range(6):
        a_posting(
            lead=Posting.objects.first().lead,
            grades=[number % 2 + 4],
            posted_at=moment(day) - timedelta(days=1, minutes=number),
        )
    with renderings() as rendered, CaptureQueriesContext(connection) as captured:
        send_at(day)
    return len(captured), rendered["letters/base.html"], rendered["billboard/letters/digest.html"]


def test_sixty_readers_cost_what_ten_do_and_a_letter_is_rendered_once_an_audience():
    Letter.objects.all().delete()
    ten = cost_of("2026-09-22 06:30", 10)
    written = Letter.objects.count()
    sixty = cost_of("2026-09-29 06:30", 50)

    assert ten == sixty
    assert ten[1] == 2  # in grades 4 and 5; their author teaches grade 4, too
    assert Letter.objects.count() == written + written + 50
