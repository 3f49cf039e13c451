"""The measures that a result may lead to, each with what it does to next year's money and how severe it is.

The order of severity is data: 0 changes nothing, below 0 stands what favours a project, above 0 what tightens. A
measure without a rank says nothing of next year's money. No document ranks its measures, so every rank is assumed.
"""

from __future__ import annotations

from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.errors import InvalidValueError, require_fields, require_filled
from budgetperf.rules.rows import Measure
from budgetperf.terms import Term, term

__all__ = ["CONSEQUENCES", "Consequence", "MoneyEffect", "consequences"]


class MoneyEffect(Enum):
    """Which amounts a measure leaves, from the widest to the narrowest; none of them is more than was asked for."""

    FREE = "free"
    NO_NEW_MONEY = "no_new_money"
    LESS_OR_NOTHING = "less_or_nothing"
    LESS = "less"
    NOTHING = "nothing"

    @property
    def term(self) -> Term:
        """The effect in both languages."""
        return term(f"money-effect.{self.value}")

    @property
    def tightness(self) -> int:
        """How low the ceiling is: the two kinds of less have the same one."""
        return {"free": 0, "no_new_money": 1, "less_or_nothing": 2, "less": 2, "nothing": 3}[self.value]


@frozen(kw_only=True)
class Consequence:
    """A measure and what it does to next year's money.

    Attributes:
        code: stable name for programs.
        zh: the measure in Chinese.
        en: the measure in English.
        effect: which amounts it leaves.
        rank: how severe it is; None for a measure that says nothing of next year's money.

    Raises:
        InvalidValueError: an effect on the money without a rank.

    >>> Consequence(code="reduce", zh="核减", en="reduce", effect=MoneyEffect.LESS, rank=5).measure.zh
    '核减'
    """

    code: str
    zh: str
    en: str
    effect: MoneyEffect = MoneyEffect.FREE
    rank: int | None = None

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_fields(self, MoneyEffect, "effect")
        require_fields(self, (int, NoneType), "rank")
        if self.rank is None and self.effect is not MoneyEffect.FREE:
            raise InvalidValueError(
                f"the measure {self.code} leaves {self.effect.term.en} and has no rank, expected one.",
                f"措施“{self.zh}”的效果为“{self.effect.term.zh}”，应有轻重次序。",
                found=self.code,
            )

    @property
    def measure(self) -> Measure:
        """The measure as a decision table names it."""
        return Measure(code=self.code, zh=self.zh, en=self.en)


def _plain(code: str, zh: str, en: str) -> Consequence:
    return Consequence(code=code, zh=zh, en=en)


def _ranked(code: str, zh: str, en: str, rank: int, effect: MoneyEffect = MoneyEffect.FREE) -> Consequence:
    return Consequence(code=code, zh=zh, en=en, rank=rank, effect=effect)


CONSEQUENCES: tuple[Consequence, ...] = (
    _ranked("prioritise", "优先保障", "prioritise", -2),
    _ranked("support", "予以支持", "support", -1),
    _ranked("maintain", "维持", "maintain", 0),
    _ranked("consider", "作为预算安排依据", "take as a ground of the budget", 0),
    _ranked("hold_new_projects", "严控新增项目", "strictly control new projects", 1),
    _ranked("strict", "从严安排预算", "budget strictly", 1),
    _ranked("tight", "从紧安排预算", "budget tightly", 1),
    _ranked("hold_new_money", "控制新增资金", "hold new money", 2, MoneyEffect.NO_NEW_MONEY),
    _ranked(
        "restructure_reduce_or_cancel",
        "调整支出方向和结构、减少或取消",
        "change direction and structure, reduce or cancel",
        3,
        MoneyEffect.NO_NEW_MONEY,
    ),
    _ranked("reduce", "核减", "reduce", 4, MoneyEffect.LESS),
    _ranked(
        "reduce_or_defer",
        "调减或整改到位后再予安排",
        "reduce, or defer until it is put right",
        5,
        MoneyEffect.LESS_OR_NOTHING,
    ),
    _ranked("reduce_or_cancel", "缩减或取消", "reduce or cancel", 5, MoneyEffect.LESS_OR_NOTHING),
    _ranked("stop_or_reduce", "该停的停、该减的减", "stop or reduce", 5, MoneyEffect.LESS_OR_NOTHING),
    _ranked("not_admitted", "不入库", "not admitted to the library", 6, MoneyEffect.NOTHING),
    _ranked("no_budget", "不安排预算", "no budget", 6, MoneyEffect.NOTHING),
    _ranked("cancel", "核销", "cancel", 6, MoneyEffect.NOTHING),
    _plain("suspend", "暂停", "suspend"),
    _plain("recover", "收回", "recover"),
    _plain("reactivate", "盘活", "reactivate"),
    _plain("adjust", "调整", "adjust"),
    _plain("merge", "整合", "merge"),
    _plain("revise_target", "限期修改", "revise by a fixed day"),
    _plain("rectify", "限期整改", "put right by a fixed day"),
    _plain("no_similar_project", "不安排同类新项目", "no similar new project"),
    _plain("revise_policy", "修订制度", "revise the policy"),
    _plain("asset_rule", "按资产管理制度配置、处置", "deal with assets by their rules"),
    _plain("circulate", "通报", "circulate"),
    _plain("hold_accountable", "问责", "hold accountable"),
    _plain("reward", "奖励（以奖代补）", "reward"),
)
"""The field's measures, from the mildest for the money on."""


def consequences(*codes: str) -> tuple[Consequence, ...]:
    """The measures of :data:`CONSEQUENCES` with these codes, in its order.

    Raises:
        InvalidValueError: there is no such measure.

    >>> [one.zh for one in consequences("cancel", "reduce")]
    ['核减', '核销']
    """
    known = {one.code for one in CONSEQUENCES}
    if strange := [code for code in codes if code not in known]:
        raise InvalidValueError(
            f"there is no measure {', '.join(strange)}, expected some of {', '.join(sorted(known))}.",
            f"没有措施 {'、'.join(strange)}，应在 {'、'.join(sorted(known))} 之中。",
            found=tuple(strange),
        )
    return tuple(one for one in CONSEQUENCES if one.code in codes)
