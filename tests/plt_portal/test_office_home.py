"""What the district's office finds on its home page about the billboard."""

import pytest

from plt_portal.home import home_of
from tests.builders import (
    a_hiding,
    a_posting,
    an_administrator,
    an_assistant_superintendent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def told(person):
    return {task.words: task.detail for task in home_of(person).tasks}


def test_the_assistant_superintendent_finds_the_window_of_the_billboard():
    said = told(an_assistant_superintendent())["Window of the billboard"]

    assert said == "The billboard closes on Thursday, September 24. Numbers and late passes."


def test_an_administrator_hears_of_hidden_postings_and_of_answers():
    tom, posting = an_administrator(), a_posting()
    assert not any("hidden" in words for words in told(tom))

    hiding = a_hiding(posting)
    assert "1 posting is hidden" in told(tom)
    hiding.appeal, hiding.appealed_by = "The name is gone.", posting.lead
    hiding.save()
    assert "Look again at 1 hidden posting" in told(tom)
