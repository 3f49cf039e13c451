"""东丽's report on a year: what its published report of 2022 counts, and the words around each figure."""

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

__all__ = ["DONGLI_REPORT"]

_LAST = -1
_THINGS, _DEPARTMENTS, _KINDS, _AMOUNT = Counted.THINGS, Counted.DEPARTMENTS, Counted.KINDS, Counted.AMOUNT
_SET, _KEY, _DISCLOSED = Activity.INDICATOR_SET, Activity.KEY_EVALUATED, Activity.DISCLOSED
_STANDARD, _LOWERED = Activity.STANDARD_SET, Activity.STANDARD_LOWERED
_COMMON = "membership_fees", "personnel_subsidies", "matter_subsidies", "party_members"
_SECTOR = "pollution", "postal", "veterans", "state_assets", "agricultural_technology"

_RULES: tuple[FigureRule, ...] = (
    count("sets", "指标体系", "indicator sets", _THINGS, _SET, None),
    count("set_years", "制定指标体系的年数", "years in which sets were made", Counted.YEARS, _SET, None),
    count("common", "共性项目指标体系", "common indicator sets", _THINGS, _SET, None, kinds=_COMMON),
    count("common_classes", "共性项目类别", "classes of common sets", _KINDS, _SET, None, kinds=_COMMON),
    count("sector", "分行业分领域指标体系", "sector indicator sets", _THINGS, _SET, None, kinds=_SECTOR),
    count("sector_classes", "行业领域", "sectors", _KINDS, _SET, None, kinds=_SECTOR),
    count("early", "以前年度制定的分行业分领域指标体系", "sector sets of earlier years",
          _THINGS, _SET, None, until=_LAST, kinds=_SECTOR),
    count("new", "本年新增的分行业分领域指标体系", "sector sets of the year", _THINGS, _SET, kinds=_SECTOR),
    count("series", "考核系列", "series of appraisal", _KINDS, Activity.APPRAISED),
    count("key_departments", "重点绩效评价的部门", "departments under key evaluation",
          _DEPARTMENTS, _KEY, subjects=PROJECT),
    count("key", "重点绩效评价的项目", "projects under key evaluation", _THINGS, _KEY, subjects=PROJECT),
    count("whole", "部门整体支出绩效评价的部门", "departments evaluated as a whole",
          _DEPARTMENTS, _KEY, _LAST, subjects=DEPARTMENT),
    everyone("departments", "预算部门", "departments", OrganisationLevel.DEPARTMENT),
    count("budgets", "公开部门预算的部门", "departments whose budget is public",
          _DEPARTMENTS, _DISCLOSED, kinds=("budget",)),
    share("budgets_share", "预算公开覆盖率", "coverage of public budgets", "budgets", "departments"),
    count("accounts", "公开决算的部门", "departments whose accounts are public",
          _DEPARTMENTS, _DISCLOSED, _LAST, kinds=("accounts",)),
    share("accounts_share", "决算公开覆盖率", "coverage of public accounts", "accounts", "departments"),
    count("cost_analyses", "全成本绩效分析项目", "full-cost analyses", _THINGS, Activity.COST_ANALYSED),
    *(
        rule
        for code, zh, en in (
            ("office", "机关单位", "offices"),
            ("street", "涉农街道", "rural streets"),
        )
        for rule in (
            count(f"{code}_price", f"{zh}物业服务定额", f"property service quota of {en}",
                  _AMOUNT, _STANDARD, kinds=(code,), span=SNAPSHOT),
            count(f"{code}_before", f"{zh}上年定额", f"last year's quota of {en}",
                  _AMOUNT, _STANDARD, _LAST, kinds=(code,), span=SNAPSHOT),
            count(f"{code}_lowered", f"{zh}定额下调额", f"what the quota of {en} is lowered by",
                  _AMOUNT, _LOWERED, kinds=(code,), span=SNAPSHOT),
            share(f"{code}_fall", f"{zh}定额下调幅度", f"fall of the quota of {en}",
                  f"{code}_lowered", f"{code}_before"),
        )
    ),
)  # fmt: skip

_SENTENCES = (
    sentence(
        "sets",
        "{set_years}年制定指标体系{sets}条：共性{common}条、{common_classes}类，分行业分领域{sector}条、{sector_classes}个领域，后者以前年度"
        "{early}条、本年新增{new}条。",
    ),
    sentence("appraisal", "部门分{series}个系列考核。"),
    sentence("evaluations", "重点评价{key_departments}个部门{key}个项目；部门整体支出绩效评价{whole}个部门。"),
    sentence("disclosure", "预算公开覆盖率{budgets_share:%}，决算公开覆盖率{accounts_share:%}。"),
    sentence(
        "standards",
        "全成本绩效分析{cost_analyses}个项目；每平方米每月机关单位{office_price:2}元，较上年下调{office_fall:%1}，"
        "涉农街道{street_price:2}元，下调{street_fall:%}。",
    ),
)
_YEARS = (
    "“2017-2021年已制定91条，2022年新增20条”按分行业分领域指标体系之分年数理解",
    "the yearly figures 91 and 20 are taken to divide the sector sets",
)
_CUES = cues(
    """
    sets                  | 共制定指标体系#条
    common                | 共性项目指标体系#条
    common_classes        | 基层党员类#类
    sector                | 分领域绩效指标体系#条
    sector_classes        | 农业科技推广类#个行业领域
    early                 | 年已制定#条
    new                   | 年新增#条
    series                | 街道园区#大类
    key_departments       | 商务局等#个部门
    key                   | #个重点项目
    whole                 | 工信局等#个部门
    office_price          | 机关单位物业服务费综合成本定额为每平方米每月#元
    office_fall           | 元，较2021年下调#；
    street_price          | 涉农街道综合成本定额为每平方米每月#元
    street_fall           | 元，较2021年下调#。
    """,
    exact=("office_price", "street_price"),
    readings={"early": _YEARS, "new": _YEARS},
)

DONGLI_REPORT = report_layout(
    "dongli",
    "2022",
    ("东丽区", "Dongli District"),
    "东丽区2022年预算绩效管理工作开展情况",
    rules=_RULES,
    sentences=_SENTENCES,
    found_by=_CUES,
)
"""东丽: a library that grew over years, evaluations of two years, and quotas against last year's."""
