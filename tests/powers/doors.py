"""Delegates are named by those who decide; the mail is the administrators'."""

from tests.doors import Door

DECIDERS = "s 3 3 3 Y Y 3 Y 3"

DOORS = [
    Door("powers:delegates", DECIDERS),
    Door("powers:delegates", DECIDERS, method="POST", data={"person": "nobody"}),
    Door("powers:take-back-delegate", "s 4 4 4 Y 4 4 4 4", ("delegation",), "POST"),
    Door("powers:mail", "s 3 3 3 3 3 3 3 Y"),
    Door("powers:try-again", "s 3 3 3 3 3 3 3 Y", ("teacher",), method="POST"),
]
