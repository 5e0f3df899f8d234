"""The mail is the administrators'. A digest is stopped by whoever holds the token of the letter."""

from tests.doors import Door

DOORS = [
    Door("letters:mail", "s 3 3 3 3 3 3 3 Y"),
    Door("letters:try-again", "s 3 3 3 3 3 3 3 Y", ("teacher",), method="POST"),
    Door("letters:stop", "Y Y Y Y Y Y Y Y Y", ("token",)),
    Door("letters:stop", "Y Y Y Y Y Y Y Y Y", ("token",), method="POST"),
]
