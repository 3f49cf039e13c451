"""Deadlines: calendar and working days, months and their ends, days off as the caller gives them, and no guess."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.basis import Basis, BasisKind
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.regimes.rectification import CIVIL_CODE_COUNTING, PROVINCE_LETTERS, SICHUAN_WARNINGS
from budgetperf.stages.rectification import (
    Awaited,
    DayCounting,
    DayKind,
    DayOff,
    DeadlineRule,
    DeadlineStart,
    FirstDay,
    LetterKind,
    MonthEnd,
    StatedDay,
    WithinDays,
    WithinMonths,
    WorkCalendar,
    follow_up,
    last_day,
    open_letter,
)
from budgetperf.wire import from_data, to_data
from rectification_samples import OCTOBER_2022, item, letter

ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="sample")
STANDS = evolve(CIVIL_CODE_COUNTING, day_off=DayOff.STANDS)
COUNTED = evolve(STANDS, first_day=FirstDay.COUNTED)


def days(number: int, kind: DayKind = DayKind.CALENDAR) -> WithinDays:
    return WithinDays(days=number, kind=kind, counted_from=DeadlineStart.LETTER)


def months(number: int) -> WithinMonths:
    return WithinMonths(months=number, counted_from=DeadlineStart.LETTER)


def year(number: int, **more: Any) -> WorkCalendar:
    given: dict[str, Any] = {"holidays": (), "working": (), "source": "示例", **more}
    return WorkCalendar(first=date(number, 1, 1), last=date(number + 1, 12, 31), **given)


@pytest.mark.parametrize(
    ("counting", "expected"),
    [
        (STANDS, date(2022, 10, 5)),
        (COUNTED, date(2022, 10, 4)),
        (CIVIL_CODE_COUNTING, date(2022, 10, 8)),
    ],
)
def test_calendar_days(counting: DayCounting, expected: date) -> None:
    """Five days after 30 September: in the holiday, which moves the end to a Saturday that is worked."""
    assert last_day(days(5), date(2022, 9, 30), counting, OCTOBER_2022) == expected


@pytest.mark.parametrize(
    ("number", "counting", "expected"),
    [
        (1, STANDS, date(2022, 10, 8)),
        (2, STANDS, date(2022, 10, 9)),
        (3, STANDS, date(2022, 10, 10)),
        (10, STANDS, date(2022, 10, 19)),
        (1, COUNTED, date(2022, 9, 30)),
        (2, COUNTED, date(2022, 10, 8)),
    ],
)
def test_working_days_run_over_the_holiday_and_the_worked_weekend(
    number: int, counting: DayCounting, expected: date
) -> None:
    assert last_day(days(number, DayKind.WORKING), date(2022, 9, 30), counting, OCTOBER_2022) == expected


@pytest.mark.parametrize(
    ("start", "number", "month_end", "expected"),
    [
        (date(2023, 1, 31), 1, MonthEnd.LAST_DAY, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, MonthEnd.LAST_DAY, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, MonthEnd.NEXT_MONTH, date(2023, 3, 1)),
        (date(2023, 1, 29), 1, MonthEnd.NEXT_MONTH, date(2023, 3, 1)),
        (date(2023, 1, 28), 1, MonthEnd.NEXT_MONTH, date(2023, 2, 28)),
        (date(2023, 2, 28), 1, MonthEnd.LAST_DAY, date(2023, 3, 28)),
        (date(2023, 2, 28), 1, MonthEnd.STAYS_END, date(2023, 3, 31)),
        (date(2024, 2, 28), 1, MonthEnd.STAYS_END, date(2024, 3, 28)),
        (date(2023, 1, 31), 1, MonthEnd.STAYS_END, date(2023, 2, 28)),
        (date(2022, 11, 15), 2, MonthEnd.LAST_DAY, date(2023, 1, 15)),
        (date(2022, 12, 15), 12, MonthEnd.LAST_DAY, date(2023, 12, 15)),
        (date(2022, 11, 30), 1, MonthEnd.LAST_DAY, date(2022, 12, 30)),
    ],
)
def test_month_ends_are_decided_by_name(start: date, number: int, month_end: MonthEnd, expected: date) -> None:
    assert last_day(months(number), start, evolve(STANDS, month_end=month_end)) == expected


@pytest.mark.parametrize(
    ("start", "month_end", "expected"),
    [
        (date(2022, 10, 1), MonthEnd.LAST_DAY, date(2022, 10, 31)),
        (date(2023, 1, 31), MonthEnd.LAST_DAY, date(2023, 2, 28)),
        (date(2023, 1, 31), MonthEnd.NEXT_MONTH, date(2023, 2, 28)),
        (date(2023, 1, 31), MonthEnd.STAYS_END, date(2023, 2, 27)),
        (date(2023, 1, 30), MonthEnd.STAYS_END, date(2023, 2, 28)),
    ],
)
def test_a_month_that_counts_its_first_day_ends_a_day_earlier_where_it_has_the_day(
    start: date, month_end: MonthEnd, expected: date
) -> None:
    assert last_day(months(1), start, evolve(COUNTED, month_end=month_end)) == expected


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.integers(1, 120), st.sampled_from(MonthEnd))
@settings(max_examples=200)
def test_months_against_an_oracle_by_parts(start: date, number: int, month_end: MonthEnd) -> None:
    year_, month = divmod(start.month - 1 + number, 12)
    year_, month = start.year + year_, month + 1
    length = monthrange(year_, month)[1]
    day = start.day
    if month_end is MonthEnd.STAYS_END and start.day == monthrange(start.year, start.month)[1]:
        day = length
    if day > length:
        expected = date(year_, month, length) + timedelta(days=month_end is MonthEnd.NEXT_MONTH)
    else:
        expected = date(year_, month, day)
    assert last_day(months(number), start, evolve(STANDS, month_end=month_end)) == expected


@given(
    st.dates(date(2022, 1, 1), date(2022, 12, 31)),
    st.integers(1, 60),
    st.sets(st.dates(date(2022, 1, 1), date(2023, 12, 31)), max_size=8),
)
@settings(max_examples=100)
def test_as_many_working_days_lie_between(start: date, number: int, off: set[date]) -> None:
    """The count over the days between, made without the code under test."""
    calendar = year(2022, holidays=tuple(sorted(off)))
    end = last_day(days(number, DayKind.WORKING), start, STANDS, calendar)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    worked = [day for day in between if day.weekday() < 5 and day not in off]
    assert len(worked) == number
    assert end == worked[-1]


@given(st.dates(date(2022, 1, 1), date(2022, 12, 31)), st.integers(1, 100), st.integers(0, 100))
@settings(max_examples=100)
def test_more_time_is_never_earlier(start: date, number: int, more: int) -> None:
    for kind in DayKind:
        early = last_day(days(number, kind), start, CIVIL_CODE_COUNTING, year(2022))
        assert start < early <= last_day(days(number + more, kind), start, CIVIL_CODE_COUNTING, year(2022))


@given(st.dates(date(2022, 1, 1), date(2022, 12, 31)), st.integers(1, 90), st.data())
@settings(max_examples=60)
def test_one_more_holiday_never_makes_a_deadline_earlier(start: date, number: int, data: st.DataObject) -> None:
    off = data.draw(st.dates(start, date(2023, 6, 30)))
    plain, with_one_more = year(2022), year(2022, holidays=(off,))
    for kind in DayKind:
        early = last_day(days(number, kind), start, CIVIL_CODE_COUNTING, plain)
        assert early <= last_day(days(number, kind), start, CIVIL_CODE_COUNTING, with_one_more)


# -- what is not known --


def test_a_calendar_that_does_not_reach_so_far_is_an_error_and_no_guess() -> None:
    with pytest.raises(IncompleteError, match="knows 2022-09-01 to 2022-11-30, and 2022-12-01 is asked for") as caught:
        last_day(days(30, DayKind.WORKING), date(2022, 10, 31), STANDS, OCTOBER_2022)
    assert caught.value.text("zh") == "无法计算期限：calendar：仅载明 2022-09-01 至 2022-11-30，需要 2022-12-01。"


@pytest.mark.parametrize("time", [days(3, DayKind.WORKING), days(3), months(1)])
def test_days_off_that_matter_must_be_given(time: WithinDays | WithinMonths) -> None:
    with pytest.raises(IncompleteError, match="calendar: is not given, and days off matter"):
        last_day(time, date(2022, 10, 31), CIVIL_CODE_COUNTING)


def test_a_stated_day_is_not_counted() -> None:
    with pytest.raises(InvalidValueError, match=r"time is StatedDay, expected WithinDays \| WithinMonths"):
        last_day(StatedDay(), date(2022, 1, 1), STANDS)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [0, -1, 1001])
def test_a_number_of_days_out_of_range(number: int) -> None:
    with pytest.raises(InvalidValueError, match=f"WithinDays.days is {number}, expected 1 to 1000") as caught:
        days(number)
    assert caught.value.text("zh") == f"WithinDays.days 为 {number}，应为 1 至 1000。"


def test_other_wrong_values() -> None:
    with pytest.raises(InvalidValueError, match="expected 1 to 120"):
        months(121)
    with pytest.raises(InvalidValueError, match=r"WithinDays.days is bool, expected int"):
        days(True)
    with pytest.raises(InvalidValueError, match="start is datetime, expected date"):
        last_day(days(1), datetime(2022, 1, 1), STANDS)  # noqa: DTZ001
    with pytest.raises(InvalidValueError, match="not a date of the years 1900 to 2199"):
        last_day(days(1), date(9999, 12, 31), STANDS)
    with pytest.raises(InvalidValueError, match="calendar is str, expected WorkCalendar"):
        last_day(days(1), date(2022, 1, 1), STANDS, "2022")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"holidays": (date(2021, 12, 31),)},
        {"holidays": (date(2022, 1, 3), date(2022, 1, 3))},
        {"holidays": (date(2022, 1, 8),), "working": (date(2022, 1, 8),)},
        {"working": (date(2022, 1, 3),)},
    ],
)
def test_what_a_calendar_cannot_hold(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match=r"the calendar of 2022-01-01 to 2023-12-31 names") as caught:
        year(2022, **wrong)
    assert "调休上班日应为周六或周日" in caught.value.text("zh")


def test_a_calendar_runs_forward_and_knows_days_alone() -> None:
    with pytest.raises(InvalidValueError, match="names nothing"):
        WorkCalendar(first=date(2022, 2, 1), last=date(2022, 1, 1), holidays=(), working=(), source="示例")
    with pytest.raises(InvalidValueError, match="day is datetime, expected date"):
        OCTOBER_2022.is_working(datetime(2022, 10, 10))  # noqa: DTZ001
    with pytest.raises(InvalidValueError, match=r"WorkCalendar.holidays is datetime, expected date"):
        year(2022, holidays=(datetime(2022, 1, 3),))  # noqa: DTZ001
    assert from_data(to_data(OCTOBER_2022), WorkCalendar) == OCTOBER_2022


@pytest.mark.parametrize(
    ("time", "counting", "word"),
    [(StatedDay(), STANDS, "given"), (days(3), None, "missing"), (months(1), None, "missing")],
)
def test_conventions_belong_to_days_that_are_counted(time: Any, counting: DayCounting | None, word: str) -> None:
    basis = dict.fromkeys(("awaits", "time", *(["counting"] if counting else [])), ASSUMED)
    with pytest.raises(InvalidValueError, match=f"its conventions are {word}") as caught:
        DeadlineRule(awaits=Awaited.ANSWER, time=time, counting=counting, basis=basis)
    assert "按日、按月计算的才应给出" in caught.value.text("zh")


# -- deadlines that were reported --


def test_sichuan_asks_for_a_reply_within_ten_working_days() -> None:
    sent = letter(kind=LetterKind.NOTICE, on=date(2022, 9, 30))
    course = open_letter(sent, SICHUAN_WARNINGS, calendar=OCTOBER_2022)
    assert course.due(sent.items[0], Awaited.ANSWER) == date(2022, 10, 19)
    assert course.due(sent.items[0], Awaited.DONE) is None


def test_a_province_counts_thirty_days_from_the_receipt() -> None:
    sent = letter(kind=LetterKind.FEEDBACK, on=date(2022, 9, 1), received=date(2022, 9, 8))
    course = open_letter(sent, PROVINCE_LETTERS, calendar=OCTOBER_2022)
    assert course.due(sent.items[0], Awaited.ANSWER) == date(2022, 10, 8)
    unknown = open_letter(evolve(sent, received=None), PROVINCE_LETTERS)
    assert unknown.due(sent.items[0], Awaited.ANSWER) is None
    (line,) = (found := follow_up([unknown], as_of=date(2030, 1, 1))).undated
    assert (line.overdue, line.item) == (False, "1")
    assert "101 L1 第 1 项：收到日期未知，期限无法计算" in found.explain("zh")
    assert follow_up([course], as_of=date(2022, 10, 9)).undated == ()


def test_days_that_cannot_be_counted_are_refused_when_the_letter_is_opened() -> None:
    sent = letter(kind=LetterKind.NOTICE, on=date(2022, 9, 30))
    with pytest.raises(IncompleteError, match="days off matter"):
        open_letter(sent, SICHUAN_WARNINGS)
    with pytest.raises(IncompleteError) as caught:
        open_letter(evolve(sent, classified=True, on=date(2022, 11, 25)), SICHUAN_WARNINGS, calendar=OCTOBER_2022)
    assert (caught.value.text("en"), caught.value.text("zh")) == ("withheld", "不予显示")


def test_a_letter_names_a_day_where_the_policy_does_not_count_it_and_only_there() -> None:
    with pytest.raises(
        InvalidValueError, match="names a day for the answer of an item, expected none: the policy counts"
    ):
        open_letter(letter(kind=LetterKind.NOTICE, answer_by=date(2021, 9, 9)), SICHUAN_WARNINGS, calendar=OCTOBER_2022)
    with pytest.raises(InvalidValueError, match="expected none: the policy sets no such deadline") as caught:
        open_letter(
            letter("L1", item(done_by=date(2021, 9, 9)), kind=LetterKind.NOTICE), SICHUAN_WARNINGS, calendar=year(2021)
        )
    assert caught.value.text("zh") == "函件载明了整改到位期限，而规则未设该期限。"


def test_every_time_has_words() -> None:
    said = [time.says for time in (days(10, DayKind.WORKING), months(2), StatedDay())]
    assert [one.zh for one in said] == ["自发函之日起 10 个工作日内", "自发函之日起 2 个月内", "函件载明之日前"]
    assert said[0].en == "10 working days from the day of the letter"
