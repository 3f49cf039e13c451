"""What a province asks of its departments, as a web page prints it; the province's name is not on the page.

It tells most of all that was found: what follows hangs on the object as much as on the grade.
"""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, assumed
from budgetperf.records.kinds import Duration, Standing, SubjectKind
from budgetperf.regimes.application.grounds import IS_EVALUATION, PROVINCIAL, made_policy, practice
from budgetperf.regimes.citing import grounded
from budgetperf.rules.comparing import all_of, any_of, no, not_, one_of, word_at_least, yes
from budgetperf.rules.conditions import Condition
from budgetperf.rules.decisions import Force
from budgetperf.stages.application import DURATION, EVALUATED_SUBJECT, GRADE, GRADED
from budgetperf.stages.exante.facts import STANDING

__all__ = ["PROVINCIAL_RESULTS"]


def _reported(zh: str, en: str) -> Basis:
    return grounded(BasisKind.REPORTED, PROVINCIAL, zh, en)


_WHOLE = one_of(EVALUATED_SUBJECT, SubjectKind.DEPARTMENT.value)
_ONE_OFF = one_of(DURATION, Duration.ONE_OFF.value)
_GOES_ON = all_of(
    not_(_WHOLE),
    not_(_ONE_OFF),
    any_of(one_of(DURATION, Duration.RECURRING.value), one_of(STANDING, Standing.CONTINUING.value)),
)


def _graded(whom: Condition, which: Condition) -> Condition:
    return all_of(IS_EVALUATION, yes(GRADED), whom, which)


_GOOD = word_at_least(GRADE, "good")
_FAIR, _POOR = one_of(GRADE, "fair"), one_of(GRADE, "poor")

PROVINCIAL_RESULTS = made_policy(
    "provincial",
    ("某省省直预算部门", "the departments of a province"),
    "reported",
    _reported("评价结果应用的规定", "rules on the use of results"),
    (
        practice(
            "going_on_good",
            _graded(_GOES_ON, _GOOD),
            ("prioritise",),
            _reported("经常性、延续性项目评价等级为优、良的，下年度优先安排", "what goes on and is good has priority"),
        ),
        practice(
            "going_on_fair",
            _graded(_GOES_ON, _FAIR),
            ("hold_new_money",),
            _reported("评价等级为中的，控制新增资金", "what goes on and is fair gets no new money"),
        ),
        practice(
            "going_on_poor",
            _graded(_GOES_ON, _POOR),
            ("restructure_reduce_or_cancel",),
            _reported(
                "评价等级为差的，调整支出方向和结构、减少或取消",
                "what goes on and is poor changes direction and structure, or is reduced or cancelled",
            ),
        ),
        practice(
            "one_off_poor",
            _graded(all_of(not_(_WHOLE), _ONE_OFF), _POOR),
            ("no_similar_project",),
            _reported(
                "一次性项目评价等级为差的，下年度原则上不安排同类新项目",
                "after a one-off project that was poor in principle no similar new one next year",
            ),
            Force.IN_PRINCIPLE,
        ),
        practice(
            "whole_good",
            _graded(_WHOLE, _GOOD),
            ("prioritise",),
            _reported("部门整体评价等级为优、良的，优先保障", "a department that is good as a whole has priority"),
        ),
        practice(
            "whole_fair",
            _graded(_WHOLE, _FAIR),
            ("hold_new_projects",),
            _reported("部门整体评价等级为中的，严格控制新增项目", "new projects of a fair department are controlled"),
        ),
        practice(
            "whole_poor",
            _graded(_WHOLE, _POOR),
            ("hold_new_projects",),
            assumed(
                "网页未载部门整体评价等级为差的如何处理，视为不轻于等级为中的",
                "what follows for a poor department is not on the page; taken to be no milder than for a fair one",
            ),
        ),
        practice(
            "no_grade",
            all_of(IS_EVALUATION, no(GRADED)),
            ("rectify",),
            _reported(
                "仅以绩效报告形式提交的评价可不计分、不评等级，结果用于整改",
                "a mere report may have no score and no grade; it serves to put things right",
            ),
        ),
    ),
)
"""A province: what goes on, what is done once and departments as a whole have different consequences."""
