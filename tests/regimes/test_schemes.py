"""Published weight schemes: the figures as they are known, how they are known, and what they make of sound weights."""

from __future__ import annotations

import pytest

from budgetperf.amounts import points
from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.regimes import NATIONAL, schemes
from budgetperf.regimes.schemes import SCHEMES, find_scheme
from budgetperf.rules.mechanisms import Rescale, Shift, Siblings
from budgetperf.rules.reweighing import OldWeight, reweigh
from budgetperf.rules.weights import WeightScheme, check_weights
from budgetperf.wire import content_hash, dumps, loads, rule_hash

IDS = [scheme.code for scheme in SCHEMES]
WEIGHTS: dict[str, dict[str, int | None]] = {
    "national.2020": {"产出指标": 50, "效益指标": 30, "满意度指标": 10},
    "guidance.2021.with-cost": {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10},
    "guidance.2021.without-cost": {"产出指标": 50, "效益指标": 30, "满意度指标": 10},
    "guidance.2021.without-satisfaction": {"成本指标": 20, "产出指标": 40, "效益指标": 30},
    "guidance.2021.without-cost-or-satisfaction": {"产出指标": 50, "效益指标": 40},
    "evaluation.2020": {"决策指标": None, "过程指标": None, "产出指标": None, "效益指标": None},
    "dazhou": {"项目决策": 20, "项目管理": 10, "项目绩效": 70},
}
KNOWN = {
    "national.2020": (90, RuleStatus.IN_FORCE, BasisKind.RECALLED, "2020"),
    "guidance.2021.with-cost": (90, RuleStatus.TRIAL, BasisKind.RECALLED, "2021"),
    "guidance.2021.without-cost": (90, RuleStatus.TRIAL, BasisKind.RECALLED, "2021"),
    "guidance.2021.without-satisfaction": (90, RuleStatus.TRIAL, BasisKind.RECALLED, "2021"),
    "guidance.2021.without-cost-or-satisfaction": (90, RuleStatus.TRIAL, BasisKind.RECALLED, "2021"),
    "evaluation.2020": (100, RuleStatus.IN_FORCE, BasisKind.RECALLED, "2020"),
    "dazhou": (100, RuleStatus.REPORTED_PRACTICE, BasisKind.REPORTED, "reported"),
}
SECONDS = {
    "产出指标": {"数量指标", "质量指标", "时效指标"},
    "效益指标": {"经济效益指标", "社会效益指标", "生态效益指标"},
    "成本指标": {"经济成本指标", "社会成本指标", "生态环境成本指标"},
}


def test_every_constant_is_listed_once_and_found_by_its_code() -> None:
    constants = [thing for thing in vars(schemes).values() if isinstance(thing, WeightScheme)]
    assert sorted(scheme.code for scheme in constants) == sorted(IDS) == sorted(WEIGHTS) == sorted(KNOWN)
    assert all(find_scheme(code) is scheme for code, scheme in zip(IDS, SCHEMES, strict=True))


@pytest.mark.parametrize("scheme", SCHEMES, ids=IDS)
def test_the_figures_and_how_they_are_known(scheme: WeightScheme) -> None:
    assert {level.zh: level.points for level in scheme.levels} == WEIGHTS[scheme.code]
    kinds = {scheme.basis[name].kind for name in ("status", "total", "levels")}
    total, status, kind, revision = KNOWN[scheme.code]
    assert (int(scheme.total), scheme.status, kinds, scheme.revision) == (total, status, {kind}, revision)
    assert all(
        basis.clause is None and basis.zh.strip() and basis.en.strip().isascii() for basis in scheme.basis.values()
    )
    assert all(level.en.isascii() and level.en for level in scheme.levels)


def test_the_claims_name_the_figures() -> None:
    claims = {scheme.code: scheme.basis["levels"] for scheme in SCHEMES}
    assert claims["guidance.2021.with-cost"].zh == "成本 20 分、产出 40 分、效益 20 分、满意度 10 分"
    assert claims["guidance.2021.with-cost"].en == "cost 20, output 40, outcome 20, satisfaction 10"
    assert claims["guidance.2021.without-cost-or-satisfaction"].zh == "产出 50 分、效益 40 分"
    for scheme in SCHEMES:
        for weight in filter(None, WEIGHTS[scheme.code].values()):
            assert str(weight) in claims[scheme.code].zh
            assert str(weight) in claims[scheme.code].en


def test_the_national_scheme_is_the_one_of_the_national_policy() -> None:
    policy = NATIONAL.self_evaluation
    assert {level.zh: level.points for level in policy.first_level} == WEIGHTS["national.2020"]
    assert schemes.NATIONAL_2020.total + policy.execution_points == policy.total
    assert schemes.NATIONAL_2020.basis["levels"].document == policy.basis["first_level"].document


def test_cost_stands_under_the_outputs_in_2020_and_beside_them_in_2021() -> None:
    for scheme in SCHEMES:
        below = {level.zh: {each.zh for each in level.below} for level in scheme.levels}
        if scheme.code.startswith("guidance"):
            assert {zh: seconds for zh, seconds in below.items() if seconds} == {
                zh: seconds for zh, seconds in SECONDS.items() if zh in below
            }
    output, benefit, satisfaction = schemes.NATIONAL_2020.levels
    assert {each.zh for each in output.below} == SECONDS["产出指标"] | {"成本指标"}
    assert {each.zh for each in benefit.below} == SECONDS["效益指标"] | {"可持续影响指标"}
    assert satisfaction.below == ()


