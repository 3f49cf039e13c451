"""Reading a target declaration: what is asked of each indicator, its weight, and the money."""

from __future__ import annotations

from attrs import frozen

from budgetperf.amounts import Points, points
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, Problem, require
from budgetperf.forms.amount_cells import read_budget
from budgetperf.forms.figures import is_shown, read_number
from budgetperf.forms.readings import UnreadCell, unread_value
from budgetperf.forms.self_evaluation import FormBudget, FormSource
from budgetperf.forms.target_form import FormFunds, FormTargetRow, FormTargets, TargetForm
from budgetperf.records.budgets import Budget
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.target_sets import SubjectTargets, TargetHorizon, TargetSet
from budgetperf.records.targets import Indicator, Target
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    UnreadWhy,
)
from budgetperf.rules.glyphs import BEFORE
from budgetperf.rules.reading import parse, tidy
from budgetperf.rules.units import canonical_unit

__all__ = [
    "NO_WEIGHT",
    "DeclaredTarget",
    "as_budget_row",
    "declared",
    "declared_targets",
    "read_declared_value",
    "read_targets",
]

NO_WEIGHT = Assumption(
    key="reading.no-weight",
    zh="未填权重的指标，读入时分值记为零",
    en="an indicator that prints no weight is read as weighing nothing",
)

_WORDS = frozenset({"定性", "定性指标"})
_COUNTED = frozenset({"", "定量", "定量指标", "定量(其他)"})
_RISING = frozenset({"正向", "正向指标"})
_FALLING = frozenset({"反向", "反向指标", "逆向", "逆向指标", "负向", "负向指标"})
_SIGNS = {"控制": "控制在", "为": "等于"}
_MULTIPLIERS = frozenset({"", "万", "亿"})
_SIGN_UNITS = frozenset({"%", "‰"})
_WEIGHTS = frozenset({"", "分", "%"})


