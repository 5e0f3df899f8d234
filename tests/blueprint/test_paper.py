"""The Blueprint on paper: the paper's own lines, the words that were asked for, and no others."""

from datetime import date

import page
import pytest

from blueprint.contents import parts_of
from blueprint.models import Answer
from blueprint.pdf import document
from blueprint.printing import ask
from blueprint.prompts import PARTS
from kit import clock
from tests.blueprint.paper import gaps_in_millimetres, lines_by_part, words_on
from tests.builders import a_blueprint, a_member, a_teacher, a_team, facilitator_of

pytestmark = pytest.mark.django_db
ON_PAPER = [11, 14, 13, 14, 8, 8, 5]
NAMES = ["Siobhan O’Brien", "Hằng Nguyễn", "Łucja Wójcik", "Linh Đặng"]
TALK = "Every second Tuesday we put student papers on the table first and the agenda second. " * 3


@pytest.fixture
def team():
    return a_team(name="Talking Math", members=4)


def printed(team, *, by=None, **wishes):
    return document(ask(team, by=by or facilitator_of(team), **wishes))


def planted(team, *, other):
    """A sentence in every place that stays off paper unless somebody asks."""
    me = facilitator_of(team)
    blueprint = a_blueprint(team, ideal="We watch each other.")
    facts = {"blueprint": blueprint, "version": 1}
    for prompt, part in [("weaknesses", "site"), ("strains", "cost"), ("reputation", "cost")]:
        facts_of = {"part": part, "prompt": prompt, "saved_by": me, "text": f"About {prompt}."}
        Answer.objects.create(**facts, **facts_of)
    for person, text, shared in [
        (me, "Mine alone.", None),
        (other, "Theirs alone.", None),
        (other, "Theirs and shared.", clock.now()),
    ]:
        part = "toolkit" if shared else "partners"
        whose = {"author": person, "saved_by": person, "part": part}
        Answer.objects.create(**facts, **whose, text=text, shared_at=shared)


APART = {"About weaknesses.", "About strains.", "About reputation."}
OWN, SHARED, ALONE = {"Mine alone."}, {"Theirs and shared."}, {"Theirs alone."}


def test_an_empty_worksheet_has_the_ruled_lines_of_the_paper(team):
    a_blueprint(team, ideal="This stays on the page.")

    content = printed(team, is_empty=True).content

    assert lines_by_part(content) == ON_PAPER
    assert gaps_in_millimetres(content) == {8.0}
    assert "This stays on the page." not in words_on(content)


def test_it_asks_all_questions_in_the_words_and_the_order_of_the_paper(team):
    text = words_on(printed(team).content)

    asked = [words for part in PARTS for words in (part.title, *(p.text for p in part.prompts))]
    at = []
    for words in asked:
        at.append(text.index(words, at[-1] if at else 0))
    assert len(asked) == 7 + 31
    assert at == sorted(at)
    assert "Blueprint for Building a Professional Learning Team" in text
    assert "Use this worksheet to track your thinking" in text
    assert text.endswith("When will we take it? Blueprint of Talking Math 4 of 4")


def test_what_is_written_is_read_and_leaves_lines_to_go_on(team):
    blueprint = a_blueprint(
        team, ideal=TALK, site=TALK * 20, first_step="Film a **lesson**.\n\n- Room 214"
    )
    blueprint.first_step_on = date(2026, 10, 14)
    blueprint.save()

    content = printed(team).content

    text = words_on(content)
    assert TALK.strip() in text
    assert "Film a **lesson**. - Room 214" in text
    assert "When will we take it? Wednesday, October 14" in text
    assert lines_by_part(content) == [7, 3, 13, 14, 8, 8, 3]


@pytest.mark.parametrize(
    ("wishes", "stands"),
    [
        ({}, set()),
        ({"with_sensitive": True}, APART),
        ({"with_shared": True}, SHARED),
        ({"with_own": True}, OWN),
        ({"with_sensitive": True, "with_shared": True, "with_own": True}, APART | SHARED | OWN),
        ({"is_empty": True, "with_sensitive": True, "with_own": True}, set()),
        ({"for_each": True, "with_shared": True}, SHARED),
    ],
)
def test_what_is_sensitive_or_ones_own_is_printed_when_asked_for_and_never_else(
    team, wishes, stands
):
    other = team.memberships.exclude(person=facilitator_of(team)).first().person
    planted(team, other=other)

    text = words_on(printed(team, **wishes).content)

    everything = APART | OWN | SHARED | ALONE
    assert {words for words in everything if words in text} == stands
    assert "What are your biggest weaknesses?" in text
    assert (f"{other.name}, in their own words" in text) == (stands >= SHARED)


def test_a_shared_text_of_ones_own_is_printed_once(team):
    me = facilitator_of(team)
    facts = {"blueprint": a_blueprint(team), "author": me, "saved_by": me, "version": 1}
    Answer.objects.create(**facts, part="ideal", text="Mine, shared.", shared_at=clock.now())

    parts = parts_of(ask(team, by=me, with_shared=True, with_own=True))

    assert [answer.text for answer in parts[0].voices] == ["Mine, shared."]


def test_each_member_has_a_copy_that_begins_on_a_sheet_of_its_own(team):
    for name in NAMES:
        a_member(team, a_teacher(name, school=team.school))
    a_blueprint(team, site=TALK * 8)

    paper = printed(team, for_each=True, session_on=date(2026, 10, 20))

    text = words_on(paper.content)
    assert [name for name in NAMES if text.count(f"Talking Math, {name} Page 1 ") != 1] == []
    assert [name for name in NAMES if f"Name {name} Session October 20, 2026" not in text] == []
    assert lines_by_part(paper.content) == [11, 3, 13, 14, 8, 8, 5] * 8
    assert paper.pages % 2 == 0


def test_the_paper_is_open_to_everybody_who_reads_by_ear(team):
    planted(team, other=a_member(team).person)
    wishes = {"with_sensitive": True, "with_shared": True}

    for content in (
        printed(team, is_empty=True).content,
        printed(team, for_each=True, **wishes).content,
    ):
        report = page.validate_pdf_bytes(content, profile="ua1")
        assert [failure.message for failure in report.failures] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TALK * 78, id="talk"),
        pytest.param("x" * 20_000, id="x", marks=pytest.mark.long),
        pytest.param("&" * 20_000, id="&", marks=pytest.mark.long),
    ],
)
def test_a_part_with_all_its_room_taken_is_set(team, text):
    a_blueprint(team, cost=text)

    content = printed(team).content

    assert words_on(content).count(text[0]) >= text.count(text[0])
    assert lines_by_part(content)[4] == 3


def test_markup_in_a_part_is_words_and_fetches_nothing(team):
    a_blueprint(team, ideal='<img src="file:///etc/passwd"> ![x](https://example.org/y)')

    assert "<img src=" in words_on(printed(team).content)
