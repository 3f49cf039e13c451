"""One indicator row of a printed form: read, decided, scored by rule and compared with what is printed."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve, field, frozen

from budgetperf.amounts import Points, fraction
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, Problem
from budgetperf.explanation import Explanation
from budgetperf.forms.figures import Agreement, Figure, Habits, PrintedNumber, Scored, compared, figure, read_number
from budgetperf.forms.headings import stated_points
from budgetperf.forms.row_places import IN_NAME, RowKind, RowPlace, innermost
from budgetperf.forms.self_evaluation import FormRow
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator
from budgetperf.rules.actuals import Actual, Rated
from budgetperf.rules.expectations import Bare, By, Expectation, Qualitative, Unread, UnreadWhy, Within
from budgetperf.rules.judgement import AllowedPoints
from budgetperf.rules.outcomes import Outcome
from budgetperf.rules.proportional import Capping, Proportional, Reverse
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.scoring import ScoringRule, score
from budgetperf.stages.evaluations import EvaluatedRow, SelfEvaluationPolicy, evaluate_row, judge_outcome
from budgetperf.wire import BY_REFERENCE

__all__ = ["AuditRow", "audit_row", "values_are_points"]


@frozen(kw_only=True)
class AuditRow(Scored):
    """What one row asked for, whether it was reached, what the rule awards and what is printed.

    Attributes:
        index: the row's place in the form, from 0.
        cells: the row as printed.
        place: what the row is and under which headings it stands; a line without values of its own is not read.
        policy: the rules.
        points_in_value_columns: whether the form's columns of values hold points, so that no row can be read.
        expectation: the target cell as read.
        asked: the expectation with the direction that was needed to decide; else the same.
        actual: the actual cell as read.
        outcome: whether the target was reached.
        reason_zh: why, in Chinese.
        reason_en: why, in English.
        units_differ: whether it is the units that keep the outcome open.
        full: what the row is worth; None where no points are printed, and for lines of headings and sums.
        score: the printed score beside the exact one. A row in words has its printed score for computed: a person's
            judgement is taken as given where it lies in the band of its rating.
        evaluated: the row by rule; None where something is missing, which ``problems`` names.
        problems: what is missing for a score by rule; nothing is for a row that is no indicator.
        assumptions: the readings and conventions that the row rests on.
    """

    index: int
    cells: FormRow
    place: RowPlace
    policy: SelfEvaluationPolicy = field(metadata=BY_REFERENCE)
    points_in_value_columns: bool
    expectation: Expectation
    asked: Expectation
    actual: Actual
    outcome: Outcome
    reason_zh: str
    reason_en: str
    units_differ: bool
    full: Points | None
    score: Figure
    evaluated: EvaluatedRow | None
    problems: tuple[Problem, ...]
    assumptions: tuple[Assumption, ...]

    @property
    def given(self) -> PrintedNumber | None:
        """The printed score as a number of points; None where it is not one."""
        return self.place.given(self.cells.score)

    @property
    def kind(self) -> RowKind:
        """What the row is."""
        return self.place.kind

    @property
    def counts(self) -> bool:
        """Whether it is an indicator whose points are a part of the whole."""
        return self.kind.counts

    @property
    def is_scored(self) -> bool:
        """Whether the computed score is a rule's, not a person's points taken as given."""
        return self.evaluated is not None and self.evaluated.score is not None

    @property
    def is_in_words(self) -> bool:
        """Whether the target is no number and no date, so that no rule recomputes the points."""
        return isinstance(self.expectation, (Qualitative, Unread))

    @property
    def allowed(self) -> AllowedPoints | None:
        """The points that the rule allows for the rating of a row in words; None where it does not say.

        It says so of its own words (部分达成) and of what is plainly missed; others (基本达到) may be of another band.
        """
        bands, actual, full = self.policy.qualitative, self.actual, self.full
        is_late = isinstance(self.expectation, By) and self.outcome is not Outcome.MET
        if bands is None or full is None or not isinstance(actual, Rated):
            return None
        for band in bands.bands if is_late or isinstance(self.expectation, Qualitative) else ():
            own = self.outcome is Outcome.MISSED or actual.text.startswith(band.zh.partition("年度")[0])
            if actual.rating is band.rating and own:
                return bands.allowed(band.rating, full)
        return None

    def recompute(self) -> AuditRow:
        """Audit the kept cells again."""
        typed = self.points_in_value_columns
        return audit_row(self.index, self.cells, self.place, self.policy, points_in_value_columns=typed)

    @property
    def explanation(self) -> Explanation:
        """The outcome, the score by rule or what is missing for it, and the printed score."""
        name = innermost(self.cells) or self.place.level2 or self.place.level1 or f"#{self.index + 1}"
        kind = ("", "") if self.kind is RowKind.INDICATOR else (f"（{self.kind.says.zh}）", f" ({self.kind.says.en})")
        return Explanation(
            key="audit-row",
            zh=f"第 {self.index + 1} 行 {name}{kind[0]}",
            en=f"row {self.index + 1}: {name}{kind[1]}",
            parts=tuple(self._steps()) if self.kind.is_read else (),
        )

    def _steps(self) -> list[Explanation]:
        """The outcome, the score by rule or what is missing for it, and the printed score."""
        steps = [
            Explanation(
                key="outcome",
                zh=f"{self.outcome.term.zh}：{self.reason_zh}",
                en=f"{self.outcome.term.en}: {self.reason_en}",
            )
        ]
        if self.evaluated:
            told, code = self.evaluated.explanation, self.evaluated.indicator.code  # a form prints no codes
            steps.append(evolve(told, zh=told.zh.removeprefix(f"{code}："), en=told.en.removeprefix(f"{code}: ")))
        steps += [Explanation(key="missing", zh=p.text("zh"), en=p.text("en")) for p in self.problems]
        printed, computed = self.score.text()
        stands = self.agreement.term
        steps.append(
            Explanation(
                key="agreement",
                zh=f"填报得分 {printed}，复核得分 {computed}：{stands.zh}",
                en=f"printed score {printed}, computed {computed}: {stands.en}",
            )
        )
        return steps


def audit_row(
    index: int, cells: FormRow, place: RowPlace, policy: SelfEvaluationPolicy, *, points_in_value_columns: bool = False
) -> AuditRow:
    """Read one row, decide its outcome, score it by rule and compare the printed score."""
    expectation, actual = _expectation(cells.target), _actual(cells.actual)
    if points_in_value_columns or not place.kind.is_read:
        why = UnreadWhy.POINTS_IN_VALUE_COLUMN if points_in_value_columns else UnreadWhy.EMPTY
        expectation = Unread(text=cells.target or "" if points_in_value_columns else "", why=why)
        actual = Unread(text="", why=why)
    name = stated_points(cells.level3, leaf=True)[0] if place.in_name else cells.level3
    asked, verdict = judge_outcome(expectation, actual, name, policy)
    number, given = read_number(place.worth), place.given(cells.score)
    full = Points(number.value) if number and number.value >= 0 and place.kind.is_read else None
    evaluated: EvaluatedRow | None = None
    problems: tuple[Problem, ...] = ()
    if full is None:
        problems = (_problem(index, "cannot be read or is not printed", "分值未填报或无法识别"),)
    elif place.kind is RowKind.SHARED:
        problems = (_problem(index, "are shared with the rows below", "分值由下列各行共用，无法按规则计分"),)
    elif place.kind.counts or place.kind is RowKind.PART:
        indicator = Indicator(
            code=_code(index),
            name=name,
            expectation=expectation,
            points=full,
            level1=place.level1,
            level2=place.level2,
        )
        evaluated, problems = _evaluated(index, indicator, actual, given, cells.note, policy)
    used = evaluated.assumptions if evaluated else verdict.assumptions
    return AuditRow(
        index=index,
        cells=cells,
        place=place,
        policy=policy,
        points_in_value_columns=points_in_value_columns,
        expectation=expectation,
        asked=asked,
        actual=actual,
        outcome=verdict.outcome,
        reason_zh=verdict.zh,
        reason_en=verdict.en,
        units_differ=verdict.units_differ,
        full=full,
        score=_compared(cells.score, place, evaluated),
        evaluated=evaluated,
        problems=problems if place.kind.counts else (),
        assumptions=(*used, IN_NAME) if place.in_name else used,
    )


def _compared(cell: str | None, place: RowPlace, evaluated: EvaluatedRow | None) -> Figure:
    """The printed score beside the exact one, both out of 100 where the printed one is."""
    exact = fraction(evaluated.exact) if evaluated else None
    if place.of_hundred and place.points:
        return figure(cell, exact if exact is None else exact * 100 / place.points)
    return compared(cell, place.given(cell), exact, _habits(evaluated))


def _evaluated(
    index: int,
    indicator: Indicator,
    actual: Actual,
    given: PrintedNumber | None,
    note: str | None,
    policy: SelfEvaluationPolicy,
) -> tuple[EvaluatedRow | None, tuple[Problem, ...]]:
    """The row by rule, with the printed score for a person's judgement; or what is missing for it."""
    by_person = isinstance(indicator.expectation, (Qualitative, By, Within, Unread))
    judged = Points(given.value) if given and by_person else None
    observation = Observation(indicator=indicator.code, actual=actual, judged=judged, note=note)
    try:
        evaluated = evaluate_row(indicator, observation, policy)
    except IncompleteError as error:
        return None, tuple(evolve(problem, path=f"rows[{index}]") for problem in error.problems)
    if judged is not None and not evaluated.is_judged:  # a date that was kept earns the full points
        evaluated = evolve(evaluated, observation=evolve(observation, judged=None))
    return evaluated, ()


