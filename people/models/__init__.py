from people.models.person import NameOf, Person, new_token
from people.models.qualification import Qualification
from people.models.session import OpenSession
from people.models.strengths import Delivery, Discovery, Mark, Role, Strengths, marks_field

__all__ = [
    "Delivery",
    "Discovery",
    "Mark",
    "NameOf",
    "OpenSession",
    "Person",
    "Qualification",
    "Role",
    "Strengths",
    "marks_field",
    "new_token",
]
