"""The life of a posting, of an interest in it, and of an issue of the digest."""

from collections.abc import Iterator

from billboard.checks import LACKING, a_free_seat, a_place_for_an_author, lacking
from billboard.contents import gather
from billboard.digest import AT_ITS_TIME, EDIT, HOLD, RELEASE, SEND, TOLD
from billboard.digest import held as held_issue
from billboard.hiding import APPEAL, HIDE, RESTORE
from billboard.interest import COMMIT, DECLINE, INVITE, NO_MORE, NOT_LOOKING, SHOW
from billboard.interest import held as held_interest
from billboard.models import DigestIssue, Interest, Posting
from billboard.plan import its_turn, still_ahead
from billboard.posting import DISCARD, NAME, POST, WITHDRAW
from billboard.rules import (
    administrators,
    authors,
    authors_of_the_posting,
    planners,
    the_one_interested,
    writers,
)
from billboard.writing import WRITE, held, told, would_say
from kit import clock
from kit.lifecycle import Lifecycle, Step, Taken, nobody, nothing
from letters.outbox import write

# --- A posting -------------------------------------------------------------------------------


def a_complete_posting(posting: Posting, taken: Taken) -> Iterator[str]:
    yield from lacking(would_say(posting, taken, LACKING))


def ready_to_post(posting: Posting, taken: Taken) -> Iterator[str]:
    """A billboard that takes it, all that colleagues decide by, and no words that wait."""
    if refusal := taken.words["season"].refusal:
        yield refusal
    yield from a_complete_posting(posting, taken)
    _, remembered = told(posting, taken)
    if remembered["crossings"]:
        yield "Two windows wrote at once. Both texts are kept: look at them and choose first."


def somebody_to_write_it(posting: Posting, taken: Taken) -> Iterator[str]:
    """A colleague who works here, has not shown interest, and finds a place; or an author."""
    person = taken.words["person"]
    if writers(posting).contains(person):
        return
    if not person.is_active:
        yield f"{person} does not work here any more."
    elif Interest.objects.wanted().filter(posting=posting, person=person).exists():
        yield f"{person} has shown interest. Ask whether they are in, on the posting."
    else:
        yield from a_place_for_an_author(posting)


def no_team(posting: Posting, taken: Taken) -> Iterator[str]:
    if posting.has_a_team:
        yield "It has a team, which goes on looking for people."


def a_reason(posting: Posting, taken: Taken) -> Iterator[str]:
    if not taken.note:
        yield "Say why, so that its authors understand."


def no_appeal_yet(posting: Posting, taken: Taken) -> Iterator[str]:
    hiding = posting.hidings.standing().first()
    if hiding and hiding.appeal:
        yield "You have written to the district already."
    elif not taken.note:
        yield "Write your note first."


DRAFT, OPEN, FORMED, GONE, HIDDEN, EXPIRED = Posting.State

# A draft saves itself; what stands on the billboard is changed by a button only. Its team submits
# its roster, or has it back; the calendar lets it expire. What is put back stands where it stood.
LIFE_OF_A_POSTING = Lifecycle(
    Posting,
    #    standing verb          moves to taken by the    needs                 and
    Step(DRAFT,   "edit",       DRAFT,   writers,        nothing,              WRITE),
    Step(DRAFT,   "save",       DRAFT,   writers,        nothing,              WRITE),
    Step(DRAFT,   "name",       DRAFT,   writers,        somebody_to_write_it, NAME),
    Step(DRAFT,   "post",       OPEN,    writers,        ready_to_post,        POST),
    Step(DRAFT,   "withdraw",   GONE,    writers,        nothing,              DISCARD),
    Step(OPEN,    "edit",       OPEN,    authors,        a_complete_posting,   WRITE),
    Step(OPEN,    "name",       OPEN,    authors,        somebody_to_write_it, NAME),
    Step(OPEN,    "withdraw",   GONE,    authors,        nothing,              WITHDRAW),
    Step(OPEN,    "hide",       HIDDEN,  administrators, a_reason,             HIDE),
    Step(OPEN,    "form",       FORMED,  nobody),
    Step(OPEN,    "expire",     EXPIRED, nobody,         no_team),
    Step(FORMED,  "look_again", OPEN,    nobody),
    Step(FORMED,  "hide",       HIDDEN,  administrators, a_reason,             HIDE),
    Step(EXPIRED, "hide",       HIDDEN,  administrators, a_reason,             HIDE),
    Step(HIDDEN,  "appeal",     HIDDEN,  authors,        no_appeal_yet,        APPEAL),
    Step(HIDDEN,  "restore",    OPEN,    administrators, nothing,              RESTORE),
    lock=held,
    tell=write,
)  # fmt: skip

# --- An interest -----------------------------------------------------------------------------


