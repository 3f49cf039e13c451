"""Points at and beside every tie, huge, tiny and plain: an oracle in fractions, a formula in integers, any context."""

from __future__ import annotations

import decimal
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, localcontext, setcontext
from fractions import Fraction
from math import gcd
from random import Random
from typing import NamedTuple

import pytest

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.rules.proportional import Proportional, Reverse
from budgetperf.rules.scoring import score
from rule_strategies import ROUNDINGS, SIGNALS, asked
from rules.shape_oracle import rounded, share_of

PLACES = (0, 1, 2, 4, 6)
LINEAR, INVERSE = Reverse
FULLS = (1, 3, 7, 10, 20)
RULES = {
    (reverse, places, mode): Proportional(reverse=reverse, rounding=Rounding(places=places, mode=mode))
    for reverse in Reverse
    for places in PLACES
    for mode in RoundingMode
}


class Row(NamedTuple):
    """A target, what was reached, what full marks are worth, and by which formula and to how many places."""

    kind: str
    sign: str
    target: Decimal
    actual: Decimal
    full: Decimal
    reverse: Reverse
    places: int


def _down(units: int, places: int) -> Decimal:
    return Decimal((int(units < 0), tuple(map(int, str(abs(units)))), -places))


def _earning(kind: str, part: int, whole: int, full: int, places: int, scale: int, random: Random) -> Row:
    """A row whose share is ``part/whole``, at most 1: short, over twice the limit's way, or by the inverse ratio."""
    sign, target, actual, reverse = random.choice((
        ("≥", whole, part, LINEAR),
        (">", whole, part, INVERSE),
        ("=", whole, part, LINEAR),
        ("≤", whole, 2 * whole - part, LINEAR),
        ("<", part, whole, INVERSE),
        ("≤", -whole, -part, INVERSE),
        ("≥", -whole, part - 2 * whole, LINEAR),
        ("=", -whole, -part, LINEAR),
    ))  # fmt: skip
    return Row(kind, sign, _down(target, scale), _down(actual, scale), Decimal(full), reverse, places)


def _ties(random: Random, count: int, digits: int, off: int) -> list[Row]:
    """Quotients at a tie of the last place, or so many units of 10^-4 of the actual beside it."""
    rows: list[Row] = []
    for _ in range(count):
        places, full = random.choice(PLACES), random.choice(FULLS)
        by = random.randrange(10 ** (digits - 1), 10**digits) if digits > 1 else random.randrange(1, 10)
        whole = 2 * 10**places * full * by
        part = (2 * random.randrange(10**places * full) + 1) * by
        side = random.choice((-off, off))
        kind = "near a tie" if off else "tie"
        rows.append(_earning(kind, part * 10**4 + side, whole * 10**4, full, places, 4, random))
    return rows


def _one_part_beside(random: Random, count: int, size: int) -> list[Row]:
    """Quotients one part in twice the divisor from a tie: the nearest there are, by the modular inverse."""
    rows: list[Row] = []
    while len(rows) < count:
        places, full = random.choice(PLACES), random.choice(FULLS)
        whole = random.randrange(10 ** (size - 1), 10**size) | 1
        if gcd(whole, 10 * full) != 1:
            continue
        half = (whole + random.choice((-1, 1))) // 2
        part = half * pow(10**places * full, -1, whole) % whole
        assert abs(2 * (10**places * full * part % whole) - whole) == 1
        rows.append(_earning("one part beside a tie", part, whole, full, places, random.randrange(6), random))
    return rows


def _sized(kind: str, random: Random, count: int, exponents: tuple[int, int]) -> list[Row]:
    """Any quotient of numbers of a size; the two may differ by many orders."""
    rows: list[Row] = []
    for _ in range(count):
        target, actual = (
            _down(random.randrange(-(10**9), 10**9), 0).scaleb(random.randint(*exponents), Context(prec=60))
            for _ in range(2)
        )
        full = _down(random.randrange(0, 400), random.choice((0, 1, 2)))
        sign, reverse = random.choice("≥>≤<="), random.choice((LINEAR, INVERSE))
        rows.append(Row(kind, sign, target, actual, full, reverse, random.choice(PLACES)))
    return rows


def _zeros(random: Random, count: int) -> list[Row]:
    zeros = [Decimal(text) for text in ("0", "-0", "0.00", "0E+5", "-0.000")]
    some = [*zeros, Decimal(1), Decimal(-1), Decimal("0.0000000001")]
    return [
        Row(
            "zero",
            random.choice("≥>≤<="),
            random.choice(some),
            random.choice(some),
            random.choice((Decimal(0), Decimal("0.00"), Decimal(10))),
            random.choice((LINEAR, INVERSE)),
            random.choice(PLACES),
        )
        for _ in range(count)
    ]


