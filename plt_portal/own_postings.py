"""What somebody did on the billboard in all their years, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from billboard.models import Interest, Posting, Question
from people.models import Person
from teams.models import Membership, Team

State = Interest.State


def own_postings(person: Person) -> QuerySet[Posting, Posting]:
    """One's own postings, the newest year first, with the team and the report that followed."""
    teams = Team.objects.standing().select_related("report", "year")
    return (
        Posting.objects.by(person)
        .exclude(state=Posting.State.WITHDRAWN, posted_at=None)  # drafts that were discarded
        .with_interest()
        .select_related("year", "lead")
        .prefetch_related(Prefetch("teams", teams, to_attr="became"))
        .prefetch_related(Prefetch("questions", Question.objects.open(), to_attr="unanswered"))
        .order_by("-year__first_day", "-posted_at", "-pk")
    )


@dataclass(frozen=True)
class Trace:
    """A posting that one was interested in, and what came of it."""

    posting: Posting
    words: str
    team: Team | None = None
    is_readable: bool = True


def own_interests(person: Person) -> Iterator[Trace]:
    """Where one showed interest, without what one withdrew and without hidden postings."""
    mine = Membership.objects.current().filter(team=OuterRef("pk"), person=person)
    teams = Team.objects.standing().annotate(with_me=Exists(mine))
    interests = (
        Interest.objects.filter(person=person)
        .exclude(state=State.WITHDRAWN)
        .exclude(posting__state=Posting.State.HIDDEN)
        .select_related("posting__lead", "posting__year")
        .prefetch_related(Prefetch("posting__teams", teams, to_attr="became"))
        .order_by("-since", "-pk")
    )
    for interest in interests:
        yield _trace(interest, *interest.posting.became)  # type: ignore[attr-defined]


def _trace(interest: Interest, team: Team | None = None) -> Trace:
    posting = interest.posting
    if posting.state == Posting.State.WITHDRAWN:
        return Trace(posting, "Its authors took it down.", is_readable=False)
    if team is not None and team.with_me:  # type: ignore[attr-defined]  # asked for above
        return Trace(posting, "You are on its team:", team)
    if interest.state == State.DECLINED or not posting.is_looking:
        said = "You said no this time." if interest.state == State.DECLINED else NOT_LOOKING
        return Trace(posting, f"{said} Its team:" if team else said, team)
    return Trace(posting, STILL_LOOKING[interest.state])


NOT_LOOKING = "It is not looking for people any more."
STILL_LOOKING: dict[str, str] = {
    State.INTERESTED: "You are interested. It is still looking for people.",
    State.INVITED: "Its authors ask whether you are in.",
    State.COMMITTED: "You are in.",
}
