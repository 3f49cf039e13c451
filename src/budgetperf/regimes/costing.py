"""What places publish of costs, quotas and standards; what they leave open is an argument without a default.

东丽 prints two quotas and how far they are below 2021, 江汉 that its quotas are more than 20 % below the former mean
and that a standard is made after another library's. From which year 东丽's quotas hold, which mean 江汉 means and how
much its library may spend is not said.
"""

from __future__ import annotations

from types import NoneType

from budgetperf.amounts import Rounding, RoundingMode, Share, show
from budgetperf.basis import Document, RuleStatus, assumed
from budgetperf.errors import require
from budgetperf.regimes.citing import reported
from budgetperf.regimes.documents import DONGLI_2022, JIANGHAN_2022
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.unit_costs import PrintedCost, UnitCost
from budgetperf.stages.costing import (
    ChangeClaim,
    ChangePolicy,
    ControlPolicy,
    FigureReading,
    MeanMethod,
    QuotaPolicy,
    SpendingStandard,
    StandardReference,
    StandardRow,
)

__all__ = [
    "AS_PRINTED",
    "AS_ROUNDED",
    "DONGLI_NOTICE",
    "DONGLI_NOTICE_ISSUED",
    "DONGLI_OFFICES",
    "DONGLI_OFFICES_CHANGE",
    "DONGLI_STREETS",
    "DONGLI_STREETS_CHANGE",
    "JIANGHAN_CUT",
    "control_by_share",
    "dongli_property",
    "jianghan_kindergartens",
    "jianghan_library",
]

DONGLI_NOTICE = Document(title="东丽区关于开展全成本绩效评价工作的通知")
"""The notice of 东丽 that the full-cost analysis follows; known from the district's report."""
DONGLI_NOTICE_ISSUED = PrintedDate(year=2022, month=10)
"""When it was issued: 「于2022年10月印发」, the day is not said."""


def _change(code: str, zh: str, en: str, current: FigureReading) -> ChangePolicy:
    return ChangePolicy(
        code=code,
        revision="1",
        zh=zh,
        en=en,
        mode=RoundingMode.HALF_UP,
        current=current,
        places=2,
        basis={
            "mode": assumed("所列变动幅度由四舍五入得来", "printed changes were rounded half up"),
            "current": assumed(current.says.zh, current.says.en),
            "places": assumed("原单位成本为两位小数", "the former unit cost had two decimals"),
        },
    )


AS_PRINTED = _change("change.as-printed", "定额即所列数", "the quota is what is printed", current=FigureReading.AS_SET)
"""The present cost is a quota, and a quota is what is printed; the former one had two decimals as well."""
AS_ROUNDED = _change("change.as-rounded", "定额经舍入", "the quota was rounded", current=FigureReading.AS_ROUNDED)
"""The present cost was rounded to what is printed; the former one had two decimals."""

DONGLI_OFFICES = PrintedCost.read("每平方米每月5.66元")
"""东丽: 「我区机关单位物业服务费综合成本定额为每平方米每月5.66元」."""
DONGLI_OFFICES_CHANGE = ChangeClaim.read("较2021年下调10.3%")
"""东丽: 「较2021年下调10.3%」, of the offices."""
DONGLI_STREETS = PrintedCost.read("每平方米每月7.67元")
"""东丽: 「涉农街道综合成本定额为每平方米每月7.67元」."""
DONGLI_STREETS_CHANGE = ChangeClaim.read("较2021年下调4%")
"""东丽: 「较2021年下调4%」, of the streets with farmland; printed to a whole point."""
JIANGHAN_CUT = ChangeClaim.read("较原支出平均规模压缩超过20%")
"""江汉: 「较原支出平均规模压缩超过20%」; 超过 leaves 20 % itself out."""


