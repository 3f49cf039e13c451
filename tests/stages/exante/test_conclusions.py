"""What an ex-ante evaluation comes to: the pass mark, people's verdicts, their effects, conditions and opinions."""

from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.amounts import fraction
from budgetperf.basis import BasisKind
from budgetperf.regimes import DONGHU, JIANGHAN, NATIONAL, TIANMEN, XIUZHOU, Regime
from budgetperf.rules.deciding import MissingFactError, OpenChoiceError
from budgetperf.stages.exante import (
    AmountEffect,
    Asks,
    CheckedMark,
    Conclusion,
    ConclusionPolicy,
    ExanteReview,
    GradedMark,
    LibraryEffect,
    MarkedSheet,
    NotAdoptedError,
    Opinion,
    Precondition,
    ReviewVerdict,
    SheetKind,
    WordShare,
    WordShares,
    conclude,
)
from exante_samples import DAY, NAMES, REGIMES, assumed, marked, sheet

ADOPTED = REGIMES["tianmen"].conclusions
ALONE = ADOPTED.choose(two_sheets="evaluation")
WORDS = WordShares(
    shares=tuple(
        WordShare(word=word, share=bp.Share.of(part, 10)) for word, part in zip("优良中差", (10, 8, 6, 0), strict=True)
    ),
    basis=assumed("shares"),
)


def scored(*totals: str, **more: Any) -> ExanteReview:
    kinds = (SheetKind.EVALUATION, SheetKind.BUDGET_REVIEW)
    return ExanteReview(
        project="p-1", sheets=tuple(marked(total, kind) for total, kind in zip(totals, kinds, strict=False)), **more
    )


def stated(regime: Regime, verdict: str | None, **more: Any) -> Conclusion:
    return conclude(ExanteReview(project="p-1", requested=bp.wan(100), verdict=verdict, **more), regime.conclusions)


@pytest.mark.parametrize(
    ("total", "code", "library"),
    [
        ("84.99", "not_passed", LibraryEffect.REFUSED),
        ("85", "pass", LibraryEffect.ADMITTED),
        ("85.01", "pass", LibraryEffect.ADMITTED),
        ("100", "pass", LibraryEffect.ADMITTED),
        ("0", "not_passed", LibraryEffect.REFUSED),
    ],
)
def test_tm_43_eighty_five_points_pass(total: str, code: str, library: LibraryEffect) -> None:
    """TM-43, X-01: 85分（含）以上; and only what passes enters the city's project library."""
    found = conclude(scored(total), ALONE)
    assert (found.code, found.library, found.amount) == (code, library, None)
    assert found.scores[0].total == bp.points(total)
    assert bp.verify(found).ok
    assert bp.from_data(bp.to_data(found), Conclusion, known=(ALONE, sheet())) == found


def test_tm_43_84_996_does_not_pass_for_being_printed_as_85() -> None:
    assert conclude(scored("84.996"), ALONE).code == "not_passed"


def test_tm_43_in_principle_means_that_a_person_may_decide_otherwise_and_says_why() -> None:
    found = conclude(scored("84.99"), ALONE)
    passed = found.overridden("pass", by="张三", on=DAY, reason="民生急需")
    assert (passed.code, passed.library) == ("pass", LibraryEffect.ADMITTED)
    assert all(word in passed.explain("zh") for word in ("张三", "2022-11-30", "民生急需"))
    assert bp.verify(passed).ok
    assert bp.from_data(bp.to_data(passed), Conclusion, known=(ALONE, sheet())) == passed
    with pytest.raises(bp.InvalidValueError, match=r"Override\.reason"):
        found.overridden("pass", by="张三", on=DAY, reason=" ")
    with pytest.raises(bp.InvalidValueError, match="has no measure support"):
        found.overridden("support", by="张三", on=DAY, reason="民生急需")
    assert (
        conclude(scored("90"), ALONE).overridden("not_passed", by="张三", on=DAY, reason="重复建设").code
        == "not_passed"
    )


