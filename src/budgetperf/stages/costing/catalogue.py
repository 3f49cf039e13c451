"""Many standards: the version in force in a year, how many there are, what changed, which evaluation led to one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_fields, require_text, require_texts, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.plain import Record
from budgetperf.records.evaluation_reports import EvaluationReport
from budgetperf.stages.costing.standards import NoStandardError, SpendingStandard
from budgetperf.terms import Term, term

__all__ = [
    "StandardCounts",
    "StandardGround",
    "StandardOrigin",
    "count_standards",
    "find_standard",
    "link_standard",
]


def find_standard(standards: Iterable[SpendingStandard], code: str, year: int) -> SpendingStandard:
    """The version of a standard that is in force in a budget year.

    Raises:
        NoStandardError: there is none.
        InvalidValueError: two versions are in force at once.
    """
    every = tuple_of(standards, SpendingStandard, "standards")
    require(code, str, "code")
    require(year, int, "year")
    found = _in_force(every, year).get(code)
    if found is not None:
        return found
    versions = [one for one in every if one.code == code]
    years = ", ".join(f"{one.since}–{one.until or ''}" for one in versions)
    zh = years.replace(", ", "、").replace("–", "—")
    raise NoStandardError(
        f"no version of the standard {code} is in force in {year}, there are {years or 'none'}.",
        f"{year} 年没有有效的支出标准“{versions[0].zh if versions else code}”，现有版本：{zh or '无'}。",
        standard=code,
        year=year,
    )


def _in_force(standards: tuple[SpendingStandard, ...], year: int) -> dict[str, SpendingStandard]:
    found: dict[str, SpendingStandard] = {}
    for one in standards:
        if not one.in_force(year):
            continue
        if one.code in found:
            raise InvalidValueError(
                f"two versions of {one.code} are in force in {year}: {found[one.code].revision} and {one.revision}.",
                f"{year} 年有两个版本的“{one.zh}”同时有效：{found[one.code].revision} 和 {one.revision}。",
                hint_en="end the old version with until",
                hint_zh="请注明旧版本的截止年度",
                found=one.code,
            )
        found[one.code] = one
    return found


@frozen(kw_only=True)
class StandardCounts(Result):
    """How many standards are in force in a year, and what changed against the year before.

    Attributes:
        standards: every version.
        year: the budget year.
        count: how many standards are in force.
        quotas: how many quotas their classes have.
        added: the codes of those that were not in force the year before.
        changed: the codes of those in another version than the year before.
        ended: the codes of those that were in force the year before and are not.
    """

    standards: tuple[SpendingStandard, ...]
    year: int
    count: int
    quotas: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    ended: tuple[str, ...]

    def recompute(self) -> StandardCounts:
        """Count the kept standards again."""
        return count_standards(self.standards, self.year)

    @property
    def explanation(self) -> Explanation:
        """The counts, then what changed."""
        groups = (("added", "新增", "new"), ("changed", "修订", "revised"), ("ended", "废止", "ended"))
        parts = tuple(
            Explanation(key=f"{key}.{code}", zh=f"{zh}：{code}", en=f"{en}: {code}")
            for key, zh, en in groups
            for code in getattr(self, key)
        )
        return Explanation(
            key="standard-counts",
            zh=f"{self.year} 年支出标准 {self.count} 项，成本定额 {self.quotas} 个",
            en=f"{self.year}: {self.count} standards with {self.quotas} quotas",
            parts=parts,
        )


def count_standards(standards: Iterable[SpendingStandard], year: int) -> StandardCounts:
    """Count the standards in force in a budget year and compare them with the year before.

    Raises:
        InvalidValueError: two versions of one standard are in force at once.
    """
    every = tuple_of(standards, SpendingStandard, "standards")
    require(year, int, "year")
    now, before = _in_force(every, year), _in_force(every, year - 1)
    return StandardCounts(
        standards=every,
        year=year,
        count=len(now),
        quotas=sum(len(one.rows) for one in now.values()),
        added=tuple(code for code in now if code not in before),
        changed=tuple(code for code in now if code in before and before[code].revision != now[code].revision),
        ended=tuple(code for code in before if code not in now),
    )


class StandardGround(Enum):
    """What kind of evaluation led to a standard."""

    COST_EVALUATION = "cost_evaluation"
    FULL_COST_ANALYSIS = "full_cost_analysis"
    WHOLE_DEPARTMENT = "whole_department"
    KEY_EVALUATION = "key_evaluation"

    @property
    def term(self) -> Term:
        """The kind in both languages.

        >>> StandardGround.COST_EVALUATION.term.zh
        '成本预算绩效评价'
        """
        return term(f"standard-ground.{self.value}")


@frozen(kw_only=True)
class StandardOrigin(Record):
    """From an evaluation to the standard that it led to.

    Attributes:
        report: the evaluation.
        ground: what kind it was.
        standard: the code of the standard.
        revision: its version.
        rows: the classes of it that come from this evaluation.
    """

    report: EvaluationReport
    ground: StandardGround
    standard: str
    revision: str
    rows: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        require_fields(self, EvaluationReport, "report")
        require_fields(self, StandardGround, "ground")
        require_text(self.standard, "StandardOrigin.standard")
        require_text(self.revision, "StandardOrigin.revision")
        require_texts(self.rows, "StandardOrigin.rows")


def link_standard(
    report: EvaluationReport, ground: StandardGround, standard: SpendingStandard, rows: Iterable[str] = ()
) -> StandardOrigin:
    """Record that an evaluation led to a standard.

    Args:
        report: the evaluation.
        ground: what kind it was.
        standard: the standard.
        rows: the classes that come from it; all of them where none is named.

    Raises:
        InvalidValueError: there is no such class, or the standard holds before the year that was evaluated.
    """
    require(report, EvaluationReport, "report")
    require(standard, SpendingStandard, "standard")
    known = [row.code for row in standard.rows]
    chosen = tuple_of(rows, str, "rows") or tuple(known)
    strange = [code for code in chosen if code not in known or chosen.count(code) > 1]
    if strange:
        raise InvalidValueError(
            f"{standard.en} has the classes {', '.join(known)}, expected {', '.join(strange)} among them, once.",
            f"{standard.zh}的分类为 {'、'.join(known)}，所指的 {'、'.join(strange)} 应在其中且不重复。",
            found=tuple(strange),
        )
    if report.year is not None and standard.since < report.year:
        raise InvalidValueError(
            f"the standard holds from {standard.since}, before the evaluated year {report.year} that led to it.",
            f"支出标准自 {standard.since} 年起有效，早于据以制定的评价年度 {report.year} 年。",
            found=standard.since,
            year=report.year,
        )
    return StandardOrigin(report=report, ground=ground, standard=standard.code, revision=standard.revision, rows=chosen)
