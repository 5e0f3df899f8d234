from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.timeline import month_of

AUGUST_31 = date(2026, 8, 31)

AS_PEOPLE_WRITE = {
    # from the district's template
    "May/2013": (2013, 5),
    "April-May/2013": (2013, 5),
    "August/2013\n\nDecember/2013\n\nLate April/early May": (2014, 5),
    "Quarterly/2013-14": None,
    "Mid-way and final check in": None,
    "August/2013": (2013, 8),
    "August 15": (2027, 8),
    "One month prior to each AF session": None,
    "August-May/2013-14": (2014, 5),
    "July 2013": (2013, 7),
    # as it comes in
    "May 2027": (2027, 5),
    "may 2027": (2027, 5),
    "May": (2027, 5),
    "may": (2027, 5),
    "by May": (2027, 5),
    "December": (2026, 12),
    "August": (2026, 8),
    "Sept. 2026": (2026, 9),
    "Dec 11, 2026": (2026, 12),
    "December 11th, 2026": (2026, 12),
    "October 2026 to March 2027": (2027, 3),
    "Oct – Dec 2026": (2026, 12),
    "Nov-Feb": (2027, 2),
    "by May 2027, starting in October 2026": (2027, 5),
    "5/2027": (2027, 5),
    "05/14/2027": (2027, 5),
    "2027-05": (2027, 5),
    "2027-05-14": (2027, 5),
    "September, 2026-27": (2026, 9),
    "May 2026-27": (2027, 5),
    # no month in it
    "": None,
    "2026-27": None,
    "13/2027": None,
    "We may meet, or march on": None,
    "Marching band, Augusta, Junes": None,
    "as soon as possible": None,
}


@pytest.mark.parametrize("words", AS_PEOPLE_WRITE, ids=repr)
def test_the_month_by_which_it_is_done(words):
    expected = AS_PEOPLE_WRITE[words]

    assert month_of(words, AUGUST_31) == (expected and date(*expected, 1))


@given(st.text(alphabet="MayJuneoctober 0123456789/-–.,'", max_size=80))
def test_whatever_is_typed_it_is_a_month_or_none(words):
    month = month_of(words, AUGUST_31)

    assert month is None or month.day == 1
