"""What the figures of a document must be to each other: sums, parts, ratios, the same fact twice, the order of days.

Each equation names its figures by their codes and rests on a sentence of the document, or on an assumption, or on both.
"""

from __future__ import annotations

from types import NoneType

from attrs import fields, frozen

from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require_fields, require_text, require_texts, require_truth
from budgetperf.plain import Record

__all__ = ["Equation", "GrowthOf", "InOrder", "Listed", "Nested", "QuotientOf", "SameFigure", "SumOf"]

_OWN = {"ref", "extra", "code", "sentence", "assumed", "names", "complete", "falls"}


@frozen(kw_only=True)
class _Equation(Record):
    """What every equation has.

    Attributes:
        code: its name in a ledger.
        sentence: the words of the document that it comes from; empty where it rests on an assumption alone.
        assumed: the reading that it rests on; None where the words say it.

    Raises:
        InvalidValueError: a figure that stands in it twice, or too few.
    """

    code: str
    sentence: str = ""
    assumed: Assumption | None = None

    def __attrs_post_init__(self) -> None:
        name = type(self).__name__
        require_text(self.code, f"{name}.code")
        require_fields(self, str, "sentence")
        require_fields(self, (Assumption, NoneType), "assumed")
        for field in fields(type(self)):
            value = getattr(self, field.name)
            if field.name in {"complete", "falls"}:
                require_truth(value, f"{name}.{field.name}")
            elif field.name in {"parts", "figures", "names"}:
                require_texts(value, f"{name}.{field.name}")
            elif field.name not in _OWN:
                require_text(value, f"{name}.{field.name}")
        codes, least = self.codes, 1 if isinstance(self, Listed) else 2
        if len(set(codes)) < len(codes) or len(codes) < least:
            raise InvalidValueError(
                f"equation {self.code} is of {', '.join(codes)}, expected {least} or more figures, each once.",
                f"等式“{self.code}”含 {'、'.join(codes)}，应有 {least} 个以上互不相同的数。",
                found=codes,
            )

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its figures."""
        values = [getattr(self, field.name) for field in fields(type(self)) if field.name not in _OWN]
        return tuple(code for value in values for code in (value if isinstance(value, tuple) else (value,)))

    @property
    def made(self) -> str | None:
        """The code of the figure that the others make; None where none is made."""
        for name in ("whole", "quotient", "rate", "figure"):
            if (code := getattr(self, name, None)) is not None:
                return str(code)
        return None

    @property
    def is_equality(self) -> bool:
        """Whether it says what a figure is; else it only bounds figures."""
        return not isinstance(self, (Nested, InOrder)) and getattr(self, "complete", True) is True


@frozen(kw_only=True)
class SumOf(_Equation):
    """A figure that others make together.

    Attributes:
        whole: the code of the sum.
        parts: the codes of what it is the sum of.
        complete: whether these are all of its parts; else they make no more than it (等).

    >>> SumOf(code="JH-34", whole="all", parts=("key", "self"), sentence="9个…和5个…共14个").codes
    ('all', 'key', 'self')
    """

    whole: str
    parts: tuple[str, ...]
    complete: bool = True


@frozen(kw_only=True)
class Nested(_Equation):
    """Figures each of which is of a part of what the one before it is of: 496 projects, of these 57, of these 8.

    Attributes:
        figures: their codes, the whole first.
    """

    figures: tuple[str, ...]


@frozen(kw_only=True)
class QuotientOf(_Equation):
    """A ratio or a mean: a figure that is one over another.

    Attributes:
        dividend: the code of the part, or of the total.
        divisor: the code of the whole, or of how many the total is of.
        quotient: the code of the ratio or mean.
    """

    dividend: str
    divisor: str
    quotient: str


@frozen(kw_only=True)
class GrowthOf(_Equation):
    """A rate by which a figure rose or fell.

    Attributes:
        before: the code of the earlier figure.
        after: the code of the later one.
        rate: the code of the printed rate, which has no sign.
        falls: whether the print says that it fell (下调, 下降, 减少).
    """

    before: str
    after: str
    rate: str
    falls: bool = False


@frozen(kw_only=True)
class SameFigure(_Equation):
    """One fact that is told more than once, or one set that is counted more than once.

    Attributes:
        figures: the codes of what is told of it.
    """

    figures: tuple[str, ...]


@frozen(kw_only=True)
class InOrder(_Equation):
    """Days none of which is before the one named before it.

    A document number is of its year, so a number of 2020 is not of something issued since June 2022.

    Attributes:
        figures: their codes, the earliest first.
    """

    figures: tuple[str, ...]


@frozen(kw_only=True)
class Listed(_Equation):
    """A stated number of things that are named beside it.

    Attributes:
        figure: the code of the number.
        names: the names.
        complete: whether these are all; else there are no more of them than stated (等).
    """

    figure: str
    names: tuple[str, ...]
    complete: bool = True


Equation = SumOf | Nested | QuotientOf | GrowthOf | SameFigure | InOrder | Listed
"""What figures can be to each other."""
