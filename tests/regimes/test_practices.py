"""Practice profiles: what each settles, on what ground, and what applying one changes in a policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, fields, has

from budgetperf.amounts import Share, points
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.errors import IncompleteError, InvalidValueError, NotScorableError, UndefinedShareError
from budgetperf.evidence import verify
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes import NATIONAL, Practice, Regime, practices
from budgetperf.regimes.practices import (
    GUANGXI,
    GUIDANCE_2021,
    HUBEI,
    PRACTICES,
    VENDOR_DEFAULT,
    VENDOR_LATER,
    find_practice,
)
from budgetperf.rules.actuals import Rating
from budgetperf.rules.execution import Denominator, Overspending, WhenFinished, ZeroBudget
from budgetperf.rules.outcomes import ExactlySide
from budgetperf.rules.overshoot import Concerned
from budgetperf.rules.proportional import Capping, Proportional, Reverse, ZeroTarget
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.scoring import ScoringRule, score
from budgetperf.rules.shapes import CENT, NegativeActual, NegativeTarget
from budgetperf.stages.evaluations import SelfEvaluationPolicy, evaluate
from budgetperf.wire import dumps, loads, rule_hash
from evaluation_samples import BUDGET, OBSERVATIONS, POLICY, TARGET, TOTAL
from rule_samples import based

EACH = pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.code)
PARTS = ("rule", "yes_no", "qualitative", "execution", "overshoot", "alerts", "satisfaction")
R, M, A = BasisKind.REPORTED, BasisKind.RECALLED, BasisKind.ASSUMED
CONVENTIONS = {"exactly": A, "negative_actual": A, "negative_target": A, "rounding": A}
VENDOR: dict[str, dict[str, BasisKind]] = {
    "": {"status": R, "rule": R, "qualitative": R, "execution": R, "alerts": R},
    "rule": {
        "capping": R,
        "exactly": R,
        "negative_actual": R,
        "negative_target": A,  # the system's formula says nothing there
        "reverse": R,
        "rounding": R,
        "zero_target": R,
    },
    "qualitative": {"bands": R, "rounding": R},
    "execution": {  # that the system divides by 1 in place of 0 is not followed
        "denominator": R,
        "overspending": R,
        "rounding": R,
        "when_finished": R,
        "when_zero": A,
    },
    "alerts": {"lead": R, "unspent": R},
}
KINDS: dict[str, dict[str, dict[str, BasisKind]]] = {
    "vendor.default": VENDOR,
    "vendor.later": VENDOR,
    "guangxi": {
        "": {"status": R, "overshoot": R},
        "overshoot": {"ratio": R, "zero_target": R, "concerned": R},
    },
    "hubei": {
        "": {"status": R, "rule": R, "qualitative": R},
        "rule": {**CONVENTIONS, "capping": R, "reverse": R, "zero_target": A},
        "qualitative": {"bands": R, "rounding": A},
    },
    "guidance.2021": {
        "": {"status": M, "yes_no": M, "qualitative": M, "execution": M, "satisfaction": M},
        "yes_no": {**CONVENTIONS, "missed": M},
        "qualitative": {"bands": M, "rounding": A},
        "execution": {
            "denominator": M,
            "overspending": A,
            "rounding": A,
            "steps": M,
            "when_finished": M,
            "when_zero": A,
        },
        "satisfaction": {**CONVENTIONS, "over": M, "at_least": M},
    },
}


def _bases(value: Any) -> Iterator[Basis]:
    if isinstance(value, Basis):
        yield value
    elif has(type(value)):
        for attribute in fields(type(value)):
            yield from _bases(getattr(value, attribute.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _bases(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _bases(item)


@EACH
def test_every_figure_stands_on_the_ground_that_the_facts_give_it(practice: Practice) -> None:
    found = {"": dict(practice.basis)}
    for name in PARTS:
        part = getattr(practice, name)
        if part is not None:
            found[name] = dict(part.basis)
    assert {name: {key: basis.kind for key, basis in bases.items()} for name, bases in found.items()} == KINDS[
        practice.code
    ]


@EACH
def test_no_article_is_cited_and_every_ground_says_its_claim_in_both_languages(practice: Practice) -> None:
    bases = list(_bases(practice))
    assert len(bases) == sum(len(kinds) for kinds in KINDS[practice.code].values())
    assert [basis.clause for basis in bases] == [None] * len(bases)
    assert all(basis.zh.strip() and basis.en.strip() and basis.zh != basis.en for basis in bases)


@pytest.mark.parametrize(
    ("practice", "document"),
    [
        (VENDOR_DEFAULT, Document(title="预算绩效管理系统 pmkpi 的公开配置")),
        (VENDOR_LATER, Document(title="预算绩效管理系统 pmkpi 的公开配置")),
        (GUANGXI, Document(title="预算绩效管理系统 pmkpi 的公开配置")),
        (HUBEI, Document(title="湖北省公开的项目支出绩效自评表")),
        (
            GUIDANCE_2021,
            Document(
                title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
                number="财预〔2021〕101号",
                issuer="财政部",
                dated=date(2021, 8, 18),
            ),
        ),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_every_profile_names_the_one_document_it_was_seen_in(practice: Practice, document: Document) -> None:
    assert {basis.document for basis in _bases(practice) if basis.kind is not A} == {document}


@EACH
def test_a_profile_survives_the_wire(practice: Practice) -> None:
    again = loads(dumps(practice), Practice)
    assert again == practice
    assert rule_hash(again) == rule_hash(practice)


def test_the_profiles_differ_and_are_found_by_their_codes() -> None:
    codes = [practice.code for practice in PRACTICES]
    assert codes == ["vendor.default", "vendor.later", "guangxi", "hubei", "guidance.2021"]
    assert [find_practice(code) for code in codes] == list(PRACTICES)
    assert len({rule_hash(practice) for practice in PRACTICES}) == len(PRACTICES)
    assert [practice.status for practice in PRACTICES] == [RuleStatus.REPORTED_PRACTICE] * 4 + [RuleStatus.TRIAL]
    assert practices.__all__ == sorted(practices.__all__)


def test_an_unknown_code_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidValueError) as caught:
        find_practice("shanghai")
    known = ["vendor.default", "vendor.later", "guangxi", "hubei", "guidance.2021"]
    assert caught.value.en == f"there is no practice 'shanghai', expected one of {known}."
    assert caught.value.zh == f"没有计分口径“shanghai”，应为 {known} 之一。"
    assert caught.value.facts == {"found": "shanghai"}


def test_the_figures_of_each_profile() -> None:
    vendor, later, hubei = VENDOR_DEFAULT.rule, VENDOR_LATER.rule, HUBEI.rule
    assert isinstance(vendor, Proportional)
    assert isinstance(later, Proportional)
    assert isinstance(hubei, Proportional)
    assert evolve(later, zero_target=ZeroTarget.ALWAYS, basis=vendor.basis) == vendor
    assert (vendor.rounding, vendor.exactly, vendor.reverse) == (CENT, ExactlySide.AT_LEAST, Reverse.LINEAR_TO_TWICE)
    assert (vendor.negative_actual, vendor.negative_target) == (NegativeActual.ZERO, NegativeTarget.REFUSED)
    assert (vendor.zero_target, later.zero_target) == (ZeroTarget.ALWAYS, ZeroTarget.WHEN_NOT_ABOVE)
    assert (hubei.reverse, hubei.capping, hubei.passes_from) == (Reverse.INVERSE_RATIO, Capping.CAPPED, None)
    execution = [practice.execution for practice in (VENDOR_DEFAULT, VENDOR_LATER, GUIDANCE_2021)]
    chosen = [
        (one.denominator, one.when_zero, one.overspending, one.when_finished) for one in execution if one is not None
    ]
    assert chosen == [
        (Denominator.ADJUSTED, ZeroBudget.NOTHING, Overspending.UNCAPPED, WhenFinished.BY_RATE),
        (Denominator.ADJUSTED, ZeroBudget.NOTHING, Overspending.CAPPED, WhenFinished.BY_RATE),
        (Denominator.ADJUSTED, ZeroBudget.REFUSE, Overspending.CAPPED, WhenFinished.FULL),
    ]
    overshoot = GUANGXI.overshoot
    assert overshoot is not None
    assert (str(overshoot.ratio), str(overshoot.zero_target), overshoot.concerned) == ("130/100", "30", Concerned.EVERY)


@pytest.mark.parametrize(
    ("practice", "middle", "words"),
    [
        (VENDOR_DEFAULT, 60, "达成年度指标/部分达成年度指标并具有一定效果/未达成年度指标且效果较差"),
        (VENDOR_LATER, 60, "达成年度指标/部分达成年度指标并具有一定效果/未达成年度指标且效果较差"),
        (HUBEI, 50, "达成年度指标/部分达成年度指标并具有一定效果/未达成年度指标且效果较差"),
        (GUIDANCE_2021, 50, "基本达成目标/部分实现目标/实现目标程度较低"),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_the_bands_of_each_profile(practice: Practice, middle: int, words: str) -> None:
    assert practice.qualitative is not None
    bands = practice.qualitative.bands
    edges = [(str(band.low), str(band.high)) for band in bands]
    assert edges == [("80/100", "100/100"), (f"{middle}/100", "80/100"), ("0/100", f"{middle}/100")]
    assert [band.rating for band in bands] == [Rating.ACHIEVED, Rating.PARTLY, Rating.NOT_ACHIEVED]
    assert "/".join(band.zh for band in bands) == words
    assert practice.qualitative.rounding == CENT


def _rule(practice: Practice) -> ScoringRule:
    assert practice.rule is not None
    return practice.rule


@pytest.mark.parametrize(("actual", "default", "later"), [("-5", 10, 10), ("0", 10, 10), ("0.01", 10, 0), ("9", 10, 0)])
@pytest.mark.parametrize("target", ["≥0", ">0"])
def test_a_rising_target_of_zero_is_always_full_and_later_only_up_to_zero(
    target: str, actual: str, default: int, later: int
) -> None:
    got = [score(parse(target), actual, points=10, rule=_rule(one)) for one in (VENDOR_DEFAULT, VENDOR_LATER)]
    assert [one.points for one in got] == [default, later]
    assert all(verify(one) for one in got)


@pytest.mark.parametrize("practice", [VENDOR_DEFAULT, VENDOR_LATER], ids=["default", "later"])
@pytest.mark.parametrize("target", ["≥-30%", ">-30%", "≤-30%", "<-30%", "=-30%"])
def test_the_system_refuses_targets_below_zero(practice: Practice, target: str) -> None:
    with pytest.raises(NotScorableError, match="the rule does not score negative targets"):
        score(parse(target), "-30%", points=10, rule=_rule(practice))


def test_hubei_gives_two_thirds_at_one_and_a_half_times_the_target() -> None:
    got = [score(parse("≤10"), 15, points=3, rule=_rule(one)) for one in (HUBEI, VENDOR_DEFAULT)]
    assert [str(one.points) for one in got] == ["2.00", "1.50"]
    assert [key.key for key in got[0].assumptions] == ["proportional.rounding"]


def test_the_guidance_scores_yes_or_no_and_satisfaction() -> None:
    assert GUIDANCE_2021.yes_no is not None
    assert GUIDANCE_2021.satisfaction is not None
    yes_no = [score(parse("=1"), actual, points=5, rule=GUIDANCE_2021.yes_no).points for actual in (1, 0)]
    assert yes_no == [5, 0]
    rates = ("59.99%", "60%", "80%", "90%", "100%")
    banded = [score(parse("≥95%"), rate, points=10, rule=GUIDANCE_2021.satisfaction).points for rate in rates]
    assert banded == [0, 5, 8, 10, 10]
    assert GUIDANCE_2021.execution is not None
    with pytest.raises(UndefinedShareError):
        GUIDANCE_2021.execution.awarded(Share.of(0, 0), points(10))


APPLIED = ("rule", "qualitative", "execution", "overshoot", "alerts")


@EACH
def test_applying_a_profile_changes_its_own_parts_and_leaves_the_others(practice: Practice) -> None:
    applied = practice.applied_to(POLICY)
    assert applied.code == f"national.self-evaluation+{practice.code}"
    assert applied.revision == f"2020+{practice.revision}"
    own = {name for name in APPLIED if getattr(practice, name) is not None}
    assert own
    for name in own:
        assert getattr(applied, name) == getattr(practice, name)
        assert applied.basis[name] == practice.basis[name]
    assert (applied.status, applied.basis["status"]) == (practice.status, practice.basis["status"])
    others = {item.name for item in fields(SelfEvaluationPolicy)} - {"code", "revision", "status", "basis"} - own
    assert all(getattr(applied, name) == getattr(POLICY, name) for name in others)
    assert all(applied.basis[name] == POLICY.basis[name] for name in set(POLICY.basis) - {"status"} - own)
    assert loads(dumps(applied), SelfEvaluationPolicy) == applied


def test_a_profile_in_force_does_not_lift_a_policy_on_trial() -> None:
    trial = evolve(POLICY, status=RuleStatus.TRIAL)
    applied = evolve(HUBEI, status=RuleStatus.IN_FORCE).applied_to(trial)
    assert (applied.status, applied.basis["status"]) == (RuleStatus.TRIAL, trial.basis["status"])


def test_a_profile_for_single_indicators_only_is_not_applied_to_a_policy() -> None:
    kept = ("status", "yes_no", "satisfaction")
    single = evolve(
        GUIDANCE_2021, qualitative=None, execution=None, basis={name: GUIDANCE_2021.basis[name] for name in kept}
    )
    with pytest.raises(InvalidValueError) as caught:
        single.applied_to(POLICY)
    assert caught.value.en == (
        "the practice 'guidance.2021' has nothing for a whole policy, expected one of rule, qualitative, execution, "
        "overshoot, alerts."
    )
    assert caught.value.zh.startswith("计分口径“guidance.2021”没有适用于整个政策的内容，应有 rule、qualitative、")
    assert (caught.value.hint_en, caught.value.hint_zh) == (
        "give its rules to single indicators",
        "请将其规则用于个别指标",
    )


def test_points_outside_a_profiles_bands_are_refused_under_it() -> None:
    row = Indicator(code="one", name=None, expectation=parse("效果明显"), points=points(100))
    target = Target(project="单项", indicators=(row,), execution_points=points(0))
    seen = (Observation(indicator="one", actual=read_actual("未完成"), judged=points(100)),)
    with pytest.raises(IncompleteError, match=r"one: the points given are 100, expected \[0, 50\)"):
        evaluate(target, seen, None, HUBEI.applied_to(POLICY))


@pytest.mark.parametrize(
    ("practice", "total"),
    [(VENDOR_DEFAULT, TOTAL), (VENDOR_LATER, TOTAL), (GUANGXI, TOTAL), (HUBEI, TOTAL + Decimal("0.83"))],
    ids=lambda value: getattr(value, "code", ""),
)
def test_an_evaluation_under_a_profile_shows_whose_it_is(practice: Practice, total: Decimal) -> None:
    policy = practice.applied_to(POLICY)
    words = {"effect": "9", "lasting": "4"}
    observations = tuple(
        evolve(one, judged=points(words[one.indicator])) if one.indicator in words else one for one in OBSERVATIONS
    )
    got = evaluate(TARGET, observations, BUDGET, policy)
    assert (got.total, got.policy.code) == (total, f"national.self-evaluation+{practice.code}")
    assert verify(got)


def test_only_a_self_evaluation_policy_can_take_a_profile() -> None:
    policy: Any = NATIONAL
    with pytest.raises(InvalidValueError, match=r"^policy is Regime, expected SelfEvaluationPolicy\."):
        HUBEI.applied_to(policy)


def test_a_practice_that_says_nothing_is_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Practice(code="x", revision="1", zh="甲", en="x", status=RuleStatus.TRIAL, basis=based("status"))
    assert caught.value.en == "the practice 'x' says nothing, expected at least one part."
    assert caught.value.zh == "计分口径“x”没有任何内容，应至少规定一项。"
    assert caught.value.facts == {"found": "x"}


def test_every_part_of_a_practice_needs_its_basis_and_an_absent_one_none() -> None:
    with pytest.raises(InvalidValueError, match=r"^Practice\.basis lacks overshoot\."):
        evolve(GUANGXI, basis=based("status"))
    with pytest.raises(InvalidValueError, match=r"^Practice\.basis has no field grade\."):
        evolve(GUANGXI, basis={**GUANGXI.basis, **based("grade")})
    status: Any = "trial"
    with pytest.raises(InvalidValueError, match=r"^Practice\.status is str, expected RuleStatus\."):
        evolve(GUANGXI, status=status)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_another_type_is_refused(part: str) -> None:
    wrong: Any = {part: "elsewhere", "basis": {**GUANGXI.basis, **based(part)}}
    with pytest.raises(InvalidValueError):
        evolve(GUANGXI, **wrong)


@pytest.mark.parametrize("missing", ["code", "revision"])
def test_a_regime_has_a_code_and_a_revision(missing: str) -> None:
    blank: Any = {missing: ""}
    with pytest.raises(InvalidValueError) as caught:
        evolve(NATIONAL, **blank)
    assert (caught.value.en, caught.value.zh) == ("a regime needs a code and a revision.", "规则体系须有编码和版本。")
    assert str(Regime(code="x", revision="1", zh="甲", en="x", self_evaluation=POLICY)) == "x (1)"
