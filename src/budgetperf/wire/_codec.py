"""The only module that knows cattrs: hooks that are strict where cattrs is lenient, and its faults as our problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from attrs import fields, has, resolve_types
from cattrs import AttributeValidationNote, BaseValidationError, Converter, IterableValidationNote
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from budgetperf.amounts import exact, plain_text
from budgetperf.basis import Bases, Basis
from budgetperf.errors import BudgetPerfError, InvalidValueError, Problem, WireError, require
from budgetperf.plain import PlainData
from budgetperf.wire import rule_hash, tag_of

__all__ = ["CODEC", "Codec"]

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_RATIO = re.compile(r"-?\d{1,400}(?:/0{0,400}[1-9]\d{0,399})?", re.ASCII)
_DIGITS = 1000  # an exact quotient of two printed numbers can be long
_KNOWN: ContextVar[Mapping[str, object]] = ContextVar("known")


class _Fault(ValueError):  # noqa: N818 - never leaves this module
    """One wrong value, in both languages; the walker adds the path."""

    def __init__(self, expected: str, expected_zh: str, found: object) -> None:
        short = not isinstance(found, int) or found.bit_length() <= 256  # noqa: PLR2004 - a line of text
        shown = repr(found) if isinstance(found, (str, int, float, NoneType)) and short else type(found).__name__
        shown = shown if len(shown) <= 80 else shown[:77] + "..."  # noqa: PLR2004 - a line of text
        self.en = f"expected {expected}, found {shown}"
        self.zh = f"应为{expected_zh}，实为 {shown}"
        super().__init__(self.en)


def _text(value: object, _: object) -> str:
    if type(value) is not str:
        raise _Fault("text", "文本", value)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise _Fault("text without lone surrogates", "合法的文本", value) from None
    return value


def _whole(value: object, _: object) -> int:
    if type(value) is not int:
        raise _Fault("a whole number", "整数", value)
    return value


def _truth(value: object, _: object) -> bool:
    if type(value) is not bool:
        raise _Fault("true or false", "真假值", value)
    return value


def _decimal(value: object, _: object) -> Decimal:
    if type(value) is not str:
        raise _Fault('a number as text, such as "1.5"', "以文本书写的数，如“1.5”", value)
    return exact(value, digits=_DIGITS)


def _fraction(value: object, _: object) -> Fraction:
    if type(value) is not str or not _RATIO.fullmatch(value):
        raise _Fault('a fraction as text, such as "7/8"', "以文本书写的分数，如“7/8”", value)
    return Fraction(value)


def _date(value: object, _: object) -> date:
    if type(value) is str and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _Fault("a day such as 2022-12-31", "日期，如 2022-12-31", value)


def _extra(value: object, _: object) -> PlainData:
    if not isinstance(value, Mapping):
        raise _Fault("an object", "对象", value)
    return PlainData(value)


def _enum_hook(kind: type[Enum]) -> Hook:
    members = {member.value: member for member in kind}
    expected = " | ".join(map(str, members))

    def hook(value: object, _: object) -> object:
        if type(value) is not str or value not in members:
            raise _Fault(f"one of {expected}", f"以下之一：{expected}", value)
        return members[value]

    return hook


def _is_union(kind: object) -> bool:
    return get_origin(kind) in {Union, UnionType}


def _require_document(kind: Any) -> None:
    require(kind, type, "kind", hint="a class of this library")
    if not has(kind):
        raise InvalidValueError(
            f"{kind.__name__} is not a document of this library.",
            f"{kind.__name__} 不是本库的文档。",
            found=kind.__name__,
        )


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _members(kind: object) -> list[Any]:
    return [member for member in get_args(kind) if member is not NoneType] if _is_union(kind) else [kind]


def _is_tagged(kind: object) -> bool:
    """A union of several members carries tags; so does a lone class in a field that is marked to grow."""
    return len(_members(kind)) > 1 or not _is_union(kind)


class Codec:
    """A cattrs converter with strict hooks and our own error text."""

    def __init__(self) -> None:
        conv = Converter(detailed_validation=True, forbid_extra_keys=True, use_alias=True)
        self._converter = conv
        for kind, read in (
            (str, _text),
            (int, _whole),
            (bool, _truth),
            (Decimal, _decimal),
            (Fraction, _fraction),
            (date, _date),
            (PlainData, _extra),
            (Bases, self._bases),
        ):
            conv.register_structure_hook(kind, read)
        conv.register_structure_hook_factory(lambda t: isinstance(t, type) and issubclass(t, Enum), _enum_hook)
        conv.register_structure_hook_factory(_is_tuple, self._tuple_hook)
        conv.register_structure_hook_factory(has, self._class_hook)
        conv.register_structure_hook_factory(_is_union, self._union_hook)
        conv.register_unstructure_hook(Decimal, lambda value: plain_text(exact(value, digits=_DIGITS)))
        conv.register_unstructure_hook(Fraction, str)
        conv.register_unstructure_hook(date, date.isoformat)
        conv.register_unstructure_hook(PlainData, PlainData.thaw)
        conv.register_unstructure_hook(Bases, lambda bases: {k: conv.unstructure(v) for k, v in bases.items()})
        conv.register_unstructure_hook_factory(_is_tuple, self._tuple_writer)
        conv.register_unstructure_hook_factory(has, self._class_writer)
        conv.register_unstructure_hook_factory(_is_union, self._union_writer)

    # -- reading --

    def from_data(self, data: object, kind: type[T], root: str = "$", known: Iterable[object] = ()) -> T:
        """Build a ``kind``; every fault of ``data`` is in the error's ``problems``."""
        _require_document(kind)
        token = _KNOWN.set({rule_hash(policy): policy for given in known for policy in _policies(given)})
        try:
            return self._converter.structure(data, kind)
        except (BaseValidationError, _Fault, BudgetPerfError, RecursionError) as error:
            name = getattr(kind, "__name__", str(kind))
            problems = tuple(_problems(error, root))
            raise WireError.listing(f"this data is not a {name}", f"该数据不是 {name}", problems) from error
        finally:
            _KNOWN.reset(token)

    def _class_hook(self, kind: Any) -> Hook:
        resolve_types(kind)
        overrides: dict[str, Any] = {
            a.name: override(struct_hook=_referenced) for a in fields(kind) if "by_reference" in a.metadata
        } | {a.name: override(struct_hook=self._union_hook(a.type)) for a in fields(kind) if "tagged" in a.metadata}
        read: Any = make_dict_structure_fn(
            kind, self._converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
        )

        def hook(value: object, target: object) -> object:
            if not isinstance(value, Mapping):
                raise _Fault(f"an object ({kind.__name__})", f"对象（{kind.__name__}）", value)
            return read(dict(value), target)

        return hook

    def _tuple_hook(self, kind: Any) -> Hook:
        if get_args(kind)[1:] != (...,):
            raise TypeError(f"{kind}: only tuples of any length are on the wire")
        listed: Any = list.__class_getitem__(get_args(kind)[0])

        def hook(value: object, _: object) -> object:
            if type(value) not in {list, tuple}:
                raise _Fault("a list", "列表", value)
            return tuple(self._converter.structure(value, listed))

        return hook

    def _union_hook(self, kind: Any) -> Hook:
        members = _members(kind)
        optional = NoneType in get_args(kind)
        tagged = {tag_of(member): member for member in members if has(member)} if _is_tagged(kind) else {}
        plain = [member for member in members if member not in tagged.values()]
        names = " | ".join(sorted(tagged))
        if len(plain) > 1:
            raise TypeError(f"{kind}: more than one untagged member cannot be told apart on the wire")
        conv = self._converter
        # found once, for most cells of a form are optional texts; a class may hold itself and is found when it is read
        read = conv.get_structure_hook(plain[0]) if plain and not has(plain[0]) else conv.structure

        def hook(value: object, _: object) -> object:
            if value is None and optional:
                return None
            if tagged and isinstance(value, Mapping):
                tag = value.get("type")
                if type(tag) is not str or tag not in tagged:
                    raise _Fault(f"a type among {names}", f"以下类型之一：{names}", tag)
                body = {key: item for key, item in value.items() if key != "type"}
                return conv.structure(body, tagged[tag])
            if plain:
                return read(value, plain[0])
            raise _Fault(f"an object with a type among {names}", f"对象，类型为以下之一：{names}", value)

        return hook

    def _bases(self, value: object, _: object) -> Bases:
        if not isinstance(value, Mapping):
            raise _Fault("an object of bases", "依据对象", value)
        return Bases(self._converter.structure(dict(value), dict[str, Basis]))

    # -- writing --

    def to_data(self, value: object) -> object:
        """``value`` as plain data."""
        _require_document(type(value))
        return self._converter.unstructure(value)

    def _class_writer(self, kind: Any) -> Callable[[object], object]:
        resolve_types(kind)
        overrides: dict[str, Any] = {
            a.name: override(omit_if_default=True) for a in fields(kind) if a.name in {"ref", "extra"}
        }
        overrides |= {a.name: override(unstruct_hook=_reference) for a in fields(kind) if "by_reference" in a.metadata}
        overrides |= {
            a.name: override(unstruct_hook=self._union_writer(a.type)) for a in fields(kind) if "tagged" in a.metadata
        }
        return make_dict_unstructure_fn(kind, self._converter, **overrides)

    def _tuple_writer(self, kind: Any) -> Callable[[Any], object]:
        write = self._converter.get_unstructure_hook(get_args(kind)[0])
        return lambda value: [write(item) for item in value]

    def _union_writer(self, kind: Any) -> Callable[[object], object]:
        tagged = _is_tagged(kind)

        def write(value: object) -> object:
            data = self._converter.unstructure(value)
            return {"type": tag_of(type(value)), **data} if tagged and has(type(value)) else data

        return write


