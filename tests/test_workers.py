"""How the tests share their workers."""

import pytest

MET = []


@pytest.mark.xdist_group("those who meet")
@pytest.mark.parametrize("number", range(4))
def test_the_tests_of_one_group_meet_in_one_worker(number):
    """Several workers would hand the four out among them, and none would count to four."""
    MET.append(number)

    assert [*range(number + 1)] == MET
