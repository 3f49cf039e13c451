"""An analysis as a result: verified, on the wire, in words and rows; and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import points, yuan
from budgetperf.basis import Basis, BasisKind, Document
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.rules.analysis import Fault, FaultKind, TableAnalysis, analyse, demonstrate
from budgetperf.rules.comparing import all_of, at_least, at_most, less_than, more_than, no, not_, one_of, yes
from budgetperf.rules.conditions import says
from budgetperf.rules.deciding import Ruling
from budgetperf.rules.decisions import DecisionTable
from budgetperf.rules.facts import amount_fact
from budgetperf.wire import from_data, to_data
from sound_tables import EVERY, FIRST, GRADE, LOCAL, TOTAL, UNIQUE, open_below, table

PASS, FAIL = more_than(TOTAL, points(85)), less_than(TOTAL, points(85))


def _only(checked: DecisionTable) -> Fault:
    (fault,) = analyse(checked).faults
    return fault


BROKEN = table("pass-mark", UNIQUE, (PASS, "pass"), (FAIL, "fail"))


def test_an_analysis_verifies_and_survives_the_wire() -> None:
    within = at_most(TOTAL, points(100))
    for analysis in (analyse(BROKEN, within=within), analyse(BROKEN)):
        assert verify(analysis).ok
        assert from_data(to_data(analysis), TableAnalysis, known=(BROKEN,)) == analysis
        assert not verify(evolve(analysis, faults=())).ok
        data = to_data(analysis)
        assert isinstance(data, dict)
        assert "rules" not in data["table"]  # it refers to the table and does not repeat it
    with pytest.raises(TypeError, match="table"):
        TableAnalysis(within=None, faults=())  # type: ignore[call-arg]


def test_an_analysis_explains_itself_with_the_grounds_of_the_rows() -> None:
    seen = Basis(kind=BasisKind.READ, document=Document(title="示例"), zh="八十五分以上", en="from 85")
    rules = tuple(evolve(rule, basis=seen, when=at_least(TOTAL, points(85))) for rule in BROKEN.rules)
    within = at_most(TOTAL, points(100))
    analysis = analyse(evolve(BROKEN, rules=rules), within=within)
    assert analysis.explain("zh").splitlines()[:4] == [
        "pass-mark：4 个问题",
        "  遗漏：没有规则适用：总分为 42 分",
        "  重叠：规则 r1、r2 同时适用：总分为 92 分",
        "    依据：八十五分以上：示例〔已核原文〕",
    ]
    assert analysis.explanation.key == "pass-mark"
    assert [part.key for part in analysis.explanation.parts] == [
        "gap",
        "overlap",
        "unreachable",
        "unreachable",
        "within",
    ]
    assert analysis.explain("en").startswith("pass-mark: faults: 4\n")
    assert analysis.explanation.parts[-1].en == "within: total of 100 points or less"
    assert analysis.explanation.parts[-1].zh == f"仅限于：{says(within).zh}"
    assert analyse(table("x", FIRST, otherwise="a")).explain("en") == "x: no fault"
    assert analyse(table("x", FIRST, otherwise="a")).explain("zh") == "x：未发现问题"


def test_readings_stand_in_the_explanation_and_in_the_rows() -> None:
    checked = table("below-good", UNIQUE, (open_below(), "reduce"), (one_of(GRADE, "good", "excellent"), "keep"))
    analysis = analyse(checked)
    assert "undeclared" not in analysis.explain("en")
    assert "overlap (below_good=included): the rules r1 and r2 apply at once: grade good" in analysis.explain("en")
    assert "重叠（below_good=included）：" in analysis.explain("zh")
    assert analysis.to_rows() == [
        {
            "kind": "overlap",
            "rules": "r1, r2",
            "measures": "",
            "edge": None,
            "readings": "below_good=included",
            "zh": "规则 r1、r2 同时适用：等级为 良",
            "en": "the rules r1 and r2 apply at once: grade good",
        }
    ]


def test_two_readings_and_two_measures_are_told_apart_by_commas() -> None:
    below, above = open_below(), evolve(open_below(), choice="below_good_too")
    checked = table("twice", UNIQUE, (all_of(below, above), "reduce"), (one_of(GRADE, "good", "excellent"), "keep"))
    analysis = analyse(checked)
    assert [row["readings"] for row in analysis.to_rows()] == ["below_good=included, below_good_too=included"]
    assert "overlap (below_good=included, below_good_too=included): the rules" in analysis.explain("en")
    rows = (at_least(TOTAL, points(60)), "pass"), (less_than(TOTAL, points(80)), "fail")
    assert [row["measures"] for row in analyse(table("lamps", EVERY, *rows, exclusive=True)).to_rows()] == [
        "pass, fail"
    ]


def test_every_kind_of_fault_has_words() -> None:
    assert [kind.term.en for kind in FaultKind] == [
        "gap",
        "overlap",
        "shadowed rule",
        "contradiction",
        "unreachable",
        "undeclared edge",
    ]
    assert all(kind.term.zh for kind in FaultKind)


# --- refusals -----------------------------------------------------------------------------------------------------


def test_a_within_that_can_never_hold_is_refused() -> None:
    never = all_of(yes(LOCAL), no(LOCAL))
    with pytest.raises(InvalidValueError) as caught:
        analyse(BROKEN, within=never)
    assert caught.value.en == (
        "within is: own money of the level: yes and own money of the level: no; expected what can occur, with no "
        "question left open."
    )
    assert caught.value.zh == (
        "限定的情形为：使用本级资金：是，且使用本级资金：否；应为可能发生的情形，且不含待定事项。"
    )
    assert caught.value.facts == {"is_open": False}


def test_a_within_with_an_open_question_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="no question left open") as caught:
        analyse(BROKEN, within=not_(open_below()))
    assert caught.value.facts == {"is_open": True}


def test_a_within_with_another_fact_of_the_same_code_is_refused() -> None:
    other = amount_fact("total", "总额", "sum")
    with pytest.raises(InvalidValueError, match="the fact total is defined in two ways"):
        analyse(BROKEN, within=at_least(other, yuan(1)))


def test_other_types_are_refused() -> None:
    wrong: Any = "pass-mark"
    conditions = "NumberIs | DayIs | WordIs | FlagIs | AllOf | AnyOf | Not | Open | NoneType"
    for call, en, hint in (
        (lambda: analyse(wrong), "table is str, expected DecisionTable.", ""),
        (lambda: analyse(BROKEN, within=wrong), f"within is str, expected {conditions}.", "use all_of()"),
        (lambda: demonstrate(wrong, _only(BROKEN)), "table is str, expected DecisionTable.", ""),
        (lambda: demonstrate(BROKEN, wrong), "fault is str, expected Fault.", "use analyse(table).faults"),
    ):
        with pytest.raises(InvalidValueError) as caught:
            call()
        assert (caught.value.en, caught.value.hint_en) == (en, hint)


MENDED = table("pass-mark", UNIQUE, (at_least(TOTAL, points(85)), "pass"), (FAIL, "fail"))


@pytest.mark.parametrize("kind", FaultKind)
@pytest.mark.parametrize("rules", [(), ("r1",), ("r1", "r2"), ("r2", "r1"), ("gone",)])
def test_a_fault_that_the_table_does_not_have_cannot_be_shown(kind: FaultKind, rules: tuple[str, ...]) -> None:
    fault = evolve(_only(BROKEN), kind=kind, rules=rules)
    if kind is FaultKind.UNREACHABLE and "r1" not in rules:
        assert isinstance(demonstrate(MENDED, fault), Ruling), "one counter-example is no proof of this kind"
        return
    if kind is FaultKind.SHADOWED:
        fault = evolve(fault, rules=("r2", "r1"))
    with pytest.raises(InvalidValueError) as caught:
        demonstrate(MENDED, fault)
    assert caught.value.en == f"pass-mark does not show the fault {kind.value}: {fault.en}."
    assert caught.value.zh == f"pass-mark没有该问题（{kind.term.zh}）：{fault.zh}。"
    assert caught.value.facts == {"table": "pass-mark", "kind": kind.value}


def test_a_measure_that_follows_is_not_out_of_reach() -> None:
    fault = evolve(_only(BROKEN), kind=FaultKind.UNREACHABLE, measures=("pass",))
    with pytest.raises(InvalidValueError, match="does not show the fault unreachable"):
        demonstrate(MENDED, fault)
