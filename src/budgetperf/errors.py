"""Everything that budgetperf raises on purpose.

One base class; each kind has a stable ``code`` that programs may rely on, while the wording (English and
Chinese) may improve in any release. Facts travel as data, so that a caller can write a sentence of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import ClassVar, Literal, Self, TypeVar, cast

from attrs import frozen

from budgetperf.places import called, named

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
    "require_each",
    "require_fields",
    "require_filled",
    "require_parts",
    "require_text",
    "require_texts",
    "require_truth",
    "tuple_of",
]

_T = TypeVar("_T")
_Kind = type[object] | tuple[type[object], ...]
_NEVER = (bool, datetime)

Lang = Literal["zh", "en"]
"""The two languages that every text of the library exists in."""


@frozen(kw_only=True)
class Problem:
    """One thing wrong, and where: several of them travel together in one error.

    Attributes:
        path: a path into data such as ``$.rows[3].target``, into a form such as ``rows[3].target``, or the name of the
            record's part.
        en: the English sentence.
        zh: the Chinese sentence.

    >>> problem = Problem(path="rows[3].points", en="is not printed", zh="未填报")
    >>> problem.text("zh"), problem.text("en")
    ('第 4 行 分值：未填报', 'row 4, points: is not printed')
    """

    path: str
    en: str
    zh: str

    def text(self, lang: Lang) -> str:
        """The sentence in ``lang``, led by its place in words; a path into data, or of an unknown part, stays one."""
        names = named(self.path)
        if lang == "en":
            return _printable(f"{', '.join(en for _, en in names)}: {self.en}")
        if _says(self.zh, names[-1][0]):
            names = names[:-1]
        place = " ".join(zh for zh, _ in names)
        return _printable(f"{place}：{self.zh}" if place else self.zh)


def _says(sentence: str, name: str) -> bool:
    """Whether a sentence begins with the name of the place that would lead it."""
    return sentence.startswith((name, f"未填{name}"))


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


def require(value: object, kind: _Kind, what: str, *, hint: str = "") -> None:
    """Refuse an argument of another type with an error that says which type was expected.

    A truth is no number here, and a ``datetime`` no day: it cannot be compared with one.

    Raises:
        InvalidValueError: ``value`` is not a ``kind``.
    """
    if not isinstance(value, kind) or isinstance(value, _NEVER):
        raise _other_type(value, kind, what, called(what), hint)


def require_each(items: object, kind: _Kind, what: str, *, hint: str = "") -> None:
    """Refuse anything but a tuple all of whose items are of one type.

    Raises:
        InvalidValueError: ``items`` is no ``tuple``, or an item is not a ``kind``.
    """
    require(items, tuple, what, hint="tuple()")
    for i, item in enumerate(cast("tuple[object, ...]", items), 1):
        if not isinstance(item, kind) or isinstance(item, _NEVER):
            raise _other_type(item, kind, f"item {i} of {what}", f"{called(what)}第 {i} 项", hint)


def require_fields(record: object, kind: _Kind, *names: str) -> None:
    """Refuse a record with another type in one of the fields named.

    Raises:
        InvalidValueError: a field is not a ``kind``; it is called ``Class.field``.
    """
    for name in names:
        require(getattr(record, name), kind, f"{type(record).__name__}.{name}")


def tuple_of(items: Iterable[_T], kind: _Kind, what: str, *, hint: str = "") -> tuple[_T, ...]:
    """The items of an argument that may be any iterable but a text, all of them of one type.

    Raises:
        InvalidValueError: ``items`` cannot be iterated over or is one text, or an item is not a ``kind``.
    """
    if isinstance(items, str):  # it would be taken apart into its characters
        raise _other_type(items, Iterable, what, f"{what} ", "tuple()")
    require(items, Iterable, what, hint="tuple()")
    every = tuple(items)
    require_each(every, kind, what, hint=hint)
    return every


def require_parts(items: Iterable[_T], parts: Mapping[str, _Kind], what: str, *, hint: str = "") -> tuple[_T, ...]:
    """The items of an argument that may be any iterable of things that have these attributes, whatever their class.

    Raises:
        InvalidValueError: ``items`` cannot be iterated over, or an item lacks an attribute or has another type in it.
    """
    require(items, Iterable, what, hint="tuple()")
    every = tuple(items)
    for i, item in enumerate(every, 1):
        en, zh, found = f"item {i} of {what}", f"{called(what)}第 {i} 项", type(item).__name__
        if lacks := [name for name in parts if not hasattr(item, name)]:
            raise InvalidValueError(
                f"{en} is {found}, which has no {', '.join(lacks)}.",
                f"{zh}为 {found}，没有 {'、'.join(lacks)}。",
                hint_en=f"use {hint}" if hint else "",
                hint_zh=f"请用 {hint}" if hint else "",
                found=found,
                lacks=tuple(lacks),
            )
        for name, kind in parts.items():
            if not isinstance(value := getattr(item, name), kind):
                raise _other_type(value, kind, f"{name} of {en}", f"{zh}的 {name} ", hint)
    return every


def require_text(value: object, what: str) -> None:
    """Refuse anything but text that says something.

    Raises:
        InvalidValueError: ``value`` is not a ``str``, or it is empty or blank.
    """
    require(value, str, what)
    if not str(value).strip():
        raise _blank(value, what, called(what))


def require_filled(record: object, *names: str) -> None:
    """Refuse a record with a field, by its name, that is anything but text that says something.

    Raises:
        InvalidValueError: a value is not a ``str``, or it is empty or blank.
    """
    for name in names:
        require_text(getattr(record, name), f"{type(record).__name__}.{name}")


def require_texts(items: object, what: str) -> None:
    """Refuse anything but a tuple of texts that say something.

    Raises:
        InvalidValueError: ``items`` is no ``tuple``, or an item is not a ``str``, empty or blank.
    """
    require_each(items, str, what)
    for i, item in enumerate(cast("tuple[str, ...]", items), 1):
        if not item.strip():
            raise _blank(item, f"item {i} of {what}", f"{called(what)}第 {i} 项")


def require_truth(value: object, what: str) -> None:
    """Refuse anything but ``True`` and ``False``.

    Raises:
        InvalidValueError: ``value`` is not a ``bool``.
    """
    if type(value) is not bool:
        kind = type(value).__name__
        raise InvalidValueError(
            f"{what} is {kind}, expected bool.", f"{called(what)}为 {kind}，应为 bool。", found=kind, expected="bool"
        )


def _other_type(value: object, kind: _Kind, en: str, zh: str, hint: str) -> InvalidValueError:
    found = type(value).__name__
    names = " | ".join(one.__name__ for one in (kind if isinstance(kind, tuple) else (kind,)))
    return InvalidValueError(
        f"{en} is {found}, expected {names}.",
        f"{zh}为 {found}，应为 {names}。",
        hint_en=f"use {hint}" if hint else "",
        hint_zh=f"请用 {hint}" if hint else "",
        found=found,
        expected=names,
    )


def _blank(value: object, en: str, zh: str) -> InvalidValueError:
    return InvalidValueError(
        f"{en} is {value!r}, expected a text that is not blank.", f"{zh}为 {value!r}，应为非空文本。", found=value
    )


def _printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _rebuild(
    kind: type[BudgetPerfError], en: str, zh: str, hint_en: str, hint_zh: str, facts: dict[str, object]
) -> BudgetPerfError:
    return kind(en, zh, hint_en=hint_en, hint_zh=hint_zh, **facts)
