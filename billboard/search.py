"""Finding a posting by its words, as they are written or nearly so."""

import re
from functools import reduce
from operator import add

from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    TrigramSimilarity,
    TrigramWordSimilarity,
)
from django.db.models import F, Max

from kit.text import folded

# «sceince» and «science» share a third of their threes of letters; so do words that only end
# alike, which is why what is found must also come nearly as close as the best.
NEAR = 0.3
AS_NEAR_AS_THE_BEST = 0.8
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


def index(posting):
    """Keep what a posting is found by: its title, need, subjects, authors and schools."""
    people = [posting.lead, *posting.co_authors.select_related("school")]
    schools = dict.fromkeys([posting.school, *(p.school for p in people if p.school)])
    subjects = posting.subjects.all()
    words = [posting.title, posting.need, *map(str, [*subjects, *people, *schools])]
    posting.search_text = folded("\n".join(words))
    posting.save(update_fields=["search_text"])


def found(postings, text):
    """The postings that have all these words; failing that, those that nearly have them.

    Answers with the postings and whether the words were found as they are written.
    """
    words = words_of(text)
    if not words:
        return postings, True
    query = SearchQuery(" & ".join(f"{word}:*" for word in words), search_type="raw")
    exactly = postings.filter(search=query)
    if exactly.exists():
        return exactly, True
    return _nearly(postings, words), False


def words_of(text):
    """The words of a search, as they are stored."""
    return re.findall(r"\w+", folded(text))


def _nearly(postings, words):
    """Every word comes close to one of the posting's own, and nearly as close as in the best."""
    alike = {f"word_{n}": TrigramWordSimilarity(w, "search_text") for n, w in enumerate(words[:8])}
    near = postings.alias(**alike).filter(**{f"{name}__gte": NEAR for name in alike})
    together = reduce(add, alike.values())
    best = near.aggregate(best=Max(together))["best"] or 0
    return near.alias(closeness=together).filter(closeness__gte=best * AS_NEAR_AS_THE_BEST)


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
