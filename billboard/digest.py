"""Sending the digest: each issue once, and to each person once."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from billboard import emails
from billboard.calendar import last_digest_moment
from billboard.contents import gather
from billboard.models import DigestIssue
from district.models import SchoolYear
from kit import clock
from letters.outbox import write

log = logging.getLogger(__name__)

A_DAY = timedelta(days=1)
# An issue tells what was posted until half an hour before it leaves, so that a posting which is
# just being saved is in this issue or in the next, and never in none.
COPY_DEADLINE = timedelta(minutes=30)


@transaction.atomic
def send_due() -> DigestIssue | None:
    """Send the issue that is due, if it has not been: as often and at once as one likes.

    A missed issue is caught up within a day; after that its news go into the next one.
    """
    year = SchoolYear.objects.select_for_update(no_key=True).filter(is_current=True).first()
    send_at = last_digest_moment(year) if year else None
    if not year or not send_at or clock.now() - send_at > A_DAY:
        return None
    if year.digests.filter(send_at=send_at).exists():
        return None
    return _issue(year, send_at)


def _issue(year: SchoolYear, send_at: datetime) -> DigestIssue:
    told_until = DigestIssue.objects.latest_period_end(year)
    issue = DigestIssue.objects.create(
        year=year,
        period_start=told_until or clock.at(year.first_day, 0),
        period_end=send_at - COPY_DEADLINE,
        send_at=send_at,
    )
    news = gather(issue.period_start, issue.period_end)
    if news:
        write(emails.digest(issue, news, news.readers()))
        issue.state, issue.sent_at = DigestIssue.State.SENT, clock.now()
    else:
        issue.state = DigestIssue.State.SKIPPED
    issue.save(update_fields=["state", "sent_at"])
    log.info("%s: %s", issue, issue.state_words)
    return issue
