"""Two texts for one place wait until somebody chooses: whoever may write there, and nobody else."""

from datetime import date

import pytest
from django.urls import reverse

from blueprint.models import Answer, AnswerVersion, Blueprint
from blueprint.prompts import FIRST_STEP, Place
from blueprint.writing import claim
from teams.models import Team
from tests.blueprint.hands import a_window, say
from tests.blueprint.pages import door
from tests.builders import a_blueprint, a_principal, facilitator_of, the_year
from tests.reading import all_of, page_of
from tests.windows import told

pytestmark = pytest.mark.django_db
IDEAL = Place("ideal")
CROSSED = "Two texts crossed"


@pytest.fixture
def renee(client, team):
    """The facilitator, who is signed in."""
    client.force_login(facilitator_of(team))
    return facilitator_of(team)


def cross(team, place, *people):
    """Each was shown an empty place, and writes there."""
    for number, person in enumerate(people, 1):
        say(team, place, f"Text {number}.", by=person, window=a_window(f"tab {number}"))


@pytest.mark.usefixtures("renee")
def test_a_window_whose_text_met_another_is_led_to_both(client, team, daniel):
    sent = all_of(client.get(door(team, "write"))) | {"text": "Mine."}
    say(team, IDEAL, "Theirs.", by=daniel)

    page = client.post(door(team, "write"), sent, follow=True)

    said = page_of(page)
    assert page.redirect_chain[-1][0] == door(team, "crossed")
    assert "Saved, except for what stands here twice." in said
    assert [f"By <bdi>{daniel.name}</bdi>" in said, "Keep mine" in said] == [True, True]
    assert "Theirs.\n\nMine.</textarea>" in page.text
    assert AnswerVersion.objects.get(crossed=True).text == "Mine."


CHOICES = {"mine": "Text 2.", "theirs": "Text 1.", "joined": "Both in one."}


@pytest.mark.usefixtures("renee")
def test_a_press_that_is_saved_in_part_says_where_texts_crossed(client, team):
    url = reverse("blueprint:write", args=[team.pk, Place(FIRST_STEP).slug])
    older, newer = (all_of(client.get(url)) for _ in range(2))
    client.post(url, newer | {"text": "Watch"})

    page = client.post(url, older | {"text": "Film", "first_step_on": "soon"})

    assert (page.status_code, "Look at both" in page.text) == (422, True)


@pytest.mark.parametrize("keep", CHOICES)
@pytest.mark.parametrize("place", [IDEAL, Place("site", "weaknesses"), IDEAL.for_oneself])
def test_what_was_chosen_stands_and_every_text_stays_a_version(client, team, renee, keep, place):
    cross(team, place, renee, renee)
    at = door(team, "crossed", place.slug)
    [two] = client.get(at).context["twos"]

    client.post(at, told(two, keep, joined="Both in one."))

    answer = Answer.objects.get()
    texts = set(answer.versions.values_list("text", flat=True))
    assert (answer.text, answer.crossings) == (CHOICES[keep], [])
    assert texts == {"Text 1.", "Text 2.", CHOICES[keep]}
    assert client.get(at).url == f"{door(team, 'write', place.slug)}#{place.slug}"


def test_a_day_is_shown_and_chosen_as_a_day(client, team, renee, daniel):
    step, first, second = Place("first_step"), date(2026, 10, 14), date(2026, 10, 21)
    for day, person in ((first, daniel), (second, renee)):
        shown = a_window(person.name)
        say(team, step, "Film.", by=person, first_step_on=day, window=shown)
    at = door(team, "crossed", step.slug)
    [two] = client.get(at).context["twos"]

    assert "".join(piece.words for piece in two.beside.pieces) == "October 21, 2026"
    client.post(at, told(two, "mine"))
    assert Blueprint.objects.get().first_step_on == second


def test_home_team_and_worksheet_say_so_until_somebody_chooses(client, team, renee, daniel):
    Team.objects.update(state=Team.State.ACTIVE)
    cross(team, IDEAL, daniel, renee)
    pages = ["/", reverse("team", args=[team.pk]), reverse("blueprint:blueprint", args=[team.pk])]

    assert [CROSSED in client.get(page).text for page in pages] == [True] * 3
    assert f'href="{door(team, "crossed")}"' in client.get(pages[-1]).text
    [two] = client.get(door(team, "crossed")).context["twos"]
    client.post(door(team, "crossed"), told(two, "theirs"))
    assert [CROSSED in client.get(page).text for page in pages] == [False] * 3


