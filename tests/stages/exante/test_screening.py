"""Who needs an ex-ante evaluation: each edge of each district, what is exempt, open or missing, and what is shown."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.basis import BasisKind
from budgetperf.records.kinds import SpecialKind, SpecialMatter, Standing, SubjectKind
from budgetperf.records.projects import PriorBudget
from budgetperf.regimes import DONGHU, DONGLI, JIANGHAN, TIANMEN, XIUZHOU
from budgetperf.rules.deciding import MissingFactError
from budgetperf.rules.fact_keys import OriginKind
from budgetperf.stages.exante import NotAdoptedError, Screening, ScreeningOutcome, facts_of, screen
from budgetperf.stages.exante.facts import GROWTH, INCREASE, MAJOR, OWN_INCREASE, SPECIAL
from exante_samples import REGIMES, continuing, project

POLICY = SubjectKind.POLICY
TIANMEN_ADOPTED = REGIMES["tianmen"]
DONGHU_INITIAL = DONGHU.choose(prior_year_base="initial")


def required(project_: Any, regime: Any, **stated: Any) -> bool | None:
    return screen(project_, regime.screening, **stated).required


@pytest.mark.parametrize(
    ("amount", "expected"), [("0", False), ("1999999.99", False), ("2000000", True), ("2000000.01", True)]
)
def test_jh_06_new_money_of_two_million_is_enough(amount: str, expected: bool) -> None:
    """JH-06, X-01: 以上 includes the figure; no new money needs no evaluation."""
    assert required(project(amount), JIANGHAN) is expected


@pytest.mark.parametrize(("initial", "expected"), [("3000000.01", False), ("3000000", True), ("2999999.99", True)])
def test_jh_06_an_increase_counts_where_somebody_chose_so(initial: str, expected: bool) -> None:
    """JH-06: 新增资金 as the increase of a continuing project, in both readings of the words."""
    grown = project("5000000", standing=Standing.CONTINUING, initial=initial, adjusted=initial)
    assert required(grown, JIANGHAN.choose(new_money_includes_increase="yes")) is expected
    assert required(grown, JIANGHAN.choose(new_money_includes_increase="no")) is False


@pytest.mark.parametrize(("own", "expected"), [("1999999.99", False), ("2000000", True)])
def test_jh_06_only_the_districts_money_counts(own: str, expected: bool) -> None:
    assert required(project("90000000", own=own), JIANGHAN) is expected


def test_jh_07_the_regulation_stands_with_every_outcome() -> None:
    found = screen(project("2000000"), JIANGHAN.screening)
    assert str(found.policy.regulation) == "《江汉区预算事前绩效评估操作规程（试行）》（江财〔2021〕49号）"
    assert "（江财〔2021〕49号）" in found.explain("zh")
    assert "试行" in found.explain("zh")
    assert "on trial" in found.explain("en")
    assert [basis.kind for basis in found.bases] == [BasisKind.READ] * 2


@pytest.mark.parametrize(("amount", "expected"), [("4999999.99", False), ("5000000", True), ("5000000.01", True)])
def test_dh_06_a_new_project_of_five_million(amount: str, expected: bool) -> None:
    """DH-06, X-01: a new project of 500万元 or more, major or not."""
    assert required(project(amount, major=None), DONGHU) is expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("12999999.99", False), ("13000000", True), ("13000000.01", True), ("10000000", False), ("1", False)],
)
def test_dh_06_growth_of_thirty_percent(amount: str, expected: bool) -> None:
    """DH-06, X-01: 达到30％ includes 30 %; what does not grow, and what shrinks, is not asked for."""
    assert required(continuing(amount, "10000000"), DONGHU) is expected


@pytest.mark.parametrize(("amount", "expected"), [("104999999.99", False), ("105000000", True), ("105000000.01", True)])
def test_dh_06_an_increase_of_five_million(amount: str, expected: bool) -> None:
    """DH-06, X-01: 或 joins the tests; here the growth is about 5 %."""
    assert required(continuing(amount, "100000000"), DONGHU) is expected


def test_dh_06_a_new_major_policy_of_any_amount() -> None:
    assert required(project("0.01", subject=POLICY), DONGHU) is True
    assert required(project("900000000", subject=POLICY, major=False), DONGHU) is False


@pytest.mark.parametrize(
    ("amount", "outcome", "chosen"),
    [
        ("0", "not_required", {}),
        ("4999999.99", "silent", {}),
        ("4999999.99", "required", {"growth_from_zero_counts": "yes"}),
        ("4999999.99", "not_required", {"growth_from_zero_counts": "no"}),
        ("0", "not_required", {"growth_from_zero_counts": "yes"}),
        ("5000000", "required", {}),
    ],
)
def test_dh_06_a_base_of_zero_is_not_divided_by(amount: str, outcome: str, chosen: dict[str, str]) -> None:
    """DH-06: over zero there is no rate; 500万元 more decide by themselves, and nothing more is no growth."""
    regime = DONGHU.choose(**chosen) if chosen else DONGHU
    found = screen(continuing(amount, "0"), regime.screening)
    assert found.outcome.value == outcome
    assert found.open == (("growth_from_zero_counts",) if outcome == "silent" else ())


def test_dh_06_two_bases_of_which_one_is_zero_ask_for_the_question_that_matters() -> None:
    """Initially nothing, adjusted to as much as now: first what growth from zero means, then which base."""
    raised = continuing("4000000", "0", "4000000")
    assert screen(raised, DONGHU.screening).open == ("growth_from_zero_counts",)
    counted = DONGHU.choose(growth_from_zero_counts="yes")
    assert screen(raised, counted.screening).open == ("prior_year_base",)
    assert required(raised, counted.choose(prior_year_base="initial")) is True
    assert required(raised, DONGHU.choose(growth_from_zero_counts="no")) is False


@pytest.mark.parametrize("kind", [SpecialKind.EMERGENCY, SpecialKind.DISASTER_RELIEF])
def test_dh_05_emergency_and_disaster_relief_are_exempt_and_the_reason_is_kept(kind: SpecialKind) -> None:
    found = screen(project("30000000", special=SpecialMatter(kind=kind, reason="防汛应急抢险")), DONGHU.screening)
    assert (found.outcome, found.required) == (ScreeningOutcome.EXEMPT, False)
    assert found.ruling is not None
    assert (found.ruling.reason, found.ruling.exempt) == ("防汛应急抢险", "special_matters")
    assert "防汛应急抢险" in found.explain("zh")


def test_dh_05_whether_other_matters_are_special_is_a_question() -> None:
    other = project("30000000", special=SpecialMatter(kind=SpecialKind.OTHER, reason="重大活动保障"))
    found = screen(other, DONGHU.screening)
    assert (found.outcome, found.open) == (ScreeningOutcome.SILENT, ("other_matters_are_special",))
    assert found.ruling is None
    assert found.bases == (DONGHU.screening.basis["passage"],)
    answers = {code: screen(other, DONGHU.choose(other_matters_are_special=code).screening) for code in ("yes", "no")}
    assert [one.outcome.value for one in answers.values()] == ["exempt", "required"]


def test_an_exemption_is_asked_only_where_the_rules_have_one() -> None:
    """DH-05: the reason of a special matter says nothing under 江汉's rules."""
    found = screen(
        project("3000000", special=SpecialMatter(kind=SpecialKind.EMERGENCY, reason="抢险")), JIANGHAN.screening
    )
    assert found.outcome is ScreeningOutcome.REQUIRED
    assert found.ruling is not None
    assert found.ruling.reason is None


