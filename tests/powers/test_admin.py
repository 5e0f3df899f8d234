"""The person in Django's admin: where they work stands beside what they may decide."""

import pytest
from django.urls import reverse

from powers.models import schools_of
from tests.builders import a_school, a_teacher, an_administrator

pytestmark = pytest.mark.django_db


@pytest.fixture
def renee():
    return a_teacher("Renee Okafor")


@pytest.fixture
def save(client, renee):
    """What Tom enters of where Renee works: rows of school, main or not, first and last day."""
    client.force_login(an_administrator("Tom Reyes"))

    def saved(*rows):
        path = reverse("admin:people_person_change", args=[renee.pk])
        form = {"given_name": "Renee", "family_name": "Okafor", "email": renee.email}
        form |= {"is_active": "on", "role": "Principal", "school": "999"}
        for inline, total, initial in [
            ("assignments", len(rows), 1),
            ("appointments", 0, 0),
            ("leaves", 0, 0),
        ]:
            form |= {f"{inline}-TOTAL_FORMS": total, f"{inline}-INITIAL_FORMS": initial}
        for number, (school, main, starts, ends) in enumerate(rows):
            row = {"school": school.pk, "function": "Grade 3", "starts": starts, "ends": ends}
            row |= {"person": renee.pk} | ({"is_main": "on"} if main else {})
            row |= {"id": renee.assignments.get().pk} if number == 0 else {}
            form |= {f"assignments-{number}-{name}": value for name, value in row.items()}
        answer = client.post(path, form)
        renee.refresh_from_db()
        return answer

    return saved


def test_a_move_is_entered_in_one_go(save, renee):
    alcott, wheelock = renee.school, a_school("Wheelock Elementary")

    answer = save((alcott, True, "2020-08-31", "2026-09-21"), (wheelock, True, "2026-09-22", ""))

    assert answer.status_code == 302
    assert (renee.school, renee.role) == (wheelock, "Grade 3")
    assert schools_of(renee) == [wheelock.pk]


def test_the_main_school_and_the_second_change_places_in_one_go(save, renee):
    alcott, wheelock = renee.school, a_school("Wheelock Elementary")

    save((alcott, False, "2020-08-31", ""), (wheelock, True, "2020-08-31", ""))

    assert renee.school == wheelock
    assert schools_of(renee) == [wheelock.pk, alcott.pk]


def test_two_main_schools_at_once_are_questioned(save, renee):
    alcott, wheelock = renee.school, a_school("Wheelock Elementary")

    answer = save((alcott, True, "2020-08-31", ""), (wheelock, True, "2026-09-22", ""))

    assert "are the main school at once." in answer.text
    assert renee.school == alcott


def test_a_last_day_before_the_first_is_questioned(save, renee):
    answer = save((renee.school, True, "2020-08-31", "2019-06-17"))

    assert "The last day comes before the first." in answer.text


def test_school_and_function_are_read_and_not_typed(save, renee, client):
    save((renee.school, True, "2020-08-31", ""))

    assert (renee.school.name, renee.role) == ("Alcott Elementary", "Grade 3")
    page = client.get(reverse("admin:people_person_change", args=[renee.pk])).text
    assert 'name="role"' not in page
    assert 'name="school"' not in page
