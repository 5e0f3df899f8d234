"""When the hard closing passes without a team, a posting looks for nobody any more."""

from datetime import date

import pytest
from django.urls import reverse

from billboard.contents import gather
from billboard.interest import show_interest
from billboard.models import DigestIssue, Interest, Posting
from billboard.posting import post, use_again
from billboard.tasks import expire_postings
from billboard.window import expire_those_due
from district.models import CalendarEvent, SchoolYear
from kit import clock
from kit.lifecycle import NotYet
from teams.founding import found, leave
from tests.billboard.hands import hide, overtaken, restore
from tests.builders import (
    a_late_pass,
    a_posting,
    a_teacher,
    a_team,
    an_administrator,
    an_interest,
    the_year,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State
HARD_CLOSING = date(2026, 10, 8)


def knock(on=date(2026, 10, 9)):
    """Beat knocks, as often as it likes."""
    with clock.held_at(clock.at(on, 9)):
        expire_postings()
        expire_postings()


def test_it_looks_on_the_day_of_the_hard_closing_and_not_on_the_next():
    posting = a_posting()

    knock(on=HARD_CLOSING)
    assert Posting.objects.looking().contains(posting)

    knock()
    assert Posting.objects.get().state == State.EXPIRED
    with clock.held_at(clock.at(date(2026, 10, 10), 9)):
        assert expire_those_due() == []


def test_a_posting_that_has_a_team_goes_on_until_its_roster_is_submitted():
    posting = a_posting()
    a_team(posting=posting, members=2)

    knock()

    assert Posting.objects.looking().contains(posting)


def test_a_posting_whose_team_is_given_up_later_expires_then():
    renee = a_teacher()
    posting = a_posting(lead=renee)
    team = found(by=renee, name="Talking Math", posting=posting)
    knock()

    leave(team, by=renee)
    knock()

    assert Posting.objects.get().state == State.EXPIRED


def test_drafts_withdrawn_ones_submitted_ones_and_other_years_stay_as_they_are():
    for state in (State.DRAFT, State.WITHDRAWN, State.FORMED):
        a_posting(state=state)
    a_posting(year=SchoolYear.objects.create(first_day="2025-09-01", last_day="2026-06-18"))
    stood = list(Posting.objects.order_by("pk").values_list("state", flat=True))

    knock()

    assert list(Posting.objects.order_by("pk").values_list("state", flat=True)) == stood


def test_one_that_becomes_a_team_at_this_very_moment_holds_up_no_other():
    before, formed, after = a_posting(), a_posting(), a_posting()

    with clock.held_at(clock.at(date(2026, 10, 9), 9)), overtaken(formed, State.FORMED):
        expired = expire_those_due()

    assert {posting.pk for posting in expired} == {before.pk, after.pk}
    assert Posting.objects.filter(state=State.EXPIRED).count() == 2


def test_without_its_days_in_the_calendar_nothing_expires():
    a_posting()
    CalendarEvent.objects.filter(kind="plt_session").delete()

    knock()

    assert Posting.objects.get().state == State.OPEN


@pytest.mark.parametrize(
    ("until", "last"),
    [
        (date(2026, 10, 16), date(2026, 10, 27)),  # ten school days from October 13
        (date(2026, 11, 20), date(2026, 11, 20)),  # the pass lasts longer
    ],
)
def test_what_came_with_a_late_pass_has_its_own_time(until, last):
    renee = a_teacher()
    a_late_pass(renee, until=until)
    with clock.held_at(clock.at(date(2026, 10, 13), 9)):
        posting = post(a_posting(lead=renee, state=State.DRAFT), by=renee)

    knock(on=last)
    assert Posting.objects.looking().contains(posting)
    knock(on=date.fromordinal(last.toordinal() + 1))
    assert not Posting.objects.looking().exists()


def test_it_stays_readable_and_leaves_billboard_count_paper_and_digest(client):
    posting, other = a_posting(title="Lab reports"), a_posting(title="Say it in numbers")
    a_team(posting=other, members=2)
    knock()
    client.force_login(a_teacher())

    page = client.get(reverse("billboard:posting", args=[posting.pk])).text
    assert "Expired" in page
    assert "The billboard closed before it had a team." in page
    assert "I’m interested" not in page
    assert "Ask the authors" not in page
    billboard = client.get("/billboard/").text
    assert "1 team is looking for people." in billboard
    assert "Lab reports" not in billboard
    assert "Lab reports" not in client.get("/billboard/staff-room/").text
    next_issue = DigestIssue(year=the_year(), period=date(2026, 10, 1), send_at=clock.now())
    assert [told.title for told in gather(next_issue).postings] == ["Say it in numbers"]


def test_nobody_is_asked_into_it_and_nobody_can_be_interested():
    posting = a_posting()
    mei = a_teacher()
    an_interest(posting, mei, state=Interest.State.INVITED)
    knock()

    assert not Interest.objects.awaiting(mei).exists()
    with pytest.raises(NotYet, match="not looking"):
        show_interest(posting, by=a_teacher())
    with pytest.raises(NotYet, match="Only a posting that is on the billboard"):
        found(by=posting.lead, name="Talking Math", posting=posting)


def test_next_year_its_words_serve_again():
    posting = a_posting()
    knock()
    with pytest.raises(NotYet):
        use_again(posting, by=posting.lead)
    SchoolYear.objects.update(is_current=False)
    SchoolYear.objects.create(first_day="2027-08-30", last_day="2028-06-16", is_current=True)

    assert use_again(posting, by=posting.lead).state == State.DRAFT


def test_what_was_hidden_goes_back_to_where_it_stood():
    posting, tom = a_posting(), an_administrator()
    knock()

    hide(posting, by=tom, reason="It names a student.")
    assert restore(posting, by=tom).state == State.EXPIRED
