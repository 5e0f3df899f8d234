"""The life of a report, from the team's draft to the archive."""

from collections.abc import Iterator

from kit.lifecycle import Lifecycle, Step, Taken, nothing
from letters.outbox import write
from reports.models import Report
from reports.publishing import ACCEPT, PUBLISH, RETURN, SUBMIT, locked
from reports.rules import assistant_superintendent, facilitator

# What a reader must find in every report, and what to say when it is missing.
MUST_SAY = {
    "summary": "Sum the year up in a few sentences. Most readers will read only those.",
    "need": "Say what students needed, and how you knew.",
    "goal": "Say what your goal or your question was.",
    "tried": "Say what you tried.",
    "results": "Say what came of it, also if it was not what you hoped for.",
    "outcome": "Choose how it came out. A goal that was not reached is worth reading about.",
}


def a_whole_report(report: Report, taken: Taken | None = None) -> Iterator[str]:
    """The parts without which nobody could use the report next September."""
    for field, sentence in MUST_SAY.items():
        if not getattr(report, field).strip():
            yield sentence
    if report.result is not None and not report.result_line.strip():
        yield f"Say what the {report.result}% stands for, in one line."
    if not report.recommendations.exists():
        yield "Recommend one thing to somebody. It comes back next September."
    if report.crossings:
        yield "Two texts crossed. Look at both and choose first."


def a_reason(report: Report, taken: Taken) -> Iterator[str]:
    if not taken.note:
        yield "Say what should change, so that the team can act on it."


DRAFT, SUBMITTED, RETURNED, ACCEPTED, PUBLISHED, _RETRACTED = Report.State

LIFE_OF_A_REPORT = Lifecycle(
    Report,
    #    standing   verb       moves to   taken by                  needs           and
    Step(DRAFT,     "submit",  SUBMITTED, facilitator,              a_whole_report, SUBMIT),
    Step(RETURNED,  "submit",  SUBMITTED, facilitator,              a_whole_report, SUBMIT),
    Step(SUBMITTED, "return",  RETURNED,  assistant_superintendent, a_reason,       RETURN),
    Step(SUBMITTED, "accept",  ACCEPTED,  assistant_superintendent, nothing,        ACCEPT),
    Step(ACCEPTED,  "return",  RETURNED,  assistant_superintendent, a_reason,       RETURN),
    Step(ACCEPTED,  "publish", PUBLISHED, assistant_superintendent, nothing,        PUBLISH),
    lock=locked,
    tell=write,
)  # fmt: skip
