"""The tests watch that no page fetches on the way what its question should have named."""

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.http import HttpResponse
from django.urls import path

from teams.models import Membership
from tests.builders import a_team

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def one_by_one(request):
    return HttpResponse({seat.team.name for seat in Membership.objects.all()})


def all_at_once(request):
    seats = Membership.objects.select_related("team")
    return HttpResponse({seat.team.name for seat in seats})


urlpatterns = [path("late/", one_by_one), path("early/", all_at_once)]


def test_a_page_that_fetches_on_the_way_breaks(client, year):
    team = a_team(name="Talking Math")
    client.force_login(team.founded_by)

    with pytest.raises(FieldFetchBlocked):
        client.get("/late/")
    assert client.get("/early/").text == client.post("/late/").text == "Talking Math"
