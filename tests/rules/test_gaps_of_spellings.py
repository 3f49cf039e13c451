"""Every printed spelling that a cell may have, one by one: signs, operators, units, quarters, what was done by when."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from budgetperf.errors import UnitMismatchError
from budgetperf.rules.actuals import Dated, Rated, Rating
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.deviations import PerDeviation
from budgetperf.rules.expectations import By, Qualitative, Unread, UnreadWhy
from budgetperf.rules.glyphs import AFTER, BEFORE, says_nothing, tidy
from budgetperf.rules.numerals import chinese_number
from budgetperf.rules.piecewise import Piecewise
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.ratings import NO_HARM
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.steps import AllOrNothing, Steps
from budgetperf.rules.units import align

SAME = """
≥ ≧ ⩾ ≮ >= => ≥= ＞＝
≤ ≯ ≦ ⩽ <= =< ≤= ＜＝
= ﹦ ═ == ＝
> ﹥ ＞
< ﹤ ＜
"""
OPERATORS = {
    "≥": "≥ >= => ≥= 不低于 不少于 不小于 不得低于 不得少于 不能低于 不能少于 应不低于 应不少于 至少 最少 最低"
    " 大于等于 大于或等于 高于或等于 高于等于",
    "≤": "≤ <= =< ≤= 不超过 不超 不高于 不大于 不多于 不得超过 不得高于 不能超过 不得多于 不得大于 应不超过"
    " 控制在 最多 最高 最大 小于等于 小于或等于 低于或等于 低于等于 少于等于 未超 未超过 没有超过 不突破 未突破",
    ">": "> 大于 超过 多于 高于",
    "<": "< 小于 少于 低于 不足 不到 未达 未达到 没达到 没有达到",
    "=": "= == 等于",
}
BEHIND = {"≥": "及以上 或以上 以上", "≤": "及以下 或以下 以下 以内 之内"}
NOTHING = (
    "无 不适用 不涉及 待填 待填写 未填 未填报 nan NaN none null n/a na n\\a / — …… #REF! #ref! XX人 年月日 月日 ×× **元"
)
MARKS = "√ ✓ ✔ ☑ ✅ ■ ● ◉ 🗹 ☒ ≥ ≤ < > = 甲 0"
BEGUN = "开工 启动 开始 动工 预计完成 计划完成 拟完成 将完成 预期完成"
PRINTED = [(sign, word) for sign, words in OPERATORS.items() for word in words.split()]


@pytest.mark.parametrize("line", SAME.split("\n")[1:-1])
def test_signs_have_one_form(line: str) -> None:
    sign, *others = line.split()
    assert {tidy(f"{other}5") for other in others} == {f"{sign}5"}


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("5﹪", "5%"),
        ("−5", "-5"),
        ("–5", "-5"),
        ("﹣5", "-5"),
        ("﹢5", "+5"),
        ("於", "于"),
        ("〔5〕", "(5)"),
        ("％（）：；！", "%():;!"),
    ],
)
def test_other_glyphs_have_one_form_too(printed: str, plain: str) -> None:
    assert tidy(printed) == plain


@pytest.mark.parametrize(("sign", "word"), PRINTED, ids=[word for _, word in PRINTED])
def test_an_operator_has_one_of_five_signs(sign: str, word: str) -> None:
    assert BEFORE[word] == sign
    assert str(parse(f"{word}5个")) == f"{sign}5个"


def test_no_operator_is_left_out() -> None:
    assert {word for _, word in PRINTED} == set(BEFORE)
    assert {word for words in BEHIND.values() for word in words.split()} == set(AFTER)


@pytest.mark.parametrize(("sign", "word"), [(sign, word) for sign, words in BEHIND.items() for word in words.split()])
def test_an_operator_may_stand_behind(sign: str, word: str) -> None:
    assert AFTER[word] == sign
    assert str(parse(f"5个{word}")) == f"{sign}5个"


@pytest.mark.parametrize("cell", NOTHING.split())
def test_what_stands_for_nothing_says_nothing(cell: str) -> None:
    assert says_nothing(tidy(cell))


@pytest.mark.parametrize("cell", MARKS.split())
def test_a_mark_says_something(cell: str) -> None:
    assert not says_nothing(cell)


# --- days -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("signs", "month"), [("1一", 3), ("2二", 6), ("3三", 9), ("4四", 12)])
def test_a_quarter_ends_with_its_third_month(signs: str, month: int) -> None:
    for sign in signs:
        assert parse(f"2024年第{sign}季度末") == By(date=PrintedDate(year=2024, month=month))


DONE = (
    "完成 完工 竣工 验收 下达 拨付 支付 发放 交付 到位 使用 通过 公示 上线 办结 实施 建成 结束 兑付 兑现 投产"
    " 编制 印发 批复 提交 缴纳 归还 报送 上报 移交 安装 签订 开通 运行 组织"
)


@pytest.mark.parametrize("done", DONE.split())
def test_what_was_done_by_a_day_is_a_day(done: str) -> None:
    assert read_actual(f"2024年5月{done}") == Dated(date=PrintedDate(year=2024, month=5))


@pytest.mark.parametrize("begun", BEGUN.split())
def test_what_was_begun_or_planned_by_a_day_is_none(begun: str) -> None:
    assert isinstance(read_actual(f"2024年5月{begun}"), Unread)


@pytest.mark.parametrize(("cell", "year"), [("24年5月", 2024), ("29年5月", 2029)])
def test_a_year_of_two_digits_is_of_this_century(cell: str, year: int) -> None:
    assert read_actual(cell) == Dated(date=PrintedDate(year=year, month=5))


def test_the_twenty_ninth_of_february_may_stand_without_a_year() -> None:
    assert read_actual("2月29日") == Dated(date=PrintedDate(year=None, month=2, day=29))


# --- numbers and units ----------------------------------------------------------------------------------------------

COUNTERS = """
次 人次 人 名 个 项 家 户 场 场次 期 期次 篇 部 件 台 套 座 处 条 份 本 册 张 辆 艘 架 只 头 羽 株 棵 亩 公顷
平方米 公里 米 吨 公斤 斤 升 立方米 元 天 日 周 个月 年 小时 分钟 秒 个工作日 工作日 班 节 课时 学时 批
批次 组 队 支 所 间 栋 幢 轮 类 种 块 面 幅 例 起 宗 个村 村 镇 校 站 分 倍 个百分点 个季度 季度 届 道 层 根 枚 盏
口 眼 尾 段 片 人日 台次 家次 户次 车次 件次 班次 年次 台套 万元 亿元
"""


@pytest.mark.parametrize("unit", COUNTERS.split())
def test_a_chinese_numeral_counts_what_can_be_counted(unit: str) -> None:
    found = parse(f"不少于三十五{unit}")
    assert str(found).startswith("≥35")


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("〇", 0), ("零", 0), ("一", 1), ("二", 2), ("两", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7),
        ("八", 8), ("九", 9), ("十", 10), ("一百", 100), ("一千", 1000), ("一万", 10_000), ("一亿", 100_000_000),
    ],
)  # fmt: skip
def test_a_numeral_has_its_value(numeral: str, number: int) -> None:
    assert chinese_number(numeral) == number


# --- words ----------------------------------------------------------------------------------------------------------

HARMS = (
    "事故 事件 案件 投诉 举报 伤亡 死亡 受伤 差错 失误 错误 违规 违纪 违法 上访 信访 拖欠 污染 感染 火灾 舆情"
    " 返贫 辍学 超支 缺陷 隐患 纠纷 泄露 泄密 故障 异常 问题 挪用 截留 浪费 流失 损失 疫情 灾害 垃圾"
)
SUCH = "重大 较大 特大 安全 责任 质量 生产 群体 群体性 服务 有效 人员 食品 环境 舆论 网络 资金"


@pytest.mark.parametrize("harm", HARMS.split())
def test_a_harm_is_none_at_all_and_none_that_happened(harm: str) -> None:
    assert NO_HARM.fullmatch(f"零{harm}")
    assert read_actual(f"未发生{harm}") == Rated(rating=Rating.ACHIEVED, text=f"未发生{harm}")


@pytest.mark.parametrize("such", SUCH.split())
def test_a_harm_of_a_kind_is_one_too(such: str) -> None:
    assert NO_HARM.fullmatch(f"零{such}事故")


BEST = "优 优秀 合格 达标 满意 很满意 非常满意 十分满意 完全达到 非常好 很好"
UNCLEAR = "良 良好 中 中等 一般 尚可 进行 推进 在建 未知 待定 待验收 有序推进 逐步完善"


@pytest.mark.parametrize("word", BEST.split())
def test_the_best_words_are_a_rating(word: str) -> None:
    assert read_actual(word) == Rated(rating=Rating.ACHIEVED, text=word)


@pytest.mark.parametrize("word", UNCLEAR.split())
def test_words_between_leave_it_open(word: str) -> None:
    found: Any = read_actual(word)
    assert (found.rating is Rating.UNCLEAR) if isinstance(found, Rated) else (found.why is UnreadWhy.ELSEWHERE)


def test_words_of_a_target_stay_words() -> None:
    assert parse("效果明显") == Qualitative(text="效果明显")


# --- the first and the last word of each list -----------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["km²", "h", "L", "A", "V", "W", "pcu", "PCU", "min", "t", "个整", "年内"])
def test_a_unit_is_read_up_to_what_is_none(unit: str) -> None:
    read = {"个整": "5个", "年内": "≤5年"}.get(unit, f"5{unit}")
    assert str(read_actual(f"5{unit}")) == read


@pytest.mark.parametrize("unit", ["km", "m²", "㎡", "%", "‰"])
def test_a_chinese_numeral_counts_signs_of_units_too(unit: str) -> None:
    assert str(parse(f"不少于五{unit}")) == f"≥5{unit}"


@pytest.mark.parametrize(
    "named", ["组织", "维修", "改造", "开展", "举办", "数", "按时", "已", "提高到", "保持在", "确保"]
)
def test_a_word_before_a_number_may_name_it(named: str) -> None:
    assert str(read_actual(f"{named}5个")) == "5个"


@pytest.mark.parametrize(
    "pending", ["计划", "预计", "预估", "应", "需", "目标", "争取", "少", "缺", "去年", "往年", "下达"]
)
def test_a_word_before_a_number_may_say_that_it_is_no_result(pending: str) -> None:
    found = read_actual(f"{pending}完成5个")
    assert isinstance(found, Unread)
    assert found.why is UnreadWhy.MIXED_TEXT


@pytest.mark.parametrize(
    "words",
    [
        "完成",
        "公示",
        "交付",
        "满足",
        "已经完成",
        "按计划完成",
        "按标准完成",
        "有效完成",
        "完成了",
        "完成验收",
        "完成效果",
        "完成制度",
        "项目完成",
        "工程完成",
        "各项完成",
        "各项工作完成",
    ],
)
def test_words_that_say_it_was_done_are_a_rating(words: str) -> None:
    assert read_actual(words) == Rated(rating=Rating.ACHIEVED, text=words)


@pytest.mark.parametrize("words", ["完成但逾期", "但完成", "逾期完成", "部分完成但延期"])
def test_words_that_turn_are_none(words: str) -> None:
    assert not (isinstance(found := read_actual(words), Rated) and found.rating is Rating.ACHIEVED)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("优良中差", "scale"),
        ("定性优/良/中/差", "scale"),
        ("好中差", "scale"),
        ("近十次", "approximate"),
        ("约十", "approximate"),
    ],
)
def test_words_that_are_a_scale_or_a_rough_number_are_told(words: str, why: str) -> None:
    found = read_actual(words)
    assert isinstance(found, Unread)
    assert found.why.value == why


SIZES = """
米 m=1 公里=1000 千米=1000 km=1000 ㎞=1000 KM=1000 厘米=1/100 cm=1/100 毫米=1/1000 mm=1/1000
平方米 平米=1 ㎡=1 m²=1 m2=1 公顷=10000 ha=10000 平方公里=1000000 平方千米=1000000 km²=1000000 km2=1000000
立方米 立方=1 方=1 m³=1 m3=1 ㎥=1
公斤 千克=1 kg=1 KG=1 克=1/1000 g=1/1000 毫克=1/1000000 mg=1/1000000 吨=1000 t=1000
升 L=1 毫升=1/1000 ml=1/1000 mL=1/1000
小时 h=1 分钟=1/60 min=1/60 秒=1/3600 天=24 日=24
个月 月=1 年=12
元 千元=1000
% ‰=1/10
"""
SIZED = [
    (base, unit, size)
    for base, *others in map(str.split, SIZES.split("\n")[1:-1])
    for unit, size in (each.split("=") for each in others)
]


@pytest.mark.parametrize(("base", "unit", "size"), SIZED, ids=[unit for _, unit, _ in SIZED])
def test_a_unit_has_its_size(base: str, unit: str, size: str) -> None:
    one = Decimal(1)
    assert align(one, base, one, unit).actual == Fraction(size)
    assert align(one, unit, one, base).actual == 1 / Fraction(size)


@pytest.mark.parametrize(
    ("one", "other"), [("天", "个月"), ("米", "平方米"), ("X", "米"), ("升", "XX升"), ("%", "个百分点")]
)
def test_units_of_other_measures_have_none(one: str, other: str) -> None:
    with pytest.raises(UnitMismatchError):
        align(Decimal(1), one, Decimal(1), other)


def test_rules_are_keyed_by_their_shape() -> None:
    shapes = (AllOrNothing, Steps, PerDeviation, Piecewise, Proportional)
    assert [shape.key for shape in shapes] == ["all-or-nothing", "steps", "per-deviation", "piecewise", "proportional"]


def test_the_conventions_that_nobody_published_have_their_words() -> None:
    told = {name: (basis.zh, basis.en) for name, basis in {**AllOrNothing().basis, **Proportional().basis}.items()}
    assert told == {
        "rounding": ("得分四舍五入保留两位小数", "points are rounded half up to two decimals"),
        "exactly": (
            "“=”指标超出指标值按达成计；指标值为零时不大于零即达成",
            "more than an '=' target counts as reached; an '=' target of zero is reached by zero or less",
        ),
        "negative_actual": ("实际值为负时按其本身计分", "an actual below zero counts as it is"),
        "negative_target": ("指标值为负时同样按规则计分", "targets below zero are scored as well"),
        "missed": ("未达成不得分", "what is missed earns nothing"),
        "capping": ("超额完成不加分", "doing better than asked earns no more than the points"),
        "reverse": (
            "反向指标超出上限后按比例线性扣分，达到上限两倍时为零分",
            "above its limit a falling indicator loses points linearly, to zero at twice the limit",
        ),
        "zero_target": (
            "正向指标的指标值为零时，达成得满分",
            "a rising target of zero earns full marks when reached",
        ),
    }
