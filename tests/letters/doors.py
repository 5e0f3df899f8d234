"""A digest is stopped by whoever holds the token of the letter."""

from tests.doors import Door

DOORS = [
    Door("letters:stop", "Y Y Y Y Y Y Y Y Y", ("token",)),
    Door("letters:stop", "Y Y Y Y Y Y Y Y Y", ("token",), method="POST"),
]
