"""Bonus and malus outside the base points: worked cases, the laws, the account and the refusals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Exact, Share, fraction, points
from budgetperf.basis import Basis, BasisKind, Document
from budgetperf.errors import BudgetPerfError, InexactNumberError, InvalidValueError, UndefinedShareError
from budgetperf.evidence import verify
from budgetperf.rules.adjustments import Adjusted, Adjustment, AdjustmentRule, TotalCap, adjust
from budgetperf.wire import dumps, loads
from rule_samples import based

NAMES = ("most_added", "most_taken", "cap")
HUNDRED = points(100)
SEEN = Basis(kind=BasisKind.REPORTED, document=Document(title="示例办法"), zh="调整指标", en="adjustment indicators")


def _rule(added: str = "5", taken: str = "10", cap: TotalCap = TotalCap.AT_WHOLE) -> AdjustmentRule:
    return AdjustmentRule(most_added=points(added), most_taken=points(taken), cap=cap, basis=based(*NAMES))


def _items(*worth: str) -> tuple[Adjustment, ...]:
    return tuple(Adjustment(code=f"x{i}", name=f"事项{i}", points=Decimal(one)) for i, one in enumerate(worth))


RULE, OPEN = _rule(), _rule(cap=TotalCap.NONE)


@pytest.mark.parametrize(
    ("base", "worth", "rule", "added", "taken", "total"),
    [
        ("88.5", (), RULE, "0", "0", "88.5"),
        ("88.5", ("3",), RULE, "3", "0", "91.5"),
        ("88.5", ("3", "4"), RULE, "5", "0", "93.5"),
        ("88.5", ("-3", "-4.25"), RULE, "0", "7.25", "81.25"),
        ("88.5", ("-8", "-4"), RULE, "0", "10", "78.5"),
        ("88.5", ("9", "-12"), RULE, "5", "10", "83.5"),
        ("96", ("3", "4"), RULE, "5", "0", "100"),
        ("96", ("3", "4"), OPEN, "5", "0", "101"),
        ("100", ("10",), _rule("10", "0", TotalCap.NONE), "10", "0", "110"),
        ("100", ("3", "-2"), RULE, "3", "2", "100"),
        ("3", ("-7",), RULE, "0", "7", "0"),
        ("3", ("-7", "2"), RULE, "2", "7", "0"),
        ("0", ("-0.01",), RULE, "0", "0.01", "0"),
        ("88.5", ("9", "-9"), _rule("0", "0"), "0", "0", "88.5"),
        ("103", (), RULE, "0", "0", "100"),
        ("103", ("-2",), OPEN, "0", "2", "101"),
    ],
)
def test_bonus_and_malus_move_the_total_no_further_than_the_rule_says(
    base: str, worth: tuple[str, ...], rule: AdjustmentRule, added: str, taken: str, total: str
) -> None:
    got = adjust(Decimal(base), _items(*worth), whole=HUNDRED, rule=rule)
    assert (got.added, got.taken, got.total) == (Decimal(added), Decimal(taken), Decimal(total))
    assert verify(got)
    assert loads(dumps(got), Adjusted) == got


@pytest.mark.parametrize("base", [Decimal("91.9"), Share.of(1710, 19), Share.of(250, 3)])
def test_a_total_that_does_not_end_stays_exact(base: Exact) -> None:
    got = adjust(base, _items("2", "-0.5"), whole=HUNDRED, rule=RULE)
    assert fraction(got.total) == fraction(base) + Fraction(3, 2)
    assert loads(dumps(got), Adjusted) == got


def test_a_table_of_base_points_and_ten_extra_reaches_110() -> None:
    """Two published forms print 110: a scheme of 100 points with extra ones, and no cap."""
    assert adjust(Decimal(100), _items("4", "6"), whole=HUNDRED, rule=_rule("10", "10", TotalCap.NONE)).total == 110


def test_the_cap_is_the_whole_of_the_base_points_whatever_that_is() -> None:
    got = [adjust(Decimal(88), _items("5"), whole=points(whole), rule=RULE).total for whole in (90, 93, 120)]
    assert got == [90, 93, 93]


CENTS = st.integers(0, 15_000).map(lambda cents: Decimal(cents) / 100)
WORTH = st.integers(-2000, 2000).filter(bool).map(lambda cents: Decimal(cents) / 100)
LIMIT = st.integers(0, 2000).map(lambda cents: points(Decimal(cents) / 100))
GIVEN_RULES = st.builds(
    AdjustmentRule, most_added=LIMIT, most_taken=LIMIT, cap=st.sampled_from(TotalCap), basis=st.just(based(*NAMES))
)
GIVEN_ITEMS = st.lists(WORTH, max_size=5).map(lambda worth: _items(*map(str, worth)))


@given(CENTS, GIVEN_ITEMS, GIVEN_RULES)
def test_the_total_is_that_of_the_plain_sentence(
    base: Decimal, items: tuple[Adjustment, ...], rule: AdjustmentRule
) -> None:
    added, taken = Fraction(0), Fraction(0)
    for item in items:
        if item.points > 0:
            added += Fraction(item.points)
        else:
            taken += Fraction(-item.points)
    added = added if added <= rule.most_added else Fraction(rule.most_added)
    taken = taken if taken <= rule.most_taken else Fraction(rule.most_taken)
    total = Fraction(base) + added - taken
    if rule.cap is TotalCap.AT_WHOLE and total > 100:
        total = Fraction(100)
    got = adjust(base, items, whole=HUNDRED, rule=rule)
    assert (fraction(got.added), fraction(got.taken)) == (added, taken)
    assert fraction(got.total) == (max(0, total))


@given(CENTS, GIVEN_ITEMS, GIVEN_RULES, st.randoms(use_true_random=False))
def test_the_order_of_the_items_does_not_matter(
    base: Decimal, items: tuple[Adjustment, ...], rule: AdjustmentRule, random: Any
) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)
    one, other = (adjust(base, order, whole=HUNDRED, rule=rule) for order in (items, tuple(shuffled)))
    assert (one.added, one.taken, one.total) == (other.added, other.taken, other.total)


@given(CENTS, CENTS, GIVEN_ITEMS, GIVEN_RULES, WORTH)
def test_the_total_is_bounded_and_never_falls_with_the_base_or_a_bonus(
    base: Decimal, other: Decimal, items: tuple[Adjustment, ...], rule: AdjustmentRule, worth: Decimal
) -> None:
    low, high = (fraction(adjust(one, items, whole=HUNDRED, rule=rule).total) for one in sorted((base, other)))
    assert 0 <= low <= high
    if rule.cap is TotalCap.AT_WHOLE:
        assert high <= 100
    more = (*items, Adjustment(code="more", name="另一项", points=worth))
    plain = fraction(adjust(base, items, whole=HUNDRED, rule=rule).total)
    moved = fraction(adjust(base, more, whole=HUNDRED, rule=rule).total)
    assert moved >= plain if worth > 0 else moved <= plain


def test_the_account_names_the_base_every_item_and_what_counts() -> None:
    got = adjust(Decimal("88.50"), _items("3", "4", "-2.50"), whole=HUNDRED, rule=evolve(RULE, basis=_seen()))
    assert got.explain("zh").split("\n") == [
        "调整后总分 91：88.5 + 5 - 2.5",
        "  依据：调整指标：示例办法〔据公开报道或配置〕",
        "  事项0：加 3",
        "  事项1：加 4",
        "  事项2：减 2.5",
    ]
    assert got.explain("en").split("\n") == [
        "adjusted total 91: 88.5 + 5 - 2.5",
        "  basis: adjustment indicators: 示例办法 [reported]",
        "  事项0: +3",
        "  事项1: +4",
        "  事项2: -2.5",
    ]


def _seen() -> dict[str, Basis]:
    return dict.fromkeys(NAMES, SEEN)


@pytest.mark.parametrize(
    ("base", "worth", "zh", "en"),
    [
        ("98", "5", TotalCap.AT_WHOLE.says.zh, TotalCap.AT_WHOLE.says.en),
        ("3", "-5", "不低于零", "not below zero"),
    ],
)
def test_the_account_says_why_a_total_is_not_the_sum(base: str, worth: str, zh: str, en: str) -> None:
    got = adjust(Decimal(base), _items(worth), whole=HUNDRED, rule=evolve(RULE, basis=_seen()))
    assert zh in got.explain("zh")
    assert en in got.explain("en")


@pytest.mark.parametrize(("base", "worth"), [("95", "5"), ("5", "-5"), ("90", "5"), ("0", "0.5")])
def test_a_total_that_is_the_sum_needs_no_reason(base: str, worth: str) -> None:
    got = adjust(Decimal(base), _items(worth), whole=HUNDRED, rule=evolve(RULE, basis=_seen()))
    assert [step.key for step in got.explanation.parts] == ["adjustment"]


def test_an_assumed_rule_is_listed_and_cites_nobody() -> None:
    got = adjust(Decimal(90), _items("1"), whole=HUNDRED, rule=OPEN)
    assert [item.key for item in got.assumptions] == [
        "adjustment.cap",
        "adjustment.most_added",
        "adjustment.most_taken",
    ]
    assert (got.assumptions[0].zh, got.assumptions[0].en) == (
        "加分后总分可超过满分",
        "a bonus may lift the total above the whole",
    )
    assert got.explanation.cited() == ()
    assert adjust(Decimal(90), (), whole=HUNDRED, rule=evolve(RULE, basis=_seen())).assumptions == ()


def test_a_forged_total_is_named() -> None:
    got = adjust(Decimal(96), _items("3", "4"), whole=HUNDRED, rule=RULE)
    found = verify(evolve(got, total=Decimal(103), added=Decimal(7)))
    assert [difference.path for difference in found.differences] == ["added", "total"]


@pytest.mark.parametrize(
    ("base", "codes", "en", "zh", "found"),
    [
        ("-0.5", ("a", "b"), "the total is -0.5, expected 0 or more.", "总分为 -0.5，应不小于 0。", "-0.5"),
        (
            "90",
            ("b", "a", "b", "a", "c"),
            "the adjustments ['a', 'b'] stand twice, expected each code once.",
            "调整项 ['a', 'b'] 重复，编码应各不相同。",
            ("a", "b"),
        ),
    ],
)
def test_a_base_below_zero_and_a_code_twice_are_refused(
    base: str, codes: tuple[str, ...], en: str, zh: str, found: object
) -> None:
    items = tuple(Adjustment(code=code, name="事项", points=Decimal(1)) for code in codes)
    with pytest.raises(InvalidValueError) as caught:
        adjust(Decimal(base), items, whole=HUNDRED, rule=RULE)
    assert (caught.value.en, caught.value.zh) == (en, zh)
    assert caught.value.facts == {"found": found}


@pytest.mark.parametrize("worth", [Decimal(0), Decimal("-0.00")])
def test_an_item_that_is_worth_nothing_is_refused(worth: Decimal) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Adjustment(code="a", name="创新", points=worth)
    assert caught.value.en == "the adjustment 'a' is worth 0 points, expected more or less."
    assert caught.value.zh == "调整项“a”为 0 分，应为加分或扣分。"
    assert caught.value.facts == {"found": worth}


@pytest.mark.parametrize("worth", [1, "1", 1.5, True, Decimal("NaN"), Decimal("Infinity")])
def test_an_item_that_is_no_exact_number_is_refused(worth: Any) -> None:
    with pytest.raises(InvalidValueError):
        Adjustment(code="a", name="创新", points=worth)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"most_added": 5}, r"AdjustmentRule\.most_added is int, expected Decimal\. Hint: use points\(\)"),
        ({"most_taken": Decimal(-1)}, r"points are -1, expected 0 or more"),
        ({"most_added": Decimal("NaN")}, r"points is NaN, expected a finite number"),
        ({"cap": "none"}, r"AdjustmentRule\.cap is str, expected TotalCap"),
        ({"basis": based("cap", "most_added")}, r"AdjustmentRule\.basis lacks most_taken"),
    ],
)
def test_a_rule_of_other_types_or_without_a_basis_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        evolve(RULE, **change)


def test_the_verb_refuses_other_types() -> None:
    any_: Any = 96
    listed: Any = [_items("1")[0]]
    with pytest.raises(InvalidValueError, match=r"^base is int, expected Decimal \| Share\."):
        adjust(any_, (), whole=HUNDRED, rule=RULE)
    with pytest.raises(InvalidValueError, match=r"^adjustments is list, expected tuple\."):
        adjust(Decimal(96), listed, whole=HUNDRED, rule=RULE)
    with pytest.raises(InvalidValueError, match=r"^rule is int, expected AdjustmentRule\."):
        adjust(Decimal(96), (), whole=HUNDRED, rule=any_)
    with pytest.raises(InexactNumberError):
        adjust(Decimal(96), (), whole=any_ + 0.5, rule=RULE)
    with pytest.raises(UndefinedShareError):
        adjust(Share.of(1, 0), (), whole=HUNDRED, rule=RULE)


@pytest.mark.parametrize("base", [Decimal("NaN"), Decimal("Infinity")])
def test_a_base_that_is_no_exact_number_is_refused_like_everywhere(base: Decimal) -> None:
    with pytest.raises(BudgetPerfError):
        adjust(base, (), whole=HUNDRED, rule=RULE)


def test_an_item_of_another_type_is_refused_like_everywhere() -> None:
    items: Any = ("创新",)
    with pytest.raises(InvalidValueError):
        adjust(Decimal(96), items, whole=HUNDRED, rule=RULE)