def test_tm_43_the_pass_mark_is_proposed_and_runs_only_where_it_is_adopted() -> None:
    with pytest.raises(NotAdoptedError, match=r"policy\.adopt\('pass_mark'\)"):
        conclude(scored("90"), TIANMEN.conclusions)
    assert {basis.kind for basis in ADOPTED.basis.values()} == {BasisKind.PROPOSED}
    assert ADOPTED.status.value == "proposed"
    adopted = TIANMEN.conclusions.adopt("pass_mark", "below_pass_mark")
    assert adopted == ADOPTED


@pytest.mark.parametrize(
    ("evaluation", "review", "codes"),
    [
        ("90", "80", ("not_passed", "pass", "pass")),
        ("80", "90", ("not_passed", "not_passed", "pass")),
        ("80", "89.99", ("not_passed", "not_passed", "not_passed")),
        ("85", "85", ("pass", "pass", "pass")),
    ],
)
def test_tm_42_how_two_sheets_make_one_result_is_chosen_by_name(
    evaluation: str, review: str, codes: tuple[str, ...]
) -> None:
    """TM-42: the sheet of the budget review beside that of the evaluation, item by item."""
    both = scored(evaluation, review)
    found = [conclude(both, ADOPTED.choose(two_sheets=code)) for code in ("each", "evaluation", "mean")]
    assert tuple(one.code for one in found) == codes
    assert [score.kind for score in found[0].scores] == list(SheetKind)
    assert all("choice.two_sheets" in {item.key for item in one.assumptions} for one in found)
    if len(set(codes)) == 1:
        assert conclude(both, ADOPTED).code == codes[0]
    else:
        with pytest.raises(OpenChoiceError) as caught:
            conclude(both, ADOPTED)
        assert caught.value.facts["choices"] == ("two_sheets",)


def test_tm_42_a_sheet_that_is_not_there_is_a_missing_fact() -> None:
    with pytest.raises(MissingFactError, match="the points of the budget review is missing"):
        conclude(scored("90"), ADOPTED.choose(two_sheets="each"))
    with pytest.raises(MissingFactError, match="the points of the ex-ante evaluation is missing"):
        conclude(ExanteReview(project="p-1"), ALONE)


def test_jh_08_the_points_are_summed_by_dimension_in_order() -> None:
    """JH-08, TM-41: five dimensions in their order."""
    found = conclude(scored("87.5"), ALONE)
    assert found.scores[0].levels == tuple(zip(NAMES, map(bp.points, ("20", "20", "20", "20", "7.5")), strict=True))
    assert "c17: points given, 2.5 of 5" in found.explain("en")
    assert "筹资合规性第1项：是，5/5 分" in found.explain("zh")
    assert "筹资合规性第4项：否，0/5 分" in found.explain("zh")


def test_judgements_in_words_count_where_somebody_said_how() -> None:
    marks = tuple(GradedMark(criterion=f"c{i}", word="优良中差"[i % 4]) for i in range(20))
    review = ExanteReview(project="p-1", sheets=(MarkedSheet(sheet=sheet(), marks=marks),))
    with pytest.raises(bp.IncompleteError) as caught:
        conclude(review, ALONE)
    assert len(caught.value.problems) == 20
    assert caught.value.problems[0].text("en") == (
        "evaluation.c0: is judged 优, and nobody said how many points that is: give the policy its words"
    )
    policy = evolve(ALONE, words=WORDS, basis={**ALONE.basis, **assumed("words")})
    found = conclude(review, policy)
    assert found.scores[0].total == 60
    assert {"words.shares", "conclusions.words"} <= {item.key for item in found.assumptions}
    assert "c1: 良, 4 of 5" in found.explain("en")
    assert bp.verify(found).ok
    assert bp.from_data(bp.to_data(found), Conclusion, known=(policy, sheet())) == found


def test_thirds_stay_exact() -> None:
    thirds = WordShares(shares=(WordShare(word="可", share=bp.Share.of(2, 3)),), basis=assumed("shares"))
    marks = tuple(GradedMark(criterion=f"c{i}", word="可") for i in range(20))
    policy = evolve(ALONE, words=thirds, basis={**ALONE.basis, **assumed("words")})
    found = conclude(ExanteReview(project="p-1", sheets=(MarkedSheet(sheet=sheet(), marks=marks),)), policy)
    assert fraction(found.scores[0].total) == Fraction(200, 3)
    assert "200/3≈66.666667" in found.explain("en")