def dongli_property(*, since: int) -> SpendingStandard:
    """东丽: what property services of offices and of streets with farmland may cost.

    Args:
        since: the first budget year; the report of 2022 does not say it.

    >>> [(row.zh, str(row.limit)) for row in dongli_property(since=2023).rows]
    [('机关单位', '5.66元/㎡/月'), ('涉农街道', '7.67元/㎡/月')]
    """
    require(since, int, "since")
    quotas = reported(
        DONGLI_2022,
        "“我区机关单位物业服务费综合成本定额为每平方米每月5.66元……涉农街道综合成本定额为每平方米每月7.67元”",
        "5.66 yuan for a square metre in a month in offices, 7.67 in streets with farmland",
    )
    return SpendingStandard(
        code="dongli.property",
        revision="2022",
        zh="东丽区物业服务费支出标准",
        en="Dongli's standard for property services",
        status=RuleStatus.REPORTED_PRACTICE,
        service="物业服务",
        rows=(
            StandardRow(code="offices", zh="机关单位", en="offices", limit=DONGLI_OFFICES.cost, kinds=("机关单位",)),
            StandardRow(
                code="streets",
                zh="涉农街道",
                en="streets with farmland",
                limit=DONGLI_STREETS.cost,
                kinds=("涉农街道",),
            ),
        ),
        since=since,
        regulation=DONGLI_NOTICE,
        basis={
            "status": reported(DONGLI_2022, "“形成成本定额，建立预算支出标准”", "quotas were made into standards"),
            "service": reported(DONGLI_2022, "“对物业服务项目”", "property services"),
            "rows": quotas,
            "since": assumed(f"自 {since} 年起适用（由使用者选定）", f"it holds from {since} on, as chosen"),
            "regulation": reported(
                DONGLI_2022, f"“于2022年10月印发《{DONGLI_NOTICE.title}》”", "issued in October 2022"
            ),
        },
    )


def jianghan_library(*, limit: UnitCost) -> SpendingStandard:
    """江汉: what the property services of the district's library may cost, from the budget of 2023 on.

    Args:
        limit: the quota; it is made after that of the city's children's library, and neither is published.

    >>> jianghan_library(limit=UnitCost.read("4元/㎡/月")).reference.body
    '市少儿图书馆'
    """
    require(limit, UnitCost, "limit", hint="UnitCost.read()")
    passage = reported(
        JIANGHAN_2022,
        "“参照市少儿图书馆物业管理经费标准的区图书馆物业管理经费标准，并运用于2023年部门预算经费安排中”",
        "made after the standard of the city's children's library and used in the budgets of 2023",
    )
    chosen = assumed(f"定额取 {show(limit.amount)}{limit.unit}（由使用者提供）", f"a quota of {limit}, as supplied")
    return SpendingStandard(
        code="jianghan.library",
        revision="2022",
        zh="江汉区图书馆物业管理经费标准",
        en="Jianghan's standard for its library's property services",
        status=RuleStatus.REPORTED_PRACTICE,
        service="物业管理",
        rows=(
            StandardRow(code="library", zh="区图书馆", en="the district's library", limit=limit, kinds=("区图书馆",)),
        ),
        since=2023,
        reference=StandardReference(body="市少儿图书馆", standard="物业管理经费标准"),
        basis={"status": passage, "service": passage, "rows": chosen, "since": passage, "reference": passage},
    )


def jianghan_kindergartens(*, mean: MeanMethod, rounding: Rounding | None = None) -> QuotaPolicy:
    """江汉: quotas for repairs and equipment of kindergartens come from the costs of three years.

    Args:
        mean: what 「原支出平均规模」 is the mean of; the district does not say.
        rounding: how the mean is rounded; None does not round.

    >>> jianghan_kindergartens(mean=MeanMethod.WEIGHTED).code
    'quota.jianghan+weighted'
    """
    require(mean, MeanMethod, "mean")
    require(rounding, (Rounding, NoneType), "rounding")
    rounded = {} if rounding is None else {"rounding": assumed(rounding.says.zh, rounding.says.en)}
    years = reported(
        JIANGHAN_2022,
        "“通过对近3年区属公立幼儿园的装修改造成本进行测算和分析”",
        "the costs of three years of the district's kindergartens were worked out",
    )
    return QuotaPolicy(
        code=f"quota.jianghan+{mean.value}",
        revision="2022",
        zh="江汉区幼儿园维修和设备购置综合定额",
        en="Jianghan's quotas for kindergartens",
        status=RuleStatus.REPORTED_PRACTICE,
        years=3,
        mean=mean,
        rounding=rounding,
        basis={
            "status": years,
            "years": years,
            "mean": assumed(f"{mean.says.zh}（由使用者选定）", f"{mean.says.en}, as chosen"),
            **rounded,
        },
    )


def control_by_share(*, least: Share) -> ControlPolicy:
    """Points of control by their share of the costs; 「找准成本管控点」 is all that 东丽 says.

    Args:
        least: the least share that makes a class of cost a point.

    >>> control_by_share(least=Share.of(20, 100)).code
    'control.share+20/100'
    """
    require(least, Share, "least", hint="Share.of()")
    said = f"占比不低于 {least} 的成本类别（由使用者选定）", f"a share of {least} or more, as chosen"
    return ControlPolicy(
        code=f"control.share+{least}",
        revision="1",
        zh="按占比找成本管控点",
        en="points of control by share",
        least=least,
        basis={"least": assumed(*said)},
    )
