"""What is worth a look in a form as a whole: each code at its edge, and the near misses."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.basis import Basis, BasisKind
from budgetperf.regimes.practices import GUANGXI, VENDOR_DEFAULT
from printed_forms import budget, codes, form, row

N = bp.regimes.NATIONAL
OWN = N.self_evaluation
NEW = frozenset({
    "overachieved-unexplained", "weights-depart-from-scheme", "rows-high-money-unspent", "money-unspent",
    "all-full-marks",
})  # fmt: skip


def under(policy: bp.SelfEvaluationPolicy) -> bp.Regime:
    """The national rules with another self-evaluation."""
    return evolve(N, self_evaluation=policy)


def found(one: bp.SelfEvaluationForm, regime: bp.Regime = N) -> list[bp.Finding]:
    """The findings of these codes; every one of them is a note, and the audit verifies."""
    audit = bp.audit(one, regime)
    assert audit.verify()
    assert bp.from_data(bp.to_data(audit), bp.Audit, known=(regime, regime.self_evaluation)) == audit
    these = [finding for finding in audit.findings if finding.code.value in NEW]
    assert {finding.severity for finding in these} <= {bp.Severity.NOTE}
    return these


def named(one: bp.SelfEvaluationForm, regime: bp.Regime = N) -> list[str]:
    """Their codes."""
    return [finding.code.value for finding in found(one, regime)]


def indicator(level1: str | None, points: str, score: str | None = None, **cells: str | None) -> bp.FormRow:
    """A row in words, so that its score is a person's."""
    given = points if score is None else score
    return row(**{
        "level1": level1, "level3": "档案管理", "target": "规范", "actual": "规范", "points": points, "score": given,
        **cells,
    })  # fmt: skip


def rows(*weights: tuple[str | None, str]) -> tuple[bp.FormRow, ...]:
    """A row for each first level; the first one loses a point, so that not all marks are full."""
    first, *others = weights
    lost = str(Decimal(first[1]) - 1)
    return (indicator(*first, lost), *(indicator(*other) for other in others))


def spent(executed: str, score: str, *, adjusted: str = "100", points: str = "10") -> bp.FormBudget:
    """A budget row."""
    return budget(adjusted=adjusted, executed=executed, points=points, score=score)


ALL = spent("100", "10")
USUAL = (("产出指标", "50"), ("效益指标", "30"), ("满意度指标", "10"))


# -- overachieved-unexplained --

OVER = under(GUANGXI.applied_to(OWN))
NOTED = row(level3="办班期数", target="≥2期", actual="2期", note="已完成")


@pytest.mark.parametrize(
    ("target", "actual", "over"),
    [
        ("≥200人", "260人", True),
        ("≥200人", "259人", False),
        ("≥200人", "259.99人", False),
        (">200人", "260人", True),
        ("=200人", "260人", True),
        ("200人", "260人", True),
        ("≥0件", "30件", True),
        ("≥0件", "29件", False),
        ("≤10天", "1天", False),
        ("≥-10%", "30%", False),
        ("≥2万人", "26000人", True),
        ("规范", "规范", False),
        ("2022年6月", "2022年1月", False),
        ("100-120人", "200人", False),
    ],
)
def test_far_more_than_asked_needs_a_reason_from_the_ratio_on(target: str, actual: str, *, over: bool) -> None:
    one = form(row(level3="参训人数", target=target, actual=actual, points="10", score="10"), NOTED)
    assert named(one, OVER) == ["overachieved-unexplained"] * over
    bare = form(row(level3="参训人数", target=target, actual=actual), NOTED)
    assert named(bare, OVER) == ["overachieved-unexplained"] * over
    assert named(one) == []  # the national text has no ratio


