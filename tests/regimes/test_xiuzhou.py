"""秀洲: the range and the gate of its measures on trial, and the outcomes that it reports for three projects."""

from __future__ import annotations

from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.regimes import XIUZHOU


def test_xz_09_the_range_is_read_and_on_trial() -> None:
    """XZ-09: 新增或修订 on district money."""
    (rule,) = XIUZHOU.screening.table.rules
    assert (rule.basis.kind, rule.status) == (BasisKind.READ, RuleStatus.TRIAL)
    assert "新增或修订需区级资金安排的重大政策和项目的前置条件" in rule.basis.zh
    assert str(XIUZHOU.screening.regulation) == "秀洲区事前绩效评估管理办法（试行）"


def test_xz_10_three_outcomes_are_reported_and_one_is_assumed() -> None:
    """XZ-10: the plain approval is named by no sentence, so what it does is assumed."""
    kinds = {verdict.code: {basis.kind for basis in verdict.basis.values()} for verdict in XIUZHOU.conclusions.verdicts}
    assert kinds == {
        "support": {BasisKind.ASSUMED},
        "cut": {BasisKind.ASSUMED, BasisKind.REPORTED},
        "return": {BasisKind.REPORTED},
        "reject": {BasisKind.READ},
    }


def test_xz_26_rejection_is_read() -> None:
    assert (
        "不予立项的，严格报把关不入项目库，不安排预算资金" in XIUZHOU.conclusions.verdict("reject").basis["amount"].zh
    )
