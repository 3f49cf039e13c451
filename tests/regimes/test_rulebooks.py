"""One framework and what supports it; a forwarded rule stays the rule of whoever wrote it."""

from __future__ import annotations

import pytest
from attrs import evolve

from budgetperf.basis import BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.regimes.rulebooks import DONGHU_BOOK, TIANMEN_BOOK, XIUZHOU_BOOK, BookedRule, RuleBook, RuleOrigin
from budgetperf.wire import from_data, to_data


def test_xz_01_xz_02_one_framework_and_six_titles() -> None:
    """XZ-01, XZ-02: 2 issued + 3 forwarded + 1 revised = 6; the forwarded ones are the province's."""
    counts = {origin: len(XIUZHOU_BOOK.by_origin(origin)) for origin in RuleOrigin}
    assert counts == {RuleOrigin.ISSUED: 2, RuleOrigin.FORWARDED: 3, RuleOrigin.REVISED: 1}
    assert len(XIUZHOU_BOOK.rules) == 6
    forwarded = XIUZHOU_BOOK.by_origin(RuleOrigin.FORWARDED)
    assert [rule.of for rule in forwarded] == ["浙江省"] * 3
    assert forwarded[0].document.title == "浙江省预算绩效管理结果应用办法"
    assert [origin.term.zh for origin in RuleOrigin] == ["出台", "转发", "修订"]
    assert from_data(to_data(XIUZHOU_BOOK), RuleBook) == XIUZHOU_BOOK
    assert XIUZHOU_BOOK.assumptions == ()


def test_tm_03_seven_titles_of_which_four_are_provisional() -> None:
    """「印发了《关于推进预算绩效管理的实施意见》……和《天门市扶贫项目资金绩效管理办法》等规章制度」."""
    titles = [TIANMEN_BOOK.framework.title, *(rule.document.title for rule in TIANMEN_BOOK.rules)]
    assert len(titles) == len(set(titles)) == 7
    assert [rule.is_provisional for rule in TIANMEN_BOOK.rules] == [True, True, False, True, True, False]
    assert TIANMEN_BOOK.basis["rules"].kind is BasisKind.REPORTED
    assert [assumption.key for assumption in TIANMEN_BOOK.assumptions] == ["rule-book.framework"]
    assert from_data(to_data(TIANMEN_BOOK), RuleBook) == TIANMEN_BOOK


def test_dh_04_four_titles_and_none_on_the_use_of_results() -> None:
    """DH-04: four are named as issued; DH-33, DH-40: one on the use of results is claimed and still to come."""
    titles = [DONGHU_BOOK.framework.title, *(rule.document.title for rule in DONGHU_BOOK.rules)]
    assert len(titles) == 4
    assert not any("结果应用" in title for title in titles)
    assert any("结果应用" in rule.document.title for rule in TIANMEN_BOOK.rules)
    assert [rule.is_provisional for rule in DONGHU_BOOK.rules] == [True, False, False]
    assert [assumption.key for assumption in DONGHU_BOOK.assumptions] == ["rule-book.framework"]


def test_a_forwarded_rule_is_somebody_elses() -> None:
    own, forwarded = XIUZHOU_BOOK.rules[0], XIUZHOU_BOOK.rules[2]
    with pytest.raises(InvalidValueError, match="is forwarded and of nobody else") as caught:
        evolve(forwarded, of=None)
    assert "转发的应写明来源" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match="is issued and of 浙江省"):
        evolve(own, of="浙江省")


def test_a_book_has_one_framework_and_each_rule_once() -> None:
    root = BookedRule(document=XIUZHOU_BOOK.framework, origin=RuleOrigin.ISSUED)
    with pytest.raises(InvalidValueError, match="the book has 全面实施意见（题名未载） twice") as caught:
        evolve(XIUZHOU_BOOK, rules=(root,))
    assert "只有一个纲领制度" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match="expected each once"):
        evolve(XIUZHOU_BOOK, rules=XIUZHOU_BOOK.rules * 2)