def test_a_reason_or_a_form_without_notes_asks_nothing() -> None:
    over = row(level3="参训人数", target="≥200人", actual="260人", points="10", score="10")
    assert named(form(over), OVER) == []
    assert named(form(over, evolve(NOTED, note="/")), OVER) == []
    assert named(form(evolve(over, note="报名踊跃"), NOTED), OVER) == []
    (finding,) = found(form(NOTED, over), OVER)
    assert (finding.row, finding.printed, finding.limit, finding.figure) == (1, "260人", Decimal(260), None)
    assert finding.zh == "第 2 行：超出指标值较多且未说明原因（填报 260人，界限 260），请核实"
    assert finding.en == (
        "row 2: far more was reached than asked and no reason is given (printed 260人, limit 260); please check"
    )


def test_a_missed_row_is_not_overachieved_where_less_is_better() -> None:
    missed = row(level3="等候时间", target="≤10天", actual="14天", points="10", score="6")
    audit = bp.audit(form(missed, NOTED), OVER)
    assert codes(audit) == ["missed-without-reason"]


def test_an_assumed_ratio_is_an_assumption_of_the_audit_that_used_it() -> None:
    assert OVER.self_evaluation.overshoot is not None
    ground = Basis(kind=BasisKind.ASSUMED, zh="自 130% 起须说明", en="from 130 % on")
    rule = evolve(OVER.self_evaluation.overshoot, basis=dict.fromkeys(("ratio", "zero_target", "concerned"), ground))
    guess = under(evolve(OVER.self_evaluation, overshoot=rule))
    over = row(level3="参训人数", target="≥200人", actual="260人")
    assert "overshoot.ratio" in {item.key for item in bp.audit(form(NOTED, over), guess).assumptions}
    less = evolve(over, actual="250人")
    assert "overshoot.ratio" not in {item.key for item in bp.audit(form(NOTED, less), guess).assumptions}


# -- weights-depart-from-scheme --


def weights(one: bp.SelfEvaluationForm, regime: bp.Regime = N) -> list[tuple[str | None, str | None, object]]:
    """Heading, printed and expected points of each departure, and no other finding of these codes."""
    departures = found(one, regime)
    assert {finding.code.value for finding in departures} <= {"weights-depart-from-scheme"}
    return [(finding.heading, finding.printed, finding.figure) for finding in departures]


@pytest.mark.parametrize(
    "levels",
    [
        USUAL,
        (("产出指标（50分）", "50"), ("效益指标（30分）", "30"), ("满意度指标（10分）", "10")),
        (("产出指标", "20"), (None, "30"), ("效益", "30"), ("服务对象满意度指标", "10")),
        (("成本指标", "20"), ("产出指标", "40"), ("效益指标", "20"), ("满意度指标", "10")),
        (("成本指标", "20"), ("产出指标", "40"), ("效益指标", "30")),
        (("产出指标", "50"), ("效益指标", "40")),
    ],
)
def test_weights_of_any_declared_scheme_will_do(levels: tuple[tuple[str | None, str], ...]) -> None:
    assert weights(form(*rows(*levels), money=ALL)) == []


@pytest.mark.parametrize(
    ("levels", "departures"),
    [
        (
            (("产出指标", "60"), ("效益指标", "20"), ("满意度指标", "10")),
            [("产出指标", "60", 50), ("效益指标", "20", 30)],
        ),
        ((("产出指标", "49.5"), ("效益指标", "30.5"), ("满意度指标", "10")),
         [("产出指标", "49.5", 50), ("效益指标", "30.5", 30)]),
        (
            (("产出指标（60分）", "40"), (None, "20"), ("效益指标（30分）", "30")),
            [("产出指标（60分）", "60", 50), ("满意度指标", "0", 10)],
        ),
        (
            (("成本指标", "10"), ("产出指标", "50"), ("效益指标", "20"), ("满意度指标", "10")),
            [("成本指标", "10", 20), ("产出指标", "50", 40)],
        ),
        ((("产出指标", "90"),), [("产出指标", "90", 50), ("效益指标", "0", 40)]),
    ],
)  # fmt: skip
def test_other_weights_are_told_against_the_nearest_scheme(
    levels: tuple[tuple[str | None, str], ...], departures: list[tuple[str, str, int]]
) -> None:
    assert weights(form(*rows(*levels), money=ALL)) == departures


