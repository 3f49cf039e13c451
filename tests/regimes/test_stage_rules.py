"""What the regimes say of target reviews and of monitoring, and what they do not."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.amounts import Share
from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.regimes import (
    DONGHU,
    DONGLI,
    JIANGHAN,
    NATIONAL,
    REGISTRY,
    TIANMEN,
    XIUZHOU,
    MonitoringRules,
    NoPolicyError,
    Regime,
    ReviewRules,
    diff,
)
from budgetperf.regimes import monitoring as watching
from budgetperf.regimes import reviews as reviewing
from budgetperf.regimes.stage_rules import known
from budgetperf.rules.comparing import yes
from budgetperf.rules.conditions import Open, Reading
from budgetperf.rules.decisions import DecisionTable
from budgetperf.stages.monitors import OBJECTIVE_CAUSE
from budgetperf.stages.reviews import TARGET_STATE
from budgetperf.wire import content_hash

MONITORING = ("policy", "measures", "tiers", "rounds", "steps", "circular", "key_sample")
REVIEWS = ("checks", "aspects", "consequences", "procedure", "gate", "synchrony", "depth")
KNOWN: dict[str, dict[str, object]] = {
    "national": {
        "reviews.aspects": reviewing.NATIONAL_ASPECTS,
        "reviews.consequences": reviewing.NATIONAL_CONSEQUENCES,
        "monitoring.measures": watching.MEASURES_2019,
    },
    "jianghan": {"reviews.aspects": reviewing.JIANGHAN_ASPECTS, "monitoring.tiers": watching.JIANGHAN_TIERS},
    "tianmen": {
        "reviews.procedure": reviewing.TIANMEN_JOINT_REVIEW,
        "monitoring.rounds": watching.TIANMEN_ROUNDS,
    },
    "dongli": {"reviews.procedure": reviewing.DONGLI_TWO_REVIEWS, "reviews.gate": reviewing.DONGLI_GATE},
    "xiuzhou": {
        "monitoring.measures": watching.XIUZHOU_TOGETHER,
        "monitoring.tiers": watching.XIUZHOU_TIERS,
        "monitoring.rounds": watching.XIUZHOU_ROUNDS,
    },
    "donghu": {
        "reviews.gate": reviewing.DONGHU_GATE,
        "reviews.synchrony": reviewing.DONGHU_TOGETHER,
        "monitoring.rounds": watching.DONGHU_ROUNDS,
        "monitoring.steps": watching.DONGHU_STEPS,
    },
}


@pytest.mark.parametrize("regime", REGISTRY.regimes, ids=str)
def test_a_regime_has_what_its_document_says_and_an_error_for_the_rest(regime: Regime) -> None:
    said = KNOWN[regime.code]
    for stage, names in (("reviews", REVIEWS), ("monitoring", MONITORING)):
        rules = getattr(regime, stage)
        for name in names:
            if f"{stage}.{name}" in said:
                assert getattr(rules, name) is said[f"{stage}.{name}"]
            else:
                with pytest.raises(
                    NoPolicyError, match=r"are not known here\. Hint: give the regime its own"
                ) as caught:
                    getattr(rules, name)
                assert caught.value.zh.startswith(f"未掌握{rules.zh}的")
                assert caught.value.facts["regime"] == rules.code
                assert str(caught.value.facts["policy"]).endswith(name.replace("_", "-"))


def test_an_error_names_the_place_and_the_policy_in_both_languages() -> None:
    with pytest.raises(NoPolicyError) as caught:
        _ = XIUZHOU.monitoring.policy
    assert caught.value.en == "the lamps of monitoring in Xiuzhou District are not known here."
    assert caught.value.zh == "未掌握秀洲区绩效运行监控的预警规则。"
    assert (caught.value.facts["regime"], caught.value.facts["policy"]) == ("xiuzhou.monitoring", "monitor-policy")
    with pytest.raises(NoPolicyError) as caught:
        _ = DONGLI.monitoring.rounds
    assert caught.value.en == "the rounds of monitoring (Dongli District) are not known here."
    assert caught.value.zh == "未掌握天津市东丽区绩效运行监控的时间安排。"


@pytest.mark.parametrize("regime", REGISTRY.regimes, ids=str)
def test_a_district_cites_its_own_account(regime: Regime) -> None:
    """One document is one value, wherever in the regime it is cited."""
    if regime is NATIONAL:
        return
    documents = set()
    for path, policy in KNOWN[regime.code].items():
        if isinstance(policy, DecisionTable):
            documents |= {rule.basis.document for rule in policy.rules}
        else:
            grounds: Any = policy
            documents |= {basis.document for basis in grounds.basis.values() if basis.document is not None}
        assert path
    assert documents == {regime.screening.basis["status"].document}


def test_a_chosen_policy_is_given_by_name_and_the_regime_is_another_one() -> None:
    """Where red begins nobody published, so that whoever uses the regime says it."""
    chosen = watching.xiuzhou(red_below=Share.of(60, 100))
    mine = evolve(XIUZHOU, monitoring=evolve(XIUZHOU.monitoring, policy=chosen))
    assert mine.monitoring.policy is chosen
    assert mine.monitoring.tiers is XIUZHOU.monitoring.tiers
    assert content_hash(mine) != content_hash(XIUZHOU)
    paths = {each.path for each in diff(XIUZHOU, mine).differences}
    assert "monitoring.policy.execution.bands.bands.0.floor" in paths
    assert all(path.startswith("monitoring.policy.") for path in paths)
    assert bp.from_data(bp.to_data(mine), Regime) == mine


def test_a_regime_that_says_nothing_of_a_stage_has_none_of_its_policies() -> None:
    bare = Regime(code="x", revision="1", zh="示例区", en="an example")
    assert bare.reviews == ReviewRules(code="x.reviews", zh="示例区绩效目标审核", en="reviews (an example)")
    assert bare.monitoring == MonitoringRules(
        code="x.monitoring", zh="示例区绩效运行监控", en="monitoring (an example)"
    )
    assert (bare.tables, bare.proposals, bare.choose(), bare.adopt()) == ((), (), bare, bare)
    assert diff(bare, bare.choose()).differences == ()


def test_the_tables_of_the_stages_are_tables_of_the_regime() -> None:
    codes = [table.code for table in NATIONAL.tables]
    ends = ["review-consequences.national", "measures.2019", "balances.national", "national.life"]
    assert codes[-4:] == ends
    assert reviewing.DONGLI_GATE in DONGLI.tables
    assert DONGLI.tables[-1] is DONGLI.life


def _asking(table: DecisionTable, condition: Any) -> DecisionTable:
    """A table whose first row asks a question."""
    question = Open(
        choice="asked",
        zh="问？",
        en="asked?",
        readings=(
            Reading(code="so", zh="是", en="so", when=table.rules[0].when),
            Reading(code="else", zh="否", en="else", when=condition),
        ),
    )
    return evolve(table, rules=(evolve(table.rules[0], when=question), *table.rules[1:]))


def test_questions_of_the_stages_are_answered_and_proposals_adopted_by_name() -> None:
    gate = _asking(reviewing.DONGLI_GATE, bp.comparing.one_of(TARGET_STATE, "absent"))
    measures = _asking(watching.MEASURES_2019, yes(OBJECTIVE_CAUSE))
    proposed = evolve(
        measures, rules=(evolve(measures.rules[0], status=RuleStatus.PROPOSED, force=measures.rules[0].force),)
    )
    rules = evolve(DONGLI.reviews, gate=gate)
    asked = evolve(
        DONGLI,
        reviews=rules,
        monitoring=MonitoringRules(code="dongli.monitoring", zh="监控", en="monitoring", measures=proposed),
    )
    assert "asked" in [one.choice for one in asked.questions]
    assert asked.proposals == ("objective",)
    found = asked.choose(asked="so").adopt("objective")
    assert found.reviews.gate.choices == {"asked": "so"}
    assert found.monitoring.measures.choices == {"asked": "so"}
    assert (found.monitoring.measures.adopted, found.reviews.gate.adopted) == (("objective",), ())
    assert found.reviews.procedure is asked.reviews.procedure
    assert "monitoring.measures.adopted.objective" in {each.path for each in diff(asked, found).differences}


def test_tm_46_the_joint_review_is_adopted_by_its_name() -> None:
    assert TIANMEN.reviews.proposals == ("review.tianmen.joint",)
    adopted = TIANMEN.adopt("review.tianmen.joint")
    assert adopted.reviews.procedure.adopted
    assert not TIANMEN.reviews.procedure.adopted
    assert [each.path for each in diff(TIANMEN, adopted).differences] == ["reviews.procedure.adopted"]
    assert content_hash(adopted) != content_hash(TIANMEN)
    assert TIANMEN.adopt("pass_mark").reviews == TIANMEN.reviews


def test_dh_17_that_there_are_five_rounds_is_a_difference_though_no_month_is_said() -> None:
    paths = [each.path for each in diff(DONGHU, TIANMEN).differences]
    assert [path for path in paths if path.startswith("monitoring.rounds.rounds.")] == [
        f"monitoring.rounds.rounds.{place}" for place in range(5)
    ] + ["monitoring.rounds.rounds.0.held"]


def test_what_holds_where_no_row_applies_is_a_rule_too() -> None:
    gate = DONGHU.reviews.gate
    assert gate.otherwise is not None
    closed = evolve(gate, otherwise=evolve(gate.otherwise, then=("no_budget",)))
    (found,) = diff(DONGHU, evolve(DONGHU, reviews=evolve(DONGHU.reviews, gate=closed))).differences
    assert found.path == "reviews.gate.otherwise"
    assert found.one is not None
    assert found.other is not None
    assert (found.one.en, found.other.zh) == ("may enter the library and ask for money", "不得申请预算")
    assert [basis.kind for basis in found.one.bases] == [BasisKind.ASSUMED]


@pytest.mark.parametrize("name", MONITORING)
def test_a_policy_of_monitoring_is_one_of_its_kind(name: str) -> None:
    changes: dict[str, Any] = {name: "x"}
    with pytest.raises(bp.InvalidValueError, match=rf"MonitoringRules\.{name} is str, expected"):
        evolve(JIANGHAN.monitoring, **changes)


@pytest.mark.parametrize("name", REVIEWS)
def test_a_policy_of_reviews_is_one_of_its_kind(name: str) -> None:
    changes: dict[str, Any] = {name: watching.JIANGHAN_TIERS}
    with pytest.raises(bp.InvalidValueError, match=rf"ReviewRules\.{name} is TierScheme, expected"):
        evolve(JIANGHAN.reviews, **changes)


def test_rules_have_a_name() -> None:
    with pytest.raises(bp.InvalidValueError, match=r"ReviewRules\.code"):
        ReviewRules(code=" ", zh="示例", en="an example")


def test_a_known_policy_is_itself() -> None:
    assert known("x", "screening", code="c", zh="示例", en="an example", hint=("", "")) == "x"
