"""A day that the rules name for every letter."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from attrs import evolve

from budgetperf.basis import Basis, BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.regimes.rectification import XIUZHOU_OPINIONS
from budgetperf.rules.calendar import PrintedDate
from budgetperf.stages.rectification import (
    Awaited,
    DeadlineRule,
    FixedDay,
    RectificationPolicy,
    follow_up,
    open_letter,
)
from budgetperf.wire import from_data, to_data
from rectification_samples import item, letter

ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="sample")


def by(year: int | None, month: int, day: int | None = None) -> RectificationPolicy:
    """The opinion letters of a place that wants everything done by one day."""
    rule = DeadlineRule(
        awaits=Awaited.DONE,
        time=FixedDay(day=PrintedDate(year=year, month=month, day=day)),
        basis={"awaits": ASSUMED, "time": ASSUMED},
    )
    return evolve(XIUZHOU_OPINIONS, deadlines=(rule,))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2022, 1, 1), date(2022, 6, 30)),
        (date(2022, 6, 30), date(2022, 6, 30)),
        (date(2022, 7, 1), date(2023, 6, 30)),
    ],
)
def test_a_day_of_every_year_is_the_next_one(on: date, expected: date) -> None:
    sent = letter(on=on)
    assert open_letter(sent, by(None, 6)).due(sent.items[0], Awaited.DONE) == expected
    assert by(None, 6).deadlines[0].time.says.zh == "6月前"


def test_a_day_of_one_year_stands() -> None:
    sent = letter(on=date(2022, 6, 30))
    course = open_letter(sent, by(2022, 6, 30))
    assert course.due(sent.items[0], Awaited.DONE) == date(2022, 6, 30)
    assert [len(follow_up([course], as_of=date(2022, *day)).overdue) for day in ((6, 30), (7, 1))] == [0, 1]
    with pytest.raises(
        InvalidValueError, match="the letter is of 2022-07-01 and the day of the policy is 2022-06-30"
    ) as caught:
        open_letter(letter(on=date(2022, 7, 1)), by(2022, 6))
    assert caught.value.text("zh") == "函件日期为 2022-07-01，规则所定期限为 2022-06-30，发函不应晚于期限。"


def test_the_letter_names_no_other_day() -> None:
    with pytest.raises(InvalidValueError, match="expected none: the policy counts it"):
        open_letter(letter("L1", item(done_by=date(2021, 9, 9))), by(None, 6))
    with pytest.raises(InvalidValueError, match="start is datetime, expected date"):
        FixedDay(day=PrintedDate(year=None, month=6)).after(datetime(2022, 1, 1))  # noqa: DTZ001
    assert from_data(to_data(by(None, 6, 15)), RectificationPolicy) == by(None, 6, 15)
