"""Every worked number of the field's facts that names a rule, with the words of its source."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from budgetperf.amounts import Points, Rounding, RoundingMode, Share, points, wan
from budgetperf.errors import InvalidValueError, NotScorableError
from budgetperf.evidence import verify
from budgetperf.records.budgets import Budget
from budgetperf.regimes import NATIONAL
from budgetperf.regimes.practices import GUANGXI, GUIDANCE_2021, HUBEI, VENDOR_DEFAULT, VENDOR_LATER
from budgetperf.rules.actuals import Rating
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.execution import Denominator, ExecutionRule, Overspending, WhenFinished, ZeroBudget
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, LessThan, MoreThan
from budgetperf.rules.judgement import QualitativeBands, judge_points
from budgetperf.rules.overshoot import check_overshoot
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import ScoringRule, score
from budgetperf.stages.evaluations import evaluate
from evaluation_samples import POLICY, UNBANDED, seen, single
from rule_samples import based

PMKPI = "public configuration of the pmkpi product"
assert VENDOR_DEFAULT.rule is not None
assert VENDOR_LATER.rule is not None
assert HUBEI.rule is not None
assert GUIDANCE_2021.satisfaction is not None
DEFAULT, LATER, INVERSE = VENDOR_DEFAULT.rule, VENDOR_LATER.rule, HUBEI.rule
SATISFACTION = GUIDANCE_2021.satisfaction


def _execution(found: ExecutionRule | None) -> ExecutionRule:
    assert found is not None
    return found


def _bands(found: QualitativeBands | None) -> QualitativeBands:
    assert found is not None
    return found


def _asked(text: str) -> Comparison:
    found = parse(text)
    assert isinstance(found, (AtLeast, MoreThan, AtMost, LessThan, Exactly))
    return found


def _per(step: str, of: int, partial: PartialStep, counts: Counts) -> PerDeviation:
    """One of ``of`` points off for each ``step`` of difference."""
    return PerDeviation(
        step=Decimal(step),
        step_of=StepOf.TARGET,
        loss=Share.of(1, of),
        counts=counts,
        partial=partial,
        basis=based("step", "step_of", "loss", "counts", "partial"),
    )


CENTRAL = "the older central rule for administrative spending, annex 2: each 3 % of difference costs 1 of 15 points"
SCHEDULE = "the same annex: each 4 % behind schedule costs 1 of 10 points"
BEGUN, FULL_ONLY = PartialStep.WHOLE, PartialStep.NOTHING
VOLUME, VOLUME_FULL = (_per("0.03", 15, part, Counts.EITHER) for part in (BEGUN, FULL_ONLY))
LATE, LATE_FULL = (_per("0.04", 10, part, Counts.MISSING) for part in (BEGUN, FULL_ONLY))

RULED: list[tuple[str, ScoringRule, str, str, str, str]] = [
    # source, rule, target, actual, points, awarded
    (f"{PMKPI}, positive: a>=t earns w", DEFAULT, "≥100", "100", "10", "10.00"),
    (f"{PMKPI}, positive: no over-completion penalty", DEFAULT, "≥100", "150", "10", "10.00"),
    (f"{PMKPI}, positive: '>' is scored like '>='", DEFAULT, ">100", "100", "10", "10.00"),
    (f"{PMKPI}, positive: else a/t*w to 2 decimals", DEFAULT, "≥36", "7", "4.5", "0.88"),
    (f"{PMKPI}, positive: else a/t*w to 2 decimals", DEFAULT, "≥95%", "93.2%", "10", "9.81"),
    (f"{PMKPI}, positive: an old branch at 120 % still gives w", DEFAULT, "≥100", "120", "10", "10.00"),
    (f"{PMKPI}, positive: a<0 is set to 0 first", DEFAULT, "≥100", "-20", "10", "0.00"),
    (f"{PMKPI}, positive: t=0 always earns w", DEFAULT, "≥0", "0", "10", "10.00"),
    (f"{PMKPI}, positive: t=0 always earns w", DEFAULT, "≥0", "7", "10", "10.00"),
    (f"{PMKPI}, positive: t=0 always earns w", DEFAULT, "≥0", "-7", "10", "10.00"),
    (f"{PMKPI}, equal: t=0 and a<=0 earns w", DEFAULT, "=0", "0", "10", "10.00"),
    (f"{PMKPI}, equal: t=0 and a<=0 earns w", DEFAULT, "=0", "-3", "10", "10.00"),
    (f"{PMKPI}, equal: t=0 and a>0 earns 0", DEFAULT, "=0", "0.01", "10", "0.00"),
    (f"{PMKPI}, equal: more than '=' is still full", DEFAULT, "=100", "250", "10", "10.00"),
    (f"{PMKPI}, equal: else a/t*w to 2 decimals", DEFAULT, "=3", "2", "10", "6.67"),
    (f"{PMKPI}, equal: a<0 is set to 0 first", DEFAULT, "=3", "-2", "10", "0.00"),
    (f"{PMKPI}, reverse: a<=t earns w", DEFAULT, "≤10", "10", "10", "10.00"),
    (f"{PMKPI}, reverse: a<=t earns w", DEFAULT, "≤10", "0", "10", "10.00"),
    (f"{PMKPI}, reverse: a<0 is set to 0 first", DEFAULT, "≤10", "-1", "10", "10.00"),
    (f"{PMKPI}, reverse: (1-(a-t)/t)*w to 2 decimals", DEFAULT, "≤10", "15", "10", "5.00"),
    (f"{PMKPI}, reverse: (1-(a-t)/t)*w to 2 decimals", DEFAULT, "≤3", "4", "10", "6.67"),
    (f"{PMKPI}, reverse: just below 2t", DEFAULT, "≤10", "19.99", "10", "0.01"),
    (f"{PMKPI}, reverse: a>=2t earns 0", DEFAULT, "≤10", "20", "10", "0.00"),
    (f"{PMKPI}, reverse: a>=2t earns 0", DEFAULT, "≤10", "35", "10", "0.00"),
    (f"{PMKPI}, reverse: t=0 and a=0 earns w", DEFAULT, "≤0", "0", "10", "10.00"),
    (f"{PMKPI}, reverse: t=0 and any a>0 earns 0", DEFAULT, "≤0", "0.01", "10", "0.00"),
    (f"{PMKPI}, reverse: '<' is scored like '<='", DEFAULT, "<10", "10", "10", "10.00"),
    (f"{PMKPI}, reverse: '<' is scored like '<='", DEFAULT, "<10", "15", "10", "5.00"),
    (f"{PMKPI}, later: positive with t=0 earns w up to 0", LATER, "≥0", "0", "10", "10.00"),
    (f"{PMKPI}, later: positive with t=0 earns w up to 0", LATER, "≥0", "-5", "10", "10.00"),
    (f"{PMKPI}, later: positive with t=0 earns 0 above", LATER, "≥0", "0.01", "10", "0.00"),
    (f"{PMKPI}, later: all else is as before", LATER, "≤10", "15", "10", "5.00"),
    ("a self-evaluation table's note: reverse is target/actual", INVERSE, "≤10", "15", "10", "6.67"),
    ("a self-evaluation table's note: positive is actual/target", INVERSE, "≥10", "7", "10", "7.00"),
    ("a self-evaluation table's note: it never reaches 0", INVERSE, "≤10", "1000", "10", "0.10"),
    ("a self-evaluation table's note: always 0 at t=0", INVERSE, "≤0", "1", "10", "0.00"),
    (CENTRAL, VOLUME, "≥100", "97", "15", "14.00"),
    (CENTRAL, VOLUME, "≥100", "94", "15", "13.00"),
    (f"{CENTRAL}, in either direction", VOLUME, "≥100", "106", "15", "13.00"),
    (f"{CENTRAL}, down to 0", VOLUME, "≥100", "55", "15", "0.00"),
    (f"{CENTRAL}, down to 0", VOLUME, "≥100", "10", "15", "0.00"),
    (f"{CENTRAL}; a step only begun, if it counts", VOLUME, "≥100", "96", "15", "13.00"),
    (f"{CENTRAL}; a step only begun, if it does not", VOLUME_FULL, "≥100", "96", "15", "14.00"),
    (f"{CENTRAL}; a step only begun, if it does not", VOLUME_FULL, "≥100", "98", "15", "15.00"),
    (SCHEDULE, LATE, "≥100%", "100%", "10", "10.00"),
    (SCHEDULE, LATE, "≥100%", "96%", "10", "9.00"),
    (SCHEDULE, LATE, "≥100%", "80%", "10", "5.00"),
    (f"{SCHEDULE}, down to 0", LATE, "≥100%", "60%", "10", "0.00"),
    (f"{SCHEDULE}; ahead of it costs nothing", LATE, "≥100%", "120%", "10", "10.00"),
    (f"{SCHEDULE}; a step only begun, if it does not count", LATE_FULL, "≥100%", "93%", "10", "9.00"),
    ("the guidance of 2021, satisfaction: >=90 % earns 10", SATISFACTION, "≥90%", "90%", "10", "10.00"),
    ("the guidance of 2021, satisfaction: >=90 % earns 10", SATISFACTION, "≥95%", "90%", "10", "10.00"),
    ("the guidance of 2021, satisfaction: 80-90 earns 8", SATISFACTION, "≥90%", "89.99%", "10", "8.00"),
    ("the guidance of 2021, satisfaction: 80-90 earns 8", SATISFACTION, "≥90%", "80%", "10", "8.00"),
    ("the guidance of 2021, satisfaction: 60-80 earns 5", SATISFACTION, "≥90%", "79.99%", "10", "5.00"),
    ("the guidance of 2021, satisfaction: 60-80 earns 5", SATISFACTION, "≥90%", "60%", "10", "5.00"),
    ("the guidance of 2021, satisfaction: <60 earns 0", SATISFACTION, "≥90%", "59.99%", "10", "0.00"),
]


@pytest.mark.parametrize(("source", "rule", "target", "actual", "full", "awarded"), RULED)
def test_a_published_rule_awards_its_worked_points(
    source: str, rule: ScoringRule, target: str, actual: str, full: str, awarded: str
) -> None:
    got = score(parse(target), actual, points=full, rule=rule)
    assert str(got.points) == awarded, source
    assert verify(got)


def test_at_one_and_a_half_times_the_target_the_two_reverse_formulas_give_050w_and_0667w() -> None:
    linear, inverse = (score(parse("≤10"), 15, points=1, rule=rule).exact for rule in (DEFAULT, INVERSE))
    assert (linear, inverse) == (Fraction(1, 2), Fraction(2, 3))
    assert Rounding(places=3, mode=RoundingMode.HALF_UP).apply(inverse) == Decimal("0.667")


@pytest.mark.parametrize("rule", [DEFAULT, LATER])
def test_the_system_cannot_score_the_legal_target_of_a_carry_over_change_of_at_most_minus_30_percent(
    rule: ScoringRule,
) -> None:
    with pytest.raises(NotScorableError, match="does not score negative targets"):
        score(parse("≤-30%"), "-35%", points=10, rule=rule)
    assert score(parse("≤-30%"), "-35%", points=10, rule=INVERSE).points == 10


@pytest.mark.parametrize(
    ("actual", "deduction", "awarded"),
    [("9.5", "0.5", "9"), ("9.5", "9.5", "0"), ("9.5", "9.51", "0"), ("9.5", "100", "0"), ("2", "0.25", "1.75")],
)
def test_a_manual_deduction_is_taken_off_the_rounded_score_and_floored_at_zero(
    actual: str, deduction: str, awarded: str
) -> None:
    """Public configuration of the pmkpi product: deduct_score is subtracted after auto-scoring."""
    got = score(parse("≥10"), actual, points=10, rule=DEFAULT, deduction=deduction)
    assert got.points == Decimal(awarded)
    assert verify(got)


@pytest.mark.parametrize(
    ("target", "actual", "must"),
    [("≥100", "129.99", False), ("≥100", "130", True), ("≤100", "130", True), ("≥0", "29", False), ("≥0", "30", True)],
)
def test_guangxi_asks_for_a_reason_from_130_percent_and_beside_zero_from_30_and_deducts_nothing(
    target: str, actual: str, must: bool
) -> None:
    assert GUANGXI.overshoot is not None
    assert check_overshoot(_asked(target), actual, GUANGXI.overshoot).must_explain is must
    assert (GUANGXI.rule, GUANGXI.execution) == (None, None)


PROPORTION, OPEN = NATIONAL.self_evaluation.execution, _execution(VENDOR_DEFAULT.execution)
BANDED, CAPPED = _execution(GUIDANCE_2021.execution), _execution(VENDOR_LATER.execution)
WHOLE = evolve(PROPORTION, rounding=Rounding(places=0, mode=RoundingMode.HALF_UP))


@pytest.mark.parametrize(
    ("source", "rule", "executed", "budget", "finished", "awarded"),
    [
        ("national default: 10 x executed/adjusted", PROPORTION, "86", "100", False, "8.6"),
        ("national default: 10 x executed/adjusted", PROPORTION, "100", "100", False, "10"),
        (f"{PMKPI}: no cap when spending is above the budget", OPEN, "125", "100", False, "12.5"),
        (f"{PMKPI}: finished work is not treated apart", OPEN, "70", "100", True, "7"),
        (f"{PMKPI}: 0 of a budget of 0 earns 0", OPEN, "0", "0", False, "0"),
        (f"{PMKPI}: its 10x for x/0 is not followed", OPEN, "57", "0", False, "0"),
        (f"{PMKPI}: a later version caps at 10", CAPPED, "125", "100", False, "10"),
        ("guidance of 2021: full execution", BANDED, "100", "100", False, "10"),
        ("guidance of 2021: 80 % up to less than 100 %", BANDED, "99.99", "100", False, "7"),
        ("guidance of 2021: 80 % up to less than 100 %", BANDED, "80", "100", False, "7"),
        ("guidance of 2021: 60 % up to less than 80 %", BANDED, "79.99", "100", False, "5"),
        ("guidance of 2021: 60 % up to less than 80 %", BANDED, "60", "100", False, "5"),
        ("guidance of 2021: below 60 %", BANDED, "59.99", "100", False, "0"),
        ("guidance of 2021: finished within budget at 70 %", BANDED, "70", "100", True, "10"),
        ("guidance of 2021: unfinished at 70 %", BANDED, "70", "100", False, "5"),
        ("廊坊, a school's form: 86 % spent is recorded as 9 points", WHOLE, "86", "100", False, "9"),
        ("池州, a form: budget 0, spent 0, score 0", PROPORTION, "0", "0", False, "0"),
    ],
)
def test_a_published_execution_rule_awards_its_worked_points(
    source: str, rule: ExecutionRule, executed: str, budget: str, finished: bool, awarded: str
) -> None:
    got = rule.awarded(Share.of(executed, budget), points(10), finished=finished)
    assert got == Decimal(awarded), source


def test_the_banded_practice_refuses_a_budget_of_zero_and_every_convention_of_the_rules_is_as_published() -> None:
    assert (OPEN.overspending, CAPPED.overspending) == (Overspending.UNCAPPED, Overspending.CAPPED)
    assert BANDED.when_finished is WhenFinished.FULL
    assert (BANDED.when_zero, OPEN.when_zero) == (ZeroBudget.REFUSE, ZeroBudget.NOTHING)
    assert {OPEN.rounding, BANDED.rounding, PROPORTION.rounding} == {None}


@pytest.mark.parametrize(
    ("denominator", "percent"),
    [(Denominator.INITIAL, "33.98"), (Denominator.ADJUSTED, "38.85"), (Denominator.RECEIVED, "100.00")],
)
def test_one_project_of_honghe_in_2024_has_three_denominators(denominator: Denominator, percent: str) -> None:
    """红河 2024: approved 985, adjusted 861.46, received 334.67 万元; here all that was received is spent."""
    budget = Budget(initial=wan(985), adjusted=wan("861.46"), received=wan("334.67"), executed=wan("334.67"))
    share = budget.execution_over(denominator)
    assert str(share.percent(Rounding(places=2, mode=RoundingMode.HALF_UP))) == percent
    assert share.denominator == {"33.98": 9_850_000, "38.85": 8_614_600, "100.00": 3_346_700}[percent]


SIXTY, FIFTY = _bands(VENDOR_DEFAULT.qualitative), _bands(GUIDANCE_2021.qualitative)
ACHIEVED, PARTLY, NOT = Rating.ACHIEVED, Rating.PARTLY, Rating.NOT_ACHIEVED


@pytest.mark.parametrize(
    ("source", "bands", "full", "rating", "in_", "out"),
    [
        (f"{PMKPI}: [0.8w, w]", SIXTY, "10", ACHIEVED, ("8", "10"), ("7.99", "10.01")),
        (f"{PMKPI}: [0.6w, 0.8w)", SIXTY, "10", PARTLY, ("6", "7.99"), ("5.99", "8")),
        (f"{PMKPI}: [0, 0.6w)", SIXTY, "10", NOT, ("0", "5.99"), ("6", "10")),
        (f"{PMKPI}: rounded edges, 0.8 x 33.33 = 26.664", SIXTY, "33.33", ACHIEVED, ("26.66", "33.33"), ("26.65",)),
        (f"{PMKPI}: rounded edges, 0.6 x 33.33 = 19.998", SIXTY, "33.33", PARTLY, ("20", "26.65"), ("19.99", "26.66")),
        (f"{PMKPI}: rounded edges, 0.6 x 33.33 = 19.998", SIXTY, "33.33", NOT, ("0", "19.99"), ("20",)),
        (f"{PMKPI}: rounded edges, 0.8 x 0.33 = 0.264", SIXTY, "0.33", PARTLY, ("0.2", "0.25"), ("0.19", "0.26")),
        ("guidance of 2021: 100-80 % incl.", FIFTY, "10", ACHIEVED, ("8", "10"), ("7.99",)),
        ("guidance of 2021: 80-50 % incl.", FIFTY, "10", PARTLY, ("5", "7.99"), ("4.99", "8")),
        ("guidance of 2021: 50-0 %", FIFTY, "10", NOT, ("0", "4.99"), ("5",)),
        ("guidance of 2021: 0.5 x 4.55 = 2.275", FIFTY, "4.55", PARTLY, ("2.28", "3.63"), ("2.27", "3.64")),
    ],
)
def test_a_rating_allows_the_points_of_its_published_band(
    source: str, bands: QualitativeBands, full: str, rating: Rating, in_: tuple[str, ...], out: tuple[str, ...]
) -> None:
    for text in in_:
        assert judge_points(rating, points=full, given=text, rule=bands).points == Decimal(text), source
    for text in out:
        with pytest.raises(InvalidValueError, match="the points given are"):
            judge_points(rating, points=full, given=text, rule=bands)


@pytest.mark.parametrize(
    ("total", "shown", "grade"),
    [
        ("89.996", "90.00", "良"),
        ("90", "90.00", "优"),
        ("79.999", "80.00", "中"),
        ("80", "80.00", "良"),
        ("59.995", "60.00", "差"),
        ("60", "60.00", "中"),
    ],
)
def test_the_grade_is_found_from_the_unrounded_total_that_is_shown_with_two_decimals(
    total: str, shown: str, grade: str
) -> None:
    """Public configuration of the pmkpi product: 89.996 prints 90.00 but grades 良; lower edges are inclusive."""
    got = evaluate(single("效果明显"), seen("达成", total), None, UNBANDED)
    assert (got.total, str(got.shown), got.grade.zh) == (Decimal(total), shown, grade)
    assert POLICY.scale.grade(Points(Decimal(total))).zh == grade
