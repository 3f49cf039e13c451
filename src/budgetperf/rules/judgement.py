"""Points that a person gives: qualitative bands (按评判等级赋分) and yes-or-no criteria (是否类指标).

A rating in words, such as 部分达成, opens a band; inside it the share is a person's judgement. The library never
chooses it: it says which points the rating allows and refuses others. A yes-or-no criterion is a rule whose bands leave
nothing to choose.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from attrs import field, frozen

from budgetperf.amounts import Number, Points, Rounding, Share, exact, plain_text, show
from budgetperf.amounts import points as as_points
from budgetperf.basis import Assumption, Bases, BasisKind, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, NotScorableError, require, require_each, require_text, require_truth
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.rules.actuals import Rating
from budgetperf.rules.conventions import rounded

__all__ = ["AllowedPoints", "JudgedScore", "QualitativeBand", "QualitativeBands", "judge_points"]


@frozen(kw_only=True)
class QualitativeBand:
    """What one rating is worth.

    Attributes:
        rating: how far the target was reached.
        zh: the printed words, such as 部分达成年度指标并具有一定效果.
        low: the least share of the points; it belongs to the band.
        high: the greatest; it belongs to the band above where that one begins there, else to this one.
    """

    rating: Rating
    zh: str
    low: Share
    high: Share

    def __attrs_post_init__(self) -> None:
        require(self.rating, Rating, "QualitativeBand.rating")
        require_text(self.zh, "QualitativeBand.zh")
        require(self.low, Share, "QualitativeBand.low", hint="Share.of()")
        require(self.high, Share, "QualitativeBand.high", hint="Share.of()")
        defined = self.low.is_defined and self.high.is_defined
        if not defined or not 0 <= self.low.exact <= self.high.exact <= 1:
            raise InvalidValueError(
                f"the band {self.rating.value} runs from {self.low} to {self.high}, expected shares from 0 to 1.",
                f"“{self.rating.term.zh}”一档为 {self.low} 至 {self.high}，应为 0 至 1 之间由低到高的比例。",
                low=str(self.low),
                high=str(self.high),
            )

    @property
    def is_fixed(self) -> bool:
        """Whether the band leaves nothing to choose."""
        return self.low.exact == self.high.exact


@frozen(kw_only=True)
class AllowedPoints:
    """The points that a rating allows.

    Attributes:
        low: the least, included.
        high: the greatest.
        high_in: whether the greatest is included.

    Raises:
        InexactNumberError: ``in`` is asked of a ``float``, a ``bool`` or another type in place of a number.
        InvalidValueError: the least or the greatest is no finite ``Decimal``, or ``in`` is asked of no finite number.

    >>> Decimal(8) in AllowedPoints(low=Decimal(6), high=Decimal(8), high_in=False)
    False
    """

    low: Decimal
    high: Decimal
    high_in: bool

    def __attrs_post_init__(self) -> None:
        for name in ("low", "high"):
            require(getattr(self, name), Decimal, f"AllowedPoints.{name}", hint="points()")
            exact(getattr(self, name), f"AllowedPoints.{name}")
        require_truth(self.high_in, "AllowedPoints.high_in")

    def __contains__(self, points: Number) -> bool:
        asked = exact(points, "points")
        return self.low <= asked and (asked <= self.high if self.high_in else asked < self.high)

    def text(self) -> str:
        """The range in mathematical notation: ``[8, 10]``, or ``[6, 8)`` where the upper edge is another band's."""
        return f"[{plain_text(self.low)}, {plain_text(self.high)}{']' if self.high_in else ')'}"


