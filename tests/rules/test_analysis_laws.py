"""Random tables against brute force: nothing missed, nothing made up, every fault shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import event, given
from hypothesis import strategies as st

from budgetperf.amounts import points
from budgetperf.basis import RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.regimes.scales import SCALES
from budgetperf.rules.analysis import FaultKind, analyse, demonstrate
from budgetperf.rules.comparing import all_of, any_of, at_most, not_, one_of
from budgetperf.rules.conditions import Condition, DayIs, FlagIs, NumberIs, Open, Reading, Relation
from budgetperf.rules.decisions import DecisionTable, HitPolicy
from budgetperf.rules.grading import GradeBand, holes
from budgetperf.rules.holding import hold
from sound_tables import (
    AMOUNT,
    DURATION,
    INCREASE,
    MAJOR,
    MONTH,
    ON,
    PACE,
    SPECIAL,
    TOTAL,
    UNIQUE,
    Sample,
    table,
)
from table_oracle import Grid, expected, grouped, readings

RELATIONS = st.sampled_from(list(Relation))
NUMBERS = st.builds(
    lambda fact, relation, bound, undefined: NumberIs(
        key=fact.key, relation=relation, bound=Decimal(bound), undefined=undefined
    ),
    st.sampled_from([AMOUNT, INCREASE, PACE, MONTH]),
    RELATIONS,
    st.integers(0, 3),
    st.sampled_from([None, True, False]),
)
DAYS = st.builds(
    lambda relation, day: DayIs(key=ON.key, relation=relation, bound=date(2022, 6, day)), RELATIONS, st.integers(1, 4)
)
FLAGS = st.builds(
    lambda fact, value: FlagIs(key=fact.key, value=value), st.sampled_from([MAJOR, SPECIAL]), st.booleans()
)
WORDS = st.lists(st.sampled_from(DURATION.key.codes), min_size=1, max_size=2, unique=True).map(
    lambda some: one_of(DURATION, *some)
)


def _combined(leaves: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(not_),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: all_of(*parts)),
            st.lists(inner, min_size=1, max_size=2).map(lambda parts: any_of(*parts)),
        ),
        max_leaves=4,
    )


@st.composite
def tables(draw: st.DrawFn) -> Sample:
    """Small tables over two or three facts, with everything that a table can have."""
    kinds: list[st.SearchStrategy[Condition]] = [NUMBERS, DAYS, FLAGS, WORDS]
    leaves = st.one_of(draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=2)))
    picked = draw(st.lists(leaves, min_size=1, max_size=5))
    facts = list(dict.fromkeys(leaf.key for leaf in picked if not isinstance(leaf, Open) and hasattr(leaf, "key")))[:3]
    usable = [leaf for leaf in picked if getattr(leaf, "key", None) in facts]
    conditions = _combined(st.sampled_from(usable))
    opened = st.builds(_question, conditions, conditions)
    whens = draw(st.lists(st.one_of(conditions, conditions, conditions, opened), max_size=4))
    rows = [(when, draw(st.sampled_from(["a", "b", "c", "a b"]))) for when in whens]
    made = table(
        "random",
        draw(st.sampled_from(list(HitPolicy))),
        *rows,
        otherwise=draw(st.sampled_from(["", "c", "d"])),
        exempt=draw(st.one_of(st.none(), conditions)),
    )
    codes = [measure.code for measure in made.measures]
    if draw(st.booleans()) and "c" in codes:
        made = evolve(made, exclusive=tuple((code, "c") for code in codes if code != "c"))
    return Sample(_proposed(made, draw(PROPOSALS)), draw(st.one_of(st.none(), conditions)))


PROPOSALS = st.one_of(st.none(), st.tuples(*(st.sampled_from(["force", "adopted", "idle"]) for _ in range(4))))


def _proposed(made: DecisionTable, fates: tuple[str, ...] | None) -> DecisionTable:
    """The table with rows that are proposals; nothing runs in a table whose rows are all idle, so one is adopted."""
    if fates is None or not made.rules:
        return made
    fates = fates if set(fates[: len(made.rules)]) != {"idle"} else ("adopted", *fates[1:])
    told = list(zip(made.rules, fates, strict=False))
    rules = tuple(rule if fate == "force" else evolve(rule, status=RuleStatus.PROPOSED) for rule, fate in told)
    return evolve(made, rules=rules).adopt(*(rule.code for rule, fate in told if fate == "adopted"))


def _question(one: Condition, other: Condition) -> Open:
    readings = (Reading(code=code, zh=code, en=code, when=when) for code, when in (("one", one), ("other", other)))
    return Open(choice="open", zh="待定", en="open", readings=tuple(readings))


def _can_occur(checked: DecisionTable, within: Condition | None) -> bool:
    return any(Grid(checked, within, chosen).possible for chosen in readings(checked))


@given(tables())
def test_a_random_table_has_the_faults_that_brute_force_finds(sample: Sample) -> None:
    checked, within = sample
    if not _can_occur(checked, within):
        with pytest.raises(InvalidValueError, match="expected what can occur"):
            analyse(checked, within=within)
        return
    faults = analyse(checked, within=within).faults
    assert grouped(checked, faults) == expected(checked, within)
    for fault in faults:
        event(fault.kind.value)
        demonstrate(checked, fault)
        assert within is None or hold(within, fault.facts, {}).holds is True
        assert (fault.edge is not None) is (fault.kind is FaultKind.EDGE)


@given(tables())
def test_an_analysis_is_stable_and_in_order(sample: Sample) -> None:
    checked, within = sample
    if _can_occur(checked, within):
        analysis = analyse(checked, within=within)
        assert analysis == analyse(checked, within=within)
        kinds = [list(FaultKind).index(fault.kind) for fault in analysis.faults]
        assert kinds == sorted(kinds)
        assert len(set(analysis.faults)) == len(analysis.faults)


# --- grade scales: the same holes as grading finds ----------------------------------------------------------------


def _banded(bands: tuple[GradeBand, ...]) -> DecisionTable:
    """A grade scale as a table: each band from its floor up to its ceiling, or to the floor of the one above."""
    rows: list[tuple[Condition, str]] = []
    for place, band in enumerate(bands):
        floor = NumberIs(
            key=TOTAL.key,
            relation=Relation.AT_LEAST if band.floor_included else Relation.MORE_THAN,
            bound=band.floor,
        )
        inside = [floor]
        if band.ceiling is not None:
            relation = Relation.AT_MOST if band.ceiling_included else Relation.LESS_THAN
            inside.append(NumberIs(key=TOTAL.key, relation=relation, bound=band.ceiling))
        elif place:
            above = bands[place - 1]
            relation = Relation.LESS_THAN if above.floor_included else Relation.AT_MOST
            inside.append(NumberIs(key=TOTAL.key, relation=relation, bound=above.floor))
        rows.append((all_of(*inside), band.code))
    return table("scale", UNIQUE, *rows)


BANDS = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True).flatmap(
    lambda floors: st.tuples(
        *(
            st.builds(
                lambda floor, included, ceiling: GradeBand(
                    code=f"from-{floor}",
                    zh=f"{floor}",
                    en=f"{floor}",
                    floor=Decimal(floor),
                    floor_included=included,
                    ceiling=None if ceiling is None else Decimal(floor + ceiling),
                    ceiling_included=ceiling is not None,
                ),
                st.just(floor),
                st.booleans(),
                st.sampled_from([None, 1, 2, 5]),
            )
            for floor in (*sorted(floors, reverse=True), 0)
        )
    )
)


@given(BANDS)
def test_a_scale_has_holes_where_its_table_has_faults(bands: tuple[GradeBand, ...]) -> None:
    """Grading looks no higher than the highest printed bound; so does the table within it."""
    edges = [edge for band in bands for edge in (band.floor, band.ceiling) if edge is not None]
    within = NumberIs(key=TOTAL.key, relation=Relation.AT_MOST, bound=max(edges))
    wrong = analyse(_banded(bands), within=within).faults
    apart = [fault for fault in wrong if fault.kind is not FaultKind.UNREACHABLE]
    assert bool(apart) is bool(holes(bands, None))


def test_published_scales_that_compare_the_exact_total_are_sound_tables() -> None:
    exact = [published.scale for published in SCALES if published.scale.compares is None]
    assert len(exact) == 6
    assert all(analyse(_banded(scale.bands)).is_sound for scale in exact)


def test_whole_number_bands_are_sound_only_for_rounded_totals() -> None:
    (central,) = (published.scale for published in SCALES if published.scale.compares is not None)
    faults = analyse(_banded(central.bands), within=at_most(TOTAL, points(100))).faults
    found = [fault.facts.known[0].value for fault in faults]
    assert (
        found
        == [hole.total for hole in reversed(holes(central.bands, None))]
        == [
            Decimal("59.5"),
            Decimal("79.5"),
            Decimal("89.5"),
        ]
    )
