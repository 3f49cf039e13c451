"""What budget performance counts for in the general appraisal (综合绩效目标考核), by series and year.

「纳入镇、街道、秀洲国家高新区和区级机关部门（单位）综合绩效目标考核，分值占0.6分、0.5分、0.4分和1分」: four series have
four weights, each in an appraisal of its own. They are never added; whoever tries gets an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from types import NoneType
from typing import ClassVar

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, Rounding, ending, fraction, plain_text, points, show
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_text,
    tuple_of,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.stages.appraisals.verb import Appraisal
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "SeriesMixedError",
    "SeriesWeight",
    "SeriesWeights",
    "WeightedScore",
    "WeightedScores",
    "add_up",
    "enter_general_appraisal",
    "weights_of",
]


class SeriesMixedError(InvalidValueError):
    """Points of different series were added; they belong to different appraisals, and their sum means nothing."""

    code: ClassVar[str] = "series-mixed"


@frozen(kw_only=True)
class SeriesWeight:
    """What budget performance counts for in one series.

    Attributes:
        series: the code of the series.
        zh: the series, in Chinese.
        en: the same in English.
        points: how many points of that series' general appraisal, above 0.
    """

    series: str
    zh: str
    en: str
    points: Points

    def __attrs_post_init__(self) -> None:
        require_filled(self, "series", "zh", "en")
        require_fields(self, Decimal, "points")
        if points(self.points) <= 0:
            raise InvalidValueError(
                f"the series {self.series} counts for {plain_text(self.points)} points, expected more than 0.",
                f"“{self.zh}”的分值为 {plain_text(self.points)}，应大于 0。",
                found=self.points,
            )


@frozen(kw_only=True)
class SeriesWeights:
    """The weights of one year.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        status: whether they bind.
        year: the year whose work is appraised.
        weights: one for each series; at least one.
        rounding: how what a department brings to the general appraisal is rounded; None keeps it exact.
        basis: the ground of each.

    Raises:
        InvalidValueError: no series, or one twice.
    """

    code: str
    revision: str
    status: RuleStatus
    year: int
    weights: tuple[SeriesWeight, ...]
    rounding: Rounding | None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "SeriesWeights.code")
        require_text(self.revision, "SeriesWeights.revision")
        require_fields(self, RuleStatus, "status")
        require_fields(self, int, "year")
        require_each(self.weights, SeriesWeight, "SeriesWeights.weights")
        require_fields(self, (Rounding, NoneType), "rounding")
        check_bases(self, self.basis)
        codes = [one.series for one in self.weights]
        if not codes or len(set(codes)) < len(codes):
            found = ", ".join(codes) or "nothing"
            raise InvalidValueError(
                f"the weights are of {found}, expected one or more series, each once.",
                f"分值对应的系列为 {found}，应有一个以上且互不相同。",
                found=found,
            )

    def of(self, series: str) -> Points:
        """The points of one series.

        Raises:
            InvalidValueError: the year has no weight for it.
        """
        for one in self.weights:
            if one.series == series:
                return one.points
        raise InvalidValueError(
            f"{self.year} has no weight for the series {series!r}, expected one of "
            f"{', '.join(one.series for one in self.weights)}.",
            f"{self.year} 年没有系列“{series}”的分值，应为：{'、'.join(one.zh for one in self.weights)}。",
            found=series,
        )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What they hold without a document."""
        return assumptions_of("series-weights", self, self.basis)


@frozen(kw_only=True)
class WeightedScore:
    """What one department brings to the general appraisal of its series.

    Attributes:
        department: its code.
        series: the code of its series.
        points: its score over the whole, times the points of the series.
    """

    department: str
    series: str
    points: Exact


