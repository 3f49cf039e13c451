"""The words of costs: periods, evidence, ways to set a quota, claims of change."""

__all__ = ["WORDS"]

WORDS = """
cost-period.day | 日 | day
cost-period.month | 月 | month
cost-period.quarter | 季度 | quarter
cost-period.year | 年 | year
cost-evidence.accounts | 查看账目 | books and accounts
cost-evidence.site | 实地核查 | checks on site
cost-evidence.interview | 座谈访谈 | interviews
quota-method.historical | 历史成本法 | historical cost
quota-method.benchmark | 标杆法 | benchmark
quota-method.factor | 因素法 | factors
quota-method.technical | 技术测定法 | technical measurement
quota-method.market | 市场价格法 | market price
mean-method.of_years | 各年单位成本的平均数 | the mean of the years' unit costs
mean-method.weighted | 各年成本合计除以各年数量合计 | the costs of all years over their quantities
mean-method.minimum | 各年单位成本的最小数 | the lowest of the years' unit costs
figure-reading.as_set | 所列单位成本为定额本身，未经舍入 | the printed unit cost is the quota itself, not rounded
figure-reading.as_rounded | 所列单位成本为舍入后的数 | the printed unit cost was rounded
change-direction.fall | 下调 | below
change-direction.rise | 上调 | above
standard-ground.cost_evaluation | 成本预算绩效评价 | cost-performance evaluation
standard-ground.full_cost_analysis | 全成本绩效分析 | full-cost performance analysis
standard-ground.whole_department | 部门整体绩效评价 | evaluation of the department as a whole
standard-ground.key_evaluation | 重点绩效评价 | key evaluation
target-reading.compared | 已与支出标准比较 | compared with the standard
target-reading.no_ceiling | 指标值没有上限 | the target sets no upper limit
target-reading.unread | 指标值不是数 | the target is no number
target-reading.other_unit | 计量单位与支出标准不同 | the target is in another unit
"""
"""Lines of ``key | Chinese | English``."""
