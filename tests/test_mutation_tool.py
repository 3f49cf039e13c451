"""The parts of the mutation run that its numbers rest on: unfolded properties, forks, names of changes, the rate."""

from __future__ import annotations

import os
import signal
import tomllib
from pathlib import Path

import pytest

from mutation.forks import ENDLESS, forked, silence
from mutation.report import Mutant, Tried, change, entries, explained, summary, written
from mutation.staging import without_property

CODE = '''
class Box:
    """A box."""

    @property
    def side(self) -> int:
        """The side."""
        return 2

    @property
    def area(self) -> int:
        return self.side * self.side

    @staticmethod
    def unit() -> "Box":
        return Box()

    @some.decorator
    @property
    def kept(self) -> int:
        return 3

    @some.decorator
    def empty(self) -> int:
        """Nothing to mutate."""
'''
FIRST, SECOND = Mutant("units", "_split", "a => b"), Mutant("units", "align", "c => d")


def test_an_unfolded_property_is_the_same_property() -> None:
    code, left = without_property(CODE)
    assert left == ["Box.kept (@some.decorator @property)"]
    assert code.count("@property") == 1
    plain = code.partition("    @some.decorator")[0]
    spaces: list[dict[str, type]] = [{}, {}]
    exec(plain, spaces[0])  # noqa: S102 - the text above
    exec(CODE.partition("    @some.decorator")[0], spaces[1])  # noqa: S102
    for space in spaces:
        assert isinstance(vars(space["Box"])["area"], property)
        assert space["Box"]().area == 4
        assert space["Box"].side.__doc__ == "The side."  # type: ignore[attr-defined]


def _fails(what: str) -> str:
    silence()
    SEEN.append(what)
    match what:
        case "ends":
            os.kill(os.getpid(), signal.SIGKILL)
        case "breaks":
            raise KeyError(what)
        case "looks":
            return f"{what} at {len(SEEN)}"
    return ""


SEEN: list[str] = []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without forks")
@pytest.mark.parametrize("workers", [1, 2, 5])
def test_forks_answer_for_themselves_and_leave_nothing_behind(workers: int) -> None:
    asked = ["passes", "ends", "breaks", "looks"]
    answers = dict(forked(asked, _fails, workers=workers))
    assert answers == {"passes": "", "ends": ENDLESS, "breaks": "KeyError('breaks')", "looks": "looks at 1"}
    assert not SEEN


def test_a_change_is_one_line_that_does_not_know_where_it_stands() -> None:
    before, after = "def f(a):\n    b = a\n    return b + 1\n", "def f(a):\n    b = a\n    return b - 1\n"
    assert change(before, after) == change("\n\n" + before, "\n\n" + after) == "return b + 1 => return b - 1"


def test_the_rate_is_of_all_mutants_and_an_explanation_kills_none() -> None:
    tested = [*[Tried(Mutant("units", "align", str(n)), killed=True) for n in range(18)], Tried(FIRST, killed=False)]
    text, enough = summary(tested, {FIRST: "reason"}, whole=True)
    assert not enough
    assert "units                 18         1    94.7%" in text
    assert "unexplained:" not in text
    text, enough = summary([*tested, Tried(SECOND, killed=True)], {SECOND: "reason"}, whole=True)
    assert enough
    assert f"unexplained: {FIRST}" in text
    assert f"stale explanation: {SECOND}" in text
    assert not summary([], {}, whole=True)[1]


def test_a_run_of_some_modules_calls_no_explanation_of_another_stale() -> None:
    tested = [Tried(Mutant("calendar", "f", "x => y"), killed=True)]
    assert "stale" not in summary(tested, {FIRST: "reason"}, whole=False)[0]
    assert "stale" in summary(tested, {FIRST: "reason"}, whole=True)[0]


def test_survivors_are_written_one_a_line_and_as_entries_to_be_explained(tmp_path: Path) -> None:
    tested = [Tried(FIRST, killed=False), Tried(SECOND, killed=False)]
    assert written(tested, {SECOND: "why"}).splitlines() == [
        "# unexplained",
        "units | _split | a => b",
        "",
        "# explained",
        "units | align | c => d | why",
    ]
    quoted = Mutant("units", "say", "f\"“{a}\\n”\" => 'b'")
    entry = entries([Tried(quoted, killed=False)], {})
    assert tomllib.loads(entry)["survivor"] == [{**quoted._asdict(), "reason": ""}]
    path = tmp_path / "survivors.toml"
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(SystemExit, match="without a reason"):
        explained(path)
    path.write_text(entry.replace('reason = ""', 'reason = "because"'), encoding="utf-8")
    assert explained(path) == {quoted: "because"}


def test_every_listed_survivor_has_a_reason_and_names_a_module_of_the_rules() -> None:
    rules = Path(__file__).parent.parent / "src" / "budgetperf" / "rules"
    listed = explained()
    assert listed
    assert {mutant.module for mutant in listed} <= {path.stem for path in rules.rglob("*.py")}
