"""What people do on the billboard in tests, each with one step of a table."""

from contextlib import contextmanager

from django.db import connection

from kit.lifecycle import move


def withdraw(posting, *, by):
    return move(posting, "withdraw", by=by).thing


def name_co_author(posting, *, by, person):
    return move(posting, "name", by=by, person=person).thing


def hide(posting, *, by, reason):
    return move(posting, "hide", by=by, note=reason).words["hiding"]


def appeal(posting, *, by, text):
    return move(posting, "appeal", by=by, note=text).words["hiding"]


def restore(posting, *, by):
    return move(posting, "restore", by=by).thing


def invite(interest, *, by):
    return move(interest, "invite", by=by).thing


def commit(interest, *, by):
    return move(interest, "commit", by=by).thing


def decline(interest, *, by):
    return move(interest, "decline", by=by).thing


def release(issue, *, by):
    return move(issue, "release", by=by).thing


def send_now(issue, *, by):
    return move(issue, "send", by=by).thing


@contextmanager
def overtaken(thing, state):
    """Whoever locks it finds that it has moved on at the very last moment."""

    def execute(usual, sql, params, *more):
        if "FOR UPDATE" in sql and thing.pk in params:
            type(thing).objects.filter(pk=thing.pk).update(state=state)
        return usual(sql, params, *more)

    with connection.execute_wrapper(execute):
        yield
