"""Target cells as forms print them, each labelled by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    UnreadWhy,
    Within,
)
from budgetperf.rules.reading import parse

Shape = type[AtLeast | AtMost | Bare | Exactly | LessThan | MoreThan]

NUMBERS: list[tuple[str, Shape, str, str]] = [
    ("≥95%", AtLeast, "95", "%"),
    ("≧95%", AtLeast, "95", "%"),
    ("⩾95%", AtLeast, "95", "%"),
    (">=95%", AtLeast, "95", "%"),
    ("=>95%", AtLeast, "95", "%"),
    ("≥=95%", AtLeast, "95", "%"),
    ("≧=95%", AtLeast, "95", "%"),
    (">=95%", AtLeast, "95", "%"),
    (" ≧ 95 % ", AtLeast, "95", "%"),
    ("≥95%", AtLeast, "95", "%"),
    ("≥95﹪", AtLeast, "95", "%"),
    ("≥95百分比", AtLeast, "95", "%"),
    ("不低于95%", AtLeast, "95", "%"),
    ("不低于90%以上", AtLeast, "90", "%"),
    ("不少于 30 天", AtLeast, "30", "天"),
    ("不小于3个", AtLeast, "3", "个"),
    ("至少5次", AtLeast, "5", "次"),
    ("大于等于80分", AtLeast, "80", "分"),
    ("大于或等于80分", AtLeast, "80", "分"),
    ("100人次以上", AtLeast, "100", "人次"),
    ("100人及以上", AtLeast, "100", "人"),
    ("≥1,000人", AtLeast, "1000", "人"),
    ("≥1,000人", AtLeast, "1000", "人"),
    ("≥12,345,678.90元", AtLeast, "12345678.9", "元"),
    ("≥200万元", AtLeast, "200", "万元"),
    ("≥5‰", AtLeast, "5", "‰"),
    ("≥-30%", AtLeast, "-30", "%"),
    ("≥0", AtLeast, "0", ""),
    ("≥99.99%", AtLeast, "99.99", "%"),
    ("≥120人次/年", AtLeast, "120", "人次/年"),
    ("≥5m²", AtLeast, "5", "m²"),
    ("≤90万元", AtMost, "90", "万元"),
    ("≦90万元", AtMost, "90", "万元"),
    ("⩽90万元", AtMost, "90", "万元"),
    ("<=90万元", AtMost, "90", "万元"),
    ("=<90万元", AtMost, "90", "万元"),
    ("≤=90万元", AtMost, "90", "万元"),
    ("<=90万元", AtMost, "90", "万元"),
    ("不超过90万元", AtMost, "90", "万元"),
    ("不高于5%", AtMost, "5", "%"),
    ("不大于3个百分点", AtMost, "3", "个百分点"),
    ("不多于10次", AtMost, "10", "次"),
    ("控制在90万元以内", AtMost, "90", "万元"),
    ("控制在5%以下", AtMost, "5", "%"),
    ("控制在 5%", AtMost, "5", "%"),
    ("5%以内", AtMost, "5", "%"),
    ("30天之内", AtMost, "30", "天"),
    ("3次及以下", AtMost, "3", "次"),
    ("10次以下", AtMost, "10", "次"),
    ("小于等于5", AtMost, "5", ""),
    ("小于或等于5", AtMost, "5", ""),
    ("≤-30%", AtMost, "-30", "%"),
    (">5", MoreThan, "5", ""),
    (">5", MoreThan, "5", ""),
    ("﹥5", MoreThan, "5", ""),
    ("大于5人", MoreThan, "5", "人"),
    ("超过5%", MoreThan, "5", "%"),
    ("多于3次", MoreThan, "3", "次"),
    ("高于60分", MoreThan, "60", "分"),
    ("<3%", LessThan, "3", "%"),
    ("<3%", LessThan, "3", "%"),
    ("﹤3%", LessThan, "3", "%"),
    ("小于3%", LessThan, "3", "%"),
    ("少于3次", LessThan, "3", "次"),
    ("低于5%", LessThan, "5", "%"),
    ("=100%", Exactly, "100", "%"),
    ("=100%", Exactly, "100", "%"),
    ("═100%", Exactly, "100", "%"),
    ("﹦100%", Exactly, "100", "%"),
    ("==100%", Exactly, "100", "%"),
    ("等于100%", Exactly, "100", "%"),
    ("=0", Exactly, "0", ""),
    ("100", Bare, "100", ""),
    ("95.5%", Bare, "95.5", "%"),
    ("100%", Bare, "100", "%"),
    ("100百分比", Bare, "100", "%"),
    ("1部", Bare, "1", "部"),
    ("12个月", Bare, "12", "个月"),
    ("1,000", Bare, "1000", ""),
    ("−30%", Bare, "-30", "%"),
    ("5百分点", Bare, "5", "个百分点"),
    ("200万", Bare, "200", "万"),
    ("15吨/天", Bare, "15", "吨/天"),
    ("3元人民币", Bare, "3", "元"),
    ("2023.13", Bare, "2023.13", ""),
    ("+5%", Bare, "5", "%"),
    ("95%;", Bare, "95", "%"),
    ("5。", Bare, "5", ""),
    ("≥≥95", AtLeast, "95", ""),
    ("95%(含)以上", AtLeast, "95", "%"),
    ("80%(含80%)以上", AtLeast, "80", "%"),
    ("90%(不含)以上", MoreThan, "90", "%"),
    ("超过90%(含)", AtLeast, "90", "%"),
    ("5%以内(不含)", LessThan, "5", "%"),
    ("90%(以上)", AtLeast, "90", "%"),
    ("120(人)", Bare, "120", "人"),
    ("≥6个(含改建2个)", AtLeast, "6", "个"),
    ("100%(应发尽发)", Bare, "100", "%"),
    ("≥95%,以台账为准", AtLeast, "95", "%"),
    ("≯5%", AtMost, "5", "%"),
    ("≮90%", AtLeast, "90", "%"),
    ("不得超过8万元", AtMost, "8", "万元"),
    ("最高不超过4.5万元/年", AtMost, "4.5", "万元/年"),
    ("不低于≥30户", AtLeast, "30", "户"),
    ("合格率≥98%", AtLeast, "98", "%"),
    ("按时办结率达到98%以上", AtLeast, "98", "%"),
    ("完成率100%", Bare, "100", "%"),
    ("提高5个百分点", Bare, "5", "个百分点"),
    ("万元≤50", AtMost, "50", "万元"),
    ("百分比≥95", AtLeast, "95", "%"),
    ("三次", Bare, "3", "次"),
    ("不少于三次", AtLeast, "3", "次"),
    ("五天以内", AtMost, "5", "天"),
    ("百分之九十", Bare, "90", "%"),
    ("百分之百", Bare, "100", "%"),
    ("不低于百分之四十二点五", AtLeast, "42.5", "%"),
    ("不高于千分之三", AtMost, "3", "‰"),
    ("≥五次", AtLeast, "5", "次"),
    ("两场及以上", AtLeast, "2", "场"),
    ("三万元", Bare, "3", "万元"),
    ("两万元以内", AtMost, "2", "万元"),
    ("一亿二千万元", Bare, "120000000", "元"),
    ("不少于一百二十人次", AtLeast, "120", "人次"),
    ("十二", Bare, "12", ""),
    ("三十日内办结", AtMost, "30", "日"),
    ("5万元整", Bare, "5", "万元"),
    ("≤28.40/株", AtMost, "28.4", "/株"),
    ("400元/人、天", Bare, "400", "元/人、天"),
    ("零事故", AtMost, "0", ""),
    ("零", Bare, "0", ""),
    ("每年不少于4次", AtLeast, "4", "次"),
    ("每年度2次", Bare, "2", "次"),
    ("确保100%", Bare, "100", "%"),
    ("不突破50万元", AtMost, "50", "万元"),
    ("未超过5%", AtMost, "5", "%"),
    ("保持在90%以上", AtLeast, "90", "%"),
    ("维持在90%以上", AtLeast, "90", "%"),
    ("稳定在90%", Bare, "90", "%"),
    ("保持90%以上", AtLeast, "90", "%"),
    ("提高到95%", Bare, "95", "%"),
    ("提升至95%以上", AtLeast, "95", "%"),
    ("增长8%以上", AtLeast, "8", "%"),
    ("不少於5个", AtLeast, "5", "个"),
    ("(≥)100人", AtLeast, "100", "人"),
    ("（≥90%）", AtLeast, "90", "%"),
    ("[≥3个]", AtLeast, "3", "个"),
    ("〔3个〕", Bare, "3", "个"),
    ("【≤3个】", AtMost, "3", "个"),
    ("≥ 1 000 亩", AtLeast, "1000", "亩"),
    ("1 000人", Bare, "1000", "人"),
    ("1 234 567", Bare, "1234567", ""),
    ("≥6个(不含2个改建)", AtLeast, "6", "个"),
    ("≥100人(不含20人临时工)", AtLeast, "100", "人"),
    ("6个(含2个改建)", Bare, "6", "个"),
    ("≥1,000人(不含1000人)", MoreThan, "1000", "人"),
    ("≥95%(含95.0%)", AtLeast, "95", "%"),
    ("≥95%(不含95%)", MoreThan, "95", "%"),
]

RANGES: list[tuple[str, str, str, str]] = [
    ("90-95%", "90", "95", "%"),
    ("90%-95%", "90", "95", "%"),
    ("90~95", "90", "95", ""),
    ("90—95", "90", "95", ""),
    ("5至10人", "5", "10", "人"),
    ("五至八人", "5", "8", "人"),
    ("10到15天", "10", "15", "天"),
    ("0.3-4.0mg/L", "0.3", "4", "mg/L"),
    ("控制在3%-5%", "3", "5", "%"),
    ("3%--5%之间", "3", "5", "%"),
    ("-5至5%", "-5", "5", "%"),
    ("±5%", "-5", "5", "%"),
    ("≥95≤100", "95", "100", ""),
    ("≥80%且≤100%", "80", "100", "%"),
    ("≥60%,≤90%", "60", "90", "%"),
    ("不低于15天且不超过30天", "15", "30", "天"),
    ("≤25℃且≥10℃", "10", "25", "℃"),
    ("3-3个", "3", "3", "个"),
]

DATES: list[tuple[str, int | None, int | None, int | None]] = [
    ("2022年12月30日", 2022, 12, 30),
    ("2022年12月30日", 2022, 12, 30),
    ("2022 年 12 月 30 日", 2022, 12, 30),
    ("2022年12月30号", 2022, 12, 30),
    ("2022年11月15日之前", 2022, 11, 15),
    ("2022年12月31日前完成", 2022, 12, 31),
    ("2022-12-30", 2022, 12, 30),
    ("2022/12/30", 2022, 12, 30),
    ("2022.12.30", 2022, 12, 30),
    ("2022.1.5", 2022, 1, 5),
    ("2024年2月29日", 2024, 2, 29),
    ("完成时间:2022年12月", 2022, 12, None),
    ("完成时间为2022年12月", 2022, 12, None),
    ("2022年12月", 2022, 12, None),
    ("2022年12月份", 2022, 12, None),
    ("2022年12月底前", 2022, 12, None),
    ("2022年6月底以前竣工", 2022, 6, None),
    ("2022年", 2022, None, None),
    ("2022年底前", 2022, None, None),
    ("2022年年底", 2022, None, None),
    ("12月底前", None, 12, None),
    ("12月31日", None, 12, 31),
    ("6月", None, 6, None),
    ("3月份", None, 3, None),
    ("11月30日前完成", None, 11, 30),
    ("2月29日", None, 2, 29),
    ("二〇二三年十二月底前", 2023, 12, None),
    ("三月三十一日前", None, 3, 31),
    ("2023.12前", 2023, 12, None),
    ("于2024年11月30日前完工", 2024, 11, 30),
    ("≤2023年6月", 2023, 6, None),
    ("第1季度", None, 3, None),
    ("2023年第二季度末", 2023, 6, None),
    ("三季度末前", None, 9, None),
    ("上半年完成", None, 6, None),
    ("2023年下半年", 2023, 12, None),
    ("年底前", None, 12, None),
]

PLACEHOLDERS = ["无", "/", "—", "——", "-", "不适用", "不涉及", " 无 ", "*"]
WORDS = [
    "效果明显",
    "按时完成",
    "长期",
    "符合要求",
    "一站式服务",
    "五级至八级",
    "不低于五级且不超过八级",
    "一次性完成",
    "达到三级公路标准",
    "万无一失",
    "有效提升群众获得感",
    "及时",
    "显著 改善",
]
TITLES = ["按照《2023年工作要点》完成", "12345热线诉求及时办理", "创成国家4A级景区", "推广5G应用", "落实“2025”规划"]

MIXED, ROUGH, SEVERAL = UnreadWhy.MIXED_TEXT, UnreadWhy.APPROXIMATE, UnreadWhy.SEVERAL_NUMBERS
CLASH, UNSURE, NEVER = UnreadWhy.CONTRADICTORY_OPERATOR, UnreadWhy.AMBIGUOUS_DATE, UnreadWhy.NO_SUCH_DATE
UNREAD: list[tuple[str, UnreadWhy]] = [
    *((text, UnreadWhy.RISE) for text in ("提高5%", "较上年增长5%", "增加3个", "上升了2%", "同比提升5%")),
    *((text, UnreadWhy.ELSEWHERE) for text in ("未知", "暂无", "同左", "同上")),
    *((text, UnreadWhy.NO_NUMBER) for text in ("≥", "≥%", "<")),
    *((text, UnreadWhy.EMPTY) for text in ("", "   ", "\u3000", "\n\t")),
    *((text, UnreadWhy.PLACEHOLDER) for text in PLACEHOLDERS),
    *(
        (text, MIXED)
        for text in ("1,00人", "98,5%", "[80,90]", "1.2.3", "9O%", "l00%", "3l家", "95-", "》95%", "全县12个乡镇", "5x")
    ),
    *(
        (text, MIXED)
        for text in (
            "每月不少于4次",
            "2023年度",
            "6月中旬",
            "100+",
            "百分之五个",
            "95%(≥)",
            "95%(含)",
            "5月工资内",
            "3次内",
        )
    ),
    *(
        (text, SEVERAL)
        for text in (
            "80%≤x≤90%",
            "98..5%",
            "1e5",
            "12 34人",
            "2023 100",
            "≥95%(不含5%)",
            "95%95%",
            "5人*2天",
            "2次、3场",
        )
    ),
    *(
        (text, SEVERAL)
        for text in ("完成1部宣传片,2套方案", "6月底前50%,12月底前100%", "11月底完成90%", "大于3小于5", "3次-5天")
    ),
    *((text, SEVERAL) for text in ("5%(6月底前)", "12月底前不低于98%", "≥3场≥5天")),
    *((text, ROUGH) for text in ("约100人", "大约100", "100人左右", "100余人", "100多人", "50来户", "1万余元", "约5%")),
    *(
        (text, ROUGH)
        for text in ("近百人", "数十户", "上千人次", "三百多吨", "十余个", "半数以上", "过半", "控制在5%左右", "约三次")
    ),
    *((text, UNSURE) for text in ("2023.12", "2023.1", "2023-12", "2023/12", "1999.01", "2023.12")),
    *((text, NEVER) for text in ("2023-02-30", "2022年13月", "6月31日前", "2023年2月30日", "2023.6.31", "13月")),
    *((text, UnreadWhy.PERIOD) for text in ("全年", "2022年1-3月", "2023年6月至2024年5月", "2022-2024年", "1-12月")),
    *((text, UnreadWhy.RECURRING_DATE) for text in ("每月10日前", "每季度末前", "次月5日前", "每年12月底前")),
    *((text, CLASH) for text in ("≥5%以内", "≤90%以上", "不超过5次以上", "大于90%以上", "控制在90%以上", "=5以下")),
    *((text, UnreadWhy.OPERATOR_BEHIND) for text in ("95%≥", "12次≥", "80万元≤", "95>")),
    *((text, UnreadWhy.NO_NUMBER) for text in ("≥%", "≥  人次", "≥**亩", "=")),
    *((text, UnreadWhy.REVERSED_RANGE) for text in ("90-80%", "5-3座", "12~8公里", "≤5%且≥10%")),
    *((text, UnreadWhy.FRACTION) for text in ("三分之二", "完成三分之二", "3分之2")),
    *((text, UnreadWhy.RATIO) for text in ("1:3", "18/20", "不低于1:15")),
    *((text, UnreadWhy.RANK) for text in ("进入全市前三名", "全省前10位", "第8位", "位居全州第一")),
    *((text, UnreadWhy.FALL) for text in ("农药使用量下降3%", "降低5%", "同比减少3起")),
    *((text, UnreadWhy.SCALE) for text in ("定性 优良中低差", "优/良/中/差", "好、较好、一般、差")),
    *((text, UnreadWhy.ELSEWHERE) for text in ("见附件", "详见附件1", "同上")),
    *(
        (text, UnreadWhy.CHINESE_NUMERAL)
        for text in ("开展三次,效果好", "每月一次", "三五天", "建立两套制度和一项机制")
    ),
]


def test_the_table_is_as_long_as_promised() -> None:
    assert len(NUMBERS) + len(DATES) + len(WORDS) + len(UNREAD) >= 150


@pytest.mark.parametrize(("text", "shape", "number", "unit"), NUMBERS)
def test_a_number_is_read_with_its_direction_and_unit(text: str, shape: Shape, number: str, unit: str) -> None:
    assert parse(text) == shape(value=Decimal(number), unit=unit)


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_range_is_read_with_both_ends(text: str, low: str, high: str, unit: str) -> None:
    assert parse(text) == Within(low=Decimal(low), high=Decimal(high), unit=unit)


@pytest.mark.parametrize("text", TITLES)
def test_a_digit_in_a_title_or_in_a_name_is_no_number(text: str) -> None:
    assert parse(text) == Qualitative(text=text)


@pytest.mark.parametrize(("text", "year", "month", "day"), DATES)
def test_a_date_is_read_at_its_printed_precision(
    text: str, year: int | None, month: int | None, day: int | None
) -> None:
    assert parse(text) == By(date=PrintedDate(year=year, month=month, day=day))


@pytest.mark.parametrize("text", WORDS)
def test_words_are_left_to_a_person(text: str) -> None:
    assert parse(f" {text}\n") == Qualitative(text=text)


@pytest.mark.parametrize(("text", "why"), UNREAD)
def test_what_fits_no_form_is_unread_with_the_reason(text: str, why: UnreadWhy) -> None:
    assert parse(text) == Unread(text=text.strip(), why=why)


@pytest.mark.parametrize("text", ["2022年0月", "2022年12月0日", "2022-0-5", "2022-00-00"])
def test_a_zeroth_month_or_day_is_no_date(text: str) -> None:
    assert parse(text) == Unread(text=text, why=NEVER)


@pytest.mark.parametrize("text", ["10\n20", "95 98%", "1 2", "≥10 20人", "10  20", "10 \n20人", "10\u3000 20"])
def test_two_numbers_in_one_cell_are_not_glued_together(text: str) -> None:
    assert isinstance(parse(text), Unread)


def test_a_number_with_people_above_and_below_it_is_approximate() -> None:
    assert parse("100人上下") == Unread(text="100人上下", why=ROUGH)


@pytest.mark.parametrize("text", ["≥5份合约", "≥3个条约"])
def test_a_unit_that_only_holds_the_sign_for_about_is_not_approximate(text: str) -> None:
    assert isinstance(parse(text), AtLeast)
