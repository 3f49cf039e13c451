"""江汉's report on a year: what its published report of 2022 counts, and the words around each figure."""

from __future__ import annotations

from budgetperf.cycle import Counted, FigureRule
from budgetperf.records.doings import Activity
from budgetperf.records.organisations import OrganisationLevel
from budgetperf.reports.building import (
    DEPARTMENT,
    PROJECT,
    SNAPSHOT,
    count,
    cues,
    everyone,
    report_layout,
    sentence,
    share,
)

__all__ = ["JIANGHAN_REPORT"]

_LAST = -1
_THINGS, _DEPARTMENTS, _AMOUNT = Counted.THINGS, Counted.DEPARTMENTS, Counted.AMOUNT
_FILED, _SELF, _LOOKED = Activity.TARGET_FILED, Activity.SELF_EVALUATED, Activity.LOOKED_BACK
_EXANTE, _MONITORED, _KEY_MONITORED = Activity.EXANTE_EVALUATED, Activity.MONITORED, Activity.KEY_MONITORED
_KINDERGARTENS = ("kindergarten",)

_RULES: tuple[FigureRule, ...] = (
    everyone("units", "预算单位", "budget units", OrganisationLevel.UNIT),
    everyone("departments", "预算部门", "departments", OrganisationLevel.DEPARTMENT),
    count("exante", "事前绩效评估项目", "ex-ante evaluations", _THINGS, _EXANTE),
    count("supported", "予以支持的项目", "projects supported", _THINGS, _EXANTE, results=("support",)),
    share("supported_share", "予以支持的比例", "share of projects supported", "supported", "exante"),
    count("target_units", "编报绩效目标的单位", "units that filed targets", Counted.UNITS, _FILED, span=SNAPSHOT),
    share("target_units_share", "单位绩效目标覆盖率", "coverage of units by targets", "target_units", "units"),
    count("whole_targets", "部门整体绩效目标", "targets of departments as a whole",
          _THINGS, _FILED, subjects=DEPARTMENT, span=SNAPSHOT),
    count("project_targets", "项目绩效目标", "targets of projects",
          _THINGS, _FILED, subjects=PROJECT, span=SNAPSHOT),
    count("indicators", "绩效指标", "indicators", Counted.NUMBER, _FILED, span=SNAPSHOT),
    count("watched_departments", "开展绩效运行监控的部门", "departments that were monitored", _DEPARTMENTS, _MONITORED),
    share("watched_share", "绩效运行监控覆盖率", "coverage of monitoring", "watched_departments", "departments"),
    count("watched", "监控项目", "projects monitored", _THINGS, _MONITORED),
    count("key_monitored", "重点监控项目", "projects under key monitoring", _THINGS, _KEY_MONITORED),
    count("key_monitored_amount", "重点监控资金", "money under key monitoring", _AMOUNT, _KEY_MONITORED),
    share("key_monitored_share", "重点监控项目比例", "share of projects under key monitoring",
          "key_monitored", "watched"),
    count("slowest", "通报的支出进度偏慢部门", "departments circulated for slow spending",
          _DEPARTMENTS, Activity.CIRCULATED),
    count("self_departments", "开展自评的部门", "departments that evaluated themselves", _DEPARTMENTS, _SELF, _LAST),
    share("self_share", "自评覆盖率", "coverage of self-evaluation", "self_departments", "departments"),
    count("self", "自评项目", "projects self-evaluated", _THINGS, _SELF, _LAST, subjects=PROJECT),
    count("key", "财政重点绩效评价项目", "key evaluations", _THINGS, Activity.KEY_EVALUATED),
    count("looked_back", "“回头看”项目", "projects looked back at", _THINGS, _LOOKED, _LAST),
    count("looked_back_key", "“回头看”的财政重点绩效评价", "key evaluations looked back at",
          _THINGS, _LOOKED, _LAST, kinds=("key",)),
    count("looked_back_again", "“回头看”的自评再评价项目", "re-evaluations looked back at",
          _THINGS, _LOOKED, _LAST, kinds=("reevaluation",)),
    count("former_spending", "幼儿园原支出平均规模", "former mean spending on kindergartens",
          _AMOUNT, Activity.COST_ANALYSED, kinds=_KINDERGARTENS),
    count("lowered_by", "幼儿园定额压减规模", "what the kindergartens' quotas lower it by",
          _AMOUNT, Activity.STANDARD_LOWERED, kinds=_KINDERGARTENS),
    share("lowered_share", "较原支出平均规模压缩比例", "share of the former spending that is cut",
          "lowered_by", "former_spending"),
)  # fmt: skip

_SENTENCES = (
    sentence("exante", "事前绩效评估项目{exante}个，予以支持{supported}个（{supported_share:%}）。"),
    sentence(
        "targets",
        "{target_units}家单位（{target_units_share:%}）编报部门整体绩效目标{whole_targets}个、项目绩效目标"
        "{project_targets}个、指标{indicators}个。",
    ),
    sentence(
        "monitoring",
        "监控部门{watched_departments}个（{watched_share:%}），重点监控项目{key_monitored}个、"
        "{key_monitored_amount:亿}元；通报部门{slowest}家。",
    ),
    sentence(
        "evaluations",
        "{self_departments}个部门（{self_share:%}）自评项目{self}个；重点绩效评价{key}个；“回头看”{looked_back}个，其中重点"
        "绩效评价{looked_back_key}个、自评再评价{looked_back_again}个。",
    ),
    sentence("standards", "幼儿园定额标准较原支出平均规模压缩{lowered_share:%1}。"),
)

_CUES = cues("""
    target_units          | 一共#家单位
    whole_targets         | #个部门整体绩效目标
    project_targets       | #个项目绩效目标
    indicators            | 绩效目标#个指标
    watched_departments   | 涉及#个部门单位（涉密单位除外
    key_monitored_amount  | 重点监控，涉及资金#元
    slowest               | 支出进度偏慢的后#家部门
    self_departments      | 涉及#个部门（涉密单位除外
    self                  | 涉密单位除外），#个项目
    key                   | 改造项目等#个项目
    looked_back_key       | 年度的#个财政重点绩效评价
    looked_back_again     | 和#个单位自评再评价项目
    looked_back           | 共#个财政项目
    lowered_share         | 较原支出平均规模压缩#
""")

JIANGHAN_REPORT = report_layout(
    "jianghan",
    "2022",
    ("江汉区", "Jianghan District"),
    "江汉区2022年预算绩效管理工作推进情况",
    rules=_RULES,
    sentences=_SENTENCES,
    found_by=_CUES,
)
"""江汉: units and departments apart, the classified ones on neither side, and the evaluations of the year before."""
