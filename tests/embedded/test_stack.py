from urllib.request import urlopen

import pytest

from embedded.processes import is_alive
from kit import clock
from letters.models import Letter
from tests.builders import a_teacher, moment
from tests.embedded.houses import inhabitants
from tests.stack import a_stack, stack

__all__ = ["stack"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def a_letter(reader):
    return Letter.objects.create(
        kind="hello",
        key="1",
        person=reader,
        subject="A wörd before school",
        text="Good morning.",
        html="<p>Good morning.</p>",
        message_id="<hello.1@plt.example>",
    )


def test_pages_letters_and_the_clock_are_real(stack):
    reader = a_teacher()
    stack.travel_to(moment("2027-06-01 09:00"))
    a_letter(reader)

    stack.tick()

    received = stack.letter_to(reader.email, about="wörd")
    assert received.to == [reader.email]
    assert received.text.strip() == "Good morning."
    assert "<p>Good morning.</p>" in received.html
    sent = stack.until(lambda: Letter.objects.filter(state="sent").first())
    assert sent.sent_at.date().isoformat() == clock.today().isoformat() == "2027-06-01"
    with urlopen(f"{stack.url}/health/live/") as page:
        assert page.status == 200


@pytest.mark.django_db(transaction=True)
def test_nothing_of_a_stack_is_left_behind(settings, tmp_path):
    with a_stack(settings, tmp_path / "stack"):
        living = inhabitants(tmp_path / "stack")

    assert [each.name for each in living] == ["web", "worker", "beat"]
    assert not any(map(is_alive, living))
