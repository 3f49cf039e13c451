"""What the rules refuse, and in which words: both languages, hint and facts, as they were read and approved.

The words stand in ``golden/refusals.json``; a change of wording is a change of that file, made on purpose.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.rules.pieces import constant
from rule_samples import ADJUSTED, DEVIATION, JUDGED, LIMITED, MECHANISMS, OVERSHOOT, REWEIGHED, STEEP, TABLE, based

NATIONAL: Any = bp.regimes.NATIONAL.self_evaluation
SCALE, EXECUTION, CENT = NATIONAL.scale, NATIONAL.execution, NATIONAL.shown
TABLED: Any = bp.regimes.practices.GUIDANCE_2021.execution
OVERSHOOTING, BANDS, LIMITS, ITEM = OVERSHOOT.rule, JUDGED.rule, LIMITED.limits, ADJUSTED.adjustments[0]
FIXED = bp.QualitativeBand(rating=bp.Rating.ACHIEVED, zh="是", low=bp.Share.of(1, 1), high=bp.Share.of(1, 1))
FIRST = SCALE.bands[0]
ANY: Any = "word"
NOTHING: Any = None
WRONG: Any = Decimal("0.05")
ONE: Any = 1
LISTED: Any = list(LIMITS.limits)
NEGATIVE: Any = Decimal(-1)
UNNAMED: Any = SimpleNamespace(code="a", points=bp.points(1), level1=1, level2=None)
OUTPUT = bp.WeightLevel(code="output", zh="产出指标", en="outputs", points=bp.points(50))
SCHEME, LINES, POOL, EITHER = bp.regimes.schemes.NATIONAL_2020, TABLE.at_least or (), MECHANISMS[4], MECHANISMS[3]
BASIS = based("x")["x"]
PIECES: Any = [STEEP.at_least]
PIECE, ALLOWED, AWARDER = constant("reached", Fraction(1)), JUDGED.allowed, bp.Awarder(rule=bp.Proportional())
level, scheme, limit = partial(evolve, OUTPUT), partial(evolve, SCHEME), partial(evolve, LIMITS.limits[0])
rule, overshoot = partial(evolve, ADJUSTED.rule), partial(evolve, OVERSHOOTING)


def changed(item: Any, **changes: Any) -> Any:
    return evolve(item, **changes)


def floor(*levels: str, least: int = 60) -> bp.WeightFloor:
    return bp.WeightFloor(levels=levels, least=bp.points(least))


def scored(asked: str, rule: bp.ScoringRule) -> bp.Score:
    return bp.score(bp.parse(asked), 5, points=10, rule=rule)


def reweighed(mechanism: Any, *out: str) -> bp.Reweighed:
    return bp.reweigh(REWEIGHED.before, out, mechanism)


def adjusted(base: Any = Decimal(96), items: Any = (), rule: Any = ADJUSTED.rule) -> bp.Adjusted:
    return bp.adjust(base, items, whole=bp.points(100), rule=rule)


def check(asked: str, actual: Any, rule: Any = OVERSHOOTING) -> object:
    expectation: Any = bp.parse(asked)
    return bp.check_overshoot(expectation, actual, rule)


def limits(*those: Any) -> bp.GradeLimits:
    return bp.GradeLimits(limits=those, basis=based("limits"))


def limited(scale: Any = SCALE, band: Any = FIRST, incidents: Any = (), limits: Any = LIMITS) -> object:
    return bp.limit_grade(scale, band, incidents, limits)


def bands(*those: Any) -> bp.GradeScale:
    made: bp.GradeScale = evolve(SCALE, bands=those)
    return made


def ratings(bands: Any, rounding: Any = CENT) -> bp.QualitativeBands:
    return bp.QualitativeBands(bands=bands, rounding=rounding, basis=based("bands", "rounding"))


REFUSED: dict[str, Callable[[], object]] = {
    "an adjustment of nothing": lambda: bp.Adjustment(code="a", name="甲", points=Decimal(0)),
    "an adjustment that is no Decimal": lambda: bp.Adjustment(code="a", name="甲", points=ONE),
    "an adjustment of too many digits": lambda: bp.Adjustment(code="a", name="甲", points=Decimal("1E+70")),
    "an adjustment whose code is no text": lambda: changed(ITEM, code=1),
    "an adjustment without a code": lambda: changed(ITEM, code=""),
    "an adjustment without a name": lambda: changed(ITEM, name=None),
    "a bonus that is no Decimal": lambda: rule(most_added=1),
    "a malus that is no Decimal": lambda: rule(most_taken="2"),
    "a negative bonus": lambda: rule(most_added=Decimal(-1)),
    "a cap of another type": lambda: rule(cap="at_whole"),
    "an adjustment rule without bases": lambda: rule(basis={}),
    "a base that is no number": lambda: adjusted(base="96"),
    "a base below zero": lambda: adjusted(base=Decimal("-0.5")),
    "one adjustment twice": lambda: adjusted(items=(ITEM, ITEM)),
    "adjustments in a list": lambda: adjusted(items=[ITEM]),
    "an item of another type": lambda: adjusted(items=("a",)),
    "adjusting by what is no rule": lambda: adjusted(rule="rule"),
    "adjusting a base that is not finite": lambda: adjusted(base=Decimal("NaN")),
    "a ratio that is no share": lambda: overshoot(ratio=Decimal("1.3")),
    "a zero target that is no Decimal": lambda: overshoot(zero_target=30),
    "a concern of another type": lambda: overshoot(concerned="every"),
    "a ratio below the whole": lambda: overshoot(ratio=bp.Share.of(99, 100)),
    "a ratio over nothing": lambda: overshoot(ratio=bp.Share.of(1, 0)),
    "a zero target below zero": lambda: overshoot(zero_target=Decimal(-1)),
    "an overshoot rule without bases": lambda: overshoot(basis={}),
    "checking what compares no number": lambda: check("效果明显", 5),
    "checking by what is no rule": lambda: check("≥5", 5, "rule"),
    "checking a negative target": lambda: check("≥-5", 5),
    "checking a bound the other way": lambda: check("≥5", bp.read_actual("≤9")),
    "checking a float": lambda: check("≥5", 5.5),
    "a limit without a key": lambda: limit(key=" "),
    "a limit whose key is no text": lambda: limit(key=1),
    "a limit to what is no code": lambda: limit(at_most=None),
    "a limit without a basis": lambda: limit(basis=None),
    "limits in a list": lambda: bp.GradeLimits(limits=LISTED, basis=based("limits")),
    "a limit of another type": lambda: limits("audit"),
    "two limits for one incident": lambda: limits(limit(), limit()),
    "limits without a basis": lambda: bp.GradeLimits(limits=(limit(),), basis={}),
    "an unknown incident": lambda: limited(incidents=("flood",)),
    "incidents in a list": lambda: limited(incidents=["audit"]),
    "an incident that is no text": lambda: limited(incidents=(["audit"],)),
    "a limit without words": lambda: limit(zh=None),
    "a limit to a grade that is none": lambda: limited(limits=limits(limit(at_most="ok"))),
    "a grade of another scale": lambda: limited(band=evolve(FIRST, code="top")),
    "limiting on what is no scale": lambda: limited(scale="scale"),
    "limiting what is no grade": lambda: limited(band="excellent"),
    "limiting by what are no limits": lambda: limited(limits="limits"),
    "a floor that is no Decimal": lambda: evolve(FIRST, floor=90),
    "a floor of too many digits": lambda: evolve(FIRST, floor=Decimal("1E+70")),
    "a ceiling that is no Decimal": lambda: evolve(FIRST, ceiling=100),
    "a ceiling below its floor": lambda: evolve(FIRST, ceiling=Decimal(80)),
    "a ceiling at its open floor": lambda: evolve(FIRST, ceiling=Decimal(90)),
    "an included ceiling that is none": lambda: evolve(FIRST, ceiling_included=True),
    "a floor included by half": lambda: evolve(FIRST, floor_included=1),
    "a ceiling included by half": lambda: evolve(FIRST, ceiling_included="yes"),
    "printed words in a list": lambda: evolve(FIRST, printed=["优秀"]),
    "a printed word that is empty": lambda: evolve(FIRST, printed=("优秀", "")),
    "a printed word that is no text": lambda: evolve(FIRST, printed=(1,)),
    "a grade without a name": lambda: evolve(FIRST, zh=None),
    "a grade of what is no word": lambda: SCALE.named(None),
    "bands in a list": lambda: evolve(SCALE, bands=[*SCALE.bands]),
    "a band of another type": lambda: bands("优"),
    "no bands": bands,
    "bands from worst to best": lambda: bands(*SCALE.bands[::-1]),
    "a comparison of another type": lambda: evolve(SCALE, compares=2),
    "a scale with a gap at the bottom": lambda: bands(*SCALE.bands[:3]),
    "one code for two grades": lambda: bands(FIRST, evolve(SCALE.bands[1], code="excellent"), *SCALE.bands[2:]),
    "one word for two grades": lambda: bands(FIRST, evolve(SCALE.bands[1], printed=("优",)), *SCALE.bands[2:]),
    "a total below zero": lambda: SCALE.grade(Decimal("-0.01")),
    "a total that is no exact number": lambda: SCALE.grade(90.5),
    "a total that is no number": lambda: SCALE.grade(Decimal("NaN")),
    "a total that has no end": lambda: SCALE.grade(Decimal("Infinity")),
    "a total above the scale": lambda: bands(
        evolve(FIRST, ceiling=Decimal(100), ceiling_included=True), *SCALE.bands[1:]
    ).grade(Decimal(101)),
    "a grade that the scale does not have": lambda: SCALE.coded("ok"),
    "the rank of a grade of another scale": lambda: SCALE.rank(evolve(FIRST, code="top")),
    "a denominator of another type": lambda: evolve(EXECUTION, denominator="adjusted"),
    "a zero rule of another type": lambda: evolve(EXECUTION, when_zero="nothing"),
    "an overspending rule of another type": lambda: evolve(EXECUTION, overspending="capped"),
    "a rule for finished work of another type": lambda: evolve(EXECUTION, when_finished=True),
    "a rounding of another type": lambda: evolve(EXECUTION, rounding=2),
    "a table of rates in a list": lambda: evolve(TABLED, steps=list(TABLED.steps)),
    "a rate of another type": lambda: evolve(TABLED, steps=("60",)),
    "a table of rates without a cap": lambda: evolve(TABLED, overspending=bp.Overspending.UNCAPPED),
    "execution of nothing": lambda: evolve(EXECUTION, when_zero=bp.ZeroBudget.REFUSE).exact(
        bp.Share.of(5, 0), bp.points(10)
    ),
    "an execution that is no share": lambda: EXECUTION.exact(Decimal("0.86"), bp.points(10)),
    "an execution below zero": lambda: EXECUTION.exact(bp.Share.of(-5, 10), bp.points(10)),
    "an execution that is worth less than nothing": lambda: EXECUTION.exact(bp.Share.of(5, 10), NEGATIVE),
    "an execution that is worth a float": lambda: EXECUTION.exact(bp.Share.of(5, 10), 10.5),
    "work that is finished by half": lambda: EXECUTION.exact(bp.Share.of(5, 10), bp.points(10), finished="no"),
    "a tolerance that is no share": lambda: bp.Tolerance(share=WRONG, outside=bp.Outside.FROM_EDGE),
    "a tolerance from nowhere": lambda: bp.Tolerance(share=bp.Share.of(5, 100), outside=ANY),
    "a tolerance of the whole": lambda: bp.Tolerance(share=bp.Share.of(1, 1), outside=bp.Outside.FROM_EDGE),
    "bands of ratings in a list": lambda: ratings([]),
    "no bands of ratings": lambda: ratings(()),
    "bands of ratings of another type": lambda: ratings(("是",)),
    "a band of ratings without words": lambda: changed(FIXED, zh=None),
    "an edge of a rating that is no share": lambda: changed(FIXED, low=WRONG),
    "the band of what is no rating": lambda: BANDS.band(ANY),
    "what a rating allows of a float": lambda: BANDS.allowed(bp.Rating.PARTLY, 7.5),  # type: ignore[arg-type]
    "a float among allowed points": lambda: 7.5 in ALLOWED,  # type: ignore[operator]
    "an edge of allowed points that is no Decimal": lambda: changed(ALLOWED, low=1),
    "ratings rounded by another type": lambda: ratings((FIXED,), 2),
    "a rating that is none": lambda: bp.judge_points(ANY, points=1, given=1, rule=BANDS),
    "judging by what is no rule": lambda: bp.judge_points(bp.Rating.ACHIEVED, points=1, given=1, rule=ANY),
    "printed words of a level in a list": lambda: level(printed=["产出"]),
    "a printed word of a level that is no text": lambda: level(printed=(1,)),
    "a level whose code is no text": lambda: level(code=1),
    "a level without words": lambda: level(zh=None),
    "a level of what is no word": lambda: SCHEME.named(ONE),
    "a level whose points are no Decimal": lambda: level(points=50),
    "a level of points below zero": lambda: level(points=Decimal(-1)),
    "a level without a name": lambda: level(zh=" "),
    "levels three deep": lambda: level(points=None, below=(level(code="b", points=None, below=(level(code="c"),)),)),
    "levels below in a list": lambda: level(below=[level(code="b")]),
    "what is below being no level": lambda: level(below=("b",)),
    "second levels that do not make the first": lambda: level(
        below=(level(code="b", zh="质量", points=bp.points(20)),)
    ),
    "second levels that exceed the first": lambda: level(
        below=(level(code="b", zh="质量", points=bp.points(60)), level(code="c", zh="时效", points=None))
    ),
    "one name for two levels": lambda: scheme(levels=(level(), level(code="b"))),
    "one code for two levels": lambda: scheme(levels=(level(), level(zh="效益指标"))),
    "levels of a floor in a list": lambda: bp.WeightFloor(levels=LISTED, least=bp.points(60)),
    "a floor for what is no code": lambda: bp.WeightFloor(levels=(ONE,), least=bp.points(60)),
    "a least weight that is no Decimal": lambda: bp.WeightFloor(levels=("output",), least=ONE),
    "a least weight below zero": lambda: bp.WeightFloor(levels=("output",), least=NEGATIVE),
    "a floor for no level": lambda: bp.WeightFloor(levels=(), least=bp.points(60)),
    "a floor for one level twice": lambda: bp.WeightFloor(levels=("output", "output"), least=bp.points(60)),
    "a scheme of another status": lambda: scheme(status="binding"),
    "a scheme without words": lambda: scheme(zh=None),
    "floors in a list": lambda: scheme(floors=[floor("output")]),
    "zero weights of another type": lambda: scheme(zero_weights=True),
    "a scheme without bases": lambda: scheme(basis={}),
    "a total that is no Decimal": lambda: scheme(total=100),
    "levels in a list": lambda: scheme(levels=[level()]),
    "a floor of another type": lambda: scheme(floors=("output",)),
    "a floor for an unknown level": lambda: scheme(floors=(floor("output", "cost"),)),
    "a floor that the scheme breaks": lambda: scheme(
        total=bp.points(100),
        levels=(level(), level(code="b", zh="效益指标")),
        floors=(floor("output", "b", least=101),),
    ),
    "a floor that weights left open elsewhere do not reach": lambda: scheme(
        total=bp.points(100), levels=(level(), level(code="b", zh="效益指标", points=None)), floors=(floor("output"),)
    ),
    "a floor that open weights cannot reach": lambda: scheme(
        total=bp.points(100), levels=(level(), level(code="b", zh="效益指标", points=None)), floors=(floor("b"),)
    ),
    "weights checked against what is no scheme": lambda: bp.check_weights((), ANY),
    "weights of what cannot be listed": lambda: bp.check_weights(NOTHING, SCHEME),
    "weights of what are no indicators": lambda: bp.check_weights([*REWEIGHED.before, ONE], SCHEME),
    "sums of what are no indicators": lambda: bp.roll_up([ONE]),
    "sums below what is no word": lambda: bp.roll_up([UNNAMED]),
    "what is missed in another type": lambda: bp.AllOrNothing(missed=WRONG),
    "all for what is missed": lambda: bp.AllOrNothing(missed=bp.Share.of(1, 1), basis=based("missed")),
    "a figure for what is missed without a source": lambda: bp.AllOrNothing(missed=bp.Share.of(1, 3)),
    "an edge that is no Decimal": lambda: bp.Step(upto=ONE, earns=bp.Share.of(1, 1)),
    "an edge of too many digits": lambda: bp.Step(upto=Decimal("1E+70"), earns=bp.Share.of(1, 1)),
    "an edge included by half": lambda: bp.Step(upto=None, included=ONE, earns=bp.Share.of(1, 1)),
    "more than everything for a step": lambda: bp.Step(upto=None, earns=bp.Share.of(11, 10)),
    "a step that earns another type": lambda: bp.Step(upto=None, earns=WRONG),
    "steps over what is neither": lambda: changed(TABLE, over="attainment"),
    "steps in a list": lambda: changed(TABLE, at_least=[*LINES]),
    "steps of another type": lambda: changed(TABLE, at_least=("60",)),
    "steps in falling order": lambda: changed(TABLE, at_least=(LINES[1], LINES[0], LINES[2])),
    "no steps": lambda: changed(TABLE, at_least=()),
    "a step of deviation that is no Decimal": lambda: changed(DEVIATION, step=3),
    "a step of no deviation": lambda: changed(DEVIATION, step=Decimal(0)),
    "a loss of next to nothing": lambda: changed(DEVIATION, loss=bp.Share.of(1, 1001)),
    "a loss of another type": lambda: changed(DEVIATION, loss=WRONG),
    "a step of another kind": lambda: changed(DEVIATION, step_of="target"),
    "counts of another type": lambda: changed(DEVIATION, counts="either"),
    "a begun step of another type": lambda: changed(DEVIATION, partial="nothing"),
    "deviation with a tolerance": lambda: changed(
        DEVIATION, exactly=bp.Tolerance(share=bp.Share.of(5, 100), outside=bp.Outside.FROM_EDGE)
    ),
    "deviation from zero": lambda: scored("≥0", DEVIATION),
    "a table of values without a unit": lambda: changed(TABLE, over=bp.StepsOver.VALUE),
    "a table of shares in a unit": lambda: changed(TABLE, unit="%"),
    "a step in a unit of another type": lambda: changed(DEVIATION, step_of=bp.StepOf.UNIT, unit=ONE),
    "a step in a unit that is spelled otherwise": lambda: changed(DEVIATION, step_of=bp.StepOf.UNIT, unit="百分比"),
    "a source for a unit": lambda: changed(TABLE, basis={**TABLE.basis, **based("unit")}),
    "percentages beside a plain target": lambda: scored("≥0.9", changed(TABLE, over=bp.StepsOver.VALUE, unit="%")),
    "plain numbers beside a target in percent": lambda: scored(
        "≥90%", changed(TABLE, over=bp.StepsOver.VALUE, unit="")
    ),
    "pieces of another type": lambda: bp.Piecewise(at_least=ANY, basis=based("at_least")),
    "no pieces of any kind": lambda: bp.Piecewise(basis={}),
    "a list of pieces": lambda: bp.Pieces(positive=PIECES, zero=(), negative=()),
    "pieces that are none": lambda: bp.Pieces(positive=(ANY,), zero=(), negative=()),
    "a piece without a key": lambda: changed(PIECE, key=" "),
    "a piece up to what is no form": lambda: changed(PIECE, upto="x"),
    "a piece over a number": lambda: changed(PIECE, numerator=1),
    "a piece divided by a number": lambda: changed(PIECE, denominator=2),
    "a piece divided by zero": lambda: changed(PIECE, denominator=bp.Linear()),
    "rows that cannot be listed": lambda: AWARDER.many(NOTHING),
    "a row of two": lambda: AWARDER.many([(1, 2)]),  # type: ignore[list-item]
    "a row that is none": lambda: AWARDER.many([ONE]),
    "a kind of target without pieces": lambda: scored("≤5", STEEP),
    "a sign of target without pieces": lambda: scored("≥-5", STEEP),
    "a pass mark of another type": lambda: bp.Proportional(passes_from=WRONG, basis=based("passes_from")),
    "a pass mark above the whole": lambda: bp.Proportional(passes_from=bp.Share.of(2, 1), basis=based("passes_from")),
    "a pass mark without a source": lambda: bp.Proportional(passes_from=bp.Share.of(6, 10)),
    "more without a limit where less is asked": lambda: bp.Proportional(
        capping=bp.Capping.UNCAPPED, reverse=bp.Reverse.INVERSE_RATIO
    ),
    "a rounding of a rule of another type": lambda: bp.Proportional(rounding=ANY),
    "an equality of another type": lambda: bp.Proportional(exactly=ANY),
    "a negative actual of another type": lambda: bp.Proportional(negative_actual=ANY),
    "a negative target of another type": lambda: bp.Proportional(negative_target=ANY),
    "a zero target of another type": lambda: bp.Proportional(zero_target=ANY),
    "a reverse of another type": lambda: bp.Proportional(reverse=ANY),
    "a capping of another type": lambda: bp.Proportional(capping=ANY),
    "scoring a bare number": lambda: scored("95", bp.Proportional()),
    "scoring a long text": lambda: scored("完成" * 60, bp.Proportional()),
    "an old weight that is no Decimal": lambda: bp.OldWeight(code="a", points=ONE, level1=None, level2=None),
    "points from a level to itself": lambda: bp.Shift(source=level(), to=level(code="b"), basis=BASIS),
    "points from what is no level": lambda: bp.Shift(source=ANY, to=level(), basis=BASIS),
    "points to what is no level": lambda: bp.Shift(source=level(), to=ANY, basis=BASIS),
    "a mechanism without a basis": lambda: bp.Rescale(basis=ANY),
    "members in a list": lambda: changed(POOL, members=["a", "c"]),
    "a member that is no text": lambda: changed(POOL, members=("a", 1)),
    "a member twice": lambda: changed(POOL, members=("a", "a", "c")),
    "one item as a pair": lambda: changed(EITHER, one="a", other="a"),
    "a pair of what is no text": lambda: changed(EITHER, one=1),
    "points of a pool that are no Decimal": lambda: changed(POOL, points=20),
    "a sharing of another type": lambda: changed(POOL, sharing="equally"),
    "a pool that makes another sum": lambda: reweighed(changed(POOL, points=bp.points(30)), "a"),
    "what is not optional left out of a pool": lambda: reweighed(POOL, "b"),
    "nothing left to share": lambda: reweighed(POOL, "a", "c"),
    "an unknown item that does not apply": lambda: reweighed(POOL, "z"),
    "both of a pair left out": lambda: reweighed(EITHER, "a", "b"),
    "none of a pair left out": lambda: reweighed(EITHER),
    "reweighing by what is no mechanism": lambda: reweighed("rescale", "a"),
    "reweighing what are no indicators": lambda: bp.reweigh([ONE], (), EITHER),
    "an item that is no code and does not apply": lambda: reweighed(EITHER, 1, "a"),  # type: ignore[arg-type]
    "a list of items that does not apply": lambda: bp.reweigh(REWEIGHED.before, [["a"]], EITHER),  # type: ignore[list-item]
    "incidents of another type, asked for one by one": lambda: LIMITS.of((ONE,)),
    "the upper edge of a band of another type": lambda: evolve(FIXED, high=WRONG),
    "allowed points that are no number": lambda: bp.AllowedPoints(low=Decimal(0), high=Decimal("NaN"), high_in=True),
    "allowed points that end by half": lambda: bp.AllowedPoints(low=Decimal(0), high=Decimal(1), high_in=ONE),
    "a step of deviation of too many digits": lambda: changed(DEVIATION, step=Decimal("1E+70")),
    "a pair whose other is no code": lambda: bp.EitherOr(one="a", other=ONE, basis=BASIS),
    "an old weight whose code is no text": lambda: bp.OldWeight(
        code=ONE, points=bp.points(1), level1=None, level2=None
    ),
    "an old weight whose level is no text": lambda: bp.OldWeight(
        code="a", points=bp.points(1), level1=ONE, level2=None
    ),
    "an old weight whose second level is no text": lambda: bp.OldWeight(
        code="a", points=bp.points(1), level1=None, level2=ONE
    ),
    "a level whose English name is no text": lambda: level(en=1),
    "a scheme whose code is no text": lambda: scheme(code=1),
    "a scheme whose revision is no text": lambda: scheme(revision=2020),
    "a scheme whose English name is no text": lambda: scheme(en=1),
}
GOLDEN = json.loads((Path(__file__).parent / "golden" / "refusals.json").read_text(encoding="utf-8"))


def told(error: bp.BudgetPerfError) -> dict[str, Any]:
    facts = {name: repr(value) for name, value in error.facts.items()}
    return {"kind": error.code, "en": error.en, "zh": error.zh, "hints": [error.hint_en, error.hint_zh], "facts": facts}


def test_every_refusal_has_its_words_and_none_is_left_over() -> None:
    assert len(REFUSED) >= 160
    assert list(GOLDEN) == list(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_in_these_words(name: str) -> None:
    with pytest.raises(bp.BudgetPerfError) as caught:
        REFUSED[name]()
    assert told(caught.value) == GOLDEN[name]
