"""What the page of a posting asks, prepared."""

from billboard.models.interests import Interest
from billboard.models.postings import Posting
from billboard.models.questions import Question
from district.models import OrgGoal
from kit.prepared import prepared
from people.models import Person
from powers.models import as_reader


@prepared
def posting_seen(powers, *, posting, reader):
    """A posting with all that is told of it in one row, for a reader with these powers."""
    visible = Posting.objects.visible_to(as_reader(reader, powers))
    return visible.for_page().filter(pk=posting)


@prepared
def co_authors_of(*, posting):
    return Person.objects.filter(co_written_postings=posting).select_related("school")


@prepared
def goals_of(*, posting):
    return OrgGoal.objects.filter(postings=posting).select_related("school")


@prepared
def interest_told(is_author, *, posting, reader):
    """Who is in or would like to be, as far as this reader is told."""
    return Interest.objects.filter(posting=posting).told_to(reader, is_author=is_author)


@prepared
def questions_on(*, posting):
    return Question.objects.filter(posting=posting).for_page()
