"""What reviews come to: how many passed, were returned, were asked to change what, and how much money was saved.

「审核退回重新申报的项目 348 个，占比约 4.1%」, 「对 313 个项目的绩效目标提出 1098 条修改意见」, 「核销 18 个，核减 71
个，压减预算资金 1.02 亿元」: such sentences are counted from one line per target. Shares keep both figures; how they
are rounded is for whoever prints them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from attrs import frozen

from budgetperf.amounts import Share, Yuan, plain_text
from budgetperf.errors import InvalidValueError, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.classified import published
from budgetperf.stages.reviews.filings import summed
from budgetperf.stages.reviews.lines import ReviewLine
from budgetperf.stages.reviews.opinions import ReviewConclusion
from budgetperf.terms import term

__all__ = ["ConclusionTotal", "ReviewSummary", "summarise_reviews"]


@frozen(kw_only=True)
class ConclusionTotal:
    """The targets whose review came to one thing.

    Attributes:
        conclusion: what it came to; None while it is open.
        count: how many.
        share: of all targets.
    """

    conclusion: ReviewConclusion | None
    count: int
    share: Share


@frozen(kw_only=True)
class ReviewSummary(Result):
    """What reviews come to; classified projects are on neither side of any share.

    Attributes:
        lines: one per target.
        as_of: the day that the figures are of.
        count: how many.
        departments: of how many departments.
        conclusions: the targets by what their review came to in the end; open ones last.
        returned: how many were returned for refiling at least once, whatever came later.
        requests: how many changes were asked for.
        with_requests: of how many targets.
        cancelled: how many get nothing of what they asked for (核销).
        reduced: how many get less than they asked for, and something (核减).
        saved: what these were not given, in yuan (压减).
        undecided: of how many it is not known what they asked for or get.
    """

    lines: tuple[ReviewLine, ...]
    as_of: date
    count: int
    departments: int
    conclusions: tuple[ConclusionTotal, ...]
    returned: int
    requests: int
    with_requests: int
    cancelled: int
    reduced: int
    saved: Yuan
    undecided: int

    def recompute(self) -> ReviewSummary:
        """Count the kept lines again."""
        return summarise_reviews(self.lines, as_of=self.as_of)

    @property
    def return_rate(self) -> Share:
        """Returned of all; undefined where there is none."""
        return Share.of(self.returned, self.count)

    @property
    def request_rate(self) -> Share:
        """Targets with requests of all; undefined where there is none."""
        return Share.of(self.with_requests, self.count)

    @property
    def requests_each(self) -> Share:
        """Requests over the targets that have some; undefined where none has."""
        return Share.of(self.requests, self.with_requests)

    def ended(self, conclusion: ReviewConclusion | None) -> ConclusionTotal:
        """The targets whose review came to one thing in the end; None asks for the open ones."""
        return next(total for total in self.conclusions if total.conclusion is conclusion)

    @property
    def explanation(self) -> Explanation:
        """The counts, shares and amounts."""
        parts = [
            Explanation(
                key=f"conclusion.{total.conclusion.value if total.conclusion else 'open'}",
                zh=f"{(total.conclusion.term if total.conclusion else term('review-open')).zh}：{total.count} 个",
                en=f"{(total.conclusion.term if total.conclusion else term('review-open')).en}: {total.count}",
            )
            for total in self.conclusions
        ]
        saved = plain_text(self.saved)
        parts += [
            Explanation(
                key="returned",
                zh=f"退回重新申报 {self.return_rate}",
                en=f"returned for refiling: {self.return_rate}",
            ),
            Explanation(
                key="requests",
                zh=f"对 {self.with_requests} 个项目提出 {self.requests} 条修改意见",
                en=f"{self.requests} changes asked for, of {self.with_requests} targets",
            ),
            Explanation(
                key="saved",
                zh=f"核销 {self.cancelled} 个，核减 {self.reduced} 个，压减 {saved} 元，未定 {self.undecided} 个",
                en=f"{self.cancelled} cancelled, {self.reduced} reduced, {saved} yuan saved, {self.undecided} open",
            ),
        ]
        return Explanation(
            key="review-summary",
            zh=f"截至 {self.as_of} 审核绩效目标 {self.count} 个，涉及部门 {self.departments} 个",
            en=f"{self.count} targets of {self.departments} departments reviewed by {self.as_of}",
            parts=tuple(parts),
        )


def summarise_reviews(lines: Iterable[ReviewLine], *, as_of: date) -> ReviewSummary:
    """Count what reviews came to.

    Args:
        lines: one per target; those of classified projects are left out.
        as_of: the day that the figures are of; 「到今年9月20日」 in a report of two years leaves it open.

    Raises:
        InvalidValueError: a target twice, or one to which something happened after that day.
    """
    require(as_of, date, "as_of")
    shown = published(tuple_of(lines, ReviewLine, "lines", hint="ReviewCourse.line"))
    codes = Counter(line.code for line in shown)
    if twice := sorted(code for code, count in codes.items() if count > 1):
        raise InvalidValueError(f"the targets {twice} stand twice.", f"项目 {twice} 重复。", found=tuple(twice))
    if later := sorted(line.code for line in shown if line.on is not None and line.on > as_of):
        raise InvalidValueError(
            f"the reviews of {', '.join(later)} went on after {as_of}, expected figures of that day.",
            f"项目 {'、'.join(later)} 在 {as_of} 之后仍有审核记录，应为截至该日的情况。",
            found=tuple(later),
            as_of=as_of,
        )
    ended = Counter(line.conclusion for line in shown)
    cut = [(line, less) for line in shown if (less := _less(line)) is not None and less > 0]
    return ReviewSummary(
        lines=shown,
        as_of=as_of,
        count=len(shown),
        departments=len({line.department for line in shown}),
        conclusions=tuple(
            ConclusionTotal(conclusion=one, count=ended[one], share=Share.of(ended[one], len(shown)))
            for one in (*ReviewConclusion, None)
        ),
        returned=sum(line.returned > 0 for line in shown),
        requests=sum(line.requests for line in shown),
        with_requests=sum(line.requests > 0 for line in shown),
        cancelled=sum(line.granted == 0 for line, _ in cut),
        reduced=sum(line.granted != 0 for line, _ in cut),
        saved=summed(less for _, less in cut),
        undecided=sum(_less(line) is None for line in shown),
    )


def _less(line: ReviewLine) -> Yuan | None:
    """What a target is not given of what it asked for, in yuan; below 0 where it gets more."""
    if line.asked is None or line.granted is None:
        return None
    return summed([line.asked, Yuan(line.granted.copy_negate())])
