"""The look-back (回头看): what became of the recommendations of earlier evaluations.

「首次对2021年度的9个财政重点绩效评价和5个单位自评再评价项目共14个……开展了绩效评价“回头看”检查工作，并出具了检查
报告」. A recommendation that nobody looked at is neither done nor not; the report lists it apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from budgetperf.amounts import Share
from budgetperf.errors import Problem, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.classified import published, refused
from budgetperf.stages.rectification.events import CarriedOut
from budgetperf.stages.rectification.recommendations import LookBackFinding, LookBackSource, LookedBack
from budgetperf.terms import Term, term

__all__ = [
    "LookBack",
    "LookBackLine",
    "LookBackTotal",
    "look_back",
]


@frozen(kw_only=True)
class LookBackLine:
    """One recommendation as of the day.

    Attributes:
        evaluation: the key of the evaluation.
        recommendation: the code of the recommendation.
        found: what the last look at it found; None where nobody looked.
        evidence: what shows it; None where there is none.
    """

    evaluation: str
    recommendation: str
    found: CarriedOut | None
    evidence: str | None


@frozen(kw_only=True)
class LookBackTotal:
    """What became of the recommendations of one kind of evaluation.

    Attributes:
        source: which evaluations; None for all of them.
        evaluations: how many evaluations.
        done: how many recommendations are done; they are closed.
        partly: how many are done in part; they are open.
        not_done: how many are not done; they are open.
        unseen: how many nobody looked at.
    """

    source: LookBackSource | None
    evaluations: int
    done: int
    partly: int
    not_done: int
    unseen: int

    @property
    def recommendations(self) -> int:
        """How many recommendations there are."""
        return self.done + self.partly + self.not_done + self.unseen

    @property
    def open(self) -> int:
        """How many were looked at and are not done, or only in part."""
        return self.partly + self.not_done

    @property
    def rate(self) -> Share:
        """Done of all recommendations; undefined where there is none."""
        return Share.of(self.done, self.recommendations)


@frozen(kw_only=True)
class LookBack(Result):
    """The report of a look-back, without classified evaluations.

    Attributes:
        evaluations: what is looked back at, by key.
        findings: what was found until the day, as given.
        as_of: the day.
        lines: one for each recommendation.
        totals: for each kind of evaluation, and for all of them last.
    """

    evaluations: tuple[LookedBack, ...]
    findings: tuple[LookBackFinding, ...]
    as_of: date
    lines: tuple[LookBackLine, ...]
    totals: tuple[LookBackTotal, ...]

    def recompute(self) -> LookBack:
        """Look back at the kept evaluations again."""
        return look_back(self.evaluations, self.findings, as_of=self.as_of)

    @property
    def total(self) -> LookBackTotal:
        """All evaluations together."""
        return self.totals[-1]

    @property
    def is_complete(self) -> bool:
        """Whether every recommendation was looked at."""
        return self.total.unseen == 0

    @property
    def explanation(self) -> Explanation:
        """The counts, and each recommendation with what was found."""
        counts = tuple(
            Explanation(
                key=f"source.{one.source.value}",
                zh=f"{one.source.term.zh}：{_zh(one)}",
                en=f"{one.source.term.en}: {_en(one)}",
            )
            for one in self.totals
            if one.source is not None
        )
        said = {(each.code, one.code): one.says for each in self.evaluations for one in each.recommendations}
        lines = tuple(_step(line, said[line.evaluation, line.recommendation]) for line in self.lines)
        return Explanation(
            key="look-back",
            zh=f"截至 {self.as_of} 的“回头看”：{_zh(self.total)}",
            en=f"look-back as of {self.as_of}: {_en(self.total)}",
            parts=(*counts, *lines),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per recommendation, for any table."""
        return [
            {
                "evaluation": line.evaluation,
                "recommendation": line.recommendation,
                "found": line.found.value if line.found else None,
                "evidence": line.evidence,
            }
            for line in self.lines
        ]


