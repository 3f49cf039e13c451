"""The checks that hold a target against something else: what last year reached, and the money that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from budgetperf.amounts import Yuan, plain_text, show
from budgetperf.errors import UnitMismatchError
from budgetperf.records.targets import Indicator
from budgetperf.rules.actuals import Actual, Measured
from budgetperf.rules.directions import DirectionPolicy
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    Within,
)
from budgetperf.rules.naming import asked_by_name
from budgetperf.rules.units import align
from budgetperf.stages.reviews.check_policies import CostCheck, LastYearCheck
from budgetperf.stages.reviews.checking import Said
from budgetperf.stages.reviews.filings import FiledTarget, UnitPrice
from budgetperf.stages.reviews.findings import CheckKind, NotMade, ReviewFinding

__all__ = ["check_cost", "check_last_year"]


def check_last_year(filed: FiledTarget, rule: LastYearCheck) -> Iterator[Said]:
    """Whether less is asked than last year reached: of what should be many fewer, of what should be few more."""
    if not filed.last_year:
        yield NotMade(
            check=CheckKind.LAST_YEAR, path="last_year", zh="没有上年结果", en="no result of last year is given"
        )
    reached = {one.indicator: one.actual for one in filed.last_year}
    for indicator in filed.target.indicators if filed.target else ():
        if indicator.code in reached:
            yield from _against(indicator, reached[indicator.code], rule)


def _against(indicator: Indicator, reached: Actual, rule: LastYearCheck) -> Iterator[Said]:
    asked = _directed(indicator, rule.directions)
    why = _why_not(asked, reached)
    if why is None and isinstance(asked, (AtLeast, MoreThan, AtMost, LessThan)) and isinstance(reached, Measured):
        try:
            pair = align(asked.value, asked.unit, reached.value, reached.unit)
        except UnitMismatchError as error:
            why = error.zh.rstrip("。"), error.en.rstrip(".")
        else:
            rising = isinstance(asked, (AtLeast, MoreThan))
            if pair.assumptions:
                why = "一方未写计量单位", "one side has no unit"
            elif pair.target < pair.actual if rising else pair.target > pair.actual:
                yield _easier(indicator.code, asked, reached, rule, rising=rising)
    if why is not None:
        yield NotMade(check=CheckKind.LAST_YEAR, path=indicator.code, zh=why[0], en=why[1])


def _directed(indicator: Indicator, directions: DirectionPolicy | None) -> Expectation:
    asked, _ = asked_by_name(indicator.expectation, indicator.name)
    if isinstance(asked, Bare) and directions is not None:
        return directions.read(asked, indicator.name) or asked
    return asked


def _why_not(asked: Expectation, reached: Actual) -> tuple[str, str] | None:
    """Why the two cannot be compared; None where nothing but their units may stand against it."""
    match asked:
        case AtLeast() | MoreThan() | AtMost() | LessThan():
            pass
        case Bare():
            return f"“{asked}”的方向不明", f"which way is better than {str(asked)!r} is not known"
        case Exactly() | Within():
            return f"“{asked}”没有高低之分", f"{str(asked)!r} has no better side"
        case By() | Qualitative() | Unread():
            return f"“{asked}”不是数", f"{str(asked)!r} is no number"
        case _:
            assert_never(asked)
    if not isinstance(reached, Measured):
        return f"上年结果“{reached}”不是数", f"last year's {str(reached)!r} is no number"
    if reached.operator not in {"", "="}:
        return f"上年结果“{reached}”只是界限", f"last year's {str(reached)!r} is only a bound"
    return None


def _easier(code: str, asked: Expectation, reached: Measured, rule: LastYearCheck, *, rising: bool) -> ReviewFinding:
    return ReviewFinding(
        check=CheckKind.LAST_YEAR,
        gravity=rule.gravity,
        path=code,
        found_zh=f"“{asked}”比上年实际 {reached} 宽松",
        found_en=f"{str(asked)!r}, easier than last year's {reached}",
        expected_zh=f"{'不低于' if rising else '不高于'} {reached}",
        expected_en=f"{reached} or {'more' if rising else 'less'}",
    )


def check_cost(filed: FiledTarget, rule: CostCheck) -> Iterator[Said]:
    """Whether quantity times unit price makes the budget, within the tolerance."""
    if not filed.prices:
        yield _no_cost("prices", "没有单价", "no unit price is given")
        return
    if filed.amount is None:
        yield _no_cost("amount", "未填申请金额", "no amount is stated")
        return
    indicators = {indicator.code: indicator for indicator in filed.target.indicators} if filed.target else {}
    made, failed = Fraction(0), False
    for price in filed.prices:
        counted = _quantity(indicators[price.indicator], price)
        if isinstance(counted, NotMade):
            failed = True
            yield counted
        else:
            made += counted * Fraction(price.price)
    covers = filed.prices_cover_all is True and not failed
    yield from _against_budget(made, filed.amount, rule, covers=covers)


def _against_budget(made: Fraction, budget: Yuan, rule: CostCheck, *, covers: bool) -> Iterator[Said]:
    allowed = rule.tolerance.exact * Fraction(budget)
    apart = made - Fraction(budget)
    if apart > allowed or (covers and -apart > allowed):
        yield ReviewFinding(
            check=CheckKind.COST,
            gravity=rule.gravity,
            path="amount",
            found_zh=f"数量乘单价合计 {show(made)} 元",
            found_en=f"quantities times prices of {show(made)} yuan",
            expected_zh=f"与申请金额 {plain_text(budget)} 元相差不超过 {show(allowed)} 元",
            expected_en=f"the {plain_text(budget)} yuan asked for, give or take {show(allowed)}",
        )
    elif not covers:
        zh = f"单价未涵盖全部支出，已涵盖 {show(made)} 元"
        yield _no_cost("prices", zh, f"the prices do not cover everything, only {show(made)} yuan")


def _quantity(indicator: Indicator, price: UnitPrice) -> Fraction | NotMade:
    asked = indicator.expectation
    if isinstance(asked, (Within, By, Qualitative, Unread)):
        return _no_cost(indicator.code, f"“{asked}”不是一个数量", f"{str(asked)!r} is no quantity")
    try:
        pair = align(asked.value, price.per, asked.value, asked.unit)
    except UnitMismatchError:
        pair = None
    if pair is not None and not pair.assumptions:
        return pair.actual
    zh = f"数量以“{asked.unit}”计，单价以“{price.per}”计"
    return _no_cost(indicator.code, zh, f"the quantity is in {asked.unit!r} and the price for {price.per!r}")


def _no_cost(path: str, zh: str, en: str) -> NotMade:
    return NotMade(check=CheckKind.COST, path=path, zh=zh, en=en)
