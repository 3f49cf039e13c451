"""The words of scoring: indicators, outcomes, conventions, weights and grades."""

__all__ = ["WORDS"]

WORDS = """
self-evaluation | 单位自评 | unit self-evaluation
self-evaluation-form | 绩效自评表 | self-evaluation form
project | 项目 | project
target | 绩效目标 | performance target
indicator | 绩效指标 | performance indicator
level1 | 一级指标 | first-level indicator
level2 | 二级指标 | second-level indicator
level3 | 三级指标 | third-level indicator
target-value | 指标值 | target value
actual-value | 实际完成值 | actual value
points | 分值 | points
score | 得分 | score
total-score | 总分 | total score
grade | 评价等级 | grade
printed | 填报 | printed
computed | 复核 | computed
limit | 界限 | limit
by-scheme | 方案 | scheme
read-as | 读作 | read as
weight | 权重 | weight
total-weight | 权重合计 | total weight
so-far | 执行情况 | so far
expected-of-year | 全年预计 | expected of the year
causes | 偏差原因 | causes
likelihood | 完成目标可能性 | likelihood
agreement | 核对 | agreement
outcome | 完成情况 | outcome
finding | 疑点 | finding
assumption | 计算口径（文件未规定） | assumption
basis | 依据 | basis
rounding | 舍入 | rounding
execution-rate | 预算执行率 | budget execution rate
execution-score | 预算执行得分 | execution score
initial-budget | 年初预算数 | initial budget
adjusted-budget | 全年预算数 | adjusted budget
executed | 全年执行数 | executed amount
carried-over | 上年结转 | carry-over from last year
fund-source | 资金来源 | source of funds

met | 达成 | met
exceeded | 超额达成 | exceeded
missed | 未达成 | missed
undecided | 无法判定 | undecided

agrees | 一致 | agrees
printed-rate | 按填报执行率计算 | follows the printed rate
rounded-down | 舍去尾数 | rounded down
half-marks | 按一半计分 | half marks
other-reverse-formula | 按另一反向公式计算 | follows the other reverse formula
differs | 不一致 | differs
not-printed | 未填报 | not printed
not-computed | 无法复核 | cannot be computed

error | 错误 | error
question | 疑问 | question
note | 提示 | note

read | 已核原文 | read in the document
reported | 据公开报道或配置 | reported
recalled | 凭记忆，未核原文 | recalled, not read
proposed | 建议，尚未施行 | proposed, not in force
assumed | 计算口径，文件未规定 | assumed convention

in_force | 现行有效 | in force
trial | 试行 | on trial
reported_practice | 报道的做法 | reported practice
planned | 计划 | planned

excellent | 优 | excellent
good | 良 | good
fair | 中 | fair
poor | 差 | poor

achieved | 达成 | achieved
partly | 部分达成 | partly achieved
not_achieved | 未达成 | not achieved
unclear | 未说明是否达成 | not clear

half_up | 四舍五入 | half up
half_even | 四舍六入五成双 | half to even
down | 舍去尾数 | down
up | 进位 | up

linear_to_twice | 反向指标超出上限后按比例线性扣分，达到上限两倍时为零分 | above its limit a falling indicator loses points linearly, to zero at twice the limit
inverse_ratio | 反向指标超出上限后按指标值与完成值之比计分 | above its limit a falling indicator earns the ratio of target over actual
exactly.at_least | “=”指标超出指标值按达成计；指标值为零时不大于零即达成 | more than an '=' target counts as reached; an '=' target of zero is reached by zero or less
exactly.both | “=”指标向任一方向偏离均不算达成 | an '=' target is reached only by the number itself
law.monotone | 越接近或优于指标值，得分不会更低 | nearer or better never earns less
law.full_when_met | 达成即得满分 | what is met earns full marks
law.unit_free | 换算计量单位不改变得分 | another unit earns the same
law.bounded | 得分不低于零、不超过分值 | between zero and the points
law.continuous | 得分随实际值连续变化 | the points change without jumps
negative-actual.as_it_is | 实际值为负时按其本身计分 | an actual below zero counts as it is
negative-actual.zero | 实际值为负时按零计分 | an actual below zero counts as zero
negative-target.scored | 指标值为负时同样按规则计分 | targets below zero are scored as well
negative-target.refused | 指标值为负时不计分 | targets below zero are not scored
zero-target.when_reached | 正向指标的指标值为零时，达成得满分，未达成得零分 | a rising target of zero earns full marks when reached, none when missed
zero-target.always | 正向指标的指标值为零时，一律得满分 | a rising target of zero always earns full marks
zero-target.when_not_above | 正向指标的指标值为零时，不大于零得满分，否则得零分 | a rising target of zero earns full marks up to zero, none above
capping.capped | 超额完成不加分 | doing better than asked earns no more than the points
capping.uncapped | 超额完成按比例得分，可超过分值 | doing better than asked earns more than the points, in proportion
steps-over.attainment | 分档界限为指标值的倍数 | the edges of the steps are shares of the target
steps-over.value | 分档界限为实际值本身 | the edges of the steps are actual values
step-of.target | 指标值的比例 | as a share of the target
step-of.unit | 以指标值的单位计 | in the unit of the target
counts.missing | 只有未达成一侧的偏离扣分 | only deviations on the side that misses cost points
counts.either | 向任一方向偏离均扣分 | deviations in either direction cost points
partial-step.whole | 不足一档按一档扣分 | a step that is only begun costs a whole step
partial-step.nothing | 不足一档不扣分 | a step that is only begun costs nothing
partial-step.pro_rata | 不足一档按比例扣分 | a step that is only begun costs its part of one
piece.reached | 达到指标值，得满分 | the target is reached: full marks
piece.at-limit | 恰为界限值，按比例计得满分 | just at the limit: in proportion that is full marks
piece.full | 未达成，但按规则得满分 | missed, yet full marks by the rule
piece.short | 未达到指标值，按完成比例计分 | short of the target: points in proportion
piece.over | 超出上限，按比例扣分 | over the limit: points are lost in proportion
piece.nothing | 不得分 | no points
piece.beyond | 优于指标值，按比例计分 | better than asked: points in proportion
piece.failed | 未达及格门槛，不得分 | below the pass mark: no points
piece.missed | 未达成 | missed
piece.step | 按分档表第 # 档计分 | line # of the table of steps
piece.deviation | 偏离指标值，按偏离扣分 | off the target: points are lost by deviation
evaluation.self | 单位自评 | unit self-evaluation
evaluation.department | 部门评价 | department evaluation
evaluation.fiscal | 财政评价 | fiscal evaluation
zero-weights.allowed | 指标权重可以为零 | an indicator may weigh nothing
zero-weights.refused | 每项指标权重须大于零 | every indicator must weigh something
sharing.equally | 平均分摊 | in equal parts
sharing.in_proportion | 按权重比例分摊 | in proportion to the weights
reweigh.rescale | 其余指标折算为满分 | the others are converted to the whole
reweigh.shift | 分值移至另一一级指标 | the points go to another first level
reweigh.pool | 选择性指标共享分值 | optional items share a pool
reweigh.either-or | 二者择其一 | one of two takes the points of both
reweigh.siblings | 分值平均分摊到同级指标 | the items beside it share the points evenly
total-cap.at_whole | 加分后总分不超过满分 | a bonus lifts the total no higher than the whole
total-cap.none | 加分后总分可超过满分 | a bonus may lift the total above the whole
overshoot.rising | 只核查正向指标的超额完成 | only rising indicators are checked for an overshoot
overshoot.every | 核查所有定量指标的超额完成，不分方向 | every indicator with a number is checked for an overshoot
denominator.adjusted | 执行率以全年（调整后）预算数为分母 | the execution rate is over the adjusted budget
denominator.initial | 执行率以年初预算数为分母 | the execution rate is over the initial budget
denominator.received | 执行率以实际到位资金为分母 | the execution rate is over the funds received
when-finished.by_rate | 项目完成与否均按执行率计分 | the rate decides, whether or not the work is finished
when-finished.full | 项目已完成且支出未超预算的，得满分 | finished work within its budget earns full marks at any rate
zero-budget.leave_out | 预算数为零时不计执行得分，其余得分折算为总分 | the execution of a budget of zero is left out and the rest rescaled to the whole
zero-budget.nothing | 预算数为零时，执行得分为零 | the execution of a budget of zero earns nothing
zero-budget.full | 预算数为零时，执行得满分 | the execution of a budget of zero earns full marks
zero-budget.refuse | 预算数为零时，不计算执行得分 | the execution of a budget of zero is not scored
overspending.capped | 执行数超过预算数时，执行得分不超过其分值 | spending above the budget earns no more than the points
overspending.uncapped | 执行数超过预算数时，执行得分可超过其分值 | spending above the budget earns more than the points
"""
"""Lines of ``key | Chinese | English``."""
