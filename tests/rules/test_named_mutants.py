"""Eleven faults that users of other systems met, by name: each is built here, and a check tells it from the library.

A check takes an implementation and asserts what is required of it, over a fixed set of rows. It passes for the library
and fails for every wrong function of its row; a fault that was seen in two forms has two. One fault of other
systems has no place here: adding up cumulative values over periods is a fault of monitoring; a score takes one actual.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import frozen

from budgetperf.amounts import Exact, Points, Rounding, RoundingMode, Share, fraction, wan
from budgetperf.errors import NotScorableError, UndefinedShareError
from budgetperf.records.budgets import Budget, FundSource
from budgetperf.rules.actuals import Rated, Rating
from budgetperf.rules.execution import Denominator, ExecutionRule, Overspending, WhenFinished, ZeroBudget
from budgetperf.rules.expectations import Qualitative
from budgetperf.rules.grading import GradeBand, GradeScale
from budgetperf.rules.outcomes import ExactlySide
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.scoring import score
from rules.shape_oracle import EXAMPLE

Scorer = Callable[[str, str], Fraction | None]
"""Target and actual as printed; the share of the points, or None where none is to be had."""
BOTH = Proportional(exactly=ExactlySide.BOTH)


def _by(rule: Proportional) -> Scorer:
    def scorer(target: str, actual: str) -> Fraction | None:
        try:
            return score(parse(target), read_actual(actual), points=1, rule=rule).exact
        except NotScorableError:
            return None

    return scorer


def _number(text: str) -> Fraction:
    return Fraction(text.lstrip("≥≤=><").rstrip("%次"))


def _ratio(target: str, actual: str) -> Fraction:
    return _number(actual) / _number(target)


def _expect(scorer: Scorer, rows: dict[tuple[str, str], str]) -> None:
    wrong: list[str] = []
    for (target, actual), share in rows.items():
        try:
            got = scorer(target, actual)
        except ArithmeticError as error:
            wrong.append(f"{target} {actual}: {error!r}")
            continue
        if got is None or got != Fraction(share):
            wrong.append(f"{target} {actual}: {got}, expected {share}")
    assert wrong == []


# --- falling indicators -----------------------------------------------------------------------------------------------


def falling_scored_as_rising(target: str, actual: str) -> Fraction | None:
    return min(_ratio(target, actual), Fraction(1))


def falling_by_the_complement(target: str, actual: str) -> Fraction | None:
    return max(1 - _ratio(target, actual), Fraction(0))


def check_that_less_is_better(scorer: Scorer) -> None:
    rows = [scorer("≤10次", f"{actual}次") for actual in (0, 5, 10, 12, 15, 20, 40)]
    shares = [share for share in rows if share is not None]
    assert len(shares) == len(rows)
    assert shares == sorted(shares, reverse=True), "more of what is unwanted never earns more"
    assert shares[2] > shares[4] > shares[5]


def check_that_a_limit_reached_is_full(scorer: Scorer) -> None:
    """From 200 down to 100: at 100 all is done, half way half, and what was 200 is no progress yet."""
    _expect(scorer, {("≤100", "100"): "1", ("≤100", "60"): "1", ("≤100", "150"): "1/2", ("≤100", "200"): "0"})


# --- the ratio itself -------------------------------------------------------------------------------------------------


def capped_by_max(target: str, actual: str) -> Fraction | None:
    return max(_ratio(target, actual), Fraction(1))


def check_that_the_cap_is_the_most(scorer: Scorer) -> None:
    _expect(scorer, {("≥80", "30"): "3/8", ("≥80", "80"): "1", ("≥80", "120"): "1", ("≥80", "0"): "0"})


def divided_by_zero(target: str, actual: str) -> Fraction | None:
    return min(_ratio(target, actual), Fraction(1))


def none_for_a_zero_target(target: str, actual: str) -> Fraction | None:
    return _by(Proportional())(target, actual) if _number(target) else None


def check_that_zero_is_a_target(scorer: Scorer) -> None:
    rows = {("≥0", "5"): "1", ("≥0", "0"): "1", ("≤0", "0"): "1", ("≤0", "3"): "0", ("=0", "0"): "1", ("=0", "1"): "0"}
    _expect(scorer, rows)


def cut_to_tenths(target: str, actual: str) -> Fraction | None:
    return min(Fraction(int(_number(actual)), int(_number(target))), Fraction(1))


def check_that_decimals_count(scorer: Scorer) -> None:
    _expect(scorer, {("≥10", "5.9"): "0.59", ("≥9.9", "9.9"): "1", ("≥9.9", "9"): "10/11"})
    _expect(scorer, {("≥68212208", "68212200"): "68212200/68212208"})


def yes_or_no_as_a_hundred_or_nothing(target: str, actual: str) -> Fraction | None:
    return Fraction(100 if actual in {target, "已完成"} else 0, 100)


def check_that_words_are_nobodys_number(scorer: Scorer) -> None:
    assert isinstance(parse("建成信息平台"), Qualitative)
    words = [read_actual(text) for text in ("已完成", "未完成")]
    assert [word.rating for word in words if isinstance(word, Rated)] == [Rating.ACHIEVED, Rating.NOT_ACHIEVED]
    assert scorer("建成信息平台", "已完成") is None
    assert scorer("建成信息平台", "未完成") is None


# --- several amounts --------------------------------------------------------------------------------------------------

Pooler = Callable[[list[tuple[int, int]]], Fraction]
"""Spent and budgeted of each source of funds, in 万元; the rate of all together."""


def pooled_by_the_library(sources: list[tuple[int, int]]) -> Fraction:
    listed = [FundSource(name="财政拨款", adjusted=wan(budget), executed=wan(spent)) for spent, budget in sources]
    return Budget.of(listed).execution.exact


def percentages_averaged(sources: list[tuple[int, int]]) -> Fraction:
    return sum((Fraction(spent, budget) for spent, budget in sources), Fraction(0)) / len(sources)


def percentages_summed(sources: list[tuple[int, int]]) -> Fraction:
    return sum((Fraction(spent, budget) for spent, budget in sources), Fraction(0))


def check_that_parts_make_the_whole(pooler: Pooler) -> None:
    assert pooler([(80, 100)]) == Fraction(4, 5)
    assert pooler([(1, 10), (990, 990)]) == Fraction(991, 1000)
    assert pooler([(80, 100), (10, 20)]) == Fraction(3, 4)


Executor = Callable[[str, str], Fraction | None]
"""Spent and budget; the points of 10, or None where they are declared not computable."""
EXECUTION = ExecutionRule(
    denominator=Denominator.ADJUSTED,
    when_zero=ZeroBudget.REFUSE,
    overspending=Overspending.CAPPED,
    when_finished=WhenFinished.BY_RATE,
    rounding=None,
    basis=dict.fromkeys(("denominator", "when_zero", "overspending", "when_finished", "rounding"), EXAMPLE),
)


def executed_by_the_library(spent: str, budget: str) -> Fraction | None:
    try:
        got: Exact = EXECUTION.awarded(Share.of(spent, budget), Points(Decimal(10)))
    except UndefinedShareError:
        return None
    return fraction(got)


def zero_budget_divided_by_one(spent: str, budget: str) -> Fraction | None:
    return min(10 * Fraction(spent) / (Fraction(budget) or 1), Fraction(10))


def execution_without_cap(spent: str, budget: str) -> Fraction | None:
    return 10 * Fraction(spent) / Fraction(budget) if Fraction(budget) else None


def check_that_execution_has_its_limits(executor: Executor) -> None:
    assert executor("861.46", "861.46") == 10
    assert executor("334.67", "861.46") == Fraction(33467 * 10, 86146)
    assert executor("102.59", "100") == 10, "spending more than the budget earns no bonus"
    assert executor("0", "0") is None, "no rate of nothing"
    assert executor("207.4538", "0") is None


# --- targets that a rising formula loses ------------------------------------------------------------------------------


def equal_without_an_upper_side(target: str, actual: str) -> Fraction | None:
    return min(_ratio(target, actual), Fraction(1))


def negative_actual_cut_to_zero(target: str, actual: str) -> Fraction | None:
    """What the vendor's scripts do: an actual below zero is zero, and a met target of ≤-30 % is lost."""
    cut = "0%" if _number(actual) < 0 else actual
    return _by(BOTH)(target, cut)


