"""The gate before a budget request as the regimes write it down."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, RuleStatus
from budgetperf.regimes.building import Ground
from budgetperf.rules.comparing import all_of, no, yes
from budgetperf.rules.decisions import DecisionTable, HitPolicy, Otherwise, Rule
from budgetperf.stages.exante.requests import (
    ADMITTED,
    BEFORE_START,
    EVALUATED,
    EVALUATION_REQUIRED,
    MAY_NOT_REQUEST,
    MAY_REQUEST,
    REQUEST_MEASURES,
    RequestPolicy,
)

__all__ = ["admitted_only", "before_start", "request_policy"]

_REFUSED = (MAY_NOT_REQUEST.code,)


def admitted_only(ground: Ground, words: tuple[str, str]) -> Rule:
    """No request for what was evaluated and not admitted to the project library."""
    when = all_of(yes(EVALUATION_REQUIRED), yes(EVALUATED), no(ADMITTED))
    return ground.rule("not_admitted", when, _REFUSED, words)


def before_start(ground: Ground, words: tuple[str, str]) -> Rule:
    """No request for what was evaluated on the day of its start or later; practice as reported, not a binding rule."""
    when = all_of(yes(EVALUATION_REQUIRED), yes(EVALUATED), no(BEFORE_START))
    basis = ground.says(*words, kind=BasisKind.REPORTED)
    return Rule(code="after_start", when=when, then=_REFUSED, basis=basis, status=RuleStatus.REPORTED_PRACTICE)


def request_policy(
    code: str, name: tuple[str, str], ground: Ground, words: tuple[str, str], *further: Rule
) -> RequestPolicy:
    """The gate of one jurisdiction: no request without a completed evaluation where one is required.

    Args:
        code: the jurisdiction's code.
        name: its name in both languages.
        ground: where its words stand.
        words: the words of the gate with their English.
        further: other rows.
    """
    without = ground.rule("not_evaluated", all_of(yes(EVALUATION_REQUIRED), no(EVALUATED)), _REFUSED, words)
    free = Basis(
        kind=ground.kind,
        document=ground.document,
        zh="所引文字之外的，未限制预算申请",
        en="what these words do not name, they do not keep from requesting a budget",
    )
    return RequestPolicy(
        code=f"{code}.requests",
        revision=ground.revision,
        zh=f"{name[0]}预算申请的前置条件",
        en=f"conditions of a budget request in {name[1]}",
        status=ground.status,
        table=DecisionTable(
            code=f"{code}.requests.table",
            revision=ground.revision,
            zh=f"{name[0]}可否申请预算",
            en=f"whether a budget may be requested in {name[1]}",
            measures=REQUEST_MEASURES,
            rules=(without, *further),
            hit=HitPolicy.EVERY,
            otherwise=Otherwise(then=(MAY_REQUEST.code,), basis=free),
        ),
        basis={"status": ground.status_basis(), "table": ground.says(*words)},
    )