@frozen(kw_only=True)
class DeclaredTarget:
    """What a form declares for one horizon, as records.

    Attributes:
        horizon: the time that it is for.
        overall: the overall target (总体目标) in words; None where the form shows none.
        target: every row as an indicator. A value that cannot be read is kept as unread; a weight that is not printed
            or cannot be read is 0, which ``assumptions`` or ``unread`` say.
        budget: the money that is asked for, as ``initial``; None where the form shows none. That of the whole period is
            for all its years.
        unread: the cells that cannot be read, or are missing.
        assumptions: what the reading rests on.
    """

    horizon: TargetHorizon
    overall: str | None
    target: Target
    budget: Budget | None
    unread: tuple[UnreadCell, ...]
    assumptions: tuple[Assumption, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What cannot be read or is missing."""
        return tuple(cell.problem for cell in self.unread)


def read_targets(form: TargetForm) -> tuple[DeclaredTarget, ...]:
    """Read a declaration; never raises on any cells.

    Args:
        form: the cells as printed.

    Returns:
        The horizons that the form shows, the year first.
    """
    require(form, TargetForm, "form", hint="from_data(data, TargetForm)")
    return tuple(_read(form, horizon, targets) for horizon, targets in form.shown)


def declared_targets(
    form: TargetForm,
    *,
    of: str,
    department: str,
    subject: SubjectKind = SubjectKind.PROJECT,
    unit: str | None = None,
    year: int | None = None,
    since: int | None = None,
    until: int | None = None,
    classified: bool = False,
) -> SubjectTargets:
    """The targets that a declaration states, for reviews, versions and counts.

    What cannot be read stays unread in the indicators; :func:`read_targets` names the cells.

    Args:
        form: the cells as printed.
        of: the key of the project or policy, which no form prints.
        department: the code of its department.
        subject: what the form is of.
        unit: the code of its unit.
        year: the budget year, where the form does not state it.
        since: the first year of the whole period, where the form has targets for it; forms state it in many ways.
        until: the last one.
        classified: whether it is classified.

    Raises:
        IncompleteError: neither the form nor the caller states the year or the period.
        InvalidValueError: the form shows no targets, or the years contradict each other.
    """
    declared = {one.horizon: one for one in read_targets(form)}
    of_year = form.year if form.year is not None else year
    years = {TargetHorizon.ANNUAL: (of_year, of_year), TargetHorizon.WHOLE_PERIOD: (since, until)}
    sets: dict[TargetHorizon, TargetSet] = {}
    problems: list[Problem] = []
    for horizon, one in declared.items():
        first, last = years[horizon]
        if first is None or last is None:
            problems.append(Problem(path=horizon.value, en="has no years", zh="未填年度"))
        else:
            sets[horizon] = TargetSet(target=one.target, since=first, until=last, overall=one.overall)
    if problems:
        raise IncompleteError.listing("the years of these targets are unknown", "绩效目标的年度不明", tuple(problems))
    return SubjectTargets(
        subject=subject,
        of=of,
        department=department,
        unit=unit,
        annual=sets.get(TargetHorizon.ANNUAL),
        whole_period=sets.get(TargetHorizon.WHOLE_PERIOD),
        classified=classified,
        ref=form.ref,
        extra=form.extra,
    )


def _read(form: TargetForm, horizon: TargetHorizon, targets: FormTargets) -> DeclaredTarget:
    read = [_read_row(i, f"{horizon.value}.rows[{i}]", row) for i, row in enumerate(targets.rows)]
    budget, unread, assumptions = read_budget(as_budget_row(targets.funds))
    money = [
        UnreadCell(
            row=None,
            text=text,
            problem=Problem(path=_path(horizon, problem.path), en=problem.en, zh=problem.zh),
        )
        for problem, text in unread
    ]
    lacking = (NO_WEIGHT,) if any(not is_shown(row.weight) for row in targets.rows) else ()
    return DeclaredTarget(
        horizon=horizon,
        overall=targets.overall if is_shown(targets.overall) else None,
        target=Target(
            project=form.project or "",
            year=form.year if horizon is TargetHorizon.ANNUAL else None,
            indicators=tuple(indicator for indicator, _ in read),
        ),
        budget=budget,
        unread=(*(cell for _, cells in read for cell in cells), *money),
        assumptions=(*lacking, *assumptions),
    )


def _path(horizon: TargetHorizon, path: str) -> str:
    """The path in a declaration of what stands at ``path`` in a budget row."""
    line, _, _ = path.removeprefix("budget.").rpartition(".")
    place = f"{line.replace('sources', 'lines')}.amount" if line else "total"
    return f"{horizon.value}.funds.{place}"


def as_budget_row(funds: FormFunds | None) -> FormBudget | None:
    """The money of a declaration in the columns of a budget row, all of it in 年初预算数."""
    if funds is None:
        return None
    return FormBudget(
        initial=funds.total,
        adjusted=None,
        executed=None,
        unit=funds.unit,
        points=None,
        rate=None,
        score=None,
        sources=tuple(
            FormSource(name=line.name, initial=line.amount, adjusted=None, executed=None, rate=None)
            for line in funds.lines
        ),
    )


def _read_row(index: int, path: str, row: FormTargetRow) -> tuple[Indicator, tuple[UnreadCell, ...]]:
    expectation = read_declared_value(row.nature, row.value, row.unit)
    weight, unread = _weight(index, path, row.weight)
    value = f"{path}.value"
    if isinstance(expectation, Unread) and not is_shown(expectation.text):
        missing = Problem(path=value, en="is not printed", zh="指标值未填报")
        unread = (UnreadCell(row=index, text="", problem=missing), *unread)
    indicator = Indicator(
        code=f"row-{index + 1}",
        name=row.level3,
        expectation=expectation,
        points=weight,
        level1=row.level1,
        level2=row.level2,
    )
    return indicator, (*unread_value(index, value, expectation), *unread)


def _weight(index: int, path: str, cell: str | None) -> tuple[Points, tuple[UnreadCell, ...]]:
    number = read_number(cell)
    if number and number.value >= 0 and number.unit in _WEIGHTS:
        return points(number.value), ()
    if cell is None or not is_shown(cell):
        return points(0), ()
    problem = Problem(path=f"{path}.weight", en=f"cannot be read: {cell}", zh=f"权重无法识别：{cell}")
    return points(0), (UnreadCell(row=index, text=cell, problem=problem),)


def read_declared_value(nature: str | None, value: str | None, unit: str | None) -> Expectation:
    """Read what is asked, from one cell or from three.

    Args:
        nature: 指标性质: an operator or its wording, 定性, 定量, 正向指标, 反向指标; None where no such column is.
        value: 指标值, which may hold operator and unit itself.
        unit: 计量单位; None where there is no such column.

    Returns:
        The expectation; unread where the cells contradict each other.

    >>> print(*(read_declared_value(*cells) for cells in (("≥", "95", "%"), ("反向", "3", "起"), (None, "≤5天", None))))
    ≥95% ≤3起 ≤5天
    >>> read_declared_value("定性", "95", "%").why.value, read_declared_value("≥", "95%", "人").why.value
    ('contradictory-operator', 'mixed-text')
    """
    if value is None or not is_shown(value):
        return Unread(text="", why=UnreadWhy.EMPTY)
    sign = tidy(nature) if nature and is_shown(nature) else ""
    shown = declared(nature, value, unit)
    alone = parse(value)
    if sign in _WORDS:
        worded = isinstance(alone, (Qualitative, By, Unread))
        return alone if worded else Unread(text=shown, why=UnreadWhy.CONTRADICTORY_OPERATOR)
    if BEFORE.get(_SIGNS.get(sign, sign)) == "=" and isinstance(alone, Qualitative):
        return alone  # 等于 and 是: the column wants an operator where words need none
    sign = _SIGNS.get(sign, sign)
    if sign in BEFORE:
        return _in_unit(f"{sign}{value}", parse(f"{sign}{value}"), unit, shown)
    if sign not in _COUNTED | _RISING | _FALLING and not isinstance(alone, (Qualitative, By)):
        return _in_unit(f"{sign}{value}", parse(f"{sign}{value}"), unit, shown)
    return _towards(sign, _in_unit(value, alone, unit, shown), shown)


def declared(nature: str | None, value: str | None, unit: str | None, between: str = "") -> str:
    """What the columns of a value show together."""
    cells = (*(cell for cell in (nature, value) if is_shown(cell)), *([unit] if _is_unit(unit) else []))
    return between.join(filter(None, cells))


def _is_unit(cell: str | None) -> bool:
    """Whether a column of units shows one; a sign alone is nothing as a value, but % is a unit."""
    return is_shown(cell) or tidy(cell or "") in _SIGN_UNITS


def _in_unit(text: str, read: Expectation, unit: str | None, shown: str) -> Expectation:
    """What is read with the unit of its own column; a unit that the value already has must be the same."""
    measure = tidy(unit) if unit and _is_unit(unit) else ""
    own = "" if isinstance(read, (By, Qualitative, Unread)) else read.unit
    if not measure or isinstance(read, By) or own == canonical_unit(measure):
        return read
    apart = own not in _MULTIPLIERS or any(character.isdigit() for character in measure)
    joined = Unread(text=shown, why=UnreadWhy.MIXED_TEXT) if apart else parse(f"{text}{measure}")
    if isinstance(joined, (Qualitative, Unread)):
        return read if isinstance(read, (Qualitative, Unread)) else Unread(text=shown, why=UnreadWhy.MIXED_TEXT)
    if isinstance(joined, By) and joined.date.year is None:  # 12 and 月: December, or twelve months
        return Unread(text=shown, why=UnreadWhy.AMBIGUOUS_DATE)
    return joined


def _towards(sign: str, read: Expectation, shown: str) -> Expectation:
    """A number with the direction that its own column states."""
    against = (AtMost, LessThan) if sign in _RISING else (AtLeast, MoreThan) if sign in _FALLING else ()
    if isinstance(read, against):
        return Unread(text=shown, why=UnreadWhy.CONTRADICTORY_OPERATOR)
    if isinstance(read, Bare) and against:
        shape = AtLeast if sign in _RISING else AtMost
        return shape(value=read.value, unit=read.unit)
    return read
