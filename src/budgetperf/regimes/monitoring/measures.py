"""Which measures follow from a lamp: the central measures of 2019, 四川's three replies, 秀洲's four together."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.records.interventions import InterventionKind
from budgetperf.regimes.documents import XIUZHOU_2021
from budgetperf.regimes.monitoring.progress import SICHUAN_METHOD, reported
from budgetperf.rules.comparing import all_of, at_most, more_than, no, one_of, yes
from budgetperf.rules.decisions import DecisionTable, Force, HitPolicy, Measure, Otherwise, Rule
from budgetperf.stages.monitors import DAYS_WAITED, LAMP, OBJECTIVE_CAUSE, REPLY, SERIOUS

__all__ = ["MEASURES_2019", "SICHUAN_REPLIES", "XIUZHOU_TOGETHER"]

MEASURES_136 = Document(
    title="中央部门预算绩效运行监控管理暂行办法",
    number="财预〔2019〕136号",
    issuer="财政部",
)
"""The central measures, recalled and not re-read."""


def _recalled(zh: str, en: str) -> Basis:
    return Basis(kind=BasisKind.RECALLED, document=MEASURES_136, zh=zh, en=en)


def _measures(*kinds: InterventionKind) -> tuple[Measure, ...]:
    return tuple(Measure(code=kind.value, zh=kind.term.zh, en=kind.term.en) for kind in kinds)


_WARNED = one_of(LAMP, "red", "yellow")
_NONE = Otherwise(then=("none",), basis=assumed("没有预警的不采取措施", "nothing follows where nothing warns"))

MEASURES_2019 = DecisionTable(
    code="measures.2019",
    revision="2019",
    zh="监控结果的处理",
    en="what follows from a monitor",
    measures=_measures(
        InterventionKind.CORRECT,
        InterventionKind.SUSPEND_PAYMENT,
        InterventionKind.STOP_PAYMENT,
        InterventionKind.REDUCE,
        InterventionKind.ADJUST_TARGET,
        InterventionKind.NONE,
    ),
    rules=(
        Rule(
            code="objective",
            when=all_of(_WARNED, yes(OBJECTIVE_CAUSE)),
            then=("reduce", "adjust_target"),
            basis=_recalled(
                "因政策变化、突发事件等客观因素的，按程序调减预算并同步调整绩效目标",
                "for objective causes the budget is reduced through procedure and the target adjusted in step",
            ),
        ),
        Rule(
            code="serious",
            when=all_of(_WARNED, no(OBJECTIVE_CAUSE), yes(SERIOUS)),
            then=("suspend_payment", "reduce", "stop_payment"),
            basis=_recalled(
                "偏离较大或已经、预计发生损失浪费的，暂停项目，调减预算，停止拨付",
                "for serious problems the project is suspended, the budget reduced, payments stopped",
            ),
        ),
        Rule(
            code="correct",
            when=all_of(_WARNED, no(OBJECTIVE_CAUSE), no(SERIOUS)),
            then=("correct",),
            basis=_recalled("发现偏离及时纠正", "a deviation is corrected in time"),
        ),
    ),
    hit=HitPolicy.UNIQUE,
    otherwise=_NONE,
)
"""The central measures of 2019: objective causes, serious problems, and everything else that warns."""

SICHUAN_REPLIES = DecisionTable(
    code="measures.sichuan",
    revision="2025",
    zh="四川预警的答复",
    en="replies to a warning in Sichuan",
    measures=(
        *_measures(
            InterventionKind.SUSPEND_PAYMENT,
            InterventionKind.RECOVER,
            InterventionKind.CANCEL,
            InterventionKind.NONE,
        ),
        Measure(code="wait", zh="等待答复", en="wait for the reply"),
    ),
    rules=(
        Rule(
            code="silent",
            when=all_of(_WARNED, one_of(REPLY, "none"), more_than(DAYS_WAITED, 10)),
            then=("suspend_payment",),
            basis=reported(
                "10 个工作日内未答复的自动暂停", "no reply within 10 working days: suspended", SICHUAN_METHOD
            ),
            force=Force.STRICT,
            status=RuleStatus.REPORTED_PRACTICE,
        ),
        Rule(
            code="waiting",
            when=all_of(_WARNED, one_of(REPLY, "none"), at_most(DAYS_WAITED, 10)),
            then=("wait",),
            basis=reported("10 个工作日内答复", "a reply within 10 working days", SICHUAN_METHOD),
            status=RuleStatus.REPORTED_PRACTICE,
        ),
        Rule(
            code="reallocate",
            when=all_of(_WARNED, one_of(REPLY, "reallocate")),
            then=("recover",),
            basis=reported("三选一：调剂使用", "one of three: to use the money elsewhere", SICHUAN_METHOD),
            status=RuleStatus.REPORTED_PRACTICE,
        ),
        Rule(
            code="cancel",
            when=all_of(_WARNED, one_of(REPLY, "cancel")),
            then=("cancel",),
            basis=reported("三选一：收回取消", "one of three: to cancel", SICHUAN_METHOD),
            status=RuleStatus.REPORTED_PRACTICE,
        ),
        Rule(
            code="go-on",
            when=all_of(_WARNED, one_of(REPLY, "go_on")),
            then=("none",),
            basis=reported("三选一：继续执行", "one of three: to go on", SICHUAN_METHOD),
            status=RuleStatus.REPORTED_PRACTICE,
        ),
    ),
    hit=HitPolicy.UNIQUE,
    otherwise=_NONE,
)
"""四川: a unit that is warned chooses one of three within ten working days, or payments are suspended."""

XIUZHOU_TOGETHER = DecisionTable(
    code="measures.xiuzhou",
    revision="2021",
    zh="秀洲预警的处理",
    en="what follows from a warning in Xiuzhou",
    measures=(
        Measure(code="warn", zh="同预警", en="warn"),
        Measure(code="circulate", zh="同通报", en="circulate"),
        Measure(code="feed_back", zh="同反馈", en="feed back"),
        Measure(code="improve", zh="同提高", en="improve"),
        *_measures(InterventionKind.NONE),
    ),
    rules=(
        Rule(
            code="together",
            when=_WARNED,
            then=("warn", "circulate", "feed_back", "improve"),
            basis=Basis(
                kind=BasisKind.READ,
                document=XIUZHOU_2021,
                zh="“同预警、同通报、同反馈、同提高”",
                en="warned of, circulated, fed back and improved together",
            ),
            status=RuleStatus.REPORTED_PRACTICE,
        ),
    ),
    hit=HitPolicy.EVERY,
    otherwise=_NONE,
)
"""秀洲: one warning, on performance or on spending, leads to all four at once."""
