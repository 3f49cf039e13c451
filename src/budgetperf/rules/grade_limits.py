"""Limits on a grade after an incident: a cap (等级不高于中) or a veto (一票否决).

An audit violation, say, may cap the grade whatever the total, or send it to the worst one. No published figure was
found: which incidents count and what each allows come from the caller with their bases, and nothing has a default.
"""

from __future__ import annotations

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, Basis, BasisKind, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_filled
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.rules.grading import GradeBand, GradeScale

__all__ = ["GradeLimit", "GradeLimits", "LimitedGrade", "limit_grade"]


@frozen(kw_only=True)
class GradeLimit:
    """The best grade that one incident leaves.

    Attributes:
        key: stable name of the incident.
        zh: the incident in Chinese, such as 审计查出违规.
        en: the incident in English.
        at_most: the code of the best grade that is left; a veto leaves the worst one of the scale.
        basis: the ground of the limit.

    Raises:
        InvalidValueError: an empty key.
    """

    key: str
    zh: str
    en: str
    at_most: str
    basis: Basis

    def __attrs_post_init__(self) -> None:
        require(self.key, str, "GradeLimit.key")
        require_filled(self, "zh", "en", "at_most")
        require(self.basis, Basis, "GradeLimit.basis", hint="Basis()")
        if not self.key.strip():
            raise InvalidValueError("a limit needs a key.", "等级限制须有编码。", found=self.key)


@frozen(kw_only=True)
class GradeLimits:
    """The incidents that limit a grade; where several happened, the strictest limit counts.

    Attributes:
        limits: one for each incident that is known.
        basis: the ground of the list; each limit has its own beside it.

    Raises:
        InvalidValueError: two limits for one incident.
    """

    limits: tuple[GradeLimit, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_each(self.limits, GradeLimit, "GradeLimits.limits")
        check_bases(self, self.basis)
        keys = [limit.key for limit in self.limits]
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise InvalidValueError(
                f"the incidents {twice} have two limits, expected one for each.",
                f"{twice} 有两项等级限制，每种情形只能有一项。",
                found=tuple(twice),
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The list, where nobody published it; a limit that nobody published is listed where it is used."""
        return assumptions_of("grade-limits", self, self.basis)

    def of(self, incidents: tuple[str, ...]) -> tuple[GradeLimit, ...]:
        """The limits of these incidents, each once, in the order of the list.

        Raises:
            InvalidValueError: incidents that are no text or that the list does not know.
        """
        require_each(incidents, str, "incidents")
        known = [limit.key for limit in self.limits]
        if unknown := [incident for incident in dict.fromkeys(incidents) if incident not in known]:
            raise InvalidValueError(
                f"the incidents {unknown} have no limit, expected any of {known}.",
                f"没有规定 {unknown} 的等级限制，已知情形为 {known}。",
                hint_en="leave out incidents that limit nothing, or add a limit with its basis",
                hint_zh="请去掉不影响等级的情形，或补充其等级限制及依据",
                found=tuple(unknown),
                known=tuple(known),
            )
        return tuple(limit for limit in self.limits if limit.key in incidents)


@frozen(kw_only=True)
class LimitedGrade(Result):
    """A grade after the incidents.

    Attributes:
        scale: the grades.
        earned: the grade that the total earned.
        incidents: what happened, by key.
        limits: the rules.
        grade: the grade that is left; never better than the earned one.
        decisive: the incidents that lowered it that far; none where it is the earned one.
        assumptions: the conventions that the grade rests on.
    """

    scale: GradeScale
    earned: GradeBand
    incidents: tuple[str, ...]
    limits: GradeLimits
    grade: GradeBand
    decisive: tuple[str, ...]
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> LimitedGrade:
        """Limit the kept grade again."""
        return limit_grade(self.scale, self.earned, self.incidents, self.limits)

    @property
    def is_lowered(self) -> bool:
        """Whether the incidents cost anything."""
        return self.grade != self.earned

    @property
    def explanation(self) -> Explanation:
        """From which grade to which, and what each incident leaves."""
        if self.is_lowered:
            zh, en = f"由{self.earned.zh}降为{self.grade.zh}", f"lowered from {self.earned.en} to {self.grade.en}"
        else:
            zh, en = f"{self.earned.zh}，未受限制", f"{self.earned.en}, not limited"
        list_basis = self.limits.basis["limits"]
        return Explanation(
            key="limited-grade",
            zh=f"评价等级：{zh}",
            en=f"grade: {en}",
            bases=_cited(list_basis),
            parts=(
                *(self._step(limit) for limit in self.limits.of(self.incidents)),
                *assumption_steps(self.assumptions),
            ),
        )

    def _step(self, limit: GradeLimit) -> Explanation:
        left, decides = self.scale.coded(limit.at_most), limit.key in self.decisive
        return Explanation(
            key=f"limit.{limit.key}",
            zh=f"{limit.zh}：等级不高于{left.zh}{'，据此确定等级' if decides else ''}",
            en=f"{limit.en}: at most {left.en}{', which decides' if decides else ''}",
            bases=_cited(limit.basis),
        )


def limit_grade(scale: GradeScale, earned: GradeBand, incidents: tuple[str, ...], limits: GradeLimits) -> LimitedGrade:
    """The grade that the incidents leave of an earned one: the strictest limit counts, and no limit improves a grade.

    Args:
        scale: the grades.
        earned: the grade that the total earned, one of the scale's own.
        incidents: what happened, by key; an incident that happened twice limits no more than once.
        limits: the rules.

    Raises:
        InvalidValueError: the earned grade or that of a limit is not the scale's, or an incident has no limit.

    >>> from budgetperf.basis import Document
    >>> from budgetperf.regimes import NATIONAL
    >>> scale, rule = NATIONAL.self_evaluation.scale, Basis(kind=BasisKind.READ, document=Document(title="示例办法"))
    >>> limits = GradeLimits(basis={"limits": rule}, limits=(
    ...     GradeLimit(key="audit", zh="审计查出违规", en="an audit violation", at_most="fair", basis=rule),))
    >>> limit_grade(scale, scale.coded("excellent"), ("audit",), limits).grade.zh
    '中'
    """
    require(scale, GradeScale, "scale")
    require_each(incidents, str, "incidents")
    require(limits, GradeLimits, "limits")
    allowed = {limit.key: scale.rank(scale.coded(limit.at_most)) for limit in limits.limits}
    happened = limits.of(incidents)
    first = scale.rank(earned)
    last = max([first, *(allowed[limit.key] for limit in happened)])
    assumed = [
        Assumption(key=f"grade-limits.{limit.key}", zh=limit.basis.zh, en=limit.basis.en)
        for limit in happened
        if limit.basis.kind is BasisKind.ASSUMED
    ]
    return LimitedGrade(
        scale=scale,
        earned=earned,
        incidents=incidents,
        limits=limits,
        grade=scale.bands[last],
        decisive=tuple(limit.key for limit in happened if allowed[limit.key] == last > first),
        assumptions=(*limits.assumptions, *assumed),
    )


def _cited(basis: Basis) -> tuple[Basis, ...]:
    """A basis as a step cites it; an assumption has a step of its own."""
    return () if basis.kind is BasisKind.ASSUMED else (basis,)
