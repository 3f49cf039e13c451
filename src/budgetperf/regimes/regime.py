"""What a jurisdiction's rules are made of."""

from __future__ import annotations

from attrs import frozen

from budgetperf.errors import InvalidValueError
from budgetperf.stages.evaluations import SelfEvaluationPolicy

__all__ = ["Regime"]


@frozen(kw_only=True)
class Regime:
    """The policies of one jurisdiction.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: the jurisdiction's name in Chinese.
        en: its name in English.
        self_evaluation: the rules of the unit's self-evaluation.
    """

    code: str
    revision: str
    zh: str
    en: str
    self_evaluation: SelfEvaluationPolicy

    def __attrs_post_init__(self) -> None:
        if not (self.code and self.revision):
            raise InvalidValueError(
                "a regime needs a code and a revision.", "规则体系须有编码和版本。", found=self.code
            )

    def __str__(self) -> str:
        return f"{self.code} ({self.revision})"
