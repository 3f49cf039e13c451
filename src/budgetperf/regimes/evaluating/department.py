"""What a department as a whole (部门整体) and a policy are evaluated by: weights and criteria of their own.

财预〔2020〕10号 is for projects alone, so the rules of departments are local. One place's published form has points;
the framework of 财预〔2013〕53号 has names and none, and is *recalled*; of policies only three dimensions are, dimly.
"""

from __future__ import annotations

from attrs import frozen

from budgetperf.amounts import Points, points
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.errors import InvalidValueError, require
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.regimes.framework import Criterion
from budgetperf.rules.weights import WeightLevel, WeightScheme, ZeroWeights
from budgetperf.stages.evaluations import CriteriaPolicy

__all__ = [
    "DAZHOU_DEPARTMENT",
    "DAZHOU_DEPARTMENT_CRITERIA",
    "DEPARTMENT_FRAMEWORK_2013",
    "POLICY_DIMENSIONS",
    "PointedCriterion",
    "for_department",
    "for_policy",
]

_FORM = Document(title="达州市（县级）部门整体支出绩效评价指标表（网页资料）")
_FRAMEWORK = Document(title="预算绩效评价共性指标体系框架", number="财预〔2013〕53号", issuer="财政部")
_POLICIES = Document(title="各地支出政策绩效评价管理办法（未读原文）")


_REPORTED = Basis(
    kind=BasisKind.REPORTED,
    document=_FORM,
    zh="部门决策 25 分、综合管理 30 分、部门绩效 45 分",
    en="decision 25, management 30, performance 45",
)
_NO_FLOOR = assumed("未见权重下限的规定，不设下限", "no floor is known, so none is set")
_ZERO = assumed("未规定每项指标须有权重", "nothing says that each indicator must weigh something")


@frozen(kw_only=True)
class PointedCriterion:
    """A criterion with the points that a published form gives it.

    Attributes:
        criterion: the criterion.
        points: what it is worth.
    """

    criterion: Criterion
    points: Points

    def __attrs_post_init__(self) -> None:
        require(self.criterion, Criterion, "PointedCriterion.criterion")
        points(self.points)


def _second(code: str, zh: str, en: str, full: int) -> WeightLevel:
    return WeightLevel(code=code, zh=zh, en=en, points=points(full))


_LEVELS = (
    WeightLevel(
        code="decision",
        zh="部门决策",
        en="decision",
        points=points(25),
        below=(_second("targets", "目标任务", "targets", 15), _second("budgeting", "预算编制", "budgeting", 10)),
    ),
    WeightLevel(
        code="management",
        zh="综合管理",
        en="management",
        points=points(30),
        below=(
            _second("allocation", "专项资金分配时限", "allocation of special funds in time", 2),
            _second("mid-term", "中期评估", "mid-term review", 2),
            _second("monitoring", "绩效监控", "monitoring", 5),
            _second("non-tax", "非税收入", "non-tax revenue", 2),
            _second("assets", "资产管理", "assets", 6),
            _second("control", "内控", "internal control", 2),
            _second("disclosure", "信息公开", "disclosure", 6),
            _second("evaluation", "绩效评价", "evaluation", 5),
        ),
    ),
    WeightLevel(
        code="performance",
        zh="部门绩效",
        en="performance",
        points=points(45),
        below=(
            _second("duties", "履职成效", "duties carried out", 20),
            _second("capacity", "可持续发展能力", "capacity to develop", 15),
            _second("satisfaction", "满意度", "satisfaction", 10),
        ),
    ),
)

DAZHOU_DEPARTMENT = WeightScheme(
    code="dazhou.department",
    revision="reported",
    zh="达州市（县级）部门整体支出绩效评价权重",
    en="weights of a department evaluation in Dazhou",
    status=RuleStatus.REPORTED_PRACTICE,
    total=points(100),
    levels=_LEVELS,
    floors=(),
    zero_weights=ZeroWeights.ALLOWED,
    basis={
        "status": Basis(
            kind=BasisKind.REPORTED, document=_FORM, zh="公开可见的做法，不是规范", en="a practice seen in public"
        ),
        "total": Basis(kind=BasisKind.REPORTED, document=_FORM, zh="合计 100 分", en="100 in all"),
        "levels": _REPORTED,
        "floors": _NO_FLOOR,
        "zero_weights": _ZERO,
    },
)
"""25 for the decision, 30 for management and 45 for performance; what the duties are worth is each department's own."""

