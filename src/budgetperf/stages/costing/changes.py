"""Change against a former cost, and the former cost that a printed change leaves possible.

「每平方米每月5.66元，较2021年下调10.3%」 does not say what 2021 had. It leaves an interval, which hangs on the printed
precision of both figures; that the former cost had two decimals is an assumption of whoever makes it.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import RoundingMode, Share, ending, show
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_fields, require_filled
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.ledger import Interval, printed_by
from budgetperf.rules.unit_costs import PrintedCost, UnitCost, share_of
from budgetperf.stages.costing.claims import ChangeClaim
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "ChangeCheck",
    "ChangePolicy",
    "FigureReading",
    "FormerCost",
    "check_change",
    "deviation",
    "infer_former",
    "saving_rate",
]


_HUNDRED = 100
_SHOWN = 12


class FigureReading(Enum):
    """Whether a printed unit cost is the quota itself or was rounded to what is printed."""

    AS_SET = "as_set"
    AS_ROUNDED = "as_rounded"

    @property
    def says(self) -> Term:
        """The reading as a sentence."""
        return term(f"figure-reading.{self.value}")


@frozen(kw_only=True)
class ChangePolicy:
    """How printed changes and costs are read.

    Attributes:
        code: stable name.
        revision: which state of the conventions this is.
        zh: its name in Chinese.
        en: its name in English.
        mode: how figures were rounded to what is printed.
        current: whether the present cost was rounded.
        places: how many decimals the former cost is taken to have; None assumes nothing of it.
        basis: the ground of each.
    """

    code: str
    revision: str
    zh: str
    en: str
    mode: RoundingMode
    current: FigureReading
    places: int | None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RoundingMode, "mode")
        require_fields(self, FigureReading, "current")
        require_fields(self, (int, NoneType), "places")
        check_bases(self, self.basis, optional=("places",))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions that nobody published."""
        return assumptions_of("change", self, self.basis)


