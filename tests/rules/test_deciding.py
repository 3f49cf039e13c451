"""Running decision tables: which rules count, what nobody knows, who decides otherwise, and what is kept of it."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from datetime import date
from decimal import Context, localcontext
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, rate, wan
from budgetperf.basis import RuleStatus
from budgetperf.errors import BudgetPerfError, IncompleteError, WireError
from budgetperf.evidence import verify
from budgetperf.rules.comparing import any_of, at_least, less_than, no, rate_is, yes
from budgetperf.rules.conditions import Condition, Reading, Relation
from budgetperf.rules.deciding import (
    ConflictError,
    MissingFactError,
    NoRuleError,
    NotAdoptedError,
    OpenChoiceError,
    Override,
    Ruling,
    decide,
)
from budgetperf.rules.decisions import DecisionTable, Exemption, Force, HitPolicy, Measure, Otherwise, Rule
from budgetperf.rules.facts import Facts
from budgetperf.wire import dumps, from_data, loads, to_data
from condition_strategies import (
    AMOUNT,
    CHOICES,
    CONDITIONS,
    GRADE,
    GROWTH,
    NEW,
    PARTIAL,
    URGENT,
    facts_of,
    oracle,
)
from decision_samples import (
    ASSUMED,
    BIG_AND_NEW,
    CHOSEN,
    GOOD,
    GROWN,
    NEW_300,
    NOTHING,
    OTHERWISE,
    PROPOSED,
    SPECIAL,
    TABLE,
    WEAK,
    WISHED,
    facts,
    row,
    table,
)
from rule_strategies import CONTEXTS

DAY = date(2025, 3, 1)
NARROW = Context(prec=1)
LOW, HIGH = row("low", at_least(AMOUNT, wan(100)), "report"), row("high", at_least(AMOUNT, wan(500)), "evaluate")
ROWS = (evolve(HIGH, status=RuleStatus.IN_FORCE), evolve(LOW, status=RuleStatus.IN_FORCE))


def amount(of: int) -> Facts:
    return facts(AMOUNT.known(wan(of)))


# -- hit policies --


@pytest.mark.parametrize(
    ("hit", "found"),
    [
        (HitPolicy.FIRST, {600: ("high",), 500: ("high",), 499: ("low",), 100: ("low",), 99: ()}),
        (HitPolicy.EVERY, {600: ("high", "low"), 499: ("low",), 99: ()}),
    ],
)
def test_a_hit_policy_says_which_rules_count(hit: HitPolicy, found: dict[int, tuple[str, ...]]) -> None:
    one = table(*ROWS, hit=hit)
    then = {"high": "evaluate", "low": "report"}
    for of, applied in found.items():
        decision = decide(one, amount(of))
        assert decision.applied == applied
        assert decision.then == (tuple(then[code] for code in applied) or ("nothing",))


def test_where_one_rule_may_apply_two_are_a_conflict() -> None:
    one = table(*ROWS, hit=HitPolicy.UNIQUE)
    assert decide(one, amount(499)).applied == ("low",)
    with pytest.raises(ConflictError) as caught:
        decide(one, amount(500))
    assert caught.value.facts["rules"] == ("high", "low")
    assert (caught.value.code, isinstance(caught.value, ValueError)) == ("conflict", True)


def test_a_measure_follows_once_however_many_rules_lead_to_it() -> None:
    rules = (BIG_AND_NEW, evolve(ROWS[1], then=("report", "evaluate", "cut")))
    assert decide(table(*rules), NEW_300).then == ("evaluate", "report", "cut")


def test_measures_that_exclude_each_other_never_follow_together() -> None:
    one = table(*ROWS, exclusive=(("evaluate", "report"),))
    assert decide(one, amount(499)).then == ("report",)
    with pytest.raises(ConflictError) as caught:
        decide(one, amount(500))
    assert caught.value.facts["measures"] == ("evaluate", "report")


@pytest.mark.parametrize(
    ("hit", "known", "found"),
    [
        (HitPolicy.FIRST, {"is_new": True}, ("a",)),
        (HitPolicy.FIRST, {"is_urgent": True}, MissingFactError),
        (HitPolicy.FIRST, {"is_new": False, "is_urgent": True}, ("b",)),
        (HitPolicy.EVERY, {"is_new": True}, MissingFactError),
        (HitPolicy.EVERY, {"is_new": True, "is_urgent": False}, ("a",)),
        (HitPolicy.UNIQUE, {"is_new": True}, MissingFactError),
        (HitPolicy.UNIQUE, {"is_urgent": False}, MissingFactError),
        (HitPolicy.UNIQUE, {"is_new": False, "is_urgent": False}, ()),
    ],
)
def test_what_a_policy_does_not_need_may_be_missing(hit: HitPolicy, known: dict[str, bool], found: Any) -> None:
    rules = (row("a", yes(NEW), status=GROWN.status), row("b", yes(URGENT), status=GROWN.status))
    one = table(*rules, hit=hit, exemptions=())
    if found is MissingFactError:
        with pytest.raises(MissingFactError):
            decide(one, facts_of(known))
    else:
        assert decide(one, facts_of(known)).applied == found


@given(st.lists(CONDITIONS, max_size=4), st.lists(CONDITIONS, max_size=1), PARTIAL, CHOICES, st.sampled_from(HitPolicy))
def test_an_oracle_decides_the_same(
    whens: list[Condition], exempting: list[Condition], values: dict[str, Any], chosen: dict[str, str], hit: HitPolicy
) -> None:
    one = table(
        *(row(f"r{i}", when, f"m{i}", status=GROWN.status) for i, when in enumerate(whens)),
        measures=(NOTHING, *(Measure(code=f"m{i}", zh="甲", en="a") for i in range(4))),
        exemptions=tuple(evolve(SPECIAL, when=when) for when in exempting),
        rules=tuple(row(f"r{i}", when, f"m{i}", status=GROWN.status) for i, when in enumerate(whens)),
        hit=hit,
    )
    asked = {question.choice for question in one.open}
    one = one.choose(**{choice: option for choice, option in chosen.items() if choice in asked})
    told = [oracle(when, values, chosen) for when in whens]
    exempt = [oracle(when, values, chosen) for when in exempting]
    if hit is HitPolicy.FIRST:
        first = next((i for i, found in enumerate(told) if found is not False), len(told))
        told = [found if i == first else False for i, found in enumerate(told)]
    try:
        decision = decide(one, facts_of(values), reason="另有安排")
    except ConflictError:
        assert (hit, None in told, exempt in ([], [False])) == (HitPolicy.UNIQUE, False, True)
        assert told.count(True) > 1
    except (MissingFactError, OpenChoiceError):
        assert None in exempt or (None in told and exempt in ([], [False]))
    else:
        applied = tuple(f"r{i}" for i, found in enumerate(told) if found)
        assert decision.exempt == ("special" if True in exempt else None)
        assert decision.applied == (() if decision.exempt else applied)
        assert None not in exempt
        assert verify(decision)
        assert from_data(to_data(decision), Ruling, known=(one,)) == decision


# -- exemptions --


def test_an_exemption_takes_a_reason_and_keeps_it() -> None:
    decision = decide(TABLE, facts(NEW.known(True), urgent=True), reason="抗洪抢险")
    assert (decision.exempt, decision.reason) == ("special", "抗洪抢险")
    assert (decision.applied, decision.then, decision.measures) == ((), (), ())
    assert [held.holds for held in decision.evidence] == [True]
    assert decision.bases == (SPECIAL.basis,)
    assert verify(decision)


def test_a_reason_is_kept_where_nothing_is_exempt() -> None:
    decision = decide(CHOSEN, NEW_300, reason="抗洪抢险")
    assert (decision.exempt, decision.reason, decision.then) == (None, "抗洪抢险", ("evaluate", "report"))


def test_an_exemption_that_cannot_be_told_is_never_taken_for_none() -> None:
    with pytest.raises(MissingFactError) as caught:
        decide(CHOSEN, Facts(known=NEW_300.known[:-1]), reason="抗洪抢险")
    assert [problem.path for problem in caught.value.problems] == ["facts.is_urgent"]


def test_the_first_exemption_that_applies_is_named() -> None:
    second = Exemption(code="small", zh="小额", en="small", when=less_than(AMOUNT, wan(10)), basis=PROPOSED)
    one = table(GROWN, exemptions=(SPECIAL, second))
    assert decide(one, facts(AMOUNT.known(wan(9))), reason="小额").exempt == "small"
    assert decide(one, facts(AMOUNT.known(wan(9)), urgent=True), reason="小额").exempt == "special"


# -- what nobody knows --


def test_a_missing_fact_is_named_with_its_rule_and_ground() -> None:
    with pytest.raises(MissingFactError) as caught:
        decide(table(BIG_AND_NEW, GROWN), facts(NEW.known(False)))
    error = caught.value
    assert (error.code, isinstance(error, IncompleteError)) == ("missing-fact", True)
    (problem,) = error.problems
    assert problem.path == "facts.growth_rate"
    assert (
        problem.zh
        == "“增幅”未提供，规则 grown 需要（增幅30%以上的须评估：《示例管理办法》（示例〔2025〕1号）第五条〔已核原文〕）"
    )
    assert problem.en.startswith(
        "growth rate is missing, the rule grown wants it (growth of 30 % or more is evaluated:"
    )


def test_a_growth_over_nothing_is_undefined_and_not_missing() -> None:
    """JH-08: last year's budget was zero."""
    over_nothing = facts(NEW.known(False), GROWTH.known(Share.of(5, 0)))
    with pytest.raises(MissingFactError, match=r"growth rate is undefined \(a share of nothing\)"):
        decide(table(GROWN), over_nothing)
    for undefined, applied in ((True, ("a",)), (False, ())):
        when = rate_is(GROWTH, Relation.AT_LEAST, rate("30%"), undefined=undefined)
        assert decide(table(row("a", when, status=GROWN.status)), over_nothing).applied == applied


