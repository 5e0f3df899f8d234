import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from district.models import CalendarEvent, SchoolYear
from kit import clock
from teams.models import Membership, Team

ON_AN_APPROVED_TEAM = {"team__state": Team.State.ACTIVE}


def facilitators_now():
    """The places of those who lead one of this year's teams today."""
    places = Membership.objects.facilitating().filter(team__year__is_current=True)
    return places.exclude(team__state=Team.State.DISSOLVED)


# What home tells of a course stands here as SQL: Django would think longer about these lines than
# PostgreSQL does.

DAYS = "FROM training_session JOIN district_calendarevent day ON day.id = event_id"


class NextDay(models.Func):
    """Its first day from this one on. Takes the course's key and the day."""

    template = f"(SELECT min(date) {DAYS} WHERE course_id = %(expressions)s)"
    arg_joiner = " AND date >= "
    output_field = models.DateField()


class Begun(models.Func):
    """Whether one of its days is over. Takes the course's key and the day."""

    template = f"EXISTS (SELECT {DAYS} WHERE course_id = %(expressions)s)"
    arg_joiner = " AND date < "
    output_field = models.BooleanField()


class Standing(models.Func):
    """The state of a person's enrollment that holds, or nothing. Takes the keys of both."""

    template = """(SELECT state FROM training_enrollment
        WHERE (course_id, person_id) = (%(expressions)s) AND state <> 'withdrawn')"""
    output_field = models.CharField()


class CourseQuerySet(models.QuerySet):
    def this_year(self):
        return self.filter(year__is_current=True)

    def for_page(self):
        """With its sessions and instructors, in four queries for any number of courses."""
        return self.prefetch_related("sessions__event", "instructors__school")

    def for_home(self, person):
        """With its next day, whether it has begun, and how this person stands to it."""
        today = clock.today()
        return self.annotate(
            next_day=NextDay("pk", today),
            begun=Begun("pk", today),
            standing=Standing("pk", person.pk),
        )


@pghistory.track()
class Course(models.Model):
    """The training course of one year. Its dated sessions are one enrollment."""

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="courses")
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    about = models.TextField(blank=True)
    capacity = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0, editable=False)
    instructors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="courses_taught"
    )

    objects = CourseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_course_never_has_more_people_than_seats",
                condition=Q(taken__lte=F("capacity")),
            )
        ]

    def __str__(self):
        return self.title

    @property
    def seats_left(self):
        return self.capacity - self.taken

    @property
    def is_full(self):
        return self.taken >= self.capacity

    @property
    def first_day(self):
        """The day of its first session, or none while no session is planned."""
        return min(self._days, default=None)

    @property
    def has_begun(self):
        return bool(self._days) and clock.today() > self.first_day

    @property
    def is_over(self):
        return bool(self._days) and clock.today() > max(self._days)

    @property
    def next_session(self):
        coming = (each for each in self.sessions.all() if each.event.date >= clock.today())
        return next(coming, None)

    @property
    def _days(self):
        return [session.event.date for session in self.sessions.all()]


class Session(models.Model):
    """One date of a course; day and time stand in the district's calendar."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="sessions")
    event = models.OneToOneField(CalendarEvent, models.PROTECT, related_name="session")
    place = models.CharField(max_length=120, blank=True, help_text="Only if it is another one.")

    class Meta:
        ordering = ["event__date", "event__starts", "pk"]

    def __str__(self):
        return str(self.event)

    @property
    def where(self):
        return self.place or self.course.place


class EnrollmentQuerySet(models.QuerySet):
    def open(self):
        return self.exclude(state=Enrollment.State.WITHDRAWN)

    def this_year(self):
        return self.filter(course__year__is_current=True)

    def awaiting(self, person):
        """Invitations this person has not answered yet, while the course still runs."""
        to_come = Session.objects.filter(course=OuterRef("course"), event__date__gte=clock.today())
        invited = self.this_year().filter(person=person, state=Enrollment.State.INVITED)
        return invited.filter(Exists(to_come)).select_related("course")

    def in_line(self):
        """The waiting list: facilitators of approved teams first, then first come first served."""
        first = Exists(facilitators_now().filter(person=OuterRef("person"), **ON_AN_APPROVED_TEAM))
        waiting = self.filter(state=Enrollment.State.WAITING, person__is_active=True)
        return waiting.annotate(comes_first=first).order_by("-comes_first", "since", "pk")


@pghistory.track()
class Enrollment(models.Model):
    """A person and a course: invited, enrolled in all its sessions, or on the waiting list."""

    class State(models.TextChoices):
        INVITED = "invited", "Invited"
        ENROLLED = "enrolled", "Enrolled"
        WAITING = "waiting", "On the waiting list"
        WITHDRAWN = "withdrawn", "Withdrawn"
        COMPLETED = "completed", "Completed"

    course = models.ForeignKey(Course, models.PROTECT, related_name="enrollments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrollments")
    state = models.CharField(max_length=9, choices=State, default=State.INVITED)
    since = models.DateTimeField(default=clock.now)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_has_one_seat_in_a_course", fields=["course", "person"]
            )
        ]

    def __str__(self):
        return f"{self.person} in {self.course}"

    @property
    def state_words(self):
        return self.get_state_display()

    @property
    def number_in_line(self):
        """Which one this person is on the waiting list; none when not on it."""
        line = list(self.course.enrollments.in_line().values_list("pk", flat=True))
        return line.index(self.pk) + 1 if self.pk in line else None
