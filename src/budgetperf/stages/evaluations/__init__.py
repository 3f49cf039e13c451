"""Evaluation of what became of a project: a unit's own (单位自评), and by criterion (部门评价、财政评价).

Indicators are scored by the policy's rule, words and late dates by a person whose points are taken as given, and the
execution of the budget adds its part; the total earns a grade. A department as a whole (部门整体) is evaluated by
criteria of its own, and never is the mean of its projects. Plans, layers, coverage, summaries, series and distributions
tell what became of many evaluations. The policy follows 《项目支出绩效评价管理办法》
(财预〔2020〕10号), recalled and not re-read: each of its figures carries the basis on which it stands here.
"""

from budgetperf.stages.evaluations.coverage import (
    CoveredKind,
    EvaluationCoverage,
    ProjectCoverage,
    cover_bodies,
    cover_projects,
)
from budgetperf.stages.evaluations.criteria import CriteriaEvaluation, LevelScore, evaluate_by_criteria
from budgetperf.stages.evaluations.grades import GradeDistribution, GradedSubject, GradeTotal, distribute
from budgetperf.stages.evaluations.layers import (
    EvaluationLayer,
    Layering,
    LayerScheme,
    LayerSubjects,
    LayerTotal,
    Nesting,
    check_layers,
    nest,
)
from budgetperf.stages.evaluations.parts import (
    EvaluatedRow,
    ExecutionScore,
    evaluate_row,
    judge_outcome,
    score_execution,
)
from budgetperf.stages.evaluations.planning import (
    PlanCheck,
    PlanOrderError,
    PlanPolicy,
    ReviewDuty,
    YearOffset,
    check_plan,
    start_fieldwork,
)
from budgetperf.stages.evaluations.policy import CriteriaPolicy, EvaluationPolicy, FirstLevel, SelfEvaluationPolicy
from budgetperf.stages.evaluations.series import EvaluationSeries, YearlyMeasure, YearlyStep, compare_years
from budgetperf.stages.evaluations.summaries import EvaluationSummary, KindTotal, summarise_evaluations
from budgetperf.stages.evaluations.tally import Tallier, Tally
from budgetperf.stages.evaluations.verb import Evaluation, evaluate, total_up

__all__ = [
    "CoveredKind",
    "CriteriaEvaluation",
    "CriteriaPolicy",
    "EvaluatedRow",
    "Evaluation",
    "EvaluationCoverage",
    "EvaluationLayer",
    "EvaluationPolicy",
    "EvaluationSeries",
    "EvaluationSummary",
    "ExecutionScore",
    "FirstLevel",
    "GradeDistribution",
    "GradeTotal",
    "GradedSubject",
    "KindTotal",
    "LayerScheme",
    "LayerSubjects",
    "LayerTotal",
    "Layering",
    "LevelScore",
    "Nesting",
    "PlanCheck",
    "PlanOrderError",
    "PlanPolicy",
    "ProjectCoverage",
    "ReviewDuty",
    "SelfEvaluationPolicy",
    "Tallier",
    "Tally",
    "YearOffset",
    "YearlyMeasure",
    "YearlyStep",
    "check_layers",
    "check_plan",
    "compare_years",
    "cover_bodies",
    "cover_projects",
    "distribute",
    "evaluate",
    "evaluate_by_criteria",
    "evaluate_row",
    "judge_outcome",
    "nest",
    "score_execution",
    "start_fieldwork",
    "summarise_evaluations",
    "total_up",
]
