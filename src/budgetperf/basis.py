"""Where a rule comes from, and how sure we are of it.

The doubt belongs to the claim, not to the document: two figures drawn from one regulation may be *read* and
*recalled*. A policy keeps a basis for each of its fields, checked when it is built, so that code reads plain values
while explanations look up the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from attrs import evolve, fields_dict, frozen

from budgetperf.errors import InvalidValueError, Lang, require, require_each
from budgetperf.places import called
from budgetperf.terms import Term, term

if TYPE_CHECKING:
    from attrs import AttrsInstance

__all__ = [
    "Assumption",
    "Bases",
    "Basis",
    "BasisKind",
    "Document",
    "RuleStatus",
    "assumed",
    "assumptions_of",
    "check_bases",
    "ground_of",
]


class BasisKind(Enum):
    """How a claim is known."""

    READ = "read"
    REPORTED = "reported"
    RECALLED = "recalled"
    PROPOSED = "proposed"
    ASSUMED = "assumed"

    @property
    def term(self) -> Term:
        """The kind's name in both languages."""
        return term(self.value)


class RuleStatus(Enum):
    """Whether a rule binds anybody."""

    IN_FORCE = "in_force"
    TRIAL = "trial"
    REPORTED_PRACTICE = "reported_practice"
    PROPOSED = "proposed"
    PLANNED = "planned"

    @property
    def term(self) -> Term:
        """The status's name in both languages."""
        return term(self.value)


@frozen(kw_only=True)
class Document:
    """A published text.

    Attributes:
        title: its title, without the book-title marks; these are printed where there is a number or an issuer.
        number: the document number (文号), which outlives any web address; None where it has none.
        issuer: who issued it.
        dated: the day printed on it, if known.
    """

    title: str
    number: str | None = None
    issuer: str | None = None
    dated: date | None = None

    def __attrs_post_init__(self) -> None:
        if not self.title.strip():
            raise InvalidValueError("a document needs a title.", "文件须有标题。", field="title")

    def __str__(self) -> str:
        title = f"《{self.title}》" if self.number or self.issuer else self.title
        return f"{title}（{self.number}）" if self.number else title


@frozen(kw_only=True)
class Basis:
    """The ground of one claim.

    Attributes:
        kind: how the claim is known.
        document: the text it comes from; only an assumption may have none.
        clause: the article, only where somebody has read it.
        zh: what the claim is, in Chinese; an assumption must say it.
        en: the same in English.

    Raises:
        InvalidValueError: a clause that nobody read, a claim without a document, or an assumption without words.

    >>> guide = Document(title="示例办法", number="示例〔2020〕1号")
    >>> Basis(kind=BasisKind.READ, document=guide, clause="第三条").text("en")
    '《示例办法》（示例〔2020〕1号）第三条 [read in the document]'
    """

    kind: BasisKind
    document: Document | None = None
    clause: str | None = None
    zh: str = ""
    en: str = ""

    def __attrs_post_init__(self) -> None:
        if self.clause is not None and self.kind not in {BasisKind.READ, BasisKind.PROPOSED}:
            raise InvalidValueError(
                f"clause {self.clause!r} is cited by a basis that is {self.kind.value}, expected one that was read.",
                f"依据类型为“{self.kind.term.zh}”，不得写条款“{self.clause}”。",
                hint_en="leave the clause out until somebody has read the text",
                hint_zh="核对原文之前请勿填写条款",
                found=self.clause,
                kind=self.kind.value,
            )
        if self.document is None and self.kind is not BasisKind.ASSUMED:
            raise InvalidValueError(
                f"a basis that is {self.kind.value} names no document.",
                f"依据类型为“{self.kind.term.zh}”，须写明文件。",
                kind=self.kind.value,
            )
        if self.kind is BasisKind.ASSUMED and not (self.zh.strip() and self.en.strip()):
            raise InvalidValueError(
                "an assumption must say in both languages what it assumes.",
                "假设须用中英文写明内容。",
                kind=self.kind.value,
            )

    def text(self, lang: Lang) -> str:
        """One line: the claim, its source and how it is known."""
        claim = self.zh if lang == "zh" else self.en
        source = f"{self.document or ''}{self.clause or ''}"
        colon = "：" if lang == "zh" else ": "
        words = f"{claim}{colon}{source}" if claim and source else claim or source
        kind = self.kind.term.text(lang)
        return f"{words}〔{kind}〕" if lang == "zh" else f"{words} [{kind}]"