def test_an_open_question_that_matters_must_be_answered_by_name() -> None:
    good = facts(GRADE.known("good"))
    with pytest.raises(OpenChoiceError) as caught:
        decide(table(WEAK), good)
    assert (caught.value.code, caught.value.facts["choices"]) == ("open-choice", ("good_and_below",))
    assert isinstance(caught.value, LookupError)
    assert decide(table(WEAK).choose(good_and_below="with_good"), good).then == ("cut",)
    assert decide(table(WEAK).choose(good_and_below="without_good"), good).then == ("nothing",)
    assert decide(table(WEAK), facts(GRADE.known("fair"))).then == ("cut",), "both readings say so"


def test_missing_facts_come_before_questions_that_they_may_settle() -> None:
    with pytest.raises(MissingFactError, match=r"facts\.grade"):
        decide(table(WEAK), facts())
    with pytest.raises(MissingFactError, match=r"facts\.is_new"):
        decide(table(WEAK, BIG_AND_NEW), facts(GRADE.known("good"), AMOUNT.known(wan(300))))


def test_no_rule_and_no_default_is_an_error_that_names_idle_proposals() -> None:
    one = table(BIG_AND_NEW, WISHED, otherwise=None)
    small = facts(NEW.known(True), AMOUNT.known(wan(1)))
    with pytest.raises(NoRuleError) as caught:
        decide(one, small)
    assert (caught.value.code, caught.value.facts["proposals"]) == ("no-rule", ("wished",))
    assert decide(one.adopt("wished"), small).applied == ("wished",)


