"""Why a roster is sent back, item by item, and what the team says to it."""

import pytest
from django.core.exceptions import PermissionDenied

from kit.lifecycle import NotYet
from letters.models import Letter
from teams.consulting import reply
from teams.forms import ReplyForm
from teams.models import Remark, Roster
from tests.builders import (
    a_member,
    a_principal,
    a_teacher,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reading import page_of
from tests.teams.builders import a_submitted_roster, door
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State


def sent_back(**reasons):
    """A roster that its principal sent back, with a reason for the focus at least."""
    roster = a_submitted_roster()
    miriam = a_principal(roster.team.school, "Miriam Osei")
    remarks = [Remark(item=item, reason=reason) for item, reason in reasons.items()]
    return move(roster, "return", by=miriam, remarks=remarks)


def test_each_item_is_sent_back_with_its_reason(sign_in):
    roster = a_submitted_roster()
    line = roster.lines.last()
    client = sign_in(a_principal(roster.team.school, "Miriam Osei"))
    data = {
        "seal": roster.seal,
        "about-focus": "on",
        "why-focus": "Say which students.",
        f"about-member-{line.person_id}": "on",
        f"why-member-{line.person_id}": "Moves to Wheelock in October.",
        "note": "Otherwise fine.",
    }

    client.post(door("move-roster", roster.pk, "return"), data)

    entry = roster.record.get(verb="return")
    assert [(r.item, r.person, r.reason) for r in entry.remarks.all()] == [
        ("member", line.person, "Moves to Wheelock in October."),
        ("focus", None, "Say which students."),
        ("other", None, "Otherwise fine."),
    ]
    letter = Letter.objects.filter(kind="roster_returned").first()
    for word in ["Say which students.", f"{line.person.name}: Moves to", "Otherwise fine."]:
        assert word in letter.text
        assert word.split(": ")[-1] in letter.html


def test_a_note_alone_is_about_something_else():
    roster = a_submitted_roster()

    move(roster, "return", by=an_assistant_superintendent(), note="Two rosters have this name.")

    assert Remark.objects.get().item == "other"


def test_nothing_is_sent_back_without_a_reason():
    roster = a_submitted_roster()

    with pytest.raises(NotYet, match="Say what should change"):
        move(roster, "return", by=an_assistant_superintendent(), remarks=[])

    assert not Remark.objects.exists()


def test_a_tick_without_words_comes_back_with_everything_typed(sign_in):
    roster = a_submitted_roster()
    client = sign_in(an_assistant_superintendent())
    data = {"about-goal": "on", "about-focus": "on", "why-focus": "Say which students."}

    answer = client.post(door("move-roster", roster.pk, "return"), data)

    assert answer.status_code == 422
    assert 'id="id_why-goal_error"' in page_of(answer)
    assert "> Say which students.</textarea>" in page_of(answer)
    assert 'id="id_about-goal" checked' in page_of(answer)
    assert Roster.objects.get().state == State.SUBMITTED


def test_reasons_and_an_approval_in_one_click_are_asked_about(sign_in):
    roster = a_submitted_roster()
    client = sign_in(an_assistant_superintendent())
    data = {"seal": roster.seal, "about-focus": "on", "why-focus": "Say which students."}

    answer = client.post(door("move-roster", roster.pk, "approve"), data)

    assert answer.status_code == 422
    assert "Send it back, or clear them." in page_of(answer)
    assert Roster.objects.get().state == State.SUBMITTED


def test_the_team_reads_the_reason_at_its_item_and_replies(sign_in):
    roster = sent_back(focus="Say which students.", size="Two is few.")
    client = sign_in(roster.team.memberships.last().person)
    page = page_of(client.get(door("check", roster.team_id)))
    assert "Miriam Osei sent version 1 back" in page
    assert page.index("About the focus") < page.index("Say which students.")
    remark = Remark.objects.get(item="focus")

    answer = client.post(door("reply", remark.pk), {"reply": " "})
    assert answer.status_code == 422
    assert f'id="remark-{remark.pk}-reply_error"' in page_of(answer)
    assert client.post(door("reply", remark.pk), {"reply": "Grade 4."}).status_code == 302

    assert "Grade 4." in page_of(client.get(door("check", roster.team_id)))


def test_the_next_version_goes_along_with_reasons_and_replies(sign_in):
    roster = sent_back(focus="Say which students.")
    remark, marcus = Remark.objects.get(), facilitator_of(roster.team)
    reply(remark, by=marcus, text="Grade 4, all three classes.")

    newest = move(roster, "submit", by=marcus)

    page = page_of(sign_in(an_assistant_superintendent()).get(door("roster", newest.pk)))
    assert "Say which students." in page
    assert "Grade 4, all three classes." in page
    with pytest.raises(NotYet, match="not with the team any more"):
        reply(remark, by=marcus, text="Grade 5.")


def test_two_who_reply_to_one_reason_both_stand_on_the_page(sign_in):
    """The second reads what stands there, keeps the words, and presses again once both are said."""
    roster = sent_back(focus="Say which students.")
    remark, marcus = Remark.objects.get(), facilitator_of(roster.team)
    client = sign_in(marcus)
    seen = ReplyForm(remark=remark)["seen"].value()
    reply(remark, by=a_member(roster.team).person, text="Grade 4.")

    page = client.post(door("reply", remark.pk), {"reply": "Room 107.", "seen": seen})

    remark.refresh_from_db()
    assert (page.status_code, remark.reply) == (422, "Grade 4.")
    assert "It says now: “Grade 4.”." in page_of(page)
    assert "Room 107." in page_of(page)
    [form] = [each.form for each in page.context["returned"].remarks]
    both = {"reply": "Grade 4, room 107.", "seen": form["seen"].value()}
    assert client.post(door("reply", remark.pk), both).status_code == 302


def test_only_the_team_replies(sign_in):
    remark = Remark.objects.get(entry__roster=sent_back(focus="Say which students."))

    with pytest.raises(PermissionDenied):
        reply(remark, by=a_teacher(), text="Grade 4.")
    assert sign_in(a_teacher()).post(door("reply", remark.pk), {"reply": "x"}).status_code == 404
