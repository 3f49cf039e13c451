"""Laws of screening over many projects, against an oracle that reads the sentences as plain branches."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.records.kinds import Standing, SubjectKind
from budgetperf.records.projects import Project
from budgetperf.regimes import Regime
from budgetperf.stages.exante import screen
from exante_samples import REGIMES, project

ANSWERS = {
    "major_governs_projects": ("yes", "no"),
    "new_money_includes_increase": ("yes", "no"),
    "growth_from_zero_counts": ("yes", "no"),
    "prior_year_base": ("initial", "adjusted"),
    "revision_counts_as_new": ("yes", "no"),
    "renewal_counts_as_new": ("yes", "no"),
    "upper_level_money_counts": ("yes", "no"),
    "unfunded_last_year_counts_as_new": ("yes", "no"),
}
AMOUNTS = st.one_of(
    st.sampled_from(("0", "0.01", "1999999.99", "2000000", "4999999.99", "5000000", "6500000", "13000000")),
    st.integers(0, 3_000_000_000).map(lambda cents: str(Decimal(cents) / 100)),
)
PROJECTS = st.builds(
    lambda amount, initial, adjusted, subject, standing, major, own: project(
        amount,
        subject=subject,
        standing=standing,
        major=major,
        own="all" if own else "0",
        initial=initial,
        adjusted=adjusted,
    ),
    AMOUNTS,
    AMOUNTS,
    AMOUNTS,
    st.sampled_from(SubjectKind),
    st.sampled_from(Standing),
    st.booleans(),
    st.booleans(),
)
CHOICES = st.fixed_dictionaries({name: st.sampled_from(options) for name, options in ANSWERS.items()})


def chosen(name: str, answers: dict[str, str]) -> Regime:
    regime = REGIMES[name]
    there = {question.choice for question in regime.questions}
    return regime.choose(**{key: value for key, value in answers.items() if key in there})


def oracle(name: str, one: Project, answers: dict[str, str]) -> bool:  # noqa: PLR0911 - one branch for each sentence
    """The sentences of the districts as branches; fractions, and no part of the library's rules."""
    assert one.amount is not None
    assert one.last_year is not None
    amount = Fraction(one.amount)
    base = one.last_year.initial if answers["prior_year_base"] == "initial" else one.last_year.adjusted
    last = Fraction(base or 0)
    own = amount if all(fund.kind.value == "own" for fund in one.funds) else Fraction(0)
    policy, plain = one.subject is SubjectKind.POLICY, one.subject is SubjectKind.PROJECT
    new = (
        one.standing is Standing.NEW
        or (one.standing is Standing.REVISED and answers["revision_counts_as_new"] == "yes")
        or (one.standing is Standing.EXPIRING and answers["renewal_counts_as_new"] == "yes")
    )
    major = bool(one.major)
    weighty = (policy and major) or (plain and (major or answers["major_governs_projects"] == "no"))
    if name == "jianghan":
        fresh = one.standing is Standing.NEW or (one.standing is Standing.EXPIRING and new)
        money = (
            own if fresh else own - last if answers["new_money_includes_increase"] == "yes" and own else Fraction(-1)
        )
        return weighty and money >= 2_000_000
    if name == "tianmen":
        unfunded = one.standing is Standing.CONTINUING and not last
        anew = new or (unfunded and answers["unfunded_last_year_counts_as_new"] == "yes")
        return plain and major and own > 0 and anew
    if name == "dongli":
        return major and (plain or (policy and new))
    if name == "xiuzhou":
        return weighty and own > 0 and (new or one.standing is Standing.REVISED)
    if name == "national":
        return weighty and new
    counted = amount if answers["upper_level_money_counts"] == "yes" else own
    if policy:
        return major and new and (counted > 0 or answers["upper_level_money_counts"] == "yes")
    if not plain:
        return False
    if new:
        return counted >= 5_000_000
    if counted != amount:
        return False
    more = counted - last
    fast = more * 10 >= last * 3 if last else answers["growth_from_zero_counts"] == "yes"
    return more >= 5_000_000 or (fast and more > 0)


@given(PROJECTS, CHOICES, st.sampled_from(sorted(REGIMES)))
def test_all_answers_given_the_oracle_agrees(one: Project, answers: dict[str, str], name: str) -> None:
    """X-07: the same project under six regimes."""
    found = screen(one, chosen(name, answers).screening)
    assert found.required is oracle(name, one, answers)
    assert bp.verify(found).ok


@given(PROJECTS, CHOICES, st.sampled_from(sorted(REGIMES)))
def test_what_is_decided_without_answers_stays_under_every_answer(
    one: Project, answers: dict[str, str], name: str
) -> None:
    """A rule is silent only where an answer matters, and an answer never overturns what the words decide."""
    before = screen(one, REGIMES[name].screening)
    after = screen(one, chosen(name, answers).screening)
    assert after.required is not None
    assert before.required in {None, after.required}


@given(AMOUNTS, AMOUNTS, st.booleans(), CHOICES, st.sampled_from(["jianghan", "donghu"]))
def test_a_decrease_never_triggers_a_test_of_growth(
    amount: str, fall: str, major: bool, answers: dict[str, str], name: str
) -> None:
    """JH-06, DH-06: whatever is asked for is not more than last year's, initial and adjusted."""
    last = str(Decimal(amount) + Decimal(fall))
    one = project(amount, standing=Standing.CONTINUING, major=major, initial=last, adjusted=last)
    assert screen(one, REGIMES[name].screening).required is False
    assert screen(one, chosen(name, answers).screening).required is False
