import pytest
from django.urls import reverse

from teams.models import Team
from tests.builders import a_course, a_member, a_teacher, a_team, an_enrollment, facilitator_of
from tests.reading import page_of
from training.enrollment import enroll
from training.models import Enrollment

pytestmark = pytest.mark.django_db
PAGE = reverse("training:training")


def test_the_page_names_every_session_with_its_day(client):
    a_course()
    client.force_login(a_teacher())

    page = page_of(client.get(PAGE))

    assert "Six sessions for new facilitators" in page
    assert "Thursday, 3:30–5:30 p.m." in page
    assert "20 seats left" in page
    assert "The course is for facilitators of this year’s teams" in page


def test_a_facilitator_reads_why_they_are_here(client):
    a_course()
    client.force_login(facilitator_of(a_team(name="Reading the Room")))

    page = client.get(PAGE).content.decode()

    assert "You are named as facilitator of Reading the Room." in page
    assert "Enroll in all six sessions" in page


def test_the_button_enrolls_and_says_so(client):
    course = a_course()
    client.force_login(facilitator_of(a_team()))

    page = client.post(reverse("training:enroll"), follow=True).content.decode()

    assert "You are enrolled in all sessions." in page
    assert "Leave the course" in page
    course.refresh_from_db()
    assert course.taken == 1


def test_somebody_else_hears_whom_the_course_is_for(client):
    a_course()
    client.force_login(a_teacher())

    response = client.post(reverse("training:enroll"))

    assert response.status_code == 403
    assert "facilitators of this year’s teams" in response.content.decode()


def test_a_full_course_offers_the_waiting_list(client):
    course = a_course(capacity=1)
    an_enrollment(course)
    client.force_login(facilitator_of(a_team()))

    assert "Join the waiting list" in client.get(PAGE).content.decode()
    page = client.post(reverse("training:enroll"), follow=True).content.decode()

    assert "You are number 1 in line." in page


def test_leaving_gives_the_seat_back(client):
    course = a_course()
    person = facilitator_of(a_team())
    enroll(course, by=person)
    client.force_login(person)

    page = client.post(reverse("training:withdraw"), follow=True).content.decode()

    assert "You are not in the course any more." in page
    assert course.enrollments.get().state == Enrollment.State.WITHDRAWN


def test_a_year_without_a_course_says_so(client, year):
    client.force_login(a_teacher())

    assert "There is no course yet this year" in client.get(PAGE).content.decode()


def test_the_page_takes_as_many_queries_for_one_session_as_for_three(client, counted):
    person = a_member(a_team(state=Team.State.ACTIVE)).person
    client.force_login(person)
    course = a_course(sessions=1)
    course.instructors.add(a_teacher())
    one = counted(PAGE)
    course.delete()
    course = a_course(sessions=3)
    course.instructors.set([a_teacher() for _ in range(3)])

    assert counted(PAGE) == one
