"""Weights: schemes that cannot contradict themselves, exact sums by level, and every departure at once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Points, fraction, points
from budgetperf.basis import Assumption, Basis, BasisKind, Document, RuleStatus
from budgetperf.errors import InexactNumberError, InvalidValueError
from budgetperf.records.targets import Indicator
from budgetperf.regimes.schemes import DAZHOU, EVALUATION_2020, GUIDANCE_2021_WITH_COST, NATIONAL_2020
from budgetperf.rules.reading import parse
from budgetperf.rules.weights import (
    LevelWeight,
    WeightFloor,
    WeightLevel,
    WeightScheme,
    ZeroWeights,
    check_weights,
    roll_up,
)
from budgetperf.wire import from_data, to_data
from printed_forms import data

SEEN = Basis(kind=BasisKind.READ, document=Document(title="示例办法"))
FIELDS = ("status", "total", "levels", "floors", "zero_weights")


def row(code: str, full: str, level1: str | None, level2: str | None = None) -> Indicator:
    """An indicator of a target: it has everything that weights need."""
    return Indicator(code=code, name=None, expectation=parse("≥1"), points=points(full), level1=level1, level2=level2)


def rows(*cells: tuple[str, str | None, str | None]) -> tuple[Indicator, ...]:
    return tuple(row(f"i{k}", full, level1, level2) for k, (full, level1, level2) in enumerate(cells))


def level(zh: str, full: str | None, *below: WeightLevel, printed: tuple[str, ...] = ()) -> WeightLevel:
    return WeightLevel(
        code=zh, zh=zh, en=zh, points=None if full is None else points(full), printed=printed, below=below
    )


def scheme(
    *levels: WeightLevel, total: str = "100", floors: Any = (), zero: ZeroWeights = ZeroWeights.ALLOWED
) -> WeightScheme:
    return WeightScheme(
        code="example",
        revision="1",
        zh="示例",
        en="example",
        status=RuleStatus.TRIAL,
        total=points(total),
        levels=levels,
        floors=floors,
        zero_weights=zero,
        basis=dict.fromkeys(FIELDS, SEEN),
    )


def found(indicators: Sequence[Indicator], against: WeightScheme, lang: Any = "en") -> list[str]:
    return [problem.text(lang) for problem in check_weights(indicators, against)]


# -- worked cases --

SOUND: dict[str, tuple[WeightScheme, tuple[Indicator, ...]]] = {
    "self-evaluation, as case 002": (
        NATIONAL_2020,
        rows(
            ("20", "产出指标", "数量指标"),
            ("10", "产出指标", "质量指标"),
            ("10", "产出指标", "时效指标"),
            ("10", "产出指标", "成本指标"),
            ("30", "效益指标", "社会效益指标"),
            ("10", "满意度指标", "服务对象满意度指标"),
        ),
    ),
    "odd decimals that make 50.0, printed headings with points": (
        NATIONAL_2020,
        rows(
            *((full, "产出指标(50分)", "数量指标") for full in ("10.3", "9.3", "9.3", "10.8", "10.3")),
            ("30", "效 益（30 分）", None),
            ("10", "满意度", None),
        ),
    ),
    "cost as a first level": (
        GUIDANCE_2021_WITH_COST,
        rows(
            ("20", "成本指标", "经济成本指标"),
            ("40", "产出", "数量"),
            ("20", "效益", "社会效益"),
            ("10", "满意度指标", "满意度指标"),
        ),
    ),
    "a fiscal evaluation": (
        EVALUATION_2020,
        rows(("20", "决策", None), ("20", "过程", None), ("30", "产出", None), ("30", "效益", None)),
    ),
    "a scoring table of Dazhou": (
        DAZHOU,
        rows(
            *((full, "项目决策", "科学决策") for full in "55"),
            *((full, "项目决策", "绩效目标") for full in "55"),
            *((full, "项目管理", "资金管理") for full in "34"),
            ("3", "项目管理", "项目执行"),
            *((full, "项目绩效", "项目完成(20)") for full in "5555"),
            ("40", "项目绩效", "项目效益(50)"),
            ("10", "项目绩效", "项目效益(50)"),
        ),
    ),
}


@pytest.mark.parametrize(("against", "indicators"), SOUND.values(), ids=SOUND)
def test_sound_weights_have_no_problem(against: WeightScheme, indicators: tuple[Indicator, ...]) -> None:
    assert check_weights(indicators, against) == ()


@pytest.mark.parametrize(("case", "departs"), [("002", False), ("047", False), ("005", True), ("100", True)])
def test_published_forms_keep_the_national_weights_or_depart_from_them(case: str, departs: bool) -> None:
    printed = [cells for cells in data(case)["rows"] if cells["points"]]
    indicators = rows(*((cells["points"], cells["level1"], cells["level2"]) for cells in printed))
    paths = {problem.path for problem in check_weights(indicators, NATIONAL_2020)}
    assert bool(paths & {"产出指标", "效益指标", "满意度指标", "points"}) is departs


def test_seventy_fifteen_fifteen_departs_everywhere() -> None:
    indicators = rows(("70", "产出指标", "数量指标"), ("15", "效益指标", None), ("15", "满意度指标", None))
    assert found(indicators, NATIONAL_2020) == [
        "points: weighs 100, expected 90",
        "产出指标: weighs 70, expected 50",
        "效益指标: weighs 15, expected 30",
        "满意度指标: weighs 15, expected 10",
    ]
    assert found(indicators, NATIONAL_2020, "zh")[:2] == [
        "分值：权重合计 100，应为 90",
        "产出指标：权重合计 70，应为 50",
    ]


def test_cost_stands_under_outputs_in_one_taxonomy_and_beside_them_in_the_other() -> None:
    under, beside = rows(("10", "产出", "成本")), rows(("20", "成本", "经济成本"))
    names = "成本指标、产出指标、效益指标、满意度指标"
    assert "成本指标" not in {problem.path for problem in check_weights(under, NATIONAL_2020)}
    assert "成本: is no second level of 产出指标, expected one of 数量指标、质量指标、时效指标" in found(
        under, GUIDANCE_2021_WITH_COST
    )
    assert "成本：不是产出指标下的二级指标，应为数量指标、质量指标、时效指标之一" in found(
        under, GUIDANCE_2021_WITH_COST, "zh"
    )
    assert "成本: is no first level of the scheme, expected one of 产出指标、效益指标、满意度指标" in found(
        beside, NATIONAL_2020
    )
    assert found(rows(("1", "投入", None)), GUIDANCE_2021_WITH_COST, "zh")[1] == (
        f"投入：不是方案的一级指标，应为{names}之一"
    )


def test_outputs_and_outcomes_together_make_sixty_and_exactly_sixty_is_enough() -> None:
    def evaluation(output: str) -> list[str]:
        rest = str(75 - int(output))
        return found(rows((rest, "决策", None), (output, "产出", None), ("25", "效益", None)), EVALUATION_2020)

    assert evaluation("35") == []
    assert evaluation("34") == ["产出指标、效益指标: weigh 59 together, expected at least 60"]
    low = rows(("41", "过程", None), ("59", "产出", None))
    assert found(low, EVALUATION_2020, "zh") == ["产出指标、效益指标：合计 59 分，应不低于 60 分"]


def test_second_levels_must_make_their_weight_whatever_the_first_level_is_called() -> None:
    below = (level("完成", "20"), level("效益", "50"))
    weights = scheme(level("决策", "30"), level("绩效", "70", *below, printed=("项目绩效",)))
    mixed = rows(("30", "决策", None), ("20", "绩效", "完成"), ("25", "绩效", "效益"), ("25", "项目绩效", "效益"))
    assert found(mixed, weights) == []
    assert found((*mixed[:2], *rows(("50", "项目绩效", "完成"))), weights) == [
        "绩效.完成: weighs 70, expected 20",
        "绩效.效益: weighs 0, expected 50",
    ]
    assert found(mixed[:1], weights) == [
        "points: weighs 30, expected 100",
        "绩效: weighs 0, expected 70",
        "绩效.完成: weighs 0, expected 20",
        "绩效.效益: weighs 0, expected 50",
    ]


def test_an_open_second_level_takes_what_the_others_leave() -> None:
    weights = scheme(level("绩效", "100", level("完成", "20"), level("其他", None)))
    assert found(rows(("20", "绩效", "完成"), ("80", "绩效", "其他")), weights) == []
    assert found(rows(("30", "绩效", "完成"), ("70", "绩效", "其他")), weights) == ["绩效.完成: weighs 30, expected 20"]


def test_a_level_that_is_not_stated_is_asked_for_where_it_is_weighed() -> None:
    weights = scheme(level("绩效", "100", level("完成", "100")))
    nothing = found(rows(("100", None, None)), weights)
    assert nothing[0] == "level1: is not stated, expected one of 绩效"
    assert found(rows(("100", "绩效", None)), weights)[0] == "绩效.level2: is not stated, expected one of 完成"
    assert found(rows(("100", "绩效", None)), weights, "zh")[0] == "绩效.level2：未填写，应为完成之一"
    assert found(rows(("100", "绩效", " ")), weights)[0].startswith(" : is no second level of 绩效")
    assert found(rows(("100", "绩效", "")), weights)[0].startswith("绩效.level2: is not stated")
    unweighed = scheme(level("绩效", "100", level("完成", None)))
    assert found(rows(("100", "绩效", None)), unweighed) == []


def test_a_weight_of_nothing_is_a_problem_only_where_it_is_refused() -> None:
    indicators = rows(("100", "绩效", None), ("0.00", "绩效", None))
    assert found(indicators, scheme(level("绩效", "100"))) == []
    strict = scheme(level("绩效", "100"), zero=ZeroWeights.REFUSED)
    assert found(indicators, strict) == ["i1: weighs 0, expected more"]
    assert found(indicators, strict, "zh") == ["i1：权重为 0，应大于 0"]


def test_every_problem_comes_at_once() -> None:
    weights = scheme(
        level("产出", "60", level("数量", "60")),
        level("效益", "40"),
        floors=(WeightFloor(levels=("产出", "效益"), least=points(60)),),
        zero=ZeroWeights.REFUSED,
    )
    paths = [problem.path for problem in check_weights(rows(("1", "产出", "质量"), ("0", "投入", None)), weights)]
    assert paths == ["points", "质量", "投入", "产出", "产出.数量", "效益", "产出、效益", "i1"]


# -- sums --


def test_sums_stand_in_printed_order() -> None:
    indicators = rows(
        ("10.3", "效益", None),
        ("20", "产出", "数量"),
        ("0.2", "产出", "质量"),
        ("9.7", "产出", "数量"),
        ("1", None, None),
    )
    assert roll_up(indicators) == (
        LevelWeight(name="效益", points=Decimal("10.3"), below=(LevelWeight(name=None, points=Decimal("10.3")),)),
        LevelWeight(
            name="产出",
            points=Decimal("29.9"),
            below=(LevelWeight(name="数量", points=Decimal("29.7")), LevelWeight(name="质量", points=Decimal("0.2"))),
        ),
        LevelWeight(name=None, points=Decimal(1), below=(LevelWeight(name=None, points=Decimal(1)),)),
    )
    assert roll_up(()) == ()


@frozen(kw_only=True)
class Plain:
    """Something of another system that has what weights need."""

    code: str
    points: Points
    level1: str | None = None
    level2: str | None = None


@pytest.mark.parametrize(("wrong", "error"), [(0.5, InexactNumberError), (Decimal(-1), InvalidValueError)])
def test_a_weight_that_is_no_number_of_points_is_refused(wrong: Any, error: type[Exception]) -> None:
    for call in (roll_up, lambda items: check_weights(items, NATIONAL_2020)):
        with pytest.raises(error):
            call([Plain(code="a", points=wrong)])


# -- schemes that contradict themselves --

QUANTITY = level("数量", "30")
WORDS = "expected words and none below a second level."


@pytest.mark.parametrize(
    ("build", "en", "zh"),
    [
        (
            lambda: level("产出", "50", QUANTITY, level("质量", "10")),
            "the levels of 产出 weigh 40, expected 50.",
            "产出各层级权重合计 40，应为 50。",
        ),
        (
            lambda: level("产出", "20", QUANTITY, level("质量", None)),
            "the levels of 产出 weigh 30, expected at most 20.",
            "产出各层级权重合计 30，应不超过 20。",
        ),
        (
            lambda: scheme(level("产出", "50"), level("效益", "30.5"), total="90"),
            "the levels of 示例 weigh 80.5, expected 90.",
            "示例各层级权重合计 80.5，应为 90。",
        ),
        (scheme, "the levels of 示例 weigh 0, expected 100.", "示例各层级权重合计 0，应为 100。"),
        (
            lambda: scheme(level("决策", None), level("产出", "101")),
            "the levels of 示例 weigh 101, expected at most 100.",
            "示例各层级权重合计 101，应不超过 100。",
        ),
        (
            lambda: scheme(level("产出", "50", printed=("结 果(50分)",)), level("效益", "50", printed=("结果",))),
            "['结果'] stand for two levels, expected each for one.",
            "['结果'] 对应两个层级。",
        ),
        (
            lambda: level("产出", "60", evolve(QUANTITY, zh="甲"), evolve(QUANTITY, zh="乙")),
            "['数量'] stand for two levels, expected each for one.",
            "['数量'] 对应两个层级。",
        ),
        (
            lambda: level("产出", "30", level("数量", "30", QUANTITY)),
            "the level '产出' is printed ['产出'] and has levels below ['数量'], " + WORDS,
            "层级“产出”的名称为 ['产出']，['数量'] 下另有层级；名称不得为空，二级指标下不得再分。",
        ),
        (
            lambda: level("产出", "30", printed=("(30分)",)),
            "the level '产出' is printed ['产出', '(30分)'] and has levels below [], " + WORDS,
            "层级“产出”的名称为 ['产出', '(30分)']，[] 下另有层级；名称不得为空，二级指标下不得再分。",
        ),
        (
            lambda: scheme(
                level("决策", "50"), level("产出", "50"), floors=(WeightFloor(levels=("产出",), least=points(60)),)
            ),
            "产出 weigh at most 50 in the scheme itself, expected 60.",
            "方案本身中产出合计至多 50 分，应不低于 60 分。",
        ),
        (
            lambda: scheme(
                level("决策", "41"), level("产出", None), floors=(WeightFloor(levels=("产出",), least=points(60)),)
            ),
            "产出 weigh at most 59 in the scheme itself, expected 60.",
            "方案本身中产出合计至多 59 分，应不低于 60 分。",
        ),
        (
            lambda: scheme(level("产出", "100"), floors=(WeightFloor(levels=("效益",), least=points(60)),)),
            "the floor names the levels ['效益'], expected some of ['产出'].",
            "权重下限涉及 ['效益']，应为 ['产出'] 中的一级指标。",
        ),
        (
            lambda: WeightFloor(levels=("产出", "产出"), least=points(60)),
            "the floor is for ['产出', '产出'], expected at least one level and each once.",
            "权重下限涉及 ['产出', '产出']，应至少有一个一级指标且各不相同。",
        ),
        (
            lambda: WeightFloor(levels=(), least=points(60)),
            "the floor is for [], expected at least one level and each once.",
            "权重下限涉及 []，应至少有一个一级指标且各不相同。",
        ),
    ],
)
def test_a_scheme_cannot_contradict_itself(build: Any, en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        build()
    assert caught.value.text("en") == en
    assert caught.value.text("zh") == zh


def test_the_facts_of_a_wrong_sum_are_what_was_found_and_expected() -> None:
    with pytest.raises(InvalidValueError) as caught:
        scheme(level("产出", "50"), level("效益", "30"))
    assert caught.value.facts == {"found": "80", "expected": "100"}


def test_open_levels_leave_room() -> None:
    floor = (WeightFloor(levels=("产出",), least=points(60)),)
    assert scheme(level("决策", "40"), level("产出", None), floors=floor).levels[1].points is None
    assert scheme(level("决策", None), level("产出", "60"), floors=floor).named("产出") is not None
    assert level("产出", None, QUANTITY, level("质量", "10")).points is None
    assert level("产出", "30", QUANTITY, level("质量", None)).below[1].points is None


FLOOR = WeightFloor(levels=("产出",), least=points(1))


@pytest.mark.parametrize(
    ("sound", "change", "what"),
    [
        (QUANTITY, {"printed": ["数"]}, "WeightLevel.printed is list"),
        (QUANTITY, {"points": "30"}, "WeightLevel.points is str, expected Decimal | NoneType. Hint: use points()"),
        (QUANTITY, {"points": Decimal(-1)}, "points are -1"),
        (QUANTITY, {"below": [QUANTITY]}, "WeightLevel.below is list"),
        (QUANTITY, {"below": ("数量",)}, "item 1 of WeightLevel.below is str, expected WeightLevel."),
        (QUANTITY, {"code": " "}, "the level ' ' is printed ['数量']"),
        (FLOOR, {"levels": ["产出"]}, "WeightFloor.levels is list"),
        (FLOOR, {"least": 1}, "WeightFloor.least is int"),
        (FLOOR, {"least": Decimal(-1)}, "points are -1"),
        (NATIONAL_2020, {"status": "trial"}, "WeightScheme.status is str"),
        (NATIONAL_2020, {"total": 90}, "WeightScheme.total is int"),
        (NATIONAL_2020, {"total": Decimal(-1)}, "points are -1"),
        (NATIONAL_2020, {"levels": ["产出"]}, "WeightScheme.levels is list"),
        (NATIONAL_2020, {"levels": ("产出",)}, "item 1 of WeightScheme.levels is str, expected WeightLevel."),
        (NATIONAL_2020, {"floors": []}, "WeightScheme.floors is list"),
        (NATIONAL_2020, {"floors": (60,)}, "item 1 of WeightScheme.floors is int, expected WeightFloor."),
        (NATIONAL_2020, {"zero_weights": True}, "WeightScheme.zero_weights is bool"),
        (NATIONAL_2020, {"basis": {}}, "WeightScheme.basis lacks floors, levels, status, total, zero_weights"),
    ],
)
def test_things_of_other_types_are_refused(sound: Any, change: dict[str, Any], what: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(sound, **change)
    assert caught.value.text("en").startswith(what)


def test_only_a_scheme_checks_weights() -> None:
    levels: Any = NATIONAL_2020.levels
    with pytest.raises(InvalidValueError, match="scheme is tuple, expected WeightScheme"):
        check_weights((), levels)


def test_a_printed_name_may_carry_blanks_and_its_points() -> None:
    output = NATIONAL_2020.levels[0]
    for word in (
        "产出指标",
        "产出",
        " 产 出 指标 ",
        "产出指标(50分)",
        "产出指标（50分）",
        "产出指标(40.5)",
        "产出(50 分)",
        "产出指标50分",
        " 产出 40.5 分",
    ):
        assert NATIONAL_2020.named(word) is output, word
    for stranger in (None, "", "项目产出", "产出指标(必填)", "产出50", "50分", "(50分)", "产出(50分)指标"):
        assert NATIONAL_2020.named(stranger) is None


def test_what_nobody_published_is_an_assumption() -> None:
    guess = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
    weights = evolve(
        scheme(level("产出", "100")), basis={**dict.fromkeys(FIELDS, SEEN), "zero_weights": guess, "total": guess}
    )
    assert weights.assumptions == (
        Assumption(key="weights.total", zh="示例", en="an example"),
        Assumption(key="weights.zero_weights", zh="指标权重可以为零", en="an indicator may weigh nothing"),
    )
    assert ZeroWeights.REFUSED.says.en == "every indicator must weigh something"


@pytest.mark.parametrize("value", [DAZHOU, EVALUATION_2020, EVALUATION_2020.floors[0], DAZHOU.levels[2]])
def test_schemes_are_documents(value: Any) -> None:
    assert from_data(to_data(value), type(value)) == value
    sums = roll_up(rows(("10", "产出", "数量")))[0]
    assert from_data(to_data(sums), LevelWeight) == sums


# -- laws --

NAMES = ("产出", "产出指标", "效益", "满意度", "投入", None)
SECONDS = ("数量", "数量指标", "质量", "其他", None)
WEIGHTS = st.integers(0, 400).map(lambda tenths: str(Decimal(tenths) / 10))
CELLS = st.lists(st.tuples(WEIGHTS, st.sampled_from(NAMES), st.sampled_from(SECONDS)), max_size=12)
EXAMPLE = scheme(
    level("产出", "40", level("数量", "30", printed=("数量指标",)), level("质量", "10"), printed=("产出指标",)),
    level("效益", "50"),
    level("满意度", None),
    floors=(WeightFloor(levels=("效益", "满意度"), least=points(55)),),
)


def oracle(cells: Sequence[tuple[str, str | None, str | None]]) -> bool:
    """Whether the cells keep the example, said in plain fractions."""

    def made(names: set[str], seconds: set[str] | None = None) -> Fraction:
        return sum(
            (Fraction(full) for full, one, two in cells if one in names and (seconds is None or two in seconds)),
            Fraction(0),
        )

    output = {"产出", "产出指标"}
    return (
        sum((Fraction(full) for full, _, _ in cells), Fraction(0)) == 100
        and made(output) == 40
        and made(output, {"数量", "数量指标"}) == 30
        and made(output, {"质量"}) == 10
        and made({"效益"}) == 50
        and made({"效益", "满意度"}) >= 55
        and all(one not in {"投入", None} for _, one, _ in cells)
        and all(two in {"数量", "数量指标", "质量"} for _, one, two in cells if one in output)
    )


@given(CELLS)
def test_the_sums_of_levels_make_the_sum_of_the_rows(cells: list[tuple[str, str | None, str | None]]) -> None:
    sums = roll_up(rows(*cells))
    assert [each.name for each in sums] == list(dict.fromkeys(one for _, one, _ in cells))
    assert sum(fraction(each.points) for each in sums) == sum(Fraction(full) for full, _, _ in cells)
    for each in sums:
        assert sum(fraction(second.points) for second in each.below) == fraction(each.points)
        assert [second.name for second in each.below] == list(
            dict.fromkeys(two for _, one, two in cells if one == each.name)
        )
        assert all(second.below == () for second in each.below)


@given(CELLS)
def test_a_problem_is_found_exactly_where_the_oracle_finds_one(cells: list[tuple[str, str | None, str | None]]) -> None:
    assert (check_weights(rows(*cells), EXAMPLE) == ()) is oracle(cells)


def _split(total: int) -> st.SearchStrategy[list[str]]:
    """Two or three weights in tenths that make a total."""
    cuts = st.lists(st.integers(0, total * 10), min_size=1, max_size=2).map(lambda c: [0, *sorted(c), total * 10])
    return cuts.map(lambda c: [str(Decimal(high - low) / 10) for low, high in pairwise(c)])


@given(_split(30), _split(10), _split(50), _split(10), st.randoms(use_true_random=False), st.integers(1, 9))
def test_any_division_of_the_weights_is_sound_in_any_order_and_any_change_is_not(
    quantity: list[str], quality: list[str], benefit: list[str], rest: list[str], shuffled: Any, tenth: int
) -> None:
    cells = [
        *((full, "产出", "数量指标") for full in quantity),
        *((full, "产出指标", "质量") for full in quality),
        *((full, "效益", None) for full in benefit),
        *((full, "满意度", "随便") for full in rest),
    ]
    shuffled.shuffle(cells)
    assert oracle(cells)
    assert check_weights(rows(*cells), EXAMPLE) == ()
    (full, one, two), *others = cells
    changed = [(str(Decimal(full) + Decimal(tenth) / 10), one, two), *others]
    assert "points" in {problem.path for problem in check_weights(rows(*changed), EXAMPLE)}


def test_what_follows_an_unknown_level_is_weighed_all_the_same() -> None:
    strange = row("x", "5", "其他指标")
    known = row("a", "50", "产出指标")
    paths = [problem.path for problem in check_weights((strange, known), NATIONAL_2020)]
    assert "产出指标" not in paths
    assert "其他指标" in paths
