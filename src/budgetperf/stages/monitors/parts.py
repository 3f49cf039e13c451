"""The rules of each part of a monitor: indicators, spending, attainment, the gap, evenness, the two questions."""

from __future__ import annotations

from functools import cached_property
from types import NoneType
from typing import get_args

from attrs import field, frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_filled, require_truth
from budgetperf.rules.directions import DirectionPolicy
from budgetperf.rules.execution import Denominator
from budgetperf.stages.monitors.conventions import Approach, Averaging, GapKind, Treatment, Uneven
from budgetperf.stages.monitors.courses import ExpectedProgress
from budgetperf.stages.monitors.lamps import WORST_FIRST, Lamp, LampBands

__all__ = [
    "AttainmentRule",
    "EvennessRule",
    "ExecutionRules",
    "GapRule",
    "IndicatorRules",
    "KindRule",
    "TwoTests",
]


@frozen(kw_only=True)
class KindRule:
    """How rising numbers of one kind of indicator are watched.

    Attributes:
        code: stable name of the kind.
        zh: its name, such as 数量指标.
        en: its English name.
        words: what the second-level heading, or else the first-level one, holds where an indicator is of this kind.
        treatment: how it is watched.
    """

    code: str
    zh: str
    en: str
    words: tuple[str, ...]
    treatment: Treatment

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_each(self.words, str, "KindRule.words")
        require(self.treatment, Treatment, "KindRule.treatment")


@frozen(kw_only=True)
class IndicatorRules:
    """Which lamp an indicator has.

    A number that should be small, a date and a rising number below zero are inside or outside their limit in any case.

    Attributes:
        expected: the progress that is expected.
        bands: the lamps of a rising number: its attainment over the expected progress.
        kinds: the kinds that have a treatment of their own; the first that fits counts.
        otherwise: the treatment of every other rising number.
        inside: the lamp inside a limit.
        outside: the lamp outside it; not better.
        exactly: how an ``=`` target is watched.
        ranges: how a range is watched.
        zero_target: the lamp of a rising target of zero, which has no attainment; None goes by its limit.
        achieved: the lamp of words that say the target is reached.
        partly: the lamp of words that say it is partly reached.
        not_achieved: the lamp of words that say it is not.
        directions: how a number without an operator is read.
        basis: the ground of each.
    """

    expected: ExpectedProgress
    bands: LampBands
    kinds: tuple[KindRule, ...]
    otherwise: Treatment
    inside: Lamp
    outside: Lamp
    exactly: Approach
    ranges: Approach
    zero_target: Lamp | None
    achieved: Lamp
    partly: Lamp
    not_achieved: Lamp
    directions: DirectionPolicy
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.expected, get_args(ExpectedProgress), "IndicatorRules.expected")
        require_fields(self, LampBands, "bands")
        require_each(self.kinds, KindRule, "IndicatorRules.kinds")
        require_fields(self, Treatment, "otherwise")
        require_fields(self, Lamp, "inside", "outside", "achieved", "partly", "not_achieved")
        require_fields(self, Approach, "exactly", "ranges")
        require_fields(self, (Lamp, NoneType), "zero_target")
        require_fields(self, DirectionPolicy, "directions")
        check_bases(self, self.basis)
        _check_no_better(self.inside, self.outside)
        _check_no_better(self.achieved, self.partly, self.not_achieved)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The figures that nobody published."""
        return assumptions_of("indicators", self, self.basis)

    def treatment(self, level1: str | None, level2: str | None) -> tuple[Treatment, KindRule | None]:
        """How a rising number under these headings is watched, and the kind that says so."""
        for heading in (level2, level1):
            for kind in self.kinds if heading else ():
                if heading and any(word in heading for word in kind.words):
                    return kind.treatment, kind
        return self.otherwise, None


@frozen(kw_only=True)
class ExecutionRules:
    """Which lamp the spending has.

    Attributes:
        expected: the progress that is expected.
        bands: the lamps of the execution rate over the expected progress.
        denominator: what the rate is over.
        zero_budget: the lamp where there is no budget, or none of zero; None lights none.
        basis: the ground of each.
    """

    expected: ExpectedProgress
    bands: LampBands
    denominator: Denominator
    zero_budget: Lamp | None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.expected, get_args(ExpectedProgress), "ExecutionRules.expected")
        require_fields(self, LampBands, "bands")
        require_fields(self, Denominator, "denominator")
        require_fields(self, (Lamp, NoneType), "zero_budget")
        check_bases(self, self.basis)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The figures that nobody published."""
        return assumptions_of("execution", self, self.basis)


