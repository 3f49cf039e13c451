"""The parts of printed forms and of records in words: what ``rows[3].points`` or ``Project.amount`` is to people.

A path into data (``$.rows[3]``) is for programmers and has no words here.
"""

from __future__ import annotations

import re

from budgetperf.places.words import FIELDS, RECORDS

__all__ = ["called", "named"]

_STEP = re.compile(r"[a-z_]+[0-9]?(?:\[[0-9]+\])?")
_PLACES: dict[str, tuple[str, str]] = {
    key: (zh, en)
    for key, zh, en in (
        map(str.strip, line.split("|"))
        for line in """
        rows | 指标 | rows
        rows[] | 第 {} 行 | row {}
        points | 分值 | points
        target | 指标值 | target value
        value | 指标值 | target value
        actual | 实际完成值 | actual value
        weight | 权重 | weight
        score | 得分 | score
        total | 合计 | total
        budget | 资金行 | budget
        budget.sources[] | 资金第 {} 项 | budget line {}
        initial | 年初预算数 | initial budget
        adjusted | 全年预算数 | adjusted budget
        executed | 全年执行数 | executed amount
        received | 实际到位资金 | funds received
        budget.expected | 资金行 全年预计执行数 | budget, expected amount
        annual | 年度目标 | targets of the year
        whole_period | 实施期目标 | targets of the whole period
        funds.total | 资金总额 | total of the funds
        funds.lines[] | 资金第 {} 项 | budget line {}
        amount | 金额 | amount
        months | 监控期间 | months
        so_far | 执行情况 | result so far
        expected | 全年预计 | expected of the year
        causes | 偏差原因 | causes
        funding | 经费保障 | funding
        institutions | 制度保障 | institutions
        staff | 人员保障 | staff
        hardware | 硬件条件保障 | hardware
        other | 其他 | other
        likelihood | 完成目标可能性 | likelihood
        certain | 确定能 | certain
        possible | 有可能 | possible
        impossible | 完全不可能 | impossible
        filed | 申报 | filed
        reviewed | 审核 | reviewed
        approved | 批复 | approved
        published | 公开 | published
        author | 编制单位 | author
        importance | 重要程度 | importance
        check | 自动核查 | check
        course | 审核过程 | review
        days | 日期 | days
        days[] | 第 {} 次 | day {}
        done[] | 第 {} 步 | step {}
        rounds[] | 第 {} 次 | round {}
        covers | 截至月份 | last month
        lines | 监控项目 | lines
        function_carried_out | 支出职能 | function of the spending
        target_reached | 绩效目标 | target reached
        verdict | 评估结论 | verdict
        opinion | 评估意见 | opinion
        preconditions | 前置条件 | preconditions
        major | 是否重大 | major
        last_year.initial | 上年年初预算数 | last_year.initial
        last_year.adjusted | 上年全年预算数 | last_year.adjusted
        screenings[] | 第 {} 个筛查结果 | screening {}
        covered[] | 第 {} 个编码 | code {}
        departments[] | 第 {} 个部门 | department {}
        units[] | 第 {} 个预算单位 | budget unit {}
        projects[] | 第 {} 个项目 | project {}
        every[] | 第 {} 项责任 | responsibility {}
        duties[] | 第 {} 项职责 | duty {}
        duties | 职责分工 | duties
        """.strip().splitlines()
    )
}
"""The parts of forms and records by their path; an item counts from 1 in words."""

_BY_CODE = {
    "facts": "事实",
    "units": "预算单位 {}",
    "duties": "“{}”环节",
    "evaluation": "事前绩效评估表 {}",
    "budget_review": "预算投资评审表 {}",
}
"""What the parts of these are called that have a code or a name of their own; a fact is named by what is said of it."""


def _pairs(words: str) -> dict[str, str]:
    return {key.strip(): zh.strip() for key, zh in (line.split("|") for line in words.strip().splitlines())}


_RECORDS = _pairs(RECORDS)
"""The records of organisations, projects, decisions and ex-ante evaluation."""

_FIELDS = _pairs(FIELDS)
"""Their fields."""


def called(path: str) -> str:
    """A field of a record in Chinese, to be followed by what is said of it; a path that has no name keeps a space.

    >>> called("Project.amount") + "为 1", called("Target.points") + "为 1"
    ('项目的金额为 1', 'Target.points 为 1')
    """
    record, _, part = path.partition(".")
    name = _FIELDS.get(path, _FIELDS.get(part))
    if record in _RECORDS and name is not None:
        return f"{_RECORDS[record]}的{name}"
    return f"{path} "


def named(path: str) -> list[tuple[str, str]]:
    """The place in words, outermost first, in Chinese and English; the path itself where a step of it has no name.

    >>> named("rows[3].points")
    [('第 4 行', 'row 4'), ('分值', 'points')]
    >>> named("$.rows[3].points")
    [('$.rows[3].points', '$.rows[3].points')]
    """
    whole, point, code = path.partition(".")
    if point and whole in _BY_CODE:
        return [(_BY_CODE[whole].format(code), path)]
    steps, found = path.split("."), []
    while steps:
        if not all(map(_STEP.fullmatch, steps)):
            return [(path, path)]
        taken = 2 if _key(".".join(steps[:2])) in _PLACES and len(steps) > 1 else 1
        here = ".".join(steps[:taken])
        if (names := _PLACES.get(_key(here))) is None:
            return [(path, path)]
        number = int(here.rpartition("[")[2].removesuffix("]")) + 1 if here.endswith("]") else 0
        found.append((names[0].format(number), names[1].format(number)))
        steps = steps[taken:]
    return found


def _key(steps: str) -> str:
    return re.sub(r"[0-9]+(?=\])", "", steps)