@pytest.mark.parametrize("standing", Standing)
def test_dl_10_major_projects_are_evaluated_whether_new_or_continuing(standing: Standing) -> None:
    """DL-10: the continuing ones too, and for what is revised or renewed both readings agree."""
    assert required(project("1", standing=standing), DONGLI) is True
    assert required(project("1", standing=standing, major=False), DONGLI) is False


@pytest.mark.parametrize(
    ("standing", "expected"), [(Standing.NEW, True), (Standing.CONTINUING, False), (Standing.REVISED, None)]
)
def test_dl_10_a_policy_must_be_new(standing: Standing, expected: bool | None) -> None:
    assert required(project("1", subject=POLICY, standing=standing), DONGLI) is expected


@pytest.mark.parametrize(
    ("standing", "expected"),
    [(Standing.NEW, True), (Standing.REVISED, True), (Standing.CONTINUING, False), (Standing.EXPIRING, None)],
)
def test_xz_09_what_is_new_or_revised_on_district_money(standing: Standing, expected: bool | None) -> None:
    """XZ-09: a revised policy needs it too; no amount is named, and money from above alone is not district money."""
    assert required(project("0.01", subject=POLICY, standing=standing), XIUZHOU) is expected
    assert required(project("9000000", subject=POLICY, standing=standing, own="0"), XIUZHOU) is False


