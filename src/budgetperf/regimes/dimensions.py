"""The dimensions that an ex-ante evaluation looks at, as weight schemes; how many points each has is left open.

Five dimensions are standard and named by two of the districts and by the national opinion. A published form for
policies, the capital's, the departments' as a whole and the eight points for special bonds have others. Three of these
are known from reports that give no title; what stands in its place says that it is none.
"""

from __future__ import annotations

from budgetperf.amounts import points
from budgetperf.basis import Basis, Document, RuleStatus, assumed
from budgetperf.regimes.citing import reported
from budgetperf.regimes.jianghan import GROUND as _JIANGHAN
from budgetperf.rules.weights import WeightLevel, WeightScheme, ZeroWeights

__all__ = ["BEIJING", "DEPARTMENT", "FIVE", "POLICY", "SPECIAL_BONDS"]


def _scheme(
    code: str, names: tuple[str, str], status: tuple[RuleStatus, Basis], levels: Basis, *rows: tuple[str, str, str]
) -> WeightScheme:
    return WeightScheme(
        code=f"exante.{code}",
        revision="1",
        zh=names[0],
        en=names[1],
        status=status[0],
        total=points(100),
        levels=tuple(WeightLevel(code=key, zh=zh, en=en, points=None) for key, zh, en in rows),
        floors=(),
        zero_weights=ZeroWeights.ALLOWED,
        basis={
            "status": status[1],
            "total": assumed("评估表满分 100 分", "a sheet is worth 100 points"),
            "levels": levels,
            "floors": assumed("未见权重下限的规定，不设下限", "no floor is known, so none is set"),
            "zero_weights": assumed("未规定每项指标须有权重", "nothing says that each criterion must weigh something"),
        },
    )


def _described(words: str) -> Document:
    """A text that is known by what it is, not by its title; whoever reads the title is told so."""
    return Document(title=f"{words}（概述，非文件原名）")


FIVE = _scheme(
    "five",
    ("事前绩效评估五个方面", "the five dimensions of ex-ante evaluation"),
    (_JIANGHAN.status, _JIANGHAN.status_basis()),
    _JIANGHAN.says(
        "“重点从立项必要性、投入经济性、绩效目标合理性、实施方案可行性和筹资合规性等方面进行评估”",
        "necessity, economy, targets, feasibility and financing",
    ),
    ("necessity", "立项必要性", "necessity of the project"),
    ("economy", "投入经济性", "economy of the input"),
    ("targets", "绩效目标合理性", "soundness of the performance targets"),
    ("feasibility", "实施方案可行性", "feasibility of the implementation plan"),
    ("financing", "筹资合规性", "compliance of the financing"),
)
"""立项必要性, 投入经济性, 绩效目标合理性, 实施方案可行性, 筹资合规性, in the order in which two districts name them."""

_FORMS = _described("某市事前绩效评估评分表")
_PRACTICE = RuleStatus.REPORTED_PRACTICE
POLICY = _scheme(
    "policy",
    ("政策事前绩效评估五个方面", "the five dimensions for policies"),
    (_PRACTICE, reported(_FORMS, "一市对政策另设评分表", "one city has a sheet of its own for policies")),
    reported(_FORMS, "政策评分表的五个方面", "the five dimensions of its sheet for policies"),
    ("necessity", "政策设立必要性", "necessity of the policy"),
    ("support", "政策保障充分性", "sufficiency of its support"),
    ("targets", "政策目标合理性", "soundness of its targets"),
    ("sustainability", "政策实施可持续性", "sustainability of its implementation"),
    ("financing", "政策资金合规性", "compliance of its financing"),
)
"""What one city's sheet asks of a policy instead."""

_CAPITAL = _described("北京市事前绩效评估报告的评估内容")
BEIJING = _scheme(
    "beijing",
    ("北京市评估内容", "the dimensions used in Beijing"),
    (_PRACTICE, reported(_CAPITAL, "评估报告所用", "as used in reports")),
    reported(
        _CAPITAL, "必要性、可行性、经济性、效率性、效益性", "necessity, feasibility, economy, efficiency, effectiveness"
    ),
    ("necessity", "项目必要性", "necessity"),
    ("feasibility", "项目可行性", "feasibility"),
    ("economy", "项目经济性", "economy"),
    ("efficiency", "项目效率性", "efficiency"),
    ("effectiveness", "项目效益性", "effectiveness"),
)
"""What evaluations in Beijing look at."""

_BONDS = Document(title="地方政府专项债券项目资金绩效管理办法", number="财预〔2021〕61号", issuer="财政部")
SPECIAL_BONDS = _scheme(
    "special-bonds",
    ("专项债券项目事前绩效评估重点", "the eight points for projects on special bonds"),
    (RuleStatus.IN_FORCE, reported(_BONDS, "办法自印发之日起施行", "in force since it was issued")),
    reported(_BONDS, "专项债券项目评估的八个重点", "the eight points for special bonds"),
    ("public-good", "项目实施的必要性、公益性、收益性", "necessity, public benefit and revenue"),
    ("compliance", "项目建设投资合规性与项目成熟度", "compliance of the investment and maturity"),
    ("funds", "项目资金来源和到位可行性", "sources of funds and whether they will arrive"),
    ("forecast", "项目收入、成本、收益预测合理性", "soundness of forecast revenue, cost and return"),
    ("bond-need", "债券资金需求合理性", "soundness of the need for bonds"),
    ("repayment", "项目偿债计划可行性和偿债风险点", "feasibility and risks of repayment"),
    ("targets", "绩效目标合理性", "soundness of the performance targets"),
    ("other", "其他需要纳入事前绩效评估的事项", "other matters"),
)
"""What is asked of a project on special bonds (专项债券)."""

_STUDY = _described("部门整体事前绩效评估的研究")
DEPARTMENT = _scheme(
    "department",
    ("部门整体事前绩效评估四个方面", "the four dimensions for a department as a whole"),
    (
        RuleStatus.PLANNED,
        reported(_STUDY, "学术建议，尚无地方采用", "an academic proposal that no place is known to use"),
    ),
    reported(_STUDY, "部门整体的四个方面", "four dimensions for a department as a whole"),
    ("strategy", "战略目标明确性", "clarity of the strategic goals"),
    ("functions", "职能设定准确性", "accuracy of the functions"),
    ("resources", "资源配置匹配性", "match of the resources"),
    ("funding", "资金支撑性", "support by funds"),
)
"""What a study asks of a department as a whole."""