def test_completion_and_outcomes_are_the_two_parts_of_performance() -> None:
    performance = schemes.DAZHOU.levels[2]
    assert {each.zh: each.points for each in performance.below} == {"项目完成": 20, "项目效益": 50}


def test_only_evaluations_have_a_floor() -> None:
    floors = {scheme.code: scheme.floors for scheme in SCHEMES if scheme.floors}
    assert list(floors) == ["evaluation.2020"]
    (floor,) = floors["evaluation.2020"]
    assert (*floor.levels, int(floor.least)) == ("output", "benefit", 60)
    assert schemes.EVALUATION_2020.basis["floors"].kind is BasisKind.RECALLED


@pytest.mark.parametrize("scheme", SCHEMES, ids=IDS)
def test_what_nobody_published_is_an_assumption(scheme: WeightScheme) -> None:
    keys = [item.key for item in scheme.assumptions]
    assert keys == ["weights.floors"] * (not scheme.floors) + ["weights.zero_weights"]


SOUND: dict[str, list[tuple[str, str, str | None]]] = {
    "national.2020": [
        ("40", "产出", "数量"), ("10", "产出", "成本"), ("30", "效益", "可持续影响"), ("10", "满意度", None),
    ],
    "guidance.2021.with-cost": [
        ("20", "成本", "社会成本"), ("40", "产出", "时效"), ("20", "效益", None), ("10", "满意度", None),
    ],
    "guidance.2021.without-cost": [("50", "产出", "质量"), ("30", "效益", "生态效益"), ("10", "满意度", None)],
    "guidance.2021.without-satisfaction": [("20", "成本", "经济成本"), ("40", "产出", "数量"), ("30", "效益", None)],
    "guidance.2021.without-cost-or-satisfaction": [("50", "产出", "数量"), ("40", "效益", "经济效益")],
    "evaluation.2020": [("15", "决策", None), ("25", "过程", None), ("35", "产出", None), ("25", "效益", None)],
    "dazhou": [
        ("20", "项目决策", None), ("10", "项目管理", None),
        ("20", "项目绩效", "完成"), ("50", "项目绩效", "项目效益(50)"),
    ],
}  # fmt: skip


def _weighed(cells: list[tuple[str, str, str | None]]) -> tuple[OldWeight, ...]:
    return tuple(
        OldWeight(code=f"i{k}", points=points(full), level1=one, level2=two) for k, (full, one, two) in enumerate(cells)
    )


@pytest.mark.parametrize("scheme", SCHEMES, ids=IDS)
def test_indicators_of_just_these_weights_are_sound_and_others_are_not(scheme: WeightScheme) -> None:
    (full, one, two), *rest = SOUND[scheme.code]
    assert check_weights(_weighed(SOUND[scheme.code]), scheme) == ()
    assert check_weights(_weighed([(f"{full}.5", one, two), *rest]), scheme) != ()
    assert check_weights(_weighed(rest), scheme) != ()


@pytest.mark.parametrize("scheme", SCHEMES, ids=IDS)
def test_a_scheme_survives_the_wire(scheme: WeightScheme) -> None:
    again = loads(dumps(scheme), WeightScheme)
    assert again == scheme
    assert content_hash(again) == content_hash(scheme)
    assert len({rule_hash(each) for each in SCHEMES}) == len(SCHEMES)


@pytest.mark.parametrize(
    ("mechanism", "kind", "document"),
    [
        (schemes.RESCALED, BasisKind.REPORTED, "公开的绩效自评表计分说明（网页资料）"),
        (
            schemes.SATISFACTION_TO_BENEFIT,
            BasisKind.RECALLED,
            "《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）",
        ),
        (schemes.SPREAD_OVER_SIBLINGS, BasisKind.REPORTED, "公开的绩效目标审核表（网页资料）"),
    ],
)
def test_published_mechanisms_name_their_ground(
    mechanism: Rescale | Shift | Siblings, kind: BasisKind, document: str
) -> None:
    basis = mechanism.basis
    assert (basis.kind, str(basis.document), basis.clause) == (kind, document, None)
    assert loads(dumps(mechanism), type(mechanism)) == mechanism


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (schemes.GUIDANCE_2021_WITH_COST, schemes.GUIDANCE_2021_WITHOUT_SATISFACTION),
        (schemes.GUIDANCE_2021_WITHOUT_COST, schemes.GUIDANCE_2021_WITHOUT_COST_OR_SATISFACTION),
    ],
)
def test_the_schemes_without_satisfaction_are_those_with_it_after_the_shift(
    before: WeightScheme, after: WeightScheme
) -> None:
    form = [
        OldWeight(code=level.code, points=level.points, level1=level.zh, level2=None)
        for level in before.levels
        if level.points is not None
    ]
    moved = reweigh(form, ["satisfaction"], schemes.SATISFACTION_TO_BENEFIT)
    assert {new.code: new.points for new in moved.after} == {level.code: level.points for level in after.levels}


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(InvalidValueError) as caught:
        find_scheme("beijing")
    assert caught.value.en == f"there is no weight scheme 'beijing', expected one of {IDS}."
    assert caught.value.zh == f"没有权重方案“beijing”，应为 {IDS} 之一。"
    assert caught.value.facts == {"found": "beijing"}