def test_tm_44_newly_requested_major_projects_on_city_money() -> None:
    """TM-44: all of the conditions; each alone keeps the project outside."""
    assert required(project("1"), TIANMEN_ADOPTED) is True
    assert required(project("1", major=False), TIANMEN_ADOPTED) is False
    assert required(project("1", own="0"), TIANMEN_ADOPTED) is False
    assert required(project("1", subject=POLICY), TIANMEN_ADOPTED) is False
    assert required(continuing("1", "0"), TIANMEN_ADOPTED) is False


def test_tm_44_a_proposal_runs_only_where_it_is_adopted_by_name() -> None:
    with pytest.raises(NotAdoptedError) as caught:
        screen(project("1"), TIANMEN.screening)
    assert caught.value.code == "not-adopted"
    assert caught.value.facts["proposals"] == ("newly_requested",)
    assert "every rule is a proposal that binds nobody" in str(caught.value)
    assert "policy.adopt('newly_requested')" in str(caught.value)
    assert "各条规则均为建议，尚无约束力。" in caught.value.text("zh")
    found = screen(project("1"), TIANMEN.screening.adopt("newly_requested"))
    assert {basis.kind for basis in found.bases} == {BasisKind.PROPOSED}
    assert "proposed" in found.explain("en")


@pytest.mark.parametrize("regime", REGIMES)
def test_a_department_as_a_whole_is_neither_policy_nor_project(regime: str) -> None:
    assert required(project("90000000", subject=SubjectKind.DEPARTMENT), REGIMES[regime]) is False


@pytest.mark.parametrize(
    ("case", "regime", "lacks"),
    [
        (project(None), JIANGHAN, ["own_money"]),
        (project("5000000", own=None), JIANGHAN, ["own_money"]),
        (project("5000000", standing=None), XIUZHOU, ["standing"]),
        (project("5000000", major=None), TIANMEN_ADOPTED, ["major"]),
        (project("5000000", standing=Standing.CONTINUING, own=None), DONGHU_INITIAL, None),
    ],
)
def test_a_missing_fact_is_named_with_the_rule_and_its_ground(case: Any, regime: Any, lacks: list[str] | None) -> None:
    with pytest.raises(MissingFactError) as caught:
        screen(case, regime.screening)
    paths = [problem.path.removeprefix("facts.") for problem in caught.value.problems]
    own = ["own_money", "own_growth_over_initial", "own_increase_over_initial"]
    assert paths == (lacks or ["growth_over_initial", "increase_over_initial", *own])
    source = regime.screening.table.rules[0].basis.document
    assert source is not None
    assert all(source.title in problem.en for problem in caught.value.problems)


def test_a_fact_that_does_not_matter_may_be_missing() -> None:
    """Of a new project nobody needs last year's budget, and 东湖 asks of a project nothing about major."""
    assert required(project("5000000", major=None), DONGHU) is True
    assert required(project("1", major=None), JIANGHAN) is False


