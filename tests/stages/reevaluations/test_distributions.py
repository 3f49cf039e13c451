"""Re-evaluations of a sample: drawn by a seed, both distributions, and which way the grades moved."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Exact, Rounding, RoundingMode, Share, fraction, points, wan, yi, yuan
from budgetperf.basis import Basis, BasisKind, RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.regimes import NATIONAL
from budgetperf.regimes.evaluating import XIUZHOU_LAYERS, reevaluation
from budgetperf.stages.evaluations import LayerSubjects, nest
from budgetperf.stages.reevaluations import (
    OnDifference,
    ReevaluationLine,
    ReevaluationSummary,
    WhichHolds,
    reevaluate,
    summarise_reevaluations,
)
from budgetperf.stages.selection import Announcement, DrawPolicy, DrawScope, IncludedCount, WhenShort, draw
from budgetperf.wire import dumps, loads
from evaluating_samples import GRADES, SAMPLED, xiuzhou

SCALE = NATIONAL.self_evaluation.scale
CENTS = Rounding(places=2, mode=RoundingMode.HALF_UP)
CODES = [band.code for band in SCALE.bands]
POLICY = reevaluation(
    scale=SCALE,
    holds=WhichHolds.REEVALUATION,
    on_difference=OnDifference.RECORDED,
    least=points(0),
    included=False,
)
SCORES = {"excellent": Decimal(95), "good": Decimal(85), "fair": Decimal(70), "poor": Decimal(50)}


def line(code: str, own: str | None, grade: str | None, difference: Exact | None = None) -> ReevaluationLine:
    """What a re-evaluation came to."""
    return ReevaluationLine(
        code=code,
        department="101",
        own_grade=own,
        grade=grade,
        held_grade=grade,
        difference=difference,
        amount=wan(1),
    )


def report(project: str, grade: str, kind: EvaluationKind) -> EvaluationReport:
    """A report with a score in the middle of its grade."""
    band = SCALE.coded(grade)
    return EvaluationReport(
        project=project, kind=kind, year=2020, score=SCORES[grade], whole=points(100), grade=band.zh
    )


def test_xz_22_xz_23_57_of_496_drawn_and_evaluated_again() -> None:
    """「财政随机抽取 57 个项目（11.49%），涉及资金 3.11 亿元」, and 8 优, 24 良, 22 中, 3 差 come out.

    What the units had found of themselves is not published; here all of them thought themselves good.
    """
    population = xiuzhou()
    assumed = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
    policy = DrawPolicy(
        code="example",
        revision="2021",
        zh="自评再评价抽查",
        en="re-evaluation",
        status=RuleStatus.REPORTED_PRACTICE,
        size=SAMPLED,
        scope=DrawScope.WHOLE,
        short=WhenShort.REFUSE,
        included=IncludedCount.WITHIN,
        basis=dict.fromkeys(("status", "size", "scope", "short", "included"), assumed),
    )
    told = Announcement(seed="0427193", purpose="再评价", announced=date(2021, 4, 27))
    drawn = draw([one.code for one in population], policy, told, on=date(2021, 4, 28))
    sample = [one for one in population if one.code in drawn.codes]
    layers = nest(
        [LayerSubjects(layer="self", subjects=population), LayerSubjects(layer="again", subjects=tuple(sample))],
        XIUZHOU_LAYERS,
    )
    assert layers.of("again").of_count == drawn.share == Share.of(57, 496)
    assert str(drawn.share.percent(CENTS)) == "11.49"
    assert layers.of("self").amount == yi("17.70")
    lines = [
        reevaluate(
            report(one.name, "good", EvaluationKind.SELF), report(one.name, grade, EvaluationKind.FISCAL), POLICY
        ).line(one.code, department=one.department, amount=one.amount)
        for one, grade in zip(sample, GRADES, strict=True)
    ]
    found = summarise_reevaluations(lines, SCALE)
    assert found.again.counts == (8, 24, 22, 3)
    assert [str(total.share.percent(CENTS)) for total in found.again.totals] == ["14.04", "42.11", "38.60", "5.26"]
    assert str(found.again.at_least("good").percent(CENTS)) == "56.14"
    assert found.own.counts == (0, 57, 0, 0)
    assert (found.up, found.same, found.down, found.untold) == (8, 24, 25, 0)
    assert found.held.counts == found.again.counts
    assert sum(total.amount for total in found.again.totals) == layers.of("again").amount
    assert found.mean_difference is not None
    expected = Fraction(8 * -10 + 22 * 15 + 3 * 35, 57)
    assert fraction(found.mean_difference) == expected
    assert verify(found)
    assert loads(dumps(found), ReevaluationSummary) == found
    zh = found.explain("zh").split("\n")
    assert zh[0] == "再评价 57 个：等级上调 8 个，不变 24 个，下调 25 个，无法比较 0 个"
    assert "  自评良、再评价差：3 个" in zh
    assert "  good, then poor: 3" in found.explain("en").split("\n")


GRADE = st.sampled_from([*CODES, None])


@given(st.lists(st.tuples(GRADE, GRADE), max_size=20))
def test_grades_move_as_their_ranks_do(pairs: list[tuple[str | None, str | None]]) -> None:
    found = summarise_reevaluations([line(f"p{i}", *pair) for i, pair in enumerate(pairs)], SCALE)
    known = [(CODES.index(own), CODES.index(again)) for own, again in pairs if own and again]
    assert found.up == sum(again < own for own, again in known)
    assert found.down == sum(again > own for own, again in known)
    assert found.same == sum(again == own for own, again in known)
    assert found.untold == len(pairs) - len(known)
    counted = Counter(pair for pair in pairs if None not in pair)
    assert {(one.own.code, one.again.code): one.count for one in found.shifts} == dict(counted)
    assert found.mean_difference is None
    assert found.own.ungraded == sum(own is None for own, _ in pairs)


def test_the_mean_of_the_known_differences() -> None:
    lines = [line("a", None, None, Decimal(5)), line("b", None, None, Share.of(1, 3)), line("c", None, None)]
    found = summarise_reevaluations(lines, SCALE)
    assert found.mean_difference is not None
    assert fraction(found.mean_difference) == Fraction(16, 6)
    assert "得分平均相差 8/3≈2.666667" in found.explain("zh")
    assert "mean difference of the totals —" in summarise_reevaluations([], SCALE).explain("en")


def test_a_classified_project_is_counted_nowhere() -> None:
    lines = [line("a", "good", "fair"), line("b", "good", "good")]
    found = summarise_reevaluations([*lines, evolve(line("secret", "good", "poor"), classified=True)], SCALE)
    assert found == summarise_reevaluations(lines[::-1], SCALE)
    assert "secret" not in repr(found) + found.explain("zh")


def test_lines_that_cannot_be_counted() -> None:
    with pytest.raises(InvalidValueError, match=r"the subjects \['a'\] stand twice"):
        summarise_reevaluations([line("a", "good", "good")] * 2, SCALE)
    with pytest.raises(InvalidValueError, match="the scale has no grade '优'"):
        summarise_reevaluations([line("a", "优", "good")], SCALE)
    with pytest.raises(InvalidValueError, match=r"ReevaluationLine\.difference is int"):
        line("a", None, None, 5)  # type: ignore[arg-type]
    with pytest.raises(
        InvalidValueError, match=r"ReevaluationLine\.amount is Decimal\('-1'\), expected yuan, 0 or more"
    ) as bad:
        evolve(line("a", None, None), amount=yuan(-1))
    assert "ReevaluationLine.amount 为 Decimal('-1')，应为不小于 0 的金额" in bad.value.text("zh")
    with pytest.raises(InvalidValueError, match="scale is NoneType"):
        summarise_reevaluations([], None)  # type: ignore[arg-type]
