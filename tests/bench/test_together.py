"""Seven people in one Blueprint: the bench writes as the page does, and finds a lost word."""

import pytest
from django.db import connection

from bench.blueprint import PLACES, Saves
from bench.districts.blueprints import SEVEN, full_blueprint
from bench.districts.load import load
from bench.doors import signed_in
from bench.together import Together
from bench.visits import Server
from blueprint.models import Answer, AnswerVersion
from blueprint.prompts import PARTS
from teams.models import Team
from tests.bench.test_districts import HAMLET

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def together(live_server, monkeypatch):
    monkeypatch.setattr("bench.together.PAUSES", (0.05, 0.1))
    monkeypatch.setattr("bench.together.POLL", 0.5)
    team, people = full_blueprint(load(HAMLET))
    server = Server("hamlet", live_server.thread.port, 0, None)
    return Together(server, team.pk, signed_in(people), PLACES)


def test_seven_people_who_write_lose_no_word_and_cross_nobody(together):
    connection.ensure_connection()

    together.write(connection.connection, seconds=3)
    together.floor = [0.01]

    windows = together.windows
    assert [window.errors for window in windows] == [[]] * SEVEN
    assert together.lost == set()
    assert all(window.accepted and window.polls for window in windows)
    assert [figure.figure for figure in together.figures()][1:3] == [0, 0]


def test_a_word_that_was_called_saved_and_is_gone_is_found(together, monkeypatch):
    whole = Answer.save

    def forgetful(answer, **options):
        answer.text = answer.text.partition("site0word")[0]
        whole(answer, **options)

    monkeypatch.setattr(Answer, "save", forgetful)

    together.write(connection.connection, seconds=2)

    assert "site0word" in together.lost


def test_each_save_of_the_bench_writes_on_and_crosses_nobody(client):
    load(HAMLET)
    team = Team.objects.this_year().select_related("founded_by").earliest("pk")
    saves = Saves([(team.pk, signed_in([team.founded_by])[0])])
    client.cookies["sessionid"] = saves.places[0][1]

    for number in range(2 * len(PARTS)):
        request = saves.next(number)
        assert client.post(request.path, dict(request.form)).status_code == 200

    assert Answer.objects.filter(version=2).count() == len(PARTS)
    assert not AnswerVersion.objects.filter(crossed=True).exists()
