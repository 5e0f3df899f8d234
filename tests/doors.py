"""The table of doors: every address, and who may pass. Each app adds its rows in its own doors.py.

A row is a `Door`: the name of the address, the things of the scene its arguments come from, and
one sign for each kind of person, in the order of KINDS:

    Y  passes: the page (200), or for a POST a redirect (302), or the page again with 422, or
       nothing but a nod (204) to what a page sends by itself
    r  is sent on to another page (302 on GET)
    s  is sent to sign in
    3  may know of it but not do it (403)
    4  must not learn that it exists (404)
    n  is told no, for the portal is not well (503)
"""

from dataclasses import dataclass, field

KINDS = [
    "anonymous",
    "teacher",
    "member",
    "facilitator",
    "principal",
    "principal next door",
    "director",
    "assistant superintendent",
    "administrator",
]


@dataclass(frozen=True)
class Door:
    name: str  # «teams:roster»
    who: str  # nine signs: «s 4 Y Y Y 4 4 Y 4»
    args: tuple[str, ...] = ()  # words of the scene («roster» gives its pk), or constants
    method: str = "GET"
    data: dict[str, object] = field(default_factory=dict)
    stands: str = ""  # which scene, when it is not the usual one: «submitted», «published»

    @property
    def app(self) -> str:
        return self.name.rpartition(":")[0]

    def __str__(self) -> str:
        return " ".join([self.method, self.name, *map(str, self.args), str(self.data or "")])

    def sign(self, kind: str) -> str:
        return self.who.split()[KINDS.index(kind)]
