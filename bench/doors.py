"""Sessions of people who are signed in already, so that nobody's mailbox is needed."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY


def signed_in(people) -> list[str]:
    """One session key for each of these people, of the kind that portal or floor keeps."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return [_session(store(), person) for person in people]


def _session(session, person) -> str:
    session.update(_who(person))
    session.create()
    return session.session_key


def _who(person):
    return {
        SESSION_KEY: str(person.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: person.get_session_auth_hash(),
    }
