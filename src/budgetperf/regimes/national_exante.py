"""The national rules of ex-ante evaluation, as far as they are recalled: 中发〔2018〕34号 was not re-read here.

Its sense is recalled: newly issued major policies and projects are evaluated, and the result is a precondition of the
budget request. The conclusions are those that are common in practice; that they serve here is assumed.
"""

from __future__ import annotations

from budgetperf.basis import BasisKind, RuleStatus, assumed
from budgetperf.regimes.building import Ground, screening_policy
from budgetperf.regimes.documents import OPINION_2018
from budgetperf.regimes.gates import request_policy
from budgetperf.regimes.questions import MAJOR_POLICY_OR_PROJECT, by_standing
from budgetperf.rules.comparing import all_of
from budgetperf.stages.exante import AmountEffect, Asks, ConclusionPolicy, LibraryEffect, ReviewVerdict

__all__ = ["CONCLUSIONS", "GROUND", "REQUESTS", "SCREENING"]

GROUND = Ground(
    kind=BasisKind.RECALLED,
    document=OPINION_2018,
    status=RuleStatus.IN_FORCE,
    status_zh="意见自印发之日起施行",
    status_en="in force since it was issued",
    revision="2018",
)
_NAME = "全国", "the nation"
_PASSAGE = "newly issued major policies and projects"

SCREENING = screening_policy(
    "national",
    _NAME,
    GROUND,
    _PASSAGE,
    (
        (
            "newly_issued",
            all_of(MAJOR_POLICY_OR_PROJECT, by_standing()),
            ("新出台的重大政策和项目", _PASSAGE),
        ),
    ),
)
"""Who needs an evaluation; the words are recalled in their sense only."""

REQUESTS = request_policy(
    "national",
    _NAME,
    GROUND,
    ("评估结果作为申请预算的必备要件", "the result is a precondition of the budget request"),
)
"""The gate before a budget request."""


def _verdict(
    names: tuple[str, str, str],
    library: LibraryEffect,
    amount: AmountEffect,
    effect: tuple[str, str],
    asks: Asks | None = None,
) -> ReviewVerdict:
    basis = {"library": assumed(*effect), "amount": assumed(*effect)}
    code, zh, en = names
    if asks is not None:
        basis["asks"] = assumed(*effect)
    return ReviewVerdict(code=code, zh=zh, en=en, library=library, amount=amount, asks=asks, basis=basis)


CONCLUSIONS = ConclusionPolicy(
    code="national.conclusions",
    revision=GROUND.revision,
    zh="事前绩效评估的常见结论",
    en="common conclusions of ex-ante evaluations",
    status=RuleStatus.REPORTED_PRACTICE,
    verdicts=(
        _verdict(
            ("support", "予以支持", "support"),
            LibraryEffect.ADMITTED,
            AmountEffect.AS_ASKED,
            ("予以支持的，入库并按申请数安排", "what is supported enters the library and gets what it asked for"),
        ),
        _verdict(
            ("support_in_part", "部分支持（调整后支持）", "support in part"),
            LibraryEffect.ADMITTED,
            AmountEffect.CUT,
            ("部分支持的，入库并核减资金", "what is supported in part enters the library with less money"),
        ),
        _verdict(
            ("support_after_conditions", "条件具备后支持", "support after conditions are met"),
            LibraryEffect.ADMITTED,
            AmountEffect.AS_ASKED,
            ("列明前置条件，条件具备后方可拨款", "conditions are listed and must be met before money is paid"),
            Asks.CONDITIONS,
        ),
        _verdict(
            ("return", "退回修改", "return for revision"),
            LibraryEffect.WAITING,
            AmountEffect.NOTHING,
            ("退回修改的，修改前不入库、不安排", "what is returned waits, without money, until it is revised"),
        ),
        _verdict(
            ("reject", "不予支持", "reject"),
            LibraryEffect.REFUSED,
            AmountEffect.NOTHING,
            ("不予支持的，不入库、不安排预算", "what is rejected does not enter the library and gets no money"),
        ),
    ),
    basis={
        "status": assumed("各地通行做法，国家文件未见规定", "common practice; no national text that was read says it"),
        "verdicts": assumed("各地结论的通行分类", "the conclusions that are common in practice"),
    },
)
"""Five common conclusions; their effects are assumed."""
