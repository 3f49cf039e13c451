"""The bilingual vocabulary: the field's English terms with the Chinese ones beside them.

Enumerations, explanations and tables take their words from here, so a term is translated once.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from budgetperf.errors import InvalidValueError, Lang
from budgetperf.terms import (
    applying,
    checking,
    costing,
    cycle,
    decisions,
    describing,
    doing,
    evaluating,
    following,
    libraries,
    living,
    organisations,
    printed,
    reporting,
    reviewing,
    scoring,
    selecting,
    watching,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TERMS", "Term", "term"]


@frozen(kw_only=True)
class Term:
    """A concept with its stable key and its names in both languages."""

    key: str
    zh: str
    en: str

    def text(self, lang: Lang) -> str:
        """The name in ``lang``."""
        return self.zh if lang == "zh" else self.en


_ROOMS = (
    applying,
    checking,
    costing,
    cycle,
    decisions,
    describing,
    doing,
    evaluating,
    following,
    libraries,
    living,
    organisations,
    printed,
    reporting,
    reviewing,
    scoring,
    selecting,
    watching,
)
_WORDS = "\n".join(room.WORDS for room in _ROOMS)


def _parse(words: str) -> Mapping[str, Term]:
    terms: dict[str, Term] = {}
    for line in filter(None, map(str.strip, words.splitlines())):
        key, zh, en = (part.strip() for part in line.split("|"))
        terms[key] = Term(key=key, zh=zh, en=en)
    return MappingProxyType(terms)


TERMS: Mapping[str, Term] = _parse(_WORDS)
"""Every term by its key."""


def term(key: str) -> Term:
    """The term called ``key``.

    Raises:
        InvalidValueError: the vocabulary has no such key.

    >>> term("grade").zh, term("grade").en
    ('评价等级', 'grade')
    """
    try:
        return TERMS[key]
    except KeyError:
        raise InvalidValueError(f"the vocabulary has no term {key!r}.", f"词汇表中没有“{key}”。", found=key) from None
