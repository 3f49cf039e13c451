"""How deep a target is reviewed: by its form or by its substance, by class A, B, C and for departments watched closely.

「根据项目重要程度将预算项目分成 ABC 三类，实行项目绩效分级分类管理」: the stricter class keeps every requirement of
the looser one. What each class requires no document that was read says, so whoever reviews states it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum
from itertools import pairwise

from attrs import field, frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_texts,
    tuple_of,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import published
from budgetperf.records.kinds import Importance
from budgetperf.stages.reviews.filings import FiledTarget
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "ClassDepth",
    "Depth",
    "DepthPolicy",
    "Requirement",
    "ReviewDepth",
    "check_classes",
    "depth_of",
    "watched_share",
]


class Depth(Enum):
    """How deep a review goes: the form alone (形式审核), or the substance too (实质审核)."""

    FORMAL = "formal"
    SUBSTANTIVE = "substantive"

    @property
    def term(self) -> Term:
        """The depth in both languages."""
        return term(f"depth.{self.value}")


@frozen(kw_only=True)
class Requirement:
    """One thing that a class of projects must have or undergo.

    Attributes:
        code: stable name for programs.
        zh: what it is, in Chinese.
        en: the same in English.
    """

    code: str
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")


@frozen(kw_only=True)
class ClassDepth:
    """What a class of projects is held to.

    Attributes:
        importance: the class.
        depth: how deep its targets are reviewed.
        requirements: the codes of what it must have.
    """

    importance: Importance
    depth: Depth
    requirements: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        require_fields(self, Importance, "importance")
        require_fields(self, Depth, "depth")
        require_texts(self.requirements, "ClassDepth.requirements")


@frozen(kw_only=True)
class DepthPolicy:
    """How deep the targets of a place are reviewed.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        requirements: what there is to require.
        classes: from the most important class on; every class once.
        watched: the codes of the departments whose targets are reviewed by substance, whatever their class.
        basis: the ground of each.

    Raises:
        InvalidValueError: a class that is missing or out of order, one that is reviewed less deeply or held to less
            than the next, or a requirement that is not declared.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    requirements: tuple[Requirement, ...]
    classes: tuple[ClassDepth, ...]
    watched: tuple[str, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require(self.status, RuleStatus, "DepthPolicy.status")
        require_each(self.requirements, Requirement, "DepthPolicy.requirements")
        require_each(self.classes, ClassDepth, "DepthPolicy.classes")
        require_texts(self.watched, "DepthPolicy.watched")
        check_bases(self, self.basis)
        found = tuple(one.importance for one in self.classes)
        if found != tuple(Importance):
            raise self._refusal(f"has the classes {[one.value for one in found]}, expected a, b, c")
        known = [one.code for one in self.requirements]
        named = {code for one in self.classes for code in one.requirements}
        if len(set(known)) < len(known) or not named <= set(known):
            raise self._refusal(f"requires {sorted(named)}, expected some of {known}, each declared once")
        for stricter, looser in pairwise(self.classes):
            less = set(looser.requirements) - set(stricter.requirements)
            if less or _DEPTHS.index(stricter.depth) < _DEPTHS.index(looser.depth):
                what = ", ".join(sorted(less)) or looser.depth.value
                raise self._refusal(
                    f"asks for {what} of class {looser.importance.value} and not of {stricter.importance.value}"
                )

    def _refusal(self, en: str) -> InvalidValueError:
        return InvalidValueError(
            f"the policy {self.code} {en}.",
            f"“{self.zh}”有误：A、B、C 三类应各有一次，较重要的一类应包含次一类的全部要求。",
            hint_en="give the classes a, b, c, each with all that the next one requires",
            hint_zh="请依次给出 A、B、C 三类，前一类包含后一类的全部要求",
            found=self.code,
        )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("review-depth", self, self.basis)


_DEPTHS = tuple(Depth)


@frozen(kw_only=True, repr=False)
class ReviewDepth(Result):
    """How deep one target is reviewed.

    Attributes:
        filed: the target.
        policy: the rules.
        depth: how deep.
        watched: whether that is because its department is watched.
        requirements: the codes of what its class requires; empty for one without a class in a watched department.
    """

    filed: FiledTarget
    policy: DepthPolicy = field(metadata=BY_REFERENCE)
    depth: Depth
    watched: bool
    requirements: tuple[str, ...]

    def __repr__(self) -> str:
        return f"ReviewDepth({self.filed.shown(self.filed.code).en}, {self.depth.value})"

    def recompute(self) -> ReviewDepth:
        """Find the depth again."""
        return depth_of(self.filed, self.policy)

    @property
    def explanation(self) -> Explanation:
        """The depth and why; of a classified target nothing."""
        name = self.filed.shown(self.filed.name)
        if self.filed.classified:
            return Explanation(key="review-depth", zh=name.zh, en=name.en)
        own = self.filed.importance
        zh = "重点关注部门" if self.watched or own is None else own.term.zh
        en = "of a department that is watched" if self.watched or own is None else own.term.en
        known = {one.code: one for one in self.policy.requirements}
        return Explanation(
            key="review-depth",
            zh=f"{name.zh}：{self.depth.term.zh}（{zh}）",
            en=f"{name.en}: {self.depth.term.en} ({en})",
            bases=(self.policy.basis["watched" if self.watched else "classes"],),
            parts=(
                *(Explanation(key=code, zh=known[code].zh, en=known[code].en) for code in self.requirements),
                *assumption_steps(self.policy.assumptions),
            ),
        )


def depth_of(filed: FiledTarget, policy: DepthPolicy) -> ReviewDepth:
    """How deep a target is reviewed.

    Args:
        filed: the target.
        policy: the rules, such as ``regimes.reviews.xiuzhou_depth(...)``.

    Raises:
        IncompleteError: the project has no class and its department is not watched.
    """
    require(filed, FiledTarget, "filed", hint="FiledTarget.of()")
    require(policy, DepthPolicy, "policy", hint="regimes.reviews.xiuzhou_depth()")
    watched = filed.department in policy.watched
    own = next((one for one in policy.classes if one.importance is filed.importance), None)
    if own is None and not watched:
        problem = Problem(path="importance", en="is not stated", zh="未确定 ABC 类别")
        raise IncompleteError.listing("the depth of the review cannot be told", "无法确定审核深度", (problem,))
    return ReviewDepth(
        filed=filed,
        policy=policy,
        depth=Depth.SUBSTANTIVE if watched or own is None else own.depth,
        watched=watched,
        requirements=own.requirements if own else (),
    )


def check_classes(projects: Iterable[FiledTarget]) -> tuple[Problem, ...]:
    """The projects that have no class, or stand twice; every project has exactly one. Classified ones are left out."""
    shown = published(tuple_of(projects, FiledTarget, "projects", hint="FiledTarget.of()"))
    counted = Counter(one.code for one in shown)
    lacking = [
        Problem(path=one.code, en="has no class", zh="未确定 ABC 类别") for one in shown if one.importance is None
    ]
    twice = [Problem(path=code, en="stands twice", zh="重复") for code, count in counted.items() if count > 1]
    return (*lacking, *twice)


def watched_share(projects: Iterable[FiledTarget], policy: DepthPolicy) -> Share:
    """The watched departments over all departments that filed targets; classified projects count on neither side."""
    require(policy, DepthPolicy, "policy")
    departments = {one.department for one in published(tuple_of(projects, FiledTarget, "projects"))}
    return Share.of(len(departments & set(policy.watched)), len(departments))
