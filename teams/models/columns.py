"""What home tells of a team beside its own columns.

It stands here as SQL: Django would think longer about these lines than PostgreSQL does.
"""

from django.db.models import CharField, Func, JSONField


class RosterStands(Func):
    """The state of its newest roster, or nothing. Takes the team's key."""

    template = """(SELECT state FROM teams_roster
        WHERE team_id = %(expressions)s ORDER BY number DESC LIMIT 1)"""
    output_field = CharField()


class Lead(Func):
    """Key and name of its facilitator who accepted, or nothing. Takes the team's key."""

    template = """(SELECT jsonb_build_object(
            'pk', person.id, 'name', trim(concat_ws(' ', given_name, family_name)))
        FROM teams_membership JOIN people_person person ON person.id = person_id
        WHERE team_id = %(expressions)s
            AND function = 'facilitator' AND answer = 'yes' AND ended_on IS NULL)"""
    output_field = JSONField()
