"""The gates between the stages as the nation and the five districts write them down.

A national row is recalled. A district that says nothing of the project library is taken across the gap of city and
province, so the national row that the library comes before the money stands there as an assumption.
"""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.records.lives import ADMITTED_TO_LIBRARY, EXANTE, MAY_NOT_PASS, TARGET, LifeStep
from budgetperf.regimes.citing import grounded, read
from budgetperf.regimes.documents import (
    DONGHU_2022,
    DONGLI_2022,
    JIANGHAN_2022,
    OPINION_2018,
    TIANMEN_2022,
    XIUZHOU_2021,
)
from budgetperf.regimes.lives.order import gates, step_is
from budgetperf.regimes.reviews.grounds import MEASURES_2015
from budgetperf.rules.comparing import all_of, no, not_, one_of
from budgetperf.rules.conditions import Condition
from budgetperf.rules.decisions import Force, Rule

__all__ = [
    "DONGHU_GATES",
    "DONGLI_GATES",
    "JIANGHAN_GATES",
    "NATIONAL_GATES",
    "TIANMEN_GATES",
    "XIUZHOU_GATES",
]

_REFORM = Document(title="国务院关于进一步深化预算管理制度改革的意见", number="国发〔2021〕5号")

_ENTRY = step_is(LifeStep.ADMITTED)
_REQUEST = step_is(LifeStep.REQUESTED)
_MONEY = step_is(LifeStep.BUDGETED)
_NO_TARGET = one_of(TARGET, "absent")
_NOT_EVALUATED = one_of(EXANTE, "unscreened", "required", "returned")
_REJECTED = one_of(EXANTE, "rejected")
_OUTSIDE = no(ADMITTED_TO_LIBRARY)


def _gate(
    code: str,
    when: tuple[Condition, Condition],
    basis: Basis,
    status: RuleStatus = RuleStatus.REPORTED_PRACTICE,
    force: Force = Force.BINDING,
) -> Rule:
    return Rule(code=code, when=all_of(*when), then=(MAY_NOT_PASS.code,), basis=basis, status=status, force=force)


def _recalled(code: str, when: tuple[Condition, Condition], document: Document, zh: str, en: str) -> Rule:
    return _gate(code, when, grounded(BasisKind.RECALLED, document, zh, en), RuleStatus.IN_FORCE)


_LIBRARY_FIRST = _gate(
    "library_before_money",
    (_REQUEST, _OUTSIDE),
    Basis(
        kind=BasisKind.ASSUMED,
        document=_REFORM,
        zh="未纳入预算项目库的项目不安排预算（国家规则，本地文件未载明）",
        en="no money for projects outside the library (a national rule; the local document is silent)",
    ),
)

NATIONAL_GATES = gates(
    "national",
    "2021",
    ("国家", "the national rules"),
    _recalled(
        "library_before_money",
        (_REQUEST, _OUTSIDE),
        _REFORM,
        "未纳入预算项目库的项目一律不得安排预算",
        "no budget for projects outside the project library",
    ),
    _recalled(
        "no_target_no_entry",
        (_ENTRY, _NO_TARGET),
        MEASURES_2015,
        "未按要求设定绩效目标的项目不得纳入项目库",
        "without a target no entry to the project library",
    ),
    _recalled(
        "evaluation_before_request",
        (_REQUEST, one_of(EXANTE, "required", "returned", "rejected")),
        OPINION_2018,
        "事前绩效评估结果作为申请预算的必备要件",
        "the result of the ex-ante evaluation is a required part of a budget request",
    ),
)
"""The nation: target, entry, ex-ante evaluation and request, as they are recalled."""

JIANGHAN_GATES = gates(
    "jianghan",
    "2022",
    ("江汉区", "Jianghan District"),
    _gate(
        "evaluation_before_request",
        (_REQUEST, _NOT_EVALUATED),
        read(
            JIANGHAN_2022,
            "“将评估结果作为申请预算的必要条件，增强立项环节的绩效约束”",
            "the result of the evaluation is a necessary condition of requesting a budget",
        ),
    ),
    _LIBRARY_FIRST,
)
"""江汉: whether an evaluation is required is settled, and where it is it is completed, before a budget is requested."""