def test_it_is_said_while_one_writes_and_while_a_colleague_does(client, team, renee, daniel):
    cross(team, IDEAL, daniel, renee)

    assert CROSSED not in client.get(door(team, "write", "site")).text.split('id="ideal"')[0]
    assert CROSSED in client.get(door(team, "write")).text
    Answer.objects.update(writer=None, heard_at=None)
    claim(team, IDEAL, by=daniel)
    assert CROSSED in client.get(door(team, "write")).text


def test_an_open_worksheet_is_told_that_texts_crossed(client, team, renee, daniel):
    a_blueprint(team, ideal="Ours.")
    page = client.get(reverse("blueprint:blueprint", args=[team.pk]))
    live, seen = reverse("blueprint:live", args=[team.pk]), page.context["seen"]

    say(team, IDEAL, "Theirs.", by=daniel, window=a_window())

    assert CROSSED in client.get(live, {"seen": seen}).text


def test_what_crossed_in_ones_own_text_only_its_author_sees_and_settles(client, team, daniel):
    """Also when it is shared: the team reads the text, and writes none of it."""
    Team.objects.update(state=Team.State.ACTIVE)
    own = IDEAL.for_oneself
    cross(team, own, daniel, daniel)
    Answer.objects.update(shared_at="2026-09-22T12:00Z")
    client.force_login(facilitator_of(team))
    pages = ["/", reverse("team", args=[team.pk]), reverse("blueprint:blueprint", args=[team.pk])]

    said = [client.get(page).text for page in pages]
    at = door(team, "crossed", own.slug)
    key = f"text:{Answer.objects.get().crossings[0]['window']}"
    answers = [client.get(at), client.post(at, {"key": key, "keep": "theirs"})]

    assert [CROSSED in page or "Text 2." in page for page in said] == [False] * 3
    assert all("Text 2." not in answer.text for answer in answers)
    assert len(Answer.objects.get(author=daniel).crossings) == 1
    client.force_login(daniel)
    assert [CROSSED in client.get(page).text for page in pages] == [True] * 3
    assert "Text 2." in client.get(at).text


def test_nobody_from_outside_sees_or_settles_it(client, team, daniel):
    cross(team, IDEAL, facilitator_of(team), daniel)
    client.force_login(a_principal(team.school))

    assert client.get(door(team, "crossed")).status_code == 404
    assert client.post(door(team, "crossed"), {"keep": "theirs"}).status_code == 404
    assert CROSSED not in client.get(reverse("team", args=[team.pk])).text


def test_a_year_that_is_over_asks_for_no_choice(client, team, renee, daniel):
    cross(team, IDEAL, daniel, renee)
    Team.objects.update(year=the_year("2025"))
    sheet = reverse("blueprint:blueprint", args=[team.pk])

    assert client.get(door(team, "crossed")).url == sheet
    assert CROSSED not in client.get(sheet).text


# --- A page that was open while the portal was upgraded ---------------------------------------


@pytest.mark.parametrize("name", ["write", "save"])
@pytest.mark.parametrize("seen", ["1", ""])
@pytest.mark.usefixtures("renee")
def test_words_of_a_page_of_an_older_release_lie_beside_and_are_never_refused(
    client, team, daniel, name, seen
):
    """It says which version it was shown, by a number, and has no marks."""
    say(team, IDEAL, "Theirs.", by=daniel)
    old = {"text": "Mine.", "seen": seen, "window": "an older page"}

    answer = client.post(door(team, name), old, follow=True)

    stands = Answer.objects.get()
    assert (answer.status_code, CROSSED in answer.text or "Two texts" in answer.text) == (200, True)
    assert (stands.text, [each["answer"] for each in stands.crossings]) == ("Theirs.", ["Mine."])


@pytest.mark.usefixtures("renee")
def test_a_page_of_an_older_release_that_only_adds_goes_on(client, team):
    a_blueprint(team, ideal="Ours.")

    client.post(door(team, "save"), {"text": "Ours. And more.", "seen": "1", "window": "old"})
    client.post(door(team, "save"), {"text": "Less.", "seen": "1", "window": "old"})

    assert (Answer.objects.get().text, Answer.objects.get().crossings) == ("Less.", [])
