"""东丽: a report of what is done; no gate, no conclusions and no regulation by name."""

from __future__ import annotations

import pytest

from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.regimes import DONGLI, NoPolicyError


def test_dl_10_what_is_evaluated_is_reported() -> None:
    """DL-10: new major policies, new and continuing major projects."""
    policy = DONGLI.screening
    assert policy.status is RuleStatus.REPORTED_PRACTICE
    assert policy.regulation is None
    assert {rule.basis.kind for rule in policy.table.rules} == {BasisKind.REPORTED}
    assert [rule.code for rule in policy.table.rules] == ["major_policies", "major_projects"]
    assert "延续性重大项目" in policy.table.rules[1].basis.zh


@pytest.mark.parametrize("name", ["conclusions", "requests", "self_evaluation"])
def test_its_document_says_nothing_of_the_rest(name: str) -> None:
    with pytest.raises(NoPolicyError, match="of Dongli District are not known here"):
        getattr(DONGLI, name)
