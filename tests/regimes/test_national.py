"""The national rules as they are remembered: the figures, the ground of each, and no article that nobody read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve, fields, fields_dict, has

from budgetperf.basis import Bases, BasisKind, RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.regimes import NATIONAL, Regime
from budgetperf.rules.execution import Overspending, ZeroBudget
from budgetperf.rules.proportional import CENT, Proportional
from budgetperf.wire import content_hash, dumps, loads, rule_hash

POLICY = NATIONAL.self_evaluation
NAMES = {"basis", "code", "revision", "zh", "en", "ref", "extra"}


def _values(value: Any) -> Iterator[Any]:
    if has(type(value)):
        yield value
        for attribute in fields(type(value)):
            yield from _values(getattr(value, attribute.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _values(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _values(item)


EVALUATIONS = (NATIONAL.self_evaluation, NATIONAL.department_evaluation, NATIONAL.fiscal_evaluation)
POLICIES = [value for value in _values(EVALUATIONS) if isinstance(getattr(value, "basis", None), Bases)]
BASES = [basis for policy in POLICIES for basis in policy.basis.values()]


def test_the_policies_are_found() -> None:
    names = sorted({type(policy).__name__ for policy in POLICIES})
    assert names == [
        "AlertRule",
        "CriteriaPolicy",
        "DirectionPolicy",
        "ExecutionRule",
        "GradeScale",
        "Proportional",
        "QualitativeBands",
        "SelfEvaluationPolicy",
        "WeightScheme",
    ]


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: type(policy).__name__)
def test_every_figure_has_a_ground_and_no_ground_is_left_over(policy: Any) -> None:
    silent = {
        name
        for name in ("passes_from", "steps", "overshoot", "adjustments", "limits")
        if getattr(policy, name, "") is None
    }
    assert set(policy.basis) == set(fields_dict(type(policy))) - NAMES - silent


def test_no_article_is_cited_that_nobody_has_read() -> None:
    assert len(BASES) >= 18
    assert {basis.kind for basis in BASES} == {BasisKind.RECALLED, BasisKind.ASSUMED, BasisKind.REPORTED}
    assert [basis.clause for basis in BASES] == [None] * len(BASES)


def test_every_ground_says_its_claim_in_both_languages() -> None:
    assert all(basis.zh.strip() and basis.en.strip() and basis.zh != basis.en for basis in BASES)


def test_what_is_recalled_is_recalled_from_the_measures_of_2020() -> None:
    """Only the other weights that will do are the guidance's of 2021."""
    recalled = {basis.document for basis in BASES if basis.kind is BasisKind.RECALLED}
    schemes = {basis.document for scheme in POLICY.schemes or () for basis in scheme.basis.values()}
    assert recalled == schemes - {None}
    assert len(recalled) == 2
    document = POLICY.basis["total"].document
    assert document is not None
    assert document in recalled
    assert str(document) == "《项目支出绩效评价管理办法》（财预〔2020〕10号）"
    assert (document.issuer, document.dated) == ("财政部", date(2020, 2, 25))


def test_an_assumption_names_at_most_the_public_practice() -> None:
    practice = {str(basis.document) for basis in BASES if basis.kind is BasisKind.ASSUMED and basis.document}
    assert practice == {"预算绩效管理系统 pmkpi 的公开配置"}


def test_the_thresholds_of_alerts_are_a_system_s_and_assumed_here() -> None:
    assert POLICY.alerts is not None
    assert (POLICY.alerts.lead.exact, POLICY.alerts.unspent.exact) == (Fraction(1, 20), Fraction(1, 5))
    assert [item.key for item in POLICY.alerts.assumptions] == ["alerts.lead", "alerts.unspent"]
    reported = [basis for basis in BASES if basis.kind is BasisKind.REPORTED]
    assert reported == [POLICY.basis["alerts"]]


def test_any_of_five_weight_schemes_will_do_the_usual_one_first() -> None:
    assert [scheme.code for scheme in POLICY.schemes or ()] == [
        "national.2020",
        "guidance.2021.with-cost",
        "guidance.2021.without-cost",
        "guidance.2021.without-satisfaction",
        "guidance.2021.without-cost-or-satisfaction",
    ]


