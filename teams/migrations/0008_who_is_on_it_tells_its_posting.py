"""Teams that were founded before their postings heard of it: places taken, and interest that has
become membership. Whoever has left the district takes no place."""

from django.db import migrations

TELL = """
    WITH seat AS (
        SELECT team.posting_id, membership.person_id
        FROM teams_team team
        JOIN teams_membership membership ON membership.team_id = team.id
        JOIN people_person person ON person.id = membership.person_id AND person.is_active
        WHERE team.posting_id IS NOT NULL AND team.state <> 'dissolved'
            AND (membership.ended_on IS NULL OR membership.ended_on >= (
                SELECT last_day FROM district_schoolyear year WHERE year.id = team.year_id
            ))
            AND (membership.answer = 'yes'
                OR (membership.answer = 'asked' AND membership.answered_at IS NOT NULL))
    ),
    told AS (
        UPDATE billboard_posting SET on_its_team = (
            SELECT count(*) FROM seat WHERE seat.posting_id = billboard_posting.id
        )
        WHERE id IN (
            SELECT posting_id FROM teams_team WHERE posting_id IS NOT NULL AND state <> 'dissolved'
        )
    )
    UPDATE billboard_interest shown SET state = 'joined'
    FROM seat
    WHERE (shown.posting_id, shown.person_id) = (seat.posting_id, seat.person_id)
        AND shown.state <> 'joined'
"""


class Migration(migrations.Migration):

    dependencies = [
        ("billboard", "0006_places_its_team_has_taken"),
        ("teams", "0007_asking_the_office"),
    ]

    operations = [migrations.RunSQL(TELL, migrations.RunSQL.noop)]
