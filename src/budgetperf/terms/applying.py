"""The words of the use of results: sources, what they came to, what follows for the money, balances."""

__all__ = ["WORDS"]

WORDS = """
result-source.ex_ante | 事前绩效评估 | ex-ante evaluation
result-source.target_review | 绩效目标审核 | target review
result-source.monitor | 绩效运行监控 | monitor
result-source.self_evaluation | 单位自评 | self-evaluation
result-source.reevaluation | 自评再评价 | re-evaluation of a self-evaluation
result-source.department_evaluation | 部门评价 | department evaluation
result-source.fiscal_evaluation | 财政重点评价 | fiscal key evaluation
exante-outcome.refused | 不予立项 | rejected
exante-outcome.waiting | 暂不予立项 | not approved for now
exante-outcome.cut | 核减资金后立项 | approved with less money
exante-outcome.supported | 予以支持 | supported
problem-kind.slow | 实施进度缓慢 | slow progress
problem-kind.irregular_use | 资金使用不规范 | irregular use of money
problem-kind.off_target | 偏离绩效目标 | off the target
problem-kind.inefficient | 资金使用低效 | inefficient use of money
problem-kind.no_effect | 资金使用无效 | money without effect
problem-kind.unclear_target | 绩效目标不明确 | unclear target
problem-kind.unquantified_target | 绩效目标不量化 | unquantified target
problem-kind.same_target | 与同类项目绩效目标相同 | the target of another project of its kind
problem-kind.idle_assets | 资产使用率不高或闲置 | assets hardly used or idle
order-state.none | 未要求修改 | nothing was ordered
order-state.open | 期限未到 | the deadline has not passed
order-state.done | 按期修改 | done in time
order-state.late | 逾期后修改 | done after the deadline
order-state.overdue | 逾期未修改 | overdue
money-effect.free | 不限定金额（不超过申请数） | any amount up to what was asked for
money-effect.no_new_money | 不超过上年预算 | no more than last year
money-effect.less_or_nothing | 少于原数，可为零 | less than before, or nothing
money-effect.less | 少于原数，大于零 | less than before and more than nothing
money-effect.nothing | 为零 | nothing
amount-base.asked | 申请数 | the amount asked for
amount-base.initial | 上年年初预算 | last year's initial budget
amount-base.adjusted | 上年调整后预算 | last year's adjusted budget
counted-from.evaluated | 被评价（监控、申请）的年度 | the year that was evaluated, monitored or asked for
counted-from.made | 作出评价的年度 | the year in which the evaluation was made
precedence.strictest | 从严：以最严的结果为准 | the strictest result decides
precedence.latest | 从新：以最近的结果为准 | the latest result decides
precedence.declared | 按列明的来源次序 | sources decide in the order declared
amount-outcome.cancelled | 核销 | cancelled
amount-outcome.reduced | 核减 | reduced
amount-outcome.kept | 按申请数安排 | as asked for
balance.surplus | 结余 | surplus
balance.carry_over | 结转 | carry-over
"""
