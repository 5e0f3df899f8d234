"""The billboard of this year as a whole, counted in one statement; its filters beside the words."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import connection

COUNTED = """
    WITH year AS (SELECT id FROM district_schoolyear WHERE is_current),
    listed AS MATERIALIZED (
        SELECT id, school_id, grades, state, search
        FROM billboard_posting
        WHERE year_id = (SELECT id FROM year) AND state IN ('open', 'formed')
    ), found AS MATERIALIZED (
        SELECT * FROM listed WHERE %(query)s::tsquery IS NULL OR search @@ %(query)s::tsquery
    )
    SELECT 'listed' AS kind, '' AS owner, '' AS key, '' AS label, count(*) AS number, 0 AS place
    FROM listed
    UNION ALL
    SELECT 'looking', '', '', '', count(*), 0 FROM listed WHERE state = 'open'
    UNION ALL
    SELECT 'own', '', '', '', sum(written)::bigint, 0
    FROM (
        SELECT count(*) FROM billboard_posting WHERE lead_id = %(person)s
        UNION ALL
        SELECT count(*) FROM billboard_posting_co_authors WHERE person_id = %(person)s
    ) AS posting (written)
    UNION ALL
    SELECT 'school', '', school.id::text, name, coalesce(here.number, 0), 0
    FROM district_school school LEFT JOIN (
        SELECT school_id, count(*) AS number FROM found GROUP BY school_id
    ) AS here ON here.school_id = school.id
    UNION ALL
    SELECT 'grades', '', band.key, '', coalesce(sum(taught.number), 0)::bigint,
        array_position(%(bands)s::text[], band.key)
    FROM unnest(%(bands)s::text[], %(grades)s::text[]) AS band (key, grades)
    LEFT JOIN (
        SELECT grades, count(*) AS number FROM found GROUP BY grades
    ) AS taught ON taught.grades = '{}' OR taught.grades && band.grades::smallint[]
    GROUP BY band.key
    UNION ALL
    SELECT 'subject', '', subject.id::text, name, coalesce(tagged.number, 0), 0
    FROM district_subject subject LEFT JOIN (
        SELECT subject_id, count(*) AS number
        FROM found JOIN billboard_posting_subjects ON posting_id = found.id
        GROUP BY subject_id
    ) AS tagged ON tagged.subject_id = subject.id
    UNION ALL
    SELECT 'goal', coalesce(school.name, ''), goal.id::text, text, coalesce(served.number, 0),
        goal.number
    FROM district_orggoal goal LEFT JOIN district_school school ON school.id = goal.school_id
    LEFT JOIN (
        SELECT orggoal_id, count(*) AS number
        FROM found JOIN billboard_posting_org_goals ON posting_id = found.id
        GROUP BY orggoal_id
    ) AS served ON served.orggoal_id = goal.id
    WHERE goal.year_id = (SELECT id FROM year) AND (
        goal.school_id IS NULL
        OR goal.school_id = ANY(%(schools)s::bigint[])
        OR goal.id = ANY(%(goals)s::bigint[])
    )
    ORDER BY kind, owner, place, label
"""


class Counted(NamedTuple):
    """How many postings one school, band of grades, subject or goal stands for."""

    kind: str
    owner: str = ""  # the school of a school's goal
    key: str = ""
    label: str = ""
    number: int = 0
    place: int = 0


def counted(
    person: Any,
    *,
    bands: Mapping[str, Iterable[int]],
    schools: Iterable[int],
    goals: Iterable[int],
    query: str | None = None,
) -> list[Counted]:
    """Everything the head and the filters of the billboard say to this person.

    `bands` names bands of grades; `schools` and `goals` are keys: of the goals, those of the
    district, of these schools, and these. What a filter stands for has what the `query` asks for.
    """
    facts = {
        "person": person.pk,
        "bands": list(bands),
        "grades": [f"{{{','.join(map(str, map(int, grades)))}}}" for grades in bands.values()],
        "schools": list(schools),
        "goals": list(goals),
        "query": query,
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, facts)
        return [Counted(*row) for row in cursor.fetchall()]
