"""The parts of printed forms and of records in words: what ``rows[3].points`` or ``Project.amount`` is to people.

A path into data (``$.rows[3]``) is for programmers and has no words here.
"""

from __future__ import annotations

import re

__all__ = ["called", "named"]

_STEP = re.compile(r"[a-z_]+[0-9]?(?:\[[0-9]+\])?")
_PLACES: dict[str, tuple[str, str]] = {
    key: (zh, en)
    for key, zh, en in (
        map(str.strip, line.split("|"))
        for line in """
        rows | 指标 | rows
        rows[] | 第 {} 行 | row {}
        points | 分值 | points
        target | 指标值 | target value
        value | 指标值 | target value
        actual | 实际完成值 | actual value
        weight | 权重 | weight
        score | 得分 | score
        total | 合计 | total
        budget | 资金行 | budget
        budget.sources[] | 资金第 {} 项 | budget line {}
        initial | 年初预算数 | initial budget
        adjusted | 全年预算数 | adjusted budget
        executed | 全年执行数 | executed amount
        received | 实际到位资金 | funds received
        budget.expected | 资金行 全年预计执行数 | budget, expected amount
        annual | 年度目标 | targets of the year
        whole_period | 实施期目标 | targets of the whole period
        funds.total | 资金总额 | total of the funds
        funds.lines[] | 资金第 {} 项 | budget line {}
        amount | 金额 | amount
        months | 监控期间 | months
        so_far | 执行情况 | result so far
        expected | 全年预计 | expected of the year
        causes | 偏差原因 | causes
        funding | 经费保障 | funding
        institutions | 制度保障 | institutions
        staff | 人员保障 | staff
        hardware | 硬件条件保障 | hardware
        other | 其他 | other
        likelihood | 完成目标可能性 | likelihood
        certain | 确定能 | certain
        possible | 有可能 | possible
        impossible | 完全不可能 | impossible
        filed | 申报 | filed
        reviewed | 审核 | reviewed
        approved | 批复 | approved
        published | 公开 | published
        author | 编制单位 | author
        importance | 重要程度 | importance
        check | 自动核查 | check
        course | 审核过程 | review
        days | 日期 | days
        days[] | 第 {} 次 | day {}
        done[] | 第 {} 步 | step {}
        rounds[] | 第 {} 次 | round {}
        covers | 截至月份 | last month
        lines | 监控项目 | lines
        function_carried_out | 支出职能 | function of the spending
        target_reached | 绩效目标 | target reached
        verdict | 评估结论 | verdict
        opinion | 评估意见 | opinion
        preconditions | 前置条件 | preconditions
        major | 是否重大 | major
        last_year.initial | 上年年初预算数 | last_year.initial
        last_year.adjusted | 上年全年预算数 | last_year.adjusted
        screenings[] | 第 {} 个筛查结果 | screening {}
        covered[] | 第 {} 个编码 | code {}
        departments[] | 第 {} 个部门 | department {}
        units[] | 第 {} 个预算单位 | budget unit {}
        projects[] | 第 {} 个项目 | project {}
        every[] | 第 {} 项责任 | responsibility {}
        duties[] | 第 {} 项职责 | duty {}
        duties | 职责分工 | duties
        """.strip().splitlines()
    )
}
"""The parts of forms and records by their path; an item counts from 1 in words."""

_BY_CODE = {
    "facts": "事实",
    "units": "预算单位 {}",
    "duties": "“{}”环节",
    "evaluation": "事前绩效评估表 {}",
    "budget_review": "预算投资评审表 {}",
}
"""What the parts of these are called that have a code or a name of their own; a fact is named by what is said of it."""


def _pairs(words: str) -> dict[str, str]:
    return {key.strip(): zh.strip() for key, zh in (line.split("|") for line in words.strip().splitlines())}


_RECORDS = _pairs(
    """
    FactKey | 事实定义
    FactWord | 事实用词
    Origin | 事实来源
    Facts | 事实集
    NumberIs | 数值条件
    DayIs | 日期条件
    WordIs | 用词条件
    FlagIs | 是否条件
    AllOf | 并列条件
    AnyOf | 任一条件
    Not | 否定条件
    Reading | 待定事项选项
    Open | 待定事项
    Measure | 措施
    Rule | 规则
    Exemption | 豁免
    Otherwise | 其余情形
    Chosen | 已选答案
    DecisionTable | 决策表
    Override | 另行决定
    Department | 部门
    Unit | 预算单位
    Roster | 单位名册
    Responsibility | 责任
    Responsibilities | 责任名录
    LifelongResponsibility | 终身责任规则
    Duty | 职责
    DivisionOfWork | 职责分工
    Project | 项目
    RequestedFund | 资金来源
    Growth | 增长
    Budget | 预算
    FundSource | 资金来源
    SpecialMatter | 特殊事项
    Regime | 规则体系
    Registry | 规则库
    Period | 适用期间
    ScreeningPolicy | 评估范围规则
    RequestPolicy | 预算申请规则
    ConclusionPolicy | 评估结论规则
    ReviewVerdict | 评估结论
    ExanteReview | 事前绩效评估
    Opinion | 评估意见
    Precondition | 前置条件
    ScoreSheet | 评估表
    MarkedSheet | 已填评估表
    SheetCriterion | 评估表指标
    GradedMark | 评分
    CheckedMark | 评分
    GivenMark | 评分
    WordShare | 用词折算
    WordShares | 用词折算
    """
)
"""The records of organisations, projects, decisions and ex-ante evaluation."""

