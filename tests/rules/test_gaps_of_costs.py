"""Quick worked cases for changes of the unit costs that no other quick test notices."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from budgetperf.amounts import Share
from budgetperf.errors import InexactNumberError, InvalidValueError, UnitMismatchError
from budgetperf.ledger import PrintedFigure
from budgetperf.rules.cost_quantities import CostPeriod, CostQuantity, CostSpan
from budgetperf.rules.cost_units import CostUnit, measured_in
from budgetperf.rules.unit_costs import PrintedCost, UnitCost, share_of

MONTHLY = CostUnit.read("元/㎡/月")
YEARLY = CostUnit.read("元/㎡/年")
COST = UnitCost.read("5.66元/㎡/月")
AREA = CostQuantity.of(5, "㎡")
SPAN = CostSpan(count=2, period=CostPeriod.MONTH)
ODD: Any = "月"
FIVE: Any = 5
FLOAT: Any = 1.5


@pytest.mark.parametrize(
    ("make", "what", "found", "expected"),
    [
        (lambda: CostQuantity(value=FIVE, unit="㎡"), "CostQuantity.value", "int", "Decimal"),
        (lambda: CostQuantity.of(5, FIVE), "CostQuantity.unit", "int", "str"),
        (lambda: CostQuantity.read(FIVE), "text", "int", "str"),
        (lambda: AREA.count(FIVE), "thing", "int", "str"),
        (lambda: CostSpan(count=ODD, period=CostPeriod.MONTH), "CostSpan.count", "str", "int"),
        (lambda: CostSpan(count=5, period=ODD), "CostSpan.period", "str", "CostPeriod"),
        (lambda: SPAN.periods(ODD), "period", "str", "CostPeriod"),
        (lambda: CostUnit(things=("㎡",), period=ODD), "CostUnit.period", "str", "CostPeriod | NoneType"),
        (lambda: CostUnit.read(FIVE), "text", "int", "str"),
        (lambda: MONTHLY.amount_in(ODD), "other", "str", "CostUnit"),
        (lambda: measured_in(ODD, (AREA,), SPAN), "unit", "str", "CostUnit"),
        (lambda: measured_in(MONTHLY, (AREA,), FIVE), "span", "int", "CostSpan | NoneType"),
        (lambda: UnitCost(amount=FIVE, unit=MONTHLY), "UnitCost.amount", "int", "Fraction"),
        (lambda: UnitCost.of(5, FIVE), "UnitCost.unit", "int", "CostUnit"),
        (lambda: COST.per(ODD), "unit", "str", "CostUnit | CostPeriod"),
        (lambda: COST.plus(FIVE), "other", "int", "UnitCost"),
        (lambda: COST.minus(FIVE), "other", "int", "UnitCost"),
        (lambda: COST.times(FIVE), "factor", "int", "Fraction"),
        (lambda: COST.over(FIVE), "parts", "int", "Fraction"),
        (lambda: COST.exceeds(FIVE), "other", "int", "UnitCost"),
        (lambda: COST.rounded(FIVE), "rounding", "int", "Rounding"),
        (lambda: PrintedCost(figure=FIVE, unit=MONTHLY), "PrintedCost.figure", "int", "PrintedFigure"),
        (lambda: PrintedCost(figure=PrintedFigure.read("5元"), unit=ODD), "PrintedCost.unit", "str", "CostUnit"),
        (lambda: PrintedCost.read(FIVE), "text", "int", "str"),
    ],
)
def test_another_type_is_refused_by_its_name(make: Callable[[], object], what: str, found: str, expected: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert caught.value.text("en") == f"{what} is {found}, expected {expected}."
    assert caught.value.facts == {"found": found, "expected": expected}


def test_quantities_are_given_one_by_one() -> None:
    with pytest.raises(InvalidValueError, match=r"^quantities is int, expected Iterable\. Hint: use tuple\(\)$"):
        measured_in(MONTHLY, FIVE, SPAN)
    with pytest.raises(InvalidValueError, match=r"^item 2 of quantities is str, expected CostQuantity\.$"):
        measured_in(MONTHLY, (AREA, ODD), SPAN)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: CostQuantity.of(FLOAT, "㎡"), "value"),
        (lambda: UnitCost.of(FLOAT, MONTHLY), "amount"),
        (lambda: UnitCost.spent(FLOAT, MONTHLY, (AREA,), SPAN), "amount"),
    ],
)
def test_an_inexact_number_is_refused_by_its_name(make: Callable[[], object], what: str) -> None:
    with pytest.raises(InexactNumberError) as caught:
        make()
    assert caught.value.en == f"{what} is the float 1.5, expected an exact number."
    assert caught.value.zh.startswith(f"{what} 是 float 类型的 1.5")


@pytest.mark.parametrize(
    ("make", "en", "zh", "found"),
    [
        (
            lambda: CostQuantity.of("-1.5", "平方米"),
            "the quantity is -1.5 ㎡, expected 0 or more.",
            "数量为 -1.5㎡，应不小于 0。",
            "-1.5",
        ),
        (
            lambda: CostQuantity.of(1, " "),
            "CostQuantity.unit is '', expected a text that is not blank.",
            "CostQuantity.unit 为 ''，应为非空文本。",
            "",
        ),
        (
            lambda: CostSpan(count=0, period=CostPeriod.DAY),
            "something is paid for 0 periods, expected 1 or more.",
            "计费周期数为 0，应不小于 1。",
            0,
        ),
        (
            lambda: CostUnit(things=("人", "人")),
            "a unit cost is for 人、人, expected things such as 平方米, each once, or a period.",
            "单位成本的计量对象为“人、人”，应为平方米一类的对象且各不重复，或有计费周期。",
            "人、人",
        ),
        (
            lambda: UnitCost.of("-0.5", MONTHLY),
            "the unit cost is -0.5 元/㎡/月, expected 0 or more.",
            "单位成本为 -0.5元/㎡/月，应不小于 0。",
            "-0.5",
        ),
        (
            lambda: COST.over(Fraction(0)),
            "5.66 yuan were paid for a quantity of 0: there is no unit cost in 元/㎡/月.",
            "支出 5.66 元而数量为 0，无法计算以 元/㎡/月 计的单位成本。",
            "0",
        ),
        (
            lambda: PrintedCost(figure=PrintedFigure.read("约5元"), unit=MONTHLY),
            "the unit cost is printed as 约5元, expected one amount in 元 such as 5.66元.",
            "单位成本印为“约5元”，应为“5.66元”一类的单一金额。",
            "约5元",
        ),
    ],
)
def test_a_value_that_cannot_be_is_told_in_both_languages(
    make: Callable[[], object], en: str, zh: str, found: object
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert (caught.value.text("en"), caught.value.text("zh")) == (en, zh)
    assert caught.value.facts == {"found": found}


@pytest.mark.parametrize(
    ("read", "en", "zh"),
    [
        (
            CostQuantity.read,
            "is no quantity, expected one such as 12000㎡.",
            "不是数量，应为“12000㎡”一类的写法。",
        ),
        (
            CostUnit.read,
            "is no unit of a cost, expected one such as 元/㎡/月 or 每平方米每月.",
            "不是单位成本的单位，应为“元/㎡/月”“每平方米每月”一类的写法。",
        ),
        (
            PrintedCost.read,
            "is no unit cost, expected one such as 5.66元/㎡/月 or 每平方米每月5.66元.",
            "不是单位成本，应为“5.66元/㎡/月”“每平方米每月5.66元”一类的写法。",
        ),
    ],
)
def test_a_text_that_says_something_else_is_shown_up_to_80_characters(
    read: Callable[[str], object], en: str, zh: str
) -> None:
    text = "x" * 79 + "yz"
    with pytest.raises(InvalidValueError) as caught:
        read(text)
    assert caught.value.text("en") == f"'{text[:-1]}' {en}"
    assert caught.value.text("zh") == f"“{text[:-1]}”{zh}"
    assert caught.value.facts == {"found": text}


@pytest.mark.parametrize(
    ("unit", "quantities", "span", "given", "wanted"),
    [
        ("元/㎡/月", (), None, (), ("㎡", "月")),
        ("元/㎡/人", (AREA,), SPAN, ("5㎡", "2个月"), ("㎡", "人")),
        ("元/㎡/月", (CostQuantity.of(3, "人"),), SPAN, ("3人", "2个月"), ("㎡", "月")),
        ("元/㎡/日", (AREA,), SPAN, ("5㎡", "2个月"), ("㎡", "日")),
    ],
)
def test_what_a_unit_cost_is_not_measured_by(
    unit: str,
    quantities: tuple[CostQuantity, ...],
    span: CostSpan | None,
    given: tuple[str, ...],
    wanted: tuple[str, ...],
) -> None:
    with pytest.raises(UnitMismatchError) as caught:
        measured_in(CostUnit.read(unit), quantities, span)
    assert caught.value.text("en") == (
        f"a cost in {unit} is asked for {', '.join(given) or 'nothing'}, expected a quantity each in "
        f"{', '.join(wanted)} and nothing else. "
        "Hint: a unit with a period needs a span, one without must have none"
    )
    assert caught.value.text("zh") == (
        f"单位成本以 {unit} 计，所给数量为 {'、'.join(given) or '无'}，应按 {'、'.join(wanted)} 各给出一项"
        "且不得有其他。提示：按时间计的单位成本须给出时长，不按时间计的不得给出"
    )
    assert caught.value.facts == {"unit": unit, "found": given}


@pytest.mark.parametrize(
    ("text", "unit", "thing", "count"),
    [
        ("2亿平方米", "亿㎡", "㎡", 200_000_000),
        ("2万名", "万人", "人", 20_000),
        ("3万", "万", "万", 3),  # a multiplier with no thing behind it is the thing itself
        ("1.5公里", "公里", "m", 1500),
    ],
)
def test_multipliers_of_quantities(text: str, unit: str, thing: str, count: int) -> None:
    quantity = CostQuantity.read(text)
    assert quantity.unit == unit
    assert quantity.count(thing) == count


def test_a_unit_has_at_most_four_parts() -> None:
    assert CostUnit.read("元/㎡/人/次/月").things == ("㎡", "人", "次")
    with pytest.raises(InvalidValueError, match="is no unit of a cost"):
        CostUnit.read("元/㎡/人/次/户/月")


def test_costs_are_added_and_taken_away_in_the_unit_of_the_first() -> None:
    year = UnitCost.read("12元/㎡/年")
    assert COST.plus(year) == UnitCost.read("6.66元/㎡/月")
    assert year.minus(UnitCost.read("0.5元/㎡/月")) == UnitCost.of(6, YEARLY)
    assert COST.minus(UnitCost.read("5.16元/㎡/月")) == UnitCost.of("0.5", MONTHLY)
    assert COST.minus(UnitCost.read("5.67元/㎡/月")) is None


def test_equal_costs_leave_nothing_and_do_not_exceed_each_other() -> None:
    same = COST.per(YEARLY)
    assert COST.minus(same) == UnitCost.of(0, MONTHLY)
    assert not COST.exceeds(same)
    assert COST.exceeds(UnitCost.read("5.65元/㎡/月"))


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (Fraction(1, 2), Fraction(4), (Decimal("0.5"), Decimal(4))),
        (Fraction(1, 3), Fraction(2), (Decimal(1), Decimal(6))),
        (Fraction(2), Fraction(1, 3), (Decimal(6), Decimal(1))),
        (Fraction(5, 3), Fraction(7, 4), (Decimal(20), Decimal(21))),
        (Fraction(5, 3), Fraction(0), (Decimal(5), Decimal(0))),
    ],
)
def test_a_share_is_of_decimals_or_of_whole_numbers(
    part: Fraction, whole: Fraction, share: tuple[Decimal, Decimal]
) -> None:
    assert share_of(part, whole) == Share(numerator=share[0], denominator=share[1])


def test_a_bare_multiplier_is_of_no_thing() -> None:
    """「3万」 says not of what: it is neither square metres nor people, and nothing is assumed."""
    with pytest.raises(UnitMismatchError):
        UnitCost.read("5元/㎡").total([CostQuantity.read("3万")], None)
    assert CostQuantity.read("3万").count("㎡") is None
    assert CostQuantity.read("300人").count("") is None
    assert CostQuantity.read("3公里").count("米") == 3000