def _plain(random: Random, count: int) -> list[Row]:
    """What forms print: two decimals, points in halves."""
    rows: list[Row] = []
    for _ in range(count):
        target = random.choice((Decimal(100), _down(random.randrange(1, 20_000), 2), Decimal(random.randrange(1, 500))))
        actual = random.choice((_down(random.randrange(0, 20_000), 2), Decimal(random.randrange(0, 500))))
        full = _down(random.randrange(0, 60) * 5, 1)
        rows.append(Row("plain", random.choice("≥≤="), target, actual, full, LINEAR, 2))
    return rows


def _rows() -> list[Row]:
    random = Random(20200225)  # noqa: S311 - the same rows for ever, nothing secret
    return [
        *_ties(random, 1500, 1, 0),
        *_ties(random, 700, 9, 0),
        *_ties(random, 1000, 10, 1),
        *_ties(random, 500, 5, 3),
        *_one_part_beside(random, 1200, 5),
        *_one_part_beside(random, 800, 14),
        *_one_part_beside(random, 500, 30),
        *_sized("huge", random, 500, (10, 40)),
        *_sized("tiny", random, 500, (-50, -10)),
        *_sized("of any size", random, 500, (-30, 30)),
        *_sized("of one size", random, 500, (-2, 0)),
        *_zeros(random, 400),
        *_plain(random, 1500),
    ]


ROWS = _rows()


def _quotient(row: Row, target: int, actual: int) -> tuple[int, int] | None:
    """What is divided by what; None where full marks or nothing need no quotient."""
    sign = row.sign
    if target < 0:
        target, actual = -target, -actual
        sign = {"≥": "≤", ">": "<", "≤": "≥", "<": ">", "=": "either side"}[sign]
    if target in {0, actual}:
        return None
    if actual < target:
        return (actual, target) if actual > 0 and sign not in {"≤", "<"} else None
    if sign in {"≥", ">", "="}:
        return None
    return (target, actual) if row.reverse is INVERSE else (max(2 * target - actual, 0), target)


def _in_integers(row: Row, mode: RoundingMode) -> int | None:
    """Units of the last place by whole numbers alone: rounding ``n/d`` half up is ``(2·n + d) // (2·d)``."""
    scale = max(0, *(-int(number.as_tuple().exponent) for number in (row.target, row.actual, row.full)))
    target, actual, full = (int(Fraction(n) * 10**scale) for n in (row.target, row.actual, row.full))
    found = _quotient(row, target, actual)
    if found is None:
        return None
    unit, size = int(10**row.places), int(10**scale)
    dividend, divisor = full * found[0] * unit, found[1] * size
    half_up, rest = divmod(2 * dividend + divisor, 2 * divisor)
    match mode:
        case RoundingMode.HALF_UP:
            return half_up
        case RoundingMode.HALF_EVEN:
            return half_up if rest else half_up - half_up % 2
        case RoundingMode.DOWN:
            return dividend // divisor
        case RoundingMode.UP:
            return (dividend + divisor - 1) // divisor


def _points(row: Row, mode: RoundingMode) -> Decimal:
    rule = RULES[row.reverse, row.places, mode]
    return score(asked(row.sign, row.target), row.actual, points=row.full, rule=rule).points


@pytest.fixture(scope="module")
def awarded() -> dict[RoundingMode, list[Decimal]]:
    return {mode: [_points(row, mode) for row in ROWS] for mode in RoundingMode}


def test_the_rows_are_what_they_say() -> None:
    kinds = Counter(row.kind for row in ROWS)
    assert len(ROWS) * len(RoundingMode) > 40_000
    assert min(kinds.values()) >= 400
    for row in ROWS:
        if "tie" not in row.kind:
            continue
        rule = RULES[row.reverse, row.places, RoundingMode.HALF_UP]
        exact = Fraction(row.full) * share_of(rule, row.sign, Fraction(row.target), Fraction(row.actual))
        off = abs(exact * 10**row.places % 1 - Fraction(1, 2))
        assert (off == 0) == (row.kind == "tie"), row
        assert off < Fraction(1, 1000), row


@pytest.mark.parametrize("mode", RoundingMode)
def test_the_points_are_those_of_the_fractions(mode: RoundingMode, awarded: dict[RoundingMode, list[Decimal]]) -> None:
    wrong: list[str] = []
    for row, points in zip(ROWS, awarded[mode], strict=True):
        rule = RULES[row.reverse, row.places, mode]
        exact = Fraction(row.full) * share_of(rule, row.sign, Fraction(row.target), Fraction(row.actual))
        if Fraction(points) != rounded(exact, rule.rounding):
            wrong.append(f"{row}: {points} for {exact}")
    assert wrong == []


