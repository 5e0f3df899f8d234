"""What a report says, gathered in one place: for the review, the page, the PDF and the search."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from district.models import Grade, Subject
from district.vocabulary import READING
from goals.models import Goal
from kit import clock
from kit.searching import FACT, NAME, TEXT, TITLE, vector
from reports.models import Report, ReportVersion
from teams.models import Membership

# The sections in the order of the story, with the headings a reader sees.
SECTIONS = {
    "goal": "Our goal",
    "need": "What we noticed",
    "research": "What we learned from research",
    "tried": "What we tried",
    "data": "What we measured",
    "results": "What happened",
    "differently": "What we would do differently",
}
OUTCOMES: dict[str, str] = {
    Goal.Outcome.REACHED: "Reached the goal",
    Goal.Outcome.PARTLY: "Partly reached",
    Goal.Outcome.NOT_REACHED: "Not reached",
    Goal.Outcome.OPEN: "Inconclusive",
}
TURNED_OUT: dict[str, str] = {
    Goal.Outcome.REACHED: "reached the goal of {target}%",
    Goal.Outcome.PARTLY: "moved toward {target}%",
    Goal.Outcome.NOT_REACHED: "did not reach {target}%",
    Goal.Outcome.OPEN: "inconclusive",
}


def words_of(report: Report) -> dict[str, Any]:
    """Every word, name and number of a report fetched by `for_page`, as plain data."""
    return {
        "title": report.title,
        "summary": report.summary,
        "sections": [
            {"key": key, "heading": heading, "text": getattr(report, key)}
            for key, heading in SECTIONS.items()
            if getattr(report, key).strip()
        ],
        "result": _result(report),
        "recommendations": [
            {"to": each.get_to_display(), "text": each.text}
            for each in report.recommendations.all()
        ],
        "team": _team(report.team),
        "year": report.team.year.label,
        "district": settings.DISTRICT_NAME,
        "kind": f"{settings.DISTRICT_WORD} report {report.team.year.label}",
    }


def words_for_leaders(report: Report) -> dict[str, Any]:
    """What leaders read: the words as submitted, never those that are being rewritten since."""
    submitted = report.submitted_words if report.is_being_written else None
    return submitted or words_of(report)


def frozen(report: Report, number: int) -> ReportVersion:
    """An unsaved version of this report, as it stands at this moment."""
    moment = clock.now()
    edition = {"version": number, "published_on": clock.today().isoformat()}
    snapshot = words_of(report) | edition
    subjects, grades = subjects_of(report.team), grades_of(report.team)
    return ReportVersion(
        report=report,
        number=number,
        published_at=moment,
        title=report.title,
        summary=report.summary,
        snapshot=snapshot,
        year=report.team.year,
        school=report.team.school,
        grades=grades,
        outcome=report.outcome,
        people=[member["name"] for member in snapshot["team"]["members"]],
        search_text=text_of(snapshot),
        search=vector_of(snapshot, subjects, grades),
    )


def text_of(words: dict[str, Any]) -> str:
    """All words, as the archive shows the sentence in which some of them stand."""
    told = [words["title"], *_texts(words), ", ".join(_names(words["team"]))]
    return "\n\n".join(filter(None, told)).strip()


def vector_of(words: dict[str, Any], subjects: Iterable[Any], grades: list[int]) -> str:
    """The same with grades and subjects, read into terms."""
    facts = [Grade.said(grades) if grades else "", *map(str, subjects)]
    told = [(words["title"], TITLE), *((fact, FACT) for fact in facts)]
    told += [(name, NAME) for name in _names(words["team"])]
    return vector(READING, told + [(text, TEXT) for text in _texts(words)])


def _texts(words: dict[str, Any]) -> list[str]:
    told = [words["summary"], *(section["text"] for section in words["sections"])]
    return told + [each["text"] for each in words["recommendations"]]


def _names(team: dict[str, Any]) -> list[str]:
    return [team["name"], team["school"], *(member["name"] for member in team["members"])]


def subjects_of(team: Any) -> list[Subject]:
    """The subjects of its posting; without one, those of the goals it serves."""
    if team.posting:
        return list(team.posting.subjects.all())
    return list(Subject.objects.filter(orggoal__in=team.org_goals.all()).distinct())


def grades_of(team: Any) -> list[int]:
    """The grades of its posting; without one, those its members teach."""
    if team.posting:
        return sorted(team.posting.grades)
    return sorted({grade for seat in team.people for grade in seat.person.grades})


def _result(report: Report) -> dict[str, Any]:
    return {
        "baseline": report.baseline,
        "target": report.target,
        "result": report.result,
        "line": report.result_line,
        "since": _since(report),
        "outcome": report.outcome,
        "outcome_words": OUTCOMES.get(report.outcome, ""),
        "words": _in_words(report),
    }


def _since(report: Report) -> str:
    """«up from 52%»: it reads on from the line of the result."""
    if report.baseline is None or report.result is None or _is_told(report):
        return ""
    if report.result == report.baseline:
        return f"as at the start: {report.baseline}%"
    return f"{'up' if report.result > report.baseline else 'down'} from {report.baseline}%"


def _is_told(report: Report) -> bool:
    """The team's own line names the start already."""
    return f" from {report.baseline}%" in report.result_line


def _in_words(report: Report) -> str:
    """«52% to 74%, reached the goal of 70%», or as much of it as the team measured."""
    if None in (report.baseline, report.target, report.result) or not report.outcome:
        return OUTCOMES.get(report.outcome, "")
    way = f"{report.baseline}% to {report.result}%"
    return f"{way}, {TURNED_OUT[report.outcome].format(target=report.target)}"


def _team(team: Any) -> dict[str, Any]:
    return {
        "pk": team.pk,
        "name": team.name,
        "school": team.school.name,
        "grades": Grade.said(grades_of(team)),
        "members": [_member(seat) for seat in sorted(team.people, key=_place)],
        "goals": [{"owner": goal.owner, "text": str(goal)} for goal in team.org_goals.all()],
    }


def _member(seat: Membership) -> dict[str, Any]:
    return {
        "name": seat.person.name,
        "school": seat.person.school.name if seat.person.school else "",
        "is_facilitator": seat.is_facilitator and not seat.is_asked,
    }


def _place(seat: Membership) -> tuple[bool, str]:
    """The facilitator first, then by name."""
    return seat.function != Membership.Function.FACILITATOR, seat.person.sort_name