def test_mixed_money_is_told_where_somebody_states_the_increase() -> None:
    """A request of both kinds of money does not say how much of the increase is own money."""
    mixed = project("9000000", standing=Standing.CONTINUING, own="4000000", initial="5000000", adjusted="5000000")
    chosen = JIANGHAN.choose(new_money_includes_increase="yes", prior_year_base="initial")
    with pytest.raises(MissingFactError, match="own_increase_over_initial"):
        screen(mixed, chosen.screening)
    fact = OWN_INCREASE[PriorBudget.INITIAL]
    for own, expected in (("1999999.99", False), ("2000000", True)):
        found = screen(mixed, chosen.screening, stated=[fact.known(bp.yuan(own))])
        assert found.required is expected
        assert bp.verify(found).ok
        assert bp.from_data(bp.to_data(found), Screening, known=(chosen,)) == found


def test_where_no_money_is_the_districts_own_money_does_not_grow() -> None:
    """Without any own money this year nobody needs to know last year's."""
    above = continuing("20000000", "10000000", own="0")
    assert screen(above, DONGHU.screening).open == ("upper_level_money_counts",)
    assert required(above, DONGHU.choose(upper_level_money_counts="no")) is False
    assert required(above, DONGHU.choose(upper_level_money_counts="yes")) is True


def test_what_the_caller_states_goes_before_the_record() -> None:
    found = screen(project("3000000", major=False), TIANMEN_ADOPTED.screening, stated=(MAJOR.known(True),))
    assert found.required is True


def test_facts_say_where_they_come_from() -> None:
    """X-09 and the brief: recorded or computed, with the figures in words."""
    facts = facts_of(project("13500000", standing=Standing.CONTINUING, initial="10000000", adjusted="11000000"))
    growth = facts.get(GROWTH[PriorBudget.ADJUSTED].key)
    assert growth is not None
    assert growth.origin.kind is OriginKind.COMPUTED
    assert growth.origin.zh == "本年 13500000 元，上年全年预算数 11000000 元"
    increase = facts.get(INCREASE[PriorBudget.INITIAL].key)
    assert increase is not None
    assert increase.value == bp.wan(350)
    own = facts.get(OWN_INCREASE[PriorBudget.INITIAL].key)
    assert own is not None
    assert own.origin.en == "13500000 yuan (all of it own money) against 10000000 yuan, the initial budget of last year"
    special = facts.get(SPECIAL.key)
    assert special is not None
    assert special.origin.zh == "项目记录未列为特殊事项"
    assert {one.origin.kind for one in facts.known} == {OriginKind.RECORDED, OriginKind.COMPUTED}


def test_major_is_never_inferred_from_the_amount() -> None:
    assert facts_of(project("99999999999", major=None)).get(MAJOR.key) is None


def test_facts_of_a_record_that_states_little() -> None:
    bare = project(None, standing=None, major=None, initial="1")
    assert [one.key.code for one in facts_of(bare).known] == ["subject", "special"]
    only = project("2", standing=None, major=None, adjusted="1", own=None)
    codes = [one.key.code for one in facts_of(only).known]
    assert codes == ["subject", "special", "amount", "increase_over_adjusted", "growth_over_adjusted"]


def test_what_is_not_required_says_which_condition_fails() -> None:
    found = screen(project("1999999.99"), JIANGHAN.screening)
    assert "found 1999999.99 yuan, does not hold" in found.explain("en")
    assert "实为 1999999.99 元，不成立" in found.explain("zh")


def test_a_silent_outcome_lists_the_options() -> None:
    found = screen(project("13500000", standing=Standing.EXPIRING, initial="1", adjusted="1"), XIUZHOU.screening)
    assert found.required is None
    assert "open renewal_counts_as_new" in found.explain("en")
    assert "  yes: what is renewed counts as new" in found.explain("en")
    assert "no：到期续做视同延续" in found.explain("zh")
    assert found.passage == XIUZHOU.screening.passage
    assert found.assumptions == ()


