import pytest
from django.core.exceptions import PermissionDenied

from kit.lifecycle import NotYet
from letters.models import Letter
from teams.changing import hand_over
from teams.founding import confirm
from teams.models import Team
from tests.builders import (
    SEPTEMBER_22,
    a_course,
    a_member,
    a_teacher,
    a_team,
    an_enrollment,
    facilitator_of,
    trained,
)
from tests.threads import at_once, pressed_again, what_came_of
from training.enrollment import enroll, invite, withdraw
from training.models import Course, Enrollment
from training.tasks import invite_facilitators

State = Enrollment.State


def a_facilitator(**facts):
    return facilitator_of(a_team(**facts))


def a_full_course(seats=1):
    course = a_course(capacity=seats)
    for _ in range(seats):
        an_enrollment(course)
    return course


def states(course):
    return dict(course.enrollments.values_list("person__given_name", "state"))


@pytest.mark.django_db
def test_one_enrollment_is_a_seat_in_all_sessions():
    course = a_course(capacity=2)

    enrollment = enroll(course, by=a_facilitator())

    course.refresh_from_db()
    assert (enrollment.state, course.taken) == (State.ENROLLED, 1)


@pytest.mark.django_db
def test_a_second_press_of_the_button_takes_no_second_seat():
    course = a_course(capacity=2)
    person = a_facilitator()

    enroll(course, by=person)
    enroll(course, by=person)

    course.refresh_from_db()
    assert (course.taken, course.enrollments.count()) == (1, 1)


@pytest.mark.django_db
def test_a_full_course_has_a_waiting_list():
    course = a_full_course()

    enrollment = enroll(course, by=a_facilitator())

    assert (enrollment.state, enrollment.number_in_line) == (State.WAITING, 1)


@pytest.mark.django_db
def test_only_facilitators_and_invited_people_take_the_course():
    course = a_course()
    invited = a_teacher()
    invite(course, invited)

    assert enroll(course, by=invited).state == State.ENROLLED
    with pytest.raises(PermissionDenied, match="facilitators of this year’s teams"):
        enroll(course, by=a_teacher())


@pytest.mark.django_db
def test_a_facilitator_of_a_dissolved_team_is_not_asked_to_come():
    course = a_course()

    with pytest.raises(PermissionDenied):
        enroll(course, by=a_facilitator(state=Team.State.DISSOLVED))


@pytest.mark.django_db
def test_a_freed_seat_goes_to_facilitators_of_approved_teams_first_and_tells_them():
    course = a_course(capacity=1)
    leaves = enroll(course, by=a_facilitator())
    early = enroll(course, by=a_facilitator())
    approved = enroll(course, by=a_facilitator(state=Team.State.ACTIVE))

    withdraw(leaves, by=leaves.person)

    assert list(course.enrollments.in_line()) == [early]
    assert course.enrollments.get(state=State.ENROLLED) == approved
    [letter] = Letter.objects.all()
    assert (letter.kind, letter.person) == ("course_seat", approved.person)
    assert "You are enrolled in all sessions" in letter.text


@pytest.mark.django_db
def test_among_equals_who_came_first_is_first():
    course = a_course(capacity=1)
    leaves = enroll(course, by=a_facilitator())
    first, second = (enroll(course, by=a_facilitator()) for _ in range(2))

    withdraw(leaves, by=leaves.person)

    first.refresh_from_db()
    assert first.state == State.ENROLLED
    assert second.number_in_line == 1


@pytest.mark.django_db
def test_somebody_who_left_the_district_gets_no_seat():
    course = a_course(capacity=1)
    leaves = enroll(course, by=a_facilitator())
    gone, here = (enroll(course, by=a_facilitator()) for _ in range(2))
    gone.person.is_active = False
    gone.person.save()

    withdraw(leaves, by=leaves.person)

    assert course.enrollments.get(state=State.ENROLLED) == here


@pytest.mark.django_db
def test_new_seats_go_to_those_who_wait_before_those_who_come():
    course = a_full_course()
    waits = enroll(course, by=a_facilitator())
    Course.objects.update(capacity=2)

    comes = enroll(course, by=a_facilitator())

    waits.refresh_from_db()
    assert (waits.state, comes.state) == (State.ENROLLED, State.WAITING)


