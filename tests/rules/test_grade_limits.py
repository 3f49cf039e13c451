"""Limits on a grade: the strictest counts, nothing improves a grade, and the account says which incident decided."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.basis import Assumption, Basis, BasisKind, Document
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.regimes import NATIONAL
from budgetperf.regimes.scales import GUANGDONG
from budgetperf.rules.grade_limits import GradeLimit, GradeLimits, LimitedGrade, limit_grade
from budgetperf.wire import dumps, from_data, loads, to_data

SCALE = NATIONAL.self_evaluation.scale
EXCELLENT, GOOD, FAIR, POOR = SCALE.bands
RULE = Basis(
    kind=BasisKind.READ, document=Document(title="示例办法"), zh="审计查出违规的，等级不高于中", en="at most fair"
)
GUESS = Basis(kind=BasisKind.ASSUMED, zh="迟报的，等级不高于良", en="a late report leaves at most good")


def _limit(key: str, zh: str, en: str, at_most: str, basis: Basis = RULE) -> GradeLimit:
    return GradeLimit(key=key, zh=zh, en=en, at_most=at_most, basis=basis)


AUDIT = _limit("audit", "审计查出违规", "an audit violation", "fair")
FRAUD = _limit("fraud", "套取资金", "money obtained by fraud", "poor")
LATE = _limit("late", "迟报", "a late report", "good", GUESS)
LIMITS = GradeLimits(limits=(AUDIT, FRAUD, LATE), basis={"limits": RULE})


@pytest.mark.parametrize(
    ("earned", "incidents", "grade", "decisive"),
    [
        ("excellent", (), "excellent", ()),
        ("excellent", ("late",), "good", ("late",)),
        ("excellent", ("audit",), "fair", ("audit",)),
        ("excellent", ("late", "audit"), "fair", ("audit",)),
        ("excellent", ("late", "fraud", "audit"), "poor", ("fraud",)),
        ("good", ("late",), "good", ()),
        ("good", ("audit", "audit"), "fair", ("audit",)),
        ("fair", ("audit",), "fair", ()),
        ("fair", ("fraud",), "poor", ("fraud",)),
        ("poor", ("late", "audit", "fraud"), "poor", ()),
    ],
)
def test_a_cap_and_a_veto(earned: str, incidents: tuple[str, ...], grade: str, decisive: tuple[str, ...]) -> None:
    result = limit_grade(SCALE, SCALE.coded(earned), incidents, LIMITS)
    assert (result.grade.code, result.decisive) == (grade, decisive)
    assert result.is_lowered == (grade != earned)
    assert verify(result)


def test_two_limits_may_decide_together() -> None:
    both = evolve(LIMITS, limits=(*LIMITS.limits, _limit("missing", "未报送", "no report", "fair")))
    assert limit_grade(SCALE, GOOD, ("missing", "audit"), both).decisive == ("audit", "missing")


def test_the_account_names_incidents_limits_and_grades() -> None:
    result = limit_grade(SCALE, EXCELLENT, ("late", "audit"), LIMITS)
    assert result.explain("en").splitlines() == [
        "grade: lowered from excellent to fair",
        "  basis: at most fair: 示例办法 [read in the document]",
        "  an audit violation: at most fair, which decides",
        "    basis: at most fair: 示例办法 [read in the document]",
        "  a late report: at most good",
        "  assumption: a late report leaves at most good",
    ]
    assert result.explain("zh").splitlines() == [
        "评价等级：由优降为中",
        "  依据：审计查出违规的，等级不高于中：示例办法〔已核原文〕",
        "  审计查出违规：等级不高于中，据此确定等级",
        "    依据：审计查出违规的，等级不高于中：示例办法〔已核原文〕",
        "  迟报：等级不高于良",
        "  计算口径（文件未规定）：迟报的，等级不高于良",
    ]
    assert [step.key for _, step in result.explanation.walk()] == [
        "limited-grade",
        "limit.audit",
        "limit.late",
        "grade-limits.late",
    ]


@pytest.mark.parametrize(("earned", "incidents"), [(GOOD, ()), (FAIR, ("late",))])
def test_the_account_of_a_grade_that_stays(earned: Any, incidents: tuple[str, ...]) -> None:
    result = limit_grade(SCALE, earned, incidents, LIMITS)
    assert result.explanation.en == f"grade: {earned.en}, not limited"
    assert result.explanation.zh == f"评价等级：{earned.zh}，未受限制"


def test_assumed_limits_are_assumptions_where_they_are_used() -> None:
    late = Assumption(key="grade-limits.late", zh=GUESS.zh, en=GUESS.en)
    assert limit_grade(SCALE, EXCELLENT, ("audit",), LIMITS).assumptions == ()
    assert limit_grade(SCALE, EXCELLENT, ("late", "audit"), LIMITS).assumptions == (late,)
    assumed = evolve(LIMITS, basis={"limits": evolve(GUESS, zh="示例清单", en="an example list")})
    listed = Assumption(key="grade-limits.limits", zh="示例清单", en="an example list")
    result = limit_grade(SCALE, EXCELLENT, ("late",), assumed)
    assert result.assumptions == (listed, late)
    assert result.explanation.bases == ()


def test_an_unknown_incident_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(InvalidValueError) as caught:
        limit_grade(SCALE, GOOD, ("flood", "audit", "fire", "flood"), LIMITS)
    error = caught.value
    assert error.en == "the incidents ['flood', 'fire'] have no limit, expected any of ['audit', 'fraud', 'late']."
    assert error.zh == "没有规定 ['flood', 'fire'] 的等级限制，已知情形为 ['audit', 'fraud', 'late']。"
    assert error.hint_en == "leave out incidents that limit nothing, or add a limit with its basis"
    assert error.hint_zh == "请去掉不影响等级的情形，或补充其等级限制及依据"
    assert error.facts == {"found": ("flood", "fire"), "known": ("audit", "fraud", "late")}


def test_a_limit_to_a_grade_that_the_scale_has_not_is_refused_even_unused() -> None:
    low = GradeLimits(limits=(AUDIT, _limit("fire", "火灾", "a fire", "low")), basis={"limits": RULE})
    with pytest.raises(
        InvalidValueError, match=r"no grade 'low', expected one of \['excellent', 'good', 'fair', 'poor'\]"
    ):
        limit_grade(SCALE, GOOD, (), low)
    five = GUANGDONG.scale
    assert limit_grade(five, five.coded("fair"), ("fire",), low).grade.zh == "低"


def test_a_grade_of_another_scale_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"no grade 'fair \[70, ∞\)'"):
        limit_grade(SCALE, GUANGDONG.scale.coded("fair"), (), LIMITS)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ((NATIONAL, GOOD, (), LIMITS), "scale is Regime, expected GradeScale."),
        ((SCALE, "good", (), LIMITS), "band is str, expected GradeBand."),
        ((SCALE, GOOD, "audit", LIMITS), "incidents is str, expected tuple."),
        ((SCALE, GOOD, (), LIMITS.limits), "limits is tuple, expected GradeLimits."),
    ],
)
def test_things_of_other_types_are_refused(arguments: Any, what: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        limit_grade(*arguments)
    assert caught.value.en == what


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"key": 1}, "GradeLimit.key is int"),
        ({"key": " "}, "a limit needs a key."),
        ({"at_most": FAIR}, "GradeLimit.at_most is GradeBand"),
        ({"basis": None}, "GradeLimit.basis is NoneType"),
    ],
)
def test_a_limit_that_says_too_little_is_refused(change: dict[str, Any], what: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(AUDIT, **change)
    assert caught.value.en.startswith(what)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"limits": [AUDIT]}, "GradeLimits.limits is list"),
        ({"limits": ("audit",)}, "item 1 of GradeLimits.limits is str"),
        ({"basis": {}}, "GradeLimits.basis lacks limits"),
    ],
)
def test_a_list_of_other_things_is_refused(change: dict[str, Any], what: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(LIMITS, **change)
    assert caught.value.en.startswith(what)


def test_two_limits_for_one_incident_are_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(LIMITS, limits=(AUDIT, evolve(AUDIT, at_most="poor"), LATE))
    assert caught.value.en == "the incidents ['audit'] have two limits, expected one for each."
    assert caught.value.zh == "['audit'] 有两项等级限制，每种情形只能有一项。"
    assert caught.value.facts == {"found": ("audit",)}


def test_an_untouched_result_verifies_and_a_forged_one_names_the_field() -> None:
    result = limit_grade(SCALE, EXCELLENT, ("audit", "late"), LIMITS)
    assert result.recompute() == result
    for change, path in (
        ({"grade": GOOD}, "grade.code"),
        ({"decisive": ("late",)}, "decisive[0]"),
        ({"assumptions": ()}, "assumptions"),
    ):
        forged: LimitedGrade = evolve(result, **change)
        assert path in [difference.path for difference in forged.verify().differences]


def test_rules_and_results_are_documents() -> None:
    result = limit_grade(SCALE, EXCELLENT, ("audit", "late"), LIMITS)
    assert from_data(to_data(LIMITS), GradeLimits) == LIMITS
    assert loads(dumps(result), LimitedGrade) == result
    assert hash(loads(dumps(result), LimitedGrade)) == hash(result)


# -- laws --

BANDS = st.sampled_from(SCALE.bands)
KEYS = ("a", "b", "c", "d")
CAPS = st.tuples(*[BANDS] * len(KEYS)).map(
    lambda caps: GradeLimits(
        limits=tuple(_limit(key, key, key, band.code) for key, band in zip(KEYS, caps, strict=True)),
        basis={"limits": RULE},
    )
)
INCIDENTS = st.lists(st.sampled_from(KEYS), max_size=6).map(tuple)


def _rank(limits: GradeLimits, earned: Any, incidents: tuple[str, ...]) -> int:
    return SCALE.bands.index(limit_grade(SCALE, earned, incidents, limits).grade)


@given(CAPS, BANDS, INCIDENTS)
def test_the_grade_is_the_worst_of_the_earned_one_and_the_limits(
    limits: GradeLimits, earned: Any, incidents: tuple[str, ...]
) -> None:
    order = ["excellent", "good", "fair", "poor"]
    caps = [limit.at_most for limit in limits.limits if limit.key in incidents]
    result = limit_grade(SCALE, earned, incidents, limits)
    assert result.grade.code == max([earned.code, *caps], key=order.index)
    assert (result.decisive == ()) == (result.grade == earned)
    assert {limit.at_most for limit in limits.limits if limit.key in result.decisive} <= {result.grade.code}
    assert verify(result)


@given(CAPS, BANDS, INCIDENTS, INCIDENTS)
def test_more_incidents_never_give_a_better_grade(
    limits: GradeLimits, earned: Any, some: tuple[str, ...], more: tuple[str, ...]
) -> None:
    assert _rank(limits, earned, ()) == SCALE.bands.index(earned)
    assert _rank(limits, earned, some) <= _rank(limits, earned, (*some, *more))
    assert _rank(limits, earned, (*some, *more)) == _rank(limits, earned, (*more, *some))


@given(CAPS, BANDS, BANDS, INCIDENTS)
def test_a_better_earned_grade_never_ends_worse(
    limits: GradeLimits, one: Any, other: Any, incidents: tuple[str, ...]
) -> None:
    better, worse = sorted((one, other), key=SCALE.bands.index)
    assert _rank(limits, better, incidents) <= _rank(limits, worse, incidents)


@given(CAPS, BANDS, INCIDENTS)
def test_limiting_twice_is_limiting_once(limits: GradeLimits, earned: Any, incidents: tuple[str, ...]) -> None:
    once = limit_grade(SCALE, earned, incidents, limits).grade
    assert limit_grade(SCALE, once, incidents, limits).grade == once
