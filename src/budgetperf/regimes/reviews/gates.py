"""Who signs in which order, the gate before any money, and the steps that go with the budget."""

from __future__ import annotations

from budgetperf.basis import BasisKind, RuleStatus, assumed
from budgetperf.records.duties import Role
from budgetperf.regimes.citing import grounded, read, reported
from budgetperf.regimes.documents import DONGHU_2022, DONGLI_2022, TIANMEN_2022
from budgetperf.rules.comparing import one_of
from budgetperf.rules.decisions import DecisionTable, Force, HitPolicy, Measure, Otherwise, Rule
from budgetperf.stages.reviews import (
    NO_BUDGET,
    NO_ENTRY,
    TARGET_STATE,
    ReviewProcedure,
    ReviewStep,
    SynchronyPolicy,
)

__all__ = ["DONGHU_GATE", "DONGHU_TOGETHER", "DONGLI_GATE", "DONGLI_TWO_REVIEWS", "TIANMEN_JOINT_REVIEW"]

DONGLI_TWO_REVIEWS = ReviewProcedure(
    code="review.dongli",
    revision="2022",
    zh="东丽科室初审、终审",
    en="first and final review by sections in Dongli",
    status=RuleStatus.REPORTED_PRACTICE,
    steps=(
        ReviewStep(code="first", zh="业务科室初审", en="first review", role=Role.FIRST_REVIEWER),
        ReviewStep(code="final", zh="职能科室终审", en="final review", role=Role.FINAL_REVIEWER),
    ),
    different_bodies=True,
    basis={
        "status": reported(DONGLI_2022, "工作情况所述做法", "a practice that the district describes"),
        "steps": read(
            DONGLI_2022,
            "“区财政局相关业务科室初审、职能科室终审的科室审核制度”",
            "sections in charge review first, the functional section finally",
        ),
        "different_bodies": read(DONGLI_2022, "初审与终审为不同科室", "two different sections"),
    },
)
"""东丽: first and final review, in this order, by different sections."""

TIANMEN_JOINT_REVIEW = ReviewProcedure(
    code="review.tianmen.joint",
    revision="2022",
    zh="天门联合会审（建议）",
    en="joint review in Tianmen (proposed)",
    status=RuleStatus.PROPOSED,
    steps=(
        ReviewStep(
            code="joint",
            zh="联合会审",
            en="joint review",
            role=Role.JOINT_REVIEWER,
            bodies=("财政局归口管理科室", "投资评审中心", "财政监督局", "绩效管理科"),
        ),
    ),
    different_bodies=True,
    basis={
        key: grounded(
            BasisKind.PROPOSED, TIANMEN_2022, "“建立……联合会审制度”，列于建议部分", "four bodies, as a suggestion"
        )
        for key in ("status", "steps", "different_bodies")
    },
)
"""天门 proposes that four bodies review together; it runs only where somebody adopts it."""


# -- the gate --

_ENTER = Measure(code="may_enter", zh="可以入库、申请预算", en="may enter the library and ask for money")
_NO_BUDGET = Measure(code=NO_BUDGET, zh="不安排预算", en="no budget")
_NO_ENTRY = Measure(code=NO_ENTRY, zh="不入库", en="no entry to the library")

DONGLI_GATE = DecisionTable(
    code="gate.dongli",
    revision="2022",
    zh="东丽项目入库的绩效目标要求",
    en="targets at the entry to the library in Dongli",
    measures=(_ENTER, _NO_ENTRY, _NO_BUDGET),
    rules=(
        Rule(
            code="absent",
            when=one_of(TARGET_STATE, "absent"),
            then=(NO_ENTRY, NO_BUDGET),
            basis=read(DONGLI_2022, "“将绩效目标编制前移至项目入库阶段”", "targets are written before entry"),
            force=Force.STRICT,
            status=RuleStatus.REPORTED_PRACTICE,
        ),
        Rule(
            code="unqualified",
            when=one_of(TARGET_STATE, "unqualified"),
            then=(NO_ENTRY, NO_BUDGET),
            basis=read(
                DONGLI_2022,
                "“绩效目标编制不合格的项目，一律不安排预算”",
                "no budget for any project with an unqualified target",
            ),
            force=Force.STRICT,
            status=RuleStatus.REPORTED_PRACTICE,
        ),
    ),
    hit=HitPolicy.UNIQUE,
    otherwise=Otherwise(
        then=("may_enter",), basis=assumed("绩效目标合格的，不因绩效目标受限", "a qualified target stops nothing")
    ),
)
"""东丽: without a qualified target there is no entry and no money, without exception."""

DONGHU_GATE = DecisionTable(
    code="gate.donghu",
    revision="2022",
    zh="东湖申请预算的前置条件",
    en="what must come before asking for money in Donghu",
    measures=(_ENTER, Measure(code=NO_BUDGET, zh="不得申请预算", en="no money may be asked for")),
    rules=(
        Rule(
            code="absent",
            when=one_of(TARGET_STATE, "absent"),
            then=(NO_BUDGET,),
            basis=read(DONGHU_2022, "“将申报绩效目标作为申请预算的前置条件”", "the target comes before the request"),
            status=RuleStatus.REPORTED_PRACTICE,
        ),
    ),
    hit=HitPolicy.UNIQUE,
    otherwise=Otherwise(
        then=("may_enter",), basis=assumed("已申报绩效目标的，可以申请预算", "money may be asked for with a target")
    ),
)
"""东湖: the target comes before the request; what an unqualified one leads to is not said."""

DONGHU_TOGETHER = SynchronyPolicy(
    days=0,
    target_first=True,
    same_author=True,
    basis={
        "days": assumed("“四同步”指同日", "together means on the same day"),
        "target_first": read(
            DONGHU_2022, "“将申报绩效目标作为申请预算的前置条件”", "the target comes before the request"
        ),
        "same_author": read(DONGHU_2022, "“谁申请资金、谁编制目标”", "who asks for the money writes the target"),
    },
)
"""东湖: who asks for money writes the target, before or with the request; four steps go together (四同步)."""
