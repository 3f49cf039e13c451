"""Evaluation of what became of a project: a unit's own (单位自评), and by criterion (部门评价、财政评价).

Indicators are scored by the policy's rule, words and late dates by a person whose points are taken as given, and the
execution of the budget adds its part; the total earns a grade. The policy follows 《项目支出绩效评价管理办法》
(财预〔2020〕10号), recalled and not re-read: each of its figures carries the basis on which it stands here.
"""

from budgetperf.stages.evaluations.criteria import CriteriaEvaluation, LevelScore, evaluate_by_criteria
from budgetperf.stages.evaluations.parts import (
    EvaluatedRow,
    ExecutionScore,
    appraise,
    evaluate_row,
    score_execution,
)
from budgetperf.stages.evaluations.policy import CriteriaPolicy, EvaluationPolicy, FirstLevel, SelfEvaluationPolicy
from budgetperf.stages.evaluations.tally import Tallier, Tally
from budgetperf.stages.evaluations.verb import Evaluation, evaluate, total_up

__all__ = [
    "CriteriaEvaluation",
    "CriteriaPolicy",
    "EvaluatedRow",
    "Evaluation",
    "EvaluationPolicy",
    "ExecutionScore",
    "FirstLevel",
    "LevelScore",
    "SelfEvaluationPolicy",
    "Tallier",
    "Tally",
    "appraise",
    "evaluate",
    "evaluate_by_criteria",
    "evaluate_row",
    "score_execution",
    "total_up",
]
