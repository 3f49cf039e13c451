"""A policy with bands: a rating in words allows only the points of its own band."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Share, points
from budgetperf.errors import IncompleteError, InvalidValueError, Problem
from budgetperf.evidence import verify
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator
from budgetperf.regimes.practices import HUBEI, VENDOR_DEFAULT
from budgetperf.rules.actuals import Rated, Rating
from budgetperf.rules.judgement import QualitativeBand, QualitativeBands
from budgetperf.rules.outcomes import Outcome
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.shapes import CENT
from budgetperf.rules.steps import AllOrNothing
from budgetperf.stages.evaluations import (
    EvaluatedRow,
    Evaluation,
    SelfEvaluationPolicy,
    evaluate,
    evaluate_by_criteria,
    evaluate_row,
)
from budgetperf.wire import dumps, loads
from criteria_samples import OBSERVATIONS as CRITERIA_SEEN
from criteria_samples import POLICY as FISCAL
from criteria_samples import TARGET as CRITERIA
from evaluation_samples import BUDGET, OBSERVATIONS, POLICY, TARGET, TOTAL, UNBANDED, single
from rule_samples import based

WORDS = {Rating.ACHIEVED: "达成", Rating.PARTLY: "部分达成", Rating.NOT_ACHIEVED: "未达成"}
PATH = "one"


def _under(bands: QualitativeBands | None) -> SelfEvaluationPolicy:
    assert bands is not None
    return evolve(POLICY, qualitative=bands, basis={**POLICY.basis, **based("qualitative")})


SIXTY, FIFTY = _under(VENDOR_DEFAULT.qualitative), _under(HUBEI.qualitative)
YES_NO = _under(
    QualitativeBands(
        bands=(
            QualitativeBand(rating=Rating.ACHIEVED, zh="是", low=Share.of(1, 1), high=Share.of(1, 1)),
            QualitativeBand(rating=Rating.NOT_ACHIEVED, zh="否", low=Share.of(0, 1), high=Share.of(0, 1)),
        ),
        rounding=CENT,
        basis=based("bands", "rounding"),
    )
)


def _row(
    rating: Rating,
    judged: str | None,
    policy: SelfEvaluationPolicy = SIXTY,
    *,
    full: str = "10",
    target: str = "效果明显",
    rule: Any = None,
    words: str | None = None,
) -> EvaluatedRow:
    indicator = Indicator(code=PATH, name="社会效益", expectation=parse(target), points=points(full), rule=rule)
    observation = Observation(
        indicator=PATH,
        actual=Rated(rating=rating, text=words or WORDS[rating]),
        judged=None if judged is None else points(judged),
    )
    return evaluate_row(indicator, observation, policy)


@pytest.mark.parametrize(
    ("policy", "full", "rating", "judged"),
    [
        (SIXTY, "10", Rating.ACHIEVED, "8"),
        (SIXTY, "10", Rating.ACHIEVED, "10"),
        (SIXTY, "10", Rating.PARTLY, "6"),
        (SIXTY, "10", Rating.PARTLY, "7.99"),
        (SIXTY, "10", Rating.NOT_ACHIEVED, "5.99"),
        (SIXTY, "10", Rating.NOT_ACHIEVED, "0"),
        (SIXTY, "33.33", Rating.ACHIEVED, "26.66"),
        (FIFTY, "10", Rating.PARTLY, "5"),
        (FIFTY, "10", Rating.NOT_ACHIEVED, "4.99"),
        (YES_NO, "10", Rating.ACHIEVED, "10"),
        (YES_NO, "10", Rating.NOT_ACHIEVED, "0"),
    ],
)
def test_points_inside_the_band_are_taken(policy: SelfEvaluationPolicy, full: str, rating: Rating, judged: str) -> None:
    got = _row(rating, judged, policy, full=full)
    assert (got.points, got.score, got.is_judged) == (Decimal(judged), None, True)
    assert (got.outcome is Outcome.MET) is (rating is Rating.ACHIEVED)
    assert verify(got)
    assert loads(dumps(got), EvaluatedRow, known=(policy,)) == got


@pytest.mark.parametrize(
    ("policy", "full", "rating", "judged", "en", "zh"),
    [
        (SIXTY, "10", Rating.ACHIEVED, "7.99", "7.99, expected [8, 10]", "7.99，“达成”应在 [8, 10] "),
        (SIXTY, "10", Rating.ACHIEVED, "10.01", "10.01, expected [8, 10]", "10.01，“达成”应在 [8, 10] "),
        (SIXTY, "10", Rating.PARTLY, "8", "8, expected [6, 8)", "8，“部分达成”应在 [6, 8) "),
        (SIXTY, "10", Rating.NOT_ACHIEVED, "6", "6, expected [0, 6)", "6，“未达成”应在 [0, 6) "),
        (SIXTY, "10", Rating.PARTLY, None, "none, expected [6, 8)", "空，“部分达成”应在 [6, 8) "),
        (FIFTY, "4.55", Rating.PARTLY, "2.27", "2.27, expected [2.28, 3.64)", "2.27，“部分达成”应在 [2.28, 3.64) "),
        (YES_NO, "10", Rating.NOT_ACHIEVED, "3", "3, expected [0, 0]", "3，“未达成”应在 [0, 0] "),
    ],
)
def test_points_outside_the_band_or_missing_are_a_problem_of_the_indicator(
    policy: SelfEvaluationPolicy, full: str, rating: Rating, judged: str | None, en: str, zh: str
) -> None:
    with pytest.raises(IncompleteError) as caught:
        _row(rating, judged, policy, full=full)
    assert caught.value.problems == (
        Problem(
            path=PATH,
            en=f"the points given are {en} for a rating of {rating.value!r}.",
            zh=f"评判得分为 {zh}之内。",
        ),
    )
    assert caught.value.en.startswith("this indicator cannot be scored: one: the points given are ")
    assert caught.value.zh.startswith("该指标无法计分：one：评判得分为 ")


@pytest.mark.parametrize(
    ("rating", "judged"), [(Rating.PARTLY, "10"), (Rating.NOT_ACHIEVED, "9"), (Rating.ACHIEVED, "0")]
)
def test_a_policy_without_bands_takes_any_points_up_to_the_full_ones(rating: Rating, judged: str) -> None:
    assert _row(rating, judged, UNBANDED).points == Decimal(judged)


def test_a_rating_that_has_no_band_is_a_problem_of_the_indicator() -> None:
    with pytest.raises(IncompleteError, match="there is no band for the rating 'partly'"):
        _row(Rating.PARTLY, "5", YES_NO)


@pytest.mark.parametrize(("full", "given_"), [("0", "0"), ("0.01", "0.01"), ("0.03", "0.02")])
def test_an_indicator_of_no_or_little_weight_is_judged_too(full: str, given_: str) -> None:
    assert _row(Rating.PARTLY, given_, full=full).points == Decimal(given_)


def test_points_below_zero_are_a_problem_of_the_indicator() -> None:
    indicator = Indicator(code=PATH, name=None, expectation=parse("效果明显"), points=points(10))
    negative: Any = Decimal(-1)
    observation = Observation(indicator=PATH, actual=read_actual("未达成"), judged=negative)
    with pytest.raises(IncompleteError, match="points are -1, expected 0 or more"):
        evaluate_row(indicator, observation, SIXTY)


def test_yes_or_no_needs_nobody_to_give_points() -> None:
    got = [_row(rating, None, YES_NO) for rating in (Rating.ACHIEVED, Rating.NOT_ACHIEVED)]
    assert [row.points for row in got] == [10, 0]
    assert all(verify(row) for row in got)


def test_a_row_that_nobody_judged_does_not_pass_for_judged() -> None:
    row = _row(Rating.ACHIEVED, None, YES_NO)
    assert not row.is_judged
    assert "judged" not in [step.key for step in row.explanation.parts]


def test_the_account_says_what_the_rating_allows_and_who_chose() -> None:
    row = _row(Rating.PARTLY, "7")
    keys = [step.key for step in row.explanation.parts]
    assert keys == ["outcome", "band", "judged"]
    band, judged = row.explanation.parts[1:]
    assert (band.zh, band.en) == ("该评判可给 [6, 8)", "the rating allows [6, 8)")
    assert band.bases == (SIXTY.basis["qualitative"],)
    assert judged.zh == "由人评判，按所评得分计"
    assert [step.key for step in _row(Rating.PARTLY, "7", UNBANDED).explanation.parts] == ["outcome", "judged"]
    assert [step.key for step in _row(Rating.ACHIEVED, None, YES_NO).explanation.parts][:2] == ["outcome", "band"]


def test_what_nobody_published_about_the_bands_is_an_assumption_of_the_row_and_of_the_total() -> None:
    assert _row(Rating.PARTLY, "7", SIXTY).assumptions == ()
    listed = [item.key for item in _row(Rating.ACHIEVED, None, YES_NO).assumptions]
    assert listed == ["qualitative.bands", "qualitative.rounding"]
    whole = evaluate(TARGET, OBSERVATIONS, BUDGET, FIFTY)
    assert "qualitative.rounding" in [item.key for item in whole.assumptions]


@pytest.mark.parametrize("target", ["2022年12月", "效果明显"])
def test_a_rating_allows_only_its_own_points_whatever_was_asked(target: str) -> None:
    with pytest.raises(IncompleteError, match=r"expected \[0, 6\)"):
        _row(Rating.NOT_ACHIEVED, "10", target=target)


def test_words_without_a_rating_are_left_to_the_person() -> None:
    indicator = Indicator(code=PATH, name=None, expectation=parse("持续改善"), points=points(10))
    observation = Observation(indicator=PATH, actual=read_actual("有所改善"), judged=points(3))
    row = evaluate_row(indicator, observation, SIXTY)
    assert row.points == 3
    assert (row.outcome, row.is_judged) == (Outcome.UNDECIDED, True)
    assert "band" not in [step.key for step in row.explanation.parts]


def test_an_indicators_own_rule_is_for_numbers_and_leaves_the_bands_alone() -> None:
    rule = AllOrNothing()
    assert _row(Rating.PARTLY, "7", rule=rule).points == 7
    with pytest.raises(IncompleteError, match=r"expected \[6, 8\)"):
        _row(Rating.PARTLY, "8", rule=rule)
    number = Indicator(code=PATH, name=None, expectation=parse("≥100%"), points=points(10), rule=rule)
    observation = Observation(indicator=PATH, actual=read_actual("99%"))
    row = evaluate_row(number, observation, SIXTY)
    assert row.points == 0
    assert not row.is_judged
    assert row.score is not None
    assert row.score.rule == rule
    assert row.explanation.bases == ()
    plain = evaluate_row(evolve(number, rule=None), observation, SIXTY)
    assert (str(plain.points), plain.explanation.bases) == ("9.90", (SIXTY.basis["rule"],))


def test_an_indicators_own_rule_is_a_scoring_rule() -> None:
    rule: Any = SIXTY.qualitative
    with pytest.raises(InvalidValueError, match=r"^Indicator\.rule is QualitativeBands, expected Proportional \| "):
        Indicator(code=PATH, name=None, expectation=parse("≥1"), points=points(1), rule=rule)


def test_a_whole_evaluation_under_bands_recomputes_and_lists_every_problem_at_once() -> None:
    got = evaluate(TARGET, OBSERVATIONS, BUDGET, SIXTY)
    assert got.total == TOTAL
    assert verify(got)
    assert loads(dumps(got), Evaluation, known=(SIXTY,)) == got
    worse = tuple(evolve(one, judged=points(2)) if one.indicator == "effect" else one for one in OBSERVATIONS)
    with pytest.raises(IncompleteError, match=r"effect: the points given are 2, expected \[8, 10\]"):
        evaluate(TARGET, worse[1:], BUDGET, SIXTY)
    with pytest.raises(IncompleteError) as caught:
        evaluate(TARGET, worse[1:], BUDGET, SIXTY)
    assert [problem.path for problem in caught.value.problems] == ["served", "effect"]


def test_a_department_or_fiscal_evaluation_checks_its_bands_too() -> None:
    given = tuple(evolve(one, judged=points(8)) if one.indicator == "D2" else one for one in CRITERIA_SEEN)
    with pytest.raises(IncompleteError, match=r"D2: the points given are 8, expected \[6, 8\)"):
        evaluate_by_criteria(CRITERIA, given, FISCAL)
    open_ = evolve(
        FISCAL,
        qualitative=None,
        basis={name: basis for name, basis in FISCAL.basis.items() if name != "qualitative"},
    )
    assert verify(evaluate_by_criteria(CRITERIA, given, open_))


def test_the_whole_target_may_be_one_rating() -> None:
    seen = (Observation(indicator="one", actual=read_actual("部分达成"), judged=points("79.99")),)
    assert evaluate(single("效果明显"), seen, None, SIXTY).grade.zh == "中"


def test_bands_need_a_basis_and_no_bands_need_none() -> None:
    bands = SIXTY.qualitative
    with pytest.raises(InvalidValueError, match=r"^SelfEvaluationPolicy\.basis lacks qualitative\."):
        evolve(UNBANDED, qualitative=bands)
    assert "qualitative" not in UNBANDED.basis


@pytest.mark.parametrize("policy", [UNBANDED, SIXTY], ids=["without", "with"])
@pytest.mark.parametrize("target", ["≥95%", "95%", ""])
def test_bands_do_not_decide_what_a_number_or_an_unread_target_leaves_open(
    target: str, policy: SelfEvaluationPolicy
) -> None:
    with pytest.raises(IncompleteError):
        _row(Rating.ACHIEVED, "9", policy, target=target)


def test_a_date_that_is_met_needs_no_band() -> None:
    bands = SIXTY.qualitative
    assert bands is not None
    for policy in (SIXTY, evolve(SIXTY, qualitative=evolve(bands, bands=bands.bands[1:]))):
        row = _row(Rating.ACHIEVED, None, policy, target="2022年12月", words="按期达成")
        assert (row.points, row.is_judged) == (Decimal(10), False)
        assert "band" not in [step.key for step in row.explanation.parts]