@pytest.mark.parametrize(("has_default", "has_exemption"), list(product([True, False], repeat=2)))
def test_a_table_without_rules_says_what_it_says(has_default: bool, has_exemption: bool) -> None:
    one = table(rules=(), otherwise=OTHERWISE if has_default else None, exemptions=(SPECIAL,) * has_exemption)
    if has_default:
        assert decide(one, facts()).then == ("nothing",)
    else:
        with pytest.raises(NoRuleError):
            decide(one, facts())


# -- persons --


def test_what_holds_in_principle_may_be_decided_otherwise() -> None:
    decision = decide(CHOSEN, facts(NEW.known(False), GROWTH.known(rate(0)), GRADE.known("poor")))
    own = decision.overridden("nothing", by="张三", on=DAY, reason="民生项目")
    assert own.override == Override(then=("nothing",), by="张三", on=DAY, reason="民生项目")
    assert (own.then, own.measures, decision.measures) == (("cut",), (NOTHING,), (CHOSEN.measure("cut"),))
    assert verify(own)
    again = own.overridden("report", by="李四", on=DAY, reason="补报")
    assert again.measures == (CHOSEN.measure("report"),)


@pytest.mark.parametrize("force", list(Force))
def test_only_in_principle_lets_a_person_decide(force: Force) -> None:
    one = table(evolve(WEAK, force=force))
    decision = decide(one, facts(GRADE.known("poor")))
    if force is Force.IN_PRINCIPLE:
        assert decision.overridden("nothing", by="张三", on=DAY, reason="民生项目").measures == (NOTHING,)
    else:
        with pytest.raises(BudgetPerfError) as caught:
            decision.overridden("nothing", by="张三", on=DAY, reason="民生项目")
        assert caught.value.facts["rules"] == ("weak",)


