"""The appraisal itself: each department's score, and its place in its series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, field, frozen

from budgetperf.amounts import Points, plain_text
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require, require_truth, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import published, refused
from budgetperf.records.responsibility import Responsibilities
from budgetperf.rules.fact_keys import Origin, OriginKind
from budgetperf.rules.facts import Facts
from budgetperf.stages.appraisals.marks import DepartmentMarks
from budgetperf.stages.appraisals.policy import APPRAISAL_SCORE, AppraisalPolicy, AppraisalSeries, total_points
from budgetperf.stages.selection.candidates import Described
from budgetperf.stages.selection.rankings import Ranking, rank
from budgetperf.wire import BY_REFERENCE

__all__ = ["Appraisal", "AppraisedDepartment", "appraise"]

_SUMMED = Origin(kind=OriginKind.COMPUTED, zh="各考核项得分之和", en="the sum of what the items brought")


@frozen(kw_only=True)
class AppraisedDepartment:
    """What a department's appraisal came to.

    Attributes:
        department: its code.
        series: the code of its series.
        total: what its items brought together.
        whole: what they could have brought.
        place: its place in its series, 1 first; departments that are equal share the first of their places.
    """

    department: str
    series: str
    total: Points
    whole: Points
    place: int


@frozen(kw_only=True)
class Appraisal(Result):
    """The appraisal of a year, without classified departments.

    Attributes:
        departments: the marks, by department.
        policy: the series with their items.
        year: the year whose work is appraised.
        adopted: whether a policy that is only proposed or planned was adopted by name.
        lines: each department, by series and place.
    """

    departments: tuple[DepartmentMarks, ...]
    policy: AppraisalPolicy = field(metadata=BY_REFERENCE)
    year: int
    adopted: bool
    lines: tuple[AppraisedDepartment, ...]

    def recompute(self) -> Appraisal:
        """Appraise the kept marks again."""
        return appraise(self.departments, self.policy, year=self.year, adopt_proposal=self.adopted)

    def of_series(self, series: str) -> tuple[AppraisedDepartment, ...]:
        """The departments of one series, by place.

        Raises:
            InvalidValueError: there is no such series.
        """
        _series(self.policy, series)
        return tuple(line for line in self.lines if line.series == series)

    def named(self, series: str) -> Ranking:
        """Whom a series names first: as many as the policy's order says, with its ties.

        Raises:
            InvalidValueError: there is no such series, or the policy refuses a tie.
        """
        _series(self.policy, series)
        return rank(_described(self.departments, series), self.policy.order)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the policy holds without a document."""
        return self.policy.assumptions

    @property
    def explanation(self) -> Explanation:
        """Each series with its departments."""
        parts = tuple(
            Explanation(
                key=f"series.{one.code}",
                zh=f"{one.zh}：{len(self.of_series(one.code))} 个部门",
                en=f"{one.en}: {len(self.of_series(one.code))} departments",
                parts=tuple(map(_step, self.of_series(one.code))),
            )
            for one in self.policy.series
        )
        return Explanation(
            key="appraisal",
            zh=f"{self.policy.zh}，{self.year} 年：{len(self.lines)} 个部门，系列之间不作比较",
            en=f"{self.policy.en}, {self.year}: {len(self.lines)} departments; series are not compared",
            bases=(self.policy.basis["series"], self.policy.basis["order"]),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per department, for the office that collects appraisals; nothing is sent anywhere."""
        return [
            {
                "year": self.year,
                "series": line.series,
                "department": line.department,
                "score": line.total,
                "whole": line.whole,
                "place": line.place,
            }
            for line in self.lines
        ]

    def rows_with_persons(self, responsibilities: Responsibilities, *, on: date) -> list[dict[str, object]]:
        """The rows with the first responsible person of each department; None where nobody is named.

        Args:
            responsibilities: who answers for which unit.
            on: the day of which that is asked.
        """
        require(responsibilities, Responsibilities, "responsibilities")
        require(on, date, "on")
        rows = self.to_rows()
        for row, line in zip(rows, self.lines, strict=True):
            head = responsibilities.first_responsible(line.department, on=on)
            row["person"] = None if head is None or head.classified else head.person
        return rows


def appraise(
    departments: Iterable[DepartmentMarks], policy: AppraisalPolicy, *, year: int, adopt_proposal: bool = False
) -> Appraisal:
    """Score departments and rank each in its series.

    Args:
        departments: their marks; classified ones are left out.
        policy: the series with their items, such as ``regimes.appraisals.dongli(...)``.
        year: the year whose work is appraised.
        adopt_proposal: whether a policy is adopted that is only proposed or planned.

    Raises:
        IncompleteError: items without a mark; all of them at once.
        InvalidValueError: a department twice or in two series, a series or an item that there is not, an item marked
            twice, more points than it is worth or fewer than 0; all of them at once. Or a proposal nobody adopted.
    """
    require(policy, AppraisalPolicy, "policy", hint="regimes.appraisals.dongli()")
    require(year, int, "year")
    require_truth(adopt_proposal, "adopt_proposal")
    if policy.is_proposal and not adopt_proposal:
        raise InvalidValueError(
            f"the appraisal {policy.code} is {policy.status.value} and nobody adopted it.",
            f"考核办法“{policy.zh}”为{policy.status.term.zh}，未经采纳。",
            hint_en="adopt it by name: appraise(..., adopt_proposal=True)",
            hint_zh="如需采用，请在 appraise 中写明 adopt_proposal=True",
            found=policy.code,
        )
    every = published(tuple_of(departments, DepartmentMarks, "departments"))
    shown = tuple(sorted(every, key=lambda one: one.department))
    _check(shown, policy)
    lines = tuple(line for one in policy.series for line in _lines(shown, policy, one))
    return Appraisal(departments=shown, policy=policy, year=year, adopted=adopt_proposal, lines=lines)


def _lines(
    departments: tuple[DepartmentMarks, ...], policy: AppraisalPolicy, series: AppraisalSeries
) -> Iterator[AppraisedDepartment]:
    those = {one.department: one for one in departments if one.series == series.code}
    every = evolve(policy.order, size=max(len(those), 1))
    for one in rank(_described(departments, series.code), every).named:
        total = _total(those[one.code])
        yield AppraisedDepartment(
            department=one.code, series=series.code, total=total, whole=series.whole, place=one.place
        )


def _described(departments: tuple[DepartmentMarks, ...], series: str) -> list[Described]:
    return [
        Described(
            code=one.department,
            facts=Facts(known=(APPRAISAL_SCORE.known(_total(one), _SUMMED), *one.facts.known)),
        )
        for one in departments
        if one.series == series
    ]


def _total(one: DepartmentMarks) -> Points:
    return total_points(mark.points for mark in one.marks)


def _check(departments: tuple[DepartmentMarks, ...], policy: AppraisalPolicy) -> None:
    if problems := [*_misplaced(departments, policy), *_mismarked(departments, policy)]:
        raise refused("these departments cannot be appraised", "无法考核", problems)
    missing = tuple(
        Problem(path=f"{one.department}.{item.code}", en="has no mark", zh="未评分")
        for one in departments
        for item in _series(policy, one.series).items
        if item.code not in {mark.item for mark in one.marks}
    )
    if missing:
        raise IncompleteError.listing("the marks are not complete", "评分不完整", missing)


def _misplaced(departments: tuple[DepartmentMarks, ...], policy: AppraisalPolicy) -> Iterator[Problem]:
    known = {one.code for one in policy.series}
    found: dict[str, list[str]] = {}
    for one in departments:
        found.setdefault(one.department, []).append(one.series)
        if one.series not in known:
            en = f"is in the series {one.series!r}, which there is not"
            yield Problem(path=one.department, en=en, zh=f"没有系列“{one.series}”")
    for department, series in found.items():
        if len(series) > 1:
            en = f"stands in {', '.join(series)}, expected one series"
            yield Problem(path=department, en=en, zh=f"列入 {'、'.join(series)}，应只属于一个系列")


def _mismarked(departments: tuple[DepartmentMarks, ...], policy: AppraisalPolicy) -> Iterator[Problem]:
    items = {one.code: {item.code: item for item in one.items} for one in policy.series}
    for one in departments:
        own = items.get(one.series)
        if own is None:
            continue
        for item, count in Counter(mark.item for mark in one.marks).items():
            if count > 1:
                yield Problem(path=f"{one.department}.{item}", en="is marked twice", zh="重复评分")
        for mark in one.marks:
            path, found = f"{one.department}.{mark.item}", plain_text(mark.points)
            if mark.item not in own:
                yield Problem(path=path, en=f"is no item of the series {one.series}", zh="不是该系列的考核项")
            elif mark.points > own[mark.item].points:
                most = plain_text(own[mark.item].points)
                yield Problem(
                    path=path, en=f"brought {found}, expected 0 to {most}", zh=f"得 {found} 分，应为 0 至 {most}"
                )


def _series(policy: AppraisalPolicy, code: str) -> AppraisalSeries:
    for one in policy.series:
        if one.code == code:
            return one
    expected = [one.code for one in policy.series]
    raise InvalidValueError(
        f"there is no series {code!r}, expected one of {', '.join(expected)}.",
        f"没有系列“{code}”，应为：{'、'.join(one.zh for one in policy.series)}。",
        found=code,
    )


def _step(line: AppraisedDepartment) -> Explanation:
    total, whole = plain_text(line.total), plain_text(line.whole)
    return Explanation(
        key=f"department.{line.department}",
        zh=f"第 {line.place} 位 {line.department}：{total} 分（满分 {whole}）",
        en=f"place {line.place}, {line.department}: {total} of {whole} points",
    )
