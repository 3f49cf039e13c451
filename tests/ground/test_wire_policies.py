"""Policies by reference, rules that may grow, and the doors of the wire."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.errors import WireError
from budgetperf.wire import from_data, loads, rule_hash, to_data


def test_mending_the_words_of_a_basis_keeps_the_hash_of_the_rules() -> None:
    policy = bp.regimes.NATIONAL.self_evaluation
    words = bp.Bases({**policy.basis, "total": evolve(policy.basis["total"], zh="满分为 100 分")})
    mended = evolve(policy, basis=words)
    assert mended != policy
    assert rule_hash(mended) == rule_hash(policy)
    assert rule_hash(evolve(policy, shown=bp.Rounding(places=1, mode=bp.RoundingMode.DOWN))) != rule_hash(policy)


def test_a_rule_carries_its_type_from_the_start_though_it_has_no_siblings_yet() -> None:
    score = bp.score(bp.parse("≥36"), 7, points="4.5", rule=bp.Proportional())
    data = to_data(score)
    assert isinstance(data, dict)
    assert data["rule"]["type"] == "proportional"
    with pytest.raises(WireError) as caught:
        from_data({**data, "rule": {**data["rule"], "type": "steps"}}, bp.Score)
    assert [problem.path for problem in caught.value.problems] == ["$.rule"]
    assert from_data(OrderedDict(data), bp.Score) == score


@pytest.mark.parametrize("kind", [str, dict, int, "Score", None])
def test_only_documents_of_the_library_are_built(kind: Any) -> None:
    with pytest.raises(bp.InvalidValueError):
        from_data({}, kind)


@pytest.mark.parametrize("text", [None, 5, {}, ["{}"]])
def test_only_text_is_loaded(text: Any) -> None:
    with pytest.raises(bp.InvalidValueError, match="expected str"):
        loads(text, bp.Score)
