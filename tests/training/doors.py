"""The doors of the training course."""

from tests.doors import Door

DOORS = [
    Door("training:training", "s Y Y Y Y Y Y Y Y"),
    Door("training:calendar", "s Y Y Y Y Y Y Y Y"),
    Door("training:enroll", "s 3 3 Y 3 3 3 3 3", method="POST"),
    Door("training:withdraw", "s 4 4 4 4 4 4 4 4", method="POST"),
]
