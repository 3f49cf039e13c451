"""What is public: shares without classified units, budgets and accounts of their years, and doubtful records."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.organisations import Department, OrganisationLevel, Unit
from budgetperf.records.roster import Roster
from budgetperf.regimes.disclosure import (
    DONGHU_DISCLOSURE,
    DONGLI_DISCLOSURE,
    JIANGHAN_DISCLOSURE,
    TIANMEN_DISCLOSURE,
)
from budgetperf.rules.calendar import PrintedDate
from budgetperf.stages.disclosure import (
    Disclosed,
    Disclosure,
    DisclosureItem,
    DisclosurePolicy,
    DisclosureReport,
    disclose,
)
from budgetperf.wire import from_data, to_data

SITE = "区政府门户网站"
JANUARY, SEPTEMBER = PrintedDate(year=2022, month=1, day=25), PrintedDate(year=2022, month=9)


def roster(count: int, *secret: str) -> Roster:
    """So many departments of one first-level unit each, and classified ones besides."""
    codes = [*(str(101 + i) for i in range(count)), *secret]
    return Roster(
        departments=tuple(Department(code=code, name=f"部门{code}", classified=code in secret) for code in codes),
        units=tuple(Unit(code=f"{code}001", name=f"单位{code}", department=code, first_level=True) for code in codes),
    )


def public(of: str | None, what: Disclosed | None = Disclosed.BUDGET, **more: Any) -> Disclosure:
    given: dict[str, Any] = {"year": 2022, "channel": SITE, "on": JANUARY, **more}
    return Disclosure(of=of, what=what, **given)


def accounts(of: str, **more: Any) -> Disclosure:
    return public(of, Disclosed.FINAL_ACCOUNTS, **{"year": 2021, "on": SEPTEMBER, **more})


UNITS = [f"{101 + i}001" for i in range(20)]


def test_dl_21_dl_22_budgets_of_the_year_and_accounts_of_the_year_before() -> None:
    """DL-21, DL-22: 「剔除涉密单位以外，其余单位全部」: disclosed / (all - classified) = 100 %."""
    budget, final = DONGLI_DISCLOSURE.items
    assert str(budget.arranged and budget.arranged.in_year(2022)) == "2022年1月18日"
    assert str(final.arranged and final.arranged.in_year(2022)) == "2022年9月"
    told = [*map(public, UNITS), *map(accounts, UNITS)]
    found = disclose(told, roster(20, "901", "902"), DONGLI_DISCLOSURE, year=2022)
    assert [(line.what, line.year, str(line.share)) for line in found.lines] == [
        (Disclosed.BUDGET, 2022, "20/20"),
        (Disclosed.FINAL_ACCOUNTS, 2021, "20/20"),
    ]
    assert (found.is_complete, found.problems) == (True, ())
    assert verify(found)
    assert found.explain("zh").splitlines()[0] == "东丽部门预决算公开，2022 年（预算单位 20 个）"
    assert "final accounts of 2021: public 20/20" in found.explain("en")


def test_accounts_of_the_wrong_year_do_not_count() -> None:
    told = [*map(public, UNITS), *(accounts(code, year=2022) for code in UNITS)]
    found = disclose(told, roster(20), DONGLI_DISCLOSURE, year=2022)
    line = found.line(Disclosed.FINAL_ACCOUNTS)
    assert line is not None
    assert (str(line.share), line.missing, line.channels) == ("0/20", tuple(UNITS), ())
    assert not found.is_complete
    assert "，未公开：101001、102001" in found.explain("zh")
    assert found.line(Disclosed.RESULTS) is None


def test_tm_10_tm_35_what_is_told_twice_is_counted_once() -> None:
    """TM-10, TM-35: the same 40 units, told of 2021 and of the beginning of 2021."""
    first = [public(code, Disclosed.MANAGEMENT, year=2021, on=PrintedDate(year=2021)) for code in UNITS]
    again = [evolve(one, on=PrintedDate(year=2021, month=1)) for one in first]
    found = disclose([*first, *again], roster(20), TIANMEN_DISCLOSURE, year=2021)
    assert str(found.lines[0].share) == "20/20"
    assert [problem.path for problem in found.problems if problem.path.endswith("on")] == []
    apart = evolve(first[0], on=PrintedDate(year=2022, month=5))
    doubt = disclose([*first, apart], roster(20), TIANMEN_DISCLOSURE, year=2021)
    assert str(doubt.lines[0].share) == "20/20"
    doubts = [problem.text("zh") for problem in doubt.problems if problem.path == "disclosures[20].on"]
    assert doubts == ["disclosures[20].on：为2022年5月，另载2021年", "disclosures[20].on：为2022年5月，不在 2021 年"]


def test_jh_43_a_record_says_whose_what_where_and_when() -> None:
    """JH-43: 「在江汉区政府网站上预决算公开板块刊登」: channel, date and object."""
    whole = public("101", Disclosed.MANAGEMENT, channel="江汉区政府网站预决算公开板块")
    assert whole.problems == ()
    assert [problem.path for problem in Disclosure().problems] == ["of", "what", "year", "channel", "on"]
    assert [problem.path for problem in evolve(whole, on=PrintedDate(year=None, month=9)).problems] == ["on"]
    found = disclose([whole, evolve(whole, on=None), evolve(whole, of=None)], roster(2), JIANGHAN_DISCLOSURE, year=2022)
    assert str(found.lines[0].share) == "1/2"
    assert [problem.text("zh") for problem in found.problems] == [
        "disclosures[1].on：未载明",
        "disclosures[2].of：未载明",
    ]
    assert "疑点，请核实：disclosures[1].on：未载明" in found.explain("zh")


def test_what_was_published_in_another_year_is_not_of_this_one() -> None:
    late = public(UNITS[0], on=PrintedDate(year=2023, month=2))
    found = disclose([late, public(UNITS[1], on=None)], roster(3), DONGLI_DISCLOSURE, year=2022)
    assert (str(found.lines[0].share), found.lines[0].missing) == ("1/3", (UNITS[0], UNITS[2]))
    assert "disclosures[0].on: is 2023年2月, not of 2022" in [problem.text("en") for problem in found.problems]


def test_the_same_day_told_twice_is_no_doubt() -> None:
    month = public(UNITS[0], on=PrintedDate(year=2022, month=1))
    last = public(UNITS[0], on=PrintedDate(year=2022, month=1, day=31))
    for told in ([public(UNITS[0])] * 2, [month, last], [last, month]):
        assert disclose(told, roster(1), DONGLI_DISCLOSURE, year=2022).problems == ()


def test_other_years_and_other_channels_are_other_publications() -> None:
    may = PrintedDate(year=2022, month=5)
    told = [
        public(UNITS[0]),
        public(UNITS[0], year=2021, on=may),
        public(UNITS[0], channel="公告栏", on=may),
        public(UNITS[0], Disclosed.TARGETS, on=may),
        public(UNITS[1], on=may),
    ]
    found = disclose(told, roster(2), DONGLI_DISCLOSURE, year=2022)
    assert found.problems == ()
    assert (str(found.lines[0].share), found.lines[0].channels) == ("2/2", ("公告栏", SITE))


def test_units_below_the_first_level_count_among_all_units_alone() -> None:
    own = roster(2)
    below = Unit(code="101002", name="下属", department="101", above="101001", first_level=False)
    every = evolve(own, units=(*own.units, below))
    told = [public(UNITS[0]), public("101002")]
    for level, expected in ((OrganisationLevel.UNIT, "2/3"), (OrganisationLevel.FIRST_LEVEL, "1/2")):
        found = disclose(told, every, evolve(DONGLI_DISCLOSURE, level=level), year=2022)
        assert str(found.lines[0].share) == expected
        assert verify(found)


def test_accounts_that_come_before_they_were_arranged_are_a_doubt() -> None:
    early = accounts(UNITS[0], on=PrintedDate(year=2022, month=8, day=31))
    (doubt,) = disclose([early], roster(1), DONGLI_DISCLOSURE, year=2022).problems
    assert doubt.text("zh") == "disclosures[0].on：为2022年8月31日，早于2022年9月"


def test_tm_58_two_channels_of_the_finance_bureau() -> None:
    """TM-58: 「在市财政局门户网站和《财政之窗》简报上开设预算绩效管理专栏」."""
    channels = TIANMEN_DISCLOSURE.channels
    assert channels is not None
    assert len([one for one in channels if one in {"市财政局门户网站", "《财政之窗》简报"}]) == 2
    told = [public(UNITS[0], Disclosed.MANAGEMENT, channel=one) for one in channels]
    found = disclose(told, roster(2), TIANMEN_DISCLOSURE, year=2022)
    assert (str(found.lines[0].share), found.lines[0].channels, found.problems) == ("1/2", tuple(sorted(channels)), ())


def test_another_channel_and_a_day_before_it_was_arranged_are_doubts() -> None:
    elsewhere = public("101", Disclosed.MANAGEMENT, channel="微信公众号")
    found = disclose([elsewhere], roster(1), JIANGHAN_DISCLOSURE, year=2022)
    assert [problem.path for problem in found.problems] == ["disclosures[0].channel"]
    assert "不在规定之列" in found.problems[0].zh
    early = public(UNITS[0], on=PrintedDate(year=2022, month=1, day=17))
    in_time = public(UNITS[0], on=PrintedDate(year=2022, month=1))
    doubts = disclose([early, accounts(UNITS[0])], roster(1), DONGLI_DISCLOSURE, year=2022).problems
    assert [problem.text("en") for problem in doubts] == ["disclosures[0].on: is 2022年1月17日, before 2022年1月18日"]
    on_the_day = public(UNITS[0], on=PrintedDate(year=2022, month=1, day=18))
    for one in (in_time, on_the_day):
        assert disclose([one], roster(1), DONGLI_DISCLOSURE, year=2022).problems == ()


def test_dh_29_results_of_evaluations() -> None:
    """DH-29: 「推动绩效评价结果公开」; where is not said, so any channel will do."""
    told = [public(code, Disclosed.RESULTS, year=2021, channel="任意") for code in UNITS[:5]]
    found = disclose(told, roster(20), DONGHU_DISCLOSURE, year=2022)
    assert (str(found.lines[0].share), found.lines[0].channels) == ("5/20", ("任意",))
    assert found.problems == ()
    assert found.to_rows() == [{"what": "results", "year": 2021, "published": 5, "of": 20, "channels": "任意"}]


@given(st.sets(st.sampled_from(UNITS[:8])), st.integers(1, 3), st.sampled_from(OrganisationLevel), st.booleans())
@settings(max_examples=60)
def test_x_05_a_classified_unit_changes_no_published_figure(
    done: set[str], secret: int, level: OrganisationLevel, marked: bool
) -> None:
    """X-05, JH-22: with classified departments and their publications the report is the same, figure by figure."""
    policy = evolve(DONGLI_DISCLOSURE, level=level)
    cut = slice(0, 3) if level is OrganisationLevel.DEPARTMENT else slice(None)
    hidden = [str(900 + i) for i in range(secret)]
    theirs = [
        public(code if level is OrganisationLevel.DEPARTMENT else f"{code}001", classified=marked) for code in hidden
    ]
    told = [public(code[cut]) for code in sorted(done)]
    with_them = disclose([*theirs, *told], roster(8, *hidden), policy, year=2022)
    without = disclose(told, roster(8), policy, year=2022)
    assert with_them == without
    assert (with_them.explain("zh"), with_them.to_rows()) == (without.explain("zh"), without.to_rows())
    assert str(with_them.lines[0].share) == f"{len(done)}/8"
    assert "900" not in str(to_data(with_them))


def test_a_stranger_is_refused_and_a_classified_one_is_not_named() -> None:
    with pytest.raises(InvalidValueError) as caught:
        disclose([public("777001"), public("888001", classified=True)], roster(2), DONGLI_DISCLOSURE, year=2022)
    assert caught.value.text("en") == (
        "these publications do not fit the roster: disclosures[0]: there is no 777001; disclosures[1]: there is no "
        "withheld."
    )
    assert "888001" not in caught.value.text("zh")


def test_wire_and_tampering() -> None:
    found = disclose(map(public, UNITS[:3]), roster(4), DONGLI_DISCLOSURE, year=2022)
    assert from_data(to_data(found), DisclosureReport, known=[DONGLI_DISCLOSURE]) == found
    assert not verify(evolve(found, lines=tuple(evolve(line, missing=()) for line in found.lines)))


@pytest.mark.parametrize("policy", [DONGLI_DISCLOSURE, TIANMEN_DISCLOSURE, JIANGHAN_DISCLOSURE, DONGHU_DISCLOSURE])
def test_a_policy_travels(policy: DisclosurePolicy) -> None:
    assert from_data(to_data(policy), DisclosurePolicy) == policy


def test_what_a_policy_cannot_be() -> None:
    with pytest.raises(InvalidValueError, match=r"DisclosurePolicy.items are nothing, expected one or more"):
        evolve(DONGLI_DISCLOSURE, items=())
    with pytest.raises(InvalidValueError, match=r"items are budget\+0, budget\+0") as caught:
        evolve(DONGLI_DISCLOSURE, items=DONGLI_DISCLOSURE.items[:1] * 2)
    assert "应有一项以上且互不相同" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match="expected a day or month of any year"):
        DisclosureItem(what=Disclosed.BUDGET, offset=0, arranged=PrintedDate(year=2022, month=1))
    with pytest.raises(InvalidValueError, match=r"Disclosure.year is str"):
        public("101", year="2022")
    with pytest.raises(InvalidValueError, match="year is str, expected int"):
        disclose([], roster(1), DONGLI_DISCLOSURE, year="2022")  # type: ignore[arg-type]
    assert repr(public("101", classified=True)) == "Disclosure(withheld)"
