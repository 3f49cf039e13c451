"""What the monitors of a district come to: 533 projects, 172 red, 101 reduced, 4 cancelled, counted from records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, fraction, wan, yi, yuan
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.budgets import Budget
from budgetperf.records.interventions import Intervention, InterventionKind
from budgetperf.records.progress import ProjectProgress
from budgetperf.regimes.monitoring import QUARTERLY, XIUZHOU_TOGETHER
from budgetperf.stages.monitors import (
    WORST_FIRST,
    Lamp,
    MonitorLine,
    MonitorSummary,
    advise_on_lamp,
    monitor,
    monitor_many,
    summarise,
)
from budgetperf.wire import dumps, loads
from monitor_samples import CANCELLED, RED, REDUCED, WATCHED, XIUZHOU, district, line

PROJECTS, TAKEN = district()
LINES = monitor_many(PROJECTS, XIUZHOU)
SUMMARY = summarise(LINES, TAKEN)
FIGURES = ("count", "amount", "red", "red_amount", "cut", "cut_amount", "gone", "gone_amount")
REDUCE, CANCEL = InterventionKind.REDUCE, InterventionKind.CANCEL


def _recount(projects: Iterable[ProjectProgress], taken: Iterable[Intervention]) -> dict[str, Fraction]:
    """The district's figures from the records alone, in fractions; nothing of the stage is used."""
    found = dict.fromkeys(
        ("count", "amount", "red", "red_amount", "cut", "cut_amount", "gone", "gone_amount"), Fraction(0)
    )
    for project in projects:
        budget = project.budget
        assert budget is not None
        assert budget.adjusted is not None
        assert budget.executed is not None
        amount = Fraction(budget.adjusted)
        found["count"] += 1
        found["amount"] += amount
        slow = Fraction(budget.executed) / amount / Fraction(project.month, 12) < Fraction(6, 10)
        short = False
        for one in project.indicators:
            target, done = (int(str(text).strip("≥人次")) for text in (one.adjusted, one.so_far))
            short = short or Fraction(done, target) / Fraction(project.month, 12) < Fraction(6, 10)
        if slow or short:
            found["red"] += 1
            found["red_amount"] += amount
    for each in taken:
        name = "cut" if each.kind is REDUCE else "gone"
        found[name] += 1
        found[f"{name}_amount"] += Fraction(each.amount or 0)
    return found


def _told(summary: MonitorSummary) -> dict[str, Fraction]:
    red, cut, gone = summary.under(Lamp.RED), summary.done(REDUCE), summary.done(CANCEL)
    figures = (
        summary.count, summary.amount, red.count, red.amount, cut.count if cut else 0, cut.amount if cut else 0,
        gone.count if gone else 0, gone.amount if gone else 0,
    )  # fmt: skip
    return dict(zip(FIGURES, map(Fraction, figures), strict=True))


TENTH = Rounding(places=1, mode=RoundingMode.HALF_UP)


def test_xz_16_all_that_is_watched() -> None:
    """「全年实施跟踪监控项目 533 个，共计跟踪监控财政资金 19.58 亿元」."""
    assert (SUMMARY.count, SUMMARY.amount, SUMMARY.without_amount) == (WATCHED, yi("19.58"), 0) == (533, yi("19.58"), 0)
    assert TENTH.apply(Fraction(SUMMARY.amount) / SUMMARY.count / 10_000) == Decimal("367.4")


def test_xz_17_red_warnings() -> None:
    """「反馈红色预警项目 172 个，涉及资金 1.80 亿」: 32.27 % of the projects, 9.19 % of the money."""
    red = SUMMARY.under(Lamp.RED)
    assert (red.count, red.amount) == (RED, yi("1.80")) == (172, yi("1.80"))
    assert (red.of_count, red.of_amount) == (Share.of(172, 533), Share(numerator=yi("1.80"), denominator=yi("19.58")))
    assert round(float(red.of_count) * 100, 2) == 32.27
    assert round(float(red.of_amount) * 100, 2) == 9.19


def test_xz_18_cancelled_after_a_red_warning() -> None:
    """「其中对 4 个项目资金进行核销，涉及资金 117.2 万」: all four are red."""
    gone = SUMMARY.done(CANCEL)
    assert gone is not None
    assert (gone.count, gone.amount, gone.under_red) == (CANCELLED, wan("117.2"), 4) == (4, wan("117.2"), 4)
    assert Fraction(gone.amount) / gone.count == wan("29.3")
    assert gone.amount <= SUMMARY.under(Lamp.RED).amount


def test_xz_19_reduced_by_the_results_of_the_third_quarter() -> None:
    """「集中核减项目 101 个，涉及核减资金 2.18 亿元」: more than the red money, so not of red projects alone."""
    cut = SUMMARY.done(REDUCE)
    assert cut is not None
    assert (cut.count, cut.amount) == (REDUCED, yi("2.18")) == (101, yi("2.18"))
    assert cut.amount > SUMMARY.under(Lamp.RED).amount
    assert 0 < cut.under_red < cut.count
    assert cut.of_count == Share.of(101, 533)
    quarter = QUARTERLY.last_before(TAKEN[0].on)
    assert quarter is not None
    assert {each.month for each in LINES} == {quarter.covers} == {9}
    assert round(float(cut.of_amount) * 100, 2) == 11.13
    assert round(float(cut.of_count) * 100, 2) == 18.95


