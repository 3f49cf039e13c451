"""The pages of docs/districts are what the regimes give; ``python tests/pages.py`` writes them anew."""

from __future__ import annotations

import re
from importlib import import_module
from inspect import Parameter, isfunction, signature
from pathlib import Path

import pytest
from attrs import evolve, fields

import budgetperf as bp
from budgetperf.regimes import (
    DONGHU,
    DONGLI,
    JIANGHAN,
    NATIONAL,
    REGISTRY,
    TIANMEN,
    XIUZHOU,
    MonitoringRules,
    Regime,
    RegimeDiff,
    ReviewRules,
    comparison,
    describe,
    diff,
    monitoring,
    page,
)
from budgetperf.regimes.further import FURTHER, FurtherRule
from budgetperf.regimes.result_rules import ResultRules
from budgetperf.regimes.values import RulePlace, places_of
from budgetperf.rules.rows import Exemption
from budgetperf.stages.monitors import SPENDING_PROGRESS
from budgetperf.stages.selection import RankingTies
from pages import FOLDER, pages

WRITTEN = dict(pages())
REGIMES = pytest.mark.parametrize("regime", REGISTRY.regimes, ids=str)
RULES = [one for one in fields(Regime) if one.name not in {"code", "revision", "zh", "en", "division"}]
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_a_page_is_what_the_regimes_give(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == WRITTEN[path], "run: python tests/pages.py"


def test_there_is_a_page_of_each_regime_in_each_language_and_nothing_else() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {path.name for path in WRITTEN}
    assert len(WRITTEN) == 13
    assert min(len(text.splitlines()) for text in WRITTEN.values()) > 200


@REGIMES
def test_every_value_and_every_ground_stands_on_the_page(regime: Regime) -> None:
    """Nothing of the regime is lost: each place is drawn, and each ground with the kind of what is known."""
    tree = describe(regime)
    drawn = "\n".join(step.zh for _, step in tree.walk())
    grounds = set(tree.cited())
    checked = 0
    for place in (each for stage in places_of(regime) for each in stage.walk()):
        if place.path.endswith(".adopted"):
            continue
        if place.table is not None:
            assert {rule.basis for rule in place.table.rules} <= grounds
            assert all(question.choice in drawn for question in place.table.open)
            assert all(one.zh in drawn for one in place.table.exemptions)
        elif ".table." not in place.path and ".words." not in place.path:
            assert set(place.bases) <= grounds, place.path
            checked += 1
    assert checked > 40


@REGIMES
def test_every_field_has_a_name_in_chinese(regime: Regime) -> None:
    named = [each for stage in places_of(regime) for each in stage.walk() if each.name.zh]
    assert [each.path for each in named if not HAN.search(each.name.zh)] == []
    assert len(named) > 30


@REGIMES
def test_what_is_silent_says_so(regime: Regime) -> None:
    """Each stage is there; each slot is drawn, to be chosen, said besides, or listed as not stated."""
    tree = describe(regime)
    besides = {rule.place for rule in FURTHER.get(regime.code, ())}
    assert [stage.key.partition(".")[2] for stage in tree.parts][:12] == [one.name.lstrip("_") for one in RULES]
    assert all(stage.parts for stage in tree.parts)
    for stage, kind in (("reviews", ReviewRules), ("monitoring", MonitoringRules), ("results", ResultRules)):
        (found,) = (each for each in tree.parts if each.key == f"stage.{stage}")
        told = {step.key for _, step in found.walk()}
        for one in fields(kind):
            if one.name.startswith("_"):
                slot = f"{stage}.{one.alias}"
                assert f"slot.{slot}" in told or slot in besides, slot


def test_what_must_be_chosen_says_what_until_somebody_chooses() -> None:
    before = page(XIUZHOU, "zh")
    assert "须选定：红灯界限；见 regimes.monitoring.xiuzhou" in before
    chosen = monitoring.xiuzhou(red_below=bp.Share.of(60, 100))
    after = page(evolve(XIUZHOU, monitoring=evolve(XIUZHOU.monitoring, policy=chosen)), "zh")
    assert "须选定：红灯界限" not in after
    assert "低于序时进度的 0.6 为红灯（由使用者选定）" in after
    assert "must be chosen: what becomes of ties" in page(JIANGHAN, "en")
    assert "须选定：合计还是各计" in page(DONGHU, "zh")


def test_a_chosen_ranking_is_drawn_in_its_place() -> None:
    slowest = monitoring.jianghan_slowest(ties=RankingTies.ALL_IN)
    text = page(evolve(JIANGHAN, monitoring=evolve(JIANGHAN.monitoring, circular=slowest)), "zh")
    assert SPENDING_PROGRESS.key.zh in text
    assert f"{RankingTies.ALL_IN.says.zh}（由使用者选定）" in text
    assert "须选定：并列时如何处理" not in text


def test_a_proposal_is_marked_until_it_is_adopted() -> None:
    mark, taken = "未采纳不适用〕", "已采纳〕"
    assert page(TIANMEN, "zh").count(mark) == len(TIANMEN.proposals)
    assert taken not in page(TIANMEN, "zh")
    adopted = page(TIANMEN.adopt(*TIANMEN.proposals), "zh")
    assert (adopted.count(mark), adopted.count(taken)) == (0, len(TIANMEN.proposals))
    assert mark not in page(DONGLI, "zh")


def test_an_answer_is_marked() -> None:
    assert "〔已选定〕" not in page(DONGHU, "zh")
    answered = page(DONGHU.choose(below_good_includes_good="no"), "zh")
    assert "- no：不包括良好，即中、差〔已选定〕" in answered
    assert "- no: it does not: fair and poor \\[chosen\\]" in page(DONGHU.choose(below_good_includes_good="no"), "en")


def test_thresholds_stand_on_the_pages_with_their_edges() -> None:
    """JH-06, DH-06, TM-33, TM-43, TM-26, DL-15, XZ-03."""
    assert "2000000 元以上（含）" in page(JIANGHAN, "zh")
    assert all(figure in page(DONGHU, "zh") for figure in ("达到 5000000 元以上（含）", "达到 30% 以上（含）"))
    assert all(
        figure in page(TIANMEN, "zh")
        for figure in ("达到 85 分以上（含）", "达到 90 分以上（含）", "达到 2 以上（含）")
    )
    assert "不安排预算（一律（不得另定）；报道的做法）" in page(DONGLI, "zh")
    assert "镇（系列编码：towns；分值：0.6）" in page(XIUZHOU, "zh")


def test_the_force_of_a_row_and_what_is_exempt_are_differences() -> None:
    gate = DONGLI.reviews.gate
    softer = evolve(gate, rules=(evolve(gate.rules[0], force=bp.Force.BINDING), *gate.rules[1:]))
    (found,) = diff(DONGLI, evolve(DONGLI, reviews=evolve(DONGLI.reviews, gate=softer))).differences
    assert found.path == "reviews.gate.rules.absent"
    table = DONGHU.screening.table
    exempt: Exemption = evolve(table.exemptions[0], when=table.rules[0].when)
    other = evolve(DONGHU, screening=evolve(DONGHU.screening, table=evolve(table, exemptions=(exempt,))))
    told: RegimeDiff = diff(DONGHU, other)
    assert "screening.table.exemptions.special_matters" in {each.path for each in told.differences}


@pytest.mark.parametrize("code", FURTHER)
def test_what_holds_a_rule_besides_is_there_and_asks_for_what_is_said(code: str) -> None:
    regime = REGISTRY.coded(code)
    held = [rule for rule in FURTHER[code] if rule.held_by is not None]
    assert len(held) >= 2
    for rule in held:
        module, _, name = str(rule.held_by).rpartition(".")
        thing = getattr(import_module(f"budgetperf.regimes.{module}"), name)
        if rule.asks:
            assert isfunction(thing)
            needed = [one.name for one in signature(thing).parameters.values() if one.default is Parameter.empty]
            assert sorted(needed) == sorted(word.code for word in rule.asks), rule.held_by
    known = {each.path for stage in places_of(regime) for each in stage.walk()}
    assert not [rule.place for rule in FURTHER[code] if rule.asks and "." in rule.place and rule.place in known]


@pytest.mark.parametrize("code", FURTHER)
def test_a_passage_is_quoted_from_the_district_s_own_account(code: str) -> None:
    documents = {rule.basis.document for rule in FURTHER[code]}
    assert documents == {REGISTRY.coded(code).screening.basis["status"].document}
    assert all(rule.basis.zh.startswith("“") and rule.basis.zh.endswith("”") for rule in FURTHER[code])


@REGIMES
def test_a_district_s_account_is_one_document_wherever_it_is_cited(regime: Regime) -> None:
    cited = [basis.document for basis in describe(regime).cited() if basis.document is not None]
    by_title = {document.title: document for document in cited}
    assert all(by_title[document.title] == document for document in cited)
    assert len(by_title) >= 1


def test_the_comparison_has_a_row_for_each_regime_under_each_rule() -> None:
    for lang in ("zh", "en"):
        text = comparison(REGISTRY.regimes, lang)
        assert text.count("\n|---|---|\n") == text.count("### ") == 17
        assert text.count("\n| ") == 17 * (len(REGISTRY.regimes) + 1)
        assert "|  |" not in text
    assert "| 嘉兴市秀洲区 | 双监控及均衡性，有红色预警（报道的做法）；须选定：红灯界限" in comparison(
        REGISTRY.regimes, "zh"
    )
    assert "| national rules | not stated in what was read; all of it is assumed |" in comparison([NATIONAL], "en")


def test_a_regime_of_which_nothing_is_known_has_a_page_that_says_so() -> None:
    bare = Regime(code="x", revision="1", zh="示例区", en="an example")
    text = page(bare, "en")
    assert "| period | — |" in text
    assert text.count("not stated in what was read") == text.count("\n## ") - 3
    assert text.count("\n### Not stated in what was read\n") == 3
    assert describe(bare, further=()) == describe(bare)
    own = FurtherRule(place="other", zh="另有规定", en="something else", basis=DONGHU.screening.basis["status"])
    assert "- something else (reported practice)" in page(bare, "en", further=(own,))
    assert own.says.zh == "另有规定"


def test_another_language_and_another_thing_are_refused() -> None:
    with pytest.raises(bp.InvalidValueError, match="the language is 'fr', expected 'zh' or 'en'"):
        page(DONGHU, "fr")  # type: ignore[arg-type]
    with pytest.raises(bp.InvalidValueError, match="the language is 'fr'"):
        comparison([DONGHU], "fr")  # type: ignore[arg-type]
    with pytest.raises(bp.InvalidValueError, match="regime is str"):
        page("donghu", "zh")  # type: ignore[arg-type]
    with pytest.raises(bp.InvalidValueError, match="further"):
        page(DONGHU, "zh", further=("x",))  # type: ignore[arg-type]
    with pytest.raises(bp.InvalidValueError, match=r"FurtherRule\.en"):
        FurtherRule(place="other", zh="示例", en=" ", basis=DONGHU.screening.basis["status"])


def test_a_cell_escapes_what_would_end_it() -> None:
    odd = evolve(DONGHU, zh="甲|乙")
    assert "| 甲&#124;乙 |" in comparison([odd], "zh")
    assert isinstance(places_of(odd)[0], RulePlace)
