"""Finding a posting by its words, as they are written or nearly so."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity
from django.db import connection, transaction
from django.db.models import F

from billboard.models import Posting, Word
from kit.reading import folded

LONGEST, MOST_TYPED, A_BATCH = 100, 8, 500
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
ONE_WORD, A_TITLE, NEIGHBORLY = 0.0608, 3, 1.5
MOST_NEIGHBOURS, MOST_WORDS = 5, 30

# For each word that was typed: whether it stands on the billboard of this year, perhaps as the
# beginning of a longer one, or is too common to tell postings apart; if not, the words of that
# billboard that share a third of its threes of letters, nearly as many as the best («sceince» and
# «science» share a third; so do words that only end alike).
MEANT = """
    SELECT known, CASE WHEN known THEN ARRAY[typed] ELSE ARRAY(
        SELECT text
        FROM (
            SELECT text, similarity(text, typed) AS near,
                max(similarity(text, typed)) OVER () AS nearest
            FROM billboard_word
            WHERE year_id = year.id AND text %% typed
        ) AS alike
        WHERE near >= 0.8 * nearest
        ORDER BY near DESC, text
        LIMIT 8
    ) END
    FROM unnest(%s::text[]) WITH ORDINALITY AS words (typed, place)
    CROSS JOIN to_tsquery('english', typed || ':*') AS query
    JOIN district_schoolyear AS year ON year.is_current
    CROSS JOIN LATERAL (
        SELECT numnode(query) = 0 OR EXISTS (
            SELECT FROM billboard_posting
            WHERE year_id = year.id AND state IN ('open', 'formed') AND search @@ query
        )
    ) AS asked (known)
    ORDER BY place
"""


def text_of(posting, subjects, co_authors):
    """What a posting is found by: its title, need, subjects, authors and schools."""
    people = [posting.lead, *co_authors]
    homes = {each.school_id: each for each in [*people, posting] if each.school_id}
    schools = [each.school for each in homes.values()]
    words = [posting.title, posting.need, *map(str, [*subjects, *people, *schools])]
    return folded("\n".join(words))


def index(posting):
    """Keep what it is found by, after a change of its authors."""
    facts = posting.subjects.all(), posting.co_authors.select_related("school")
    posting.search_text = text_of(posting, *facts)
    posting.save(update_fields=["search_text"])
    learn([posting])


def refresh():
    """Postings are found by what people, schools and subjects are called today. Only those are
    touched whose words have changed, as often as one likes; answers with their keys."""
    indexed = Posting.objects.exclude(search_text="").select_related("lead__school", "school")
    indexed = indexed.prefetch_related("subjects", "co_authors__school")
    stale = [
        posting.pk
        for posting in indexed.iterator(A_BATCH)
        if posting.search_text != text_of(posting, posting.subjects.all(), posting.co_authors.all())
    ]
    for pk in stale:
        _refresh(pk)
    return stale


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
        for word in words_of(posting.search_text)
        if len(word) > 2
    }
    rows = [Word(year_id=year, text=word) for year, word in sorted(words)]
    Word.objects.bulk_create(rows, ignore_conflicts=True)


def words_of(text):
    """The words of a text, as they are stored."""
    return re.findall(r"\w+", folded(text))


@dataclass(frozen=True)
class Search:
    """What somebody typed, and each of its words as it may have been meant."""

    words: str
    meant: list[list[str]]
    exactly: bool = True

    @property
    def marks(self):
        """The beginnings of words to be marked where they stand."""
        return [word for words in self.meant for word in words]

    def narrow(self, postings):
        """The postings that have every word, in one of its meanings."""
        if not self.meant:
            return postings
        if not all(self.meant):
            return postings.none()
        said = [" | ".join(f"{word}:*" for word in words) for words in self.meant]
        terms = " & ".join(f"({words})" for words in said)
        return postings.filter(search=SearchQuery(terms, config="english", search_type="raw"))


def understood(text):
    """Reads what was typed; words that stand nowhere on this year's billboard are repaired."""
    words = text[:LONGEST].strip()
    typed = words_of(words)[:MOST_TYPED]
    if not typed:
        return Search(words, [])
    with connection.cursor() as cursor:
        cursor.execute(MEANT, [typed])
        answers = cursor.fetchall()
    return Search(words, [meant for _, meant in answers], all(known for known, _ in answers))


def neighbours(things, posting):
    """The few that speak of the same as a posting, the closest first: things with a title, and a
    vector that holds one word of the posting's title at least."""
    title, words = telling(posting.title), telling(f"{posting.title} {posting.need}")
    if not words:
        return []
    share = SearchRank(F("search"), _any_of(words)) * (len(words) / ONE_WORD)
    close = share + TrigramSimilarity("title", posting.title) * A_TITLE
    near = things.filter(search=_any_of(title or words)).annotate(closeness=close)
    nearest = list(near.order_by("-closeness", "-pk")[:MOST_NEIGHBOURS])
    least = max([NEIGHBORLY, *(thing.closeness / 2 for thing in nearest)])
    return [thing for thing in nearest if thing.closeness >= least]


def telling(text):
    """The words that tell what a text is about, each once."""
    words = dict.fromkeys(word for word in words_of(text) if len(word) > 3)
    return [word for word in words if word not in EVERYWHERE][:MOST_WORDS]


def _any_of(words):
    return SearchQuery(" | ".join(words), config="english", search_type="raw")
