"""What a posting still lacks, one sentence each."""

from datetime import timedelta

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


def lacking(said):
    """Title, need, evidence, grades, subjects and a goal: what colleagues decide by."""
    words = {
        "title": len(said["title"].strip()) >= SHORTEST_TITLE,
        "need": said["need"].strip(),
    }
    return [sentence for name, sentence in LACKING.items() if not (said | words)[name]]


def a_place_for_an_author(posting):
    """Authors take places, too."""
    posting = type(posting).objects.with_seats().get(pk=posting.pk)
    if posting.is_full:
        yield f"All {posting.places} places are taken now. Offer more places first."


def a_free_seat(interest):
    """A team that is full takes interest, but nobody else commits."""
    posting = type(interest.posting).objects.with_seats().get(pk=interest.posting_id)
    if posting.is_full:
        yield f"All {posting.places} places are taken now."


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
