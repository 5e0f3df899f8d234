"""What a letter says: rendered once for all who are told the same, with each name stamped in."""

import re

import pytest
from django.template import Template

from letters import outbox
from letters.models import Letter
from letters.outbox import compose, letter, write
from people.models import Person
from tests.builders import a_teacher
from tests.letters.builders import a_letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("our_templates")]
HELLO = "tests/hello.html"
GREETING = "tests/greeting.html"
FRAMED = "tests/framed.html"


@pytest.fixture
def renderings(monkeypatch):
    """How often any template was rendered, parts of a file included."""
    counted = []
    monkeypatch.setattr(Template, "render", _counting(Template.render, counted))
    return counted


def _counting(render, counted):
    def rendered(template, context):
        counted.append(template.name)
        return render(template, context)

    return rendered


def by_school(reader):
    return reader.role


def a_greeting(readers, **facts):
    return letter(GREETING, to=readers, key=1, stoppable=True, **facts)


def test_a_letter_is_rendered_once_an_audience_and_not_once_a_person(renderings):
    nurses = [a_teacher(role="Nurse") for _ in range(2)]
    teachers = [a_teacher(role="Grade 4") for _ in range(7)]

    list(compose(a_greeting(nurses[:1] + teachers[:1], audience=by_school)))
    for_two = len(renderings)
    renderings.clear()
    list(compose(a_greeting(nurses + teachers, audience=by_school)))

    assert len(renderings) == for_two
    renderings.clear()
    list(compose(a_greeting(nurses + teachers)))
    assert len(renderings) == for_two / 2


def test_each_audience_is_told_its_own_and_each_reader_greeted_by_name():
    nurse, teacher = a_teacher("Renee Okafor", role="Nurse"), a_teacher("Marcus Bell", role="Math")
    draft = a_greeting([nurse, teacher], audience=by_school, tells=lambda role: {"news": role})

    to_nurse, to_teacher = compose(draft)

    assert to_nurse.subject == "Renee, news for Nurse"
    assert to_teacher.subject == "Marcus, news for Math"
    for words in [to_nurse.text, to_nurse.html]:
        assert "Good morning, Renee Okafor" in words
        assert f"/letters/stop/{nurse.unsubscribe_token}/" in words
        assert teacher.unsubscribe_token not in words


def test_the_frame_of_a_letter_is_headed_by_its_subject():
    reader = a_teacher("Renee Okafor")

    [posted] = compose(letter(FRAMED, to=[reader], key=1, name="O'Brien & <Söhne>"))

    assert posted.subject == "Renee, O'Brien & <Söhne> says hello"
    for frame in ["<title>{}</title>", ">{}</h1>"]:
        assert frame.format("Renee, O'Brien &amp; &lt;Söhne&gt; says hello") in posted.html


def test_a_name_is_stamped_as_it_is_in_text_and_safely_in_html():
    reader = a_teacher()
    reader.given_name, reader.family_name = "<b>Renee</b>", 'O\'Kafor & "Sons"'

    [row] = compose(a_greeting([reader]))

    assert row.subject.startswith("<b>Renee</b>, news")
    assert 'Good morning, <b>Renee</b> O\'Kafor & "Sons".' in row.text
    assert "<b>Renee" not in row.html
    assert "&lt;b&gt;Renee&lt;/b&gt; O&#x27;Kafor &amp; &quot;Sons&quot;" in row.html


def test_nothing_of_the_marks_is_left_and_long_lines_are_wrapped_after_stamping():
    reader = a_teacher("Wolfeschlegelsteinhausen " + "Bergerdorff " * 4)

    [row] = compose(a_greeting([reader]))

    assert re.findall(r"(?:given|name|stop)[0-9a-f]{16}", row.subject + row.text + row.html) == []
    assert max(len(line) for line in row.text.splitlines() if "http" not in line) < 72


def test_five_thousand_readers_cost_one_insert_a_thousand(django_assert_num_queries):
    Person.objects.bulk_create(
        Person(email=f"p{n}@millbrook.example", given_name=f"P{n}") for n in range(2500)
    )
    readers = list(Person.objects.all())

    with django_assert_num_queries(3):
        write(a_greeting(readers))

    assert Letter.objects.count() == 2500


def test_rows_are_made_while_they_are_entered_and_not_all_at_once(monkeypatch):
    monkeypatch.setattr(outbox, "A_BATCH", 2)
    alive = []
    monkeypatch.setattr(outbox, "_row", lambda draft, reader, words: alive.append(1) or words)
    readers = [a_teacher() for _ in range(5)]

    rows = compose(a_greeting(readers))
    next(rows)

    assert len(alive) == 1


CONTROLS = [chr(code) for code in (*range(1, 32), 127, *range(0x80, 0xA0), 0x2028, 0x2029)]


@pytest.mark.parametrize("place", ["name", "title"])
def test_no_control_character_reaches_a_header(place):
    reader = a_teacher()
    evil = "Renee".join(f"{control}Bcc: x@y.example" for control in CONTROLS)
    told = {"name": "Daniel"} | ({"name": evil} if place == "title" else {})
    if place == "name":
        reader.given_name = evil

    [row] = compose(letter(HELLO if place == "title" else GREETING, to=[reader], key=1, **told))

    assert not set(row.subject) & set(CONTROLS)
    assert len(row.subject) <= 200


def test_a_plain_letter_is_not_changed_by_stamping():
    assert a_letter().text == "There is room for a fourth-grade class.\n"
