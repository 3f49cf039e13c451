"""What stands at the doors of these rooms in the wrong type is refused in both languages, never a raw Python error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.regimes import DONGHU, JIANGHAN, REGISTRY, TIANMEN, XIUZHOU
from budgetperf.rules import comparing
from budgetperf.rules.facts import Fact, Facts, KnownNumber, word_fact
from budgetperf.rules.holding import hold
from budgetperf.stages.exante import (
    ExanteReview,
    GivenMark,
    Precondition,
    SheetCriterion,
    check_request,
    conclude,
    screen,
)
from budgetperf.stages.exante.facts import AMOUNT, GROWTH, MAJOR
from decision_samples import CHOSEN, TABLE
from exante_samples import DAY, assumed, marked, project, sheet
from gate_samples import ANSWERS, ROSTER

NOON: Any = datetime(2022, 11, 30, 12)  # noqa: DTZ001 - that is what is refused
LISTED: Any = ["x"]
WRONG: Any = 1
SCREENED = screen(project("9000000"), JIANGHAN.screening)
CONCLUDED = conclude(
    ExanteReview(project="p-1", verdict="support", preconditions=(Precondition(text="许可"),)), JIANGHAN.conclusions
)
CLEARED = Precondition(text="许可", cleared_on=DAY)
RATIO = GROWTH[bp.PriorBudget.INITIAL]


REFUSED: dict[str, tuple[Callable[[], object], str, str]] = {
    "a start at an hour": (
        lambda: check_request(SCREENED, JIANGHAN.requests, starts_on=NOON),
        "starts_on is datetime, expected date | NoneType.",
        "starts_on 为 datetime，应为 date | NoneType。",
    ),
    "an evaluation at an hour": (
        lambda: ExanteReview(project="p-1", on=NOON),
        "ExanteReview.on is datetime, expected date | NoneType.",
        "应为 date | NoneType。",
    ),
    "a condition met at an hour": (
        lambda: Precondition(text="许可", cleared_on=NOON),
        "Precondition.cleared_on is datetime, expected date | NoneType.",
        "应为 date | NoneType。",
    ),
    "a condition asked for at an hour": (
        lambda: CLEARED.is_cleared(NOON),
        "on is datetime, expected date.",
        "on 为 datetime，应为 date。",
    ),
    "a condition never met, asked for on no day": (
        lambda: CONCLUDED.pending(LISTED),
        "on is list, expected date.",
        "on 为 list，应为 date。",
    ),
    "a regime found at an hour": (
        lambda: REGISTRY.find("360102", on=NOON),
        "on is datetime, expected date.",
        "on 为 datetime，应为 date。",
    ),
    "a regime of a number": (
        lambda: REGISTRY.find(WRONG, on=DAY),
        "division is int, expected str.",
        "division 为 int，应为 str。",
    ),
    "a period from an hour on": (
        lambda: bp.Period(since=NOON, basis=JIANGHAN.requests.basis["table"]),
        "Period.since is datetime, expected date | NoneType.",
        "应为 date | NoneType。",
    ),
    "a period at an hour": (
        lambda: DONGHU.period and DONGHU.period.covers(NOON),
        "on is datetime, expected date.",
        "on 为 datetime，应为 date。",
    ),
    "proposals in a list, of a regime": (
        lambda: TIANMEN.adopt(LISTED),
        "item 1 of rules is list, expected str.",
        "rules 第 1 项为 list，应为 str。",
    ),
    "proposals in a list, of a policy": (
        lambda: TIANMEN.screening.adopt(LISTED),
        "item 1 of rules is list, expected str.",
        "rules 第 1 项为 list，应为 str。",
    ),
    "proposals in a list, of a gate": (
        lambda: TIANMEN.requests.adopt(LISTED),
        "item 1 of rules is list, expected str.",
        "rules 第 1 项为 list，应为 str。",
    ),
    "proposals in a list, of conclusions": (
        lambda: TIANMEN.conclusions.adopt(LISTED),
        "item 1 of rules is list, expected str.",
        "rules 第 1 项为 list，应为 str。",
    ),
    "a person asked for at an hour": (
        lambda: ANSWERS.first_responsible("nobody", on=NOON),
        "on is datetime, expected date.",
        "on 为 datetime，应为 date。",
    ),
    "a person of units in a list": (
        lambda: ANSWERS.first_responsible(LISTED, on=DAY),
        "unit is list, expected str.",
        "unit 为 list，应为 str。",
    ),
    "units without a person at an hour": (
        lambda: ANSWERS.without_person(bp.Roster(departments=ROSTER.departments), on=NOON),
        "on is datetime, expected date.",
        "on 为 datetime，应为 date。",
    ),
    "facts in a list": (
        lambda: CHOSEN.values(LISTED),
        "facts is list, expected Facts. Hint: use Facts(known=...)",
        "facts 为 list，应为 Facts。",
    ),
    "a fact by its code": (
        lambda: Facts().get(WRONG),
        "key is int, expected FactKey. Hint: use Fact.key",
        "key 为 int，应为 FactKey。",
    ),
    "measures that are none": (
        lambda: TABLE.clash(WRONG),
        "then is int, expected Iterable. Hint: use tuple()",
        "then 为 int，应为 Iterable。",
    ),
    "a condition on no fact": (
        lambda: comparing.at_least(WRONG, bp.wan(1)),
        "fact is int, expected Fact. Hint: use amount_fact(), flag_fact() …",
        "fact 为 int，应为 Fact。",
    ),
    "a word of no fact": (
        lambda: comparing.word_at_least(WRONG, "x"),
        "fact is int, expected Fact. Hint: use amount_fact(), flag_fact() …",
        "fact 为 int，应为 Fact。",
    ),
    "a fact in no words": (
        lambda: word_fact("a", "甲", "a", WRONG),
        "words is int, expected Iterable. Hint: use tuple()",
        "words 为 int，应为 Iterable。",
    ),
    "holding what is no condition": (
        lambda: hold(WRONG, Facts(), {}),
        "condition is int, expected",
        "condition 为 int，应为",
    ),
    "holding a condition against a list": (
        lambda: hold(comparing.yes(MAJOR), LISTED, {}),
        "facts is list, expected Facts.",
        "facts 为 list，应为 Facts。",
    ),
    "holding a condition with answers in a list": (
        lambda: hold(comparing.yes(MAJOR), Facts(), LISTED),
        "chosen is list, expected Mapping.",
        "chosen 为 list，应为 Mapping。",
    ),
    "grounds in a list": (
        lambda: bp.LifelongResponsibility(for_major_projects=True, basis=LISTED),
        "basis is list, expected Mapping.",
        "basis 为 list，应为 Mapping。",
    ),
    "a ground that is none": (
        lambda: bp.LifelongResponsibility(for_major_projects=True, basis={"for_major_projects": WRONG}),
        "item 1 of basis is int, expected Basis.",
        "basis 第 1 项为 int，应为 Basis。",
    ),
    "a ground of what is no name": (
        lambda: bp.LifelongResponsibility(for_major_projects=True, basis={WRONG: assumed("x")["x"]}),
        "item 1 of basis is int, expected str.",
        "basis 第 1 项为 int，应为 str。",
    ),
    "points of a sheet that are no Decimal": (
        lambda: evolve(sheet(), total=WRONG),
        "ScoreSheet.total is int, expected Decimal. Hint: use points()",
        "应为 Decimal。提示：请用 points()",
    ),
    "points of a criterion that are no Decimal": (
        lambda: SheetCriterion(code="a", zh="甲", en="a", points=WRONG),
        "SheetCriterion.points is int",
        "为 int，应为 Decimal",
    ),
    "points given that are no Decimal": (
        lambda: GivenMark(criterion="a", points=WRONG),
        "GivenMark.points is int",
        "为 int，应为 Decimal",
    ),
    "words that are worth nothing": (
        lambda: marked("85").scored(LISTED),
        "words is list, expected WordShares | NoneType.",
        "words 为 list，应为 WordShares | NoneType。",
    ),
    "an amount that is a share of nothing": (
        lambda: AMOUNT.known(bp.Share.of(1, 0)),  # type: ignore[arg-type]
        "the fact amount is 1/0, expected yuan, built with yuan(), wan() or yi().",
        "事实“本年申请金额”为 1/0，应为用 yuan()、wan() 或 yi() 构造的金额（元）。",
    ),
    "an amount that is a share": (
        lambda: AMOUNT.known(bp.Share.of(1, 3)),  # type: ignore[arg-type]
        "the fact amount is 1/3, expected yuan, built with yuan(), wan() or yi().",
        "事实“本年申请金额”为 1/3，应为用 yuan()、wan() 或 yi() 构造的金额（元）。",
    ),
    "an amount of nothing on another way": (
        lambda: KnownNumber(key=AMOUNT.key, value=bp.Share.of(1, 0)),
        "the fact amount is 1/0, expected a number: only a ratio may be undefined.",
        "事实“本年申请金额”为 1/0，应为确定的数值，仅比率可以无法计算。",
    ),
    "points of nothing": (
        lambda: KnownNumber(key=bp.points_fact("total", "总分", "total").key, value=bp.Share.of(1, 0)),
        "the fact total is 1/0, expected a number: only a ratio may be undefined.",
        "事实“总分”为 1/0，应为确定的数值，仅比率可以无法计算。",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_both_languages(name: str) -> None:
    make, en, zh = REFUSED[name]
    with pytest.raises(bp.InvalidValueError) as caught:
        make()
    assert caught.value.text("en").startswith(en)
    assert zh in caught.value.text("zh")


def test_days_and_ratios_pass() -> None:
    assert CLEARED.is_cleared(DAY)
    assert not CLEARED.is_cleared(date(2022, 11, 29))
    assert len(CONCLUDED.pending(DAY)) == 1
    assert check_request(SCREENED, JIANGHAN.requests, starts_on=DAY).starts_on == DAY
    assert isinstance(RATIO, Fact)
    assert RATIO.known(bp.Share.of(1, 0)).value == bp.Share.of(1, 0)
    assert RATIO.known(bp.rate("0.3")).value == Decimal("0.3")


def test_what_one_place_asks_for_opens_no_gate_of_another() -> None:
    """JH-09, XZ-09: the gate of a place asks whether its own rules require an evaluation."""
    with pytest.raises(bp.InvalidValueError) as caught:
        check_request(SCREENED, XIUZHOU.requests)
    assert caught.value.text("en") == (
        "the project was screened by jianghan.screening and asks by xiuzhou.requests, expected the rules of one "
        "jurisdiction. Hint: screen it again with the same regime's policy"
    )
    assert caught.value.text("zh") == (
        "筛查依据为“江汉区事前绩效评估范围”，申请依据为“秀洲区预算申请的前置条件”，应属同一地区的规则。"
        "提示：请用同一规则体系重新筛查"
    )
    assert dict(caught.value.facts) == {"found": "jianghan", "expected": "xiuzhou"}
    own = evolve(XIUZHOU.requests, code="mine")
    assert own.jurisdiction is None
    assert check_request(SCREENED, own).allowed is False
    mine = screen(project("9000000"), evolve(JIANGHAN.screening, code="mine"))
    assert mine.policy.jurisdiction is None
    assert check_request(mine, XIUZHOU.requests).allowed is False
