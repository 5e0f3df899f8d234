from people.models.person import Appointment, Person, Qualification, new_token
from people.models.strengths import Mark, Strengths, marks_field

__all__ = [
    "Appointment",
    "Mark",
    "Person",
    "Qualification",
    "Strengths",
    "marks_field",
    "new_token",
]
