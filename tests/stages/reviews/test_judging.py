"""Review by people in aspects: points, grade, what is lacking, and what follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import points
from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.regimes.reviews import JIANGHAN_ASPECTS, NATIONAL_ASPECTS, NATIONAL_CONSEQUENCES
from budgetperf.rules.decisions import DecisionTable
from budgetperf.stages.reviews import (
    AspectResult,
    AspectReview,
    AspectScheme,
    ChangeRequest,
    CriterionOpinion,
    ReviewAdvice,
    ReviewAspect,
    ReviewCriterion,
    Reviewer,
    ReviewerKind,
    advise_on_grade,
    judge_target,
)
from budgetperf.wire import dumps, from_data, loads, to_data
from stages.reviews.samples import ASK, DAY, filed

THIRD = Reviewer(body="某会计师事务所", kind=ReviewerKind.THIRD_PARTY, person="甲")
FULL = {criterion.code: criterion.points or points(0) for criterion in NATIONAL_ASPECTS.criteria}


def _scored(**given_points: str) -> AspectReview:
    """The national form: full points but where said otherwise."""
    opinions = [
        CriterionOpinion(criterion=code, result=AspectResult.SOUND, points=points(given_points.get(code, full)))
        for code, full in FULL.items()
    ]
    return judge_target(filed(), opinions, NATIONAL_ASPECTS, by=THIRD, on=DAY)


def _plain(*lacking: str, scheme: AspectScheme = JIANGHAN_ASPECTS, **more: Any) -> AspectReview:
    opinions = [
        CriterionOpinion(criterion=one.code, result=AspectResult.LACKING, requests=ASK)
        if one.code in lacking
        else CriterionOpinion(criterion=one.code, result=AspectResult.SOUND)
        for one in scheme.criteria
    ]
    return judge_target(filed(**more), opinions, scheme, by=THIRD, on=DAY)


def test_the_national_form_has_four_aspects_that_make_a_hundred() -> None:
    assert [(aspect.zh, int(aspect.full)) for aspect in NATIONAL_ASPECTS.aspects] == [
        ("完整性", 20),
        ("相关性", 30),
        ("适当性", 30),
        ("可行性", 20),
    ]
    assert sum(aspect.full for aspect in NATIONAL_ASPECTS.aspects) == 100
    assert NATIONAL_ASPECTS.basis["aspects"].kind is BasisKind.RECALLED
    assert NATIONAL_ASPECTS.basis["aspects"].clause is None


def test_jianghan_reviews_five_aspects_and_above_all_the_match_with_the_budget() -> None:
    """JH-16, JH-17: 「内容相关性、指标科学性、规范完整性、绩效合理性和预算匹配性」, read in the district's account."""
    assert [one.zh for one in JIANGHAN_ASPECTS.aspects] == [
        "内容相关性",
        "指标科学性",
        "规范完整性",
        "绩效合理性",
        "预算匹配性",
    ]
    assert JIANGHAN_ASPECTS.basis["aspects"].kind is BasisKind.READ
    found = _plain("content", "budget_match")
    assert found.lacking == ("budget_match", "content")
    assert (found.total, found.grade, len(found.requests)) == (None, None, 2)
    assert verify(found)


def test_who_reviewed_is_recorded_a_third_party_among_them() -> None:
    """JH-15: 「组织专业的第三方机构人员」."""
    found = _plain()
    assert (found.by.kind.term.zh, found.by.person) == ("第三方机构", "甲")
    assert found.explain("zh").splitlines()[0] == "示例项目：某会计师事务所（第三方机构）于 2022-10-10 审核"
    assert "江汉区2022年预算绩效管理工作推进情况" in found.explain("zh")