def negative_target_without_points(target: str, actual: str) -> Fraction | None:
    return None if _number(target) < 0 else _by(BOTH)(target, actual)


def check_that_both_sides_and_signs_count(scorer: Scorer) -> None:
    _expect(scorer, {("=100%", "100%"): "1", ("=100%", "80%"): "0.8", ("=100%", "125%"): "0.75"})
    _expect(scorer, {("≤-30%", "-40%"): "1", ("≤-30%", "-30%"): "1", ("≤-30%", "-15%"): "0.5", ("=-30%", "-30%"): "1"})


# --- grades and bands -------------------------------------------------------------------------------------------------

Grader = Callable[[Fraction], str | None]
"""A total; its grade, or None where it has none."""
FLOORS = {"优": 90, "良": 80, "中": 60, "差": 0}
SCALE = GradeScale(
    bands=tuple(
        GradeBand(code=code, zh=zh, en=code, floor=Decimal(floor))
        for code, (zh, floor) in zip(("excellent", "good", "fair", "poor"), FLOORS.items(), strict=True)
    ),
    compares=None,
    basis={"bands": EXAMPLE, "compares": EXAMPLE},
)


def graded_by_the_library(total: Fraction) -> str | None:
    return SCALE.grade(total).zh


def graded_as_displayed(total: Fraction) -> str | None:
    shown = Rounding(places=2, mode=RoundingMode.HALF_UP).apply(total)
    return SCALE.grade(shown).zh


