"""The words of monitoring: lamps and their causes, treatments, measures."""

__all__ = ["WORDS"]

WORDS = """
lamp.red | 红灯 | red
lamp.yellow | 黄灯 | yellow
lamp.green | 绿灯 | green
lamp.blue | 蓝灯 | blue
lamp.none | 不亮灯 | no lamp
lamp-cause.band | 按完成进度与序时进度之比分档 | by the band of the progress over what is expected
lamp-cause.inside | 在指标值限内 | inside the limit
lamp-cause.outside | 超出指标值限 | outside the limit
lamp-cause.words | 按定性评判 | by words
lamp-cause.zero | 指标值或预算数为零 | a target or a budget of zero
lamp-cause.cancelled | 指标已取消（年初有指标值，调整后无） | the indicator was cancelled
lamp-cause.not_reported | 未填报 | nothing is reported
lamp-cause.not_due | 尚未到期 | not due yet
lamp-cause.undecided | 无法判定 | cannot be decided
lamp-cause.nothing_expected | 该月没有进度要求 | nothing is expected of this month
lamp-cause.no_rule | 没有规则 | there is no rule
doubt.forecast_of_cancelled | 指标已取消，不应填报全年预计完成情况 | a cancelled indicator has a forecast
doubt.likelihood_differs | 完成目标可能性与全年预计完成情况不符 | the likelihood does not fit the forecast
doubt.cause_missing | 有预警而未填偏差原因 | a warning without a cause
doubt.not_reported | 未填报完成情况 | what was reached is not reported
treatment.in_proportion | 按序时进度监控 | watched in proportion to time
treatment.by_limit | 按是否达到指标值监控，不按序时进度 | watched as inside or outside its limit, not by time
approach.as_limit | 按是否达到指标值监控 | watched as inside or outside
approach.as_rising | 未达到之前按正向指标监控 | watched like a rising number until it is reached
gap.points | 实现程度与执行进度之差，以百分点计 | the difference of the two rates, in percentage points
gap.relative | 实现程度与执行进度之差，与实现程度之比 | the difference of the two rates over the attainment
averaging.equal | 各项按序时进度监控的指标同等对待 | indicators that are watched in proportion count alike
averaging.by_points | 各项按序时进度监控的指标按分值加权 | indicators that are watched in proportion count by their points
uneven.late | 只计支出滞后 | only late spending counts
uneven.either | 支出滞后、提前均计 | late and early spending both count
between.nothing | 没有节点的月份不作要求 | nothing is expected of months without a checkpoint
between.last | 没有节点的月份按上一节点要求 | in other months the last checkpoint holds on
part.indicators | 绩效目标实现程度 | attainment of targets
part.execution | 预算执行进度 | budget execution
part.gap | 两项进度之差 | gap between the two
part.evenness | 支出均衡性 | evenness of spending
part.two_tests | 两项判断 | the two questions
joint.on_course | 目标与支出均正常 | targets and spending on course
joint.spending_behind | 支出滞后 | spending behind
joint.target_behind | 目标滞后 | targets behind
joint.both_behind | 目标与支出均滞后 | targets and spending behind
key-count.together | 部门和项目合计 | departments and projects together
key-count.of_each | 部门、项目各自计数 | so many departments and so many projects
problem-step.target_setting | 绩效目标设置 | setting of targets
problem-step.project_library | 项目库管理 | management of the project library
problem-step.monitoring | 绩效监控 | monitoring
problem-step.self_evaluation | 项目自评 | self-evaluation of projects
problem-step.spot_evaluation | 抽评 | spot evaluation
intervention.correct | 纠偏 | correct the course
intervention.rectify | 限期整改 | rectify by a day
intervention.circulate | 通报 | circulate
intervention.suspend_payment | 暂缓拨付 | suspend payment
intervention.stop_payment | 停止拨付 | stop payment
intervention.reduce | 核减预算 | reduce the budget
intervention.recover | 收回统筹 | recover the money
intervention.cancel | 核销 | cancel
intervention.adjust_target | 同步调整绩效目标 | adjust the target in step
intervention.none | 不采取措施 | nothing to be done
"""
"""Lines of ``key | Chinese | English``."""
