"""Versions of a target: who, when and why, together with the budget, and which is in force on a day."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Yuan, points, wan, yuan
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.records.budgets import Budget
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.target_sets import SubjectTargets, TargetSet
from budgetperf.records.target_versions import (
    BudgetChanged,
    BudgetKept,
    TargetHistory,
    TargetVersion,
    VersionKind,
    VersionStanding,
)
from budgetperf.records.targets import Indicator, Target
from budgetperf.rules.reading import parse
from budgetperf.wire import dumps, from_data, loads, to_data

DRAFT, APPROVED, ADJUSTED = VersionKind
FILED, COMING, IN_FORCE, REPLACED = VersionStanding


def _targets(text: str) -> SubjectTargets:
    asked = Indicator(code="a", name="惠及人数", expectation=parse(text), points=points(100))
    target = Target(project="示例", indicators=(asked,))
    return SubjectTargets(
        subject=SubjectKind.PROJECT,
        of="p-1",
        department="101",
        annual=TargetSet(target=target, since=2022, until=2022),
    )


FIRST = TargetVersion(kind=DRAFT, targets=_targets("≥100人"), by="甲单位", on=date(2021, 10, 8))
APPROVAL = TargetVersion(
    kind=APPROVED,
    targets=_targets("≥120人"),
    by="财政局",
    on=date(2022, 1, 20),
    effective=date(2022, 1, 1),
    reason="随预算批复",
)
REQUEST = TargetVersion(kind=DRAFT, targets=_targets("≥90人"), by="甲单位", on=date(2022, 9, 1), reason="工期延后")
CUT = TargetVersion(
    kind=ADJUSTED,
    targets=_targets("≥90人"),
    by="财政局",
    on=date(2022, 9, 30),
    effective=date(2022, 10, 1),
    reason="根据绩效监控情况",
    budget=BudgetChanged(before=wan(500), after=wan(400), document="示例〔2022〕9号"),
    ref="7",
)
KEPT = TargetVersion(
    kind=ADJUSTED,
    targets=_targets("≥95人"),
    by="财政局",
    on=date(2022, 11, 1),
    effective=date(2022, 11, 2),
    reason="口径更正",
    budget=BudgetKept(reason="只更正口径"),
)
AGAIN = evolve(
    CUT, on=date(2022, 12, 1), effective=date(2022, 12, 2), budget=BudgetChanged(before=wan(400), after=yuan(0))
)
HISTORY = TargetHistory(versions=(FIRST, APPROVAL, REQUEST, CUT, KEPT))


def test_a_history_survives_the_wire_and_a_pickle() -> None:
    for value in (HISTORY, *HISTORY.versions):
        kind: type[Any] = type(value)
        assert loads(dumps(value), kind) == value == from_data(to_data(value), kind)
        assert pickle.loads(pickle.dumps(value)) == value
        assert hash(pickle.loads(pickle.dumps(value))) == hash(value)
    assert repr(HISTORY).startswith("TargetHistory(versions=(TargetVersion(kind=<VersionKind.DRAFT")


def test_jh_24_both_versions_are_kept_with_who_when_and_why() -> None:
    """「部分单位根据绩效监控情况主动调整了预算金额和绩效目标」."""
    new = HISTORY.in_force(date(2022, 10, 1))
    assert new is not None
    old = HISTORY.before(new)
    assert (new, old) == (CUT, APPROVAL)
    assert (new.by, new.on, new.reason) == ("财政局", date(2022, 9, 30), "根据绩效监控情况")
    assert new.budget == BudgetChanged(before=wan(500), after=wan(400), document="示例〔2022〕9号")
    assert [HISTORY.before(version) for version in HISTORY.versions] == [None, None, APPROVAL, APPROVAL, CUT]
    assert HISTORY.before(AGAIN) is None
    assert HISTORY.binding == (APPROVAL, CUT, KEPT)


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (date(2021, 12, 31), None),
        (date(2022, 1, 1), APPROVAL),
        (date(2022, 9, 30), APPROVAL),
        (date(2022, 10, 1), CUT),
        (date(2022, 11, 1), CUT),
        (date(2022, 11, 2), KEPT),
        (date(2030, 1, 1), KEPT),
    ],
)
def test_the_version_in_force_on_a_day(on: date, version: TargetVersion | None) -> None:
    assert HISTORY.in_force(on) == version


def test_how_each_version_stands_on_a_day() -> None:
    days = [date(2021, 12, 31), date(2022, 6, 1), date(2022, 10, 1), date(2022, 12, 1)]
    assert [[HISTORY.standing(version, day) for version in HISTORY.versions] for day in days] == [
        [FILED, COMING, FILED, COMING, COMING],
        [FILED, IN_FORCE, FILED, COMING, COMING],
        [FILED, REPLACED, FILED, IN_FORCE, COMING],
        [FILED, REPLACED, FILED, REPLACED, IN_FORCE],
    ]
    assert [standing.term.zh for standing in VersionStanding] == ["未批复", "已批复，未生效", "现行", "已被替代"]
    assert [kind.term.zh for kind in VersionKind] == ["申报稿", "批复", "调整"]
    with pytest.raises(InvalidValueError) as caught:
        HISTORY.standing(AGAIN, days[0])
    assert (caught.value.en, caught.value.zh) == ("this is no version of the history.", "该版本不属于此绩效目标。")


@given(st.lists(st.integers(1, 60), min_size=1, max_size=5), st.integers(-5, 320))
def test_the_version_in_force_is_the_last_that_began(gaps: list[int], asked: int) -> None:
    start, day = date(2022, 1, 1), 0
    versions = [APPROVAL]
    begins = [0]
    for gap in gaps:
        day += gap
        begins.append(day)
        effective = start + timedelta(days=day)
        versions.append(evolve(KEPT, effective=effective, on=date(2022, 2, 1), targets=_targets(f"≥{day}人")))
    history = TargetHistory(versions=tuple(versions))
    found = history.in_force(start + timedelta(days=asked))
    began = [version for version, begin in zip(versions, begins, strict=True) if begin <= asked]
    assert found == (began[-1] if began else None)
    standing = [history.standing(version, start + timedelta(days=asked)) for version in versions]
    assert standing == [REPLACED] * (len(began) - 1) + [IN_FORCE] * bool(began) + [COMING] * (
        len(versions) - len(began)
    )


def _refused(*versions: TargetVersion) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidValueError) as caught:
        TargetHistory(versions=versions)
    assert caught.value.en.startswith("these versions make no history: ")
    assert caught.value.zh.startswith("绩效目标各版本不成次序：")
    problems: Any = caught.value.facts["problems"]
    return [(problem.path, problem.en, problem.zh) for problem in problems]


def test_the_order_of_versions_is_checked() -> None:
    assert _refused() == [("versions", "there is none", "没有版本")]
    assert _refused(FIRST, CUT) == [("versions[1].kind", "is adjusted before it was approved", "尚未批复即已调整")]
    assert _refused(APPROVAL, evolve(APPROVAL, effective=date(2022, 3, 1))) == [
        ("versions[1].kind", "is approved again; a later version is an adjustment", "重复批复；此后应为调整")
    ]
    assert _refused(APPROVAL, FIRST) == [("versions[1].on", "is before the version above", "早于上一版本")]
    for effective in (date(2022, 1, 1), date(2021, 12, 31)):
        assert _refused(APPROVAL, evolve(CUT, effective=effective)) == [
            (
                "versions[1].effective",
                "is not after that of the version it replaces",
                "不晚于所替代版本的生效日期",
            )
        ]
    assert _refused(APPROVAL, evolve(CUT, targets=evolve(CUT.targets, of="p-2"))) == [
        ("versions[1].targets", "is of something else than the first", "与首个版本不是同一对象")
    ]


def test_all_that_is_out_of_order_is_named_at_once() -> None:
    late = evolve(FIRST, on=date(2023, 1, 1))
    assert [path for path, _, _ in _refused(late, CUT, APPROVAL, APPROVAL)] == [
        "versions[1].on",
        "versions[1].kind",
        "versions[2].on",
        "versions[2].effective",
        "versions[3].kind",
        "versions[3].effective",
    ]


@given(st.permutations([FIRST, APPROVAL, REQUEST, CUT, KEPT]))
def test_dh_13_only_the_order_in_which_things_happened_makes_a_history(order: list[TargetVersion]) -> None:
    """The target is approved with the budget and adjusted afterwards, never the other way round."""
    if order == list(HISTORY.versions):
        assert TargetHistory(versions=tuple(order)) == HISTORY
    else:
        assert _refused(*order)


def test_jh_24_changes_of_the_budget_follow_on_each_other() -> None:
    assert TargetHistory(versions=(APPROVAL, CUT, KEPT, AGAIN)).binding[-1] == AGAIN
    other = evolve(AGAIN, budget=BudgetChanged(before=wan(399), after=yuan(0)))
    assert _refused(APPROVAL, CUT, KEPT, other) == [
        ("versions[3].budget.before", "is not what the change before it left", "与上次调整后的预算不符")
    ]


@pytest.mark.parametrize(
    ("versions", "budget", "problems"),
    [
        (HISTORY.versions, Budget(initial=wan(500), adjusted=wan(400)), []),
        (HISTORY.versions, Budget(initial=wan(500), adjusted=wan(430), carried_over=wan(30)), []),
        (HISTORY.versions, Budget(initial=wan(500), adjusted=wan(400), carried_over=wan(30)), []),
        ((APPROVAL, KEPT), Budget(initial=wan(500), adjusted=wan(500)), []),
        ((APPROVAL,), Budget(initial=wan(500), adjusted=wan(520), carried_over=wan(20)), []),
        ((APPROVAL, CUT, KEPT, AGAIN), Budget(initial=wan(500), adjusted=yuan(0)), []),
        (
            (APPROVAL,),
            Budget(initial=wan(500), adjusted=wan(400)),
            [("budget.adjusted", "is 4000000, and by the versions of the target 5000000")],
        ),
        (
            HISTORY.versions,
            Budget(initial=wan(500), adjusted=wan(500)),
            [("budget.adjusted", "is 5000000, and by the versions of the target 4000000")],
        ),
        (
            HISTORY.versions,
            Budget(initial=wan(600), adjusted=wan(400)),
            [("budget.initial", "is 6000000, and by the versions of the target 5000000")],
        ),
    ],
)
def test_jh_24_the_target_moves_together_with_the_budget(
    versions: tuple[TargetVersion, ...], budget: Budget, problems: list[tuple[str, str]]
) -> None:
    """「主动调整了预算金额和绩效目标」: a budget that moved without its target is seen, and the other way round."""
    assert [(one.path, one.en) for one in TargetHistory(versions=versions).in_step(budget)] == problems


def test_whether_they_moved_together_needs_both_amounts() -> None:
    problem = HISTORY.in_step(Budget(initial=wan(500), adjusted=wan(1)))[0]
    assert problem.zh == "为 10000，按绩效目标各版本应为 4000000"
    with pytest.raises(IncompleteError) as caught:
        HISTORY.in_step(Budget())
    assert caught.value.en == (
        "whether the target moved with the budget cannot be told: budget, initial budget: is not stated; "
        "budget, adjusted budget: is not stated."
    )
    assert caught.value.zh == ("无法判断绩效目标是否与预算同步调整：资金行：未填年初预算数；资金行：未填全年预算数。")
    with pytest.raises(IncompleteError, match=r"cannot be told: budget, adjusted budget: is not stated\.$"):
        HISTORY.in_step(Budget(initial=wan(500)))


@pytest.mark.parametrize(
    ("version", "change", "problems"),
    [
        (FIRST, {"effective": date(2022, 1, 1)}, ["effective：“申报稿”版本不应填写生效日期"]),
        (FIRST, {"budget": BudgetKept(reason="无")}, ["$.budget：“申报稿”版本不涉及预算调整"]),
        (APPROVAL, {"effective": None}, ["effective：“批复”版本应填写生效日期"]),
        (APPROVAL, {"budget": CUT.budget}, ["$.budget：“批复”版本不涉及预算调整"]),
        (CUT, {"budget": None}, ["$.budget：“调整”版本应写明预算是否同步调整"]),
        (CUT, {"reason": None}, ["reason：调整绩效目标应写明理由"]),
        (
            CUT,
            {"reason": " ", "budget": None, "effective": None},
            [
                "effective：“调整”版本应填写生效日期",
                "$.budget：“调整”版本应写明预算是否同步调整",
                "reason：调整绩效目标应写明理由",
            ],
        ),
    ],
)
def test_jh_24_an_adjustment_says_what_became_of_the_budget_and_why(
    version: TargetVersion, change: dict[str, Any], problems: list[str]
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(version, **change)
    assert caught.value.zh == f"该绩效目标版本自相矛盾：{'；'.join(problems)}。"


def test_a_version_that_contradicts_itself_is_said_in_english() -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(CUT, reason="", budget=None, effective=None)
    assert caught.value.en == (
        "this version of a target contradicts itself: effective: a version that is adjusted needs such a day; "
        "$.budget: a version that is adjusted must say what became of the budget; reason: an adjustment needs a reason."
    )
    with pytest.raises(InvalidValueError) as caught:
        evolve(FIRST, budget=CUT.budget, effective=date(2022, 1, 1))
    assert caught.value.en == (
        "this version of a target contradicts itself: effective: a version that is draft has no such day; "
        "$.budget: a version that is draft changes no budget."
    )


def test_a_change_of_the_budget_is_a_change() -> None:
    with pytest.raises(InvalidValueError) as caught:
        BudgetChanged(before=wan(500), after=yuan(5_000_000))
    assert caught.value.en == "the budget is 5000000 yuan before and after, expected a change."
    assert caught.value.zh == "调整前后预算均为 5000000 元，并无变化。"
    assert caught.value.hint_zh == "预算不变的，请用 BudgetKept(reason=…)"
    for name in ("before", "after"):
        amounts: dict[str, Any] = {"before": wan(2), "after": wan(1), name: Yuan(Decimal(-1))}
        with pytest.raises(InvalidValueError) as caught:
            BudgetChanged(**amounts)
        assert caught.value.en == f"BudgetChanged.{name} is -1, expected yuan, 0 or more."
        assert caught.value.zh == f"BudgetChanged.{name} 为 -1，应为不小于 0 的金额（元）。"


def test_jh_22_of_something_classified_no_version_is_shown() -> None:
    secret = evolve(CUT, targets=evolve(CUT.targets, classified=True), by="绝密处")
    history = TargetHistory(versions=(APPROVAL, secret, KEPT))
    assert (repr(secret), repr(history)) == ("TargetVersion(withheld)", "TargetHistory(withheld)")
    problem = history.in_step(Budget(initial=wan(600), adjusted=wan(500)))[0]
    assert (problem.en, problem.zh) == (
        "is withheld, and by the versions of the target withheld",
        "为 不予显示，按绩效目标各版本应为 不予显示",
    )


@pytest.mark.parametrize(
    ("record", "name", "value", "expected"),
    [
        (CUT, "kind", "adjusted", "VersionKind"),
        (CUT, "targets", None, "SubjectTargets"),
        (CUT, "on", "2022-09-30", "date"),
        (CUT, "on", datetime(2022, 9, 30), "date"),  # noqa: DTZ001 - it is refused whatever its zone
        (CUT, "effective", "2022-09-30", "date"),
        (CUT, "effective", datetime(2022, 9, 30), "date"),  # noqa: DTZ001
        (CUT, "reason", 1, "str | NoneType"),
        (CUT, "budget", "无", "BudgetChanged | BudgetKept | NoneType"),
        (CUT.budget, "before", 1, "Decimal"),
        (CUT.budget, "after", 1, "Decimal"),
        (CUT.budget, "document", 1, "str | NoneType"),
        (KEPT.budget, "reason", 1, "str"),
        (HISTORY, "versions", [], "tuple"),
    ],
)
def test_a_field_of_another_type_is_refused_by_its_name(record: Any, name: str, value: Any, expected: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(record, **{name: value})
    what, found = f"{type(record).__name__}.{name}", type(value).__name__
    assert caught.value.en.startswith(f"{what} is {found}, expected {expected}.")
    assert caught.value.zh.startswith(f"{what} 为 {found}，应为 {expected}。")


def test_what_is_asked_with_is_checked() -> None:
    other: Any = "x"
    calls: dict[str, Any] = {
        r"^on is str, expected date\.$": lambda: HISTORY.in_force(other),
        r"^version is str, expected TargetVersion\.$": lambda: HISTORY.standing(other, date(2022, 1, 1)),
        r"^budget is str, expected Budget\.$": lambda: HISTORY.in_step(other),
        r"^TargetVersion\.by is ' ', expected a text that is not blank\.$": lambda: evolve(CUT, by=" "),
        r"^BudgetKept\.reason is ' ', expected a text that is not blank\.$": lambda: BudgetKept(reason=" "),
    }
    for text, call in calls.items():
        with pytest.raises(InvalidValueError, match=text):
            call()
    with pytest.raises(InvalidValueError, match=r"^version is str, expected TargetVersion\.$"):
        HISTORY.before(other)
