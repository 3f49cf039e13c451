"""Projects, sheets and policies of ex-ante evaluation that several tests share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import budgetperf as bp
from budgetperf.records.budgets import Budget
from budgetperf.records.kinds import FundKind, SpecialMatter, Standing, SubjectKind
from budgetperf.records.projects import Project, RequestedFund
from budgetperf.regimes import DONGHU, DONGLI, JIANGHAN, NATIONAL, TIANMEN, XIUZHOU, Regime
from budgetperf.stages.exante import CheckedMark, GivenMark, Mark, MarkedSheet, ScoreSheet, SheetCriterion, SheetKind

REGIMES: dict[str, Regime] = {
    "jianghan": JIANGHAN,
    "tianmen": TIANMEN.adopt(*TIANMEN.proposals),
    "dongli": DONGLI,
    "xiuzhou": XIUZHOU,
    "donghu": DONGHU,
    "national": NATIONAL,
}
"""The six regimes, 天门's with its proposals adopted by name."""
DAY = date(2022, 11, 30)


def project(
    amount: str | None,
    *,
    subject: SubjectKind = SubjectKind.PROJECT,
    standing: Standing | None = Standing.NEW,
    major: bool | None = True,
    own: str | None = "all",
    initial: str | None = None,
    adjusted: str | None = None,
    special: SpecialMatter | None = None,
    code: str | None = "p-1",
    classified: bool = False,
) -> Project:
    """A project; ``own`` is how much of the amount is own money: ``all``, yuan, or None where it is not stated."""
    asked = None if amount is None else bp.yuan(amount)
    funds: tuple[RequestedFund, ...] = ()
    if asked is not None and own is not None:
        mine = asked if own == "all" else bp.yuan(own)
        rest = bp.Yuan(asked - mine)
        funds = tuple(
            RequestedFund(kind=kind, amount=part)
            for kind, part in ((FundKind.OWN, mine), (FundKind.UPPER_LEVEL, rest))
            if part or not asked
        )
    last = None
    if initial is not None or adjusted is not None:
        last = Budget(
            initial=None if initial is None else bp.yuan(initial),
            adjusted=None if adjusted is None else bp.yuan(adjusted),
        )
    return Project(
        name="示例项目",
        department="101",
        year=2023,
        code=code,
        subject=subject,
        standing=standing,
        major=major,
        amount=asked,
        funds=funds,
        last_year=last,
        special=special,
        classified=classified,
    )


def continuing(amount: str, initial: str, adjusted: str | None = None, *, own: str | None = "all") -> Project:
    """A continuing project that is not major; last year's budget was not adjusted unless said."""
    return project(
        amount,
        standing=Standing.CONTINUING,
        major=False,
        initial=initial,
        adjusted=initial if adjusted is None else adjusted,
        own=own,
    )


def assumed(*names: str) -> dict[str, bp.Basis]:
    return {name: bp.Basis(kind=bp.BasisKind.ASSUMED, zh="示例", en="an example") for name in names}


NAMES = ("立项必要性", "投入经济性", "绩效目标合理性", "实施方案可行性", "筹资合规性")


def sheet(kind: SheetKind = SheetKind.EVALUATION) -> ScoreSheet:
    """A sheet of twenty criteria of five points in five dimensions."""
    return ScoreSheet(
        code=f"example.{kind.value}",
        revision="1",
        zh="示例评估表",
        en="an example",
        kind=kind,
        total=bp.points(100),
        criteria=tuple(
            SheetCriterion(
                code=f"c{i}",
                zh=f"{NAMES[i // 4]}第{i % 4 + 1}项",
                en=f"c{i}",
                points=bp.points(5),
                level1=NAMES[i // 4],
            )
            for i in range(20)
        ),
        basis=assumed("kind", "total", "criteria"),
    )


def marked(total: str, kind: SheetKind = SheetKind.EVALUATION) -> MarkedSheet:
    """A sheet that comes to a total: the first criteria are met, one has the rest, the others are not met."""
    full, rest = divmod(Decimal(total), 5)
    marks: list[Mark] = [CheckedMark(criterion=f"c{i}", met=i < full) for i in range(20)]
    if rest:
        marks[int(full)] = GivenMark(criterion=f"c{full}", points=bp.points(rest))
    return MarkedSheet(sheet=sheet(kind), marks=tuple(marks))