_DAZHOU_ROWS = """
部门决策 | 目标任务 | relevance | 相关性 | relevance | 5
部门决策 | 目标任务 | clarity | 明确性 | clarity | 5
部门决策 | 目标任务 | soundness | 合理性 | soundness | 5
部门决策 | 预算编制 | grounds | 测算依据 | grounds of the estimate | 5
部门决策 | 预算编制 | target-management | 目标管理 | management of targets | 5
综合管理 | 专项资金分配时限 | own-money | 市级财力 | own money | 1
综合管理 | 专项资金分配时限 | central-money | 中央专款 | central money | 1
综合管理 | 中期评估 | mid-term | 中期评估 | mid-term review | 2
综合管理 | 绩效监控 | execution | 执行进度 | execution | 2
综合管理 | 绩效监控 | target-course | 目标动态 | course of the targets | 3
综合管理 | 非税收入 | collected | 征收 | collected | 1
综合管理 | 非税收入 | paid-in | 上缴 | paid in | 1
综合管理 | 资产管理 | assets | 资产管理 | asset management | 6
综合管理 | 内控 | control | 内控 | internal control | 2
综合管理 | 信息公开 | budget-public | 预算 | budget published | 2
综合管理 | 信息公开 | accounts-public | 决算 | accounts published | 2
综合管理 | 信息公开 | performance-public | 绩效 | performance published | 2
综合管理 | 绩效评价 | evaluation-done | 开展 | evaluation done | 2
综合管理 | 绩效评价 | evaluation-used | 应用 | results used | 3
部门绩效 | 可持续发展能力 | reform | 重点改革 | key reforms | 5
部门绩效 | 可持续发展能力 | innovation | 创新 | innovation | 5
部门绩效 | 可持续发展能力 | staff | 人才 | staff | 5
部门绩效 | 满意度 | other-departments | 协作部门 | departments worked with | 3
部门绩效 | 满意度 | managed | 管理对象 | those managed | 3
部门绩效 | 满意度 | public | 公众 | the public | 4
"""
_ASSETS = Basis(
    kind=BasisKind.REPORTED,
    document=_FORM,
    zh="资产管理 6 分；表中分三项各 2 分，三项名称未抄录，不另拟",
    en="6 points for assets; the form has three items of 2, whose names were not noted, and none are made up here",
)


def _pointed(rows: str) -> tuple[PointedCriterion, ...]:
    made = []
    for row in rows.strip().splitlines():
        level1, level2, code, zh, en, full = map(str.strip, row.split("|"))
        basis = _ASSETS if code == "assets" else _REPORTED
        criterion = Criterion(code=code, zh=zh, en=en, level1=level1, level2=level2, basis=basis)
        made.append(PointedCriterion(criterion=criterion, points=points(full)))
    return tuple(made)


DAZHOU_DEPARTMENT_CRITERIA = _pointed(_DAZHOU_ROWS)
"""The form's criteria with their points, 80 in all: the 20 of the duties are indicators of the department's own.

Assets stay one criterion of 6 points: the form has three of 2, whose names nobody noted.
"""

_NAMES = Basis(
    kind=BasisKind.RECALLED,
    document=_FRAMEWORK,
    zh="部门整体支出绩效评价共性指标体系框架所列，未定分值",
    en="as in the framework for departments as a whole, which sets no points",
)
_FRAMEWORK_ROWS = """
投入 | 目标设定 | sound-targets | 绩效目标合理性 | sound targets
投入 | 目标设定 | clear-indicators | 绩效指标明确性 | clear indicators
投入 | 预算配置 | staff-control | 在职人员控制率 | staff against establishment
投入 | 预算配置 | three-costs-change | “三公经费”变动率 | change of the three public expenses
投入 | 预算配置 | key-spending | 重点支出安排率 | share of key spending
过程 | 预算执行 | completion | 预算完成率 | budget completion rate
过程 | 预算执行 | adjustment | 预算调整率 | budget adjustment rate
过程 | 预算执行 | progress | 支付进度率 | payment progress rate
过程 | 预算执行 | carry-over | 结转结余率 | carry-over rate
过程 | 预算执行 | carry-over-change | 结转结余变动率 | change of the carry-over
过程 | 预算执行 | office-control | 公用经费控制率 | office expenses against plan
过程 | 预算执行 | three-costs-control | “三公经费”控制率 | three public expenses against plan
过程 | 预算执行 | procurement | 政府采购执行率 | procurement against plan
过程 | 预算管理 | sound-rules | 管理制度健全性 | sound rules of management
过程 | 预算管理 | compliant-use | 资金使用合规性 | compliant use of funds
过程 | 预算管理 | public-accounts | 预决算信息公开性 | budget and accounts published
过程 | 预算管理 | basic-data | 基础信息完善性 | sound basic data
过程 | 资产管理 | asset-rules | 管理制度健全性 | sound rules for assets
过程 | 资产管理 | asset-safety | 资产管理安全性 | safe assets
过程 | 资产管理 | asset-use | 固定资产利用率 | fixed assets in use
产出 | 职责履行 | output-completion | 实际完成率 | completion rate
产出 | 职责履行 | timeliness | 完成及时率 | timely completion
产出 | 职责履行 | quality | 质量达标率 | rate of qualified output
产出 | 职责履行 | key-work | 重点工作办结率 | key work concluded
效果 | 履职效益 | economic | 经济效益 | economic benefit
效果 | 履职效益 | social | 社会效益 | social benefit
效果 | 履职效益 | ecological | 生态效益 | ecological benefit
效果 | 履职效益 | satisfaction | 社会公众或服务对象满意度 | satisfaction
"""


