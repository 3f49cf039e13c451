"""Classified records (涉密): what the library knows of them and what it shows, which is nothing.

「涉及76个部门单位（涉密单位除外）」, says a district of its counts: a classified unit leaves both sides of every share.
How many were left out is shown nowhere, for the number alone says that they are there. A record that is marked keeps
all of its data for its owner: its attributes, :func:`~budgetperf.wire.to_data`, pickles and hashes are the owner's
store, and complete. What people read (``repr``, errors, rows, explanations) says ``withheld`` or leaves it out. Before
data are handed on, :func:`published` takes the marked ones away.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from attrs import fields, frozen

from budgetperf.errors import InvalidValueError, Problem, require_truth, tuple_of
from budgetperf.plain import Record
from budgetperf.terms import Term, term

__all__ = ["Classifiable", "published", "refused"]


@frozen(kw_only=True, repr=False)
class Classifiable(Record):
    """A record that may be classified.

    Attributes:
        classified: whether it, or the unit that it belongs to, is classified (涉密); then no text shows anything of it.

    >>> Classifiable(ref="7"), Classifiable(ref="7", classified=True)
    (Classifiable(ref='7', extra=PlainData({}), classified=False), Classifiable(withheld))
    """

    classified: bool = False

    def __repr__(self) -> str:
        name = type(self).__name__
        if self.classified:
            return f"{name}({term('withheld').en})"
        return f"{name}({', '.join(f'{each.name}={getattr(self, each.name)!r}' for each in fields(type(self)))})"

    def shown(self, value: object) -> Term:
        """How ``value`` reads in a text about this record: not at all where the record is classified.

        >>> Classifiable().shown("101001").zh, Classifiable(classified=True).shown("101001").zh
        ('101001', '不予显示')
        """
        return term("withheld") if self.classified else Term(key="shown", zh=str(value), en=str(value))

    def _check_classified(self) -> None:
        require_truth(self.classified, f"{type(self).__name__}.classified")


_C = TypeVar("_C", bound=Classifiable)


def published(records: Iterable[_C]) -> tuple[_C, ...]:
    """The records that may be shown, in their order.

    Raises:
        InvalidValueError: ``records`` holds something else.

    >>> published([Classifiable(ref="1"), Classifiable(ref="2", classified=True)])
    (Classifiable(ref='1', extra=PlainData({}), classified=False),)
    """
    return tuple(record for record in tuple_of(records, Classifiable, "records") if not record.classified)


def refused(en: str, zh: str, problems: Iterable[Problem]) -> InvalidValueError:
    """The error that names every one of the ``problems``; its fact ``problems`` has them one by one."""
    every = tuple(problems)
    return InvalidValueError(
        f"{en}: {'; '.join(problem.text('en') for problem in every)}.",
        f"{zh}：{'；'.join(problem.text('zh') for problem in every)}。",
        problems=every,
    )
