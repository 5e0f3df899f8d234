"""The billboards of all years, with interest, questions and answers."""

from datetime import timedelta
from itertools import cycle, islice

from bench.districts.opening import District, enter, link
from billboard.models import DigestIssue, DigestItem, Interest, Posting, Question
from billboard.plan import period_of
from billboard.search import found_by, learn
from kit import clock

State = Posting.State
# Of every twenty postings. How many are interested or ask follows from a posting's place, too, so
# that the fifth posting of a year looks the same in both districts but for its words.
STATES = [*[State.OPEN] * 13, *[State.FORMED] * 5, State.DRAFT, State.WITHDRAWN]
OF_THE_READER, TYPICAL, LIKED = 11, 5, (1, 2)
DAYS = 21  # from the opening day to the day on which the bench stands still
IN, OUT, ASKED = Interest.State.COMMITTED, Interest.State.WITHDRAWN, Interest.State.INTERESTED
KINDS_OF_INTEREST = [ASKED, ASKED, IN, Interest.State.INVITED, ASKED, OUT]


def fill_billboards(district: District) -> None:
    for year in district.years:
        postings = enter(Posting, _postings(district, year))
        _link(district, year, postings)
        learn(posting for posting in postings if posting.posted_at)
        enter(Interest, _interests(district, postings))
        enter(Question, _questions(district, postings))
    _tell_last_week(district)


def typical(district: District) -> Posting:
    """A posting as most are: a co-author, five who were interested, two questions."""
    return _of_this_year(district)[TYPICAL]


def _of_this_year(district):
    return Posting.objects.filter(year=district.years[-1]).order_by("pk")


def _postings(district, year):
    chance, number = district.chance, district.size.postings
    leads = chance.choices(district.teachers, k=number)
    if year.is_current:
        leads[OF_THE_READER] = district.reader
    for place, state in enumerate(islice(cycle(STATES), number)):
        yield _posting(district, year, leads[place], state, place / number)


def _posting(district, year, lead, state, when):
    author, chance = district.author, district.chance
    opens = clock.at(year.first_day.replace(month=9, day=1), 8)
    posted_at = None if state == State.DRAFT else opens + timedelta(days=DAYS * when)
    return Posting(
        year=year,
        lead=lead,
        school=lead.school,
        title=author.title(),
        need=author.text(3, 9),
        attempt=author.text(1, 4),
        wanted=author.text(0, 2),
        evidence=[chance.choice(Posting.Evidence.values)],
        grades=sorted({chance.choice(lead.grades), chance.choice(lead.grades)}),
        places=chance.randint(4, 7),
        state=state,
        late=False,
        created_at=opens,
        posted_at=posted_at,
    )


def _link(district, year, postings):
    """Goals, subjects and co-authors; and the words it is found by, as `index` stores them."""
    chance, goals, subjects, others = district.chance, [], [], []
    for place, posting in enumerate(postings):
        goals += [(posting.pk, goal.pk) for goal in chance.sample(district.goals[year.pk], 2)]
        tagged = [district.subjects[place % len(district.subjects)]]
        subjects += [(posting.pk, subject.pk) for subject in tagged]
        helping = _others(district, posting, place % 2, after=1)
        others += [(posting.pk, person.pk) for person in helping]
        words = found_by(posting, tagged, helping)
        posting.search_text, posting.search = words["search_text"], words["search"]
    link(Posting.org_goals, goals)
    link(Posting.subjects, subjects)
    link(Posting.co_authors, others)
    Posting.objects.bulk_update(postings, ["search_text", "search"], batch_size=500)


def _interests(district, postings):
    for place, posting in _posted(postings):
        people = _others(district, posting, place * 7 % 6, after=2)
        if posting.year.is_current and place in LIKED:
            people.append(district.reader)
        for person, state in zip(people, cycle(KINDS_OF_INTEREST), strict=False):
            note = district.author.text(0, 1)
            since = posting.posted_at + timedelta(hours=3)
            yield Interest(posting=posting, person=person, note=note, state=state, since=since)


def _questions(district, postings):
    for place, posting in _posted(postings):
        for number, person in enumerate(_others(district, posting, place % 3, after=8)):
            question = Question(
                posting=posting,
                asked_by=person,
                text=district.author.sentence(),
                asked_at=posting.posted_at + timedelta(hours=5),
            )
            if number == 0:
                question.answer, question.answered_by = district.author.text(1, 2), posting.lead
                question.answered_at = question.asked_at + timedelta(hours=20)
            yield question


def _posted(postings):
    return [(place, posting) for place, posting in enumerate(postings) if posting.posted_at]


def _others(district, posting, number, after):
    """So many colleagues of whoever wrote it, each of the next school; they follow it in the list
    of staff, so that as many schools meet on a posting in any district."""
    begin = district.seats.get(posting.lead_id, 0) + after
    return [district.teachers[(begin + n) % len(district.teachers)] for n in range(number)]


def _tell_last_week(district):
    """The digest of last Tuesday has left, so that the next one tells of one week."""
    year = district.years[-1]
    tuesday = clock.at(year.first_day.replace(month=9, day=15), 6, 30)
    [issue] = enter(
        DigestIssue,
        [
            DigestIssue(
                year=year,
                period=period_of(tuesday.date()),
                period_start=clock.at(year.first_day, 0),
                period_end=tuesday,
                send_at=tuesday,
                state=DigestIssue.State.SENT,
                sent_at=tuesday,
            )
        ],
    )
    told = _of_this_year(district).filter(posted_at__lt=tuesday)
    new = DigestItem.Why.NEW
    enter(DigestItem, [DigestItem(issue=issue, posting=each, why=new, left=3) for each in told])
