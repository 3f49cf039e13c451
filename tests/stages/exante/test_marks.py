"""Score sheets: criteria that make the whole, marks that fit them, and words whose worth somebody states."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.regimes import dimensions
from budgetperf.stages.exante import (
    CheckedMark,
    GivenMark,
    GradedMark,
    Mark,
    MarkedSheet,
    ScoreSheet,
    SheetCriterion,
    SheetKind,
    WordShare,
    WordShares,
)
from exante_samples import NAMES, assumed, sheet

SHEET = sheet()


def in_five(**changes: Any) -> ScoreSheet:
    return evolve(SHEET, scheme=dimensions.FIVE, basis={**SHEET.basis, **assumed("scheme")}, **changes)


def test_tm_41_jh_08_the_five_dimensions_in_their_order() -> None:
    """JH-08, TM-41: the same five in the same order in both districts' words."""
    assert tuple(level.zh for level in dimensions.FIVE.levels) == NAMES
    assert in_five().scheme == dimensions.FIVE


@pytest.mark.parametrize(
    ("scheme", "count"),
    [("FIVE", 5), ("POLICY", 5), ("BEIJING", 5), ("SPECIAL_BONDS", 8), ("DEPARTMENT", 4)],
)
def test_other_sets_of_dimensions_are_data(scheme: str, count: int) -> None:
    found = getattr(dimensions, scheme)
    assert len(found.levels) == count
    assert {level.points for level in found.levels} == {None}
    assert found.total == 100


def test_tm_42_the_greatest_points_make_a_hundred() -> None:
    """TM-42: the sum of the items' maxima is 100."""
    assert sum(criterion.points for criterion in SHEET.criteria) == SHEET.total == 100
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(SHEET, criteria=SHEET.criteria[:-1])
    assert caught.value.en == (
        "the sheet example.evaluation has criteria worth 95, expected different ones that make 100."
    )
    assert caught.value.zh == "评估表“示例评估表”各项满分合计 95，各项应互不相同且合计 100。"
    with pytest.raises(bp.InvalidValueError, match="worth 0"):
        evolve(SHEET, criteria=(), total=bp.points(0))
    with pytest.raises(bp.InvalidValueError, match="expected different ones"):
        evolve(SHEET, criteria=SHEET.criteria[:1] * 20)


def test_the_criteria_keep_the_dimensions() -> None:
    strange = (evolve(SHEET.criteria[0], level1="创新性"), *SHEET.criteria[1:])
    with pytest.raises(bp.InvalidValueError) as caught:
        in_five(criteria=strange)
    assert "创新性: is no first level of the scheme" in caught.value.en
    assert "创新性：不是方案的一级指标" in caught.value.zh


@pytest.mark.parametrize(
    ("marks", "problem"),
    [
        ((), "evaluation.c0: has 0 marks, expected one"),
        ((CheckedMark(criterion="c0", met=True),) * 2, "evaluation.c0: has 2 marks, expected one"),
        ((CheckedMark(criterion="x", met=True),), "evaluation.x: the sheet has no such criterion"),
        ((GivenMark(criterion="c0", points=bp.points("5.01")),), "evaluation.c0: has 5.01 points of 5"),
        ((GradedMark(criterion="c0", word="优"),), "evaluation.c0: is judged 优, and nobody said how many points"),
    ],
)
def test_every_mark_that_does_not_fit_is_named(marks: tuple[Mark, ...], problem: str) -> None:
    scores, problems = MarkedSheet(sheet=SHEET, marks=marks).scored(None)
    assert problems[0].text("en").startswith(problem)
    assert len(problems) == 20 if marks != () and "c0" in problem else len(problems) >= 20
    assert scores == ()


@pytest.mark.parametrize(("points", "fits"), [("0", True), ("5", True), ("5.000001", False)])
def test_given_points_are_at_most_what_the_criterion_is_worth(points: str, fits: bool) -> None:
    marked = MarkedSheet(sheet=SHEET, marks=(GivenMark(criterion="c0", points=bp.points(points)),))
    scores, _ = marked.scored(None)
    assert [score.points for score in scores] == ([bp.points(points)] if fits else [])


def words(*pairs: tuple[str, int]) -> WordShares:
    shares = tuple(WordShare(word=word, share=bp.Share.of(part, 10)) for word, part in pairs)
    return WordShares(shares=shares, basis=assumed("shares"))


def test_the_worth_of_words_falls() -> None:
    own = words(("优", 10), ("差", 0))
    assert str(own.of("优")) == "10/10"
    assert own.of("良") is None
    for pairs in ((), (("优", 8), ("良", 8)), (("优", 8), ("良", 9)), (("优", 8), ("优", 7))):
        with pytest.raises(bp.InvalidValueError, match="expected different ones from the best to the worst"):
            words(*pairs)


@pytest.mark.parametrize("share", [bp.Share.of(-1, 10), bp.Share.of(11, 10), bp.Share.of(1, 0)])
def test_a_word_earns_a_share_of_the_points(share: bp.Share) -> None:
    with pytest.raises(bp.InvalidValueError, match="expected a share from 0 to 1"):
        WordShare(word="优", share=share)


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda: GradedMark(criterion="", word="优"), r"GradedMark\.criterion"),
        (lambda: GradedMark(criterion="c", word=" "), r"GradedMark\.word"),
        (lambda: CheckedMark(criterion="c", met=1), r"CheckedMark\.met is int"),  # type: ignore[arg-type]
        (lambda: GivenMark(criterion="c", points=bp.Points(-bp.points(1))), "points"),
        (lambda: SheetCriterion(code="", zh="甲", en="a", points=bp.points(1)), r"SheetCriterion\.code"),
        (lambda: MarkedSheet(sheet=SheetKind.EVALUATION, marks=()), r"MarkedSheet\.sheet"),  # type: ignore[arg-type]
        (lambda: evolve(SHEET, basis=assumed("kind")), r"ScoreSheet\.basis lacks criteria, total"),
    ],
)
def test_what_cannot_be_is_refused(make: Any, found: str) -> None:
    with pytest.raises(bp.InvalidValueError, match=found):
        make()
