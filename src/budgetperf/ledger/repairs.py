"""Which single figure, were it another, would leave no contradiction. A proposal to ask about; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from budgetperf.errors import Lang
from budgetperf.ledger.equations import Equation
from budgetperf.ledger.intervals import Interval
from budgetperf.ledger.policies import ROUNDED_HALF_UP, PrintPolicy
from budgetperf.ledger.printed import PrintedFigure
from budgetperf.ledger.relations import EquationOutcome, outcome_of, wanted

__all__ = ["Repair", "clusters_of", "repairs_of"]


@frozen(kw_only=True)
class Repair:
    """One figure that, if it alone were wrong, would leave no contradiction among those that hang together.

    Attributes:
        figure: its code.
        found: the figure as printed.
        instead: what it would have to be.
    """

    figure: str
    found: PrintedFigure
    instead: Interval

    def text(self, lang: Lang) -> str:
        """The proposal as a question."""
        instead = self.found.shown(self.instead)
        if lang == "zh":
            return f"若仅“{self.found}”有误，则应为 {instead}；请核实"
        return f"if only {self.found} is wrong, it should be {instead}; please check"


def clusters_of(equations: Iterable[Equation], values: Mapping[str, Interval]) -> tuple[tuple[Equation, ...], ...]:
    """The violated equations; those that share a figure, directly or through others of them, stand together."""
    clusters: list[list[Equation]] = []
    for equation in equations:
        if outcome_of(equation, values) is not EquationOutcome.VIOLATED:
            continue
        near = [cluster for cluster in clusters if any(set(equation.codes) & set(each.codes) for each in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in near]
        clusters.append([*(each for cluster in near for each in cluster), equation])
    return tuple(tuple(cluster) for cluster in clusters)


def repairs_of(
    cluster: tuple[Equation, ...],
    equations: Iterable[Equation],
    figures: Mapping[str, PrintedFigure],
    policy: PrintPolicy = ROUNDED_HALF_UP,
) -> tuple[Repair, ...]:
    """The figures each of which alone, were it another, would let the equations of a cluster hold and violate no other.

    A figure that is only bounded by them, as by the order of days, has no repair: what it should be is not said.

    Args:
        cluster: violated equations that hang together.
        equations: all equations.
        figures: the figures as printed, by their codes.
        policy: what rounded and approximate numbers stand for.

    >>> from budgetperf.ledger.equations import SumOf
    >>> said = {code: PrintedFigure.read(text) for code, text in (("all", "152条"), ("a", "41条"), ("b", "101条"))}
    >>> sum_of = SumOf(code="sum", whole="all", parts=("a", "b"))
    >>> [str(repair.instead) for repair in repairs_of((sum_of,), (sum_of,), said)]
    ['142', '51', '111']
    """
    values = {code: figure.stands_for(policy) for code, figure in figures.items()}
    every = tuple(equations)
    repairs: list[Repair] = []
    for code in dict.fromkeys(code for equation in cluster for code in equation.codes):
        touching = [equation for equation in every if code in equation.codes]
        if not all(code in equation.codes for equation in cluster) or not any(each.is_equality for each in cluster):
            continue
        instead = wanted(code, touching, values)
        if instead is not None and figures[code].is_whole:
            instead = instead.whole()
        if instead is not None:
            repairs.append(Repair(figure=code, found=figures[code], instead=instead))
    return tuple(repairs)
