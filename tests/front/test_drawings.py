"""Five forms carry the identity, and each of them says something."""

import re

import pytest
from django.template import engines
from django.template.loader import render_to_string

from billboard.templatetags.seats import seats_left
from goals.templatetags.dimension_line import _drawing

STAGES = [
    {"name": "Find", "months": 1, "state": "done", "note": "Approved Oct 2"},
    {"name": "Set the goal", "months": 1, "state": "now", "note": "", "sentence": "Set your goal"},
    {"name": "Study", "months": 1, "state": "later", "note": "November", "when": "November"},
]


def draw(template, **context):
    loads = "{% load people seats year_scale dimension_line %}"
    html = engines["django"].from_string(loads + template).render(context)
    return re.sub(r"\s+", " ", html).strip()


def line(*stops, **options):
    return _drawing(*stops, **{"full": 100, "unit": "%"} | options)["line"]


# --- Marks and people


def test_a_mark_leads_when_filled_and_supports_when_open():
    assert draw("{% mark 'innovator' %}") == (
        '<svg class="plt-mark is-i" viewBox="0 0 16 16" aria-hidden="true">'
        '<path d="M8 1.2 15.4 14.6H.6Z"/></svg>'
    )
    assert 'class="plt-mark is-r is-open"' in draw("{% mark 'relationship_builder' open=True %}")


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("relationship_builder", "Relationship builder"),
        ("systems_thinker", "Systems thinker"),
        ("innovator", "Innovator"),
        ("problem_solver", "Problem solver"),
    ],
)
def test_a_strength_is_a_mark_with_its_word(value, word):
    assert draw("{% strength value %}", value=value).endswith(f"</svg> {word}</span>")


def test_a_person_is_initials_and_a_name_and_no_address():
    html = draw("{% person_chip name 'Grade 4' %}", name="Renee <Okafor>")

    assert '<span class="plt-initials" aria-hidden="true">R' in html
    assert "Renee &lt;Okafor&gt;<br><span" in html
    assert "Grade 4" in html


# --- Seats


def test_taken_seats_are_filled_and_free_ones_open():
    html = draw("{% seats 4 7 %}")

    assert html.count("s-on") == 4
    assert html.count("s-off") == 3
    assert 'viewBox="0 0 115 13"' in html


def test_above_12_seats_stand_in_two_rows():
    html = draw("{% seats 18 24 %}")

    assert 'viewBox="0 0 200 30"' in html
    assert html.count('y="17.75"') == 12


def test_above_30_only_words_remain():
    assert draw("{% seats 3 31 %}") == ""


@pytest.mark.parametrize(
    ("taken", "words"), [(4, "3 seats left"), (6, "1 seat left"), (7, "Full"), (9, "Full")]
)
def test_seats_are_followed_by_words(taken, words):
    assert seats_left(taken, 7) == words


# --- Year scale


def test_the_year_says_what_is_done_and_where_we_are():
    html = draw("{% year_scale stages %}", stages=STAGES)

    assert '<li class="w1 is-done">' in html
    assert '<span class="visually-hidden">, done</span>' in html
    assert '<li class="w1 is-now" aria-current="step">' in html
    assert html.count("We are here") == 1
    assert "plt-scale-now" not in html


def test_the_brief_year_is_a_sentence_on_a_phone():
    html = draw("{% year_scale stages brief=True %}", stages=STAGES)

    assert 'class="plt-scale is-brief mb-5"' in html
    assert "Set your goal." in html
    assert "Next: study, in November." in html


def test_outside_the_year_nothing_is_now():
    assert "We are here" not in draw("{% year_scale stages brief=True %}", stages=STAGES[:1])


# --- Dimension line


@pytest.mark.parametrize(
    ("stops", "words"),
    [
        ((42, 70, None), "28 points to gain"),
        ((42, 70, 57), "28 points to gain, 15 so far"),
        ((52, 70, 74), "Goal 70%, reached 74%"),
        ((52, 70, 70), "Goal 70%, reached 70%"),
        ((38, 15, 26), "23 points to lose, 12 so far"),
        ((38, 15, 10), "Goal 15%, reached 10%"),
        ((42, 70, 30), "28 points to gain, 0 so far"),
        ((70, 70, None), "Stay at 70%"),
        ((42.5, 70, None), "27.5 points to gain"),
        ((None, 70, 57), ""),
    ],
)
def test_a_goal_says_how_far_it_is(stops, words):
    assert line(*stops).words == words


def test_the_line_of_a_page_stands_in_percent_of_its_width():
    html = draw("{% dimension_line 42 70 57 %}")

    assert "Baseline 42 percent. Latest measurement 57 percent. Target 70 percent." in html
    assert '<line class="d-gain" x1="42.0%" x2="57.0%" y1="46" y2="46" />' in html
    assert '<circle class="d-now" cx="57.0%" cy="46" r="7" />' in html
    assert 'aria-hidden="true"' in html


def test_past_the_target_the_result_takes_the_label():
    assert [stop.label for stop in line(52, 70, 74).labels] == ["52%", "74%"]


def test_labels_that_would_touch_become_one():
    assert [stop.label for stop in line(62, 66, 64).labels] == ["62–66%"]
    assert not line(62, 66, 64).latest_has_room


@pytest.mark.parametrize(("latest", "shown"), [(57, True), (50, False), (62, False)])
def test_the_latest_is_labelled_where_there_is_room(latest, shown):
    assert line(42, 70, latest).latest_has_room == shown


def test_a_goal_without_a_baseline_draws_its_target_alone():
    html = draw("{% dimension_line None 70 %}")

    assert "d-span" not in html
    assert ">70%</text>" in html
    assert "Target 70 percent." in html


def test_a_goal_without_a_target_draws_nothing():
    assert draw("{% dimension_line 42 None %}") == ""


def test_a_rubric_has_its_own_ends():
    html = draw("{% dimension_line 2.1 3 full=4 unit='' %}")

    assert '<text class="t-strong" x="52.5%" y="80" text-anchor="middle">2.1</text>' in html
    assert ">4</text>" in html


def test_the_line_on_paper_avoids_percent_and_is_told_in_words():
    html = draw("{% dimension_line_pdf 52 70 74 %}")

    assert 'aria-label="Baseline 52 percent, goal 70 percent, result 74 percent"' in html
    assert '<circle cx="473.6" cy="36"' in html
    assert not re.search(r'\b(?:x|cx|x1|x2)="[\d.]+%"', html)
    assert "var(" not in html


# --- Parts


def test_what_needs_a_look_comes_before_what_passes():
    checks = [
        {"passed": True, "sentence": "One facilitator"},
        {"passed": False, "sentence": "On two teams", "url": "/x/", "label": "See it"},
    ]

    html = render_to_string("parts/checks.html", {"checks": checks})

    assert html.index("On two teams") < html.index("One facilitator")
    assert '<a href="/x/">See it</a>' in html


def test_an_empty_page_says_why_and_the_way_on():
    context = {"title": "No team matches yet", "why": "Try fewer.", "url": "/x/", "label": "Post"}

    html = render_to_string("parts/empty.html", context)

    assert html.index("No team matches yet") < html.index("Try fewer.") < html.index("Post")
