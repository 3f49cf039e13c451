"""Grade scales: who owns an edge, what is compared, what a scale refuses to be."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import Basis, BasisKind, Document
from budgetperf.errors import BudgetPerfError, InvalidValueError
from budgetperf.regimes import NATIONAL
from budgetperf.rules.grading import GradeBand, GradeScale

SCALE = NATIONAL.self_evaluation.scale
CENT = Rounding(places=2, mode=RoundingMode.HALF_UP)
WHOLE = Rounding(places=0, mode=RoundingMode.HALF_UP)
BASIS = Basis(kind=BasisKind.RECALLED, document=Document(title="示例办法"))
BASES = {"bands": BASIS, "compares": BASIS}


def _band(zh: str, floor: Any, *printed: str) -> GradeBand:
    return GradeBand(code=f"code-{zh}", zh=zh, en=f"grade {zh}", floor=floor, printed=printed)


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("110", "优"),
        ("100", "优"),
        ("90.01", "优"),
        ("90", "优"),
        ("89.996", "良"),
        ("89.5", "良"),
        ("80", "良"),
        ("79.999999", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0.01", "差"),
        ("0", "差"),
    ],
)
def test_a_floor_belongs_to_its_band_and_the_exact_total_is_compared(total: str, grade: str) -> None:
    assert SCALE.grade(Decimal(total)).zh == grade
    assert SCALE.grade(Fraction(total)).zh == grade


def test_a_total_whose_decimals_never_end_is_compared_exactly() -> None:
    assert SCALE.grade(Fraction(270, 3)).code == "excellent"
    assert SCALE.grade(Fraction(270 * 10**30 - 1, 3 * 10**30)).code == "good"


@pytest.mark.parametrize(
    ("compares", "total", "grade"),
    [
        (CENT, "89.996", "优"),
        (CENT, "89.995", "优"),
        (CENT, "89.994", "良"),
        (WHOLE, "89.5", "优"),
        (WHOLE, "89.49", "良"),
        (WHOLE, "59.5", "中"),
        (Rounding(places=0, mode=RoundingMode.DOWN), "89.99", "良"),
    ],
)
def test_a_scale_may_compare_the_rounded_total(compares: Rounding, total: str, grade: str) -> None:
    assert evolve(SCALE, compares=compares).grade(Decimal(total)).zh == grade


@given(st.fractions(min_value=0, max_value=120))
def test_the_grades_follow_the_printed_table(total: Fraction) -> None:
    expected = "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
    assert SCALE.grade(total).zh == expected


@pytest.mark.parametrize("compares", [None, CENT])
@pytest.mark.parametrize("total", [Decimal("-0.001"), Decimal(-1), Fraction(-1, 3)])
def test_a_total_below_zero_has_no_grade(total: Fraction | Decimal, compares: Rounding | None) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(SCALE, compares=compares).grade(total)
    assert caught.value.en.startswith("the total is -")
    assert caught.value.en.endswith("expected 0 or more.")
    assert caught.value.zh.startswith("总分为 -")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("优", "excellent"),
        ("优秀", "excellent"),
        ("良", "good"),
        ("良好", "good"),
        ("中", "fair"),
        ("中等", "fair"),
        ("差", "poor"),
        ("较差", "poor"),
    ],
)
def test_a_printed_word_stands_for_one_grade(word: str, code: str) -> None:
    found = SCALE.named(word)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("total", "printed"),
    [
        ("96", "优"),
        ("96.45", "优秀"),
        ("91.8", "优秀"),
        ("90.76", "优秀"),
        ("90.36", "优秀"),
        ("88.53", "良"),
        ("80.56", "良"),
        ("100", "优秀"),
    ],
)
def test_totals_and_grades_as_published_forms_print_them(total: str, printed: str) -> None:
    assert SCALE.grade(Decimal(total)) == SCALE.named(printed)


@pytest.mark.parametrize(
    ("first", "total", "grade"),
    [
        (95, "95", "优"),
        (95, "94.99", "良"),
        (90, "90", "优"),
        (90, "89.99", "良"),
        (85, "85", "优"),
        (85, "84.47", "良"),
        (80, "84.47", "优"),
        (80, "79.99", "良"),
    ],
)
def test_the_best_grade_may_begin_at_95_90_85_or_80(first: int, total: str, grade: str) -> None:
    floors = {"优": first, "良": 70, "中": 60, "差": 0}
    scale = GradeScale(bands=tuple(_band(zh, Decimal(n)) for zh, n in floors.items()), compares=None, basis=BASES)
    assert scale.grade(Decimal(total)).zh == grade


@pytest.mark.parametrize("word", ["", "一等", "合格", "excellent", "优良"])
def test_a_word_that_the_scale_does_not_know_names_no_grade(word: str) -> None:
    assert SCALE.named(word) is None


@pytest.mark.parametrize(
    "floors",
    [
        (),
        ("60", "80", "0"),
        ("90", "90", "0"),
        ("0", "0"),
        ("90", "0", "-5"),
        ("90", "60", "80", "0"),
    ],
)
def test_a_scale_out_of_order_cannot_be_built(floors: tuple[str, ...]) -> None:
    bands = tuple(_band(str(i), Decimal(floor)) for i, floor in enumerate(floors))
    with pytest.raises(InvalidValueError) as caught:
        GradeScale(bands=bands, compares=None, basis=BASES)
    error = caught.value
    assert error.facts == {"found": tuple(map(Decimal, floors))}
    assert error.en == f"the floors are {list(floors)}, expected floors that fall strictly and end at 0."
    assert error.zh == f"各等级下限为 {list(floors)}，应严格递减至 0。"
    assert error.hint_en == "list the bands from best to worst; the last one starts at 0"
    assert error.hint_zh == "请由高到低列出各等级，最低一级下限为 0"


@pytest.mark.parametrize(("floors", "total"), [(("90",), 45), (("90", "80", "60"), 30), (("90", "0.5"), "0.25")])
def test_a_scale_that_does_not_reach_down_to_zero_cannot_be_built(floors: tuple[str, ...], total: Any) -> None:
    bands = tuple(_band(str(i), Decimal(floor)) for i, floor in enumerate(floors))
    with pytest.raises(InvalidValueError) as caught:
        GradeScale(bands=bands, compares=None, basis=BASES)
    assert caught.value.facts == {"counterexample": Decimal(total), "grades": ()}
    assert caught.value.en.startswith(f"the total {total} has no grade: code-0 is [90, ∞)")


@pytest.mark.parametrize(
    "bands",
    [
        (_band("优", Decimal(60)), _band("优", Decimal(0))),
        (_band("优", Decimal(60), "良好"), _band("良", Decimal(0), "良好")),
        (_band("优", Decimal(60), "良"), _band("良", Decimal(0))),
    ],
)
def test_one_word_for_two_grades_is_refused(bands: tuple[GradeBand, ...]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        GradeScale(bands=bands, compares=None, basis=BASES)
    words = caught.value.facts["found"]
    assert caught.value.en.endswith("stand for two grades.")
    assert caught.value.zh.endswith("对应两个等级。")
    assert isinstance(words, tuple)
    assert len(words) == 1
    assert words[0] in caught.value.en


def test_one_code_for_two_grades_is_refused() -> None:
    bands = (_band("优", Decimal(60)), evolve(_band("良", Decimal(0)), code="code-优"))
    with pytest.raises(InvalidValueError) as caught:
        GradeScale(bands=bands, compares=None, basis=BASES)
    assert caught.value.en == "the codes ['code-优'] stand for two grades."
    assert caught.value.zh == "编码 ['code-优'] 对应两个等级。"
    assert caught.value.facts == {"found": ("code-优",)}


def test_a_scale_without_a_basis_for_its_bands_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"GradeScale\.basis"):
        GradeScale(bands=SCALE.bands, compares=None, basis={"bands": BASIS})


def test_five_grades_and_other_words_are_as_good_as_four() -> None:
    floors = {"优": 90, "良": 80, "中": 70, "低": 60, "差": 0}
    five = GradeScale(bands=tuple(_band(zh, Decimal(n)) for zh, n in floors.items()), compares=None, basis=BASES)
    assert [five.grade(Decimal(n)).zh for n in (90, 89, 79, 69, 59)] == list(floors)
    assert five.assumptions == ()


def test_what_a_scale_compares_is_an_assumption_until_somebody_publishes_it() -> None:
    assert [item.key for item in SCALE.assumptions] == ["grading.compares"]


@pytest.mark.parametrize("total", [89.996, True])
def test_an_inexact_total_is_refused(total: Any) -> None:
    with pytest.raises(BudgetPerfError):
        SCALE.grade(total)


@pytest.mark.parametrize("floor", [90.0, Decimal("NaN"), "90"])
def test_an_inexact_floor_is_refused(floor: Any) -> None:
    with pytest.raises(BudgetPerfError):
        GradeScale(bands=(_band("优", floor), _band("差", Decimal(0))), compares=None, basis=BASES)


def test_a_printed_grade_may_have_blanks_and_an_end_mark() -> None:
    scale = NATIONAL.self_evaluation.scale
    for word in ("优", " 优 ", "优。", "优.", "优;", "优；", "优 秀。"):
        found = scale.named(word)
        assert found is not None
        assert found.code == "excellent"
    for word in ("。优", "优X", "优秀秀", ""):
        assert scale.named(word) is None
