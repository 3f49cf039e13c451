"""Evaluation of what became of a project: here the unit's self-evaluation (单位自评).

Indicators are scored by the policy's rule, words and late dates by a person whose points are taken as given, and the
execution of the budget adds its part; the total earns a grade. The policy follows 《项目支出绩效评价管理办法》
(财预〔2020〕10号), recalled and not re-read: each of its figures carries the basis on which it stands here.
"""

from budgetperf.stages.evaluations.parts import (
    EvaluatedRow,
    ExecutionScore,
    appraise,
    evaluate_row,
    score_execution,
)
from budgetperf.stages.evaluations.policy import FirstLevel, SelfEvaluationPolicy
from budgetperf.stages.evaluations.verb import Evaluation, evaluate, total_up

__all__ = [
    "EvaluatedRow",
    "Evaluation",
    "ExecutionScore",
    "FirstLevel",
    "SelfEvaluationPolicy",
    "appraise",
    "evaluate",
    "evaluate_row",
    "score_execution",
    "total_up",
]
