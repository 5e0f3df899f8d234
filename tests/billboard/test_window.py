"""The window of the billboard, and leave to post after it has closed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from billboard.calendar import season
from billboard.models import LatePass, Posting
from billboard.window import give_late_pass, take_back_late_pass
from district.models import CalendarEvent
from kit import clock
from kit.lifecycle import NotYet
from letters.models import Letter
from tests.builders import (
    a_hiding,
    a_late_pass,
    a_posting,
    a_principal,
    a_question,
    a_school,
    a_teacher,
    an_administrator,
    an_assistant_superintendent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
AFTER_THE_CLOSING = clock.at(date(2026, 10, 13), 9)  # the hard closing is October 8
OCTOBER_16 = date(2026, 10, 16)


@pytest.fixture
def ruth():
    return an_assistant_superintendent("Ruth Abramson")


def give(to, by, until=OCTOBER_16, reason="Back from leave."):
    return give_late_pass(to, by=by, until=until, reason=reason)


# --- Passes ----------------------------------------------------------------------------------


def test_a_late_pass_opens_the_billboard_for_one_person_and_for_nobody_else(ruth):
    renee, other = a_teacher(), a_teacher()
    give(renee, ruth)

    with clock.held_at(AFTER_THE_CLOSING):
        assert season(renee).takes_postings
        assert season(renee).is_late
        assert "until Friday, October 16" in season(renee).lead
        assert not season(other).takes_postings
        assert season().refusal


def test_a_late_pass_of_a_school_is_for_everybody_there(ruth):
    alcott = a_school("Alcott Elementary")
    give(alcott, ruth)

    with clock.held_at(AFTER_THE_CLOSING):
        assert season(a_teacher(school=alcott)).takes_postings
        assert not season(a_teacher(school=a_school("Wheelock Elementary"))).takes_postings


def test_a_late_pass_ends_with_its_day(ruth):
    renee = a_teacher()
    give(renee, ruth)

    with clock.held_at(clock.at(OCTOBER_16, 23, 59)):
        assert season(renee).takes_postings
    with clock.held_at(clock.at(date(2026, 10, 17), 0, 1)):
        assert not season(renee).takes_postings


def test_the_person_hears_until_when_and_why(ruth):
    renee = a_teacher()

    give(renee, ruth)

    letter = Letter.objects.get()
    assert letter.person == renee
    assert letter.subject == "You can post until October 16"
    assert "Back from leave." in letter.text
    assert "/billboard/post/" in letter.text
    assert ruth.email not in letter.text + letter.html


def test_for_a_school_its_principal_hears_it(ruth):
    alcott = a_school("Alcott Elementary")
    a_teacher(school=alcott)
    principal = a_principal(alcott)

    give(alcott, ruth)

    assert Letter.objects.get().person == principal
    assert (
        Letter.objects.get().subject == "Everybody at Alcott Elementary can post until October 16"
    )


def test_only_the_assistant_superintendent_gives_and_takes_back(ruth):
    given = a_late_pass(a_teacher(), by=ruth)

    for person in [a_teacher(), a_principal(a_school("Alcott Elementary")), an_administrator()]:
        with pytest.raises(PermissionDenied):
            give(a_teacher(), person)
        with pytest.raises(PermissionDenied):
            take_back_late_pass(given, by=person)


@pytest.mark.parametrize(
    ("until", "why"),
    [
        (date(2026, 10, 8), "Everybody can post until October 8. Choose a later day."),
        (date(2027, 6, 18), "The school year ends on June 17. Choose an earlier day."),
    ],
)
def test_a_day_on_which_it_would_not_help_is_refused(ruth, until, why):
    with pytest.raises(NotYet) as refusal:
        give(a_teacher(), ruth, until)

    assert refusal.value.reasons == (why,)


def test_a_day_that_is_over_is_refused(ruth):
    with clock.held_at(AFTER_THE_CLOSING), pytest.raises(NotYet, match="still to come"):
        give(a_teacher(), ruth, date(2026, 10, 12))


def test_a_second_click_gives_one_pass_and_one_letter(ruth):
    renee = a_teacher()

    assert give(renee, ruth) == give(renee, ruth)
    assert Letter.objects.count() == 1


def test_what_nobody_used_can_be_taken_back(ruth):
    renee = a_teacher()
    given = give(renee, ruth)

    take_back_late_pass(given, by=ruth)
    take_back_late_pass(given, by=ruth)

    assert not LatePass.objects.exists()
    assert Letter.objects.count() == 2
    assert Letter.objects.last().person == renee
    assert Letter.objects.last().subject == "The late pass until October 16 is taken back"


def test_what_somebody_posted_with_stays(ruth):
    given = a_late_pass(renee := a_teacher(), by=ruth)
    a_posting(lead=renee, late_pass=given)

    with pytest.raises(NotYet, match="cannot be taken back"):
        take_back_late_pass(given, by=ruth)


# --- The page --------------------------------------------------------------------------------

DOOR = "billboard:window"


def test_the_page_tells_the_days_and_the_numbers(client, ruth):
    posting = a_posting()
    a_posting(late=True)
    a_posting(state=Posting.State.FORMED)
    a_posting(state=Posting.State.DRAFT, title="Nobody's business")
    a_question(posting)
    a_hiding()
    client.force_login(ruth)

    page = client.get(reverse(DOOR))

    for words in ["Tuesday, September 1", "Thursday, September 24", "Thursday, October 8"]:
        assert words in page.text
    numbers = {"posted": 3, "late": 1, "formed": 1, "expired": 0, "drafts": 1, "hidden": 1}
    assert page.context["numbers"] == numbers
    assert "1 posting is hidden" in page.text
    assert "1 question waits for an answer" in page.text
    assert "Nobody's business" not in page.text


def test_both_closings_move_with_the_session(client, ruth):
    CalendarEvent.objects.filter(kind="plt_session").update(date=date(2026, 9, 29))
    client.force_login(ruth)

    page = client.get(reverse(DOOR)).text

    assert "Tuesday, September 29" in page
    assert "Wednesday, October 14" in page  # ten school days later, Columbus Day left out


def test_without_a_session_the_page_says_what_is_missing(client, ruth):
    CalendarEvent.objects.filter(kind="plt_session").delete()
    client.force_login(ruth)

    assert "Without both, nobody can post." in client.get(reverse(DOOR)).text


def test_a_pass_is_given_by_name_without_a_script(client, ruth):
    renee = a_teacher("Renée Okafor")
    client.force_login(ruth)

    found = client.get(reverse(DOOR), {"q": "renee"}).text
    door = f"{reverse(DOOR)}?q=renee"
    facts = {"person": renee.pk, "until": "2026-10-16", "reason": "Back from leave."}
    done = client.post(door, facts, follow=True)

    assert "Renée Okafor, Grade 4, Alcott" in found
    assert renee.email not in found
    assert "Renée Okafor can post until October 16. A letter says so." in _plain(done)
    assert "Not used yet." in done.text
    assert LatePass.objects.get().person == renee


def test_a_pass_is_given_to_a_school(client, ruth):
    alcott = a_school("Alcott Elementary")
    client.force_login(ruth)

    facts = {"school": alcott.pk, "until": "2026-10-16", "reason": "The flood."}
    done = client.post(reverse(DOOR), facts, follow=True)

    assert "Everybody at Alcott Elementary can post until October 16." in _plain(done)
    assert LatePass.objects.get().school == alcott


def test_what_is_missing_gets_a_sentence_and_what_was_typed_stays(client, ruth):
    client.force_login(ruth)

    page = client.post(reverse(DOOR), {"until": "2026-10-01", "reason": "The flood."})

    assert page.status_code == 422
    assert "Choose a school, or find a colleague by name." in page.text
    assert "Everybody can post until October 8. Choose a later day." in page.text
    assert "The flood." in page.text


def test_a_pass_is_taken_back_on_the_page(client, ruth):
    given = a_late_pass(a_teacher("Renee Okafor"), by=ruth)
    client.force_login(ruth)

    done = client.post(reverse("billboard:take-back-pass", args=[given.pk]), follow=True)

    assert "The late pass for Renee Okafor is taken back." in _plain(done)
    assert "Nobody has one." in done.text


def test_the_page_asks_the_same_for_one_pass_and_for_three(client, counted, ruth):
    client.force_login(ruth)
    client.get(reverse(DOOR))
    a_posting(late_pass=a_late_pass(a_teacher(), by=ruth))
    one = counted(reverse(DOOR))
    for _ in range(2):
        a_posting(late_pass=a_late_pass(a_teacher(), by=ruth))

    assert counted(reverse(DOOR)) == one


def _plain(response):
    return response.text.replace("<b>", "").replace("</b>", "")
