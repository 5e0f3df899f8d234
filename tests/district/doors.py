from tests.doors import Door

DOORS = [Door("district:year", "s Y Y Y Y Y Y Y Y")]
