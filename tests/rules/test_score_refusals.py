"""What no rule can score is refused by name, in both languages, and never half scored."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budgetperf.errors import BudgetPerfError, InexactNumberError, InvalidValueError, NotScorableError
from budgetperf.rules.actuals import Actual, Dated, Measured, Rated, Rating
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import Unread, UnreadWhy
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.scoring import score

RULE = Proportional()
HINTS = (
    "read texts with parse(); a bare number needs a direction, words need a person's judgement",
    "文字请先用 parse() 识别；无比较符号的数须先确定方向，定性内容须由人评判",
)


@pytest.mark.parametrize(
    ("target", "kind"),
    [("95%", "Bare"), ("效果明显", "Qualitative"), ("90-95%x", "Unread"), ("", "Unread"), ("2022年12月", "By")],
)
def test_a_target_without_an_operator_and_a_number_is_refused(target: str, kind: str) -> None:
    with pytest.raises(NotScorableError) as caught:
        score(parse(target), "95%", points=10, rule=RULE)
    error = caught.value
    assert error.code == "not-scorable"
    assert error.facts == {"found": target}
    assert error.en == f"the expectation is {kind} {target!r}, expected an operator and a number."
    assert error.zh == f"该值为 {kind}“{target}”，应为比较符号和数。"
    assert (error.hint_en, error.hint_zh) == HINTS


@pytest.mark.parametrize(
    ("actual", "kind", "text"),
    [
        ("达成预期指标", "Rated", "达成预期指标"),
        (Rated(rating=Rating.PARTLY, text="部分达成"), "Rated", "部分达成"),
        ("2022年12月", "Dated", "2022年12月"),
        (Dated(date=PrintedDate(year=2022)), "Dated", "2022年"),
        ("约95%", "Unread", "约95%"),
        ("", "Unread", ""),
        (Unread(text="≥95%", why=UnreadWhy.MIXED_TEXT), "Unread", "≥95%"),
    ],
)
def test_an_actual_that_is_no_number_is_refused(actual: str | Actual, kind: str, text: str) -> None:
    with pytest.raises(NotScorableError) as caught:
        score(parse("≥95%"), actual, points=10, rule=RULE)
    error = caught.value
    assert error.facts == {"found": text}
    assert error.en == f"the actual value is {kind} {text!r}, expected a number."
    assert error.zh == f"该值为 {kind}“{text}”，应为数。"
    assert (error.hint_en, error.hint_zh) == HINTS


def test_a_long_text_is_cut_in_the_message_and_whole_in_the_facts() -> None:
    text = "效" * 5000
    with pytest.raises(NotScorableError) as caught:
        score(parse(text), 1, points=10, rule=RULE)
    assert caught.value.facts == {"found": text}
    assert len(caught.value.en) < 200


@pytest.mark.parametrize("actual", ["≤80%", "<80%", ">80%", "80%以下"])
def test_an_actual_that_is_only_a_bound_of_another_kind_earns_no_points(actual: str) -> None:
    with pytest.raises(NotScorableError) as caught:
        score(parse("≥90%"), actual, points=10, rule=RULE)
    assert "only a bound" in caught.value.en
    assert "界限" in caught.value.zh


@pytest.mark.parametrize("actual", [0.5, 7.0, float("nan"), True, None, 1j], ids=repr)
def test_an_inexact_actual_is_refused(actual: Any) -> None:
    with pytest.raises(InexactNumberError) as caught:
        score(parse("≥36"), actual, points=10, rule=RULE)
    assert caught.value.code == "inexact-number"
    assert caught.value.en.startswith(f"actual is the {type(actual).__name__}")
    assert caught.value.zh.startswith(f"actual 是 {type(actual).__name__}")


@pytest.mark.parametrize("actual", [Decimal("NaN"), Decimal("Infinity"), Decimal("1e99"), 10**60])
def test_an_actual_without_a_finite_value_of_printable_size_is_refused(actual: Any) -> None:
    with pytest.raises(InvalidValueError):
        score(parse("≥36"), actual, points=10, rule=RULE)


@pytest.mark.parametrize(
    ("points", "error"),
    [
        (-1, InvalidValueError),
        ("-0.01", InvalidValueError),
        (Decimal(-10), InvalidValueError),
        ("十", InvalidValueError),
        ("10分", InvalidValueError),
        (Decimal("NaN"), InvalidValueError),
        (10.0, InexactNumberError),
        (True, InexactNumberError),
        (None, InexactNumberError),
    ],
)
def test_points_that_are_negative_or_inexact_are_refused(points: Any, error: type[BudgetPerfError]) -> None:
    with pytest.raises(error) as caught:
        score(parse("≥36"), 7, points=points, rule=RULE)
    assert caught.value.text("zh") != caught.value.text("en")


@pytest.mark.parametrize("actual", ["93.2%", Measured(value=Decimal("93.2"), unit="%"), "93.2", Decimal("93.2")])
def test_a_number_may_be_given_as_text_as_a_number_or_as_read(actual: Any) -> None:
    assert str(score(parse("≥95%"), actual, points=10, rule=RULE).points) == "9.81"


def test_a_text_is_read_as_a_cell_and_not_as_a_programs_numeral() -> None:
    with pytest.raises(NotScorableError):
        score(parse("≥95%"), "932E-1", points=10, rule=RULE)


def test_a_read_actual_is_kept_as_it_was_read() -> None:
    read = read_actual("≥95.20%")
    assert score(parse("≥95%"), read, points=10, rule=RULE).actual is read


@pytest.mark.parametrize(
    ("deduction", "error"),
    [(-1, InvalidValueError), ("一分", InvalidValueError), (0.5, InexactNumberError), (None, InexactNumberError)],
)
def test_a_deduction_that_is_negative_or_inexact_is_refused_by_its_own_name(
    deduction: Any, error: type[BudgetPerfError]
) -> None:
    with pytest.raises(error) as caught:
        score(parse("≥36"), 7, points=10, rule=RULE, deduction=deduction)
    assert "deduction" in caught.value.en
    assert str(deduction) in caught.value.zh


@pytest.mark.parametrize("rule", [None, "proportional", Proportional], ids=repr)
def test_what_is_no_rule_is_refused(rule: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        score(parse("≥36"), 7, points=10, rule=rule)
    assert caught.value.en.startswith(f"rule is {type(rule).__name__}, expected ")
    assert caught.value.zh.startswith(f"rule 为 {type(rule).__name__}，应为 ")
