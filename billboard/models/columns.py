"""What a row tells of a posting beside its own columns.

It stands here as SQL: Django would think longer about these lines than PostgreSQL does.
"""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, CharField, Func, IntegerField


class Taken(Func):
    """How many are in: who said yes to its team; before there is one, authors and people who
    committed themselves. Takes the posting's key and what its team has told."""

    template = """(SELECT coalesce(on_its_team, 1
        + (SELECT count(*) FROM billboard_posting_co_authors written WHERE posting_id = idea)
        + (SELECT count(*) FROM billboard_interest shown
           WHERE posting_id = idea AND shown.state = 'committed'))
        FROM (SELECT %(expressions)s) AS facts (idea, on_its_team))"""
    output_field = IntegerField()


class WantedBy(Func):
    """How many have shown interest and not withdrawn it. Takes the posting's key."""

    template = """(SELECT count(*) FROM billboard_interest shown
        WHERE shown.posting_id = %(expressions)s
            AND shown.state NOT IN ('withdrawn', 'declined', 'joined'))"""
    output_field = IntegerField()


class SubjectsSaid(Func):
    """Its subjects as one reads them. Takes the posting's key."""

    template = """(SELECT coalesce(string_agg(name, ', ' ORDER BY name), 'All')
        FROM billboard_posting_subjects JOIN district_subject subject ON subject.id = subject_id
        WHERE posting_id = %(expressions)s)"""
    output_field = CharField()


class GoalKeys(Func):
    """The keys of the goals it serves. Takes the posting's key."""

    template = """(SELECT coalesce(array_agg(orggoal_id), '{}') FROM billboard_posting_org_goals
        WHERE posting_id = %(expressions)s)"""
    output_field = ArrayField(BigIntegerField())


class SubjectKeys(Func):
    """The keys of its subjects. Takes the posting's key."""

    template = """(SELECT coalesce(array_agg(subject_id), '{}') FROM billboard_posting_subjects
        WHERE posting_id = %(expressions)s)"""
    output_field = ArrayField(BigIntegerField())


class Standing(Func):
    """Where a person stands with a posting: the state of their interest while it holds, or nothing.

    Takes the keys of both.
    """

    template = """coalesce((SELECT shown.state FROM billboard_interest shown
        WHERE (shown.posting_id, shown.person_id) = (%(expressions)s)
            AND shown.state NOT IN ('withdrawn', 'declined')), '')"""
    output_field = CharField()


class TeachesIt(Func):
    """1 for a subject that a posting and a person share, else 0. Takes the keys of both."""

    template = """(EXISTS (
        SELECT FROM billboard_posting_subjects tagged
        JOIN people_person_subjects taught USING (subject_id)
        WHERE (tagged.posting_id, taught.person_id) = (%(expressions)s)))::int"""
    output_field = IntegerField()
