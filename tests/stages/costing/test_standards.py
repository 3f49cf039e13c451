"""Standards by class, size, year and version; requests, costs and cost targets against them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Exact, Share, fraction, points
from budgetperf.basis import Document
from budgetperf.errors import InvalidValueError, UnitMismatchError
from budgetperf.evidence import verify
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.records.targets import Indicator
from budgetperf.regimes.costing import DONGLI_NOTICE, dongli_property, jianghan_library
from budgetperf.rules.cost_quantities import CostPeriod, CostQuantity, CostSpan
from budgetperf.rules.reading import parse
from budgetperf.rules.unit_costs import UnitCost
from budgetperf.stages.costing import (
    CostItemsCheck,
    CostRequestCheck,
    CostTargetCheck,
    NoStandardError,
    PartLimit,
    SizeBand,
    SpendingStandard,
    StandardCounts,
    StandardGround,
    StandardOrigin,
    TargetReading,
    check_cost_items,
    check_cost_request,
    check_cost_target,
    count_standards,
    find_standard,
    link_standard,
)
from budgetperf.wire import dumps, loads
from cost_samples import ACCOUNTS, BANDED, account, band, request, row, standard

DONGLI = dongli_property(since=2023)
LIBRARY = jianghan_library(limit=UnitCost.read("4元/㎡/月"))


def test_dl_28_area_times_quota_times_twelve_and_what_is_above_is_shown() -> None:
    """「机关单位物业服务费综合成本定额」「涉农街道综合成本定额」: 12000 x 5.66 x 12 = 815040, x 7.67 x 12 = 1104480."""
    for amount, above in (("815040", "0"), ("815039.99", "0"), ("815040.01", "0.01"), ("900000", "84960")):
        found = check_cost_request(request(amount), DONGLI)
        assert (found.allowed, found.above) == (Decimal(815040), Decimal(above))
        assert found.within is (above == "0")
        assert verify(found)
    streets = check_cost_request(request("900000", kind="涉农街道"), DONGLI)
    assert (streets.row.code, streets.allowed, streets.within) == ("streets", Decimal(1104480), True)
    found = check_cost_request(request("900000"), DONGLI)
    assert str(found.deviation) == "84960/815040"
    assert found.explain("zh").split("\n")[0] == "101 申请 900000 元，超过支出标准 84960 元"
    assert "  机关单位：5.66元/㎡/月 × 12000㎡ × 12个月 = 815040 元" in found.explain("zh").split("\n")
    assert "涉农街道综合成本定额为每平方米每月7.67元" in found.explain("zh")
    assert check_cost_request(request("1"), DONGLI).explain("en").split("\n")[0] == (
        "101 asks for 1 yuan, within the standard"
    )
    assert [item.key for item in found.assumptions] == ["standard.since"]
    assert loads(dumps(found), CostRequestCheck, known=(DONGLI,)) == found
    assert repr(found) == "CostRequestCheck('101', offices, above=84960)"


def test_part_of_a_year_is_paid_for_its_months() -> None:
    half = request("407520", span=CostSpan(count=6, period=CostPeriod.MONTH))
    assert check_cost_request(half, DONGLI).within
    assert check_cost_request(request("1", span=CostSpan(count=1, period=CostPeriod.YEAR)), DONGLI).allowed == 815040


@given(st.integers(0, 10**9), st.integers(1, 10**6), st.integers(1, 24), st.sampled_from(["机关单位", "涉农街道"]))
def test_dl_28_a_request_is_above_by_just_what_it_is_above(cents: int, area: int, months: int, kind: str) -> None:
    asked = request(
        str(Decimal(cents) / 100),
        kind=kind,
        quantities=(CostQuantity.of(area, "㎡"),),
        span=CostSpan(count=months, period=CostPeriod.MONTH),
    )
    found = check_cost_request(asked, DONGLI)
    allowed = Fraction(566 if kind == "机关单位" else 767, 100) * area * months
    assert fraction(found.allowed) == allowed
    assert fraction(found.above) == max(Fraction(cents, 100) - allowed, 0)
    assert found.deviation.exact == (Fraction(cents, 100) - allowed) / allowed


def test_jh_40_a_standard_holds_from_its_year_and_names_whose_it_is_made_after() -> None:
    """「参照市少儿图书馆物业管理经费标准……并运用于2023年部门预算」."""
    assert LIBRARY.reference is not None
    assert (LIBRARY.since, LIBRARY.reference.body, LIBRARY.reference.standard) == (
        2023,
        "市少儿图书馆",
        "物业管理经费标准",
    )
    asked = request("600000", service="物业管理", kind="区图书馆")
    assert check_cost_request(asked, LIBRARY).above == Decimal(24000)
    with pytest.raises(NoStandardError) as caught:
        check_cost_request(evolve(asked, year=2022), LIBRARY)
    assert caught.value.code == "no-standard"
    assert caught.value.zh == "所涉为 2022 年“物业管理”，江汉区图书馆物业管理经费标准适用于 2023— 年“物业管理”。"
    assert caught.value.en == (
        "物业管理 of 2022 is asked for, Jianghan's standard for its library's property services is for 物业管理 "
        "of 2023–."
    )
    assert [(year, LIBRARY.in_force(year)) for year in (2022, 2023, 2030)] == [
        (2022, False),
        (2023, True),
        (2030, True),
    ]


def test_where_no_class_fits_there_is_no_standard() -> None:
    with pytest.raises(NoStandardError) as caught:
        check_cost_request(request("1", kind="学校"), DONGLI)
    assert caught.value.text("zh") == (
        "东丽区物业服务费支出标准没有适用于“学校、12000㎡”的分类，现有：机关单位、涉农街道。"
        "提示：请按支出标准的用语注明单位类别和规模"
    )
    assert caught.value.facts == {"standard": "dongli.property", "kind": "学校"}
    for kind in (None, "机关"):
        with pytest.raises(NoStandardError):
            DONGLI.row(kind)
    with pytest.raises(NoStandardError, match="is for 物业服务 of 2023–2025"):
        check_cost_request(request("1", service="绿化"), BANDED)
    with pytest.raises(UnitMismatchError):
        check_cost_request(request("1", quantities=()), DONGLI)


@pytest.mark.parametrize(
    ("size", "code"),
    [("0㎡", "small"), ("4999.99㎡", "small"), ("5000㎡", "large"), ("0.5万平方米", "large"), ("1公顷", "large")],
)
def test_a_band_has_its_lower_edge_and_not_its_upper_one(size: str, code: str) -> None:
    assert BANDED.row(None, [CostQuantity.read(size)]).code == code


def test_a_size_in_something_else_is_in_no_band() -> None:
    with pytest.raises(NoStandardError):
        BANDED.row(None, [CostQuantity.of(10, "人")])
    with pytest.raises(NoStandardError):
        BANDED.row(None)
    assert band(0).holds(CostQuantity.of(1, "人")) is None
    other: Any = "5㎡"
    for ask in (lambda: band(0).holds(other), lambda: BANDED.row(None, [other]), lambda: BANDED.row(None, other)):
        with pytest.raises(InvalidValueError, match=r"is str, expected (Iterable|CostQuantity)"):
            ask()
    assert [str(each) for each in (band(0, 5000), band(5000))] == ["0–5000㎡", "5000+㎡"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"kinds": ("甲",)}, {}),
        ({"kinds": ("甲", "乙")}, {"kinds": ("乙",)}),
        ({"band": band(0, 10)}, {"band": band(9)}),
        ({"band": band(0, 10)}, {"kinds": ("甲",)}),
        ({"band": band(0, 10)}, {"band": band(0, 10, "人")}),
        ({"band": band(5)}, {"band": band(0, 1, "公顷")}),
        ({"kinds": ("甲",), "band": band(3)}, {"kinds": ("甲",), "band": band(2, 4)}),
    ],
)
def test_nobody_is_in_two_classes(one: dict[str, Any], other: dict[str, Any]) -> None:
    for first, second in ((one, other), (other, one)):
        with pytest.raises(InvalidValueError) as caught:
            standard(row("a", "5元/㎡/月", **first), row("b", "6元/㎡/月", **second))
        assert caught.value.zh == "支出标准的分类为 a、b，应至少一类、编码各不相同且互不重叠。"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"kinds": ("甲",)}, {"kinds": ("乙",)}),
        ({"band": band(0, 10)}, {"band": band(10)}),
        ({"band": band(1, 2, "公顷")}, {"band": band(20_000)}),
        ({"kinds": ("甲",), "band": band(3)}, {"kinds": ("乙",), "band": band(2, 4)}),
    ],
)
def test_classes_side_by_side(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = standard(row("a", "5元/㎡/月", **one), row("b", "6元/㎡/月", **other))
    assert [each.code for each in found.rows] == ["a", "b"]
    assert standard(row("b", "6元/㎡/月", **other), row("a", "5元/㎡/月", **one)).rows == found.rows[::-1]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=4, unique=True), st.integers(0, 70))
def test_bands_that_meet_end_to_end_cover_every_size_once(edges: list[int], size: int) -> None:
    ends = [0, *sorted(edges)]
    rows = [
        row(f"r{i}", "5元/㎡/月", band=band(low, high))
        for i, (low, high) in enumerate(zip(ends, [*ends[1:], None], strict=True))
    ]
    found = standard(*rows).row(None, [CostQuantity.of(size, "㎡")])
    assert found.code == f"r{max(i for i, low in enumerate(ends) if low <= size)}"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rows": ()}, "the classes of the standard are none"),
        ({"rows": (row("a", "5元/㎡"), row("a", "5元/㎡", kinds=("b",)))}, "the classes of the standard are a, a"),
        (
            {"rows": (row("a", "5元/㎡", kinds=("a",)), row("a", "5元/㎡", kinds=("b",)))},
            "the classes of the standard are a, a",
        ),
        ({"until": 2022}, "the standard holds from 2023 to 2022, expected years in this order"),
        ({"since": "2023"}, "SpendingStandard.since is str"),
        ({"zh": ""}, "SpendingStandard.zh is ''"),
        ({"reference": "某馆"}, "SpendingStandard.reference is str"),
        ({"regulation": Document(title="示例")}, "lacks regulation"),
    ],
)
def test_a_standard_refuses_what_it_cannot_hold(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        evolve(BANDED, **change)


def test_parts_make_no_more_than_the_quota() -> None:
    def part(kind: str, limit: str) -> PartLimit:
        return PartLimit(kind=kind, limit=UnitCost.read(limit))

    whole = row("a", "5.66元/㎡/月", parts=(part("人工费", "4元/㎡/月"), part("材料费", "19.92元/㎡/年")))
    assert whole.parts[1].limit.per(CostPeriod.MONTH) == UnitCost.read("1.66元/㎡/月")
    for parts in ((part("a", "5.67元/㎡/月"),), (part("a", "1元/㎡/月"),) * 2):
        with pytest.raises(InvalidValueError, match=r"expected each once and at most 5\.66元/㎡/月 together"):
            evolve(whole, parts=parts)
    with pytest.raises(UnitMismatchError):
        evolve(whole, parts=(part("a", "1元/㎡"),))
    with pytest.raises(InvalidValueError) as caught:
        SizeBand(unit="㎡", least=Decimal(5), below=Decimal(5))
    assert caught.value.zh == "分档下限为 5、上限为 5，上限应大于下限。"
    with pytest.raises(InvalidValueError, match="the quantity is -1"):
        SizeBand(unit="㎡", least=Decimal(-1))


def test_an_amount_is_rounded_only_where_the_standard_says_so() -> None:
    third = row("a", "100元/㎡/年")
    month = request("8.34", quantities=(CostQuantity.of(1, "㎡"),), span=CostSpan(count=1, period=CostPeriod.MONTH))
    exact = check_cost_request(month, standard(third))
    assert (exact.allowed, exact.above) == (Share.of(25, 3), Share.of(1, 150))
    rounded = check_cost_request(month, standard(third, rounding=BANDED.rounding))
    assert (rounded.allowed, rounded.above) == (Decimal("8.33"), Decimal("0.01"))


def test_nothing_of_a_classified_request_is_shown() -> None:
    hidden = request("987654", classified=True, body="秘", kind="机关单位")
    found = check_cost_request(hidden, DONGLI)
    assert (repr(found), found.explain("zh"), found.explain("en")) == (
        "CostRequestCheck(withheld)",
        "不予显示",
        "withheld",
    )
    assert found.above == Decimal(172614)
    with pytest.raises(NoStandardError) as caught:
        check_cost_request(evolve(hidden, kind="秘密机关"), DONGLI)
    assert (caught.value.zh, dict(caught.value.facts)) == ("不予显示：与支出标准不符。", {})
    own = account(2021, ("密件", "96"), classified=True, body="秘")
    items = check_cost_items(own, BANDED, "large")
    assert (repr(items), items.explain("zh")) == ("CostItemsCheck(withheld)", "不予显示")
    with pytest.raises(UnitMismatchError, match="withheld: it does not fit the standard"):
        check_cost_items(evolve(own, quantities=(CostQuantity.of(7, "人"),)), BANDED, "large")


def test_cost_items_above_their_part_of_the_quota() -> None:
    """人工费 5 against 4, 材料费 2 against 18 a year (1.5 a month), 能耗 without a limit; 8 against 5.5 in all."""
    found = check_cost_items(ACCOUNTS[2], BANDED, "large")
    assert [(line.kind, str(line.cost), line.above and str(line.above)) for line in found.lines] == [
        ("人工费", "5元/㎡/月", "1元/㎡/月"),
        ("材料费", "2元/㎡/月", "0.5元/㎡/月"),
        ("能耗", "1元/㎡/月", None),
    ]
    assert str(found.whole.above) == "2.5元/㎡/月"
    assert [line.kind for line in found.above] == ["人工费", "材料费"]
    assert found.explain("zh").split("\n")[0] == "101 2021 年物业服务：8元/㎡/月，超过定额 5.5元/㎡/月 达 2.5元/㎡/月"
    assert "  能耗: 1元/㎡/月, no limit" in found.explain("en").split("\n")
    within = check_cost_items(account(2021, ("人工费", "48")), BANDED, "large")
    assert (within.above, within.whole.above) == ((), None)
    assert "  人工费：4元/㎡/月，未超过定额 4元/㎡/月" in within.explain("zh").split("\n")
    assert verify(found)
    assert loads(dumps(found), CostItemsCheck, known=(BANDED,)) == found
    assert repr(found) == "CostItemsCheck('101', large, above=['人工费', '材料费'])"
    with pytest.raises(NoStandardError) as caught:
        check_cost_items(ACCOUNTS[2], BANDED, "huge")
    assert caught.value.zh == "示例标准没有分类“huge”，现有：small、large。"
    with pytest.raises(UnitMismatchError, match="is asked for 12个月"):
        check_cost_items(evolve(ACCOUNTS[2], quantities=()), BANDED, "large")


def _indicator(target: str) -> Indicator:
    return Indicator(code="a", name="单位成本", expectation=parse(target), points=points(10))


@pytest.mark.parametrize(
    ("target", "reading", "holds"),
    [
        ("≤5.66元/㎡/月", "compared", True),
        ("≤5.67元/㎡/月", "compared", False),
        ("≤67.92元/平方米/年", "compared", True),
        ("≤67.93元/平方米/年", "compared", False),
        ("<5.66元/㎡/月", "compared", True),
        ("5.67元/㎡/月", "compared", False),
        ("=5.66元/㎡/月", "compared", True),
        ("5至6元/㎡/月", "compared", False),
        ("≤81.504万元", "compared", True),
        ("≤815041元", "compared", False),
        ("≥5元/㎡/月", "no_ceiling", None),
        (">5元", "no_ceiling", None),
        ("成本较低", "unread", None),
        ("2023年12月", "unread", None),
        ("≤5.66元/㎡", "other_unit", None),
        ("≤95%", "other_unit", None),
        ("≤5", "other_unit", None),
    ],
)
def test_a_cost_target_may_not_exceed_the_standard(target: str, reading: str, holds: bool | None) -> None:
    allowed: Exact = check_cost_request(request("1"), DONGLI).allowed
    found = check_cost_target(_indicator(target), DONGLI.rows[0].limit, allowed)
    assert (found.reading.value, found.holds) == (reading, holds)
    assert verify(found)
    assert loads(dumps(found), CostTargetCheck) == found


def test_cost_targets_in_words() -> None:
    limit = DONGLI.rows[0].limit
    assert check_cost_target(_indicator("≤80万元"), limit).reading is TargetReading.OTHER_UNIT
    assert check_cost_target(_indicator("≤5.67元/㎡/月"), limit).explain("zh") == (
        "单位成本 ≤5.67元/㎡/月：超过支出标准（5.66元/㎡/月）"
    )
    assert check_cost_target(_indicator("≤5元/㎡/月"), limit, Share.of(1, 3)).explain("en") == (
        "单位成本 ≤5元/㎡/月: within the standard (5.66元/㎡/月, 1/3≈0.333333元)"
    )
    assert check_cost_target(_indicator("≥5元/㎡/月"), limit).explain("zh") == (
        "单位成本 ≥5元/㎡/月：指标值没有上限（5.66元/㎡/月）"
    )
    assert len({each.term.en for each in TargetReading}) == len(TargetReading)
    with pytest.raises(InvalidValueError, match="allowed is int"):
        check_cost_target(_indicator("≤5元"), limit, 5)  # type: ignore[arg-type]


def test_one_version_is_in_force_in_a_year() -> None:
    old, new = dongli_property(since=2020), evolve(DONGLI, revision="2023")
    ended = evolve(old, until=2022, basis={**old.basis, "until": old.basis["since"]})
    every = (ended, new, LIBRARY)
    assert find_standard(every, "dongli.property", 2022) == ended
    assert find_standard(every, "dongli.property", 2023) == new
    with pytest.raises(NoStandardError) as caught:
        find_standard(every, "dongli.property", 2019)
    assert caught.value.en == (
        "no version of the standard dongli.property is in force in 2019, there are 2020–2022, 2023–."
    )
    assert caught.value.zh == "2019 年没有有效的支出标准“东丽区物业服务费支出标准”，现有版本：2020—2022、2023—。"
    with pytest.raises(NoStandardError, match="there are none"):
        find_standard(every, "green", 2023)
    with pytest.raises(InvalidValueError) as other:
        find_standard((old, new), "dongli.property", 2023)
    assert other.value.zh == "2023 年有两个版本的“东丽区物业服务费支出标准”同时有效：2022 和 2023。"


def test_standards_and_quotas_are_counted_and_what_changed() -> None:
    old = evolve(BANDED, since=2021, until=2022)
    new = evolve(BANDED, revision="2")
    gone = evolve(
        LIBRARY, code="gone", since=2020, until=2022, basis={**LIBRARY.basis, "until": LIBRARY.basis["since"]}
    )
    found = count_standards((old, new, gone, LIBRARY, DONGLI), 2023)
    assert (found.count, found.quotas) == (3, 5)
    assert (found.added, found.changed, found.ended) == (
        ("jianghan.library", "dongli.property"),
        ("property",),
        ("gone",),
    )
    assert found.explain("zh").split("\n") == [
        "2023 年支出标准 3 项，成本定额 5 个",
        "  新增：jianghan.library",
        "  新增：dongli.property",
        "  修订：property",
        "  废止：gone",
    ]
    assert count_standards((new,), 2024).changed == ()
    assert verify(found)
    assert loads(dumps(found), StandardCounts) == found


def test_jh_32_dl_28_an_evaluation_is_linked_to_the_standard_that_it_led_to() -> None:
    """「尝试开展了成本预算绩效评价」; 「通过第三方机构评价后，我区机关单位物业服务费综合成本定额为……」."""
    report = EvaluationReport(project="物业项目", kind=EvaluationKind.FISCAL, year=2022, evaluator="第三方机构")
    found = link_standard(report, StandardGround.FULL_COST_ANALYSIS, DONGLI)
    assert (found.standard, found.revision, found.rows) == ("dongli.property", "2022", ("offices", "streets"))
    assert loads(dumps(found), StandardOrigin) == found
    offices = link_standard(report, StandardGround.COST_EVALUATION, DONGLI, ["offices"])
    assert (offices.rows, offices.ground.term.zh) == (("offices",), "成本预算绩效评价")
    library = evolve(report, project="区图书馆", evaluator=None)
    assert link_standard(library, StandardGround.WHOLE_DEPARTMENT, LIBRARY).rows == ("library",)
    assert link_standard(evolve(report, year=None), StandardGround.KEY_EVALUATION, DONGLI).report.year is None
    with pytest.raises(InvalidValueError) as caught:
        link_standard(evolve(report, year=2024), StandardGround.KEY_EVALUATION, DONGLI)
    assert caught.value.zh == "支出标准自 2023 年起有效，早于据以制定的评价年度 2024 年。"
    with pytest.raises(InvalidValueError, match="expected offices, offices among them, once"):
        link_standard(report, StandardGround.KEY_EVALUATION, DONGLI, ["offices", "offices"])
    with pytest.raises(InvalidValueError, match="expected schools among them, once"):
        link_standard(report, StandardGround.KEY_EVALUATION, DONGLI, ["schools"])
    with pytest.raises(InvalidValueError, match=r"StandardOrigin\.ground is str"):
        evolve(found, ground="cost")  # type: ignore[arg-type]


def test_a_standard_is_read_from_its_document() -> None:
    assert DONGLI.regulation == DONGLI_NOTICE
    for each in (DONGLI, LIBRARY, BANDED):
        assert loads(dumps(each), SpendingStandard) == each
    assert date(2023, 1, 16) == (LIBRARY.basis["since"].document or DONGLI_NOTICE).dated
