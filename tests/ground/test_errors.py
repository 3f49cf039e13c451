"""What a program, a person and another process can rely on when the library refuses something."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf import errors
from budgetperf.errors import (
    BudgetPerfError,
    IncompleteError,
    InexactNumberError,
    InvalidValueError,
    NotScorableError,
    Problem,
    UndefinedShareError,
    UnitMismatchError,
    WireError,
    require,
)

CODES = {
    "BudgetPerfError": "budgetperf",
    "IncompleteError": "incomplete",
    "InexactNumberError": "inexact-number",
    "InvalidValueError": "invalid-value",
    "NotScorableError": "not-scorable",
    "UndefinedShareError": "undefined-share",
    "UnitMismatchError": "unit-mismatch",
    "WireError": "wire",
}
"""The codes that programs match on: a change here breaks somebody."""

PROBLEMS = (
    Problem(path="$.rows[3].target", en="expected text, found 3", zh="应为文本，实为 3"),
    Problem(path="$.unit", en="this key is missing", zh="缺少这个键"),
)


def one_of_each() -> tuple[BudgetPerfError, ...]:
    """An error of every kind, with words, hints and facts."""
    plain = (
        BudgetPerfError,
        InexactNumberError,
        InvalidValueError,
        NotScorableError,
        UndefinedShareError,
        UnitMismatchError,
    )
    words = {"hint_en": "do this", "hint_zh": "请这样做"}
    return (
        *(kind("wrong.", "有误。", **words, found=Decimal("1.50"), kind="any") for kind in plain),
        IncompleteError("wrong.", "有误。", problems=PROBLEMS, **words, rule="r1"),
        WireError("wrong.", "有误。", problems=PROBLEMS, **words, rule="r1"),
    )


EACH = pytest.mark.parametrize("error", one_of_each(), ids=lambda error: type(error).__name__)


def exported() -> dict[str, type[BudgetPerfError]]:
    found = {name: getattr(errors, name) for name in errors.__all__}
    return {name: kind for name, kind in found.items() if isinstance(kind, type) and issubclass(kind, BudgetPerfError)}


def test_every_exported_error_keeps_its_published_code() -> None:
    assert {name: kind.code for name, kind in exported().items()} == CODES


def test_no_two_errors_share_a_code_even_by_inheritance() -> None:
    own = [kind.__dict__["code"] for kind in exported().values()]
    assert len(own) == len(set(own)) == len(CODES)


def test_the_samples_of_these_tests_cover_every_exported_error() -> None:
    assert {type(error).__name__ for error in one_of_each()} == set(CODES)


@pytest.mark.parametrize(
    ("kind", "standard"),
    [
        (InexactNumberError, TypeError),
        (InvalidValueError, ValueError),
        (UndefinedShareError, ArithmeticError),
        (UnitMismatchError, ValueError),
        (NotScorableError, ValueError),
        (IncompleteError, ValueError),
        (WireError, ValueError),
    ],
)
def test_every_error_is_caught_by_the_base_class_and_by_its_standard_class(
    kind: type[BudgetPerfError], standard: type[Exception]
) -> None:
    assert issubclass(kind, BudgetPerfError)
    assert issubclass(kind, standard)


@EACH
def test_the_whole_message_with_its_hint_stands_in_both_languages(error: BudgetPerfError) -> None:
    assert error.text("en") == "wrong. Hint: do this"
    assert error.text("zh") == "有误。提示：请这样做"


@EACH
def test_str_is_the_english_message(error: BudgetPerfError) -> None:
    assert str(error) == error.text("en")


def test_without_a_hint_the_message_is_the_sentence_alone() -> None:
    error = InvalidValueError("wrong.", "有误。")
    assert (error.text("en"), error.text("zh")) == ("wrong.", "有误。")


def test_a_hint_in_one_language_does_not_leak_into_the_other() -> None:
    error = InvalidValueError("wrong.", "有误。", hint_zh="请这样做")
    assert (error.text("en"), error.text("zh")) == ("wrong.", "有误。提示：请这样做")


@EACH
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_an_error_crosses_a_process_border_with_all_it_knows(error: BudgetPerfError, protocol: int) -> None:
    assert_same(pickle.loads(pickle.dumps(error, protocol)), error)


@EACH
def test_an_error_copies_with_all_it_knows(error: BudgetPerfError) -> None:
    assert_same(copy.copy(error), error)
    assert_same(copy.deepcopy(error), error)


def assert_same(again: BudgetPerfError, error: BudgetPerfError) -> None:
    assert type(again) is type(error)
    assert (again.en, again.zh, again.hint_en, again.hint_zh) == (error.en, error.zh, error.hint_en, error.hint_zh)
    assert dict(again.facts) == dict(error.facts)
    assert again.args == error.args
    assert getattr(again, "problems", None) == getattr(error, "problems", None)


@given(
    st.text(),
    st.text(),
    st.text(),
    st.text(),
    st.dictionaries(st.text("abcxyz", min_size=3), st.integers() | st.text()),
)
def test_any_words_and_facts_survive_a_pickle(
    en: str, zh: str, hint_en: str, hint_zh: str, facts: dict[str, int | str]
) -> None:
    error = NotScorableError(en, zh, hint_en=hint_en, hint_zh=hint_zh, **facts)
    assert_same(pickle.loads(pickle.dumps(error)), error)


@EACH
def test_facts_cannot_be_changed_by_whoever_catches(error: BudgetPerfError) -> None:
    with pytest.raises(TypeError):
        error.facts["found"] = "something else"  # type: ignore[index]


def test_facts_keep_the_values_themselves_not_their_text() -> None:
    value = Decimal("1.50")
    assert InvalidValueError("a", "b", found=value).facts["found"] is value


def test_a_problem_reads_as_its_path_and_sentence_in_both_languages() -> None:
    assert PROBLEMS[0].text("en") == "$.rows[3].target: expected text, found 3"
    assert PROBLEMS[0].text("zh") == "$.rows[3].target：应为文本，实为 3"


@pytest.mark.parametrize("kind", [IncompleteError, WireError])
def test_a_listing_names_every_problem_in_both_languages(kind: type[IncompleteError | WireError]) -> None:
    error = kind.listing("this data is not a Row", "该数据不是 Row", PROBLEMS)
    assert error.problems == PROBLEMS
    assert error.facts["problems"] == PROBLEMS
    assert error.text("en") == (
        "this data is not a Row: $.rows[3].target: expected text, found 3; $.unit: this key is missing."
    )
    assert error.text("zh") == "该数据不是 Row：$.rows[3].target：应为文本，实为 3；$.unit：缺少这个键。"


def test_problems_are_values_that_sets_and_tests_can_compare() -> None:
    again = Problem(path="$.unit", en="this key is missing", zh="缺少这个键")
    assert again == PROBLEMS[1]
    assert len({again, *PROBLEMS}) == 2


def test_require_says_what_it_found_what_it_expected_and_what_to_use() -> None:
    require(5, int, "count")
    require("x", (int, str), "key")
    with pytest.raises(InvalidValueError) as caught:
        require(5, str, "text", hint="parse()")
    assert caught.value.text("en") == "text is int, expected str. Hint: use parse()"
    assert caught.value.text("zh") == "text 为 int，应为 str。提示：请用 parse()"
    assert caught.value.facts["expected"] == "str"
    with pytest.raises(InvalidValueError, match=r"key is list, expected int \| str\.$"):
        require([], (int, str), "key")
    with pytest.raises(InvalidValueError, match="month is bool"):
        require(True, int, "month")
