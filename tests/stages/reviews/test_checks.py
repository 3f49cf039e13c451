"""The automatic checks: what each finds, what it leaves alone, and what it says it could not check."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, points, wan, yuan
from budgetperf.basis import BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.projects import Project
from budgetperf.records.target_sets import SubjectTargets, TargetSet
from budgetperf.records.targets import Target
from budgetperf.regimes.reviews import target_checks
from budgetperf.regimes.schemes import NATIONAL_2020
from budgetperf.rules.reading import parse
from budgetperf.rules.weights import WeightLevel
from budgetperf.stages.reviews import (
    CheckKind,
    FiledTarget,
    Gravity,
    RequiredPart,
    SameName,
    TargetCheck,
    TargetChecks,
    UnitPrice,
    check_filed,
    check_target,
)
from budgetperf.wire import dumps, from_data, loads, to_data
from stages.reviews.samples import CHECKS, LAST_YEAR, ROWS, TARGET, changed, filed, reached, row


def _only(kind: CheckKind, policy: TargetChecks = CHECKS) -> TargetChecks:
    """The policy with one check alone."""
    gone: dict[str, Any] = {one.value: None for one in CheckKind if one is not kind}
    basis = {name: one for name, one in policy.basis.items() if name not in gone}
    return evolve(policy, basis=basis, **gone)


def _with(kind: CheckKind, **more: Any) -> TargetChecks:
    """One check alone, with other figures."""
    changed_check: dict[str, Any] = {kind.value: evolve(CHECKS.check(kind), **more)}
    return evolve(_only(kind), **changed_check)


def _said(found: TargetCheck) -> tuple[list[str], list[str]]:
    return [one.path for one in found.findings], [one.path for one in found.not_made]


def test_a_sound_target_has_nothing_against_it() -> None:
    found = check_target(filed(), CHECKS)
    assert (found.findings, found.not_made, found.qualified) == ((), (), True)
    assert verify(found)
    assert found.to_rows() == []


def test_a_project_without_a_target_is_unqualified() -> None:
    """DL-14: there must be a target."""
    found = check_target(filed(None), CHECKS)
    assert found.qualified is False
    assert found.findings[0].text("zh") == "完整性（不合格项）绩效目标：未申报绩效目标，应申报绩效目标"
    assert found.findings[0].text("en") == "completeness (fault) target: found no target, expected a target"


# -- completeness --


def test_what_is_missing_is_named_row_by_row() -> None:
    found = check_target(
        filed(
            Target(
                project="x",
                indicators=(row("a", None, "", 50, "产出"), row("b", " ", "/", 40, None)),
            ),
            last_year=(),
            prices=(),
        ),
        _only(CheckKind.COMPLETE),
    )
    assert [(one.path, one.found_zh) for one in found.findings] == [
        ("indicators", "指标 2 项"),
        ("效益指标", "指标 0 项"),
        ("满意度指标", "指标 0 项"),
        ("a", "未填指标名称"),
        ("a", "未填指标值"),
        ("b", "未填指标名称"),
        ("b", "未填一级指标"),
        ("b", "未填指标值"),
    ]
    assert found.qualified is False


def test_a_second_level_may_be_required() -> None:
    cost = WeightLevel(code="cost", zh="成本指标", en="cost", points=None)
    policy = _with(CheckKind.COMPLETE, parts=(RequiredPart(level=cost, rank=2, least=1),))
    assert _said(check_target(filed(), policy)) == (["成本指标"], [])
    dear = row("e", "人均成本", "≤500元", 10, "产出指标", "成本指标")
    assert _said(check_target(changed(dear), policy)) == ([], [])


# -- quantified share --


@given(numbers=st.integers(0, 6), words=st.integers(0, 6), unread=st.integers(0, 6), least=st.fractions(0, 1))
def test_the_quantified_share_is_told_only_where_unread_cells_cannot_turn_it(
    numbers: int, words: int, unread: int, least: Fraction
) -> None:
    """JH-18, XZ-29: an oracle in Fractions over the two extreme readings of 「科学合理、细化量化」."""
    kinds = [("≥3人", numbers), ("制度健全", words), ("约3人", unread)]
    rows = [row(f"{text}{i}", "x", text, 1, "产出指标") for text, count in kinds for i in range(count)]
    policy = _with(CheckKind.QUANTIFIED, least=Share.of(least.numerator, least.denominator))
    found = check_target(filed(Target(project="x", indicators=tuple(rows)), last_year=(), prices=()), policy)
    if not rows:
        assert found.qualified is None
        return
    low, high = Fraction(numbers, len(rows)), Fraction(numbers + unread, len(rows))
    kept = True if low >= least else None if high >= least else False
    assert (not found.findings and not found.not_made, bool(found.findings)) == (kept is True, kept is False)


def test_the_target_of_a_department_is_quantified_too() -> None:
    """DH-15: 「以量化绩效指标衡量部门整体及核心业务实施效果」: two of five are numbers, and half of them should be."""
    rows = (
        row("a", "窗口办件量", "≥30000件", 1, "产出指标"),
        row("b", "按时办结率", "≥98%", 1, "产出指标"),
        row("c", "制度建设", "健全", 1, "产出指标"),
        row("d", "营商环境", "改善", 1, "效益指标"),
        row("e", "群众评价", "满意", 1, "满意度指标"),
    )
    whole = Target(project="某局部门整体", indicators=rows)
    one = filed(whole, subject=SubjectKind.DEPARTMENT, last_year=(), prices=())
    policy = _with(CheckKind.QUANTIFIED, least=Share.of(1, 2))
    (finding,) = check_target(one, policy).findings
    assert finding.text("zh") == "量化比例（请核实）各项指标：定量指标占比 2/5，应不低于 0.5"
    enough = filed(evolve(whole, indicators=rows[:4]), subject=SubjectKind.DEPARTMENT, last_year=(), prices=())
    assert check_target(enough, policy).findings == (), "two of four are half, and half is enough"


def test_whether_a_date_counts_as_quantified_is_for_the_policy() -> None:
    rows = (row("a", "完成时间", "2023年12月", 1, "产出指标"), row("b", "制度", "健全", 1, "产出指标"))
    two = filed(Target(project="x", indicators=rows), last_year=(), prices=())
    assert check_target(two, _with(CheckKind.QUANTIFIED, dates=True)).findings == ()
    assert [one.found_en for one in check_target(two, _with(CheckKind.QUANTIFIED, dates=False)).findings] == [
        "0 of 2 quantified"
    ]


# -- weights, duplicates, units --


def test_weights_are_those_of_the_scheme() -> None:
    short = row("a", "培训人次", "≥1200人次", 20, "产出指标", "数量指标")
    found = check_target(changed(short), _only(CheckKind.WEIGHTS))
    assert [(one.path, one.found_en, one.expected_en) for one in found.findings] == [
        ("points", "weighs 80", "90"),
        ("产出指标", "weighs 40", "50"),
    ]
    assert found.findings[0].text("zh") == "权重（不合格项）分值：权重合计 80，应为 90"


def test_one_name_twice_is_found_whatever_its_blanks() -> None:
    twice = changed(row("e", "合格 率", "≥99%", 1, "产出指标"), row("f", None, "≥1人", 1, "产出指标"))
    found = check_target(twice, _only(CheckKind.DUPLICATES))
    assert _said(found) == (["e"], ["f"])
    assert found.findings[0].found_zh == "“合格 率”与指标 b 重复"
    assert _said(check_target(twice, _with(CheckKind.DUPLICATES, same=SameName.AS_PRINTED))) == ([], ["f"])


def test_a_number_needs_a_unit_and_a_multiplier_is_none() -> None:
    """JH-18."""
    rows = [
        row("e", "甲", "≥3", 1, "产出指标"),
        row("f", "乙", "≥3万", 1, "产出指标"),
        row("g", "丙", "3至5", 1, "产出指标"),
        row("h", "丁", "效果明显", 1, "效益指标"),
        row("i", "戊", "2023年12月", 1, "产出指标"),
    ]
    found = check_target(changed(*rows), _only(CheckKind.UNITS))
    assert _said(found) == (["e", "f", "g"], [])


# -- measurable, inputs --


def test_words_that_measure_nothing_unreadable_values_and_bare_numbers() -> None:
    """JH-18, XZ-29: 「对上报绩效目标不明确、不量化的」."""
    rows = [
        row("e", "甲", "效果明显提升", 1, "效益指标"),
        row("f", "乙", "约30人", 1, "产出指标"),
        row("g", "丙", "30人", 1, "产出指标"),
        row("h", "丁", "建立制度", 1, "效益指标"),
        row("i", "戊", "", 1, "效益指标"),
    ]
    found = check_target(changed(*rows), _only(CheckKind.MEASURABLE))
    assert _said(found) == (["e", "f", "g"], [])
    assert [one.found_zh for one in found.findings] == [
        "“效果明显提升”（“明显”）",
        "“约30人”（约数）",
        "“30人”没有比较符号",
    ]
    assert _said(check_target(changed(*rows), _with(CheckKind.MEASURABLE, operator_required=False)))[0] == ["e", "f"]


def test_inputs_are_no_outputs() -> None:
    rows = [
        row("e", "资金投入额", "≥30万元", 1, "产出指标"),
        row("f", "投入资金", "≥30万元", 1, None),
        row("g", "资金到位率", "=100%", 1, "投入指标"),
    ]
    found = check_target(changed(*rows), _only(CheckKind.INPUTS))
    assert _said(found) == (["e"], ["f"])
    assert found.findings[0].text("en").startswith("inputs used as outputs (please check) e: found the input")


# -- last year --


@pytest.mark.parametrize(
    ("name", "asked", "last", "said"),
    [
        ("培训人次", "≥1200人次", "1201人次", "found"),
        ("培训人次", "≥1200人次", "1200人次", "fine"),
        ("培训人次", "＞1200人次", "=1200人次", "fine"),
        ("投诉次数", "≤5次", "4次", "found"),
        ("投诉次数", "≤5次", "5次", "fine"),
        ("投诉次数", "＜5次", "4次", "found"),
        ("投诉次数", "5次", "4次", "found"),
        ("投诉次数", "5次", "6次", "fine"),
        ("培训人次", "1200人次", "1300人次", "found"),
        ("资金", "1200万元", "1300万元", "open"),
        ("面积", "≥2公顷", "30000平方米", "found"),
        ("面积", "≥2公顷", "20000平方米", "fine"),
        ("面积", "≥2公顷", "3人", "open"),
        ("面积", "≥2公顷", "3", "open"),
        ("变动率", "≤-30%", "-40%", "found"),
        ("变动率", "≤-30%", "-20%", "fine"),
        ("培训人次", "=1200人次", "1300人次", "open"),
        ("篇数", "3至5篇", "9篇", "open"),
        ("时间", "2023年12月", "2022年11月", "open"),
        ("效果", "制度健全", "3人", "open"),
        ("培训人次", "约3人", "3人", "open"),
        ("培训人次", "≥3人", "已完成", "open"),
        ("培训人次", "≥3人", "≥5人", "open"),
    ],
)
def test_a_target_below_last_year_is_found_in_its_own_direction(name: str, asked: str, last: str, said: str) -> None:
    """Of what should be few, more is the easier target; what has no direction or another unit is not compared."""
    one = filed(
        Target(project="x", indicators=(row("a", name, asked, 1, "产出指标"),)),
        last_year=(reached("a", last), reached("gone", "1人")),
        prices=(),
    )
    found = check_target(one, _only(CheckKind.LAST_YEAR))
    expected = {"found": (["a"], []), "fine": ([], []), "open": ([], ["a"])}
    assert _said(found) == expected[said]


def test_without_a_result_of_last_year_nothing_is_compared_and_that_is_said() -> None:
    found = check_target(filed(last_year=()), _only(CheckKind.LAST_YEAR))
    assert (_said(found), found.qualified) == (([], ["last_year"]), None)
    assert found.not_made[0].text("zh") == "与上年结果比较 上年结果：未能核查（没有上年结果）"
    assert (
        found.not_made[0].text("en") == "comparison with last year results: not made (no result of last year is given)"
    )
    blind = _with(CheckKind.LAST_YEAR, directions=None)
    bare = changed(row("a", "培训人次", "1200人次", 30, "产出指标"))
    assert _said(check_target(bare, blind)) == ([], ["a"])


@given(asked=st.integers(-50, 50), last=st.integers(-50, 50), rising=st.booleans())
def test_a_harder_target_is_never_found_easier(asked: int, last: int, rising: bool) -> None:
    """Law: what asks for at least as much as last year reached, in its direction, is left alone; the rest is found."""
    sign = "≥" if rising else "≤"
    one = filed(
        Target(project="x", indicators=(row("a", "变动率", f"{sign}{asked}%", 1, "效益指标"),)),
        last_year=(reached("a", f"{last}%"),),
        prices=(),
    )
    easier = asked < last if rising else asked > last
    assert bool(check_target(one, _only(CheckKind.LAST_YEAR)).findings) is easier


# -- quantity times price --


@pytest.mark.parametrize(
    ("amount", "tolerance", "covers", "said"),
    [
        (wan(60), Share.of(0, 1), True, "fine"),
        (wan(66), Share.of(1, 11), True, "fine"),
        (wan(66), Share.of(1, 12), True, "found"),
        (wan(54), Share.of(1, 9), True, "fine"),
        (wan(54), Share.of(1, 10), True, "found"),
        (wan(54), Share.of(1, 10), None, "found"),
        (wan(66), Share.of(1, 12), False, "open"),
        (wan(60), Share.of(0, 1), None, "open"),
        (wan(0), Share.of(1, 2), True, "found"),
        (None, Share.of(1, 2), True, "open"),
    ],
)
def test_quantity_times_price_against_the_budget(amount: Any, tolerance: Share, covers: bool | None, said: str) -> None:
    """JH-17: 1200 people at 500 yuan are 600000 yuan; the tolerance is a share of the budget, itself included."""
    policy = _with(CheckKind.COST, tolerance=tolerance)
    found = check_target(filed(amount=amount, prices_cover_all=covers), policy)
    path = "amount" if amount is None else "prices"
    assert _said(found) == {"found": (["amount"], []), "fine": ([], []), "open": ([], [path])}[said]


def test_the_words_of_a_mismatch() -> None:
    """JH-17."""
    (one,) = check_target(filed(amount=wan(50)), _only(CheckKind.COST)).findings
    assert one.text("zh") == (
        "目标与预算匹配（请核实）申请金额：数量乘单价合计 600000 元，应与申请金额 500000 元相差不超过 50000 元"
    )
    assert one.text("en").endswith(
        "found quantities times prices of 600000 yuan, expected the 500000 yuan asked for, give or take 50000"
    )


@given(count=st.integers(0, 5000), price=st.integers(0, 900), budget=st.integers(1, 10**6), part=st.fractions(0, 1))
def test_the_match_of_task_and_budget_is_what_fractions_say(
    count: int, price: int, budget: int, part: Fraction
) -> None:
    """JH-17, an independent oracle."""
    one = filed(
        Target(project="x", indicators=(row("a", "人次", f"≥{count}人次", 1, "产出指标"),)),
        amount=yuan(budget),
        prices=(UnitPrice(indicator="a", price=yuan(price), per="人次"),),
        last_year=(),
    )
    policy = _with(CheckKind.COST, tolerance=Share.of(part.numerator, part.denominator))
    inside = abs(Fraction(count * price) - budget) <= part * budget
    assert bool(check_target(one, policy).findings) is not inside


def test_units_of_quantity_and_price_are_converted_or_nothing_is_multiplied() -> None:
    def found(text: str, per: str) -> tuple[list[str], list[str]]:
        one = filed(
            Target(project="x", indicators=(row("a", "量", text, 1, "产出指标"),)),
            prices=(UnitPrice(indicator="a", price=yuan(500), per=per),),
            last_year=(),
        )
        return _said(check_target(one, _only(CheckKind.COST)))

    assert found("≥0.12万人次", "人次") == ([], [])
    assert found("≥1.2公里", "米") == ([], [])
    assert found("≥1200", "") == ([], [])
    assert found("≥1200人次", "公里") == ([], ["a", "prices"])
    assert found("≥1200人次", "") == ([], ["a", "prices"])
    assert found("3至5人次", "人次") == ([], ["a", "prices"])
    assert found("2023年12月", "人次") == ([], ["a", "prices"])
    assert _said(check_target(filed(prices=()), _only(CheckKind.COST))) == ([], ["prices"])


# -- the policy and the evidence --


def test_each_finding_carries_its_ground_and_the_assumptions_are_listed() -> None:
    found = check_target(changed(row("b", "合格率", "≥95", 20, "产出指标", "质量指标")), CHECKS)
    assert [one.check for one in found.faults] == [CheckKind.UNITS]
    assert [one.check for one in found.not_made] == [CheckKind.LAST_YEAR]
    text = found.explain("zh")
    assert text.splitlines()[0] == "示例项目绩效目标自动核查：发现 1 项（不合格 1 项），未能核查 1 项"
    assert "计量单位（不合格项）b：“≥95”未写计量单位，应填写计量单位" in text
    assert "定量指标必填计量单位" in text
    keys = {one.key for one in found.assumptions}
    assert {"target-check.quantified.least", "target-check.cost.tolerance"} <= keys
    assert "target-check.repeated.least" not in keys
    assert "target-check.repeated.least" in {one.key for one in CHECKS.assumptions}
    assert "directions.words" in keys
    assert found.to_rows()[0]["check"] == "units"
    assert CHECKS.basis["cost"].kind is BasisKind.READ


def test_results_and_policies_travel() -> None:
    found = check_target(changed(row("b", "合格率", "≥95", 20, "产出指标")), CHECKS)
    assert loads(dumps(found), TargetCheck, known=(CHECKS,)) == found
    assert from_data(to_data(CHECKS), TargetChecks) == CHECKS
    assert from_data(to_data(found.filed), FiledTarget) == found.filed
    forged = evolve(found, findings=())
    assert not verify(forged)


def test_without_the_two_optional_grounds_there_are_no_such_assumptions() -> None:
    assert {one.key.split(".")[0] for one in _only(CheckKind.UNITS).assumptions} == {"target-checks"}
    blind = _with(CheckKind.LAST_YEAR, directions=None)
    assert "directions.words" not in {one.key for one in blind.assumptions}


def test_nothing_of_a_classified_target_is_shown() -> None:
    found = check_target(changed(row("b", "秘", "≥95", 20, "产出指标"), classified=True, name="某某"), CHECKS)
    assert (found.explain("zh"), repr(found), found.to_rows()) == ("不予显示", "TargetCheck(withheld)", [])
    assert "p-1" in repr(check_target(filed(), CHECKS))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"gravity": "fault"}, "QuantifiedCheck.gravity is str"),
        ({"least": Share.of(3, 2)}, "QuantifiedCheck.least is 3/2, expected 0 to 1"),
        ({"least": Share.of(1, 0)}, "QuantifiedCheck.least is 1/0"),
        ({"dates": 1}, "QuantifiedCheck.dates is int"),
        ({"basis": {}}, "QuantifiedCheck.basis lacks dates, gravity, least"),
    ],
)
def test_a_check_says_what_it_cannot_hold(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        evolve(CHECKS.check(CheckKind.QUANTIFIED), **change)


def test_refusals() -> None:
    with pytest.raises(InvalidValueError, match=r"CompletenessCheck\.least is -1, expected 0 or more"):
        evolve(CHECKS.check(CheckKind.COMPLETE), least=-1)  # type: ignore[call-arg]
    with pytest.raises(InvalidValueError, match="of rank 3 and needs 0"):
        RequiredPart(level=WeightLevel(code="c", zh="成本指标", en="cost", points=None), rank=3, least=0)
    with pytest.raises(InvalidValueError, match=r"CostCheck\.tolerance is -1/2, expected 0 or more"):
        _with(CheckKind.COST, tolerance=Share.of(-1, 2))
    with pytest.raises(InvalidValueError, match=r"RepeatedCheck\.least is 0, expected more"):
        _with(CheckKind.REPEATED, least=Share.of(0, 2))
    with pytest.raises(InvalidValueError, match="does not check what is cost"):
        _only(CheckKind.UNITS).check(CheckKind.COST)
    with pytest.raises(InvalidValueError, match="checks nothing"):
        evolve(_only(CheckKind.UNITS), units=None, basis={"status": CHECKS.basis["status"]})
    with pytest.raises(InvalidValueError, match="only compares several targets"):
        check_target(filed(), _only(CheckKind.REPEATED))
    with pytest.raises(InvalidValueError, match="filed is str"):
        check_target("p", CHECKS)  # type: ignore[arg-type]


def test_a_filed_target_is_refused_what_does_not_belong_to_it() -> None:
    with pytest.raises(InvalidValueError, match=r"FiledTarget\.prices names z, expected"):
        filed(prices=(UnitPrice(indicator="z", price=yuan(1)),))
    with pytest.raises(InvalidValueError, match=r"FiledTarget\.last_year names withheld"):
        filed(last_year=(*LAST_YEAR, LAST_YEAR[0]), classified=True)
    with pytest.raises(InvalidValueError, match=r"UnitPrice\.price is Decimal"):
        UnitPrice(indicator="a", price=yuan(-1))
    with pytest.raises(InvalidValueError, match=r"FiledTarget\.amount is withheld"):
        filed(amount=Decimal("NaN"), classified=True)


def test_a_project_record_gives_everything_but_the_target() -> None:
    project = Project(name="示例", department="101", year=2023, subject=SubjectKind.PROJECT, code="p-9", amount=wan(5))
    one = FiledTarget.of(project, TARGET, last_year=LAST_YEAR)
    assert (one.code, one.amount, one.target, one.prices) == ("p-9", wan(5), TARGET, ())
    with pytest.raises(InvalidValueError, match="the project has no code"):
        FiledTarget.of(evolve(project, code=None), TARGET)


def test_the_whole_set_has_every_check_and_names_its_figures() -> None:
    policy = target_checks(
        quantified=Share.of(3, 5), tolerance=Share.of(1, 20), repeated=Share.of(1, 1), scheme=NATIONAL_2020
    )
    assert policy.made == tuple(CheckKind)
    assert policy.code == "checks+3/5+1/20+1/1+national.2020"
    assert {CHECKS.check(kind).gravity for kind in CheckKind} == set(Gravity)
    assert len(ROWS) == len({parse(str(one.expectation)) for one in ROWS})


# -- what was filed is the set of the year --

OF_YEAR = TargetSet(target=TARGET, since=2023, until=2023)
TARGETS = SubjectTargets(subject=SubjectKind.PROJECT, of="p-1", department="101", annual=OF_YEAR)
_UNDATED = evolve(TARGET, year=None)
LONG = evolve(TARGETS, annual=TargetSet(target=_UNDATED, since=2023, until=2023))
ASKING = Project(name="示例项目", department="101", year=2023, subject=SubjectKind.PROJECT, code="p-1")


def test_a_target_is_filed_out_of_the_targets_of_the_project() -> None:
    one = FiledTarget.of(ASKING, TARGETS)
    assert one == FiledTarget.of(ASKING, TARGET)
    assert (one.key, one.target) == (TARGETS.key, TARGET)
    assert check_filed(one, TARGETS) == ()
    assert FiledTarget.of(ASKING, None).target is None
    secret = FiledTarget.of(evolve(ASKING, classified=True), evolve(TARGETS, classified=True))
    assert (secret.classified, secret.target) == (True, TARGET)


@pytest.mark.parametrize(
    ("project", "targets", "says"),
    [
        (evolve(ASKING, code="p-2"), TARGETS, "targets of the year: is of something else"),
        (evolve(ASKING, department="102"), TARGETS, "targets of the year: is of something else"),
        (evolve(ASKING, subject=SubjectKind.POLICY), TARGETS, "targets of the year: is of something else"),
        (evolve(ASKING, year=2024), LONG, "targets of the year: there is no set for 2024"),
        (ASKING, evolve(TARGETS, annual=None, whole_period=OF_YEAR), "targets of the year: there is no set for 2023"),
        (evolve(ASKING, classified=True), TARGETS, "targets of the year: is another one"),
    ],
)
def test_targets_of_something_else_are_not_filed(project: Project, targets: SubjectTargets, says: str) -> None:
    with pytest.raises(InvalidValueError, match=f"these targets are not the project's: {says}") as caught:
        FiledTarget.of(project, targets)
    assert caught.value.zh.startswith("绩效目标与项目不符：年度目标：")


def test_a_target_is_filed_for_its_own_year() -> None:
    with pytest.raises(
        InvalidValueError, match="the target is for 2023 and was filed for 2024, expected one"
    ) as caught:
        FiledTarget.of(evolve(ASKING, year=2024), TARGETS)
    assert caught.value.zh == "绩效目标的年度为 2023，申报年度为 2024，应为同一年度。"
    with pytest.raises(InvalidValueError, match="the target is for withheld and was filed for withheld"):
        filed(year=2024, classified=True)
    assert filed(_UNDATED, year=2024).year == 2024


def test_each_indicator_that_was_filed_otherwise_is_named() -> None:
    harder = row("b", "合格率", "≥97%", 20, "产出指标", "质量指标")
    new = row("e", "投诉次数", "≤3次", 1, "效益指标")
    found = check_filed(changed(harder, new), TARGETS)
    assert [(one.path, one.en, one.zh) for one in found] == [
        ("b", "was filed otherwise", "申报内容与绩效目标不同"),
        ("e", "was filed and is not in the set", "已申报，绩效目标中没有"),
    ]
    fewer = check_filed(filed(evolve(TARGET, indicators=ROWS[1:]), prices=()), TARGETS)
    assert [(one.path, one.zh) for one in fewer] == [("a", "未申报")]
    assert [one.en for one in check_filed(filed(None), TARGETS)] == ["was not filed"]
    executed = check_filed(filed(evolve(TARGET, execution_points=points(10))), TARGETS)
    assert [one.path for one in executed] == ["points"]
    secret = check_filed(changed(harder, new, classified=True), evolve(TARGETS, classified=True))
    assert [(one.path, one.zh) for one in secret] == [("annual", "与所属绩效目标不一致")]
    with pytest.raises(InvalidValueError, match="targets is Target, expected SubjectTargets"):
        check_filed(filed(), TARGET)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"target is str, expected Target \| SubjectTargets"):
        FiledTarget.of(ASKING, "p")  # type: ignore[arg-type]
