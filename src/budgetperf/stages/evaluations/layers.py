"""Layers of evaluation (单位自评、部门评价、重点评价): how many subjects and how much money each has.

「建立“全面覆盖、部分复核、重点评价”的绩效评价机制」: 496 self-evaluated, 57 of them evaluated again, 8 key evaluations.
Layers are nested by membership, not by their counts; where key evaluations are of other objects than the wider layer
has, the scheme says that they are free.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import assert_never

from attrs import field, frozen

from budgetperf.amounts import Share, Yuan, plain_text
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
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
from budgetperf.records.classified import published, refused
from budgetperf.records.evaluation_subjects import EvaluationSubject
from budgetperf.stages.reviews.filings import summed
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "EvaluationLayer",
    "LayerScheme",
    "LayerSubjects",
    "LayerTotal",
    "Layering",
    "Nesting",
    "check_layers",
    "nest",
]


class Nesting(Enum):
    """Whether a layer lies inside the next wider one, inside the widest one, or has objects of its own."""

    NEXT_WIDER = "next_wider"
    WIDEST = "widest"
    FREE = "free"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"nesting.{self.value}")


@frozen(kw_only=True)
class EvaluationLayer:
    """One layer.

    Attributes:
        code: stable name for programs.
        zh: its name, such as 重点评价.
        en: its English name.
    """

    code: str
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")


@frozen(kw_only=True)
class LayerScheme:
    """The layers of a place.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        layers: from the widest to the narrowest; at least one, each once.
        nesting: what lies inside what.
        basis: the ground of each.
    """

    code: str
    revision: str
    layers: tuple[EvaluationLayer, ...]
    nesting: Nesting
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "LayerScheme.code")
        require_text(self.revision, "LayerScheme.revision")
        require_each(self.layers, EvaluationLayer, "LayerScheme.layers")
        require_fields(self, Nesting, "nesting")
        check_bases(self, self.basis)
        codes = [layer.code for layer in self.layers]
        if not codes or len(set(codes)) < len(codes):
            found = ", ".join(codes) or "none"
            raise InvalidValueError(
                f"the layers are {found}, expected one or more different ones.",
                f"评价层次为 {found}，应有一个以上互不相同的层次。",
                found=found,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What nobody published."""
        return assumptions_of("layers", self, self.basis)


@frozen(kw_only=True)
class LayerSubjects:
    """What was evaluated in one layer.

    Attributes:
        layer: the layer's code.
        subjects: the subjects, in any order.
    """

    layer: str
    subjects: tuple[EvaluationSubject, ...]

    def __attrs_post_init__(self) -> None:
        require_text(self.layer, "LayerSubjects.layer")
        require_each(self.subjects, EvaluationSubject, "LayerSubjects.subjects")


@frozen(kw_only=True)
class LayerTotal:
    """One layer in numbers.

    Attributes:
        layer: the layer.
        subjects: the codes of its subjects, in order.
        departments: of how many departments they are.
        amount: their money, in yuan; one that states none adds none.
        without_amount: how many state none.
        of_count: their number over that of the widest layer; undefined where that has none.
        of_amount: their money over that of the widest layer; undefined where that has none.
    """

    layer: EvaluationLayer
    subjects: tuple[str, ...]
    departments: int
    amount: Yuan
    without_amount: int
    of_count: Share
    of_amount: Share


@frozen(kw_only=True)
class Layering(Result):
    """Every layer with its subjects and their money; classified ones are left out.

    Attributes:
        members: the layers as they were given.
        scheme: the rules.
        totals: each layer in numbers, from the widest.
    """

    members: tuple[LayerSubjects, ...]
    scheme: LayerScheme = field(metadata=BY_REFERENCE)
    totals: tuple[LayerTotal, ...]

    def recompute(self) -> Layering:
        """Nest the kept layers again."""
        return nest(self.members, self.scheme)

    def of(self, layer: str) -> LayerTotal:
        """One layer in numbers.

        Raises:
            InvalidValueError: there is no such layer.
        """
        for total in self.totals:
            if total.layer.code == layer:
                return total
        raise InvalidValueError(f"there is no layer {layer!r}.", f"没有评价层次“{layer}”。", found=layer)

    @property
    def explanation(self) -> Explanation:
        """The layers with their counts, money and shares."""
        parts = tuple(
            Explanation(
                key=total.layer.code,
                zh=f"{total.layer.zh}：{len(total.subjects)} 个，{plain_text(total.amount)} 元，"
                f"占 {total.of_count}（个数）、{total.of_amount}（资金）",
                en=f"{total.layer.en}: {len(total.subjects)} subjects, {plain_text(total.amount)} yuan, "
                f"{total.of_count} of the number and {total.of_amount} of the money",
            )
            for total in self.totals
        )
        layers, basis = self.scheme.layers, self.scheme.basis
        return Explanation(
            key="layers",
            zh=f"评价层次：{'—'.join(layer.zh for layer in layers)}",
            en=f"layers: {', '.join(layer.en for layer in layers)}",
            bases=(basis["layers"], basis["nesting"]),
            parts=(*parts, *assumption_steps(self.scheme.assumptions)),
        )


