"""What a check says: a finding with what was found and what was expected, or that it could not be made and why."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from budgetperf.errors import Lang
from budgetperf.terms import Term, term

__all__ = ["CheckKind", "Gravity", "NotMade", "ReviewFinding"]


class CheckKind(Enum):
    """What is checked without a person."""

    COMPLETE = "complete"
    QUANTIFIED = "quantified"
    WEIGHTS = "weights"
    DUPLICATES = "duplicates"
    UNITS = "units"
    MEASURABLE = "measurable"
    LAST_YEAR = "last_year"
    COST = "cost"
    INPUTS = "inputs"
    REPEATED = "repeated"

    @property
    def term(self) -> Term:
        """The check in both languages."""
        return term(f"target-check.{self.value}")


class Gravity(Enum):
    """What a finding means: a fault makes the target unqualified (不合格), a doubt asks a person to look (疑点)."""

    FAULT = "fault"
    DOUBT = "doubt"

    @property
    def term(self) -> Term:
        """The gravity in both languages."""
        return term(f"gravity.{self.value}")


@frozen(kw_only=True)
class ReviewFinding:
    """One thing that a check found.

    Attributes:
        check: the check.
        gravity: what it means.
        path: what it is about: the code of an indicator, or a part of the target.
        found_zh: what was found, in Chinese.
        found_en: the same in English.
        expected_zh: what was expected, in Chinese.
        expected_en: the same in English.
    """

    check: CheckKind
    gravity: Gravity
    path: str
    found_zh: str
    found_en: str
    expected_zh: str
    expected_en: str

    def text(self, lang: Lang) -> str:
        """The finding as one sentence.

        >>> ReviewFinding(check=CheckKind.UNITS, gravity=Gravity.FAULT, path="a", found_zh="未写单位",
        ...     found_en="no unit", expected_zh="填写计量单位", expected_en="a unit").text("zh")
        '计量单位（不合格项）a：未写单位，应填写计量单位'
        """
        check, gravity, part = self.check.term.text(lang), self.gravity.term.text(lang), _part(self.path, lang)
        if lang == "zh":
            return f"{check}（{gravity}）{part}：{self.found_zh}，应{self.expected_zh}"
        return f"{check} ({gravity}) {part}: found {self.found_en}, expected {self.expected_en}"


@frozen(kw_only=True)
class NotMade:
    """A check that could not be made, or not for one indicator.

    Attributes:
        check: the check.
        path: what it would have been about: the code of an indicator, or a part of the target.
        zh: why it could not be made, in Chinese.
        en: the same in English.
    """

    check: CheckKind
    path: str
    zh: str
    en: str

    def text(self, lang: Lang) -> str:
        """The reason as one sentence."""
        check, part = self.check.term.text(lang), _part(self.path, lang)
        return f"{check} {part}：未能核查（{self.zh}）" if lang == "zh" else f"{check} {part}: not made ({self.en})"


_PARTS = frozenset({"target", "indicators", "points", "amount", "prices", "last_year"})


def _part(path: str, lang: Lang) -> str:
    """What a finding is about, in words; the code of an indicator is shown as it is."""
    return term(f"target-part.{path}").text(lang) if path in _PARTS else path
