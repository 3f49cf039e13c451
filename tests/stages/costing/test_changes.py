"""Change against a former cost, and the former cost that a printed change leaves possible, by brute force as well."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.errors import InvalidValueError, UnitMismatchError
from budgetperf.evidence import verify
from budgetperf.ledger import Interval, PrintedFigure, printed_by
from budgetperf.regimes.costing import (
    AS_PRINTED,
    AS_ROUNDED,
    DONGLI_OFFICES,
    DONGLI_OFFICES_CHANGE,
    DONGLI_STREETS,
    DONGLI_STREETS_CHANGE,
    JIANGHAN_CUT,
)
from budgetperf.rules.unit_costs import PrintedCost, UnitCost
from budgetperf.stages.costing import (
    ChangeCheck,
    ChangeClaim,
    ChangeDirection,
    ChangePolicy,
    FormerCost,
    check_change,
    deviation,
    infer_former,
    saving_rate,
)
from budgetperf.wire import dumps, loads

TENTH = Rounding(places=1, mode=RoundingMode.HALF_UP)


def cost(amount: str) -> UnitCost:
    return UnitCost.of(amount, "元/㎡/月")


def test_dl_26_the_former_cost_of_the_offices_is_unique_at_two_decimals() -> None:
    """「每平方米每月5.66元，较2021年下调10.3%」: 6.31 and no other; 6.30 would be 10.2 %, 6.32 would be 10.4 %."""
    found = infer_former(DONGLI_OFFICES_CHANGE, DONGLI_OFFICES, AS_PRINTED)
    assert found.candidates == (Decimal("6.31"),)
    assert found.unique == cost("6.31")
    assert (found.range.low, found.range.high) == (Fraction(566, 100) / Fraction(8975, 10000), Fraction(11320, 1793))
    assert (found.range.low_in, found.range.high_in) == (True, False)
    falls = [(base - Decimal("5.66")) / base * 100 for base in map(Decimal, ("6.30", "6.31", "6.32"))]
    assert [str(TENTH.apply(fall)) for fall in falls] == ["10.2", "10.3", "10.4"]
    assert [item.key for item in found.assumptions] == ["change.current", "change.mode", "change.places"]
    assert found.explain("zh").split("\n")[:2] == [
        "5.66元/㎡/月，较2021年下调10.3%：原单位成本的范围是 [2264/359≈6.306407, 11320/1793≈6.313441)（元/㎡/月）",
        "  只有一个 2 位小数的数：6.31",
    ]
    assert "  计算口径（文件未规定）：原单位成本为两位小数" in found.explain("zh").split("\n")
    assert "  assumption: the former unit cost had two decimals" in found.explain("en").split("\n")


def test_dl_27_a_whole_percent_leaves_nine_former_costs_and_a_tenth_would_leave_one() -> None:
    """「每平方米每月7.67元，较2021年下调4%」: 7.95 to 8.03, of which 7.99 alone would be 4.0 %."""
    found = infer_former(DONGLI_STREETS_CHANGE, DONGLI_STREETS, AS_PRINTED)
    assert [str(one) for one in found.candidates] == [f"{Decimal(795 + i) / 100:.2f}" for i in range(9)]
    assert found.unique is None
    assert "  9 numbers of 2 decimals: 7.95, 7.96, 7.97, 7.98, 7.99, 8.00, 8.01, 8.02, 8.03" in (
        found.explain("en").split("\n")
    )
    narrow = infer_former(ChangeClaim.read("较2021年下调4.0%"), DONGLI_STREETS, AS_PRINTED)
    assert narrow.unique == cost("7.99")
    assert found.range.low < narrow.range.low


def test_a_present_cost_that_was_rounded_leaves_more_room() -> None:
    offices = infer_former(DONGLI_OFFICES_CHANGE, DONGLI_OFFICES, AS_ROUNDED)
    exact = infer_former(DONGLI_OFFICES_CHANGE, DONGLI_OFFICES, AS_PRINTED)
    assert offices.unique == cost("6.31")
    assert offices.range.low == Fraction(5655, 1000) / Fraction(8975, 10000)
    assert offices.range.low < exact.range.low
    streets = infer_former(DONGLI_STREETS_CHANGE, DONGLI_STREETS, AS_ROUNDED)
    assert (str(streets.candidates[0]), str(streets.candidates[-1])) == ("7.95", "8.03")


def test_none_several_and_no_assumption_are_said() -> None:
    none = infer_former(ChangeClaim.read("下调10.30%"), PrintedCost.read("0.50元/㎡"), AS_PRINTED)
    assert (none.candidates, none.unique) == ((), None)
    assert none.explain("zh").split("\n")[1] == "  没有 2 位小数的数与之相符"
    assert none.explain("en").split("\n")[1] == "  no number of 2 decimals agrees"
    many = infer_former(ChangeClaim.read("下调4%"), PrintedCost.read("50.00元/㎡"), AS_PRINTED)
    assert many.explain("zh").split("\n")[1].startswith("  有 54 个 2 位小数的数：51.82、51.83")
    assert many.explain("zh").split("\n")[1].endswith("等")
    assert many.explain("en").split("\n")[1].endswith(", …")
    own = {name: basis for name, basis in AS_PRINTED.basis.items() if name != "places"}
    silent = infer_former(DONGLI_STREETS_CHANGE, DONGLI_STREETS, evolve(AS_PRINTED, places=None, basis=own))
    full = infer_former(DONGLI_STREETS_CHANGE, DONGLI_STREETS, AS_PRINTED)
    assert (silent.candidates, silent.range) == ((), full.range)
    assert [item.key for item in silent.assumptions] == ["change.current", "change.mode"]
    assert [step.key for step in silent.explanation.parts] == ["change.current", "change.mode"]


def test_bounds_leave_half_lines() -> None:
    """超过20% below leaves every former cost above 1.25 times the present one."""
    fall = infer_former(JIANGHAN_CUT, PrintedCost.read("80元/㎡"), AS_PRINTED)
    assert fall.range == Interval.above(100)
    assert fall.candidates == ()
    assert [step.key for step in fall.explanation.parts] == ["change.current", "change.mode", "change.places"]
    assert fall.explain("en").split("\n")[0] == ("80元/㎡, >20% below the former cost: that was >100 元/㎡")
    assert fall.explain("zh").split("\n")[0] == "80元/㎡，较原水平下调超过20%：原单位成本的范围是 >100（元/㎡）"
    least = infer_former(ChangeClaim.read("上调25%以上"), PrintedCost.read("0.05元/㎡"), AS_PRINTED)
    assert str(least.range) == "(0, 0.04]"
    assert [str(one) for one in least.candidates] == ["0.01", "0.02", "0.03", "0.04"]
    nearly = infer_former(
        ChangeClaim.read("下调99%"), PrintedCost.read("1元/㎡"), evolve(AS_PRINTED, mode=RoundingMode.DOWN)
    )
    assert nearly.range == Interval(low=Fraction(100))


PERCENTS = st.tuples(st.integers(0, 989), st.booleans()).map(
    lambda pair: (
        PrintedFigure.read(f"{Decimal(pair[0]) / 10:.1f}%") if pair[1] else PrintedFigure.read(f"{pair[0] // 10}%")
    )
)


def _cost(cents: int) -> PrintedCost:
    return PrintedCost.read(f"{Decimal(cents) / 100:.2f}元/㎡/月")


def _prints(current: Fraction, base: Fraction, claim: ChangeClaim, mode: RoundingMode) -> bool:
    """The way forward, in percent from two costs: does the change print as the claim says?

    A change the other way is no such change, though it may round to 0 % as well.
    """
    change = (current - base) / base * 100
    signed = -change if claim.direction is ChangeDirection.FALL else change
    number = claim.by.text.removesuffix("%")
    rounding = Rounding(places=len(number.partition(".")[2]), mode=mode)
    return signed >= 0 and rounding.apply(signed) == Decimal(number)


@given(st.integers(1, 1200), PERCENTS, st.sampled_from(ChangeDirection), st.sampled_from(RoundingMode))
def test_every_former_cost_that_prints_to_the_claim_is_inside_and_no_other(
    cents: int, percent: PrintedFigure, direction: ChangeDirection, mode: RoundingMode
) -> None:
    """Over every former cost of two decimals near the interval, and at its ends."""
    claim, current = ChangeClaim(direction=direction, by=percent), _cost(cents)
    own = {name: basis for name, basis in AS_PRINTED.basis.items() if name != "places"}
    found = infer_former(claim, current, evolve(AS_PRINTED, mode=mode, places=None, basis=own))
    now = Fraction(cents, 100)
    assert found.range.high is not None
    for end, included in ((found.range.low, found.range.low_in), (found.range.high, found.range.high_in)):
        assert _prints(now, end, claim, mode) == included
    first, last = int(found.range.low * 100) - 2, int(found.range.high * 100) + 3
    step = max(1, (last - first) // 60)
    for unit in [*range(first, last, step), first + 1, last - 2]:
        if unit > 0:
            base = Fraction(unit, 100)
            assert found.range.contains(base) == _prints(now, base, claim, mode)
    assert verify(found)


@given(st.integers(1, 120), st.integers(0, 60), st.booleans(), st.sampled_from(ChangeDirection))
def test_the_candidates_are_all_former_costs_of_two_decimals_that_print_so(
    cents: int, percent: int, to_a_tenth: bool, direction: ChangeDirection
) -> None:
    """By brute force over every former cost from 0.01 to 4.00 yuan, which is beyond any that can print so."""
    claim = ChangeClaim(direction=direction, by=PrintedFigure.read(f"{percent}{'.0' if to_a_tenth else ''}%"))
    current = _cost(cents)
    every = [Fraction(unit, 100) for unit in range(1, 401)]
    found = infer_former(claim, current, AS_PRINTED)
    assert [Fraction(one) for one in found.candidates] == [
        base for base in every if _prints(Fraction(cents, 100), base, claim, RoundingMode.HALF_UP)
    ]
    assert (found.unique is None) == (len(found.candidates) != 1)


@given(st.integers(1, 1200), PERCENTS, st.sampled_from(ChangeDirection), st.integers(1, 4000))
def test_where_the_present_cost_was_rounded_some_true_cost_fits_exactly_inside(
    cents: int, percent: PrintedFigure, direction: ChangeDirection, base_cents: int
) -> None:
    """The other way round: the changes that a former cost may have meet those that print to the claim."""
    claim, current = ChangeClaim(direction=direction, by=percent), _cost(cents)
    own = {name: basis for name, basis in AS_ROUNDED.basis.items() if name != "places"}
    found = infer_former(claim, current, evolve(AS_ROUNDED, places=None, basis=own))
    base = Fraction(base_cents, 100)
    low, high = ((Fraction(cents, 100) + half) / base * 100 - 100 for half in (Fraction(-1, 200), Fraction(1, 200)))
    if direction is ChangeDirection.FALL:
        low, high, low_in, high_in = -high, -low, False, True
    else:
        low_in, high_in = True, False
    printed = percent.stands_for(printed_by(RoundingMode.HALF_UP))
    assert printed.high is not None
    first, last = printed.low * 100, printed.high * 100
    below = high < first or (high == first and not (high_in and printed.low_in))
    above = low > last or (low == last and not (low_in and printed.high_in))
    assert found.range.contains(base) == (not below and not above)


@pytest.mark.parametrize(
    ("text", "direction", "by", "year", "rates"),
    [
        ("较2021年下调10.3%", "fall", "10.3%", 2021, "[0.1025, 0.1035)"),
        ("比2021年下降了4％", "fall", "4%", 2021, "[0.035, 0.045)"),
        ("较原支出平均规模压缩超过20%", "fall", "超过20%", None, ">0.2"),
        ("上调5%以上", "rise", "5%以上", None, "≥0.05"),
        ("较上年增长不低于5.0%", "rise", "不低于5.0%", None, "≥0.05"),
        ("下降达到 3 %", "fall", "3%", None, "[0.025, 0.035)"),
        ("下降近 3 %", "fall", "近3%", None, "<0.03"),
        ("下调0%", "fall", "0%", None, "<0.005"),
    ],
)
def test_claims_are_read_as_printed(text: str, direction: str, by: str, year: int | None, rates: str) -> None:
    found = ChangeClaim.read(text)
    assert (found.direction.value, str(found.by), found.year) == (direction, by, year)
    assert str(found.rates(RoundingMode.HALF_UP)) == rates
    assert loads(dumps(found), ChangeClaim) == found


def test_claims_are_written() -> None:
    assert [str(ChangeClaim.read(text)) for text in ("较2021年下调4.0%", "压缩超过20%", "上调5%以上")] == [
        "较2021年下调4.0%",
        "较原水平下调超过20%",
        "较原水平上调5%以上",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "下调",
        "约下调4%",
        "较上年约下调4%",
        "未下调4%",
        "较上年未下调4%",
        "下调4%左右",
        "下调超过4%以上",
        "下调-4%",
        "下调约4%",
        "下调4",
        "下调4元",
    ],
)
def test_what_is_no_claim_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        ChangeClaim.read(text)
    assert caught.value.zh == f"“{text}”不是变动幅度，应为“较2021年下调10.3%”一类的写法。"


def test_a_fall_leaves_something() -> None:
    with pytest.raises(InvalidValueError) as caught:
        ChangeClaim.read("下调100%")
    assert caught.value.en == "the cost falls by 100%, expected a fall that leaves something."
    assert caught.value.zh == "下调幅度为 100%，下调后应有剩余。"
    assert ChangeClaim.read("上调100%").by.number == 1
    for text in ("4元", "4", "2022年", "约4%"):
        with pytest.raises(InvalidValueError) as caught:
            evolve(DONGLI_STREETS_CHANGE, by=PrintedFigure.read(text))
        assert caught.value.en == f"the change is {text}, expected a rate such as 10.3%, 超过20% or 20%以上."
        assert caught.value.zh == f"变动幅度为“{text}”，应为“10.3%”“超过20%”“20%以上”一类的比率。"


def test_a_fall_of_nothing_is_no_rise() -> None:
    """「下调0%」 may be a fall that rounds to nothing; a rise that rounds to nothing is not said so."""
    nothing = ChangeClaim.read("下调0%")
    assert str(nothing.ratios(RoundingMode.HALF_UP)) == "(0.995, 1]"
    found = [check_change(nothing, cost(now), cost("10"), AS_PRINTED).holds for now in ("10.01", "10", "9.96", "9.95")]
    assert found == [False, True, True, False]


def test_jh_39_more_than_a_fifth_below_leaves_the_fifth_itself_out() -> None:
    """「较原支出平均规模压缩超过20%」: the quota is below 0.8 times the former mean; just 0.8 is not."""
    former = cost("10")
    for amount, holds in (("8.0001", False), ("8", False), ("7.9999", True), ("0", True), ("12", False)):
        assert check_change(JIANGHAN_CUT, cost(amount), former, AS_PRINTED).holds is holds
    found = check_change(JIANGHAN_CUT, cost("8"), former, AS_PRINTED)
    assert found.explain("zh") == "8元/㎡/月 与原 10元/㎡/月 相比变动 -20%；所称“较原水平下调超过20%”不符"
    assert (
        found.explain("en")
        == "8元/㎡/月 against 10元/㎡/月 is a change of -20 %; 「较原水平下调超过20%」 does not hold"
    )
    least = ChangeClaim.read("压缩20%以上")
    assert check_change(least, cost("8"), former, AS_PRINTED).holds is True
    assert loads(dumps(found), ChangeCheck, known=(AS_PRINTED,)) == found
    assert verify(found)


@given(st.fractions(0, 100), st.fractions(Fraction(1, 100), 100))
def test_jh_39_the_claim_is_the_comparison(quota: Fraction, former: Fraction) -> None:
    one, other = (UnitCost(amount=amount, unit=DONGLI_OFFICES.unit) for amount in (quota, former))
    assert check_change(JIANGHAN_CUT, one, other, AS_PRINTED).holds is (quota * 5 < former * 4)


def test_dl_26_the_claim_holds_of_the_inferred_cost() -> None:
    for base, holds in (("6.30", False), ("6.31", True), ("6.32", False)):
        assert check_change(DONGLI_OFFICES_CHANGE, DONGLI_OFFICES.cost, cost(base), AS_PRINTED).holds is holds


def test_deviation_and_saving() -> None:
    assert str(saving_rate(cost("6.31"), cost("5.66"))) == "0.65/6.31"
    assert TENTH.apply(saving_rate(cost("6.31"), cost("5.66")).exact * 100) == Decimal("10.3")
    assert deviation(cost("5"), UnitCost.read("48元/㎡/年")).exact == Fraction(1, 4)
    assert deviation(cost("3"), cost("4")).exact == Fraction(-1, 4)
    nothing = check_change(JIANGHAN_CUT, cost("5"), cost("0"), AS_PRINTED)
    assert (nothing.holds, nothing.change.is_defined) == (None, False)
    assert nothing.explain("en").endswith("is a change of 5/0 %; 「较原水平下调超过20%」 cannot be told")
    with pytest.raises(UnitMismatchError):
        saving_rate(cost("5"), UnitCost.read("5元/㎡"))


def test_from_zero_nothing_follows() -> None:
    with pytest.raises(InvalidValueError) as caught:
        infer_former(DONGLI_STREETS_CHANGE, PrintedCost.read("0.00元/㎡"), AS_ROUNDED)
    assert caught.value.zh == "现单位成本为 0.00元/㎡，应大于 0：由零无法推算原单位成本。"
    nearly_nothing = PrintedCost.read("0.01元/㎡")
    kept = infer_former(DONGLI_STREETS_CHANGE, nearly_nothing, evolve(AS_ROUNDED, mode=RoundingMode.UP))
    assert str(kept.range) == "(0, ≈0.010417]"
    other: Any = "下调4%"
    with pytest.raises(InvalidValueError, match=r"claim is str, expected ChangeClaim\. Hint: use ChangeClaim\.read"):
        infer_former(other, DONGLI_STREETS, AS_PRINTED)


def test_it_is_its_own_evidence() -> None:
    found = infer_former(DONGLI_OFFICES_CHANGE, DONGLI_OFFICES, AS_PRINTED)
    assert verify(found)
    assert loads(dumps(found), FormerCost, known=(AS_PRINTED,)) == found
    assert loads(dumps(AS_ROUNDED), ChangePolicy) == AS_ROUNDED
    forged = evolve(found, candidates=(Decimal("6.30"),))
    assert [each.path for each in verify(forged).differences] == ["candidates[0]"]
