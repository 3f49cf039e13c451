"""What five reports ask for: every row has a room and tests that name it, or a reason why it is text only.

The rows stand in contract.toml, and docs/reference/contract.md is made from them by running this file as a program.
"""

from __future__ import annotations

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "reference" / "contract.md"
ROWS: dict[str, dict[str, Any]] = tomllib.loads((TESTS / "contract.toml").read_text(encoding="utf-8"))
SERVED = {code: row for code, row in ROWS.items() if "text_only" not in row}

LAST = {"JH": 50, "TM": 63, "DL": 36, "XZ": 43, "DH": 44, "X": 17}
"""The last number of each document's rows; each counts from 1."""
TEXT_ONLY = 10
"""How many rows are text only. Whoever adds one says so here too."""
PLACES = {
    "JH": "江汉区, 2022",
    "TM": "天门市, 2022",
    "DL": "东丽区, 2022",
    "XZ": "秀洲区, 2021",
    "DH": "东湖区, 2022",
    "X": "All five",
}
INTRODUCTION = """\
# What five reports ask for

Four districts and a city tell in yearly reports how they manage budget performance. Each row below is one thing that
they say or do, and that a library for this work must be able to say or do as well: in our words, with a few of theirs.
A row has the room (the module under `budgetperf`) that serves it and the tests (files under `tests`) that name its id,
or it is *text only*, with the reason. What a report proposes is marked so: it runs only where somebody adopts it.

{rows} rows: {served} are served, {text_only} are text only.
"""
_ID = re.compile(
    r"(?<![A-Za-z0-9])(JH|TM|DL|XZ|DH|X|jh|tm|dl|xz|dh|x)[-_](\d\d)(?![0-9])(?:(?:…|–|-)(\d\d)(?![0-9]))?"
    r"((?:(?:, ?|、|/)\d\d(?![0-9]))*)"
)


def named_in(text: str) -> set[str]:
    """The ids that a test names: JH-06, jh_06, a range JH-06…10 or a list JH-06, 07."""
    found: set[str] = set()
    for match in _ID.finditer(text):
        first = int(match[2])
        numbers = {*range(first, int(match[3] or first) + 1), *map(int, re.findall(r"\d\d", match[4]))}
        found |= {f"{match[1].upper()}-{number:02}" for number in numbers}
    return found


NAMED = {
    path.relative_to(TESTS).as_posix(): named_in(path.read_text(encoding="utf-8"))
    for path in sorted(TESTS.rglob("*.py"))
    if path != Path(__file__)
}


def page() -> str:
    """The page that the rows make."""
    counts = {"rows": len(ROWS), "served": len(SERVED), "text_only": len(ROWS) - len(SERVED)}
    parts = [INTRODUCTION.format(**counts)]
    for code, place in PLACES.items():
        lines = [_line(each, row) for each, row in ROWS.items() if each.rpartition("-")[0] == code]
        heads = "| id | what is asked | in its words | room | tests |\n|---|---|---|---|---|"
        parts.append("\n".join([f"## {place} ({code})\n", heads, *lines]) + "\n")
    return "\n".join(parts)


def _line(code: str, row: dict[str, Any]) -> str:
    words = f"「{row['words']}」" if "words" in row else ""
    if "text_only" in row:
        return f"| {code} | {row['asks']} | {words} | text only: {row['text_only']} | |"
    tests = ", ".join(f"`{test}`" for test in row["tests"])
    return f"| {code} | {row['asks']} | {words} | `{row['room']}` | {tests} |"


def test_the_page_is_what_the_rows_make() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: python tests/test_contract.py"


def test_no_row_is_missing_and_none_is_made_up() -> None:
    assert list(ROWS) == [f"{code}-{number:02}" for code, last in LAST.items() for number in range(1, last + 1)]
    assert len(ROWS) == sum(LAST.values()) == 253


def test_a_row_says_what_is_asked_and_is_served_or_text_only() -> None:
    kinds = ({"room", "tests"}, {"text_only"})
    assert [code for code, row in ROWS.items() if set(row) - {"asks", "words"} not in kinds] == []
    texts = {code: (row["asks"], row.get("words", "–")) for code, row in ROWS.items()}
    assert [code for code, both in texts.items() if not all(map(str.strip, both)) or "|" in "".join(both)] == []


def _faults(code: str) -> list[str]:
    """What a served row promises and is not there."""
    row = ROWS[code]
    rooms = [] if _is_module(f"budgetperf.{row['room']}") else [f"there is no room {row['room']}"]
    missing = [f"there is no test file {test}" for test in row["tests"] if test not in NAMED]
    silent = [f"{test} does not name {code}" for test in row["tests"] if code not in NAMED.get(test, {code})]
    return [*rooms, *missing, *silent]


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def test_a_served_row_has_its_room_and_tests_that_name_it() -> None:
    assert {code for code, row in SERVED.items() if not row["tests"]} == set()
    faults = {code: _faults(code) for code in SERVED}
    assert {code: found for code, found in faults.items() if found} == {}


def test_what_is_text_only_has_a_reason_and_nobody_adds_to_it_silently() -> None:
    reasons = {code: row["text_only"] for code, row in ROWS.items() if "text_only" in row}
    assert all(len(reason.split()) >= 5 for reason in reasons.values())
    assert len(reasons) == TEXT_ONLY


def test_tests_name_no_row_that_is_not_there() -> None:
    strange = {file: sorted(named - set(ROWS)) for file, named in NAMED.items() if named - set(ROWS)}
    assert strange == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def test_jh_06_new_money() -> None:", {"JH-06"}),
        ("test_tm_43_84_996_is_no_pass", {"TM-43"}),
        ("TM-10, TM-35 and XZ-26…28", {"TM-10", "TM-35", "XZ-26", "XZ-27", "XZ-28"}),
        ("DL-04, 05、06/07", {"DL-04", "DL-05", "DL-06", "DL-07"}),
        ("X-05: JH-290, AX-05, x_1", {"X-05"}),
        ("JH-23-unscreened, 2022-06-30, dl_26_and_10_3", {"JH-23", "DL-26"}),
    ],
)
def test_how_ids_are_found_in_a_test(text: str, expected: set[str]) -> None:
    assert named_in(text) == expected


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
