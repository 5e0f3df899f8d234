"""Where a browser sets what somebody typed: columns below each other, lines of a list together."""

import pytest

from tests.builders import a_posting, a_teacher

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("year"),
]
TABLE = "Day\tAssessed\tReached\nOct 1\t98\t41\nDec 11\t\t56"
A_LIST = "- first\n- second\n- third"

# Where each word after a tab begins, line by line, and how high the lines of the list are together.
PLACES = """() => {
  const text = document.querySelector(".typed[data-tabs]");
  const lines = [...text.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  const begins = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return Math.round(range.getBoundingClientRect().x);
  };
  return lines.map((node) =>
    [...node.data.matchAll(/\\t(?=[^\\t])/g)].map(({ index }) => begins(node, index + 1)));
}"""
HEIGHTS = """() => {
  const list = document.querySelector("ul.typed");
  return [list.clientHeight, [...list.children].reduce((sum, item) => sum + item.clientHeight, 0)];
}"""


def test_pasted_columns_stand_below_each_other_and_a_list_has_no_empty_lines(window_of):
    page, posting = window_of(a_teacher()), a_posting(need=f"{TABLE}\n\n{A_LIST}")
    page.goto(f"/billboard/{posting.pk}/")

    (first, second), *rows = page.evaluate(PLACES)
    height, of_its_lines = page.evaluate(HEIGHTS)

    assert rows == [[first, second], [second]]
    assert height < 1.2 * of_its_lines
