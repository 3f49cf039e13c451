"""What a table of steps and all-or-nothing refuse, and how they account for a score."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budgetperf.amounts import Share
from budgetperf.basis import Basis, BasisKind, Document, assumed
from budgetperf.errors import InvalidValueError
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import score
from budgetperf.rules.shapes import NegativeActual
from budgetperf.rules.steps import AllOrNothing, Step, Steps, StepsOver

GUIDE = Document(
    title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）", number="财预〔2021〕101号", issuer="财政部"
)
EXAMPLE = assumed("示例", "an example")


def _lines(full: int, *lines: tuple[str | None, str]) -> tuple[Step, ...]:
    """Lines of an edge and the points below it."""
    return tuple(
        Step(upto=None if upto is None else Decimal(upto), earns=Share.of(earns, full)) for upto, earns in lines
    )


SATISFACTION = Steps(
    over=StepsOver.VALUE,
    unit="%",
    at_least=_lines(10, ("60", "0"), ("80", "5"), ("90", "8"), (None, "10")),
    basis=dict.fromkeys(
        ("over", "at_least"), Basis(kind=BasisKind.RECALLED, document=GUIDE, zh="满意度赋分", en="satisfaction")
    ),
)
ONE_LINE = _lines(10, (None, "10"))
NO_TABLE = "Steps has no table or an empty one, expected at_least, at_most or equal with lines."
NO_TABLE_ZH = "Steps 没有分档表或分档表为空，应给出 at_least、at_most 或 equal。"
NOT_COVERED = "the pieces for positive targets do not cover every actual: just the last must have no upper edge."


@pytest.mark.parametrize(
    ("fields", "en", "zh"),
    [
        ({}, NO_TABLE, NO_TABLE_ZH),
        ({"equal": ()}, NO_TABLE, NO_TABLE_ZH),
        ({"equal": ONE_LINE, "at_most": ()}, NO_TABLE, NO_TABLE_ZH),
        (
            {"equal": list(ONE_LINE)},
            "Steps.equal is list, expected tuple.",
            "Steps.equal 为 list，应为 tuple。",
        ),
        (
            {"at_most": _lines(10, ("5", "1"))},
            NOT_COVERED,
            "正指标值的各段未恰好覆盖全部实际值：应只有最后一段没有上界。",
        ),
        ({"at_most": ("5",)}, "Step is str, expected Step.", "Step 为 str，应为 Step。"),
    ],
)
def test_a_table_that_is_none_is_refused(fields: dict[str, Any], en: str, zh: str) -> None:
    basis = dict.fromkeys(("over", *fields), EXAMPLE)
    with pytest.raises(InvalidValueError) as caught:
        Steps(over=StepsOver.VALUE, unit="", basis=basis, **fields)
    assert (caught.value.en, caught.value.zh) == (en, zh)


@pytest.mark.parametrize(
    ("over", "edges", "edge", "before", "witness"),
    [
        (StepsOver.VALUE, ("5", "4"), "4", "5", "1"),
        (StepsOver.ATTAINMENT, ("0.8", "0.6"), "0.6t", "0.8t", "5"),
        (StepsOver.ATTAINMENT, ("0.8", "0.8"), "0.8t", "0.8t", "1"),
    ],
)
def test_edges_that_do_not_rise_are_refused_with_a_target_that_shows_it(
    over: StepsOver, edges: tuple[str, str], edge: str, before: str, witness: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Steps(
            over=over,
            unit="" if over is StepsOver.VALUE else None,
            equal=_lines(10, *((e, "1") for e in edges), (None, "2")),
            basis={"over": EXAMPLE, "equal": EXAMPLE},
        )
    assert caught.value.en == f"the piece 'step.2' is empty at t={witness}: its edge {edge} is not above {before}."
    assert caught.value.zh == f"指标值为 {witness} 时分段“step.2”为空：其上界 {edge} 不高于 {before}。"
    assert dict(caught.value.facts) == {"counterexample": witness, "piece": "step.2"}


@pytest.mark.parametrize("share", [Share.of(-1, 10), Share.of(11, 10), Share.of(1, 0)])
def test_a_line_earns_a_share_of_the_points(share: Share) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Step(upto=None, earns=share)
    assert caught.value.en == f"Step.earns is {share}, expected a share of the points, 0 to 1."
    assert caught.value.zh == f"Step.earns 为 {share}，应为分值的比例（0 至 1）。"
    assert dict(caught.value.facts) == {"found": str(share)}


@pytest.mark.parametrize("share", [Share.of(-1, 10), Share.of(1, 1), Share.of(0, 0)])
def test_a_miss_earns_less_than_everything(share: Share) -> None:
    with pytest.raises(InvalidValueError) as caught:
        AllOrNothing(missed=share)
    assert caught.value.en == f"AllOrNothing.missed is {share}, expected a share of the points, 0 to less than 1."
    assert caught.value.zh == f"AllOrNothing.missed 为 {share}，应为分值的比例（不小于 0 且小于 1）。"


@pytest.mark.parametrize("line", [{"upto": 5}, {"upto": Decimal("NaN")}, {"upto": 0.5}, {"earns": Decimal(1)}])
def test_a_line_of_other_types_is_refused(line: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Step(**({"upto": None, "earns": Share.of(1, 1)} | line))
    assert caught.value.en.startswith(f"Step.{next(iter(line))} is ")


@pytest.mark.parametrize(
    ("basis", "missing", "unknown"),
    [
        ({}, ["at_least", "over"], []),
        ({"over": EXAMPLE, "at_least": EXAMPLE, "nothing": EXAMPLE}, [], ["nothing"]),
        ({"over": EXAMPLE, "nothing": EXAMPLE}, ["at_least"], ["nothing"]),
    ],
)
def test_each_table_needs_a_basis_and_one_that_is_none_needs_none(
    basis: dict[str, Basis], missing: list[str], unknown: list[str]
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Steps(over=StepsOver.VALUE, unit="", at_least=ONE_LINE, basis=basis)
    assert dict(caught.value.facts) == {"missing": missing, "unknown": unknown}


def test_negative_actuals_count_as_zero_only_where_negative_targets_are_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        AllOrNothing(negative_actual=NegativeActual.ZERO)
    assert caught.value.zh == "AllOrNothing 将负的实际值按零计，又对负的指标值计分，二者不能并存。"
    assert caught.value.hint_zh == "请设 negative_target=NegativeTarget.REFUSED"


def test_a_score_by_a_table_names_the_line_and_who_set_it() -> None:
    scored = score(parse("≥90%"), "85%", points=10, rule=SATISFACTION)
    guide = "《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）"
    assert scored.explain("zh").split("\n")[:5] == [
        "得分 8（满分 10）",
        "  指标值 ≥90%，实际完成值 85%：未达成",
        "  按分档表第 3 档计分：10 × 0.8 = 8（a=85, t=90）",
        f"    依据：满意度赋分：{guide}〔凭记忆，未核原文〕",
        "  舍入：四舍五入，保留 2 位小数 → 8",
    ]
    assert scored.explain("en").split("\n")[:5] == [
        "8 of 10 points",
        "  target ≥90%, actual 85%: missed",
        "  line 3 of the table of steps: 10 × 0.8 = 8 (a=85, t=90)",
        f"    basis: satisfaction: {guide} [recalled, not read]",
        "  rounded half up to 2 decimals → 8",
    ]


def test_a_miss_by_all_or_nothing_says_what_it_assumes() -> None:
    scored = score(parse("大于95%"), "95%", points=5, rule=AllOrNothing())
    assert "  未达成：5 × 0 = 0（a=95, t=95）" in scored.explain("zh").split("\n")
    assert "  missed: 5 × 0 = 0 (a=95, t=95)" in scored.explain("en").split("\n")
    assert "  计算口径（文件未规定）：未达成不得分" in scored.explain("zh").split("\n")


def test_what_a_miss_still_earns_is_somebodys_figure() -> None:
    with pytest.raises(InvalidValueError) as caught:
        AllOrNothing(missed=Share.of(1, 2))
    assert caught.value.en == "AllOrNothing.basis lacks missed: that a miss still earns 1/2 is somebody's figure."
    assert caught.value.zh == "AllOrNothing.basis 缺少 missed：未达成仍得 1/2 须有出处。"
    half = AllOrNothing(missed=Share.of(1, 2), basis={"missed": EXAMPLE})
    scored = score(parse("≥95%"), "90%", points=5, rule=half)
    assert scored.points == Decimal("2.5")
    assert "未达成不得分" not in scored.explain("zh")
    assert "what is missed earns nothing" not in scored.explain("en")
