"""A named person decides: which amounts measures leave, what is refused, rates that somebody chose."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from application_samples import (
    ASSUMED,
    DECIDED,
    ORDER,
    PROBLEM,
    PROJECT,
    SOURCES,
    STRICTEST,
    answered,
    assessed,
    chosen,
    graded,
    reviewed,
)
from budgetperf.amounts import Rounding, RoundingMode, Yuan, rate, wan, yuan
from budgetperf.errors import IncompleteError, InexactNumberError, InvalidValueError, WireError
from budgetperf.evidence import verify
from budgetperf.records.budgets import Budget
from budgetperf.records.projects import PriorBudget, Project
from budgetperf.regimes.application import (
    DONGHU_RESULTS,
    JIANGHAN_RESULTS,
    NATIONAL_RESULTS,
    PROVINCIAL_RESULTS,
    TIANMEN_RESULTS,
    XIUZHOU_RESULTS,
)
from budgetperf.regimes.application.grounds import made_policy
from budgetperf.rules.comparing import all_of, one_of
from budgetperf.rules.conditions import Condition
from budgetperf.rules.deciding import OpenChoiceError
from budgetperf.rules.decisions import Force, Rule
from budgetperf.stages.application import (
    GRADE,
    SOURCE,
    Advice,
    AmountBase,
    AmountNotAllowedError,
    AmountOutcome,
    AmountRange,
    ApplicationPolicy,
    ChosenRate,
    Decision,
    ExanteOutcome,
    MoneyEffect,
    advise,
)
from budgetperf.wire import dumps, loads

FEN = Rounding(places=2, mode=RoundingMode.HALF_UP)
BY: dict[str, Any] = {"by": "区财政局", "on": DECIDED, "reason": "按评价结果"}


def _binding(policy: ApplicationPolicy) -> ApplicationPolicy:
    """The policy with every rule binding."""
    rules = tuple(evolve(rule, force=Force.BINDING) for rule in policy.table.rules)
    return evolve(policy, table=evolve(policy.table, rules=rules))


def _cut(project: Project = PROJECT, base: AmountBase = AmountBase.ASKED) -> Advice:
    """核减 that binds."""
    policy = _binding(NATIONAL_RESULTS).taking(reduces_from=base)
    return advise([graded("poor")], project, policy)


@pytest.mark.parametrize(
    ("amount", "allowed"),
    [("0", False), ("0.01", True), ("3999999.99", True), ("4000000", False), ("4000000.01", False)],
)
def test_to_reduce_is_less_and_more_than_nothing(amount: str, allowed: bool) -> None:
    """核减 means 0 < new < old; raised or nothing under it is refused."""
    if allowed:
        decision = _cut().adopt(yuan(amount), **BY)
        assert (decision.outcome, decision.departs) == (AmountOutcome.REDUCED, False)
        return
    with pytest.raises(AmountNotAllowedError, match="less than 4000000 yuan and more than 0: fair_or_poor") as caught:
        _cut().adopt(yuan(amount), **BY)
    assert "少于 4000000 元，大于 0（fair_or_poor" in caught.value.text("zh")


@pytest.mark.parametrize(
    ("base", "most"), [(AmountBase.ASKED, 400), (AmountBase.INITIAL, 320), (AmountBase.ADJUSTED, 360)]
)
def test_less_is_measured_against_the_amount_that_somebody_chose(base: AmountBase, most: int) -> None:
    found = _cut(base=base).range
    assert (found.most, found.most_included, found.zero_included) == (wan(most), False, False)


def test_a_cut_against_last_year_is_never_above_what_was_asked() -> None:
    small = _cut(evolve(PROJECT, amount=wan(100)), AmountBase.INITIAL)
    assert small.range.says.en == "at most 1000000 yuan and more than 0"
    with pytest.raises(AmountNotAllowedError, match="expected at most 1000000 yuan"):
        small.adopt(wan(200), **BY)


def test_what_to_measure_against_must_be_chosen_and_stated() -> None:
    open_ = advise([graded("poor")], PROJECT, NATIONAL_RESULTS)
    assert open_.measures == ("reduce", "revise_policy")
    with pytest.raises(OpenChoiceError, match=r"reduces_from=asked \| initial \| adjusted") as caught:
        open_.adopt(wan(300), **BY)
    assert caught.value.facts["choices"] == ("reduces_from",)
    assert "核减以何为基数" in caught.value.text("zh")
    with pytest.raises(IncompleteError, match=r"last year's initial budget|initial: is not stated"):
        _cut(evolve(PROJECT, last_year=None), AmountBase.INITIAL).adopt(wan(1), **BY)
    with pytest.raises(IncompleteError, match=r"last_year.adjusted|adjusted: is not stated"):
        _cut(evolve(PROJECT, last_year=Budget(initial=wan(1))), AmountBase.ADJUSTED).adopt(wan(1), **BY)
    with pytest.raises(IncompleteError, match="amount: is not stated"):
        _cut(evolve(PROJECT, amount=None)).adopt(wan(1), **BY)
    held = advise([graded("fair")], PROJECT, PROVINCIAL_RESULTS)
    with pytest.raises(OpenChoiceError, match="holds_at=initial"):
        held.adopt(wan(300), **BY)


def test_nothing_can_be_reduced_where_there_is_nothing() -> None:
    with pytest.raises(InvalidValueError, match="there is nothing to reduce") as caught:
        _cut(evolve(PROJECT, amount=yuan(0))).adopt(yuan(0), **BY)
    assert caught.value.text("zh") == "原数为 0，无可核减，应大于 0。"
    policy = answered(DONGHU_RESULTS).taking(reduces_from=AmountBase.ASKED)
    none = advise([graded("poor")], evolve(PROJECT, amount=yuan(0)), policy)
    assert none.adopt(yuan(0), **BY).outcome is AmountOutcome.KEPT


def test_to_cancel_is_nothing() -> None:
    """核销 and 不安排 mean 0."""
    found = advise([assessed(ExanteOutcome.REFUSED)], PROJECT, XIUZHOU_RESULTS)
    decision = found.adopt(yuan(0), **BY)
    assert (decision.outcome, decision.saved) == (AmountOutcome.CANCELLED, wan(400))
    with pytest.raises(AmountNotAllowedError, match=r"the amount is 0.01 yuan, expected 0 yuan: rejected"):
        found.adopt(yuan("0.01"), **BY)


def test_no_more_than_was_asked_for() -> None:
    found = advise([graded("excellent", 95)], PROJECT, TIANMEN_RESULTS)
    assert found.adopt(wan(400), **BY).outcome is AmountOutcome.KEPT
    with pytest.raises(AmountNotAllowedError, match="expected at most 4000000 yuan: excellent"):
        found.adopt(wan(401), **BY)
    silent = advise([graded("good", 85)], PROJECT, TIANMEN_RESULTS)
    with pytest.raises(AmountNotAllowedError, match="expected at most 4000000 yuan: what was asked for"):
        silent.adopt(wan(401), **BY)
    unknown = advise([graded("good", 85)], evolve(PROJECT, amount=None), TIANMEN_RESULTS)
    assert unknown.range.says.en == "any amount"
    free = unknown.adopt(wan(999), **BY)
    assert (free.outcome, free.saved) == (None, None)
    assert unknown.adopt(yuan(0), **BY).outcome is AmountOutcome.CANCELLED


def test_a_rule_in_principle_may_be_departed_from_and_the_decision_says_so() -> None:
    """原则上: the reason is kept; what was asked for still bounds the amount."""
    found = advise([graded("poor")], PROJECT, NATIONAL_RESULTS.taking(reduces_from=AmountBase.ASKED))
    kept = found.adopt(wan(400), by="区政府", on=DECIDED, reason="民生急需")
    assert kept.departs
    assert "与原则上的规定不同" in kept.explain("zh")
    assert not found.adopt(wan(399), **BY).departs
    with pytest.raises(AmountNotAllowedError, match="expected at most 4000000 yuan: what was asked for"):
        found.adopt(wan(401), **BY)


@pytest.mark.parametrize(
    ("given", "en", "zh"),
    [
        ({"amount": yuan(-1)}, r"^amount is Decimal\('-1'\)", "应为不小于 0 的金额"),
        ({"amount": 3}, "^amount is 3", "应为不小于 0 的金额"),
        ({"amount": None}, "states both or neither of an amount and a rate", "二者择一"),
        ({"reason": ""}, "the decision gives no reason, expected a text that is not blank", "决定未说明理由，应填写。"),
        ({"reason": None}, "the decision gives no reason", "决定未说明理由"),
        ({"by": " "}, "the decision names nobody", "决定未写明由谁作出，应填写。"),
        ({"on": datetime(2022, 11, 30)}, "Decision.on is datetime, expected date", "Decision.on 为 datetime"),  # noqa: DTZ001
        ({"on": date(2022, 6, 29)}, "rests on a result of 2022-06-30", "所依据的结果作于 2022-06-30"),
        ({"amount": None, "rate": "20%"}, "rate is str, expected ChosenRate", "应为 ChosenRate"),
        ({"amount": 0.5}, "^amount is 0.5, expected yuan", "amount 为 0.5，应为不小于 0 的金额"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(given: dict[str, Any], en: str, zh: str) -> None:
    parts: dict[str, Any] = {"amount": wan(300), **BY, **given}
    with pytest.raises(InvalidValueError, match=en) as caught:
        _cut().adopt(**parts)
    assert zh in caught.value.text("zh")


@pytest.mark.parametrize(
    ("changes", "en"),
    [
        ({"reason": " "}, "the decision gives no reason"),
        ({"by": ""}, "the decision names nobody"),
        ({"on": date(2022, 6, 29)}, "rests on a result of 2022-06-30"),
        ({"amount": wan(400)}, "expected less than 4000000 yuan"),
        ({"amount": yuan(-1)}, r"Decision.amount is Decimal\('-1'\)"),
        ({"rate": "20%"}, "Decision.rate is str"),
        ({"departs": 1}, "Decision.departs is int"),
        ({"advice": None}, "Decision.advice is NoneType"),
    ],
)
def test_an_edited_or_loaded_decision_is_checked_like_a_new_one(changes: dict[str, Any], en: str) -> None:
    decision = _cut().adopt(wan(300), **BY)
    with pytest.raises(InvalidValueError, match=en):
        evolve(decision, **changes)
    blank = dumps(decision).replace(BY["reason"], " ")
    with pytest.raises(WireError, match="the decision gives no reason"):
        loads(blank, Decision, known=(decision.advice.policy,))


def test_xz_31_no_decision_before_the_day_on_which_the_order_was_overdue() -> None:
    """未按要求修改的核减: the cut holds from the day after the deadline, so that it cannot be decided before."""
    result = reviewed(PROBLEM.UNQUANTIFIED_TARGET, order=ORDER)
    late = advise([result], PROJECT, XIUZHOU_RESULTS, as_of=date(2022, 10, 21))
    with pytest.raises(InvalidValueError) as caught:
        late.adopt(wan(300), by="甲", on=date(2022, 10, 20), reason="未修改")
    assert caught.value.text("en") == (
        "the decision is of 2022-10-20 and on orders looked at on 2022-10-21, expected none that is later."
    )
    assert caught.value.text("zh") == "决定作于 2022-10-20，所依据的整改情况截至 2022-10-21，均不应晚于决定。"
    assert late.adopt(wan(300), by="甲", on=date(2022, 10, 21), reason="未修改").saved == wan(100)


def _own(*rows: tuple[Condition, str, Force]) -> ApplicationPolicy:
    """A policy of one's own."""
    rules = tuple(
        Rule(code=f"r{i}", when=when, then=(code,), basis=ASSUMED, force=force)
        for i, (when, code, force) in enumerate(rows)
    )
    made = made_policy("own", ("示例", "an example"), "1", ASSUMED, rules)
    return made.taking(precedence=STRICTEST, reduces_from=AmountBase.ASKED)


