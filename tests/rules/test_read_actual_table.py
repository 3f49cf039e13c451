"""Actual cells as forms print them, each labelled by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetperf.rules.actuals import Dated, Measured, Rated, Rating
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import Unread, UnreadWhy
from budgetperf.rules.reading import read_actual, tidy

MEASURED: list[tuple[str, str, str, str]] = [
    ("97.30%", "97.3", "%", ""),
    ("97.3%", "97.3", "%", ""),
    ("100百分比", "100", "%", ""),
    ("100", "100", "", ""),
    ("1,250人次", "1250", "人次", ""),
    ("195.5万元", "195.5", "万元", ""),
    ("0", "0", "", ""),
    ("-5%", "-5", "%", ""),
    ("−5%", "-5", "%", ""),
    (" 12 个 ", "12", "个", ""),
    ("3‰", "3", "‰", ""),
    ("2百分点", "2", "个百分点", ""),
    ("30次/年", "30", "次/年", ""),
    ("≥80%", "80", "%", "≥"),
    ("≧80%", "80", "%", "≥"),
    ("80%以上", "80", "%", "≥"),
    ("不低于80%", "80", "%", "≥"),
    ("≤3%", "3", "%", "≤"),
    ("3%以内", "3", "%", "≤"),
    ("控制在3%以内", "3", "%", "≤"),
    (">5", "5", "", ">"),
    ("超过5人", "5", "人", ">"),
    ("<5", "5", "", "<"),
    ("小于5", "5", "", "<"),
    ("=100%", "100", "%", "="),
    ("等于100%", "100", "%", "="),
    ("88.32%及以上", "88.32", "%", "≥"),
    ("不足90%", "90", "%", "<"),
    ("完成90%", "90", "%", ""),
    ("已完成486公里", "486", "公里", ""),
    ("共培训95人", "95", "人", ""),
    ("308人(12人死亡注销)", "308", "人", ""),
    ("120(因上级任务新增)", "120", "", ""),
    ("5个,因资金未到位", "5", "个", ""),
    ("十二次", "12", "次", ""),
    ("零伤亡", "0", "", ""),
    ("0起事故", "0", "", ""),
    ("＋3.2%", "3.2", "%", ""),
    ("仅4次", "4", "次", ""),
    ("提前完成4次", "4", "次", ""),
    ("完成了4次", "4", "次", ""),
    ("提升到92%", "92", "%", ""),
    ("提高到95%", "95", "%", ""),
    ("提高5个百分点", "5", "个百分点", ""),
    ("未超过5%", "5", "%", "≤"),
    ("没有超过5%", "5", "%", "≤"),
    ("没有达到95%", "95", "%", "<"),
    ("没达到95%", "95", "%", "<"),
    ("〔4个〕", "4", "个", ""),
    ("(4个)", "4", "个", ""),
    ("6个(含2个改建)", "6", "个", ""),
    ("4次(按计划完成)", "4", "次", ""),
    ("4次(达到年度目标)", "4", "次", ""),
    ("4次(较上年增加2次)", "4", "次", ""),
    ("4次(比去年增加)", "4", "次", ""),
    ("4次(未发生事故)", "4", "次", ""),
    ("5次(第三方评估)", "5", "次", ""),
    ("9件(接待群众)", "9", "件", ""),
    ("96%(节约)", "96", "%", ""),
    ("12次(因疫情推迟一次)", "12", "次", ""),
    ("12次(因疫情取消2次)", "12", "次", ""),
    ("5人(实际)", "5", "人", ""),
    ("按计划完成4次", "4", "次", ""),
    ("按照计划开展4次", "4", "次", ""),
    ("应急演练开展4次", "4", "次", ""),
    ("供应共计4吨", "4", "吨", ""),
    ("接待共计4人", "4", "人", ""),
    ("待遇发放4人", "4", "人", ""),
    ("少儿服务4人", "4", "人", ""),
    ("已下达100万元", "100", "万元", ""),
    ("至少5次", "5", "次", "≥"),
    ("每年2次", "2", "次", ""),
]
DATED: list[tuple[str, PrintedDate]] = [
    ("2022年12月30日", PrintedDate(year=2022, month=12, day=30)),
    ("2022年11月30日完成", PrintedDate(year=2022, month=11, day=30)),
    ("2022/11/5", PrintedDate(year=2022, month=11, day=5)),
    ("2022年12月", PrintedDate(year=2022, month=12)),
    ("2022年", PrintedDate(year=2022)),
    ("12月底前完成", PrintedDate(year=None, month=12)),
    ("已于2023年8月25日全部完工", PrintedDate(year=2023, month=8, day=25)),
    ("12月15日已通过验收", PrintedDate(year=None, month=12, day=15)),
    ("2021年底", PrintedDate(year=2021)),
    ("年底", PrintedDate(year=None, month=12)),
]
_A, _P, _N, _U = Rating.ACHIEVED, Rating.PARTLY, Rating.NOT_ACHIEVED, Rating.UNCLEAR
RATED: list[tuple[str, Rating]] = [
    *(
        (text, _A)
        for text in ("达成预期指标", "达成", "已完成", "已完成。", "完成;", "按时完成", "达标", "达成年度指标")
    ),
    *(
        (text, _A)
        for text in ("优", "满意", "合格", "已通过验收", "按要求执行", "验收合格", "符合相关规定", "落实到位")
    ),
    *((text, _A) for text in ("未发生", "未发生安全事故", "无拖欠", "未超预算", "按期完成", "已完成,群众反映很好")),
    *(
        (text, _P)
        for text in ("部分达成", "部分完成", "部分达成年度指标并具有一定效果", "基本完成", "基本满意", "未完全达到")
    ),
    *(
        (text, _N)
        for text in (
            "未完成",
            "未达成",
            "未 达 标",
            "未达成年度指标且效果较差",
            "未开展",
            "较差",
            "不满意",
            "未按时完成",
            "效果不明显",
            "未提升",
            "没有改善",
            "没有明显改善",
            "无法提高",
            "不可持续",
        )
    ),
    *((text, _U) for text in ("有所改善", "良", "较好", "一般", "建设中", "正在推进", "持续落实", "程度较高")),
    *((text, _U) for text in ("已完成,但验收未通过", "完成(延期)")),
]
PENDING = [
    "计划完成4次", "预计4次", "预计完成4次", "应完成4次", "应开展4次", "需完成4次", "拟完成4次", "待完成4次",
    "待开展4次", "将开展4次", "争取完成4次", "目标完成4次", "预期完成4次", "少开展4次", "缺4次", "去年完成4次",
    "上年完成4次", "下达4次", "应为95%", "应完成四次", "计划完成十二次", "预计≥4次",
]  # fmt: skip
UNDONE = [
    "4次(取消)", "4次（未完成）", "4次（计划）", "4次（推迟）", "4次（预计）", "4次（在建）", "4次（目标值）",
    "4次(尚未验收)", "4次(待验收)", "4次(拟)", "4次(暂估)", "95%（目标）", "95%（去年）", "95%（估算）",
    "95%(上年)", "4次（因疫情取消）", "5次(约)", "4次(计划数)", "4次(延期)",
]  # fmt: skip
UNREAD: list[tuple[str, UnreadWhy]] = [
    *((text, UnreadWhy.MIXED_TEXT) for text in (*PENDING, *UNDONE)),
    *(
        (text, UnreadWhy.SEVERAL_NUMBERS)
        for text in ("4次（完成3次）", "4次(实际3次)", "4次（其中未验收2次）", "3个（含1个在建）", "4次(预计年底5次)")
    ),
    *((text, UnreadWhy.RISE) for text in ("提高5%", "增长3%", "增长了3%", "较上年增长5%", "提高5%以上", "增加3个")),
    ("", UnreadWhy.EMPTY),
    (" \n ", UnreadWhy.EMPTY),
    ("无", UnreadWhy.PLACEHOLDER),
    ("/", UnreadWhy.PLACEHOLDER),
    ("有效提升", UnreadWhy.NOT_A_RATING),
    ("资金已拨付至影院", UnreadWhy.NOT_A_RATING),
    ("是", UnreadWhy.NOT_A_RATING),
    ("实际98%", UnreadWhy.MIXED_TEXT),
    ("每月1次", UnreadWhy.MIXED_TEXT),
    ("逾期3天", UnreadWhy.MIXED_TEXT),
    ("节约3万元", UnreadWhy.MIXED_TEXT),
    ("98%(实际应为95%)", UnreadWhy.SEVERAL_NUMBERS),
    ("90%-95%", UnreadWhy.SEVERAL_NUMBERS),
    ("1部宣传片,2套方案", UnreadWhy.SEVERAL_NUMBERS),
    ("上半年60场,下半年70场", UnreadWhy.SEVERAL_NUMBERS),
    ("详见总结报告", UnreadWhy.ELSEWHERE),
    ("第四季度", UnreadWhy.PERIOD),
    ("2023年3月启动", UnreadWhy.SEVERAL_NUMBERS),
    ("全市第二名", UnreadWhy.RANK),
    ("下降3.2%", UnreadWhy.FALL),
    ("约100人", UnreadWhy.APPROXIMATE),
    ("100余人", UnreadWhy.APPROXIMATE),
    ("2022.12", UnreadWhy.AMBIGUOUS_DATE),
    ("≥5%以内", UnreadWhy.CONTRADICTORY_OPERATOR),
    ("1" + "人" * 200, UnreadWhy.TOO_LONG),
]


def test_the_table_is_as_long_as_promised() -> None:
    assert len(MEASURED) + len(DATED) + len(RATED) + len(UNREAD) >= 50


@pytest.mark.parametrize(("text", "number", "unit", "operator"), MEASURED)
def test_a_number_keeps_the_operator_printed_with_it(text: str, number: str, unit: str, operator: str) -> None:
    assert read_actual(text) == Measured(value=Decimal(number), unit=unit, operator=operator)


@pytest.mark.parametrize(("text", "day"), DATED)
def test_a_date_of_completion_is_read_at_its_printed_precision(text: str, day: PrintedDate) -> None:
    assert read_actual(text) == Dated(date=day)


@pytest.mark.parametrize(("text", "rating"), RATED)
def test_the_words_of_the_form_are_a_rating(text: str, rating: Rating) -> None:
    read = read_actual(f" {text} ")
    assert read == Rated(rating=rating, text=text)
    assert str(read) == text


@pytest.mark.parametrize(("text", "why"), UNREAD)
def test_other_actuals_are_unread_with_the_reason(text: str, why: UnreadWhy) -> None:
    read = read_actual(text)
    assert read == Unread(text=text.strip(), why=why)
    assert str(read) == text.strip()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("≧ 95%", "≥95%"),
        (">= 1,000 人", "≥1,000人"),
        ("﹤= 5", "≤5"),
        ("═ 5", "=5"),
        ("5>=", "5>="),
        ("–5—6", "-5—6"),
        ("5 6", "5 6"),
        (" 12 人 ", "12人"),
        ("Ab", "Ab"),
    ],
)
def test_a_tidy_text_has_one_spelling_of_each_glyph_and_no_blanks(text: str, clean: str) -> None:
    assert tidy(text) == clean


@pytest.mark.parametrize(
    ("actual", "text"),
    [
        (Measured(value=Decimal("97.30"), unit="%"), "97.3%"),
        (Measured(value=Decimal("1E+3"), unit="元", operator="≥"), "≥1000元"),
        (Dated(date=PrintedDate(year=2022, month=12)), "2022年12月"),
    ],
)
def test_an_actual_is_written_as_a_form_prints_it(actual: Measured | Dated, text: str) -> None:
    assert str(actual) == text
    assert read_actual(text) == actual


@pytest.mark.parametrize("rating", Rating)
def test_every_rating_has_a_name_in_both_languages(rating: Rating) -> None:
    assert rating.term.zh in {"达成", "部分达成", "未达成", "未说明是否达成"}
    assert rating.term.en.replace(" ", "_") in {"achieved", "partly_achieved", "not_achieved", "not_clear"}
