"""Who may do what on the billboard. Every rule takes a thing and answers with people."""

from django.db.models import Exists, Q

from billboard.models import Posting
from people.models import Person
from powers.models import Appointment
from powers.rules import appointed, principals_of

Kind = Appointment.Kind


def writers(posting):
    """Whoever wrote a posting and works for the district."""
    co_authors = Posting.co_authors.through.objects.filter(posting=posting.pk)
    written = Q(pk=posting.lead_id) | Q(pk__in=co_authors.values("person"))
    return Person.objects.active().filter(written)


def authors(posting):
    """Whoever wrote a posting changes it, answers for it and hears from it.

    When all of them have left the district, it passes to the principal of its school.
    """
    theirs = writers(posting)
    heirs = Q(pk__in=principals_of(posting.school_id)) & ~Exists(theirs)
    return Person.objects.active().filter(Q(pk__in=theirs) | heirs)


def administrators(posting):
    """The district takes down what does not belong on a billboard, and puts it back."""
    return appointed(Kind.ADMINISTRATOR)


def authors_of_the_posting(interest):
    """Interest is answered by whoever wrote the posting."""
    return authors(interest.posting)


def the_one_interested(interest):
    """Everybody decides for themselves whether they are in."""
    return Person.objects.active().filter(pk=interest.person_id)


def the_one_who_asked(question):
    return Person.objects.active().filter(pk=question.asked_by_id)


def assistant_superintendents():
    """Who sets the window of the billboard: the assistant superintendent."""
    return appointed(Kind.ASSISTANT_SUPERINTENDENT)


def the_office():
    """Who reads what was taken off the billboard, and why."""
    return appointed(Kind.ADMINISTRATOR, Kind.ASSISTANT_SUPERINTENDENT)


def who_took_it_down(hiding):
    """An appeal goes to the administrator who decided, or to whoever holds the office now."""
    decided = Person.objects.active().filter(pk=hiding.by_id)
    return decided if decided.exists() else appointed(Kind.ADMINISTRATOR)


def holders(late_pass):
    """Who hears of a late pass: the person, or the principal whose school has it."""
    if late_pass.school_id:
        return principals_of(late_pass.school_id)
    return Person.objects.active().filter(pk=late_pass.person_id)


def planners(issue):
    """The digest is planned in the district's office."""
    return the_office()