def _possible(found: Advice) -> list[bool | None]:
    """Whether nothing, some and all of the money would depart from a rule; None where it is refused."""

    def tried(amount: Yuan) -> bool | None:
        try:
            return found.adopt(amount, **BY).departs
        except AmountNotAllowedError:
            return None

    return [tried(wan(amount)) for amount in (0, 1, 400)]


def test_what_all_rules_leave_can_always_be_decided() -> None:
    """To cancel in principle beside to reduce without exception: nothing is possible, and so is less."""
    policy = _own(
        (one_of(GRADE, "fair", "poor"), "reduce", Force.BINDING), (one_of(GRADE, "poor"), "cancel", Force.IN_PRINCIPLE)
    )
    grades = {grade: _possible(advise([graded(grade)], PROJECT, policy)) for grade in ("good", "fair", "poor")}
    assert grades == {"good": [False] * 3, "fair": [None, False, None], "poor": [False, True, None]}


def test_what_binds_in_one_of_several_results_binds_beside_a_harsher_one_in_principle() -> None:
    """Else a worse result would let a person leave more than a better one."""
    key, own = (one_of(SOURCE, one.value) for one in (SOURCES.FISCAL_EVALUATION, SOURCES.SELF_EVALUATION))
    policy = _own(
        (all_of(key, one_of(GRADE, "poor")), "cancel", Force.IN_PRINCIPLE),
        (all_of(own, one_of(GRADE, "poor")), "reduce", Force.BINDING),
    )
    beside = graded("poor", source=SOURCES.SELF_EVALUATION)
    assert _possible(advise([graded("good"), beside], PROJECT, policy)) == [None, False, None]
    worse = advise([graded("poor"), beside], PROJECT, policy)
    assert (worse.measures, _possible(worse)) == (("cancel",), [False, True, None])
    with pytest.raises(AmountNotAllowedError, match=r"less than 4000000 yuan and more than 0: r1 \(binding\)"):
        worse.adopt(wan(400), **BY)


