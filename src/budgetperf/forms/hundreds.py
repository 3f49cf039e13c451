"""Forms whose points are weights in percent and whose every score is out of 100: 权重 30 %, 得分 90.

That a score is out of 100 is printed nowhere: it is read so only where some score is above its weight, the weights make
the whole, and the weighted sum is the printed total.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import Assumption
from budgetperf.forms.figures import PrintedNumber, read_number, read_total
from budgetperf.forms.self_evaluation import SelfEvaluationForm

__all__ = ["OF_HUNDRED", "are_of_hundred", "weighted"]

OF_HUNDRED = Assumption(
    key="layout.scores-of-hundred",
    zh="分值为权重，各项得分按百分制填报，总分为加权之和",
    en="points are weights and every score is out of 100; the total is their weighted sum",
)
_HUNDRED = 100


def weighted(weight: PrintedNumber, score: PrintedNumber) -> PrintedNumber:
    """The points that a score out of 100 is.

    >>> weighted(read_number("10%"), read_number("90.5")).value
    Decimal('9.050')
    """
    places = weight.places + score.places + 2
    points = Fraction(weight.value) * Fraction(score.value) / _HUNDRED
    exact = Rounding(places=places, mode=RoundingMode.HALF_UP).apply(points)
    return PrintedNumber(value=exact, places=places, unit="")


def are_of_hundred(form: SelfEvaluationForm, cells: Iterable[tuple[str | None, str | None]]) -> bool:
    """Whether every score of a form is out of 100.

    Args:
        form: the form, with its total.
        cells: points and score of each indicator, as printed; those of the budget row are the form's.
    """
    money = form.budget
    every = [*cells, *([(money.points, money.score)] if money and read_number(money.points) else [])]
    read = [(read_number(points), read_number(score)) for points, score in every]
    both = [(weight, score) for weight, score in read if weight and score and weight.unit == "%" != score.unit]
    total = read_total(form.total_score)
    if total is None or len(both) < len(every) or not any(score.value > weight.value for weight, score in both):
        return False
    if any(not 0 <= score.value <= _HUNDRED for _, score in both):
        return False
    made = sum((Fraction(weighted(weight, score).value) for weight, score in both), Fraction(0))
    return sum(Fraction(weight.value) for weight, _ in both) == _HUNDRED and total.is_rounded(made)