def test_a_departure_names_its_heading_in_both_languages() -> None:
    one = form(*rows(("产出指标", "60"), ("效益指标", "20"), ("满意度指标", "10")), money=ALL)
    first = found(one)[0]
    assert first.zh == "产出指标：一级指标分值与权重方案不一致（填报 60，方案 50），请核实"
    assert first.en.startswith("产出指标: the points of the first level are not those of the weight scheme ")
    assert first.en.endswith("(printed 60, scheme 50); please check")


def test_a_heading_on_a_line_of_its_own_holds_for_the_rows_below_it() -> None:
    lines = (row(level1="产出指标（60分）"), indicator(None, "35", "34"), indicator(None, "25"))
    rest = (row(level1="效益指标"), indicator(None, "20"), indicator("满意度指标", "10"))
    assert weights(form(*lines, *rest, money=ALL)) == [("产出指标（60分）", "60", 50), ("效益指标", "20", 30)]
    kept = (row(level1="产出指标（50分）"), indicator(None, "25", "24"), indicator(None, "25"))
    others = (row(level1="效益指标"), indicator(None, "30"), indicator("满意度指标", "10"))
    assert weights(form(*kept, *others, money=ALL)) == []


def test_lines_of_sums_and_sub_rows_are_no_parts_of_their_own() -> None:
    whole = (
        indicator("产出指标", "50", level3="★培训人数"),
        row(level1="产出指标", level3="其中：党员", target="≥5人", actual="5人"),
        indicator("效益指标", "30"),
        row(level3="小计", points="80", score="80"),
        indicator("满意度指标", "10"),
        row(level1="合计", points="100", score="100"),
    )
    assert named(form(*whole, money=ALL)) == ["all-full-marks"]


def test_the_points_of_the_budget_row_are_a_weight_too() -> None:
    levels = (("产出指标", "40"), ("效益指标", "30"), ("满意度指标", "10"))
    assert weights(form(*rows(*levels), money=spent("100", "20", points="20"))) == [
        ("产出指标", "40", 50),
        ("预算执行率", "20", 10),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"money": None},  # the rows make 90: the form is cut
        {"total_points": "80"},
        {"kind": bp.FormKind.DEPARTMENT_SELF_EVALUATION},
        {"kind": bp.FormKind.TARGET},
    ],
)
def test_a_cut_form_or_one_of_another_kind_is_not_compared(change: dict[str, Any]) -> None:
    levels = (("产出指标", "60"), ("效益指标", "20"), ("满意度指标", "10"))
    kind = change.pop("kind", bp.FormKind.SELF_EVALUATION)
    one = evolve(form(*rows(*levels), **{"money": ALL, **change}), kind=kind)
    assert weights(one) == []


@pytest.mark.parametrize(
    "levels",
    [
        (("项目管理", "60"), ("效益指标", "20"), ("满意度指标", "10")),
        ((None, "60"), ("效益指标", "20"), ("满意度指标", "10")),
        (("/", "60"), ("效益指标", "20"), ("满意度指标", "10")),
        (("9" * 10**5, "90"),),  # no cell of a form is that long
    ],
)
def test_headings_of_another_scheme_or_none_are_not_compared(levels: tuple[tuple[str | None, str], ...]) -> None:
    assert weights(form(*rows(*levels), money=ALL)) == []


def test_a_form_without_points_for_the_execution_may_be_another_kind_and_is_not_compared() -> None:
    levels = (("产出指标", "60"), ("效益指标", "20"), ("满意度指标", "20"))
    money = budget(adjusted="100", executed="100")
    assert weights(form(*rows(*levels), money=money)) == []
    assert weights(form(*rows(*levels), money=evolve(money, points="0", score="0"))) == []


