"""Is every project evaluated that must be (应审尽审)? A check over a set of screenings and the evaluations done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from budgetperf.amounts import Share
from budgetperf.errors import IncompleteError, Problem, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.stages.exante.screening import Screening, ScreeningOutcome

__all__ = ["ScreeningCoverage", "check_coverage"]


@frozen(kw_only=True)
class ScreeningCoverage(Result):
    """Which of the projects that need an ex-ante evaluation have one. Classified projects are left out of all of it.

    Attributes:
        screenings: what the rules say of each project.
        evaluated: the codes of the projects that were evaluated.
        required: the codes of those that must be.
        missing: the codes of those that must be and were not.
        silent: the codes of those for which the words leave it open.
        beyond: the codes of those that were evaluated and need not be, or were never screened.
    """

    screenings: tuple[Screening, ...]
    evaluated: tuple[str, ...]
    required: tuple[str, ...]
    missing: tuple[str, ...]
    silent: tuple[str, ...]
    beyond: tuple[str, ...]

    @property
    def complete(self) -> bool | None:
        """Whether all that must be is evaluated; None where an open question keeps that from being told."""
        if self.missing:
            return False
        return None if set(self.silent) - set(self.evaluated) else True

    @property
    def share(self) -> Share:
        """Those that must be and are, over those that must be; undefined where none must."""
        return Share.of(len(self.required) - len(self.missing), len(self.required))

    def recompute(self) -> ScreeningCoverage:
        """Check the kept screenings again."""
        return check_coverage(self.screenings, self.evaluated)

    @property
    def explanation(self) -> Explanation:
        """The counts, then the projects that are missing, open, or beyond what is asked."""
        done, all_of_them = len(self.required) - len(self.missing), len(self.required)
        groups = (
            ("missing", "应评估而未评估", "must be evaluated and is not", self.missing),
            ("silent", "是否须评估尚待明确", "open whether it must be evaluated", self.silent),
            ("beyond", "已评估而规则未要求", "evaluated though no rule asks for it", self.beyond),
        )
        return Explanation(
            key="coverage",
            zh=f"应审尽审：须评估 {all_of_them} 个，已评估 {done} 个",
            en=f"every project that must be is evaluated: {done} of {all_of_them}",
            parts=tuple(
                Explanation(key=f"{key}.{code}", zh=f"{zh}：{code}", en=f"{en}: {code}")
                for key, zh, en, codes in groups
                for code in codes
            ),
        )


def check_coverage(screenings: Iterable[Screening], evaluated: Iterable[str]) -> ScreeningCoverage:
    """Compare what must be evaluated with what was (「按照应审尽审原则」).

    Args:
        screenings: the screenings of one year; every project has a code and stands once. Classified ones are dropped.
        evaluated: the codes of the projects whose evaluation was completed, each counted once.

    Raises:
        IncompleteError: projects without a code, or two of one code; all of them at once.
        InvalidValueError: something else than screenings and codes.
    """
    every = tuple_of(screenings, Screening, "screenings")
    done = dict.fromkeys(tuple_of(evaluated, str, "evaluated"))
    shown = _codes(every)
    withheld = {one.project.code for one in every if one.project.classified} - set(shown)
    kept = tuple(code for code in done if code not in withheld)
    required = tuple(code for code, one in shown.items() if one.required)
    silent = tuple(code for code, one in shown.items() if one.outcome is ScreeningOutcome.SILENT)
    return ScreeningCoverage(
        screenings=tuple(shown.values()),
        evaluated=kept,
        required=required,
        missing=tuple(code for code in required if code not in done),
        silent=silent,
        beyond=tuple(code for code in kept if code not in {*required, *silent}),
    )


def _codes(screenings: tuple[Screening, ...]) -> dict[str, Screening]:
    """The screenings that may be shown, by the codes of their projects."""
    codes = Counter(one.project.code for one in screenings if not one.project.classified)
    problems: list[Problem] = []
    for i, one in enumerate(screenings):
        code = one.project.code
        if code is None and not one.project.classified:
            problems.append(Problem(path=f"screenings[{i}]", en="its project has no code", zh="项目没有编码"))
        elif codes[code] > 1:
            en, zh = f"the code {code} stands {codes[code]} times", f"编码 {code} 出现 {codes[code]} 次"
            problems.append(Problem(path=f"screenings[{i}]", en=en, zh=zh))
    if problems:
        raise IncompleteError.listing("the coverage cannot be told", "无法核对应审尽审", tuple(problems))
    shown = (one for one in screenings if not one.project.classified)
    return {one.project.code: one for one in shown if one.project.code is not None}
