"""Who may do what with a person's own things. Every rule answers with people."""

from people.models import Person


def oneself(person):
    """Everybody keeps their own profile, and nobody another's."""
    return Person.objects.active().filter(pk=person.pk)
