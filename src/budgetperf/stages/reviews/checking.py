"""The checks that look at the rows of one target: what is there, how it is measured, and whether it stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from budgetperf.amounts import show
from budgetperf.records.targets import Indicator, Target
from budgetperf.rules.expectations import Bare, By, Qualitative, Unread, UnreadWhy
from budgetperf.rules.glyphs import tidy
from budgetperf.rules.weights import check_weights
from budgetperf.stages.reviews.check_policies import (
    CompletenessCheck,
    DuplicatesCheck,
    InputsCheck,
    MeasurableCheck,
    QuantifiedCheck,
    RequiredPart,
    SameName,
    UnitsCheck,
    WeightsCheck,
)
from budgetperf.stages.reviews.findings import CheckKind, NotMade, ReviewFinding

__all__ = [
    "Said",
    "check_complete",
    "check_duplicates",
    "check_inputs",
    "check_measurable",
    "check_quantified",
    "check_units",
    "check_weights_of",
]

Said = ReviewFinding | NotMade
_EMPTY = frozenset({UnreadWhy.EMPTY, UnreadWhy.PLACEHOLDER})
_NO_UNIT = frozenset({"", "万", "亿"})


def check_complete(target: Target, rule: CompletenessCheck) -> Iterator[Said]:
    """Whether everything is there."""

    def lacks(path: str, found: tuple[str, str], expected: tuple[str, str]) -> ReviewFinding:
        return ReviewFinding(
            check=CheckKind.COMPLETE,
            gravity=rule.gravity,
            path=path,
            found_zh=found[0],
            found_en=found[1],
            expected_zh=expected[0],
            expected_en=expected[1],
        )

    count = len(target.indicators)
    if count < rule.least:
        yield lacks(
            "indicators",
            (f"指标 {count} 项", f"{count} indicators"),
            (f"不少于 {rule.least} 项", f"{rule.least} or more"),
        )
    for part in rule.parts:
        there = sum(_stands_in(indicator, part) for indicator in target.indicators)
        if there < part.least:
            yield lacks(
                part.level.zh,
                (f"指标 {there} 项", f"{there} indicators"),
                (f"不少于 {part.least} 项", f"{part.least} or more"),
            )
    for indicator in target.indicators:
        for zh, en in _blanks(indicator):
            yield lacks(indicator.code, (f"未填{zh}", f"no {en}"), (f"填写{zh}", f"the {en}"))


def _stands_in(indicator: Indicator, part: RequiredPart) -> bool:
    return part.level.stands_for(indicator.level1 if part.rank == 1 else indicator.level2)


def _blanks(indicator: Indicator) -> Iterator[tuple[str, str]]:
    if not (indicator.name or "").strip():
        yield "指标名称", "name"
    if not (indicator.level1 or "").strip():
        yield "一级指标", "first level"
    if isinstance(indicator.expectation, Unread) and indicator.expectation.why in _EMPTY:
        yield "指标值", "target value"


def check_quantified(target: Target, rule: QuantifiedCheck) -> Iterator[Said]:
    """Whether enough is quantified; what cannot be read may be either, and may keep the check from being made."""
    count = len(target.indicators)
    if not count:
        yield NotMade(check=CheckKind.QUANTIFIED, path="indicators", zh="没有指标", en="there are no indicators")
        return
    words = (Qualitative,) if rule.dates else (Qualitative, By)
    unread = sum(isinstance(each.expectation, Unread) for each in target.indicators)
    low = sum(not isinstance(each.expectation, (Unread, *words)) for each in target.indicators)
    least = rule.least.exact
    if Fraction(low, count) >= least:
        return
    if Fraction(low + unread, count) >= least:
        zh = f"{count} 项指标中定量 {low} 项，另有 {unread} 项无法识读"
        en = f"{low} of {count} indicators are quantified and {unread} cannot be read"
        yield NotMade(check=CheckKind.QUANTIFIED, path="indicators", zh=zh, en=en)
        return
    yield ReviewFinding(
        check=CheckKind.QUANTIFIED,
        gravity=rule.gravity,
        path="indicators",
        found_zh=f"定量指标占比 {low + unread}/{count}",
        found_en=f"{low + unread} of {count} quantified",
        expected_zh=f"不低于 {show(least)}",
        expected_en=f"a share of {show(least)} or more",
    )


def check_weights_of(target: Target, rule: WeightsCheck) -> Iterator[Said]:
    """Whether the weights keep the scheme."""
    for problem in check_weights(target.indicators, rule.scheme):
        yield ReviewFinding(
            check=CheckKind.WEIGHTS,
            gravity=rule.gravity,
            path=problem.path,
            found_zh=problem.zh.partition("，应")[0],
            found_en=problem.en.partition(", expected ")[0],
            expected_zh=problem.zh.partition("，应")[2],
            expected_en=problem.en.partition(", expected ")[2],
        )


def check_duplicates(target: Target, rule: DuplicatesCheck) -> Iterator[Said]:
    """Whether one indicator stands twice; one without a name cannot be compared."""
    seen: dict[str, str] = {}
    for indicator in target.indicators:
        if indicator.name is None or not indicator.name.strip():
            yield NotMade(check=CheckKind.DUPLICATES, path=indicator.code, zh="未填指标名称", en="it has no name")
            continue
        name = indicator.name if rule.same is SameName.AS_PRINTED else tidy(indicator.name)
        first = seen.setdefault(name, indicator.code)
        if first != indicator.code:
            yield ReviewFinding(
                check=CheckKind.DUPLICATES,
                gravity=rule.gravity,
                path=indicator.code,
                found_zh=f"“{indicator.name}”与指标 {first} 重复",
                found_en=f"{indicator.name!r}, which the indicator {first} is too",
                expected_zh="为不同的指标",
                expected_en="another indicator",
            )


def check_units(target: Target, rule: UnitsCheck) -> Iterator[Said]:
    """Whether every number has a unit."""
    for indicator in target.indicators:
        asked = indicator.expectation
        if not isinstance(asked, (By, Qualitative, Unread)) and asked.unit in _NO_UNIT:
            yield ReviewFinding(
                check=CheckKind.UNITS,
                gravity=rule.gravity,
                path=indicator.code,
                found_zh=f"“{asked}”未写计量单位",
                found_en=f"{str(asked)!r} without a unit",
                expected_zh="填写计量单位",
                expected_en="a unit",
            )


def check_measurable(target: Target, rule: MeasurableCheck) -> Iterator[Said]:
    """Whether what is asked can be measured; an empty value is left to the check of completeness."""
    for indicator in target.indicators:
        asked = indicator.expectation
        found: tuple[str, str, str, str] | None = None
        if isinstance(asked, Unread) and asked.why not in _EMPTY:
            why = asked.why.term
            found = f"“{asked.text}”（{why.zh}）", f"{asked.text!r} ({why.en})", "能够识读", "what can be read"
        elif isinstance(asked, Qualitative) and (word := _vague(asked.text, rule.vague)):
            zh, en = f"“{asked.text}”（“{word}”）", f"{asked.text!r} ({word!r})"
            found = zh, en, "可衡量", "what can be measured"
        elif isinstance(asked, Bare) and rule.operator_required:
            found = f"“{asked}”没有比较符号", f"{str(asked)!r} without an operator", "写明比较符号", "an operator"
        if found is not None:
            yield ReviewFinding(
                check=CheckKind.MEASURABLE,
                gravity=rule.gravity,
                path=indicator.code,
                found_zh=found[0],
                found_en=found[1],
                expected_zh=found[2],
                expected_en=found[3],
            )


def _vague(text: str, words: tuple[str, ...]) -> str | None:
    return next((word for word in words if word in text), None)


def check_inputs(target: Target, rule: InputsCheck) -> Iterator[Said]:
    """Whether an input stands among outputs or effects; one that states no first level may be anything."""
    for indicator in target.indicators:
        word = _vague(indicator.name or "", rule.words)
        if word is None:
            continue
        if not (indicator.level1 or "").strip():
            yield NotMade(check=CheckKind.INPUTS, path=indicator.code, zh="未填一级指标", en="it has no first level")
        elif any(level.stands_for(indicator.level1) for level in rule.levels):
            yield ReviewFinding(
                check=CheckKind.INPUTS,
                gravity=rule.gravity,
                path=indicator.code,
                found_zh=f"“{indicator.name}”为投入（“{word}”），列入{indicator.level1}",
                found_en=f"the input {indicator.name!r} ({word!r}) under {indicator.level1}",
                expected_zh="为产出或效果",
                expected_en="an output or an effect",
            )
