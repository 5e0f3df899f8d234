from powers.models.appointment import Appointment
from powers.models.leave import Leave
from powers.models.power import Power, PowerOverThing, Powers, powers_of, with_powers

__all__ = [
    "Appointment",
    "Leave",
    "Power",
    "PowerOverThing",
    "Powers",
    "powers_of",
    "with_powers",
]
