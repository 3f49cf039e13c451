"""Forks of this process, some at a time: each runs the tests of one mutant and says which of them failed first."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import pytest
from _pytest.runner import runtestprotocol

ENDLESS = "a test that came to no end"
T = TypeVar("T")


def forked(waiting: Iterable[T], failure: Callable[[T], str], *, workers: int) -> Iterator[tuple[T, str]]:
    """Ask of each thing, in a fork of its own, which test fails; the answers come as they are found.

    Args:
        waiting: the things.
        failure: runs the tests and names the first that failed, ``""`` for none.
        workers: how many forks run at a time.

    Yields:
        Each thing with its answer, which is ``ENDLESS`` where the fork was stopped before it had one.
    """
    left, running = iter(waiting), dict[int, tuple[T, int]]()
    gc.collect()
    gc.freeze()  # a collection in a fork would copy every page that it looks at
    while True:
        while len(running) < workers and (each := next(left, None)) is not None:
            answer, question = os.pipe()
            sys.stdout.flush()
            pid = os.fork()
            if pid == 0:
                _answer(failure, each, question)
            os.close(question)
            running[pid] = each, answer
        if not running:
            gc.unfreeze()
            return
        pid, status = os.wait()
        each, answer = running.pop(pid)
        with os.fdopen(answer, encoding="utf-8", errors="replace") as said:
            text = said.read()
        yield each, ENDLESS if status else text


def first_failure(items: Iterable[pytest.Item]) -> str:
    """Run collected tests until one fails; its name, or ``""``."""
    for item in items:
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=None)):
            return item.nodeid
    return ""


def silence() -> None:
    """Let nothing more that this process writes be seen."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)


def _answer(failure: Callable[[T], str], each: T, question: int) -> None:
    try:
        try:
            text = failure(each)
        except BaseException as error:
            traceback.print_exc()
            text = repr(error)
        sys.stdout.flush()
        os.write(question, text.encode()[:1000])
    finally:
        os._exit(0)
