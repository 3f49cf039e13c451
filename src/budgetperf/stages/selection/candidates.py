"""What a selection is made from: items by code, with their stratum or with facts; classified ones are never in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import NoneType
from typing import TypeVar

from attrs import frozen

from budgetperf.errors import Problem, require_fields, require_text, tuple_of
from budgetperf.records.classified import Classifiable, published, refused
from budgetperf.records.projects import Project
from budgetperf.rules.facts import Facts
from budgetperf.stages.selection.recipe import check_line, hash_of_lines
from budgetperf.terms import Term, term

__all__ = ["ByName", "Candidate", "Described", "Drawable", "by_code", "candidates", "population_hash", "secret_codes"]


@frozen(kw_only=True, repr=False)
class Candidate(Classifiable):
    r"""An item that may be drawn.

    Attributes:
        code: its key; one line of text, as :func:`~budgetperf.stages.selection.recipe.check_line` says.
        stratum: what it belongs to where one is drawn from each, such as a department; None where it does not matter.

    Raises:
        InvalidValueError: a code or a stratum that is no such line.

    >>> Candidate(code="p-1", stratum="101").line
    'p-1\t101'
    """

    code: str
    stratum: str | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_fields(self, str, "code")
        require_fields(self, (str, NoneType), "stratum")
        for name in ("code", "stratum"):
            if (text := getattr(self, name)) is not None:
                check_line(text, f"Candidate.{name}", shown=term("withheld") if self.classified else None)

    @property
    def line(self) -> str:
        """The item in the population whose hash is taken: its code, TAB and its stratum."""
        return f"{self.code}\t{self.stratum or ''}"


@frozen(kw_only=True, repr=False)
class Described(Classifiable):
    """An item with what is known about it.

    Attributes:
        code: its key; not blank.
        facts: what is known.
    """

    code: str
    facts: Facts

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.code, "Described.code")
        require_fields(self, Facts, "facts")


@frozen(kw_only=True)
class ByName:
    """An item that is taken in, or left out, by name.

    Attributes:
        code: its key.
        reason: why; it stands in the certificate.
    """

    code: str
    reason: str

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "ByName.code")
        require_text(self.reason, "ByName.reason")


Drawable = Candidate | Project | str
"""What a population may be given as: candidates, projects (their department is the stratum), or bare codes."""

_Item = TypeVar("_Item", Candidate, Described)


def candidates(items: Iterable[Drawable]) -> tuple[Candidate, ...]:
    """The population of a draw, by code; classified items are not in it.

    A project is known by its code, and its department is its stratum; its ``ref`` is carried.

    Raises:
        InvalidValueError: something else, a project without a code, or a code that stands twice; all at once.

    >>> [item.code for item in candidates(["p-2", "p-1"])]
    ['p-1', 'p-2']
    """
    return by_code(_candidates(items), Candidate, "the population")


def population_hash(items: Iterable[Drawable]) -> str:
    """The hash by which a population is announced before it is drawn from, in lower-case hexadecimal.

    The order of the items and the classified ones among them are immaterial.

    Raises:
        InvalidValueError: as :func:`candidates`.

    >>> population_hash(["102", "101"]) == population_hash(["101", "102"])
    True
    """
    return hash_of_lines(item.line for item in candidates(items))


def secret_codes(items: Iterable[Drawable]) -> frozenset[str]:
    """The codes of the classified items, which no text may show."""
    return frozenset(item.code for item in _candidates(items) if item.classified)


def by_code(items: Iterable[_Item], kind: type[_Item], what: str) -> tuple[_Item, ...]:
    """The items without the classified ones, in the order of their codes: by code point, which is that of UTF-8 bytes.

    Raises:
        InvalidValueError: an item of another type, or codes that stand twice; all of these at once.
    """
    every = tuple_of(items, kind, what)
    if problems := list(_repeated(every)):
        raise refused(f"{what} names items twice", "对象重复", problems)
    return tuple(sorted(published(every), key=lambda item: item.code))


def _candidates(items: Iterable[Drawable]) -> tuple[Candidate, ...]:
    every = tuple_of(items, (Candidate, Project, str), "the population", hint="Candidate()")
    problems = [
        Problem(path=f"[{i}]", en="this project has no code", zh="该项目没有编码")
        for i, item in enumerate(every)
        if isinstance(item, Project) and item.code is None
    ]
    if problems:
        raise refused("this population has no keys to draw by", "无法按编码抽取", problems)
    return tuple(map(_candidate, every))


def _candidate(item: Drawable) -> Candidate:
    if isinstance(item, Project):
        return Candidate(code=item.code or "", stratum=item.department, classified=item.classified, ref=item.ref)
    return Candidate(code=item) if isinstance(item, str) else item


def _repeated(items: tuple[_Item, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    secret = {item.code for item in items if item.classified}
    for i, item in enumerate(items):
        if item.code in seen:
            shown = term("withheld") if item.code in secret else Term(key="code", zh=item.code, en=item.code)
            yield Problem(path=f"[{i}]", en=f"the code {shown.en} stands twice", zh=f"编码（{shown.zh}）重复")
        seen.add(item.code)
