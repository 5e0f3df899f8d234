import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from district.models import CalendarEvent, SchoolYear
from kit import clock


class CourseQuerySet(models.QuerySet):
    def this_year(self):
        return self.filter(year__is_current=True)

    def for_page(self):
        """With its sessions, in two queries for any number of courses."""
        return self.prefetch_related("sessions__event")


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


class Session(models.Model):
    """One date of a course; day and time stand in the district's calendar."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="sessions")
    event = models.OneToOneField(CalendarEvent, models.PROTECT, related_name="session")
    place = models.CharField(max_length=120, blank=True, help_text="Only if it is another one.")

    class Meta:
        ordering = ["event__date"]

    def __str__(self):
        return str(self.event)


class EnrollmentQuerySet(models.QuerySet):
    def open(self):
        return self.exclude(state=Enrollment.State.WITHDRAWN)


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