def test_a_policy_without_schemes_or_with_none_that_fits_compares_nothing() -> None:
    one = form(*rows(("产出指标", "60"), ("效益指标", "20"), ("满意度指标", "10")), money=ALL)
    bases = {name: basis for name, basis in OWN.basis.items() if name != "schemes"}
    assert weights(one, under(evolve(OWN, schemes=None, basis=bases))) == []
    other = evolve(OWN, execution_points=bp.points(20), first_level=(evolve(OWN.first_level[0], points=bp.points(80)),))
    assert weights(one, under(other)) == []


def test_an_evaluation_is_compared_with_the_schemes_of_evaluations() -> None:
    levels = (("决策", "20"), ("过程", "30"), ("产出", "30"), ("效益", "20"))
    one = evolve(form(*rows(*levels)), kind=bp.FormKind.EVALUATION)
    assert weights(one) == [("产出指标、效益指标", "50", 60)]
    enough = (("决策", "20"), ("过程", "20"), ("产出", "30"), ("效益", "30"))
    assert weights(evolve(form(*rows(*enough)), kind=bp.FormKind.EVALUATION)) == []
    silent = evolve(N, department_evaluation=None, fiscal_evaluation=None)
    assert weights(one, silent) == []


def test_a_form_is_worth_what_the_policy_says_or_it_is_not_compared() -> None:
    levels = (("产出指标", "30"), ("效益指标", "10"))
    assert weights(form(*rows(*levels), money=ALL, total_points="50")) == []


# -- rows-high-money-unspent and money-unspent --


@pytest.mark.parametrize(
    ("score", "executed", "lead"),
    [
        ("9.5", "95", None),  # (1 - 0.95) / 1 is the limit itself
        ("9.49", "94.9", "0.051"),
        ("8", "80", "0.2"),
        ("10", "100", None),
    ],
)
def test_rows_that_lead_the_money_by_more_than_the_limit_are_told(score: str, executed: str, lead: str | None) -> None:
    whole = tuple(indicator(*level) for level in USUAL)
    these = [one for one in found(form(*whole, money=spent(executed, score))) if one.code.value != "all-full-marks"]
    assert [one.figure for one in these] == ([Decimal(lead)] if lead else [])


def test_the_lead_is_a_share_of_the_rows_own_share() -> None:
    half = form(indicator("产出指标", "90", "45"), money=spent("47.6", "4.76"))
    assert "rows-high-money-unspent" not in named(half)  # (0.5 - 0.476) / 0.5 = 0.048
    more = form(indicator("产出指标", "90", "45"), money=spent("47.4", "4.74"))
    lead = next(one for one in found(more) if one.code.value == "rows-high-money-unspent")
    assert lead.figure == Decimal("0.052")
    none = form(indicator("产出指标", "90", "0"), money=spent("0", "0"))
    assert "rows-high-money-unspent" not in named(none)


@pytest.mark.parametrize(
    "money",
    [
        budget(adjusted="100", executed="80", points="10", score=None),
        budget(adjusted="100", executed="80", points="10", score="约8"),
        budget(adjusted="0", executed="0", points="10", score="0"),  # a budget of zero has a code of its own
        None,
    ],
)
def test_without_a_score_of_the_money_nothing_leads(money: bp.FormBudget | None) -> None:
    whole = tuple(indicator(*level) for level in USUAL)
    assert named(form(*whole, money=money)) == []


def test_a_form_that_is_cut_has_no_lead() -> None:
    assert named(form(indicator("产出指标", "50"), money=spent("80", "8"))) == []
    assert named(form(indicator("产出指标", "90", "约90"), indicator("效益指标", "0"), money=spent("80", "8"))) == [
        "weights-depart-from-scheme",
        "weights-depart-from-scheme",
    ]


