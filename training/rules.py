"""Who may take a seat in the training course. Every rule answers with people."""

from people.models import Person, Qualification
from people.rules import oneself
from training.models import ON_AN_APPROVED_TEAM, Enrollment, facilitators_now


def welcome(course):
    """Facilitators of this year's teams, and whoever was invited."""
    leading = facilitators_now().values("person")
    invited = course.enrollments.values("person")
    active = Person.objects.active()
    return active.filter(pk__in=leading) | active.filter(pk__in=invited)


def holder(enrollment):
    """Everybody decides on their own seat."""
    return oneself(enrollment.person)


def to_invite(course):
    """Facilitators of approved teams who are not trained and have not been asked this year."""
    leading = facilitators_now().filter(**ON_AN_APPROVED_TEAM)
    asked = Enrollment.objects.filter(course__year=course.year_id)
    trained = Qualification.objects.filter(kind=Qualification.Kind.FACILITATOR)
    people = Person.objects.active().filter(pk__in=leading.values("person"))
    return people.exclude(pk__in=asked.values("person")).exclude(pk__in=trained.values("person"))
