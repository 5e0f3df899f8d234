"""The form beside which one writes: it saves itself, and shows goals that fit and neighbours."""

import pytest
from django.urls import reverse

from billboard.models import Posting
from billboard.posting import post
from billboard.search import index
from billboard.writing import keep
from kit import clock
from kit.lifecycle import NotYet
from tests.builders import (
    a_district_goal,
    a_posting,
    a_published_report,
    a_subject,
    moment,
    the_year,
)
from tests.reading import window_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State
HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft(author):
    return a_posting(lead=author, state=State.DRAFT, title="Lab reports", need="We read.")


# --- Saving ----------------------------------------------------------------------------------


def told(posting, client, **changes):
    """What the window of a draft sends when it saves itself."""
    return window_of(client.get(reverse("billboard:edit", args=[posting.pk]))) | changes


def test_a_window_hears_that_it_is_saved_and_learns_its_new_marks(client, draft):
    sent = told(draft, client, title="Lab reports", need="We write.")

    with clock.held_at(moment("2026-09-22 10:42")):
        answer = client.post(reverse("billboard:save"), sent, headers=HTMX)

    draft.refresh_from_db()
    assert draft.need == "We write."
    assert "Saved 10:42 a.m." in answer.text
    assert answer.headers["HX-Trigger"] == "words-changed"
    assert client.post(reverse("billboard:save"), sent, headers=HTMX).status_code == 200
    assert draft.crossings == []


def test_a_first_word_is_kept_before_anything_is_chosen(client, author):
    sent = window_of(client.get(reverse("billboard:post"))) | {"title": "Lab"}

    answer = client.post(reverse("billboard:save"), sent, headers=HTMX)

    assert answer.status_code == 200
    assert Posting.objects.get().title == "Lab"
    assert "lab" in Posting.objects.get().search_text


def test_a_draft_that_was_posted_meanwhile_does_not_save_itself_any_more(client, draft):
    sent = told(draft, client, title="Something else entirely")
    post(draft, by=draft.lead)

    answer = client.post(reverse("billboard:save"), sent, headers=HTMX)

    draft.refresh_from_db()
    assert answer.status_code == 422
    assert "It now stands at: On the billboard." in answer.text
    assert draft.title == "Lab reports"


def test_the_slip_of_somebody_else_saves_nothing(client, author):
    theirs = a_posting(state=State.DRAFT)

    answer = client.post(reverse("billboard:save"), {"slip": theirs.slip, "title": "Mine"})

    assert answer.status_code == 404
    assert Posting.objects.count() == 1


@pytest.fixture
def crossed(client, draft):
    """The draft reads "We read in June." by now, and another window sends "We map."."""
    sent = told(draft, client, draft="yes", title="Lab reports", need="We map.")
    keep(draft, by=draft.lead, answers={"need": "We read in June."})
    return client.post(reverse("billboard:edit", args=[draft.pk]), sent, follow=True)


def choose(client, page, keep, **more):
    """Press a button below the first two texts of the page."""
    two = page.context["twos"][0]
    told = {"key": two.key, "seen": two.seen, "shown": two.shown, "keep": keep}
    return client.post(page.request["PATH_INFO"], told | more, follow=True)


BOTH = "We read in June.\n\nWe map."


@pytest.mark.parametrize(
    ("button", "stands"),
    [("mine", "We map."), ("theirs", "We read in June."), ("joined", BOTH)],
)
def test_what_crossed_is_settled_by_a_press_and_a_second_press_changes_nothing(
    client, draft, crossed, button, stands
):
    for _ in range(2):
        done = choose(client, crossed, button, joined=BOTH)

    draft.refresh_from_db()
    assert "Two texts crossed" in crossed.text
    assert (draft.need, draft.crossings) == (stands, [])
    assert done.redirect_chain[-1][0] == reverse("billboard:edit", args=[draft.pk])


def test_a_choice_made_on_an_old_page_replaces_nothing_that_was_not_shown(client, draft, crossed):
    keep(draft, by=draft.lead, answers={"need": "We read in July."})

    choose(client, crossed, "mine")

    draft.refresh_from_db()
    assert draft.need == "We read in July."
    assert [each["answer"] for each in draft.crossings] == ["We map."]


def test_what_would_be_too_long_together_stays_beside(client, draft, crossed):
    answer = choose(client, crossed, "joined", joined="word " * 801)

    draft.refresh_from_db()
    assert answer.status_code == 422
    assert "It has 4004 now." in answer.text
    assert (draft.need, len(draft.crossings)) == ("We read in June.", 1)


