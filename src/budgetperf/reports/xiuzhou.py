"""秀洲's report on a year: what its published report of 2021 counts, and the words around each figure."""

from __future__ import annotations

from budgetperf.cycle import Counted, FigureRule
from budgetperf.records.doings import Activity
from budgetperf.reports.building import (
    DEPARTMENT,
    PROJECT,
    SNAPSHOT,
    count,
    cues,
    report_layout,
    sentence,
    share,
)

__all__ = ["XIUZHOU_REPORT"]

_NEXT, _LAST = 1, -1
_THINGS, _DEPARTMENTS, _NUMBER = Counted.THINGS, Counted.DEPARTMENTS, Counted.NUMBER
_KINDS, _AMOUNT = Counted.KINDS, Counted.AMOUNT
_RULE = Activity.RULE_ISSUED
_LIBRARY, _REVIEWED, _CHANGED = Activity.INDICATOR_SET, Activity.TARGET_REVIEWED, Activity.TARGET_CHANGED
_BUDGET, _EXANTE = Activity.BUDGET_REVIEWED, Activity.EXANTE_EVALUATED
_MONITORED, _MEASURE = Activity.MONITORED, Activity.MID_YEAR_MEASURE
_SELF, _DRAWN, _AGAIN, _KEY = Activity.SELF_EVALUATED, Activity.DRAWN, Activity.REEVALUATED, Activity.KEY_EVALUATED

_FOUNDATION: tuple[FigureRule, ...] = (
    count("framework", "纲领制度", "framework rules", _THINGS, _RULE, None, kinds=("framework",)),
    *(
        count(f"rules_{kind}", f"{zh}的制度", f"rules {kind}", _THINGS, _RULE, kinds=(kind,))
        for kind, zh in (("issued", "出台"), ("forwarded", "转发"), ("revised", "修订"))
    ),
    count("library_classes", "指标库大类", "classes of the indicator library", _KINDS, _LIBRARY, span=SNAPSHOT),
    count("library_cases", "指标库案例", "cases of the indicator library", _THINGS, _LIBRARY, span=SNAPSHOT),
    count("library_indicators", "区级指标", "indicators of the library", _NUMBER, _LIBRARY, span=SNAPSHOT),
)

_TARGETS: tuple[FigureRule, ...] = (
    count("classes", "项目分类", "classes of projects", _KINDS, _REVIEWED, _NEXT, subjects=PROJECT),
    count("reviewed_departments", "审核绩效目标的部门", "departments whose targets were reviewed",
          _DEPARTMENTS, _REVIEWED, _NEXT, subjects=PROJECT),
    count("reviewed", "审核绩效目标的项目", "projects whose targets were reviewed",
          _THINGS, _REVIEWED, _NEXT, subjects=PROJECT),
    count("changed", "提出修改意见的项目", "projects with requests to change the target", _THINGS, _CHANGED, _NEXT),
    count("requests", "修改意见", "requests to change a target", _NUMBER, _CHANGED, _NEXT),
    share("changed_share", "提出修改意见的项目比例", "share of projects with requests", "changed", "reviewed"),
    count("whole_departments", "审核部门整体绩效目标的部门", "departments whose target as a whole was reviewed",
          _DEPARTMENTS, _REVIEWED, _NEXT, subjects=DEPARTMENT),
    count("cancelled_before", "核销预算项目", "projects cancelled in the budget",
          _THINGS, _BUDGET, _NEXT, results=("cancel",)),
    count("reduced_before", "核减预算项目", "projects reduced in the budget",
          _THINGS, _BUDGET, _NEXT, results=("reduce",)),
    count("saved_before", "压减预算资金", "money saved in the budget",
          _AMOUNT, _BUDGET, _NEXT, results=("cancel", "reduce")),
    count("exante", "事前绩效评估报告", "ex-ante evaluations", _THINGS, _EXANTE, _NEXT),
    *(
        count(f"exante_{code}", zh, en, _THINGS, _EXANTE, _NEXT, results=(code,))
        for code, zh, en in (
            ("reject", "退回不予立项项目", "projects rejected"),
            ("return", "退回修改暂不予立项项目", "projects returned for revision"),
            ("cut", "核减资金项目", "projects whose money was cut"),
        )
    ),
)  # fmt: skip

