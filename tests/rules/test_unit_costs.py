"""Unit costs: spellings, exact conversions, an algebra that keeps its laws, and sums that cannot be."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, fraction, yuan
from budgetperf.errors import InexactNumberError, InvalidValueError, UnitMismatchError
from budgetperf.ledger import ROUNDED_HALF_UP, PrintedFigure
from budgetperf.rules.cost_quantities import CostPeriod, CostQuantity, CostSpan
from budgetperf.rules.cost_units import CostUnit, measured_in
from budgetperf.rules.unit_costs import PrintedCost, UnitCost, share_of
from budgetperf.wire import dumps, loads

MONTHLY = CostUnit.read("元/㎡/月")
TIMED = tuple(CostPeriod)[1:]


@pytest.mark.parametrize(
    "text",
    [
        "5.66元/㎡/月",
        "5.66 元/㎡/月",
        "５．６６元／㎡／月",
        "5.66元/平方米/月",
        "5.66元/m2/月",
        "5.66元/m²/月",
        "5.66元/M2·月",
        "5.66元/(平方米·月)",
        "5.66元／平米×月",
        "5.66元/月/平方米",
        "5.66元每平方米每月",
        "每平方米每月5.66元",
        "每月每平方米 5.66 元",
        "每㎡每个月５.６６元",
    ],
)
def test_one_cost_has_many_spellings(text: str) -> None:
    found = UnitCost.read(text)
    assert found == UnitCost(amount=Fraction(566, 100), unit=CostUnit(things=("㎡",), period=CostPeriod.MONTH))
    assert (str(found), found.words) == ("5.66元/㎡/月", "每平方米每月5.66元")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1.5万元/公里", "15000元/公里"),
        ("1,234.5元/人/年", "1234.5元/人/年"),
        ("0.02亿元/项", "2000000元/项"),
        ("3千元/人次", "3000元/人次"),
        ("每人每天120元", "120元/人/日"),
        ("800元/季度/户", "800元/户/季度"),
        ("50元/年", "50元/年"),
        ("12元/kg", "12元/公斤"),
        ("7元/人/㎡", "7元/㎡/人"),
    ],
)
def test_other_costs(text: str, printed: str) -> None:
    found = UnitCost.read(text)
    assert str(found) == printed
    assert UnitCost.read(printed) == found == UnitCost.read(found.words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5.66",
        "5.66元",
        "元/㎡",
        "约5.66元/㎡",
        "-5元/㎡",
        "5.66元/㎡/月左右的",
        "5.6.6元/㎡",
        "5元/",
        "每5元",
        "5美元/㎡",
    ],
)
def test_what_is_no_unit_cost_is_refused_not_guessed(text: str) -> None:
    with pytest.raises(InvalidValueError):
        UnitCost.read(text)
    with pytest.raises(InvalidValueError, match="is no unit cost, expected one such as"):
        UnitCost.read("5.66元")
    with pytest.raises(InvalidValueError) as caught:
        CostUnit.read("5.66元/㎡")
    assert caught.value.zh == "“5.66元/㎡”不是单位成本的单位，应为“元/㎡/月”“每平方米每月”一类的写法。"


@pytest.mark.parametrize("text", ["元/月/年", "元/a/b/c/d/e", "元/12", "元/㎡/㎡", "元/万元", "元"])
def test_a_unit_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError):
        CostUnit.read(text)


def test_a_unit_is_for_something() -> None:
    with pytest.raises(InvalidValueError) as caught:
        CostUnit()
    assert caught.value.en.startswith("a unit cost is for nothing, expected things such as 平方米")
    assert caught.value.zh == "单位成本的计量对象为“”，应为平方米一类的对象且各不重复，或有计费周期。"
    other: Any = "㎡"
    with pytest.raises(InvalidValueError, match=r"CostUnit\.things is str"):
        CostUnit(things=other)


def test_dl_26_dl_27_a_month_is_a_twelfth_of_a_year_exactly() -> None:
    """「每平方米每月5.66元」 is 67.92 元/㎡/年, 7.67 is 92.04."""
    assert str(UnitCost.read("每平方米每月5.66元").per(CostPeriod.YEAR)) == "67.92元/㎡/年"
    assert str(UnitCost.read("每平方米每月7.67元").per(CostPeriod.YEAR)) == "92.04元/㎡/年"
    assert UnitCost.read("每平方米每月5.66元").per(CostPeriod.QUARTER) == UnitCost.read("16.98元/㎡/季度")
    third = UnitCost.read("1元/㎡/年").per(CostPeriod.MONTH)
    assert (str(third), third.per(CostPeriod.YEAR)) == ("1/12≈0.083333元/㎡/月", UnitCost.read("1元/㎡/年"))


def test_other_sizes_of_a_thing_convert_exactly() -> None:
    assert str(UnitCost.read("10000元/公里").per(CostUnit.read("元/米"))) == "10元/米"
    assert str(UnitCost.read("3元/㎡/月").per(CostUnit.read("元/公顷/年"))) == "360000元/公顷/年"
    assert str(UnitCost.read("2万元/万人").per(CostUnit.read("元/人"))) == "2元/人"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5元/㎡", "5元/㎡/月"),
        ("5元/㎡/月", "5元/㎡/日"),
        ("5元/㎡/月", "5元/人/月"),
        ("5元/㎡/月", "5元/㎡/人/月"),
        ("5元/㎡/人/月", "5元/㎡/月"),
        ("5元/亩/年", "5元/㎡/年"),
    ],
)
def test_costs_of_different_measure_are_never_added(one: str, other: str) -> None:
    first, second = UnitCost.read(one), UnitCost.read(other)
    for verb in (first.plus, first.minus, first.exceeds):
        with pytest.raises(UnitMismatchError):
            verb(second)


def test_the_error_says_what_does_not_fit_in_both_languages() -> None:
    with pytest.raises(UnitMismatchError) as caught:
        UnitCost.read("5.66元/㎡").plus(UnitCost.read("5.66元/㎡/月"))
    error = caught.value
    assert error.text("en") == (
        "one cost is in 元/㎡/月 and the other in 元/㎡, and only one of them is for a period. "
        "Hint: state both in one unit"
    )
    assert error.text("zh") == (
        "两项成本的单位分别为 元/㎡/月 和 元/㎡，其中只有一个按时间计，不能相加或比较。提示：请统一单位"
    )
    assert error.facts == {"unit": "元/㎡/月", "other": "元/㎡"}
    with pytest.raises(UnitMismatchError) as again:
        UnitCost.read("1元/㎡").plus(UnitCost.read("1元/人"))
    assert again.value.zh == "两项成本的单位分别为 元/人 和 元/㎡，不能相加或比较。"


AMOUNTS = st.fractions(min_value=0, max_value=10**6, max_denominator=1000)
COSTS = st.builds(
    lambda amount, period: UnitCost(amount=amount, unit=CostUnit(things=("㎡",), period=period)),
    AMOUNTS,
    st.sampled_from(TIMED),
)


def _yearly(cost: UnitCost) -> Fraction:
    return cost.per(CostPeriod.YEAR).amount


@given(COSTS, COSTS, COSTS, AMOUNTS)
def test_the_laws_of_the_algebra(one: UnitCost, other: UnitCost, third: UnitCost, factor: Fraction) -> None:
    assert _yearly(one.plus(other)) == _yearly(other.plus(one)) == _yearly(one) + _yearly(other)
    assert one.plus(other).plus(third) == one.plus(other.plus(third))
    assert one.plus(other).times(factor) == one.times(factor).plus(other.times(factor))
    assert one.plus(other).minus(other) == one
    assert one.exceeds(other) == (_yearly(one) > _yearly(other)) == (one.minus(other) not in {None, one.minus(one)})
    for period in TIMED:
        assert one.per(period).per(one.unit) == one


@given(COSTS, st.integers(1, 10**6), st.integers(1, 48), st.sampled_from(TIMED))
def test_money_is_conserved(cost: UnitCost, area: int, count: int, period: CostPeriod) -> None:
    """What was paid over what it was paid for is the unit cost again, and both ways of counting time agree."""
    quantities, span = (CostQuantity.of(area, "㎡"),), CostSpan(count=count, period=period)
    total = fraction(cost.total(quantities, span))
    assert total == cost.amount * area * count * Fraction(period.months or 0, cost.unit.period.months or 0)  # type: ignore[union-attr]
    for other in TIMED:
        assert fraction(cost.per(other).total(quantities, span)) == total
    assert UnitCost(amount=total, unit=cost.unit).over(measured_in(cost.unit, quantities, span)) == cost


def test_area_times_quota_times_months() -> None:
    cost = UnitCost.read("5.66元/㎡/月")
    area = [CostQuantity.read("1.2万㎡")]
    assert cost.total(area, CostSpan(count=12, period=CostPeriod.MONTH)) == Decimal(815040)
    assert cost.total(area, CostSpan(count=1, period=CostPeriod.YEAR)) == Decimal(815040)
    assert cost.total(area, CostSpan(count=7, period=CostPeriod.MONTH)) == Decimal(475440)
    assert UnitCost.read("100元/㎡/年").total(
        [CostQuantity.of(1, "㎡")], CostSpan(count=1, period=CostPeriod.MONTH)
    ) == (share_of(Fraction(25), Fraction(3)))
    assert UnitCost.read("20元/人/次").total([CostQuantity.of(3, "次"), CostQuantity.of(50, "人")], None) == Decimal(
        3000
    )
    assert UnitCost.spent(yuan(815040), MONTHLY, area, CostSpan(count=1, period=CostPeriod.YEAR)) == cost
    assert UnitCost.read("1元/㎡/日").total([CostQuantity.of(2, "㎡")], CostSpan(count=3, period=CostPeriod.DAY)) == 6


@pytest.mark.parametrize(
    ("unit", "quantities", "span"),
    [
        ("元/㎡/月", (), CostSpan(count=12, period=CostPeriod.MONTH)),
        ("元/㎡/月", (CostQuantity.of(1, "㎡"),), None),
        ("元/㎡", (CostQuantity.of(1, "㎡"),), CostSpan(count=12, period=CostPeriod.MONTH)),
        ("元/㎡/月", (CostQuantity.of(1, "人"),), CostSpan(count=12, period=CostPeriod.MONTH)),
        ("元/㎡/月", (CostQuantity.of(1, "㎡"),) * 2, CostSpan(count=12, period=CostPeriod.MONTH)),
        ("元/㎡/月", (CostQuantity.of(1, "㎡"),), CostSpan(count=365, period=CostPeriod.DAY)),
    ],
)
def test_what_is_not_measured_in_the_unit_is_refused(
    unit: str, quantities: tuple[CostQuantity, ...], span: CostSpan | None
) -> None:
    with pytest.raises(UnitMismatchError, match=f"a cost in {unit} is asked for"):
        UnitCost.of(1, unit).total(quantities, span)
    with pytest.raises(UnitMismatchError) as caught:
        UnitCost.of(1, MONTHLY).total((), None)
    assert caught.value.text("zh") == (
        "单位成本以 元/㎡/月 计，所给数量为 无，应按 ㎡、月 各给出一项且不得有其他。"
        "提示：按时间计的单位成本须给出时长，不按时间计的不得给出"
    )


def test_the_ambient_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 2
        cost = PrintedCost.read("123456.78元/㎡/月")
        assert (str(cost), str(cost.cost.per(CostPeriod.YEAR))) == ("123456.78元/㎡/月", "1481481.36元/㎡/年")
        assert str(PrintedCost.read("1.23456万元/㎡").cost) == "12345.6元/㎡"


def test_printed_precision_is_kept() -> None:
    assert [str(PrintedCost.read(text)) for text in ("5.60元/㎡/月", "每平方米每月7元")] == [
        "5.60元/㎡/月",
        "7元/㎡/月",
    ]
    assert PrintedCost.read("5.60元/㎡").cost == PrintedCost.read("5.6元/㎡").cost
    assert [
        str(PrintedCost.read(text).figure.stands_for(ROUNDED_HALF_UP)) for text in ("1.50万元/公里", "每人3千元")
    ] == [
        "[14950, 15050)",
        "[2500, 3500)",
    ]
    assert str(PrintedCost.read("1,234.50元/人")) == "1234.50元/人"
    assert UnitCost.read("0.00000000000000000001元/㎡").amount == Fraction(1, 10**20)


@pytest.mark.parametrize("text", ["约5.66元", "超过5.66元", "5.66元以上", "5.66元钱", "5.66%", "5个", "2022年"])
def test_a_printed_cost_is_one_amount_in_yuan(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        PrintedCost(figure=PrintedFigure.read(text), unit=MONTHLY)
    assert caught.value.en == f"the unit cost is printed as {text}, expected one amount in 元 such as 5.66元."
    assert caught.value.zh == f"单位成本印为“{text}”，应为“5.66元”一类的单一金额。"
    exact = PrintedCost(figure=PrintedFigure.read("5.66元", exact=True), unit=MONTHLY)
    assert exact.cost == PrintedCost.read("5.66元/㎡/月").cost


def test_rounding_is_asked_for() -> None:
    third = UnitCost.read("1元/㎡").over(Fraction(3))
    assert str(third) == "1/3≈0.333333元/㎡"
    assert str(third.rounded(Rounding(places=2, mode=RoundingMode.UP))) == "0.34元/㎡"


def test_refusals() -> None:
    with pytest.raises(InvalidValueError) as caught:
        UnitCost(amount=Fraction(-1), unit=MONTHLY)
    assert caught.value.zh == "单位成本为 -1元/㎡/月，应不小于 0。"
    with pytest.raises(InvalidValueError) as caught:
        UnitCost.spent(yuan(100), CostUnit.read("元/㎡"), [CostQuantity.of(0, "㎡")], None)
    assert caught.value.en == "100 yuan were paid for a quantity of 0: there is no unit cost in 元/㎡."
    assert caught.value.zh == "支出 100 元而数量为 0，无法计算以 元/㎡ 计的单位成本。"
    with pytest.raises(InexactNumberError):
        UnitCost.of(5.66, MONTHLY)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="other is Decimal, expected UnitCost"):
        UnitCost.of(5, MONTHLY).plus(Decimal(5))  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"UnitCost\.unit is NoneType"):
        UnitCost(amount=Fraction(1), unit=None)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="the quantity is -1 ㎡"):
        CostQuantity.of(-1, "㎡")
    with pytest.raises(InvalidValueError) as caught:
        CostQuantity.read("很多㎡")
    assert caught.value.zh == "“很多㎡”不是数量，应为“12000㎡”一类的写法。"
    with pytest.raises(InvalidValueError, match="unit is int"):
        CostQuantity(value=Decimal(1), unit=5)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError) as caught:
        CostSpan(count=0, period=CostPeriod.MONTH)
    assert caught.value.zh == "计费周期数为 0，应不小于 1。"
    with pytest.raises(InvalidValueError, match=r"CostSpan\.count is bool"):
        CostSpan(count=True, period=CostPeriod.MONTH)


def test_words_of_spans_and_quantities() -> None:
    spans = [CostSpan(count=2, period=period) for period in CostPeriod]
    assert [str(span) for span in spans] == ["2日", "2个月", "2个季度", "2年"]
    assert [str(CostQuantity.read(text)) for text in ("1.50万平方米", "300人", "2亿元", "5万")] == [
        "1.5万㎡",
        "300人",
        "2亿元",
        "5万",
    ]
    assert CostQuantity.read("2公里").count("米") == 2000
    assert CostQuantity.read("2公里").count("㎡") is None


@pytest.mark.parametrize(
    "value",
    [
        UnitCost.read("1元/㎡/年").per(CostPeriod.MONTH),
        PrintedCost.read("5.60元/㎡"),
        CostQuantity.read("1.2万㎡"),
        MONTHLY,
    ],
    ids=lambda value: type(value).__name__,
)
def test_they_travel(value: Any) -> None:
    assert loads(dumps(value), type(value)) == value
