"""What a posting still lacks, one sentence each."""

from datetime import timedelta

from billboard.calendar import season
from district.calendar import billboard_window
from district.models import CalendarEvent, SchoolYear
from district.size import SAID
from kit import clock
from kit.templatetags.kit import day

A_DAY = timedelta(days=1)

PLACES = f"A team has {SAID} members. Enter a number from {SAID}."
SHORTEST_TITLE = 5  # characters
LACKING = {
    "title": "Give your idea a title of 5 characters or more, so that colleagues find it.",
    "need": "Tell colleagues what students need. One or two sentences are enough.",
    "evidence": "Say how you know. “To be gathered” is an answer too.",
    "org_goals": "Choose at least one district or school goal that it serves.",
    "subjects": "Choose at least one subject.",
    "grades": "Choose at least one grade.",
}


def a_complete_posting(posting, note):
    """Title, need, evidence, grades, subjects and a goal: what colleagues decide by."""
    said = {
        "title": len(posting.title.strip()) >= SHORTEST_TITLE,
        "need": posting.need.strip(),
        "evidence": posting.evidence,
        "org_goals": posting.org_goals.exists(),
        "subjects": posting.subjects.exists(),
        "grades": posting.grades,
    }
    yield from (LACKING[name] for name, answer in said.items() if not answer)


def a_billboard_that_takes_it(posting, note):
    """From the opening day to the hard closing, and with a late pass until that ends."""
    if posting.late_pass_id is None and (refusal := season().refusal):
        yield refusal


def no_words_that_wait(posting, note):
    if posting.crossings.exists():
        yield "Two windows wrote at once. Look at the words below the text: add them or drop them."


def ready_to_post(posting, note):
    yield from a_billboard_that_takes_it(posting, note)
    yield from a_complete_posting(posting, note)
    yield from no_words_that_wait(posting, note)


def a_place_for_an_author(posting):
    """Authors take places, too."""
    posting = type(posting).objects.with_seats().get(pk=posting.pk)
    if posting.is_full:
        yield f"All {posting.places} places are taken now. Offer more places first."


def a_free_seat(interest, note):
    """A team that is full takes interest, but nobody else commits."""
    posting = type(interest.posting).objects.with_seats().get(pk=interest.posting_id)
    if posting.is_full:
        yield f"All {posting.places} places are taken now."


def a_team_still_looking(interest, note):
    if not interest.posting.is_looking:
        yield "This team is not looking for people any more."


def room_on_the_team(interest, note):
    yield from a_team_still_looking(interest, note)
    yield from a_free_seat(interest, note)


# --- The window and the order on it ----------------------------------------------------------


def a_day_that_helps(until):
    """A late pass begins to help the day after the hard closing, and ends with the year."""
    try:
        hard = billboard_window().hard
    except CalendarEvent.DoesNotExist:
        hard = clock.today() - A_DAY
    last = SchoolYear.objects.current().last_day
    if until <= hard:
        yield f"Everybody can post until {day(hard)}. Choose a later day."
    elif until < clock.today():
        yield "Choose a day that is still to come."
    elif until > last:
        yield f"The school year ends on {day(last)}. Choose an earlier day."


def a_reason(posting, note):
    if not note.strip():
        yield "Say why, so that its authors understand."


def no_appeal_yet(posting, note):
    hiding = posting.hidings.standing().first()
    if hiding and hiding.appeal:
        yield "You have written to the district already."
    elif not note.strip():
        yield "Write your note first."