_FIELDS = _pairs(
    """
    code | 编码
    zh | 中文名称
    en | 英文名称
    revision | 版本
    name | 名称
    kind | 类型
    status | 状态
    basis | 依据
    least | 最小值
    words | 用词
    is_ordered | 用词高低之分
    known | 已知事实
    classified | 不予显示标记
    key | 事实
    relation | 比较关系
    bound | 界限值
    undefined | 无法计算时的结论
    value | 值
    parts | 组成条件
    part | 内层条件
    when | 条件
    choice | 标识
    option | 选项
    readings | 选项
    then | 措施
    force | 约束力
    measures | 措施
    rules | 规则
    exemptions | 豁免
    chosen | 已选答案
    adopted | 已采纳规则
    exclusive | 互斥措施
    hit | 取用方式
    otherwise | 其余情形
    by | 决定人
    on | 日期
    reason | 理由
    department | 所属部门
    unit | 所属单位
    above | 上级单位
    first_level | 一级预算单位标记
    departments | 部门
    units | 预算单位
    person | 责任人
    level | 责任层级
    of | 责任对象
    post | 职务
    since | 起始日
    until | 终止日
    major | 是否重大
    every | 各项责任
    for_major_projects | 重大项目终身责任
    body | 承担部门
    role | 角色
    step | 环节
    duties | 各项职责
    year | 年度
    subject | 对象
    standing | 与上年相比情况
    duration | 期限
    importance | 重要程度
    special | 特殊事项
    amount | 金额
    funds | 资金来源
    last_year | 上年预算
    this_year | 本年金额
    over | 比较基数
    book | 所属预算
    initial | 年初预算数
    adjusted | 全年预算数
    executed | 全年执行数
    carried_over | 上年结转
    received | 实际到位资金
    sources | 资金来源
    finished | 是否完成
    division | 行政区划代码
    period | 适用期间
    self_evaluation | 单位自评规则
    department_evaluation | 部门评价规则
    fiscal_evaluation | 财政评价规则
    screening | 评估范围规则
    conclusions | 评估结论规则
    requests | 预算申请规则
    reviews | 绩效目标审核规则
    monitoring | 绩效运行监控规则
    application | 评价结果应用规则
    results | 评价和整改规则
    life | 各环节前置条件
    regimes | 规则体系
    attested | 载明年度
    passage | 引文
    regulation | 所据办法
    table | 决策表
    verdicts | 结论
    library | 入库结果
    asks | 须附材料
    project | 项目编码
    requested | 申请金额
    sheets | 评估表
    sheet | 评估表
    verdict | 结论
    preconditions | 前置条件
    opinion | 评估意见
    approval | 立项建议
    adjustment | 调整意见
    budget | 预算安排建议
    text | 内容
    cleared_on | 满足日期
    points | 分值
    total | 总分
    criteria | 指标
    criterion | 指标编码
    scheme | 权重方案
    level1 | 一级指标
    level2 | 二级指标
    word | 用词
    met | 是否符合
    marks | 评分
    share | 折算比例
    shares | 折算比例
    """
)
"""Their fields."""


def called(path: str) -> str:
    """A field of a record in Chinese, to be followed by what is said of it; a path that has no name keeps a space.

    >>> called("Project.amount") + "为 1", called("Target.points") + "为 1"
    ('项目的金额为 1', 'Target.points 为 1')
    """
    record, _, part = path.partition(".")
    if record in _RECORDS and part in _FIELDS:
        return f"{_RECORDS[record]}的{_FIELDS[part]}"
    return f"{path} "


def named(path: str) -> list[tuple[str, str]]:
    """The place in words, outermost first, in Chinese and English; the path itself where a step of it has no name.

    >>> named("rows[3].points")
    [('第 4 行', 'row 4'), ('分值', 'points')]
    >>> named("$.rows[3].points")
    [('$.rows[3].points', '$.rows[3].points')]
    """
    whole, point, code = path.partition(".")
    if point and whole in _BY_CODE:
        return [(_BY_CODE[whole].format(code), path)]
    steps, found = path.split("."), []
    while steps:
        if not all(map(_STEP.fullmatch, steps)):
            return [(path, path)]
        taken = 2 if _key(".".join(steps[:2])) in _PLACES and len(steps) > 1 else 1
        here = ".".join(steps[:taken])
        if (names := _PLACES.get(_key(here))) is None:
            return [(path, path)]
        number = int(here.rpartition("[")[2].removesuffix("]")) + 1 if here.endswith("]") else 0
        found.append((names[0].format(number), names[1].format(number)))
        steps = steps[taken:]
    return found


def _key(steps: str) -> str:
    return re.sub(r"[0-9]+(?=\])", "", steps)
