"""What each regime says of evaluations and of what follows from them, and what it does not say."""

from __future__ import annotations

import pytest
from attrs import evolve

from budgetperf import InvalidValueError, NoPolicyError, from_data, to_data
from budgetperf.regimes import DONGHU, DONGLI, JIANGHAN, NATIONAL, TIANMEN, XIUZHOU, Regime
from budgetperf.regimes.result_rules import ResultRules

KNOWN = {
    "national": {"plans", "balances", "submission"},
    "jianghan": {"plans", "layers", "letters", "orders", "disclosure"},
    "tianmen": {"balances", "letters", "disclosure"},
    "dongli": {"layers", "disclosure"},
    "xiuzhou": {"layers", "letters", "orders", "circulars", "weights"},
    "donghu": {"layers", "letters", "disclosure", "submission"},
}
NAMES = ("plans", "layers", "balances", "letters", "orders", "disclosure", "submission", "circulars", "weights")
REGIMES = (NATIONAL, JIANGHAN, TIANMEN, DONGLI, XIUZHOU, DONGHU)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("regime", REGIMES, ids=str)
def test_what_no_document_says_is_an_error_that_names_it(regime: Regime, name: str) -> None:
    if name in KNOWN[regime.code]:
        assert getattr(regime.results, name) is not None
        return
    with pytest.raises(NoPolicyError) as caught:
        getattr(regime.results, name)
    assert caught.value.facts["policy"] == f"result-{name}"
    assert caught.value.text("zh").startswith("未掌握")


@pytest.mark.parametrize("regime", REGIMES, ids=str)
def test_every_regime_has_gates_and_says_what_results_do(regime: Regime) -> None:
    assert regime.life in regime.tables
    assert regime.application.table in regime.tables
    assert from_data(to_data(regime), Regime) == regime


def test_a_regime_without_them_says_so() -> None:
    bare = Regime(code="x", revision="1", zh="某区", en="a district")
    for name in ("application", "life"):
        with pytest.raises(NoPolicyError, match="are not known here"):
            getattr(bare, name)
    with pytest.raises(NoPolicyError):
        bare.results.letters  # noqa: B018 - the property raises
    with pytest.raises(InvalidValueError):
        ResultRules(code="x", zh="某区", en="a district", letters=NATIONAL.life)  # type: ignore[arg-type]


def test_an_answer_reaches_every_table() -> None:
    """DH-27, XZ-28: what is chosen for a regime is chosen in the use of results too."""
    chosen = DONGHU.choose(below_good_includes_good="no")
    assert chosen.application.table.choices == {"below_good_includes_good": "no"}
    assert chosen.life == DONGHU.life
    adopted = TIANMEN.adopt("not_passed_no_entry", "no_effect")
    assert adopted.life.adopted == ("not_passed_no_entry",)
    assert adopted.application.table.adopted == ("no_effect",)
    assert evolve(adopted, life=TIANMEN.life) != adopted
