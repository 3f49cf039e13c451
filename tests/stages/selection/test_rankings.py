"""The top or bottom n, with ties said aloud (JH-25, X-16)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, rate, wan
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.rules.facts import Facts, Known, amount_fact, flag_fact, rate_fact
from budgetperf.stages.selection import Described, Ranking, RankingEnd, RankingKey, RankingPolicy, RankingTies, rank
from budgetperf.wire import dumps, from_data, loads, to_data

TOP, BOTTOM = RankingEnd
PROGRESS = rate_fact("progress", "支出进度", "spending progress")
UNSPENT = amount_fact("unspent", "未支出金额", "unspent money")
REPORTED = Basis(
    kind=BasisKind.REPORTED,
    document=Document(title="江汉区2022年预算绩效管理工作推进情况"),
    zh="对支出进度偏慢的后 10 家部门进行全区通报",
    en="the ten departments slowest to spend were named",
)
ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
SLOWEST = RankingPolicy(
    code="jianghan.slowest",
    revision="2022",
    zh="支出进度通报",
    en="circular on spending progress",
    status=RuleStatus.REPORTED_PRACTICE,
    size=10,
    keys=(RankingKey(fact=PROGRESS.key, end=BOTTOM),),
    ties=RankingTies.ALL_IN,
    basis={"status": REPORTED, "size": REPORTED, "keys": REPORTED, "ties": ASSUMED},
)
THREE = evolve(SLOWEST, size=3)
BY_MONEY = evolve(THREE, keys=(*SLOWEST.keys, RankingKey(fact=UNSPENT.key, end=TOP)))


def item(code: str, *known: Known, **options: Any) -> Described:
    """An item with these facts."""
    return Described(code=code, facts=Facts(known=known), **options)


def spent(code: str, part: int, whole: int, *known: Known, **options: Any) -> Described:
    """A department that spent so much of so much."""
    return item(code, PROGRESS.known(Share.of(part, whole)), *known, **options)


DEPARTMENTS = tuple(spent(f"{code}", code * 37 % 101, 101) for code in range(101, 177))
TIED = (
    spent("a", 1, 10),
    spent("b", 1, 3, UNSPENT.known(wan(20))),
    spent("c", 2, 6, UNSPENT.known(wan(40))),
    spent("d", 100, 300, UNSPENT.known(wan(20))),
    spent("e", 9, 10),
)


def test_jh_25_the_ten_slowest_of_seventy_six_departments() -> None:
    """「支出进度偏慢的后 10 家部门进行了全区通报」."""
    found = rank(DEPARTMENTS, SLOWEST)
    slowest = sorted(range(101, 177), key=lambda code: code * 37 % 101)[:10]
    assert found.codes == found.settled == tuple(map(str, slowest))
    assert [one.place for one in found.named] == list(range(1, 11))
    assert (found.tied, found.unranked) == ((), ())
    assert verify(found)


def test_jh_25_equal_shares_of_other_figures_are_tied_and_the_policy_decides() -> None:
    """1/3, 2/6 and 100/300 are one rate; two places are left for the three."""
    every, none = (rank(TIED, evolve(THREE, ties=ties)) for ties in (RankingTies.ALL_IN, RankingTies.NONE_IN))
    assert (every.codes, every.tied) == (("a", "b", "c", "d"), ("b", "c", "d"))
    assert [one.place for one in every.named] == [1, 2, 2, 2]
    assert (none.codes, none.tied) == (("a",), ("b", "c", "d"))
    fitting = rank(TIED, evolve(THREE, size=4))
    assert (fitting.codes, fitting.tied) == (("a", "b", "c", "d"), ())
    assert every.to_rows()[1] == {"place": 2, "code": "b", "tied": True}


def test_jh_25_a_further_key_orders_the_tied_and_may_leave_a_tie() -> None:
    by_money = rank(TIED, evolve(BY_MONEY, size=2))
    assert (by_money.codes, by_money.tied) == (("a", "c"), ())
    left = rank(TIED, BY_MONEY)
    assert (left.codes, left.tied) == (("a", "c", "b", "d"), ("b", "d"))
    assert [one.place for one in left.named] == [1, 2, 3, 3]
    unknown = rank((*TIED[:1], spent("b", 1, 3), *TIED[2:]), evolve(BY_MONEY, size=2))
    assert unknown.tied == ("b", "c", "d"), "a key that one of them lacks tells nobody apart"


def test_jh_25_more_asked_for_than_there_are() -> None:
    assert rank(TIED, SLOWEST).codes == ("a", "b", "c", "d", "e")
    assert rank((), SLOWEST).named == ()


def test_the_top_is_the_other_end() -> None:
    top = evolve(THREE, size=2, keys=(RankingKey(fact=PROGRESS.key, end=TOP),))
    found = rank(TIED, top)
    assert (found.codes, found.tied) == (("e", "b", "c", "d"), ("b", "c", "d"))


def test_what_has_no_measure_has_no_place_and_stops_who_needs_an_answer() -> None:
    found = rank((*TIED[:1], spent("f", 0, 0), item("g")), THREE)
    assert (found.codes, found.unranked) == (("a",), ("f", "g"))
    with pytest.raises(IncompleteError) as caught:
        _ = found.settled
    assert caught.value.text("zh") == (
        "支出进度通报：部分对象无法排序：f.progress：“支出进度”无法计算（分母为零）；g.progress：“支出进度”未提供。"
    )
    assert caught.value.text("en") == (
        "circular on spending progress: not every item can be ranked: f.progress: spending progress is undefined (a "
        "share of nothing); g.progress: spending progress is missing."
    )
    assert "未排序：g.progress：“支出进度”未提供" in found.explain("zh")


def test_jh_22_a_classified_department_is_not_named() -> None:
    hidden = spent("密", 0, 100, classified=True, ref="密")
    found = rank((hidden, *TIED), THREE)
    assert found == rank(TIED, THREE)
    assert "密" not in f"{found!r}{found.explain('zh')}{dumps(found)}"


VALUES = st.lists(
    st.tuples(st.none() | st.fractions(0, 2, max_denominator=4), st.none() | st.integers(0, 2)), max_size=9
)


SETTLING = st.sampled_from([RankingTies.ALL_IN, RankingTies.NONE_IN])


@given(VALUES, st.integers(1, 9), st.sampled_from(RankingEnd), SETTLING)
def test_a_ranking_is_what_counting_says(
    values: list[tuple[Fraction | None, int | None]], size: int, end: RankingEnd, ties: RankingTies
) -> None:
    """By counting: an item is in if at most ``size`` are ahead of it or beside it, and out if ``size`` are ahead."""
    items = []
    for i, (ratio, _) in enumerate(values):
        known = [] if ratio is None else [PROGRESS.known(Share.of(ratio.numerator, ratio.denominator))]
        items.append(item(f"{i}", *known))
    found = rank(items, evolve(SLOWEST, size=size, ties=ties, keys=(RankingKey(fact=PROGRESS.key, end=end),)))
    rates = {f"{i}": ratio if end is BOTTOM else -ratio for i, (ratio, _) in enumerate(values) if ratio is not None}
    ahead = {code: sum(other < own for other in rates.values()) for code, own in rates.items()}
    beside = {code: sum(other == own for other in rates.values()) for code, own in rates.items()}
    edge = {code for code in rates if ahead[code] < size < ahead[code] + beside[code]}
    sure = {code for code in rates if ahead[code] + beside[code] <= size}
    assert set(found.tied) == edge
    assert set(found.codes) == (sure | edge if ties is RankingTies.ALL_IN else sure)
    assert {one.code: one.place - 1 for one in found.named} == {code: ahead[code] for code in found.codes}
    assert set(found.unranked) == {f"{i}" for i, (ratio, _) in enumerate(values) if ratio is None}
    assert rank(reversed(items), found.policy) == found
    assert verify(found)


@given(VALUES, st.integers(1, 9))
def test_two_keys_are_a_pair(values: list[tuple[Fraction | None, int | None]], size: int) -> None:
    """Where every item has both, the order is that of pairs, and whoever is ahead of one named is named."""
    pairs = {f"{i}": (ratio or Fraction(0), -(money or 0)) for i, (ratio, money) in enumerate(values)}
    items = [
        spent(code, ratio.numerator, ratio.denominator, UNSPENT.known(wan(-money)))
        for code, (ratio, money) in pairs.items()
    ]
    found = rank(items, evolve(BY_MONEY, size=size))
    order = sorted(pairs, key=lambda code: (pairs[code], code))
    assert found.codes == tuple(order[: len(found.codes)])
    assert len(found.codes) == sum(sum(p < pair for p in pairs.values()) < size for pair in pairs.values())


def test_x_16_a_ranking_survives_the_wire_and_a_forged_one_does_not_verify() -> None:
    found = rank(TIED, BY_MONEY)
    assert loads(dumps(found), Ranking, known=(BY_MONEY,)) == found
    assert from_data(to_data(BY_MONEY), RankingPolicy) == BY_MONEY
    forged = evolve(found, named=found.named[:3], tied=())
    assert {difference.path for difference in verify(forged).differences} == {"named", "tied"}


def test_the_account_has_places_measures_and_ties() -> None:
    lines = rank(TIED, BY_MONEY).explain("zh").splitlines()
    assert lines[0] == "支出进度通报：4 个（应列 3 个），按支出进度由低到高，再按未支出金额由高到低"
    assert "  第 1 位 a：支出进度 10%" in lines
    assert "  第 2 位 c：支出进度 100/3≈33.333333%，未支出金额 400000 元" in lines
    assert "  末位并列：b、d；末位并列的，全部列入" in lines
    assert lines[-1] == "  计算口径（文件未规定）：末位并列的，全部列入"
    english = rank(TIED, THREE).explain("en").splitlines()
    assert english[0] == "circular on spending progress: 4 (of 3 asked for), by spending progress from the lowest up"
    assert "  tied at the edge: b, c, d; all that are tied at the edge are in" in english


REFUSALS: dict[str, tuple[Callable[[], object], str, str]] = {
    "no key": (
        lambda: evolve(THREE, keys=()),
        "RankingPolicy.keys are nothing, expected one or more different measures.",
        "RankingPolicy.keys 为 无，应有一个以上互不相同的指标。",
    ),
    "a key twice": (
        lambda: evolve(THREE, keys=SLOWEST.keys * 2),
        "RankingPolicy.keys are progress, progress, expected one or more different measures.",
        "RankingPolicy.keys 为 progress、progress，应有一个以上互不相同的指标。",
    ),
    "a tie": (
        lambda: rank(TIED, evolve(THREE, ties=RankingTies.REFUSE)),
        "circular on spending progress: b, c, d are tied at the edge, expected no tie there.",
        "支出进度通报：b、c、d 末位并列，无法确定。",
    ),
    "no number": (
        lambda: RankingKey(fact=flag_fact("new", "是否新增", "new").key, end=TOP),
        "the fact new is of the kind flag, expected a number to rank by.",
        "事实“是否新增”的类型为“是否”，应为数值方可排序。",
    ),
    "no size": (
        lambda: evolve(THREE, size=0),
        "RankingPolicy.size is 0, expected 1 or more.",
        "RankingPolicy.size 为 0，应不小于 1。",
    ),
    "another fact": (
        lambda: rank([item("a", amount_fact("progress", "进度", "money").known(wan(1)))], THREE),
        (
            "the fact progress is money of the kind amount, expected spending progress of the kind rate "
            "as the rule defines it."
        ),
        "事实 progress 为“进度”（金额），应为规则所定义的“支出进度”（比率）。",
    ),
    "another fact in a further key": (
        lambda: rank([item("a", rate_fact("unspent", "率", "rate").known(Share.of(1, 2)))], BY_MONEY),
        "the fact unspent is rate of the kind rate, expected unspent money of the kind amount as the rule defines it.",
        "事实 unspent 为“率”（比率），应为规则所定义的“未支出金额”（金额）。",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_says_what_was_found_and_expected(name: str) -> None:
    call, en, zh = REFUSALS[name]
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert caught.value.en == en
    assert caught.value.zh == zh


def test_a_plain_number_is_ranked_beside_a_share() -> None:
    plain = [item("b", PROGRESS.known(rate("25%"))), item("c", PROGRESS.known(rate("0.3")))]
    found = rank([spent("a", 1, 2), *plain], THREE)
    assert found.codes == ("b", "c", "a")
