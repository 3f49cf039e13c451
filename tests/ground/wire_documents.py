"""Small documents of every shape the wire knows, and strategies for them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, NewType

from attrs import evolve, field, fields, frozen, has
from hypothesis import strategies as st

from budgetperf.amounts import Exact, Points, Share, Yuan, points, yuan
from budgetperf.basis import Bases, Basis, BasisKind, Document, as_bases
from budgetperf.errors import InvalidValueError
from budgetperf.plain import Record
from budgetperf.wire import BY_REFERENCE, rule_hash

Weight = NewType("Weight", Decimal)


class Grade(Enum):
    """Two grades are enough."""

    GOOD = "good"
    POOR = "poor"


@frozen(kw_only=True)
class Quantity(Record):
    """An answer in figures."""

    amount: Yuan
    weight: Weight


@frozen(kw_only=True)
class SaidInWords(Record):
    """An answer in words."""

    words: str
    sure: bool = True


@frozen(kw_only=True)
class Row(Record):
    """One row, with a rule of its own: no negative rank."""

    name: str
    points: Points
    result: Exact
    answer: Quantity | SaidInWords
    loose: Decimal | SaidInWords | None = None
    part: Fraction = Fraction(1)
    rank: int = 0
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.rank < 0:
            raise InvalidValueError(
                f"rank is {self.rank}, expected 0 or more.",
                f"名次为 {self.rank},应不小于 0。",
                hint_en="count from 0",
                hint_zh="从 0 数起",
            )


@frozen(kw_only=True)
class Scale(Record):
    """A policy, which results carry by reference."""

    code: str
    revision: int
    floor: Points
    basis: Bases = field(converter=as_bases)


@frozen(kw_only=True)
class OtherScale(Record):
    """A policy of another kind with the same fields."""

    code: str
    revision: int
    floor: Points


@frozen(kw_only=True)
class Sheet(Record):
    """A document with everything in it."""

    title: str
    on: date
    grade: Grade
    checked: bool
    rows: tuple[Row, ...] = ()
    best: Row | None = None
    marks: tuple[Exact, ...] = ()
    scale: Scale = field(metadata=BY_REFERENCE)


@frozen(kw_only=True)
class Tree(Record):
    """A document that may hold itself."""

    branches: tuple[Tree, ...] = ()


@frozen(kw_only=True)
class Broken(Record):
    """A class whose own code fails on every value."""

    name: str

    def __attrs_post_init__(self) -> None:
        raise RuntimeError(f"a mistake of the programmer, not of {self.name}")


GUIDE = Document(title="示例办法", number="示例〔2020〕1号", dated=date(2020, 1, 2))
BASIS = Basis(kind=BasisKind.READ, document=GUIDE, clause="第三条")
SCALE = Scale(code="scale", revision=3, floor=points("60"), basis={"floor": BASIS})
ROW = Row(
    name="甲",
    points=points("10.0"),
    result=Share.of(57, 496),
    answer=Quantity(amount=yuan("899740.00"), weight=Weight(Decimal("0.5"))),
    part=Fraction(7, 8),
)
SHEET = Sheet(
    title="示例表",
    on=date(2022, 12, 31),
    grade=Grade.GOOD,
    checked=True,
    rows=(ROW,),
    marks=(Decimal("1.50"), Share.of(1, 3)),
    scale=SCALE,
)
REFERENCE = {"code": "scale", "revision": 3, "hash": rule_hash(SCALE)}


def good() -> dict[str, Any]:
    """The plain data of :data:`SHEET`, fresh each time, as a stranger would write it."""
    answer = {"type": "quantity", "amount": "899740", "weight": "0.5"}
    result = {"type": "share", "numerator": "57", "denominator": "496"}
    row = {"name": "甲", "points": "10", "result": result, "answer": answer, "part": "7/8", "rank": 0}
    return {
        "title": "示例表",
        "on": "2022-12-31",
        "grade": "good",
        "checked": True,
        "rows": [row | {"note": None, "loose": None}],
        "best": None,
        "marks": ["1.5", {"type": "share", "numerator": "1", "denominator": "3"}],
        "scale": dict(REFERENCE),
    }


GONE = object()


def edited(path: str, value: object) -> dict[str, Any]:
    """The good data with one place (``rows.0.part``) changed, added or (``GONE``) removed."""
    data = good()
    steps: list[Any] = [int(step) if step.isdigit() else step for step in path.split(".")]
    place: Any = data
    for step in steps[:-1]:
        place = place[step]
    if value is GONE:
        del place[steps[-1]]
    else:
        place[steps[-1]] = value
    return data


# -- strategies --

DECIMALS = st.builds(
    lambda sign, digits, exponent: Decimal((sign, digits, exponent)),
    st.sampled_from([0, 1]),
    st.lists(st.integers(0, 9), min_size=1, max_size=20).map(tuple),
    st.integers(-30, 10),
)
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
_PLAIN = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
EMBEDDED: dict[str, st.SearchStrategy[Any]] = {
    "ref": st.none() | st.text(max_size=5),
    "extra": st.dictionaries(st.text(max_size=3), _PLAIN, max_size=2),
}
SHARES = st.builds(Share, numerator=DECIMALS, denominator=DECIMALS)
QUANTITIES = st.builds(Quantity, amount=DECIMALS, weight=DECIMALS, **EMBEDDED)
WORDS = st.builds(SaidInWords, words=st.text(), sure=st.booleans(), **EMBEDDED)
ROWS = st.builds(
    Row,
    name=st.text(),
    points=DECIMALS.map(abs),
    result=DECIMALS | SHARES,
    answer=QUANTITIES | WORDS,
    loose=st.none() | DECIMALS | WORDS,
    part=st.fractions(),
    rank=st.integers(min_value=0),
    note=st.none() | st.text(),
    **EMBEDDED,
)
SCALES = st.builds(
    Scale,
    code=st.text(max_size=5),
    revision=st.integers(),
    floor=DECIMALS.map(abs),
    basis=st.dictionaries(st.text(max_size=5), st.just(BASIS), max_size=2),
)
SHEETS = st.builds(
    Sheet,
    title=st.text(),
    on=st.dates(),
    grade=st.sampled_from(Grade),
    checked=st.booleans(),
    rows=st.lists(ROWS, max_size=2).map(tuple),
    best=st.none() | ROWS,
    marks=st.lists(DECIMALS | SHARES, max_size=3).map(tuple),
    scale=SCALES,
    **EMBEDDED,
)


def widened(value: Any, zeros: int) -> Any:
    """``value`` with every decimal in it written with more trailing zeros: an equal value."""
    if isinstance(value, Decimal):
        sign, digits, exponent = value.as_tuple()
        assert isinstance(exponent, int)
        return Decimal((sign, (*digits, *[0] * zeros), exponent - zeros))
    if isinstance(value, tuple):
        return tuple(widened(item, zeros) for item in value)
    if has(type(value)):
        return evolve(value, **{a.name: widened(getattr(value, a.name), zeros) for a in fields(type(value))})
    return value