# -- what is kept --


def test_an_edited_decision_is_found_out() -> None:
    decision = decide(CHOSEN, NEW_300)
    assert verify(decision)
    for change, path in (
        ({"then": ("nothing",)}, "then"),
        ({"applied": ("grown",)}, "applied[0]"),
        ({"exempt": "special"}, "exempt"),
    ):
        found = verify(evolve(decision, **change))
        assert [difference.path for difference in found.differences] == [path]
    with pytest.raises(BudgetPerfError, match="expected a rule in principle"):
        verify(evolve(decision, override=Override(then=("nothing",), by="张三", on=DAY, reason="甲")))


def test_a_decision_refers_to_its_table() -> None:
    decision = decide(CHOSEN, NEW_300)
    text = dumps(decision)
    assert set(json.loads(text)["body"]["table"]) == {"code", "revision", "hash"}
    assert loads(text, Ruling, known=(CHOSEN,)) == decision
    for other in (TABLE, CHOSEN.adopt("wished"), evolve(CHOSEN, revision="2")):
        with pytest.raises(WireError):
            loads(text, Ruling, known=(other,))


def test_a_decision_is_a_value() -> None:
    decision = decide(CHOSEN, NEW_300)
    again = pickle.loads(pickle.dumps(decision))
    assert (again, hash(again)) == (decision, hash(decision))
    assert decide(again.table, again.facts) == decision


@given(PARTIAL, CONTEXTS)
def test_the_ambient_context_changes_nothing(values: dict[str, Any], context: Context) -> None:
    def found() -> object:
        try:
            return decide(CHOSEN, facts_of(values), reason="另有安排")
        except BudgetPerfError as error:
            return str(error)

    expected = found()
    with localcontext(context):
        assert found() == expected
    with localcontext(NARROW):
        assert found() == expected


def test_facts_that_no_rule_asks_for_change_nothing() -> None:
    one = table(BIG_AND_NEW, exemptions=())
    asked = Facts(known=NEW_300.known[:2])
    assert decide(one, NEW_300).applied == decide(one, asked).applied == ("new",)


def test_an_equal_key_made_again_is_the_same_fact() -> None:
    again = pickle.loads(pickle.dumps(NEW_300))
    assert decide(CHOSEN, again) == decide(CHOSEN, NEW_300)


def test_every_answer_is_kept_as_an_assumption() -> None:
    twice = table(WEAK, row("b", any_of(GOOD, yes(NEW)), status=GROWN.status))
    decision = decide(twice.choose(good_and_below="with_good"), facts(GRADE.known("good"), NEW.known(True)))
    assert [(one.key, one.en) for one in decision.assumptions] == [
        ("choice.good_and_below", "does 'good and below' include good: good included"),
    ]
    quiet = decide(CHOSEN, NEW_300)
    assert [one.key for one in quiet.assumptions] == ["choice.good_and_below"], "whether or not it mattered"


@pytest.mark.parametrize(
    ("known", "keys"),
    [
        ((NEW.known(True),), ["sample.a"]),
        ((NEW.known(False),), ["sample.otherwise"]),
    ],
)
def test_what_no_document_says_is_an_assumption(known: Any, keys: list[str]) -> None:
    one = table(row("a", yes(NEW), basis=ASSUMED, status=GROWN.status))
    assert [item.key for item in decide(one, facts(*known)).assumptions] == keys
    exempting = table(GROWN, exemptions=(evolve(SPECIAL, basis=ASSUMED),))
    exempt = decide(exempting, facts(urgent=True), reason="抢险")
    assert [item.key for item in exempt.assumptions] == ["sample.special"]