def graded_only_above_ninety(total: Fraction) -> str | None:
    """An old script tests > 90, and below 90 the other grades begin."""
    return "优" if total > 90 else None if total == 90 else SCALE.grade(total).zh


def edge_owned_by_the_band_below(total: Fraction) -> str | None:
    return next((word for word, floor in FLOORS.items() if total > floor), "差")


def check_that_the_exact_total_is_graded(grader: Grader) -> None:
    grades = {"89.996": "良", "89.9999999": "良", "90": "优", "90.004": "优", "79.995": "中", "59.999": "差"}
    assert {total: grader(Fraction(total)) for total in grades} == grades


def check_that_every_edge_has_its_owner(grader: Grader) -> None:
    grades = {"100": "优", "90": "优", "89.99": "良", "80": "良", "79.99": "中", "60": "中", "59.99": "差", "0": "差"}
    assert {total: grader(Fraction(total)) for total in grades} == grades


# --- the table --------------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Fault:
    """One scoring fault.

    Attributes:
        name: what goes wrong.
        evidence: who met it.
        check: what is required of an implementation.
        library: the library's implementation.
        wrong: the fault, in each form that was seen.
    """

    name: str
    evidence: str
    check: Callable[[Any], None]
    library: Callable[..., Any]
    wrong: tuple[Callable[..., Any], ...]