def test_what_may_be_deferred_need_not_be_kept_alive_by_a_cut_beside_it() -> None:
    """A poor result that was not put right either may come to nothing, as a good one may that was not put right."""
    policy = NATIONAL_RESULTS.taking(reduces_from=AmountBase.ASKED)
    both = [advise([graded(grade, order=ORDER)], PROJECT, policy, as_of=DECIDED) for grade in ("good", "poor")]
    assert both[1].measures == ("reduce", "reduce_or_defer", "revise_policy")
    assert both[0].range == both[1].range == AmountRange(most=wan(400), most_included=False)


def test_a_rate_is_somebodys_choice_and_is_kept() -> None:
    """No published rate was found: it is an argument with a name and a reason."""
    chosen_rate = ChosenRate(rate=rate("10%"), name="本年核减比例", reason="区政府常务会议确定")
    decision = _cut().adopt(rate=chosen_rate, **BY)
    assert (decision.amount, decision.rate, decision.saved) == (wan(360), chosen_rate, wan(40))
    assert "the rate 本年核减比例 is 0.1: 区政府常务会议确定" in decision.explain("en")
    assert verify(decision)
    with pytest.raises(InvalidValueError, match="states both or neither"):
        _cut().adopt(wan(360), rate=chosen_rate, **BY)
    with pytest.raises(OpenChoiceError, match="reduces_from"):
        advise([graded("poor")], PROJECT, NATIONAL_RESULTS).adopt(rate=chosen_rate, **BY)
    with pytest.raises(AmountNotAllowedError):
        _cut().adopt(rate=evolve(chosen_rate, rate=rate("100%")), **BY)