_COURSE: tuple[FigureRule, ...] = (
    count("tiers", "监控层级", "tiers of monitoring", _KINDS, _MONITORED),
    count("watched", "跟踪监控项目", "projects watched", _THINGS, _MONITORED),
    count("watched_amount", "跟踪监控资金", "money watched", _AMOUNT, _MONITORED),
    count("red", "红色预警项目", "projects with a red lamp", _THINGS, _MONITORED, results=("red",)),
    count("red_amount", "红色预警资金", "money under a red lamp", _AMOUNT, _MONITORED, results=("red",)),
    share("red_share", "红色预警项目比例", "share of red lamps", "red", "watched"),
    share("red_amount_share", "红色预警资金比例", "share of money under a red lamp", "red_amount", "watched_amount"),
    count("cancelled", "监控后核销项目", "projects cancelled after monitoring", _THINGS, _MEASURE, results=("cancel",)),
    count("cancelled_amount", "监控后核销资金", "money cancelled after monitoring",
          _AMOUNT, _MEASURE, results=("cancel",)),
    count("reduced", "监控后核减项目", "projects reduced after monitoring", _THINGS, _MEASURE, results=("reduce",)),
    count("reduced_amount", "监控后核减资金", "money cut after monitoring", _AMOUNT, _MEASURE, results=("reduce",)),
    share("cancelled_of_red", "红色预警项目核销比例", "share of red projects cancelled", "cancelled", "red"),
    share("reduced_share", "监控后核减项目比例", "share of projects reduced", "reduced", "watched"),
)  # fmt: skip

_RESULTS: tuple[FigureRule, ...] = (
    count("self_departments", "开展自评的部门", "departments that evaluated themselves", _DEPARTMENTS, _SELF, _LAST),
    count("self", "自评项目", "projects self-evaluated", _THINGS, _SELF, _LAST),
    count("self_amount", "自评资金", "money self-evaluated", _AMOUNT, _SELF, _LAST),
    count("drawn", "随机抽取项目", "projects drawn by lot", _THINGS, _DRAWN, _LAST),
    count("drawn_amount", "随机抽取资金", "money drawn by lot", _AMOUNT, _DRAWN, _LAST),
    share("drawn_share", "抽取比例", "share of projects drawn", "drawn", "self"),
    share("drawn_amount_share", "抽取资金比例", "share of money drawn", "drawn_amount", "self_amount"),
    count("again", "再评价项目", "projects re-evaluated", _THINGS, _AGAIN, _LAST),
    *(
        count(f"again_{code}", f"再评价等级为“{zh}”的项目", f"projects re-evaluated as {code}",
              _THINGS, _AGAIN, _LAST, results=(code,))
        for code, zh in (("excellent", "优"), ("good", "良"), ("fair", "中"), ("poor", "差"))
    ),
    count("again_well", "再评价优良项目", "projects re-evaluated as excellent or good",
          _THINGS, _AGAIN, _LAST, results=("excellent", "good")),
    share("again_well_share", "优良率", "share of excellent or good", "again_well", "again"),
    count("key", "财政重点绩效评价项目", "key evaluations", _THINGS, _KEY, _LAST),
    count("key_amount", "财政重点绩效评价资金", "money of key evaluations", _AMOUNT, _KEY, _LAST),
    count("key_good", "重点评价等级为“良”的项目", "key evaluations rated good",
          _THINGS, _KEY, _LAST, results=("good",)),
    count("revised", "据评价结果修订的办法", "rules revised for evaluations",
          _THINGS, Activity.RESULT_APPLIED, results=("policy_revised",)),
    count("letters", "绩效管理意见书", "letters of opinion", _THINGS, Activity.LETTER_SENT),
    count("closed", "完成整改的意见书", "letters rectified", _THINGS, Activity.LETTER_CLOSED),
    share("closure", "整改完成率", "share of letters rectified", "closed", "letters"),
    count("circulars", "通报", "circulars", _THINGS, Activity.CIRCULATED),
)  # fmt: skip

