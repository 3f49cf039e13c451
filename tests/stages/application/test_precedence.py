"""Several results of one project: nobody published which one decides, so somebody chooses and the advice says so."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from application_samples import MADE, PROJECT, SOURCES, STRICTEST, answered, assessed, chosen, graded, monitored
from budgetperf.amounts import wan
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.regimes.application import (
    DONGHU_RESULTS,
    JIANGHAN_RESULTS,
    NATIONAL_RESULTS,
    TIANMEN_RESULTS,
    XIUZHOU_RESULTS,
)
from budgetperf.rules.deciding import OpenChoiceError
from budgetperf.stages.application import (
    AmountBase,
    CountedFrom,
    EffectYear,
    ExanteOutcome,
    Precedence,
    PrecedenceKind,
    ResultSource,
    advise,
)
from budgetperf.stages.monitors import Lamp

KEY, OWN = graded("poor"), graded("good", source=SOURCES.SELF_EVALUATION, on=date(2022, 7, 1))
LATEST = Precedence(kind=PrecedenceKind.LATEST)


def _declared(*sources: ResultSource) -> Precedence:
    return Precedence(kind=PrecedenceKind.DECLARED, order=sources)


def test_results_that_differ_need_a_choice() -> None:
    with pytest.raises(OpenChoiceError) as caught:
        advise([KEY, OWN], PROJECT, NATIONAL_RESULTS)
    assert caught.value.facts["choices"] == ("precedence",)
    assert caught.value.facts["sources"] == ("fiscal_evaluation", "self_evaluation")
    assert "precedence=strictest | latest | declared" in caught.value.text("en")
    assert "财政重点评价、单位自评的措施不同，文件未明确以何者为准" in caught.value.text("zh")
    same = advise([KEY, evolve(KEY, source=SOURCES.REEVALUATION)], PROJECT, NATIONAL_RESULTS)
    assert (same.measures, same.deciding) == (("reduce", "revise_policy"), (0, 1))


def test_nobody_has_to_choose_between_results_that_change_nothing() -> None:
    """秀洲 revises its rules because of key evaluations, and that is no other money than what a green lamp leaves."""
    quiet = advise([graded("good"), monitored(Lamp.GREEN)], PROJECT, XIUZHOU_RESULTS)
    assert (quiet.measures, quiet.deciding) == (("maintain", "revise_policy"), (0, 1))
    undated = advise([graded("good", on=None), monitored(Lamp.GREEN)], PROJECT, chosen(XIUZHOU_RESULTS, LATEST))
    assert undated.range.most == wan(400)
    with pytest.raises(OpenChoiceError, match="precedence=strictest"):
        advise(
            [graded("good"), monitored(Lamp.RED)], PROJECT, XIUZHOU_RESULTS.choose(poor_monitoring_includes_yellow="no")
        )


def test_the_choice_holds_even_where_the_measures_are_the_same() -> None:
    """Else what a later result binds would hang on whether an earlier one happens to agree."""
    policy = NATIONAL_RESULTS.taking(precedence=LATEST)
    again = evolve(KEY, source=SOURCES.REEVALUATION, on=date(2022, 7, 1))
    assert advise([KEY, again], PROJECT, policy).deciding == (1,)


@pytest.mark.parametrize(
    ("precedence", "deciding", "measures"),
    [
        (STRICTEST, (0,), ("reduce", "revise_policy")),
        (LATEST, (1,), ("support", "revise_policy")),
        (_declared(SOURCES.SELF_EVALUATION, SOURCES.FISCAL_EVALUATION), (1,), ("support", "revise_policy")),
        (_declared(SOURCES.FISCAL_EVALUATION, SOURCES.SELF_EVALUATION), (0,), ("reduce", "revise_policy")),
    ],
)
def test_the_choice_decides_on_the_money_and_on_nothing_else(
    precedence: Precedence, deciding: tuple[int, ...], measures: tuple[str, ...]
) -> None:
    """The policy is improved whichever result decides on the amount."""
    policy = NATIONAL_RESULTS.taking(precedence=precedence, reduces_from=AmountBase.ASKED)
    found = advise([KEY, OWN], PROJECT, policy)
    assert (found.deciding, found.measures) == (deciding, measures)
    assert found.range.most_included is (deciding == (1,))
    assert precedence.words.zh in found.explain("zh")
    assert "application.precedence" in {item.key for item in found.assumptions}
    assert advise([KEY, OWN], PROJECT, policy.taking(reduces_from=AmountBase.ASKED)) == found


def test_results_that_tie_leave_it_to_the_strictest() -> None:
    policy = NATIONAL_RESULTS.taking(precedence=LATEST)
    assert advise([KEY, evolve(OWN, on=MADE)], PROJECT, policy).deciding == (0,)
    rounds = [
        monitored(lamp, on=date(2022, 9, day), of=of)
        for lamp, day, of in ((Lamp.GREEN, 30, "p-7"), (Lamp.RED, 29, "示例项目"))
    ]
    declared = chosen(XIUZHOU_RESULTS, _declared(SOURCES.MONITOR))
    assert advise(rounds, PROJECT, declared).measures == ("tight",)


def test_a_precedence_needs_what_it_looks_at() -> None:
    with pytest.raises(IncompleteError, match=r"results\[1\].on: is not stated"):
        advise([KEY, evolve(OWN, on=None)], PROJECT, NATIONAL_RESULTS.taking(precedence=LATEST))
    with pytest.raises(IncompleteError, match=r"results\[1\].source: is self_evaluation, which has no place") as caught:
        advise([KEY, OWN], PROJECT, NATIONAL_RESULTS.taking(precedence=_declared(SOURCES.FISCAL_EVALUATION)))
    assert "来源不在所列次序之中" in caught.value.text("zh")


def test_a_result_that_the_policy_says_nothing_of_does_not_take_part() -> None:
    """A later self-evaluation does not do away with a key evaluation where the rule is about key evaluations."""
    policy = chosen(DONGHU_RESULTS, LATEST)
    later = evolve(OWN, on=date(2022, 12, 31))
    found = advise([KEY, later], PROJECT, policy)
    assert (found.deciding, found.measures) == ((0,), ("reduce_or_cancel",))
    better = advise([graded("excellent"), later], PROJECT, policy)
    assert (better.deciding, better.measures) == ((0,), ("maintain",))
    silent = advise([later, monitored(Lamp.RED)], PROJECT, policy)
    assert (silent.deciding, silent.measures) == ((0, 1), ("maintain",))


def test_whether_a_result_takes_part_does_not_hang_on_its_grade() -> None:
    """Else a worse grade could step aside for a milder result."""
    policy = chosen(TIANMEN_RESULTS, LATEST)
    early = graded("excellent", 95)
    late = graded("good", 85, source=SOURCES.DEPARTMENT_EVALUATION, on=date(2022, 9, 1))
    assert advise([early, late], PROJECT, policy).measures == ("consider",)


def test_what_an_ex_ante_evaluation_grants_bounds_the_amount_whichever_decides() -> None:
    policy = chosen(JIANGHAN_RESULTS)
    cut = assessed(ExanteOutcome.CUT, granted=wan(300))
    found = advise([cut, graded("good")], PROJECT, policy)
    assert (found.measures, found.range.most) == (("reduce",), wan(300))


@pytest.mark.parametrize(
    ("kind", "order", "found"),
    [
        (PrecedenceKind.STRICTEST, (SOURCES.MONITOR,), "monitor"),
        (PrecedenceKind.DECLARED, (), "none"),
        (PrecedenceKind.DECLARED, (SOURCES.MONITOR, SOURCES.MONITOR), "monitor, monitor"),
    ],
)
def test_a_precedence_that_cannot_be_is_refused(
    kind: PrecedenceKind, order: tuple[ResultSource, ...], found: str
) -> None:
    with pytest.raises(InvalidValueError, match=f"has the order {found}, expected") as caught:
        Precedence(kind=kind, order=order)
    assert "仅按次序时填写且不得重复" in caught.value.text("zh")


def test_other_types_are_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"Precedence.kind is str"):
        Precedence(kind="strictest")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"item 1 of Precedence.order is str"):
        Precedence(kind=PrecedenceKind.DECLARED, order=("monitor",))  # type: ignore[arg-type]
    for name in ("precedence", "reduces_from", "holds_at"):
        with pytest.raises(InvalidValueError, match=f"{name} is str"):
            NATIONAL_RESULTS.taking(**{name: "strictest"})  # type: ignore[arg-type]


def test_tm_32_the_year_of_effect_is_data() -> None:
    made = EffectYear(source=SOURCES.FISCAL_EVALUATION, counted=CountedFrom.MADE, plus=1)
    evaluated = evolve(made, counted=CountedFrom.EVALUATED)
    assert [one.of(KEY) for one in (made, evaluated, evolve(evaluated, plus=2))] == [2023, 2022, 2023]
    assert made.of(evolve(KEY, on=None)) is None
    with pytest.raises(InvalidValueError, match="the effect comes -1 years later") as caught:
        evolve(made, plus=-1)
    assert caught.value.text("zh") == "应用年度晚 -1 年，应不小于 0。"
    with pytest.raises(InvalidValueError, match=r"EffectYear.plus is bool"):
        evolve(made, plus=True)
    years = tuple(
        evolve(one, counted=CountedFrom.EVALUATED) if one.source.is_evaluation else one
        for one in TIANMEN_RESULTS.effect_years
    )
    policy = evolve(TIANMEN_RESULTS, effect_years=years)
    assert advise([graded("good", 85, year=2022, on=None)], PROJECT, policy).measures == ("consider",)
    with pytest.raises(InvalidValueError, match="takes effect in 2022, expected 2023"):
        advise([graded("good", 85)], PROJECT, policy)
    assert answered(TIANMEN_RESULTS) == TIANMEN_RESULTS
