"""X-17: the years of five districts, made of different records, give every figure that their reports print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any
from unicodedata import normalize

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf import InvalidValueError, Share, dumps, fraction, loads, yuan
from budgetperf.cycle import Counted, CountRule, DistrictYear, FigureRule, ShareRule, summarise
from budgetperf.ledger import ROUNDED_HALF_UP, FigureKind, PrintedFigure
from budgetperf.records.doings import Activity, Doing
from budgetperf.reports import PrintAgreement, compare_report, write_report
from populations.making import chance
from populations.published import DOUBTS, LAYOUTS, expected, prints_as, published, year_of
from populations.recount import not_within, recount

DISTRICTS = tuple(LAYOUTS)
YEARS = {district: year_of(district) for district in DISTRICTS}
ADDABLE = {Counted.THINGS, Counted.DOINGS, Counted.AMOUNT, Counted.NUMBER}


@pytest.mark.parametrize("district", DISTRICTS)
def test_x_17_every_checkable_figure_is_counted_and_no_other(district: str) -> None:
    """The figures of sections 1–5 and what follows from them: 57/496, 313/509, 1.80/19.58, 32/57, 10/185, 348/8496 …"""
    summary = summarise(year_of(district, exact=True), LAYOUTS[district].rules)
    found = {figure.rule.code: figure.value for figure in summary.figures}
    assert found.keys() == expected(district).keys()
    assert [code for code, text in expected(district).items() if not prints_as(found[code], text)] == []


@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize("district", DISTRICTS)
def test_sums_that_are_only_printed_so_give_the_same_print(district: str, seed: int) -> None:
    """Other records, other sums: what is printed of them is the same; shares of money may move by their last digit."""
    year, layout = year_of(district, seed), LAYOUTS[district]
    assert year.doings != YEARS[district].doings
    summary = summarise(year, layout.rules)
    money = {"red_amount_share", "drawn_amount_share", "street_before", "street_lowered"}
    wrong = [
        code
        for code, text in expected(district).items()
        if code not in money and not prints_as(summary.figure(code).value, text)
    ]
    assert wrong == []


@pytest.mark.parametrize("district", DISTRICTS)
def test_records_are_different(district: str) -> None:
    amounts = [one.amount for one in YEARS[district].doings if one.activity is Activity.SELF_EVALUATED and one.amount]
    assert len(set(amounts)) >= len(amounts) * 9 // 10
    assert len(set(YEARS[district].doings)) == len(YEARS[district].doings)


@pytest.mark.parametrize("district", DISTRICTS)
def test_x_06_the_comparison_finds_the_known_contradictions_and_nothing_else(district: str) -> None:
    """DL-06: by its parts the library has 111 sector sets; DH-33/DH-40: four aspects; TM-18/TM-50: three in 2021."""
    found = compare_report(published(district), YEARS[district], LAYOUTS[district], ROUNDED_HALF_UP)
    assert {one.cue.figure: one.printed for one in found.doubts} == DOUBTS[district]
    assert {one.outcome for one in found.doubts} <= {PrintAgreement.DIFFERS}
    assert len(found.figures) == len(LAYOUTS[district].cues) >= 14
    assert found.verify()


@pytest.mark.parametrize("district", DISTRICTS)
def test_a_changed_digit_is_found_in_every_figure(district: str) -> None:
    """The last printed digit of each figure, one up: the comparison says so of this one alone."""
    text, layout = _plain(published(district)), LAYOUTS[district]
    before = compare_report(text, YEARS[district], layout, ROUNDED_HALF_UP)
    tried = 0
    for one in before.figures:
        if not (one.outcome is PrintAgreement.AGREES and re.fullmatch(r"[0-9.]+[万亿%]?", one.printed)):
            continue
        tried += 1
        digits = re.match(r"[0-9.]+", one.printed)
        assert digits
        other = _up(digits[0]) + one.printed[digits.end() :]
        words = _plain(one.cue.words.replace("#", one.printed))
        assert words in text
        misprint = text.replace(words, _plain(one.cue.words.replace("#", other)))
        changed = compare_report(misprint, YEARS[district], layout, ROUNDED_HALF_UP)
        assert {each.cue: each.outcome for each in changed.figures}[one.cue] is PrintAgreement.DIFFERS
    assert tried >= 10


def _plain(text: str) -> str:
    return normalize("NFKC", "".join(text.split()))


def _up(digits: str) -> str:
    places = len(digits.partition(".")[2])
    more = str(int(digits.replace(".", "")) + 1).zfill(places + 1)
    return f"{more[:-places]}.{more[-places:]}" if places else more


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_written_report_says_what_was_counted(district: str) -> None:
    """Each number of the written paragraph, read again, is the figure in its place."""
    report = write_report(YEARS[district], LAYOUTS[district])
    assert report.verify()
    read = 0
    for sentence, text in zip(LAYOUTS[district].sentences, report.sentences, strict=True):
        words = [re.escape(part) for part in sentence.parts()]
        match = re.fullmatch("(.+?)".join(words), text)
        assert match
        for slot, printed in zip(sentence.slots, match.groups(), strict=True):
            number = PrintedFigure.read(printed).stands_for(ROUNDED_HALF_UP)
            assert number.contains(fraction(report.summary.figure(slot.figure).value))
            read += 1
    assert read >= 15


@pytest.mark.parametrize("district", DISTRICTS)
def test_x_05_what_is_classified_is_in_no_figure_and_no_text(district: str) -> None:
    year, layout = YEARS[district], LAYOUTS[district]
    shown = evolve(year, doings=year.open_doings)
    assert len(shown.doings) < len(year.doings)
    with_all, without = (compare_report(published(district), each, layout, ROUNDED_HALF_UP) for each in (year, shown))
    assert [one.counted for one in with_all.figures] == [one.counted for one in without.figures]
    for told in (with_all.explain("zh"), with_all.explain("en"), repr(with_all)):
        assert not re.search(r"-[xy]\b|900", told)


def test_a_year_is_a_document() -> None:
    assert loads(dumps(YEARS["donghu"]), DistrictYear) == YEARS["donghu"]


# -- any one record --


def _changed(one: Doing, how: str, rng: Random, other: Doing) -> Doing:
    new: dict[str, Any] = {
        "thing": f"{one.thing}-new",
        "amount": None if one.amount is None else yuan(int(one.amount) + 1),
        "number": (one.number or 0) + 1,
        "year": one.year + rng.choice((-1, 1)),
        "result": rng.choice(("red", "good", "poor", "cancel", "support")),
        "kind": other.kind,
        "subject": other.subject,
        "activity": other.activity,
        "classified": not one.classified,
    }
    return evolve(one, **{how: new[how]})


HOWS = ("thing", "amount", "number", "year", "result", "kind", "subject", "activity", "classified")
CHANGES = st.tuples(st.sampled_from(("remove", "add", *HOWS)), st.integers(0, 10**6), st.integers(0, 99))


def _with_change(year: DistrictYear, change: tuple[str, int, int]) -> tuple[DistrictYear, tuple[Doing, ...]]:
    """The year with one record taken away, added or changed, and the records that this is about."""
    how, place, seed = change
    rng = chance(seed)
    doings = list(year.doings)
    place %= len(doings)
    one = doings[place]
    if how == "remove":
        return evolve(year, doings=(*doings[:place], *doings[place + 1 :])), (one,)
    if how == "add":
        new = evolve(one, thing=f"{one.thing}-added")
        return evolve(year, doings=(*doings, new)), (new,)
    new = _changed(one, how, rng, rng.choice(doings))
    if new in doings:  # the same fact is never told twice
        return year, ()
    doings[place] = new
    return evolve(year, doings=tuple(doings)), (one, new)


def _agrees_with_recount(year: DistrictYear, rules: tuple[FigureRule, ...]) -> None:
    again = recount(year, rules)
    if not_within(year, rules):
        with pytest.raises(InvalidValueError, match="is not within"):
            summarise(year, rules)
        rules = tuple(rule for rule in rules if not isinstance(rule, ShareRule))
    for figure in summarise(year, rules).figures:
        value = figure.value
        if isinstance(figure.rule, ShareRule):
            assert isinstance(value, Share)
            assert again[figure.rule.code] == (value.numerator, value.denominator)
        else:
            assert again[figure.rule.code] == fraction(value)


@pytest.mark.parametrize("district", DISTRICTS)
@settings(max_examples=15)
@given(data=st.data())
def test_any_one_record_changes_the_figures_as_a_recount_in_fractions_says(district: str, data: st.DataObject) -> None:
    year, records = _with_change(YEARS[district], data.draw(CHANGES))
    rules = LAYOUTS[district].rules
    _agrees_with_recount(year, rules)
    counts = tuple(rule for rule in rules if isinstance(rule, CountRule))
    before, after = (summarise(each, counts) for each in (YEARS[district], year))
    for old, new in zip(before.figures, after.figures, strict=True):
        if old.value != new.value:
            rule = old.rule
            assert isinstance(rule, CountRule)
            assert any(rule.which.takes(one, year.year) for one in records)


@pytest.mark.parametrize("district", DISTRICTS)
def test_each_record_that_counts_is_missed(district: str) -> None:
    """Of every figure, one record that it takes in: without it the figure, or one that it is printed with, is less."""
    year, tried = YEARS[district], 0
    for rule in LAYOUTS[district].rules:
        if not (isinstance(rule, CountRule) and rule.counted in {Counted.DOINGS, Counted.AMOUNT, Counted.NUMBER}):
            continue
        one = next(doing for doing in year.open_doings if rule.which.takes(doing, year.year))
        less = evolve(year, doings=tuple(doing for doing in year.doings if doing is not one))
        was, now = (fraction(summarise(each, (rule,)).figure(rule.code).value) for each in (year, less))
        taken = {Counted.DOINGS: 1, Counted.AMOUNT: one.amount, Counted.NUMBER: one.number}[rule.counted]
        assert was - now == taken
        tried += 1
    assert tried >= 1


# -- over any partition --


def _shares(rules: tuple[FigureRule, ...]) -> Iterator[ShareRule]:
    by_code = {rule.code: rule for rule in rules}
    for rule in rules:
        if isinstance(rule, ShareRule):
            sides = by_code[rule.part], by_code[rule.whole]
            if all(isinstance(side, CountRule) and side.counted in ADDABLE for side in sides):
                yield rule


@pytest.mark.parametrize("district", ["xiuzhou", "donghu", "jianghan"])
@settings(max_examples=8)
@given(groups=st.integers(1, 6), seed=st.integers(0, 99))
def test_shares_add_up_over_any_partition_of_the_things(district: str, groups: int, seed: int) -> None:
    year, rules, rng = YEARS[district], LAYOUTS[district].rules, chance(seed)
    group = {thing: rng.randrange(groups) for thing in {one.thing for one in year.doings}}
    parts = [
        summarise(evolve(year, doings=tuple(one for one in year.doings if group[one.thing] == n)), rules)
        for n in range(groups)
    ]
    whole = summarise(year, rules)
    for rule in _shares(rules):
        values = [part.figure(rule.code).value for part in parts]
        total = whole.figure(rule.code).value
        assert isinstance(total, Share)
        assert total.numerator == sum(one.numerator for one in values if isinstance(one, Share))
        assert total.denominator == sum(one.denominator for one in values if isinstance(one, Share))


@pytest.mark.parametrize(
    ("district", "codes"),
    [
        ("xiuzhou", ("drawn_share", "drawn_amount_share", "changed_share", "red_share", "red_amount_share", "closure")),
        ("donghu", ("managed_share", "key_share", "key_department_share")),
        ("jianghan", ("target_units_share", "watched_share", "self_share", "key_monitored_share")),
        ("dongli", ("budgets_share", "accounts_share")),
    ],
)
def test_shares_add_up_over_the_departments(district: str, codes: tuple[str, ...]) -> None:
    """Departments and units on the roster are in the sum too, the classified ones nowhere."""
    year, rules = YEARS[district], LAYOUTS[district].rules
    whole = summarise(year, rules)
    parts = [summarise(year.of_department(each.code), rules) for each in year.roster.departments]
    for code in codes:
        total = whole.figure(code).value
        assert isinstance(total, Share)
        values = [part.figure(code).value for part in parts]
        assert total.numerator == sum(one.numerator for one in values if isinstance(one, Share))
        assert total.denominator == sum(one.denominator for one in values if isinstance(one, Share))


# -- unlike figures --


def test_xz_43_figures_of_unlike_span_or_rule_are_never_added() -> None:
    """4 cancelled in the course of 2021 and 18 in preparing 2022; a library at a point in time; six years together."""
    summary = summarise(YEARS["xiuzhou"], LAYOUTS["xiuzhou"].rules)
    cumulative = summarise(YEARS["tianmen"], LAYOUTS["tianmen"].rules)
    one, other = summary.figure("cancelled"), summary.figure("cancelled_before")
    library, reports = summary.figure("library_cases"), cumulative.figure("reports")
    assert (library.span, reports.span) == (FigureKind.SNAPSHOT, FigureKind.CUMULATIVE)
    for left, right in ((one, other), (library, evolve(library, year=2022)), (reports, reports), (one, reports)):
        with pytest.raises(InvalidValueError, match="cannot be added"):
            left.plus(right)


@pytest.mark.parametrize("district", DISTRICTS)
def test_no_share_mixes_what_is_cumulative_of_a_period_and_of_a_day(district: str) -> None:
    """Every pair of figures of unlike span, as a share: refused."""
    rules = LAYOUTS[district].rules
    first: dict[FigureKind, CountRule] = {}
    for rule in rules:
        if isinstance(rule, CountRule):
            first.setdefault(rule.span, rule)
    assert len(first) >= 2
    for part in first.values():
        for whole in first.values():
            mixed = ShareRule(code="mixed", zh="占比", en="share", part=part.code, whole=whole.code, within=False)
            if part.span is whole.span:
                assert summarise(YEARS[district], (*rules, mixed)).figure("mixed").span is None
            else:
                with pytest.raises(InvalidValueError, match="expected figures of one span"):
                    summarise(YEARS[district], (*rules, mixed))


def test_x_09_every_figure_is_of_its_own_budget_year() -> None:
    """XZ-40: the report of 2021 speaks of 2020, 2021 and 2022."""
    found = {figure.rule.code: figure.year for figure in summarise(YEARS["xiuzhou"], LAYOUTS["xiuzhou"].rules).figures}
    assert (found["self"], found["watched"], found["reviewed"], found["red_share"]) == (2020, 2021, 2022, None)
    assert {found[code] for code in ("drawn", "again", "key", "self_amount")} == {2020}
    assert {found[code] for code in ("exante", "cancelled_before", "requests")} == {2022}
