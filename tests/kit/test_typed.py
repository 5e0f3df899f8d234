"""What somebody typed is what everybody reads: no sign is consumed, and none is added."""

from html import unescape
from re import sub

import pytest

from kit.typed import as_typed, breakable


def without_tags(html):
    return unescape(sub("<[^>]*>", "", html.replace("<br>", "\n")))


def p(*lines):
    return f'<p class="typed">{"<br>".join(lines)}</p>'


def ul(*lines):
    return f'<ul class="typed">{"\n".join(f"<li>{line}</li>" for line in lines)}</ul>'


def a(address):
    return f'<a href="{address}" rel="nofollow noopener noreferrer">{address}</a>'


@pytest.mark.parametrize(
    "fact",
    [
        "2*3 and 4*5",
        "2013. We began",
        "2. 80% of the students",
        "1. One\n2. Two\nAnd a sentence.\n3. Games",
        "~~old~~",
        "5\\*3",
        "R&amp;D",
        "{{7*7}}",
        "---",
        "# 4",
        "> 80%",
        "+ 12",
        "- 3 points",
        "-5\n-7",
        "____%",
        "**now** and _then_",
        "[ours](https://example.org/a)",
        "    room 214",
        "Grade\tFall\tSpring\n4\t\t82%",
        "One\n\n\n  \nTwo",
        "<b>bold</b> & <script>alert(1)</script>",
    ],
)
def test_a_fact_stays_as_it_was_typed(fact):
    html = as_typed(fact)

    assert without_tags(html) == fact
    assert "<ul" not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (None, ""),
        ("", ""),
        ("One\nTwo", p("One", "Two")),
        ("One\n\nTwo", f"{p('One')}\n\n{p('Two')}"),
        ("- one\n- two", ul("- one", "- two")),
        ("• one\n  • two", ul("• one", "  • two")),
        ("* eins\n* élan", ul("* eins", "* élan")),
        ("- one\n* two", p("- one", "* two")),
        ("- one\ntwo", p("- one", "two")),
        ("- one\n-two", p("- one", "-two")),
        ("- one\n- 2", p("- one", "- 2")),
        ("We:\n- one", p("We:", "- one")),
        ("We:\n\n- one", f"{p('We:')}\n\n{ul('- one')}"),
    ],
)
def test_paragraphs_lines_and_lists_are_those_of_the_text(text, html):
    assert as_typed(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("https://example.org", a("https://example.org")),
        ("See http://a.org/b?c=1#d.", f"See {a('http://a.org/b?c=1#d')}."),
        ("(https://a.org/b)", f"({a('https://a.org/b')})"),
        ("https://a.org/Place_(Ohio), then", f"{a('https://a.org/Place_(Ohio)')}, then"),
        ("“https://a.org/b”!", f"“{a('https://a.org/b')}”!"),
        ("https://a.org:8000/b/…", f"{a('https://a.org:8000/b/')}…"),
        ("[https://a.org/b][1]", f"[{a('https://a.org/b')}][1]"),
        ("HTTPS://A.org/é", a("HTTPS://A.org/é")),
        ("https://a.org/?x=1&y=<2>", f"{a('https://a.org/?x=1&amp;y=')}&lt;2&gt;"),
        ("https://a.org/\"onclick='x'", f"{a('https://a.org/')}&quot;onclick=&#x27;x&#x27;"),
    ],
)
def test_a_bare_address_is_a_link(text, html):
    assert as_typed(text) == p(html)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "ftp://a.org/b",
        "mailto:pat@a.org",
        "https://",
        "https://(a)",
        "xhttps://a.org",
        "https://school.org@evil.org/",
        "http://[::1/",
        "//a.org/b",
    ],
)
def test_nothing_else_is_a_link(text):
    assert "<a" not in as_typed(text)


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "sign", ["https://a.org/(", "(", "https://a.org/)", "- a", "\n", " \n", "*"]
)
def test_no_text_takes_long_to_read(sign):
    text = sign * 20_000

    assert without_tags(as_typed(text)) == text


def test_what_stands_before_a_tab_never_reads_on_into_what_stands_after_it():
    """Whoever pastes a table sees its columns: the longest word before a tab says how wide."""
    assert 'data-tabs="4"' in as_typed("Oct 1\t98\t41")
    assert 'data-tabs="5"' in as_typed("Day\tAssessed\tReached\nOct 1\t\t98")
    assert 'data-tabs="14"' in as_typed(f"{'A very long name ' * 9}\t98")
    assert "data-tabs" not in as_typed("Oct 1 98")


def test_what_runs_on_may_break_on_paper():
    assert (
        breakable(f"<p>{'m' * 70} n</p>")
        == f"<p>{'<wbr>'.join(['m' * 30, 'm' * 30, 'm' * 10])} n</p>"
    )
