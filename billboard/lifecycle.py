"""The life of a posting, and the life of an interest in it."""

from billboard.checks import a_team_still_looking, ready_to_post, room_on_the_team
from billboard.models import Interest, Posting
from billboard.rules import authors, authors_of_the_posting, the_one_interested
from kit.lifecycle import Lifecycle, Step

DRAFT, OPEN, FORMED, GONE, HIDDEN = Posting.State

LIFE_OF_A_POSTING = Lifecycle(
    #    standing  verb        moves to  taken by the  needs
    Step(DRAFT,    "edit",     DRAFT,    authors),
    Step(DRAFT,    "post",     OPEN,     authors,      ready_to_post),
    Step(DRAFT,    "withdraw", GONE,     authors),
    Step(OPEN,     "edit",     OPEN,     authors),
    Step(OPEN,     "withdraw", GONE,     authors),
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