def test_a_draft_with_words_that_wait_is_not_posted(draft, crossed):
    with pytest.raises(NotYet, match="Two windows wrote at once"):
        post(draft, by=draft.lead)


def test_need_and_goals_that_change_on_the_billboard_are_marked_and_nothing_else_is(year):
    posting = a_posting()

    keep(posting, by=posting.lead, answers={"title": "Another title", "need": posting.need})
    as_it_was = Posting.objects.get().changed_at
    keep(posting, by=posting.lead, answers={"org_goals": [a_district_goal("Belonging")]})

    assert as_it_was is None
    assert Posting.objects.get().changed_at is not None


def test_a_draft_that_changes_is_not_marked(draft):
    assert keep(draft, by=draft.lead, answers={"need": "We write."}).changed_at is None


# --- Goals -----------------------------------------------------------------------------------


@pytest.fixture
def goals(author):
    science, reading = a_subject("Science"), a_subject("Reading")
    lab = a_district_goal("Argue from evidence", grades=[7, 8])
    lab.subjects.set([science])
    books = a_district_goal("Read every day")
    books.subjects.set([reading])
    return {"lab": lab, "books": books, "all": a_district_goal("Belong")}


def offered(form):
    return {
        place: {option["value"] for _, options in groups for option in options}
        for place, groups in form.goals_offered().items()
    }


def of(*goals):
    return {goal.pk for goal in goals}


def test_without_subjects_and_grades_every_goal_is_offered(client, goals):
    form = client.get(reverse("billboard:post")).context["form"]

    assert offered(form) == {"fitting": of(*goals.values()), "others": set()}


def test_goals_that_fit_come_first_and_the_others_are_one_press_away(client, goals):
    asked = {"subjects": a_subject("Science").pk, "grades": 7}

    part = client.get(reverse("billboard:goals"), asked, headers=HTMX)

    form = part.context["form"]
    assert offered(form) == {
        "fitting": of(goals["lab"], goals["all"]),
        "others": of(goals["books"]),
    }
    assert "Show all goals" in part.text
    assert "<h1>" not in part.text


def test_a_goal_that_is_ticked_stays_in_sight(client, goals):
    asked = {"subjects": a_subject("Science").pk, "grades": 3, "org_goals": goals["lab"].pk}

    form = client.get(reverse("billboard:goals"), asked).context["form"]

    assert offered(form)["fitting"] == of(goals["lab"], goals["all"])


# --- Neighbours ------------------------------------------------------------------------------


NEED = "Students cannot argue from evidence in their lab reports."


def test_postings_of_all_years_that_speak_of_the_same_stand_beside(client, author):
    mine = a_posting(lead=author, state=State.DRAFT, title="Lab reports that argue", need=NEED)
    near = a_posting(title="Arguing from evidence in the lab", need=NEED)
    old = a_posting(title="Better lab reports", need=NEED, year=the_year("2025"))
    a_posting(title="Recess games", need="Children want to play together.")
    a_posting(title="Lab reports that argue, too", need=NEED, state=State.DRAFT)
    for posting in Posting.objects.all():
        index(posting)

    part = client.get(reverse("billboard:similar", args=[mine.pk]), headers=HTMX)

    assert set(part.context["near"]) == {near, old}
    assert "<h1>" not in part.text


def test_reports_that_speak_of_the_same_stand_beside_with_what_they_recommend(client, author):
    mine = a_posting(lead=author, state=State.DRAFT, title="Lab reports", need=NEED)
    report = a_published_report(title="Lab reports that argue from evidence")
    a_published_report(title="Recess games", summary="We played.")

    part = client.get(reverse("reports:neighbours", args=[mine.pk]), headers=HTMX)

    assert [version.report for version in part.context["near"]] == [report]
    assert "Start the talks in the first week." in part.text
    assert "Reached" in part.text


def test_an_untitled_draft_has_no_neighbours(client, author):
    empty = a_posting(lead=author, state=State.DRAFT, need="")
    Posting.objects.update(title="")
    a_posting(title="Lab reports")

    part = client.get(reverse("billboard:similar", args=[empty.pk]), headers=HTMX)

    assert "Nothing like it has been posted yet." in part.text


@pytest.mark.parametrize("door", ["billboard:similar", "reports:neighbours"])
def test_neighbours_ask_the_same_of_the_database_for_one_and_for_three(counted, author, door):
    mine = a_posting(lead=author, state=State.DRAFT, title="Lab reports", need=NEED)
    path = reverse(door, args=[mine.pk])

    def another():
        index(a_posting(title="Lab reports that argue", need=NEED))
        a_published_report(title="Lab reports that argue from evidence")

    another()
    one = counted(path)
    another(), another()

    assert counted(path) == one