def a_team_still_looking(interest: Interest, taken: Taken) -> Iterator[str]:
    if not interest.posting.is_looking:
        yield NOT_LOOKING


def room_on_the_team(interest: Interest, taken: Taken) -> Iterator[str]:
    yield from a_team_still_looking(interest, taken)
    yield from a_free_seat(interest)


INTERESTED, INVITED, COMMITTED, DECLINED, WITHDRAWN, JOINED = Interest.State

# Whoever says yes to the team has joined it, wherever their interest stood.
LIFE_OF_AN_INTEREST = Lifecycle(
    Interest,
    #    standing    verb        moves to    taken by                needs                 and
    Step(INTERESTED, "invite",   INVITED,    authors_of_the_posting, room_on_the_team,     INVITE),
    Step(INTERESTED, "withdraw", WITHDRAWN,  the_one_interested,     nothing,              NO_MORE),
    Step(INTERESTED, "join",     JOINED,     nobody,                 nothing,              NO_MORE),
    Step(INVITED,    "commit",   COMMITTED,  the_one_interested,     room_on_the_team,     COMMIT),
    Step(INVITED,    "decline",  DECLINED,   the_one_interested,     nothing,              DECLINE),
    Step(INVITED,    "withdraw", WITHDRAWN,  the_one_interested,     nothing,              NO_MORE),
    Step(INVITED,    "join",     JOINED,     nobody,                 nothing,              NO_MORE),
    Step(COMMITTED,  "withdraw", WITHDRAWN,  the_one_interested,     nothing,              NO_MORE),
    Step(COMMITTED,  "join",     JOINED,     nobody,                 nothing,              NO_MORE),
    Step(DECLINED,   "show",     INTERESTED, the_one_interested,     a_team_still_looking, SHOW),
    Step(DECLINED,   "join",     JOINED,     nobody),
    Step(WITHDRAWN,  "show",     INTERESTED, the_one_interested,     a_team_still_looking, SHOW),
    Step(WITHDRAWN,  "join",     JOINED,     nobody),
    Step(JOINED,     "leave",    WITHDRAWN,  nobody),
    lock=held_interest,
    tell=write,
)  # fmt: skip

# --- An issue of the digest ------------------------------------------------------------------


def a_time_to_come(issue: DigestIssue, taken: Taken) -> Iterator[str]:
    send_at = taken.words["send_at"]
    if send_at != issue.send_at and send_at <= clock.now():
        yield "Choose a time that is still to come, or send it now."


def a_time_ahead(issue: DigestIssue, taken: Taken) -> Iterator[str]:
    yield from still_ahead(issue)


def still_ahead_and_to_come(issue: DigestIssue, taken: Taken) -> Iterator[str]:
    yield from still_ahead(issue)
    yield from a_time_to_come(issue, taken)


def its_turn_with_news(issue: DigestIssue, taken: Taken) -> Iterator[str]:
    if not gather(issue):
        yield "Nothing is new since the last issue, so there is nothing to send."
    else:
        yield from its_turn(issue)


def as_it_was_planned(issue: DigestIssue, taken: Taken) -> Iterator[str]:
    if issue.moved and issue.send_at != taken.words["send_at"]:
        yield "Somebody has moved it at this very moment."


PLANNED, HELD, LEAVING, SENT, SKIPPED, MISSED = DigestIssue.State

# At its time an issue leaves; or waits for a word, when another one left just before; or was missed
# for a day. What leaves is sent, or skipped when nothing is new.
LIFE_OF_AN_ISSUE = Lifecycle(
    DigestIssue,
    #    standing verb       moves to taken by  needs                    and
    Step(PLANNED, "edit",    PLANNED, planners, a_time_to_come,          EDIT),
    Step(PLANNED, "hold",    HELD,    planners, nothing,                 HOLD),
    Step(PLANNED, "send",    LEAVING, planners, its_turn_with_news,      SEND),
    Step(PLANNED, "leave",   LEAVING, nobody,   as_it_was_planned,       AT_ITS_TIME),
    Step(PLANNED, "wait",    HELD,    nobody,   as_it_was_planned,       AT_ITS_TIME),
    Step(PLANNED, "miss",    MISSED,  nobody,   as_it_was_planned,       AT_ITS_TIME),
    Step(HELD,    "edit",    HELD,    planners, still_ahead_and_to_come, EDIT),
    Step(HELD,    "release", PLANNED, planners, a_time_ahead,            RELEASE),
    Step(HELD,    "send",    LEAVING, planners, its_turn_with_news,      SEND),
    Step(MISSED,  "send",    LEAVING, planners, its_turn_with_news,      SEND),
    Step(LEAVING, "tell",    SENT,    nobody,   nothing,                 TOLD),
    Step(LEAVING, "skip",    SKIPPED, nobody,   nothing,                 TOLD),
    lock=held_issue,
    tell=write,
)  # fmt: skip
