"""Targets that come to a review: one that is sound, its variants, and the courses of a district."""

from __future__ import annotations

from datetime import date
from typing import Any

from budgetperf.amounts import Share, points, wan, yuan
from budgetperf.records.kinds import Importance
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes.reviews import DONGLI_TWO_REVIEWS, target_checks, xiuzhou_depth
from budgetperf.regimes.schemes import NATIONAL_2020
from budgetperf.rules.reading import parse, read_actual
from budgetperf.stages.reviews import (
    ChangeRequest,
    ClassDepth,
    Depth,
    FiledTarget,
    Requirement,
    ReviewConclusion,
    ReviewCourse,
    Reviewer,
    UnitPrice,
    open_review,
)

CHECKS = target_checks(
    quantified=Share.of(1, 2), tolerance=Share.of(1, 10), repeated=Share.of(4, 5), scheme=NATIONAL_2020
)
DAY, END = date(2022, 10, 10), date(2022, 12, 31)
FIRST, FINAL = Reviewer(body="农业科"), Reviewer(body="绩效科")
ASK = (ChangeRequest(asks="补充时效指标", about="b"),)


def row(code: str, name: str | None, text: str, worth: int, level1: str | None, level2: str | None = None) -> Indicator:
    """An indicator from texts."""
    return Indicator(code=code, name=name, expectation=parse(text), points=points(worth), level1=level1, level2=level2)


ROWS = (
    row("a", "培训人次", "≥1200人次", 30, "产出指标", "数量指标"),
    row("b", "合格率", "≥95%", 20, "产出指标", "质量指标"),
    row("c", "年产值", "≥500万元", 30, "效益指标", "经济效益指标"),
    row("d", "群众满意度", "≥90%", 10, "满意度指标"),
)
TARGET = Target(project="示例项目", indicators=ROWS, year=2023)


def reached(code: str, text: str) -> Observation:
    """What last year's indicator reached."""
    return Observation(indicator=code, actual=read_actual(text))


LAST_YEAR = (reached("a", "1150人次"), reached("b", "94%"), reached("c", "480万元"), reached("d", "90%"))
PRICES = (UnitPrice(indicator="a", price=yuan(500), per="人次", source="培训费标准"),)


def filed(target: Target | None = TARGET, **more: Any) -> FiledTarget:
    """A sound target of department 101 that asks for 60万: 1200 people at 500 yuan."""
    given: dict[str, Any] = {
        "code": "p-1",
        "name": "示例项目",
        "department": "101",
        "year": 2023,
        "importance": Importance.B,
        "amount": wan(60),
        "last_year": LAST_YEAR if target else (),
        "prices": PRICES if target else (),
        "prices_cover_all": True,
        **more,
    }
    return FiledTarget(target=target, **given)


def changed(*rows: Indicator, **more: Any) -> FiledTarget:
    """The sound target with other rows in place of those of the same codes, and new ones at the end."""
    new = {one.code: one for one in rows}
    kept = [new.pop(one.code, one) for one in ROWS]
    return filed(Target(project="示例项目", indicators=(*kept, *new.values()), year=2023), **more)


def course(*says: ReviewConclusion, **more: Any) -> ReviewCourse:
    """A review by two sections as far as the conclusions go."""
    found = open_review(filed(**more), DONGLI_TWO_REVIEWS)
    for said, step, by in zip(says, ("first", "final"), (FIRST, FINAL), strict=False):
        found = found.sign(step, by, on=DAY, says=said, requests=() if said is ReviewConclusion.PASSED else ASK)
    return found


def held(importance: Importance, depth: Depth, *codes: str) -> ClassDepth:
    """What a class is held to."""
    return ClassDepth(importance=importance, depth=depth, requirements=codes)


NEEDED = (
    Requirement(code="filed", zh="申报绩效目标", en="a target is filed"),
    Requirement(code="argued", zh="事前论证", en="an argument beforehand"),
)
DEPTH = xiuzhou_depth(
    requirements=NEEDED,
    a=held(Importance.A, Depth.SUBSTANTIVE, "filed", "argued"),
    b=held(Importance.B, Depth.FORMAL, "filed"),
    c=held(Importance.C, Depth.FORMAL, "filed"),
    watched=("102",),
)
