"""The figures of one document and what they must be to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from attrs import frozen

from budgetperf.basis import Document
from budgetperf.errors import InvalidValueError, Problem, require_each, require_fields
from budgetperf.ledger.equations import Equation
from budgetperf.ledger.mixing import mixed_up
from budgetperf.ledger.stated import Stated
from budgetperf.plain import Record

__all__ = ["Ledger"]


@frozen(kw_only=True)
class Ledger(Record):
    """What a document states in figures, with the equations among them.

    Attributes:
        document: the document.
        figures: what it states, each figure under a code of its own; what is told twice stands here twice.
        equations: what the figures must be to each other, each under a code of its own.

    Raises:
        InvalidValueError: all faults at once: a code that stands twice, a figure that is not there, an equation that
            rests on nothing or puts figures to each other that cannot be compared.
    """

    document: Document
    figures: tuple[Stated, ...]
    equations: tuple[Equation, ...]

    def __attrs_post_init__(self) -> None:
        require_fields(self, Document, "document")
        require_each(self.figures, Stated, "Ledger.figures")
        require_each(self.equations, get_args(Equation), "Ledger.equations")
        if problems := tuple(self._problems()):
            raise InvalidValueError(
                f"the ledger does not fit together: {'; '.join(each.text('en') for each in problems)}.",
                f"台账有误：{'；'.join(each.text('zh') for each in problems)}。",
                problems=problems,
            )

    def figure(self, code: str) -> Stated:
        """The figure with this code.

        Raises:
            InvalidValueError: there is none.
        """
        for each in self.figures:
            if each.code == code:
                return each
        raise InvalidValueError(f"there is no figure {code!r} in the ledger.", f"台账中没有数“{code}”。", found=code)

    def _problems(self) -> Iterator[Problem]:
        for records in (self.figures, self.equations):
            for code, count in Counter(each.code for each in records).items():
                if count > 1:
                    yield Problem(path=code, en=f"stands {count} times", zh=f"出现 {count} 次")
        figures = {each.code: each for each in self.figures}
        for equation in self.equations:
            if not equation.sentence.strip() and equation.assumed is None:
                yield Problem(path=equation.code, en="rests on no sentence and no assumption", zh="未注明原文或假设")
            if lacking := [code for code in equation.codes if code not in figures]:
                yield Problem(
                    path=equation.code, en=f"there is no figure {', '.join(lacking)}", zh=f"没有数 {'、'.join(lacking)}"
                )
            else:
                yield from mixed_up(equation, figures)
