"""From items to a quota: shares that make one, points of control, means of several years, and a person who sets it."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, wan, yuan
from budgetperf.basis import RuleStatus
from budgetperf.errors import IncompleteError, InvalidValueError, UnitMismatchError
from budgetperf.evidence import verify
from budgetperf.records.costs import CostAccount, CostItem
from budgetperf.regimes.costing import AS_PRINTED, JIANGHAN_CUT, control_by_share, jianghan_kindergartens
from budgetperf.rules.cost_quantities import CostPeriod, CostQuantity, CostSpan
from budgetperf.rules.cost_units import CostUnit
from budgetperf.rules.unit_costs import UnitCost
from budgetperf.stages.costing import (
    AdoptedQuota,
    ControlPoints,
    CostStructure,
    MeanMethod,
    QuotaMethod,
    QuotaPolicy,
    QuotaProposal,
    check_change,
    cost_structure,
    find_control_points,
    propose_quota,
)
from budgetperf.wire import dumps, loads
from cost_samples import ACCOUNTS, ASSUMED, PER_MONTH, account

ON = date(2022, 12, 20)
OF_YEARS = jianghan_kindergartens(mean=MeanMethod.OF_YEARS)


def test_jh_49_the_shares_of_a_department_s_costs_make_one_exactly() -> None:
    """「推动部门围绕整体及核心业务持续优化支出结构」: shares by class, and that of the core business."""
    whole = account(2022, ("公共服务", "31.7"), ("行政运行", "20"), ("信息化", "9.3"), service="部门整体支出")
    found = cost_structure([whole])
    assert sum((one.share.exact for one in found.shares), Fraction(0)) == 1
    assert [(one.kind, str(one.share)) for one in found.shares] == [
        ("公共服务", "317000/610000"),
        ("行政运行", "200000/610000"),
        ("信息化", "93000/610000"),
    ]
    assert found.share_of("公共服务", "信息化").exact == Fraction(410, 610)
    assert found.explain("zh").split("\n")[:2] == [
        "成本构成：合计 610000 元",
        "  公共服务：317000 元，占 3170/61≈51.967213%",
    ]
    assert found.explain("en").split("\n")[3] == "  信息化: 93000 yuan, 930/61≈15.245902 %"
    assert verify(found)
    assert loads(dumps(found), CostStructure) == found
    with pytest.raises(InvalidValueError) as caught:
        found.share_of("核心业务")
    assert caught.value.zh == "成本类别有 公共服务、行政运行、信息化，所指的 核心业务 应在其中且不重复。"


AMOUNTS = st.integers(0, 10**12).map(lambda cents: yuan(cents).scaleb(-2))
ITEMS = st.lists(st.tuples(st.sampled_from("甲乙丙丁"), AMOUNTS), min_size=1, max_size=6)


@given(st.lists(ITEMS, min_size=1, max_size=3), ITEMS)
def test_jh_49_money_is_conserved_and_classified_bodies_change_nothing(bodies: list[Any], hidden: Any) -> None:
    def made(body: str, items: Any, **more: Any) -> CostAccount:
        every = tuple(CostItem(kind=kind, amount=amount) for kind, amount in items)
        return CostAccount(body=body, service="物业服务", year=2021, items=every, **more)

    accounts = [made(str(i), items) for i, items in enumerate(bodies)]
    found = cost_structure(accounts)
    assert sum((Fraction(one.amount) for one in found.shares), Fraction(0)) == Fraction(found.total)
    assert Fraction(found.total) == sum((Fraction(amount) for items in bodies for _, amount in items), Fraction(0))
    if found.total:
        assert sum((one.share.exact for one in found.shares), Fraction(0)) == 1
    secret = made("秘", [("密件", hidden[0][1]), *hidden], classified=True)
    again = cost_structure([*accounts, secret])
    assert again == found
    assert "密件" not in again.explain("zh") + repr(again)


def test_a_structure_of_nothing() -> None:
    empty = cost_structure([])
    assert (empty.total, empty.shares) == (yuan(0), ())
    nothing = cost_structure([account(2021, ("人工费", "0"))])
    assert nothing.shares[0].share.is_defined is False
    assert nothing.explain("en").split("\n")[1] == "  人工费: 0 yuan, — %"
    assert find_control_points(nothing, control_by_share(least=Share.of(1, 10))).points == ()
    with pytest.raises(InvalidValueError) as caught:
        cost_structure([ACCOUNTS[0], ACCOUNTS[0]])
    assert caught.value.en == "the body 101 has two accounts of 物业服务 in 2019, expected one."
    with pytest.raises(InvalidValueError, match="accounts is CostAccount, expected Iterable"):
        cost_structure(ACCOUNTS[0])  # type: ignore[arg-type]


def test_points_of_control_have_the_share_that_was_chosen_or_more() -> None:
    """「找准成本管控点」: a class of just the least share is one."""
    structure = cost_structure([ACCOUNTS[2]])
    found = find_control_points(structure, control_by_share(least=Share.of(25, 100)))
    assert [one.kind for one in found.points] == ["人工费", "材料费"]
    assert [one.kind for one in find_control_points(structure, control_by_share(least=Share.of(26, 100))).points] == [
        "人工费"
    ]
    assert found.explain("zh").split("\n")[0] == "占比不低于 25% 的成本类别：人工费、材料费"
    assert found.assumptions[0].en == "a share of 25/100 or more, as chosen"
    none = find_control_points(structure, control_by_share(least=Share.of(1, 1)))
    assert none.explain("en").split("\n")[0] == "classes of cost of 100 % or more: none"
    assert verify(found)
    assert loads(dumps(found), ControlPoints, known=(found.policy,)) == found
    for least in (Share.of(0, 1), Share.of(101, 100), Share.of(1, 0)):
        with pytest.raises(InvalidValueError, match="the least share is"):
            control_by_share(least=least)


@pytest.mark.parametrize(
    ("mean", "expected"),
    [(MeanMethod.OF_YEARS, "20/3≈6.666667"), (MeanMethod.WEIGHTED, "20/3≈6.666667"), (MeanMethod.MINIMUM, "6")],
)
def test_jh_39_three_years_under_the_mean_that_was_chosen(mean: MeanMethod, expected: str) -> None:
    """「通过对近3年区属公立幼儿园的装修改造成本进行测算和分析」."""
    found = propose_quota(ACCOUNTS, PER_MONTH, jianghan_kindergartens(mean=mean))
    assert [(one.year, str(one.cost)) for one in found.years] == [
        (2019, "6元/㎡/月"),
        (2020, "6元/㎡/月"),
        (2021, "8元/㎡/月"),
    ]
    assert str(found.mean) == f"{expected}元/㎡/月"
    assert [item.zh for item in found.assumptions] == [mean.says.zh]
    assert verify(found)


def test_the_means_differ_where_the_quantities_do() -> None:
    doubled = evolve(ACCOUNTS[2], quantities=(CostQuantity.of(20_000, "㎡"),))
    every = (*ACCOUNTS[:2], doubled)
    costs = {
        mean: propose_quota(every, PER_MONTH, jianghan_kindergartens(mean=mean)).mean.amount for mean in MeanMethod
    }
    assert costs == {
        MeanMethod.OF_YEARS: Fraction(16, 3),
        MeanMethod.WEIGHTED: Fraction(5),
        MeanMethod.MINIMUM: Fraction(4),
    }
    rounded = jianghan_kindergartens(mean=MeanMethod.OF_YEARS, rounding=Rounding(places=2, mode=RoundingMode.HALF_UP))
    found = propose_quota(every, PER_MONTH, rounded)
    assert str(found.mean) == "5.33元/㎡/月"
    assert [item.key for item in found.assumptions] == ["quota.mean", "quota.rounding"]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)), min_size=3, max_size=3))
def test_a_weighted_mean_conserves_money_and_no_mean_is_below_the_minimum(years: list[tuple[int, int]]) -> None:
    accounts = [
        CostAccount(
            body="k",
            service="维修",
            year=2019 + i,
            items=(CostItem(kind="维修", amount=yuan(amount)),),
            quantities=(CostQuantity.of(area, "㎡"),),
        )
        for i, (amount, area) in enumerate(years)
    ]
    unit = CostUnit.read("元/㎡")
    found = {m: propose_quota(accounts, unit, jianghan_kindergartens(mean=m)).mean.amount for m in MeanMethod}
    assert found[MeanMethod.WEIGHTED] * sum(area for _, area in years) == sum(amount for amount, _ in years)
    assert found[MeanMethod.OF_YEARS] * 3 == sum((Fraction(amount, area) for amount, area in years), Fraction(0))
    assert found[MeanMethod.MINIMUM] == min(Fraction(amount, area) for amount, area in years) <= min(found.values())


def test_several_bodies_make_one_cost_a_year() -> None:
    other = evolve(ACCOUNTS[0], body="102", quantities=(CostQuantity.read("0.5万平方米"),))
    hidden = evolve(ACCOUNTS[0], body="秘", classified=True)
    found = propose_quota([*ACCOUNTS, other, hidden], PER_MONTH, OF_YEARS)
    assert (found.years[0].bodies, found.years[0].amount, found.years[0].measured) == (2, wan(144), Fraction(180_000))
    assert str(found.years[0].cost) == "8元/㎡/月"
    assert "秘" not in found.explain("zh") + repr(found)
    assert found.explain("en").split("\n")[0] == "3 years: 22/3≈7.333333元/㎡/月 (the mean of the years' unit costs)"


def test_years_must_be_there_and_in_a_row() -> None:
    with pytest.raises(IncompleteError) as caught:
        propose_quota(ACCOUNTS[2:], PER_MONTH, OF_YEARS)
    assert [problem.path for problem in caught.value.problems] == ["accounts.2019", "accounts.2020"]
    assert caught.value.zh == "无法测算定额：缺少 2019、2020 年的成本账。"
    assert caught.value.en == "the quota cannot be worked out: there is no account of 2019, 2020."
    with pytest.raises(IncompleteError) as none:
        propose_quota([], PER_MONTH, OF_YEARS)
    assert none.value.zh == "无法测算定额：缺少成本账。"
    later = evolve(ACCOUNTS[2], year=2022)
    with pytest.raises(InvalidValueError) as other:
        propose_quota([*ACCOUNTS, later], PER_MONTH, OF_YEARS)
    assert other.value.zh == "成本账涉及 物业服务、2019、2020、2021、2022，应为同一服务且连续 3 年。"
    with pytest.raises(InvalidValueError, match="expected one service and 3 years in a row"):
        propose_quota([*ACCOUNTS, evolve(ACCOUNTS[0], service="绿化")], PER_MONTH, OF_YEARS)
    with pytest.raises(InvalidValueError, match="two accounts"):
        propose_quota([*ACCOUNTS, ACCOUNTS[0]], PER_MONTH, OF_YEARS)
    with pytest.raises(UnitMismatchError):
        propose_quota(ACCOUNTS, CostUnit.read("元/㎡"), OF_YEARS)
    empty = evolve(ACCOUNTS[0], quantities=(CostQuantity.of(0, "㎡"),))
    with pytest.raises(InvalidValueError, match="there is no unit cost"):
        propose_quota([empty, *ACCOUNTS[1:]], PER_MONTH, OF_YEARS)


def test_jh_39_a_person_sets_the_quota_and_the_claim_is_checked_against_the_mean() -> None:
    """Just a fifth below the mean is not more than 20 % below it."""
    proposal = propose_quota(ACCOUNTS, PER_MONTH, OF_YEARS)
    edge = proposal.mean.times(Fraction(4, 5))
    found = proposal.adopt(UnitCost.read("5.3元/㎡/月"), by="区财政局", on=ON, reason="成本测算", points=["人工费"])
    assert found.saving.exact == 1 - Fraction(53, 10) / Fraction(20, 3) == Fraction(41, 200)
    assert check_change(JIANGHAN_CUT, found.limit, proposal.mean, AS_PRINTED).holds is True
    assert check_change(JIANGHAN_CUT, edge, proposal.mean, AS_PRINTED).holds is False
    assert proposal.adopt(edge, by="甲", on=ON, reason="测算").saving.exact == Fraction(1, 5)
    assert found.explain("zh").split("\n")[0] == (
        "区财政局 于 2022-12-20 确定成本定额 5.3元/㎡/月（历史成本法），节约率 20.5%，理由：成本测算"
    )
    assert found.explain("en").split("\n")[0] == (
        "区财政局 set a quota of 5.3元/㎡/月 on 2022-12-20 (historical cost), 20.5 % saved, because: 成本测算"
    )
    assert verify(found)
    assert loads(dumps(found), AdoptedQuota, known=(OF_YEARS,)) == found
    assert loads(dumps(proposal), QuotaProposal, known=(OF_YEARS,)) == proposal
    assert [each.path for each in verify(evolve(found, saving=Share.of(1, 2))).differences] != []


def test_nobody_sets_a_quota_without_a_name_and_a_reason() -> None:
    proposal = propose_quota(ACCOUNTS, PER_MONTH, OF_YEARS)
    given: dict[str, Any] = {"by": "甲", "on": ON, "reason": "测算"}
    limit = UnitCost.read("5元/㎡/月")
    for name in ("by", "reason"):
        with pytest.raises(InvalidValueError, match=f"AdoptedQuota.{name} is ' '"):
            proposal.adopt(limit, **{**given, name: " "})
    with pytest.raises(InvalidValueError, match=r"AdoptedQuota\.on is datetime, expected date"):
        proposal.adopt(limit, **{**given, "on": datetime(2022, 12, 20)})  # noqa: DTZ001
    with pytest.raises(InvalidValueError, match="method is str"):
        proposal.adopt(limit, **given, method="historical")  # type: ignore[arg-type]
    with pytest.raises(UnitMismatchError):
        proposal.adopt(UnitCost.read("5元/㎡"), **given)
    with pytest.raises(InvalidValueError) as caught:
        proposal.adopt(limit, **given, points=["绿化费"])
    assert caught.value.zh == "成本账中没有“绿化费”，应为以下之一：人工费、材料费、能耗。"
    zero = propose_quota(
        [evolve(one, items=(CostItem(kind="a", amount=yuan(0)),)) for one in ACCOUNTS], PER_MONTH, OF_YEARS
    )
    assert "节约率 —%" in zero.adopt(limit, **given).explain("zh")
    assert [each.term.zh for each in QuotaMethod] == ["历史成本法", "标杆法", "因素法", "技术测定法", "市场价格法"]


def test_a_policy_has_no_mean_of_its_own() -> None:
    given: dict[str, Any] = {"code": "q", "revision": "1", "zh": "示例", "en": "example", "status": RuleStatus.TRIAL}
    basis = dict.fromkeys(("status", "years", "mean"), ASSUMED)
    with pytest.raises(TypeError, match="mean"):
        QuotaPolicy(years=3, basis=basis, **given)
    policy = QuotaPolicy(years=1, mean=MeanMethod.WEIGHTED, basis=basis, **given)
    assert loads(dumps(policy), QuotaPolicy) == policy
    with pytest.raises(InvalidValueError) as caught:
        evolve(policy, years=0)
    assert caught.value.zh == "定额测算年数为 0，应不小于 1。"
    with pytest.raises(InvalidValueError, match=r"QuotaPolicy\.years is bool"):
        evolve(policy, years=True)
    with pytest.raises(InvalidValueError, match="lacks rounding"):
        evolve(policy, rounding=Rounding(places=2, mode=RoundingMode.UP))
    one = propose_quota(ACCOUNTS[:1], CostUnit(things=("㎡",), period=CostPeriod.YEAR), policy)
    assert str(one.mean) == "72元/㎡/年"
    quarter = evolve(ACCOUNTS[0], span=CostSpan(count=4, period=CostPeriod.QUARTER))
    assert propose_quota([quarter], one.unit, policy).mean == one.mean
