"""The law: with object and precedence held fixed, worse evidence never leaves more money.

It is checked exactly when a policy is built; here results are made worse at random, under every regime and under random
policies that pass the check, and the amounts that are left are compared. An oracle goes through every combination of
facts of small tables one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from application_samples import (
    ASSUMED,
    MADE,
    POLICIES,
    PROBLEM,
    PROJECT,
    SCALE,
    SOURCES,
    STRICTEST,
    chosen,
    graded,
)
from budgetperf.amounts import points, wan, yuan
from budgetperf.basis import RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.records.kinds import Duration, Standing, SubjectKind
from budgetperf.regimes.application import NATIONAL_RESULTS, PROVINCIAL_RESULTS, TIANMEN_RESULTS, XIUZHOU_RESULTS
from budgetperf.regimes.application.grounds import LADDERS, made_policy
from budgetperf.rules.comparing import all_of, at_least, one_of, yes
from budgetperf.rules.conditions import Condition
from budgetperf.rules.deciding import decide
from budgetperf.rules.decisions import DecisionTable, Force, HitPolicy, Measure, Otherwise, Rule
from budgetperf.rules.fact_keys import FactWord
from budgetperf.rules.facts import Facts, points_fact, word_fact
from budgetperf.stages.application import (
    CONSEQUENCES,
    GRADE,
    PROBLEMS,
    SCORE,
    SOURCE,
    AmountNotAllowedError,
    ApplicationPolicy,
    Consequence,
    EvidenceLadder,
    ExanteOutcome,
    MilderForWorseError,
    MoneyEffect,
    Precedence,
    PrecedenceKind,
    ResultOnRecord,
    RevisionOrder,
    advise,
    consequences,
    milder_for_worse,
)
from budgetperf.stages.application.ladders import FIRM
from budgetperf.stages.monitors import Lamp

GRADES = ("poor", "fair", "good", "excellent")
LAMPS = (Lamp.RED, Lamp.YELLOW, Lamp.GREEN)
STATES = ("unqualified", "qualified")
ALL = tuple(chosen(policy.adopt(*(r.code for r in policy.table.rules if r.is_proposal))) for policy in POLICIES)
LATEST = Precedence(kind=PrecedenceKind.LATEST)
DECLARED = Precedence(kind=PrecedenceKind.DECLARED, order=tuple(SOURCES))
DAY = MADE.replace(month=11)
ORDERED = RevisionOrder(ordered=MADE, due=MADE.replace(month=10))
ORDERS = (ORDERED, evolve(ORDERED, done=DAY), evolve(ORDERED, done=ORDERED.due))
"""From the worst: overdue, done late, done in time."""


@st.composite
def pairs(draw: st.DrawFn) -> tuple[ResultOnRecord, ResultOnRecord]:
    """Two results that differ in evidence alone: the second is worse in one piece of it, or in several."""
    source = draw(st.sampled_from(SOURCES))
    first: dict[str, Any] = {}
    second: dict[str, Any] = {}

    def both(name: str, better: Any, worse: Any) -> None:
        first[name], second[name] = better, worse

    if source.is_evaluation:
        high, low = sorted(draw(st.tuples(*[st.integers(0, 100)] * 2)), reverse=True)
        for parts, total in ((first, high), (second, low)):
            parts |= {"scale": SCALE, "grade": SCALE.grade(points(total))}
            parts |= {"score": points(total), "whole": points(100)}
        both("on", MADE, MADE)
    elif source is SOURCES.MONITOR:
        low_i, high_i = sorted(draw(st.tuples(*[st.sampled_from(range(3))] * 2)))
        both("lamp", LAMPS[high_i], LAMPS[low_i])
    elif source is SOURCES.EX_ANTE:
        low_i, high_i = sorted(draw(st.tuples(*[st.sampled_from(range(4))] * 2)))
        outcomes = tuple(ExanteOutcome)
        both("outcome", outcomes[high_i], outcomes[low_i])
    else:
        low_i, high_i = sorted(draw(st.tuples(*[st.sampled_from(range(2))] * 2)))
        both("target_state", STATES[high_i], STATES[low_i])
    some = draw(st.sets(st.sampled_from(PROBLEM), max_size=3))
    more = some | draw(st.sets(st.sampled_from(PROBLEM), max_size=2))
    both("problems", tuple(k for k in PROBLEM if k in some), tuple(k for k in PROBLEM if k in more))
    if draw(st.booleans()):
        low_i, high_i = sorted(draw(st.tuples(*[st.sampled_from(range(3))] * 2)))
        both("order", ORDERS[high_i], ORDERS[low_i])
    year = {SOURCES.MONITOR: 2022, SOURCES.EX_ANTE: 2023, SOURCES.TARGET_REVIEW: 2023}.get(source, 2021)
    subject = draw(st.sampled_from((SubjectKind.PROJECT, SubjectKind.DEPARTMENT)))
    of = "p-7" if subject is SubjectKind.PROJECT else "101"
    made = (ResultOnRecord(of=of, source=source, year=year, subject=subject, **parts) for parts in (first, second))
    return next(made), next(made)


PROJECTS = st.builds(
    lambda duration, standing, amount: evolve(PROJECT, duration=duration, standing=standing, amount=wan(amount)),
    st.sampled_from(Duration),
    st.sampled_from(Standing),
    st.integers(100, 500),
)


def _ceiling(results: list[ResultOnRecord], project: Any, policy: ApplicationPolicy) -> tuple[Fraction, bool]:
    left = advise(results, project, policy, as_of=DAY).range
    assert left.most is not None
    return Fraction(left.most), left.most_included


@settings(max_examples=30, deadline=None)
@given(pair=pairs(), project=PROJECTS)
def test_tm_36_worse_evidence_never_leaves_more_money(pair: Any, project: Any) -> None:
    """JH-37, TM-36, X-11: one result made worse; the object and everything else stays. Every regime sees each case."""
    better, worse = pair
    for policy in ALL:
        assert _ceiling([worse], project, policy) <= _ceiling([better], project, policy), policy.code


@settings(max_examples=50, deadline=None)
@given(i=st.integers(0, len(ALL) - 1), pair=pairs(), other=pairs(), project=PROJECTS)
def test_nor_does_it_beside_another_result(i: int, pair: Any, other: Any, project: Any) -> None:
    """Whichever of them decides, by strictness, by declared order or by the day on which it was made."""
    earlier = evolve(other[0], on=MADE.replace(month=8))
    better, worse = (evolve(one, on=DAY) for one in pair)
    for precedence in (STRICTEST, DECLARED, LATEST):
        policy = ALL[i].taking(precedence=precedence)
        least, most = (_ceiling([one, earlier], project, policy) for one in (worse, better))
        assert least <= most, precedence.kind


@settings(max_examples=15, deadline=None)
@given(st.tuples(*[st.integers(0, 400)] * 2))
def test_nor_does_a_smaller_grant(grants: tuple[int, int]) -> None:
    low, high = sorted(grants)
    ceilings = [
        _ceiling(
            [ResultOnRecord(of="p-7", source=SOURCES.EX_ANTE, year=2023, outcome=ExanteOutcome.CUT, granted=wan(most))],
            PROJECT,
            ALL[1],
        )
        for most in (low, high)
    ]
    assert ceilings[0] <= ceilings[1]


# -- the check itself --

_LEVEL = word_fact("level", "级", "level", tuple(FactWord(code=c, zh=c, en=c) for c in "abc"))
_MARK = points_fact("mark", "分", "mark")
_BAD = PROBLEMS[PROBLEM.SLOW]
_KIND = word_fact("kind", "类", "kind", tuple(FactWord(code=c, zh=c, en=c) for c in "xy"))
_RUNGS = (
    EvidenceLadder(key=_LEVEL.key, worst_first=("a", "b", "c")),
    EvidenceLadder(key=_MARK.key),
    EvidenceLadder(key=_BAD.key, worst_first=("yes", "no")),
)
_LEAVES: list[Condition] = [
    *(one_of(_LEVEL, *some) for some in ("a", "b", "c", "ab", "bc", "ac")),
    at_least(_MARK, points(50)),
    at_least(_MARK, points(80)),
    yes(_BAD),
    one_of(_KIND, "x"),
]
_RANKS: Mapping[str, int | None] = {"good": -1, "keep": 0, "less": 1, "none": 2, "tell": None}
_CONDITIONS = st.lists(st.sampled_from(_LEAVES), min_size=1, max_size=2).map(lambda parts: all_of(*parts))
_THEN = st.lists(st.sampled_from(sorted(_RANKS)), min_size=1, max_size=2, unique=True).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> DecisionTable:
    """Small tables, most of which break the law."""
    rules = tuple(
        Rule(code=f"r{i}", when=draw(_CONDITIONS), then=draw(_THEN), basis=ASSUMED)
        for i in range(draw(st.integers(1, 3)))
    )
    then = draw(st.sampled_from([None, "keep", "none", "tell"]))
    return DecisionTable(
        code="t",
        revision="1",
        zh="示例",
        en="an example",
        measures=tuple(Measure(code=code, zh=code, en=code) for code in _RANKS),
        rules=rules,
        hit=HitPolicy.EVERY,
        otherwise=None if then is None else Otherwise(then=(then,), basis=ASSUMED),
    )


def _rank(table: DecisionTable, case: tuple[str, int, bool, str]) -> int | None:
    """The rank that a case leads to; None where the table does not say what follows."""
    level, mark, bad, kind = case
    known = (_LEVEL.known(level), _MARK.known(points(mark)), _BAD.known(bad), _KIND.known(kind))
    if table.otherwise is None and not any(
        decide(evolve(table, otherwise=Otherwise(then=("keep",), basis=ASSUMED)), Facts(known=known)).applied
    ):
        return None
    ranked = [r for code in decide(table, Facts(known=known)).then if (r := _RANKS[code]) is not None]
    return max(ranked, default=0)


def _breaks(table: DecisionTable) -> bool:
    """Whether any case becomes milder when one piece of evidence gets worse: every case is tried."""
    cases = product("abc", (10, 60, 90), (True, False), "xy")
    ranks: dict[tuple[str, int, bool, str], int | None] = {case: _rank(table, case) for case in cases}
    for (level, mark, bad, kind), here in ranks.items():
        worse = [(one, mark, bad, kind) for one in "abc" if one < level]
        worse += [(level, one, bad, kind) for one in (10, 60, 90) if one < mark]
        worse += [(level, mark, True, kind)] if not bad else []
        for other in worse:
            there = ranks[other]
            if None not in {here, there} and there < here:  # type: ignore[operator]
                return True
    return False


@settings(max_examples=40, deadline=None)
@given(tables())
def test_the_check_agrees_with_trying_every_case(table: DecisionTable) -> None:
    """Where a table says nothing there is an error, which is neither milder nor harsher than anything."""
    found = milder_for_worse(table, _RANKS, _RUNGS)
    assert (found is not None) is _breaks(table)
    if found is not None:
        assert found.en.startswith(found.key.en)
        assert f"“{found.key.zh}”由" in found.zh


_WORD_LISTS = st.lists(st.sampled_from(GRADES), min_size=1, max_size=4, unique=True)
_MONEY = tuple(one.code for one in CONSEQUENCES if one.rank is not None and one.code != "hold_new_money")


_ROWS = st.tuples(
    st.builds(
        lambda sources, grades: all_of(one_of(SOURCE, *sources), one_of(GRADE, *grades)),
        st.lists(st.sampled_from(("fiscal_evaluation", "self_evaluation")), min_size=1, max_size=2, unique=True),
        _WORD_LISTS,
    ),
    st.sampled_from(_MONEY),
    st.sampled_from(Force),
)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(_ROWS, min_size=1, max_size=3),
    totals=st.tuples(*[st.integers(0, 100)] * 2),
    own=st.sampled_from(GRADES),
    precedence=st.sampled_from((STRICTEST, DECLARED, LATEST)),
)
def test_a_random_policy_that_passes_keeps_the_law_and_another_cannot_be_built(
    rows: list[tuple[Condition, str, Force]], totals: tuple[int, int], own: str, precedence: Precedence
) -> None:
    """Alone or beside another result, by what the measures leave and by what a person can decide on."""
    rules = tuple(
        Rule(code=f"r{i}", when=when, then=(code,), basis=ASSUMED, force=force)
        for i, (when, code, force) in enumerate(rows)
    )
    said = consequences("maintain", *(code for _, code, _ in rows))
    table = evolve(NATIONAL_RESULTS.table, rules=rules, measures=tuple(one.measure for one in said))
    ranks = {one.code: one.rank for one in said}
    broken = milder_for_worse(table, ranks, LADDERS) or milder_for_worse(table, ranks, LADDERS, FIRM)
    if broken is not None:
        assert broken.key == GRADE.key
        with pytest.raises(MilderForWorseError):
            made_policy("random", ("随机", "random"), "1", ASSUMED, rules)
        return
    policy = chosen(made_policy("random", ("随机", "random"), "1", ASSUMED, rules), precedence)
    low, high = sorted(totals)
    worse, better = (graded(SCALE.grade(points(total)).code, total) for total in (low, high))
    for beside in ([], [graded(own, source=SOURCES.SELF_EVALUATION, on=MADE.replace(month=5))]):
        assert _ceiling([worse, *beside], PROJECT, policy) <= _ceiling([better, *beside], PROJECT, policy)
        assert _possible([worse, *beside], policy) <= _possible([better, *beside], policy)


def _possible(results: list[ResultOnRecord], policy: ApplicationPolicy) -> int:
    """The most that a person can decide on, departing from rules in principle where need be."""
    found = advise(results, PROJECT, policy)

    def can(amount: int) -> bool:
        try:
            return found.adopt(yuan(amount), by="甲", on=DAY, reason="示例").amount == amount
        except AmountNotAllowedError:
            return False

    return max(amount for amount in (0, 1, 3_199_999, 3_200_000, 3_999_999, 4_000_000) if can(amount))


def test_a_policy_that_is_milder_for_worse_is_refused_with_a_case() -> None:
    """The rule for 差 left out: a poor department would be better off than a fair one."""
    table = PROVINCIAL_RESULTS.table
    without = tuple(rule for rule in table.rules if rule.code != "whole_poor")
    with pytest.raises(MilderForWorseError) as caught:
        evolve(PROVINCIAL_RESULTS, table=evolve(table, rules=without))
    assert caught.value.text("en") == (
        "the table provincial.application.table is milder for worse evidence: grade from fair to poor leads to less. "
        "Hint: give the worse case a measure that is as severe, or rank the measures otherwise"
    )
    assert "“评价等级”由中变为差时，措施反而较轻" in caught.value.text("zh")
    case = caught.value.facts["milder"]
    assert {decide(evolve(table, rules=without), facts).then for facts in (case.better, case.worse)} == {  # type: ignore[attr-defined]
        ("hold_new_projects",),
        ("maintain",),
    }


def test_a_policy_that_binds_less_for_worse_is_refused() -> None:
    """中 is reduced without exception; were 差 cancelled in principle only, a person could leave it all its money."""
    rules = (
        Rule(code="fair", when=one_of(GRADE, "fair"), then=("reduce",), basis=ASSUMED),
        Rule(code="poor", when=one_of(GRADE, "poor"), then=("cancel",), basis=ASSUMED, force=Force.IN_PRINCIPLE),
    )
    with pytest.raises(MilderForWorseError, match="grade from fair to poor leads to less"):
        made_policy("weak", ("示例", "an example"), "1", ASSUMED, rules)
    firm = made_policy(
        "firm", ("示例", "an example"), "1", ASSUMED, tuple(evolve(r, force=Force.STRICT) for r in rules)
    )
    assert milder_for_worse(firm.table, firm.ranks, LADDERS) is None


def test_open_questions_are_looked_at_under_each_answer() -> None:
    ranks = XIUZHOU_RESULTS.ranks
    assert milder_for_worse(XIUZHOU_RESULTS.table, ranks, LADDERS) is None
    turned = (EvidenceLadder(key=XIUZHOU_RESULTS.table.keys["lamp"], worst_first=("green", "yellow", "red")),)
    found = milder_for_worse(XIUZHOU_RESULTS.table, ranks, turned)
    assert found is not None
    assert found.key.code == "lamp"


@pytest.mark.parametrize(
    ("key", "rungs"),
    [(GRADE.key, ("poor",)), (GRADE.key, ("poor", "poor")), (GRADE.key, ("poor", "bad")), (SCORE.key, ("low", "high"))],
)
def test_a_ladder_that_cannot_be_is_refused(key: Any, rungs: tuple[str, ...]) -> None:
    with pytest.raises(InvalidValueError, match=f"the fact {key.code} is .* expected two or more of its values"):
        EvidenceLadder(key=key, worst_first=rungs)
    with pytest.raises(InvalidValueError, match=r"EvidenceLadder.key is str"):
        EvidenceLadder(key="grade")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"EvidenceLadder.worst_first is str"):
        EvidenceLadder(key=GRADE.key, worst_first="poor")  # type: ignore[arg-type]


def _policy_error(**changes: Any) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        evolve(NATIONAL_RESULTS, **changes)
    return caught.value


def test_a_policy_that_does_not_hang_together_is_refused() -> None:
    policy, table = NATIONAL_RESULTS, NATIONAL_RESULTS.table
    other = _policy_error(consequences=policy.consequences[:-1])
    assert "leads to support, maintain, reduce" in other.text("en")
    assert "应与所列措施" in other.text("zh")
    assert "leads to nothing" in _policy_error(table=evolve(table, measures=(), rules=(), otherwise=None)).text("en")
    assert "as its consequences" in _policy_error(consequences=()).text("en")
    first = _policy_error(table=evolve(table, hit=HitPolicy.FIRST))
    assert "hit policy first and 0 exemptions" in first.text("en")
    assert "且无豁免" in first.text("zh")
    years = _policy_error(effect_years=policy.effect_years[:-1])
    assert "expected every source once" in years.text("en")
    assert "有年" not in years.text("zh")
    assert "years of effect for none" in _policy_error(effect_years=()).text("en")
    harsh = tuple(evolve(one, rank=9) if one.code == "maintain" else one for one in policy.consequences)
    assert "holds maintain to be no milder than reduce, which leaves less" in _policy_error(consequences=harsh).text(
        "en"
    )
    same = tuple(evolve(one, rank=0) if one.code == "reduce" else one for one in policy.consequences)
    alike = _policy_error(consequences=same)
    assert "holds maintain to be no milder than reduce, which leaves less" in alike.text("en")
    assert "将“维持”列为不轻于“核减”，而后者所留资金更少" in alike.text("zh")
    assert "lacks ladders" in _policy_error(
        basis={name: basis for name, basis in policy.basis.items() if name != "ladders"}
    ).text("en")
    for name, message in (("status", "RuleStatus"), ("table", "DecisionTable"), ("precedence", "Precedence")):
        assert message in _policy_error(**{name: "x"}).text("en")


def test_less_and_no_new_money_must_be_measured_alike() -> None:
    """Or a cut against what was asked could leave more than no new money does."""
    rules = (
        Rule(code="fair", when=one_of(GRADE, "fair"), then=("hold_new_money",), basis=ASSUMED),
        Rule(code="poor", when=one_of(GRADE, "poor"), then=("reduce",), basis=ASSUMED),
    )
    policy = made_policy("both", ("示例", "an example"), "1", ASSUMED, rules, status=RuleStatus.PROPOSED)
    initial = chosen(policy)
    assert initial.reduces_from is not None
    with pytest.raises(
        InvalidValueError, match="measures less against asked and no new money against initial"
    ) as caught:
        initial.taking(reduces_from=type(initial.reduces_from).ASKED)
    assert "应为上年预算的同一口径" in caught.value.text("zh")
    amounts = [_ceiling([graded(grade)], PROJECT, initial) for grade in ("poor", "fair", "good")]
    assert amounts == [(Fraction(wan(most)), included) for most, included in ((320, False), (320, True), (400, True))]


def test_measures_are_data() -> None:
    with pytest.raises(InvalidValueError, match="has no rank, expected one") as caught:
        Consequence(code="cut", zh="核减", en="cut", effect=MoneyEffect.LESS)
    assert "应有轻重次序" in caught.value.text("zh")
    assert NATIONAL_RESULTS.consequence("reduce").measure.zh == "核减"
    with pytest.raises(InvalidValueError, match="has no measure cancel, expected support"):
        NATIONAL_RESULTS.consequence("cancel")
    with pytest.raises(InvalidValueError, match=r"the table national.application.table chooses x=y|nothing"):
        NATIONAL_RESULTS.choose(x="y")
    with pytest.raises(InvalidValueError, match="adopts x"):
        NATIONAL_RESULTS.adopt("x")
    assert TIANMEN_RESULTS.assumptions[0].key.startswith("application.")
    assert SOURCE.key.codes == tuple(source.value for source in SOURCES)
