"""May and June: reports are begun, written, submitted, returned, accepted and published."""

from collections.abc import Iterator
from datetime import date

from demo.act import Act, act, workday
from demo.crews import CREWS
from demo.forming import HEAD, team
from demo.opening import who
from demo.places import THIS_YEAR
from demo.postings import IDEAS
from demo.words import flow
from demo.work import WORK, Story
from kit.lifecycle import move
from reports.models import Report
from reports.prefill import draft_for
from reports.publishing import begin
from reports.writing import save


def acts() -> Iterator[Act]:
    for number, crew in enumerate(CREWS):
        work = WORK.get(crew.name)
        if work and work.story:
            idea = next(idea for idea in IDEAS if idea.title.startswith(crew.posting))
            yield from _report(number, crew.name, crew.people[0], idea.title, work.story)


def _report(number: int, name: str, by: str, title: str, story: Story) -> Iterator[Act]:
    ready = story.submitted or THIS_YEAR.reports
    yield act(workday(ready, -8), 15, number, _begin, name, by)
    yield act(workday(ready, -1), 16, number, _write, name, by, title, story)
    steps: list[tuple[date | None, str, str, str]] = [
        (story.submitted, "submit", by, ""),
        (story.returned and story.returned[0], "return", HEAD, _words(story)),
        (story.resubmitted, "submit", by, ""),
        (story.accepted, "accept", HEAD, ""),
        (story.published, "publish", HEAD, ""),
    ]
    for hour, (day, verb, person, note) in enumerate(steps, start=12):
        if day:
            yield act(day, hour, number, _move, name, verb, person, note)


def _words(story: Story) -> str:
    return story.returned[1] if story.returned else ""


# --- What they do ---------------------------------------------------------------------------------


BEGUN, WRITTEN = range(2)  # how often its words were saved


def _the_report(name: str, edition: int) -> Report:
    """As the play left it: a report in which somebody else has written goes on with them."""
    return Report.objects.get(team=team(name), edition=edition)


def _begin(name: str, by: str) -> None:
    begin(team(name), by=who(by))


def _write(name: str, by: str, title: str, story: Story) -> None:
    report = _the_report(name, BEGUN)
    fresh = draft_for(report.team)  # the last count often came after the report was begun
    facts = {
        "data": fresh.data,
        "result": fresh.result,
        "title": title,
        "summary": flow(story.summary),
        "research": flow(story.research),
        "results": flow(story.results),
        "differently": flow(story.differently),
        "outcome": story.outcome,
        "result_line": story.line,
    }
    advice = [{"text": text, "to": to} for to, text in story.advice]
    save(report, by=who(by), answers=facts | {"recommendations": advice})


def _move(name: str, verb: str, by: str, note: str) -> None:
    report = _the_report(name, WRITTEN)
    move(report, verb, by=who(by), note=note, seen=report.seal)
