"""Questions that are put into SQL once a day."""

import pytest

from kit import clock
from kit.prepared import each_of, prepared
from people.models import Person
from powers.models import Assignment
from tests.builders import a_teacher, moment

pytestmark = pytest.mark.django_db


@prepared
def called(is_active, *, name):
    """Who is called so, of those who work for the district or of those who have left."""
    return Person.objects.filter(is_active=is_active, given_name=name)


def test_each_asking_tells_its_own_name_and_its_own_kind():
    ada, bea = a_teacher("Ada Stone"), a_teacher("Bea Stone")
    gone = a_teacher("Bea Wood", is_active=False)

    assert called(True, name="Ada") == [ada]
    assert called(True, name="Bea") == [bea]
    assert called(False, name="Bea") == [gone]


def test_an_answer_is_as_the_district_stands_at_that_moment():
    assert called(True, name="Ada") == []

    ada = a_teacher("Ada Stone")

    assert called(True, name="Ada") == [ada]


def test_of_what_is_never_told_to_a_kind_nothing_is_asked(django_assert_num_queries):
    @prepared
    def told(knows, *, name):
        people = Person.objects.filter(given_name=name)
        return people if knows else people.none()

    ada = a_teacher("Ada Stone")

    with django_assert_num_queries(0):
        assert told(False, name="Ada") == []
    assert told(True, name="Ada") == [ada]


def test_a_whole_list_of_keys_is_told_at_once():
    @prepared
    def among(*, keys):
        return Person.objects.filter(pk__in=each_of(keys)).order_by("pk")

    ada, bea, _ = (a_teacher() for _ in range(3))

    assert among(keys=[ada.pk, bea.pk]) == [ada, bea]
    assert among(keys=[]) == []


def test_each_day_has_words_of_its_own():
    @prepared
    def at_work(*, person):
        return Assignment.objects.today().filter(person=person)

    ada = a_teacher("Ada Stone")
    Assignment.objects.filter(person=ada).update(ends=clock.today())
    assert len(at_work(person=ada.pk)) == 1

    with clock.held_at(moment("2026-09-23 08:00")):
        assert at_work(person=ada.pk) == []


def test_no_moment_stands_still_in_a_question():
    @prepared
    def signed_in_by_now():
        return Person.objects.filter(last_login__lte=clock.now())

    with pytest.raises(TypeError, match="moment"):
        signed_in_by_now()


def test_nothing_that_was_asked_on_the_way_holds_all_day():
    @prepared
    def of_the_first():
        return Person.objects.filter(pk=Person.objects.earliest("pk").pk)

    a_teacher("Ada Stone")

    with pytest.raises(TypeError, match="on the way"):
        of_the_first()
