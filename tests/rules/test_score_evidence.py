"""A score keeps what it rests on: its assumptions, its account in both languages, its recomputation, its document."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from budgetperf.amounts import Points, Rounding, RoundingMode, Share
from budgetperf.basis import Basis, BasisKind, Document, assumed
from budgetperf.errors import Lang, WireError
from budgetperf.evidence import verify
from budgetperf.rules.actuals import Measured
from budgetperf.rules.outcomes import Outcome
from budgetperf.rules.proportional import Capping, Proportional, ZeroTarget
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import Score, score
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from budgetperf.wire import content_hash, dumps, loads
from rule_strategies import ANY_RULE, BOTH, INVERSE, NUMBERS, POINTS, RULES, SIGNS, asked

SIXTY = Proportional(passes_from=Share.of(60, 100), basis={"passes_from": assumed("示例", "an example")})
CLAMPING = Proportional(negative_actual=NegativeActual.ZERO, negative_target=NegativeTarget.REFUSED)
ALWAYS = Proportional(zero_target=ZeroTarget.ALWAYS)
EXACTLY, REVERSE, ROUNDING = "proportional.exactly", "proportional.reverse", "proportional.rounding"


def _score(target: str, actual: str, points: Any = 10, rule: Proportional | None = None) -> Score:
    return score(parse(target), actual, points=points, rule=rule or Proportional())


NEGATIVE = ["proportional.negative_actual", "proportional.negative_target"]
CAP = "proportional.capping"


@pytest.mark.parametrize(
    ("target", "actual", "fields", "readings"),
    [
        ("≥36", "7", [], []),
        ("≥36", "36", [], []),
        ("≥36", "37", [CAP], []),
        ("≤36", "35", [CAP], []),
        ("=36", "7", [EXACTLY], []),
        ("=36", "40", [EXACTLY, CAP], []),
        ("≤36", "36", [], []),
        ("≤36", "37", [REVERSE], []),
        ("≤0", "0", [], ["proportional.zero-target"]),
        ("≥36", "-7", ["proportional.negative_actual"], []),
        (">36", "7", [], ["scoring.strict-operator"]),
        ("<36", "40", [REVERSE], ["scoring.strict-operator"]),
        ("≥0", "0", ["proportional.zero_target"], []),
        ("≥0", "7", [CAP, "proportional.zero_target"], []),
        ("≤0", "7", [REVERSE], ["proportional.zero-target"]),
        ("=0.0", "0", [EXACTLY], ["proportional.zero-target"]),
        ("<0", "7", [REVERSE], ["scoring.strict-operator", "proportional.zero-target"]),
        ("≤-30%", "-20%", NEGATIVE, ["proportional.negative-target"]),
        ("=-30%", "-40%", [*NEGATIVE, EXACTLY, REVERSE], ["proportional.negative-equal"]),
        (">-30%", "-40%", [*NEGATIVE, REVERSE], ["scoring.strict-operator", "proportional.negative-target"]),
        ("≥-30%", "5%", [CAP, "proportional.negative_target"], ["proportional.negative-target"]),
        ("≤90万元", "85", [CAP], ["reading.unit-taken"]),
        ("≤90万元", "850000元", [CAP], []),
        ("≥200万", "195万元", [], ["reading.unit-taken"]),
        ("≥90%", "≥95%", [CAP], ["reading.operator-repeated"]),
        ("≥90", "≥95%", [CAP], ["reading.unit-taken", "reading.operator-repeated"]),
    ],
)
def test_every_assumption_that_bears_on_the_score_is_listed_once(
    target: str, actual: str, fields: list[str], readings: list[str]
) -> None:
    got = _score(target, actual)
    assert [item.key for item in got.assumptions] == [*sorted([ROUNDING, *fields]), *readings]
    zh, en = got.explain("zh").split("\n"), got.explain("en").split("\n")
    assert all(zh.count(f"  计算口径（文件未规定）：{item.zh}") == 1 for item in got.assumptions)
    assert all(en.count(f"  assumption: {item.en}") == 1 for item in got.assumptions)


LINES_EN = [
    "  assumption: above its limit a falling indicator loses points linearly, to zero at twice the limit",
    "  assumption: points rounded half up to 2 decimals",
]
LINES_ZH = [
    "  计算口径（文件未规定）：反向指标超出上限后按比例线性扣分，达到上限两倍时为零分",
    "  计算口径（文件未规定）：得分四舍五入，保留 2 位小数",
]
GOLDEN: list[tuple[str, str, str, list[str], list[str]]] = [
    (
        "≤10次",
        "15次",
        "10",
        [
            "得分 5（满分 10）",
            "  指标值 ≤10次，实际完成值 15次：未达成",
            "  超出上限，按比例扣分：10 × (2t-a)/t = 5（a=15, t=10）",
            "  舍入：四舍五入，保留 2 位小数 → 5",
            *LINES_ZH,
        ],
        [
            "5 of 10 points",
            "  target ≤10次, actual 15次: missed",
            "  over the limit: points are lost in proportion: 10 × (2t-a)/t = 5 (a=15, t=10)",
            "  rounded half up to 2 decimals → 5",
            *LINES_EN,
        ],
    ),
    (
        "≥95%",
        "93.2%",
        "10",
        [
            "得分 9.81（满分 10）",
            "  指标值 ≥95%，实际完成值 93.2%：未达成",
            "  未达到指标值，按完成比例计分：10 × a/t = 932/95≈9.810526（a=93.2, t=95）",
            "  舍入：四舍五入，保留 2 位小数 → 9.81",
            LINES_ZH[-1],
        ],
        [
            "9.81 of 10 points",
            "  target ≥95%, actual 93.2%: missed",
            "  short of the target: points in proportion: 10 × a/t = 932/95≈9.810526 (a=93.2, t=95)",
            "  rounded half up to 2 decimals → 9.81",
            LINES_EN[-1],
        ],
    ),
    (
        "≤0次",
        "1次",
        "5.00",
        [
            "得分 0（满分 5）",
            "  指标值 ≤0次，实际完成值 1次：未达成",
            "  不得分：5 × 0 = 0（a=1, t=0）",
            "  舍入：四舍五入，保留 2 位小数 → 0",
            *LINES_ZH,
            "  计算口径（文件未规定）：指标值为零时不计比例：达成得满分，未达成得零分",
        ],
        [
            "0 of 5 points",
            "  target ≤0次, actual 1次: missed",
            "  no points: 5 × 0 = 0 (a=1, t=0)",
            "  rounded half up to 2 decimals → 0",
            *LINES_EN,
            "  assumption: a target of zero has no ratio: full marks when reached, none when missed",
        ],
    ),
    (
        "≥200万",
        "200万",
        "4.5",
        [
            "得分 4.5（满分 4.5）",
            "  指标值 ≥200万，实际完成值 200万：达成",
            "  达到指标值，得满分：4.5 × 1 = 4.5（a=200, t=200）",
            "  舍入：四舍五入，保留 2 位小数 → 4.5",
            LINES_ZH[-1],
        ],
        [
            "4.5 of 4.5 points",
            "  target ≥200万, actual 200万: met",
            "  the target is reached: full marks: 4.5 × 1 = 4.5 (a=200, t=200)",
            "  rounded half up to 2 decimals → 4.5",
            LINES_EN[-1],
        ],
    ),
]


@pytest.mark.parametrize(("target", "actual", "points", "zh", "en"), GOLDEN)
def test_the_account_of_a_score_is_golden(target: str, actual: str, points: str, zh: list[str], en: list[str]) -> None:
    got = _score(target, actual, points)
    assert got.explain("zh").split("\n") == zh
    assert got.explain("en").split("\n") == en


def test_the_account_names_its_steps_for_programs() -> None:
    keys = [step.key for _, step in _score("≤10", "15").explanation.walk()]
    assert keys == ["score", "inputs", "piece.over", "rounding", REVERSE, ROUNDING]


OPEN = Proportional(capping=Capping.UNCAPPED)


@pytest.mark.parametrize(
    ("rule", "target", "actual", "en", "zh"),
    [
        (OPEN, "≥100", "120", "better than asked: points in proportion: 10 × a/t = 12", "优于指标值，按比例计分"),
        (OPEN, "≤100", "80", "better than asked: points in proportion: 10 × (2t-a)/t = 12", "优于指标值，按比例计分"),
        (SIXTY, "≥100", "59.9", "below the pass mark: no points: 10 × 0 = 0", "未达及格门槛，不得分"),
        (SIXTY, "≤100", "140.1", "below the pass mark: no points: 10 × 0 = 0", "未达及格门槛，不得分"),
        (CLAMPING, "≤100", "-20", "the target is reached: full marks: 10 × 1 = 10 (a=0, t=100)", "达到指标值，得满分"),
        (ALWAYS, "≥0", "-1", "missed, yet full marks by the rule: 10 × 1 = 10", "未达成，但按规则得满分"),
        (Proportional(), ">100", "100", "just at the limit: in proportion that is full marks", "恰为界限值"),
    ],
)
def test_the_piece_is_told_in_words(rule: Proportional, target: str, actual: str, en: str, zh: str) -> None:
    got = _score(target, actual, rule=rule)
    assert got.account[1].en.startswith(en)
    assert got.account[1].zh.startswith(zh)


@pytest.mark.parametrize("target", ["≥100", ">100", "≤100", "<100", "=100", "≥-100", "≤-100"])
def test_what_is_just_reached_is_not_said_to_be_better_than_asked(target: str) -> None:
    got = _score(target, target.lstrip("≥>≤<="), rule=OPEN)
    assert got.exact == 10
    assert "better than asked" not in got.explain("en")
    assert "优于指标值" not in got.explain("zh")


@pytest.mark.parametrize(
    ("off", "left"), [("1", "9.00"), ("0.125", "9.875"), ("10", "0.00"), ("10.001", "0.00"), ("0", "10.00")]
)
def test_a_deduction_keeps_the_decimals_of_the_rule(off: str, left: str) -> None:
    assert str(score(parse("≥95%"), "95%", points=10, rule=Proportional(), deduction=off).points) == left


def test_a_deduction_stands_in_the_account_after_rounding() -> None:
    got = score(parse("≥95%"), "93.2%", points=10, rule=Proportional(), deduction="1.5")
    assert got.explanation.zh == "得分 8.31（满分 10）"
    assert [step.key for step in got.account] == ["inputs", "piece.short", "rounding", "deduction"]
    assert got.account[-1].en == "1.5 taken off by a person, not below zero: 8.31"
    assert got.account[-1].zh == "手动扣 1.5 分，不低于零：8.31"
    assert got.verify().ok


def test_the_formula_names_its_sources_and_only_those_that_bear_on_it() -> None:
    guide, notes = (Basis(kind=BasisKind.REPORTED, document=Document(title=title)) for title in ("说明一", "说明二"))
    rule = Proportional(basis={"rounding": guide, "reverse": guide, "zero_target": notes})
    assert score(parse("≥95%"), "93.2%", points=10, rule=rule).account[1].bases == (guide,)
    assert score(parse("≥0"), "3", points=10, rule=rule).account[1].bases == (guide, notes)
    assert [step.bases for step in score(parse("≥95%"), "9%", points=1, rule=Proportional()).account] == [(), (), ()]


WHOLE = Rounding(places=0, mode=RoundingMode.DOWN)


@pytest.mark.parametrize(
    ("rule", "key", "lang", "untrue"),
    [
        (Proportional(reverse=INVERSE), "proportional.reverse", "en", "linearly"),
        (Proportional(reverse=INVERSE), "proportional.reverse", "zh", "线性"),
        (Proportional(exactly=BOTH), "proportional.exactly", "en", "more than an '=' target counts as reached"),
        (Proportional(exactly=BOTH), "proportional.exactly", "zh", "超出指标值按达成计"),
        (
            Proportional(rounding=Rounding(places=0, mode=RoundingMode.DOWN)),
            "proportional.rounding",
            "en",
            "two decimals",
        ),
        (Proportional(rounding=WHOLE), "proportional.rounding", "zh", "四舍五入"),
    ],
)
def test_an_assumption_never_states_a_convention_that_the_rule_does_not_follow(
    rule: Proportional, key: str, lang: Lang, untrue: str
) -> None:
    stated = [item.text(lang) for item in rule.assumptions if item.key == key]
    assert [text for text in stated if untrue in text] == []


@given(SIGNS, NUMBERS, NUMBERS, POINTS)
def test_a_convention_that_changes_the_score_is_listed(
    sign: str, target: Decimal, actual: Decimal, points: Decimal
) -> None:
    expected, reached = asked(sign, target, "%"), Measured(value=actual, unit="%")
    got = score(expected, reached, points=points, rule=Proportional())
    used = {item.key for item in got.assumptions}
    for key, other in ((EXACTLY, Proportional(exactly=BOTH)), (REVERSE, Proportional(reverse=INVERSE))):
        if score(expected, reached, points=points, rule=other).exact != got.exact:
            assert key in used


@given(SIGNS, NUMBERS, NUMBERS, POINTS, ANY_RULE)
def test_a_score_verifies_and_survives_the_wire(
    sign: str, target: Decimal, actual: Decimal, points: Decimal, rule: Proportional
) -> None:
    got = score(asked(sign, target, "%"), Measured(value=actual, unit="%"), points=points, rule=rule)
    assert got.verify().ok
    assert verify(got).differences == ()
    again = loads(dumps(got), Score)
    assert again == got
    assert hash(again) == hash(got)
    assert dumps(again) == dumps(got)


CENTS = Rounding(places=1, mode=RoundingMode.HALF_UP)
TAMPERED: list[tuple[dict[str, Any], set[str]]] = [
    ({"points": Points(Decimal("9.99"))}, {"points"}),
    ({"exact": Fraction(9)}, {"exact"}),
    ({"outcome": Outcome.MET}, {"outcome"}),
    ({"assumptions": ()}, {"assumptions"}),
    ({"full": Points(Decimal(20))}, {"exact", "points"}),
    ({"actual": Measured(value=Decimal(100), unit="%")}, {"exact", "points", "outcome", "assumptions"}),
    ({"expectation": parse("≥90%")}, {"exact", "points", "outcome", "assumptions"}),
    ({"deduction": Points(Decimal(1))}, {"points"}),
    ({"rule": Proportional(rounding=CENTS)}, {"points", "assumptions[0].zh", "assumptions[0].en"}),
    ({"points": Points(Decimal(1)), "outcome": Outcome.MET}, {"outcome", "points"}),
]


@pytest.mark.parametrize(("change", "paths"), TAMPERED)
def test_a_tampered_score_is_named_field_by_field(change: dict[str, Any], paths: set[str]) -> None:
    forged = evolve(_score("≥95%", "93.2%"), **change)
    verification = forged.verify()
    assert not verification
    assert {difference.path for difference in verification.differences} == paths


def test_a_difference_shows_what_was_kept_and_what_the_inputs_give() -> None:
    forged = evolve(_score("≥95%", "93.2%"), points=Points(Decimal(10)))
    assert str(verify(forged)) == "points is 10, recomputed 9.81"


def test_a_changed_document_is_found_out() -> None:
    document = json.loads(dumps(_score("≥95%", "93.2%")))
    document["body"]["points"] = "10"
    forged = loads(json.dumps(document), Score)
    assert [difference.path for difference in forged.verify().differences] == ["points"]


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_itself_is_a_document(rule: Proportional) -> None:
    again = loads(dumps(rule), Proportional)
    assert again == rule
    assert content_hash(again) == content_hash(rule)
    assert len({content_hash(other) for other in RULES}) == len(RULES)


def test_a_document_whose_target_is_words_is_no_score() -> None:
    document = json.loads(dumps(_score("≥95%", "93.2%")))
    document["body"]["expectation"] = {"type": "qualitative", "text": "效果明显"}
    with pytest.raises(WireError) as caught:
        loads(json.dumps(document), Score)
    assert [problem.path for problem in caught.value.problems] == ["$.body.expectation"]
