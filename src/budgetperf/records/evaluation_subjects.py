"""What is evaluated (评价对象): policies, projects, departments as a whole, and what districts have added to them.

「绩效评价范围延伸至政府债务资金和政府投资基金」 widens whose money it is, 「将政府收入纳入绩效管理范围」 what is looked
at, and 「2019-2021年」 for how long. The three are told apart: a subject has a kind, its money and its years.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Yuan, plain_text
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_filled
from budgetperf.records.classified import Classifiable
from budgetperf.records.kinds import BudgetBook, FundKind
from budgetperf.terms import Term, term

__all__ = ["EvaluatedKind", "EvaluationSubject", "YearSpan"]

_SPAN = re.compile(r"([0-9]{4})年?(?:(?:[-—–~～]{1,2}|至)([0-9]{4})年?)?度?")


class EvaluatedKind(Enum):
    """What is evaluated; the first three are those of :class:`~budgetperf.records.kinds.SubjectKind`, by value."""

    POLICY = "policy"
    PROJECT = "project"
    DEPARTMENT = "department"
    INVESTMENT_PROJECT = "investment_project"
    REVENUE = "revenue"
    TARGET = "target"
    TRUSTEESHIP = "trusteeship"

    @property
    def term(self) -> Term:
        """The kind in both languages.

        >>> EvaluatedKind.REVENUE.term.zh
        '政府收入'
        """
        return term(f"evaluated.{self.value}")


@frozen(kw_only=True)
class YearSpan:
    """The years that an evaluation looks at, one or several in a row.

    Attributes:
        first: the first, 1900 to 2199.
        last: the last; not before the first.

    Raises:
        InvalidValueError: years in the wrong order or out of range.

    >>> YearSpan(first=2019, last=2021).count, str(YearSpan.of(2021))
    (3, '2021')
    """

    first: int
    last: int

    def __attrs_post_init__(self) -> None:
        require_fields(self, int, "first", "last")
        if not 1900 <= self.first <= self.last <= 2199:  # noqa: PLR2004 - stated in the docstring
            raise InvalidValueError(
                f"the years run from {self.first} to {self.last}, expected years of 1900 to 2199 in their order.",
                f"评价年度为 {self.first} 至 {self.last}，应为 1900 至 2199 年间的年份且先后次序正确。",
                found=self.first,
                last=self.last,
            )

    @classmethod
    def of(cls, year: int) -> YearSpan:
        """One year."""
        return cls(first=year, last=year)

    @classmethod
    def read(cls, text: str) -> YearSpan:
        """Years as they are printed, such as 2019-2021 or 2018年至2021年; blanks do not count.

        Raises:
            InvalidValueError: the text is something else; it is never guessed.

        >>> YearSpan.read("2018年至2021年").count
        4
        """
        require(text, str, "text")
        match = _SPAN.fullmatch("".join(text.split()))
        if match is None:
            raise InvalidValueError(
                f"{text!r} is no year or row of years, expected such as 2021年度 or 2019-2021年.",
                f"“{text}”不是年份或起止年份，应为“2021年度”“2019-2021年”一类。",
                found=text,
            )
        return cls(first=int(match[1]), last=int(match[2] or match[1]))

    @property
    def count(self) -> int:
        """How many years."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"


@frozen(kw_only=True, repr=False)
class EvaluationSubject(Classifiable):
    """One thing that is evaluated.

    Attributes:
        code: its key; the same project has the same one in every evaluation.
        name: what it is called.
        kind: what it is.
        years: the years that are looked at.
        department: the code of its department.
        unit: the code of its unit; None where not stated.
        amount: the money that is looked at, in yuan, 0 or more; None where not stated.
        funds: whose money that is, each kind once; empty where not stated.
        books: which of the four budgets it stands in, each once; empty where not stated.

    Raises:
        InvalidValueError: an amount below zero, a kind of money or a budget twice, or something of another type.

    >>> kindergartens = EvaluationSubject(code="k", name="配建幼儿园装修改造", kind=EvaluatedKind.PROJECT,
    ...     years=YearSpan.read("2019-2021"), department="105")
    >>> kindergartens.years.count, kindergartens.answers
    (3, '105')
    """

    code: str
    name: str
    kind: EvaluatedKind
    years: YearSpan
    department: str
    unit: str | None = None
    amount: Yuan | None = None
    funds: tuple[FundKind, ...] = ()
    books: tuple[BudgetBook, ...] = ()

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "code", "name", "department")
        require_fields(self, EvaluatedKind, "kind")
        require_fields(self, YearSpan, "years")
        require_fields(self, (str, NoneType), "unit")
        require_fields(self, (Decimal, NoneType), "amount")
        require_each(self.funds, FundKind, "EvaluationSubject.funds")
        require_each(self.books, BudgetBook, "EvaluationSubject.books")
        if self.amount is not None and not (self.amount.is_finite() and self.amount >= 0):
            found = self.shown(plain_text(self.amount))
            raise InvalidValueError(
                f"the amount of an evaluation subject is {found.en}, expected yuan, 0 or more.",
                f"评价对象的金额为 {found.zh}，应为不小于 0 的金额（元）。",
                hint_en="build amounts with yuan(), wan() or yi()",
                hint_zh="请用 yuan()、wan() 或 yi() 构造金额",
                found=found.en,
            )
        for words in (self.funds, self.books):
            if len(set(words)) < len(words):
                zh = self.shown("、".join(one.term.zh for one in words)).zh
                en = self.shown(", ".join(one.term.en for one in words)).en
                raise InvalidValueError(
                    f"an evaluation subject has {en}, expected each once.",
                    f"评价对象的资金或预算为 {zh}，每种只能列一次。",
                    found=en,
                )

    @property
    def answers(self) -> str:
        """The code of the body that answers for it: its unit where one is stated, else its department."""
        return self.unit or self.department
