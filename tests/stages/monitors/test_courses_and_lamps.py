"""Expected progress and bands: edges, roundings, tables, and what no table may be."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share
from budgetperf.basis import Basis, BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.regimes.monitoring import (
    JILIN_JULY,
    LINEAR,
    LINEAR_IN_PERCENT,
    SICHUAN_CHECKPOINTS,
    UNIVERSITIES_2021,
)
from budgetperf.stages.monitors import (
    WORST_FIRST,
    Between,
    ByCheckpoints,
    Checkpoint,
    Lamp,
    LampBand,
    LampBands,
    worst,
)
from monitor_samples import EXECUTION, RULES

ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
FOUR, THREE = RULES.bands, EXECUTION.bands


def test_a_twelfth_a_month_is_exact_unless_a_rounding_is_declared() -> None:
    """A research institute calls 56.47 % in July "1.53 points below": it takes 7/12 as 58 %."""
    assert [LINEAR.by_end_of(month) for month in (1, 7, 12)] == [Fraction(1, 12), Fraction(7, 12), Fraction(1)]
    july = LINEAR_IN_PERCENT.by_end_of(7)
    assert july == Fraction(58, 100)
    assert july - Fraction(5647, 10_000) == Fraction(153, 10_000)


def test_a_rounding_that_leaves_nothing_expects_nothing() -> None:
    whole = evolve(LINEAR, rounding=Rounding(places=0, mode=RoundingMode.HALF_UP))
    assert [whole.by_end_of(month) for month in (5, 6, 12)] == [None, Fraction(1), Fraction(1)]


@pytest.mark.parametrize(
    ("table", "asked"),
    [
        (SICHUAN_CHECKPOINTS, {4: 25, 6: 40, 8: 60, 10: 80}),
        (UNIVERSITIES_2021, {6: 50, 9: 75, 12: 100}),
        (JILIN_JULY, {7: 40}),
    ],
)
def test_a_table_asks_at_its_checkpoints_and_nothing_between(table: ByCheckpoints, asked: dict[int, int]) -> None:
    for month in range(1, 13):
        expected = Fraction(asked[month], 100) if month in asked else None
        assert table.by_end_of(month) == expected


def test_a_table_may_let_the_last_checkpoint_hold_on() -> None:
    lasting = evolve(SICHUAN_CHECKPOINTS, between=Between.LAST)
    found = [lasting.by_end_of(month) for month in (1, 3, 4, 5, 6, 12)]
    assert found == [None, None, Fraction(1, 4), Fraction(1, 4), Fraction(2, 5), Fraction(4, 5)]


@pytest.mark.parametrize("month", [0, 13, True, "7"])
def test_there_are_twelve_months(month: Any) -> None:
    for course in (LINEAR, SICHUAN_CHECKPOINTS):
        with pytest.raises(InvalidValueError, match=f"the month is {month!r}, expected 1 to 12"):
            course.by_end_of(month)


@pytest.mark.parametrize("share", [Share.of(0, 1), Share.of(101, 100), Share.of(1, 0)])
def test_a_checkpoint_asks_for_something_and_no_more_than_everything(share: Share) -> None:
    with pytest.raises(InvalidValueError, match="expected more than 0 and at most 1"):
        Checkpoint(month=4, share=share)


def test_checkpoints_stand_in_order() -> None:
    early, late = Checkpoint(month=4, share=Share.of(25, 100)), Checkpoint(month=6, share=Share.of(20, 100))
    for checkpoints in ((), (early, late), (early, early), (late, early)):
        with pytest.raises(InvalidValueError, match="expected later months with shares that do not fall"):
            evolve(SICHUAN_CHECKPOINTS, checkpoints=checkpoints)
    with pytest.raises(InvalidValueError, match=r"the checkpoints are 4: 25/100, 6: 20/100"):
        evolve(SICHUAN_CHECKPOINTS, checkpoints=(early, late))


def test_what_a_course_holds_is_checked() -> None:
    with pytest.raises(InvalidValueError, match=r"ByMonth\.rounding is int"):
        evolve(LINEAR, rounding=2)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"ByCheckpoints\.between is str"):
        evolve(SICHUAN_CHECKPOINTS, between="last")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"ByCheckpoints\.basis lacks between"):
        evolve(SICHUAN_CHECKPOINTS, basis={"checkpoints": ASSUMED})
    assert [one.key for one in SICHUAN_CHECKPOINTS.assumptions] == ["expected-progress.between"]
    assert SICHUAN_CHECKPOINTS.assumptions[0].zh == Between.NOTHING.says.zh


EDGES: list[tuple[str, Lamp, Lamp]] = [
    ("0", Lamp.RED, Lamp.RED),
    ("-1", Lamp.RED, Lamp.RED),
    ("0.5999999", Lamp.RED, Lamp.RED),
    ("0.6", Lamp.YELLOW, Lamp.YELLOW),
    ("0.7999999", Lamp.YELLOW, Lamp.YELLOW),
    ("0.8", Lamp.GREEN, Lamp.GREEN),
    ("1.1999999", Lamp.GREEN, Lamp.GREEN),
    ("1.2", Lamp.BLUE, Lamp.GREEN),
    ("9", Lamp.BLUE, Lamp.GREEN),
]


@pytest.mark.parametrize(("ratio", "indicators", "spending"), EDGES)
def test_the_edges_of_the_system_in_use(ratio: str, indicators: Lamp, spending: Lamp) -> None:
    """<60 red, 60-<80 yellow, 80-<120 green, >=120 blue; the spending has no blue."""
    assert FOUR.lamp(Fraction(ratio)) is indicators
    assert THREE.lamp(Fraction(ratio)) is spending


def test_intervals_are_printed_with_their_edges() -> None:
    assert [FOUR.interval(lamp) for lamp in (Lamp.BLUE, Lamp.GREEN, Lamp.YELLOW, Lamp.RED)] == [
        "[1.2, ∞)",
        "[0.8, 1.2)",
        "[0.6, 0.8)",
        "(-∞, 0.6)",
    ]
    with pytest.raises(InvalidValueError, match=r"no band has the lamp blue, expected one of \['green'"):
        THREE.interval(Lamp.BLUE)
    open_ = (
        LampBand(lamp=Lamp.GREEN, floor=Share.of(8, 10), floor_included=False),
        LampBand(lamp=Lamp.RED, floor=None),
    )
    bands = evolve(THREE, bands=open_)
    assert [bands.interval(band.lamp) for band in open_] == ["(0.8, ∞)", "(-∞, 0.8]"]
    assert [bands.lamp(Fraction(4, 5)), bands.lamp(Fraction(81, 100))] == [Lamp.RED, Lamp.GREEN]
    only = evolve(THREE, bands=(LampBand(lamp=Lamp.GREEN, floor=None),))
    assert (only.interval(Lamp.GREEN), only.lamp(Fraction(-3))) == ("(-∞, ∞)", Lamp.GREEN)


def _band(lamp: Lamp, percent: int | None) -> LampBand:
    return LampBand(lamp=lamp, floor=None if percent is None else Share.of(percent, 100))


@pytest.mark.parametrize(
    "bands",
    [
        (),
        (_band(Lamp.GREEN, 80),),
        (_band(Lamp.GREEN, None), _band(Lamp.RED, None)),
        (_band(Lamp.YELLOW, 80), _band(Lamp.GREEN, None)),
        (_band(Lamp.GREEN, 80), _band(Lamp.GREEN, None)),
        (_band(Lamp.GREEN, 60), _band(Lamp.YELLOW, 80), _band(Lamp.RED, None)),
        (_band(Lamp.GREEN, 80), _band(Lamp.YELLOW, 80), _band(Lamp.RED, None)),
    ],
)
def test_bands_that_could_light_a_better_lamp_for_less_are_refused(bands: tuple[LampBand, ...]) -> None:
    with pytest.raises(InvalidValueError, match="expected better lamps first, floors that fall, and none for the last"):
        LampBands(bands=bands, basis={"bands": ASSUMED})


def test_what_a_band_holds_is_checked() -> None:
    with pytest.raises(InvalidValueError, match=r"LampBand\.floor is 1/0, expected a ratio"):
        LampBand(lamp=Lamp.RED, floor=Share.of(1, 0))
    with pytest.raises(InvalidValueError, match=r"LampBand\.lamp is str"):
        LampBand(lamp="red", floor=None)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"LampBand\.floor_included is int"):
        LampBand(lamp=Lamp.RED, floor=None, floor_included=1)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from([*Lamp, None])))
def test_the_worst_lamp_is_red_before_yellow_before_green_before_blue(lamps: list[Lamp | None]) -> None:
    lit = [WORST_FIRST.index(lamp) for lamp in lamps if lamp is not None]
    assert worst(tuple(lamps)) == (WORST_FIRST[min(lit)] if lit else None)


def test_two_lamps_warn() -> None:
    assert [lamp for lamp in Lamp if lamp.warns] == [Lamp.RED, Lamp.YELLOW]
    assert [lamp.value for lamp in WORST_FIRST] == ["red", "yellow", "green", "blue"]
