"""JSON in and out: canonical, strict, and telling every fault at once.

``dumps`` writes an envelope ``{"body": …, "format": 1, "type": …}`` as canonical text: keys sorted, no blanks, numbers
as strings without trailing zeros, so equal values give equal bytes. ``loads`` reads it back and refuses what it does
not know. ``to_data`` and ``from_data`` are the same without the envelope. This room knows no other room: whatever
class it is given, it reads the annotations.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from budgetperf.errors import Problem, WireError, require

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetperf.wire._codec import Codec

__all__ = [
    "BY_REFERENCE",
    "FORMAT",
    "TAGGED",
    "content_hash",
    "dumps",
    "from_data",
    "loads",
    "rule_hash",
    "tag_of",
    "to_data",
]

FORMAT = 1
"""The number of the wire format that this version writes."""

BY_REFERENCE = {"by_reference": True}
"""Metadata of a field whose value is a policy: the wire carries its code, revision and the hash of its rules."""

TAGGED = {"tagged": True}
"""Metadata of a field that may once take other classes: its value carries its type on the wire from the start."""

T = TypeVar("T")


def _converter() -> Codec:
    # cattrs costs as much to import as the rest of the library: only who reads or writes documents pays.
    from budgetperf.wire._codec import CODEC  # noqa: PLC0415

    return CODEC


def tag_of(kind: type[object]) -> str:
    """The wire's name of a class: its name in snake case.

    >>> tag_of(WireError)
    'wire_error'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind.__name__).lower()


def to_data(value: object) -> object:
    """``value`` as plain dictionaries, lists and texts, ready for any JSON writer."""
    return _converter().to_data(value)


def from_data(data: object, kind: type[T], *, known: Iterable[object] = ()) -> T:
    """Build a ``kind`` from what :func:`to_data` gives.

    Args:
        data: plain dictionaries, lists and texts; numbers that must be exact are texts.
        kind: the class to build.
        known: the regimes and policies that a result in ``data`` may refer to by the hash of their rules.

    Raises:
        WireError: unknown or missing keys, wrong types or tags, or values that the class refuses; its ``problems``
            list all of them with their JSON paths.
    """
    return _converter().from_data(data, kind, known=known)


def dumps(value: object) -> str:
    """Canonical JSON text of ``value`` in its envelope."""
    return _canonical({"format": FORMAT, "type": tag_of(type(value)), "body": to_data(value)})


def loads(text: str | bytes, kind: type[T], *, known: Iterable[object] = ()) -> T:
    """Read a ``kind`` from what :func:`dumps` wrote; ``known`` as for :func:`from_data`.

    Raises:
        WireError: not JSON, not this envelope, another type or format, or any fault that :func:`from_data` names.
    """
    envelope = _parsed(text)
    tag = tag_of(kind)
    if not isinstance(envelope, dict):
        found = type(envelope).__name__
        raise _refused(kind, [_expected("$", "an object", "对象", found)])
    extra = sorted(set(envelope) - {"format", "type", "body"})
    problems = [Problem(path=f"$.{key}", en="there is no such key", zh="没有这个键") for key in extra]
    if type(envelope.get("format")) is not int or envelope["format"] != FORMAT:
        problems.append(_expected("$.format", str(FORMAT), str(FORMAT), repr(envelope.get("format"))))
    if envelope.get("type") != tag:
        problems.append(_expected("$.type", repr(tag), f"“{tag}”", repr(envelope.get("type"))))
    if "body" not in envelope:
        problems.append(Problem(path="$.body", en="this key is missing", zh="缺少这个键"))
    if problems:
        raise _refused(kind, problems)
    return _converter().from_data(envelope["body"], kind, root="$.body", known=known)


def rule_hash(policy: object) -> str:
    """The SHA-256 of what a policy rules, without its bases and the embedder's ``ref`` and ``extra``."""
    rules = {"type": tag_of(type(policy)), "body": _without_bases(to_data(policy))}
    return "sha256:" + hashlib.sha256(_canonical(rules).encode("utf-8", "surrogatepass")).hexdigest()


def _without_bases(data: object) -> object:
    if isinstance(data, dict):
        return {key: _without_bases(item) for key, item in data.items() if key not in {"basis", "ref", "extra"}}
    return [_without_bases(item) for item in data] if isinstance(data, list) else data


def content_hash(value: object) -> str:
    """The SHA-256 of the canonical text of ``value``: equal values have equal hashes, on any machine."""
    return "sha256:" + hashlib.sha256(dumps(value).encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _parsed(text: str | bytes) -> object:
    require(text, (str, bytes), "text", hint="the text that dumps() wrote")
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        reason = str(error) or type(error).__name__
        raise WireError(
            f"this is not JSON: {reason}.",
            f"不是合法的 JSON：{reason}。",
            problems=(Problem(path="$", en=reason, zh=reason),),
        ) from error


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) != len(pairs):
        twice = sorted(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"the keys {twice} stand twice in one object")
    return data


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not a JSON number")


def _expected(path: str, en: str, zh: str, found: str) -> Problem:
    return Problem(path=path, en=f"expected {en}, found {found}", zh=f"应为 {zh}，实为 {found}")


def _refused(kind: type[object], problems: list[Problem]) -> WireError:
    return WireError.listing(f"this document is not a {kind.__name__}", f"该文档不是 {kind.__name__}", tuple(problems))
