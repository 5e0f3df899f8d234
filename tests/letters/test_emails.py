"""A letter written out by hand is read back by Python's own email package, word for word."""

import re
from email import message_from_bytes, policy

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letters.emails import Posted
from letters.models import Letter
from people.models import Person

# What PostgreSQL can hold: no NUL and no half of a pair.
words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=400)
lines = words.filter(lambda text: len(text.splitlines()) < 2).map(lambda text: text[:200].strip())


def written(email="renee@millbrook.example", **facts):
    facts = {
        "subject": "Hello",
        "text": "Hello.\n",
        "html": "<p>Hello.</p>",
        "message_id": "<hello.1@plt.millbrook.example>",
    } | facts
    return Posted(Letter(person=Person(email=email), **facts)).as_bytes()


def read(raw):
    return message_from_bytes(raw, policy=policy.default)


def as_lines(text):
    """Every kind of line end is one on the way."""
    return re.sub(r"\r\n|\r", "\n", text).rstrip("\n")


@given(text=words, html=words)
@example(text=".\n..\nFrom me\n", html="=_plt\n--=_plt--\n")
@example(text="a" * 900 + " \n\t\n", html="é" * 300)
@example(text="a\r\nb\rc\n", html="")
def test_both_texts_arrive_word_for_word(text, html):
    message = read(written(text=text, html=html))

    assert message.defects == []
    for kind, sent in [("plain", text), ("html", html)]:
        part = message.get_body((kind,))
        assert part.get_content_charset() == "utf-8"
        assert as_lines(part.get_payload(decode=True).decode()) == as_lines(sent)


@given(lines)
@example("“Zahlen” für Łucja 🎉 " * 9)
@example("a plain subject that is much too long for one line of a header " * 3)
@example("=?utf-8?q?coded?=")
def test_every_subject_arrives_as_it_is(subject):
    message = read(written(subject=subject))

    assert " ".join(message["Subject"].split()) == " ".join(subject.split())
    assert message["To"] == "renee@millbrook.example"


@given(words, words)
def test_no_line_is_longer_than_mail_allows_and_every_byte_is_plain(subject, text):
    raw = written(subject=" ".join(subject.split())[:200], text=text, html=text * 5)

    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028"])
@pytest.mark.parametrize("place", ["subject", "message_id", "list_unsubscribe", "email"])
def test_nothing_gets_a_header_of_its_own(place, end):
    """It is refused, or it arrives as no header."""
    evil = {place: f"a{end}Bcc: everybody@millbrook.example{end}"}
    try:
        message = read(written(**evil))
    except ValueError:
        return

    assert message["Bcc"] is None


def test_the_sender_may_have_any_name(settings):
    settings.DEFAULT_FROM_EMAIL = '"Écoles, de Millbrook" <plt@millbrook.example>'

    [sender] = read(written())["From"].addresses

    assert sender.display_name == "Écoles, de Millbrook"
    assert sender.addr_spec == "plt@millbrook.example"


def test_a_domain_of_other_letters_is_written_for_every_server():
    assert read(written(email="renee@schüle.example"))["To"] == "renee@xn--schle-mva.example"