def test_jh_10_two_projects_were_supported() -> None:
    """JH-10: 评估结果应用均为予以支持; what that does to library and amount the document does not say."""
    names = ("江汉区淤泥外运及无害化处置", "市红会医院购置核酸检测设备")
    found = [conclude(ExanteReview(project=name, verdict="support"), JIANGHAN.conclusions) for name in names]
    supported = [one for one in found if one.verdict.zh == "予以支持"]
    assert str(bp.Share.of(len(supported), len(found))) == "2/2"
    assert [(one.library, one.amount) for one in found] == [(None, None)] * 2
    assert stated(JIANGHAN, "support", amount=bp.wan(80)).amount == bp.wan(80)
    with pytest.raises(bp.InvalidValueError, match="has no verdict reject, expected support"):
        stated(JIANGHAN, "reject")


def test_xz_10_three_reports_had_three_outcomes() -> None:
    """XZ-10: one rejected, one returned for revision, the funds of one cut."""
    found = [stated(XIUZHOU, "reject"), stated(XIUZHOU, "return"), stated(XIUZHOU, "cut", amount=bp.wan(60))]
    assert [one.verdict.zh for one in found] == ["不予立项", "退回修改暂不予立项", "核减资金"]
    assert [one.library for one in found] == [LibraryEffect.REFUSED, LibraryEffect.WAITING, LibraryEffect.ADMITTED]
    assert [one.amount for one in found] == [0, None, bp.wan(60)]
    assert all(bp.verify(one).ok for one in found)
    assert [item.key for item in found[2].assumptions] == ["verdict.cut.library"]


def test_xz_26_what_is_rejected_does_not_enter_the_library_and_gets_nothing() -> None:
    """XZ-26: both effects, both read."""
    found = stated(XIUZHOU, "reject")
    assert (found.library, found.amount) == (LibraryEffect.REFUSED, bp.yuan(0))
    assert [basis.kind for basis in found.verdict.basis.values()] == [BasisKind.READ] * 2
    assert "不纳入项目库" in found.explain("zh")
    assert "不安排预算资金，0 元" in found.explain("zh")
    assert "no money, 0 yuan" in found.explain("en")
    assert found.assumptions == ()


@pytest.mark.parametrize(
    ("verdict", "amount", "expected"),
    [
        ("support", None, "1000000"),
        ("support", "1000000", "1000000"),
        ("support", "999999.99", None),
        ("cut", "999999.99", "999999.99"),
        ("cut", "1000000", None),
        ("cut", "0", None),
        ("reject", "0", "0"),
        ("reject", "0.01", None),
    ],
)
def test_the_amount_agrees_with_the_verdict(verdict: str, amount: str | None, expected: str | None) -> None:
    """XZ-10, XZ-26: as asked, cut to something between nothing and that, or nothing."""
    named = None if amount is None else bp.yuan(amount)
    if expected is not None:
        assert stated(XIUZHOU, verdict, amount=named).amount == bp.yuan(expected)
        return
    with pytest.raises(bp.InvalidValueError) as caught:
        stated(XIUZHOU, verdict, amount=named)
    assert str(caught.value).startswith("the evaluators name ")
    assert "评估人写明" in caught.value.text("zh")


def test_a_cut_without_a_request_is_taken_as_named() -> None:
    cut = ExanteReview(project="p-1", verdict="cut", amount=bp.wan(5))
    assert conclude(cut, XIUZHOU.conclusions).amount == bp.wan(5)
    supported = evolve(cut, verdict="support")
    with pytest.raises(bp.InvalidValueError, match="50000 yuan of an unknown amount"):
        conclude(supported, XIUZHOU.conclusions)
    assert conclude(evolve(supported, amount=None), XIUZHOU.conclusions).amount is None