@pytest.mark.parametrize(
    ("lost", "grade", "measures"),
    [
        ("0", "excellent", ("next_step",)),
        ("10", "excellent", ("next_step",)),
        ("10.5", "good", ("adjust_by_agreement", "next_step")),
        ("20", "good", ("adjust_by_agreement", "next_step")),
        ("25", "fair", ("return",)),
        ("40", "fair", ("return",)),
        ("45", "poor", ("no_entry",)),
    ],
)
def test_each_grade_has_its_consequence(lost: str, grade: str, measures: tuple[str, ...]) -> None:
    """优 goes on, 良 after agreement, 中 is returned, 差 may not go on; the edges belong to the better grade."""
    left, given_points = Decimal(lost), {}
    for code, full in FULL.items():
        taken = min(left, Decimal(full))
        given_points[code] = str(full - taken)
        left -= taken
    found = _scored(**given_points)
    assert found.grade is not None
    assert found.grade.code == grade
    advice = advise_on_grade(found, NATIONAL_CONSEQUENCES)
    assert advice.measures == measures
    assert verify(advice)


@given(st.tuples(*(st.integers(0, int(full) * 10) for full in FULL.values())))
def test_the_total_is_the_exact_sum(tenths: tuple[int, ...]) -> None:
    found = _scored(**{code: str(Decimal(one) / 10) for code, one in zip(FULL, tenths, strict=True)})
    assert found.total is not None
    assert Fraction(str(found.total)) == Fraction(sum(tenths), 10)
    assert verify(found)


def test_the_account_of_a_review_reads_in_both_languages() -> None:
    found = _scored(form="4")
    zh, en = found.explain("zh"), found.explain("en")
    assert zh.splitlines()[0] == "示例项目：某会计师事务所（第三方机构）于 2022-10-10 审核，94 分，等级为优"
    assert en.splitlines()[0] == (
        "示例项目: reviewed by 某会计师事务所 (third party) on 2022-10-10, 94 points, grade excellent"
    )
    assert "规范完整性：符合要求 4/10" in zh
    assert "有待改进（补充时效指标）" in _plain("form").explain("zh")
    assert "lacking (补充时效指标)" in _plain("form").explain("en")
    assert "差：不得进入下一步" not in advise_on_grade(found, NATIONAL_CONSEQUENCES).explain("zh")
    assert "优：直接进入下一步" in advise_on_grade(found, NATIONAL_CONSEQUENCES).explain("zh")
    assert [one.key for one in found.assumptions] == ["aspects.emphasis", "grading.compares"]


@pytest.mark.parametrize(
    ("opinions", "says"),
    [
        ((), "content: has 0 opinions, expected one"),
        ((CriterionOpinion(criterion="content", result=AspectResult.SOUND),) * 2, "content: has 2 opinions"),
        ((CriterionOpinion(criterion="x", result=AspectResult.SOUND),), "x: is no criterion of the scheme"),
        (
            (CriterionOpinion(criterion="content", result=AspectResult.SOUND, points=points(1)),),
            "content: has the points 1, expected —",
        ),
    ],
)
def test_all_that_is_wrong_with_opinions_is_said_at_once(opinions: Any, says: str) -> None:
    with pytest.raises(IncompleteError) as caught:
        judge_target(filed(), opinions, JIANGHAN_ASPECTS, by=THIRD, on=DAY)
    assert says in caught.value.text("en")
    assert len(caught.value.problems) >= 4


def test_points_must_be_there_and_no_more_than_there_are() -> None:
    with pytest.raises(IncompleteError, match="form: has the points 11, expected 0—10"):
        _scored(form="11")
    bare = [CriterionOpinion(criterion=code, result=AspectResult.SOUND) for code in FULL]
    with pytest.raises(IncompleteError, match="form: has the points —, expected 0—10"):
        judge_target(filed(), bare, NATIONAL_ASPECTS, by=THIRD, on=DAY)


def test_without_a_grade_nothing_follows() -> None:
    with pytest.raises(IncompleteError, match="the scheme has no scale"):
        advise_on_grade(_plain(), NATIONAL_CONSEQUENCES)


def test_results_travel_and_forgeries_are_found() -> None:
    found = _scored(form="4")
    assert loads(dumps(found), AspectReview, known=(NATIONAL_ASPECTS,)) == found
    assert from_data(to_data(JIANGHAN_ASPECTS), AspectScheme) == JIANGHAN_ASPECTS
    assert from_data(to_data(NATIONAL_ASPECTS), AspectScheme) == NATIONAL_ASPECTS
    assert from_data(to_data(NATIONAL_CONSEQUENCES), DecisionTable) == NATIONAL_CONSEQUENCES
    advice = advise_on_grade(found, NATIONAL_CONSEQUENCES)
    assert loads(dumps(advice), ReviewAdvice, known=(NATIONAL_ASPECTS, NATIONAL_CONSEQUENCES)) == advice
    assert repr(advice) == f"ReviewAdvice({found!r}, {', '.join(advice.measures)})"
    assert [one.path for one in verify(evolve(found, total=Decimal(100))).differences] == ["total"]