def look_back(evaluations: Iterable[LookedBack], findings: Iterable[LookBackFinding], *, as_of: date) -> LookBack:
    """What became of the recommendations of earlier evaluations.

    Args:
        evaluations: what is looked back at; classified ones are left out with what was found of them.
        findings: what was found, in any order; of several looks at one recommendation the last one stands, and of
            several on one day the one given last.
        as_of: the day; later findings are not known on it.

    Raises:
        InvalidValueError: an evaluation twice, or findings about what is not there; all of them at once.
    """
    require(as_of, date, "as_of")
    every = tuple_of(evaluations, LookedBack, "evaluations")
    found = tuple_of(findings, LookBackFinding, "findings")
    if problems := [*_repeated(every), *_unknown(every, found)]:
        raise refused("this look-back does not fit together", "“回头看”材料不一致", problems)
    shown = tuple(sorted(published(every), key=lambda one: one.code))
    codes = {one.code for one in shown}
    known = tuple(one for one in found if one.evaluation in codes and one.on <= as_of)
    last = {(one.evaluation, one.recommendation): one for one in sorted(known, key=lambda one: one.on)}
    lines = tuple(
        LookBackLine(
            evaluation=one.code,
            recommendation=each.code,
            found=finding.found if finding else None,
            evidence=finding.evidence if finding else None,
        )
        for one in shown
        for each in one.recommendations
        for finding in [last.get((one.code, each.code))]
    )
    totals = tuple(_total(source, shown, lines) for source in (*LookBackSource, None))
    return LookBack(evaluations=shown, findings=known, as_of=as_of, lines=lines, totals=totals)


def _total(
    source: LookBackSource | None, evaluations: tuple[LookedBack, ...], lines: tuple[LookBackLine, ...]
) -> LookBackTotal:
    codes = {one.code for one in evaluations if source in {one.source, None}}
    found = Counter(line.found for line in lines if line.evaluation in codes)
    return LookBackTotal(
        source=source,
        evaluations=len(codes),
        done=found[CarriedOut.DONE],
        partly=found[CarriedOut.PARTLY],
        not_done=found[CarriedOut.NOT],
        unseen=found[None],
    )


def _repeated(evaluations: tuple[LookedBack, ...]) -> Iterator[Problem]:
    secret = {one.code for one in evaluations if one.classified}
    seen: set[str] = set()
    for i, one in enumerate(evaluations):
        if one.code in seen:
            shown = term("withheld") if one.code in secret else Term(key="", zh=one.code, en=one.code)
            yield Problem(path=f"evaluations[{i}]", en=f"{shown.en} stands twice", zh=f"评价（{shown.zh}）重复")
        seen.add(one.code)


def _unknown(evaluations: tuple[LookedBack, ...], findings: tuple[LookBackFinding, ...]) -> Iterator[Problem]:
    known = {(one.code, each.code) for one in evaluations for each in one.recommendations}
    secret = {one.code for one in evaluations if one.classified}
    for i, one in enumerate(findings):
        if (one.evaluation, one.recommendation) not in known:
            name = f"{one.evaluation}, {one.recommendation}"
            shown = term("withheld") if one.evaluation in secret else Term(key="", zh=name, en=name)
            yield Problem(
                path=f"findings[{i}]", en=f"there is no recommendation {shown.en}", zh=f"没有该建议（{shown.zh}）"
            )


def _step(line: LookBackLine, says: str) -> Explanation:
    found = line.found.term if line.found else Term(key="unseen", zh="未检查", en="not looked at")
    shown = (
        Term(key="", zh=f"（{line.evidence}）", en=f" ({line.evidence})")
        if line.evidence
        else Term(key="", zh="", en="")
    )
    return Explanation(
        key=f"recommendation.{line.evaluation}.{line.recommendation}",
        zh=f"{line.evaluation} {says}：{found.zh}{shown.zh}",
        en=f"{line.evaluation}, {says}: {found.en}{shown.en}",
    )


def _zh(one: LookBackTotal) -> str:
    looked = f"已完成 {one.done}、未完成 {one.open}、未检查 {one.unseen}"
    return f"评价 {one.evaluations} 个，建议 {one.recommendations} 条，{looked}"


def _en(one: LookBackTotal) -> str:
    return (
        f"{one.evaluations} evaluations, {one.recommendations} recommendations, {one.done} closed, {one.open} open, "
        f"{one.unseen} not looked at"
    )
