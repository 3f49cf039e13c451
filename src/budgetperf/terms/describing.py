"""What the fields of policies are called on a page that shows the rules of a place, and that page's own words."""

__all__ = ["WORDS"]

WORDS = """
page.code | 编码 | code
page.division | 行政区划代码（GB/T 2260） | division (GB/T 2260)
page.revision | 版本 | revision
page.period | 期间 | period
page.not-stated | 文件未载明 | not stated in what was read
page.to-choose | 须选定 | must be chosen
page.further | 文件另载（规则体系未收为政策） | also in the document (no policy of the regime)
page.held-by | 见 | see
page.all-of | 以下各项均满足 | all of these
page.any-of | 以下任一项满足 | any of these
page.not | 以下不满足 | not this
page.otherwise | 其余情形 | otherwise
page.exemption | 豁免 | exempt
page.question | 待定事项 | open question
page.answered | 已选定 | chosen
page.not-adopted | 建议或计划，未采纳不适用 | a proposal or plan: does not run unless adopted
page.adopted | 建议或计划，已采纳 | a proposal or plan, adopted
page.assumed-only | 文件未载明，所列均为计算口径 | not stated in what was read; all of it is assumed
page.none | 无 | none
page.questions | 待定事项 | open questions
page.proposals | 建议，未采纳不适用 | proposals, which do not run unless adopted
page.place | 地区 | place
page.says | 规定 | what is said
stage.period | 期间 | period
stage.self_evaluation | 单位自评 | self-evaluation
stage.department_evaluation | 部门评价 | department evaluation
stage.fiscal_evaluation | 财政评价 | fiscal evaluation
stage.screening | 事前绩效评估范围 | who needs an ex-ante evaluation
stage.conclusions | 事前绩效评估结论 | conclusions of ex-ante evaluations
stage.requests | 申请预算的前置条件 | conditions of a budget request
stage.reviews | 绩效目标审核 | review of targets
stage.monitoring | 绩效运行监控 | monitoring
stage.application | 结果应用 | use of results
stage.results | 评价组织、整改、公开和考核 | organising evaluations, rectification, disclosure, appraisal
stage.life | 项目各环节的前置条件 | gates between the stages
stage.other | 其他 | other matters
slot.reviews.checks | 自动核查 | automatic checks
slot.reviews.aspects | 审核内容 | aspects
slot.reviews.consequences | 审核等级的处理 | what follows from a grade
slot.reviews.procedure | 审核程序 | who signs, in which order
slot.reviews.gate | 绩效目标与入库、申请预算 | targets and the gate to library and budget
slot.reviews.synchrony | 与预算同步 | together with the budget
slot.reviews.depth | 分级分类审核 | depth of review by class
slot.monitoring.policy | 预警规则 | lamps
slot.monitoring.measures | 预警的处理 | what follows from a lamp
slot.monitoring.tiers | 监控层级 | tiers
slot.monitoring.rounds | 监控时间 | rounds of the year
slot.monitoring.steps | 监控工作步骤 | steps of a round
slot.monitoring.circular | 支出进度通报 | circular on spending
slot.monitoring.key_sample | 重点监控数量 | size of key monitoring
slot.results.plans | 评价的组织 | how evaluations are organised
slot.results.layers | 评价层级 | layers of evaluation
slot.results.balances | 结转结余资金 | idle money
slot.results.letters | 评价问题的整改 | putting right what evaluations find
slot.results.orders | 责令整改 | orders to put right
slot.results.disclosure | 公开 | disclosure
slot.results.submission | 报送人大 | submission to the congress
slot.results.circulars | 结果通报 | circulars on results
slot.results.weights | 在综合考核中的分值 | weight in the general appraisal
field.adjustments | 权重调整 | adjustments
field.adopted | 已采纳 | adopted
field.after | 逾期事项 | after
field.alerts | 提示 | alerts
field.amiss | 异常用词 | words of something amiss
field.amount | 金额 | amount
field.arranged | 布置时间 | arranged
field.asks | 须附 | asks for
field.aspects | 审核内容 | aspects
field.at_least | 正向 | rising
field.at_most | 反向 | falling
field.averaging | 平均方法 | averaging
field.awaits | 等待事项 | awaited
field.bands | 分档 | bands
field.below | 下级指标 | below
field.bodies | 会审单位 | bodies
field.capped | 是否封顶 | capped
field.capping | 封顶 | cap
field.categories | 问题类别 | categories of problems
field.ceiling | 上限 | upper edge
field.ceiling_included | 上限含本数 | upper edge included
field.channels | 公开渠道 | channels
field.classes | 分类 | classes
field.code | 编码 | code
field.compares | 比较口径 | compared as
field.consequences | 措施 | measures
field.cost | 成本用词 | words of cost
field.count | 数量 | count
field.counted | 起算 | counted from
field.direction_words.counted | 计数用词 | words of counts
field.counting | 期限计算 | counting of days
field.counts | 计数 | counts
field.covers | 截至月份 | until month
field.criteria | 评价要点 | criteria
field.day | 日 | day
field.days | 相隔天数 | days apart
field.deadlines | 期限 | deadlines
field.denominator | 分母 | denominator
field.different_bodies | 须为不同科室（单位） | by different bodies
field.directions | 指标方向 | directions
field.doubtful | 存疑用词 | doubtful words
field.effect | 对金额的限定 | effect on the amount
field.effect_years | 生效年度 | year of effect
field.emphasis | 重点关注 | looked at above all
field.escalation | 逾期处理 | escalation
field.evenness | 均衡性 | evenness
field.exactly | 等于类指标 | exact targets
field.execution | 预算执行 | budget execution
field.execution_points | 预算执行率分值 | points of the execution rate
field.expected | 序时进度 | expected progress
field.extremes | 极端值 | extremes
field.first_level | 一级指标 | first-level indicators
field.floor | 下限 | lower edge
field.floor_included | 下限含本数 | lower edge included
field.floors | 权重下限 | least weights
field.gap | 差异 | gap
field.goes_with | 随同 | goes with
field.handling | 处理用词 | words of handling
field.harmless | 无害用词 | harmless words
field.held | 开展月份 | held in month
field.high | 上限 | upper edge
field.income | 收入用词 | words of income
field.items | 公开内容 | what is published
field.key | 事实 | fact
field.kind | 种类 | kind
field.kinds | 通报种类 | kinds
field.ladders | 结果的优劣次序 | which results are worse
field.layers | 层级 | layers
field.lead | 超前界限 | lead
field.least | 最低 | least
field.letter | 文书 | letter
field.level | 公开单位 | published by
field.levels | 指标 | indicators
field.library | 项目库 | project library
field.limits | 等级限制 | limits of the grade
field.low | 下限 | lower edge
field.measure | 措施 | measure
field.mode | 舍入方式 | rounding mode
field.money | 资金用词 | words of money
field.month | 月 | month
field.negative_actual | 完成值为负 | negative actuals
field.negative_target | 指标值为负 | negative targets
field.nested | 逐级包含 | nested
field.nesting | 层级关系 | nesting
field.offset | 所属年度（相对当年） | year (against the current one)
field.offsets | 评价年度 | evaluated years
field.open_review | 开放式评审 | open review
field.overshoot | 超额完成 | overshoot
field.overspending | 超支 | overspending
field.passage | 原文 | passage
field.places | 小数位 | decimals
field.plan_first | 须先有整改方案 | a plan comes first
field.plus | 顺延年数 | years later
field.points | 分值 | points
field.printed | 印作 | printed as
field.qualitative | 定性指标 | qualitative indicators
field.rank | 轻重次序 | rank of severity
field.rating | 档次 | rating
field.reduces_from | 核减基数 | reduced from
field.regulation | 依据的制度 | regulation
field.reverse | 反向公式 | reverse formula
field.direction_words.reverse | 反向用词 | words of reverse indicators
field.reviewed | 方案评审 | review of plans
field.rising | 正向用词 | words of rising indicators
field.role | 角色 | role
field.rounding | 舍入 | rounding
field.rounds | 监控次数和时间 | rounds
field.rule | 计分规则 | scoring rule
field.same_author | 谁申请谁编制 | who requests writes the target
field.scale | 评价等级 | grades
field.scheme | 权重方案 | weights
field.schemes | 权重方案 | weights
field.self_entrusted | 单位自评不得委托第三方 | self-evaluation is not entrusted
field.separate | 委托主体与对象相分离 | who entrusts is not evaluated
field.series | 系列编码 | code of the series
field.settling | 化解用词 | words of settling
field.shown | 显示 | display
field.since | 自 | since
field.source | 结果来源 | source
field.status | 效力 | standing
field.steps | 步骤 | steps
field.rectification_policy.steps | 发现问题的环节 | steps in which problems are found
field.table | 决策表 | table
field.target_first | 绩效目标在先 | target first
field.tiers | 层级 | tiers
field.time | 期限 | time
field.total | 满分 | total
field.tolerance | 容差 | tolerance
field.unsettled | 未化解用词 | words of what is unsettled
field.unspent | 结余界限 | unspent
field.verdicts | 结论 | conclusions
field.weights | 分值 | weights
field.what | 事项 | what
field.when_finished | 提前完成 | finished for less
field.when_zero | 预算为零 | budget of zero
field.words | 用词 | words
field.year | 年度 | year
field.zero_target | 指标值为零 | target of zero
field.zero_weights | 零权重 | zero weights
"""
"""Lines of ``key | Chinese | English``."""
