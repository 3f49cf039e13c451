"""Everything that budgetperf raises on purpose.

One base class; each kind has a stable ``code`` that programs may rely on, while the wording (English and
Chinese) may improve in any release. Facts travel as data, so that a caller can write a sentence of their own.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BudgetPerfError",
    "IncompleteError",
    "InexactNumberError",
    "InvalidValueError",
    "Lang",
    "NotScorableError",
    "Problem",
    "UndefinedShareError",
    "UnitMismatchError",
    "WireError",
    "require",
    "require_truth",
]

Lang = Literal["zh", "en"]
"""The two languages that every text of the library exists in."""


@frozen(kw_only=True)
class Problem:
    """One thing wrong, and where: several of them travel together in one error.

    Attributes:
        path: a JSON path such as ``$.rows[3].target``, or the name of the record's part.
        en: the English sentence.
        zh: the Chinese sentence.
    """

    path: str
    en: str
    zh: str

    def text(self, lang: Lang) -> str:
        """The sentence in ``lang``, led by its path."""
        return _printable(f"{self.path}：{self.zh}" if lang == "zh" else f"{self.path}: {self.en}")


class BudgetPerfError(Exception):
    """Base class: catch this to catch every deliberate failure of the library.

    Args:
        en: what was found and what was expected, in English.
        zh: the same in Chinese.
        hint_en: what to do about it, in English.
        hint_zh: the same in Chinese.
        facts: the values behind the sentence, by name.

    >>> try:
    ...     raise InvalidValueError("points are -1, expected 0 or more.", "分值为 -1,应不小于 0。", found=-1)
    ... except BudgetPerfError as error:
    ...     print(error.code, "|", error.text("zh"), "|", error.facts["found"])
    invalid-value | 分值为 -1,应不小于 0。 | -1
    """

    code: ClassVar[str] = "budgetperf"

    def __init__(self, en: str, zh: str, *, hint_en: str = "", hint_zh: str = "", **facts: object) -> None:
        super().__init__(en, zh)
        self.en = en
        self.zh = zh
        self.hint_en = hint_en
        self.hint_zh = hint_zh
        self.facts: Mapping[str, object] = MappingProxyType(dict(facts))

    def text(self, lang: Lang) -> str:
        """The whole message in ``lang``, with the hint if there is one."""
        if lang == "zh":
            return _printable(f"{self.zh}提示：{self.hint_zh}" if self.hint_zh else self.zh)
        return _printable(f"{self.en} Hint: {self.hint_en}" if self.hint_en else self.en)

    def __str__(self) -> str:
        return self.text("en")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.en, self.zh, self.hint_en, self.hint_zh, dict(self.facts))


class InexactNumberError(BudgetPerfError, TypeError):
    """A ``float``, a ``bool`` or another inexact thing stood where an exact number belongs."""

    code = "inexact-number"


class InvalidValueError(BudgetPerfError, ValueError):
    """A record or rule was given a value that it cannot hold."""

    code = "invalid-value"


class UndefinedShareError(BudgetPerfError, ArithmeticError):
    """A share of nothing was asked for: its denominator is zero and no policy says what that means."""

    code = "undefined-share"


class UnitMismatchError(BudgetPerfError, ValueError):
    """Two quantities in units that cannot be converted exactly were compared."""

    code = "unit-mismatch"


class NotScorableError(BudgetPerfError, ValueError):
    """The rule has nothing to say about this expectation and this actual value."""

    code = "not-scorable"


class _ProblemsError(BudgetPerfError):
    """An error that brings every problem of a document at once."""

    def __init__(
        self,
        en: str,
        zh: str,
        *,
        problems: tuple[Problem, ...],
        hint_en: str = "",
        hint_zh: str = "",
        **facts: object,
    ) -> None:
        super().__init__(en, zh, hint_en=hint_en, hint_zh=hint_zh, problems=problems, **facts)
        self.problems = problems

    @classmethod
    def listing(cls, what_en: str, what_zh: str, problems: tuple[Problem, ...]) -> Self:
        """An error whose sentence lists all ``problems``."""
        return cls(
            f"{what_en}: {'; '.join(problem.text('en') for problem in problems)}.",
            f"{what_zh}：{'；'.join(problem.text('zh') for problem in problems)}。",
            problems=problems,
        )


class IncompleteError(_ProblemsError, ValueError):
    """Something that the verb needs is missing or could not be read; ``problems`` lists all of it."""

    code = "incomplete"


class WireError(_ProblemsError, ValueError):
    """A document does not have the shape that its type and format promise; ``problems`` lists every fault."""

    code = "wire"


def require(value: object, kind: type[object] | tuple[type[object], ...], what: str, *, hint: str = "") -> None:
    """Refuse an argument of another type with an error that says which type was expected.

    Raises:
        InvalidValueError: ``value`` is not a ``kind``.
    """
    if isinstance(value, kind) and not isinstance(value, bool):
        return
    names = " | ".join(one.__name__ for one in (kind if isinstance(kind, tuple) else (kind,)))
    raise InvalidValueError(
        f"{what} is {type(value).__name__}, expected {names}.",
        f"{what} 为 {type(value).__name__}，应为 {names}。",
        hint_en=f"use {hint}" if hint else "",
        hint_zh=f"请用 {hint}" if hint else "",
        found=type(value).__name__,
        expected=names,
    )


def require_truth(value: object, what: str) -> None:
    """Refuse anything but ``True`` and ``False``.

    Raises:
        InvalidValueError: ``value`` is not a ``bool``.
    """
    if type(value) is not bool:
        kind = type(value).__name__
        raise InvalidValueError(
            f"{what} is {kind}, expected bool.", f"{what} 为 {kind}，应为 bool。", found=kind, expected="bool"
        )


def _printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _rebuild(
    kind: type[BudgetPerfError], en: str, zh: str, hint_en: str, hint_zh: str, facts: dict[str, object]
) -> BudgetPerfError:
    return kind(en, zh, hint_en=hint_en, hint_zh=hint_zh, **facts)
