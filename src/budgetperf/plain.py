"""Plain data that others hang on our records: carried untouched, never read.

Every record has ``ref`` (the embedding system's own key) and ``extra`` (its own plain data). The data are frozen all
the way down, so that a record stays hashable, and two of them are equal exactly when their canonical JSON is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Self

from attrs import field, frozen

from budgetperf.errors import InvalidValueError

__all__ = ["NO_EXTRA", "PlainData", "Record"]

_DEPTH = 50
_BITS = 14_000  # a longer whole number cannot be written: Python stops at 4300 digits


def _frozen(value: object, path: str, depth: int = 0) -> object:
    if value is None or isinstance(value, str) or (isinstance(value, int) and value.bit_length() <= _BITS):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if depth < _DEPTH:
        if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
            inner = object.__new__(PlainData)
            inner._fill({key: _frozen(item, f"{path}.{key}", depth + 1) for key, item in value.items()})
            return inner
        if isinstance(value, (list, tuple)):
            return tuple(_frozen(item, f"{path}[{i}]", depth + 1) for i, item in enumerate(value))
    raise _not_plain(value, path)


def _not_plain(value: object, path: str) -> InvalidValueError:
    return InvalidValueError(
        f"{path} holds {type(value).__name__}, expected plain JSON data at most {_DEPTH} levels deep.",
        f"{path} 含有 {type(value).__name__}，应为不超过 {_DEPTH} 层的普通 JSON 数据。",
        hint_en="use text, whole numbers, true/false, null, lists and objects with text keys",
        hint_zh="请使用文本、整数、真假值、空值、列表和以文本为键的对象",
        found=type(value).__name__,
        path=path,
    )


def _thawed(value: object) -> object:
    if isinstance(value, PlainData):
        return value.thaw()
    if isinstance(value, tuple):
        return [_thawed(item) for item in value]
    return value


class PlainData(Mapping[str, object]):
    """An immutable JSON object.

    Args:
        data: any mapping with text keys over plain JSON values; it is copied and frozen.

    Raises:
        InvalidValueError: a value is not plain JSON (for instance NaN, a date or a set).

    >>> extra = PlainData({"id": 7, "tags": ["a", "b"]})
    >>> extra["tags"], extra.thaw()
    (('a', 'b'), {'id': 7, 'tags': ['a', 'b']})
    >>> PlainData({"a": 1}) == PlainData({"a": True})
    False
    """

    __slots__ = ("_canonical", "_items")
    _items: dict[str, object]
    _canonical: str

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        frozen_data = _frozen({} if data is None else data, "extra", -1)
        if not isinstance(frozen_data, PlainData):
            raise _not_plain(data, "extra")
        self._fill(dict(frozen_data.items()))

    def _fill(self, items: dict[str, object]) -> None:
        object.__setattr__(self, "_items", items)
        text = json.dumps(_thawed_items(items), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        object.__setattr__(self, "_canonical", text)

    def __getitem__(self, key: str) -> object:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot delete {name}")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PlainData):
            return self._canonical == other._canonical
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._canonical)

    def __repr__(self) -> str:
        return f"PlainData({self.thaw()!r})"

    def __reduce__(self) -> tuple[type[Self], tuple[dict[str, object]]]:
        return type(self), (self.thaw(),)

    def thaw(self) -> dict[str, object]:
        """A fresh copy as ordinary dictionaries and lists."""
        return _thawed_items(self._items)


def _thawed_items(items: Mapping[str, object]) -> dict[str, object]:
    return {key: _thawed(value) for key, value in items.items()}


NO_EXTRA = PlainData()
"""The ``extra`` of a record on which nobody hung anything."""


def _plain(value: Mapping[str, object]) -> PlainData:
    return value if isinstance(value, PlainData) else PlainData(value)


@frozen(kw_only=True)
class Record:
    """What every record offers to the system that embeds it.

    Attributes:
        ref: the embedder's own key of this record; the library carries it and never reads it.
        extra: the embedder's own plain data, carried untouched.
    """

    ref: str | None = None
    extra: PlainData = field(default=NO_EXTRA, converter=_plain)
