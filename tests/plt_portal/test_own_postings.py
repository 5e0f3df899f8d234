"""«My postings»: what one wrote and was interested in, and what came of it."""

import pytest
from django.urls import reverse

from billboard.models import Interest, Posting
from reports.models import Report
from teams.models import Team
from tests.builders import (
    a_hiding,
    a_member,
    a_posting,
    a_question,
    a_report,
    a_teacher,
    a_team,
    an_interest,
    the_year,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State, Answer = Posting.State, Interest.State
DOOR = "/my-postings/"


@pytest.fixture
def renee(client):
    person = a_teacher("Renee Okafor")
    client.force_login(person)
    return person


def test_the_address_is_named():
    assert reverse("my-postings") == DOOR


def test_postings_of_all_years_stand_there_with_their_numbers(client, renee):
    a_posting(lead=renee, title="Last year's idea", year=the_year("2025"))
    posting = a_posting(lead=renee, title="Number talks")
    an_interest(posting)
    an_interest(posting, state=Answer.WITHDRAWN)
    a_question(posting)
    a_posting(title="Somebody else's")

    page = client.get(DOOR).text

    assert page.index("2026–27") < page.index("Number talks") < page.index("2025–26")
    assert "Last year&#x27;s idea" in page
    assert "1 of 6 places taken" in page
    assert "1 colleague interested" in page
    assert "1 question waits for your answer" in page
    assert "Somebody else" not in page


def test_what_one_wrote_with_others_is_there_too(client, renee):
    a_posting(lead=a_teacher("Daniel Brandt"), title="Number talks").co_authors.add(renee)

    page = client.get(DOOR).text

    assert "Number talks" in page
    assert "with Daniel Brandt" in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.DRAFT, "Only its authors can see it."),
        (State.FORMED, "Team submitted"),
        (State.WITHDRAWN, "Withdrawn"),
        (State.HIDDEN, "Hidden by the district"),
    ],
)
def test_each_says_how_it_stands(client, renee, state, words):
    a_posting(lead=renee, state=state)

    assert words in client.get(DOOR).text


def test_a_draft_that_was_discarded_is_gone(client, renee):
    a_posting(lead=renee, state=State.WITHDRAWN, posted_at=None, title="Never mind")

    assert "Never mind" not in client.get(DOOR).text


def test_it_tells_which_team_it_became_and_which_report_followed(client, renee):
    team = a_team(posting=a_posting(lead=renee), name="Talking Math", state=Team.State.ACTIVE)
    report = a_report(team, state=Report.State.PUBLISHED)
    given_up = a_team(posting=a_posting(lead=renee), state=Team.State.DISSOLVED)

    page = client.get(DOOR).text

    assert f'<a href="/teams/{team.pk}/">Talking Math</a>' in page
    assert f'<a href="/reports/{report.pk}/">Its report of 2026–27</a>' in page
    assert str(given_up) not in page


def test_a_report_that_is_still_written_is_not_told(client, renee):
    a_report(a_team(posting=a_posting(lead=renee), state=Team.State.ACTIVE))

    assert "Its report" not in client.get(DOOR).text


def test_what_is_over_can_be_used_again(client, renee):
    old = a_posting(lead=renee, title="Number talks", year=the_year("2025"))
    a_posting(lead=renee)

    page = client.get(DOOR).text
    client.post(reverse("billboard:use-again", args=[old.pk]))

    assert page.count("Use it again this year") == 1
    assert Posting.objects.get(continues=old).state == State.DRAFT


# --- Where one showed interest ----------------------------------------------------------------


def traces(client):
    return {str(t.posting): (t.words, t.team) for t in client.get(DOOR).context["interests"]}


def test_interest_and_what_came_of_it(client, renee):
    for state in [Answer.INTERESTED, Answer.INVITED, Answer.COMMITTED, Answer.DECLINED]:
        an_interest(a_posting(title=state.label), renee, state=state)
    over = an_interest(a_posting(title="Over", year=the_year("2025")), renee)
    down = an_interest(a_posting(title="Down", state=State.WITHDRAWN), renee)

    assert traces(client) == {
        "Interested": ("You are interested. It is still looking for people.", None),
        "Asked to commit": ("Its authors ask whether you are in.", None),
        "Committed": ("You are in.", None),
        "Declined": ("You said no this time.", None),
        "Over": ("It is not looking for people any more.", None),
        "Down": ("Its authors took it down.", None),
    }
    page = client.get(DOOR).text
    assert f'href="/billboard/{over.posting_id}/"' in page
    assert f'href="/billboard/{down.posting_id}/"' not in page


def test_the_team_that_came_of_it_is_named_with_or_without_oneself(client, renee):
    with_me, without = (a_posting(title=title, state=State.FORMED) for title in ["With", "Without"])
    mine, theirs = a_team(posting=with_me), a_team(posting=without)
    a_member(mine, renee)
    for posting in [with_me, without]:
        an_interest(posting, renee, state=Answer.COMMITTED)

    assert traces(client) == {
        "With": ("You are on its team:", mine),
        "Without": ("It is not looking for people any more. Its team:", theirs),
    }


def test_what_was_withdrawn_is_forgotten_and_what_is_hidden_rests(client, renee):
    an_interest(a_posting(), renee, state=Answer.WITHDRAWN)
    hidden = an_interest(a_posting(), renee)
    a_hiding(hidden.posting)

    assert traces(client) == {}


def test_the_page_asks_the_same_for_one_and_for_three(client, counted, renee):
    def one_more():
        team = a_team(posting=a_posting(lead=renee), state=Team.State.ACTIVE)
        a_report(team, state=Report.State.PUBLISHED)
        an_interest(a_posting(), renee)
        a_team(posting=an_interest(a_posting(state=State.FORMED), renee).posting)

    client.get(DOOR)
    one_more()
    one = counted(DOOR)
    one_more()
    one_more()

    assert counted(DOOR) == one
