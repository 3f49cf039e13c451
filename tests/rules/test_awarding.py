"""Points without evidence are the points of the evidence, and the points of oracles that share nothing with it."""

from __future__ import annotations

import decimal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, getcontext, localcontext
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from awarding_samples import ALL
from benchmarks.adversarial import CASES, KINDS, Row, rows
from budgetperf.errors import BudgetPerfError, InexactNumberError, InvalidValueError, NotScorableError
from budgetperf.rules import awarding
from budgetperf.rules.actuals import Measured
from budgetperf.rules.awarding import Awarder, award
from budgetperf.rules.expectations import Bare, Comparison, Qualitative
from budgetperf.rules.units import UNIT_TAKEN
from rule_samples import RULES
from rule_strategies import CONTEXTS, NUMBERS, POINTS

ROUNDINGS = [bp.Rounding(places=places, mode=mode) for places in (2, 0, 20) for mode in bp.RoundingMode]


def _by_evidence(rule: bp.ScoringRule, row: Row) -> object:
    expectation, actual, points = row
    measured = Measured(value=actual, unit=expectation.unit)
    return bp.score(expectation, measured, points=points, rule=rule).points.as_tuple()


def _quickly(awarder: Awarder, row: Row) -> object:
    first = awarder.award(*row)
    assert awarder.many([row, row]) == [first, first]
    assert all(again.as_tuple() == first.as_tuple() for again in awarder.many([row]))
    return first.as_tuple()


def _or_error(call: Any, *arguments: Any) -> object:
    try:
        return call(*arguments)
    except BudgetPerfError as error:
        return type(error), error.en, error.zh


@given(
    st.sampled_from(ALL),
    st.sampled_from(ROUNDINGS),
    st.lists(
        st.tuples(
            st.builds(lambda kind, value: kind(value=value, unit="%"), st.sampled_from(KINDS), NUMBERS), NUMBERS, POINTS
        )
    ),
)
def test_award_is_score(rule: bp.ScoringRule, rounding: bp.Rounding, some: list[Row]) -> None:
    rule = evolve(rule, rounding=rounding)
    awarder = Awarder(rule=rule)
    for row in some:
        assert _or_error(_quickly, awarder, row) == _or_error(_by_evidence, rule, row)
        assert _or_error(_quickly, awarder, row) == _or_error(_by_evidence, rule, row)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.key)
def test_award_is_score_on_adversarial_rows(rule: bp.ScoringRule) -> None:
    awarder = Awarder(rule=rule)
    for row in rows(300, seed=3):
        assert _or_error(_quickly, awarder, row) == _or_error(_by_evidence, rule, row)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("rounding", ROUNDINGS, ids=str)
def test_award_is_what_the_words_say(name: str, rounding: bp.Rounding) -> None:
    case = CASES[name].rounds(rounding)
    mine = [row for row in rows(1500) if case.takes(row)]
    assert len(mine) > 300
    awarded = Awarder(rule=case.rule).many(mine)
    for row, points in zip(mine, awarded, strict=True):
        assert points.as_tuple() == case.awards(row).as_tuple(), row


DIGITS = st.builds(
    lambda sign, digits, exponent: Decimal((sign, tuple(digits), exponent)),
    st.integers(0, 1),
    st.lists(st.integers(0, 9), min_size=1, max_size=70),
    st.integers(-70, 70),
)
STRANGE: Any = st.one_of(
    DIGITS,
    st.sampled_from(
        [Decimal(text) for text in ("NaN", "sNaN", "-NaN7", "Infinity", "-Infinity", "0E+60", "0E-61", "-0.0")]
    ),
    st.sampled_from(
        [Decimal("1." + "0" * 61), Decimal("9" * 60), Decimal("1E+60"), Decimal("1E-60"), Decimal("1E-61")]
    ),
    st.sampled_from([1, -1, 0, True, False, 1.0, float("nan"), None, Fraction(1, 2), b"1"]),
)
VAST = st.sampled_from([Decimal("1E+300"), Decimal("-1E-300"), Decimal("1E-70")])


