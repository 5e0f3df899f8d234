"""Writing a posting and putting it on the billboard."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from billboard.models import Posting
from billboard.posting import close_for_roster, post
from billboard.writing import keep
from kit.lifecycle import NotYet
from tests.billboard.pages import written
from tests.builders import (
    a_district_goal,
    a_posting,
    a_school,
    a_subject,
    a_teacher,
    of_no_school,
    the_year,
)
from tests.reading import page_of
from tests.threads import at_once

pytestmark = pytest.mark.django_db
State = Posting.State


# --- The form --------------------------------------------------------------------------------


def test_an_idea_is_posted_in_one_step(client, author):
    response = client.post(reverse("billboard:post"), written(), follow=True)

    posting = Posting.objects.get()
    assert response.redirect_chain[-1][0] == reverse("billboard:posting", args=[posting.pk])
    assert posting.state == State.OPEN
    assert posting.posted_at is not None
    assert not posting.late
    assert posting.school == author.school
    assert "Your idea is on the billboard." in response.text


def test_a_draft_needs_nothing_and_is_private(client, author):
    response = client.post(reverse("billboard:post"), {"draft": "yes", "title": ""}, follow=True)

    draft = Posting.objects.get()
    assert draft.state == State.DRAFT
    assert str(draft) == "Untitled draft"
    assert "Your draft is saved." in response.text
    assert not Posting.objects.visible_to(a_teacher()).exists()


def test_a_draft_is_gone_on_with_and_posted(client, author):
    client.post(reverse("billboard:post"), {"draft": "yes", "title": "Lab reports"})
    draft = Posting.objects.get()

    client.post(reverse("billboard:edit", args=[draft.pk]), written())

    draft.refresh_from_db()
    assert draft.state == State.OPEN
    assert draft.title == "Lab reports that argue from evidence"


def test_what_is_missing_is_said_at_the_field_and_on_top_and_nothing_typed_is_lost(client, author):
    typed = written(need="", places="9", attempt="One lab a month.")

    response = client.post(reverse("billboard:post"), typed)

    assert response.status_code == 422
    assert "<title>Error: Post your idea" in page_of(response)
    assert "Two answers need another look" in response.text
    need = "Tell colleagues what students need. One or two sentences are enough."
    assert response.text.count(need) == 2
    assert response.text.count("A team has 4 to 7 members. Enter a number from 4 to 7.") == 2
    assert "One lab a month." in response.text
    assert not Posting.objects.exists()


@pytest.mark.parametrize(
    "missing", ["title", "need", "evidence", "org_goals", "subjects", "grades"]
)
def test_the_billboard_wants_each_of_these(client, author, missing):
    response = client.post(reverse("billboard:post"), written(**{missing: []}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [missing]


def test_a_text_that_is_too_long_gets_a_sentence_and_stays(client, author):
    response = client.post(reverse("billboard:post"), written(need="word " * 4000 + "end"))

    assert response.status_code == 422
    assert "Keep this to 4000 characters." in response.text
    assert "word " * 4000 in response.text.replace("word\n", "word ")
    assert "maxlength" not in response.text


def test_a_second_click_posts_once(client, author):
    slip = client.get(reverse("billboard:post")).context["form"]["slip"].value()

    form = written(slip=slip)

    first, second = (client.post(reverse("billboard:post"), form) for _ in range(2))

    assert first.url == second.url
    assert Posting.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_very_same_time_post_once(year):
    author = a_teacher()
    goals, subjects = [a_district_goal()], [a_subject()]
    facts = {"year": year, "lead": author, "school": author.school, "title": "Lab reports"}
    slip = uuid4()

    def click():
        answers = {"org_goals": goals, "subjects": subjects}
        keep(Posting(**facts, slip=slip), by=author, answers=answers)

    assert at_once(click, click) == []
    assert Posting.objects.count() == 1


def test_the_slip_of_somebody_else_gives_no_hold_on_their_posting(client, author):
    theirs = a_posting(title="Theirs")

    client.post(reverse("billboard:post"), written(slip=theirs.slip))

    theirs.refresh_from_db()
    assert theirs.title == "Theirs"
    assert Posting.objects.count() == 2


def test_goals_of_the_district_and_of_ones_own_school_are_offered(client, author):
    district = a_district_goal("District")
    own = a_district_goal("Ours", school=author.school)
    a_district_goal("Theirs", school=a_school("Wheelock Elementary"))

    form = client.get(reverse("billboard:post")).context["form"]

    assert set(form.fields["org_goals"].queryset) == {district, own}


def test_who_works_for_the_whole_district_says_which_school_it_is_for(client, year):
    nobodys = of_no_school(a_teacher())
    client.force_login(nobodys)
    alcott = a_school("Alcott Elementary")

    refused = client.post(reverse("billboard:post"), written())
    client.post(reverse("billboard:post"), written(school=alcott.pk))

    assert list(refused.context["form"].errors) == ["school"]
    assert Posting.objects.get().school == alcott


def test_a_change_keeps_a_posting_on_the_billboard(client, author):
    posting = a_posting(lead=author)
    door = reverse("billboard:edit", args=[posting.pk])
    seen = client.get(door).context["form"]["seen"].value()

    response = client.post(door, written(title="A better title", seen=seen), follow=True)

    posting.refresh_from_db()
    assert (posting.state, posting.title) == (State.OPEN, "A better title")
    assert "Your changes are saved." in response.text


@pytest.mark.parametrize("state", [State.FORMED, State.WITHDRAWN])
def test_what_is_over_cannot_be_changed_any_more(client, author, state):
    posting = a_posting(lead=author, state=state, title="As it was")

    response = client.post(reverse("billboard:edit", args=[posting.pk]), written(), follow=True)

    posting.refresh_from_db()
    assert posting.title == "As it was"
    assert f"It cannot be changed now: {posting.state_words}." in response.text


def test_without_a_current_year_there_is_nothing_to_post_to(client, year):
    client.force_login(a_teacher())
    type(year).objects.update(is_current=False)

    assert client.get(reverse("billboard:post")).status_code == 404
    assert client.get(reverse("billboard:billboard")).status_code == 200


# --- The verbs -------------------------------------------------------------------------------


def test_only_its_authors_post_a_draft(year):
    draft = a_posting(state=State.DRAFT)

    with pytest.raises(PermissionDenied):
        post(draft, by=a_teacher())


def test_posting_what_is_posted_changes_nothing(year):
    posting = a_posting()

    again = post(posting, by=posting.lead)

    assert again.posted_at == posting.posted_at


def test_a_half_written_draft_is_not_posted_by_any_way(year):
    draft = a_posting(state=State.DRAFT, need=" ", evidence=[])

    with pytest.raises(NotYet) as refused:
        post(draft, by=draft.lead)

    assert refused.value.reasons == (
        "Tell colleagues what students need. One or two sentences are enough.",
        "Say how you know. “To be gathered” is an answer too.",
    )


def test_a_posting_recruits_until_its_roster_is_submitted(year):
    posting, draft = a_posting(), a_posting(state=State.DRAFT)

    assert close_for_roster(posting).state == State.FORMED
    assert close_for_roster(posting).state == State.FORMED
    assert close_for_roster(draft).state == State.DRAFT


def test_postings_of_an_earlier_year_stay_readable_but_leave_the_billboard(year):
    old = a_posting(year=the_year("2025"))

    assert not Posting.objects.on_the_billboard().exists()
    assert Posting.objects.visible_to(a_teacher()).contains(old)
