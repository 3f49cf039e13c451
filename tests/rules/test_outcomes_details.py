"""Verdicts: repeated texts, dates that only touch, and the reasons that they give."""

from __future__ import annotations

import pytest

from budgetperf.rules.outcomes import OPERATOR_REPEATED, ExactlySide, Outcome, Verdict, judge
from budgetperf.rules.reading import parse, read_actual

SAME_EN, SAME_ZH = "the actual says the same as the target", "完成值与指标值相同"


def _judge(target: str, actual: str) -> Verdict:
    return judge(parse(target), read_actual(actual), ExactlySide.AT_LEAST)


@pytest.mark.parametrize("text", ["≥90%", ">90%", "≤90%", "<90%", "=90%"])
def test_a_comparison_repeated_says_so_in_both_languages(text: str) -> None:
    assert _judge(text, text) == Verdict(
        outcome=Outcome.MET, zh=SAME_ZH, en=SAME_EN, assumptions=(OPERATOR_REPEATED,), units_differ=False
    )


def test_a_number_without_an_operator_is_compared_and_not_called_a_repetition() -> None:
    assert _judge("90%", "90%") == Verdict(outcome=Outcome.MET, zh="90% 符合 90%", en="90% satisfies 90%")


@pytest.mark.parametrize(
    ("target", "actual"),
    [("2022年12月1日", "2022年12月"), ("2022年1月", "2022年"), ("2022年1月1日", "2022年")],
)
def test_a_period_that_begins_in_time_and_ends_later_is_not_precise_enough(target: str, actual: str) -> None:
    verdict = _judge(target, actual)
    assert verdict.outcome is Outcome.UNDECIDED
    assert verdict.en == "the date of completion is not precise enough"


@pytest.mark.parametrize("actual", ["如期完成", "按时完成"])
def test_a_rating_beside_a_date_gives_its_own_words(actual: str) -> None:
    verdict = _judge("2022年6月", actual)
    assert (verdict.zh, verdict.en) == (f"填报“{actual}”", f"reported as achieved ({actual})")


def test_the_readings_behind_a_verdict_are_said_in_both_languages() -> None:
    (repeated,) = _judge("≥90%", "≥95%").assumptions
    assert repeated.key == "reading.operator-repeated"
    assert repeated.zh == "完成值前重复了指标值的比较符号，按其后的数理解"
    assert repeated.en == "an actual that repeats the target's operator is read as the number after it"


def test_both_conventions_for_an_equals_target_are_sentences_of_their_own() -> None:
    said = {side: (side.says.key, side.says.zh, side.says.en) for side in ExactlySide}
    assert said[ExactlySide.AT_LEAST][0] == "exactly.at_least"
    assert said[ExactlySide.BOTH][0] == "exactly.both"
    assert all(words[1] and words[2] for words in said.values())
    assert len(set(said.values())) == len(ExactlySide)
