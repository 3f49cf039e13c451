"""The laws that a rule declares hold for what ``score()`` awards, not only for its pieces."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

import budgetperf as bp
from awarding_samples import ALL
from benchmarks.adversarial import KINDS
from budgetperf.errors import NotScorableError
from budgetperf.rules.expectations import Comparison
from budgetperf.rules.laws import Law

TARGETS = ("-7", "-1", "0", "0.3", "1", "8", "90")
RATIOS = ("-1", "0", "0.3", "0.5", "0.6", "0.97", "1", "1.03", "1.5", "2", "3")
FULL = Fraction(10)
RISING = (bp.AtLeast, bp.MoreThan)


def shares(rule: bp.ScoringRule, asked: Comparison, actuals: list[Decimal]) -> list[tuple[bp.Outcome, Fraction]]:
    scored = [bp.score(asked, actual, points=10, rule=rule) for actual in actuals]
    return [(score.outcome, score.exact) for score in scored]


def around(target: Decimal) -> list[Decimal]:
    return sorted({target * Decimal(ratio) for ratio in RATIOS} | {target + step for step in (-2, -1, 1, 2)})


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.key)
def test_scores_keep_every_declared_law(rule: Any) -> None:
    checked = 0
    for kind in KINDS:
        for target in map(Decimal, TARGETS):
            asked = kind(value=target)
            actuals = around(target)
            try:
                laws, scored = rule.laws(asked), shares(rule, asked, actuals)
            except NotScorableError:
                continue
            earned = [share for _, share in scored]
            checked += len(laws)
            if Law.BOUNDED in laws:
                assert all(0 <= share <= FULL for share in earned), asked
            if Law.FULL_WHEN_MET in laws:
                assert all(share >= FULL for outcome, share in scored if outcome.value in {"met", "exceeded"}), asked
            if Law.MONOTONE in laws and kind in RISING:
                assert all(one <= other for one, other in pairwise(earned)), asked
            if Law.MONOTONE in laws and kind in {bp.AtMost, bp.LessThan}:
                assert all(one >= other for one, other in pairwise(earned)), asked
            if Law.UNIT_FREE in laws:
                scaled = shares(rule, kind(value=target * 1000), [actual * 1000 for actual in actuals])
                assert scored == scaled, asked
    assert checked > 0
