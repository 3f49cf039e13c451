"""The words of the stages of a year: what was required, chosen, watched and decided."""

__all__ = ["WORDS"]

WORDS = """
screening.required | 须开展事前绩效评估 | an ex-ante evaluation is required
screening.not_required | 无须开展事前绩效评估 | no ex-ante evaluation is required
screening.exempt | 豁免 | exempt
screening.silent | 文件未明确 | the words leave it open
sheet.evaluation | 预算事前绩效评估表格 | sheet of the ex-ante evaluation
sheet.budget_review | 预算投资评审表格 | sheet of the budget review
library.admitted | 纳入项目库 | admitted to the project library
library.waiting | 暂不纳入项目库 | not admitted to the project library for now
library.refused | 不纳入项目库 | not admitted to the project library
amount-effect.as_asked | 按申请数安排 | the amount as asked
amount-effect.cut | 核减资金 | the amount is cut
amount-effect.nothing | 不安排预算资金 | no money
asks.opinion | 评估意见 | an opinion
asks.conditions | 前置条件 | conditions to be met first
no-self-evaluation | 单位自评规则 | rules of self-evaluation
no-screening | 事前绩效评估范围 | rules of who needs an ex-ante evaluation
no-conclusions | 事前绩效评估结论规则 | rules of concluding an ex-ante evaluation
no-requests | 预算申请的前置条件 | conditions of a budget request
no-application | 评价结果与预算安排挂钩的规则 | rules of what results do to next year's money
no-life | 各环节的前置条件 | gates between the stages
no-result-plans | 评价方案的规则 | rules of evaluation plans
no-result-layers | 评价层级的规则 | rules of the layers of evaluation
no-result-balances | 结转结余资金的规则 | rules of idle money
no-result-letters | 评价问题整改的规则 | rules of putting right what evaluations find
no-result-orders | 责令整改的规则 | rules of orders to put right
no-result-disclosure | 公开的规则 | rules of disclosure
no-result-submission | 报送人大的规则 | rules of what is submitted to the congress
no-result-circulars | 通报的规则 | rules of circulars
no-result-weights | 预算绩效管理考核的分值 | weights of budget performance in the general appraisal
no-monitor-policy | 预警规则 | lamps
no-monitor-measures | 结果处理规则 | measures
no-monitor-tiers | 层级 | tiers
no-monitor-rounds | 时间安排 | rounds
no-monitor-steps | 工作步骤 | steps
no-monitor-circular | 支出进度通报规则 | rules of circulars
no-monitor-key-sample | 重点监控数量 | numbers of key projects
no-review-checks | 自动核查规则 | automatic checks
no-review-aspects | 审核内容 | aspects
no-review-consequences | 结果处理规则 | consequences
no-review-procedure | 程序 | steps
no-review-gate | 入库、申请预算要求 | conditions of the gate
no-review-synchrony | 与预算同步的要求 | conditions of going together with the budget
no-review-depth | 分级分类规则 | rules of depth
"""
"""Lines of ``key | Chinese | English``."""
