"""The aspects of a review in print, and what follows from its grade.

The national form and its points are *recalled*; what 江汉 writes of itself was read.
"""

from __future__ import annotations

from budgetperf.amounts import points
from budgetperf.basis import RuleStatus, assumed
from budgetperf.regimes.bands import FOUR_GRADES
from budgetperf.regimes.citing import read, reported
from budgetperf.regimes.documents import JIANGHAN_2022
from budgetperf.regimes.reviews.grounds import REPORTED_2015, recalled
from budgetperf.rules.comparing import one_of
from budgetperf.rules.decisions import DecisionTable, HitPolicy, Measure, Rule
from budgetperf.rules.grading import GradeScale
from budgetperf.stages.reviews import NO_ENTRY, REVIEW_GRADE, AspectScheme, ReviewAspect, ReviewCriterion

__all__ = ["JIANGHAN_ASPECTS", "NATIONAL_ASPECTS", "NATIONAL_CONSEQUENCES"]


def _criterion(code: str, zh: str, en: str, full: int | None = None) -> ReviewCriterion:
    return ReviewCriterion(code=code, zh=zh, en=en, points=None if full is None else points(full))


_BANDS = recalled("90 分以上为优，80 分以上为良，60 分以上为中，其余为差", "excellent from 90, good 80, fair 60")

NATIONAL_ASPECTS = AspectScheme(
    code="review.national",
    revision="2015",
    zh="项目支出绩效目标审核表",
    en="review form for the targets of projects",
    status=RuleStatus.IN_FORCE,
    aspects=(
        ReviewAspect(
            code="completeness",
            zh="完整性",
            en="completeness",
            criteria=(
                _criterion("form", "规范完整性", "complete and in form", 10),
                _criterion("clarity", "明确清晰性", "definite and clear", 10),
            ),
        ),
        ReviewAspect(
            code="relevance",
            zh="相关性",
            en="relevance",
            criteria=(
                _criterion("content", "目标相关性", "relevance of the target", 15),
                _criterion("indicators", "指标科学性", "sound indicators", 15),
            ),
        ),
        ReviewAspect(
            code="appropriateness",
            zh="适当性",
            en="appropriateness",
            criteria=(
                _criterion("performance", "绩效合理性", "reasonable performance", 15),
                _criterion("budget_match", "资金匹配性", "match with the money", 15),
            ),
        ),
        ReviewAspect(
            code="feasibility",
            zh="可行性",
            en="feasibility",
            criteria=(
                _criterion("attainable", "实现可能性", "attainable", 10),
                _criterion("conditions", "条件充分性", "sufficient conditions", 10),
            ),
        ),
    ),
    emphasis=(),
    total=points(100),
    scale=GradeScale(
        bands=FOUR_GRADES,
        compares=None,
        basis={
            "bands": _BANDS,
            "compares": assumed("以未经舍入的总分评定等级", "the grade is found from the unrounded total"),
        },
    ),
    basis={
        "status": recalled("办法自印发之日起施行", "in force since it was issued"),
        "aspects": recalled(
            "完整性 20 分、相关性 30 分、适当性 30 分、可行性 20 分",
            "completeness 20, relevance 30, appropriateness 30, feasibility 20",
        ),
        "emphasis": assumed("未见对某项审核内容的侧重", "no emphasis is known"),
        "total": recalled("满分 100 分", "100 points in all"),
        "scale": _BANDS,
    },
)
"""The national form: four aspects of 20, 30, 30 and 20 points, recalled."""

_FIVE = "内容相关性、指标科学性、规范完整性、绩效合理性和预算匹配性"

JIANGHAN_ASPECTS = AspectScheme(
    code="review.jianghan",
    revision="2022",
    zh="江汉绩效目标审核",
    en="review of targets in Jianghan",
    status=RuleStatus.REPORTED_PRACTICE,
    aspects=tuple(
        ReviewAspect(code=code, zh=zh, en=en, criteria=(_criterion(code, zh, en),))
        for code, zh, en in (
            ("content", "内容相关性", "relevance of the content"),
            ("indicators", "指标科学性", "sound indicators"),
            ("form", "规范完整性", "complete and in form"),
            ("performance", "绩效合理性", "reasonable performance"),
            ("budget_match", "预算匹配性", "match with the budget"),
        )
    ),
    emphasis=("budget_match",),
    basis={
        "status": reported(JIANGHAN_2022, "推进情况所述做法", "a practice that the district describes"),
        "aspects": read(JIANGHAN_2022, f"“{_FIVE}”", "five aspects, without points"),
        "emphasis": read(
            JIANGHAN_2022, "“重点关注目标任务和预算安排是否匹配”", "above all whether task and budget match"
        ),
    },
)
"""江汉: five aspects without points; the match of task and budget is looked at above all."""


# -- what follows from a grade --

NATIONAL_CONSEQUENCES = DecisionTable(
    code="review-consequences.national",
    revision="2015",
    zh="绩效目标审核结果的处理",
    en="what follows from the review of a target",
    measures=(
        Measure(code="next_step", zh="进入下一步预算安排流程", en="on to the next step of the budget"),
        Measure(code="adjust_by_agreement", zh="与部门协商直接完善", en="improved by agreement with the department"),
        Measure(code="return", zh="退回修改完善后重新报送", en="returned, revised and submitted again"),
        Measure(code=NO_ENTRY, zh="不得进入下一步预算安排流程", en="may not enter the next step of the budget"),
    ),
    rules=tuple(
        Rule(
            code=grade,
            when=one_of(REVIEW_GRADE, grade),
            then=then,
            basis=reported(REPORTED_2015, zh, en),
        )
        for grade, then, zh, en in (
            ("excellent", ("next_step",), "优：直接进入下一步", "excellent: straight to the next step"),
            (
                "good",
                ("adjust_by_agreement", "next_step"),
                "良：与部门协商完善后进入下一步",
                "good: improved by agreement, then the next step",
            ),
            ("fair", ("return",), "中：退回修改完善，按程序重新报送", "fair: returned, revised, submitted again"),
            ("poor", (NO_ENTRY,), "差：不得进入下一步", "poor: may not enter the next step"),
        )
    ),
    hit=HitPolicy.UNIQUE,
)
"""优 goes on, 良 goes on after agreement, 中 is returned, 差 may not go on."""
