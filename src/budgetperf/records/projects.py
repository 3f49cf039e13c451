"""Projects and policies as they ask for money: how much, from which sources, and how much more than last year.

What a record does not state is None and stays so. Whether a project is major (重大) is a fact that somebody states; no
amount makes it one. Last year's budget keeps its initial and its adjusted amount apart: growth is over the one that a
rule names.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType

from attrs import evolve, frozen

from budgetperf.amounts import Exact, Share, Yuan, ending, plain_text
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Lang,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_truth,
    tuple_of,
)
from budgetperf.places import called
from budgetperf.plain import Record
from budgetperf.records.budgets import Budget
from budgetperf.records.classified import Classifiable, refused
from budgetperf.records.kinds import BudgetBook, Duration, FundKind, Importance, SpecialMatter, Standing, SubjectKind
from budgetperf.records.roster import Roster
from budgetperf.terms import Term, term

__all__ = ["Growth", "PriorBudget", "Project", "RequestedFund", "placed"]


class PriorBudget(Enum):
    """Which amount of last year's budget growth is over: the initial (年初) or the adjusted one (全年)."""

    INITIAL = "initial"
    ADJUSTED = "adjusted"

    @property
    def term(self) -> Term:
        """The amount in both languages."""
        return term(f"prior.{self.value}")


@frozen(kw_only=True)
class RequestedFund(Record):
    """The part of a request that one source is to pay.

    Attributes:
        kind: whose money it is.
        amount: how much, in yuan, 0 or more.
        book: which of the four budgets it stands in; None where not stated.
        name: the source as printed; None where it is not.
    """

    kind: FundKind
    amount: Yuan
    book: BudgetBook | None = None
    name: str | None = None

    def __attrs_post_init__(self) -> None:
        require(self.kind, FundKind, "RequestedFund.kind")
        require_fields(self, (BudgetBook, NoneType), "book")
        require_fields(self, (str, NoneType), "name")
        _check_amount(self.amount, "RequestedFund.amount")


@frozen(kw_only=True)
class Growth:
    """This year's amount against last year's.

    Attributes:
        this_year: in yuan, 0 or more.
        last_year: in yuan, 0 or more.
        over: which amount of last year's budget that is.

    >>> from budgetperf.amounts import wan
    >>> growth = Growth(this_year=wan(650), last_year=wan(500), over=PriorBudget.INITIAL)
    >>> growth.amount == wan(150), growth.rate
    (True, Decimal('0.3'))
    """

    this_year: Yuan
    last_year: Yuan
    over: PriorBudget

    def __attrs_post_init__(self) -> None:
        _check_amount(self.this_year, "Growth.this_year")
        _check_amount(self.last_year, "Growth.last_year")
        require(self.over, PriorBudget, "Growth.over")

    @property
    def amount(self) -> Yuan:
        """How much more it is, in yuan; below zero where it is less."""
        return _ended(Fraction(self.this_year) - Fraction(self.last_year))

    @property
    def share(self) -> Share:
        """The growth rate (增幅) as :attr:`amount` over last year's; undefined over zero, below zero for a decrease."""
        return Share(numerator=self.amount, denominator=self.last_year)

    @property
    def rate(self) -> Exact | None:
        """The growth rate in full; None over zero, where :attr:`why_undefined` says so."""
        return ending(self.share.exact) if self.share.is_defined else None

    @property
    def why_undefined(self) -> Term | None:
        """Why there is no rate; None where there is one."""
        return None if self.share.is_defined else term("growth-from-zero")


