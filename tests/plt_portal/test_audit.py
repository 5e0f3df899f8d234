"""The audit behind the pages: who changed what, never rewritten, and no secrets in it."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from pghistory.models import Context, Event

from people.models import Person
from teams.models import Membership, RosterEntry, TeamEntry
from tests import builders as b

pytestmark = pytest.mark.django_db
EVENTS = [model for model in apps.get_models() if issubclass(model, Event)]
RECORDS = [Membership, RosterEntry, TeamEntry]


UPDATE, DELETE = 1 << 4, 1 << 3  # as PostgreSQL keeps them in tgtype


@pytest.mark.parametrize("model", EVENTS, ids=lambda model: model._meta.db_table)
def test_every_table_of_events_is_guarded(model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bit_or(tgtype) FROM pg_trigger WHERE tgrelid = %s::regclass"
            " AND tgname LIKE 'pgtrigger_append_only%%' AND tgenabled = 'O'",
            [model._meta.db_table],
        )
        [kinds] = cursor.fetchone()

    assert kinds & UPDATE
    assert kinds & DELETE


@pytest.mark.parametrize("change", ["UPDATE {} SET pgh_label = 'forged'", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["people_personevent", "teams_rosterevent"])
def test_raw_sql_rewrites_no_event(table, change):
    b.a_roster(state="submitted")

    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        connection.cursor().execute(change.format(table))


@pytest.mark.parametrize("model", [*EVENTS, *RECORDS], ids=lambda model: model._meta.db_table)
def test_no_record_is_emptied_at_once(model):
    """TRUNCATE asks no row: without its own trigger it would pass the guards of all rows."""
    with pytest.raises(DatabaseError, match="no_record_is_emptied"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {model._meta.db_table} CASCADE")


def test_the_audit_knows_who_changed_what_and_where(client):
    person = b.a_teacher()
    client.force_login(person)

    _answer(client, person, given_name="Renée")

    told = Context.objects.get(pk=person.history.latest("pgh_id").pgh_context_id).metadata
    assert told == {"user": person.pk, "url": reverse("people:profile")}


def test_a_token_in_an_address_is_not_kept(client):
    person = b.a_teacher()

    client.post(reverse("letters:stop", args=[person.unsubscribe_token]))

    person.refresh_from_db()
    assert person.mail_choice == Person.MailChoice.NONE
    [told] = Context.objects.filter(pk=person.history.latest("pgh_id").pgh_context_id)
    assert told.metadata["url"] == "/letters/stop/<slug:token>/"
    assert person.unsubscribe_token not in str(told.metadata)


def _answer(client, person, **facts):
    told = {"given_name": person.given_name, "mail_choice": "all", "theme": "auto"} | facts
    assert client.post(reverse("people:profile"), told).status_code == 302
