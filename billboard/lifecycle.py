"""The life of a posting, and the life of an interest in it."""

from billboard.checks import (
    a_reason,
    a_team_still_looking,
    no_appeal_yet,
    ready_to_post,
    room_on_the_team,
)
from billboard.models import Interest, Posting
from billboard.rules import (
    administrators,
    authors,
    authors_of_the_posting,
    the_one_interested,
    writers,
)
from kit.lifecycle import Lifecycle, Step

DRAFT, OPEN, FORMED, GONE, HIDDEN = Posting.State

# A draft saves itself; what stands on the billboard is changed by a button only.
# What is put back and has a submitted team closes again at once: it stands where it stood.
LIFE_OF_A_POSTING = Lifecycle(
    #    standing  verb        moves to  taken by the    needs
    Step(DRAFT,    "edit",     DRAFT,    writers),
    Step(DRAFT,    "save",     DRAFT,    writers),
    Step(DRAFT,    "post",     OPEN,     writers,        ready_to_post),
    Step(DRAFT,    "withdraw", GONE,     writers),
    Step(OPEN,     "edit",     OPEN,     authors),
    Step(OPEN,     "withdraw", GONE,     authors),
    Step(OPEN,     "hide",     HIDDEN,   administrators, a_reason),
    Step(FORMED,   "hide",     HIDDEN,   administrators, a_reason),
    Step(HIDDEN,   "appeal",   HIDDEN,   authors,        no_appeal_yet),
    Step(HIDDEN,   "restore",  OPEN,     administrators),
)  # fmt: skip

INTERESTED, INVITED, COMMITTED, DECLINED, WITHDRAWN = Interest.State

LIFE_OF_AN_INTEREST = Lifecycle(
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
