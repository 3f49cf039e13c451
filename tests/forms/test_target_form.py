"""The target declaration form: its cells on the wire, what one or three columns ask, and what its audit finds."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.records.target_sets import check_sets
from budgetperf.regimes.schemes import HUNDRED_EACH
from other_forms import DECLARATION, funds, target_form, target_row, targets
from printed_forms import budget, form, row

N = bp.regimes.NATIONAL
GOLDEN = Path(__file__).parent / "golden"


def audited(annual: bp.FormTargets) -> bp.AuditedTarget:
    (only,) = bp.audit_targets(target_form(annual), N).targets
    return only


def found(annual: bp.FormTargets) -> list[tuple[str, int | None, str, str | None]]:
    return [(f.code.value, f.row, f.severity.value, f.printed) for f in audited(annual).findings]


# -- cells --


def test_the_wire_file_of_a_declaration_is_golden() -> None:
    golden = (GOLDEN / "target-form.json").read_text(encoding="utf-8").rstrip("\n")
    assert bp.dumps(bp.loads(golden, bp.TargetForm)) == golden == bp.dumps(DECLARATION)
    assert bp.from_data(bp.to_data(DECLARATION), bp.TargetForm) == DECLARATION


def test_the_audit_of_a_declaration_is_golden_in_both_languages() -> None:
    audit = bp.audit_targets(DECLARATION, N)
    golden = (GOLDEN / "target-form.txt").read_text(encoding="utf-8")
    assert "\n".join(audit.explain(lang) for lang in ("zh", "en")) + "\n" == golden


@pytest.mark.parametrize(
    ("change", "path", "says"),
    [
        ({"year": "2024"}, "$.year", "expected a whole number, found '2024'"),
        ({"attribute": 1}, "$.attribute", "expected text, found 1"),
        ({"annual": []}, "$.annual", "expected an object (FormTargets), found list"),
        ({"mid_term": None}, "$.mid_term", "there is no such key"),
    ],
)
def test_a_declaration_of_another_shape_is_refused_at_its_path(change: dict[str, Any], path: str, says: str) -> None:
    plain = bp.to_data(DECLARATION)
    assert isinstance(plain, dict)
    with pytest.raises(bp.WireError) as caught:
        bp.from_data({**plain, **change}, bp.TargetForm)
    ((place, text),) = [(problem.path, problem.en) for problem in caught.value.problems]
    assert place == path
    assert says in text


LOOSE: dict[str, Any] = {
    "target_row": target_row,
    "funds": funds,
    "targets": targets,
    "evolve": evolve,
    "FormAmount": bp.FormAmount,
}
"""Builders that no type checker holds back."""


@pytest.mark.parametrize(
    ("build", "en", "zh"),
    [
        (lambda: LOOSE["target_row"](weight=20), "FormTargetRow.weight is int 20", "FormTargetRow.weight 为 int 20"),
        (lambda: LOOSE["funds"](360), "FormFunds.total is int 360", "FormFunds.total 为 int 360"),
        (
            lambda: LOOSE["evolve"](LOOSE["funds"]("1"), lines=[]),
            "FormFunds.lines is list, expected tuple",
            "FormFunds.lines为 list",
        ),
        (
            lambda: LOOSE["evolve"](LOOSE["funds"]("1"), lines=("1",)),
            "item 1 of FormFunds.lines is str",
            "FormFunds.lines 第 1 项为 str",
        ),
        (lambda: LOOSE["targets"](overall=1), "FormTargets.overall is int 1", "FormTargets.overall 为 int 1"),
        (lambda: LOOSE["targets"](funds="360"), "FormTargets.funds is str", "FormTargets.funds为 str"),
        (lambda: LOOSE["targets"]("x"), "item 1 of FormTargets.rows is str", "FormTargets.rows 第 1 项为 str"),
        (lambda: LOOSE["evolve"](DECLARATION, year=True), "TargetForm.year is bool", "TargetForm.year为 bool"),
        (
            lambda: LOOSE["evolve"](DECLARATION, project=b""),
            "TargetForm.project is bytes",
            "TargetForm.project 为 bytes",
        ),
        (lambda: LOOSE["evolve"](DECLARATION, annual=()), "TargetForm.annual is tuple", "TargetForm.annual为 tuple"),
        (
            lambda: LOOSE["FormAmount"](name="x", amount=Decimal(1)),
            "FormAmount.amount is Decimal",
            "FormAmount.amount 为",
        ),
    ],
)
def test_cells_are_text_and_parts_are_parts(build: Any, en: str, zh: str) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        build()
    assert en in caught.value.en
    assert zh.replace(" ", "") in caught.value.zh.replace(" ", "")


CELL = st.none() | st.text(
    alphabet="0123456789.,%≥≤<>=~-/、年月日前约 万亿元人次分定性正反向指标达成完未优良（）()□√\n①", max_size=10
)
LINE = st.builds(bp.FormAmount, name=CELL, amount=CELL)
FUNDS = st.none() | st.builds(bp.FormFunds, total=CELL, unit=CELL, lines=st.lists(LINE, max_size=2).map(tuple))
ROWS = st.lists(
    st.builds(target_row, level3=CELL, nature=CELL, value=CELL, unit=CELL, weight=CELL, note=CELL), max_size=3
)
TARGETS = st.builds(
    lambda rows, money, total: targets(*rows, funds=money, total_weight=total), rows=ROWS, money=FUNDS, total=CELL
)


@settings(max_examples=100)
@given(st.none() | TARGETS, st.none() | TARGETS)
def test_any_declaration_is_read_audited_and_given_back(
    annual: bp.FormTargets | None, whole: bp.FormTargets | None
) -> None:
    declared = target_form(annual, whole)
    assert bp.loads(bp.dumps(declared), bp.TargetForm) == declared
    audit = bp.audit_targets(declared, N)
    assert audit.verify()
    assert bp.loads(bp.dumps(audit), bp.TargetAudit, known=(N,)) == audit
    assert [target.declared for target in audit.targets] == list(bp.read_targets(declared))
    assert len(audit.targets) == sum(half is not None for half in (annual, whole))
    assert len(audit.to_rows()) == sum(len(half.rows) for half in (annual, whole) if half)
    assert audit.explain("zh")
    assert audit.explain("en")


# -- a page of targets in the columns of a self-evaluation form --


def page(*rows: bp.FormRow, **cells: Any) -> bp.SelfEvaluationForm:
    return evolve(form(*rows), kind=bp.FormKind.TARGET, **cells)


def test_a_page_of_targets_moves_into_a_declaration_without_losing_a_cell() -> None:
    source = bp.FormSource(name="其中：财政拨款", initial="6", adjusted=None, executed=None, rate=None, ref="s")
    money = evolve(budget(source, initial="6.30"), ref="b")
    one = row(level1="产出指标", level2="数量指标", level3="扶助人数", target="63人", points="10", note="按季", ref="r")
    aim = bp.FormOverall(target="应扶尽扶", actual=None)
    kept = page(one, budget=money, overall=aim, total_points="100", ref="f", extra={"页": 1})
    moved = bp.TargetForm.of(kept)
    assert moved.annual == targets(
        evolve(
            target_row(level1="产出指标", level2="数量指标", level3="扶助人数", value="63人", weight="10", note="按季"),
            ref="r",
        ),
        funds=evolve(funds("6.30"), lines=(bp.FormAmount(name="其中：财政拨款", amount="6", ref="s"),), ref="b"),
        overall="应扶尽扶",
        total_weight="100",
    )
    assert (moved.project, moved.year, moved.whole_period) == (kept.project, kept.year, None)
    assert (moved.ref, moved.extra) == ("f", kept.extra)


def test_a_page_without_money_and_words_moves_too() -> None:
    moved = bp.TargetForm.of(page())
    assert moved.annual == targets()


def test_the_adjusted_budget_is_what_is_asked_for_where_no_other_is_shown() -> None:
    moved = bp.TargetForm.of(page(budget=budget(adjusted="2565")))
    assert moved.annual
    assert moved.annual.funds == funds("2565")


def test_what_a_declaration_has_no_cell_for_is_named_and_not_dropped() -> None:
    source = bp.FormSource(name=None, initial="1", adjusted="2", executed=None, rate=None)
    full = page(
        row(actual="5", score="5"),
        budget=budget(source, executed="5", points="10"),
        overall=bp.FormOverall(target=None, actual="好"),
        grade="优",
    )
    with pytest.raises(bp.InvalidValueError) as caught:
        bp.TargetForm.of(full)
    assert caught.value.facts["found"] == (
        "grade",
        "overall.actual",
        "budget.executed",
        "budget.points",
        "budget.sources[0].adjusted",
        "rows[0].actual",
        "rows[0].score",
    )
    assert caught.value.text("zh").startswith("表中填有 grade、overall.actual、")
    assert caught.value.text("zh").endswith("绩效目标申报表没有相应的单元格。提示：请按自评表复核")


def test_only_a_page_of_targets_is_a_declaration() -> None:
    with pytest.raises(bp.InvalidValueError, match="of the kind self_evaluation, expected target"):
        bp.TargetForm.of(form())
    with pytest.raises(bp.InvalidValueError, match="use from_data"):
        bp.TargetForm.of(DECLARATION)  # type: ignore[arg-type]


# -- values in one column or in three --


@pytest.mark.parametrize(
    ("cells", "kind", "text"),
    [
        (("≥", "95", "%"), "AtLeast", "≥95%"),
        (("≥", "≥95%", "%"), "AtLeast", "≥95%"),
        (("≥", "≥95", "百分比"), "AtLeast", "≥95%"),
        (("不低于", "80", "%"), "AtLeast", "≥80%"),
        (("=", "512", "人"), "Exactly", "=512人"),
        (("＝", "1", "部"), "Exactly", "=1部"),
        (("<=", "12", "天"), "AtMost", "≤12天"),
        ((">", "0", "件"), "MoreThan", ">0件"),
        (("≤", "5万", "元"), "AtMost", "≤5万元"),
        (("≥", "1,200.5", "亩"), "AtLeast", "≥1200.5亩"),
        (("≥", "12", "人次/年"), "AtLeast", "≥12人次/年"),
        ((None, "≥95%", "%"), "AtLeast", "≥95%"),
        ((None, "≥95%", None), "AtLeast", "≥95%"),
        (("/", "12", "/"), "Bare", "12"),
        (("定量", "80", "%"), "Bare", "80%"),
        (("定量（其他）", "80", "%"), "Bare", "80%"),
        ((None, "80-90", "%"), "Within", "80至90%"),
        ((None, "五", "次"), "Bare", "5次"),
        ((None, "2024.06", "%"), "Bare", "2024.06%"),
        (("正向指标", "80", "%"), "AtLeast", "≥80%"),
        (("正向", "＞80", "%"), "MoreThan", ">80%"),
        (("反向", "3", "起"), "AtMost", "≤3起"),
        (("逆向指标", "＜3", "起"), "LessThan", "<3起"),
        (("反向", "=3", "起"), "Exactly", "=3起"),
        (("定性", "基本建立", None), "Qualitative", "基本建立"),
        (("定性指标", "2024年12月", None), "By", "2024年12月"),
        (("≤", "2024年12月", None), "By", "2024年12月"),
        ((None, "2024年12月", "月"), "By", "2024年12月"),
        ((None, "2024", "年"), "By", "2024年"),
        ((None, "提高", "项"), "Qualitative", "提高"),
        (("预期性", "提高", "%"), "Qualitative", "提高"),
        (("等于", "是", None), "Qualitative", "是"),
        (("＝", "达标", "/"), "Qualitative", "达标"),
        (("为", "5", "个"), "Exactly", "=5个"),
        (("控制", "5", "%"), "AtMost", "≤5%"),
        (("控制在", "5", "％"), "AtMost", "≤5%"),
        (("≥", "3", "‰"), "AtLeast", "≥3‰"),
    ],
)
def test_three_columns_are_read_as_one(cells: tuple[str | None, str | None, str | None], kind: str, text: str) -> None:
    read = bp.read_declared_value(*cells)
    assert (type(read).__name__, str(read)) == (kind, text)


@pytest.mark.parametrize(
    ("cells", "why", "text"),
    [
        ((None, None, "%"), "empty", ""),
        (("≥", "/", "%"), "empty", ""),
        (("≥", "95%", "人"), "mixed-text", "≥95%人"),
        (("≥", "9", "5公里"), "mixed-text", "≥95公里"),
        (("定性", "95", "%"), "contradictory-operator", "定性95%"),
        (("定性", "≥95%", None), "contradictory-operator", "定性≥95%"),
        (("正向", "≤95", "%"), "contradictory-operator", "正向≤95%"),
        (("反向", ">95", "%"), "contradictory-operator", "反向>95%"),
        (("定性", "优良中低差", None), "scale", "优良中低差"),
        ((None, "12", "月"), "ambiguous-date", "12月"),
        (("≥", "完成", None), "no-number", "≥完成"),
        (("≥", "是", None), "no-number", "≥是"),
        (("预期性", "80", "%"), "mixed-text", "预期性80"),
    ],
)
def test_columns_that_contradict_each_other_are_unread(
    cells: tuple[str | None, str | None, str | None], why: str, text: str
) -> None:
    read = bp.read_declared_value(*cells)
    assert isinstance(read, bp.Unread)
    assert (read.why.value, read.text) == (why, text)


@given(st.sampled_from("≥≤><="), st.integers(0, 10**6), st.sampled_from(["%", "人", "万元", "公里", "元/亩", ""]))
def test_three_columns_say_what_one_says(sign: str, number: int, unit: str) -> None:
    assert bp.read_declared_value(sign, str(number), unit) == bp.parse(f"{sign}{number}{unit}")
    assert bp.read_declared_value(None, f"{sign}{number}{unit}", unit) == bp.parse(f"{sign}{number}{unit}")


# -- reading --


def test_a_declaration_is_read_into_a_target_and_a_budget_for_each_horizon() -> None:
    annual, whole = bp.read_targets(DECLARATION)
    assert (annual.horizon, whole.horizon) == (bp.TargetHorizon.ANNUAL, bp.TargetHorizon.WHOLE_PERIOD)
    assert (annual.target.year, whole.target.year) == (2024, None)
    assert [str(one.expectation) for one in annual.target.indicators][:3] == ["≥12个", "=100%", "2024年11月"]
    assert [one.points for one in annual.target.indicators] == [20, 15, 10, 15, 20, 10, 10]
    assert annual.budget == bp.Budget(
        initial=bp.wan(360),
        sources=(
            bp.FundSource(name="其中：财政拨款", initial=bp.wan(320)),
            bp.FundSource(name="其他资金", initial=bp.wan(40)),
        ),
    )
    assert (annual.problems, annual.assumptions) == ((), ())
    assert [one.points for one in whole.target.indicators] == [0, 0, 0]
    assert [one.key for one in whole.assumptions] == ["reading.no-weight"]
    assert [problem.path for problem in whole.problems] == ["whole_period.rows[2].value"]
    assert bp.TargetHorizon.WHOLE_PERIOD.term.zh == "实施期目标"


def test_a_declaration_becomes_the_targets_that_are_reviewed_and_counted() -> None:
    """The printed form feeds the records: both sets with their words, the years of the period from whoever knows."""
    found = bp.declared_targets(DECLARATION, of="p-1", department="101", unit="101001", since=2024, until=2026)
    annual, whole = bp.read_targets(DECLARATION)
    assert found.annual is not None
    assert found.whole_period is not None
    assert (found.annual.target, found.whole_period.target) == (annual.target, whole.target)
    assert (found.annual.since, found.annual.until) == (2024, 2024)
    assert (found.whole_period.since, found.whole_period.until) == (2024, 2026)
    assert found.annual.overall == "完成12个社区养老服务站的适老化改造，让周边老年人就近得到照料。"
    assert (found.key, found.unit) == ((bp.SubjectKind.PROJECT, "101", "p-1"), "101001")
    assert check_sets(found, HUNDRED_EACH)[0].text("en") == (
        "targets of the whole period, points: weighs 0, expected 100"
    )
    project = bp.Project(name="示例", department="101", year=2024, subject=bp.SubjectKind.PROJECT, code="p-1")
    filed = bp.FiledTarget.of(project, found)
    assert filed.target == annual.target
    assert bp.reviews.check_filed(filed, found) == ()


def test_a_declaration_that_states_no_year_is_told_it_or_refused() -> None:
    silent = evolve(DECLARATION, year=None)
    with pytest.raises(bp.IncompleteError) as caught:
        bp.declared_targets(silent, of="p-1", department="101", since=2024)
    assert [problem.text("zh") for problem in caught.value.problems] == ["年度目标：未填年度", "实施期目标：未填年度"]
    told = bp.declared_targets(silent, of="p-1", department="101", year=2025, since=2024, until=2026)
    assert told.annual is not None
    assert told.annual.since == 2025
    own = bp.declared_targets(evolve(DECLARATION, whole_period=None), of="p-1", department="101", year=2030)
    assert own.annual is not None
    assert (own.annual.since, own.whole_period) == (2024, None), "what the form states is the year"
    with pytest.raises(bp.InvalidValueError, match="there is no set of indicators"):
        bp.declared_targets(evolve(DECLARATION, annual=None, whole_period=None), of="p-1", department="101")
    with pytest.raises(bp.InvalidValueError, match="2024 is outside the whole period"):
        bp.declared_targets(DECLARATION, of="p-1", department="101", since=2025, until=2026)
    with pytest.raises(bp.InvalidValueError, match="form is str, expected TargetForm"):
        bp.declared_targets("x", of="p-1", department="101")  # type: ignore[arg-type]
    hidden = bp.declared_targets(
        evolve(DECLARATION, whole_period=None),
        of="p-1",
        department="101",
        subject=bp.SubjectKind.POLICY,
        classified=True,
    )
    assert (repr(hidden), hidden.subject) == ("SubjectTargets(withheld)", bp.SubjectKind.POLICY)


def test_every_cell_that_cannot_be_read_is_named() -> None:
    annual = targets(
        target_row(value="约80%", weight="一成"),
        target_row(weight="-5"),
        target_row(value="≥3次", weight="5万元"),
        funds=funds("三百万", ("财政拨款", "约300")),
    )
    (read,) = bp.read_targets(target_form(annual))
    assert [(cell.row, cell.text, cell.problem.text("zh")) for cell in read.unread] == [
        (0, "约80%", "年度目标 第 1 行 指标值：无法识别，约数：约80%"),
        (0, "一成", "年度目标 第 1 行：权重无法识别：一成"),
        (1, "", "年度目标 第 2 行：指标值未填报"),
        (1, "-5", "年度目标 第 2 行：权重无法识别：-5"),
        (2, "5万元", "年度目标 第 3 行：权重无法识别：5万元"),
        (None, "三百万", "年度目标 资金总额：无法识别：三百万"),
        (None, "约300", "年度目标 资金第 1 项 金额：无法识别：约300"),
    ]
    assert [problem.text("en") for problem in read.problems][::5] == [
        "targets of the year, row 1, target value: cannot be read, the number is approximate: 约80%",
        "targets of the year, total of the funds: cannot be read: 三百万",
    ]
    assert [one.points for one in read.target.indicators] == [0, 0, 0]
    assert read.assumptions == ()


def test_a_form_without_money_has_no_budget() -> None:
    (read,) = bp.read_targets(target_form(targets(target_row(value="≥3次", weight="10%"))))
    assert read.budget is None
    assert read.target.indicators[0].points == 10
    assert bp.read_targets(target_form(None)) == ()


# -- audit --


@pytest.mark.parametrize(
    ("annual", "expected"),
    [
        (targets(target_row(level3="培训人次", value="≥3次")), []),
        (targets(target_row(value="/")), []),
        (
            targets(target_row(value="≥1次"), target_row(value="约80%", weight="甲")),
            [("cell-unreadable", 1, "note", "约80%"), ("cell-unreadable", 1, "note", "甲")],
        ),
        (
            targets(target_row(level3="安全事故", value="3", unit="起")),
            [("direction-assumed", 0, "note", "3")],
        ),
        (targets(target_row(level3="受益人数（≥**人）", value="300")), []),
        (targets(target_row(value="300")), []),
        (
            targets(target_row(value="≥1次", weight="60"), target_row(value="≥1次", weight="50")),
            [("points-do-not-add-up", None, "error", None)],
        ),
        (
            targets(target_row(value="≥1次", weight="60"), target_row(value="≥1次", weight="31"), total_weight="90"),
            [("points-do-not-add-up", None, "error", "90")],
        ),
        (targets(target_row(value="≥1次", weight="60"), target_row(value="≥1次", weight="30")), []),
        (
            targets(funds=funds("360", ("财政拨款", "330"), ("其他资金", "40"))),
            [("sources-do-not-add-up", None, "error", "360")],
        ),
        (targets(funds=funds("360", ("财政拨款", "320"))), []),
        (targets(funds=funds("0")), [("zero-budget", None, "note", None)]),
        (targets(funds=funds("若干")), [("cell-unreadable", None, "note", "若干")]),
        (targets(funds=funds("12", unit=None)), []),
    ],
)
def test_only_the_findings_that_apply_are_found(annual: bp.FormTargets, expected: list[Any]) -> None:
    assert found(annual) == expected


def test_a_name_that_prints_the_operator_is_an_assumption_and_no_finding() -> None:
    audit = audited(targets(target_row(level3="受益人数（≥**人）", value="300", weight="5")))
    assert [str(one) for one in audit.asked] == ["≥300"]
    assert [one.key for one in audit.assumptions] == ["reading.operator-in-name"]


def test_the_sum_of_the_weights_stands_beside_the_printed_total() -> None:
    rows = (target_row(value="≥1次", weight="60"), target_row(value="≥1次", weight="30.5"))
    weight = audited(targets(*rows, total_weight="90")).weight
    assert (weight.printed, weight.computed, weight.agreement) == ("90", Decimal("90.5"), bp.Agreement.ROUNDED_DOWN)
    none = audited(targets(target_row(value="≥1次"), total_weight="100")).weight
    assert (none.computed, none.agreement) == (None, bp.Agreement.NOT_COMPUTED)


def test_findings_and_assumptions_of_both_horizons_are_listed() -> None:
    audit = bp.audit_targets(DECLARATION, N)
    assert [(finding.code.value, finding.row) for finding in audit.findings] == [
        ("direction-assumed", 4),
        ("cell-unreadable", 2),
        ("direction-assumed", 1),
    ]
    assert [one.key for one in audit.assumptions] == ["directions.words", "reading.no-weight"]
    assert audit.to_rows()[8] == {
        "horizon": "whole_period",
        "row": 1,
        "indicator": "竣工验收合格率",
        "asked": "≥100%",
        "weight": Decimal(0),
        "findings": ["direction-assumed"],
    }


def test_an_edited_audit_does_not_verify() -> None:
    audit = bp.audit_targets(DECLARATION, N)
    first, second = audit.targets
    edited = evolve(audit, targets=(evolve(first, findings=()), second))
    assert [difference.path for difference in edited.verify().differences] == ["targets[0].findings"]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: bp.audit_targets({}, N), "form is dict, expected TargetForm. Hint: use from_data"),  # type: ignore[arg-type]
        (lambda: bp.audit_targets(DECLARATION, N.self_evaluation), "use regimes.NATIONAL"),  # type: ignore[arg-type]
        (lambda: bp.read_targets(None), "form is NoneType, expected TargetForm"),  # type: ignore[arg-type]
    ],
)
def test_the_doors_say_what_they_expect(call: Any, says: str) -> None:
    with pytest.raises(bp.InvalidValueError, match=says):
        call()
