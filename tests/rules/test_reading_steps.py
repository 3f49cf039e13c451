"""The steps of the reader are counted: in step with the length of a cell, and no more once it is too long to search."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from budgetperf.rules import days, glyphs, naming, quantities, ratings, reading, remarks
from budgetperf.rules.reading import MAX_TEXT, parse, read_actual

_parser: Any = importlib.import_module("re._parser")
_constants: Any = importlib.import_module("re._constants")
MODULES = [days, glyphs, naming, quantities, ratings, reading, remarks]
PIECES = [
    "1", "1,", "1,000", "≥", "≥1", " ", "百分之", "十", "年", "2022年", "人/", "[", "-", "以上", "1 ", "\n9", "一分之",
    "率",
    "完成", "已", "优", "5至", "五个至", "(", "(a)", "≥5%且≤", "1-",
    "未发生重大安全责任事故", "12月-", "《", "“1”", "每",
]  # fmt: skip


def _patterns(module: ModuleType) -> dict[str, re.Pattern[str]]:
    found = {name: value for name, value in vars(module).items() if isinstance(value, re.Pattern)}
    listed = getattr(module, "_REFUSED", ())
    return found | {f"_REFUSED[{place}]": pattern for place, (pattern, _) in enumerate(listed)}


EVERY = {f"{module.__name__}.{name}": one for module in MODULES for name, one in _patterns(module).items()}


class _Counted:
    """A pattern that adds up the characters it is given."""

    def __init__(self, pattern: re.Pattern[str], seen: list[int]) -> None:
        self.pattern, self.seen = pattern, seen

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def counted(*given: Any) -> Any:
            self.seen.append(len(given[-1]))
            return getattr(self.pattern, name)(*given)

        return counted


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of the texts that patterns are matched against from now on."""
    seen: list[int] = []
    for module in MODULES:
        for name, pattern in vars(module).copy().items():
            if isinstance(pattern, re.Pattern):
                monkeypatch.setattr(module, name, _Counted(pattern, seen))
    return seen


def _lines(text: str) -> int:
    """How many lines of Python the reader runs for a text, in both columns."""
    count = 0

    def trace(_frame: Any, _event: str, _arg: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        parse(text)
        read_actual(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_the_characters_that_patterns_are_given_grow_with_the_length(piece: str, searched: list[int]) -> None:
    for length in (10, 40, 160, MAX_TEXT):
        searched.clear()
        text = (piece * length)[:length]
        parse(text)
        read_actual(text)
        assert searched
        assert sum(searched) <= 90 * length


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_too_long_to_search_is_only_cleaned(piece: str, searched: list[int]) -> None:
    for length in (2_000, 64_000):
        searched.clear()
        text = (piece * length)[:length]
        parse(text)
        read_actual(text)
        assert sum(searched) <= 2 * length + 90 * MAX_TEXT


@pytest.mark.parametrize("piece", PIECES)
def test_the_lines_that_run_grow_with_the_length(piece: str) -> None:
    for length in (20, 200, 2_000, 20_000):
        text = (piece * length)[:length]
        assert _lines(text) <= 1_000 + 60 * length


def _repeats(parsed: Any) -> list[tuple[int, bool]]:
    """The greatest count of each repetition in a parsed pattern, and whether one lies inside another."""
    found: list[tuple[int, bool]] = []

    def walk(node: Any, *, inside: bool) -> None:
        if isinstance(node, (_parser.SubPattern, list)):
            for part in node:
                walk(part, inside=inside)
        elif isinstance(node, tuple):
            repeats = node[:1] in ((_constants.MAX_REPEAT,), (_constants.MIN_REPEAT,))
            if repeats:
                found.append((int(node[1][1]), inside))
            for part in node[1] if repeats else node:
                walk(part, inside=inside or repeats)

    walk(parsed, inside=False)
    return found


@pytest.mark.parametrize("name", sorted(EVERY))
def test_only_blanks_are_repeated_without_a_bound(name: str) -> None:
    found = _repeats(_parser.parse(EVERY[name].pattern, EVERY[name].flags))
    unbounded = [inside for most, inside in found if most == int(_constants.MAXREPEAT)]
    assert unbounded == ([False, False] if name.endswith("glyphs._BLANKS") else [])
    assert max((most for most, _ in found if most != int(_constants.MAXREPEAT)), default=0) <= MAX_TEXT


def test_the_patterns_of_the_reader_are_all_looked_at() -> None:
    assert len(EVERY) >= 30