@frozen(kw_only=True)
class WeightedScores(Result):
    """What an appraisal brings to the general one.

    Attributes:
        appraisal: the appraisal on budget performance.
        weights: what it counts for.
        scores: each department, in the order of the appraisal.
    """

    appraisal: Appraisal
    weights: SeriesWeights = field(metadata=BY_REFERENCE)
    scores: tuple[WeightedScore, ...]

    def recompute(self) -> WeightedScores:
        """Weigh the kept appraisal again."""
        return enter_general_appraisal(self.appraisal.recompute(), self.weights)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the appraisal and the weights hold without a document."""
        return tuple(dict.fromkeys((*self.appraisal.assumptions, *self.weights.assumptions)))

    @property
    def explanation(self) -> Explanation:
        """Each department with what it brings."""
        parts = tuple(
            Explanation(
                key=f"department.{one.department}",
                zh=f"{one.department}：{show(one.points)} 分（{series.zh}，满分 {plain_text(series.points)}）",
                en=f"{one.department}: {show(one.points)} of {plain_text(series.points)} ({series.en})",
            )
            for one in self.scores
            for series in self.weights.weights
            if series.series == one.series
        )
        return Explanation(
            key="weighted-scores",
            zh=f"{self.weights.year} 年预算绩效管理考核计入综合考核",
            en=f"what budget performance brings to the general appraisal of {self.weights.year}",
            bases=(self.weights.basis["weights"],),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


def weights_of(every: Iterable[SeriesWeights], year: int) -> SeriesWeights:
    """The weights of a year; those of another year are never taken for it.

    Raises:
        IncompleteError: no weights of that year are known.
        InvalidValueError: several are.
    """
    require(year, int, "year")
    known = tuple_of(every, SeriesWeights, "every")
    found = [one for one in known if one.year == year]
    if not found:
        years = ", ".join(str(one.year) for one in known)
        problem = Problem(
            path="year", en=f"is {year}; known are {years or 'none'}", zh=f"为 {year}，已知年度：{years or '无'}"
        )
        raise IncompleteError.listing("the weights of this year are not known", "该年度的分值未知", (problem,))
    if len(found) > 1:
        codes = ", ".join(one.code for one in found)
        raise InvalidValueError(f"{year} has the weights {codes}, expected one.", f"{year} 年有多组分值。", found=codes)
    return found[0]


def enter_general_appraisal(appraisal: Appraisal, weights: SeriesWeights) -> WeightedScores:
    """What each department brings to the general appraisal of its series: its share of the whole, times the weight.

    Args:
        appraisal: the appraisal on budget performance.
        weights: of the same year.

    Raises:
        InvalidValueError: the years differ, or a series has no weight.
    """
    require(appraisal, Appraisal, "appraisal", hint="appraise()")
    require(weights, SeriesWeights, "weights", hint="regimes.appraisals.XIUZHOU_2021_WEIGHTS")
    if appraisal.year != weights.year:
        raise InvalidValueError(
            f"the appraisal is of {appraisal.year} and the weights of {weights.year}, expected the same year.",
            f"考核年度为 {appraisal.year}，分值为 {weights.year} 年的，应为同一年度。",
            found=weights.year,
        )
    scores = tuple(
        WeightedScore(
            department=line.department,
            series=line.series,
            points=_rounded(Fraction(line.total) / Fraction(line.whole) * Fraction(weights.of(line.series)), weights),
        )
        for line in appraisal.lines
    )
    return WeightedScores(appraisal=appraisal, weights=weights, scores=scores)


def add_up(scores: Iterable[WeightedScore]) -> Exact:
    """What scores of one series make together.

    Raises:
        SeriesMixedError: they are of several series.
    """
    every = tuple_of(scores, WeightedScore, "scores")
    series = tuple(dict.fromkeys(one.series for one in every))
    if len(series) > 1:
        raise SeriesMixedError(
            f"points of the series {', '.join(series)} are added, expected those of one series: each counts in an "
            "appraisal of its own.",
            f"将 {'、'.join(series)} 的分值相加；各系列分属不同的考核，不得跨系列相加。",
            found=series,
        )
    return ending(sum((fraction(one.points) for one in every), Fraction(0)))


def _rounded(value: Fraction, weights: SeriesWeights) -> Exact:
    return ending(value) if weights.rounding is None else weights.rounding.apply(value)