class Bases(Mapping[str, Basis]):
    """The bases of a policy's fields, by field name: immutable and hashable.

    >>> rule = Basis(kind=BasisKind.ASSUMED, zh="两位小数", en="two decimals")
    >>> Bases({"rounding": rule})["rounding"].kind.value
    'assumed'
    """

    __slots__ = ("_items",)
    _items: tuple[tuple[str, Basis], ...]

    def __init__(self, bases: Mapping[str, Basis]) -> None:
        object.__setattr__(self, "_items", tuple(sorted(bases.items(), key=lambda item: item[0])))

    def __getitem__(self, key: str) -> Basis:
        for name, basis in self._items:
            if name == key:
                return basis
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot delete {name}")

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Bases) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"Bases({dict(self._items)!r})"

    def __reduce__(self) -> tuple[type[Bases], tuple[dict[str, Basis]]]:
        return type(self), (dict(self._items),)


def as_bases(bases: Mapping[str, Basis]) -> Bases:
    """Take any mapping for a policy's ``basis`` field (an attrs converter).

    Raises:
        InvalidValueError: no mapping, or something else in it than the basis of a name.
    """
    if isinstance(bases, Bases):
        return bases
    require(bases, Mapping, "basis")
    require_each(tuple(bases), str, "basis")
    require_each(tuple(bases.values()), Basis, "basis")
    return Bases(bases)


_UNBASED = frozenset({"basis", "ref", "extra", "code", "zh", "en", "revision", "unit", "adopted"})
"""Fields that say no figure; a unit has the ground of the figures in it, and who adopts a proposal claims nothing."""


def check_bases(policy: AttrsInstance, bases: Bases, *, optional: tuple[str, ...] = ()) -> None:
    """Refuse a policy one of whose fields has no basis, or a basis that no field asked for.

    Args:
        policy: the policy.
        bases: its bases.
        optional: fields that rule nothing while they are None; then they need no basis.

    Raises:
        InvalidValueError: names the fields that are missing or unknown.
    """
    expected = set(fields_dict(type(policy))) - _UNBASED
    ruling = {name for name in expected if name not in optional or getattr(policy, name) is not None}
    missing, unknown = sorted(ruling - set(bases)), sorted(set(bases) - expected)
    if missing or unknown:
        name = type(policy).__name__
        en = [f"lacks {', '.join(missing)}"] * bool(missing) + [f"has no field {', '.join(unknown)}"] * bool(unknown)
        zh = [f"缺少 {'、'.join(missing)}"] * bool(missing) + [f"没有字段 {'、'.join(unknown)}"] * bool(unknown)
        raise InvalidValueError(
            f"{name}.basis {' and '.join(en)}.",
            f"{called(f'{name}.basis')}{'，'.join(zh)}。",
            hint_en="give exactly one basis for each field that holds a rule",
            hint_zh="每个规则字段须有且仅有一个依据",
            missing=missing,
            unknown=unknown,
        )


@frozen(kw_only=True)
class Assumption:
    """A computing convention that a result rests on and that nobody published.

    Attributes:
        key: stable name for programs, such as ``proportional.rounding``.
        zh: the convention in Chinese.
        en: the convention in English.
    """

    key: str
    zh: str
    en: str

    def text(self, lang: Lang) -> str:
        """The convention in ``lang``."""
        return self.zh if lang == "zh" else self.en


def ground_of(policy: AttrsInstance, bases: Bases, key: str) -> Basis:
    """The basis of a field; an assumed one speaks of the value that the field has.

    A value that can say itself what it means (its ``says`` is a term) is quoted, so that changing the value changes the
    sentence; otherwise the basis has the words.
    """
    basis = bases[key]
    said = getattr(getattr(policy, key), "says", None)
    if basis.kind is BasisKind.ASSUMED and isinstance(said, Term):
        return evolve(basis, zh=said.zh, en=said.en)
    return basis


def assumptions_of(name: str, policy: AttrsInstance, bases: Bases) -> tuple[Assumption, ...]:
    """The assumptions among ``bases``, keyed ``name.field``, in the words of :func:`ground_of`."""
    grounds = {key: ground_of(policy, bases, key) for key in bases}
    return tuple(
        Assumption(key=f"{name}.{key}", zh=ground.zh, en=ground.en)
        for key, ground in grounds.items()
        if ground.kind is BasisKind.ASSUMED
    )


def assumed(zh: str, en: str) -> Basis:
    """An assumption of this library, with no document behind it."""
    return Basis(kind=BasisKind.ASSUMED, zh=zh, en=en)
