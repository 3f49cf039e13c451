"""The words of what follows an evaluation: rectification, look-back, disclosure and appraisals."""

__all__ = ["WORDS"]

WORDS = """
day-kind.calendar | 日 | calendar days
day-kind.working | 个工作日 | working days
counted-from.letter | 自发函之日起 | from the day of the letter
counted-from.receipt | 自收到之日起 | from its receipt
first-day.not_counted | 起算当日不计入 | the day that is counted from does not count
first-day.counted | 起算当日计入 | the day that is counted from counts
day-off.stands | 期限最后一日为休息日的，不顺延 | a last day that is a day off stands
day-off.next_working_day | 期限最后一日为休息日的，顺延至其后第一个工作日 | a last day that is a day off moves to the next working day
month-end.last_day | 到期月没有对应日的，以月末日为最后一日 | where the month has no such day, its last day
month-end.stays_end | 起算日为月末的，到期亦为月末；没有对应日的，以月末日为最后一日 | from the end of a month to the end of a month
month-end.next_month | 到期月没有对应日的，以次月首日为最后一日 | where the month has no such day, the first day of the next
letter.feedback | 绩效评价结果反馈意见函 | feedback letter on the result of an evaluation
letter.opinion | 绩效管理意见书 | opinion letter on performance management
letter.notice | 整改通知书 | rectification notice
letter.order | 责令限期修改 | order to revise by a day
letter.circular_order | 通报所附整改要求 | order that goes with a circular
awaited.answer | 反馈 | answer
awaited.done | 整改到位 | rectification
rectification.issued | 已发函，未反馈 | issued, not answered
rectification.answered | 已反馈，未复查 | answered, not inspected
rectification.found_done | 复查已整改到位，未销号 | found done, not closed
rectification.found_partly | 复查部分整改 | found done in part
rectification.found_not | 复查未整改 | found not done
rectification.closed | 已销号 | closed
event.answer | 反馈 | the answer
event.inspection | 复查 | the inspection
event.closing | 销号 | the closing
event.escalation | 逾期处理 | the escalation
carried-out.done | 已完成 | done
carried-out.partly | 部分完成 | partly done
carried-out.not | 未完成 | not done
look-back.key_evaluation | 财政重点绩效评价 | key evaluation by finance
look-back.reevaluation | 单位自评再评价 | re-evaluation of a self-evaluation
disclosed.budget | 部门预算 | budget
disclosed.final_accounts | 部门决算 | final accounts
disclosed.targets | 绩效目标 | targets
disclosed.results | 绩效评价结果 | results of evaluations
disclosed.management | 绩效管理信息 | information on performance management
circular.reevaluation | 部门自评财政再评价结果通报 | circular on re-evaluated self-evaluations
circular.monitoring | 绩效运行监控结果通报 | circular on monitoring
circular.key_evaluation | 财政重点绩效评价结果通报 | circular on key evaluations
submitted.department_target | 部门整体支出绩效目标 | target of a department as a whole
submitted.fund_target | 专项资金绩效目标 | target of a special fund
submitted.evaluation_result | 绩效评价结果 | result of an evaluation
submitted-with.draft_budget | 预算草案 | draft budget
submitted-with.final_accounts | 决算草案 | draft final accounts
rule-origin.issued | 出台 | issued
rule-origin.forwarded | 转发 | forwarded
rule-origin.revised | 修订 | revised
told.same | 同一事实，只计一次 | the same fact, counted once
told.contradicts | 说法不一 | told differently
"""
"""Lines of ``key | Chinese | English``."""
