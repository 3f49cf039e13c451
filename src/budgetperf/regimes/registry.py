"""The regimes that are known, found by administrative division and day; an immutable value that embedders extend."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from attrs import evolve, frozen

from budgetperf.errors import BudgetPerfError, InvalidValueError, require, require_each, require_text
from budgetperf.regimes.donghu import DONGHU
from budgetperf.regimes.dongli import DONGLI
from budgetperf.regimes.jianghan import JIANGHAN
from budgetperf.regimes.national import NATIONAL
from budgetperf.regimes.regime import Regime
from budgetperf.regimes.tianmen import TIANMEN
from budgetperf.regimes.xiuzhou import XIUZHOU
from budgetperf.wire import content_hash

__all__ = ["REGISTRY", "Registry", "UnknownRegimeError", "find"]


class UnknownRegimeError(BudgetPerfError, LookupError):
    """No regime, or more than one, holds for a division on a day; ``facts["known"]`` names what is there."""

    code = "unknown-regime"


@frozen(kw_only=True)
class Registry:
    """Regimes, each code and revision once.

    Attributes:
        revision: which state of the collection this is.
        regimes: the regimes.

    Raises:
        InvalidValueError: a code and revision twice.
    """

    revision: str
    regimes: tuple[Regime, ...]

    def __attrs_post_init__(self) -> None:
        require_text(self.revision, "Registry.revision")
        require_each(self.regimes, Regime, "Registry.regimes")
        names = [str(regime) for regime in self.regimes]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise InvalidValueError(
                f"the registry has {', '.join(twice)} twice, expected each code and revision once.",
                f"规则库中 {'、'.join(twice)} 重复，同一编码和版本应只有一个。",
                found=tuple(twice),
            )

    def with_(self, *regimes: Regime, revision: str | None = None) -> Registry:
        """The registry with further regimes; one of the same code and revision takes the place of the old one.

        Args:
            regimes: the regimes to add.
            revision: the new state; None keeps the old name, though the content hash tells them apart.
        """
        require_each(regimes, Regime, "regimes")
        new = {str(regime) for regime in regimes}
        kept = tuple(regime for regime in self.regimes if str(regime) not in new)
        return evolve(self, revision=revision or self.revision, regimes=(*kept, *regimes))

    @cached_property
    def hash(self) -> str:
        """The SHA-256 of its content: equal registries have equal hashes."""
        return content_hash(self)

    def find(self, division: str, *, on: date) -> Regime:
        """The regime of a division on a day.

        Args:
            division: six digits of GB/T 2260, such as ``"420103"`` for 江汉.
            on: the day; a regime that no document dates holds in the years that attest it.

        Raises:
            UnknownRegimeError: none holds then, or more than one; it names what is there.

        >>> REGISTRY.find("360102", on=date(2022, 12, 31)).zh
        '南昌市东湖区'
        """
        require_text(division, "division")
        require(on, date, "on")
        here = [regime for regime in self.regimes if regime.division == division]
        found = [regime for regime in here if regime.period is not None and regime.period.covers(on)]
        if len(found) == 1:
            return found[0]
        raise self._unknown(
            f"division {division} on {on}", f"区划 {division} 在 {on}", found or here or list(self.regimes), len(found)
        )

    def coded(self, code: str) -> Regime:
        """The regime with a code, such as ``"national"``.

        Raises:
            UnknownRegimeError: there is none, or there are several revisions of it.
        """
        found = [regime for regime in self.regimes if regime.code == code]
        if len(found) == 1:
            return found[0]
        raise self._unknown(f"the code {code}", f"编码 {code}", found or list(self.regimes), len(found))

    def _unknown(self, en: str, zh: str, there: list[Regime], count: int) -> UnknownRegimeError:
        shown_en = "; ".join(_described(regime)[1] for regime in there) or "none"
        shown_zh = "；".join(_described(regime)[0] for regime in there) or "无"
        return UnknownRegimeError(
            f"{count or 'no'} regime{'s hold' if count else ' holds'} for {en}, expected one; there is: {shown_en}.",
            f"{zh} {f'有 {count} 个' if count else '没有'}适用的规则体系，应有一个；现有：{shown_zh}。",
            hint_en="extend the registry with registry.with_(regime)" if not count else "",
            hint_zh="请用 registry.with_(regime) 补充" if not count else "",
            known=tuple(str(regime) for regime in there),
        )


def _described(regime: Regime) -> tuple[str, str]:
    period = regime.period.says if regime.period is not None else None
    zh = [regime.zh, *([regime.division] if regime.division else []), *([period.zh] if period else [])]
    en = [regime.en, *([regime.division] if regime.division else []), *([period.en] if period else [])]
    return " ".join(zh), " ".join(en)


REGISTRY = Registry(revision="1", regimes=(NATIONAL, JIANGHAN, TIANMEN, DONGLI, XIUZHOU, DONGHU))
"""The national rules and those of five districts, as far as their documents were read."""


def find(division: str, *, on: date) -> Regime:
    """The regime of a division on a day, in :data:`REGISTRY`.

    Args:
        division: six digits of GB/T 2260.
        on: the day.

    Raises:
        UnknownRegimeError: none holds then; it names what is there.
    """
    return REGISTRY.find(division, on=on)
