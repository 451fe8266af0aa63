"""How fast this machine is at this moment, so that a time can be asserted on one that is shared."""

import time
from collections.abc import Callable

USUAL = 0.0115
"""Seconds that the loop takes where the bars of the tests were set: two cores of a server of 2026,
with nothing beside it."""


Clock = Callable[[], float]


def slowness(clock: Clock = time.perf_counter) -> float:
    """How many times slower than usual the processor is now; 1 where it is as fast or faster."""
    began = clock()
    sum(i * i for i in range(250_000))
    return max(1.0, (clock() - began) / USUAL)


def seconds(ask: Callable[[], object], clock: Clock = time.perf_counter) -> float:
    """How long it takes by that clock, at the usual pace."""
    before = slowness(clock)
    began = clock()
    ask()
    took = clock() - began
    return took / ((before + slowness(clock)) / 2)


def best(ask: Callable[[], object], tries: int = 7) -> float:
    """The quickest of some tries: what else runs on the machine is not ours."""
    return min(seconds(ask) for _ in range(tries))
