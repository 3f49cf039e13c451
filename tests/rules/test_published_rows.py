"""Rows of published forms: the library gives the rule's figure; which rule the printed score follows is on record.

The figures are printed ones, mistakes of the forms included; a bare target counts as "at least", as in the analysis of
those forms.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from budgetperf.amounts import Rounding, RoundingMode, Share, Yuan, fraction, points, yuan
from budgetperf.errors import IncompleteError, UndefinedShareError
from budgetperf.records.budgets import Budget
from budgetperf.regimes import NATIONAL
from budgetperf.rules.execution import Overspending, ZeroBudget
from budgetperf.rules.expectations import AtLeast, AtMost, Bare, Comparison, Exactly, LessThan, MoreThan
from budgetperf.rules.outcomes import ExactlySide, Outcome, judge
from budgetperf.rules.proportional import Capping, Proportional
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.scoring import Score, score

MILLE = Rounding(places=3, mode=RoundingMode.HALF_UP)
_BY_PLACES = {places: Rounding(places=places, mode=RoundingMode.HALF_UP) for places in (0, 1, 2, 3)}
WHOLE, TENTH = Proportional(rounding=_BY_PLACES[0]), Proportional(rounding=_BY_PLACES[1])

NUMBERS: list[tuple[str, str, str, str, str, str, str]] = [
    # case, target, actual, points, printed score, points x ratio, what the printed score follows
    ("004", "43.2", "37.24", "10", "9", "8.620", "whole"),
    ("005", "≧100%", "100%", "10", "7", "10.000", "cut"),
    ("005", "═100%", "98%", "10", "9", "9.800", "hand"),
    ("007", "100%", "72.74%", "2", "2", "1.455", "full"),
    ("010", "38508人", "37442人", "3", "3", "2.917", "full"),
    ("010", "100.00%", "97.30%", "2", "1.9", "1.946", "tenth"),
    ("010", "214人", "203人", "2", "1.8", "1.897", "hand"),
    ("010", "214人", "203人", "2", "1.8", "1.897", "hand"),
    ("010", "120人", "69人", "2", "1", "1.150", "whole"),
    ("010", "5662人", "4044人", "2", "1.4", "1.428", "tenth"),
    ("010", "3807人", "3224人", "2", "1.9", "1.694", "hand"),
    ("010", "3807人", "3220人", "2", "1.8", "1.692", "hand"),
    ("010", "863人", "695人", "2", "1.8", "1.611", "hand"),
    ("010", "863人", "683人", "2", "1.7", "1.583", "hand"),
    ("010", "212人", "209人", "2", "1.8", "1.972", "hand"),
    ("010", "5662人", "4044人", "2", "1.4", "1.428", "tenth"),
    ("010", "1228人", "770人", "2", "1.8", "1.254", "hand"),
    ("010", "24694人", "22584人", "2", "1.7", "1.829", "hand"),
    ("017", "550", "20", "9.3", "9.3", "0.338", "full"),
    ("021", "﹦72890元", "72890", "10.00", "9.00", "10.000", "cut"),
    ("021", "﹦100%", "100", "20", "19", "20.000", "cut"),
    ("021", "﹦100%", "100", "20.00", "19.00", "20.000", "cut"),
    ("021", "≥95%", "95", "30.00", "27.00", "30.000", "cut"),
    ("039", ">=4754人", "4604人", "5", "5", "4.842", "full"),
    ("039", "<=5300元/户", "5830元/户", "10", "10", "9.000", "full"),
    ("047", "8755", "8676", "15", "13", "14.865", "hand"),
    ("047", "95%", "95%", "30", "27", "30.000", "cut"),
    ("047", "95%", "95%", "10", "9", "10.000", "cut"),
    ("049", "100%", "95%", "6", "5", "5.700", "hand"),
    ("100", "90%", "60%", "20", "10", "13.333", "hand"),
]
WORDS: list[tuple[str, str, str, str, str]] = [
    # case, target, actual, points, printed score
    ("006", "2021年12月完成", "2021年12月完成", "5", "4"),
    ("006", "改善学校的办学条件", "改善学校的办学条件", "15", "13"),
    ("006", "社会认可的办学环境.", "社会认可的办学环境.", "10", "8"),
    ("049", "完成时间为2022年12月30日", "完成时间为2022年12月30日", "6", "5"),
]


def _asked(text: str) -> Comparison:
    found = parse(text)
    if isinstance(found, Bare):
        return AtLeast(value=found.value, unit=found.unit)
    assert isinstance(found, (AtLeast, MoreThan, AtMost, LessThan, Exactly))
    return found


def _scored(target: str, actual: str, full: str, rule: Proportional) -> Score:
    return score(_asked(target), read_actual(actual), points=full, rule=rule)


def test_all_rows_below_their_points_that_have_numbers_are_here() -> None:
    followed = [row[-1] for row in NUMBERS]
    counts = {kind: followed.count(kind) for kind in sorted(set(followed))}
    assert counts == {"cut": 7, "full": 5, "hand": 13, "tenth": 3, "whole": 2}


@pytest.mark.parametrize(("case", "target", "actual", "full", "printed", "ratio", "follows"), NUMBERS)
def test_a_published_row_has_the_ratio_of_the_rule_and_the_printed_score_follows_what_it_follows(
    case: str, target: str, actual: str, full: str, printed: str, ratio: str, follows: str
) -> None:
    got = _scored(target, actual, full, Proportional())
    assert str(MILLE.apply(got.exact)) == ratio, case
    assert (got.outcome is Outcome.MET) is (follows == "cut")
    shown = Decimal(printed)
    match follows:
        case "whole":
            assert _scored(target, actual, full, WHOLE).points == shown != got.points
        case "tenth":
            assert _scored(target, actual, full, TENTH).points == shown != got.points
        case "cut":
            assert got.points == Decimal(full) > shown
        case "full":
            assert got.points < shown == Decimal(full)
        case _:
            assert shown not in {rounding.apply(got.exact) for rounding in _BY_PLACES.values()}
            assert shown < Decimal(full)


@pytest.mark.parametrize(("case", "target", "actual", "full", "printed"), WORDS)
def test_a_published_row_in_words_is_met_and_yet_earned_less_by_hand(
    case: str, target: str, actual: str, full: str, printed: str
) -> None:
    verdict = judge(parse(target), read_actual(actual), ExactlySide.AT_LEAST)
    assert verdict.outcome is Outcome.MET, case
    assert Decimal(printed) < Decimal(full)


@pytest.mark.parametrize(("capping", "weight"), [(Capping.CAPPED, "10.000"), (Capping.UNCAPPED, "7.728")])
def test_the_weight_that_a_score_without_points_implies_depends_on_the_cap(capping: Capping, weight: str) -> None:
    """Case 111: 5亿元 asked, 6.47亿元 reached, 10 points awarded, no points printed."""
    share = _scored("5亿元", "6.47亿元", "1", Proportional(capping=capping)).exact
    assert str(MILLE.apply(10 / share)) == weight


EXECUTION = """
001 | 0         | 0         | 0         | 10  | 0       | 0.000   | 0     | 0.000   | zero
002 | 250000.00 | 250000.00 | 215457.6  | 10  | 86.19   | 86.183  | 8.62  | 8.618   | cents
003 | 20000.00  | 20000.00  | 9034      | 10  | 45.17   | 45.170  | 4.52  | 4.517   | cents
004 | 43.2      | 43.2      | 37.24     | 10  | 86      | 86.204  | 9     | 8.620   | whole
005 | ~         | 387664.62 | 387664.62 | 10  | 100     | 100.000 | 10    | 10.000  | full
006 | 64.8      | 64.8      | 64.8      | ~   | 100     | 100.000 | ~     | ~       | ~
012 | 0.00      | 3.36      | 3.36      | 10  | 100.00  | 100.000 | 10    | 10.000  | full
016 | ~         | 9.48      | 9.48      | 10  | 100     | 100.000 | 10    | 10.000  | full
017 | 1100      | 1100      | 1100      | 10  | 100     | 100.000 | 10    | 10.000  | full
018 | 329.77    | 329.77    | 338.31    | 10  | 102.59  | 102.590 | ~     | 10.259  | ~
019 | 208       | ~         | 109.8     | ~   | ~       | 52.788  | ~     | ~       | ~
021 | 7.29      | 7.29      | 7.29      | 10  | 100     | 100.000 | 10.00 | 10.000  | full
027 | 660       | 495       | 470.37    | ~   | 95.02   | 95.024  | ~     | ~       | ~
030 | ~         | 300       | 259.45    | ~   | 86.5    | 86.483  | ~     | ~       | ~
033 | ~         | 1.5147    | 1.2458    | ~   | 82.25   | 82.247  | ~     | ~       | ~
036 | 0         | 0         | 0         | 10  | 0       | 0.000   | 0     | 0.000   | zero
038 | ~         | 32.4      | 31.69     | 10  | 97.80   | 97.809  | 9     | 9.781   | down
039 | ~         | 30        | 30        | 10  | 100     | 100.000 | 10    | 10.000  | full
041 | ~         | 309       | 309       | ~   | 100     | 100.000 | ~     | ~       | ~
046 | 5.00      | 5.00      | 5.00      | 10  | 100.00  | 100.000 | ~     | 10.000  | ~
047 | ~         | 65.66     | 65.07     | 10  | 99      | 99.101  | 9     | 9.910   | down
048 | ~         | 194.9     | 194.9     | ~   | 100     | 100.000 | ~     | ~       | ~
049 | 29        | 29        | 27.8      | 9   | 95.8    | 95.862  | 8     | 8.628   | down
050 | ~         | 2.38      | 2.38      | 20  | ~       | 100.000 | 20    | 20.000  | full
051 | ~         | 58000     | 58000     | ~   | 100     | 100.000 | ~     | ~       | ~
054 | ~         | 2380.91   | 0         | ~   | 0       | 0.000   | ~     | ~       | ~
056 | ~         | 4000      | 4000      | ~   | 100     | 100.000 | ~     | ~       | ~
064 | ~         | 2000      | 1157.97   | ~   | 57.89   | 57.899  | ~     | ~       | ~
065 | 6208200   | 6208200   | 6208200   | 100 | 100     | 100.000 | 10    | 100.000 | misprint
067 | 16        | ~         | 10.01     | ~   | 63      | 62.563  | ~     | ~       | ~
070 | ~         | 148       | 46        | ~   | 31.00   | 31.081  | ~     | ~       | ~
072 | ~         | 52.800000 | 30.800000 | ~   | 58.33   | 58.333  | ~     | ~       | ~
074 | ~         | 2330.9    | 2310.4    | ~   | ~       | 99.121  | ~     | ~       | ~
077 | 67463.91  | 36950.00  | 19078.00  | ~   | 51.63   | 51.632  | ~     | ~       | ~
080 | ~         | 4         | 4         | 10  | 100     | 100.000 | 10    | 10.000  | full
083 | ~         | 50        | 10        | 20  | 20      | 20.000  | 4     | 4.000   | cents
084 | ~         | 1500      | 0.00      | 20  | 0.0000  | 0.000   | ~     | 0.000   | ~
092 | ~         | 2565      | 2565      | ~   | 100     | 100.000 | ~     | ~       | ~
095 | ~         | 200       | 195.5     | 20  | 97.75   | 97.750  | 19.55 | 19.550  | cents
100 | 287       | 287       | 171       | 10  | 60      | 59.582  | 6     | 5.958   | printed
103 | ~         | 30075     | 29675     | ~   | 98.67   | 98.670  | ~     | ~       | ~
108 | ~         | 3359.62   | 3359.62   | ~   | 100     | 100.000 | ~     | ~       | ~
109 | ~         | 2596      | 2595.6208 | ~   | 99      | 99.985  | ~     | ~       | ~
111 | ~         | 1000      | 1000      | 20  | 100     | 100.000 | 20    | 20.000  | full
113 | ~         | 811.54    | 811.54    | ~   | 100     | 100.000 | ~     | ~       | ~
114 | 310.2     | ~         | 154.74    | 10  | 50      | 49.884  | 5     | 4.988   | printed
115 | ~         | 3000      | 2700      | ~   | 90      | 90.000  | ~     | ~       | ~
116 | 15        | ~         | 12.53     | ~   | 83.53   | 83.533  | ~     | ~       | ~
118 | 570       | 398.88    | 395.86    | ~   | ~       | 99.243  | ~     | ~       | ~
120 | ~         | 108       | 101.59    | ~   | 94.06   | 94.065  | ~     | ~       | ~
121 | ~         | 300       | 289.14    | ~   | 96.38   | 96.380  | ~     | ~       | ~
125 | 5.28      | 1.96      | 1.96      | 10  | 100.00  | 100.000 | 10    | 10.000  | full
"""
"""case | initial | adjusted | executed | points | printed rate % | rate % | printed score | points x rate | follows

