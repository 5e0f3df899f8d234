"""What lists tell of a team or a roster beside its own columns.

It stands here as SQL: Django would think longer about these lines than PostgreSQL does.
"""

from django.db.models import BooleanField, CharField, Func, JSONField

from district.size import LARGEST, SMALLEST


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


# What `MembershipQuerySet.current` asks.
IS_IN = "seat.ended_on IS NULL AND (seat.answer = 'yes' OR seat.answered_at IS NOT NULL)"


class Lacks(Func):
    """Whether a team has too few or too many people today, or nobody who facilitates. Takes its
    key."""

    template = f"""(
        SELECT NOT today.led
               OR today.people NOT BETWEEN {SMALLEST} AND {LARGEST} AND today.people NOT IN (
                  SELECT count(*)
                    FROM teams_roster roster
                    JOIN teams_rosterexception size ON size.roster_id = roster.id
                    JOIN teams_rosterline line ON line.roster_id = roster.id
                   WHERE roster.team_id = asked.team_id AND roster.state = 'approved'
                     AND size.granted_by_id IS NOT NULL
                   GROUP BY roster.id)
          FROM (SELECT %(expressions)s) asked (team_id)
         CROSS JOIN LATERAL (
               SELECT count(*) AS people, coalesce(
                          bool_or(seat.function = 'facilitator' AND seat.answer = 'yes'), false
                      ) AS led
                 FROM teams_membership seat
                 JOIN people_person person ON person.id = seat.person_id AND person.is_active
                WHERE seat.team_id = asked.team_id AND {IS_IN}
               ) today)"""  # noqa: S608
    output_field = BooleanField()


# The people of `roster`, each with what is to be known about them on the day that is `asked` for.
PEOPLE = f"""
    SELECT line.id, line.function, line.person_id,
           trim(concat_ws(' ', person.given_name, person.family_name)) AS name,
           NOT person.is_active OR NOT EXISTS (
               SELECT FROM teams_membership seat
                WHERE seat.person_id = person.id AND {IS_IN} AND seat.team_id = team.id
           ) AS has_left,
           EXISTS (
               SELECT FROM people_qualification held
                WHERE held.person_id = person.id AND held.kind = 'facilitator'
           ) AS is_trained,
           (SELECT coalesce(
                       jsonb_agg(jsonb_build_array(other.id, other.name) ORDER BY seat.id), '[]')
              FROM teams_membership seat JOIN teams_team other ON other.id = seat.team_id
             WHERE seat.person_id = person.id AND {IS_IN}
               AND other.id <> team.id AND other.year_id = team.year_id
               AND other.state NOT IN ('dissolved', 'completed')) AS others,
           (SELECT jsonb_build_array(leave.starts, leave.ends)
              FROM powers_leave leave
              LEFT JOIN district_schoolyear year ON year.is_current
             WHERE leave.person_id = person.id
               AND leave.starts <= coalesce(year.last_day, asked.today)
               AND coalesce(leave.ends, asked.today) >= asked.today
             ORDER BY leave.starts, leave.id LIMIT 1) AS away
      FROM teams_rosterline line JOIN people_person person ON person.id = line.person_id
     WHERE line.roster_id = roster.id"""  # noqa: S608


class People(Func):
    """Who is on a roster: key, name, function, whether they have left, whether they are trained,
    their other teams, and their leave. Takes its key and the day."""

    template = f"""(
        SELECT jsonb_agg(jsonb_build_array(
                   person_id, people.name, function, has_left, is_trained, others, away
               ) ORDER BY people.id)
          FROM (SELECT %(expressions)s) asked (roster_id, today)
          JOIN teams_roster roster ON roster.id = asked.roster_id
          JOIN teams_team team ON team.id = roster.team_id
         CROSS JOIN LATERAL ({PEOPLE}) people)"""  # noqa: S608
    output_field = JSONField()


class Endorsements(Func):
    """Who endorsed a roster, in whose place, and when. Takes its key."""

    template = """(
        SELECT jsonb_agg(jsonb_build_array(
                   trim(concat_ws(' ', who.given_name, who.family_name)),
                   trim(concat_ws(' ', absent.given_name, absent.family_name)),
                   entry.at
               ) ORDER BY entry.at, entry.id)
          FROM teams_rosterentry entry
          JOIN people_person who ON who.id = entry.by_id
          LEFT JOIN people_person absent ON absent.id = entry.on_behalf_of_id
         WHERE entry.verb = 'endorse' AND entry.roster_id = %(expressions)s)"""
    output_field = JSONField()


class Goals(Func):
    """School and number of the goals that a team serves. Takes the team's key."""

    template = """(
        SELECT jsonb_agg(jsonb_build_array(goal.school_id, goal.number)
                         ORDER BY school.name NULLS FIRST, goal.number)
          FROM teams_team_org_goals served
          JOIN district_orggoal goal ON goal.id = served.orggoal_id
          LEFT JOIN district_school school ON school.id = goal.school_id
         WHERE served.team_id = %(expressions)s)"""
    output_field = JSONField()


class Passes(Func):
    """Whether a roster passes every check of `teams.checks`. Takes its key, the day, and whether a
    principal asks: to them the silence of principals is no finding."""

    template = f"""(
        SELECT (its.people BETWEEN {SMALLEST} AND {LARGEST} OR EXISTS (
                   SELECT FROM teams_rosterexception size
                    WHERE size.roster_id = roster.id AND size.granted_by_id IS NOT NULL))
               AND its.led AND its.fine AND power.decided
               AND (asked.by_principal OR NOT power.silent)
               AND EXISTS (SELECT FROM teams_team_org_goals goal WHERE goal.team_id = team.id)
          FROM (SELECT %(expressions)s) asked (roster_id, today, by_principal)
          JOIN teams_roster roster ON roster.id = asked.roster_id
          JOIN teams_team team ON team.id = roster.team_id
         CROSS JOIN LATERAL (
               SELECT count(*) AS people, bool_or(function = 'facilitator') AS led,
                      bool_and(NOT has_left AND others = '[]' AND away IS NULL) AS fine
                 FROM ({PEOPLE}) people
               ) its
         CROSS JOIN LATERAL (
               SELECT coalesce(bool_or(kind = 'assistant_superintendent'), false) AS decided,
                      coalesce(bool_or(kind = 'principal' AND NOT has_spoken), false) AS silent
                 FROM teams_rosterpower
                WHERE roster_id = roster.id AND asked.today BETWEEN starts AND ends
               ) power)"""  # noqa: S608
    output_field = BooleanField()
