"""Six regimes found by division and day; a registry is a value that embedders extend."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_two_regimes_of_one_day_cannot_enter_a_registry() -> None:
    later = evolve(DONGHU, revision="2022b")
    third = evolve(DONGHU, revision="2022c", period=Period(until=date(2022, 1, 1), basis=GROUND))
    for regimes in ((later,), (third,)):
        with pytest.raises(bp.InvalidValueError) as caught:
            REGISTRY.with_(*regimes)
        assert f"360102: donghu (2022) and {regimes[0]} on 2022-01-01" in str(caught.value)
        assert f"同一区划同日有两个规则体系：360102：donghu (2022) 与 {regimes[0]}，2022-01-01。" in caught.value.text(
            "zh"
        )
    with pytest.raises(bp.InvalidValueError) as every:
        Registry(revision="1", regimes=(later, third, DONGHU, OTHER))
    assert len(every.value.facts["problems"]) == 3  # type: ignore[arg-type]
    data = bp.to_data(Registry(revision="1", regimes=(DONGHU, OTHER)))
    with pytest.raises(bp.BudgetPerfError, match="two regimes hold for one division on one day"):
        bp.from_data(_as_donghu(data), Registry)
    apart = REGISTRY.with_(evolve(later, period=Period(attested=(2023,), basis=GROUND)))
    assert str(apart.find("360102", on=date(2023, 6, 1))) == "donghu (2022b)"
    with pytest.raises(UnknownRegimeError, match="2 regimes hold for the code donghu") as several:
        apart.coded("donghu")
    assert several.value.facts["known"] == ("donghu (2022)", "donghu (2022b)")
    assert "有 2 个适用的规则体系" in several.value.text("zh")
    undivided = evolve(NATIONAL, revision="other")
    assert len(REGISTRY.with_(undivided, evolve(OTHER, division="360102", period=None)).regimes) == 8


def _as_donghu(data: Any) -> Any:
    """The registry on the wire, with the example moved to the division and years of 东湖."""
    for regime in data["regimes"]:
        regime.update(division="360102")
        regime["period"]["attested"] = [2022]
    return data


# -- a revision from a day on --

YEAR = date(2022, 1, 1)
DAYS = st.integers(0, 3 * 365 - 1).map(lambda number: date(2021, 1, 1) + timedelta(days=number))
PROJECTS = (
    project("5000000"),
    project("4999999"),
    continuing("1300", "1000"),
    continuing("1200", "1000"),
    project("1"),
)


def revision(since: date, until: date | None = None) -> Regime:
    """东湖 under 江汉's range: other rules, other results."""
    period = Period(since=since, until=until, basis=GROUND)
    return evolve(DONGHU, revision="later", period=period, screening=JIANGHAN.screening)


def found_on(registry: Registry, day: date) -> list[object]:
    """What is found, and what it says of the projects; or that nothing is there."""
    try:
        regime = registry.find("360102", on=day)
    except UnknownRegimeError as error:
        return [error.code]
    return [str(regime), *(screen(one, regime.screening) for one in PROJECTS)]


@settings(max_examples=60)
@given(since=DAYS, day=DAYS, forever=st.booleans())
def test_x_08_a_revision_changes_no_result_before_its_first_day(since: date, day: date, forever: bool) -> None:
    """The law, over random days: before the revision everything is as it was, from its first day on it is the rule."""
    lasting = Period(since=date(2020, 5, 1), basis=GROUND)
    before = REGISTRY.with_(evolve(DONGHU, period=lasting)) if forever else REGISTRY
    if not forever and since <= YEAR:  # then it would hold where the older one begins
        with pytest.raises(bp.InvalidValueError, match="on 2022-01-01"):
            before.revised(revision(since))
        return
    after = before.revised(revision(since))
    if day < since:
        assert found_on(after, day) == found_on(before, day)
    else:
        assert found_on(after, day)[0] == "donghu (later)"
    others = [one for one in before.regimes if one.division != "360102"]
    assert [one for one in after.regimes if one.division != "360102"] == others


