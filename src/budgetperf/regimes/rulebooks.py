"""The rules of a place as a book: one framework and what supports it, issued here, forwarded from above or revised.

「升级打造预算绩效管理“1+X”制度体系，即在1个全面实施意见纲领制度基础上」: a forwarded rule stays the rule of whoever
wrote it, and its origin is kept.
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, Document, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_text
from budgetperf.regimes.documents import XIUZHOU_2021
from budgetperf.regimes.reviews.grounds import read
from budgetperf.terms import Term, term

__all__ = ["XIUZHOU_BOOK", "BookedRule", "RuleBook", "RuleOrigin"]


class RuleOrigin(Enum):
    """How a rule came to apply in a place: issued there (出台), forwarded from above (转发) or revised (修订)."""

    ISSUED = "issued"
    FORWARDED = "forwarded"
    REVISED = "revised"

    @property
    def term(self) -> Term:
        """The origin in both languages."""
        return term(f"rule-origin.{self.value}")


@frozen(kw_only=True)
class BookedRule:
    """One supporting rule.

    Attributes:
        document: the rule.
        origin: how it came to apply.
        of: whose rule it is, where it was forwarded, such as 浙江省; None for the place's own.

    Raises:
        InvalidValueError: a forwarded rule that is nobody's, or one of the place that is somebody else's.
    """

    document: Document
    origin: RuleOrigin
    of: str | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, Document, "document")
        require_fields(self, RuleOrigin, "origin")
        if self.of is not None:
            require_text(self.of, "BookedRule.of")
        if (self.origin is RuleOrigin.FORWARDED) is not (self.of is not None):
            raise InvalidValueError(
                f"the rule {self.document} is {self.origin.value} and of {self.of or 'nobody else'}, expected the one "
                "whose rule it is where it was forwarded, and only there.",
                f"{self.document}为{self.origin.term.zh}，来源为 {self.of or '空'}；转发的应写明来源，其余不填。",
                found=self.origin.value,
            )


@frozen(kw_only=True)
class RuleBook:
    """One framework rule and the rules that support it (1+X).

    Attributes:
        code: stable name.
        revision: which state of the book this is.
        framework: the one rule that the others stand on.
        rules: the others, each once.
        basis: the ground of each.

    Raises:
        InvalidValueError: a rule twice, or the framework among the others.
    """

    code: str
    revision: str
    framework: Document
    rules: tuple[BookedRule, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "RuleBook.code")
        require_text(self.revision, "RuleBook.revision")
        require_fields(self, Document, "framework")
        require_each(self.rules, BookedRule, "RuleBook.rules")
        check_bases(self, self.basis)
        titles = [self.framework.title, *(rule.document.title for rule in self.rules)]
        if twice := sorted({title for title in titles if titles.count(title) > 1}):
            raise InvalidValueError(
                f"the book has {', '.join(twice)} twice, expected each once and one framework.",
                f"制度 {'、'.join(twice)} 重复，每项应只列一次且只有一个纲领制度。",
                found=tuple(twice),
            )

    def by_origin(self, origin: RuleOrigin) -> tuple[BookedRule, ...]:
        """The supporting rules of one origin."""
        require(origin, RuleOrigin, "origin")
        return tuple(rule for rule in self.rules if rule.origin is origin)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("rule-book", self, self.basis)


def _rule(title: str, origin: RuleOrigin, of: str | None = None) -> BookedRule:
    return BookedRule(document=Document(title=title), origin=origin, of=of)


XIUZHOU_BOOK = RuleBook(
    code="rules.xiuzhou",
    revision="2021",
    framework=Document(title="全面实施意见（题名未载）"),
    rules=(
        _rule("秀洲区事前绩效评估管理办法（试行）", RuleOrigin.ISSUED),
        _rule("秀洲区财政局预算绩效管理成果应用实施细则", RuleOrigin.ISSUED),
        _rule("浙江省预算绩效管理结果应用办法", RuleOrigin.FORWARDED, "浙江省"),
        _rule("浙江省项目支出绩效评价管理办法", RuleOrigin.FORWARDED, "浙江省"),
        _rule("浙江省支出政策绩效评价管理办法", RuleOrigin.FORWARDED, "浙江省"),
        _rule("秀洲区预算绩效运行监控管理办法", RuleOrigin.REVISED),
    ),
    basis={
        "framework": read(XIUZHOU_2021, "“在1个全面实施意见纲领制度基础上”", "one framework rule"),
        "rules": read(XIUZHOU_2021, "“出台……转发……修订完成……”", "two issued, three forwarded, one revised"),
    },
)
"""秀洲: 「1+X」, of which three are the province's."""