@frozen(kw_only=True)
class FormerCost(Result):
    """The former cost that a printed change leaves possible.

    Attributes:
        claim: the change.
        current: the present cost as printed.
        policy: how both are read.
        range: what the former cost may be, in yuan in the unit of the present one.
        candidates: the former costs of so many decimals as the policy assumes; empty where it assumes none, or where
            the range has no upper bound.
    """

    claim: ChangeClaim
    current: PrintedCost
    policy: ChangePolicy = field(metadata=BY_REFERENCE)
    range: Interval
    candidates: tuple[Decimal, ...]

    def recompute(self) -> FormerCost:
        """Infer the former cost again."""
        return infer_former(self.claim, self.current, self.policy)

    @property
    def unique(self) -> UnitCost | None:
        """The former cost where only one is a candidate; None where there is none, or several."""
        if len(self.candidates) != 1:
            return None
        return UnitCost(amount=Fraction(self.candidates[0]), unit=self.current.unit)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the interval, and the candidates in it, rest on."""
        return self.policy.assumptions

    @property
    def explanation(self) -> Explanation:
        """The interval, then how many candidates it has."""
        unit, places = self.current.unit, self.policy.places
        parts = []
        if places is not None and self.range.high is not None:
            listed = "、".join(str(one) for one in self.candidates[:_SHOWN])
            more = len(self.candidates) > _SHOWN
            count = len(self.candidates)
            zh = {0: f"没有 {places} 位小数的数与之相符", 1: f"只有一个 {places} 位小数的数：{listed}"}.get(
                count, f"有 {count} 个 {places} 位小数的数：{listed}{'等' if more else ''}"
            )
            en = {0: f"no number of {places} decimals agrees", 1: f"one number of {places} decimals: {listed}"}.get(
                count, f"{count} numbers of {places} decimals: {listed.replace('、', ', ')}{', …' if more else ''}"
            )
            parts.append(Explanation(key="candidates", zh=zh, en=en))
        claim, span = self.claim, self.range.text(show)
        by = str(claim.by) if claim.by.is_rounded else claim.by.shown(claim.rates(self.policy.mode))
        return Explanation(
            key="former-cost",
            zh=f"{self.current}，{claim}：原单位成本的范围是 {span}（{unit}）",
            en=f"{self.current}, {by} {claim.direction.term.en} the former cost: that was {span} {unit}",
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


def infer_former(claim: ChangeClaim, current: PrintedCost, policy: ChangePolicy) -> FormerCost:
    """The former cost from the present one and the change against it, both as printed.

    Args:
        claim: the change, such as ``ChangeClaim.read("较2021年下调10.3%")``.
        current: the present cost, such as ``PrintedCost.read("每平方米每月5.66元")``.
        policy: how both are read.

    Raises:
        InvalidValueError: the present cost may be zero: then any former cost would do; or too many candidates.

    >>> from budgetperf.regimes.costing import AS_PRINTED
    >>> found = infer_former(ChangeClaim.read("较2021年下调10.3%"), PrintedCost.read("每平方米每月5.66元"), AS_PRINTED)
    >>> str(found.unique), str(found.range)
    ('6.31元/㎡/月', '[≈6.306407, ≈6.313441)')
    """
    require(claim, ChangeClaim, "claim", hint="ChangeClaim.read()")
    require(current, PrintedCost, "current", hint="PrintedCost.read()")
    require(policy, ChangePolicy, "policy", hint="regimes.costing.AS_PRINTED")
    now = Interval.point(current.cost.amount)
    if policy.current is FigureReading.AS_ROUNDED:
        now = current.figure.stands_for(printed_by(policy.mode))
    if now.contains(0):
        raise InvalidValueError(
            f"the present cost is {current}, expected more than 0: from zero no former cost follows.",
            f"现单位成本为 {current}，应大于 0：由零无法推算原单位成本。",
            found=str(current),
        )
    found = now.over(claim.ratios(policy.mode))
    assert found is not None  # noqa: S101 - a fall leaves something
    listed = found.decimals(policy.places) if policy.places is not None and found.high is not None else ()
    return FormerCost(claim=claim, current=current, policy=policy, range=found, candidates=listed)


@frozen(kw_only=True)
class ChangeCheck(Result):
    """Whether a cost stands to a former one as a document says.

    Attributes:
        claim: what it says.
        current: the present cost.
        former: the former one.
        policy: how the figure is read.
        change: the present cost less the former one, over the former one; undefined where that is zero.
        holds: whether it is so; None where the change is undefined.
    """

    claim: ChangeClaim
    current: UnitCost
    former: UnitCost
    policy: ChangePolicy = field(metadata=BY_REFERENCE)
    change: Share
    holds: bool | None

    def recompute(self) -> ChangeCheck:
        """Check the kept costs again."""
        return check_change(self.claim, self.current, self.former, self.policy)

    @property
    def explanation(self) -> Explanation:
        """The change in percent and what the document says."""
        found = show(ending(self.change.exact * _HUNDRED)) if self.change.is_defined else str(self.change)
        zh = {True: "相符", False: "不符", None: "无法判定"}[self.holds]
        en = {True: "holds", False: "does not hold", None: "cannot be told"}[self.holds]
        return Explanation(
            key="change",
            zh=f"{self.current} 与原 {self.former} 相比变动 {found}%；所称“{self.claim}”{zh}",
            en=f"{self.current} against {self.former} is a change of {found} %; 「{self.claim}」 {en}",
        )


def check_change(claim: ChangeClaim, current: UnitCost, former: UnitCost, policy: ChangePolicy) -> ChangeCheck:
    """Does a cost stand to a former one as a document says? 超过 leaves the number itself out.

    Raises:
        UnitMismatchError: the units cannot be converted exactly.

    >>> from budgetperf.regimes.costing import AS_PRINTED
    >>> cut = ChangeClaim.read("较原支出平均规模压缩超过20%")
    >>> former = UnitCost.of(100, "元/㎡")
    >>> print(*(check_change(cut, UnitCost.of(now, "元/㎡"), former, AS_PRINTED).holds for now in (80, "79.99")))
    False True
    """
    require(claim, ChangeClaim, "claim", hint="ChangeClaim.read()")
    require(policy, ChangePolicy, "policy", hint="regimes.costing.AS_PRINTED")
    change = deviation(current, former)
    holds = claim.ratios(policy.mode).contains(1 + change.exact) if change.is_defined else None
    return ChangeCheck(claim=claim, current=current, former=former, policy=policy, change=change, holds=holds)


def deviation(actual: UnitCost, quota: UnitCost) -> Share:
    """What a cost is above a quota over the quota; below zero where it is below, undefined over a quota of zero.

    Raises:
        UnitMismatchError: the units cannot be converted exactly.

    >>> str(deviation(UnitCost.read("6元/㎡/月"), UnitCost.read("60元/㎡/年")))
    '1/5'
    """
    require(actual, UnitCost, "actual")
    require(quota, UnitCost, "quota")
    base = quota.per(actual.unit).amount
    return share_of(actual.amount - base, base)


def saving_rate(planned: UnitCost, actual: UnitCost) -> Share:
    """成本节约率: what a cost is below the planned one over the planned one; undefined over a plan of zero.

    >>> str(saving_rate(UnitCost.read("6.31元/㎡/月"), UnitCost.read("5.66元/㎡/月")))
    '0.65/6.31'
    """
    require(planned, UnitCost, "planned")
    require(actual, UnitCost, "actual")
    base = planned.amount
    return share_of(base - actual.per(planned.unit).amount, base)
