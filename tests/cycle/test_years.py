"""Figures of a year: what they take in, what they leave out, and that unlike ones do not mix."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf import (
    Department,
    InvalidValueError,
    OrganisationLevel,
    Roster,
    Rounding,
    RoundingMode,
    Share,
    SubjectKind,
    Unit,
    fraction,
    from_data,
    to_data,
    verify,
    wan,
    yi,
)
from budgetperf.cycle import (
    Counted,
    CountRule,
    DistrictYear,
    FigureRule,
    RosterRule,
    ShareRule,
    Which,
    YearSummary,
    summarise,
)
from budgetperf.ledger import FigureKind
from budgetperf.records.doings import Activity, Doing

ROSTER = Roster(
    departments=(
        Department(code="101", name="甲局"),
        Department(code="102", name="乙局"),
        Department(code="999", name="丙局", classified=True),
    ),
    units=(
        Unit(code="101001", name="甲局本级", department="101", first_level=True),
        Unit(code="102001", name="乙局本级", department="102", first_level=True),
        Unit(code="999001", name="丙局本级", department="999", first_level=True),
    ),
)


def count(code: str, counted: Counted, *activities: Activity, **which: object) -> CountRule:
    own = Which(activities=activities, **which)  # type: ignore[arg-type]
    span = FigureKind.CUMULATIVE if own.offset is None else FigureKind.PERIOD
    return CountRule(code=code, zh=f"指标{code}", en=f"figure {code}", which=own, counted=counted, span=span)


def share(code: str, part: str, whole: str, *, within: bool = True) -> ShareRule:
    return ShareRule(code=code, zh=f"占比{code}", en=f"share {code}", part=part, whole=whole, within=within)


SELF, AGAIN = Activity.SELF_EVALUATED, Activity.REEVALUATED
RULES: tuple[FigureRule, ...] = (
    RosterRule(code="departments", zh="部门", en="departments", level=OrganisationLevel.DEPARTMENT),
    count("self", Counted.THINGS, SELF, offset=-1),
    count("self_departments", Counted.DEPARTMENTS, SELF, offset=-1),
    count("self_units", Counted.UNITS, SELF, offset=-1),
    count("self_amount", Counted.AMOUNT, SELF, offset=-1),
    count("again", Counted.THINGS, AGAIN, offset=-1),
    count("again_good", Counted.THINGS, AGAIN, offset=-1, results=("excellent", "good")),
    count("again_amount", Counted.AMOUNT, AGAIN, offset=-1),
    count("indicators", Counted.NUMBER, Activity.TARGET_FILED, offset=1),
    count("ever", Counted.DOINGS, SELF, AGAIN, offset=None),
    share("sampled", "again", "self"),
    share("sampled_amount", "again_amount", "self_amount"),
    share("good", "again_good", "again"),
    share("per_department", "self", "self_departments", within=False),
    share("covered", "self_departments", "departments"),
)


def doing(activity: Activity, thing: str, department: str = "101", year: int = 2020, **more: object) -> Doing:
    own = {"unit": f"{department}001", "subject": SubjectKind.PROJECT, **more}
    return Doing(activity=activity, year=year, thing=thing, department=department, **own)  # type: ignore[arg-type]


def year_of(*doings: Doing) -> DistrictYear:
    return DistrictYear(code="xiuzhou", year=2021, roster=ROSTER, doings=doings)


def values(summary: YearSummary) -> dict[str, str]:
    return {figure.rule.code: str(figure.value) for figure in summary.figures}


def test_each_figure_is_of_its_own_year() -> None:
    """XZ-40: a report on 2021 evaluates 2020, watches 2021 and files targets for 2022."""
    year = year_of(
        doing(SELF, "p1", amount=wan(10)),
        doing(SELF, "p2", "102", amount=wan("2.5")),
        doing(SELF, "p1", year=2021, amount=wan(99)),
        doing(AGAIN, "p2", "102", amount=wan("2.5"), result="good"),
        doing(Activity.TARGET_FILED, "p1", year=2022, number=7),
        doing(Activity.TARGET_FILED, "p2", "102", year=2022, number=5),
        doing(Activity.TARGET_FILED, "p3", year=2021, number=100),
    )
    assert values(summarise(year, RULES)) == {
        "departments": "2",
        "self": "2",
        "self_departments": "2",
        "self_units": "2",
        "self_amount": "125000",
        "again": "1",
        "again_good": "1",
        "again_amount": "25000",
        "indicators": "12",
        "ever": "4",
        "sampled": "1/2",
        "sampled_amount": "25000/125000",
        "good": "1/1",
        "per_department": "2/2",
        "covered": "2/2",
    }


def test_a_summary_is_its_own_evidence() -> None:
    summary = summarise(year_of(doing(SELF, "p1", amount=wan(10)), doing(SELF, "p2")), RULES[:2])
    assert verify(summary)
    assert not verify(evolve(summary, figures=summary.figures[:1]))
    assert from_data(to_data(summary), YearSummary) == summary
    assert "2020 年度指标self（当期数） 2" in summary.explain("zh")
    assert "figure self of 2020 (of a period): 2" in summary.explain("en")
    assert summary.to_rows()[1] == {
        "figure": "self",
        "zh": "指标self",
        "en": "figure self",
        "year": 2020,
        "span": "period",
        "value": Decimal(2),
    }
    assert summarise(year_of(), RULES).to_rows()[10]["value"] == "0/0"
    assert repr(summary) == "YearSummary(departments: 2; figure self of 2020 (of a period): 2)"


def test_a_share_of_nothing_is_undefined_and_no_error() -> None:
    found = summarise(year_of(), RULES).figure("sampled").value
    assert isinstance(found, Share)
    assert not found.is_defined


def test_shares_at_their_printed_precision() -> None:
    """XZ-22, XZ-17: 57 of 496 are 11.49 %; red money is 9.19 % of the money watched."""
    two = Rounding(places=2, mode=RoundingMode.HALF_UP)
    evaluated = [doing(SELF, f"p{number}") for number in range(496)]
    drawn = [doing(AGAIN, f"p{number}", result="fair") for number in range(57)]
    summary = summarise(year_of(*evaluated, *drawn), RULES)
    found = summary.figure("sampled").value
    assert isinstance(found, Share)
    assert found.percent(two) == Decimal("11.49")
    rules = (
        count("watched", Counted.AMOUNT, Activity.MONITORED),
        count("red", Counted.AMOUNT, Activity.MONITORED, results=("red",)),
        share("red_share", "red", "watched"),
    )
    watched = (
        doing(Activity.MONITORED, "p1", year=2021, amount=yi("1.80"), result="red"),
        doing(Activity.MONITORED, "p2", year=2021, amount=yi("17.78"), result="green"),
    )
    red = summarise(year_of(*watched), rules).figure("red_share").value
    assert isinstance(red, Share)
    assert red.percent(two) == Decimal("9.19")


def test_what_is_classified_leaves_both_sides() -> None:
    """X-05: neither the department nor what it does counts, and no text shows it."""
    open_ones = (doing(SELF, "p1", amount=wan(10)), doing(AGAIN, "p1", result="good"))
    before = summarise(year_of(*open_ones), RULES)
    hidden = (doing(SELF, "secret", "999", amount=wan(7)), doing(AGAIN, "s2", classified=True, result="good"))
    after = summarise(year_of(*open_ones, *hidden), RULES)
    assert values(before) == values(after)
    assert "secret" not in repr(after) + repr(after.year) + after.explain("zh")
    with pytest.raises(InvalidValueError) as caught:
        year_of(evolve(hidden[1], department="404"), evolve(hidden[1], unit="404"), hidden[1], hidden[1])
    assert "s2" not in str(caught.value) + caught.value.text("zh")
    assert "404" not in str(caught.value)


def test_nothing_is_counted_twice() -> None:
    """TM-10, TM-35: the same fact told twice is one fact."""
    once = doing(Activity.DISCLOSED, "u1", on=date(2021, 2, 1))
    with pytest.raises(InvalidValueError) as caught:
        year_of(once, once)
    assert "disclosed of u1 for 2020 stands 2 times" in str(caught.value)
    assert "“公开”（u1）重复 2 次" in caught.value.text("zh")
    rules = (count("units", Counted.THINGS, Activity.DISCLOSED, offset=-1),)
    twice = year_of(once, evolve(once, on=date(2021, 2, 2)))
    assert values(summarise(twice, rules)) == {"units": "1"}


def test_who_is_not_on_the_roster_did_nothing() -> None:
    with pytest.raises(InvalidValueError) as caught:
        year_of(doing(SELF, "p1", "404", unit=None), doing(SELF, "p2", unit="102001"))
    assert "no department 404" in str(caught.value)
    assert "该部门没有单位 102001" in caught.value.text("zh")
    assert year_of(doing(SELF, "p1", unit=None)).open_doings[0].unit is None
    assert year_of(Doing(activity=SELF, year=2020, thing="p")).open_doings[0].department is None


FUNNEL = (count("all", Counted.THINGS, SELF, offset=-1), count("some", Counted.THINGS, AGAIN, offset=-1))


def test_a_part_is_in_its_whole_thing_by_thing() -> None:
    """X-15: 496 ⊇ 57 by membership, not by number."""
    rules = (*FUNNEL, share("drawn", "some", "all"))
    assert values(summarise(year_of(doing(SELF, "p1"), doing(AGAIN, "p1")), rules))["drawn"] == "1/1"
    with pytest.raises(InvalidValueError) as caught:
        summarise(year_of(doing(SELF, "p1"), doing(SELF, "p2"), doing(AGAIN, "p3")), rules)
    assert "is not within" in str(caught.value)
    assert "与“占比drawn”不符" in caught.value.text("zh")
    amounts = tuple(evolve(rule, counted=Counted.AMOUNT) for rule in FUNNEL)
    with pytest.raises(InvalidValueError):
        summarise(
            year_of(doing(SELF, "p1", amount=wan(1)), doing(AGAIN, "p1", amount=wan(2))),
            (*amounts, share("drawn", "some", "all")),
        )


def test_figures_of_different_spans_do_not_mix() -> None:
    ever = count("ever", Counted.THINGS, SELF, offset=None)
    with pytest.raises(InvalidValueError) as caught:
        summarise(year_of(), (FUNNEL[0], ever, share("x", "all", "ever")))
    assert "expected figures of one span" in str(caught.value)
    assert "应同为当期数、时点数或累计数" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match="share of a share"):
        summarise(year_of(), (*FUNNEL, share("x", "some", "all"), share("y", "x", "all")))
    with pytest.raises(InvalidValueError) as unfit:
        CountRule(
            code="c",
            zh="数",
            en="figure",
            counted=Counted.THINGS,
            which=Which(activities=(SELF,)),
            span=FigureKind.CUMULATIVE,
        )
    assert "应不限年度" in unfit.value.text("zh")
    with pytest.raises(InvalidValueError, match="of every year"):
        CountRule(code="c", zh="数", en="f", counted=Counted.THINGS, which=Which(activities=(SELF,), offset=None))


def test_dl_06_tm_21_figures_until_a_year_and_of_classes_and_years() -> None:
    """91 sets until the year before; 5 sectors; 6 years of reports."""
    every = (
        doing(SELF, f"p{number}", year=2018 + number, kind=kind) for number, kind in enumerate(("a", "b", None, "a"))
    )
    rules = (
        count("all", Counted.THINGS, SELF, offset=None),
        count("early", Counted.THINGS, SELF, offset=None, until=-1),
        count("kinds", Counted.KINDS, SELF, offset=None),
        count("years", Counted.YEARS, SELF, offset=None, until=0),
    )
    assert values(summarise(year_of(*every), rules)) == {"all": "4", "early": "3", "kinds": "2", "years": "4"}
    with pytest.raises(InvalidValueError) as caught:
        Which(activities=(SELF,), offset=0, until=-1)
    assert "expected no last year" in str(caught.value)
    assert "二者应只居其一" in caught.value.text("zh")


def test_only_periods_of_different_years_are_added() -> None:
    """XZ-43: 4 cancelled in 2021 and 18 in preparing 2022 are figures of two rules, and no sum."""
    rule = count("all", Counted.THINGS, SELF, offset=-1)
    first = summarise(year_of(doing(SELF, "p1")), (rule,)).figure("all")
    second = summarise(evolve(year_of(doing(SELF, "p1"), doing(SELF, "p2", year=2021)), year=2022), (rule,)).figure(
        "all"
    )
    assert first.plus(second) == 2
    other = summarise(year_of(doing(AGAIN, "p1")), FUNNEL).figure("some")
    snapshot = evolve(second, span=FigureKind.SNAPSHOT)
    for wrong in (first, other, snapshot, evolve(second, span=None)):
        with pytest.raises(InvalidValueError) as caught:
            first.plus(wrong)
        assert "不能相加" in caught.value.text("zh")
    with pytest.raises(InvalidValueError):
        first.plus(2)  # type: ignore[arg-type]


def test_what_is_asked_for_must_be_there() -> None:
    with pytest.raises(InvalidValueError, match="'x'"):
        summarise(year_of(), (share("y", "x", "x"),))
    with pytest.raises(InvalidValueError, match="'nothing'"):
        summarise(year_of(), FUNNEL).figure("nothing")
    with pytest.raises(InvalidValueError) as caught:
        summarise(year_of(), (FUNNEL[0], FUNNEL[0]))
    assert "指标 all 重复" in caught.value.text("zh")


@pytest.mark.parametrize(
    "wrong",
    [
        {"activity": "monitored"},
        {"year": "2021"},
        {"thing": ""},
        {"department": " "},
        {"amount": Decimal(-1)},
        {"amount": 7},
        {"number": -1},
        {"number": True},
        {"on": datetime(2021, 1, 1)},  # noqa: DTZ001 - a moment is what must be refused
        {"subject": "project"},
        {"result": 5},
    ],
    ids=str,
)
def test_values_that_no_doing_can_have(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Doing(**{"activity": SELF, "year": 2021, "thing": "p", **wrong})  # type: ignore[arg-type]
    assert caught.value.text("zh")
    with pytest.raises(InvalidValueError):
        Which(activities=())
    with pytest.raises(InvalidValueError):
        summarise("year", ())  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        summarise(year_of(), ("rule",))  # type: ignore[arg-type]


# -- laws --

GRADES = ("excellent", "good", "fair", "poor")
DOINGS = st.lists(
    st.builds(
        doing,
        st.sampled_from((SELF, AGAIN)),
        st.sampled_from(tuple(f"p{number}" for number in range(12))),
        st.sampled_from(("101", "102", "999")),
        st.sampled_from((2020, 2020, 2021)),
        amount=st.none() | st.decimals(0, 10**8, places=2).map(lambda value: wan(str(value))),
        result=st.sampled_from(GRADES),
        classified=st.sampled_from((False, False, False, True)),
    ),
    max_size=25,
    unique_by=lambda one: (one.activity, one.thing, one.department, one.year, one.amount, one.result, one.classified),
)
COUNTS = tuple(rule for rule in RULES if isinstance(rule, CountRule))


@given(DOINGS)
def test_a_recount_in_fractions_finds_the_same(doings: list[Doing]) -> None:
    """Every figure again, from the lines, without the library's rules."""
    found = {figure.rule.code: figure.value for figure in summarise(year_of(*doings), COUNTS).figures}
    seen = [one for one in doings if not one.classified and one.department != "999"]
    own = [one for one in seen if one.activity is SELF and one.year == 2020]
    again = [one for one in seen if one.activity is AGAIN and one.year == 2020]
    assert found["self"] == len({one.thing for one in own})
    assert found["self_departments"] == len({one.department for one in own})
    assert found["self_amount"] == sum((Fraction(one.amount or 0) for one in own), Fraction(0))
    assert found["again_amount"] == sum((Fraction(one.amount or 0) for one in again), Fraction(0))
    assert found["again_good"] == len({one.thing for one in again if one.result in GRADES[:2]})
    assert found["ever"] == len(seen)