def test_nothing_of_a_classified_target_is_shown() -> None:
    found = _plain("form", classified=True, name="某某")
    assert (found.explain("zh"), repr(found)) == ("不予显示", "AspectReview(withheld, review.jianghan)")
    wrong = [CriterionOpinion(criterion="form", result=AspectResult.SOUND, points=points(77))]
    with pytest.raises(IncompleteError, match="form: has the points withheld, expected —"):
        judge_target(found.filed, wrong, JIANGHAN_ASPECTS, by=THIRD, on=DAY)
    scored = evolve(_scored(), filed=filed(classified=True, name="某某"))
    advice = advise_on_grade(scored, NATIONAL_CONSEQUENCES)
    assert advice.explain("en") == "withheld"
    assert repr(advice) == "ReviewAdvice(withheld)"
    assert (advice.withheld, advice.ruling.explain("en")) == (True, "withheld")


def _scheme(*criteria: ReviewCriterion, **more: Any) -> AspectScheme:
    given_parts: dict[str, Any] = {
        "code": "x",
        "revision": "1",
        "zh": "示例",
        "en": "example",
        "status": RuleStatus.IN_FORCE,
        "aspects": (ReviewAspect(code="a", zh="甲", en="a", criteria=criteria),) if criteria else (),
        "emphasis": (),
        "basis": {name: NATIONAL_ASPECTS.basis[name] for name in ("status", "aspects", "emphasis", *more)},
        **more,
    }
    return AspectScheme(**given_parts)


def _worth(code: str, full: int | None = None) -> ReviewCriterion:
    return ReviewCriterion(code=code, zh=code, en=code, points=None if full is None else points(full))


def test_what_a_scheme_cannot_be() -> None:
    with pytest.raises(InvalidValueError, match="the criteria of x are none"):
        _scheme()
    with pytest.raises(InvalidValueError, match="the criteria of x are a, a"):
        _scheme(_worth("a"), _worth("a"))
    with pytest.raises(InvalidValueError, match="the emphasis of x are z, expected some of a"):
        _scheme(_worth("a"), emphasis=("z",))
    with pytest.raises(InvalidValueError, match="the points of x are 5, expected none, and no scale"):
        _scheme(_worth("a", 5))
    with pytest.raises(InvalidValueError, match="the points of x are 0, expected none, and no scale"):
        _scheme(_worth("a"), scale=NATIONAL_ASPECTS.scale)
    with pytest.raises(
        InvalidValueError, match="the points of x are 5, expected points of every criterion that make 6"
    ):
        _scheme(_worth("a", 5), total=points(6))
    with pytest.raises(InvalidValueError, match="the points of x are 6, expected points of every criterion"):
        _scheme(_worth("a", 6), _worth("b"), total=points(6))
    with pytest.raises(InvalidValueError, match="the aspect a has no criterion"):
        ReviewAspect(code="a", zh="甲", en="a", criteria=())
    with pytest.raises(InvalidValueError, match="the criterion a is worth 0"):
        _worth("a", 0)
    assert _scheme(_worth("a", 6), total=points(6)).scale is None


def test_what_is_lacking_asks_for_something() -> None:
    with pytest.raises(InvalidValueError, match="form is lacking and nothing is asked for"):
        CriterionOpinion(criterion="form", result=AspectResult.LACKING)
    with pytest.raises(InvalidValueError, match=r"ChangeRequest\.asks is ' '"):
        ChangeRequest(asks=" ")
    scheme = _scheme(_worth("a", 6), total=points(6))
    opinion = CriterionOpinion(criterion="a", result=AspectResult.SOUND, points=points(3))
    found = judge_target(filed(), [opinion], scheme, by=THIRD, on=date(2022, 1, 2))
    assert (found.total, found.grade) == (Decimal(3), None)
    assert "grade" not in found.explain("en")
