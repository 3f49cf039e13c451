"""What comes to a review: the target of one project, policy or department, with what is known around it.

What is filed for the money of a year is the set for that year among the ``SubjectTargets`` of the same kind, department
and code. The two are kept apart, because a target may be filed again while it is reviewed; :func:`check_filed` says
where they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Share, Yuan, ending
from budgetperf.errors import (
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_text,
    require_truth,
    tuple_of,
)
from budgetperf.plain import Record
from budgetperf.records.classified import Classifiable, published, refused
from budgetperf.records.kinds import Importance, SubjectKind
from budgetperf.records.observations import Observation
from budgetperf.records.projects import Project
from budgetperf.records.target_sets import SubjectTargets
from budgetperf.records.targets import Target

__all__ = ["FiledTarget", "UnitPrice", "check_amount", "check_filed", "summed", "target_coverage"]


@frozen(kw_only=True)
class UnitPrice(Record):
    """What one of the things costs that an indicator counts.

    Attributes:
        indicator: the code of the indicator.
        price: of one, in yuan, 0 or more.
        per: the unit that the price is for, such as 人次; empty for a plain number.
        source: where the price comes from, such as a spending standard; None where not stated.
    """

    indicator: str
    price: Yuan
    per: str = ""
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        require_text(self.indicator, "UnitPrice.indicator")
        require_fields(self, str, "per")
        require_fields(self, (str, NoneType), "source")
        check_amount(self.price, "UnitPrice.price")


@frozen(kw_only=True, repr=False)
class FiledTarget(Classifiable):
    """A target as it was filed for the money of one year (申报).

    Attributes:
        code: the project's key.
        name: what it is called.
        department: the code of its department.
        year: the budget year.
        target: the indicators; None where no target was filed.
        subject: what asks for the money.
        importance: its class by importance; None where it has none.
        amount: what is asked for, in yuan, 0 or more; None where not stated.
        last_year: what last year's indicators of the same codes reached; empty where nothing is known.
        prices: unit prices of what its indicators count; empty where none is known.
        prices_cover_all: whether these prices pay for everything that the money is for; None where nobody says.

    Raises:
        InvalidValueError: a price or a result twice, a price of an indicator that is not there, or a target of another
            year.

    >>> filed = FiledTarget(code="p-1", name="示例项目", department="101", year=2023, target=None)
    >>> filed.subject.value, filed.target is None
    ('project', True)
    """

    code: str
    name: str
    department: str
    year: int
    target: Target | None
    subject: SubjectKind = SubjectKind.PROJECT
    importance: Importance | None = None
    amount: Yuan | None = None
    last_year: tuple[Observation, ...] = ()
    prices: tuple[UnitPrice, ...] = ()
    prices_cover_all: bool | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "code", "name", "department")
        require_fields(self, int, "year")
        require_fields(self, (Target, NoneType), "target")
        require_fields(self, SubjectKind, "subject")
        require_fields(self, (Importance, NoneType), "importance")
        require_each(self.last_year, Observation, "FiledTarget.last_year")
        require_each(self.prices, UnitPrice, "FiledTarget.prices")
        if self.prices_cover_all is not None:
            require_truth(self.prices_cover_all, "FiledTarget.prices_cover_all")
        if self.amount is not None:
            check_amount(self.amount, "FiledTarget.amount", self)
        if self.target is not None and self.target.year not in {None, self.year}:
            found, asked = self.shown(self.target.year), self.shown(self.year)
            raise InvalidValueError(
                f"the target is for {found.en} and was filed for {asked.en}, expected one year.",
                f"绩效目标的年度为 {found.zh}，申报年度为 {asked.zh}，应为同一年度。",
                found=found.en,
            )
        known = {indicator.code for indicator in self.target.indicators} if self.target else set()
        self._check_codes("prices", [one.indicator for one in self.prices], known)
        self._check_codes("last_year", [one.indicator for one in self.last_year], None)

    def _check_codes(self, name: str, codes: list[str], known: set[str] | None) -> None:
        strange = [] if known is None else [code for code in codes if code not in known]
        twice = [code for code in codes if codes.count(code) > 1]
        if strange or twice:
            found = self.shown(", ".join(sorted({*strange, *twice})))
            raise InvalidValueError(
                f"FiledTarget.{name} names {found.en}, expected indicators of the target, each once.",
                f"FiledTarget.{name} 涉及 {found.zh}，应为该绩效目标中的指标且各不重复。",
                found=found.en,
            )

    @classmethod
    def of(
        cls,
        project: Project,
        target: Target | SubjectTargets | None,
        *,
        last_year: Iterable[Observation] = (),
        prices: Iterable[UnitPrice] = (),
        prices_cover_all: bool | None = None,
    ) -> FiledTarget:
        """The target of a project that has a code; everything else is taken from the project.

        Args:
            project: the project.
            target: the indicators, or all the targets of the project, of which the set for its year is filed.
            last_year: what last year's indicators of the same codes reached.
            prices: unit prices of what its indicators count.
            prices_cover_all: whether these prices pay for everything that the money is for.

        Raises:
            InvalidValueError: the project has no code, or the targets are of something else or of another year.
        """
        require(project, Project, "project")
        require(target, (Target, SubjectTargets, NoneType), "target")
        if project.code is None:
            raise InvalidValueError(
                "the project has no code.", "该项目没有编码。", hint_en="give it one", hint_zh="请补充编码"
            )
        of_year = target.annual if isinstance(target, SubjectTargets) else None
        found = cls(
            code=project.code,
            name=project.name,
            department=project.department,
            year=project.year,
            target=(of_year.target if of_year else None) if isinstance(target, SubjectTargets) else target,
            subject=project.subject,
            importance=project.importance,
            amount=project.amount,
            last_year=tuple(last_year),
            prices=tuple(prices),
            prices_cover_all=prices_cover_all,
            classified=project.classified,
            ref=project.ref,
        )
        if isinstance(target, SubjectTargets) and (problems := check_filed(found, target)):
            raise refused("these targets are not the project's", "绩效目标与项目不符", problems)
        return found

    @property
    def key(self) -> tuple[SubjectKind, str, str]:
        """What the target is of, as :attr:`SubjectTargets.key` has it."""
        return self.subject, self.department, self.code


def check_filed(filed: FiledTarget, targets: SubjectTargets) -> tuple[Problem, ...]:
    """Where a filed target is not the set for its year among the targets of the same subject; empty where it is.

    Args:
        filed: what was filed.
        targets: what the subject is held to, such as the version in force of a ``TargetHistory``.

    Returns:
        One problem for each thing that differs, its path the code of an indicator where it is one; of something
        classified only that there is a difference.
    """
    require(filed, FiledTarget, "filed", hint="FiledTarget.of()")
    require(targets, SubjectTargets, "targets")
    problems = tuple(_differences(filed, targets))
    if problems and (filed.classified or targets.classified):
        return (Problem(path="annual", en="is another one", zh="与所属绩效目标不一致"),)
    return problems


def _differences(filed: FiledTarget, targets: SubjectTargets) -> Iterator[Problem]:
    if filed.key != targets.key or filed.classified is not targets.classified:
        yield Problem(path="annual", en="is of something else", zh="不属于同一对象")
        return
    of_year = targets.annual
    if of_year is None or of_year.since != filed.year:
        en, zh = f"there is no set for {filed.year}", f"没有 {filed.year} 年度的绩效指标"
        yield Problem(path="annual", en=en, zh=zh)
        return
    if filed.target is None:
        yield Problem(path="annual", en="was not filed", zh="未申报")
        return
    held = {one.code: one for one in of_year.target.indicators}
    asked = {one.code: one for one in filed.target.indicators}
    for code in dict.fromkeys((*held, *asked)):
        if code not in asked:
            yield Problem(path=code, en="was not filed", zh="未申报")
        elif code not in held:
            yield Problem(path=code, en="was filed and is not in the set", zh="已申报，绩效目标中没有")
        elif held[code] != asked[code]:
            yield Problem(path=code, en="was filed otherwise", zh="申报内容与绩效目标不同")
    if filed.target.execution_points != of_year.target.execution_points:
        yield Problem(path="points", en="of the execution were filed otherwise", zh="预算执行分值与绩效目标不同")


def target_coverage(projects: Iterable[FiledTarget]) -> Share:
    """The projects that filed a target over all of them; classified ones are on neither side.

    Returns:
        A share that is undefined where there is no project.

    Raises:
        InvalidValueError: something else than filed targets.
    """
    shown = published(tuple_of(projects, FiledTarget, "projects", hint="FiledTarget.of()"))
    return Share.of(sum(one.target is not None for one in shown), len(shown))


def check_amount(amount: object, what: str, owner: Classifiable | None = None) -> None:
    """Refuse anything but an amount of yuan, 0 or more; of a classified owner it is not shown.

    Raises:
        InvalidValueError: it is something else.
    """
    if type(amount) is not Decimal or not amount.is_finite() or amount < 0:
        found = (owner or Classifiable()).shown(repr(amount))
        raise InvalidValueError(
            f"{what} is {found.en}, expected yuan, 0 or more.",
            f"{what} 为 {found.zh}，应为不小于 0 的金额（元）。",
            hint_en="build amounts with yuan(), wan() or yi()",
            hint_zh="请用 yuan()、wan() 或 yi() 构造金额",
            found=found.en,
        )


def summed(amounts: Iterable[Yuan | None]) -> Yuan:
    """What amounts of yuan make together; what is not stated adds nothing."""
    total = ending(sum((Fraction(amount) for amount in amounts if amount is not None), Fraction(0)))
    assert isinstance(total, Decimal)  # noqa: S101 - a sum of decimals ends
    return Yuan(total)
