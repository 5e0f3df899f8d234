"""The engine: what it sets, and what it refuses to fetch."""

from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from kit.pdf import Refused, set_in_type
from people.models import Person
from reports.pdf import document
from tests.reports.builders import NAMES, a_team_with_names, a_whole_report, published

ADDRESSES = [
    "http://127.0.0.1:9/x.png",
    "https://example.org/x.png",
    "ftp://example.org/x.png",
    "file:///etc/passwd",
    "/etc/passwd",
    "../plt_portal/settings.py",
    "css/../../manage.py",
    "https://portal.invalid/../manage.py",
    "https://elsewhere.invalid/css/pdf.css",
    "data:image/png;base64,AAAA",
    "css/nowhere.css",
    "vendor/manifest.json",
]
PLACES = [
    '<img alt="x" src="{}">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="attachment" href="{}">',
    '<object data="{}"></object>',
    '<svg><title>x</title><image href="{}" width="9" height="9"/></svg>',
    "<style>@import url({});</style>",
    "<style>p {{ background: url({}) }}</style>",
]


def text_of(paper):
    pages = PdfReader(BytesIO(paper.content)).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_document_that_asks_for_anything_but_our_own_files_is_refused(place, address):
    html = f"<title>x</title><body lang=en>{place.format(address)}<p>x</p>"

    with pytest.raises(Refused):
        set_in_type(html)


def test_our_own_style_sheets_and_fonts_are_found():
    paper = set_in_type('<title>x</title><link rel="stylesheet" href="css/pdf.css"><p>Hello</p>')

    assert paper.pages == 1
    assert "Hello" in text_of(paper)


@pytest.mark.django_db
def test_names_keep_all_their_letters():
    report = published(a_whole_report(a_team_with_names(), state="draft"), by=None)

    text = text_of(document(report.versions.get()))

    assert [name for name in NAMES if name not in text] == []


@pytest.mark.django_db
def test_no_name_and_no_word_runs_off_the_paper():
    endless = "Wm" * 80
    team = a_team_with_names(name=endless[:120])
    Person.objects.update(family_name=endless)
    report = a_whole_report(team, state="draft", title=endless, tried=endless)
    paper = document(published(report, by=None).versions.get())

    lines = [
        line
        for page in PdfReader(BytesIO(paper.content)).pages
        for line in page.extract_text().splitlines()
        if "WmWm" in line
    ]
    assert [line for line in lines if len(line) > 70] == []
    assert len(lines) > 10


@pytest.mark.django_db
def test_every_word_of_the_report_is_in_its_pdf():
    version = published().versions.get()

    text = text_of(document(version))

    words = version.snapshot
    told = [words["title"], words["summary"], words["year"], words["result"]["line"]]
    told += [section["text"] for section in words["sections"]]
    told += [each["text"] for each in words["recommendations"]]
    told += [member["name"] for member in words["team"]["members"]]
    assert [each for each in told if each not in text] == []


@pytest.mark.django_db
def test_the_pdf_is_open_to_everybody_who_reads_by_ear():
    told = "A paragraph with a source, https://example.org.\nAnd a line.\n\n"
    told += "- One\n- Two\n  - Three\n\nGrade\t4\n\n"
    version = published(tried=told * 20).versions.get()

    paper = document(version)

    report = page.validate_pdf_bytes(paper.content, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    assert paper.pages > 1


@pytest.mark.django_db
def test_the_same_words_give_the_same_file_on_another_day(time_machine):
    version = published().versions.get()
    one = document(version).content

    time_machine.shift(24 * 60 * 60)

    assert document(version).content == one


@pytest.mark.django_db
def test_markup_in_a_report_is_words():
    trick = (
        '<img src="file:///etc/passwd"> <link rel=attachment href="file:///etc/passwd"> ![x](/y)'
    )
    version = published(tried=trick).versions.get()

    assert "<img src=" in text_of(document(version))
