"""The words of printed forms: horizons, causes, rows, and why a cell cannot be read."""

__all__ = ["WORDS"]

WORDS = """
horizon.annual | 年度目标 | targets of the year
horizon.whole_period | 实施期目标 | targets of the whole period
cause.funding | 经费保障 | funding
cause.institutions | 制度保障 | institutions
cause.staff | 人员保障 | staff
cause.hardware | 硬件条件保障 | hardware
cause.other | 其他 | other
likelihood.certain | 确定能 | certain
likelihood.possible | 有可能 | possible
likelihood.impossible | 完全不可能 | impossible

row-kind.indicator | 指标 | indicator
row-kind.group | 含分项的指标 | indicator with sub-rows
row-kind.part | 分项 | sub-row
row-kind.budget | 预算执行 | execution of the budget
row-kind.bonus | 加分项 | extra points
row-kind.deduction | 扣分项 | deduction
row-kind.heading | 标题行 | heading
row-kind.subtotal | 小计行 | subtotal
row-kind.total | 合计行 | total
row-kind.blank | 空行 | blank line
row-kind.shared | 与下列各行共用分值的指标 | indicator that shares its points with the rows below
row-kind.umbrella | 由分项计分的指标 | indicator scored by its sub-rows
row-kind.remark | 说明行 | remark

empty | 单元格为空 | the cell is empty
too-long | 文字过长 | the text is too long
mixed-text | 数字与文字混排，无法拆分 | numbers and words are mixed and cannot be told apart
chinese-numeral | 文字中的中文数字无法拆分 | a numeral in Chinese characters cannot be told apart from the words
ambiguous-date | 可能是日期，也可能是数 | it may be a date or a number
no-such-date | 日历上没有该日期 | no calendar has the date
recurring-date | 是周期性的期限，不是某一日期 | the deadline comes back and is no single date
period | 是一段时间，不是期限 | it is a period, not a deadline
contradictory-operator | 比较符号前后矛盾 | the operators before and after contradict each other
operator-behind | 比较符号写在数字之后 | the operator stands behind the number
no-number | 只有比较符号，没有数 | there is an operator and no number
several-numbers | 一格中有多个数 | there are several numbers in one cell
reversed-range | 区间的上下限颠倒 | the ends of the range are reversed
fraction | 是分数，总数不明 | it is a fraction of an unnamed whole
ratio | 是两数之比 | it is a ratio of two numbers
rank | 是名次 | it is a rank
fall | 是降幅，正负号不明 | it is a fall, whose sign is open
rise | 是增幅，不是水平 | it is a rise, not a level
scale | 填的是评价等次表，不是要求的等次 | the scale is printed, not the grade asked for
elsewhere | 内容见其他材料 | it stands elsewhere
approximate | 约数 | the number is approximate
placeholder | 仅有占位符号 | there is only a placeholder
not-a-rating | 文字不能说明是否达成 | the words do not say whether it was achieved
points-in-value-column | 指标值栏和完成值栏填的是分值 | the columns of values hold the points
"""
"""Lines of ``key | Chinese | English``."""
