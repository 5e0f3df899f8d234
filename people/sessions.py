"""Where people are signed in: the engine of `SESSION_ENGINE`, and what they may do with it.

A session is a row that knows whose it is. It ends at a time that was said when it began, earlier
when nobody opens a page for long, and at once when its person ends it or is not who they were: that
the database does, whoever writes (`people.models.guards`).
"""

import re
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from kit.prepared import prepared
from people.models import OpenSession

A_SCHOOL_DAY, ON_MY_OWN = timedelta(hours=12), timedelta(days=14)
A_LOOK = timedelta(minutes=5)  # how exactly it is known when somebody was seen
TOLD = "signed in"  # when, how and where, as the session itself keeps it
SYSTEMS = ["iPhone", "iPad", "Android", "CrOS", "Windows", "Mac OS", "Linux"]
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "FxiOS": "Firefox"} | {
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}


@prepared
def _open(*, key: Any, now: Any) -> Any:
    """Every page begins with this question."""
    return OpenSession.objects.filter(session_key=key, expire_date__gt=now)


class SessionStore(DatabaseSessions):
    @classmethod
    def get_model_class(cls):
        return OpenSession

    def create_model_instance(self, data):
        row: Any = super().create_model_instance(data)
        told, now = data.get(TOLD, {}), timezone.now()
        row.person_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.device, row.is_own = told.get("device", ""), told.get("own", False)
        row.began_at = datetime.fromisoformat(told["at"]) if told else now
        row.seen_at = now
        return row

    def _get_session_from_db(self):
        if not (self.session_key or "").isalnum():  # nobody was given such a one
            self._session_key = None
            return None
        row = next(iter(_open(key=self.session_key, now=timezone.now())), None)
        if row is None or row.is_unused:
            self._session_key = None
            return None
        if row.seen_at < timezone.now() - A_LOOK:
            self._saw(row)
        return row

    def _saw(self, row):
        OpenSession.objects.filter(pk=row.pk).update(seen_at=timezone.now())


def begin(request, *, own):
    """Somebody has signed in: for a school day, or for two weeks on a device of their own."""
    now = timezone.now()
    request.session[TOLD] = {"at": now.isoformat(), "own": own, "device": device_of(request)}
    request.session.set_expiry(now + (ON_MY_OWN if own else A_SCHOOL_DAY))


def device_of(request):
    """«Firefox, Windows», as the browser calls itself."""
    said = request.headers.get("User-Agent", "")
    system = next((each for each in SYSTEMS if each in said), "")
    browser = next((name for sign, name in BROWSERS.items() if re.search(rf"\b{sign}/", said)), "")
    named = {"CrOS": "Chromebook", "Mac OS": "Mac"}.get(system, system)
    return ", ".join(filter(None, [browser, named])) or "A browser"


def end(mark, *, by):
    """One of one's own sessions is over; a second click finds it so."""
    ended = [each.pk for each in OpenSession.objects.of(by) if each.mark == mark]
    OpenSession.objects.filter(pk__in=ended).delete()


def end_others(key, *, by):
    """All of one's own, but the one in which this is said."""
    OpenSession.objects.filter(person=by).exclude(session_key=key).delete()
