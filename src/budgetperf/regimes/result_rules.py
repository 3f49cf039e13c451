"""What a jurisdiction says of evaluations and what follows: letters, publication, appraisal, idle money."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from budgetperf.regimes.stage_rules import StageRules
from budgetperf.rules.decisions import DecisionTable
from budgetperf.stages.appraisals import SeriesWeights
from budgetperf.stages.disclosure import CircularSchedule, DisclosurePolicy, SubmissionPolicy
from budgetperf.stages.evaluations import LayerScheme, PlanPolicy
from budgetperf.stages.rectification import RectificationPolicy

__all__ = ["ResultRules"]


@frozen(kw_only=True)
class ResultRules(StageRules):
    """How evaluations are organised and what is done with them, besides next year's money.

    Attributes:
        code: stable name.
        zh: what they are for, in Chinese, such as 秀洲区评价结果应用.
        en: the same in English.
        plans: what a plan of an evaluation must have before fieldwork.
        layers: which evaluations stand inside which.
        balances: what becomes of surplus and carried-over money.
        letters: how problems that an evaluation found are put right.
        orders: how what a circular or a review of targets orders is put right.
        disclosure: what is published when and where.
        submission: what is submitted to the congress.
        circulars: which circulars a year has.
        weights: what budget performance weighs in the general appraisal.

    Raises:
        InvalidValueError: a policy for something else.
        NoPolicyError: a policy is asked for that is not known here.

    >>> from budgetperf.regimes import XIUZHOU
    >>> len(XIUZHOU.results.circulars.kinds)
    3
    """

    _plans: PlanPolicy | None = field(default=None, alias="plans")
    _layers: LayerScheme | None = field(default=None, alias="layers")
    _balances: DecisionTable | None = field(default=None, alias="balances")
    _letters: RectificationPolicy | None = field(default=None, alias="letters")
    _orders: RectificationPolicy | None = field(default=None, alias="orders")
    _disclosure: DisclosurePolicy | None = field(default=None, alias="disclosure")
    _submission: SubmissionPolicy | None = field(default=None, alias="submission")
    _circulars: CircularSchedule | None = field(default=None, alias="circulars")
    _weights: SeriesWeights | None = field(default=None, alias="weights")

    @property
    def plans(self) -> PlanPolicy:
        """What a plan of an evaluation must have before fieldwork."""
        return self._known(self._plans, "result-plans")

    @property
    def layers(self) -> LayerScheme:
        """Which evaluations stand inside which."""
        return self._known(self._layers, "result-layers")

    @property
    def balances(self) -> DecisionTable:
        """What becomes of surplus and carried-over money."""
        return self._known(self._balances, "result-balances")

    @property
    def letters(self) -> RectificationPolicy:
        """How problems that an evaluation found are put right."""
        return self._known(self._letters, "result-letters")

    @property
    def orders(self) -> RectificationPolicy:
        """How what a circular or a review of targets orders is put right."""
        return self._known(self._orders, "result-orders")

    @property
    def disclosure(self) -> DisclosurePolicy:
        """What is published when and where."""
        return self._known(self._disclosure, "result-disclosure")

    @property
    def submission(self) -> SubmissionPolicy:
        """What is submitted to the congress."""
        return self._known(self._submission, "result-submission")

    @property
    def circulars(self) -> CircularSchedule:
        """Which circulars a year has."""
        return self._known(self._circulars, "result-circulars")

    @property
    def weights(self) -> SeriesWeights:
        """What budget performance weighs in the general appraisal."""
        return self._known(self._weights, "result-weights")

    @classmethod
    def _kinds(cls) -> Mapping[str, type[object]]:
        return _KINDS


_KINDS: dict[str, type[object]] = {
    "plans": PlanPolicy,
    "layers": LayerScheme,
    "balances": DecisionTable,
    "letters": RectificationPolicy,
    "orders": RectificationPolicy,
    "disclosure": DisclosurePolicy,
    "submission": SubmissionPolicy,
    "circulars": CircularSchedule,
    "weights": SeriesWeights,
}
