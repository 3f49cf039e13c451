"""A document checked against itself: which equations hold, which cannot, and what to ask about.

Nothing is corrected. A contradiction is a doubt (疑点，请核实), told with the figures as printed and with the sentence
or the assumption on which the equation rests.
"""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from budgetperf.basis import Assumption, Basis, BasisKind
from budgetperf.errors import require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.ledger.claims import claim
from budgetperf.ledger.equations import Equation
from budgetperf.ledger.intervals import Interval
from budgetperf.ledger.ledgers import Ledger
from budgetperf.ledger.policies import ROUNDED_HALF_UP, PrintPolicy
from budgetperf.ledger.printed import PrintedFigure
from budgetperf.ledger.relations import EquationOutcome, made_by, outcome_of
from budgetperf.ledger.repairs import Repair, clusters_of, repairs_of
from budgetperf.wire import BY_REFERENCE, tag_of

__all__ = ["Contradiction", "EquationCheck", "LedgerCheck", "check"]


@frozen(kw_only=True)
class EquationCheck:
    """What became of one equation.

    Attributes:
        equation: its code.
        outcome: whether it holds, cannot hold, or may do either.
        made: what the other figures make of the one that they should make; None where they make none.
    """

    equation: str
    outcome: EquationOutcome
    made: Interval | None


@frozen(kw_only=True)
class Contradiction:
    """Violated equations that hang together.

    Attributes:
        equations: their codes.
        repairs: the figures each of which alone, were it another, would leave no contradiction; none where no single
            figure would, or where what it should be is not said.
    """

    equations: tuple[str, ...]
    repairs: tuple[Repair, ...]


@frozen(kw_only=True)
class LedgerCheck(Result):
    """Whether the figures of a document agree with each other.

    Attributes:
        ledger: the document's figures and equations.
        policy: what rounded and approximate numbers were taken to stand for.
        checks: what became of each equation, in their order.
        contradictions: the violated ones, those together that share a figure.
    """

    ledger: Ledger
    policy: PrintPolicy = field(metadata=BY_REFERENCE)
    checks: tuple[EquationCheck, ...]
    contradictions: tuple[Contradiction, ...]

    def recompute(self) -> LedgerCheck:
        """Check the kept ledger again."""
        return check(self.ledger, self.policy)

    @property
    def agrees(self) -> bool:
        """Whether nothing contradicts anything."""
        return not self.contradictions

    def of(self, outcome: EquationOutcome) -> tuple[str, ...]:
        """The codes of the equations with this outcome."""
        require(outcome, EquationOutcome, "outcome")
        return tuple(each.equation for each in self.checks if each.outcome is outcome)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The readings that equations rest on, and what was assumed of printed numbers where any stand in equations."""
        used = [self._figures[code] for equation in self.ledger.equations for code in equation.codes]
        needed = {
            "print.rounding": any(figure.is_rounded for figure in used),
            "print.about": any(figure.is_approximate for figure in used),
        }
        readings = [each.assumed for each in self.ledger.equations if each.assumed is not None]
        conventions = [each for each in self.policy.assumptions if needed[each.key]]
        return tuple(dict.fromkeys([*readings, *conventions]))

    @property
    def explanation(self) -> Explanation:
        """Each contradiction with its possible repairs, then every other equation, and what was assumed."""
        steps = {each.equation: self._step(each) for each in self.checks}
        doubts = [self._doubt(contradiction, steps) for contradiction in self.contradictions]
        undecided = [steps[code] for code in self.of(EquationOutcome.UNDECIDABLE)]
        holding = [steps[code] for code in self.of(EquationOutcome.HOLDS)]
        zh, en = (
            ("未见矛盾", "no contradiction") if self.agrees else ("有矛盾之处，请核实", "contradictions; please check")
        )
        counts = [(outcome.term, len(self.of(outcome))) for outcome in EquationOutcome]
        return Explanation(
            key="ledger",
            zh=f"{self.ledger.document}：{zh}（{'，'.join(f'{word.zh} {count}' for word, count in counts)}）",
            en=f"{self.ledger.document}: {en} ({', '.join(f'{word.en}: {count}' for word, count in counts)})",
            parts=(*doubts, *undecided, *holding, *assumption_steps(self.assumptions)),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per equation, for any table."""
        rows: list[dict[str, object]] = []
        for each in self.checks:
            equation, step = self._equations[each.equation], self._step(each)
            assumed = equation.assumed
            repairs = [one.text("zh") for c in self.contradictions if each.equation in c.equations for one in c.repairs]
            rows.append(
                {
                    "equation": equation.code,
                    "kind": tag_of(type(equation)),
                    "outcome": each.outcome.value,
                    "zh": step.zh,
                    "en": step.en,
                    "sentence": equation.sentence or None,
                    "assumed": None if assumed is None else assumed.key,
                    "repairs": "；".join(repairs) or None,
                }
            )
        return rows

    @cached_property
    def _figures(self) -> dict[str, PrintedFigure]:
        return _printed(self.ledger)

    @cached_property
    def _equations(self) -> dict[str, Equation]:
        return {each.code: each for each in self.ledger.equations}

    def _doubt(self, contradiction: Contradiction, steps: dict[str, Explanation]) -> Explanation:
        repairs = [Explanation(key="repair", zh=one.text("zh"), en=one.text("en")) for one in contradiction.repairs]
        violated = [steps[code] for code in contradiction.equations]
        codes = ", ".join(contradiction.equations)
        return Explanation(key="doubt", zh=f"疑点 {codes}", en=f"doubt {codes}", parts=(*violated, *repairs))

    def _step(self, checked: EquationCheck) -> Explanation:
        equation, outcome = self._equations[checked.equation], checked.outcome
        zh, en = claim(equation, self._figures, "zh"), claim(equation, self._figures, "en")
        if outcome is not EquationOutcome.HOLDS and equation.made is not None and checked.made is not None:
            shown = self._figures[equation.made].shown(checked.made)
            zh, en = f"{zh}，实得 {shown}", f"{en}, which makes {shown}"
        return Explanation(
            key=equation.code,
            zh=f"{equation.code} {outcome.term.zh}：{zh}",
            en=f"{equation.code} {outcome.term.en}: {en}",
            bases=self._bases(equation),
        )

    def _bases(self, equation: Equation) -> tuple[Basis, ...]:
        said, assumed = equation.sentence, equation.assumed
        bases: list[Basis] = []
        if said:
            bases.append(Basis(kind=BasisKind.READ, document=self.ledger.document, zh=said, en=said))
        if assumed is not None:
            bases.append(Basis(kind=BasisKind.ASSUMED, zh=assumed.zh, en=assumed.en))
        return tuple(bases)