PROPORTIONAL = _by(Proportional())
FAULTS = (
    Fault(
        name="a falling indicator is scored as a rising one",
        evidence="steedos/okr-management-app #17, #18; puzzle/okr #1661; akvo/akvo-rsr #4098",
        check=check_that_less_is_better,
        library=PROPORTIONAL,
        wrong=(falling_scored_as_rising,),
    ),
    Fault(
        name="a falling indicator is scored by the complement",
        evidence="Leantime #3247: from 200 down, now 100, shows 0 %",
        check=check_that_a_limit_reached_is_full,
        library=PROPORTIONAL,
        wrong=(falling_by_the_complement,),
    ),
    Fault(
        name="never above 100 % is written with max",
        evidence="akvo/akvo-rsr percent_accomplishment_100 at 9fcc12c: 37.5 % gives 100, 150 % gives 150",
        check=check_that_the_cap_is_the_most,
        library=PROPORTIONAL,
        wrong=(capped_by_max,),
    ),
    Fault(
        name="percentages are averaged or added",
        evidence="akvo/akvo-rsr #2446, #2181; TolaActivity #667",
        check=check_that_parts_make_the_whole,
        library=pooled_by_the_library,
        wrong=(percentages_averaged, percentages_summed),
    ),
    Fault(
        name="a target of zero crashes or is nothing",
        evidence="akvo/akvo-rsr #2830; DHIS2 #6346",
        check=check_that_zero_is_a_target,
        library=PROPORTIONAL,
        wrong=(divided_by_zero, none_for_a_zero_target),
    ),
    Fault(
        name="decimals are cut",
        evidence="puzzle/okr #235: 5.9 of 10 is shown as 50 %; openfisca-core #1378: 68,212,208 becomes 68,212,200",
        check=check_that_decimals_count,
        library=PROPORTIONAL,
        wrong=(cut_to_tenths,),
    ),
    Fault(
        name="available or not available is 100 or 0",
        evidence="akvo/akvo-rsr #2500",
        check=check_that_words_are_nobodys_number,
        library=PROPORTIONAL,
        wrong=(yes_or_no_as_a_hundred_or_nothing,),
    ),
    Fault(
        name="execution divides a zero budget by one and has no cap",
        evidence="预算绩效管理系统 pmkpi 的公开配置; a published form with an execution of 102.59 %",
        check=check_that_execution_has_its_limits,
        library=executed_by_the_library,
        wrong=(zero_budget_divided_by_one, execution_without_cap),
    ),
    Fault(
        name="the upper side of = and targets below zero are lost",
        evidence="预算绩效管理系统 pmkpi 的公开配置; a published target of ≤-30 %",
        check=check_that_both_sides_and_signs_count,
        library=_by(BOTH),
        wrong=(equal_without_an_upper_side, negative_actual_cut_to_zero, negative_target_without_points),
    ),
    Fault(
        name="the displayed total is graded",
        evidence="预算绩效管理系统 pmkpi 的公开配置: 89.996 prints 90.00 and is 良",
        check=check_that_the_exact_total_is_graded,
        library=graded_by_the_library,
        wrong=(graded_as_displayed,),
    ),
    Fault(
        name="an edge of the grades has no owner or the wrong one",
        evidence="预算绩效管理系统 pmkpi 的公开配置: an old script tests > 90",
        check=check_that_every_edge_has_its_owner,
        library=graded_by_the_library,
        wrong=(graded_only_above_ninety, edge_owned_by_the_band_below),
    ),
)
_WRONG = [(fault, wrong) for fault in FAULTS for wrong in fault.wrong]


def test_there_are_eleven_different_faults_each_with_its_evidence() -> None:
    assert len(FAULTS) == len({fault.name for fault in FAULTS}) == len({fault.check for fault in FAULTS}) == 11
    assert all(fault.evidence and fault.wrong for fault in FAULTS)
    assert len({wrong for _, wrong in _WRONG}) == len(_WRONG)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_library_has_none_of_them(fault: Fault) -> None:
    fault.check(fault.library)


@pytest.mark.parametrize(("fault", "wrong"), _WRONG, ids=[wrong.__name__ for _, wrong in _WRONG])
def test_the_check_tells_the_fault(fault: Fault, wrong: Callable[..., Any]) -> None:
    with pytest.raises(AssertionError):
        fault.check(wrong)