@frozen(kw_only=True)
class QualitativeBands:
    """The bands of the ratings, from best to worst.

    Attributes:
        bands: one for each rating that can be given; together without overlap, and without a gap between bands that
            leave a choice.
        rounding: how the edges of a band are rounded to points before points are compared with them.
        basis: the ground of each.

    Raises:
        InvalidValueError: a rating twice, an overlap or a gap; ``counterexample`` is a share with two bands or none.

    >>> from budgetperf.basis import assumed
    >>> from budgetperf.rules.shapes import CENT
    >>> words = assumed("示例", "an example")
    >>> bands = QualitativeBands(bands=(
    ...     QualitativeBand(rating=Rating.ACHIEVED, zh="达成", low=Share.of(80, 100), high=Share.of(1, 1)),
    ...     QualitativeBand(rating=Rating.PARTLY, zh="部分达成", low=Share.of(60, 100), high=Share.of(80, 100)),
    ...     QualitativeBand(rating=Rating.NOT_ACHIEVED, zh="未达成", low=Share.of(0, 1), high=Share.of(60, 100)),
    ... ), rounding=CENT, basis={"bands": words, "rounding": words})
    >>> bands.allowed(Rating.PARTLY, as_points(10)).text()
    '[6, 8)'
    """

    bands: tuple[QualitativeBand, ...]
    rounding: Rounding
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_each(self.bands, QualitativeBand, "QualitativeBands.bands")
        require(self.rounding, Rounding, "QualitativeBands.rounding")
        check_bases(self, self.basis)
        ratings = [band.rating for band in self.bands]
        if not ratings or len(set(ratings)) < len(ratings):
            names = [rating.value for rating in ratings]
            raise InvalidValueError(
                f"the bands are for the ratings {names}, expected each rating at most once and at least one.",
                f"各档对应的评判为 {names}，每种评判至多一档，且至少有一档。",
                found=tuple(names),
            )
        _check_shares(self.bands)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the fields that nobody published."""
        return rounded("分档界限", "edges of bands", assumptions_of("qualitative", self, self.basis))

    def band(self, rating: Rating) -> QualitativeBand:
        """The band of a rating.

        Raises:
            InvalidValueError: something else than a rating.
            NotScorableError: the rule has no band for it.
        """
        require(rating, Rating, "rating")
        for band in self.bands:
            if band.rating is rating:
                return band
        known = [band.rating.value for band in self.bands]
        raise NotScorableError(
            f"there is no band for the rating {rating.value!r}, expected one of {known}.",
            f"没有“{rating.term.zh}”对应的档次，应为 {known} 之一。",
            rating=rating.value,
        )

    def _edge(self, share: Share, full: Points) -> Decimal:
        """An edge in points: rounded, but never above the points, and all of them for the whole share."""
        return full if share.exact == 1 else min(self.rounding.apply(Fraction(full) * share.exact), full)

    def allowed(self, rating: Rating, full: Points) -> AllowedPoints:
        """The points that a rating allows of ``full``, between rounded edges; the upper band owns an edge it begins at.

        Where both edges of a band round to the same number (few points, or none at all), just that number is allowed,
        though the band above may allow it too.

        Raises:
            InexactNumberError: ``full`` is a ``float``, a ``bool`` or another type in place of a number.
            InvalidValueError: something else than a rating, or ``full`` is below zero.
            NotScorableError: the rule has no band for the rating.
        """
        band, whole = self.band(rating), as_points(full)
        low, high = (self._edge(edge, whole) for edge in (band.low, band.high))
        open_above = _ends_below(self.bands, self.bands.index(band))
        return AllowedPoints(low=low, high=high, high_in=low == high or not open_above)


@frozen(kw_only=True)
class JudgedScore(Result):
    """Points that a person gave, found to be what the rating allows.

    Attributes:
        rating: how far the target was reached.
        full: the points that full marks are worth.
        given: the points that the person gave; None where the rating leaves no choice.
        rule: the bands.
        allowed: the points that the rating allows.
        points: the points awarded.
        assumptions: the conventions they rest on.
    """

    rating: Rating
    full: Points
    given: Points | None
    rule: QualitativeBands
    allowed: AllowedPoints
    points: Points
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> JudgedScore:
        """Judge the kept inputs again."""
        return judge_points(self.rating, points=self.full, given=self.given, rule=self.rule)

    @property
    def explanation(self) -> Explanation:
        """The rating, what it allows and what was given."""
        band, full, points = self.rule.band(self.rating), plain_text(self.full), plain_text(self.points)
        chosen = Explanation(
            key="band",
            zh=f"评判为“{band.zh}”：可给 {self.allowed.text()}，{'由人评判' if self.given is not None else '无须评判'}",
            en=f"rated {self.rating.term.en}: {self.allowed.text()} are allowed, "
            f"{'a person chose' if self.given is not None else 'with no choice'}",
            bases=() if self.rule.basis["bands"].kind is BasisKind.ASSUMED else (self.rule.basis["bands"],),
        )
        return Explanation(
            key="judged-score",
            zh=f"得分 {points}（满分 {full}）",
            en=f"{points} of {full} points",
            parts=(chosen, *assumption_steps(self.assumptions)),
        )


def judge_points(rating: Rating, *, points: Number, given: Number | None, rule: QualitativeBands) -> JudgedScore:
    """The points for a rating in words.

    Args:
        rating: how far the target was reached.
        points: what full marks are worth, 0 or more.
        given: the points that a person gives; None only where the rating's band leaves no choice.
        rule: the bands.

    Raises:
        InvalidValueError: the points given are not what the rating allows, or none are given where there is a choice.
        NotScorableError: the rule has no band for the rating.
    """
    require(rating, Rating, "rating")
    require(rule, QualitativeBands, "rule")
    full = as_points(points)
    allowed = rule.allowed(rating, full)
    if given is None and rule.band(rating).is_fixed:
        awarded = Points(allowed.low)
    elif given is not None and as_points(given) in allowed:
        awarded = as_points(given)
    else:
        found = "none" if given is None else show(as_points(given))
        raise InvalidValueError(
            f"the points given are {found}, expected {allowed.text()} for a rating of {rating.value!r}.",
            f"评判得分为 {'空' if given is None else found}，“{rating.term.zh}”应在 {allowed.text()} 之内。",
            hint_en="give points inside the band, or another rating",
            hint_zh="请在该档内给分，或改变评判",
            given=found,
            allowed=allowed.text(),
        )
    return JudgedScore(
        rating=rating,
        full=full,
        given=None if given is None else as_points(given),
        rule=rule,
        allowed=allowed,
        points=awarded,
        assumptions=rule.assumptions,
    )


def _ends_below(bands: tuple[QualitativeBand, ...], i: int) -> bool:
    """Whether a band ends just below its upper edge, which belongs to the band above."""
    return i > 0 and bands[i - 1].low.exact == bands[i].high.exact and not bands[i].is_fixed


def _claiming(bands: tuple[QualitativeBand, ...], share: Fraction) -> list[QualitativeBand]:
    return [
        band
        for i, band in enumerate(bands)
        if band.low.exact <= share < band.high.exact or (share == band.high.exact and not _ends_below(bands, i))
    ]


def _check_shares(bands: tuple[QualitativeBand, ...]) -> None:
    """Refuse a share with two bands, or with none unless the bands on both sides of it are fixed."""
    edges = sorted({edge.exact for band in bands for edge in (band.low, band.high)})
    for share in [*((one + other) / 2 for one, other in pairwise(edges)), *edges]:
        found = _claiming(bands, share)
        if len(found) > 1:
            raise _refused_share(share, "two bands", "属于两档", found[0], found[1])
        if not found:
            upper = min((band for band in bands if band.low.exact > share), key=lambda band: band.low.exact)
            lower = max((band for band in bands if band.high.exact < share), key=lambda band: band.high.exact)
            if not (upper.is_fixed and lower.is_fixed):
                raise _refused_share(share, "no band", "没有档次", upper, lower)


def _refused_share(
    share: Fraction, en: str, zh: str, upper: QualitativeBand, lower: QualitativeBand
) -> InvalidValueError:
    return InvalidValueError(
        f"the share {show(share)} has {en}: {lower.rating.value!r} ends at {lower.high}, {upper.rating.value!r} "
        f"begins at {upper.low}.",
        f"比例 {show(share)} {zh}：“{lower.rating.term.zh}”止于 {lower.high}，"
        f"“{upper.rating.term.zh}”始于 {upper.low}。",
        hint_en="let each band end where the one above it begins",
        hint_zh="每一档应止于上一档的下界",
        counterexample=str(share),
    )