def _plainly(rule: bp.ScoringRule, row: tuple[Comparison, Any, Any]) -> object:
    expectation, actual, points = row
    return bp.score(expectation, actual, points=points, rule=rule).points.as_tuple()


@given(st.sampled_from(RULES), st.sampled_from(KINDS), DIGITS | VAST, STRANGE, STRANGE)
def test_strange_numbers_are_awarded_or_refused_alike(
    rule: bp.ScoringRule, kind: type[Comparison], target: Decimal, actual: Any, points: Any
) -> None:
    row = kind(value=target), actual, points
    if rule in RULES[:2]:
        award(kind(value=Decimal(1)), Decimal(1), Decimal(1), rule)
    expected = _or_error(_plainly, rule, row)
    for _ in range(2):
        assert _or_error(lambda: award(*row, rule).as_tuple()) == expected
        assert _or_error(lambda: Awarder(rule=rule).many([row]).pop().as_tuple()) == expected


class _Sly(Decimal):
    """A number that lies about its size."""

    def __ge__(self, other: object) -> bool:
        return True

    def __str__(self) -> str:
        return "10"


class _Asked(bp.AtLeast):
    """An expectation of a kind of its own."""


def test_subclasses_do_not_change_what_is_awarded() -> None:
    awarder = Awarder(rule=bp.Proportional())
    asked = bp.AtLeast(value=Decimal(100))
    for _ in range(2):
        assert awarder.many([(asked, _Sly(50), Decimal(10)), (asked, Decimal(50), _Sly(4))]) == [5, 2]
        assert awarder.award(asked, Decimal(100), _Sly(4)) == 4
    with pytest.raises(NotScorableError):
        awarder.award(Qualitative(text="好"), Decimal(1), Decimal(1))  # type: ignore[arg-type]
    with pytest.raises(NotScorableError):
        awarder.award(Bare(value=Decimal(1)), Decimal(1), Decimal(1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actual", "points", "error"),
    [
        (1.5, Decimal(1), InexactNumberError),
        (True, Decimal(1), InexactNumberError),
        (Decimal(1), 10.0, InexactNumberError),
        (Decimal(1), Decimal(-1), InvalidValueError),
        (Decimal("0.5"), Decimal(-1), InvalidValueError),
        (Decimal("0.5"), Decimal("NaN"), InvalidValueError),
        (Decimal("0.5"), 1.0, InexactNumberError),
        (Decimal("NaN"), Decimal(1), InvalidValueError),
        (Decimal("Infinity"), Decimal(1), InvalidValueError),
        (Decimal("1E+60"), Decimal(1), InvalidValueError),
        (Decimal(1), Decimal("10." + "0" * 61), InvalidValueError),
    ],
)
def test_refusals(actual: Any, points: Any, error: type[BudgetPerfError]) -> None:
    asked = bp.AtLeast(value=Decimal(1))
    awarder = Awarder(rule=bp.Proportional())
    assert awarder.many([(asked, Decimal(1), Decimal(10))]) == [10]
    for call in (awarder.award, lambda *row: awarder.many([row])):
        with pytest.raises(error):
            call(asked, actual, points)


def test_no_rule() -> None:
    with pytest.raises(InvalidValueError, match="rule"):
        Awarder(rule="proportional")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="rule"):
        award(bp.AtLeast(value=Decimal(1)), Decimal(1), Decimal(1), None)  # type: ignore[arg-type]


def test_signs_and_kinds_that_a_rule_does_not_score() -> None:
    steps = CASES["steps"].rule
    awarder = Awarder(rule=steps)
    assert awarder.many([(bp.AtLeast(value=Decimal(10)), Decimal(9), Decimal(9))] * 2) == [7, 7]
    for target in (Decimal(0), Decimal(-10)):
        with pytest.raises(NotScorableError):
            awarder.award(bp.AtLeast(value=target), Decimal(9), Decimal(9))
    with pytest.raises(NotScorableError):
        awarder.award(bp.AtMost(value=Decimal(10)), Decimal(9), Decimal(9))


