"""Sixty questions to the archive and the billboard of Millbrook, whose answers are known."""

from datetime import date

import pytest
from django.http import QueryDict

from billboard.filters import BillboardFilter
from demo import september
from demo.opening import who
from demo.play import play_day, play_until, script
from kit import clock
from reports.filters import Archive
from tests.demo.questions import ARCHIVE, BILLBOARD
from tests.knocking import undone

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(600)]
SEPTEMBER_22 = clock.at(date(2026, 9, 22), 8)
BOARD = {september._draft, september._post, september._withdraw}
FIRST = 5


@pytest.fixture(scope="module", autouse=True)
def _posted(django_db_setup, django_db_blocker):
    """Three years of reports, and what was posted since, without what came of it."""
    with django_db_blocker.unblock(), undone():
        assert play_until(clock.at(date(2026, 8, 31), 8)) == []
        posted = [act for act in script() if act.at < SEPTEMBER_22 and act.do.func in BOARD]
        assert play_day(posted) == []
        yield


def reports(words):
    return [version.title for version in Archive(asked(words)).page.object_list]


def postings(words):
    page = BillboardFilter(asked(words), reader=who("Renee Okafor")).page()
    return [posting.title for posting in page.object_list]


def asked(words):
    query = QueryDict(mutable=True)
    query["q"] = words
    return query


def test_the_right_answer_is_among_the_first_five():
    questions = [(reports, ARCHIVE), (postings, BILLBOARD)]
    answers = {
        f"{found.__name__}: {words}": (found(words)[:FIRST], right)
        for found, rows in questions
        for words, right in rows.items()
    }

    missed = {
        words: titles
        for words, (titles, right) in answers.items()
        if not any(title.startswith(tuple(right)) for title in titles)
    }

    assert len(ARCHIVE) + len(BILLBOARD) == 60
    assert missed == {}