@given(DOINGS)
def test_sums_and_shares_hold_over_the_departments(doings: list[Doing]) -> None:
    """What each department did adds up to the whole, and the parts of a share add up to its parts."""
    year = year_of(*(evolve(one, thing=f"{one.department}.{one.thing}") for one in doings))
    rules: tuple[FigureRule, ...] = (*COUNTS, share("money", "again_amount", "self_amount", within=False))
    whole = summarise(year, rules)
    parts = [summarise(year.of_department(code), rules) for code in ("101", "102", "999")]
    for rule in COUNTS:
        total = sum((fraction(part.figure(rule.code).value) for part in parts), Fraction(0))
        assert whole.figure(rule.code).value == total
    shares = [part.figure("money").value for part in parts]
    together = whole.figure("money").value
    assert isinstance(together, Share)
    assert together.numerator == sum(one.numerator for one in shares if isinstance(one, Share))
    assert together.denominator == sum(one.denominator for one in shares if isinstance(one, Share))


def test_the_words_of_counting() -> None:
    assert {one.term.zh for one in Counted} == {"次数", "个数", "部门数", "单位数", "类数", "年数", "金额", "条数"}
    assert len({one.term.en for one in Activity}) == len(Activity) == 35


def test_of_a_department_that_is_not_there() -> None:
    with pytest.raises(InvalidValueError):
        year_of().of_department("404")
