"""What a place makes public of whom, of which year, where, and from when on."""

from __future__ import annotations

from types import NoneType

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require_each, require_fields, require_filled
from budgetperf.records.organisations import OrganisationLevel
from budgetperf.rules.calendar import PrintedDate
from budgetperf.stages.disclosure.publications import Disclosed

__all__ = ["DisclosureItem", "DisclosurePolicy"]


@frozen(kw_only=True)
class DisclosureItem:
    """One thing that is made public each year.

    Attributes:
        what: what it is.
        offset: the budget year that it is about, counted from the year of publication: 0 for that year's budget, -1
            for the accounts of the year before.
        arranged: the day or month, without a year, on which publication is arranged; None where not said.
    """

    what: Disclosed
    offset: int
    arranged: PrintedDate | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, Disclosed, "what")
        require_fields(self, int, "offset")
        require_fields(self, (PrintedDate, NoneType), "arranged")
        if self.arranged is not None and self.arranged.year is not None:
            raise InvalidValueError(
                f"DisclosureItem.arranged is {self.arranged}, expected a day or month of any year.",
                f"公开事项的布置日期为 {self.arranged}，应为不含年份的日期。",
                found=str(self.arranged),
            )


@frozen(kw_only=True)
class DisclosurePolicy:
    """What is made public.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what they are called.
        en: the same in English.
        status: whether they bind.
        level: of whom: departments, first-level units or all units.
        items: what, each once; at least one.
        channels: where; None where the documents do not say.
        basis: the ground of each.

    Raises:
        InvalidValueError: nothing, or the same thing twice.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    level: OrganisationLevel
    items: tuple[DisclosureItem, ...]
    channels: tuple[str, ...] | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_fields(self, OrganisationLevel, "level")
        require_each(self.items, DisclosureItem, "DisclosurePolicy.items")
        if self.channels is not None:
            require_each(self.channels, str, "DisclosurePolicy.channels")
        check_bases(self, self.basis, optional=("channels",))
        what = [(item.what, item.offset) for item in self.items]
        if not what or len(set(what)) < len(what):
            found = ", ".join(f"{one.value}{offset:+}" for one, offset in what) or "nothing"
            said = "、".join(f"{one.term.zh}（{offset:+} 年）" for one, offset in what) or "空"
            raise InvalidValueError(
                f"DisclosurePolicy.items are {found}, expected one or more different ones.",
                f"公开事项为 {said}，应有一项以上且互不相同。",
                found=found,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("disclosure", self, self.basis)
