"""Whether what was reached is what was asked: every kind of target beside every kind of actual."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetperf.basis import Assumption
from budgetperf.rules.actuals import Actual, Rated, Rating
from budgetperf.rules.expectations import Qualitative, Unread, UnreadWhy
from budgetperf.rules.outcomes import LAST_DAY, SAME_YEAR, ExactlySide, Outcome, judge
from budgetperf.rules.reading import parse, read_actual

AT_LEAST, BOTH = ExactlySide.AT_LEAST, ExactlySide.BOTH
MET, EXCEEDED, MISSED, OPEN = Outcome.MET, Outcome.EXCEEDED, Outcome.MISSED, Outcome.UNDECIDED
TARGETS = ["≥90%", ">90%", "≤90%", "<90%", "=90%", "90%", "2022年6月", "效果明显", "90-95%", "90-95%x"]
ACTUALS = ["95%", "85%", "90%", "2022年5月", "2022年7月", "达成预期指标", "部分达成", "有所改善"]
MATRIX: list[tuple[str, list[Outcome]]] = [
    ("≥90%", [EXCEEDED, MISSED, MET, OPEN, OPEN, OPEN, OPEN, OPEN]),
    (">90%", [MET, MISSED, MISSED, OPEN, OPEN, OPEN, OPEN, OPEN]),
    ("≤90%", [MISSED, EXCEEDED, MET, OPEN, OPEN, OPEN, OPEN, OPEN]),
    ("<90%", [MISSED, MET, MISSED, OPEN, OPEN, OPEN, OPEN, OPEN]),
    ("=90%", [EXCEEDED, MISSED, MET, OPEN, OPEN, OPEN, OPEN, OPEN]),
    ("90%", [OPEN, OPEN, MET, OPEN, OPEN, OPEN, OPEN, OPEN]),
    ("2022年6月", [OPEN, OPEN, OPEN, MET, MISSED, OPEN, OPEN, OPEN]),
    ("效果明显", [OPEN, OPEN, OPEN, OPEN, OPEN, MET, OPEN, OPEN]),
    ("90-95%", [MET, MISSED, MET, OPEN, OPEN, OPEN, OPEN, OPEN]),
    ("90-95%x", [OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN]),
]
CELLS = [
    (target, actual, outcome)
    for target, row in MATRIX
    for actual, outcome in zip(ACTUALS, row, strict=True)
]  # fmt: skip


@pytest.mark.parametrize(("target", "actual", "outcome"), CELLS)
def test_every_kind_of_target_beside_every_kind_of_actual(target: str, actual: str, outcome: Outcome) -> None:
    verdict = judge(parse(target), read_actual(actual), AT_LEAST)
    assert verdict.outcome is outcome
    assert verdict.zh
    assert verdict.en
    assert not verdict.units_differ


NUMBERS: list[tuple[str, str, Outcome]] = [
    ("≥90%", "89.99%", MISSED),
    ("≥90%", "90.00%", MET),
    ("≥90%", "90.01%", EXCEEDED),
    ("≤5", "5.0", MET),
    ("≤5", "5.01", MISSED),
    ("≤5", "4.99", EXCEEDED),
    ("≤5", "-1", EXCEEDED),
    (">5", "5", MISSED),
    (">5", "5.01", MET),
    ("<5", "5", MISSED),
    ("<5", "4.99", MET),
    ("≥0", "0", MET),
    ("≥0", "1", EXCEEDED),
    ("≥0", "-1", MISSED),
    ("≤0", "0", MET),
    ("≤0", "1", MISSED),
    ("≤0", "-1", EXCEEDED),
    ("≤-30%", "-30%", MET),
    ("≤-30%", "-35%", EXCEEDED),
    ("≤-30%", "-25%", MISSED),
    ("≤-30%", "5%", MISSED),
    ("≥-30%", "-25%", EXCEEDED),
    ("≥-30%", "-35%", MISSED),
    ("90%", "90.0%", MET),
    ("0", "0", MET),
]


@pytest.mark.parametrize(("target", "actual", "outcome"), NUMBERS)
def test_only_strictly_better_exceeds_and_the_number_itself_meets(target: str, actual: str, outcome: Outcome) -> None:
    for side in ExactlySide:
        assert judge(parse(target), read_actual(actual), side).outcome is outcome


@pytest.mark.parametrize(
    ("target", "actual", "one_sided", "two_sided"),
    [
        ("=5", "5", MET, MET),
        ("=5", "6", EXCEEDED, MISSED),
        ("=5", "4", MISSED, MISSED),
        ("=5", "-5", MISSED, MISSED),
        ("=0", "0", MET, MET),
        ("=0", "1", MISSED, MISSED),
        ("=0", "-1", EXCEEDED, MISSED),
        ("=-30%", "-30%", MET, MET),
        ("=-30%", "-31%", MISSED, MISSED),
        ("=-30%", "-29%", MISSED, MISSED),
    ],
)
def test_what_more_than_an_equals_target_means_is_the_callers_choice(
    target: str, actual: str, one_sided: Outcome, two_sided: Outcome
) -> None:
    assert judge(parse(target), read_actual(actual), AT_LEAST).outcome is one_sided
    assert judge(parse(target), read_actual(actual), BOTH).outcome is two_sided


@pytest.mark.parametrize(
    ("target", "actual", "outcome"),
    [
        ("2022年12月31日", "2022年12月31日", MET),
        ("2022年12月31日", "2022年12月30日", MET),
        ("2022年12月31日", "2023年1月1日", MISSED),
        ("2022年12月底前", "2022年12月31日", MET),
        ("2022年12月底前", "2022年12月", MET),
        ("2022年12月", "2023年1月", MISSED),
        ("2022年", "2022年12月31日", MET),
        ("2022年", "2023年", MISSED),
        ("2022年12月15日", "2022年12月", OPEN),
        ("2022年6月", "2022年", OPEN),
        ("2022年6月", "2021年", MET),
        ("2022年6月", "未完成", MISSED),
        ("2022年6月", "按时完成", MET),
        ("2022年6月", "已完成", OPEN),
        ("2022年6月", "基本完成", OPEN),
        ("6月底前", "6月30日", MET),
        ("2月底前", "2月29日", MET),
        ("6月15日前", "6月", OPEN),
        ("6月", "7月1日", MISSED),
        ("6月", "2022年6月", OPEN),
        ("2022年6月", "6月", OPEN),
    ],
)
def test_a_date_is_met_up_to_the_last_day_it_covers(target: str, actual: str, outcome: Outcome) -> None:
    assert judge(parse(target), read_actual(actual), AT_LEAST).outcome is outcome


@pytest.mark.parametrize(
    ("target", "actual", "outcome"),
    [
        ("≥90%", "≥90%", MET),
        ("≥90%", "≥90.0%", MET),
        (">90%", ">90%", MET),
        ("<3%", "<3%", MET),
        ("≤90%", "≤90%", MET),
        ("≥90%", "≥95%", EXCEEDED),
        ("≥90%", "≥80%", OPEN),
        ("≤90万元", "≤85", EXCEEDED),
        ("≥90%", "=95%", EXCEEDED),
        ("90%", "=90%", MET),
        ("≥90%", "≤95%", OPEN),
        ("≥90%", ">95%", EXCEEDED),
        ("≥90%", ">90%", EXCEEDED),
        ("≥90%", ">89%", OPEN),
        ("≥90%", "<90%", MISSED),
        ("≥90%", "≤90%", OPEN),
        ("≥90%", "≤89%", MISSED),
        (">90%", "≥90%", OPEN),
        (">90%", "≥91%", MET),
        (">90%", "≤90%", MISSED),
        ("≤90%", "≥80%", OPEN),
        ("≤90%", "≥90%", OPEN),
        ("≤90%", ">90%", MISSED),
        ("≤90%", "<90%", EXCEEDED),
        ("≤90%", "≤91%", OPEN),
        ("=90%", "≥90%", MET),
        ("=90%", "<90%", MISSED),
        ("=0", "≤0", OPEN),
        ("90%", "≥90%", OPEN),
        ("<90%", "≤80%", MET),
        ("<90%", "≤90%", OPEN),
        ("<90%", "≥90%", MISSED),
        ("80-90%", "≥85%", OPEN),
        ("80-90%", "≥90%", OPEN),
        ("80-90%", ">90%", MISSED),
        ("80-90%", "≥91%", MISSED),
        ("80-90%", "<80%", MISSED),
        ("80-90%", "≤80%", OPEN),
        ("80-90%", "≤79%", MISSED),
        ("80-90%", "=85%", MET),
    ],
)
def test_a_bound_in_the_actual_decides_where_every_number_inside_it_decides_alike(
    target: str, actual: str, outcome: Outcome
) -> None:
    verdict = judge(parse(target), read_actual(actual), AT_LEAST)
    assert verdict.outcome is outcome
    read = {"reading.operator-repeated", "reading.bound-alike"} & {item.key for item in verdict.assumptions}
    assert len(read) == (outcome is not OPEN)


@pytest.mark.parametrize(
    ("target", "actual"), [(">5人", ">5"), ("<3%", "<3"), ("<3万元", "<30000元"), (">1万人", ">10000人")]
)
def test_a_strict_bound_repeated_in_another_spelling_is_met_like_the_same_text(target: str, actual: str) -> None:
    assert judge(parse(target), read_actual(actual), AT_LEAST).outcome is MET


@pytest.mark.parametrize("text", ["效果明显", "约100人", "90-95%", "2022年12月", "2022年第三季度", "有所改善"])
def test_equal_texts_are_met_even_where_neither_is_read(text: str) -> None:
    verdict = judge(parse(text), read_actual(f" {text} "), AT_LEAST)
    assert verdict.outcome is MET
    assert verdict.en == "the actual says the same as the target"
    assert verdict.zh == "完成值与指标值相同"
    assert verdict.assumptions == ((LAST_DAY,) if text == "2022年12月" or "季度" in text else ())


@pytest.mark.parametrize(("target", "actual"), [("12月底前", "11月"), ("12月20日", "12月"), ("6月", "7月")])
def test_two_dates_without_a_year_are_of_one_year_and_that_is_said(target: str, actual: str) -> None:
    used = judge(parse(target), read_actual(actual), AT_LEAST).assumptions
    assert used == (() if actual == "12月" else (SAME_YEAR,))


@pytest.mark.parametrize(
    ("target", "actual", "used"),
    [
        ("2023年12月前", "2023年12月10日", (LAST_DAY,)),
        ("2023年12月前", "2023年12月", (LAST_DAY,)),
        ("2023年12月前", "2023年12月1日", (LAST_DAY,)),
        ("2023年12月前", "2023年11月30日", ()),
        ("2023年12月前", "2023年11月", ()),
        ("2023年12月31日前", "2023年12月31日", ()),
        ("2023年12月31日前", "2023年12月10日", ()),
        ("2023年", "2023年6月", (LAST_DAY,)),
        ("2023年", "2022年6月", ()),
        ("12月前", "12月10日", (SAME_YEAR, LAST_DAY)),
        ("12月前", "12月", (SAME_YEAR, LAST_DAY)),
        ("12月10日前", "12月10日", (SAME_YEAR,)),
        ("12月前", "11月", (SAME_YEAR,)),
        ("2023年12月前", "2024年1月", ()),
    ],
)
def test_a_month_that_is_kept_only_until_its_last_day_says_so(
    target: str, actual: str, used: tuple[Assumption, ...]
) -> None:
    assert judge(parse(target), read_actual(actual), AT_LEAST).assumptions == used


@pytest.mark.parametrize(
    "text", ["……", "...", "□", "nan", "#DIV/0!", "XX人", "待填", "未知", "暂无", "同左", "≥", "≥%", "年月日"]
)
def test_template_rubbish_in_both_cells_reaches_nothing(text: str) -> None:
    assert judge(parse(text), read_actual(text), AT_LEAST).outcome is OPEN
    assert judge(parse(text), read_actual("已完成"), AT_LEAST).outcome is OPEN


@pytest.mark.parametrize("text", ["√", "是", "约100人", "效果明显", "详细记录完整"])
def test_words_and_ticks_in_both_cells_reach_what_they_ask(text: str) -> None:
    assert judge(parse(text), read_actual(text), AT_LEAST).outcome is MET


@pytest.mark.parametrize(
    ("target", "actual", "outcome"),
    [
        ("≥4次", "未完成", MISSED),
        ("≥4次", " 未 完成 ", MISSED),
        (">4次", "尚未开展", MISSED),
        ("=100%", "没有完成", MISSED),
        ("3-5篇", "未实施", MISSED),
        ("≤50万元", "未完成", OPEN),
        ("<50万元", "未执行", OPEN),
        ("4次", "未完成", OPEN),
        ("≥4次", "未按时完成", OPEN),
        ("≥95%", "较差", OPEN),
        ("≥95%", "不满意", OPEN),
        ("≥4次", "部分完成", OPEN),
        ("≥4次", "基本完成", OPEN),
        ("≥4次", "已完成", OPEN),
        ("≥4次", "2023年12月", OPEN),
        ("是", "否", MISSED),
        ("是", "是", MET),
        ("否", "否", MET),
        ("无", "否", OPEN),
        ("有", "否", OPEN),
    ],
)
def test_a_floor_that_was_not_worked_at_is_missed(target: str, actual: str, outcome: Outcome) -> None:
    assert judge(parse(target), read_actual(actual), AT_LEAST).outcome is outcome


@pytest.mark.parametrize(
    ("target", "actual", "outcome"),
    [
        ("≥90%", "提高5%", OPEN),
        ("≥90%", "增长3%", OPEN),
        ("≥90%", "提高到95%", EXCEEDED),
        ("≥90%", "提升到88%", MISSED),
        ("提高5%", "96%", OPEN),
        ("提高5%", "提高6%", EXCEEDED),
        ("提高5%", "增长了5%", MET),
        ("较上年增长5%", "提高4.9%", MISSED),
        ("提高5%", "提高", OPEN),
        ("提高5%", "约提高5%", OPEN),
        ("提高5个百分点", "提高6个百分点", OPEN),
        ("≥5个百分点", "提高6个百分点", EXCEEDED),
        ("提高5%", "下降5%", OPEN),
    ],
)
def test_a_rise_is_no_level(target: str, actual: str, outcome: Outcome) -> None:
    assert judge(parse(target), read_actual(actual), AT_LEAST).outcome is outcome


@pytest.mark.parametrize("text", ["", "  ", "无", "/", "—"])
def test_two_cells_without_a_text_are_not_equal_texts(text: str) -> None:
    assert judge(parse(text), read_actual(text), AT_LEAST).outcome is OPEN


@pytest.mark.parametrize(
    ("rating", "outcome"),
    [(Rating.ACHIEVED, MET), (Rating.PARTLY, OPEN), (Rating.UNCLEAR, OPEN), (Rating.NOT_ACHIEVED, MISSED)],
)
def test_a_rating_that_repeats_the_target_meets_it_unless_it_says_that_nothing_was_reached(
    rating: Rating, outcome: Outcome
) -> None:
    other, same = (
        judge(Qualitative(text="完成"), Rated(rating=rating, text=text), AT_LEAST) for text in ("其他", "完成")
    )
    assert other.outcome is outcome
    assert same.outcome is (MISSED if rating is Rating.NOT_ACHIEVED else MET)


REASONS: list[tuple[str, str, str, str]] = [
    (
        "90-95%x",
        "92%",
        "the target cannot be read (there are several numbers in one cell)",
        "指标值无法识别",
    ),
    ("≥90%", "约92%", "the actual cannot be read (the number is approximate)", "完成值无法识别（约数）"),
    ("效果明显", "有效", "the actual cannot be read", "完成值无法识别"),
    ("效果明显", "有所改善", "reported as not clear (有所改善)", "填报“有所改善”"),
    ("2022年6月", "已完成", "reported as achieved (已完成), not when", "填报“已完成”，未说明时间"),
    ("6月底前", "2022年6月", "only one of the two dates has a year", "只有一方写明年份"),
    ("效果明显", "95%", "the target is in words, the actual is a number or a date", "指标值是文字，完成值是数或日期"),
    ("效果明显", "2022年5月", "the target is in words, the actual is a number or a date", "指标值是文字"),
    ("效果明显", "部分达成", "reported as partly achieved (部分达成)", "填报“部分达成”"),
    ("效果明显", "已完成", "reported as achieved (已完成)", "填报“已完成”"),
    ("2022年6月", "95%", "the target is a date, the actual is not", "指标值是日期，完成值不是"),
    ("2022年6月", "2022年5月", "done in time", "按期完成"),
    ("2022年6月", "2022年7月", "later than asked", "晚于要求的日期"),
    ("2022年6月", "2022年", "the date of completion is not precise enough", "完成日期不够具体"),
    ("≥90%", "2022年5月", "the target is a number, the actual is not", "指标值是数，完成值不是"),
    ("≥90%", "≤95%", "the actual is only a bound", "完成值只给出了界限"),
    ("90%", "95%", "the target has no operator, so its direction is open", "指标值没有比较符号，方向不明"),
    ("≥90%", "90.0%", "90% satisfies ≥90%", "90% 符合 ≥90%"),
    ("≥90%", "95%", "95% is better than ≥90%", "95% 优于 ≥90%"),
    ("≥90%", "85%", "85% does not satisfy ≥90%", "85% 不符合 ≥90%"),
]


@pytest.mark.parametrize(("target", "actual", "en", "zh"), REASONS)
def test_a_verdict_says_why_in_both_languages(target: str, actual: str, en: str, zh: str) -> None:
    verdict = judge(parse(target), read_actual(actual), AT_LEAST)
    assert verdict.en.startswith(en)
    assert verdict.zh.startswith(zh)


@pytest.mark.parametrize("actual", [read_actual("95%"), Rated(rating=Rating.ACHIEVED, text="达成"), read_actual("")])
def test_an_unread_target_is_never_decided_by_another_text(actual: Actual) -> None:
    target = Unread(text="x", why=UnreadWhy.POINTS_IN_VALUE_COLUMN)
    verdict = judge(target, actual, AT_LEAST)
    assert verdict.outcome is OPEN
    assert UnreadWhy.POINTS_IN_VALUE_COLUMN.term.en in verdict.en


def test_a_repeated_text_that_was_read_only_on_one_side_is_not_a_reached_number() -> None:
    unread = Unread(text="≥95%", why=UnreadWhy.MIXED_TEXT)
    assert judge(parse("≥95%"), unread, AT_LEAST).outcome is OPEN


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_name_in_both_languages(outcome: Outcome) -> None:
    assert outcome.term.en == outcome.value
    assert outcome.term.zh != outcome.value


def test_a_measured_target_keeps_its_exact_value() -> None:
    third = judge(parse("≥" + "3" * 40), read_actual("3" * 40 + ".0000000000000000000000000000000000000001"), AT_LEAST)
    assert third.outcome is EXCEEDED
    assert Decimal("3" * 40) == parse("3" * 40).value  # type: ignore[union-attr]
