"""Laws of the layout: what may be printed in another way, or between the rows, changes nothing that is found."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.forms.layout import lay_out
from budgetperf.forms.row_places import RowKind
from printed_forms import CASES, audited, budget, form, row

N = bp.regimes.NATIONAL
WHOLE = Fraction(100)
BLANK = row(level1=" ", target="/")
LEVELS = (("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"), (None, None))
VALUES = (
    ("≥20亩", "20亩"),
    ("≥20亩", "15亩"),
    ("规范", "规范"),
    ("≤5%", "8%"),
    ("2023年12月", "2023年11月"),
    (None, None),
)


@st.composite
def forms(draw: st.DrawFn) -> bp.SelfEvaluationForm:
    """A form with a few rows, a budget row and a total that may fit."""
    rows = []
    for i in range(draw(st.integers(1, 5))):
        target, actual = draw(st.sampled_from(VALUES))
        level1, level2 = draw(st.sampled_from(LEVELS))
        points = draw(st.integers(1, 45))
        score = draw(st.integers(0, points))
        cells = {"target": target, "actual": actual, "points": str(points), "score": str(score)}
        rows.append(row(level1=level1, level2=level2, level3=f"示例指标{'甲乙丙丁戊'[i]}", **cells))
    money = budget(adjusted="100", executed="90", points="10", rate="90%", score="9") if draw(st.booleans()) else None
    made = sum(int(one.score or 0) for one in rows) + (9 if money else 0)
    total = draw(st.sampled_from((None, str(made), str(made + 1))))
    return form(*rows, money=money, total_score=total, grade=draw(st.sampled_from((None, "优", "差"))))


def said(done: bp.Audit) -> list[tuple[object, ...]]:
    """What an audit finds, with each row's place among the rows that are read; printed texts are left out."""
    place: dict[int | None, object] = {
        one.index: i for i, one in enumerate(one for one in done.rows if one.kind.is_read)
    }
    return [
        (one.code, one.severity, one.agreement, one.figure, one.word, place.get(one.row, one.printed))
        for one in done.findings
    ]


def outcomes(done: bp.Audit) -> list[tuple[object, ...]]:
    return [(one.outcome, one.full, one.score.computed, one.agreement) for one in done.rows if one.kind.is_read]


def alike(one: bp.Audit, other: bp.Audit) -> bool:
    """Whether both find the same, in every row and in the whole."""
    ends = [(done.total.computed, done.total.agreement, done.grade.computed) for done in (one, other)]
    made = [done.evaluation and done.evaluation.total for done in (one, other)]
    return said(one) == said(other) and outcomes(one) == outcomes(other) and ends[0] == ends[1] and made[0] == made[1]


@settings(max_examples=80)
@given(forms(), st.data())
def test_blank_lines_and_subtotals_that_fit_change_nothing(one: bp.SelfEvaluationForm, data: st.DataObject) -> None:
    rows = list(one.rows)
    for _ in range(data.draw(st.integers(1, 3))):
        rows.insert(data.draw(st.integers(0, len(rows))), BLANK)
    own = [other for other in rows if other is not BLANK]
    points, scores = (sum(int(getattr(other, cell)) for other in own) for cell in ("points", "score"))
    rows.append(row(level1="小计", points=str(points), score=str(scores)))
    assert alike(bp.audit(one, N), bp.audit(evolve(one, rows=tuple(rows)), N))


@settings(max_examples=80)
@given(forms())
def test_points_written_with_their_unit_change_nothing(one: bp.SelfEvaluationForm) -> None:
    rows = tuple(evolve(other, points=f"{other.points}分", score=f"{other.score}分") for other in one.rows)
    money = evolve(one.budget, points="10分", score="9分") if one.budget else None
    assert alike(bp.audit(one, N), bp.audit(evolve(one, rows=rows, budget=money), N))


@settings(max_examples=80)
@given(forms())
def test_points_and_scores_written_as_percentages_change_nothing(one: bp.SelfEvaluationForm) -> None:
    rows = tuple(evolve(other, points=f"{other.points}%", score=f"{other.score}%") for other in one.rows)
    assert alike(bp.audit(one, N), bp.audit(evolve(one, rows=rows), N))


@settings(max_examples=80)
@given(forms())
def test_points_that_stand_in_the_name_change_nothing_where_they_fit_the_whole(one: bp.SelfEvaluationForm) -> None:
    rows = tuple(evolve(other, level3=f"{other.level3}（{other.points}分）", points=None) for other in one.rows)
    moved = bp.audit(evolve(one, rows=rows), N)
    fits = sum(int(other.points or 0) for other in one.rows) <= WHOLE
    assert all(other.place.in_name is fits for other in moved.rows)
    if fits:
        assert alike(bp.audit(one, N), moved)


@settings(max_examples=80)
@given(forms())
def test_points_of_the_first_level_in_its_heading_change_nothing(one: bp.SelfEvaluationForm) -> None:
    layout = lay_out(one, WHOLE)
    made: dict[str | None, Fraction] = {}
    for place in layout.places:
        made[place.level1] = made.get(place.level1, Fraction(0)) + (place.points or 0)
    rows = tuple(
        evolve(other, level1=f"{place.level1}（{made[place.level1]}分）" if place.level1 else None)
        for other, place in zip(one.rows, layout.places, strict=True)
    )
    assert alike(bp.audit(one, N), bp.audit(evolve(one, rows=rows), N))


