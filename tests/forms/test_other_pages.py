"""Audits of declarations and monitoring forms as tables: every text of the form is escaped, every row is there."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.forms.page import table_html
from other_forms import (
    DECLARATION,
    MONITORING,
    funds,
    monitoring_budget,
    monitoring_form,
    monitoring_row,
    target_form,
    target_row,
    targets,
)

N = bp.regimes.NATIONAL
EVIL = '<script>alert("1")</script>&'


class Page(HTMLParser):
    """The cells of each line of a page, its captions, its list, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self.notes: list[str] = []
        self.captions: list[str] = []
        self.names: set[str] = set()
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        self.names.add(tag)
        if tag == "tr":
            self.lines.append([])
        elif tag in {"td", "th"}:
            self.lines[-1].append("")
        elif tag == "li":
            self.notes.append("")
        elif tag == "caption":
            self.captions.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1] in {"td", "th"}:
            self.lines[-1][-1] += data
        elif self._open[-1] == "li":
            self.notes[-1] += data
        else:
            self.captions[-1] += data


def test_a_declaration_is_a_table_for_each_horizon() -> None:
    audit = bp.audit_targets(DECLARATION, N)
    page = Page(audit._repr_html_())
    assert page.captions == ["年度目标", "实施期目标"]
    assert page.lines[0] == ["三级指标", "指标值", "读作", "权重"]
    assert page.lines[1] == ["改造服务站数量", "≥ 12 个", "≥12个", "20"]
    assert page.lines[3] == ["当年改造完成时间", "2024年11月底前", "2024年11月", "10"]
    assert page.lines[8] == ["权重合计", "填报 100", "复核 100", "一致"]
    assert page.lines[10] == ["改造服务站数量", "≥36个", "≥36个", "—"]
    assert page.lines[-1] == ["权重合计", "填报 —", "复核 —", "未填报"]
    assert len(page.lines) == 7 + 3 + 2 * 2
    assert page.notes == [f"[{one.severity.term.zh}] {one.zh}" for one in audit.findings]


def test_a_monitoring_form_is_a_table_with_its_rate() -> None:
    audit = bp.audit_monitoring(MONITORING, N)
    page = Page(audit._repr_html_())
    assert page.captions == []
    assert page.lines[0] == ["三级指标", "指标值", "执行情况", "全年预计", "偏差原因", "完成目标可能性"]
    assert page.lines[1] == ["改造服务站数量", "≥12个", "5个", "10个", "经费保障、人员保障", "完全不可能"]
    assert page.lines[3] == ["当年改造完成时间", "2024年11月", "/", "2024年11月", "—", "有可能"]
    assert page.lines[-1] == ["预算执行率", "填报 45.00%", "复核 45", "一致", "—", "—"]
    assert len(page.lines) == 4 + 2
    assert page.notes == [f"[{one.severity.term.zh}] {one.zh}" for one in audit.findings]


def test_every_text_of_a_declaration_is_escaped() -> None:
    one = target_row(level3=EVIL, nature=EVIL, value=EVIL, unit=EVIL, weight=EVIL)
    text = bp.audit_targets(target_form(targets(one, funds=funds(EVIL), total_weight=EVIL)), N)._repr_html_()
    assert Page(text).names == {"table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    assert "<script" not in text
    assert Page(text).lines[1][0] == EVIL


def test_every_text_of_a_monitoring_form_is_escaped() -> None:
    one = monitoring_row(level3=EVIL, target=EVIL, so_far=EVIL, expected=EVIL, causes=EVIL, likelihood=EVIL)
    money = monitoring_budget(adjusted="100", executed="50", rate=EVIL)
    text = bp.audit_monitoring(monitoring_form(one, money=money), N)._repr_html_()
    assert Page(text).names <= {"table", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    assert "<script" not in text
    assert Page(text).lines[1][:2] == [EVIL, EVIL]


@pytest.mark.parametrize("form", [evolve(DECLARATION, annual=None, whole_period=None), target_form(targets())])
def test_a_declaration_that_shows_little_is_a_page_too(form: bp.TargetForm) -> None:
    page = Page(bp.audit_targets(form, N)._repr_html_())
    assert len(page.captions) == len(form.shown)
    assert page.notes == []


def test_a_table_without_rows_and_words_is_a_table() -> None:
    assert table_html((), (), ()) == "<table><thead><tr></tr></thead><tbody></tbody></table><ul></ul>"
    assert Page(table_html(("grade",), [[""]], (), "<")).captions == ["<"]
