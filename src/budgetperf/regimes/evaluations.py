"""The national policies for department and fiscal evaluations (部门评价、财政评价), beside the self-evaluation's.

《项目支出绩效评价管理办法》 (财预〔2020〕10号) is *recalled*. The rules known for numbers and words are those of the
self-evaluation; that they serve here too is an *assumed* convention, which every result lists.
"""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, assumed
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.regimes.framework import MEASURES_2020
from budgetperf.regimes.schemes import EVALUATION_2020
from budgetperf.stages.evaluations import CriteriaPolicy, SelfEvaluationPolicy

__all__ = ["national_criteria"]


def _recalled(zh: str, en: str) -> Basis:
    return Basis(kind=BasisKind.RECALLED, document=MEASURES_2020, zh=zh, en=en)


def national_criteria(kind: EvaluationKind, own: SelfEvaluationPolicy) -> CriteriaPolicy:
    """The national policy of an evaluation by criterion.

    Points are free but for the floor of outputs and outcomes; a number is scored, words are banded and totals graded as
    in a self-evaluation. There are no bonus and malus and no incidents that limit the grade.

    Args:
        kind: who evaluates, the department or the finance bureau.
        own: the national self-evaluation, whose rules are taken over.

    >>> from budgetperf.regimes.national import NATIONAL
    >>> policy = national_criteria(EvaluationKind.FISCAL, NATIONAL.self_evaluation)
    >>> policy.code, policy.basis["scheme"].kind.value, [item.key for item in policy.assumptions][:2]
    ('national.fiscal-evaluation', 'recalled', ['criteria.directions', 'criteria.qualitative'])
    """
    return CriteriaPolicy(
        code=f"national.{kind.value}-evaluation",
        revision=own.revision,
        kind=kind,
        status=own.status,
        total=own.total,
        rule=own.rule,
        qualitative=own.qualitative,
        directions=own.directions,
        scheme=EVALUATION_2020,
        scale=own.scale,
        shown=own.shown,
        basis={
            **{name: own.basis[name] for name in ("status", "total", "directions", "scale", "shown")},
            "kind": _recalled(
                "绩效评价分为单位自评、部门评价和财政评价",
                "there are self-evaluations by units, department evaluations and fiscal evaluations",
            ),
            "rule": assumed(
                "定量指标借用单位自评的计分方法", "a number is scored as in a self-evaluation, whose rule is known"
            ),
            "qualitative": assumed(
                "定性指标借用单位自评的三档赋分", "words are scored in the three bands of a self-evaluation"
            ),
            "scheme": _recalled(
                "一级指标为决策、过程、产出、效益，产出和效益权重合计原则上不低于 60%",
                "decision, process, outputs and outcomes; outputs and outcomes weigh at least 60 % in principle",
            ),
        },
    )