def values_are_points(rows: tuple[FormRow, ...], whole: Fraction) -> bool:
    """Whether a form has its points typed into the columns of values.

    So it is where target and actual are the same plain number on every row, and these are the points, or add to the
    ``whole`` over several rows that print no points.
    """
    numbers: list[Fraction] = []
    for row in rows:
        target, actual = _expectation(row.target), read_number(row.actual)
        if not isinstance(target, Bare) or target.unit or actual is None or actual.unit or actual.value != target.value:
            return False
        numbers.append(Fraction(target.value))
    points = [read_number(row.points) for row in rows]
    are_points = all(point and point.value == number for point, number in zip(points, numbers, strict=True))
    makes_whole = len(numbers) > 1 and sum(numbers) == whole and not any(points)
    return bool(numbers) and (are_points or makes_whole)


def _code(index: int) -> str:
    return f"row-{index + 1}"


def _expectation(cell: str | None) -> Expectation:
    return parse(cell) if cell is not None else Unread(text="", why=UnreadWhy.EMPTY)


def _actual(cell: str | None) -> Actual:
    return read_actual(cell) if cell is not None else Unread(text="", why=UnreadWhy.EMPTY)


def _problem(index: int, en: str, zh: str) -> Problem:
    return Problem(path=f"rows[{index}].points", en=en, zh=zh)


def _habits(row: EvaluatedRow | None) -> Habits:
    """The figures that known habits give for a missed row."""
    if row is None or row.score is None or row.outcome is not Outcome.MISSED:
        return ()
    habits = [(Agreement.HALF_MARKS, Fraction(row.indicator.points) / 2)]
    rule = row.score.rule
    for other in _other_reverse(rule):
        again = score(row.score.expectation, row.score.actual, points=row.score.full, rule=other)
        if again.exact != row.score.exact:
            habits.append((Agreement.OTHER_REVERSE_FORMULA, again.exact))
    return tuple(habits)


def _other_reverse(rule: ScoringRule) -> tuple[Proportional, ...]:
    """The same rule with the other reverse formula, where it has one and a cap."""
    if not isinstance(rule, Proportional) or rule.capping is Capping.UNCAPPED:
        return ()
    return tuple(evolve(rule, reverse=reverse) for reverse in Reverse if reverse is not rule.reverse)
