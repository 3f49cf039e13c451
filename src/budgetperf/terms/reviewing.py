"""The words of target reviews: checks, aspects, conclusions."""

__all__ = ["WORDS"]

WORDS = """
target-check.complete | 完整性 | completeness
target-check.quantified | 量化比例 | quantified share
target-check.weights | 权重 | weights
target-check.duplicates | 指标重复 | duplicate indicators
target-check.units | 计量单位 | units
target-check.measurable | 可衡量性 | measurability
target-check.last_year | 与上年结果比较 | comparison with last year
target-check.cost | 目标与预算匹配 | match of target and budget
target-check.inputs | 以投入作产出 | inputs used as outputs
target-check.repeated | 项目间目标雷同 | the same target in several projects
target-part.target | 绩效目标 | target
target-part.indicators | 各项指标 | indicators
target-part.points | 分值 | points
target-part.amount | 申请金额 | amount asked for
target-part.prices | 单价 | unit prices
target-part.last_year | 上年结果 | results
gravity.fault | 不合格项 | fault
gravity.doubt | 请核实 | please check
same-name.as_printed | 名称逐字相同的指标为同一指标 | indicators of the very same name are one
same-name.tidied | 名称除空格、全半角外相同的指标为同一指标 | indicators whose names differ in blanks and width only are one
same-indicator.name | 名称相同的指标为同一指标 | indicators of the same name are one
same-indicator.name_and_value | 名称与指标值均相同的指标为同一指标 | indicators of the same name and value are one
reviewer.section | 财政部门科室 | section of the finance bureau
reviewer.department | 主管部门 | department
reviewer.third_party | 第三方机构 | third party
reviewer.expert | 专家 | expert
conclusion.passed | 通过 | passed
conclusion.to_revise | 修改完善 | to be revised
conclusion.returned | 退回重新申报 | returned for refiling
review-open | 审核中 | under review
aspect-result.sound | 符合要求 | sound
aspect-result.lacking | 有待改进 | lacking
depth.formal | 形式审核 | review of the form
depth.substantive | 实质审核 | review of the substance
paired-step.filed | 同步申报 | filed together
paired-step.reviewed | 同步审核 | reviewed together
paired-step.approved | 同步批复 | approved together
paired-step.published | 同步公开 | made public together
"""
"""Lines of ``key | Chinese | English``."""
