"""How fast this machine is at this moment, so that a time can be asserted on one that is shared."""

import time
from collections.abc import Callable

USUAL = 0.015
"""Seconds that the loop takes where the bars of the tests were set, with nothing beside it."""


def slowness() -> float:
    """How many times slower than usual the processor is now; 1 where it is as fast or faster."""
    began = time.perf_counter()
    sum(i * i for i in range(250_000))
    return max(1.0, (time.perf_counter() - began) / USUAL)


def seconds(ask: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long it takes by that clock, at the usual pace."""
    before = slowness()
    began = clock()
    ask()
    took = clock() - began
    return took / ((before + slowness()) / 2)


def best(ask: Callable[[], object], tries: int = 7) -> float:
    """The quickest of some tries: what else runs on the machine is not ours."""
    return min(seconds(ask) for _ in range(tries))
