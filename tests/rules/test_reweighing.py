"""Indicators that do not apply: each mechanism by its figures, by an oracle in fractions, and its refusals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, fraction, points
from budgetperf.basis import Basis, BasisKind, Document
from budgetperf.errors import InexactNumberError, InvalidValueError, UndefinedShareError
from budgetperf.evidence import verify
from budgetperf.records.targets import Indicator
from budgetperf.regimes.schemes import (
    GUIDANCE_2021_WITH_COST,
    GUIDANCE_2021_WITHOUT_SATISFACTION,
    RESCALED,
    SATISFACTION_TO_BENEFIT,
    SPREAD_OVER_SIBLINGS,
)
from budgetperf.rules.mechanisms import EitherOr, Mechanism, Pool, Rescale, Sharing, Shift, Siblings
from budgetperf.rules.reading import parse
from budgetperf.rules.reweighing import NewWeight, OldWeight, Reweighed, reweigh
from budgetperf.rules.weights import WeightLevel, check_weights
from budgetperf.wire import dumps, from_data, loads, to_data

SEEN = Basis(kind=BasisKind.READ, document=Document(title="示例办法"), zh="示例规定", en="an example rule")
GUESS = Basis(kind=BasisKind.ASSUMED, zh="示例假设", en="an example guess")


def row(code: str, full: str, level1: str | None = "产出", level2: str | None = "数量") -> Indicator:
    return Indicator(code=code, name=None, expectation=parse("≥1"), points=points(full), level1=level1, level2=level2)


def weights(result: Reweighed) -> dict[str, str]:
    """The new weights as text, in printed order."""
    return {new.code: str(new.points) for new in result.after}


def refused(indicators: Sequence[Indicator], gone: Any, mechanism: Any) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        reweigh(indicators, gone, mechanism)
    return caught.value


# -- the five mechanisms --


def test_those_that_apply_are_converted_to_the_whole() -> None:
    form = (row("a", "30"), row("b", "50"), row("c", "20"))
    assert weights(reweigh(form, {"c"}, RESCALED)) == {"a": "37.5", "b": "62.5"}
    assert weights(reweigh(form, ["a"], RESCALED)) == {"b": "500/7", "c": "200/7"}
    assert weights(reweigh(form, ("a", "c"), RESCALED)) == {"b": "100"}


GUIDED = (
    row("cost", "20", "成本指标", "经济成本指标"),
    row("out", "40", "产出指标"),
    row("social", "15", "效益指标(20分)", "社会效益指标"),
    row("eco", "5", "效益", "生态效益指标"),
    row("sat1", "6", "满意度指标", None),
    row("sat2", "4", "满意度指标（10分）", None),
)


def test_the_ten_points_of_satisfaction_go_to_the_outcomes() -> None:
    assert check_weights(GUIDED, GUIDANCE_2021_WITH_COST) == ()
    moved = reweigh(GUIDED, frozenset({"sat1", "sat2"}), SATISFACTION_TO_BENEFIT)
    assert weights(moved) == {"cost": "20", "out": "40", "social": "22.5", "eco": "7.5"}
    again = tuple(
        evolve(old, points=points(str(new.points))) for old, new in zip(GUIDED, moved.rounded(1), strict=False)
    )
    assert check_weights(again, GUIDANCE_2021_WITHOUT_SATISFACTION) == ()


DAZHOU_ROWS = (
    *(row(f"done{k}", "5", "项目绩效", "项目完成(20)") for k in range(4)),
    row("economy", "20", "项目绩效", "项目效益(50)"),
    row("society", "10", "项目绩效", "项目效益(50)"),
    row("ecology", "10", "项目绩效", "项目效益(50)"),
    row("satisfied", "10", "项目绩效", "项目效益(50)"),
)


def pool(sharing: Sharing, basis: Basis = SEEN) -> Pool:
    return Pool(members=("economy", "society", "ecology"), points=points(40), sharing=sharing, basis=basis)


@pytest.mark.parametrize(
    ("sharing", "gone", "after"),
    [
        (Sharing.EQUALLY, {"ecology"}, {"economy": "20", "society": "20"}),
        (Sharing.IN_PROPORTION, {"ecology"}, {"economy": "80/3", "society": "40/3"}),
        (Sharing.EQUALLY, {"economy", "ecology"}, {"society": "40"}),
        (Sharing.EQUALLY, set(), {"economy": "40/3", "society": "40/3", "ecology": "40/3"}),
        (Sharing.IN_PROPORTION, set(), {"economy": "20", "society": "10", "ecology": "10"}),
    ],
)
def test_forty_points_are_shared_by_the_optional_items_that_apply(
    sharing: Sharing, gone: set[str], after: dict[str, str]
) -> None:
    new = weights(reweigh(DAZHOU_ROWS, gone, pool(sharing)))
    assert new == {**{f"done{k}": "5" for k in range(4)}, **after, "satisfied": "10"}


CARRY = (row("rate", "6"), row("other", "90"), row("change", "4"))


@pytest.mark.parametrize(("gone", "chosen"), [("rate", "change"), ("change", "rate")])
def test_one_of_two_takes_the_points_of_both(gone: str, chosen: str) -> None:
    either = EitherOr(one="rate", other="change", basis=SEEN)
    new = weights(reweigh(CARRY, [gone], either))
    assert new == {"other": "90", chosen: "10"}
    once = (row("rate", "10"), row("other", "90"), row("change", "0"))
    assert weights(reweigh(once, [gone], either))[chosen] == "10"


def test_points_are_spread_evenly_over_the_items_beside() -> None:
    form = (
        row("a", "9"),
        row("b", "20"),
        row("c", "1"),
        row("far", "5", "产出", "质量"),
        row("other", "5", "效益", "数量"),
        row("d", "4"),
    )
    assert weights(reweigh(form, ["a"], SPREAD_OVER_SIBLINGS)) == {
        "b": "23", "c": "4", "far": "5", "other": "5", "d": "7",
    }  # fmt: skip
    two = weights(reweigh(form, ["d", "a"], SPREAD_OVER_SIBLINGS))
    assert two == {"b": "26.5", "c": "7.5", "far": "5", "other": "5"}
    assert reweigh(form, ["d", "a"], SPREAD_OVER_SIBLINGS).not_applicable == ("a", "d")


@pytest.mark.parametrize(
    "mechanism", [RESCALED, SATISFACTION_TO_BENEFIT, SPREAD_OVER_SIBLINGS], ids=lambda one: type(one).__name__
)
def test_where_everything_applies_nothing_changes(mechanism: Mechanism) -> None:
    for form in (GUIDED, GUIDED[:1], CARRY, ()):
        result = reweigh(form, (), mechanism)
        assert [(new.code, new.points) for new in result.after] == [(old.code, old.points) for old in form]
        assert [step.key for step in result.explanation.parts] == [item.key for item in result.assumptions]
        assert result.not_applicable == ()


def test_what_weighs_nothing_leaves_nothing_behind() -> None:
    form = (row("a", "0"), row("b", "0"))
    assert weights(reweigh(form, ["a"], RESCALED)) == {"b": "0"}
    assert reweigh(form, ["a", "b"], RESCALED).after == ()


# -- refusals --


@pytest.mark.parametrize(
    ("indicators", "gone", "mechanism", "en", "zh"),
    [
        (
            CARRY, ["rate", "x", "y"], RESCALED,
            "['x', 'y'] are not among ['rate', 'other', 'change'], the codes concerned.",
            "['x', 'y'] 不在所涉编码 ['rate', 'other', 'change'] 之中。",
        ),
        ((*CARRY, *CARRY[:1]), [], RESCALED, "the codes ['rate'] stand twice.", "编码 ['rate'] 重复。"),
        (
            CARRY, ["rate", "other", "change"], RESCALED,
            "nobody is left to take 100 points.", "没有指标可以承接 100 分。",
        ),
        (
            (row("a", "5"), row("b", "0")), ["a"], RESCALED,
            "nobody is left to take 5 points.", "没有指标可以承接 5 分。",
        ),
        (
            GUIDED, ["sat1"], SATISFACTION_TO_BENEFIT,
            "some of 满意度指标 applies, expected all of it or none.", "满意度指标仍有部分指标适用。",
        ),
        (
            GUIDED, ["sat1", "sat2", "out"], SATISFACTION_TO_BENEFIT,
            "['out'] are not among ['sat1', 'sat2'], the codes concerned.",
            "['out'] 不在所涉编码 ['sat1', 'sat2'] 之中。",
        ),
        (
            (*GUIDED[:2], *GUIDED[4:]), ["sat1", "sat2"], SATISFACTION_TO_BENEFIT,
            "nobody is left to take 10 points.", "没有指标可以承接 10 分。",
        ),
        (
            DAZHOU_ROWS, ["satisfied"], pool(Sharing.EQUALLY),
            "['satisfied'] are not among ['economy', 'society', 'ecology'], the codes concerned.",
            "['satisfied'] 不在所涉编码 ['economy', 'society', 'ecology'] 之中。",
        ),
        (
            DAZHOU_ROWS[5:], [], pool(Sharing.EQUALLY),
            "['economy'] are not among ['society', 'ecology', 'satisfied'], the codes concerned.",
            "['economy'] 不在所涉编码 ['society', 'ecology', 'satisfied'] 之中。",
        ),
        (
            DAZHOU_ROWS, ["economy", "society", "ecology"], pool(Sharing.EQUALLY),
            "nobody is left to take 40 points.", "没有指标可以承接 40 分。",
        ),
        (
            DAZHOU_ROWS, [], evolve(pool(Sharing.EQUALLY), points=points("40.5")),
            "the pool makes 40, expected 40.5.", "选择性指标合计 40，应为 40.5。",
        ),
        (
            CARRY, [], EitherOr(one="rate", other="change", basis=SEEN),
            "rate and change: both apply, expected just one.", "“rate”与“change”均适用，应二者择其一。",
        ),
        (
            CARRY, ["rate", "change"], EitherOr(one="rate", other="change", basis=SEEN),
            "rate and change: neither applies, expected just one.", "“rate”与“change”均不适用，应二者择其一。",
        ),
        (
            CARRY, ["other"], EitherOr(one="rate", other="change", basis=SEEN),
            "['other'] are not among ['rate', 'change'], the codes concerned.",
            "['other'] 不在所涉编码 ['rate', 'change'] 之中。",
        ),
        (
            CARRY, ["rate"], EitherOr(one="rate", other="new", basis=SEEN),
            "['new'] are not among ['rate', 'other', 'change'], the codes concerned.",
            "['new'] 不在所涉编码 ['rate', 'other', 'change'] 之中。",
        ),
        (
            (row("a", "5"), row("b", "5", "产出", "质量")), ["a"], SPREAD_OVER_SIBLINGS,
            "no sibling of a is left below 数量.", "“a”在二级指标“数量”下没有适用的同级指标。",
        ),
        (
            (row("a", "5"), row("b", "5")), ["a", "b"], SPREAD_OVER_SIBLINGS,
            "no sibling of a is left below 数量.", "“a”在二级指标“数量”下没有适用的同级指标。",
        ),
        (
            (row("a", "5", level2=None), row("b", "5", level2=None)), ["a"], SPREAD_OVER_SIBLINGS,
            "no sibling of a is left below —.", "“a”在二级指标“—”下没有适用的同级指标。",
        ),
    ],
)  # fmt: skip
def test_what_no_rule_provides_for_is_refused_by_name(
    indicators: tuple[Indicator, ...], gone: list[str], mechanism: Mechanism, en: str, zh: str
) -> None:
    error = refused(indicators, gone, mechanism)
    assert (error.text("en"), error.text("zh")) == (en, zh)


def test_the_facts_of_a_refusal_are_what_its_sentence_names() -> None:
    assert refused(CARRY, ["x"], RESCALED).facts == {"found": (["x"], ["rate", "other", "change"])}
    assert refused(DAZHOU_ROWS, [], evolve(pool(Sharing.EQUALLY), points=points(41))).facts == {"found": ("40", "41")}


@pytest.mark.parametrize(
    ("gone", "mechanism", "what"),
    [
        ("rate", RESCALED, "not_applicable is str, expected tuple | list | set | frozenset. Hint: use tuple()"),
        (None, RESCALED, "not_applicable is NoneType"),
        ([], Sharing.EQUALLY, "mechanism is Sharing, expected Rescale | Shift | Pool | EitherOr | Siblings."),
        ([], Rescale, "mechanism is type"),
    ],
)
def test_arguments_of_other_types_are_refused(gone: Any, mechanism: Any, what: str) -> None:
    assert refused(CARRY, gone, mechanism).text("en").startswith(what)


SATISFACTION, BENEFIT = SATISFACTION_TO_BENEFIT.source, SATISFACTION_TO_BENEFIT.to


@pytest.mark.parametrize(
    ("sound", "change", "what"),
    [
        (RESCALED, {"basis": None}, "Rescale.basis is NoneType, expected Basis. Hint: use Basis()"),
        (SPREAD_OVER_SIBLINGS, {"basis": "note"}, "Siblings.basis is str"),
        (SATISFACTION_TO_BENEFIT, {"basis": {}}, "Shift.basis is dict"),
        (SATISFACTION_TO_BENEFIT, {"source": "满意度指标"}, "Shift.source is str, expected WeightLevel."),
        (SATISFACTION_TO_BENEFIT, {"to": "效益指标"}, "Shift.to is str, expected WeightLevel."),
        (SATISFACTION_TO_BENEFIT, {"to": SATISFACTION}, "points go from 满意度指标 to itself."),
        (
            SATISFACTION_TO_BENEFIT,
            {"to": evolve(BENEFIT, printed=("满意 度",))},
            "points go from 满意度指标 to itself.",
        ),
        (pool(Sharing.EQUALLY), {"basis": None}, "Pool.basis is NoneType"),
        (pool(Sharing.EQUALLY), {"members": ["a"]}, "Pool.members is list, expected tuple. Hint: use tuple()"),
        (pool(Sharing.EQUALLY), {"points": 40}, "Pool.points is int, expected Decimal. Hint: use points()"),
        (pool(Sharing.EQUALLY), {"points": Decimal(-1)}, "points are -1"),
        (pool(Sharing.EQUALLY), {"sharing": "equally"}, "Pool.sharing is str, expected Sharing."),
        (EitherOr(one="a", other="b", basis=SEEN), {"basis": None}, "EitherOr.basis is NoneType"),
        (OldWeight(code="a", points=points(1), level1=None, level2=None), {"points": "1"}, "points is str"),
        (OldWeight(code="a", points=points(1), level1=None, level2=None), {"points": Decimal(-1)}, "points are -1"),
    ],
)
def test_a_mechanism_that_cannot_be_meant_is_refused(sound: Any, change: dict[str, Any], what: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(sound, **change)
    assert caught.value.text("en").startswith(what)


def test_the_chinese_sentence_of_a_shift_to_itself() -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(SATISFACTION_TO_BENEFIT, to=SATISFACTION)
    assert caught.value.text("zh") == "满意度指标的分值移至其自身。"
    assert caught.value.facts == {"found": ("满意度指标",)}


# -- rounding --


@pytest.mark.parametrize(
    ("before", "gone", "places", "after"),
    [
        (("10", "20", "10"), 2, 2, ("13.33", "26.67")),
        (("25", "25", "25", "25"), 3, 0, ("34", "33", "33")),
        (("25", "25", "25", "25"), 0, 2, ("33.34", "33.33", "33.33")),
        (("1", "1", "1", "2"), 3, 0, ("2", "2", "1")),
        (("30", "50", "20"), 2, 1, ("37.5", "62.5")),
        (("30", "50", "20"), 2, 0, ("38", "62")),
        (("0", "10", "90"), 2, 0, ("0", "100")),
        (("0.5", "0.7", "0.4"), 2, 1, ("0.7", "0.9")),
    ],
)
def test_rounded_weights_keep_the_sum(before: tuple[str, ...], gone: int, places: int, after: tuple[str, ...]) -> None:
    form = tuple(row(f"i{k}", full) for k, full in enumerate(before))
    result = reweigh(form, [f"i{gone}"], RESCALED)
    assert tuple(str(new.points) for new in result.rounded(places)) == after
    assert sum(new.points for new in result.rounded(places) if isinstance(new.points, Decimal)) == sum(
        map(Decimal, before)
    )


@pytest.mark.parametrize("places", [-1, 21, True, "2", None])
def test_places_that_do_not_exist_are_refused(places: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"places is .*, expected 0 to 20"):
        reweigh(CARRY, ["rate"], RESCALED).rounded(places)


def test_a_sum_that_the_places_cannot_hold_is_refused() -> None:
    result = reweigh((row("a", "0.5"), row("b", "0.25")), ["a"], RESCALED)
    assert str(result.rounded(2)[0].points) == "0.75"
    with pytest.raises(InvalidValueError) as caught:
        result.rounded(1)
    assert caught.value.text("en") == "0.75 has more than 1 decimals."
    assert caught.value.text("zh") == "合计 0.75 超过 1 位小数。"


# -- evidence --


def test_the_account_names_the_mechanism_its_ground_and_every_change() -> None:
    result = reweigh(GUIDED, ["sat1", "sat2"], evolve(SATISFACTION_TO_BENEFIT, basis=SEEN))
    assert result.explain("en").splitlines() == [
        "not applicable: sat1、sat2; the points go to another first level",
        "  basis: an example rule: 示例办法 [read in the document]",
        "  social: 15 → 22.5",
        "  eco: 5 → 7.5",
        "  assumption: in proportion to the weights",
    ]
    assert result.explain("zh").splitlines() == [
        "不适用：sat1、sat2；分值移至另一一级指标",
        "  依据：示例规定：示例办法〔已核原文〕",
        "  social：15 → 22.5",
        "  eco：5 → 7.5",
        "  计算口径（文件未规定）：按权重比例分摊",
    ]
    assert [step.key for _, step in result.explanation.walk()] == [
        "reweighed",
        "weight.social",
        "weight.eco",
        "reweigh.sharing",
    ]


def test_a_weight_that_does_not_end_is_shown_as_a_fraction() -> None:
    result = reweigh((row("a", "30"), row("b", "50"), row("c", "20")), ["a"], RESCALED)
    assert "b: 50 → 500/7≈71.428571" in result.explain("en")
    assert result.after[0].points == Share.of(500, 7)


@pytest.mark.parametrize(
    ("mechanism", "gone", "en", "zh"),
    [
        (RESCALED, ["economy"], "the others are converted to the whole", "其余指标折算为满分"),
        (pool(Sharing.EQUALLY), ["economy"], "optional items share a pool", "选择性指标共享分值"),
        (
            EitherOr(one="economy", other="society", basis=SEEN),
            ["economy"],
            "one of two takes the points of both",
            "二者择其一",
        ),
        (SPREAD_OVER_SIBLINGS, ["economy"], "the items beside it share the points evenly", "分值平均分摊到同级指标"),
    ],
)
def test_every_mechanism_has_a_sentence(mechanism: Mechanism, gone: list[str], en: str, zh: str) -> None:
    told = reweigh(DAZHOU_ROWS, gone, mechanism).explanation
    assert told.en == f"not applicable: economy; {en}"
    assert told.zh == f"不适用：economy；{zh}"
    assert told.bases == (mechanism.basis,)


def test_what_nobody_published_is_an_assumption() -> None:
    def keys(gone: list[str], mechanism: Mechanism) -> dict[str, str]:
        return {item.key: item.en for item in reweigh(DAZHOU_ROWS, gone, mechanism).assumptions}

    assert keys(["economy"], RESCALED) == keys(["economy"], SPREAD_OVER_SIBLINGS) == {}
    assert keys([], SATISFACTION_TO_BENEFIT) == {"reweigh.sharing": "in proportion to the weights"}
    assert keys([], pool(Sharing.EQUALLY)) == {"reweigh.sharing": "in equal parts"}
    assert keys([], pool(Sharing.IN_PROPORTION, GUESS)) == {
        "reweigh.pool": "an example guess",
        "reweigh.sharing": "in proportion to the weights",
    }
    guessed = reweigh(DAZHOU_ROWS, ["economy"], EitherOr(one="economy", other="society", basis=GUESS))
    assert [(item.key, item.zh) for item in guessed.assumptions] == [("reweigh.either-or", "示例假设")]
    assert guessed.explanation.bases == ()
    assert guessed.explain("zh").splitlines()[-1] == "  计算口径（文件未规定）：示例假设"
    nothing = reweigh(CARRY, [], RESCALED).explanation
    assert (nothing.en.split(";")[0], nothing.zh.split("；")[0]) == ("not applicable: none", "不适用：无")


MECHANISMS: list[tuple[Mechanism, list[str]]] = [
    (RESCALED, ["economy"]),
    (SPREAD_OVER_SIBLINGS, ["economy", "done1"]),
    (pool(Sharing.IN_PROPORTION), ["ecology"]),
    (EitherOr(one="economy", other="done0", basis=GUESS), ["done0"]),
    (
        Shift(
            source=WeightLevel(code="p", zh="项目绩效", en="performance", points=None),
            to=WeightLevel(code="x", zh="项目决策", en="decision", points=None),
            basis=SEEN,
        ),
        [item.code for item in DAZHOU_ROWS],
    ),
]


@pytest.mark.parametrize(("mechanism", "gone"), MECHANISMS, ids=[type(one).__name__ for one, _ in MECHANISMS])
def test_a_result_survives_the_wire_and_verifies(mechanism: Mechanism, gone: list[str]) -> None:
    form = (*DAZHOU_ROWS, row("D", "30", "项目决策"))
    result = reweigh(form, gone, mechanism)
    assert verify(result)
    assert from_data(to_data(result), Reweighed) == result
    assert hash(loads(dumps(result), Reweighed)) == hash(result)
    assert from_data(to_data(mechanism), type(mechanism)) == mechanism
    assert reweigh(form, gone[::-1], mechanism) == result
    forged = evolve(result, after=(*result.after[:-1], NewWeight(code="D", points=Decimal(31))))
    assert [difference.path for difference in forged.verify().differences] == [f"after[{len(result.after) - 1}].points"]


def test_a_weight_that_is_no_exact_number_is_refused_at_the_door() -> None:
    class Loose:
        code, level1, level2, points = "a", None, None, 0.5

    loose: Any = Loose()
    with pytest.raises((InvalidValueError, InexactNumberError), match="points is float"):
        reweigh([loose], [], RESCALED)


# -- laws: an oracle in plain fractions --

LEVELS = ("产出", "效益", "满意度")
ROWS = st.lists(
    st.tuples(
        st.integers(0, 120).map(lambda quarters: Decimal(quarters) / 4),
        st.sampled_from(LEVELS),
        st.sampled_from(("甲", "乙")),
        st.booleans(),
    ),
    min_size=1,
    max_size=9,
)
Cells = list[tuple[Decimal, str, str, bool]]


def built(cells: Cells) -> tuple[tuple[Indicator, ...], list[str]]:
    form = tuple(row(f"i{k}", str(full), one, two) for k, (full, one, two, _) in enumerate(cells))
    return form, [f"i{k}" for k, (_, _, _, applies) in enumerate(cells) if not applies]


def shared(number: Fraction, takers: dict[str, Fraction], equally: bool) -> dict[str, Fraction] | None:
    """What each taker gets of a number; None where nobody can take it."""
    by = dict.fromkeys(takers, Fraction(1)) if equally else takers
    if sum(by.values()) == 0:
        return dict.fromkeys(takers, Fraction(0)) if number == 0 else None
    return {code: number * part / sum(by.values()) for code, part in by.items()}


def check(
    form: tuple[Indicator, ...], gone: list[str], mechanism: Mechanism, expected: dict[str, Fraction] | None
) -> None:
    """What must hold of every mechanism, and what this one must give."""
    if expected is None:
        assert refused(form, gone, mechanism).code == "invalid-value"
        return
    result = reweigh(form, gone, mechanism)
    exact = {new.code: fraction(new.points) for new in result.after}
    assert exact == expected
    assert list(exact) == [item.code for item in form if item.code not in gone]
    assert sum(exact.values()) == sum(Fraction(item.points) for item in form)
    assert min(exact.values(), default=Fraction(0)) >= 0
    assert verify(result)
    for places in (2, 5):
        whole = {new.code: fraction(new.points) for new in result.rounded(places)}
        assert list(whole) == list(exact)
        assert sum(whole.values()) == sum(exact.values())
        assert all(abs(whole[code] - exact[code]) < Fraction(1, 10**places) for code in exact)
        assert all((whole[code] * 10**places).denominator == 1 for code in exact)
        assert all(not whole[a] < whole[b] or exact[a] < exact[b] for a in exact for b in exact if a < b)


def added(form: tuple[Indicator, ...], gone: list[str], more: dict[str, Fraction] | None) -> dict[str, Fraction] | None:
    if more is None:
        return None
    return {item.code: Fraction(item.points) + more.get(item.code, 0) for item in form if item.code not in gone}


@given(ROWS)
def test_rescaling_multiplies_every_weight_by_the_same(cells: Cells) -> None:
    form, gone = built(cells)
    left = {item.code: Fraction(item.points) for item in form if item.code not in gone}
    whole, rest = sum((Fraction(item.points) for item in form), Fraction(0)), sum(left.values(), Fraction(0))
    expected = left if whole == rest else {code: old * whole / rest for code, old in left.items()} if rest else None
    check(form, gone, RESCALED, expected)


@given(ROWS, st.booleans())
def test_a_shift_moves_a_whole_level(cells: Cells, whole_level: bool) -> None:
    form, gone = built([(full, one, two, one != "满意度" if whole_level else ok) for full, one, two, ok in cells])
    source = [item.code for item in form if item.level1 == "满意度"]
    takers = {item.code: Fraction(item.points) for item in form if item.level1 == "效益"}
    freed = sum((Fraction(item.points) for item in form if item.code in gone), Fraction(0))
    allowed = gone in ([], source)
    check(
        form,
        gone,
        SATISFACTION_TO_BENEFIT,
        added(form, gone, shared(freed, takers, equally=False)) if allowed else None,
    )


@given(ROWS, st.sampled_from(Sharing))
def test_a_pool_is_divided_among_its_members_and_touches_nobody_else(cells: Cells, sharing: Sharing) -> None:
    form, gone = built([(full, one, two, ok or two == "乙") for full, one, two, ok in cells])
    members = [item for item in form if item.level2 == "甲"]
    number = sum((Fraction(item.points) for item in members), Fraction(0))
    mechanism = Pool(
        members=tuple(item.code for item in members),
        points=points(str(Decimal(number.numerator) / number.denominator)),
        sharing=sharing,
        basis=SEEN,
    )
    takers = {item.code: Fraction(item.points) for item in members if item.code not in gone}
    given_ = shared(number, takers, equally=sharing is Sharing.EQUALLY)
    rest = {item.code: Fraction(item.points) for item in form if item.level2 == "乙"}
    check(
        form,
        gone,
        mechanism,
        None if given_ is None else {c.code: {**rest, **given_}[c.code] for c in form if c.code not in gone},
    )


@given(ROWS, st.integers(0, 8), st.integers(0, 8), st.integers(0, 3))
def test_one_of_a_pair_takes_both(cells: Cells, first: int, second: int, which: int) -> None:
    form, _ = built(cells)
    one, other = f"i{first % len(form)}", f"i{second % len(form)}"
    gone = [code for bit, code in enumerate((one, other)) if which >> bit & 1]
    number = sum((Fraction(item.points) for item in form if item.code in gone), Fraction(0))
    expected = None
    if len(gone) == 1 and one != other:
        chosen = other if gone == [one] else one
        expected = added(form, gone, {chosen: number})
    if one != other:
        check(form, gone, EitherOr(one=one, other=other, basis=SEEN), expected)


@given(ROWS)
def test_siblings_share_evenly_and_nobody_else_is_touched(cells: Cells) -> None:
    form, gone = built(cells)
    more: dict[str, Fraction] | None = {}
    for item in form:
        if item.code in gone:
            beside = [
                each.code
                for each in form
                if (each.level1, each.level2) == (item.level1, item.level2) and each.code not in gone
            ]
            if not beside:
                more = None
                break
            assert more is not None
            for code in beside:
                more[code] = more.get(code, Fraction(0)) + Fraction(item.points) / len(beside)
    check(form, gone, SPREAD_OVER_SIBLINGS, added(form, gone, more))


def test_the_published_mechanisms_are_of_the_union() -> None:
    assert {type(one) for one, _ in MECHANISMS} == {Rescale, Siblings, Pool, EitherOr, Shift}


# -- totals on the new weights --


@given(st.data())
def test_a_total_on_the_new_weights_is_exact(data: st.DataObject) -> None:
    full = data.draw(st.lists(st.integers(1, 40), min_size=2, max_size=6))
    form = [row(f"i{i}", str(number)) for i, number in enumerate(full)]
    gone = data.draw(st.sets(st.sampled_from([one.code for one in form]), max_size=len(form) - 1))
    mechanism: Any = data.draw(st.sampled_from([RESCALED, SPREAD_OVER_SIBLINGS]))
    result = reweigh(form, gone, mechanism)
    shares = {new.code: Share.of(data.draw(st.integers(0, 9)), 9) for new in result.after}
    expected = sum((fraction(new.points) * shares[new.code].exact for new in result.after), Fraction(0))
    assert fraction(result.total(shares)) == expected
    assert fraction(result.total(dict.fromkeys(shares, Share.of(1, 1)))) == sum(full)


def test_a_total_needs_every_indicator_that_applies_and_no_other() -> None:
    result = reweigh((row("a", "30"), row("b", "50"), row("c", "20")), ["c"], RESCALED)
    half = Share.of(1, 2)
    assert result.total({"b": half, "a": half}) == 50
    for earned, en, zh in (
        ({"a": half}, "['b'] apply and have no share.", "['b'] 适用而没有得分比例。"),
        (
            {"a": half, "b": half, "c": half},
            "['c'] are not among ['a', 'b'], the codes concerned.",
            "['c'] 不在所涉编码 ['a', 'b'] 之中。",
        ),
    ):
        with pytest.raises(InvalidValueError) as caught:
            result.total(earned)
        assert (caught.value.en, caught.value.zh) == (en, zh)
    wrong: Any = {"a": half, "b": 1}
    with pytest.raises(InvalidValueError, match=r"^earned\['b'\] is int, expected Share\. Hint: use Share\.of\(\)"):
        result.total(wrong)
    number: Any = 5
    with pytest.raises(InvalidValueError, match=r"^earned is int, expected Mapping"):
        result.total(number)
    with pytest.raises(UndefinedShareError):
        result.total({"a": half, "b": Share.of(1, 0)})
