"""Who may stop a digest: whoever holds the token of the letter, signed in or not."""

from tests.doors import Door

DOORS = [
    Door("letters:stop", "Y Y Y Y Y Y Y Y Y", ("token",)),
    Door("letters:stop", "Y Y Y Y Y Y Y Y Y", ("token",), method="POST"),
]
