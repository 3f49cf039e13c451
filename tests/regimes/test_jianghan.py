"""江汉: what its report on 2022 says, word for word, and how each rule is known."""

from __future__ import annotations

from datetime import date

import budgetperf as bp
from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.regimes import JIANGHAN, dimensions
from budgetperf.regimes.jianghan import GROUND


def test_jh_07_every_row_carries_its_citation_and_status() -> None:
    """JH-07: document, number, 试行; the year that the report attests."""
    policy = JIANGHAN.screening
    assert str(policy.regulation) == "《江汉区预算事前绩效评估操作规程（试行）》（江财〔2021〕49号）"
    assert policy.status is RuleStatus.TRIAL
    assert policy.basis["status"].zh == "规程标明“（试行）”"
    (rule,) = policy.table.rules
    assert (rule.basis.kind, rule.status) == (BasisKind.READ, RuleStatus.TRIAL)
    assert (GROUND.document.issuer, GROUND.document.dated) == ("江汉区财政局", date(2023, 1, 16))
    assert JIANGHAN.period is not None
    assert JIANGHAN.period.attested == (2022,)


def test_jh_06_the_threshold_stands_in_the_row_and_not_in_code() -> None:
    text = str(bp.to_data(JIANGHAN.screening.table))
    assert text.count("'2000000'") == len([part for part in text.split("'bound': ") if part.startswith("'2000000'")])
    assert "'2000000'" in text


def test_what_is_no_title_says_so() -> None:
    """Three texts are known by what they are; a title is a title."""
    schemes = (dimensions.POLICY, dimensions.BEIJING, dimensions.DEPARTMENT, dimensions.FIVE, dimensions.SPECIAL_BONDS)
    documents = [scheme.basis["levels"].document for scheme in schemes]
    assert [str(one).endswith("（概述，非文件原名）") for one in documents] == [True, True, True, False, False]


def test_jh_08_the_five_dimensions_are_read_here() -> None:
    """JH-08: five names, in the order of the sentence."""
    basis = dimensions.FIVE.basis["levels"]
    assert basis.kind is BasisKind.READ
    places = [basis.zh.index(level.zh) for level in dimensions.FIVE.levels]
    assert places == sorted(places)
    assert len(places) == 5


def test_jh_09_the_gate_is_read_here() -> None:
    (rule,) = JIANGHAN.requests.table.rules
    assert "将评估结果作为申请预算的必要条件" in rule.basis.zh
    assert JIANGHAN.requests.status is RuleStatus.TRIAL


def test_jh_10_one_conclusion_is_reported() -> None:
    assert [verdict.zh for verdict in JIANGHAN.conclusions.verdicts] == ["予以支持"]
    assert {basis.kind for basis in JIANGHAN.conclusions.basis.values()} == {BasisKind.REPORTED}
    assert JIANGHAN.conclusions.status is RuleStatus.REPORTED_PRACTICE