@frozen(kw_only=True)
class AttainmentRule:
    """How the indicators that are watched in proportion make the attainment of a project.

    Attributes:
        averaging: all alike or by points.
        capped: whether an indicator that is past its target counts as reached and no more.
        basis: the ground of each.
    """

    averaging: Averaging
    capped: bool
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.averaging, Averaging, "AttainmentRule.averaging")
        require_truth(self.capped, "AttainmentRule.capped")
        check_bases(self, self.basis)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions, where nobody published them."""
        return assumptions_of("attainment", self, self.basis)


@frozen(kw_only=True)
class GapRule:
    """How far attainment and execution may lie apart, in either direction.

    Attributes:
        kind: how the gap is measured.
        limit: the gap; 0 or more.
        included: whether the limit itself warns already.
        lamp: the lamp of a gap beyond the limit.
        basis: the ground of each.
    """

    kind: GapKind
    limit: Share
    included: bool
    lamp: Lamp
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.kind, GapKind, "GapRule.kind")
        require(self.limit, Share, "GapRule.limit", hint="Share.of()")
        require_truth(self.included, "GapRule.included")
        require(self.lamp, Lamp, "GapRule.lamp")
        check_bases(self, self.basis)
        if not self.limit.is_defined or self.limit.exact < 0:
            raise InvalidValueError(
                f"GapRule.limit is {self.limit}, expected 0 or more.",
                f"GapRule.limit 为 {self.limit}，应不小于 0。",
                found=str(self.limit),
            )

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The figures that nobody published."""
        return assumptions_of("gap", self, self.basis)


@frozen(kw_only=True)
class EvennessRule:
    """How evenly money must be spent over the months (均衡性).

    Evenness is 1 for equal months and 0 where everything was spent in the last of them.

    Attributes:
        counts: which departures count.
        bands: the lamps of an evenness; None measures it and lights none. They name their conventions themselves.
        basis: the ground of each part that is there.
    """

    counts: Uneven
    bands: LampBands | None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.counts, Uneven, "EvennessRule.counts")
        require(self.bands, (LampBands, NoneType), "EvennessRule.bands")
        check_bases(self, self.basis, optional=("bands",))

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions, where nobody published them."""
        return assumptions_of("evenness", self, self.basis)


@frozen(kw_only=True)
class TwoTests:
    """Two questions: is what the money is for being done (支出职能), and is the target reached?

    Attributes:
        both: the lamp of yes and yes.
        done_only: the lamp of yes and no.
        not_done: the lamp of no, whatever the second answer is.
        basis: the ground of each.
    """

    both: Lamp
    done_only: Lamp
    not_done: Lamp
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_fields(self, Lamp, "both", "done_only", "not_done")
        check_bases(self, self.basis)
        _check_no_better(self.both, self.done_only, self.not_done)

    def case(self, *, done: bool, reached: bool) -> str:
        """The name of the field that two answers fall under."""
        if not done:
            return "not_done"
        return "both" if reached else "done_only"

    def lamp(self, *, done: bool, reached: bool) -> Lamp:
        """The lamp of two answers."""
        found: Lamp = getattr(self, self.case(done=done, reached=reached))
        return found


def _check_no_better(*lamps: Lamp) -> None:
    ranks = [WORST_FIRST.index(lamp) for lamp in lamps]
    if ranks != sorted(ranks, reverse=True):
        found = ", ".join(lamp.value for lamp in lamps)
        raise InvalidValueError(
            f"the lamps are {found}, expected none better than the one before it.",
            f"预警灯依次为 {'、'.join(lamp.term.zh for lamp in lamps)}，后一档不得好于前一档。",
            found=found,
        )
