"""Another regime audits the same form by its own rules: the audit knows no figure of the national ones."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.rules.execution import Overspending, ZeroBudget
from printed_forms import audited, budget, codes, form, row

N = bp.regimes.NATIONAL
POLICY = N.self_evaluation


def regime(policy: bp.SelfEvaluationPolicy) -> bp.Regime:
    return evolve(N, code="example", self_evaluation=policy)


def missed(actual: str, score: str, target: str = "≤10天") -> bp.SelfEvaluationForm:
    return form(row(level3="平均等候时间", target=target, actual=actual, points="10", score=score))


def test_the_other_reverse_formula_is_the_one_that_the_regime_does_not_use() -> None:
    inverse = regime(evolve(POLICY, rule=bp.Proportional(reverse=bp.Reverse.INVERSE_RATIO)))
    linear_score, inverse_score = missed("15天", "5"), missed("15天", "6.67")
    assert bp.audit(linear_score, N).rows[0].agreement is bp.Agreement.AGREES
    assert bp.audit(inverse_score, N).rows[0].agreement is bp.Agreement.OTHER_REVERSE_FORMULA
    assert bp.audit(inverse_score, inverse).rows[0].agreement is bp.Agreement.AGREES
    assert bp.audit(inverse_score, inverse).rows[0].score.exact == Fraction(20, 3)
    # 5 of 10 is half marks, and 7 of 7.69 rounded down, before either is another formula.
    assert bp.audit(linear_score, inverse).rows[0].agreement is bp.Agreement.HALF_MARKS
    assert bp.audit(missed("13天", "7"), inverse).rows[0].agreement is bp.Agreement.ROUNDED_DOWN
    assert bp.audit(missed("14天", "6"), inverse).rows[0].agreement is bp.Agreement.OTHER_REVERSE_FORMULA


def test_a_rule_without_two_reverse_formulas_has_no_other_one() -> None:
    for rule in (bp.AllOrNothing(), bp.Proportional(capping=bp.Capping.UNCAPPED)):
        other = regime(evolve(POLICY, rule=rule))
        assert bp.audit(missed("15天", "6.67"), other).rows[0].agreement is bp.Agreement.DIFFERS


def test_a_total_above_the_scale_has_no_grade_and_is_still_audited() -> None:
    scale = bp.regimes.scales.find_scale("central.integer").scale
    capped = regime(evolve(POLICY, scale=scale))
    one = form(
        row(level3="服务人次", target="≥1人", actual="1人", points="100", score="110"), total_score="110", grade="良"
    )
    found = bp.audit(one, capped)
    assert found.grade.computed is None
    assert found.grade.agreement is bp.Agreement.NOT_COMPUTED


def test_a_computed_total_above_the_scale_is_a_problem_of_the_evaluation() -> None:
    scale = bp.regimes.scales.find_scale("central.integer").scale
    execution = evolve(POLICY.execution, overspending=bp.Overspending.UNCAPPED)
    spent = budget(initial="10", adjusted="10", executed="12", points="10", rate="120%", score="12")
    one = form(row(target="≥1人", actual="1人", points="90", score="90"), money=spent)
    found = bp.audit(one, regime(evolve(POLICY, scale=scale, execution=execution)))
    assert found.evaluation is None
    assert [problem.path for problem in found.problems] == ["total"]
    assert "at most 100" in found.problems[0].en
    assert "应不大于 100" in found.problems[0].zh


def test_more_than_an_equal_target_is_missed_where_the_regime_says_so() -> None:
    both = regime(evolve(POLICY, rule=evolve(POLICY.rule, exactly=bp.ExactlySide.BOTH)))
    over = missed("12天", "10", target="=10天")
    assert bp.audit(over, N).rows[0].outcome is bp.Outcome.EXCEEDED
    assert bp.audit(over, both).rows[0].outcome is bp.Outcome.MISSED
    assert "full-marks-though-missed" in codes(bp.audit(over, both))


@pytest.mark.parametrize(
    ("when_zero", "computed"), [(ZeroBudget.NOTHING, "0"), (ZeroBudget.FULL, "10"), (ZeroBudget.REFUSE, None)]
)
def test_the_regime_decides_what_a_budget_of_zero_is_worth(when_zero: ZeroBudget, computed: str | None) -> None:
    rules = regime(evolve(POLICY, execution=evolve(POLICY.execution, when_zero=when_zero)))
    zero = form(money=budget(adjusted="0", executed="0", points="10", rate="0", score="10"))
    audit = bp.audit(zero, rules)
    assert audit.execution.computed == (None if computed is None else Decimal(computed))
    assert ("budget" in [problem.path for problem in audit.execution.problems]) == (computed is None)
    assert "zero-budget" in codes(audit)
    assert audit.verify()


def test_the_regime_decides_whether_overspending_earns_more_than_the_points() -> None:
    free = regime(evolve(POLICY, execution=evolve(POLICY.execution, overspending=Overspending.UNCAPPED)))
    over = form(money=budget(adjusted="100", executed="120", points="10", rate="120%", score="12"))
    assert bp.audit(over, N).execution.computed == Decimal(10)
    assert bp.audit(over, free).execution.computed == Decimal(12)
    assert bp.audit(over, free).execution.agreement is bp.Agreement.AGREES


def test_the_grades_are_the_words_of_the_regime() -> None:
    words = ("一等", "二等", "三等", "四等")
    bands = tuple(evolve(band, zh=zh, printed=()) for band, zh in zip(POLICY.scale.bands, words, strict=True))
    guangxi = regime(evolve(POLICY, scale=evolve(POLICY.scale, bands=bands)))
    graded = form(total_score="85", grade="二等")
    assert bp.audit(graded, guangxi).grade.agreement is bp.Agreement.AGREES
    assert bp.audit(evolve(graded, grade="一等"), guangxi).grade.agreement is bp.Agreement.DIFFERS
    assert bp.audit(evolve(graded, grade="良"), guangxi).grade.agreement is bp.Agreement.NOT_COMPUTED
    assert bp.audit(graded, N).grade.agreement is bp.Agreement.NOT_COMPUTED


def test_an_audit_travels_only_to_those_who_know_its_regime() -> None:
    other = regime(evolve(POLICY, revision="another"))
    audit = bp.audit(audited("005").form, other)
    assert bp.loads(bp.dumps(audit), bp.Audit, known=(other, other.self_evaluation)) == audit
    for known in ((), (N, N.self_evaluation)):
        with pytest.raises(bp.WireError) as caught:
            bp.loads(bp.dumps(audit), bp.Audit, known=known)
        assert any(problem.path.endswith(".regime") for problem in caught.value.problems)
