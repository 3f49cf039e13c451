"""Six regimes found by division and day; a registry is a value that embedders extend."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.regimes import (
    DONGHU,
    DONGLI,
    JIANGHAN,
    NATIONAL,
    REGISTRY,
    TIANMEN,
    XIUZHOU,
    NoPolicyError,
    Period,
    Regime,
    Registry,
    UnknownRegimeError,
    find,
)
from budgetperf.rules.analysis import analyse
from budgetperf.rules.deciding import Ruling
from budgetperf.rules.decisions import Exemption, Rule
from budgetperf.stages.exante import screen
from budgetperf.wire import rule_hash
from exante_samples import continuing, project
from printed_forms import data

DIVISIONS = [
    ("420103", JIANGHAN, 2022),
    ("429006", TIANMEN, 2022),
    ("120110", DONGLI, 2022),
    ("330411", XIUZHOU, 2021),
    ("360102", DONGHU, 2022),
]
GROUND = Basis(kind=BasisKind.READ, document=Document(title="示例区2024年工作总结"))
OTHER = Regime(
    code="other",
    revision="1",
    zh="示例区",
    en="an example",
    division="999999",
    period=Period(attested=(2024,), basis=GROUND),
)


@pytest.mark.parametrize(("division", "regime", "year"), DIVISIONS)
def test_x_08_a_regime_is_found_by_division_and_day(division: str, regime: Regime, year: int) -> None:
    """X-08: rule lookup by date; a regime holds in the year that attests it, from the first to the last day."""
    for day in (date(year, 1, 1), date(year, 12, 31)):
        assert find(division, on=day) is regime
        assert bp.regimes.find(division, on=day) is regime
    for day in (date(year - 1, 12, 31), date(year + 1, 1, 1)):
        with pytest.raises(UnknownRegimeError) as caught:
            find(division, on=day)
        assert caught.value.facts["known"] == (str(regime),)
        assert f"no regime holds for division {division} on {day}, expected one; there is: {regime.en}" in str(
            caught.value
        )
        assert f"attested in {year}" in str(caught.value)
        assert f"{year} 年度文件所载" in caught.value.text("zh")


def test_an_unknown_division_names_all_that_is_there() -> None:
    with pytest.raises(UnknownRegimeError) as caught:
        find("110101", on=date(2022, 1, 1))
    assert caught.value.code == "unknown-regime"
    assert caught.value.facts["known"] == tuple(map(str, REGISTRY.regimes))
    assert "Jianghan District 420103 attested in 2022" in str(caught.value)
    assert "national rules in force from 2020-02-25" in str(caught.value)
    assert "registry.with_(regime)" in str(caught.value)
    with pytest.raises(UnknownRegimeError, match="there is: none"):
        Registry(revision="1", regimes=()).find("420103", on=date(2022, 1, 1))


def test_x_07_six_regimes_are_there() -> None:
    assert [regime.code for regime in REGISTRY.regimes] == [
        "national",
        "jianghan",
        "tianmen",
        "dongli",
        "xiuzhou",
        "donghu",
    ]
    assert REGISTRY.coded("donghu") is DONGHU
    with pytest.raises(UnknownRegimeError, match="no regime holds for the code x"):
        REGISTRY.coded("x")


def test_a_registry_is_extended_by_making_another() -> None:
    larger = REGISTRY.with_(OTHER, revision="2")
    assert larger.find("999999", on=date(2024, 5, 1)) is OTHER
    assert (len(REGISTRY.regimes), len(larger.regimes), larger.revision) == (6, 7, "2")
    assert larger.hash != REGISTRY.hash
    chosen = DONGHU.choose(prior_year_base="initial")
    replaced = REGISTRY.with_(chosen)
    assert replaced.find("360102", on=date(2022, 6, 1)) is chosen
    assert (len(replaced.regimes), replaced.revision) == (6, REGISTRY.revision)
    assert replaced.hash != REGISTRY.hash


def test_two_regimes_of_one_day_are_an_error() -> None:
    later = evolve(DONGHU, revision="2022b")
    with pytest.raises(UnknownRegimeError, match="2 regimes hold for division 360102") as caught:
        REGISTRY.with_(later).find("360102", on=date(2022, 6, 1))
    assert caught.value.facts["known"] == ("donghu (2022)", "donghu (2022b)")
    assert "有 2 个适用的规则体系" in caught.value.text("zh")
    with pytest.raises(UnknownRegimeError, match="2 regimes hold for the code donghu"):
        REGISTRY.with_(later).coded("donghu")


def test_a_regime_without_a_period_is_found_by_its_code_only() -> None:
    undated = REGISTRY.with_(evolve(OTHER, period=None, division="888888"))
    assert undated.coded("other").period is None
    with pytest.raises(UnknownRegimeError, match="there is: an example 888888"):
        undated.find("888888", on=date(2024, 1, 1))


def test_a_registry_is_a_document() -> None:
    again = bp.loads(bp.dumps(REGISTRY), Registry)
    assert again == REGISTRY
    assert again.hash == REGISTRY.hash
    with pytest.raises(bp.InvalidValueError, match=r"has donghu \(2022\) twice"):
        Registry(revision="1", regimes=(DONGHU, DONGHU))
    with pytest.raises(bp.InvalidValueError, match="item 1 of regimes is str"):
        REGISTRY.with_("donghu")  # type: ignore[arg-type]
    with pytest.raises(bp.InvalidValueError, match="on is str"):
        find("360102", on="2022-12-31")  # type: ignore[arg-type]
    with pytest.raises(bp.InvalidValueError, match="division is int"):
        find(360102, on=date(2022, 1, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize("regime", REGISTRY.regimes, ids=str)
def test_every_row_has_a_ground_of_its_document_in_both_languages(regime: Regime) -> None:
    rows: list[Rule | Exemption] = []
    for table in regime.tables:
        rows += [*table.rules, *table.exemptions]
    assert rows
    for row in rows:
        assert row.basis.document is not None or row.basis.kind is BasisKind.ASSUMED
        assert row.basis.zh
        assert row.basis.en
        assert row.basis.zh != row.basis.en
        assert row.basis.clause is None
    documents = {
        row.basis.document.title for row in rows if row.basis.document and row.basis.kind is not BasisKind.ASSUMED
    }
    assert len(documents) == (7 if regime is NATIONAL else 1), "a district tells of all its rules in one account"


@pytest.mark.parametrize("regime", REGISTRY.regimes, ids=str)
def test_no_table_of_a_regime_has_a_fault(regime: Regime) -> None:
    """No gap, overlap, contradiction or row that never runs, under any answer to the open questions."""
    tables = regime.adopt(*regime.proposals).tables
    assert [fault for table in tables for fault in analyse(table).faults] == []


@pytest.mark.parametrize("regime", REGISTRY.regimes, ids=str)
def test_proposals_are_those_of_tianmen(regime: Regime) -> None:
    """TM-43: the document's part on suggestions is proposed; nothing else is."""
    exante = ("newly_requested", "pass_mark", "below_pass_mark", "not_evaluated", "not_admitted")
    results, gates = ("stop_or_reduce", "no_effect"), ("evaluation_before_request", "not_passed_no_entry")
    expected = (*exante, *results, *gates, "review.tianmen.joint") if regime is TIANMEN else ()
    assert regime.proposals == expected
    assert regime.screening.table.otherwise is not None
    statuses = {rule.status for rule in regime.screening.table.rules}
    assert statuses == {regime.screening.status}


