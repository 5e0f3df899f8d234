"""Who may do what on the billboard. Every rule takes a thing and answers with people."""

from django.db.models import Q

from people.models import Person


def authors(posting):
    """Whoever wrote a posting changes it, answers for it and hears from it."""
    co_authors = posting.co_authors.through.objects.filter(posting=posting.pk)
    written = Q(pk=posting.lead_id) | Q(pk__in=co_authors.values("person"))
    return Person.objects.active().filter(written)


def colleagues(posting):
    """Everybody else in the district may ask about a posting and be interested in it."""
    return Person.objects.active().exclude(pk__in=authors(posting))


def authors_of_the_posting(interest):
    """Interest is answered by whoever wrote the posting."""
    return authors(interest.posting)


def the_one_interested(interest):
    """Everybody decides for themselves whether they are in."""
    return Person.objects.active().filter(pk=interest.person_id)


def the_one_who_asked(question):
    return Person.objects.active().filter(pk=question.asked_by_id)
