"""The life of a posting, of an interest in it, and of an issue of the digest."""

from billboard.checks import (
    a_reason,
    a_team_still_looking,
    no_appeal_yet,
    ready_to_post,
    room_on_the_team,
)
from billboard.models import DigestIssue, Interest, Posting
from billboard.plan import its_turn, still_ahead
from billboard.rules import (
    administrators,
    authors,
    authors_of_the_posting,
    planners,
    the_one_interested,
    writers,
)
from kit.lifecycle import Lifecycle, Step

DRAFT, OPEN, FORMED, GONE, HIDDEN, EXPIRED = Posting.State

# A draft saves itself; what stands on the billboard is changed by a button only.
# What is put back and has a submitted team, or is expired, closes again at once: it stands where
# it stood.
LIFE_OF_A_POSTING = Lifecycle(
    Posting,
    #    standing  verb        moves to  taken by the    needs
    Step(DRAFT,    "edit",     DRAFT,    writers),
    Step(DRAFT,    "save",     DRAFT,    writers),
    Step(DRAFT,    "post",     OPEN,     writers,        ready_to_post),
    Step(DRAFT,    "withdraw", GONE,     writers),
    Step(OPEN,     "edit",     OPEN,     authors),
    Step(OPEN,     "withdraw", GONE,     authors),
    Step(OPEN,     "hide",     HIDDEN,   administrators, a_reason),
    Step(FORMED,   "hide",     HIDDEN,   administrators, a_reason),
    Step(EXPIRED,  "hide",     HIDDEN,   administrators, a_reason),
    Step(HIDDEN,   "appeal",   HIDDEN,   authors,        no_appeal_yet),
    Step(HIDDEN,   "restore",  OPEN,     administrators),
)  # fmt: skip

INTERESTED, INVITED, COMMITTED, DECLINED, WITHDRAWN, JOINED = Interest.State

LIFE_OF_AN_INTEREST = Lifecycle(
    Interest,
    #    standing     verb        moves to    taken by                 needs
    Step(INTERESTED,  "invite",   INVITED,    authors_of_the_posting,  room_on_the_team),
    Step(INTERESTED,  "withdraw", WITHDRAWN,  the_one_interested),
    Step(INVITED,     "commit",   COMMITTED,  the_one_interested,      room_on_the_team),
    Step(INVITED,     "decline",  DECLINED,   the_one_interested),
    Step(INVITED,     "withdraw", WITHDRAWN,  the_one_interested),
    Step(COMMITTED,   "withdraw", WITHDRAWN,  the_one_interested),
    Step(DECLINED,    "show",     INTERESTED, the_one_interested,      a_team_still_looking),
    Step(WITHDRAWN,   "show",     INTERESTED, the_one_interested,      a_team_still_looking),
)  # fmt: skip

PLANNED, HELD, LEAVING, SENT, SKIPPED, MISSED = DigestIssue.State

# What leaves is sent, or skipped when nothing is new, by the clock: see `billboard.digest`.
LIFE_OF_AN_ISSUE = Lifecycle(
    DigestIssue,
    #    standing  verb       moves to  taken by   needs
    Step(PLANNED,  "edit",    PLANNED,  planners),
    Step(PLANNED,  "hold",    HELD,     planners),
    Step(HELD,     "edit",    HELD,     planners,  still_ahead),
    Step(HELD,     "release", PLANNED,  planners,  still_ahead),
    Step(PLANNED,  "send",    LEAVING,  planners,  its_turn),
    Step(HELD,     "send",    LEAVING,  planners,  its_turn),
    Step(MISSED,   "send",    LEAVING,  planners,  its_turn),
)  # fmt: skip
