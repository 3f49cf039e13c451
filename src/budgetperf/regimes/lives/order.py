"""The order that the steps have by their meaning: nothing is reviewed before it is filed, or used before it exists.

No document writes these rows down, for nobody doubts them; they are assumptions all the same, and said to be.
"""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind
from budgetperf.records.lives import (
    ADMITTED_TO_LIBRARY,
    APPLIED,
    BACKDATED,
    BUDGET,
    EVALUATED_AFTER,
    EXANTE,
    GATE_MEASURES,
    MAY_NOT_PASS,
    MAY_PASS,
    ORDER_OPEN,
    STEP,
    TARGET,
    YEAR_OVER,
    LifeStep,
)
from budgetperf.rules.comparing import all_of, any_of, no, not_, one_of, yes
from budgetperf.rules.conditions import Condition
from budgetperf.rules.decisions import DecisionTable, HitPolicy, Otherwise, Rule

__all__ = ["ORDER", "gates", "step_is"]


def step_is(*steps: LifeStep) -> Condition:
    """One of these steps is about to happen."""
    return one_of(STEP, *(step.value for step in steps))


def _meant(code: str, steps: tuple[LifeStep, ...], wanting: Condition, zh: str, en: str) -> Rule:
    return Rule(
        code=code,
        when=all_of(step_is(*steps), wanting),
        then=(MAY_NOT_PASS.code,),
        basis=Basis(kind=BasisKind.ASSUMED, zh=zh, en=en),
    )


_REVIEWED = LifeStep.TARGET_PASSED, LifeStep.TARGET_RETURNED, LifeStep.TARGET_REJECTED
_CONCLUDED = (
    LifeStep.EXANTE_SUPPORTED,
    LifeStep.EXANTE_CONDITIONAL,
    LifeStep.EXANTE_RETURNED,
    LifeStep.EXANTE_REJECTED,
)
_SCREENED = LifeStep.EXANTE_REQUIRED, LifeStep.EXANTE_NOT_REQUIRED
_OF_THE_YEAR = (
    LifeStep.TARGET_FILED,
    LifeStep.REQUESTED,
    LifeStep.BUDGETED,
    LifeStep.REFUSED,
    LifeStep.STARTED,
    LifeStep.YEAR_ENDED,
)
_GIVEN = "budgeted", "started"

ORDER: tuple[Rule, ...] = (
    Rule(
        code="backdated",
        when=yes(BACKDATED),
        then=(MAY_NOT_PASS.code,),
        basis=Basis(
            kind=BasisKind.ASSUMED,
            zh="事项按日期先后记录，不得早于前一事项",
            en="events are recorded by date, none before the one before it",
        ),
    ),
    _meant(
        "review_needs_filing",
        _REVIEWED,
        not_(one_of(TARGET, "filed")),
        "绩效目标申报后方可审核，每次申报审核一次",
        "a target is reviewed after it was filed, once for each filing",
    ),
    _meant(
        "screened_once",
        _SCREENED,
        not_(one_of(EXANTE, "unscreened")),
        "是否须开展事前绩效评估只认定一次",
        "whether an ex-ante evaluation is required is settled once",
    ),
    _meant(
        "conclusion_needs_screening",
        _CONCLUDED,
        not_(one_of(EXANTE, "required", "conditional", "returned")),
        "认定须评估后方可形成结论；已支持或不予立项的，结论不再变更",
        "a conclusion follows where an evaluation is required; support and rejection are final",
    ),
    _meant("admitted_once", (LifeStep.ADMITTED,), yes(ADMITTED_TO_LIBRARY), "项目只入库一次", "entry happens once"),
    _meant(
        "requested_once",
        (LifeStep.REQUESTED,),
        not_(one_of(BUDGET, "not_requested")),
        "同一预算年度只申请一次",
        "one request for a year",
    ),
    _meant(
        "answer_needs_request",
        (LifeStep.BUDGETED, LifeStep.REFUSED),
        not_(one_of(BUDGET, "requested")),
        "申请后方可安排或者不安排预算",
        "a budget is given or refused after a request",
    ),
    _meant(
        "start_needs_money",
        (LifeStep.STARTED,),
        not_(one_of(BUDGET, "budgeted")),
        "安排预算后方可实施，只开始一次",
        "a project starts with its money, once",
    ),
    _meant(
        "watching_needs_money",
        (LifeStep.MONITORED, LifeStep.ADJUSTED, LifeStep.CANCELLED),
        any_of(not_(one_of(BUDGET, *_GIVEN)), yes(YEAR_OVER)),
        "预算执行中方可监控、调整和核销",
        "what is being spent can be monitored, adjusted and cancelled",
    ),
    _meant(
        "year_over",
        (*_REVIEWED, *_SCREENED, *_CONCLUDED, *_OF_THE_YEAR),
        yes(YEAR_OVER),
        "预算年度终了后，不再办理该年度的目标、评估和预算",
        "after its end no target, ex-ante evaluation or budget of the year",
    ),
    _meant(
        "evaluation_needs_year",
        (LifeStep.EVALUATED,),
        any_of(no(YEAR_OVER), not_(one_of(BUDGET, *_GIVEN, "cancelled")), yes(EVALUATED_AFTER)),
        "预算年度终了后对安排过预算的项目开展评价，自评一次",
        "what had a budget is evaluated after the end of the year, once",
    ),
    _meant(
        "use_needs_evaluation",
        (LifeStep.REEVALUATED, LifeStep.APPLIED, LifeStep.DISCLOSED),
        no(EVALUATED_AFTER),
        "先评价，后再评价、应用和公开结果",
        "the evaluation comes before it is repeated, used and disclosed",
    ),
    _meant("applied_once", (LifeStep.APPLIED,), yes(APPLIED), "同一年度的结果只应用一次", "a result is used once"),
    _meant(
        "nothing_to_rectify",
        (LifeStep.RECTIFIED,),
        no(ORDER_OPEN),
        "有整改要求方可销号",
        "only what was ordered can be closed",
    ),
    _meant(
        "order_needs_target",
        (LifeStep.ORDERED,),
        all_of(one_of(TARGET, "absent"), no(ADMITTED_TO_LIBRARY)),
        "对已申报目标或者已入库的项目提出整改要求",
        "orders concern projects with a target or in the library",
    ),
)
"""What every jurisdiction has in common."""


def gates(code: str, revision: str, name: tuple[str, str], *own: Rule) -> DecisionTable:
    """The gates of one jurisdiction: the order that the steps mean, and its own rows.

    Args:
        code: the jurisdiction's code.
        revision: which state of the rules this is.
        name: its name in both languages.
        own: the rows that its documents say.
    """
    free = Basis(
        kind=BasisKind.ASSUMED,
        zh="所列前置条件之外，不限制事项办理",
        en="what no gate names may go on",
    )
    return DecisionTable(
        code=f"{code}.life",
        revision=revision,
        zh=f"{name[0]}项目各环节的前置条件",
        en=f"gates between the stages in {name[1]}",
        measures=GATE_MEASURES,
        rules=(*own, *ORDER),
        hit=HitPolicy.EVERY,
        otherwise=Otherwise(then=(MAY_PASS.code,), basis=free),
    )
