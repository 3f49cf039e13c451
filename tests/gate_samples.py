"""One good sample of everything about facts, tables, organisations and ex-ante evaluation, as parts of a few values."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve

import budgetperf as bp
from condition_strategies import DUE
from decision_samples import CHOSEN, NEW_300, SPECIAL, TABLE, WEAK, facts, row, table
from exante_samples import DAY, assumed, marked, project, sheet

_WITH_FAULTS = table(row("late", bp.comparing.day_is(DUE, bp.Relation.MORE_THAN, DAY)))
_IN_PRINCIPLE = table(evolve(WEAK, when=SPECIAL.when), exemptions=())
DECIDED = bp.decide(_IN_PRINCIPLE, facts(DUE.known(DAY), urgent=True)).overridden(
    "nothing", by="张三", on=DAY, reason="民生急需"
)
ROSTER = bp.Roster(
    departments=(bp.Department(code="101", name="甲局"),),
    units=(bp.Unit(code="101001", name="甲局本级", department="101", first_level=True),),
)
ANSWERS = bp.Responsibilities(
    every=(bp.Responsibility(person="甲", level=bp.ResponsibilityLevel.UNIT, of="101001", since=date(2020, 1, 1)),)
)
DIVIDED = bp.DivisionOfWork(duties=(bp.Duty(body="财政部门", role=bp.Role.LEAD),))
_RELIEF = bp.SpecialMatter(kind=bp.SpecialKind.DISASTER_RELIEF, reason="抗洪救灾")
PROJECT = project("13500000", standing=bp.Standing.CONTINUING, initial="10000000", special=_RELIEF)
GROWTH = PROJECT.growth(bp.PriorBudget.INITIAL)
SCREENED = bp.screen(project("9000000"), bp.regimes.XIUZHOU.screening)
WORDS = bp.WordShares(
    shares=(bp.WordShare(word="优", share=bp.Share.of(1, 1)), bp.WordShare(word="中", share=bp.Share.of(3, 5))),
    basis=assumed("shares"),
)
_POINTS = marked("83").marks
MARKED = bp.MarkedSheet(sheet=sheet(), marks=(bp.GradedMark(criterion="c0", word="优"), *_POINTS[1:]))
CONCLUDED = bp.conclude(
    bp.ExanteReview(
        project="p-1",
        requested=bp.wan(900),
        sheets=(MARKED,),
        verdict="support",
        preconditions=(bp.Precondition(text="取得施工许可", cleared_on=DAY),),
        opinion=bp.Opinion(approval="同意立项"),
        on=DAY,
    ),
    evolve(
        bp.regimes.XIUZHOU.conclusions,
        words=WORDS,
        basis={**bp.regimes.XIUZHOU.conclusions.basis, **assumed("words")},
    ),
)
ROOTS: tuple[Any, ...] = (
    TABLE,
    bp.decide(CHOSEN, NEW_300),
    DECIDED,
    *DECIDED.evidence,
    bp.analyse(_WITH_FAULTS),
    ROSTER,
    ANSWERS,
    bp.LIFELONG_FOR_MAJOR,
    DIVIDED,
    PROJECT,
    GROWTH,
    CONCLUDED,
    bp.check_request(SCREENED, bp.regimes.XIUZHOU.requests, conclusion=CONCLUDED),
    bp.check_coverage((SCREENED,), ("p-1",)),
    bp.regimes.REGISTRY,
    bp.regimes.diff(bp.regimes.JIANGHAN, bp.regimes.XIUZHOU),
)
"""Values that contain an instance of every class of these rooms."""
