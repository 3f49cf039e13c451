"""The rules of a place as a book: one framework and what supports it, issued here, forwarded from above or revised.

「升级打造预算绩效管理“1+X”制度体系，即在1个全面实施意见纲领制度基础上」: a forwarded rule stays the rule of whoever
wrote it, and its origin is kept.
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, Document, as_bases, assumed, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_text
from budgetperf.regimes.citing import read, reported
from budgetperf.regimes.documents import DONGHU_2022, TIANMEN_2022, XIUZHOU_2021
from budgetperf.terms import Term, term

__all__ = ["DONGHU_BOOK", "TIANMEN_BOOK", "XIUZHOU_BOOK", "BookedRule", "RuleBook", "RuleOrigin"]


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

    @property
    def is_provisional(self) -> bool:
        """Whether its title calls it provisional (暂行) or on trial (试行)."""
        return any(word in self.document.title for word in ("暂行", "试行"))


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

TIANMEN_BOOK = RuleBook(
    code="rules.tianmen",
    revision="2022",
    framework=Document(title="关于推进预算绩效管理的实施意见"),
    rules=(
        _rule("天门市财政支出绩效评价管理暂行办法", RuleOrigin.ISSUED),
        _rule("天门市市级预算绩效目标管理暂行办法", RuleOrigin.ISSUED),
        _rule("财政项目资金绩效评价操作指南", RuleOrigin.ISSUED),
        _rule("天门市财政支出绩效评价结果应用暂行办法", RuleOrigin.ISSUED),
        _rule("天门市预算绩效管理激励性资金管理（暂行）办法", RuleOrigin.ISSUED),
        _rule("天门市扶贫项目资金绩效管理办法", RuleOrigin.ISSUED),
    ),
    basis={
        "framework": assumed("首先列出的实施意见视为纲领制度", "the opinion that is named first is the framework"),
        "rules": reported(TIANMEN_2022, "“印发了《关于推进预算绩效管理的实施意见》……等规章制度”", "seven are named"),
    },
)
"""天门: an opinion and six rules; the list is open (等)."""

DONGHU_BOOK = RuleBook(
    code="rules.donghu",
    revision="2022",
    framework=Document(title="推进全区预算绩效管理提质增效工作方案"),
    rules=(
        _rule("东湖区区级财政支出事前绩效评估管理暂行办法", RuleOrigin.ISSUED),
        _rule("东湖区本级财政项目预算绩效目标管理办法", RuleOrigin.ISSUED),
        _rule("东湖区项目支出绩效运行监控实施管理办法", RuleOrigin.ISSUED),
    ),
    basis={
        "framework": assumed("首先列出的工作方案视为纲领制度", "the plan of work that is named first is the framework"),
        "rules": reported(DONGHU_2022, "“2022年我区出台了……等制度办法”", "four are named"),
    },
)
"""东湖: a plan of work and three rules; the list is open (等), and none on the use of results is named."""
