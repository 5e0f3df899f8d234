"""Names, numbers, days and times as this district writes them."""

from datetime import UTC, date, datetime, time

import pytest
from django.contrib.messages import INFO
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from kit.templatetags import kit

AFTERNOON = datetime(2026, 10, 7, 18, 14, tzinfo=UTC)  # 2:14 p.m. in the district


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Renee Okafor", "RO"),
        ("Mei-Lin Chau", "MC"),
        ("Joseph R. Adeyemi", "JA"),
        ("Dr. Abramson", "A"),
        ("Łucja Nowak", "ŁN"),
        ("", ""),
    ],
)
def test_initials_are_first_and_last(name, letters):
    assert kit.initials(name) == letters


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 seats"), (1, "1 seat"), (3, "3 seats"), (1200, "1,200 seats")]
)
def test_a_number_comes_with_its_word(number, words):
    assert kit.counted(number, "seat,seats") == words


@pytest.mark.parametrize(
    ("say", "words"),
    [
        (kit.day, "October 7"),
        (kit.short_day, "Oct 7"),
        (kit.weekday_day, "Wednesday, October 7"),
        (kit.full_day, "October 7, 2026"),
        (kit.month_year, "October 2026"),
        (kit.clock_time, "2:14 p.m."),
        (kit.day_and_time, "October 7, 2:14 p.m."),
    ],
)
def test_a_moment_is_told_on_the_clocks_of_the_district(say, words):
    assert say(AFTERNOON) == words
    assert say(None) == ""


def test_a_day_without_a_time_stays_that_day():
    assert kit.weekday_day(date(2026, 9, 24)) == "Thursday, September 24"


def test_a_span_says_the_half_of_the_day_once():
    assert kit.time_span(time(15, 30), time(17, 30)) == "3:30–5:30 p.m."
    assert kit.time_span(time(11, 30), time(13)) == "11:30 a.m.–1:00 p.m."
    assert kit.time_span(time(15, 30), None) == "3:30 p.m."


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("Your idea is posted. We email you.", "<b>Your idea is posted.</b> We email you."),
        ("Two steps need something.", "<b>Two steps need something.</b>"),
        ("Sent to Dr. Abramson. Good.", "<b>Sent to Dr. Abramson.</b> Good."),
        ("From 3:30 p.m. on Monday.", "<b>From 3:30 p.m. on Monday.</b>"),
        ("<i>x</i>. Then", "<b>&lt;i&gt;x&lt;/i&gt;.</b> Then"),
        (mark_safe('Done. <a href="/x">See it</a>'), '<b>Done.</b> <a href="/x">See it</a>'),
    ],
)
def test_the_first_sentence_of_a_notice_stands_out(words, html):
    assert kit.bold_lead(words) == html


def test_an_icon_is_silent_and_comes_from_the_sprite():
    assert kit.icon("check") == (
        '<svg class="plt-icon" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>'
    )


def test_a_notice_says_itself_to_everybody_and_replaces_the_last_one():
    notice = render_to_string("parts/notices.html", {"messages": [Message(INFO, "It is open.")]})

    assert 'hx-swap-oob="innerHTML:#notices"' in notice
    assert 'class="plt-notice" role="status"' in notice
    assert "<b>It is open.</b>" in notice


def test_without_a_notice_nothing_is_swapped():
    assert render_to_string("parts/notices.html", {"messages": []}).strip() == ""


def pager(number, count=100):
    context = Context({"page": Paginator(range(count), 5).get_page(number), "of": "teams"})
    request = RequestFactory().get("/billboard/", {"q": "math", "page": number})
    context.request = request  # type: ignore[attr-defined]
    return Engine.get_default().get_template("parts/pager.html").render(context)


def test_the_pager_keeps_the_filters_and_says_where_we_are():
    html = pager(7)

    assert "31 to 35 of 100" in html
    assert 'aria-label="Pages of teams"' in html
    assert '<a href="?q=math&amp;page=8" rel="next">' in html
    assert '<a href="?q=math&amp;page=7" aria-current="page" aria-label="Page 7">' in html


def test_the_pager_hides_when_there_is_one_page():
    assert pager(1, count=5).strip() == ""