_SENTENCES = (
    sentence(
        "rules",
        "在{framework}个纲领制度基础上，出台制度{rules_issued}项、转发{rules_forwarded}项、修订{rules_revised}项。",
    ),
    sentence("library", "指标库{library_classes}个大类、案例{library_cases}个、指标{library_indicators}条。"),
    sentence(
        "targets",
        "审核{reviewed_departments}个部门{reviewed}个项目的绩效目标，项目分{classes}类，对{changed}个项目"
        "（{changed_share:%2}）提出{requests}条修改意见；审核{whole_departments}个部门的整体绩效目标。",
    ),
    sentence(
        "budget", "预算审核核销项目{cancelled_before}个、核减项目{reduced_before}个，压减资金{saved_before:亿2}元。"
    ),
    sentence(
        "exante",
        "审核事前绩效评估报告{exante}个：不予立项{exante_reject}个，退回修改{exante_return}个，核减资金{exante_cut}个。",
    ),
    sentence(
        "monitoring",
        "分{tiers}级监控项目{watched}个、资金{watched_amount:亿2}元；红色预警{red}个、{red_amount:亿2}元，"
        "占项目数的{red_share:%2}、资金的{red_amount_share:%2}。",
    ),
    sentence("measures", "核销{cancelled}个、{cancelled_amount:万1}元，核减{reduced}个、{reduced_amount:亿2}元。"),
    sentence(
        "evaluations",
        "{self_departments}个部门自评项目{self}个、资金{self_amount:亿2}元；随机抽取{drawn}个（{drawn_share:%2}）、"
        "{drawn_amount:亿2}元（{drawn_amount_share:%2}），再评价优{again_excellent}个、良{again_good}个、"
        "中{again_fair}个、差{again_poor}个，优良率{again_well_share:%2}；财政重点绩效评价{key}个、{key_amount:亿2}元，"
        "其中良{key_good}个。",
    ),
    sentence(
        "use",
        "修订办法{revised}项；下达绩效管理意见书{letters}份，完成整改{closed}份（{closure:%}）；印发通报{circulars}个。",
    ),
)

_CUES = cues("""
    framework             | 在#个全面实施意见纲领制度
    library_classes       | 构建形成#个大类
    library_cases         | #个案例
    library_indicators    | #条区级指标
    classes               | 将预算项目分成ABC#类
    reviewed_departments  | 涉及部门#个
    reviewed              | 预算项目#个，对
    changed               | 对#个项目的绩效目标提出
    requests              | 提出#条修改意见
    whole_departments     | 对#个重点关注部门
    cancelled_before      | 共核销预算项目#个
    reduced_before        | 核减预算项目#个
    saved_before          | 压减预算资金#元
    exante                | 完成#个事前绩效评估报告
    exante_reject         | 退回不予立项项目#个
    exante_return         | 退回修改暂不予立项项目#个
    exante_cut            | 核减资金项目#个
    tiers                 | “全面—重大—重点”#级监控体系
    watched               | 跟踪监控项目#个
    watched_amount        | 跟踪监控财政资金#元
    red                   | 红色预警项目#个
    red_amount            | 涉及资金#，其中
    cancelled             | 其中对#个项目资金
    cancelled_amount      | 核销，涉及资金#；
    reduced               | 集中核减项目#个
    reduced_amount        | 涉及核减资金#元
    self_departments      | 年度#个部门，共计
    self                  | 共计#个项目实施绩效自评
    self_amount           | 实施绩效自评，涉及资金#元
    drawn                 | 财政随机抽取#个项目
    drawn_share           | 个项目（#），涉及
    drawn_amount          | %），涉及资金#元
    again_excellent       | 经评价，#个项目评价等级为“优”
    again_good            | 评价等级为“优”，#个“良”
    again_fair            | 个“良”、#个“中”
    again_poor            | 个“中”、#个“差”
    key                   | 部门整体等#个项目
    key_amount            | 重点绩效评价，涉及资金#元
    key_good              | 经评价，#个项目评价等级为“良”
    letters               | 下达《绩效管理意见书》#份
    circulars             | 等#个通报
""")

XIUZHOU_REPORT = report_layout(
    "xiuzhou",
    "2021",
    ("秀洲区", "Xiuzhou District"),
    "秀洲区2021年度预算绩效管理情况说明",
    rules=(*_FOUNDATION, *_TARGETS, *_COURSE, *_RESULTS),
    sentences=_SENTENCES,
    found_by=_CUES,
)
"""秀洲: evaluations of the year before, monitoring of the year, targets and budgets of the year to come."""