def test_what_a_document_says_is_no_assumption() -> None:
    one = table(BIG_AND_NEW, otherwise=Otherwise(then=("nothing",), basis=GROWN.basis))
    assert decide(one, NEW_300).assumptions == ()
    assert decide(one, facts(NEW.known(False))).assumptions == ()


def test_an_edited_decision_without_rules_can_still_be_told() -> None:
    decision = evolve(decide(table(BIG_AND_NEW, otherwise=None), NEW_300), applied=())
    assert decision.explain("en").splitlines()[0] == "whether to evaluate: evaluate before approval, hand in a report"
    assert decision.assumptions == ()


# -- in words --

TRIAL = evolve(BIG_AND_NEW, status=RuleStatus.TRIAL)
BARE: Rule = row("bare", no(NEW), basis=evolve(PROPOSED, zh="", en=""), status=GROWN.status)
TOLD: dict[str, Callable[[], Ruling]] = {
    "a rule that applies": lambda: decide(table(BIG_AND_NEW), NEW_300),
    "two rules and an answer": lambda: decide(
        CHOSEN, facts(NEW.known(False), GROWTH.known(rate("0.4")), GRADE.known("good"))
    ),
    "no rule": lambda: decide(table(GROWN), facts(NEW.known(True))),
    "an exemption": lambda: decide(TABLE, facts(urgent=True), reason="抗洪抢险"),
    "a reason without an exemption": lambda: decide(table(BIG_AND_NEW), NEW_300, reason="抗洪抢险"),
    "a person": lambda: decide(table(WEAK), facts(GRADE.known("fair"))).overridden(
        "nothing", by="张三", on=DAY, reason="民生项目"
    ),
    "a proposal that was adopted": lambda: decide(table(WISHED).adopt("wished"), NEW_300),
    "a rule on trial": lambda: decide(table(TRIAL), NEW_300),
    "a ground without words": lambda: decide(table(BARE), facts(NEW.known(False))),
}
GOLDEN: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parent / "golden" / "decisions.json").read_text(encoding="utf-8")
)


def test_every_decision_told_has_its_words() -> None:
    assert list(GOLDEN) == list(TOLD)


@pytest.mark.parametrize("name", TOLD)
def test_a_decision_says_why(name: str) -> None:
    decision = TOLD[name]()
    assert {"zh": decision.explain("zh").splitlines(), "en": decision.explain("en").splitlines()} == GOLDEN[name]
    assert isinstance(decision.table, DecisionTable)


# -- proposals that nobody adopted --

SOFT = row("soft", yes(URGENT), "report", status=RuleStatus.PROPOSED)


@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize("one", [table(WISHED), table(WISHED, otherwise=None), table(WISHED, SOFT)])
def test_a_table_of_proposals_does_not_run_where_nobody_adopted_one(*, one: DecisionTable, urgent: bool) -> None:
    """TM-43: not even to say what follows otherwise, and no exemption either."""
    with pytest.raises(NotAdoptedError) as caught:
        decide(one, facts(NEW.known(False), urgent=urgent), reason="抢险")
    assert caught.value.facts["proposals"] == tuple(rule.code for rule in one.rules)
    assert (caught.value.code, isinstance(caught.value, LookupError)) == ("not-adopted", True)
    assert caught.value.text("zh") == (
        "是否评估：各条规则均为建议，尚无约束力。"
        "提示：仍要适用的，请按名称采纳，如 policy.adopt('wished')；决策表也有 adopt()"
    )
    assert caught.value.text("en") == (
        "whether to evaluate: every rule is a proposal that binds nobody. Hint: to run it all the same, adopt it by "
        "name, as in policy.adopt('wished'); a table has adopt() too"
    )


@pytest.mark.parametrize("known", [facts(NEW.known(True)), facts()])
def test_what_follows_otherwise_waits_for_a_proposal_that_would_or_might_apply(known: Facts) -> None:
    one = table(WISHED, SOFT, exemptions=()).adopt("soft")
    with pytest.raises(NotAdoptedError) as caught:
        decide(one, known)
    assert caught.value.facts["proposals"] == ("wished",)
    assert caught.value.en == (
        "whether to evaluate: no adopted rule applies, and wished, which nobody adopted, would or might."
    )
    assert caught.value.zh == "是否评估：已采纳的规则均不适用，而未采纳的 wished 适用或可能适用。"