def test_a_rate_leaves_an_exact_amount_or_a_rounded_one() -> None:
    third = ChosenRate(rate=rate("33.333%"), name="示例", reason="示例")
    assert third.left_of(yuan("0.10")) == Decimal("0.066667")
    assert evolve(third, rounding=FEN).left_of(yuan("0.10")) == Decimal("0.07")


@pytest.mark.parametrize(
    ("given", "en", "zh"),
    [
        ({"rate": rate(0)}, "the rate 示例 is 0, expected more than 0", "核减比例“示例”为 0"),
        ({"rate": rate("100.1%")}, "the rate 示例 is 1.001", "核减比例“示例”为 1.001"),
        ({"name": ""}, "ChosenRate.name is ''", "ChosenRate.name"),
        ({"reason": ""}, "ChosenRate.reason is ''", "ChosenRate.reason"),
        ({"rounding": 2}, "ChosenRate.rounding is int", "Rounding"),
        ({"rate": 1}, "ChosenRate.rate is int", "应为 Decimal"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(given: dict[str, Any], en: str, zh: str) -> None:
    parts: dict[str, Any] = {"rate": rate("10%"), "name": "示例", "reason": "示例", **given}
    with pytest.raises((InvalidValueError, InexactNumberError), match=en) as caught:
        ChosenRate(**parts)
    assert zh in caught.value.text("zh")


def test_a_range_says_what_it_leaves() -> None:
    some = AmountRange(most=wan(1), zero_included=False)
    assert [some.allows(yuan(amount)) for amount in (-1, 0, 1, 10000, 10001)] == [False, False, True, True, False]
    assert some.within(wan(1), included=False).says.zh == "少于 10000 元，大于 0"
    assert some.within(wan(2)) == some
    assert some.within(wan(1)) == some
    assert AmountRange(most=None).allows(wan(10**6))
    assert [effect.tightness for effect in MoneyEffect] == [0, 1, 2, 2, 3]


def test_reduce_and_hold_at_once_leave_the_lower_one() -> None:
    """Both measures of one ruling bind: what is reduced is no more than last year either."""
    policy = chosen(PROVINCIAL_RESULTS)
    rules = tuple(
        evolve(rule, then=("hold_new_money", "restructure_reduce_or_cancel")) if rule.code == "going_on_poor" else rule
        for rule in policy.table.rules
    )
    found = advise([graded("poor")], PROJECT, evolve(policy, table=evolve(policy.table, rules=rules)))
    assert found.measures == ("hold_new_money", "restructure_reduce_or_cancel")
    assert found.range == AmountRange(most=wan(320))


def test_advice_and_decision_are_their_own_evidence() -> None:
    policy = JIANGHAN_RESULTS.taking(reduces_from=AmountBase.ASKED)
    found = advise([assessed(ExanteOutcome.CUT, granted=wan(300))], PROJECT, policy)
    decision = found.adopt(wan(300), **BY)
    assert verify(found)
    assert verify(decision)
    assert loads(dumps(found), Advice, known=(policy,)) == found
    assert loads(dumps(decision), Decision, known=(policy,)) == decision
    assert [one.path for one in verify(evolve(decision, departs=True)).differences] == ["departs"]
    forged = evolve(found, measures=("support",))
    assert [one.path for one in verify(forged).differences] == ["measures[0]"]
    assert decision.explain("zh").split("\n")[0] == (
        "示例项目 2023 年度预算 3000000 元：区财政局 于 2022-11-30 决定，理由：按评价结果"
    )
    assert decision.explain("en").split("\n")[0] == (
        "示例项目, budget of 2023: 3000000 yuan, decided by 区财政局 on 2022-11-30, because: 按评价结果"
    )
    assert repr(found) == "Advice(示例项目, reduce)"
    assert repr(decision).startswith("Decision(示例项目, 3000000, by='区财政局'")


def test_what_is_chosen_stands_among_the_assumptions() -> None:
    policy = NATIONAL_RESULTS.taking(reduces_from=AmountBase.ASKED, holds_at=PriorBudget.INITIAL)
    found = advise([graded("poor")], PROJECT, policy)
    said = {item.key: item.zh for item in found.assumptions}
    assert said["application.reduces_from"] == "核减以申请数为基数（由使用者选定）"
    assert said["application.holds_at"] == "控制新增以上年年初预算数为限（由使用者选定）"
    assert isinstance(found.adopt(wan(300), **BY).amount, Decimal)
    assert Yuan(Decimal(1)) == yuan(1)
