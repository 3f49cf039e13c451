"""Idle money is recovered in full, merging conserves every source, and other instruments have no published figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from application_samples import DECIDED, PROJECT, graded
from budgetperf.amounts import Share, wan, yuan
from budgetperf.basis import BasisKind
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.ledger import PrintedFigure
from budgetperf.records.counts import count_of
from budgetperf.records.kinds import BudgetBook, Duration, FundKind, SubjectKind
from budgetperf.records.projects import Project, RequestedFund
from budgetperf.records.responsibility import LIFELONG_FOR_MAJOR, Responsibility, ResponsibilityLevel
from budgetperf.regimes.application import NATIONAL_BALANCES, PROVINCIAL_RESULTS, TIANMEN_BALANCES, TIANMEN_RESULTS
from budgetperf.stages.application import (
    CONSEQUENCES,
    AssetUse,
    Balance,
    BalanceKind,
    Clearing,
    LikeProject,
    Merger,
    ProblemKind,
    Reward,
    SimilarProject,
    advise,
    barring,
    clear_balances,
    compare_funds,
    find_mergeable,
    merge,
)
from budgetperf.wire import dumps, loads

SURPLUS, CARRIED = BalanceKind


def _balance(kind: BalanceKind, years: int | None, amount: int = 7, **more: Any) -> Balance:
    return Balance(**{"project": f"p-{years}", "kind": kind, "amount": wan(amount), "years": years, **more})


@pytest.mark.parametrize("table", [TIANMEN_BALANCES, NATIONAL_BALANCES], ids=lambda table: table.code)
@pytest.mark.parametrize(
    ("kind", "years", "recovered"),
    [(SURPLUS, None, True), (CARRIED, 1, False), (CARRIED, 2, True), (CARRIED, 3, True)],
)
def test_tm_26_a_surplus_at_once_a_carry_over_after_two_years(
    table: Any, kind: BalanceKind, years: int | None, recovered: bool
) -> None:
    """「各类财政结余资金以及结转2年的项目资金进行全面清理，并全部收回统筹使用」: all of it or nothing."""
    found = clear_balances([_balance(kind, years)], table)
    assert (found.recovered, found.kept) == ((wan(7), yuan(0)) if recovered else (yuan(0), wan(7)))
    assert verify(found)


def test_tm_26_the_totals_are_the_full_balances() -> None:
    balances = [_balance(SURPLUS, None, 3), _balance(CARRIED, 1, 5), _balance(CARRIED, 2, 11)]
    hidden = _balance(CARRIED, 4, 100, project="某某", classified=True)
    found = clear_balances([*balances, hidden], TIANMEN_BALANCES)
    assert (found.recovered, found.kept, len(found.lines)) == (wan(14), wan(5), 3)
    assert found.explain("zh").split("\n")[0] == "收回 140000 元，继续结转 50000 元"
    assert "p-2: carry-over of 110000 yuan" in found.explain("en")
    assert "某某" not in found.explain("zh") + repr(found)
    assert loads(dumps(found), Clearing, known=(TIANMEN_BALANCES,)) == found
    assert [one.path for one in verify(evolve(found, kept=yuan(0))).differences] == ["kept"]
    assert found.assumptions == ()
    assert "结转不满两年的，继续使用" in clear_balances(balances, NATIONAL_BALANCES).assumptions[0].zh


@pytest.mark.parametrize(
    ("changes", "en", "zh"),
    [
        ({"years": 0}, "carried for 0 years", "结转年数为 0"),
        ({"years": None}, "carried for — years", "结转应不小于 1"),
        ({"kind": SURPLUS}, "the surplus has been carried for 2 years", "结余不填"),
        ({"amount": yuan(-1)}, r"Balance.amount is Decimal\('-1'\)", "应为不小于 0 的金额"),
        ({"project": ""}, "Balance.project is ''", "应为非空文本"),
        ({"years": True}, "Balance.years is bool", "应为 int"),
        ({"kind": "surplus"}, "Balance.kind is str", "应为 BalanceKind"),
    ],
)
def test_a_balance_that_cannot_be_is_refused(changes: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError, match=en) as caught:
        evolve(_balance(CARRIED, 2), **changes)
    assert zh in caught.value.text("zh")


def test_balances_need_a_table_of_balances() -> None:
    with pytest.raises(InvalidValueError, match=r"leads to prioritise, .*, expected keep and recover"):
        clear_balances([], TIANMEN_RESULTS.table)
    bare = evolve(TIANMEN_BALANCES, measures=(), rules=(), otherwise=None)
    with pytest.raises(InvalidValueError, match="leads to nothing"):
        clear_balances([], bare)
    with pytest.raises(InvalidValueError, match="item 1 of balances is str"):
        clear_balances(["x"], TIANMEN_BALANCES)  # type: ignore[list-item]


# -- merging --


def _fund(kind: FundKind, amount: str, book: BudgetBook | None = None, name: str | None = None) -> RequestedFund:
    return RequestedFund(kind=kind, amount=yuan(amount), book=book, name=name)


def _part(code: str, *funds: RequestedFund, **more: Any) -> Project:
    amount = yuan(str(sum(fund.amount for fund in funds))) if funds else wan(1)
    given: dict[str, Any] = {"name": f"产业资金{code}", "amount": amount, "funds": funds, **more}
    return evolve(PROJECT, code=code, **given)


OWN, UPPER = FundKind.OWN, FundKind.UPPER_LEVEL
PARTS = (
    _part("a", _fund(OWN, "100.10", BudgetBook.GENERAL), _fund(UPPER, "50")),
    _part("b", _fund(OWN, "0.01", BudgetBook.GENERAL), _fund(OWN, "7", BudgetBook.GOVERNMENT_FUNDS)),
)
ONE: dict[str, Any] = {
    "name": "产业发展专项资金",
    "code": "m",
    "department": "101",
    "by": "区财政局",
    "on": DECIDED,
    "reason": "集中财力",
}


def test_tm_24_merging_conserves_the_money_of_each_source() -> None:
    """「将分散的产业资金集中整合为产业发展专项资金」: the sum before is the sum after, source by source."""
    found = merge(PARTS, **ONE)
    assert found.merged.amount == Decimal("157.11")
    assert [(fund.kind, fund.book, fund.amount) for fund in found.merged.funds] == [
        (OWN, BudgetBook.GENERAL, Decimal("100.11")),
        (UPPER, None, 50),
        (OWN, BudgetBook.GOVERNMENT_FUNDS, 7),
    ]
    assert verify(found)
    assert loads(dumps(found), Merger) == found
    assert found.explain("zh").split("\n")[0] == (
        "2 个项目整合为“产业发展专项资金”，157.11 元：区财政局 于 2022-11-30 决定，理由：集中财力"
    )
    assert "产业资金a: 150.1 yuan" in found.explain("en")
    assert repr(found) == "Merger(m, 2 projects)"
    forged = evolve(found, merged=evolve(found.merged, amount=yuan("157.12"), funds=()))
    assert {one.path for one in verify(forged).differences} == {"merged.amount", "merged.funds"}


_MONEY = st.decimals(0, 10**12, places=4, allow_nan=False)
_FUNDS = st.lists(
    st.tuples(st.sampled_from(FundKind), st.sampled_from([None, *BudgetBook]), _MONEY), min_size=1, max_size=4
)


@settings(max_examples=30)
@given(st.lists(_FUNDS, min_size=2, max_size=4))
def test_tm_24_xz_30_no_cent_is_lost_or_made(parts: list[Any]) -> None:
    """An independent sum in fractions over every source of every part."""
    projects = []
    for i, funds in enumerate(parts):
        total = yuan(str(sum((amount for *_, amount in funds), Decimal(0))))
        rows = tuple(RequestedFund(kind=kind, book=book, amount=yuan(str(amount))) for kind, book, amount in funds)
        projects.append(evolve(PROJECT, code=str(i), amount=total, funds=rows))
    merged = merge(projects, **ONE).merged
    assert merged.amount is not None
    assert Fraction(merged.amount) == sum(Fraction(amount) for funds in parts for *_, amount in funds)
    for kind in FundKind:
        before = sum(Fraction(amount) for funds in parts for one, _, amount in funds if one is kind)
        assert Fraction(merged.money(kind) or 0) == before


def test_projects_that_cannot_be_merged_are_refused() -> None:
    with pytest.raises(IncompleteError) as caught:
        merge([evolve(PARTS[0], code=None), evolve(PARTS[1], amount=None, funds=())], **ONE)
    assert [problem.en for problem in caught.value.problems] == [
        "has no code", "states no amount", "are stated by some projects only"
    ]  # fmt: skip
    with pytest.raises(InvalidValueError, match="parts: are fewer than two") as few:
        merge(PARTS[:1], **ONE)
    assert "不足两个项目" in few.value.text("zh")
    with pytest.raises(InvalidValueError, match="name a project twice"):
        merge([PARTS[0], PARTS[0]], **ONE)
    with pytest.raises(InvalidValueError, match="are of several years or subjects"):
        merge([PARTS[0], evolve(PARTS[1], year=2024)], **ONE)
    with pytest.raises(InvalidValueError, match="are fewer than two"):
        merge([], **ONE)
    for name in ("name", "code", "department", "by", "reason"):
        with pytest.raises(InvalidValueError, match=f"{name} is ''"):
            merge(PARTS, **{**ONE, name: ""})
    with pytest.raises(InvalidValueError, match="on is str"):
        merge(PARTS, **{**ONE, "on": "2022"})


def test_a_merger_with_a_classified_part_shows_nothing() -> None:
    found = merge([PARTS[0], evolve(PARTS[1], classified=True)], **ONE)
    assert (found.explain("zh"), found.merged.classified) == ("不予显示", True)
    assert repr(found) == "Merger(withheld, 2 projects)"


def test_tm_23_small_projects_that_are_alike_might_be_one() -> None:
    """「规模小、功能类似、支持对象相近」: three criteria; how small is an argument, the rest a person says."""
    plain = [_part(code, amount=wan(amount)) for code, amount in (("c", 10), ("a", 30), ("b", 31), ("d", 5))]
    alike = [LikeProject(project=one, function="产业扶持", beneficiaries="小微企业") for one in plain[:3]]
    other = LikeProject(project=plain[3], function="产业扶持", beneficiaries="农户")
    hidden = LikeProject(project=evolve(plain[3], classified=True), function="产业扶持", beneficiaries="小微企业")
    (found,) = find_mergeable([*alike, other, hidden], small=wan(30))
    assert (found.projects, found.amount) == (("a", "c"), wan(40))
    assert "请核实是否合并" in found.zh
    assert find_mergeable([*alike, other], small=wan(10)) == ()
    with pytest.raises(InvalidValueError, match=r"small is Decimal\('-1'\)"):
        find_mergeable([], small=yuan(-1))
    with pytest.raises(IncompleteError, match="has no code; project: states no amount"):
        LikeProject(project=evolve(PROJECT, code=None, amount=None, funds=()), function="x", beneficiaries="y")
    with pytest.raises(InvalidValueError, match=r"LikeProject.function is ''"):
        evolve(other, function="")


# -- instruments --


def test_tm_22_the_number_and_the_size_of_special_funds_are_held() -> None:
    """「从严从紧编制预算，严控专项资金数量和规模」."""
    before = [_part(code, amount=wan(10)) for code in "abc"]
    merged = merge(before, **ONE).merged
    found = compare_funds(before, [merged])
    assert (found.before, found.after, found.amount_before == found.amount_after, found.is_held) == (3, 1, True, True)
    assert not compare_funds(before, [*before, _part("d", classified=False)]).is_held
    assert compare_funds(before, [*before, _part("d", classified=True)]).is_held
    assert not compare_funds(before[:2], [_part("e", amount=wan(21))]).is_held
    with pytest.raises(InvalidValueError, match="the funds 产业资金x state no amount"):
        compare_funds([], [_part("x", amount=None)])


def test_tm_25_a_reward_has_no_amount_until_a_person_sets_it() -> None:
    """「对乡镇“以奖代补”」, and an incentive fund whose amounts nobody published (TM-04)."""
    reward = Reward(to="某镇", year=2023, reason="产业发展")
    assert reward.amount is None
    assert evolve(reward, amount=wan(5), by="市财政局").amount == wan(5)
    for changes in ({"amount": wan(5)}, {"by": "市财政局"}, {"amount": yuan(0), "by": "市财政局"}):
        with pytest.raises(InvalidValueError, match="expected both") as caught:
            evolve(reward, **changes)
        assert "应同时填写" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match=r"Reward.to is ''"):
        evolve(reward, to="")
    assert "reward" in {one.code for one in CONSEQUENCES}


def test_tm_27_the_rate_of_use_is_from_nothing_to_all() -> None:
    """「资产使用率不高、甚至闲置」."""
    half = AssetUse(asset="设备", used=Decimal(50), available=Decimal(100))
    assert (half.share, half.is_idle, half.is_hardly_used(Share.of(1, 2))) == (Share.of(50, 100), False, False)
    assert half.is_hardly_used(Share.of(51, 100))
    assert evolve(half, used=Decimal(0)).is_idle
    assert evolve(half, used=Decimal(100)).share.exact == 1
    for used, available in ((101, 100), (-1, 100), (0, 0), (-1, -2)):
        with pytest.raises(InvalidValueError, match="expected a rate from 0 to 1") as caught:
            AssetUse(asset="设备", used=Decimal(used), available=Decimal(available))
        assert "应在 0 与 1 之间" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match=r"AssetUse.used is int"):
        AssetUse(asset="设备", used=1, available=Decimal(2))  # type: ignore[arg-type]


def test_a_poor_one_off_project_keeps_similar_ones_out() -> None:
    """Whether they are similar a person states; in principle, so another decision may be taken."""
    once = evolve(PROJECT, duration=Duration.ONE_OFF)
    advice = advise([graded("poor")], once, PROVINCIAL_RESULTS)
    new = evolve(PROJECT, code="p-8", name="类似项目")
    stated = SimilarProject(new="p-8", earlier="p-7", by="评审组", on=DECIDED, reason="内容相同")
    assert barring(new, [advice], [stated]) == (advice,)
    assert barring(new, [advice], []) == ()
    assert barring(evolve(new, year=2024), [advice], [stated]) == ()
    fine = advise([graded("good")], once, PROVINCIAL_RESULTS)
    assert barring(new, [fine], [stated]) == ()
    assert barring(new, [advice], [evolve(stated, earlier="p-6")]) == ()
    with pytest.raises(InvalidValueError, match="the project p-8 is said to be similar to itself") as caught:
        evolve(stated, earlier="p-8")
    assert "应为另一项目" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match=r"SimilarProject.reason is ''"):
        evolve(stated, reason="")
    with pytest.raises(InvalidValueError, match=r"SimilarProject.on is str"):
        evolve(stated, on="2022")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="project is str"):
        barring("p-8", [], [])  # type: ignore[arg-type]


def test_tm_35_the_count_that_is_told_twice() -> None:
    """「2021年初，对市教育局、市扶贫办等40个单位」, and before that 「等40个单位」: one fact."""
    assert [str(count_of(PrintedFigure.read(text))) for text in ("40个单位", "40 个单位")] == ["40", "40"]


def test_tm_49_who_answers_for_a_major_project_never_stops_to() -> None:
    """「对重大项目的责任人实行终身绩效责任追究制」: the advice leads to accountability, the record does not expire."""
    policy = TIANMEN_RESULTS.adopt("no_effect")
    found = advise([graded("good", 85, problems=(ProblemKind.NO_EFFECT,))], PROJECT, policy)
    assert "hold_accountable" in found.measures
    assert found.rulings[0].bases[0].kind is BasisKind.PROPOSED
    chain = [
        Responsibility(person="甲", level=level, of=of, until=date(2023, 12, 31))
        for level, of in zip(ResponsibilityLevel, ("429006", "101", "p-7"), strict=True)
    ]
    head = evolve(chain[2], major=True)
    assert [one.level.value for one in chain] == ["region", "unit", "project"]
    assert head.answers(date(2099, 1, 1), LIFELONG_FOR_MAJOR) is True
    assert chain[1].answers(date(2099, 1, 1), LIFELONG_FOR_MAJOR) is None
    assert PROJECT.subject is SubjectKind.PROJECT