def check(ledger: Ledger, policy: PrintPolicy = ROUNDED_HALF_UP) -> LedgerCheck:
    """Check the figures of a document against each other.

    Args:
        ledger: what the document states, with the equations among its figures.
        policy: what rounded and approximate numbers stand for; a convention that no document states.

    Raises:
        InvalidValueError: something else.

    >>> from budgetperf.basis import Document
    >>> from budgetperf.ledger.equations import SumOf
    >>> from budgetperf.ledger.stated import FigureKind, Stated
    >>> said = tuple(Stated(code=code, quantity="项目", scope="全区", printed=text, kind=FigureKind.PERIOD, year=2022)
    ...              for code, text in (("all", "14 个"), ("a", "9 个"), ("b", "6 个")))
    >>> equation = SumOf(code="sum", whole="all", parts=("a", "b"), sentence="9 个…和 6 个…共 14 个")
    >>> found = check(Ledger(document=Document(title="示例"), figures=said, equations=(equation,)))
    >>> print(found.contradictions[0].repairs[0].text("en"))
    if only 14个 is wrong, it should be 15个; please check
    """
    require(ledger, Ledger, "ledger")
    require(policy, PrintPolicy, "policy")
    figures = _printed(ledger)
    values = {code: figure.stands_for(policy) for code, figure in figures.items()}
    checks = tuple(
        EquationCheck(equation=each.code, outcome=outcome_of(each, values), made=made_by(each, values))
        for each in ledger.equations
    )
    contradictions = [
        Contradiction(
            equations=tuple(each.code for each in cluster),
            repairs=repairs_of(cluster, ledger.equations, figures, policy),
        )
        for cluster in clusters_of(ledger.equations, values)
    ]
    return LedgerCheck(ledger=ledger, policy=policy, checks=checks, contradictions=tuple(contradictions))


def _printed(ledger: Ledger) -> dict[str, PrintedFigure]:
    return {each.code: each.printed for each in ledger.figures}
