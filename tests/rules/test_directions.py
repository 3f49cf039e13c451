"""Which way the national words point on indicator names as forms print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

import indicator_names
from budgetperf.basis import BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.regimes import NATIONAL
from budgetperf.rules.directions import DirectionPolicy
from budgetperf.rules.expectations import AtLeast, AtMost, Bare
from budgetperf.rules.reading import parse

POLICY = NATIONAL.self_evaluation.directions
MORE: list[tuple[str, str]] = [
    ("服务人次", "100人次"),
    ("培训场次", "36场"),
    ("质量合格率", "100%"),
    ("服务对象满意度", "95%"),
    ("工程验收合格率", "100%"),
    ("资金到位率", "100%"),
    ("资金使用合规率", "100%"),
    ("成本节约率", "5%"),
    ("经费保障率", "100%"),
    ("税收收入", "2000万元"),
    ("带动农户增收", "500元"),
    ("新增产值", "3亿元"),
    ("企业利润", "50万元"),
    ("节约成本", "5万元"),
    ("贷款额", "300万元"),
    ("补贴发放额", "1,200"),
    ("绿化面积", "15亩"),
    ("维修设备数量", "12台"),
    ("创收 金额", "10"),
]
LESS: list[tuple[str, str]] = [
    ("安全事故", "0起"),
    ("投诉次数", "2次"),
    ("信访量", "3件"),
    ("森林火灾受害率", "0.9‰"),
    ("传染病发病率", "1%"),
    ("结转结余变动率", "-30%"),
    ("经费控制率", "100%"),
    ("人员流失率", "5%"),
    ("系统故障", "1次"),
    ("单位成本", "300"),
    ("培训费用", "2万元"),
    ("设备单价", "5000元"),
    ("宣传片制作费", "90万元"),
    ("项目支出", "120万元"),
    ("会议经费", "3"),
    ("工程造价", "1亿元"),
]
NEITHER: list[tuple[str, str]] = [
    ("补助资金", "200万元"),
    ("拨付金额", "200"),
    ("拨付金额", "200万"),
    ("工程款", "3亿"),
    ("采购", "50万元"),
    ("奖励标准", "3000元"),
    ("奖补", "2千元"),
]


@pytest.mark.parametrize(("name", "value"), MORE)
def test_what_should_be_much_is_a_floor(name: str, value: str) -> None:
    bare = _bare(value)
    assert POLICY.read(bare, name) == AtLeast(value=bare.value, unit=bare.unit)


@pytest.mark.parametrize(("name", "value"), LESS)
def test_what_should_be_little_is_a_ceiling(name: str, value: str) -> None:
    bare = _bare(value)
    assert POLICY.read(bare, name) == AtMost(value=bare.value, unit=bare.unit)


@pytest.mark.parametrize(("name", "value"), NEITHER)
def test_money_that_is_neither_cost_nor_income_points_nowhere(name: str, value: str) -> None:
    assert POLICY.read(_bare(value), name) is None


@pytest.mark.parametrize("name", [None, "", "   ", "\u3000"])
def test_without_a_name_nothing_is_suggested(name: str | None) -> None:
    assert POLICY.read(_bare("100"), name) is None


@pytest.mark.parametrize(
    ("unit", "kind"),
    [("%", None), ("‰", None), ("万元", AtMost), ("", AtMost), ("个百分点", None), ("次", None), ("元/人", AtMost)],
)
def test_a_cost_word_says_nothing_about_a_rate_or_a_count(unit: str, kind: type[AtMost] | None) -> None:
    bare = Bare(value=Decimal(5), unit=unit)
    assert POLICY.read(bare, "成本") == (kind(value=bare.value, unit=unit) if kind else None)


@pytest.mark.parametrize("text", ["5", "5万元", "5%"])
def test_an_income_of_a_thing_that_should_be_few_is_left_open(text: str) -> None:
    assert POLICY.read(_bare(text), "违规收入") is None


@pytest.mark.parametrize(
    "name", ["投诉处理率", "信访事项办结率", "污染防治达标率", "事故隐患整改率", "违规问题整改到位率", "污水处理率"]
)
def test_settling_what_should_be_few_is_not_itself_to_be_kept_low(name: str) -> None:
    assert not isinstance(POLICY.read(_bare("95%"), name), AtMost)


def test_the_words_are_an_assumption_that_every_reading_can_list() -> None:
    assert [item.key for item in POLICY.assumptions] == ["directions.words"]
    assert POLICY.basis["words"].kind is BasisKind.ASSUMED


def test_a_policy_without_a_ground_for_its_words_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"DirectionPolicy\.basis"):
        DirectionPolicy(words=POLICY.words, basis={})


def _bare(text: str) -> Bare:
    read = parse(text)
    assert isinstance(read, Bare)
    return read


@pytest.mark.parametrize("name", ["产品不合格率", "未及时处理率", "群众不满意率", "任务未完成率"])
def test_a_rising_word_that_is_denied_makes_a_ceiling(name: str) -> None:
    read = NATIONAL.self_evaluation.directions.read(Bare(value=Decimal(3), unit="%"), name)
    assert read == AtMost(value=Decimal(3), unit="%")


@pytest.mark.parametrize("name", ["平均等待时间", "办理时限", "污染物排放浓度", "通话时长"])
def test_times_and_concentrations_suggest_nothing(name: str) -> None:
    assert NATIONAL.self_evaluation.directions.read(Bare(value=Decimal(3), unit="天"), name) is None


@pytest.mark.parametrize("text", ["24小时内", "3天内", "5个工作日内", "2年内", "30分钟内"])
def test_within_a_time_is_a_ceiling(text: str) -> None:
    read = parse(text)
    assert isinstance(read, AtMost)
    assert f"{read}" == f"≤{text.removesuffix('内')}"


NOT_DECIDED = {"超时办件数", "追缴违规资金"}


@pytest.mark.parametrize(("name", "value"), indicator_names.LESS)
def test_an_ordinary_name_of_what_should_be_few_is_a_ceiling(name: str, value: str) -> None:
    bare = _bare(value)
    expected = None if name in NOT_DECIDED else AtMost(value=bare.value, unit=bare.unit)
    assert POLICY.read(bare, name) == expected


@pytest.mark.parametrize(("name", "value"), indicator_names.MORE)
def test_an_ordinary_name_of_what_should_be_many_is_a_floor(name: str, value: str) -> None:
    bare = _bare(value)
    expected = None if name in NOT_DECIDED else AtLeast(value=bare.value, unit=bare.unit)
    assert POLICY.read(bare, name) == expected


@pytest.mark.parametrize(("name", "value"), indicator_names.OPEN)
def test_an_ordinary_name_that_an_expert_would_ask_about_suggests_nothing(name: str, value: str) -> None:
    assert POLICY.read(_bare(value), name) is None


def test_the_labelled_names_are_many_and_each_stands_once() -> None:
    names = [name for name, _ in (*indicator_names.LESS, *indicator_names.MORE, *indicator_names.OPEN)]
    assert len(names) == len(set(names)) >= 200
    assert set(names) > NOT_DECIDED


@pytest.mark.parametrize("unit", ["", "%", "人", "次", "万元"])
@pytest.mark.parametrize(("name", "_value"), [*indicator_names.LESS, *indicator_names.MORE, *indicator_names.OPEN])
def test_no_name_makes_a_floor_of_zero(name: str, _value: str, unit: str) -> None:
    assert not isinstance(POLICY.read(Bare(value=Decimal(0), unit=unit), name), AtLeast)