@settings(max_examples=80)
@given(forms(), st.integers(0, 4), st.booleans())
def test_parts_without_points_change_nothing_but_are_decided(
    one: bp.SelfEvaluationForm, after: int, is_met: bool
) -> None:
    rows, at = list(one.rows), after % len(one.rows)
    part = row(level1=rows[at].level1, level2=rows[at].level2, level3="其中：示例", target="≥3个")
    rows.insert(at + 1, evolve(part, actual="3个" if is_met else "2个"))
    own, other = bp.audit(one, N), bp.audit(evolve(one, rows=tuple(rows)), N)
    assert [one.kind for one in other.rows][at : at + 2] == [RowKind.GROUP, RowKind.PART]
    assert other.rows[at + 1].outcome is (bp.Outcome.MET if is_met else bp.Outcome.MISSED)
    assert (own.total, own.grade, own.problems) == (other.total, other.grade, other.problems) or own.problems
    assert (own.evaluation and own.evaluation.total) == (other.evaluation and other.evaluation.total)


@settings(max_examples=80)
@given(forms())
def test_a_repeated_budget_row_changes_nothing(one: bp.SelfEvaluationForm) -> None:
    if one.budget is None:
        return
    again = row(level1="预算执行率(10分)", level3="预算执行率", target="100%", actual="90%", points="10", score="9")
    made = sum(int(other.points or 0) for other in one.rows)
    own, other = bp.audit(one, N), bp.audit(evolve(one, rows=(*one.rows, again)), N)
    if made != WHOLE - 20:  # where the whole needs its points, it is an indicator
        assert other.rows[-1].kind is RowKind.BUDGET
        assert other.rows[-1].outcome is bp.Outcome.MISSED
        assert said(own) == said(other)
        assert own.total == other.total
        assert (own.evaluation and own.evaluation.total) == (other.evaluation and other.evaluation.total)


@settings(max_examples=100)
@given(forms(), st.data())
def test_whatever_the_rows_are_every_one_keeps_its_place(one: bp.SelfEvaluationForm, data: st.DataObject) -> None:
    names = st.sampled_from(
        ("合计", "小计", "加分项", "扣分项", "预算执行率", "其中：甲", "★乙（5分）", "产出指标(50分)", "/", "", None)
    )
    cells = st.sampled_from(("10", "-5", "8分", "10%", "100", "", "/", "≥5个", None))
    drawn = [
        row(
            **{name: data.draw(names) for name in ("level1", "level2", "level3")},
            **{name: data.draw(cells) for name in ("target", "actual", "points", "score", "note")},
        )
        for _ in range(data.draw(st.integers(0, 6)))
    ]
    rows = tuple(data.draw(st.permutations([*one.rows, *drawn])))
    done = bp.audit(evolve(one, rows=rows), N)
    assert [other.cells for other in done.rows] == list(rows)
    assert done.verify()
    for other in done.rows:
        head = other.place.head
        assert (head is not None) is (other.kind is RowKind.PART)
        assert head is None or (head < other.index and done.rows[head].kind is RowKind.GROUP)
        assert other.counts or not other.problems
    assert {line["kind"] for line in done.to_rows()} == {other.kind.value for other in done.rows}


def test_blank_lines_change_nothing_in_a_published_form() -> None:
    for case in CASES:
        own = audited(case)
        rows = tuple(other for one in own.form.rows for other in (BLANK, one))
        assert alike(own, bp.audit(evolve(own.form, rows=rows), N)), case


EVERYTHING = form(
    row(level1="预算执行率（10分）", level3="预算执行率", target="100%", actual="90%", points="10", score="9"),
    row(level1="产出指标（50分）", points="50", score="49"),
    row(level3="★种植面积", target="≥20亩", actual="20亩", points="30分", score="30"),
    row(level3="其中：桃树", target="≥5亩", actual="5亩"),
    row(),
    row(level3="成活率（20分）", target="≥90%", actual="85.5%", score="19", note="受旱"),
    row(level1="小计", points="50", score="49"),
    row(level1="效益指标(40分)", level3="增收", target="≥2万元", actual="2万元", points="40", score="40"),
    row(level1="加分项", level3="获省级表彰", points="3", score="1"),
    row(level1="合计", points="100", score="99"),
    money=budget(adjusted="100", executed="90", points="10", rate="90%", score="9"),
)
"""A form in which every kind of line stands and every figure agrees."""


def test_the_form_with_every_kind_of_line_is_clean() -> None:
    done = bp.audit(EVERYTHING, N)
    assert [one.kind.value for one in done.rows] == (
        ["budget", "heading", "group", "part", "blank", "indicator", "subtotal", "indicator", "bonus", "total"]
    )
    assert [one.code.value for one in done.findings] == ["rows-high-money-unspent"]
    assert done.total.agreement is bp.Agreement.AGREES
    assert done.evaluation is not None
    assert done.evaluation.total == 98


def test_a_digit_changed_in_any_line_is_found_or_changes_no_figure() -> None:
    own = bp.audit(EVERYTHING, N)
    unseen: dict[str, int] = {}
    for index, one in enumerate(EVERYTHING.rows):
        for name in ("level1", "level3", "points", "score"):
            text = getattr(one, name) or ""
            for place in (at for at, character in enumerate(text) if character.isdigit()):
                for digit in set("0123456789") - {text[place]}:
                    cells: dict[str, Any] = {name: text[:place] + digit + text[place + 1 :]}
                    rows = (*EVERYTHING.rows[:index], evolve(one, **cells), *EVERYTHING.rows[index + 1 :])
                    done = bp.audit(evolve(EVERYTHING, rows=rows), N)
                    if said(done) == said(own):
                        assert not done.total.agreement.is_disagreement
                        assert not any(other.agreement.is_disagreement for other in done.rows)
                        key = f"{own.rows[index].kind.value} {name}"
                        unseen[key] = unseen.get(key, 0) + 1
    # Points of a subtotal that fit no rows say nothing of its score; those of a bonus may be more than it earned.
    assert set(unseen) == {"subtotal points", "bonus points"}