def test_the_records_behind_the_figures_are_all_different_and_possible() -> None:
    assert len({project.code for project in PROJECTS}) == len({project.amount for project in PROJECTS}) == WATCHED
    money = {project.code: project.amount for project in PROJECTS}
    for each in TAKEN:
        whole = money[each.project]
        assert whole is not None
        assert each.amount is not None
        assert each.amount <= whole
    assert _told(SUMMARY) == _recount(PROJECTS, TAKEN)


def test_the_lines_are_those_of_monitors_with_evidence() -> None:
    for project, found in list(zip(PROJECTS, LINES, strict=True))[::37]:
        assert monitor(project, XIUZHOU).line == found


@given(st.integers(0, WATCHED - 1))
def test_taking_any_project_away_changes_the_figures_as_a_recount_says(i: int) -> None:
    code = PROJECTS[i].code
    rest = [project for project in PROJECTS if project.code != code]
    taken = [each for each in TAKEN if each.project != code]
    found = summarise([each for each in LINES if each.code != code], taken)
    assert _told(found) == _recount(rest, taken)
    assert _told(found) != _told(SUMMARY)


@given(st.integers(0, WATCHED - 1), st.integers(1, 99), st.integers(1, 10**9))
def test_changing_any_project_changes_the_figures_as_a_recount_says(i: int, percent: int, more: int) -> None:
    old = PROJECTS[i]
    assert old.amount is not None
    amount = int(old.amount) + more
    new = evolve(old, budget=Budget(adjusted=yuan(amount), executed=yuan(amount * percent // 100)))
    changed = (*PROJECTS[:i], new, *PROJECTS[i + 1 :])
    lines = (*LINES[:i], monitor(new, XIUZHOU).line, *LINES[i + 1 :])
    found = summarise(lines, TAKEN)
    assert _told(found) == _recount(changed, TAKEN)
    assert found.amount == SUMMARY.amount + more


@given(st.integers(0, len(TAKEN) - 1))
def test_taking_any_measure_away_changes_the_figures_as_a_recount_says(i: int) -> None:
    taken = (*TAKEN[:i], *TAKEN[i + 1 :])
    found = summarise(LINES, taken)
    assert _told(found) == _recount(PROJECTS, taken)
    assert _told(found) != _told(SUMMARY)


def test_the_parts_make_the_whole() -> None:
    assert [total.lamp for total in SUMMARY.lamps] == [*WORST_FIRST, None]
    assert sum(total.count for total in SUMMARY.lamps) == SUMMARY.count
    assert sum(total.amount for total in SUMMARY.lamps) == SUMMARY.amount


def test_xz_15_one_warning_leads_to_all_four_together() -> None:
    """「同预警、同通报、同反馈、同提高」."""
    red = next(each for each in LINES if each.lamp is Lamp.RED)
    advice = advise_on_lamp(red, XIUZHOU_TOGETHER)
    assert advice.measures == ("warn", "circulate", "feed_back", "improve")
    assert advise_on_lamp(evolve(red, lamp=Lamp.GREEN), XIUZHOU_TOGETHER).measures == ("none",)


def test_jh_22_a_classified_project_leaves_both_sides_of_every_share() -> None:
    """「涉及 76 个部门单位（涉密单位除外）」."""
    hidden = evolve(LINES[0], code="secret", name="某某", classified=True)
    cut = evolve(TAKEN[0], project="secret")
    found = summarise((*LINES, hidden), (*TAKEN, cut))
    assert found == SUMMARY
    assert "secret" not in repr(found)
    with pytest.raises(InvalidValueError, match="the project withheld is watched twice"):
        summarise((*LINES, hidden, hidden))
    with pytest.raises(InvalidValueError, match="the project withheld has one measure twice"):
        summarise((*LINES, hidden), (cut, cut))


def test_a_summary_is_its_own_evidence() -> None:
    small = summarise(LINES[160:180], [each for each in TAKEN if each.project in {one.code for one in LINES[160:180]}])
    assert verify(small)
    assert loads(dumps(small), MonitorSummary) == small
    forged = evolve(small, amount=yuan(1))
    assert [each.path for each in verify(forged).differences] == ["amount"]
    assert verify(SUMMARY)


def test_the_account_tells_lamps_and_measures() -> None:
    assert SUMMARY.explain("zh").split("\n") == [
        "监控项目 533 个，资金 1958000000 元",
        "  红灯：172 个项目，180000000 元",
        "  黄灯：0 个项目，0 元",
        "  绿灯：361 个项目，1778000000 元",
        "  蓝灯：0 个项目，0 元",
        "  不亮灯：0 个项目，0 元",
        "  核减预算：101 个项目（其中红灯 10 个），218000000 元",
        "  核销：4 个项目（其中红灯 4 个），1172000 元",
    ]
    assert "  red: 172 projects, 180000000 yuan" in SUMMARY.explain("en").split("\n")


def test_projects_without_an_amount_or_a_lamp_are_counted_as_such() -> None:
    found = summarise([line("a", None, lamp=None), line("b", wan(2))])
    assert (found.count, found.amount, found.without_amount, found.under(None).count) == (2, wan(2), 1, 1)
    assert found.measures == ()
    assert found.done(CANCEL) is None
    nothing = summarise(())
    assert (nothing.count, nothing.under(Lamp.RED).of_count.is_defined) == (0, False)
    assert fraction(nothing.amount) == 0


@pytest.mark.parametrize(
    ("lines", "taken", "says"),
    [
        ((line("a"), line("a")), (), "the project 'a' is watched twice"),
        ((line("a"),), ("b",), "the project 'b' is not watched"),
        ((line("a"),), ("a", "a"), "the project 'a' has one measure twice"),
    ],
)
def test_what_cannot_be_counted_is_refused(lines: tuple[MonitorLine, ...], taken: tuple[str, ...], says: str) -> None:
    measures = [
        Intervention(project=code, kind=CANCEL, by="甲", on=date(2021, 10, 8), reason="红灯", amount=wan(1))
        for code in taken
    ]
    with pytest.raises(InvalidValueError, match=says) as caught:
        summarise(lines, measures)
    assert caught.value.zh.startswith("项目“")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"code": ""}, r"MonitorLine\.code is ''"),
        ({"lamp": "red"}, r"MonitorLine\.lamp is str"),
        ({"amount": 1}, r"MonitorLine\.amount is int"),
        ({"indicators": [None]}, r"MonitorLine\.indicators is list"),
        ({"indicators": ("red",)}, r"item 1 of MonitorLine\.indicators is str"),
        ({"classified": 0}, r"MonitorLine\.classified is int"),
        ({"month": None}, r"MonitorLine\.month is NoneType"),
    ],
)
def test_what_a_line_may_not_hold(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        evolve(line("a"), **change)


# -- what cannot be counted --


def test_lines_of_several_years_are_not_counted_together() -> None:
    lines = [line("a", wan(1)), line("b", wan(1), month=6)]
    assert summarise(lines).count == 2, "a year's projects may have been watched in different months"
    with pytest.raises(InvalidValueError, match="the lines are of 2021, 2022, expected one year") as caught:
        summarise([*lines, line("c", year=2022)])
    assert caught.value.zh == "各项目的监控时间为 2021、2022，应为同一年度。"
    assert summarise([*lines, line("c", year=2022, classified=True)]) == summarise(lines)


def _cut(kind: InterventionKind, amount: int, day: int = 15) -> Intervention:
    return Intervention(
        project="a", kind=kind, by="区财政局", on=date(2021, 10, day), reason="进度慢", amount=wan(amount)
    )


def test_a_project_that_is_reduced_twice_is_one_project() -> None:
    reduce = InterventionKind.REDUCE
    found = summarise([line("a", wan(100), lamp=Lamp.RED)], [_cut(reduce, 30), _cut(reduce, 20, day=20)]).done(reduce)
    assert found is not None
    assert (found.count, found.amount, found.under_red) == (1, wan(50), 1)
    with pytest.raises(InvalidValueError, match="the project 'a' has one measure twice on one day"):
        summarise([line("a", wan(100))], [_cut(reduce, 30), _cut(reduce, 20)])


def test_no_more_is_taken_away_than_there_is() -> None:
    reduce, recover, cancel = InterventionKind.REDUCE, InterventionKind.RECOVER, InterventionKind.CANCEL
    every = [_cut(reduce, 50), _cut(recover, 30), _cut(cancel, 20)]
    assert [total.amount for total in summarise([line("a", wan(100))], every).measures] == [wan(50), wan(30), wan(20)]
    assert summarise([line("a")], every).count == 1, "nobody knows how much there is"
    with pytest.raises(InvalidValueError, match="the project 'a' has less money than the measures") as caught:
        summarise([line("a", wan(99))], every)
    assert caught.value.zh == "项目“a”资金少于各项措施涉及的金额。"
    with pytest.raises(InvalidValueError, match="the project withheld has less money than the measures"):
        summarise([line("a", wan(99), classified=True)], every)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"month": 0}, r"MonitorLine\.month is 0, expected 1 to 12"),
        ({"month": 13}, r"MonitorLine\.month is 13"),
        ({"amount": Decimal(-1)}, r"MonitorLine\.amount is -1, expected yuan, 0 or more"),
        ({"executed": Decimal("NaN")}, r"MonitorLine\.executed is NaN"),
        ({"executed": Decimal("Infinity"), "classified": True}, r"MonitorLine\.executed is withheld"),
    ],
)
def test_a_line_that_cannot_be_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        evolve(line("a"), **change)
