"""Ratios of two programs that run right after one another: the only times that a shared machine can tell.

``pyperf`` and ``pytest-benchmark`` time one program after the other, minutes apart; on a machine whose clock changes by
half from one minute to the next that compares minutes, not programs.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

from attrs import frozen

Program = Callable[[], object]


@frozen(kw_only=True)
class Ratio:
    """How many times as long as its peer a program took.

    Attributes:
        median: the middle of all pairs.
        low: the lower quartile.
        high: the upper quartile.
        best: the shortest time of the program, in nanoseconds for one operation.
        peer: the shortest time of its peer.
    """

    median: float
    low: float
    high: float
    best: float
    peer: float

    def __str__(self) -> str:
        return (
            f"x{self.median:5.2f}  [{self.low:5.2f} {self.high:5.2f}]  {self.best:9.0f} ns against {self.peer:8.0f} ns"
        )


def ratio(peer: Program, program: Program, *, operations: int, pairs: int = 31) -> Ratio:
    """Time a peer and a program in turns, each going first every other time, after one turn that does not count."""
    peer()
    program()
    ratios: list[float] = []
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(pairs):
        gc.collect()
        taken = [0.0, 0.0]
        for which in (turn % 2, 1 - turn % 2):
            began = perf_counter()
            (peer, program)[which]()
            taken[which] = perf_counter() - began
            times[which].append(taken[which])
        ratios.append(taken[1] / taken[0])
    low, _, high = quantiles(ratios, n=4)
    scale = 1e9 / operations
    return Ratio(median=median(ratios), low=low, high=high, best=min(times[1]) * scale, peer=min(times[0]) * scale)
