"""One tree for every "why": what was computed, from what, by which piece of which rule, on what basis.

Rooms build the tree; this module only draws it, as text, Markdown or HTML, in Chinese or English.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, get_args

from attrs import frozen

from budgetperf.amounts import Rounding
from budgetperf.basis import Assumption, Basis
from budgetperf.errors import InvalidValueError, Lang
from budgetperf.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Explanation", "assumption_steps", "rounding_step", "withheld_step"]

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BLOCK = re.compile(r"^(\d*)([-+.)])(?=[-\s]|$)")
_LINE_ENDS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@frozen(kw_only=True)
class Explanation:
    """One step and the steps below it.

    Attributes:
        key: stable name of the step, for programs.
        zh: the step as a Chinese sentence.
        en: the step as an English sentence.
        bases: the grounds the step relies on.
        parts: the steps it is made of, in reading order.

    >>> tree = Explanation(key="total", zh="总分 96", en="total 96", parts=(
    ...     Explanation(key="row", zh="第1行 86", en="row 1: 86"),))
    >>> print(tree.text("en"))
    total 96
      row 1: 86
    >>> print(tree.html("zh"))
    <ul><li>总分 96<ul><li>第1行 86</li></ul></li></ul>
    """

    key: str
    zh: str
    en: str
    bases: tuple[Basis, ...] = ()
    parts: tuple[Explanation, ...] = ()

    def sentence(self, lang: Lang) -> str:
        """The step's own sentence in ``lang``."""
        return self.zh if lang == "zh" else self.en

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Explanation]]:
        """Every step with its depth, parents before children."""
        yield depth, self
        for part in self.parts:
            yield from part.walk(depth + 1)

    def cited(self) -> tuple[Basis, ...]:
        """Every basis relied upon, in order, each once."""
        return tuple(dict.fromkeys(basis for _, step in self.walk() for basis in step.bases))

    def text(self, lang: Lang) -> str:
        """An indented plain-text account in Chinese (``"zh"``) or English (``"en"``).

        Raises:
            InvalidValueError: another language.
        """
        if lang not in get_args(Lang):
            raise InvalidValueError(
                f"the language is {lang!r}, expected 'zh' or 'en'.", f"语言为 {lang!r}，应为 'zh' 或 'en'。", found=lang
            )
        lines: list[str] = []
        for depth, step in self.walk():
            lines.append("  " * depth + _one_line(step.sentence(lang)))
            lines += ["  " * (depth + 1) + _one_line(line) for line in _basis_lines(step, lang)]
        return "\n".join(lines)

    def markdown(self, lang: Lang) -> str:
        """A nested Markdown list, by the four spaces that every kind of Markdown nests; the texts are escaped."""
        lines: list[str] = []
        for depth, step in self.walk():
            lines.append("    " * depth + "- " + _escaped(step.sentence(lang)))
            lines += ["    " * (depth + 1) + f"- *{_escaped(line)}*" for line in _basis_lines(step, lang)]
        return "\n".join(lines)

    def html(self, lang: Lang) -> str:
        """A nested HTML list; the texts are escaped."""
        return f"<ul>{_item(self, lang)}</ul>"

    def _repr_html_(self) -> str:
        return self.html("zh")


def assumption_steps(assumptions: tuple[Assumption, ...]) -> tuple[Explanation, ...]:
    """One step per assumption, for the end of an account."""
    label = term("assumption")
    return tuple(
        Explanation(key=item.key, zh=f"{label.zh}：{item.zh}", en=f"{label.en}: {item.en}") for item in assumptions
    )


def rounding_step(rounding: Rounding, value: str) -> Explanation:
    """The step from an exact value to the rounded ``value``."""
    said = rounding.says
    return Explanation(key="rounding", zh=f"舍入：{said.zh} → {value}", en=f"{said.en} → {value}")


def withheld_step(key: str) -> Explanation:
    """The whole account of what is classified (涉密)."""
    said = term("withheld")
    return Explanation(key=key, zh=said.zh, en=said.en)


def _item(step: Explanation, lang: Lang) -> str:
    below = "".join(f"<li><em>{escape(line)}</em></li>" for line in _basis_lines(step, lang))
    below += "".join(_item(part, lang) for part in step.parts)
    nested = f"<ul>{below}</ul>" if below else ""
    return f"<li>{escape(step.sentence(lang))}{nested}</li>"


def _basis_lines(step: Explanation, lang: Lang) -> list[str]:
    label = term("basis").text(lang)
    return [f"{label}：{basis.text(lang)}" if lang == "zh" else f"{label}: {basis.text(lang)}" for basis in step.bases]


def _escaped(text: str) -> str:
    return _BLOCK.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", _one_line(text).lstrip()))


def _one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", text)