def test_the_weights_are_ten_fifty_thirty_ten_and_make_a_hundred() -> None:
    weights = {level.zh: level.points for level in POLICY.first_level}
    assert weights == {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
    assert POLICY.execution_points == 10
    assert sum(weights.values()) + POLICY.execution_points == POLICY.total == 100
    assert [level.en for level in POLICY.first_level] == [
        "output indicators",
        "outcome indicators",
        "satisfaction indicators",
    ]


def test_the_grades_start_at_ninety_eighty_and_sixty() -> None:
    floors = {band.zh: int(band.floor) for band in POLICY.scale.bands}
    assert list(floors.items()) == [("优", 90), ("良", 80), ("中", 60), ("差", 0)]
    assert [band.code for band in POLICY.scale.bands] == ["excellent", "good", "fair", "poor"]
    assert POLICY.scale.compares is None


def test_the_execution_is_capped_unrounded_and_nothing_for_a_budget_of_zero() -> None:
    rule = POLICY.execution
    assert (rule.when_zero, rule.overspending, rule.rounding) == (ZeroBudget.NOTHING, Overspending.CAPPED, None)


def test_indicators_are_scored_in_proportion_and_totals_shown_with_two_decimals() -> None:
    assert isinstance(POLICY.rule, Proportional)
    assert evolve(POLICY.rule, basis=Proportional().basis) == Proportional()
    assert POLICY.rule.basis["capping"].kind is BasisKind.RECALLED
    assert POLICY.shown == CENT
    assert POLICY.status is RuleStatus.IN_FORCE


def test_no_direction_word_stands_twice_or_in_two_lists() -> None:
    words = POLICY.directions.words
    every = [*words.reverse, *words.cost, *words.income, *words.money]
    assert len(every) == len(set(every))
    assert all(word.strip() == word and word for word in every)


def test_the_assumptions_are_golden() -> None:
    assert {type(policy).__name__: [item.key for item in policy.assumptions] for policy in POLICIES} == {
        "AlertRule": ["alerts.lead", "alerts.unspent"],
        "CriteriaPolicy": ["criteria.directions", "criteria.qualitative", "criteria.rule", "criteria.shown"],
        "SelfEvaluationPolicy": ["self-evaluation.directions", "self-evaluation.shown"],
        "Proportional": [
            "proportional.exactly",
            "proportional.negative_actual",
            "proportional.negative_target",
            "proportional.reverse",
            "proportional.rounding",
            "proportional.zero_target",
        ],
        "ExecutionRule": [
            "execution.overspending",
            "execution.rounding",
            "execution.when_finished",
            "execution.when_zero",
        ],
        "DirectionPolicy": ["directions.words"],
        "QualitativeBands": ["qualitative.rounding"],
        "GradeScale": ["grading.compares"],
        "WeightScheme": ["weights.zero_weights"],
    }


def test_the_content_hashes_are_golden() -> None:
    """A changed figure, word or basis is a new state of the rules: results refer to the rules by these hashes."""
    assert content_hash(POLICY) == "sha256:a55ef66e8e12ff760dfe041be0fbec9f231be50175748b1b0a3d17a15d93c729"
    assert rule_hash(POLICY) == "sha256:516eceb4c66e20237c67fb6f5ebf995f76df14f0ea1c7120d2864a5b277b77f1"
    assert content_hash(NATIONAL) == "sha256:5d0402ddc4dd9d8a2ed453d8bb07161fd3ac74376674bda96a3fd290b34b476b"


def test_the_national_rules_are_a_document() -> None:
    again = loads(dumps(NATIONAL), Regime)
    assert again == NATIONAL
    assert hash(again) == hash(NATIONAL)
    assert content_hash(again) == content_hash(NATIONAL)
    assert again.self_evaluation.basis == POLICY.basis


def test_another_figure_is_another_hash() -> None:
    others = [
        evolve(POLICY, revision="2021"),
        evolve(POLICY, status=RuleStatus.TRIAL),
        evolve(POLICY, execution=evolve(POLICY.execution, overspending=Overspending.UNCAPPED)),
        evolve(POLICY, shown=evolve(CENT, places=1)),
    ]
    assert len({content_hash(policy) for policy in [POLICY, *others]}) == 5


def test_mending_the_words_of_a_basis_leaves_the_rules_what_they_are() -> None:
    bases = dict(POLICY.basis) | {"total": evolve(POLICY.basis["total"], en="a hundred points in all")}
    mended = evolve(POLICY, basis=bases)
    assert rule_hash(mended) == rule_hash(POLICY)
    assert content_hash(mended) != content_hash(POLICY)


def test_a_regime_names_itself_and_its_revision() -> None:
    assert str(NATIONAL) == "national (2020)"
    assert (NATIONAL.code, NATIONAL.revision, NATIONAL.zh, NATIONAL.en) == (
        "national",
        "2020",
        "全国",
        "national rules",
    )
    assert POLICY.code == "national.self-evaluation"


@pytest.mark.parametrize(("code", "revision"), [("", "2020"), ("national", ""), ("", "")])
def test_a_regime_without_a_code_or_a_revision_is_refused(code: str, revision: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Regime(code=code, revision=revision, zh="某地", en="somewhere", self_evaluation=POLICY)
    assert caught.value.en == "a regime needs a code and a revision."
    assert caught.value.zh == "规则体系须有编码和版本。"
    assert caught.value.facts == {"found": code}


def test_the_figures_are_exact() -> None:
    numbers = [POLICY.total, POLICY.execution_points, *(level.points for level in POLICY.first_level)]
    assert all(type(number) is Decimal for number in [*numbers, *(band.floor for band in POLICY.scale.bands)])