def test_answers_and_adoptions_are_new_regimes() -> None:
    chosen = TIANMEN.adopt("pass_mark", "newly_requested").choose(two_sheets="mean", renewal_counts_as_new="no")
    assert chosen.conclusions.table is not None
    assert chosen.conclusions.table.choices == {"two_sheets": "mean"}
    assert chosen.conclusions.table.adopted == ("pass_mark",)
    assert chosen.screening.table.choices == {"renewal_counts_as_new": "no"}
    assert chosen.requests == TIANMEN.requests
    assert [one.choice for one in TIANMEN.questions] == [
        "unfunded_last_year_counts_as_new",
        "prior_year_base",
        "revision_counts_as_new",
        "renewal_counts_as_new",
        "two_sheets",
    ]
    assert DONGLI.choose(renewal_counts_as_new="no").screening.table.choices == {"renewal_counts_as_new": "no"}
    unscreened = evolve(TIANMEN, screening=None)
    assert [one.choice for one in unscreened.choose(two_sheets="mean").questions] == ["two_sheets"]
    with pytest.raises(bp.InvalidValueError, match="Dongli District has no open question prior_year_base, expected"):
        DONGLI.choose(prior_year_base="initial")
    with pytest.raises(bp.InvalidValueError) as caught:
        DONGHU.adopt("pass_mark")
    assert caught.value.zh == "南昌市东湖区没有建议性规则 pass_mark，现有：无。"


def test_a_choice_stands_in_every_result() -> None:
    found = screen(continuing("13500000", "10000000", "11000000"), DONGHU.choose(prior_year_base="initial").screening)
    assert isinstance(found.ruling, Ruling)
    assert [item.key for item in found.assumptions] == ["choice.prior_year_base", "exante.own-last-year"]


def test_what_is_not_known_of_a_regime_is_an_error_of_its_own() -> None:
    """No district's document speaks of self-evaluation rules, and nothing is inherited across city and province."""
    for _, regime, _ in DIVISIONS:
        with pytest.raises(NoPolicyError, match="rules of self-evaluation of"):
            _ = regime.self_evaluation
    with pytest.raises(NoPolicyError) as caught:
        _ = DONGHU.self_evaluation
    assert caught.value.code == "no-policy"
    assert caught.value.facts["policy"] == "self-evaluation"
    assert caught.value.zh == "未掌握南昌市东湖区的单位自评规则。"
    assert "regime.borrowing()" in str(caught.value)
    for name, said in (
        ("screening", "rules of who needs"),
        ("conclusions", "rules of concluding"),
        ("requests", "conditions"),
    ):
        with pytest.raises(NoPolicyError, match=said):
            getattr(OTHER, name)
    assert [*OTHER.tables, *OTHER.questions, *OTHER.proposals] == []