@pytest.mark.parametrize(
    ("cells", "left"),
    [
        ({"adjusted": "100", "executed": "80"}, None),  # a fifth is the limit itself
        ({"adjusted": "100", "executed": "79.99"}, "0.2001"),
        ({"adjusted": "100", "executed": "0"}, "1"),
        ({"initial": "100", "executed": "50"}, "0.5"),
        ({"initial": "200", "adjusted": "100", "executed": "90"}, None),
        ({"adjusted": "100", "executed": "120"}, None),
        ({"adjusted": "100", "executed": None}, None),
        ({"adjusted": "0", "executed": "0"}, None),
        ({"initial": "0", "executed": "50"}, None),
        ({"adjusted": None, "executed": "50"}, None),
    ],
)
def test_money_is_unspent_from_just_above_the_limit(cells: dict[str, str | None], left: str | None) -> None:
    these = found(form(money=budget(**cells)))
    assert [one.figure for one in these] == ([Decimal(left)] if left else [])
    assert [one.limit for one in these] == [Decimal("0.2")] * len(these)
    money = [one for one in bp.audit(form(money=budget(**cells)), N).assumptions if one.key.startswith("alerts")]
    assert [one.key for one in money] == ["alerts.unspent"] * len(these)


def test_money_and_lead_are_told_in_percent_with_their_limit() -> None:
    whole = tuple(indicator(*level) for level in USUAL)
    lead, unspent, *_ = found(form(*whole, money=spent("70", "7")))
    assert lead.zh == "指标得分率明显高于预算执行得分率（复核 30%，界限 5%），请核实"
    assert lead.en == (
        "the indicators score far better than the execution of the budget (computed 30%, limit 5%); please check"
    )
    assert unspent.zh == "预算资金结余较多（复核 30%，界限 20%），请核实"
    assert unspent.en == "much of the budget is unspent (computed 30%, limit 20%); please check"


def test_the_practice_of_the_system_gives_its_thresholds_without_an_assumption() -> None:
    one = form(*(indicator(*level) for level in USUAL), money=spent("70", "7"))
    vendor = under(VENDOR_DEFAULT.applied_to(OWN))
    assert named(one, vendor) == named(one) == ["rows-high-money-unspent", "money-unspent"]
    keys = {item.key for item in bp.audit(one, N).assumptions}
    assert {"alerts.lead", "alerts.unspent"} <= keys
    assert not any(item.key.startswith("alerts") for item in bp.audit(one, vendor).assumptions)
    bases = {name: basis for name, basis in OWN.basis.items() if name != "alerts"}
    assert named(one, under(evolve(OWN, alerts=None, basis=bases))) == []


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_money_is_unspent_exactly_where_more_than_a_fifth_is_left(executed: int, adjusted: int) -> None:
    cells = {"adjusted": str(adjusted), "executed": str(executed)}
    told = "money-unspent" in codes(bp.audit(form(money=budget(**cells)), N))
    assert told == (5 * executed < 4 * adjusted)


@given(st.integers(0, 900), st.integers(0, 100))
def test_rows_lead_exactly_where_the_rule_of_the_system_says(row_score: int, money_score: int) -> None:
    """The rule in tenths of points: (S/90 - E/10) / (S/90) above 5 %, without a division."""
    one = form(
        indicator("产出指标", "90", str(Decimal(row_score) / 10)),
        money=spent("100", str(Decimal(money_score) / 10)),
    )
    told = "rows-high-money-unspent" in codes(bp.audit(one, N))
    assert told == (20 * (row_score - 9 * money_score) > row_score)


# -- all-full-marks --


def test_a_whole_form_with_full_marks_everywhere_is_told_once() -> None:
    one = form(*(indicator(*level) for level in USUAL), money=ALL, total_score="100")
    (finding,) = found(one)
    assert finding.code.value == "all-full-marks"
    assert finding.zh == "各项均得满分（填报 100），请核实"
    assert finding.en == "every part has full marks (printed 100); please check"
    assert named(evolve(one, total_score=None)) == ["all-full-marks"]