TIANMEN_GATES = gates(
    "tianmen",
    "2022",
    ("天门市", "Tianmen"),
    _gate(
        "project_before_money",
        (_REQUEST, _NO_TARGET),
        grounded(
            BasisKind.REPORTED,
            TIANMEN_2022,
            "“改变了长期存在的‘先要资金，再找项目’的现象”",
            "money is no longer asked for before there is a project",
        ),
    ),
    _gate(
        "evaluation_before_request",
        (_REQUEST, one_of(EXANTE, "required", "returned")),
        grounded(
            BasisKind.PROPOSED,
            TIANMEN_2022,
            "“将评估结果作为申请预算的必备要件”，列于建议部分",
            "the evaluation is a required part of a request, as a suggestion",
        ),
        RuleStatus.PROPOSED,
    ),
    _gate(
        "not_passed_no_entry",
        (_ENTRY, _REJECTED),
        grounded(
            BasisKind.PROPOSED,
            TIANMEN_2022,
            "“方可定为‘通过’，纳入市级项目库管理”，列于建议部分",
            "only what passes enters the library, as a suggestion",
        ),
        RuleStatus.PROPOSED,
    ),
    _LIBRARY_FIRST,
)
"""天门: the target before the money; what it proposes for ex-ante evaluations runs where somebody adopts it."""

DONGLI_GATES = gates(
    "dongli",
    "2022",
    ("东丽区", "Dongli District"),
    _gate(
        "no_target_no_entry",
        (_ENTRY, _NO_TARGET),
        read(
            DONGLI_2022, "“将绩效目标编制前移至项目入库阶段”", "targets are written when a project enters the library"
        ),
    ),
    _gate(
        "unqualified_no_money",
        (_MONEY, not_(one_of(TARGET, "qualified"))),
        read(
            DONGLI_2022,
            "“绩效目标编制不合格的项目，一律不安排预算”",
            "no budget for any project whose target is not qualified",
        ),
        force=Force.STRICT,
    ),
    _LIBRARY_FIRST,
)
"""东丽: no entry without a target, and no money without a qualified one, without exception."""

XIUZHOU_GATES = gates(
    "xiuzhou",
    "2021",
    ("秀洲区", "Xiuzhou District"),
    *(
        _gate(
            code,
            (step, _REJECTED),
            read(
                XIUZHOU_2021,
                "“审核为不予立项的，严格报把关不入项目库，不安排预算资金”",
                "what is rejected does not enter the library and gets no money",
            ),
        )
        for code, step in (("rejected_no_entry", _ENTRY), ("rejected_no_money", _MONEY))
    ),
    _gate(
        "evaluation_first",
        (_ENTRY, one_of(EXANTE, "required", "returned")),
        read(
            XIUZHOU_2021,
            "“‘事前绩效评估’是部门新增或修订需区级资金安排的重大政策和项目的前置条件”",
            "the evaluation is the precondition of new or revised major policies and projects",
        ),
        RuleStatus.TRIAL,
    ),
    _gate(
        "library_before_money",
        (_REQUEST, _OUTSIDE),
        grounded(BasisKind.REPORTED, XIUZHOU_2021, "“严把预算入库审核关”", "entry to the library is reviewed strictly"),
    ),
)
"""秀洲: what is rejected neither enters the library nor gets money."""

DONGHU_GATES = gates(
    "donghu",
    "2022",
    ("东湖区", "Donghu District"),
    _gate(
        "target_before_request",
        (_REQUEST, _NO_TARGET),
        read(DONGHU_2022, "“将申报绩效目标作为申请预算的前置条件”", "the target comes before the request"),
    ),
    _gate(
        "evaluation_before_request",
        (_REQUEST, _NOT_EVALUATED),
        read(
            DONGHU_2022,
            "“将绩效评估结果作为申报预算的必备要件”",
            "the result of the evaluation is a required part of a budget request",
        ),
    ),
    _gate(
        "evaluation_before_start",
        (step_is(LifeStep.STARTED), _NOT_EVALUATED),
        grounded(
            BasisKind.REPORTED,
            DONGHU_2022,
            "“在项目落地前财政部门进行事前绩效评估”",
            "the finance bureau evaluates before the project starts",
        ),
    ),
    _LIBRARY_FIRST,
)
"""东湖: the target and the evaluation before the request, and the evaluation before the start."""