@pytest.mark.parametrize(("verdict", "asks"), [("effective", None), ("inefficient", True), ("ineffective", True)])
def test_dh_09_an_opinion_is_given_on_what_is_inefficient_or_ineffective(verdict: str, asks: bool | None) -> None:
    """DH-09: three outcomes, and an opinion on two of them."""
    opinion = Opinion(adjustment="压缩设备数量", budget="核减 20 万元")
    assert stated(DONGHU, verdict, opinion=opinion).code == verdict
    if asks is None:
        assert stated(DONGHU, verdict).review.opinion is None
        return
    with pytest.raises(bp.IncompleteError, match=f"opinion: the verdict {verdict} asks for one"):
        stated(DONGHU, verdict)


def test_conditions_are_listed_and_must_be_met_before_money_is_paid() -> None:
    """Conditional support: a permit, an agreement; who pays looks which are pending."""
    permit, agreement = Precondition(text="取得施工许可", cleared_on=DAY), Precondition(text="签订运营协议")
    found = stated(NATIONAL, "support_after_conditions", preconditions=(permit, agreement))
    assert found.pending(date(2022, 11, 29)) == (permit, agreement)
    assert found.pending(DAY) == (agreement,)
    assert "condition to be met first: 签订运营协议" in found.explain("en")
    with pytest.raises(bp.IncompleteError, match="preconditions: the verdict support_after_conditions asks for them"):
        stated(NATIONAL, "support_after_conditions")


def test_the_national_conclusions_are_five_and_their_effects_assumed() -> None:
    codes = [verdict.code for verdict in NATIONAL.conclusions.verdicts]
    assert codes == ["support", "support_in_part", "support_after_conditions", "return", "reject"]
    assert stated(NATIONAL, "support_in_part", amount=bp.wan(60)).amount == bp.wan(60)
    assert stated(NATIONAL, "return").amount == 0
    assert [item.key for item in stated(NATIONAL, "reject").assumptions] == [
        "conclusions.status",
        "conclusions.verdicts",
        "verdict.reject.amount",
        "verdict.reject.library",
    ]


def test_all_that_a_verdict_lacks_is_said_at_once() -> None:
    with pytest.raises(bp.IncompleteError) as caught:
        stated(XIUZHOU, "cut")
    assert caught.value.zh == "无法得出评估结论：金额：结论“核减资金”须写明核减后的金额。"
    with pytest.raises(bp.IncompleteError, match="verdict: is not stated, and no points lead to it"):
        stated(XIUZHOU, None)
    with pytest.raises(bp.InvalidValueError, match="the verdict pass is stated, and the points decide"):
        conclude(scored("90", verdict="pass"), ALONE)
    with pytest.raises(bp.InvalidValueError, match="the conclusion was stated by people"):
        stated(XIUZHOU, "reject").overridden("support", by="张三", on=DAY, reason="另议")


def test_a_classified_review_shows_nothing() -> None:
    found = stated(XIUZHOU, "reject", classified=True)
    assert repr(found) == "Conclusion(withheld)"
    assert (found.explain("zh"), found.explain("en")) == ("不予显示", "withheld")
    assert repr(found.review) == "ExanteReview(withheld)"
    with pytest.raises(bp.InvalidValueError) as caught:
        stated(XIUZHOU, "reject", classified=True, amount=bp.yuan("7654321"))
    assert "7654321" not in caught.value.text("zh") + str(caught.value)
    with pytest.raises(bp.InvalidValueError) as caught:
        ExanteReview(project="p-1", classified=True, amount=bp.Yuan(bp.yuan(0) - 7654321))
    assert "7654321" not in caught.value.text("zh") + str(caught.value)


