"""A result is its own evidence: it keeps what it was computed from, says why, and can be recomputed.

Every result of the library is a :class:`Result`. :func:`verify` computes it again from what it kept and names each
field that differs, so a stored or edited result cannot pass for a computed one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Self

from attrs import fields, frozen, has

from budgetperf.errors import Lang, require
from budgetperf.explanation import Explanation
from budgetperf.terms import term

__all__ = ["Difference", "Result", "Verification", "verify"]


@frozen(kw_only=True)
class Difference:
    """One field whose kept value is not the recomputed one.

    Attributes:
        path: where it stands in the result, such as ``rows[3].points``.
        kept: the value in the result, as text; of what is classified only that it is withheld.
        recomputed: the value that the inputs give, as text; likewise.
    """

    path: str
    kept: str
    recomputed: str


@frozen(kw_only=True)
class Verification:
    """What :func:`verify` found; true in a condition when nothing differs.

    Attributes:
        differences: every field that differs; empty when the result stands.
    """

    differences: tuple[Difference, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the result stands."""
        return not self.differences

    def __bool__(self) -> bool:
        return self.ok

    def __str__(self) -> str:
        if self.ok:
            return "verified: every field is what the inputs give"
        return "; ".join(f"{d.path} is {d.kept}, recomputed {d.recomputed}" for d in self.differences)


class Result(ABC):
    """What a verb returns: immutable, explained, recomputable."""

    __slots__ = ()

    @property
    def withheld(self) -> bool:
        """Whether its texts show nothing, because it is about something classified (涉密)."""
        return False

    @abstractmethod
    def recompute(self) -> Self:
        """The same verb on the kept inputs."""

    @property
    @abstractmethod
    def explanation(self) -> Explanation:
        """Why the result is what it is; a view, never a second computation."""

    def explain(self, lang: Lang) -> str:
        """The explanation as indented text in Chinese (``"zh"``) or English (``"en"``)."""
        return self.explanation.text(lang)

    def verify(self) -> Verification:
        """Recompute the result and name each field that differs."""
        return verify(self)


def verify(result: Result) -> Verification:
    """Recompute ``result`` from the inputs that it keeps and name each field that differs.

    Raises:
        BudgetPerfError: the kept inputs cannot be computed with at all.
    """
    require(result, Result, "result")
    return Verification(differences=tuple(_differences(result, result.recompute(), "")))


def _differences(kept: object, again: object, path: str, *, hidden: bool = False) -> list[Difference]:
    if kept == again:
        return []
    kind = type(kept)
    hidden = hidden or any(getattr(one, name, False) is True for one in (kept, again) for name in _HIDING)
    if has(kind) and kind is type(again):
        found: list[Difference] = []
        for attribute in fields(kind):
            name = attribute.name
            found += _differences(
                getattr(kept, name), getattr(again, name), f"{path}.{name}" if path else name, hidden=hidden
            )
        return found
    if isinstance(kept, tuple) and isinstance(again, tuple) and len(kept) == len(again):
        return [
            difference
            for i, (one, other) in enumerate(zip(kept, again, strict=True))
            for difference in _differences(one, other, f"{path}[{i}]", hidden=hidden)
        ]
    shown = (term("withheld").en,) * 2 if hidden else (str(kept), str(again))
    return [Difference(path=path, kept=shown[0], recomputed=shown[1])]


_HIDING = ("withheld", "classified")
"""What a result, and what a record, says of itself where no text may show anything of it."""
