"""What the database itself holds of a life, whoever writes, and with what."""

import pgtrigger


def moving_only_along(arrows: dict[str, list[str]], name: str) -> pgtrigger.Trigger:
    """A state changes along the drawn arrows, and no other way."""
    drawn = ", ".join(f"'{start} {end}'" for start, ends in arrows.items() for end in ends)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
        func=f"""
            IF OLD.state || ' ' || NEW.state NOT IN ({drawn}) THEN
                RAISE EXCEPTION 'No arrow leads from % to %.', OLD.state, NEW.state
                USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
            END IF;
            RETURN NEW;
        """,
    )