@given(CONTEXTS, st.sampled_from(ALL), st.integers(0, 2**32))
def test_the_callers_context_is_neither_relied_on_nor_changed(
    context: Context, rule: bp.ScoringRule, seed: int
) -> None:
    some = list(rows(12, seed))
    awarder = Awarder(rule=rule)
    expected = [_or_error(_quickly, awarder, row) for row in some]
    context.clear_flags()
    with localcontext(context):
        before = repr(getcontext())
        found = [_or_error(_quickly, awarder, row) for row in some]
        anew = [_or_error(_quickly, Awarder(rule=rule), row) for row in some]
        assert repr(getcontext()) == before
    assert found == anew == expected


def test_the_default_context_is_not_relied_on() -> None:
    kept = decimal.DefaultContext.copy()
    try:
        decimal.DefaultContext.prec, decimal.DefaultContext.Emax = 3, 5
        case = CASES["steep"].rounds(bp.Rounding(places=2, mode=bp.RoundingMode.HALF_UP))
        mine = [row for row in rows(50) if case.takes(row)]
        assert Awarder(rule=case.rule).many(mine) == [case.awards(row) for row in mine]
    finally:
        decimal.DefaultContext.prec, decimal.DefaultContext.Emax = kept.prec, kept.Emax


def test_threads_share_an_awarder() -> None:
    awarder = Awarder(rule=bp.Proportional())
    some = list(rows(400))
    expected = Awarder(rule=bp.Proportional()).many(some)
    with ThreadPoolExecutor(4) as pool:
        assert all(found == expected for found in pool.map(lambda _: awarder.many(some), range(8)))


def test_usual_rows_take_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = [row for row in rows(2000) if max(len(str(n)) for n in (row[0].value, row[1], row[2])) <= 45]
    assert len(usual) > 1500
    for case in CASES.values():
        mine = [row for row in usual if case.takes(row)]
        awarder = Awarder(rule=case.rule)
        expected = awarder.many(mine)
        monkeypatch.setattr(Awarder, "_slowly", None)
        assert awarder.many(mine) == expected
        assert [awarder.award(*row) for row in mine] == expected
        monkeypatch.undo()


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awarding, "_REMEMBERED", 3)
    awarder = Awarder(rule=bp.Proportional())
    asked = bp.AtLeast(value=Decimal(1))
    for _ in range(2):
        many = [(asked, Decimal(1), Decimal(points)) for points in range(1, 7)]
        assert awarder.many(many) == [awarder.award(*row) for row in many] == [1, 2, 3, 4, 5, 6]
    assert len(awarder._known) == 3


def test_award_prepares_a_rule_once_and_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awarding, "_AWARDERS", {})
    monkeypatch.setattr(awarding, "_MOST_AWARDERS", 2)
    asked, held = bp.AtMost(value=Decimal(10)), [bp.Proportional() for _ in range(3)]
    for rule in held:
        for _ in range(2):
            assert award(asked, Decimal(11), Decimal(10), rule) == 9
    assert [awarder.rule for awarder in awarding._AWARDERS.values()] == held[2:]


def test_rows_may_come_one_by_one_and_the_first_refusal_ends_them() -> None:
    taken: list[int] = []

    def come() -> Iterator[Row]:
        for points in (1, -1, 2):
            taken.append(points)
            yield bp.AtLeast(value=Decimal(1)), Decimal(1), Decimal(points)

    with pytest.raises(InvalidValueError):
        Awarder(rule=bp.Proportional()).many(come())
    assert taken == [1, -1]


def test_the_unit_of_the_actual_is_that_of_the_expectation() -> None:
    asked = bp.AtLeast(value=Decimal(95), unit="%")
    assert award(asked, Decimal("0.95"), Decimal(10), bp.Proportional()) == Decimal("0.10")
    known = bp.score(asked, Measured(value=Decimal("0.95"), unit="%"), points=10, rule=bp.Proportional())
    assert UNIT_TAKEN not in known.assumptions