@pytest.mark.parametrize("mode", RoundingMode)
def test_the_points_are_those_of_whole_numbers(mode: RoundingMode, awarded: dict[RoundingMode, list[Decimal]]) -> None:
    wrong: list[str] = []
    divided = 0
    for row, points in zip(ROWS, awarded[mode], strict=True):
        units = _in_integers(row, mode)
        if units is None:
            continue
        divided += 1
        if int(Fraction(points) * 10**row.places) != units:
            wrong.append(f"{row}: {points}, expected {units} units")
    assert wrong == []
    assert divided > 7_000


def test_points_are_written_with_the_places_of_the_rule_and_never_as_minus_zero(
    awarded: dict[RoundingMode, list[Decimal]],
) -> None:
    for points in awarded.values():
        for row, got in zip(ROWS, points, strict=True):
            assert -int(got.as_tuple().exponent) == row.places
            assert not got.is_signed()
            assert "E" not in format(got, "f")


def test_the_modes_are_in_order_and_differ_only_where_there_is_a_rest(
    awarded: dict[RoundingMode, list[Decimal]],
) -> None:
    up, down = awarded[RoundingMode.UP], awarded[RoundingMode.DOWN]
    half_up, half_even = awarded[RoundingMode.HALF_UP], awarded[RoundingMode.HALF_EVEN]
    for row, low, even, middle, high in zip(ROWS, down, half_even, half_up, up, strict=True):
        unit = Decimal(1).scaleb(-row.places)
        assert low <= even <= middle <= high
        assert high - low in {0, unit}
        if row.kind == "tie":
            assert (high - low, middle) == (unit, high)
        elif "tie" in row.kind:
            assert middle == even


@pytest.mark.parametrize("mode", RoundingMode)
def test_a_figure_below_zero_is_rounded_as_its_opposite(mode: RoundingMode) -> None:
    for row in ROWS[::5]:
        rounding = Rounding(places=row.places, mode=mode)
        exact = Fraction(row.full) * share_of(
            RULES[row.reverse, row.places, mode], row.sign, Fraction(row.target), Fraction(row.actual)
        )
        assert rounding.apply(-exact) == -rounding.apply(exact)
        assert Fraction(rounding.apply(-exact)) == rounded(-exact, rounding)


HOSTILE = [
    Context(prec=1, rounding=decimal.ROUND_UP, traps=[]),
    Context(prec=2, rounding=decimal.ROUND_DOWN, traps=SIGNALS),
    Context(prec=3, Emin=0, Emax=0, traps=SIGNALS, clamp=1),
    Context(prec=28, rounding=decimal.ROUND_CEILING, capitals=0, traps=[decimal.Inexact, decimal.Rounded]),
    Context(prec=200, rounding=decimal.ROUND_05UP, traps=[decimal.FloatOperation]),
    *(Context(prec=5, rounding=rounding) for rounding in ROUNDINGS),
]


@pytest.mark.parametrize("mode", RoundingMode)
def test_no_context_and_no_trap_changes_a_point(mode: RoundingMode, awarded: dict[RoundingMode, list[Decimal]]) -> None:
    """The context changes before every row, also the one that new threads begin with."""
    default = decimal.DefaultContext.copy()
    try:
        for i, (row, points) in enumerate(zip(ROWS[::4], awarded[mode][::4], strict=True)):
            hostile = HOSTILE[i % len(HOSTILE)]
            decimal.DefaultContext.prec = hostile.prec
            with localcontext(hostile) as context:
                got = _points(row, mode)
                flags = [signal for signal, raised in context.flags.items() if raised]
            assert got.as_tuple() == points.as_tuple()
            assert flags == [], "no arithmetic took place in the ambient context"
    finally:
        decimal.DefaultContext.prec = default.prec


def test_threads_that_share_new_rules_and_change_their_contexts_award_the_same(
    awarded: dict[RoundingMode, list[Decimal]],
) -> None:
    """Every thread meets rules that nobody has lowered to pieces yet, and is interrupted all the time."""
    fresh = {key: Proportional(reverse=rule.reverse, rounding=rule.rounding) for key, rule in RULES.items()}

    def everything(worker: int) -> list[Decimal]:
        found: list[Decimal] = []
        for i, row in enumerate(ROWS[worker::40]):
            setcontext(HOSTILE[(i + worker) % len(HOSTILE)].copy())
            rule = fresh[row.reverse, row.places, RoundingMode.HALF_UP]
            found.append(score(asked(row.sign, row.target), row.actual, points=row.full, rule=rule).points)
        return found

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as pool:
            results = list(pool.map(everything, [0, 1, 2, 3] * 4))
    finally:
        sys.setswitchinterval(interval)
    expected = awarded[RoundingMode.HALF_UP]
    assert results == [expected[worker::40] for worker in [0, 1, 2, 3] * 4]