def test_a_form_is_audited_where_the_rules_of_self_evaluation_are_known() -> None:
    """Its own error, not a broken audit; borrowed rules are listed among the assumptions."""
    form = bp.from_data(data("005"), bp.SelfEvaluationForm)
    with pytest.raises(NoPolicyError, match="rules of self-evaluation of Donghu District"):
        bp.audit(form, DONGHU)
    borrowed = DONGHU.borrowing(NATIONAL)
    found = bp.audit(form, borrowed)
    assert found.total == bp.audit(form, NATIONAL).total
    bands = next(item for item in found.assumptions if item.key == "grading.bands")
    assert bands.zh.endswith("60 以下为差（南昌市东湖区文件未载明，借用全国的规则）")
    assert {"execution.denominator", "proportional.capping"} < {item.key for item in found.assumptions}
    assert bp.verify(found).ok


def test_a_self_evaluation_may_be_borrowed_and_every_result_says_so() -> None:
    borrowed = DONGHU.borrowing(NATIONAL)
    own = borrowed.self_evaluation
    assert own.code == "donghu.national.self-evaluation"
    assert rule_hash(own.scale) == rule_hash(NATIONAL.self_evaluation.scale)
    grounds = [*own.basis.values(), *own.rule.basis.values(), *own.execution.basis.values(), *own.scale.basis.values()]
    assert {basis.kind for basis in grounds} == {BasisKind.ASSUMED}
    assert all("Donghu District" in basis.en for basis in grounds)
    assert borrowed.screening == DONGHU.screening
    with pytest.raises(bp.InvalidValueError, match="national rules has its own rules of self-evaluation"):
        NATIONAL.borrowing(NATIONAL)
    with pytest.raises(NoPolicyError):
        DONGHU.borrowing(JIANGHAN)
    with pytest.raises(bp.InvalidValueError, match="other is str"):
        DONGHU.borrowing("national")  # type: ignore[arg-type]


def test_the_wire_names_a_policy_as_the_constructor_does() -> None:
    document: Any = bp.to_data(NATIONAL)
    assert {"self_evaluation", "screening", "conclusions", "requests"} < set(document)
    document["screening"]["status"] = "x"
    del document["requests"]["zh"]
    with pytest.raises(bp.WireError) as caught:
        bp.from_data(document, Regime)
    assert [problem.path for problem in caught.value.problems] == ["$.screening.status", "$.requests.zh"]


@pytest.mark.parametrize("division", ["42010", "4201033", "42010a", "四二〇一〇三"])
def test_a_division_has_six_digits(division: str) -> None:
    with pytest.raises(bp.InvalidValueError, match="expected six digits as in GB/T 2260"):
        evolve(OTHER, division=division)


@pytest.mark.parametrize(
    "name", ["self_evaluation", "screening", "conclusions", "requests", "period", "reviews", "monitoring"]
)
def test_a_policy_is_one_of_its_kind(name: str) -> None:
    changes: dict[str, Any] = {name: "x"}
    with pytest.raises(bp.InvalidValueError, match=rf"Regime\.{name} is str"):
        evolve(OTHER, **changes)


DAY = date(2022, 6, 1)


@pytest.mark.parametrize(
    ("since", "until", "on", "covered"),
    [
        (DAY, None, date(2022, 5, 31), False),
        (DAY, None, DAY, True),
        (None, DAY, DAY, True),
        (None, DAY, date(2022, 6, 2), False),
        (DAY, DAY, DAY, True),
    ],
)
def test_x_08_a_period_includes_its_first_and_last_day(
    since: date | None, until: date | None, on: date, covered: bool
) -> None:
    assert Period(since=since, until=until, basis=GROUND).covers(on) is covered


def test_a_period_says_what_it_is() -> None:
    both = Period(since=DAY, until=date(2023, 1, 1), attested=(2022,), basis=GROUND)
    assert both.says.en == "in force from 2022-06-01, to 2023-01-01, attested in 2022"
    assert both.says.zh == "自 2022-06-01 起施行，至 2023-01-01 止，2022 年度文件所载"
    assert not both.covers(date(2022, 5, 31)), "where days are known, the year that attests it is not asked"
    for end in (None, date(2022, 5, 31)):
        with pytest.raises(bp.InvalidValueError, match="the period is"):
            Period(since=None if end is None else DAY, until=end, basis=GROUND)


def test_a_trial_is_a_trial() -> None:
    assert {regime.screening.status for regime in (JIANGHAN, XIUZHOU, DONGHU)} == {RuleStatus.TRIAL}
    assert screen(project("5000000"), DONGHU.screening).required is True
