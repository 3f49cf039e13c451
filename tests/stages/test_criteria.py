"""Evaluation by criterion: points, bonus and malus, grades that incidents limit, and evaluations without a grade."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from criteria_samples import BASE_TOTAL, BONUS, OBSERVATIONS, POLICY, ROWS, TARGET, fiscal
from rule_samples import based


def _without(*names: str, **changes: Any) -> bp.CriteriaPolicy:
    kept = {name: basis for name, basis in POLICY.basis.items() if name not in names}
    without: dict[str, Any] = dict.fromkeys(names)
    return evolve(POLICY, **without, **changes, basis=kept)


def _evaluated(policy: bp.CriteriaPolicy = POLICY, **options: Any) -> bp.CriteriaEvaluation:
    return bp.evaluate_by_criteria(TARGET, OBSERVATIONS, policy, **options)


def test_each_criterion_has_its_points_and_they_add_up() -> None:
    found = _evaluated()
    assert [str(row.points.normalize()) for row in found.rows] == [
        str(Decimal(awarded).normalize()) for *_, awarded in ROWS
    ]
    assert found.total == BASE_TOTAL
    assert found.grade is not None
    assert found.grade.zh == "优"


def test_the_points_of_a_first_level_are_those_of_its_criteria() -> None:
    levels = {level.name: (level.full, level.earned) for level in fiscal().levels}
    assert levels == {
        "决策": (Decimal(20), Decimal("16.5")),
        "过程": (Decimal(20), Decimal("18.5")),
        "产出": (Decimal(30), Decimal("28.9")),
        "效益": (Decimal(30), Decimal(28)),
    }


def test_a_bonus_lifts_the_total_and_an_audit_violation_caps_the_grade() -> None:
    found = fiscal()
    assert found.total == Decimal("94.4")
    assert found.limited is not None
    assert (found.limited.earned.code, found.limited.grade.code) == ("excellent", "fair")
    assert found.grade == found.limited.grade
    assert fiscal(incidents=("audit", "fraud")).grade == POLICY.scale.coded("poor")  # type: ignore[union-attr]
    assert fiscal(incidents=()).grade == POLICY.scale.coded("excellent")  # type: ignore[union-attr]


def test_a_total_never_passes_the_whole_where_the_rule_caps_it() -> None:
    many = tuple(bp.Adjustment(code=f"b{i}", name="加分", points=Decimal(4)) for i in range(3))
    assert fiscal(bonus=many).total == Decimal("96.9")
    assert fiscal(bonus=(bp.Adjustment(code="m", name="扣分", points=Decimal(-30)),)).total == Decimal("81.9")


@given(st.lists(st.decimals(min_value=-20, max_value=20, places=2).filter(bool), max_size=5))
def test_the_total_is_the_base_with_what_counts_of_bonus_and_malus(changes: list[Decimal]) -> None:
    items = tuple(bp.Adjustment(code=f"a{i}", name="调整", points=change) for i, change in enumerate(changes))
    plus = min(Fraction(5), sum((Fraction(change) for change in changes if change > 0), Fraction(0)))
    minus = min(Fraction(10), -sum((Fraction(change) for change in changes if change < 0), Fraction(0)))
    expected = min(Fraction(100), Fraction(BASE_TOTAL) + plus - minus)
    assert bp.fraction(_evaluated(bonus=items).total) == expected


def test_a_policy_without_a_scale_gives_a_total_and_no_grade() -> None:
    found = _evaluated(_without("scale", "limits"))
    assert (found.total, found.grade, found.limited) == (BASE_TOTAL, None, None)
    assert "  不评定等级" in found.explain("zh").split("\n")
    assert "  no grade is given" in found.explain("en").split("\n")


def test_a_policy_without_limits_or_adjustments_takes_neither() -> None:
    plain = _without("adjustments", "limits")
    found = _evaluated(plain)
    assert (found.adjusted, found.limited) == (None, None)
    assert "  评价等级：优（[90, ∞)）" in found.explain("zh").split("\n")
    with pytest.raises(bp.InvalidValueError, match="no rule for them") as caught:
        _evaluated(plain, bonus=BONUS)
    assert caught.value.facts["found"] == ("new",)
    with pytest.raises(bp.InvalidValueError, match="limits no grade") as caught:
        _evaluated(plain, incidents=("audit",))
    assert caught.value.facts["found"] == ("audit",)


@pytest.mark.parametrize(
    ("change", "en", "zh"),
    [
        ({"observations": None}, "observations is NoneType, expected Iterable.", "observations 为 NoneType，"),
        (
            {"observations": ["x"]},
            "item 1 of observations is str, expected Observation.",
            "observations 第 1 项为 str，",
        ),
        ({"bonus": None}, "bonus is NoneType, expected tuple.", "bonus 为 NoneType，"),
        ({"bonus": ("x",)}, "item 1 of bonus is str, expected Adjustment.", "bonus 第 1 项为 str，"),
        ({"incidents": ["audit"]}, "incidents is list, expected tuple.", "incidents 为 list，"),
        ({"incidents": ("audit", 1)}, "item 2 of incidents is int, expected str.", "incidents 第 2 项为 int，"),
    ],
)
@pytest.mark.parametrize("policy", [POLICY, _without("adjustments", "limits")])
def test_arguments_of_other_types_are_refused_by_name(
    change: dict[str, Any], en: str, zh: str, policy: bp.CriteriaPolicy
) -> None:
    arguments: dict[str, Any] = {"observations": OBSERVATIONS, **change}
    with pytest.raises(bp.InvalidValueError) as caught:
        bp.evaluate_by_criteria(TARGET, policy=policy, **arguments)
    assert caught.value.en == en
    assert caught.value.zh.startswith(zh)


def test_an_incident_that_no_limit_knows_is_refused() -> None:
    with pytest.raises(bp.InvalidValueError, match="audit"):
        fiscal(incidents=("flood",))


def test_judged_points_outside_their_rating_s_band_are_problems_of_their_criterion() -> None:
    changed = tuple(evolve(seen, judged=bp.points("8")) if seen.indicator == "D2" else seen for seen in OBSERVATIONS)
    with pytest.raises(bp.IncompleteError) as caught:
        bp.evaluate_by_criteria(TARGET, changed, POLICY)
    assert [problem.path for problem in caught.value.problems] == ["D2"]
    assert "[6, 8)" in caught.value.problems[0].en
    assert "[6, 8)" in caught.value.problems[0].zh


def test_all_that_is_missing_is_said_at_once() -> None:
    target = evolve(TARGET, indicators=TARGET.indicators[:-1])
    seen = tuple(found for found in OBSERVATIONS if found.indicator != "P1")
    with pytest.raises(bp.IncompleteError) as caught:
        bp.evaluate_by_criteria(target, seen, POLICY)
    assert [problem.path for problem in caught.value.problems] == ["P1", "B2", "points"]
    assert caught.value.problems[-1].text("zh") == "分值：合计 90，应为 100"


def test_a_limit_needs_a_scale_that_has_its_grade() -> None:
    with pytest.raises(bp.InvalidValueError, match="there is no scale"):
        _without("scale")
    limits = bp.GradeLimits(
        limits=(bp.GradeLimit(key="a", zh="甲", en="a", at_most="ok", basis=based("x")["x"]),), basis=based("limits")
    )
    with pytest.raises(bp.InvalidValueError, match="ok"):
        evolve(POLICY, limits=limits)


def test_the_result_verifies_goes_over_the_wire_and_names_what_was_changed() -> None:
    found = fiscal()
    assert found.verify()
    assert bp.from_data(bp.to_data(found), bp.CriteriaEvaluation, known=[POLICY]) == found
    changed = evolve(found, total=Decimal(99), grade=POLICY.scale.coded("excellent"))  # type: ignore[union-attr]
    assert [difference.path.split(".")[0] for difference in changed.verify().differences][:1] == ["total"]
    assert {difference.path.split(".")[0] for difference in changed.verify().differences} == {"total", "grade"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_account_names_total_criteria_bands_bonus_and_the_lowered_grade(lang: bp.Lang) -> None:
    lines = fiscal().explain(lang).split("\n")
    expected = {
        "zh": [
            "示例项目（财政评价）：总分 94.4（精确值 94.4）",
            "  绩效目标合理性：得 7.5 分（满分 10）",
            "    该评判可给 [6, 8)",
            "    由人评判，按所评得分计",
            "  调整后总分 94.4：91.9 + 2.5 - 0",
            "    创新：加 2.5",
            "  评价等级：由优降为中",
        ],
        "en": [
            "示例项目 (fiscal evaluation): total 94.4 (exactly 94.4)",
            "  绩效目标合理性: 7.5 of 10 points",
            "    the rating allows [6, 8)",
            "    a person judged; the points are taken as given",
            "  adjusted total 94.4: 91.9 + 2.5 - 0",
            "    创新: +2.5",
        ],
    }[lang]
    assert [line for line in expected if line not in lines] == []


def test_rows_are_plain_dictionaries() -> None:
    rows = fiscal().to_rows()
    assert len(rows) == len(ROWS)
    assert rows[2] == {
        "code": "P1",
        "indicator": "预算执行率",
        "asked": "≥100%",
        "actual": "85%",
        "outcome": "missed",
        "full": Decimal(10),
        "points": Decimal("8.50"),
    }


def test_a_yes_or_no_criterion_needs_no_judgement() -> None:
    fixed = bp.QualitativeBands(
        bands=(
            bp.QualitativeBand(rating=bp.Rating.ACHIEVED, zh="是", low=bp.Share.of(1, 1), high=bp.Share.of(1, 1)),
            bp.QualitativeBand(rating=bp.Rating.NOT_ACHIEVED, zh="否", low=bp.Share.of(0, 1), high=bp.Share.of(0, 1)),
        ),
        rounding=POLICY.shown,
        basis=based("bands", "rounding"),
    )
    only = bp.Target(
        project="示例项目",
        indicators=(
            bp.Indicator(code="y", name="是否公开", expectation=bp.parse("公开"), points=bp.points(100), level1=None),
        ),
    )
    policy = evolve(POLICY, qualitative=fixed)
    for word, total in (("达成", 100), ("未达成", 0)):
        seen = (bp.Observation(indicator="y", actual=bp.read_actual(word)),)
        found = bp.evaluate_by_criteria(only, seen, policy)
        assert found.total == total
        assert "由人评判" not in found.explain("zh")
        assert found.levels == (bp.LevelScore(name=None, full=Decimal(100), earned=Decimal(total)),)


def test_a_weight_scheme_is_checked_with_everything_else() -> None:
    scheme = bp.regimes.schemes.EVALUATION_2020
    held = evolve(POLICY, scheme=scheme, basis={**POLICY.basis, **based("scheme")})
    assert _evaluated(held).total == BASE_TOTAL
    lighter = tuple(
        evolve(indicator, level1="过程") if indicator.level1 == "产出" else indicator for indicator in TARGET.indicators
    )
    with pytest.raises(bp.IncompleteError) as caught:
        bp.evaluate_by_criteria(evolve(TARGET, indicators=lighter), OBSERVATIONS, held)
    assert "60" in caught.value.en
    with pytest.raises(bp.InvalidValueError, match="the weight scheme is for 90 points, expected the total of 100"):
        evolve(held, scheme=bp.regimes.schemes.NATIONAL_2020)
