"""Spot checks of reviews (抽查复核): some are drawn by an announced seed and reviewed again.

「加大绩效抽查复核力度」 says no number. The draw is that of the selection stage, with its certificate; here the second
review is held against the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from budgetperf.amounts import Share
from budgetperf.errors import Problem, require, require_fields, require_text, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.classified import published, refused
from budgetperf.stages.reviews.lines import ReviewLine
from budgetperf.stages.reviews.opinions import ReviewConclusion, Reviewer
from budgetperf.stages.selection import Announcement, Candidate, Draw, DrawPolicy, draw

__all__ = ["SecondReview", "SpotCheck", "confirm", "draw_reviews"]


@frozen(kw_only=True)
class SecondReview:
    """What a spot check found of one target.

    Attributes:
        code: the project's key.
        by: who reviewed again.
        on: the day.
        says: what the target should have come to.
    """

    code: str
    by: Reviewer
    on: date
    says: ReviewConclusion

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "SecondReview.code")
        require(self.by, Reviewer, "SecondReview.by")
        require_fields(self, date, "on")
        require_fields(self, ReviewConclusion, "says")


@frozen(kw_only=True)
class SpotCheck(Result):
    """The reviews that were drawn, held against a second look.

    Attributes:
        lines: what all reviews came to, by code, without those of classified projects.
        drawn: the draw with its certificate.
        seconds: the second reviews, by code.
        differing: the codes of targets that the second review would have judged otherwise.
        outstanding: the codes that were drawn and not reviewed again yet.
    """

    lines: tuple[ReviewLine, ...]
    drawn: Draw
    seconds: tuple[SecondReview, ...]
    differing: tuple[str, ...]
    outstanding: tuple[str, ...]

    def recompute(self) -> SpotCheck:
        """Hold the kept reviews against each other again, on a draw that is made again."""
        return confirm(self.lines, self.drawn.recompute(), self.seconds)

    @property
    def difference_rate(self) -> Share:
        """Those that differ over those reviewed again; undefined where there is none."""
        return Share.of(len(self.differing), len(self.seconds))

    @property
    def explanation(self) -> Explanation:
        """The draw, and each target that differs."""
        first = {line.code: line.conclusion for line in self.lines}
        parts = []
        for one in self.seconds:
            before = first[one.code]
            if one.code in self.differing and before is not None:
                zh = f"{one.code}：原审核{before.term.zh}，复核{one.says.term.zh}"
                en = f"{one.code}: {before.term.en} at first, {one.says.term.en} by {one.by.body}"
                parts.append(Explanation(key=one.code, zh=zh, en=en))
        return Explanation(
            key="spot-check",
            zh=f"抽查 {self.drawn.share}，不一致 {self.difference_rate}，待复核 {len(self.outstanding)} 个",
            en=f"drawn {self.drawn.share}, differing {self.difference_rate}, {len(self.outstanding)} outstanding",
            parts=(*parts, self.drawn.explanation),
        )


def draw_reviews(lines: Iterable[ReviewLine], policy: DrawPolicy, announcement: Announcement, *, on: date) -> Draw:
    """Draw reviews to be looked at again; the stratum of each is its department.

    Args:
        lines: what reviews came to; open ones, and those of classified projects, are not drawn from.
        policy: how many, and from what.
        announcement: the seed and what it is for.
        on: the day of the draw; not before the announcement.

    Raises:
        InvalidValueError: as :func:`~budgetperf.stages.selection.draw`.
    """
    every = tuple_of(lines, ReviewLine, "lines", hint="ReviewCourse.line")
    ended = [
        Candidate(code=line.code, stratum=line.department, classified=line.classified)
        for line in every
        if line.conclusion is not None
    ]
    return draw(ended, policy, announcement, on=on)


def confirm(lines: Iterable[ReviewLine], drawn: Draw, seconds: Iterable[SecondReview]) -> SpotCheck:
    """Hold second reviews against the first ones.

    Args:
        lines: what all reviews came to.
        drawn: the draw.
        seconds: the second reviews, each of a target that was drawn.

    Raises:
        InvalidValueError: a second review of what was not drawn, or two of one target; a draw from other reviews.
    """
    require(drawn, Draw, "drawn", hint="draw_reviews()")
    shown = sorted(published(tuple_of(lines, ReviewLine, "lines")), key=lambda line: line.code)
    again = sorted(tuple_of(seconds, SecondReview, "seconds"), key=lambda one: one.code)
    first = {line.code: line.conclusion for line in shown if line.conclusion is not None}
    codes = [one.code for one in again]
    problems = [
        Problem(path=f"seconds.{code}", en="was not drawn, or stands twice", zh="未被抽中或重复")
        for code in dict.fromkeys(codes)
        if code not in drawn.codes or codes.count(code) > 1
    ]
    if {item.code for item in drawn.population} != set(first):
        problems.append(Problem(path="drawn", en="is from other reviews", zh="并非取自这些审核"))
    if problems:
        raise refused("the spot check does not fit the reviews", "抽查与审核不符", problems)
    return SpotCheck(
        lines=tuple(shown),
        drawn=drawn,
        seconds=tuple(again),
        differing=tuple(one.code for one in again if one.says is not first[one.code]),
        outstanding=tuple(sorted(set(drawn.codes) - set(codes))),
    )
