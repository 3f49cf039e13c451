"""What the words of ex-ante rules leave open, and the conditions that several regimes share.

Five districts write their triggers in one sentence each, and questions remain that no sentence answers: does 重大 in
重大政策和项目 govern the projects too? Each is a question with two answers here. Nobody's answer is the default, and a
result names the answers that it used.
"""

from __future__ import annotations

from collections.abc import Callable

from budgetperf.amounts import Rate, Share, Yuan, rate, yuan
from budgetperf.records.kinds import SpecialKind, Standing, SubjectKind
from budgetperf.records.projects import PriorBudget
from budgetperf.rules.comparing import all_of, any_of, at_least, more_than, not_, one_of, rate_is, yes
from budgetperf.rules.conditions import Condition, Open, Reading, Relation
from budgetperf.rules.facts import Fact
from budgetperf.stages.exante.facts import (
    GROWTH,
    INCREASE,
    MAJOR,
    OWN_GROWTH,
    OWN_INCREASE,
    OWN_MONEY,
    SPECIAL,
    STANDING,
    SUBJECT,
)

__all__ = [
    "IS_MAJOR",
    "IS_POLICY",
    "IS_PROJECT",
    "IS_REVISED",
    "MAJOR_POLICY_OR_PROJECT",
    "NEEDS_OWN_MONEY",
    "SPECIAL_MATTER",
    "by_standing",
    "grown",
    "increased_own_money",
    "own_or_all",
    "requested_anew",
]


def _question(choice: str, words: tuple[str, str], *readings: tuple[str, str, str, Condition]) -> Open:
    return Open(
        choice=choice,
        zh=words[0],
        en=words[1],
        readings=tuple(Reading(code=code, zh=zh, en=en, when=when) for code, zh, en, when in readings),
    )


IS_POLICY = one_of(SUBJECT, SubjectKind.POLICY.value)
IS_PROJECT = one_of(SUBJECT, SubjectKind.PROJECT.value)
IS_MAJOR = yes(MAJOR)
NEEDS_OWN_MONEY = more_than(OWN_MONEY, yuan(0))
"""区级财政安排, 需区级资金安排: some of the money is the level's own."""
IS_REVISED = one_of(STANDING, Standing.REVISED.value)

MAJOR_POLICY_OR_PROJECT = any_of(
    all_of(IS_POLICY, IS_MAJOR),
    all_of(
        IS_PROJECT,
        _question(
            "major_governs_projects",
            (
                "“重大政策和项目”中的“重大”是否也限定“项目”，即非重大的项目是否不在范围内",
                "Does 重大 in 重大政策和项目 govern the projects too, so that one that is not major stays outside?",
            ),
            ("yes", "“重大”也限定“项目”", "重大 governs the projects too", IS_MAJOR),
            ("no", "“重大”仅限定“政策”", "重大 governs the policies only", IS_PROJECT),
        ),
    ),
)
"""重大政策和项目: a major policy; a project that must be major under one reading of the words."""


def _revised(yes_then: Condition, no_then: Condition) -> Open:
    return _question(
        "revision_counts_as_new",
        (
            "修订现行政策是否视同新出台（新增）政策",
            "Does revising a policy that exists count as issuing (adding) a new one?",
        ),
        ("yes", "修订视同新增", "what is revised counts as new", yes_then),
        ("no", "修订不视同新增", "what is revised does not count as new", no_then),
    )


def _renewed(yes_then: Condition, no_then: Condition) -> Open:
    return _question(
        "renewal_counts_as_new",
        (
            "到期后拟继续实施的政策和项目是否视同新增，还是视同延续",
            "Does something that expires and is to be renewed count as new, or as continuing?",
        ),
        ("yes", "到期续做视同新增", "what is renewed counts as new", yes_then),
        ("no", "到期续做视同延续", "what is renewed counts as continuing", no_then),
    )


def _standing(*standings: Standing) -> Condition:
    return one_of(STANDING, *(standing.value for standing in standings))


def by_standing(
    *, new: Condition | None = None, continuing: Condition | None = None, revised: Condition | None = None
) -> Condition:
    """What is asked of new things, of continuing ones, and of those for which the words leave open which they are.

    One condition for all of them, so that the two readings of a renewal are compared and not counted as two rules.

    Args:
        new: what is asked of what is new; None where nothing more is asked.
        continuing: what is asked of what continues; None where the words do not name it.
        revised: what is asked of what is revised; None where the words do not say whether that is new.
    """
    is_revised, is_expiring = _standing(Standing.REVISED), _standing(Standing.EXPIRING)
    renewed = _renewed(new or is_expiring, continuing or not_(is_expiring))
    branches: tuple[tuple[Condition, Condition | None], ...] = (
        (_standing(Standing.NEW), new),
        *([(_standing(Standing.CONTINUING), continuing)] if continuing is not None else []),
        (is_revised, revised or _revised(new or is_revised, continuing or not_(is_revised))),
        (is_expiring, renewed),
    )
    return any_of(*(here if then is None or then == here else all_of(here, then) for here, then in branches))


