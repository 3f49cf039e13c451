"""Values that contain an instance of every class of target sets, libraries, selection, reviews and monitoring."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve

import budgetperf as bp
from budgetperf.amounts import Share, points, wan
from budgetperf.basis import Basis, BasisKind, RuleStatus
from budgetperf.regimes.monitoring import SHANXI, jianghan_slowest
from budgetperf.regimes.reviews import DONGLI_GATE, DONGLI_TWO_REVIEWS, NATIONAL_ASPECTS, target_checks
from budgetperf.regimes.schemes import NATIONAL_2020
from budgetperf.stages.reviews import AspectResult, CriterionOpinion
from budgetperf.stages.selection import DrawScope, IncludedCount, RankingTies, WhenShort
from monitor_samples import PROJECT

DAY = date(2022, 10, 10)
ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
LIBRARY = bp.IndicatorLibrary(
    code="示例",
    name="示例指标库",
    revision="2022",
    classes=(bp.LibraryClass(code="training", name="培训类", section=bp.LibrarySection.COMMON),),
    entries=(
        bp.LibraryEntry(code="t1", name="培训人次", of="training", level1="产出指标", level2="数量指标", unit="人次"),
    ),
)
TAKEN = LIBRARY.take("t1", bp.parse("≥1200人次"), points(50), code="a")
SET = bp.TargetSet(
    target=bp.Target(project="示例项目", year=2023, indicators=(TAKEN.indicator,)),
    since=2023,
    until=2023,
    overall="培训到位",
    sources=(TAKEN.source,),
)
TARGETS = bp.SubjectTargets(subject=bp.SubjectKind.PROJECT, of="p-1", department="101", annual=SET)


def version(kind: bp.VersionKind, month: int, **more: Any) -> bp.TargetVersion:
    """A version of the targets in one month of 2023; all but a draft are in force from its first day."""
    day = date(2023, month, 1)
    given: dict[str, Any] = {"effective": None if kind is bp.VersionKind.DRAFT else day, **more}
    return bp.TargetVersion(kind=kind, targets=TARGETS, by="区财政局", on=day, **given)


HISTORY = bp.TargetHistory(
    versions=(
        version(bp.VersionKind.DRAFT, 1),
        version(bp.VersionKind.APPROVED, 2),
        version(
            bp.VersionKind.ADJUSTED,
            8,
            reason="政策调整",
            budget=bp.BudgetChanged(before=wan(60), after=wan(50)),
        ),
        version(bp.VersionKind.ADJUSTED, 9, reason="文字更正", budget=bp.BudgetKept(reason="仅文字更正")),
    )
)
FILED = bp.FiledTarget(
    code="p-1", name="示例项目", department="101", year=2023, target=SET.target, amount=wan(60), prices_cover_all=None
)
CHECKED = bp.check_target(
    FILED,
    target_checks(quantified=Share.of(1, 2), tolerance=Share.of(1, 10), repeated=Share.of(4, 5), scheme=NATIONAL_2020),
)
REVIEWER = bp.Reviewer(body="绩效科")
JUDGED = bp.judge_target(
    FILED,
    [
        CriterionOpinion(criterion=one.code, result=AspectResult.SOUND, points=one.points)
        for one in NATIONAL_ASPECTS.criteria
    ],
    NATIONAL_ASPECTS,
    by=REVIEWER,
    on=DAY,
)
ASKS = (bp.ChangeRequest(asks="核对名称", due=date(2022, 10, 31)),)
COURSE = bp.open_review(FILED, DONGLI_TWO_REVIEWS).sign(
    "first", REVIEWER, on=DAY, says=bp.ReviewConclusion.PASSED, requests=ASKS
)
PASSED = COURSE.sign("final", evolve(REVIEWER, body="预算科"), on=DAY, says=bp.ReviewConclusion.PASSED)
DRAWN = bp.draw(
    ("p-1", "p-2", bp.Candidate(code="p-3", stratum="101")),
    bp.DrawPolicy(
        code="one",
        revision="1",
        zh="抽取一个",
        en="one",
        status=RuleStatus.REPORTED_PRACTICE,
        size=1,
        scope=DrawScope.WHOLE,
        short=WhenShort.REFUSE,
        included=IncludedCount.WITHIN,
        basis=dict.fromkeys(("status", "size", "scope", "short", "included"), ASSUMED),
    ),
    bp.Announcement(seed="0427193", purpose="抽查", announced=date(2022, 10, 9)),
    on=DAY,
)
WATCHED = bp.monitor(PROJECT, SHANXI)
CIRCULAR = bp.monitors.circulate(
    [WATCHED.line], jianghan_slowest(ties=RankingTies.ALL_IN), on=DAY, due=date(2022, 10, 30)
)
ROOTS: tuple[Any, ...] = (
    LIBRARY,
    TAKEN,
    HISTORY,
    CHECKED,
    JUDGED,
    COURSE,
    bp.admit(
        FILED,
        DONGLI_GATE,
        course=COURSE.sign("final", evolve(REVIEWER, body="预算科"), on=DAY, says=bp.ReviewConclusion.PASSED),
    ),
    DRAWN,
    WATCHED,
    CIRCULAR,
    bp.Intervention(project="p-1", kind=bp.InterventionKind.CORRECT, by="区财政局", on=DAY, reason="进度慢"),
)
