"""What a draw refuses, in both languages, without a word about what is classified."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from budgetperf.basis import Basis, BasisKind, RuleStatus
from budgetperf.errors import BudgetPerfError, IncompleteError, InvalidValueError
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.projects import Project
from budgetperf.stages.selection import (
    Announcement,
    ByName,
    Candidate,
    Described,
    DrawPolicy,
    DrawScope,
    IncludedCount,
    WhenShort,
    draw,
)

ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
POLICY = DrawPolicy(
    code="example",
    revision="1",
    zh="抽查",
    en="spot check",
    status=RuleStatus.REPORTED_PRACTICE,
    size=2,
    scope=DrawScope.WHOLE,
    short=WhenShort.REFUSE,
    included=IncludedCount.WITHIN,
    basis=dict.fromkeys(("status", "size", "scope", "short", "included"), ASSUMED),
)
EACH = evolve(POLICY, scope=DrawScope.STRATUM)
TOLD = Announcement(seed="1", purpose="抽查", announced=date(2022, 5, 1))
ON = date(2022, 5, 1)
A, B, C = (ByName(code=code, reason="理由") for code in "abc")
PROJECT = Project(name="甲", department="1", year=2022, subject=SubjectKind.PROJECT)


def run(
    population: Any, policy: DrawPolicy = POLICY, told: Announcement = TOLD, **options: Any
) -> Callable[[], object]:
    """A draw that waits to be called."""
    return lambda: draw(population, policy, told, **{"on": ON, **options})


SPOKEN: Any = "2022-05-01"
CASES: dict[str, tuple[Callable[[], object], str, str]] = {
    "a code twice": (
        run(["a", "b", "a"]),
        "the population names items twice: [2]: the code a stands twice.",
        "对象重复：[2]：编码（a）重复。",
    ),
    "too few": (
        run(["a"]),
        "so many cannot be drawn: population: 1 can be drawn, expected 2 or more.",
        "无法按规定数量抽取：population：可抽取 1 个，应不少于 2 个。",
    ),
    "too few in a stratum": (
        run(
            [Candidate(code="a", stratum="甲"), Candidate(code="b", stratum="甲"), Candidate(code="c", stratum="乙")],
            EACH,
        ),
        "so many cannot be drawn: strata.乙: 1 can be drawn, expected 2 or more.",
        "无法按规定数量抽取：strata.乙：可抽取 1 个，应不少于 2 个。",
    ),
    "too few because of names on top": (
        run([*"abc"], evolve(POLICY, included=IncludedCount.ON_TOP), include=[A], exclude=[B]),
        "so many cannot be drawn: population: 1 can be drawn, expected 2 or more.",
        "无法按规定数量抽取：population：可抽取 1 个，应不少于 2 个。",
    ),
    "more names than room": (
        run([*"abc"], include=[A, B, C]),
        "so many cannot be drawn: population: 3 are included by name, expected at most 2.",
        "无法按规定数量抽取：population：指定列入 3 个，应不超过 2 个。",
    ),
    "names that do not fit": (
        run([*"ab"], include=[A, A, C], exclude=[A, evolve(C, code="d")]),
        (
            "these names do not fit the population: include[1]: a is named twice; include[2]: c is not in the "
            "population; exclude[0]: a is named twice; exclude[1]: d is not in the population."
        ),
        (
            "指定的对象与抽取范围不符：include[1]：（a）重复列出；include[2]：抽取范围中没有（c）；"
            "exclude[0]：（a）重复列出；exclude[1]：抽取范围中没有（d）。"
        ),
    ),
    "another population than announced": (
        run([*"ab"], told=evolve(TOLD, population="0" * 64)),
        (
            "the population has the hash 74d501989908e16d2cb3b80704808d0ffdc63dda02c1756bc2b451f75c873f4a, expected "
            f"the announced {'0' * 64}. Hint: items were added, taken away or moved to another stratum since"
        ),
        (
            "抽取范围的摘要为 74d501989908e16d2cb3b80704808d0ffdc63dda02c1756bc2b451f75c873f4a，"
            f"与公布的 {'0' * 64} 不一致。提示：公布之后有对象增加、减少或改变组别"
        ),
    ),
    "a draw before the announcement": (
        run([*"ab"], on=date(2022, 4, 30)),
        "the draw is on 2022-04-30, expected no day before the announcement of 2022-05-01.",
        "抽取日期为 2022-04-30，不应早于公布日期 2022-05-01。",
    ),
    "a project without a code": (
        run([PROJECT, evolve(PROJECT, code="a")]),
        "this population has no keys to draw by: [0]: this project has no code.",
        "无法按编码抽取：[0]：该项目没有编码。",
    ),
    "a moment for a day": (
        run([*"ab"], on=datetime(2022, 5, 1, tzinfo=UTC)),
        "on is datetime, expected date.",
        "on 为 datetime，应为 date。",
    ),
    "no day": (
        lambda: evolve(TOLD, announced=SPOKEN),
        "Announcement.announced is str, expected date.",
        "Announcement.announced 为 str，应为 date。",
    ),
    "no size": (
        lambda: evolve(POLICY, size=0),
        "DrawPolicy.size is 0, expected 1 or more.",
        "DrawPolicy.size 为 0，应不小于 1。",
    ),
    "a truth for a size": (
        lambda: evolve(POLICY, size=True),
        "DrawPolicy.size is bool, expected int.",
        "DrawPolicy.size 为 bool，应为 int。",
    ),
    "no reason": (
        lambda: evolve(A, reason=" "),
        "ByName.reason is ' ', expected a text that is not blank.",
        "ByName.reason 为 ' '，应为非空文本。",
    ),
    "a policy without a ground": (
        lambda: evolve(POLICY, basis={"size": ASSUMED}),
        (
            "DrawPolicy.basis lacks included, scope, short, status. Hint: give exactly one basis for each field that "
            "holds a rule"
        ),
        "DrawPolicy.basis 缺少 included、scope、short、status。提示：每个规则字段须有且仅有一个依据",
    ),
    "no population": (
        run(7),
        "population is int, expected Iterable. Hint: use tuple()",
        "population 为 int，应为 Iterable。提示：请用 tuple()",
    ),
    "a text for a population": (
        run("abc"),
        "population is str, expected Iterable. Hint: use tuple()",
        "population 为 str，应为 Iterable。提示：请用 tuple()",
    ),
    "something else in it": (
        run(["a", 7]),
        "item 2 of population is int, expected Candidate | Project | str. Hint: use Candidate()",
        "population 第 2 项为 int，应为 Candidate | Project | str。提示：请用 Candidate()",
    ),
    "facts that are none": (
        lambda: Described(code="a", facts=None),  # type: ignore[arg-type]
        "Described.facts is NoneType, expected Facts.",
        "Described.facts 为 NoneType，应为 Facts。",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_refusal_says_what_was_found_and_expected(name: str) -> None:
    call, en, zh = CASES[name]
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert caught.value.text("en") == en
    assert caught.value.text("zh") == zh


def test_an_item_without_a_stratum_cannot_be_drawn_from_its_stratum() -> None:
    with pytest.raises(IncompleteError) as caught:
        draw([Candidate(code="a", stratum="1"), "b", "c"], EACH, TOLD, on=ON)
    assert caught.value.text("zh") == "无法分组：b：未说明所属组别；c：未说明所属组别。"
    assert caught.value.text("en").startswith("the strata cannot be told: b: its stratum is not stated; c: ")


LINES = [
    "",
    " ",
    "1 ",
    "\u30001",
    "a\nb",
    "a\tb",
    "a\x00",
    "a\u200bb",
    "a\u00a0b",
    "\ufeffa",
    "a\u2028b",
    "e\u0301",
    "\ud800",
]


@pytest.mark.parametrize("line", LINES, ids=ascii)
def test_a_text_that_could_not_be_typed_again_is_refused(line: str) -> None:
    """Two draws never have the same bytes, and nobody draws again because of a blank that nobody sees."""
    said = [
        _refusal(lambda: evolve(TOLD, seed=line)),
        _refusal(lambda: evolve(TOLD, purpose=line)),
        _refusal(lambda: Candidate(code=line)),
        _refusal(lambda: Candidate(code="a", stratum=line)),
    ]
    assert [error.en.split(" is ")[0] for error in said] == [
        "Announcement.seed",
        "Announcement.purpose",
        "Candidate.code",
        "Candidate.stratum",
    ]
    if line.strip():
        assert said[3].en == (
            f"Candidate.stratum is {line!a}, expected one line without blanks at its ends and without invisible "
            "characters, in NFC."
        )
        assert said[3].zh == (
            f"Candidate.stratum 为 {line!a}，应为一行文本，首尾无空格，不含不可见字符，且为 NFC 形式。"
        )


def _refusal(call: Callable[[], object]) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert caught.value.text("zh").encode()
    return caught.value


@pytest.mark.parametrize("line", ["1", "a b", "特等奖 12\u300005", "é", "𠀀", "２０２２"])
def test_a_text_that_people_read_is_taken(line: str) -> None:
    assert evolve(TOLD, seed=line).seed == line


SECRET = Candidate(code="密1", stratum="密", classified=True)


@pytest.mark.parametrize(
    "call",
    [
        run([SECRET, "a", "b"], include=[ByName(code="密1", reason="x")]),
        run([SECRET, SECRET]),
        run(["密1", SECRET]),
        lambda: evolve(SECRET, code="密\n"),
        lambda: evolve(SECRET, stratum="密\n"),
        lambda: evolve(SECRET, code=""),
        run([evolve(PROJECT, name="密", department="密", classified=True)]),
    ],
    ids=["included", "twice", "open and classified", "code", "stratum", "no code", "no key"],
)
def test_a_refusal_about_a_classified_item_shows_nothing_of_it(call: Callable[[], object]) -> None:
    with pytest.raises(BudgetPerfError) as caught:
        call()
    error = caught.value
    said = f"{error!s}{error!r}{error.text('zh')}{error.args}{dict(error.facts)}"
    assert "密" not in said
    assert "\\u5bc6" not in said
    assert repr(SECRET) == "Candidate(withheld)"