# -- policies by reference --


def _policies(given: Any) -> Iterable[object]:
    """A policy or regime, and the policies and tables that it holds, and those that they hold."""
    yield given
    for attribute in fields(type(given)) if has(type(given)) else ():
        value = getattr(given, attribute.name)
        if has(type(value)) and hasattr(value, "revision"):
            yield from _policies(value)


def _reference(policy: object) -> dict[str, object]:
    return {
        "code": getattr(policy, "code", None),
        "revision": getattr(policy, "revision", None),
        "hash": rule_hash(policy),
    }


def _referenced(value: object, kind: Any) -> object:
    if not isinstance(value, Mapping) or set(value) != {"code", "revision", "hash"}:
        raise _Fault("a reference with code, revision and hash", "含 code、revision、hash 的引用", value)
    found = _KNOWN.get().get(value["hash"]) if type(value["hash"]) is str else None
    if found is None or not isinstance(found, kind):
        raise _Fault("the hash of a policy given as known", "已给出的政策的内容哈希", value["hash"])
    for name in ("code", "revision"):
        if type(value[name]) is not type(own := getattr(found, name, None)) or value[name] != own:
            raise _Fault(f"{name} {own!r} of the policy with this hash", f"该哈希的政策的 {name} {own!r}", value[name])
    return found


