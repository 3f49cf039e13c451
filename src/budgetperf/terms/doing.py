"""The words of a district's year: what was done, and how it is counted."""

__all__ = ["WORDS"]

WORDS = """
activity.screened | 事前绩效评估范围审查 | screened for an ex-ante evaluation
activity.exante_evaluated | 事前绩效评估 | ex-ante evaluation
activity.target_filed | 申报绩效目标 | targets filed
activity.target_reviewed | 绩效目标审核 | targets reviewed
activity.target_returned | 退回重新申报 | targets returned for refiling
activity.target_evaluated | 绩效目标评价 | targets evaluated
activity.target_changed | 绩效目标修改意见 | requests to change targets
activity.budget_reviewed | 预算审核 | budgets reviewed
activity.monitored | 绩效运行监控 | monitoring
activity.key_monitored | 重点绩效监控 | key monitoring
activity.monitoring_round | 监控轮次 | rounds of monitoring
activity.mid_year_measure | 监控结果应用 | measures in the course of the year
activity.self_evaluated | 绩效自评 | self-evaluation
activity.drawn | 随机抽取 | drawn by lot
activity.reevaluated | 自评再评价 | re-evaluation
activity.key_evaluated | 财政重点绩效评价 | key evaluation
activity.reported | 绩效评价报告 | evaluation reports
activity.surveyed | 调查问卷 | questionnaires
activity.problem_found | 指出问题 | problems found
activity.suggested | 提出建议 | suggestions made
activity.discussed | 交流整改意见 | discussed with units
activity.looked_back | 绩效评价“回头看” | look-back
activity.result_applied | 评价结果应用 | use of results
activity.letter_sent | 下达绩效意见 | letters sent
activity.letter_closed | 整改销号 | letters closed
activity.circulated | 结果通报 | circulars
activity.disclosed | 公开 | disclosure
activity.submitted | 报送人大 | submitted to the congress
activity.inspected | 人大视察 | inspections by the congress
activity.appraised | 考核 | appraisal
activity.standard_set | 支出标准 | spending standards
activity.standard_lowered | 支出标准下调 | spending standards lowered
activity.cost_analysed | 成本绩效分析 | cost analyses
activity.indicator_set | 指标体系 | indicator sets
activity.rule_issued | 制度文件 | rules issued
counted.doings | 次数 | times
counted.things | 个数 | things
counted.departments | 部门数 | departments
counted.units | 单位数 | units
counted.kinds | 类数 | classes
counted.years | 年数 | years
counted.amount | 金额 | amount
counted.number | 条数 | number
"""
"""Lines of ``key | Chinese | English``."""
