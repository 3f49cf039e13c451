"""The framework of criteria for department and fiscal evaluations (项目支出绩效评价指标体系框架), as data.

Decision, process, outputs and outcomes (决策、过程、产出、效益), with second and third levels, as they are annexed to
财预〔2020〕10号. The names are *recalled*: nobody has re-read the document for this library. It sets no points; whoever
evaluates gives them, and the weight scheme ``schemes.EVALUATION_2020`` has their floor.
"""

from __future__ import annotations

from datetime import date
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Points
from budgetperf.basis import Basis, BasisKind, Document
from budgetperf.errors import InvalidValueError, require
from budgetperf.records.targets import Indicator
from budgetperf.rules.execution import Denominator
from budgetperf.rules.expectations import Expectation
from budgetperf.rules.scoring import ScoringRule

__all__ = ["FRAMEWORK_2020", "MEASURES_2020", "Criterion"]

MEASURES_2020 = Document(
    title="项目支出绩效评价管理办法", number="财预〔2020〕10号", issuer="财政部", dated=date(2020, 2, 25)
)
"""The measures that the framework is annexed to."""


@frozen(kw_only=True)
class Criterion:
    """A third-level indicator of a framework, before anybody gave it points or a target value.

    Attributes:
        code: stable name for programs.
        zh: its printed name.
        en: its English name.
        level1: the first level as printed, such as 决策.
        level2: the second level as printed, such as 项目立项.
        formula_zh: what it is found from, in Chinese; None where it is judged in words.
        formula_en: the same in English.
        denominator: what an execution rate is a share of; None for whatever is no execution rate.
        basis: the ground of its name, its place, its formula and its denominator.

    Raises:
        InvalidValueError: a name or level without words, or a formula in one language only.
    """

    code: str
    zh: str
    en: str
    level1: str
    level2: str
    formula_zh: str | None = None
    formula_en: str | None = None
    denominator: Denominator | None = None
    basis: Basis

    def __attrs_post_init__(self) -> None:
        require(self.denominator, (Denominator, NoneType), "Criterion.denominator")
        require(self.basis, Basis, "Criterion.basis")
        words = {name: getattr(self, name) for name in ("code", "zh", "en", "level1", "level2")}
        if empty := [name for name, word in words.items() if not word.strip()]:
            raise InvalidValueError(
                f"the criterion {self.code!r} has no words for {empty}, expected a code, two names and two levels.",
                f"评价指标“{self.code}”的 {empty} 为空，应有编码、中英文名称和两级指标。",
                found=tuple(empty),
            )
        if bool(self.formula_zh) != bool(self.formula_en):
            raise InvalidValueError(
                f"the criterion {self.code!r} has a formula in one language, expected both or neither.",
                f"评价指标“{self.code}”的公式只有一种语言，应中英文齐备或均不填写。",
                found=self.formula_zh or self.formula_en,
            )

    def __str__(self) -> str:
        return f"{self.level1} / {self.level2} / {self.zh}"

    def indicator(self, points: Points, expectation: Expectation, rule: ScoringRule | None = None) -> Indicator:
        """The criterion as an indicator of one project, with its code, name and levels.

        A criterion that a project breaks into several takes ``attrs.evolve`` for their codes and names.

        Args:
            points: what it is worth.
            expectation: what is asked.
            rule: its own scoring rule; None takes the policy's.

        >>> from budgetperf.amounts import points
        >>> from budgetperf.rules.reading import parse
        >>> execution = next(item for item in FRAMEWORK_2020 if item.code == "execution-rate")
        >>> indicator = execution.indicator(points(5), parse("≥100%"))
        >>> indicator.name, indicator.level1, indicator.level2
        ('预算执行率', '过程', '资金管理')
        """
        return Indicator(
            code=self.code,
            name=self.zh,
            expectation=expectation,
            points=points,
            level1=self.level1,
            level2=self.level2,
            rule=rule,
        )


_BASIS = Basis(
    kind=BasisKind.RECALLED,
    document=MEASURES_2020,
    zh="项目支出绩效评价指标体系框架所列，未定分值",
    en="as in the framework of criteria, which sets no points",
)


def _criteria(level1: str, level2: str, *rows: tuple[str, ...]) -> tuple[Criterion, ...]:
    """The criteria of one second level, from a code, two names and, where there is one, a formula in two languages."""
    made = []
    for code, zh, en, *formula in rows:
        in_zh, in_en = formula or (None, None)
        # the self-evaluation form takes the adjusted budget of the year instead
        over = Denominator.RECEIVED if code == "execution-rate" else None
        made.append(
            Criterion(
                code=code,
                zh=zh,
                en=en,
                level1=level1,
                level2=level2,
                formula_zh=in_zh,
                formula_en=in_en,
                denominator=over,
                basis=_BASIS,
            )
        )
    return tuple(made)


FRAMEWORK_2020: tuple[Criterion, ...] = (
    *_criteria(
        "决策",
        "项目立项",
        ("approval-grounds", "立项依据充分性", "sufficient grounds for the project"),
        ("approval-procedure", "立项程序规范性", "proper procedure of approval"),
    ),
    *_criteria(
        "决策",
        "绩效目标",
        ("sound-targets", "绩效目标合理性", "sound performance targets"),
        ("clear-indicators", "绩效指标明确性", "clear performance indicators"),
    ),
    *_criteria(
        "决策",
        "资金投入",
        ("sound-budgeting", "预算编制科学性", "sound budgeting"),
        ("sound-allocation", "资金分配合理性", "sound allocation of funds"),
    ),
    *_criteria(
        "过程",
        "资金管理",
        ("funds-in-place", "资金到位率", "funds-in-place rate", "实际到位资金 ÷ 预算资金", "funds received / budget"),
        (
            "execution-rate",
            "预算执行率",
            "budget execution rate",
            "实际支出资金 ÷ 实际到位资金",
            "actual spending / funds received",
        ),
        ("compliant-use", "资金使用合规性", "compliant use of funds"),
    ),
    *_criteria(
        "过程",
        "组织实施",
        ("sound-rules", "管理制度健全性", "sound rules of management"),
        ("rules-applied", "制度执行有效性", "effective application of the rules"),
    ),
    *_criteria(
        "产出",
        "产出数量",
        ("completion", "实际完成率", "completion rate", "实际产出数 ÷ 计划产出数", "actual output / planned output"),
    ),
    *_criteria(
        "产出",
        "产出质量",
        (
            "quality",
            "质量达标率",
            "rate of qualified output",
            "质量达标产出数 ÷ 实际产出数",
            "qualified output / actual output",
        ),
    ),
    *_criteria(
        "产出",
        "产出时效",
        (
            "timeliness",
            "完成及时性",
            "timely completion",
            "实际完成时间与计划完成时间比较",
            "actual against planned completion time",
        ),
    ),
    *_criteria(
        "产出",
        "产出成本",
        (
            "cost-saving",
            "成本节约率",
            "cost saving rate",
            "（计划成本 - 实际成本）÷ 计划成本",
            "(planned cost - actual cost) / planned cost",
        ),
    ),
    *_criteria(
        "效益",
        "项目效益",
        ("effects", "实施效益", "effects of the project"),
        ("satisfaction", "满意度", "satisfaction"),
    ),
)
"""The third-level criteria in the framework's order; their points are whoever evaluates's to set."""