def check_layers(members: Iterable[LayerSubjects], scheme: LayerScheme) -> tuple[Problem, ...]:
    """What is wrong with the layers: unknown or repeated ones, subjects twice, outside the wider layer, or of two sums.

    A classified subject is named nowhere.
    """
    require(scheme, LayerScheme, "scheme")
    return tuple(_problems(tuple_of(members, LayerSubjects, "members"), scheme))


def nest(members: Iterable[LayerSubjects], scheme: LayerScheme) -> Layering:
    """Put subjects in their layers and sum each layer up.

    Args:
        members: each layer with its subjects, in any order; a layer that is left out has none.
        scheme: the layers, and what lies inside what.

    Raises:
        InvalidValueError: :func:`check_layers` finds something; all of it is the fact ``problems``.
    """
    given = tuple_of(members, LayerSubjects, "members")
    if problems := check_layers(given, scheme):
        raise refused("these layers cannot be", "评价层次有误", problems)
    shown = tuple(LayerSubjects(layer=one.layer, subjects=published(one.subjects)) for one in given)
    listed = _listed(shown, scheme)
    widest = listed[0]
    whole = summed(subject.amount for subject in widest)
    totals = []
    for layer, subjects in zip(scheme.layers, listed, strict=True):
        amount = summed(subject.amount for subject in subjects)
        totals.append(
            LayerTotal(
                layer=layer,
                subjects=tuple(sorted(subject.code for subject in subjects)),
                departments=len({subject.department for subject in subjects}),
                amount=amount,
                without_amount=sum(subject.amount is None for subject in subjects),
                of_count=Share.of(len(subjects), len(widest)),
                of_amount=Share(numerator=amount, denominator=whole),
            )
        )
    return Layering(members=shown, scheme=scheme, totals=tuple(totals))


def _listed(members: tuple[LayerSubjects, ...], scheme: LayerScheme) -> list[tuple[EvaluationSubject, ...]]:
    """The subjects of each layer, from the widest."""
    named = {one.layer: one.subjects for one in members}
    return [named.get(layer.code, ()) for layer in scheme.layers]


def _problems(members: tuple[LayerSubjects, ...], scheme: LayerScheme) -> Iterator[Problem]:
    codes = [layer.code for layer in scheme.layers]
    layers = Counter(one.layer for one in members)
    for layer, count in sorted(layers.items()):
        if layer not in codes:
            expected = ", ".join(codes)
            yield Problem(
                path=layer, en=f"is no layer, expected one of {expected}", zh=f"不是评价层次，应为 {expected}"
            )
        if count > 1:
            yield Problem(path=layer, en="is listed twice", zh="重复列出")
    listed = [published(subjects) for subjects in _listed(members, scheme)]
    money: dict[str, Yuan | None] = {}
    for place, (code, subjects) in enumerate(zip(codes, listed, strict=True)):
        stands = Counter(subject.code for subject in subjects)
        for name in sorted(name for name, count in stands.items() if count > 1):
            yield Problem(path=f"{code}.{name}", en="stands twice", zh="重复")
        around = _around(place, scheme.nesting)
        if around is not None:
            inside = {subject.code for subject in listed[around]}
            for name in sorted(set(stands) - inside):
                wider = scheme.layers[around]
                yield Problem(path=f"{code}.{name}", en=f"is not in the layer {wider.code}", zh=f"不在{wider.zh}范围内")
        for subject in subjects:
            if money.setdefault(subject.code, subject.amount) != subject.amount:
                yield Problem(path=f"{code}.{subject.code}", en="has another amount than before", zh="金额前后不一")


def _around(place: int, nesting: Nesting) -> int | None:
    """The place of the layer that this one lies inside; None where it lies inside none."""
    match nesting:
        case Nesting.NEXT_WIDER:
            return place - 1 if place else None
        case Nesting.WIDEST:
            return 0 if place else None
        case Nesting.FREE:
            return None
        case _:
            assert_never(nesting)