def test_what_follows_otherwise_follows_where_no_proposal_would_apply() -> None:
    one = table(WISHED, SOFT, exemptions=()).adopt("soft")
    assert decide(one, facts(NEW.known(False))).then == ("nothing",)
    applied = decide(one, facts(NEW.known(True), urgent=True))
    assert (applied.applied, applied.proposals) == (("soft",), (WISHED,))


def test_a_proposal_beside_rules_in_force_is_named_and_keeps_nothing_from_following() -> None:
    one = table(BIG_AND_NEW, WISHED)
    small = decide(one, facts(NEW.known(True), AMOUNT.known(wan(1))))
    assert (small.then, small.proposals) == (("nothing",), (WISHED,))
    assert WISHED.basis not in small.bases
    assert "  not adopted (proposed, not in force), would apply if it were: a proposal to evaluate everything" in (
        small.explain("en").splitlines()
    )
    assert "  未采纳（建议，尚未施行），如采纳则适用：建议一律评估" in small.explain("zh").splitlines()
    assert decide(one, facts(NEW.known(False))).proposals == ()
    assert decide(one.adopt("wished"), small.facts).proposals == ()
    assert decide(one, facts(NEW.known(True), urgent=True), reason="抢险").proposals == ()


def test_where_the_first_rule_decides_only_proposals_before_it_are_named() -> None:
    new = facts(NEW.known(True), AMOUNT.known(wan(300)))
    assert decide(table(BIG_AND_NEW, WISHED, hit=HitPolicy.FIRST), new).proposals == ()
    assert decide(table(WISHED, BIG_AND_NEW, hit=HitPolicy.FIRST), new).proposals == (WISHED,)
    assert decide(table(BIG_AND_NEW, WISHED, hit=HitPolicy.EVERY), new).proposals == (WISHED,)


# -- persons beside rules that bind --


def test_a_person_may_change_what_one_rule_says_in_principle_and_not_what_another_one_binds() -> None:
    """TM-43, DH-27: 原则上 beside 应当; what the binding rule leads to stays."""
    decision = decide(CHOSEN, facts(NEW.known(False), GROWTH.known(rate("0.4")), GRADE.known("poor")))
    assert (decision.applied, decision.then) == (("grown", "weak"), ("evaluate", "cut"))
    own = decision.overridden("evaluate", by="张三", on=DAY, reason="民生项目")
    assert own.measures == (CHOSEN.measure("evaluate"),)
    assert verify(own)
    with pytest.raises(BudgetPerfError) as caught:
        decision.overridden("nothing", by="张三", on=DAY, reason="民生项目")
    assert (caught.value.facts["rules"], caught.value.facts["measures"]) == (("grown",), ("evaluate",))


# -- facts that an answer makes immaterial --


def test_a_missing_fact_that_an_answer_makes_immaterial_comes_with_the_answer() -> None:
    """Is 良 inside of 良好以下? If it is, nobody has to know the amount."""
    small = Reading(code="small", zh="小额", en="small", when=less_than(AMOUNT, wan(10)))
    asked = evolve(GOOD, readings=(small, evolve(GOOD.readings[0], code="with_good")))
    one = table(evolve(WEAK, when=asked))
    with pytest.raises(MissingFactError) as caught:
        decide(one, facts(GRADE.known("good")))
    assert caught.value.facts["answers"] == ("good_and_below=with_good",)
    assert caught.value.text("en").endswith(
        " Hint: an answer to an open question settles it as well: good_and_below=with_good"
    )
    assert caught.value.text("zh").endswith("提示：回答待定事项也可作出判断：good_and_below=with_good")
    assert decide(one.choose(good_and_below="with_good"), facts(GRADE.known("good"))).then == ("cut",)
    with pytest.raises(MissingFactError) as caught:
        decide(one.choose(good_and_below="small"), facts(GRADE.known("good")))
    assert (caught.value.facts["answers"], caught.value.hint_en, caught.value.hint_zh) == ((), "", "")
