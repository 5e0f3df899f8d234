"""Finding a posting by its words, as they are written or nearly so."""

import re

from django.contrib.postgres.search import SearchRank, TrigramSimilarity
from django.db import transaction
from django.db.models import F

from billboard.models import Posting, Word
from district.vocabulary import READING
from kit import searching
from kit.reading import FAINT, folded, may_slip, stem
from kit.searching import FACT, NAME, TEXT, TITLE, Terms, either, vector

A_BATCH = 500
# What speaks of the same shares words that do not stand everywhere in a school, and counts about
# one for each of them; a title that is alike counts as three.
EVERYWHERE = re.findall(
    r"\w+",
    """
    student students grade grades grader graders class classes classroom teacher teachers school
    schools lesson lessons year years month week weeks days times minutes today work first second
    third fourth fifth sixth seventh eighth ninth every each more most some many make makes sense
    cannot without
""",
)
LITTLE_SAID = {stem(word) for word in (*FAINT, *EVERYWHERE)}
ONE_WORD, A_TITLE, NEIGHBORLY = 0.0608, 3, 1.5
MOST_NEIGHBOURS, MOST_WORDS = 5, 30


def found_by(posting, subjects, co_authors):
    """What a posting is found by: its title, need, grades, subjects, authors and schools."""
    people = [posting.lead, *co_authors]
    homes = {each.school_id: each for each in [*people, posting] if each.school_id}
    names = [*map(str, people), *(str(each.school) for each in homes.values())]
    about = [posting.grades_said if posting.grades else "", *map(str, subjects)]
    told = [(posting.title, TITLE), (posting.need, TEXT)]
    told += [(fact, FACT) for fact in about] + [(name, NAME) for name in names]
    text = folded("\n".join(text for text, _ in told))
    return {"search_text": text, "search": vector(READING, told)}


def index(posting):
    """Keep what it is found by, after a change of its authors."""
    facts = posting.subjects.all(), posting.co_authors.select_related("school")
    words = found_by(posting, *facts)
    posting.search_text, posting.search = words["search_text"], words["search"]
    posting.save(update_fields=list(words))
    learn([posting])


def refresh():
    """Postings are found by what people, schools and subjects are called today. Only those are
    touched whose words have changed, as often as one likes; answers with their keys."""
    indexed = Posting.objects.exclude(search_text="").select_related("lead__school", "school")
    indexed = indexed.prefetch_related("subjects", "co_authors__school")
    stale = [
        posting.pk
        for posting in indexed.iterator(A_BATCH)
        if posting.search_text != _text_of(posting)
    ]
    for pk in stale:
        _refresh(pk)
    return stale


def _text_of(posting):
    return found_by(posting, posting.subjects.all(), posting.co_authors.all())["search_text"]


@transaction.atomic
def _refresh(pk):
    """Each for itself, as it stands now."""
    held = Posting.objects.select_for_update(of=("self",)).select_related("lead__school", "school")
    index(held.get(pk=pk))


def learn(postings):
    """Keep each word of these postings, for typing errors to be measured against; the words of a
    draft are its authors' alone."""
    words = {
        (posting.year_id, word)
        for posting in postings
        if posting.posted_at
        for word in READING.words(posting.search_text)
        if may_slip(word)
    }
    rows = [Word(year_id=year, text=word) for year, word in sorted(words)]
    Word.objects.bulk_create(rows, ignore_conflicts=True)


def understood(typed):
    """What somebody asked for; words that stand nowhere on this year's billboard are repaired."""
    words = Word.objects.filter(year__is_current=True)
    return searching.understood(READING, typed, Posting.objects.on_the_billboard(), words)


def neighbours(things, posting):
    """The few that speak of the same as a posting, the closest first: things with a title, and a
    vector that holds one word of the posting's title at least."""
    title, words = telling(posting.title), telling(f"{posting.title} {posting.need}")
    if not words:
        return []
    share = SearchRank(F("search"), _any_of(words), weights=[0.1] * 4) * (len(words) / ONE_WORD)
    close = share + TrigramSimilarity("title", posting.title) * A_TITLE
    near = things.filter(search=_any_of(title or words)).annotate(closeness=close)
    nearest = list(near.order_by("-closeness", "-pk")[:MOST_NEIGHBOURS])
    least = max([NEIGHBORLY, *(thing.closeness / 2 for thing in nearest)])
    return [thing for thing in nearest if thing.closeness >= least]


def telling(text):
    """The terms that tell what a text is about, each once."""
    said = [each for each in READING.said(text) if len(each.text) > 3 and not each.is_idiom]
    terms = dict.fromkeys(term for each in said for term in each.whole)
    return [term for term in terms if term not in LITTLE_SAID][:MOST_WORDS]


def _any_of(terms):
    return Terms(either(terms))