def _over(test: Callable[[PriorBudget], Condition]) -> Open:
    return _question(
        "prior_year_base",
        (
            "增幅和增加金额以上年年初预算为基数，还是以上年调整后预算为基数",
            "Is growth measured against last year's budget as first approved (initial) or as adjusted?",
        ),
        *(
            (over.value, f"以{over.term.zh}为基数", f"growth is over the {over.term.en}", test(over))
            for over in PriorBudget
        ),
    )


def increased_own_money(least: Yuan) -> Open:
    """新增资金 of what is not new: under one reading the increase of own money, under the other it has none.

    Args:
        least: the increase that is enough, in yuan; it is itself included.
    """
    return _question(
        "new_money_includes_increase",
        (
            "“新增资金”是否包括延续性项目比上年增加的资金，还是仅指新设政策和项目的资金",
            "Does 新增资金 include the increase of what continues, or is it only money of new policies and projects?",
        ),
        (
            "yes",
            "“新增资金”包括比上年增加的资金",
            "新增资金 includes the increase over last year",
            all_of(at_least(OWN_MONEY, least), _over(lambda over: at_least(OWN_INCREASE[over], least))),
        ),
        (
            "no",
            "“新增资金”仅指新设政策和项目的资金",
            "新增资金 is only the money of new policies and projects",
            _standing(Standing.NEW),
        ),
    )


def requested_anew() -> Open:
    """新申请 of what continues: under one reading a project without money last year asks for money anew."""
    return _question(
        "unfunded_last_year_counts_as_new",
        (
            "延续性项目上年没有预算、本年申请资金的，是否属于“新申请”的项目",
            "A project that continues had no budget last year and asks for money now: is it newly requested (新申请)?",
        ),
        (
            "yes",
            "上年没有预算的，属于新申请",
            "what had no budget last year is newly requested",
            _over(lambda over: _unfunded(GROWTH[over])),
        ),
        (
            "no",
            "延续性项目不属于新申请",
            "what continues is not newly requested",
            _standing(Standing.NEW),
        ),
    )


def _unfunded(growth: Fact[Rate | Share]) -> Condition:
    """Last year's amount is zero: growth over it is neither below zero nor from zero on, but undefined."""
    nothing = rate("0%")
    told = (rate_is(growth, relation, nothing, undefined=False) for relation in (Relation.LESS_THAN, Relation.AT_LEAST))
    return not_(any_of(*told))


def own_or_all(*, own: Condition, every: Condition) -> Open:
    """区级财政支出 in a title: under one reading a transfer from a higher level is part of it.

    Args:
        own: what is asked of the own money.
        every: what is asked of all the money.
    """
    return _question(
        "upper_level_money_counts",
        (
            "使用上级资金安排的支出是否属于“区级财政支出”",
            "Is spending out of a higher level's money 区级财政支出 (spending of the district's budget)?",
        ),
        ("yes", "使用上级资金的支出计算在内", "spending out of a higher level's money counts", every),
        ("no", "仅计算本级财政资金的支出", "only spending of own money counts", own),
    )


def grown(least: Rate, amount: Yuan, *, own: bool) -> Open:
    """增幅达到 … 或增加金额 … 以上: growth by the rate or by the amount, each included.

    Over a base of zero there is no rate. Whether that counts as reaching it is a question; no increase never does.

    Args:
        least: the growth that is enough, 0.3 for 30 %.
        amount: the increase that is enough, in yuan.
        own: whether only own money is looked at.
    """
    increases, growths = (OWN_INCREASE, OWN_GROWTH) if own else (INCREASE, GROWTH)

    def fast(over: PriorBudget) -> Open:
        growth = growths[over]
        risen = more_than(increases[over], yuan(0))
        return _question(
            "growth_from_zero_counts",
            (
                "上年预算为零、本年有预算时增幅无法计算，是否视为达到规定的增幅",
                "Last year's budget is zero and this year's is not: does that count as reaching the rate of growth?",
            ),
            (
                "yes",
                "上年预算为零的，视为达到规定的增幅",
                "growth from zero counts as reaching the rate",
                all_of(rate_is(growth, Relation.AT_LEAST, least, undefined=True), risen),
            ),
            (
                "no",
                "上年预算为零的，不视为达到规定的增幅",
                "growth from zero does not count as reaching the rate",
                rate_is(growth, Relation.AT_LEAST, least, undefined=False),
            ),
        )

    return _over(lambda over: any_of(fast(over), at_least(increases[over], amount)))


SPECIAL_MATTER = any_of(
    one_of(SPECIAL, SpecialKind.EMERGENCY.value, SpecialKind.DISASTER_RELIEF.value),
    all_of(
        one_of(SPECIAL, SpecialKind.OTHER.value),
        _question(
            "other_matters_are_special",
            (
                "“应急、救灾等特殊事项”中的“等”是否包括应急、救灾以外的事项",
                "Does 等 in 应急、救灾等特殊事项 admit matters other than emergency and disaster relief?",
            ),
            (
                "yes",
                "“等”包括其他特殊事项",
                "等 admits other special matters",
                one_of(SPECIAL, SpecialKind.OTHER.value),
            ),
            (
                "no",
                "仅限应急、救灾",
                "only emergency and disaster relief",
                not_(one_of(SPECIAL, SpecialKind.OTHER.value)),
            ),
        ),
    ),
)
"""应急、救灾等特殊事项: whether 等 admits further matters is a question."""
