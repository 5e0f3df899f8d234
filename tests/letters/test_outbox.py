"""Writing letters into the ledger."""

from datetime import timedelta

import pytest
from django.db import transaction

from kit import clock
from letters import outbox
from letters.models import Letter
from letters.outbox import letter, take_back, write
from tests.builders import a_teacher

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("our_templates")]
HELLO = "tests/hello.html"


def test_every_reader_gets_a_row_of_their_own():
    readers = [a_teacher("Renee Okafor"), a_teacher("Madonna")]

    write(letter(HELLO, to=readers, key=1, name="Daniel"))

    rows = Letter.objects.order_by("pk")
    assert [row.person for row in rows] == readers
    assert [row.text.splitlines()[0] for row in rows] == [
        "Daniel says hello to Renee Okafor.",
        "Daniel says hello to Madonna.",
    ]


def test_writing_the_same_letter_twice_gives_one():
    draft = letter(HELLO, to=[a_teacher()], key=1, name="Daniel")

    write(draft)
    write(draft)

    assert Letter.objects.count() == 1


def test_names_stand_in_subject_and_text_as_they_are_and_safely_in_html():
    write(letter(HELLO, to=[a_teacher()], key=1, name="O'Brien & <Sons>"))

    row = Letter.objects.get()
    assert row.subject == "O'Brien & <Sons> says hello"
    assert row.text.startswith("O'Brien & <Sons> says hello")
    assert "O'Brien &amp; &lt;Sons&gt;" in row.html


def test_the_text_has_no_gaps_and_the_html_its_styles_inside(settings):
    write(letter(HELLO, to=[a_teacher("Madonna")], key=1, name="Daniel"))

    row = Letter.objects.get()
    assert row.text == f"Daniel says hello to Madonna.\n\n{settings.SITE_URL}/billboard/\n"
    assert '<p style="color: #211f1a;">' in row.html


def test_lines_of_text_are_short_and_addresses_stay_whole(settings):
    settings.SITE_URL = f"https://{'a-long-name.' * 7}example"
    write(letter(HELLO, to=[a_teacher("Madonna")], key=1, name="Daniel and " * 12 + "Renee"))

    lines = Letter.objects.get().text.splitlines()
    assert max(len(line) for line in lines if "https" not in line) < 72
    assert f"{settings.SITE_URL}/billboard/" in lines
    assert "Daniel and Renee says hello to Madonna." in " ".join(lines)


def test_a_subject_is_one_line_however_the_name_was_written():
    write(letter(HELLO, to=[a_teacher()], key=1, name="Daniel\r\nBcc: everybody"))

    assert Letter.objects.get().subject == "Daniel Bcc: everybody says hello"


def test_what_only_one_reader_is_told_stands_in_their_letter_alone():
    renee, madonna = a_teacher("Renee Okafor"), a_teacher("Madonna")
    weather = {renee: "It rains.", madonna: "The sun shines."}

    def tells(weather):
        return {"weather": weather}

    write(
        letter(HELLO, to=weather, key=1, name="Daniel", audience=weather.__getitem__, tells=tells)
    )

    assert Letter.objects.get(person=renee).text.endswith("It rains.\n")
    assert Letter.objects.get(person=madonna).text.endswith("The sun shines.\n")


def test_a_letter_can_wait_and_be_taken_back_until_it_leaves():
    draft = letter(HELLO, to=[a_teacher()], key=7, delay=timedelta(minutes=10), name="Daniel")
    write(draft)

    assert not Letter.objects.due().exists()
    take_back(draft)

    assert Letter.objects.get().state == Letter.State.DROPPED


def test_a_letter_that_has_left_is_not_taken_back():
    draft = letter(HELLO, to=[a_teacher()], key=7, name="Daniel")
    write(draft)
    Letter.objects.update(state=Letter.State.SENT, sent_at=clock.now())

    take_back(draft)

    assert Letter.objects.get().state == Letter.State.SENT


def test_only_a_letter_that_can_be_stopped_carries_its_stop():
    reader = a_teacher()

    write(letter(HELLO, to=[reader], key=1, name="Daniel"))
    write(letter(HELLO, to=[reader], key=2, name="Daniel", stoppable=True))

    plain, stoppable = Letter.objects.order_by("key")
    assert plain.list_unsubscribe == ""
    assert reader.unsubscribe_token in stoppable.list_unsubscribe


def test_a_letter_is_written_with_what_it_tells_or_not_at_all():
    with pytest.raises(ZeroDivisionError):
        _write_and_break()

    assert not Letter.objects.exists()


@transaction.atomic
def _write_and_break():
    write(letter(HELLO, to=[a_teacher()], key=1, name="Daniel"))
    return 1 / 0


def test_a_thousand_readers_cost_a_statement_a_thousand(django_assert_num_queries):
    readers = [a_teacher() for _ in range(3)]

    with django_assert_num_queries(1):
        write(letter(HELLO, to=readers[:1], key=1, name="Daniel"))
    with django_assert_num_queries(1):
        write(letter(HELLO, to=readers, key=2, name="Daniel"))


@pytest.mark.parametrize(("readers", "bells"), [(1, 1), (3, 2), (20, 8)])
def test_a_letter_to_very_many_wakes_as_many_workers_as_hand_over_at_once(
    monkeypatch, django_capture_on_commit_callbacks, readers, bells
):
    monkeypatch.setattr(outbox, "A_BATCH", 2)

    with django_capture_on_commit_callbacks() as rung:
        write(letter(HELLO, to=[a_teacher() for _ in range(readers)], key=1, name="Daniel"))

    assert len(rung) == bells


def test_the_ledger_shows_what_was_sent_the_newest_first():
    for key, hour in [(1, 8), (2, 10), (3, 9)]:
        write(letter(HELLO, to=[a_teacher()], key=key, name="Daniel"))
        when = clock.at(clock.today(), hour)
        Letter.objects.filter(key=key).update(state=Letter.State.SENT, sent_at=when)
    write(letter(HELLO, to=[a_teacher()], key=4, name="Daniel"))

    assert [row.key for row in Letter.objects.sent()] == ["2", "3", "1"]
