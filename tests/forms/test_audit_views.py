"""What the views of an audit say: text, table and page, word for word where the words are a promise."""

from __future__ import annotations

import re
from html import unescape

import pytest
from attrs import evolve

import budgetperf as bp
from printed_forms import CASES, audited, budget, form, row

N = bp.regimes.NATIONAL
MONEY = budget(adjusted="100", executed="80", points="10", rate="80%", score="8")
DASH = "—"


def table(audit: bp.Audit) -> list[list[str]]:
    """The cells of the page, line by line, the head left out."""
    lines = re.findall(r"<tr>(.*?)</tr>", audit._repr_html_())[1:]
    return [[unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line)] for line in lines]


@pytest.mark.parametrize("case", CASES)
def test_the_page_shows_every_row_and_every_figure_beside_its_agreement(case: str) -> None:
    audit = audited(case)
    lines = table(audit)
    assert len(lines) == len(audit.rows) + 4
    for line, one in zip(lines, audit.rows, strict=False):
        cells = one.cells
        shown = [cells.level3, cells.target, cells.actual, one.outcome.term.zh, cells.points, one.printed]
        assert line[:6] == [cell or DASH for cell in shown]
        assert line[7] == one.agreement.term.zh
    figures = [audit.execution.rate, audit.execution.score, audit.total]
    for line, figure in zip(lines[-4:-1], figures, strict=True):
        assert line[1:] == [*figure.text(), figure.agreement.term.zh]
    assert lines[-1][1:] == [audit.grade.printed or DASH, audit.grade.computed or DASH, audit.grade.agreement.term.zh]
    notes = [unescape(note) for note in re.findall(r"<li>(.*?)</li>", audit._repr_html_())]
    assert notes == [f"[{finding.severity.term.zh}] {finding.zh}" for finding in audit.findings]


@pytest.mark.parametrize("case", CASES)
def test_the_table_gives_each_row_its_own_findings(case: str) -> None:
    audit = audited(case)
    rows = audit.to_rows()
    assert [one["row"] for one in rows] == list(range(len(audit.rows)))
    for one, line in zip(audit.rows, rows, strict=True):
        assert line["findings"] == [finding.code.value for finding in audit.findings if finding.row == one.index]
        assert (line["indicator"], line["target"], line["actual"]) == (
            one.cells.level3,
            one.cells.target,
            one.cells.actual,
        )
        assert (line["points"], line["printed"], line["computed"]) == (one.full, one.printed, one.computed)
        assert (line["outcome"], line["agreement"]) == (one.outcome.value, one.agreement.value)


def test_the_findings_of_a_row_stand_with_that_row_in_the_table() -> None:
    lines = audited("047").to_rows()
    assert [line["findings"] for line in lines] == [
        ["row-score-differs", "direction-assumed"],
        [],
        [],
        [],
        ["points-taken-off-met-row"],
        ["points-taken-off-met-row"],
    ]


@pytest.mark.parametrize(
    ("printed", "computed", "zh", "en"),
    [
        ("良", "优", "填报等级 良，按总分应为 优：不一致", "printed grade 良, the total earns 优: differs"),
        (None, "优", "填报等级 —，按总分应为 优：未填报", "printed grade —, the total earns 优: not printed"),
        ("良", None, "填报等级 良，按总分应为 —：无法复核", "printed grade 良, the total earns —: cannot be computed"),
    ],
)
def test_the_account_tells_both_grades(printed: str | None, computed: str | None, zh: str, en: str) -> None:
    total = "95" if computed else None
    audit = bp.audit(form(total_score=total, grade=printed), N)
    assert audit.grade.computed == computed
    assert zh in audit.explain("zh")
    assert en in audit.explain("en")


def test_the_account_tells_both_totals() -> None:
    text = audited("047")
    assert "填报总分 94，各项之和 93：不一致" in text.explain("zh")
    assert "printed total 94, sum of the parts 93: differs" in text.explain("en")


@pytest.mark.parametrize(("project", "named"), [("营养改善", "营养改善"), (None, "")])
def test_the_account_is_headed_by_the_project(project: str | None, named: str) -> None:
    audit = bp.audit(form(project=project), N)
    assert audit.explain("zh").splitlines()[0] == f"自评表复核：{named}"
    assert audit.explain("en").splitlines()[0] == f"audit of a self-evaluation form: {named}"


def test_a_row_without_a_name_goes_by_its_place() -> None:
    audit = bp.audit(form(row(target="≥1"), row(target="≥2", level3="次数")), N)
    assert [one.explain("zh").splitlines()[0] for one in audit.rows] == ["第 1 行 #1", "第 2 行 次数"]
    assert audit.rows[0].explain("en").splitlines()[0] == "row 1: #1"
    under = bp.audit(form(row(level1="产出指标", target="≥1个", actual="1个", points="5", score="5")), N).rows[0]
    assert under.explain("zh").splitlines()[0] == "第 1 行 产出指标"
    chinese, english = under.explain("zh"), under.explain("en")
    assert "  得 5 分（满分 5）" in chinese.splitlines()
    assert "  5 of 5 points" in english.splitlines()
    assert "row-1" not in chinese + english


def test_the_execution_tells_its_figures_and_the_score_by_rule() -> None:
    execution = bp.audit(form(money=MONEY), N).execution
    assert execution.evaluated is not None
    lines = execution.explain("en").splitlines()
    assert lines[0] == "execution of the budget"
    assert lines[1] == "  printed execution rate 80%, computed 80: agrees"
    assert lines[2] == f"  {execution.evaluated.explain('en').splitlines()[0]}"
    assert lines[-1] == "  printed execution score 8, computed 8: agrees"
    assert "执行率 80%" in execution.explain("zh")


def test_the_execution_tells_what_is_missing() -> None:
    execution = bp.audit(form(money=evolve(MONEY, executed=None)), N).execution
    assert "  budget, executed amount: is not stated" in execution.explain("en").splitlines()
    assert "  资金行：未填全年执行数" in execution.explain("zh").splitlines()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_and_every_row_stands_in_the_account_as_a_step(lang: bp.Lang) -> None:
    for case in CASES:
        audit = audited(case)
        steps = [step for _, step in audit.explanation.walk()]
        told = [step.sentence(lang) for step in steps if step.key.startswith("finding.")]
        lead = "疑点：" if lang == "zh" else "finding: "
        assert told == [lead + finding.text(lang) for finding in audit.findings]
        assert [step for step in steps if step.key == "audit-row"] == [one.explanation for one in audit.rows]
