import time

import pytest

from kg.asking.errors import WrongUseError
from kg.asking.limits import within


def test_what_is_quick_enough_comes_back() -> None:
    assert within(5, lambda: "done") == "done"


def test_what_goes_wrong_in_time_goes_wrong_as_it_would_without_a_limit() -> None:
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)


def test_what_takes_too_long_is_given_up_and_the_user_told_what_to_do() -> None:
    started = time.perf_counter()
    with pytest.raises(WrongUseError, match=r"longer than 0\.2 seconds .* --timeout"):
        within(0.2, lambda: time.sleep(5))
    assert time.perf_counter() - started < 2
