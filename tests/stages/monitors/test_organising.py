"""Tiers, rounds and circulars: nested, dated by arguments, with ties said aloud."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, fraction, wan, yi, yuan
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.regimes import TIANMEN
from budgetperf.regimes.monitoring import (
    DAYING_ROUNDS,
    DONGHU_ROUNDS,
    DONGHU_STEPS,
    JIANGHAN_TIERS,
    QUARTERLY,
    TIANMEN_ROUNDS,
    XIUZHOU_TIERS,
    donghu_key_sample,
    jianghan_slowest,
)
from budgetperf.rules.facts import rate_fact
from budgetperf.rules.numerals import chinese_number
from budgetperf.stages import monitors
from budgetperf.stages.monitors import (
    Circular,
    Enrolment,
    KeyCount,
    KeySample,
    MonitorLine,
    RoundSchedule,
    ScheduledRound,
    Tier,
    TierMembers,
    WorkOrder,
    WorkStep,
    check_key_sample,
    check_rounds,
    check_steps,
    check_tiers,
    circulate,
    enrol,
    spending_by_department,
)
from budgetperf.stages.selection.rankings import RankingEnd, RankingKey, RankingTies
from budgetperf.wire import dumps, from_data, loads, to_data
from monitor_samples import line

LINES = tuple(line(f"p{i}", wan(10 * (i + 1))) for i in range(6))
MEMBERS = (
    TierMembers(tier="major", projects=("p0", "p1", "p2")),
    TierMembers(tier="key", projects=("p1", "p2")),
)


def test_xz_12_three_tiers_each_inside_the_wider_one() -> None:
    """「建立“全面—重大—重点”三级监控体系」: each project belongs to its highest tier."""
    found = enrol(LINES, MEMBERS, XIUZHOU_TIERS)
    assert [total.tier.zh for total in found.totals] == ["全面监控", "重大监控", "重点监控"]
    assert [total.projects for total in found.totals] == [
        ("p0", "p1", "p2", "p3", "p4", "p5"),
        ("p0", "p1", "p2"),
        ("p1", "p2"),
    ]
    assert [total.highest for total in found.totals] == [("p3", "p4", "p5"), ("p0",), ("p1", "p2")]
    assert [total.amount for total in found.totals] == [wan(210), wan(60), wan(50)]
    assert [found.tier_of(code).code for code in ("p5", "p0", "p2")] == ["general", "major", "key"]
    assert verify(found)
    assert loads(dumps(found), Enrolment, known=(XIUZHOU_TIERS,)) == found
    assert found.explain("zh").split("\n")[0] == "监控层级：全面监控—重大监控—重点监控"
    assert "  key: 2 projects, 500000 yuan" in found.explain("en").split("\n")
    with pytest.raises(InvalidValueError, match="the project 'p9' is not enrolled"):
        found.tier_of("p9")


def test_jh_21_jh_23_everything_is_watched_and_one_project_of_each_department_by_finance() -> None:
    """「对每个部门选取一个项目进行重点监控，涉及资金 4 亿元」: 76 of them, 526.3万 on average."""
    lines = [line(f"p{i}", None, department=f"d{i % 76}") for i in range(228)]
    each, rest = divmod(int(yi(4)), 76)
    lines[:76] = [evolve(one, amount=yuan(each + (rest if i == 0 else 0))) for i, one in enumerate(lines[:76])]
    found = enrol(lines, [TierMembers(tier="key", projects=tuple(f"p{i}" for i in range(76)))], JIANGHAN_TIERS)
    everything, key = found.totals
    assert (len(everything.projects), len(key.projects), key.amount) == (228, 76, yi(4))
    tenth = Rounding(places=1, mode=RoundingMode.HALF_UP)
    assert str(tenth.apply(Fraction(key.amount) / 76 / 10_000)) == "526.3"
    assert set(key.projects) <= set(everything.projects)
    assert len({one.department for one in lines if one.code in key.projects}) == 76
    assert enrol(lines, (), JIANGHAN_TIERS).totals[1].projects == ()


def test_dl_16_key_monitoring_is_a_tier_of_its_own() -> None:
    """「开展重点项目绩效跟踪监控」."""
    found = enrol(LINES, [TierMembers(tier="key", projects=("p3",))], JIANGHAN_TIERS)
    assert found.tier_of("p3").code == "key"


CODES = st.sampled_from([each.code for each in LINES])


@given(st.frozensets(CODES), st.frozensets(CODES))
def test_tiers_are_nested_or_refused(major: frozenset[str], key: frozenset[str]) -> None:
    members = [
        TierMembers(tier="major", projects=tuple(sorted(major))),
        TierMembers(tier="key", projects=tuple(sorted(key))),
    ]
    problems = check_tiers(LINES, members, XIUZHOU_TIERS)
    assert (not problems) == (key <= major)
    assert {problem.path for problem in problems} == {f"key.{code}" for code in key - major}
    if problems:
        with pytest.raises(InvalidValueError, match="these tiers cannot be"):
            enrol(LINES, members, XIUZHOU_TIERS)
        return
    listed = [set(total.projects) for total in enrol(LINES, members, XIUZHOU_TIERS).totals]
    assert listed[0] >= listed[1] >= listed[2]
    every = [code for total in enrol(LINES, members, XIUZHOU_TIERS).totals for code in total.highest]
    assert sorted(every) == sorted(one.code for one in LINES)


def test_everything_that_is_wrong_with_tiers_is_said_at_once() -> None:
    lines = (*LINES, LINES[0], evolve(LINES[1], code="secret", classified=True))
    members = (
        TierMembers(tier="mayor", projects=()),
        TierMembers(tier="key", projects=("p1", "p9", "secret")),
        TierMembers(tier="key", projects=("p1", "p9", "secret")),
    )
    found = [problem.text("en") for problem in check_tiers(lines, members, XIUZHOU_TIERS)]
    assert found == [
        "lines.p0: stands twice",
        "members.key: is listed twice",
        "members.mayor: is no tier, expected major, key",
        "key.p1: is not in the tier major",
        "key.p9: is not in the tier major",
    ]
    loose = evolve(XIUZHOU_TIERS, nested=False)
    known = (*LINES, lines[-1])
    assert [each.text("zh") for each in check_tiers(known, members[1:2], loose)] == ["key.p9：不在全面监控范围内"]
    only = evolve(XIUZHOU_TIERS, tiers=XIUZHOU_TIERS.tiers[:1])
    assert check_tiers(LINES, members[:1], only)[0].text("en") == "members.mayor: is no tier, expected no such tier"


def test_a_classified_project_is_in_no_tier() -> None:
    hidden = evolve(LINES[1], classified=True)
    found = enrol((LINES[0], hidden, LINES[2]), MEMBERS, XIUZHOU_TIERS)
    assert [total.projects for total in found.totals] == [("p0", "p2"), ("p0", "p2"), ("p2",)]
    assert "p1" not in repr(found)


@pytest.mark.parametrize("tiers", [(), (XIUZHOU_TIERS.tiers[0],) * 2])
def test_a_scheme_has_different_tiers(tiers: tuple[Tier, ...]) -> None:
    with pytest.raises(InvalidValueError, match="expected one or more different ones"):
        evolve(XIUZHOU_TIERS, tiers=tiers)
    with pytest.raises(InvalidValueError, match=r"Tier\.zh is ''"):
        Tier(code="a", zh="", en="a")
    with pytest.raises(InvalidValueError, match=r"TierMembers\.projects is list"):
        TierMembers(tier="a", projects=["p"])  # type: ignore[arg-type]


# -- rounds --


def test_dh_17_five_rounds_a_year() -> None:
    """「组织五次绩效运行监控」: how many is said, when is not."""
    assert len(DONGHU_ROUNDS.rounds) == chinese_number("五") == 5
    days = [date(2022, month, 20) for month in (3, 5, 7, 9, 11)]
    assert check_rounds(DONGHU_ROUNDS, 2022, days) == ()
    four = [problem.text("en") for problem in check_rounds(DONGHU_ROUNDS, 2022, days[:4])]
    assert four == ["days: are 4, expected 5"]
    swapped = check_rounds(DONGHU_ROUNDS, 2022, [days[1], days[0], *days[2:]])
    assert [problem.text("zh") for problem in swapped] == ["第 2 次：为 2022-03-20，不晚于前一次 2022-05-20"]
    with pytest.raises(
        IncompleteError, match=r"monitoring in Donghu: the days are not known: round 1, last month: is not said"
    ):
        DONGHU_ROUNDS.in_year(2022)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2022, 8, 31), False),
        (date(2022, 9, 1), True),
        (date(2022, 9, 30), True),
        (date(2022, 10, 1), False),
        (date(2021, 9, 15), False),
    ],
)
def test_tm_05_tianmen_watches_in_september(day: date, inside: bool) -> None:
    """「在近几年的九月份由市财政局牵头」: from the first day of the window to the last."""
    assert (check_rounds(TIANMEN_ROUNDS, 2022, [day]) == ()) is inside
    assert TIANMEN.monitoring.rounds is TIANMEN_ROUNDS


def test_tm_05_a_round_outside_the_window_is_named() -> None:
    assert check_rounds(TIANMEN_ROUNDS, 2022, [date(2022, 9, 5)]) == ()
    found = check_rounds(TIANMEN_ROUNDS, 2022, (date(2021, 8, 5),))
    assert [problem.text("en") for problem in found] == [
        "day 1: is 2021-08-05, expected the year 2022",
        "day 1: is 2021-08-05, expected month 9",
    ]


@pytest.mark.parametrize(
    ("schedule", "year", "days"),
    [
        (QUARTERLY, 2021, ["2021-03-31", "2021-06-30", "2021-09-30", "2021-12-31"]),
        (DAYING_ROUNDS, 2023, ["2023-06-30", "2023-08-31"]),
    ],
)
def test_the_rounds_of_a_year(schedule: RoundSchedule, year: int, days: list[str]) -> None:
    found = schedule.in_year(year)
    assert [(one.number, one.as_of.isoformat()) for one in found] == list(enumerate(days, 1))
    assert schedule.in_year(year) == found
    assert from_data(to_data(schedule), RoundSchedule) == schedule


def test_the_last_round_before_a_day() -> None:
    third = QUARTERLY.last_before(date(2021, 10, 15))
    assert third is not None
    assert (third.number, third.covers) == (3, 9)
    assert QUARTERLY.last_before(date(2021, 3, 30)) is None
    first = QUARTERLY.last_before(date(2021, 3, 31))
    assert first is not None
    assert first.number == 1


@given(st.dates(date(1901, 1, 1), date(2199, 12, 30)))
def test_a_schedule_hangs_on_the_day_that_is_asked_about_and_on_nothing_else(day: date) -> None:
    found, again = QUARTERLY.last_before(day), QUARTERLY.last_before(day + timedelta(days=0))
    assert found == again
    expected = [one for one in QUARTERLY.in_year(day.year) if one.as_of <= day]
    assert found == (expected[-1] if expected else None)


def test_no_module_of_the_stage_knows_a_clock() -> None:
    """Sampling a schedule never depends on the clock: nothing here can ask it."""
    asked = {"now", "today", "utcnow", "monotonic", "perf_counter", "time", "localtime"}
    paths = sorted(Path(monitors.__file__).parent.glob("*.py"))
    assert len(paths) >= 15
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in asked, f"{path.name}:{node.lineno}"
            if isinstance(node, ast.ImportFrom):
                assert node.module != "time"


def test_a_round_is_held_after_the_months_that_it_covers() -> None:
    early = check_rounds(DAYING_ROUNDS, 2023, [date(2023, 7, 3), date(2023, 8, 30)])
    assert [problem.text("en") for problem in early] == [
        "day 2: is 2023-08-30, expected month 9",
        "day 2: is 2023-08-30, before month 8 has ended",
    ]
    with pytest.raises(InvalidValueError, match="a round of month 6 covers the year until month 7"):
        ScheduledRound(held=6, covers=7)
    with pytest.raises(InvalidValueError, match=r"ScheduledRound\.held is 13, expected 1 to 12"):
        ScheduledRound(held=13)
    with pytest.raises(InvalidValueError, match=r"ScheduledRound\.covers is True"):
        ScheduledRound(covers=True)


@pytest.mark.parametrize("rounds", [(), (ScheduledRound(covers=6), ScheduledRound(covers=6))])
def test_a_schedule_has_rounds_in_order(rounds: tuple[ScheduledRound, ...]) -> None:
    with pytest.raises(InvalidValueError, match="expected one or more, each until a later month"):
        evolve(QUARTERLY, rounds=rounds)
    with pytest.raises(InvalidValueError, match="year is str"):
        QUARTERLY.in_year("2021")  # type: ignore[arg-type]


# -- conduct --


def test_dh_18_ten_departments_and_projects_in_all_or_of_each() -> None:
    """「选择 10个部门和项目开展重点绩效监控」 is ambiguous; the reading is chosen by name and stays in the policy."""
    four, six, ten = ([f"{kind}{i}" for i in range(n)] for kind, n in (("d", 4), ("p", 6), ("d", 10)))
    together, of_each = (donghu_key_sample(counts=counts) for counts in KeyCount)
    assert check_key_sample(together, four, six) == ()
    assert [each.text("en") for each in check_key_sample(of_each, four, six)] == [
        "departments: are 4, expected 10",
        "projects: are 6, expected 10",
    ]
    assert check_key_sample(of_each, ten, ten) == ()
    assert [each.text("zh") for each in check_key_sample(together, ten, ten)] == [
        "departments+projects：为 20 个，应为 10 个"
    ]
    assert check_key_sample(together, four * 2, six) == ()
    assert [one.key for one in of_each.assumptions] == ["key-sample.counts"]
    assert together.code != of_each.code
    assert from_data(to_data(of_each), KeySample) == of_each
    with pytest.raises(InvalidValueError, match=r"KeySample\.size is 0, expected 1 or more"):
        evolve(of_each, size=0)


def test_dh_19_five_steps_in_their_order() -> None:
    """「收集、审核、分析、汇总、填报」."""
    assert [step.zh for step in DONGHU_STEPS.steps] == ["收集", "审核", "分析", "汇总", "填报"]
    codes = [step.code for step in DONGHU_STEPS.steps]
    for done in range(6):
        assert check_steps(DONGHU_STEPS, codes[:done]) == ()
    assert from_data(to_data(DONGHU_STEPS), WorkOrder) == DONGHU_STEPS
    assert [each.text("en") for each in check_steps(DONGHU_STEPS, ["collect", "analyse", "collect", "file"])] == [
        "step 2: is analyse, before review",
        "step 3: is collect, which was done before",
        "step 4: is 'file', expected one of collect, review, analyse, sum_up, report",
    ]
    for steps in ((), DONGHU_STEPS.steps[:1] * 2):
        with pytest.raises(InvalidValueError, match="expected one or more different ones"):
            evolve(DONGHU_STEPS, steps=steps)
    with pytest.raises(InvalidValueError, match=r"WorkStep\.en is ''"):
        WorkStep(code="a", zh="甲", en="")


@given(st.permutations(["collect", "review", "analyse", "sum_up", "report"]))
def test_only_one_order_of_the_steps_is_right(done: list[str]) -> None:
    codes = [step.code for step in DONGHU_STEPS.steps]
    assert (check_steps(DONGHU_STEPS, done) == ()) == (done == codes)


# -- circulars --

POLICY = jianghan_slowest(ties=RankingTies.ALL_IN)
ON, DUE = date(2022, 10, 10), date(2022, 10, 31)


def _districts(*percents: int, each: int = 2) -> list[MonitorLine]:
    return [
        line(f"d{i:02}-{j}", wan(100), executed=wan(percent + (10 if j else -10)), department=f"d{i:02}", year=2022)
        for i, percent in enumerate(percents)
        for j in range(each)
    ]


def test_jh_25_the_ten_slowest_departments_are_named() -> None:
    """「对 2022 年支出进度偏慢的后 10 家部门进行了全区通报」."""
    found = circulate(_districts(*range(80, 20, -5)), POLICY, on=ON, due=DUE)
    assert [order.department for order in found.orders] == [f"d{i:02}" for i in range(11, 1, -1)]
    assert [order.place for order in found.orders] == list(range(1, 11))
    assert fraction(found.orders[0].share.exact) == fraction(Share.of(25, 100).exact)  # type: ignore[arg-type]
    assert found.ranking.tied == ()
    assert verify(found)
    assert loads(dumps(found), Circular, known=(POLICY,)) == found


def test_jh_26_each_that_is_named_has_an_order_and_is_followed_up() -> None:
    """「要求落实整改措施，加快支出进度」."""
    found = circulate(_districts(30, 40, 50), POLICY, on=ON, due=DUE)
    assert {order.due for order in found.orders} == {DUE}
    assert found.overdue(DUE, ()) == ()
    late = found.overdue(DUE + timedelta(days=1), ["d01"])
    assert [order.department for order in late] == ["d00", "d02"]
    assert "  d00：支出进度 30%，限 2022-10-31 前落实整改措施，加快支出进度" in found.explain("zh").split("\n")
    assert found.explain("en").startswith("circular of 2022-10-10: 3 departments that spend slowly\n  d00: 30% spent")


@pytest.mark.parametrize(
    ("ties", "named"),
    [(RankingTies.ALL_IN, 11), (RankingTies.NONE_IN, 9)],
)
def test_jh_25_departments_that_tie_for_the_tenth_place(ties: RankingTies, named: int) -> None:
    lines = _districts(10, 11, 12, 13, 14, 15, 16, 17, 18, 30, 30, 50)
    found = circulate(lines, jianghan_slowest(ties=ties), on=ON, due=DUE)
    assert len(found.orders) == named
    assert found.ranking.tied == ("d09", "d10")
    assert ties.says.zh in found.explain("zh")
    with pytest.raises(InvalidValueError, match="d09, d10 are tied at the edge"):
        circulate(lines, jianghan_slowest(ties=RankingTies.REFUSE), on=ON, due=DUE)


def test_a_department_is_the_sum_of_its_projects() -> None:
    lines = [
        line("a", wan(900), executed=wan(90), department="x"),
        line("b", wan(100), executed=wan(100), department="x"),
        line("c", wan(100), department="y"),
        line("d", None, executed=wan(1), department="z"),
        line("e", wan(1), executed=wan(1), department="hidden", classified=True),
        line("f", yuan(0), executed=yuan(0), department="zero"),
    ]
    found = {one.department: one for one in spending_by_department(lines)}
    assert set(found) == {"x", "y", "z", "zero"}
    assert (found["x"].count, found["x"].share) == (2, Share(numerator=wan(190), denominator=wan(1000)))
    assert (found["y"].share, found["z"].share) == (None, None)
    named = circulate(lines, POLICY, on=ON, due=DUE)
    assert [order.department for order in named.orders] == ["x"]
    assert named.ranking.unranked == ("y", "z", "zero")
    assert "hidden" not in named.explain("zh") + repr(named)


def test_a_circular_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="the circular of 2022-10-10 is due on 2022-10-09") as caught:
        circulate(LINES, POLICY, on=ON, due=ON - timedelta(days=1))
    assert "期限应不早于通报之日" in caught.value.zh
    other = RankingKey(fact=rate_fact("other", "其他", "other").key, end=RankingEnd.BOTTOM)
    with pytest.raises(InvalidValueError, match="ranks by other, expected a later day and spending_progress"):
        circulate(LINES, evolve(POLICY, keys=(other,)), on=ON, due=DUE)


@pytest.mark.parametrize(
    ("change", "says"),
    [({"policy": 1}, "policy is int"), ({"on": "2022"}, "on is str"), ({"due": None}, "due is NoneType")],
)
def test_arguments_are_checked(change: dict[str, Any], says: str) -> None:
    given_: dict[str, Any] = {"policy": POLICY, "on": ON, "due": DUE, **change}
    with pytest.raises(InvalidValueError, match=says):
        circulate(LINES, **given_)


# -- what cannot be ranked or enrolled --


def test_progress_of_different_months_is_not_compared() -> None:
    policy = jianghan_slowest(ties=RankingTies.ALL_IN)
    on, due = date(2022, 10, 10), date(2022, 10, 31)
    lines = [line("a", wan(1), executed=wan(1)), line("b", wan(1), executed=wan(1), month=6)]
    with pytest.raises(InvalidValueError, match="the lines are of 2021-06, 2021-09, expected one month") as caught:
        circulate(lines, policy, on=on, due=due)
    assert caught.value.zh == "各项目的监控时间为 2021-06、2021-09，应为同一月份。"
    with pytest.raises(InvalidValueError, match="the project 'a' is watched twice"):
        spending_by_department([lines[0], lines[0]])
    with pytest.raises(InvalidValueError, match="lines is str, expected Iterable"):
        circulate("ab", policy, on=on, due=due)  # type: ignore[arg-type]
    assert len(circulate([lines[0], evolve(lines[1], classified=True)], policy, on=on, due=due).orders) == 1


def test_tiers_are_of_one_year_and_list_a_project_once() -> None:
    late = evolve(LINES[0], code="z", year=2022)
    with pytest.raises(InvalidValueError, match="lines: are of 2021, 2022, expected one year"):
        enrol([*LINES, late], (), XIUZHOU_TIERS)
    assert enrol([*LINES, evolve(late, classified=True)], (), XIUZHOU_TIERS) == enrol(LINES, (), XIUZHOU_TIERS)
    with pytest.raises(InvalidValueError, match="a project stands twice in the tier key"):
        TierMembers(tier="key", projects=("p1", "p1"))


def test_a_moment_is_no_day() -> None:
    moment: Any = datetime(2022, 3, 31, 9, tzinfo=UTC)
    policy = jianghan_slowest(ties=RankingTies.ALL_IN)
    calls: dict[str, Any] = {
        "day": lambda: QUARTERLY.last_before(moment),
        "item 1 of days": lambda: check_rounds(QUARTERLY, 2022, [moment]),
        "on": lambda: circulate([], policy, on=moment, due=date(2022, 4, 1)),
        "due": lambda: circulate([], policy, on=date(2022, 3, 1), due=moment),
    }
    for what, call in calls.items():
        with pytest.raises(InvalidValueError, match=f"^{what} is datetime, expected date"):
            call()


@pytest.mark.parametrize(("year", "day"), [(2024, 29), (2023, 28), (2100, 28), (2000, 29)])
def test_a_round_until_february_ends_with_it(year: int, day: int) -> None:
    assert evolve(QUARTERLY, rounds=(ScheduledRound(covers=2),)).in_year(year)[0].as_of == date(year, 2, day)