def test_a_conclusion_is_short_in_a_list_and_can_be_stored() -> None:
    found = stated(XIUZHOU, "reject")
    assert repr(found) == "Conclusion('p-1', reject)"
    assert pickle.loads(pickle.dumps(found)) == found
    (difference,) = bp.verify(evolve(found, amount=bp.wan(1))).differences
    assert (difference.path, difference.recomputed) == ("amount", "0")


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (Opinion, "the opinion says nothing"),
        (lambda: Opinion(budget=" "), "the opinion says nothing"),
        (lambda: Precondition(text=""), r"Precondition\.text"),
        (lambda: ExanteReview(project="p", requested=bp.Yuan(-bp.wan(1))), r"ExanteReview\.requested is Decimal"),
        (lambda: ExanteReview(project="p", sheets=(marked("1"), marked("2"))), "the sheets are evaluation, evaluation"),
        (lambda: conclude(1, XIUZHOU.conclusions), "review is int"),  # type: ignore[arg-type]
        (lambda: conclude(ExanteReview(project="p"), XIUZHOU), "policy is Regime"),  # type: ignore[arg-type]
        (lambda: XIUZHOU.conclusions.choose(two_sheets="each"), "has no table: people state the conclusion"),
        (lambda: XIUZHOU.conclusions.adopt("pass_mark"), "has no table"),
    ],
)
def test_what_cannot_be_is_refused(make: Any, found: str) -> None:
    with pytest.raises(bp.InvalidValueError, match=found):
        make()


def test_a_table_leads_to_verdicts_of_its_policy() -> None:
    with pytest.raises(bp.InvalidValueError, match="expected one or more different verdicts and no others"):
        evolve(ADOPTED, verdicts=ADOPTED.verdicts[:1])
    with pytest.raises(bp.InvalidValueError, match="has the verdicts none"):
        evolve(XIUZHOU.conclusions, verdicts=())
    with pytest.raises(bp.InvalidValueError, match="has the verdicts cut, cut"):
        evolve(XIUZHOU.conclusions, verdicts=XIUZHOU.conclusions.verdicts[1:2] * 2)


def test_a_verdict_has_a_ground_for_what_it_does() -> None:
    with pytest.raises(bp.InvalidValueError, match=r"ReviewVerdict\.basis lacks library"):
        ReviewVerdict(code="a", zh="甲", en="a", library=LibraryEffect.ADMITTED, basis={})
    with pytest.raises(bp.InvalidValueError, match=r"ReviewVerdict\.basis has no field amounts"):
        ReviewVerdict(code="a", zh="甲", en="a", basis=assumed("amounts"))
    full = ReviewVerdict(
        code="a",
        zh="甲",
        en="a",
        library=LibraryEffect.WAITING,
        amount=AmountEffect.CUT,
        asks=Asks.OPINION,
        basis=assumed("library", "amount", "asks"),
    )
    assert [item.key for item in full.assumptions] == ["verdict.a.amount", "verdict.a.asks", "verdict.a.library"]
    assert isinstance(NATIONAL.conclusions, ConclusionPolicy)


@pytest.mark.parametrize("kind", [SheetKind, LibraryEffect, AmountEffect, Asks])
def test_every_word_has_both_languages(kind: Any) -> None:
    assert all(one.term.zh != one.term.en for one in kind)


@given(st.lists(st.booleans(), min_size=20, max_size=20))
def test_a_yes_never_lowers_the_total(met: list[bool]) -> None:
    """Monotone: each yes is worth its five points, and the verdict follows the total."""
    marks = tuple(CheckedMark(criterion=f"c{i}", met=one) for i, one in enumerate(met))
    found = conclude(ExanteReview(project="p-1", sheets=(MarkedSheet(sheet=sheet(), marks=marks[::-1]),)), ALONE)
    assert found.scores[0].total == 5 * sum(met)
    assert found.code == ("pass" if sum(met) >= 17 else "not_passed")
    assert sum(fraction(points) for _, points in found.scores[0].levels) == found.scores[0].total


def test_no_verdict_lets_an_amount_above_what_was_asked_stand() -> None:
    """秀洲's 退回修改 says nothing of the amount: one that is named may be lower, never higher."""
    assert stated(XIUZHOU, "return", amount=bp.wan(100)).amount == bp.wan(100)
    with pytest.raises(
        bp.InvalidValueError, match="the evaluators name 9000000 yuan of 1000000, and the verdict is return"
    ):
        stated(XIUZHOU, "return", amount=bp.wan(900))
