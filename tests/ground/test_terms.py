"""The vocabulary says each thing once, in both languages."""

from __future__ import annotations

import re
from enum import Enum

import pytest

from budgetperf import terms
from budgetperf.amounts import RoundingMode
from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.terms import TERMS, Term, term

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("grade", "评价等级", "grade"),
        ("execution-rate", "预算执行率", "budget execution rate"),
        ("level1", "一级指标", "first-level indicator"),
        ("excellent", "优", "excellent"),
        ("half_even", "四舍六入五成双", "half to even"),
    ],
)
def test_the_fields_own_terms_are_used(key: str, zh: str, en: str) -> None:
    assert (term(key).text("zh"), term(key).text("en")) == (zh, en)


def test_every_term_has_a_chinese_and_an_english_name() -> None:
    wrong = [
        key
        for key, word in TERMS.items()
        if not HAN.search(word.zh) or not word.en.isascii() or not word.en.strip() or word.key != key
    ]
    assert wrong == []


def test_no_key_is_written_twice_in_the_vocabulary() -> None:
    written = [line for line in terms._WORDS.splitlines() if line.strip()]
    assert len(written) == len(TERMS)


def test_keys_are_lower_case_words_that_programs_can_match() -> None:
    assert [key for key in TERMS if not re.fullmatch(r"[a-z0-9]+([-_.][a-z0-9]+)*", key)] == []


@pytest.mark.parametrize("member", [*BasisKind, *RuleStatus, *RoundingMode], ids=str)
def test_every_member_of_the_ground_floors_enumerations_has_a_name(
    member: BasisKind | RuleStatus | RoundingMode,
) -> None:
    assert member.term is TERMS[member.value]


@pytest.mark.parametrize("kind", [BasisKind, RuleStatus, RoundingMode])
def test_members_of_one_enumeration_read_differently_in_both_languages(kind: type[Enum]) -> None:
    words = [TERMS[member.value] for member in kind]
    assert len({word.zh for word in words}) == len({word.en for word in words}) == len(words)


def test_an_unknown_key_is_refused_by_name_in_both_languages() -> None:
    with pytest.raises(InvalidValueError) as caught:
        term("gradde")
    error = caught.value
    assert error.facts["found"] == "gradde"
    assert error.text("en") == "the vocabulary has no term 'gradde'."
    assert error.text("zh") == "词汇表中没有“gradde”。"
    assert error.__suppress_context__


def test_the_vocabulary_cannot_be_changed_by_an_embedder() -> None:
    with pytest.raises(TypeError):
        TERMS["grade"] = Term(key="grade", zh="等级", en="mark")  # type: ignore[index]
    with pytest.raises(AttributeError):
        term("grade").zh = "等级"  # type: ignore[misc]
