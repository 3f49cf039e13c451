"""东湖's report on a year: what its published report of 2022 counts, and the words around each figure."""

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

__all__ = ["DONGHU_REPORT"]

_NEXT, _LAST = 1, -1
_THINGS, _UNITS = Counted.THINGS, Counted.UNITS
_FILED, _SUBMITTED = Activity.TARGET_FILED, Activity.SUBMITTED
_SELF, _KEY = Activity.SELF_EVALUATED, Activity.KEY_EVALUATED

_RULES: tuple[FigureRule, ...] = (
    everyone("first_level", "一级预算单位", "first-level budget units", OrganisationLevel.FIRST_LEVEL),
    count("managed", "开展预算绩效管理的预算单位", "units under performance management",
          _UNITS, Activity.MONITORED, span=SNAPSHOT),
    share("managed_share", "绩效管理覆盖率", "coverage of performance management", "managed", "first_level"),
    count("aspects", "出台制度文件的方面", "aspects in which rules were issued", Counted.KINDS, Activity.RULE_ISSUED),
    count("whole_targets", "编制部门整体绩效目标的部门", "departments that filed a target as a whole",
          Counted.DEPARTMENTS, _FILED, _NEXT, subjects=DEPARTMENT),
    count("submitted_departments", "报送人大的部门整体绩效目标", "targets of departments submitted to the congress",
          _THINGS, _SUBMITTED, _NEXT, subjects=DEPARTMENT),
    count("submitted_funds", "报送人大的专项资金绩效目标", "targets of special funds submitted to the congress",
          _THINGS, _SUBMITTED, _NEXT, kinds=("special_fund",)),
    share("submitted_share", "部门整体绩效目标报送人大比例", "share of department targets submitted",
          "submitted_departments", "whole_targets"),
    count("rounds", "绩效运行监控次数", "rounds of monitoring", Counted.DOINGS, Activity.MONITORING_ROUND),
    count("key_monitored", "重点绩效监控的部门和项目", "departments and projects under key monitoring",
          _THINGS, Activity.KEY_MONITORED),
    count("self_units", "开展自评的预算单位", "units that evaluated themselves", _UNITS, _SELF, _LAST),
    count("self", "自评项目", "projects self-evaluated", _THINGS, _SELF, _LAST, subjects=PROJECT),
    count("self_amount", "自评预算金额", "money self-evaluated", Counted.AMOUNT, _SELF, _LAST, subjects=PROJECT),
    count("self_departments", "开展自评的部门", "departments that evaluated themselves",
          Counted.DEPARTMENTS, _SELF, _LAST),
    count("key_departments", "重点评价的部门", "departments under key evaluation",
          _THINGS, _KEY, _LAST, subjects=DEPARTMENT),
    count("key", "重点评价的项目", "projects under key evaluation", _THINGS, _KEY, _LAST, subjects=PROJECT),
    share("key_department_share", "重点评价部门比例", "share of departments under key evaluation",
          "key_departments", "self_departments"),
    share("key_share", "重点评价项目比例", "share of projects under key evaluation", "key", "self"),
)  # fmt: skip

_SENTENCES = (
    sentence("coverage", "开展预算绩效管理的预算单位{managed}个，占一级预算单位{first_level}个的{managed_share:%}。"),
    sentence("rules", "在{aspects}个方面出台制度文件。"),
    sentence(
        "targets",
        "{whole_targets}个部门编制部门整体绩效目标；{submitted_departments}个部门（{submitted_share:%2}）和"
        "{submitted_funds}个专项资金的绩效目标报送人大。",
    ),
    sentence("monitoring", "组织绩效运行监控{rounds}次，重点监控部门和项目{key_monitored}个。"),
    sentence(
        "evaluations",
        "{self_units}个预算单位自评项目{self}个、{self_amount:万2}元；重点评价部门{key_departments}个"
        "（{key_department_share:%2}）、项目{key}个（{key_share:%2}）。",
    ),
)

_CUES = cues(
    """
    managed               | 工作预算单位数#个
    first_level           | 占一级预算单位数#个的
    managed_share         | 个的#，实现绩效管理全覆盖
    whole_targets         | 组织全区#个部门编制
    submitted_departments | 选择#个部门的整体支出绩效目标
    submitted_funds       | #个专项资金的绩效目标
    rounds                | 组织#次绩效运行监控
    key_monitored         | 选择#个部门和项目开展
    self_units            | 组织区直#个预算单位
    self                  | 年的#个预算项目开展绩效自评
    self_amount           | 涉及预算金额#元
    key_departments       | 选取了#个预算部门
    key                   | #个社会关注度高的项目
    aspects               | 等#个方面出台了制度文件
    """,
    readings={
        "key_monitored": (
            "“10个部门和项目”按部门与项目合计 10 个理解",
            "10个部门和项目 are taken to be ten together, departments and projects",
        ),
    },
)

DONGHU_REPORT = report_layout(
    "donghu",
    "2022",
    ("东湖区", "Donghu District"),
    "2022年东湖区预算绩效管理工作开展情况说明",
    rules=_RULES,
    sentences=_SENTENCES,
    found_by=_CUES,
)
"""东湖: every first-level unit, the evaluations of the year before, and what goes to the congress."""