def _named(rows: str) -> tuple[Criterion, ...]:
    made = []
    for row in rows.strip().splitlines():
        level1, level2, code, zh, en = map(str.strip, row.split("|"))
        made.append(Criterion(code=code, zh=zh, en=en, level1=level1, level2=level2, basis=_NAMES))
    return tuple(made)


DEPARTMENT_FRAMEWORK_2013 = _named(_FRAMEWORK_ROWS)
"""The criteria for a department as a whole; whoever evaluates gives them points."""

_DIM = Basis(
    kind=BasisKind.RECALLED,
    document=_POLICIES,
    zh="一级指标为政策制定、政策执行、政策效果，权重未定",
    en="how a policy was made, carried out and what it achieved; no weights are set",
)
POLICY_DIMENSIONS = WeightScheme(
    code="policy.dimensions",
    revision="recalled",
    zh="支出政策绩效评价维度",
    en="dimensions of a policy evaluation",
    status=RuleStatus.REPORTED_PRACTICE,
    total=points(100),
    levels=tuple(
        WeightLevel(code=code, zh=zh, en=en, points=None)
        for code, zh, en in (
            ("making", "政策制定", "making"),
            ("carrying-out", "政策执行", "carrying out"),
            ("effect", "政策效果", "effect"),
        )
    ),
    floors=(),
    zero_weights=ZeroWeights.ALLOWED,
    basis={
        "status": Basis(kind=BasisKind.RECALLED, document=_POLICIES, zh="各地做法", en="a practice of several places"),
        "total": assumed("合计 100 分", "100 in all"),
        "levels": _DIM,
        "floors": _NO_FLOOR,
        "zero_weights": _ZERO,
    },
)
"""Recalled dimly; no weights."""


def for_department(policy: CriteriaPolicy, scheme: WeightScheme) -> CriteriaPolicy:
    """A policy of evaluations by criterion with the weights of a department as a whole.

    How numbers and words are scored and graded is taken from the policy, which is one for projects: that it serves a
    department too is assumed.

    Args:
        policy: such as ``regimes.NATIONAL.department_evaluation``.
        scheme: the weights, such as :data:`DAZHOU_DEPARTMENT`.

    Raises:
        InvalidValueError: a scheme of another total.

    >>> from budgetperf.regimes import NATIONAL
    >>> policy = for_department(NATIONAL.department_evaluation, DAZHOU_DEPARTMENT)
    >>> policy.code, policy.scheme.levels[2].points
    ('national.department-evaluation+dazhou.department', Decimal('45'))
    """
    return _with_scheme(policy, scheme, "部门整体", "a department as a whole")


def for_policy(policy: CriteriaPolicy, scheme: WeightScheme) -> CriteriaPolicy:
    """The same for the evaluation of a spending policy, with weights such as :data:`POLICY_DIMENSIONS`.

    Raises:
        InvalidValueError: a scheme of another total.
    """
    return _with_scheme(policy, scheme, "支出政策", "a spending policy")


def _with_scheme(policy: CriteriaPolicy, scheme: WeightScheme, zh: str, en: str) -> CriteriaPolicy:
    require(policy, CriteriaPolicy, "policy")
    require(scheme, WeightScheme, "scheme")
    if policy.kind is EvaluationKind.SELF:
        raise InvalidValueError(
            "the policy is one of self-evaluations, expected one of a department's or a fiscal evaluation.",
            "该政策用于单位自评，应为部门评价或财政评价的政策。",
            found=policy.code,
        )
    taken = {
        name: assumed(f"{basis.zh}（项目评价规则，借用于{zh}）", f"{basis.en} (a rule for projects, taken for {en})")
        for name, basis in policy.basis.items()
        if name not in {"status", "kind", "total", "scheme"}
    }
    return CriteriaPolicy(
        code=f"{policy.code}+{scheme.code}",
        revision=scheme.revision,
        kind=policy.kind,
        status=scheme.status,
        total=policy.total,
        rule=policy.rule,
        qualitative=policy.qualitative,
        overshoot=policy.overshoot,
        directions=policy.directions,
        scheme=scheme,
        adjustments=policy.adjustments,
        scale=policy.scale,
        limits=policy.limits,
        shown=policy.shown,
        basis={
            **taken,
            "kind": policy.basis["kind"],
            "status": scheme.basis["status"],
            "total": scheme.basis["total"],
            "scheme": scheme.basis["levels"],
        },
    )
