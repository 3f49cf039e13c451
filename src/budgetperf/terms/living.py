"""The words of a project's life: its steps, and where it stands."""

__all__ = ["WORDS"]

WORDS = """
step.target_filed | 申报绩效目标 | the target is filed
step.target_passed | 绩效目标审核通过 | the target passes its review
step.target_returned | 绩效目标退回修改 | the target is returned for revision
step.target_rejected | 绩效目标审核不合格 | the target is found unqualified
step.exante_required | 认定须开展事前绩效评估 | an ex-ante evaluation is found to be required
step.exante_not_required | 认定无须开展事前绩效评估 | an ex-ante evaluation is found not to be required
step.exante_supported | 事前绩效评估予以支持 | the ex-ante evaluation supports it
step.exante_conditional | 事前绩效评估有条件支持 | the ex-ante evaluation supports it after conditions
step.exante_returned | 事前绩效评估退回修改 | the ex-ante evaluation returns it for revision
step.exante_rejected | 事前绩效评估不予立项 | the ex-ante evaluation rejects it
step.admitted | 入库 | admitted to the project library
step.requested | 申请预算 | a budget is requested
step.budgeted | 安排预算 | a budget is given
step.refused | 不安排预算 | no budget is given
step.started | 项目实施 | the project starts
step.monitored | 绩效运行监控 | monitored
step.adjusted | 预算和绩效目标调整 | budget and target are adjusted
step.cancelled | 核销 | cancelled
step.year_ended | 预算年度终了 | the budget year ends
step.evaluated | 绩效评价 | evaluated
step.reevaluated | 再评价 | re-evaluated
step.ordered | 要求整改 | an order to rectify
step.rectified | 整改销号 | rectified and closed
step.applied | 评价结果应用 | the result is applied
step.disclosed | 结果公开 | the result is disclosed
phase.preparation | 预算编制 | preparation of the budget
phase.execution | 预算执行 | execution of the budget
phase.supervision | 预算监督 | supervision of the budget
target-so-far.absent | 未申报 | not filed
target-so-far.filed | 已申报未审核 | filed, not reviewed
target-so-far.returned | 退回修改 | returned for revision
target-so-far.unqualified | 不合格 | unqualified
target-so-far.qualified | 审核通过 | qualified
exante-so-far.unscreened | 未认定是否须评估 | not screened
exante-so-far.required | 须评估，尚未评估 | required and not completed
exante-so-far.not_required | 无须评估 | not required
exante-so-far.supported | 予以支持 | supported
exante-so-far.conditional | 有条件支持，条件未落实 | supported after conditions that are not met
exante-so-far.returned | 退回修改 | returned for revision
exante-so-far.rejected | 不予立项 | rejected
budget-so-far.not_requested | 未申请 | not requested
budget-so-far.requested | 已申请 | requested
budget-so-far.refused | 未安排 | refused
budget-so-far.budgeted | 已安排 | given
budget-so-far.started | 执行中 | being spent
budget-so-far.cancelled | 已核销 | cancelled
"""
"""Lines of ``key | Chinese | English``."""
