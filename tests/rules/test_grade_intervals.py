"""Declared intervals: each total that can occur has one grade, or the scale says which one has not.

The oracle writes the intervals down and walks through the totals one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from itertools import product
from math import floor
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import Basis, BasisKind, Document
from budgetperf.errors import InvalidValueError
from budgetperf.rules.grading import GradeBand, GradeScale, Hole, holes
from budgetperf.wire import from_data, to_data

WHOLE, TENTH, CENT = (Rounding(places=places, mode=RoundingMode.HALF_UP) for places in range(3))
BASIS = Basis(kind=BasisKind.RECALLED, document=Document(title="示例办法"))
BASES = {"bands": BASIS, "compares": BASIS}
WORDS = ("优", "良", "中", "低", "差")
CODES = ("excellent", "good", "fair", "low", "poor")
Bands = tuple[GradeBand, ...]


def _bands(*intervals: str) -> Bands:
    """Bands from ``"[80, 89]"``; ``"[80"`` has no printed ceiling."""
    made: list[GradeBand] = []
    for zh, code, text in zip(WORDS, CODES, intervals, strict=False):
        low, _, high = text.strip("[]()").partition(",")
        made.append(
            GradeBand(
                code=code,
                zh=zh,
                en=code,
                floor=Decimal(low),
                floor_included=text.startswith("["),
                ceiling=Decimal(high.strip()) if high else None,
                ceiling_included=text.endswith("]"),
            )
        )
    return tuple(made)


def _scale(*intervals: str, compares: Rounding | None = None) -> GradeScale:
    return GradeScale(bands=_bands(*intervals), compares=compares, basis=BASES)


CENTRAL = ("[90, 100]", "[80, 89]", "[60, 79]", "[0, 59]")
JIANGXI = ("(95", "(85, 95)", "(75, 85)", "[0, 75)")
OLD_SCRIPT = ("(90", "[80, 90)", "[60, 80)", "[0, 60)")


# -- the oracle --


def _inside(total: Fraction, band: GradeBand, above: GradeBand | None) -> bool:
    low, high = Fraction(band.floor), None if band.ceiling is None else Fraction(band.ceiling)
    high_in = band.ceiling_included
    if high is None and above is not None:
        high, high_in = Fraction(above.floor), not above.floor_included
    over = total >= low if band.floor_included else total > low
    under = high is None or (total <= high if high_in else total < high)
    return over and under


def _members(bands: Bands, total: Fraction) -> tuple[str, ...]:
    return tuple(band.code for i, band in enumerate(bands) if _inside(total, band, bands[i - 1] if i else None))


def _grid(bands: Bands, step: Fraction) -> Iterator[Fraction]:
    """Every multiple of ``step`` from 0 to where totals end, or past every edge if they do not."""
    edges = [Fraction(edge) for band in bands for edge in (band.floor, band.ceiling) if edge is not None]
    end = max(edges, default=Fraction(0)) + (2 if not bands or bands[0].ceiling is None else 0)
    return (step * k for k in range(floor(end / step) + 1))


def _unsound(bands: Bands, step: Fraction) -> dict[Fraction, tuple[str, ...]]:
    found = {total: _members(bands, total) for total in _grid(bands, step)}
    return {total: codes for total, codes in found.items() if len(codes) != 1}


# -- worked cases --


@pytest.mark.parametrize(
    ("intervals", "compares", "witnesses"),
    [
        (JIANGXI, None, [("95", ()), ("85", ()), ("75", ())]),
        (JIANGXI, WHOLE, [("95", ()), ("85", ()), ("75", ())]),
        (OLD_SCRIPT, None, [("90", ())]),
        (OLD_SCRIPT, CENT, [("90", ())]),
        (CENTRAL, None, [("89.5", ()), ("79.5", ()), ("59.5", ())]),
        (CENTRAL, TENTH, [("89.9", ()), ("79.9", ()), ("59.9", ())]),
        (CENTRAL, WHOLE, []),
        (("[90", "[80", "[60", "[0"), None, []),
        (("[90.5", "[0, 89.5]"), WHOLE, [("90", ())]),
        (("[90.5", "[0, 90]"), WHOLE, []),
        (("[90.99, 100.25]", "[0, 90.91]"), TENTH, []),
        (
            ("[90, 100]", "[80, 90]", "[0, 80]"),
            None,
            [("90", ("excellent", "good")), ("80", ("good", "fair"))],
        ),
    ],
)
def test_published_tables_and_their_holes(
    intervals: tuple[str, ...], compares: Rounding | None, witnesses: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = holes(_bands(*intervals), compares)
    assert found == tuple(Hole(total=Decimal(total), codes=codes) for total, codes in witnesses)


@pytest.mark.parametrize(
    ("intervals", "compares", "total", "codes"),
    [
        (("[90, 100]", "[80, 90]", "[0, 80)"), None, 90, ("excellent", "good")),
        (("[90", "[80, 95)", "[0, 80)"), None, "92.5", ("excellent", "good")),
        (("[90", "[80, 95)", "[0, 80)"), WHOLE, 94, ("excellent", "good")),
        (("[90, 100)", "[0, 90)"), None, 100, ()),
        (("[90", "(0"), None, 0, ()),
        (("[90", "(0"), CENT, 0, ()),
        (("[90", "[80, 85]", "[0, 82]"), None, "87.5", ()),
        (("[90.5, 100]", "[0, 90.1]"), TENTH, "90.4", ()),
    ],
)
def test_a_scale_with_a_hole_names_a_total(
    intervals: tuple[str, ...], compares: Rounding | None, total: Any, codes: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _scale(*intervals, compares=compares)
    assert caught.value.facts == {"counterexample": Decimal(total), "grades": codes}


def test_the_error_of_a_gap_reads() -> None:
    with pytest.raises(InvalidValueError) as caught:
        _scale(*JIANGXI)
    error = caught.value
    assert error.en == (
        "the total 95 has no grade (2 more like it): excellent is (95, ∞), good is (85, 95), fair is (75, 85), "
        "low is [0, 75)."
    )
    assert error.zh == "95 分没有等级（另有 2 处）：优为 (95, ∞)，良为 (85, 95)，中为 (75, 85)，低为 [0, 75)。"
    assert error.hint_en == (
        "let each band begin where the one above ends, the last at 0, or say in compares how to round totals"
    )
    assert error.hint_zh == ("每一等级应止于上一等级的下限，最低一级下限为 0；或在 compares 中写明总分如何舍入")


def test_the_error_of_an_overlap_reads() -> None:
    with pytest.raises(InvalidValueError) as caught:
        _scale("(90", "[80, 90]", "[0, 80]")
    assert caught.value.en == (
        "the total 80 has 2 grades, good and fair: excellent is (90, ∞), good is [80, 90], fair is [0, 80]."
    )
    assert caught.value.zh == "80 分同属“良”“中”：优为 (90, ∞)，良为 [80, 90]，中为 [0, 80]。"


@pytest.mark.parametrize(
    ("total", "grade"),
    [("100", "优"), ("89.5", "优"), ("89.49", "良"), ("79.5", "良"), ("59.5", "中"), ("59.49", "低"), ("100.4", "优")],
)
def test_whole_number_bands_are_sound_for_rounded_totals(total: str, grade: str) -> None:
    assert _scale(*CENTRAL, compares=WHOLE).grade(Decimal(total)).zh == grade


def test_an_excluded_floor_belongs_to_the_band_below() -> None:
    scale = _scale("(90", "[80", "[60", "[0")
    assert [scale.grade(Decimal(n)).zh for n in ("90.000001", "90", "80", "60", "59.9")] == [
        "优",
        "良",
        "良",
        "中",
        "低",
    ]
    assert [scale.interval(band) for band in scale.bands] == ["(90, ∞)", "[80, 90]", "[60, 80)", "[0, 60)"]


def test_a_total_above_the_highest_ceiling_is_refused() -> None:
    scale = _scale("[90, 100]", "[0, 90)")
    assert scale.grade(Decimal(100)).zh == "优"
    with pytest.raises(InvalidValueError) as caught:
        scale.grade(Fraction(301, 3))
    error = caught.value
    assert error.en == "the total is 301/3≈100.333333, expected at most 100: the scale has no grade above it."
    assert error.zh == "总分为 301/3≈100.333333，应不大于 100：其上没有等级。"
    assert error.hint_en == "cap the total before grading it, or leave the ceiling of the best grade out"
    assert error.hint_zh == "请先将总分封顶再评定等级，或不设最高等级的上限"
    assert error.facts == {"found": "301/3≈100.333333", "ceiling": Decimal(100)}
    assert evolve(scale, compares=WHOLE).grade(Fraction(301, 3)).zh == "优"


def test_without_a_ceiling_bonus_points_stay_in_the_best_band() -> None:
    assert _scale("[90", "[0").grade(Decimal(110)).zh == "优"


@pytest.mark.parametrize(
    ("interval", "shown"),
    [("[90, 89]", "[90, 89]"), ("[90, 90)", "[90, 90)"), ("(90, 90]", "(90, 90]"), ("[90]", "[90, ∞]")],
)
def test_a_band_without_totals_is_refused(interval: str, shown: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _bands(interval)
    error = caught.value
    assert error.en == f"the band excellent is {shown}, expected totals that exist."
    assert error.zh == f"“优”的分数区间为 {shown}，并不存在。"
    assert error.hint_en == "put the ceiling above the floor, and include only a ceiling that is given"
    assert error.hint_zh == "上限应高于下限；未写明上限的，不得注明含上限"
    assert error.facts == {"found": shown}


def test_a_band_may_be_a_single_total() -> None:
    scale = _scale("[100, 100]", "[0, 100)")
    assert [scale.grade(Decimal(n)).zh for n in ("100", "99.99")] == ["优", "良"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"ceiling": 100}, "GradeBand.ceiling is int, expected Decimal | NoneType."),
        ({"ceiling": Decimal("NaN")}, "GradeBand.ceiling is NaN, expected a finite number"),
        ({"floor_included": 1}, "GradeBand.floor_included is int, expected bool."),
        ({"ceiling_included": None}, "GradeBand.ceiling_included is NoneType, expected bool."),
    ],
)
def test_a_band_of_other_types_is_refused(change: dict[str, Any], what: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(_bands("[90")[0], **change)
    assert caught.value.en.startswith(what)


@pytest.mark.parametrize(
    ("bands", "compares", "what"),
    [
        ([], None, "{}bands is list"),
        (("优",), None, "item 1 of {}bands is str"),
        (_bands("[0"), 2, "{}compares is int"),
    ],
)
def test_holes_are_looked_for_in_bands_only(bands: Any, compares: Any, what: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        holes(bands, compares)
    assert caught.value.en.startswith(what.format(""))
    with pytest.raises(InvalidValueError) as again:
        GradeScale(bands=bands, compares=compares, basis=BASES)
    assert again.value.en.startswith(what.format("GradeScale."))


def test_no_bands_at_all_leave_zero_without_a_grade() -> None:
    assert holes((), None) == holes((), CENT) == (Hole(total=Decimal(0), codes=()),)


def test_a_grade_is_found_by_its_code_and_placed() -> None:
    scale = _scale(*CENTRAL, compares=WHOLE)
    assert [scale.rank(scale.coded(code)) for code in ("excellent", "good", "fair", "low")] == [0, 1, 2, 3]
    with pytest.raises(InvalidValueError) as caught:
        scale.coded("best")
    assert caught.value.en == ("the scale has no grade 'best', expected one of ['excellent', 'good', 'fair', 'low'].")
    assert caught.value.zh == "等级表中没有 'best'，应为 ['excellent', 'good', 'fair', 'low'] 之一。"
    assert caught.value.hint_en == "take the band from the scale itself"
    assert caught.value.hint_zh == "请从该等级表中取得等级"
    assert caught.value.facts == {"found": "best", "known": ("excellent", "good", "fair", "low")}


def test_another_scales_band_has_no_place_here() -> None:
    scale, (other,) = _scale(*CENTRAL, compares=WHOLE), _bands("[85")
    for ask in (scale.rank, scale.interval):
        with pytest.raises(InvalidValueError, match=r"no grade 'excellent \[85, ∞\)', expected one of \['excellent'"):
            ask(other)
    wrong: Any = "excellent"
    with pytest.raises(InvalidValueError, match="band is str, expected GradeBand"):
        scale.rank(wrong)


@pytest.mark.parametrize("compares", [None, WHOLE])
def test_intervals_survive_the_wire(compares: Rounding | None) -> None:
    scale = _scale("[90, 100]", "(80", "[60", "[0", compares=compares)
    assert from_data(to_data(scale), GradeScale) == scale


def test_a_band_written_without_intervals_is_read_with_the_usual_ones() -> None:
    data = {"code": "good", "zh": "良", "en": "good", "floor": "80", "printed": ["良好"]}
    assert from_data(data, GradeBand) == GradeBand(
        code="good", zh="良", en="good", floor=Decimal(80), printed=("良好",), floor_included=True
    )


# -- laws --

QUARTERS = st.integers(0, 60).map(lambda k: Decimal(k) / 4)
STEPS = {None: Fraction(1, 8), WHOLE: Fraction(1), TENTH: Fraction(1, 10)}
COMPARES = st.sampled_from(list(STEPS))


@st.composite
def band_lists(draw: st.DrawFn) -> Bands:
    """Bands in order; most of them fit the band above, some do not."""
    floors = sorted(draw(st.sets(QUARTERS, min_size=1, max_size=4)), reverse=True)
    if draw(st.integers(0, 4)):
        floors = [low for low in floors if low > 0] + [Decimal(0)]
    bands: list[GradeBand] = []
    for low, code, zh in zip(floors, CODES, WORDS, strict=False):
        above = bands[-1] if bands else None
        low_in = bool(draw(st.integers(0, 3)))
        fitting = (None, False) if above is None else (above.floor, not above.floor_included)
        loose = st.tuples(st.integers(1, 40).map(lambda k: low + Decimal(k) / 4), st.booleans())  # noqa: B023 - drawn at once
        high, high_in = draw(st.one_of(st.just((None, False)), st.just(fitting), loose))
        bands.append(
            GradeBand(
                code=code, zh=zh, en=code, floor=low, floor_included=low_in, ceiling=high, ceiling_included=high_in
            )
        )
    return tuple(bands)


@given(band_lists(), COMPARES)
def test_a_scale_is_refused_exactly_when_some_total_has_no_grade_or_two(
    bands: Bands, compares: Rounding | None
) -> None:
    unsound = _unsound(bands, STEPS[compares])
    if not unsound:
        scale = GradeScale(bands=bands, compares=compares, basis=BASES)
        for total in _grid(bands, STEPS[compares]):
            assert (scale.grade(total).code,) == _members(bands, total)
        return
    with pytest.raises(InvalidValueError) as caught:
        GradeScale(bands=bands, compares=compares, basis=BASES)
    witness = caught.value.facts["counterexample"]
    assert isinstance(witness, Decimal)
    assert _members(bands, Fraction(witness)) == caught.value.facts["grades"]
    assert caught.value.facts["grades"] in set(unsound.values())


@given(band_lists().flatmap(lambda bands: st.permutations(bands).map(tuple)), COMPARES)
def test_holes_are_those_that_a_walk_through_all_totals_meets(bands: Bands, compares: Rounding | None) -> None:
    step = STEPS[compares]
    found, stretches, before = holes(bands, compares), [], None
    for total in reversed(list(_grid(bands, step))):
        codes = _members(bands, total)
        if codes != before and len(codes) != 1:
            stretches.append(codes)
        before = codes
    assert [hole.codes for hole in found] == stretches
    assert all(_members(bands, Fraction(hole.total)) == hole.codes for hole in found)
    assert [hole.total for hole in found] == sorted({hole.total for hole in found}, reverse=True)
    if compares is not None:
        assert all(Fraction(hole.total) % step == 0 for hole in found)


def test_every_small_pair_of_bands_is_judged_as_the_walk_judges_it() -> None:
    """All of them, so that both verdicts are known to occur."""
    ceilings = [(None, False), *product(map(Decimal, ("1", "1.5", "2", "3")), (True, False))]
    verdicts = {True: 0, False: 0}
    for (low, low_in), top, (floor_, floor_in), bottom, compares in product(
        product(map(Decimal, ("1", "1.5")), (True, False)),
        [(None, False), (Decimal(3), True), (Decimal(3), False)],
        product(map(Decimal, ("0", "0.5")), (True, False)),
        ceilings,
        (None, WHOLE),
    ):
        bands = tuple(
            GradeBand(code=c, zh=c, en=c, floor=f, floor_included=i, ceiling=high, ceiling_included=high_in)
            for c, f, i, (high, high_in) in (("a", low, low_in, top), ("b", floor_, floor_in, bottom))
        )
        sound = not holes(bands, compares)
        assert sound == (not _unsound(bands, STEPS[compares])), (bands, compares)
        verdicts[sound] += 1
    assert verdicts == {True: 50, False: 814}


@given(band_lists(), st.fractions(0, 30), st.fractions(0, 30), COMPARES)
def test_a_higher_total_never_earns_a_worse_grade(
    bands: Bands, one: Fraction, other: Fraction, compares: Rounding | None
) -> None:
    plain = tuple(evolve(band, ceiling=None, ceiling_included=False) for band in bands if band.floor > 0)
    last = GradeBand(code="last", zh="末", en="last", floor=Decimal(0))
    scale = GradeScale(bands=(*plain, last), compares=compares, basis=BASES)
    low, high = sorted((one, other))
    assert scale.rank(scale.grade(high)) <= scale.rank(scale.grade(low))


def test_the_ambient_decimal_context_changes_nothing() -> None:
    with localcontext(Context(prec=1, traps=[])):
        assert holes(_bands(*CENTRAL), None)[0].total == Decimal("89.5")
        assert _scale(*CENTRAL, compares=WHOLE).grade(Decimal("89.49")).zh == "良"