def test_the_answers_are_recorded_in_the_result() -> None:
    chosen = DONGHU_INITIAL.screening
    found = screen(continuing("13500000", "10000000", "11000000"), chosen)
    assert [item.key for item in found.assumptions] == ["choice.prior_year_base", "exante.own-last-year"]
    assert "以上年年初预算数为基数" in found.explain("zh").splitlines()[-2]


def test_a_classified_project_shows_nothing() -> None:
    """X-05: neither in the representation nor in the explanation, whatever comes out."""
    secret = project("7654321", classified=True)
    found = screen(secret, JIANGHAN.screening)
    assert found.required is True
    assert repr(found) == "Screening(withheld)"
    assert found.explain("en") == "withheld"
    assert found.explain("zh") == "不予显示"
    assert bp.verify(found).ok


def test_a_screening_is_short_in_a_list_and_can_be_stored() -> None:
    found = screen(project("5000000"), DONGHU.screening)
    assert repr(found) == "Screening('示例项目', required, donghu.screening)"
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(found) == hash(screen(project("5000000"), DONGHU.screening))
    forged = evolve(found, outcome=ScreeningOutcome.NOT_REQUIRED)
    (difference,) = bp.verify(forged).differences
    assert difference.path == "outcome"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("project", DONGHU.screening), "project is str, expected Project."),
        ((project("1"), DONGHU), "policy is Regime, expected ScreeningPolicy."),
    ],
)
def test_something_else_is_refused(arguments: Any, found: str) -> None:
    with pytest.raises(bp.InvalidValueError, match=found):
        screen(*arguments)
    with pytest.raises(bp.InvalidValueError, match="project is int"):
        facts_of(1)  # type: ignore[arg-type]
    with pytest.raises(bp.InvalidValueError, match="item 1 of stated is str"):
        screen(project("1"), DONGHU.screening, stated=("major",))  # type: ignore[arg-type]


def test_a_screening_policy_leads_to_required_or_not() -> None:
    own = DONGHU.screening
    other = evolve(own.table, measures=own.table.measures[::-1])
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(own, table=other)
    assert caught.value.en == (
        "the table donghu.screening.table leads to not_required, required, expected required and not_required."
    )
    assert caught.value.zh == (
        "决策表“东湖区事前绩效评估的范围”的措施为 not_required, required，应为 required 和 not_required。"
    )
    with pytest.raises(bp.InvalidValueError, match="lacks passage"):
        evolve(own, basis={name: basis for name, basis in own.basis.items() if name != "passage"})
    with pytest.raises(bp.InvalidValueError, match=r"ScreeningPolicy\.passage"):
        evolve(own, passage=" ")
    assert own.choose(prior_year_base="initial").table.choices == {"prior_year_base": "initial"}
    with pytest.raises(bp.InvalidValueError, match="chooses prior_year_base=last"):
        own.choose(prior_year_base="last")
    assert [one.choice for one in own.questions] == [
        "other_matters_are_special",
        "revision_counts_as_new",
        "renewal_counts_as_new",
        "upper_level_money_counts",
        "prior_year_base",
        "growth_from_zero_counts",
    ]


def test_last_years_budget_as_own_money_is_an_assumption_that_is_listed() -> None:
    """江汉's 新增资金 is the district's own; a record does not say whose last year's money was."""
    jianghan = JIANGHAN.choose(
        prior_year_base="initial", new_money_includes_increase="yes", major_governs_projects="yes"
    ).screening
    grown = project("5000000", standing=Standing.CONTINUING, initial="5000000")
    found = screen(grown, jianghan)
    assert found.outcome.value == "not_required"
    assert "exante.own-last-year" in [item.key for item in found.assumptions]
    new = screen(project("5000000"), jianghan)
    assert "exante.own-last-year" not in [item.key for item in new.assumptions]
    assert bp.verify(found).ok
