"""What an issue of the digest tells, gathered once and then sorted for each reader."""

from dataclasses import dataclass
from datetime import datetime

from billboard.calendar import Season, season
from billboard.models import DigestLine, Posting
from district.models import CalendarEvent
from people.models import Person

IN_FULL, AS_LINKS = 3, 8
Kind = CalendarEvent.Kind
DAYS_TO_KNOW = [Kind.PLT_SESSION, Kind.ROSTERS_DUE, Kind.REPORTS_DUE, Kind.CONFERENCE]


@dataclass
class News:
    """New postings and new lines, the same for everybody; only their order is personal."""

    postings: list[Posting]
    lines: list[DigestLine]
    looking: int
    season: Season
    next_event: CalendarEvent | None

    def __bool__(self):
        return bool(self.postings or self.lines)

    def readers(self):
        """Everybody who works here today, unless they chose none, or nothing fits them."""
        wanting = Person.objects.active().exclude(mail_choice=Person.MailChoice.NONE)
        return [p for p in wanting.prefetch_related("subjects") if self._is_for(p)]

    def for_reader(self, reader: Person):
        """What fits comes first, the newest first within it: three in full, the rest as links."""
        fit = {posting: _fit(posting, reader) for posting in self.postings}
        mine = reader.mail_choice == Person.MailChoice.MINE
        chosen = [posting for posting in self.postings if fit[posting] or not mine]
        chosen.sort(key=lambda posting: -fit[posting])
        return {
            "first": chosen[:IN_FULL],
            "rest": chosen[IN_FULL : IN_FULL + AS_LINKS],
            "more": max(0, len(chosen) - IN_FULL - AS_LINKS),
            "count": len(chosen),
            "fitting": sum(fit[posting] > 0 for posting in chosen),
        }

    def _is_for(self, reader):
        if reader.mail_choice == Person.MailChoice.ALL or self.lines:
            return True
        return any(_fit(posting, reader) for posting in self.postings)


def gather(start: datetime, end: datetime) -> News:
    """Whatever was posted or added from then until just before then."""
    new = Posting.objects.looking().filter(posted_at__gte=start, posted_at__lt=end)
    full = new.select_related("lead", "school").with_seats().prefetch_related("subjects")
    days = CalendarEvent.objects.coming().filter(kind__in=DAYS_TO_KNOW)
    return News(
        postings=list(full.order_by("-posted_at", "-pk")),
        lines=list(DigestLine.objects.filter(added_at__gte=start, added_at__lt=end)),
        looking=Posting.objects.looking().count(),
        season=season(),
        next_event=days.first(),
    )


def _fit(posting: Posting, reader: Person) -> int:
    """How many of school, grades and subjects the reader shares with a posting."""
    subjects = {subject.pk for subject in reader.subjects.all()}
    same_school = posting.school_id == reader.school_id
    same_grade = bool(set(posting.grades) & set(reader.grades))
    same_subject = any(subject.pk in subjects for subject in posting.subjects.all())
    return same_school + same_grade + same_subject
