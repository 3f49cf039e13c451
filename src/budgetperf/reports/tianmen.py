"""天门's report on a year: what its summary of 2022 counts over several years, and the words around each figure."""

from __future__ import annotations

from budgetperf.cycle import Counted, FigureRule
from budgetperf.records.doings import Activity
from budgetperf.reports.building import DEPARTMENT, PROJECT, count, cues, report_layout, sentence, share

__all__ = ["TIANMEN_REPORT"]

_LAST = -1
_THINGS, _UNITS, _NUMBER = Counted.THINGS, Counted.UNITS, Counted.NUMBER
_KEY, _INSPECTED = Activity.KEY_EVALUATED, Activity.INSPECTED

_RULES: tuple[FigureRule, ...] = (
    count("rules", "预算绩效管理规章制度", "rules of performance management", _THINGS, Activity.RULE_ISSUED, None),
    count("reviewed", "审核绩效目标的项目", "projects whose targets were reviewed",
          _THINGS, Activity.TARGET_REVIEWED, None),
    count("returned", "退回重新申报的项目", "projects returned for refiling", _THINGS, Activity.TARGET_RETURNED, None),
    share("returned_share", "退回比例", "share of projects returned", "returned", "reviewed"),
    count("disclosed", "公开绩效信息的单位", "units whose results are public", _UNITS, Activity.DISCLOSED, _LAST),
    count("special", "2016 年重点评价的专项项目", "special projects evaluated in 2016",
          _THINGS, _KEY, -6, subjects=PROJECT),
    count("target_evaluations", "评价绩效目标的项目", "projects whose targets were evaluated",
          _THINGS, Activity.TARGET_EVALUATED, None),
    count("target_years", "评价绩效目标的年数", "years in which targets were evaluated",
          Counted.YEARS, Activity.TARGET_EVALUATED, None),
    count("whole", "2017 年整体支出绩效评价的单位", "units evaluated as a whole in 2017",
          _UNITS, _KEY, -5, subjects=DEPARTMENT),
    count("investment", "重点评价的政府投资项目", "government investment projects evaluated",
          _THINGS, _KEY, None, kinds=("government_investment",)),
    count("years", "形成报告的年数", "years with reports", Counted.YEARS, Activity.REPORTED, None),
    count("reports", "重点项目绩效报告", "reports on key projects", _THINGS, Activity.REPORTED, None),
    count("questionnaires", "调查问卷", "questionnaires", _NUMBER, Activity.SURVEYED, None),
    count("problems", "指出问题", "problems found", _NUMBER, Activity.PROBLEM_FOUND, None),
    count("suggestions", "合理建议", "suggestions made", _NUMBER, Activity.SUGGESTED, None),
    count("discussing", "交流整改意见的单位", "units with which results were discussed",
          _UNITS, Activity.DISCUSSED, _LAST),
    count("discussions", "交流整改意见次数", "discussions of results", Counted.DOINGS, Activity.DISCUSSED, _LAST),
    *(
        count(f"inspected_{2022 + offset}", f"{2022 + offset} 年人大视察项目", f"inspections of {2022 + offset}",
              _THINGS, _INSPECTED, offset)
        for offset in (-2, -1, 0)
    ),
    count("inspected", "人大视察项目", "inspections by the congress", _THINGS, _INSPECTED, None),
)  # fmt: skip

_SENTENCES = (
    sentence("rules", "印发规章制度{rules}项。"),
    sentence("targets", "审核项目绩效目标{reviewed}个，退回重新申报{returned}个（{returned_share:%1}）。"),
    sentence("disclosure", "公开{disclosed}个单位的绩效信息。"),
    sentence(
        "evaluations",
        "2016年评价专项项目{special}个，连续{target_years}年评价{target_evaluations}个项目的绩效目标，2017年评价{whole}家"
        "单位的整体支出，评价政府投资项目{investment}个。",
    ),
    sentence(
        "reports",
        "{years}年形成报告{reports}份，收集问卷{questionnaires}份，指出问题{problems}条，提出建议{suggestions}条。",
    ),
    sentence("feedback", "与{discussing}个单位交流整改意见{discussions}次。"),
    sentence(
        "inspections",
        "人大视察项目{inspected}个：2020年{inspected_2020}个、2021年{inspected_2021}个、2022年{inspected_2022}个。",
    ),
)

_CUES = cues("""
    disclosed             | 扶贫办等#个单位
    reviewed              | 目标审核达#个项目
    returned              | 重新申报的项目#个
    returned_share        | 占比#
    special               | 对市级#个重点专项预算项目
    target_years          | 连续#年
    target_evaluations    | 对市级#个重点预算项目的绩效目标
    whole                 | 对市商务局等#家单位
    investment            | 对#个政府投资项目
    inspected_2021        | 垃圾处理项目等#个项目开展调研
    years                 | #年以来，形成
    reports               | 形成重点项目绩效报告#份
    questionnaires        | 收集调查问卷#份
    problems              | 指出问题#条
    suggestions           | 提出合理建议#条
    discussing            | 与应急局、教育局等#个单位
    discussions           | 讨论#次
    inspected_2020        | 城乡垃圾处理等#个项目进行视察
    inspected_2021        | 文体小广场建设等#个项目进行视察
    inspected_2022        | 义务教育校舍维修等#个项目进行视察
""")

TIANMEN_REPORT = report_layout(
    "tianmen",
    "2022",
    ("天门市", "Tianmen"),
    "天门市2022年度预算绩效管理工作总结",
    rules=_RULES,
    sentences=_SENTENCES,
    found_by=_CUES,
)
"""天门: figures of single years from 2016 on, and cumulative ones; one visit is told of two years."""
