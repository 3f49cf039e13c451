"""Projects that might be one, and what merging makes of their money: not a cent more or less, source by source.

「对规模小、功能类似、支持对象相近的项目进行统筹整合」: how small is small nobody published, and that function and
beneficiaries are alike is for a person to say. The same target in several projects is found by
``stages.reviews.compare_targets``, which proposes in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from budgetperf.amounts import Yuan, plain_text
from budgetperf.errors import IncompleteError, Problem, require, require_text, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.classified import refused
from budgetperf.records.kinds import BudgetBook, FundKind
from budgetperf.records.projects import Project, RequestedFund
from budgetperf.stages.reviews import MergeProposal
from budgetperf.stages.reviews.filings import check_amount, summed
from budgetperf.terms import term

__all__ = ["LikeProject", "Merger", "find_mergeable", "merge"]


@frozen(kw_only=True)
class LikeProject:
    """A project with what a person said of its function and of those that it supports.

    Attributes:
        project: the project; it has a code and an amount.
        function: what it is for, in a word that like projects share.
        beneficiaries: whom it supports, in a word that like projects share.
    """

    project: Project
    function: str
    beneficiaries: str

    def __attrs_post_init__(self) -> None:
        require(self.project, Project, "LikeProject.project")
        require_text(self.function, "LikeProject.function")
        require_text(self.beneficiaries, "LikeProject.beneficiaries")
        if problems := tuple(_lacking(self.project, "project")):
            raise IncompleteError.listing("the project cannot be compared", "该项目无法比较", problems)


def find_mergeable(projects: Iterable[LikeProject], *, small: Yuan) -> tuple[MergeProposal, ...]:
    """Small projects with the same function and the same beneficiaries.

    Args:
        projects: the projects; classified ones are left out.
        small: a project that asks for no more than this is small, in yuan; nobody published a figure.

    Returns:
        One proposal for each two or more that are alike; whether to merge them is for people to decide.
    """
    check_amount(small, "small")
    alike: dict[tuple[str, str], list[Project]] = {}
    for one in tuple_of(projects, LikeProject, "projects"):
        project = one.project
        if not project.classified and project.amount is not None and project.amount <= small:
            alike.setdefault((one.function, one.beneficiaries), []).append(project)
    return tuple(
        MergeProposal(
            projects=tuple(sorted(project.code or "" for project in those)),
            amount=summed(project.amount for project in those),
            indicators=(),
        )
        for those in alike.values()
        if len(those) > 1
    )


@frozen(kw_only=True, repr=False)
class Merger(Result):
    """Projects that a person merged into one.

    Attributes:
        parts: the projects that were merged, two or more.
        name: what the one project is called.
        code: its key.
        department: the code of its department.
        by: who decided.
        on: the day.
        reason: why.
        merged: the one project; its amount and each of its sources are the exact sums of the parts'.
    """

    parts: tuple[Project, ...]
    name: str
    code: str
    department: str
    by: str
    on: date
    reason: str
    merged: Project

    def __repr__(self) -> str:
        return f"Merger({self.merged.shown(self.code).en}, {len(self.parts)} projects)"

    def recompute(self) -> Merger:
        """Merge the kept parts again."""
        return merge(
            self.parts,
            name=self.name,
            code=self.code,
            department=self.department,
            by=self.by,
            on=self.on,
            reason=self.reason,
        )

    @property
    def explanation(self) -> Explanation:
        """The parts with their amounts and the one project; nothing where one of them is classified."""
        if self.merged.classified:
            withheld = term("withheld")
            return Explanation(key="merger", zh=withheld.zh, en=withheld.en)
        parts = tuple(
            Explanation(
                key="part",
                zh=f"{part.name}：{plain_text(part.amount or _NOTHING)} 元",
                en=f"{part.name}: {plain_text(part.amount or _NOTHING)} yuan",
            )
            for part in self.parts
        )
        total = plain_text(self.merged.amount or _NOTHING)
        return Explanation(
            key="merger",
            zh=f"{len(parts)} 个项目整合为“{self.name}”，{total} 元：{self.by} 于 {self.on} 决定，理由：{self.reason}",
            en=f"{len(parts)} projects merged into {self.name}, {total} yuan, by {self.by} on {self.on}: {self.reason}",
            parts=parts,
        )


_NOTHING = summed(())


def merge(parts: Iterable[Project], *, name: str, code: str, department: str, by: str, on: date, reason: str) -> Merger:
    """Merge projects into one, conserving the money of each source. Last year's budgets stay with the parts.

    Args:
        parts: two or more projects of one year and subject, with codes and amounts; all with their sources or none.
        name: what the one project is called.
        code: its key.
        department: the code of its department.
        by: who decides.
        on: the day.
        reason: why.

    Raises:
        IncompleteError: a part has no code or no amount, or only some state their sources; all of it at once.
        InvalidValueError: fewer than two parts, one twice, or of several years or subjects.
    """
    every = tuple_of(parts, Project, "parts")
    for text, what in ((name, "name"), (code, "code"), (department, "department"), (by, "by"), (reason, "reason")):
        require_text(text, what)
    require(on, date, "on")
    _check_parts(every)
    merged = Project(
        name=name,
        department=department,
        year=every[0].year,
        subject=every[0].subject,
        code=code,
        amount=summed(part.amount for part in every),
        funds=_funds(every),
        classified=any(part.classified for part in every),
    )
    return Merger(parts=every, name=name, code=code, department=department, by=by, on=on, reason=reason, merged=merged)


def _check_parts(parts: tuple[Project, ...]) -> None:
    lacking = [problem for i, part in enumerate(parts) for problem in _lacking(part, f"parts[{i}]")]
    if len({bool(part.funds) for part in parts}) > 1:
        en, zh = "are stated by some projects only", "仅部分项目填列资金来源"
        lacking.append(Problem(path="funds", en=en, zh=zh))
    if lacking:
        raise IncompleteError.listing("these projects cannot be merged", "下列项目无法整合", tuple(lacking))
    problems = []
    if len(parts) < 2:  # noqa: PLR2004 - one project is not merged
        problems.append(Problem(path="parts", en="are fewer than two", zh="不足两个项目"))
    if len({part.code for part in parts}) < len(parts):
        problems.append(Problem(path="parts", en="name a project twice", zh="项目重复"))
    if len({(part.year, part.subject) for part in parts}) > 1:
        problems.append(Problem(path="parts", en="are of several years or subjects", zh="年度或对象不同"))
    if problems:
        raise refused("these projects cannot be merged", "下列项目无法整合", problems)


def _lacking(project: Project, path: str) -> Iterator[Problem]:
    if project.code is None:
        yield Problem(path=path, en="has no code", zh="没有编码")
    if project.amount is None:
        yield Problem(path=path, en="states no amount", zh="未填申请数")


_Source = tuple[FundKind, BudgetBook | None, str | None]


def _funds(parts: tuple[Project, ...]) -> tuple[RequestedFund, ...]:
    """The sources of all parts, each once with the exact sum of its money."""
    sources: dict[_Source, list[Yuan]] = {}
    for part in parts:
        for fund in part.funds:
            sources.setdefault((fund.kind, fund.book, fund.name), []).append(fund.amount)
    return tuple(
        RequestedFund(kind=kind, book=book, name=name, amount=summed(amounts))
        for (kind, book, name), amounts in sources.items()
    )
