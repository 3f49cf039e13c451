"""No alarm on sound tables, and every fault of broken ones: an oracle that tries everything says which and where."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from broken_tables import EDITS
from budgetperf.rules.analysis import Fault, FaultKind, analyse, demonstrate
from budgetperf.rules.deciding import ConflictError, NoRuleError, Ruling
from budgetperf.rules.holding import hold
from sound_tables import FAMILIES, SOUND, Sample
from table_oracle import expected, grouped

PER_EDIT = 4
"""So many tables of each edit of each table are tried."""


def _name(sample: Sample) -> str:
    return sample.table.code


def _check(sample: Sample) -> tuple[Fault, ...]:
    """The faults, as the oracle has them, each shown by running the table on facts that can occur."""
    table, within = sample
    faults = analyse(table, within=within).faults
    assert grouped(table, faults) == expected(table, within)
    for fault in faults:
        shown = demonstrate(table, fault)
        if fault.kind is FaultKind.GAP:
            assert isinstance(shown, NoRuleError)
        elif fault.kind in {FaultKind.OVERLAP, FaultKind.CONTRADICTORY}:
            assert isinstance(shown, ConflictError)
        elif fault.kind is FaultKind.SHADOWED:
            assert isinstance(shown, Ruling)
            assert fault.rules[0] not in (*shown.applied, shown.exempt)
        assert within is None or hold(within, fault.facts, {}).holds is True
    return faults


def test_there_are_enough_different_tables() -> None:
    assert len(SOUND) >= 60
    assert len({sample.table.code for sample in SOUND}) == len({sample.table for sample in SOUND}) == len(SOUND)
    assert len({sample.table.rules for sample in SOUND}) >= 60
    assert len(FAMILIES) == 8
    assert all(len(list(family())) >= 5 for family in FAMILIES)


@pytest.mark.parametrize("sample", SOUND, ids=_name)
def test_a_sound_table_raises_no_alarm(sample: Sample) -> None:
    assert _check(sample) == ()


@pytest.mark.parametrize("sample", SOUND, ids=_name)
def test_every_fault_of_a_broken_table_is_found_and_shown(sample: Sample) -> None:
    broken = 0
    for edit in EDITS.values():
        for edited in islice(edit(sample.table), PER_EDIT):
            broken += bool(_check(Sample(edited, sample.within)))
    assert broken > 0


def test_every_edit_breaks_tables_and_every_kind_of_fault_comes_up() -> None:
    """At least 60 broken tables; an edit that leaves a table sound raises no alarm, as the oracle agrees above."""
    broken: Counter[str] = Counter()
    kinds: Counter[FaultKind] = Counter()
    for sample in SOUND:
        for name, edit in EDITS.items():
            for edited in islice(edit(sample.table), 2):
                faults = analyse(edited, within=sample.within).faults
                broken[name] += bool(faults)
                kinds.update({fault.kind for fault in faults})
    assert broken.total() >= 60
    assert set(kinds) == set(FaultKind)
    assert {name for name, count in broken.items() if count} == set(EDITS)