@frozen(kw_only=True, repr=False)
class Project(Classifiable):
    """A project, a policy or a department as a whole, as it asks for the money of one year.

    Attributes:
        name: what it is called.
        department: the code of its department.
        year: the budget year that the money is for.
        subject: what it is.
        code: its key; None where it has none.
        unit: the code of its unit; None where not stated.
        standing: how it stands to last year; None where not stated.
        duration: how long it is to last; None where not stated.
        importance: its class by importance; None where it has none.
        major: whether it is major (重大), as somebody stated; None where nobody did. It is never inferred.
        special: why it is a special matter; None where nobody says it is one.
        amount: what is asked for the year, in yuan, 0 or more; None where not stated.
        funds: the sources of ``amount``, all of them; empty where they are not stated.
        last_year: last year's budget, initial and adjusted apart; None where nothing of it is stated.

    Raises:
        InvalidValueError: funds that do not make the amount, or something of another type.

    >>> from budgetperf.amounts import wan
    >>> project = Project(name="示例项目", department="101", year=2023, subject=SubjectKind.PROJECT,
    ...     amount=wan(400), last_year=Budget(initial=wan(320), adjusted=wan(400)))
    >>> project.growth(PriorBudget.INITIAL).rate, project.growth(PriorBudget.ADJUSTED).rate
    (Decimal('0.25'), Decimal('0'))
    """

    name: str
    department: str
    year: int
    subject: SubjectKind
    code: str | None = None
    unit: str | None = None
    standing: Standing | None = None
    duration: Duration | None = None
    importance: Importance | None = None
    major: bool | None = None
    special: SpecialMatter | None = None
    amount: Yuan | None = None
    funds: tuple[RequestedFund, ...] = ()
    last_year: Budget | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "name", "department")
        require_fields(self, int, "year")
        require_fields(self, SubjectKind, "subject")
        require_fields(self, (str, NoneType), "code", "unit")
        require_fields(self, (Standing, NoneType), "standing")
        require_fields(self, (Duration, NoneType), "duration")
        require_fields(self, (Importance, NoneType), "importance")
        require_fields(self, (SpecialMatter, NoneType), "special")
        require_fields(self, (Budget, NoneType), "last_year")
        require_each(self.funds, RequestedFund, "Project.funds")
        if self.major is not None:
            require_truth(self.major, "Project.major")
        if self.amount is not None:
            _check_amount(self.amount, "Project.amount", self)
        self._check_funds()

    def label(self, lang: Lang) -> str:
        """Its name for a text in ``lang``; of a classified one only that it is withheld."""
        return self.shown(self.name).text(lang)

    @property
    def books(self) -> frozenset[BudgetBook] | None:
        """The budgets that its money stands in; None where a source does not say, or none is stated."""
        books = frozenset(fund.book for fund in self.funds if fund.book is not None)
        return books if self.funds and all(fund.book is not None for fund in self.funds) else None

    def money(self, kind: FundKind) -> Yuan | None:
        """How much of the amount is money of one kind, in yuan; None where the sources are not stated."""
        require(kind, FundKind, "kind")
        if not self.funds:
            return None
        return _sum(fund.amount for fund in self.funds if fund.kind is kind)

    def growth(self, over: PriorBudget) -> Growth:
        """What is asked for against last year's budget.

        Raises:
            IncompleteError: an amount is not stated; all that is missing is named.
        """
        require(over, PriorBudget, "over")
        prior = self.last_year
        last = None if prior is None else prior.initial if over is PriorBudget.INITIAL else prior.adjusted
        if self.amount is None or last is None:
            problems = [Problem(path="amount", en="is not stated", zh="未填本年预算申请数")] * (self.amount is None)
            if last is None:
                path, zh = f"last_year.{over.value}", f"未填{over.term.zh}"
                problems.append(Problem(path=path, en="is not stated", zh=zh))
            raise IncompleteError.listing("the growth cannot be computed", "无法计算增幅", tuple(problems))
        return Growth(this_year=self.amount, last_year=last, over=over)

    def _check_funds(self) -> None:
        total = _sum(fund.amount for fund in self.funds)
        if not self.funds or total == self.amount:
            return
        found = self.shown(plain_text(total))
        stated = term("not-printed") if self.amount is None else self.shown(plain_text(self.amount))
        raise InvalidValueError(
            f"the funds make {found.en} yuan and the amount is {stated.en}, expected them to be equal.",
            f"各项资金合计 {found.zh} 元，申请数为 {stated.zh}，应相等。",
            found=found.en,
            amount=stated.en,
        )


def placed(projects: Iterable[Project], roster: Roster) -> tuple[Project, ...]:
    """The projects in their places: each marked as classified where its department or unit is left out of the roster.

    Raises:
        InvalidValueError: projects of a department or unit that the roster does not have; all of them at once, as the
            fact ``problems``.
    """
    every = tuple_of(projects, Project, "projects")
    require(roster, Roster, "roster")
    marked: list[Project] = []
    problems: list[Problem] = []
    for i, project in enumerate(every):
        try:
            hidden = roster.hides(project.department, project.unit)
        except InvalidValueError as error:
            en, zh = (term("withheld").en, term("withheld").zh) if project.classified else (error.en, error.zh)
            problems.append(Problem(path=f"projects[{i}]", en=en.rstrip("."), zh=zh.rstrip("。")))
        else:
            marked.append(evolve(project, classified=True) if hidden else project)
    if problems:
        raise refused("these projects have no place in the roster", "项目与单位名册不符", problems)
    return tuple(marked)


def _ended(value: Fraction) -> Yuan:
    exact = ending(value)
    assert isinstance(exact, Decimal)  # noqa: S101 - a sum of decimals ends
    return Yuan(exact)


def _sum(amounts: Iterable[Yuan]) -> Yuan:
    return _ended(sum((Fraction(amount) for amount in amounts), Fraction(0)))


def _check_amount(amount: object, what: str, owner: Classifiable | None = None) -> None:
    if type(amount) is not Decimal or not amount.is_finite() or amount < 0:
        found = repr(amount) if owner is None else owner.shown(repr(amount)).text("en")
        zh = repr(amount) if owner is None else owner.shown(repr(amount)).text("zh")
        raise InvalidValueError(
            f"{what} is {found}, expected yuan, 0 or more.",
            f"{called(what)}为 {zh}，应为不小于 0 的金额（元）。",
            hint_en="build amounts with yuan(), wan() or yi()",
            hint_zh="请用 yuan()、wan() 或 yi() 构造金额",
            found=found,
        )
