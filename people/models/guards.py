"""What the database holds of people, whoever writes, and with what."""

import pgtrigger

# Whoever does not work here any more, or comes from another address, is signed in nowhere. A
# session that only sleeps would wake up with the account.
SESSIONS_END = pgtrigger.Trigger(
    name="sessions_end_with_the_account",
    when=pgtrigger.After,
    operation=pgtrigger.Update,
    condition=pgtrigger.Q(old__is_active=True, new__is_active=False)
    | pgtrigger.Q(old__email__df=pgtrigger.F("new__email")),
    func="DELETE FROM people_opensession WHERE person_id = NEW.id; RETURN NULL;",
)
