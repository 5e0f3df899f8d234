from powers.models.appointment import Appointment
from powers.models.assignment import Assignment, schools_of, with_schools
from powers.models.leave import Leave
from powers.models.power import (
    Power,
    PowerOverThing,
    PowerQuerySet,
    Powers,
    as_reader,
    powers_of,
    with_powers,
)

__all__ = [
    "Appointment",
    "Assignment",
    "Leave",
    "Power",
    "PowerOverThing",
    "PowerQuerySet",
    "Powers",
    "as_reader",
    "powers_of",
    "schools_of",
    "with_powers",
    "with_schools",
]
