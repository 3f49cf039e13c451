"""Who was evaluated and who was not: coverage over departments, first-level units or units, and over projects.

「预算单位数 59 个，占一级预算单位数59个的100％」, 「所有预算单位全部开展部门整体支出绩效评价和项目绩效评价」: each body
must have every kind of evaluation that is asked about. Classified bodies and projects are on neither side of a share.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from budgetperf.amounts import Share
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require, require_each, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.classified import published, refused
from budgetperf.records.evaluation_plans import EvaluationPlan
from budgetperf.records.evaluation_subjects import EvaluatedKind, EvaluationSubject
from budgetperf.records.organisations import OrganisationLevel
from budgetperf.records.projects import Project
from budgetperf.records.roster import Roster
from budgetperf.stages.evaluations.summaries import distinct_subjects, open_plans
from budgetperf.stages.reviews.filings import summed

__all__ = ["CoveredKind", "EvaluationCoverage", "ProjectCoverage", "cover_bodies", "cover_projects"]


@frozen(kw_only=True)
class CoveredKind:
    """How far one kind of evaluation reaches.

    Attributes:
        kind: what is evaluated.
        missing: the codes of the bodies without such an evaluation, in the roster's order.
        share: those with one over all.
    """

    kind: EvaluatedKind
    missing: tuple[str, ...]
    share: Share


@frozen(kw_only=True)
class EvaluationCoverage(Result):
    """Which bodies have which evaluations.

    Attributes:
        plans: the evaluations.
        roster: the bodies that may be shown.
        level: which of them are counted.
        kinds: each kind of evaluation that is asked about.
    """

    plans: tuple[EvaluationPlan, ...]
    roster: Roster
    level: OrganisationLevel
    kinds: tuple[CoveredKind, ...]

    def recompute(self) -> EvaluationCoverage:
        """Look at the kept evaluations again."""
        return cover_bodies(self.plans, self.roster, self.level, tuple(one.kind for one in self.kinds))

    @property
    def complete(self) -> bool:
        """Whether every body has every kind of evaluation (全覆盖)."""
        return not any(one.missing for one in self.kinds)

    @property
    def explanation(self) -> Explanation:
        """Each kind with its share, and the bodies that lack it."""
        parts = tuple(
            Explanation(
                key=one.kind.value,
                zh=f"{one.kind.term.zh}：{one.share}",
                en=f"{one.kind.term.en}: {one.share}",
                parts=tuple(
                    Explanation(key=code, zh=f"未开展：{code}", en=f"not evaluated: {code}") for code in one.missing
                ),
            )
            for one in self.kinds
        )
        level = self.level.term
        return Explanation(
            key="evaluation-coverage", zh=f"评价覆盖（{level.zh}）", en=f"coverage by {level.en}", parts=parts
        )


def cover_bodies(
    plans: Iterable[EvaluationPlan], roster: Roster, level: OrganisationLevel, kinds: tuple[EvaluatedKind, ...]
) -> EvaluationCoverage:
    """Which departments or units have an evaluation of each kind.

    A unit below a first-level one counts for that one where first-level units are counted.

    Args:
        plans: the evaluations.
        roster: the departments and units.
        level: what is counted.
        kinds: what must be evaluated, each kind once; at least one.

    Raises:
        InvalidValueError: a department or unit that the roster does not have, or no kinds.
        IncompleteError: units are counted, and a subject does not state its own; all of them are named.
    """
    require(roster, Roster, "roster")
    require(level, OrganisationLevel, "level")
    require_each(kinds, EvaluatedKind, "kinds")
    if not kinds or len(set(kinds)) < len(kinds):
        found = ", ".join(kind.value for kind in kinds) or "none"
        zh = "、".join(kind.term.zh for kind in kinds) or "无"
        raise InvalidValueError(
            f"the kinds are {found}, expected one or more different ones.",
            f"评价对象类型为 {zh}，应有一个以上且互不相同。",
            found=found,
        )
    shown = _in_roster(open_plans(plans), roster)
    subjects = distinct_subjects(shown)
    if level is not OrganisationLevel.DEPARTMENT:
        _check_units(subjects)
    bodies = roster.open_departments if level is OrganisationLevel.DEPARTMENT else roster.open_units
    if level is OrganisationLevel.FIRST_LEVEL:
        bodies = roster.first_level_units
    codes = tuple(body.code for body in bodies)
    found_kinds = []
    for kind in kinds:
        covered = {_body(one, roster, level) for one in subjects if one.kind is kind}
        missing = tuple(code for code in codes if code not in covered)
        share = Share.of(len(codes) - len(missing), len(codes))
        found_kinds.append(CoveredKind(kind=kind, missing=missing, share=share))
    return EvaluationCoverage(plans=shown, roster=roster.published(), level=level, kinds=tuple(found_kinds))


def _in_roster(plans: tuple[EvaluationPlan, ...], roster: Roster) -> tuple[EvaluationPlan, ...]:
    """The evaluations whose department and unit the roster shows; one that it does not have is an error."""
    problems: list[Problem] = []
    shown: list[EvaluationPlan] = []
    for i, plan in enumerate(plans):
        try:
            hidden = roster.hides(plan.subject.department, plan.subject.unit)
        except InvalidValueError as error:
            problems.append(Problem(path=f"plans[{i}]", en=error.en.rstrip("."), zh=error.zh.rstrip("。")))
        else:
            shown += [] if hidden else [plan]
    if problems:
        raise refused("the coverage cannot be computed", "无法计算评价覆盖率", problems)
    return tuple(shown)


def _check_units(subjects: tuple[EvaluationSubject, ...]) -> None:
    if problems := tuple(
        Problem(path=one.code, en="its unit is not stated", zh="未写明所属单位") for one in subjects if one.unit is None
    ):
        raise IncompleteError.listing("the coverage by unit cannot be told", "无法按单位计算评价覆盖率", problems)


def _body(subject: EvaluationSubject, roster: Roster, level: OrganisationLevel) -> str:
    """The code of the body that a subject counts for."""
    if level is OrganisationLevel.DEPARTMENT or subject.unit is None:
        return subject.department
    unit = roster.unit(subject.unit)
    while level is OrganisationLevel.FIRST_LEVEL and unit.above is not None:
        unit = roster.unit(unit.above)
    return unit.code


@frozen(kw_only=True)
class ProjectCoverage(Result):
    """Which projects of a budget were evaluated.

    Attributes:
        plans: the evaluations.
        projects: the projects of the budget, without the classified ones.
        missing: the codes of those that were not evaluated.
        beyond: the codes of subjects evaluated that are no project of the budget.
        of_count: the evaluated projects over all of them.
        of_amount: their money over that of all of them, by the budget; a project that states none adds none.
    """

    plans: tuple[EvaluationPlan, ...]
    projects: tuple[Project, ...]
    missing: tuple[str, ...]
    beyond: tuple[str, ...]
    of_count: Share
    of_amount: Share

    def recompute(self) -> ProjectCoverage:
        """Look at the kept evaluations again."""
        return cover_projects(self.plans, self.projects)

    @property
    def complete(self) -> bool:
        """Whether every project was evaluated."""
        return not self.missing

    @property
    def explanation(self) -> Explanation:
        """The shares, and what is missing or beyond."""
        groups = (
            ("missing", "未开展评价", "not evaluated", self.missing),
            ("beyond", "不在预算项目中", "no project of the budget", self.beyond),
        )
        return Explanation(
            key="project-coverage",
            zh=f"项目评价覆盖：个数 {self.of_count}，资金 {self.of_amount}",
            en=f"projects evaluated: {self.of_count} of the number, {self.of_amount} of the money",
            parts=tuple(
                Explanation(key=f"{key}.{code}", zh=f"{zh}：{code}", en=f"{en}: {code}")
                for key, zh, en, codes in groups
                for code in codes
            ),
        )


def cover_projects(plans: Iterable[EvaluationPlan], projects: Iterable[Project]) -> ProjectCoverage:
    """Which projects of a budget were evaluated; one that several evaluations look at counts once.

    Args:
        plans: the evaluations; what they look at has the codes of the projects.
        projects: the projects of the budget; classified ones are left out.

    Raises:
        IncompleteError: projects without a code, or two of one code; all of them are named.
    """
    given = tuple_of(projects, Project, "projects")
    every = published(given)
    hidden = {project.code for project in given if project.classified}
    codes = [project.code for project in every]
    problems = [
        Problem(path=f"projects[{i}]", en="has no code, or that of another", zh="没有编码或编码重复")
        for i, code in enumerate(codes)
        if code is None or codes.count(code) > 1
    ]
    if problems:
        raise IncompleteError.listing("the coverage cannot be told", "无法计算项目评价覆盖率", tuple(problems))
    shown = tuple(plan for plan in open_plans(plans) if plan.subject.code not in hidden)
    evaluated = {one.code for one in distinct_subjects(shown)}
    done = [project for project in every if project.code in evaluated]
    return ProjectCoverage(
        plans=shown,
        projects=every,
        missing=tuple(sorted(code for code in codes if code is not None and code not in evaluated)),
        beyond=tuple(sorted(evaluated - set(codes))),
        of_count=Share.of(len(done), len(every)),
        of_amount=Share(
            numerator=summed(project.amount for project in done),
            denominator=summed(project.amount for project in every),
        ),
    )