@settings(max_examples=60)
@given(since=DAYS, length=st.none() | st.integers(0, 500), days=st.lists(DAYS, max_size=3))
def test_no_day_has_two_regimes_however_they_come_together(since: date, length: int | None, days: list[date]) -> None:
    """Whatever is added in whatever way: a registry that exists has one regime at most on any day."""
    until = None if length is None else since + timedelta(days=length)
    for add in (Registry.with_, Registry.revised):
        try:
            registry = add(REGISTRY, revision(since, until))
        except bp.InvalidValueError:
            continue
        for day in (*days, since, since - timedelta(days=1), *((until,) if until else ()), YEAR, date(2022, 12, 31)):
            holding = [
                one for one in registry.regimes
                if one.division == "360102" and one.period is not None and one.period.covers(day)
            ]  # fmt: skip
            assert len(holding) <= 1


def test_a_revision_of_a_revision() -> None:
    first = REGISTRY.revised(evolve(revision(date(2022, 3, 1)), revision="b"), revision="2")
    second = first.revised(evolve(revision(date(2022, 9, 1)), revision="c"))
    days = (date(2022, 2, 28), date(2022, 3, 1), date(2022, 8, 31), date(2022, 9, 1), date(2024, 1, 1))
    assert [second.find("360102", on=day).revision for day in days] == ["2022", "b", "b", "c", "c"]
    assert (REGISTRY.revision, first.revision, second.revision) == ("1", "2", "2")
    assert second.hash != first.hash
    with pytest.raises(bp.InvalidValueError, match=r"donghu \(c\) and donghu \(d\) on 2022-09-01"):
        second.revised(evolve(revision(date(2022, 5, 1)), revision="d"))
    ended = second.revised(evolve(revision(date(2022, 5, 1), date(2022, 8, 31)), revision="d"))
    assert [ended.find("360102", on=day).revision for day in days] == ["2022", "b", "d", "c", "c"]


@pytest.mark.parametrize(
    "wrong",
    [
        evolve(OTHER, period=None),
        evolve(OTHER, division=None, period=Period(since=date(2022, 1, 1), basis=GROUND)),
        OTHER,
    ],
    ids=["no period", "no division", "no first day"],
)
def test_a_revision_has_a_division_and_a_first_day(wrong: Regime) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        REGISTRY.revised(wrong)
    assert "expected both" in str(caught.value)
    assert "二者均须写明" in caught.value.text("zh")
    with pytest.raises(bp.InvalidValueError):
        REGISTRY.revised("donghu")  # type: ignore[arg-type]


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


def test_a_period_is_of_its_years_until_its_last_day() -> None:
    half = Period(until=date(2022, 5, 31), attested=(2020, 2022, 2023), basis=GROUND)
    assert half.spans == ((date(2020, 1, 1), date(2020, 12, 31)), (date(2022, 1, 1), date(2022, 5, 31)))
    days = date(2020, 6, 1), date(2021, 6, 1), date(2022, 5, 31), date(2022, 6, 1), date(2023, 1, 1)
    assert [half.covers(day) for day in days] == [True, False, True, False, False]
    assert Period(attested=(0, 10_000), basis=GROUND).spans == ()


@given(st.lists(DAYS, min_size=3, max_size=3), st.sets(st.integers(2020, 2024)), st.sets(st.integers(2020, 2024)))
def test_the_first_common_day_is_the_first_day_that_both_cover(
    days: list[date], years: set[int], others: set[int]
) -> None:
    first, last = sorted(days[:2])
    one = Period(since=first, until=last, basis=GROUND)
    other = Period(until=days[2], attested=tuple(years), basis=GROUND)
    third = Period(attested=tuple(others | {2022}), basis=GROUND)
    for left, right in ((one, other), (other, third), (one, third), (one, one)):
        common = left.first_day_with(right)
        assert common == right.first_day_with(left)
        every = (date(2020, 1, 1) + timedelta(days=number) for number in range(5 * 366))
        earliest = next((day for day in every if left.covers(day) and right.covers(day)), None)
        assert common == earliest or (common is not None and common < date(2020, 1, 1))


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
