"""The documents that the use of results is read from, what worse evidence is, and how a policy is put together."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.rules.comparing import one_of
from budgetperf.rules.conditions import Condition
from budgetperf.rules.decisions import DecisionTable, Force, HitPolicy, Otherwise, Rule
from budgetperf.stages.application import (
    GRADE,
    ORDER_STATE,
    OUTCOME,
    PROBLEMS,
    SCORE,
    SOURCE,
    AmountBase,
    ApplicationPolicy,
    CountedFrom,
    EffectYear,
    EvidenceLadder,
    ResultSource,
    consequences,
)
from budgetperf.stages.monitors import LAMP
from budgetperf.stages.reviews import TARGET_STATE

__all__ = [
    "EFFECT_YEARS",
    "IS_EVALUATION",
    "IS_EX_ANTE",
    "IS_MONITOR",
    "IS_TARGET_REVIEW",
    "LADDERS",
    "PROVINCIAL",
    "made_policy",
    "maintained",
    "practice",
]

PROVINCIAL = Document(title="某省省直预算部门绩效评价结果应用的规定（网页资料，省名和文件名称未核）")


def practice(code: str, when: Condition, then: tuple[str, ...], basis: Basis, force: Force = Force.BINDING) -> Rule:
    """One row that a document tells of as what is done."""
    status = RuleStatus.PROPOSED if basis.kind is BasisKind.PROPOSED else RuleStatus.REPORTED_PRACTICE
    return Rule(code=code, when=when, then=then, basis=basis, force=force, status=status)


def maintained() -> Otherwise:
    """What no passage speaks of is not changed by a result."""
    return Otherwise(
        then=("maintain",),
        basis=assumed("文件未规定的，不因结果调整资金", "what no passage speaks of changes nothing"),
    )


def _of(*sources: ResultSource) -> Condition:
    return one_of(SOURCE, *(source.value for source in sources))


IS_EX_ANTE = _of(ResultSource.EX_ANTE)
IS_TARGET_REVIEW = _of(ResultSource.TARGET_REVIEW)
IS_MONITOR = _of(ResultSource.MONITOR)
IS_EVALUATION = _of(*(source for source in ResultSource if source.is_evaluation))

LADDERS = (
    EvidenceLadder(key=GRADE.key, worst_first=("poor", "fair", "good", "excellent")),
    EvidenceLadder(key=SCORE.key),
    EvidenceLadder(key=LAMP.key, worst_first=("red", "yellow", "green")),
    EvidenceLadder(key=OUTCOME.key, worst_first=("refused", "waiting", "cut", "supported")),
    EvidenceLadder(key=TARGET_STATE.key, worst_first=("absent", "unqualified", "qualified")),
    EvidenceLadder(key=ORDER_STATE.key, worst_first=("overdue", "late", "done")),
    EvidenceLadder(key=ORDER_STATE.key, worst_first=("overdue", "open")),
    *(EvidenceLadder(key=fact.key, worst_first=("yes", "no")) for fact in PROBLEMS.values()),
)
"""Worse grades, fewer points, worse lamps, outcomes and targets, orders not followed, problems found.

Blue (faster, or an easier target, than it should be) and no lamp are neither better nor worse than the others.
"""

EFFECT_YEARS = tuple(
    EffectYear(source=source, counted=CountedFrom.MADE if source.is_evaluation else CountedFrom.EVALUATED, plus=plus)
    for source in ResultSource
    for plus in [0 if source in {ResultSource.EX_ANTE, ResultSource.TARGET_REVIEW} else 1]
)
"""Evaluations made in a year, and monitors of it, take effect in the next; a request is looked at for its own year.

The districts evaluate a year in the next one and use the result in the budget that is prepared then: projects of 2021,
evaluated in 2022, tell on the budget of 2023.
"""
_NEXT_YEAR = (
    "下一年度自作出评价的年度起算，监控自被监控的年度起算，事前评估和目标审核用于所申请的年度",
    "the next year follows the one in which an evaluation is made, or that is monitored; a request is of its own year",
)


def made_policy(
    code: str,
    name: tuple[str, str],
    revision: str,
    ground: Basis,
    rules: tuple[Rule, ...],
    *,
    status: RuleStatus = RuleStatus.REPORTED_PRACTICE,
    otherwise: Otherwise | None = None,
    next_year: Basis | None = None,
    reduces_from: tuple[AmountBase, Basis] | None = None,
) -> ApplicationPolicy:
    """The use of results of one jurisdiction.

    Args:
        code: its code.
        name: its name in both languages.
        revision: which state of the rules this is.
        ground: where they stand.
        rules: the rows; the measures are theirs.
        status: whether they bind.
        otherwise: what follows where no row applies; None changes nothing.
        next_year: the words on the year of effect; None where there are none.
        reduces_from: against which amount less is measured, with its ground; None where nobody says.
    """
    rest = otherwise or maintained()
    said = consequences(*rest.then, *(measure for rule in rules for measure in rule.then))
    zh, en = _NEXT_YEAR
    counted = assumed(zh, en) if next_year is None else assumed(f"{next_year.zh}；{zh}", f"{next_year.en}; {en}")
    base = {} if reduces_from is None else {"reduces_from": reduces_from[1]}
    return ApplicationPolicy(
        code=f"{code}.application",
        revision=revision,
        zh=f"{name[0]}结果应用",
        en=f"use of results in {name[1]}",
        status=status,
        consequences=said,
        table=DecisionTable(
            code=f"{code}.application.table",
            revision=revision,
            zh=f"{name[0]}结果应用的措施",
            en=f"what follows from results in {name[1]}",
            measures=tuple(one.measure for one in said),
            rules=rules,
            hit=HitPolicy.EVERY,
            otherwise=rest,
        ),
        effect_years=EFFECT_YEARS,
        ladders=LADDERS,
        reduces_from=None if reduces_from is None else reduces_from[0],
        basis={
            "status": ground,
            "table": ground,
            "consequences": assumed(
                "各项措施的轻重次序及对金额的限定未见规定", "how severe the measures are and what amounts they leave"
            ),
            "effect_years": counted,
            "ladders": assumed("结果的优劣次序", "which results are worse than which"),
            **base,
        },
    )
