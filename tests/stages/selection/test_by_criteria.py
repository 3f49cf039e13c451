"""Choosing by criteria: the evidence of each item, why not, and what cannot be told (JH-30, DL-17, X-16)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rate, Share, Yuan, wan
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.rules.comparing import all_of, any_of, at_least, rate_is, yes
from budgetperf.rules.conditions import Open, Reading, Relation
from budgetperf.rules.decisions import Chosen
from budgetperf.rules.facts import Fact, Facts, Known, amount_fact, count_fact, flag_fact, rate_fact
from budgetperf.stages.selection import CriteriaSelection, Described, SelectionCriteria, by_criteria
from budgetperf.wire import dumps, from_data, loads, to_data

AMOUNT = amount_fact("amount", "金额", "amount")
WATCHED = flag_fact("watched", "社会关注度高", "closely watched")
REACHED = count_fact("reached", "受益人数", "people reached")
REPORT = Document(title="江汉区2022年预算绩效管理工作推进情况")
REPORTED = Basis(
    kind=BasisKind.REPORTED,
    document=REPORT,
    zh="选取社会关注度高、涉及面广、金额较大的项目",
    en="projects that are closely watched, reach many and cost much",
)
ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例界限", en="figures of an example")
CRITERIA = SelectionCriteria(
    code="jianghan.key",
    revision="2022",
    zh="重点评价项目",
    en="key evaluations",
    status=RuleStatus.REPORTED_PRACTICE,
    when=all_of(yes(WATCHED), at_least(REACHED, 1000), at_least(AMOUNT, wan(500))),
    basis={"status": REPORTED, "when": ASSUMED},
)
LOOSE = Open(
    choice="all_three",
    zh="三项条件是否须同时具备",
    en="must all three be there",
    readings=(
        Reading(code="yes", zh="须同时具备", en="all three", when=CRITERIA.when),
        Reading(
            code="no",
            zh="具备其一即可",
            en="any of the three",
            when=any_of(yes(WATCHED), at_least(REACHED, 1000), at_least(AMOUNT, wan(500))),
        ),
    ),
)
OPEN = evolve(CRITERIA, when=LOOSE, basis={"status": REPORTED, "when": REPORTED})


def item(code: str, *known: Known, **options: Any) -> Described:
    """An item with these facts."""
    return Described(code=code, facts=Facts(known=known), **options)


ALL = item("a", WATCHED.known(True), REACHED.known(1000), AMOUNT.known(wan(500)))
CHEAP = item("b", WATCHED.known(True), REACHED.known(5000), AMOUNT.known(wan("499.999999")))
CHEAP_AND_UNKNOWN = item("c", AMOUNT.known(wan(1)))
UNKNOWN = item("d", WATCHED.known(True), AMOUNT.known(wan(900)))
ITEMS = (UNKNOWN, CHEAP_AND_UNKNOWN, CHEAP, ALL)
FOUND = by_criteria(ITEMS, CRITERIA)


def test_jh_30_each_item_has_its_evidence() -> None:
    """「社会关注度高、涉及面广、金额较大的项目」: on the edge is in, a cent below is out; what fails needs no more."""
    assert (FOUND.chosen, FOUND.others, FOUND.untold) == (("a",), ("b", "c"), ("d",))
    assert [part.holds for part in FOUND.held("a").parts] == [True, True, True]
    assert [part.holds for part in FOUND.held("b").parts] == [True, True, False]
    assert [part.holds for part in FOUND.held("c").parts] == [None, None, False]
    assert FOUND.held("d").holds is None
    assert FOUND.to_rows() == [
        {"code": "a", "chosen": True},
        {"code": "b", "chosen": False},
        {"code": "c", "chosen": False},
        {"code": "d", "chosen": None},
    ]


def test_jh_30_what_cannot_be_told_is_named_and_stops_who_needs_an_answer() -> None:
    assert [problem.path for problem in FOUND.problems] == ["d.reached"]
    with pytest.raises(IncompleteError) as caught:
        _ = FOUND.settled
    assert caught.value.text("zh") == "重点评价项目：部分对象无法判断：d.reached：“受益人数”未提供。"
    assert (
        caught.value.text("en") == "key evaluations: not every item can be told: d.reached: people reached is missing."
    )
    assert by_criteria(ITEMS[1:], CRITERIA).settled == ("a",)


def test_a_share_of_nothing_is_undefined_and_not_missing() -> None:
    rate = rate_fact("rate", "执行率", "execution rate")
    criteria = evolve(CRITERIA, when=rate_is(rate, Relation.AT_LEAST, Rate(Decimal("0.8")), undefined=None))
    found = by_criteria([item("a", rate.known(Share.of(0, 0))), item("b", rate.known(Share.of(8, 10)))], criteria)
    assert (found.chosen, found.untold) == (("b",), ("a",))
    assert found.problems[0].text("zh") == "a.rate：“执行率”无法计算（分母为零）"
    assert found.problems[0].text("en") == "a.rate: execution rate is undefined (a share of nothing)"


def test_what_a_document_leaves_open_is_chosen_by_name() -> None:
    """One reading chooses b, the other does not; where both agree nobody needs to choose."""
    undecided = by_criteria(ITEMS, OPEN)
    assert (undecided.chosen, undecided.untold) == (("a",), ("b", "c", "d"))
    assert undecided.problems[0].text("zh") == "b.all_three：三项条件是否须同时具备：请选择 all_three=yes | no"
    assert undecided.problems[0].en == "must all three be there: choose all_three=yes | no"
    any_one = by_criteria(ITEMS, OPEN.choose(all_three="no"))
    assert (any_one.chosen, any_one.others, any_one.untold) == (("a", "b", "d"), (), ("c",))
    assert [(each.key, each.zh) for each in any_one.assumptions] == [("criteria-selection.answers", "具备其一即可")]
    again = OPEN.choose(all_three="no").choose(all_three="yes")
    assert again.choices == {"all_three": "yes"}
    assert verify(any_one)


def test_x_16_the_same_items_give_the_same_choice_and_the_wire_carries_it() -> None:
    answered = OPEN.choose(all_three="no")
    for found, policy in ((FOUND, CRITERIA), (by_criteria(ITEMS, answered), answered)):
        assert verify(found)
        assert loads(dumps(found), CriteriaSelection, known=(policy,)) == found
        assert from_data(to_data(policy), SelectionCriteria) == policy
    assert by_criteria(reversed(ITEMS), CRITERIA) == FOUND
    forged = evolve(FOUND, chosen=("a", "b"), others=("c",))
    assert [difference.path for difference in verify(forged).differences] == ["chosen", "others"]


def test_the_account_has_every_item_with_its_conditions() -> None:
    lines = FOUND.explain("zh").splitlines()
    assert lines[0] == "重点评价项目：选取 1 个，不选取 2 个，无法判断 1 个"
    assert "  b：不选取" in lines
    assert "      金额达到 5000000 元以上（含）：实为 4999999.99 元，不成立" in lines
    assert "  d：无法判断" in lines
    assert FOUND.explain("en").splitlines()[0] == "key evaluations: 1 chosen, 2 not, 1 cannot be told"
    assert lines[-1] == "  计算口径（文件未规定）：示例界限"


NUMBERS = st.dictionaries(st.sampled_from("abcdef"), st.none() | st.integers(0, 9), max_size=6)


@given(NUMBERS, st.integers(0, 9))
def test_every_item_is_in_out_or_untold_and_only_once(numbers: dict[str, int | None], edge: int) -> None:
    """Against a comparison by hand; classified items change nothing."""
    items = [item(code) if n is None else item(code, REACHED.known(n)) for code, n in numbers.items()]
    criteria = evolve(CRITERIA, when=at_least(REACHED, edge))
    found = by_criteria(items, criteria)
    expected: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for code, n in sorted(numbers.items()):
        expected[None if n is None else n >= edge].append(code)
    assert [found.chosen, found.others, found.untold] == [tuple(expected[k]) for k in (True, False, None)]
    hidden = item("密", REACHED.known(9), classified=True)
    assert by_criteria([hidden, *items], criteria) == found
    assert "密" not in repr(by_criteria([hidden, *items], criteria))


def _other(fact: Fact[Yuan]) -> Described:
    return item("a", fact.known(wan(1)))


REFUSALS: dict[str, tuple[Callable[[], object], str, str]] = {
    "twice": (
        lambda: by_criteria([ALL, ALL], CRITERIA),
        "items names items twice: [1]: the code a stands twice.",
        "对象重复：[1]：编码（a）重复。",
    ),
    "a secret twice": (
        lambda: by_criteria([evolve(ALL, classified=True), ALL], CRITERIA),
        "items names items twice: [1]: the code withheld stands twice.",
        "对象重复：[1]：编码（不予显示）重复。",
    ),
    "another fact": (
        lambda: by_criteria([_other(amount_fact("amount", "合同金额", "contract"))], CRITERIA),
        "the fact amount is contract of the kind amount, expected amount of the kind amount as the rule defines it.",
        "事实 amount 为“合同金额”（金额），应为规则所定义的“金额”（金额）。",
    ),
    "no such item": (lambda: FOUND.held("z"), "there is no item 'z'.", "没有对象“z”。"),
    "no such option": (
        lambda: OPEN.choose(all_three="maybe"),
        "the criteria jianghan.key choose all_three=maybe, expected yes | no.",
        "选取标准“重点评价项目”选择了 all_three=maybe，应为 yes | no。",
    ),
    "no such question": (
        lambda: evolve(
            CRITERIA, answers=(Chosen(choice="x", option="y"),), basis={**CRITERIA.basis, "answers": ASSUMED}
        ),
        "the criteria jianghan.key choose x=y, expected no answer.",
        "选取标准“重点评价项目”选择了 x=y，应为 不作选择。",
    ),
    "no items": (lambda: by_criteria(7, CRITERIA), "items is int", "items 为 int"),  # type: ignore[arg-type]
    "no code": (
        lambda: item(" "),
        "Described.code is ' ', expected a text that is not blank.",
        "Described.code 为 ' '，应为非空文本。",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_says_what_was_found_and_expected(name: str) -> None:
    call, en, zh = REFUSALS[name]
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert caught.value.en.startswith(en)
    assert caught.value.zh.startswith(zh)