@pytest.mark.django_db
def test_whoever_withdrew_may_come_back_at_the_end_of_the_line():
    course = a_course(capacity=1)
    person = a_facilitator()
    enrollment = enroll(course, by=person)
    other = enroll(course, by=a_facilitator())

    withdraw(enrollment, by=person)
    withdraw(enrollment, by=person)

    assert enroll(course, by=person).state == State.WAITING
    other.refresh_from_db()
    assert other.state == State.ENROLLED


@pytest.mark.django_db
def test_nobody_gives_back_the_seat_of_another():
    enrollment = an_enrollment(a_course())

    with pytest.raises(PermissionDenied):
        withdraw(enrollment, by=a_teacher())


@pytest.mark.django_db
def test_the_seat_stays_when_the_course_has_begun(time_machine):
    enrollment = an_enrollment(a_course())
    time_machine.move_to(SEPTEMBER_22.replace(month=10, day=2))

    with pytest.raises(NotYet, match="The course has begun"):
        withdraw(enrollment, by=enrollment.person)


@pytest.mark.django_db
def test_a_course_that_is_over_takes_nobody(time_machine):
    course, person = a_course(), a_facilitator()
    time_machine.move_to(SEPTEMBER_22.replace(year=2027, month=6))

    with pytest.raises(NotYet, match="over"):
        enroll(course, by=person)


@pytest.mark.django_db
def test_new_facilitators_of_approved_teams_are_invited_once():
    course = a_course()
    new = a_facilitator(state=Team.State.ACTIVE)
    a_facilitator(state=Team.State.FORMING)
    trained(a_facilitator(state=Team.State.ACTIVE))

    invite_facilitators()
    invite_facilitators()

    [enrollment] = course.enrollments.all()
    [letter] = Letter.objects.all()
    assert (enrollment.person, enrollment.state) == (new, State.INVITED)
    assert (letter.person, letter.subject) == (
        new,
        "Your place in the course: Facilitator training",
    )
    assert list(Enrollment.objects.awaiting(new)) == [enrollment]


@pytest.mark.django_db
def test_whoever_is_asked_to_facilitate_is_invited_once_they_have_accepted():
    a_course()
    team = a_team(state=Team.State.ACTIVE)
    seat = hand_over(team, a_member(team).person, by=facilitator_of(team))

    invite_facilitators()
    assert not Enrollment.objects.filter(person=seat.person).exists()
    confirm(seat, by=seat.person)
    invite_facilitators()
    assert Enrollment.objects.filter(person=seat.person).exists()


@pytest.mark.django_db
def test_whoever_said_no_is_not_asked_again():
    course = a_course()
    new = a_facilitator(state=Team.State.ACTIVE)
    invite_facilitators()

    withdraw(course.enrollments.get(), by=new)
    invite_facilitators()

    assert not Enrollment.objects.awaiting(new).exists()
    assert Letter.objects.count() == 1


@pytest.mark.django_db
def test_a_year_without_a_course_invites_nobody(year):
    a_facilitator(state=Team.State.ACTIVE)

    invite_facilitators()

    assert not Letter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_forty_people_at_once_find_twenty_seats():
    course = a_course(capacity=20)
    people = [a_teacher() for _ in range(40)]
    for person in people:
        course.enrollments.create(person=person)

    found = what_came_of(*[pressed_again(lambda p=p: enroll(course, by=p)) for p in people])

    course.refresh_from_db()
    assert course.taken == 20
    assert [each.state for each in found].count(State.ENROLLED) == 20
    assert course.enrollments.filter(state=State.ENROLLED).count() == 20
    assert course.enrollments.in_line().count() == 20


@pytest.mark.django_db(transaction=True)
def test_seats_given_back_and_asked_for_at_once_find_each_other():
    course = a_course(capacity=10)
    leaving = [an_enrollment(course) for _ in range(10)]
    coming = [a_teacher() for _ in range(10)]
    for person in coming:
        course.enrollments.create(person=person)
    acts = [lambda e=e: withdraw(e, by=e.person) for e in leaving]
    acts += [lambda p=p: enroll(course, by=p) for p in coming]

    assert at_once(*map(pressed_again, acts)) == []

    course.refresh_from_db()
    assert course.taken == 10
    assert set(course.enrollments.filter(person__in=coming).values_list("state", flat=True)) == {
        State.ENROLLED
    }