@pytest.mark.parametrize(
    "change",
    [
        {"rows": (*(indicator(*level) for level in USUAL[:2]), indicator("满意度指标", "10", "9.9"))},
        {"rows": tuple(indicator(*level) for level in USUAL[:2])},
        {"rows": (*(indicator(*level) for level in USUAL[:2]), indicator("满意度指标", "10", "/"))},
        {"budget": spent("99.9", "9.99")},
        {"budget": budget(adjusted="100", executed="100", points="10", score=None)},
        {"budget": None},
        {"total_points": "110"},
    ],
)
def test_one_mark_less_or_a_part_that_is_not_shown_is_enough_to_be_silent(change: dict[str, Any]) -> None:
    one = form(*(indicator(*level) for level in USUAL), money=ALL, total_score="100")
    assert named(evolve(one, **change)) == []


def test_a_part_that_is_worth_nothing_does_not_count() -> None:
    whole = (*(indicator(*level) for level in USUAL), indicator("产出指标", "0", "0"))
    assert named(form(*whole, money=ALL)) == ["all-full-marks"]
    full = (("产出指标", "60"), ("效益指标", "30"), ("满意度指标", "10"))
    alone = form(*(indicator(*level) for level in full), money=budget(adjusted="1", executed="1"))
    assert "all-full-marks" in named(alone)


# -- the rule and the policy --


def test_the_rule_of_alerts_is_exact_at_its_limits() -> None:
    rule = OWN.alerts
    assert rule is not None
    assert not rule.leads(Fraction(1), Fraction(95, 100))
    assert rule.leads(Fraction(1), Fraction(95, 100) - Fraction(1, 10**30))
    assert not rule.is_idle(Fraction(1, 5))
    assert rule.is_idle(Fraction(1, 5) + Fraction(1, 10**30))
    assert rule.lead_of(Fraction(0), Fraction(1)) == 0
    assert rule.lead_of(Fraction(1, 2), Fraction(1)) == -1


@pytest.mark.parametrize("name", ["lead", "unspent"])
@pytest.mark.parametrize("share", [bp.Share.of(-1, 100), bp.Share.of(101, 100), bp.Share.of(1, 0)])
def test_a_threshold_is_a_share(name: str, share: bp.Share) -> None:
    rule = OWN.alerts
    assert rule is not None
    cells: dict[str, Any] = {name: share}
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(rule, **cells)
    assert caught.value.en == f"AlertRule.{name} is {share}, expected 0 to 1."
    assert caught.value.zh == f"AlertRule.{name} 为 {share}，应在 0 至 1 之间。"
    assert caught.value.facts == {"found": str(share), "field": name}
    assert (caught.value.hint_en, caught.value.hint_zh) == (
        "use Share.of(20, 100) for 20 %",
        "20% 请写作 Share.of(20, 100)",
    )


def test_a_threshold_may_be_nothing_or_the_whole() -> None:
    rule = OWN.alerts
    assert rule is not None
    ends = evolve(rule, lead=bp.Share.of(0, 1), unspent=bp.Share.of(1, 1))
    assert ends.leads(Fraction(1), Fraction(99, 100))
    assert not ends.is_idle(Fraction(1))
    assert bp.from_data(bp.to_data(ends), type(ends)) == ends


def test_other_things_than_thresholds_and_schemes_are_refused() -> None:
    rule = OWN.alerts
    wrong: Any = Decimal("0.05")
    assert rule is not None
    with pytest.raises(bp.InvalidValueError, match=r"AlertRule\.lead is Decimal, expected Share"):
        evolve(rule, lead=wrong)
    with pytest.raises(bp.InvalidValueError, match=r"SelfEvaluationPolicy\.alerts is Decimal"):
        evolve(OWN, alerts=wrong)
    with pytest.raises(bp.InvalidValueError, match=r"schemes is Decimal, expected tuple"):
        evolve(OWN, schemes=wrong)
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(OWN, schemes=())
    assert caught.value.en == "SelfEvaluationPolicy.schemes is empty, expected at least one weight scheme or None."
    assert caught.value.zh == "SelfEvaluationPolicy.schemes 为空，应至少有一个权重方案，或为 None。"
    assert caught.value.facts == {"found": ()}
