from tests.doors import Door

DOORS = [
    Door("people:profile", "s Y Y Y Y Y Y Y Y"),
    Door("people:sessions", "s Y Y Y Y Y Y Y Y"),
    Door("people:end-session", "s Y Y Y Y Y Y Y Y", method="POST", data={"session": "none"}),
    Door("people:profile", "s Y Y Y Y Y Y Y Y", method="POST", data={"given_name": "Renée"}),
]