Case 010 has no budget to divide by, 007 and 037 print nothing but a rate: see below.
"""
ROWS = [
    [None if cell == "~" else cell for cell in map(str.strip, line.split("|"))] for line in EXECUTION.split("\n")[1:-1]
]
RULE = evolve(NATIONAL.self_evaluation.execution, overspending=Overspending.UNCAPPED)
FOLLOWED = {
    "cents": Rounding(places=2, mode=RoundingMode.HALF_UP),
    "whole": Rounding(places=0, mode=RoundingMode.HALF_UP),
    "down": Rounding(places=0, mode=RoundingMode.DOWN),
}


def _yuan(text: str | None) -> Yuan | None:
    return None if text is None else yuan(text)


def _budget(row: list[str | None]) -> Budget:
    return Budget(initial=_yuan(row[1]), adjusted=_yuan(row[2]), executed=_yuan(row[3]))


def _number(cell: str | None) -> Decimal:
    assert cell is not None
    return Decimal(cell)


def test_all_budget_rows_are_here() -> None:
    followed = [row[-1] or "~" for row in ROWS]
    counts = {kind: followed.count(kind) for kind in sorted(set(followed))}
    assert counts == {
        "cents": 4,
        "down": 3,
        "full": 10,
        "misprint": 1,
        "printed": 2,
        "whole": 1,
        "zero": 2,
        "~": 29,
    }
    assert all((row[7] is None) is (row[-1] is None) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[str(row[0]) for row in ROWS])
def test_a_published_budget_row_has_the_rate_and_the_points_of_the_rule(row: list[str | None]) -> None:
    share, (full, _, rate, _, exact) = _budget(row).execution, row[4:9]
    if share.is_defined:
        assert str(share.percent(MILLE)) == rate
    else:
        assert (row[-1], share.numerator) == ("zero", Decimal(0))
    if full is not None:
        assert str(MILLE.apply(RULE.exact(share, points(full)))) == exact


@pytest.mark.parametrize("row", [row for row in ROWS if row[-1]], ids=[str(row[0]) for row in ROWS if row[-1]])
def test_the_printed_score_of_a_budget_row_follows_what_it_follows(row: list[str | None]) -> None:
    share, full, printed = _budget(row).execution, points(_number(row[4])), _number(row[7])
    cents = evolve(RULE, rounding=FOLLOWED["cents"]).awarded(share, full)
    match row[-1]:
        case "full":
            assert share.exact == 1
            assert RULE.awarded(share, full) == printed == full
        case "zero":
            assert RULE.awarded(share, full) == printed == 0
            with pytest.raises(UndefinedShareError):
                evolve(RULE, when_zero=ZeroBudget.REFUSE).awarded(share, full)
        case "printed":
            shown = Share.of(_number(row[5]), 100)
            assert RULE.awarded(shown, full) == printed != cents
        case "misprint":
            assert RULE.awarded(share, full) == full != printed == RULE.awarded(share, points(10))
        case "cents":
            assert cents == printed
        case follows:
            assert evolve(RULE, rounding=FOLLOWED[str(follows)]).awarded(share, full) == printed != cents


@pytest.mark.parametrize(("case", "rate", "printed"), [("007", "76", "7.6"), ("037", "79.27", "7.93")])
def test_a_form_that_prints_only_a_rate_is_scored_by_it(case: str, rate: str, printed: str) -> None:
    assert evolve(RULE, rounding=FOLLOWED["cents"]).awarded(Share.of(rate, 100), points(10)) == Decimal(printed), case


def test_a_budget_of_zero_at_the_start_and_none_stated_later_has_no_rate() -> None:
    """Case 010: initial 0, no adjusted amount, 207.4538 executed, printed 100 % and 10 of 10."""
    with pytest.raises(IncompleteError, match=r"budget, adjusted budget: is not stated"):
        Budget(initial=yuan(0), executed=yuan("207.4538")).execution  # noqa: B018 - the property raises


def test_a_budget_above_which_was_spent_earns_more_only_without_a_cap() -> None:
    """Case 018: 102.59 % executed; the score cell is empty."""
    share = Budget(adjusted=yuan("329.77"), executed=yuan("338.31")).execution
    capped = evolve(RULE, overspending=Overspending.CAPPED)
    assert capped.awarded(share, points(10)) == 10
    assert fraction(RULE.awarded(share, points(10))) == share.exact * 10


def test_the_last_digit_of_a_printed_rate_is_often_wrong() -> None:
    wrong: list[str | None] = []
    for row in ROWS:
        share = _budget(row).execution
        if row[5] is None or not share.is_defined:
            continue
        places = len(row[5].partition(".")[2])
        rounded = share.percent(Rounding(places=places, mode=RoundingMode.HALF_UP))
        if Fraction(rounded) != Fraction(row[5]):
            wrong.append(row[0])
    assert wrong == ["002", "038", "049", "064", "070", "109"]