# -- faults --


def _problems(error: BaseException, path: str) -> list[Problem]:
    if not isinstance(error, BaseValidationError):
        return _leaf(error, path)
    found: list[Problem] = []
    for inner in error.exceptions:
        notes = getattr(inner, "__notes__", [])
        step = next((n for n in notes if isinstance(n, (AttributeValidationNote, IterableValidationNote))), None)
        below = path
        if isinstance(step, AttributeValidationNote):
            below = f"{path}.{step.name.lstrip('_')}"  # the key on the wire is the constructor's name
        elif isinstance(step, IterableValidationNote):
            key = step.index
            below = f"{path}.{key}" if isinstance(key, str) else f"{path}[{key}]"
        found += _problems(inner, below)
    return found


def _leaf(error: BaseException, path: str) -> list[Problem]:
    if isinstance(error, ForbiddenExtraKeysError):
        keys = sorted(map(str, error.extra_fields))
        return [Problem(path=f"{path}.{key}", en="there is no such key", zh="没有这个键") for key in keys]
    if isinstance(error, KeyError):
        return [Problem(path=path, en="this key is missing", zh="缺少这个键")]
    if isinstance(error, _Fault):
        return [Problem(path=path, en=error.en, zh=error.zh)]
    if isinstance(error, RecursionError):
        return [Problem(path=path, en="this is nested too deeply", zh="嵌套过深")]
    if isinstance(error, BudgetPerfError):
        return [Problem(path=path, en=error.text("en"), zh=error.text("zh"))]
    raise error


CODEC = Codec()
"""The one converter; it holds no state between calls."""
