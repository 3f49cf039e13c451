"""The regimes that are known, found by administrative division and day; an immutable value that embedders extend.

On one day one regime holds for one division: a registry in which two do cannot be built.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from attrs import evolve, frozen

from budgetperf.errors import BudgetPerfError, InvalidValueError, Problem, require, require_each, require_text
from budgetperf.records.classified import refused
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
    """No regime holds for a division on a day, or not one has a code; ``facts["known"]`` names what is there."""

    code = "unknown-regime"


@frozen(kw_only=True)
class Registry:
    """Regimes, each code and revision once, and no two for one division on one day.

    Attributes:
        revision: which state of the collection this is.
        regimes: the regimes.

    Raises:
        InvalidValueError: a code and revision twice, or two that hold for a division on one day; of these all at once,
            as the fact ``problems``.
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
        if problems := [*self._together()]:
            raise refused("two regimes hold for one division on one day", "同一区划同日有两个规则体系", problems)

    def _together(self) -> Iterator[Problem]:
        for one, other in combinations(self.regimes, 2):
            if one.division is None or one.division != other.division or one.period is None or other.period is None:
                continue
            if (day := one.period.first_day_with(other.period)) is not None:
                yield Problem(path=one.division, en=f"{one} and {other} on {day}", zh=f"{one} 与 {other}，{day}")

    def with_(self, *regimes: Regime, revision: str | None = None) -> Registry:
        """The registry with further regimes; one of the same code and revision takes the place of the old one.

        Args:
            regimes: the regimes to add.
            revision: the new state; None keeps the old name, though the content hash tells them apart.

        Raises:
            InvalidValueError: as :class:`Registry`.
        """
        require_each(regimes, Regime, "regimes")
        new = {str(regime) for regime in regimes}
        kept = tuple(regime for regime in self.regimes if str(regime) not in new)
        return evolve(self, revision=revision or self.revision, regimes=(*kept, *regimes))

    def revised(self, regime: Regime, *, revision: str | None = None) -> Registry:
        """The registry with a regime that is in force from a day; what held for its division ends the day before.

        Nothing that was found for an earlier day is found otherwise.

        Args:
            regime: the new state of a division's rules; its period has a first day.
            revision: the new state of the registry; None keeps the old name.

        Raises:
            InvalidValueError: no division or no first day, one that begins where a later regime holds already, or as
                :class:`Registry`.

        >>> from attrs import evolve
        >>> from budgetperf.regimes.period import Period
        >>> later = Period(since=date(2022, 7, 1), basis=DONGHU.period.basis)
        >>> registry = REGISTRY.revised(evolve(DONGHU, revision="2022-07", period=later))
        >>> print(*(registry.find("360102", on=date(2022, month, 1)) for month in (6, 7)), sep=", ")
        donghu (2022), donghu (2022-07)
        """
        require(regime, Regime, "regime")
        since = None if regime.period is None else regime.period.since
        if regime.division is None or since is None:
            raise InvalidValueError(
                f"the revision {regime} has the division {regime.division} and holds from {since}, expected both.",
                f"规则体系 {regime} 的区划为 {regime.division or '空'}，施行日期为 {since or '空'}，二者均须写明。",
                found=str(regime),
            )
        kept = tuple(_ended(one, since) if one.division == regime.division else one for one in self.regimes)
        return evolve(self, revision=revision or self.revision, regimes=(*kept, regime))

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
            UnknownRegimeError: none holds then; it names what is there.

        >>> REGISTRY.find("360102", on=date(2022, 12, 31)).zh
        '南昌市东湖区'
        """
        require_text(division, "division")
        require(on, date, "on")
        here = [regime for regime in self.regimes if regime.division == division]
        for regime in here:
            if regime.period is not None and regime.period.covers(on):
                return regime
        raise self._unknown(f"division {division} on {on}", f"区划 {division} 在 {on}", here or list(self.regimes), 0)

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


def _ended(regime: Regime, before: date) -> Regime:
    """The regime until the day before a day, where it holds before and after; a regime of later days alone stays."""
    period = regime.period
    if period is None or all(first >= before or last < before for first, last in period.spans):
        return regime
    return evolve(regime, period=evolve(period, until=before - timedelta(days=1)))


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
