"""The words of evaluations of every kind and of re-evaluations."""

__all__ = ["WORDS"]

WORDS = """
evaluated.policy | 政策 | policy
evaluated.project | 项目 | project
evaluated.department | 部门整体 | department as a whole
evaluated.investment_project | 政府投资项目 | government investment project
evaluated.revenue | 政府收入 | government revenue
evaluated.target | 绩效目标 | performance targets
evaluated.trusteeship | 托管成效 | effects of a trusteeship
evaluation-focus.performance | 绩效评价 | performance evaluation
evaluation-focus.cost | 成本预算绩效评价 | cost-performance evaluation
evidence-kind.documents | 查阅资料 | documents
evidence-kind.accounts | 查看账目 | accounts
evidence-kind.site_visit | 实地核查 | site visit
evidence-kind.questionnaire | 调查问卷 | questionnaire
evidence-kind.interview | 座谈访谈 | interview
evidence-kind.public_opinion | 群众意见 | opinion of the public
plan-stage.planned | 已列入计划 | planned
plan-stage.reviewed | 方案已评审 | plan reviewed
plan-stage.fieldwork | 现场工作中 | in fieldwork
plan-stage.reported | 已出具报告 | reported
review-duty.nobody | 方案无须评审 | no plan needs a review
review-duty.key | 重点评价的方案须先评审 | the plans of key evaluations are reviewed first
review-duty.everybody | 所有评价方案均须先评审 | every plan is reviewed first
nesting.next_wider | 每一层均在上一层范围内 | each layer lies inside the wider one
nesting.widest | 每一层均在最宽一层范围内 | each layer lies inside the widest one
nesting.free | 各层对象可以不同 | the layers may have different objects
yearly.scope | 评价范围 | scope
yearly.count | 评价数量 | number
yearly.amount | 资金量 | money
holds.self_evaluation | 以单位自评结果为准 | the self-evaluation holds
holds.reevaluation | 以再评价结果为准 | the re-evaluation holds
holds.worse | 以较低的结果为准 | the worse of the two holds
on-difference.recorded | 差异仅作记录 | a difference is recorded and no more
on-difference.fed_back | 差异反馈单位 | a difference is told to the unit
on-difference.appraised | 差异计入绩效管理考核 | a difference counts in the appraisal
grade-move.up | 等级上调 | grade moved up
grade-move.same | 等级不变 | same grade
grade-move.down | 等级下调 | grade moved down
side.self_evaluation | 单位自评 | self-evaluation
side.reevaluation | 再评价 | re-evaluation
side.neither | 无法确定 | cannot be told
"""
"""Lines of ``key | Chinese | English``."""
