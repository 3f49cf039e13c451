"""What differs between two jurisdictions, with both values and their grounds."""

from __future__ import annotations

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.regimes import DONGHU, JIANGHAN, NATIONAL, REGISTRY, TIANMEN, XIUZHOU, Regime, RegimeDiff, diff


@pytest.mark.parametrize("regime", REGISTRY.regimes, ids=str)
def test_a_regime_does_not_differ_from_itself(regime: Regime) -> None:
    assert diff(regime, regime).differences == ()


@pytest.mark.parametrize("one", REGISTRY.regimes, ids=str)
@pytest.mark.parametrize("other", REGISTRY.regimes, ids=str)
def test_a_difference_has_two_sides(one: Regime, other: Regime) -> None:
    """Symmetric: the same places with the sides exchanged."""
    forth, back = diff(one, other).differences, diff(other, one).differences
    assert {(each.path, each.one, each.other) for each in forth} == {(each.path, each.other, each.one) for each in back}
    assert bool(forth) is (one is not other)


def test_x_07_two_districts_differ_in_their_triggers() -> None:
    found = diff(JIANGHAN, DONGHU)
    by_path = {each.path: each for each in found.differences}
    new_money = by_path["screening.table.rules.new_money"]
    assert new_money.one is not None
    assert new_money.other is None
    assert new_money.one.zh.startswith("（（与上年相比为新增，且本级财政资金达到 2000000 元以上（含）")
    assert [str(basis.document) for basis in new_money.one.bases] == ["《江汉区2022年预算绩效管理工作推进情况》"]
    assert by_path["screening.table.exemptions.special_matters"].other is not None
    assert "screening.table.questions.prior_year_base" not in by_path, "both leave the base open"
    text = found.explain("en")
    assert text.startswith(f"{len(found.differences)} rules differ between Jianghan District and Donghu District")
    assert "Jianghan District: nothing is said" in text
    assert "武汉市江汉区：未规定" in found.explain("zh")


def test_a_changed_figure_is_one_difference_with_both_values() -> None:
    policy = NATIONAL.self_evaluation
    execution = evolve(
        policy,
        scale=evolve(policy.scale, bands=(evolve(policy.scale.bands[0], floor=bp.points(95)), *policy.scale.bands[1:])),
    )
    (found,) = diff(NATIONAL, evolve(NATIONAL, self_evaluation=execution)).differences
    assert found.path == "self_evaluation.scale.bands.excellent.floor"
    assert found.one is not None
    assert found.other is not None
    assert (found.one.zh, found.other.zh) == ("90", "95")
    assert found.one.bases == (policy.scale.basis["bands"],)


def test_an_answer_and_an_adoption_are_differences() -> None:
    (chosen,) = diff(DONGHU, DONGHU.choose(prior_year_base="initial")).differences
    assert chosen.path == "screening.table.questions.prior_year_base"
    assert chosen.one is not None
    assert chosen.other is not None
    assert chosen.one.en.startswith("open: Is growth measured")
    assert chosen.other.en == "growth is over the initial budget of last year"
    (adopted,) = diff(TIANMEN, TIANMEN.adopt("pass_mark")).differences
    assert (adopted.path, adopted.one) == ("conclusions.table.adopted.pass_mark", None)
    assert adopted.other is not None
    assert (adopted.other.zh, adopted.other.en) == ("已采纳", "adopted")


def test_words_of_both_languages_are_shown() -> None:
    by_path = {each.path: each for each in diff(XIUZHOU, NATIONAL).differences}
    status = by_path["screening.status"]
    assert status.one is not None
    assert status.other is not None
    assert (status.one.zh, status.other.en) == ("试行", "in force")
    verdict = by_path["conclusions.verdicts.cut"]
    assert verdict.one is not None
    assert (verdict.one.zh, verdict.one.en) == ("核减资金", "funds cut")
    assert by_path["self_evaluation.scale.bands.excellent.floor"].one is None


def test_a_diff_is_a_result() -> None:
    found = diff(JIANGHAN, DONGHU)
    assert bp.verify(found).ok
    assert bp.from_data(bp.to_data(found), RegimeDiff, known=(JIANGHAN, DONGHU)) == found
    with pytest.raises(bp.InvalidValueError, match="one is str"):
        diff("a", DONGHU)  # type: ignore[arg-type]
    with pytest.raises(bp.InvalidValueError, match="other is str"):
        diff(DONGHU, "b")  # type: ignore[arg-type]
