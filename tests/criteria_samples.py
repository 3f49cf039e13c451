"""A fiscal evaluation by decision, process, outputs and outcomes, with a bonus and an audit violation."""

from __future__ import annotations

from decimal import Decimal

import budgetperf as bp
from rule_samples import based

_SELF = bp.regimes.NATIONAL.self_evaluation
LIMITS = bp.GradeLimits(
    limits=(
        bp.GradeLimit(key="audit", zh="审计查出违规", en="an audit violation", at_most="fair", basis=based("x")["x"]),
        bp.GradeLimit(key="fraud", zh="弄虚作假", en="fraud", at_most="poor", basis=based("x")["x"]),
    ),
    basis=based("limits"),
)
BONUS_RULE = bp.AdjustmentRule(
    most_added=bp.points(5),
    most_taken=bp.points(10),
    cap=bp.TotalCap.AT_WHOLE,
    basis=based("most_added", "most_taken", "cap"),
)
POLICY = bp.CriteriaPolicy(
    code="example.fiscal",
    revision="2024",
    kind=bp.EvaluationKind.FISCAL,
    status=bp.RuleStatus.TRIAL,
    total=bp.points(100),
    rule=bp.Proportional(),
    qualitative=bp.regimes.practices.VENDOR_DEFAULT.qualitative,
    directions=_SELF.directions,
    adjustments=BONUS_RULE,
    scale=_SELF.scale,
    limits=LIMITS,
    shown=_SELF.shown,
    basis=based(
        "kind", "status", "total", "rule", "qualitative", "directions", "adjustments", "scale", "limits", "shown"
    ),
)
"""An invented policy: no published text stands behind it."""

ROWS: list[tuple[str, str, str, str, str, str, str | None, str]] = [
    # code, level 1, name, target, actual, points, judged, awarded
    ("D1", "决策", "立项依据充分性", "充分", "达成", "10", "9", "9"),
    ("D2", "决策", "绩效目标合理性", "合理", "部分达成", "10", "7.5", "7.5"),
    ("P1", "过程", "预算执行率", "≥100%", "85%", "10", None, "8.5"),
    ("P2", "过程", "制度执行有效性", "有效", "达成", "10", "10", "10"),
    ("O1", "产出", "实际完成率", "≥100%", "97%", "20", None, "19.4"),
    ("O2", "产出", "成本", "≤200万元", "210万元", "10", None, "9.5"),
    ("B1", "效益", "实施效益", "明显", "达成", "20", "18", "18"),
    ("B2", "效益", "满意度", "≥90%", "92%", "10", None, "10"),
]
"""Their points make 100, what they earn makes 91.9."""

TARGET = bp.Target(
    project="示例项目",
    year=2024,
    indicators=tuple(
        bp.Indicator(code=code, name=name, expectation=bp.parse(target), points=bp.points(full), level1=level1)
        for code, level1, name, target, _, full, _, _ in ROWS
    ),
)
OBSERVATIONS = tuple(
    bp.Observation(indicator=code, actual=bp.read_actual(actual), judged=None if judged is None else bp.points(judged))
    for code, _, _, _, actual, _, judged, _ in ROWS
)
BONUS = (bp.Adjustment(code="new", name="创新", points=Decimal("2.5")),)
BASE_TOTAL = Decimal("91.9")


def fiscal(incidents: tuple[str, ...] = ("audit",), bonus: tuple[bp.Adjustment, ...] = BONUS) -> bp.CriteriaEvaluation:
    """The evaluation: 94.4 with the bonus, excellent but for the audit."""
    return bp.evaluate_by_criteria(TARGET, OBSERVATIONS, POLICY, bonus=bonus, incidents=incidents)
