"""The frames of a letter and of a document."""

import css_inline
import pytest
from django.conf import settings
from django.template import engines
from pypdf import PdfReader
from weasyprint import HTML

LETTER = """{% extends "letters/base.html" %}
{% block preheader %}Until Thursday{% endblock %}
{% block heading %}<h1>Talking Math</h1>{% endblock %}
{% block body %}<blockquote class="words">Name a measure.</blockquote>{% endblock %}
{% block button %}
{% include "letters/parts/button.html" with door="/rosters/" label="Open the roster" %}
{% endblock %}"""

REPORT = """{% extends "print/base.html" %}{% load dimension_line %}
{% block title %}Say More{% endblock %}{% block author %}Hằng Nguyễn{% endblock %}
{% block label %}Report 2025–26{% endblock %}
{% block main %}<h1>Say More</h1><h2>Łucja Wójcik and Hằng Nguyễn</h2>
<p>Łucja and Nguyễn wrote this.</p>
<section class="result">{% dimension_line_pdf 52 70 74 %}</section>
{% endblock %}"""


def render(text, **context):
    return engines["django"].from_string(text).render(context)


def letter():
    html = render(LETTER, site="https://plt.example.org", district="Millbrook Public Schools")
    return css_inline.inline(html, load_remote_stylesheets=False)


LETTERS = sorted((settings.BASE_DIR / "templates").glob("*/letters/*.html"))
WITH_BUTTONS = [path for path in LETTERS if "letters/parts/button.html" in path.read_text()]


@pytest.mark.parametrize("path", WITH_BUTTONS, ids=lambda path: path.stem)
def test_the_button_of_a_letter_leads_through_its_door(path):
    assert path.read_text().count(" as door %}") == 1


def test_a_button_leads_into_the_portal():
    assert '<a href="https://plt.example.org/rosters/"' in letter()


def test_a_letter_carries_its_style_and_no_pictures():
    html = letter()

    assert "<img" not in html
    assert '<td class="ui btn" style="' in html
    assert "prefers-color-scheme: dark" in html
    assert len(html.encode()) < 100_000


def test_a_letter_says_why_it_comes_and_from_whom():
    assert "You get this because you work in Millbrook Public Schools." in letter()


def test_a_document_is_tagged_and_keeps_the_names_of_people(tmp_path):
    base = (settings.BASE_DIR / "static").as_uri() + "/"
    page = HTML(string=render(REPORT, district_name="Millbrook Public Schools"), base_url=base)
    page.write_pdf(tmp_path / "report.pdf", pdf_variant="pdf/ua-1")

    pdf = PdfReader(tmp_path / "report.pdf")

    text = pdf.pages[0].extract_text()
    assert "Łucja Wójcik and Hằng Nguyễn" in text
    assert "Łucja and Nguyễn wrote this." in text
    assert "Goal 70%, reached 74%" in text
    assert pdf.metadata
    assert pdf.metadata.title == "Say More"
    assert "/StructTreeRoot" in pdf.root_object
