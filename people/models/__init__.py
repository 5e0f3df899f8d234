from people.models.dated import Leave, Qualification
from people.models.person import Appointment, Person, new_token
from people.models.strengths import Delivery, Discovery, Mark, Role, Strengths, marks_field

__all__ = [
    "Appointment",
    "Delivery",
    "Discovery",
    "Leave",
    "Mark",
    "Person",
    "Qualification",
    "Role",
    "Strengths",
    "marks_field",
    "new_token",
]
