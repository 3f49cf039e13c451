"""Published weight schemes: which weights indicators are meant to have, and where points go that nobody can earn.

The national ones are *recalled*: nobody has re-read the documents for this library, so no article is cited. What the
execution of the budget is worth stands beside a scheme, not in it: with its 10 points the indicators' 90 make 100.
A pool or a pair of items names the codes of one target, so it is built by whoever has the target.
"""

from __future__ import annotations

from budgetperf.amounts import points
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.errors import InvalidValueError
from budgetperf.records.target_sets import SetWeights
from budgetperf.regimes.documents import GUIDE_2021, PMKPI, TARGET_TEMPLATE
from budgetperf.regimes.framework import MEASURES_2020
from budgetperf.rules.mechanisms import Rescale, Shift, Siblings
from budgetperf.rules.weights import WeightFloor, WeightLevel, WeightScheme, ZeroWeights

__all__ = [
    "DAZHOU",
    "EVALUATION_2020",
    "GUIDANCE_2021_WITHOUT_COST",
    "GUIDANCE_2021_WITHOUT_COST_OR_SATISFACTION",
    "GUIDANCE_2021_WITHOUT_SATISFACTION",
    "GUIDANCE_2021_WITH_COST",
    "HUNDRED_EACH",
    "NATIONAL_2020",
    "RESCALED",
    "SATISFACTION_TO_BENEFIT",
    "SCHEMES",
    "SPREAD_OVER_SIBLINGS",
    "find_scheme",
]

_DAZHOU = Document(title="达州市公开的项目绩效评分表（2017—2018年）")
_NOTE = Document(title="公开的绩效自评表计分说明（网页资料）")


def _level(code: str, zh: str, en: str, full: int | None, *below: tuple[str, str, str]) -> WeightLevel:
    return WeightLevel(
        code=code,
        zh=zh,
        en=en,
        points=None if full is None else points(full),
        printed=(*_shorter(zh), *_ALSO.get(code, ())),
        below=tuple(
            WeightLevel(code=key, zh=name, en=english, points=None, printed=_shorter(name))
            for key, name, english in below
        ),
    )


def _shorter(zh: str) -> tuple[str, ...]:
    """The name without 指标, where it has that."""
    return (zh.removesuffix("指标"),) if zh.endswith("指标") else ()


_ALSO = {"satisfaction": ("服务对象满意度指标", "服务对象满意度")}
"""What some forms print for a first level besides its name."""


_NO_FLOOR = assumed("未见权重下限的规定，不设下限", "no floor is known, so none is set")


def _scheme(
    code: str,
    names: tuple[str, str],
    status: tuple[RuleStatus, str, str],
    levels: tuple[WeightLevel, ...],
    document: Document,
    claim: tuple[str, str],
    floors: tuple[WeightFloor, ...] = (),
    floors_claim: tuple[str, str] | None = None,
    total: int = 90,
) -> WeightScheme:
    how = BasisKind.REPORTED if document is _DAZHOU else BasisKind.RECALLED

    def known(zh: str, en: str) -> Basis:
        return Basis(kind=how, document=document, zh=zh, en=en)

    kind, status_zh, status_en = status
    return WeightScheme(
        code=code,
        revision="reported" if document.dated is None else str(document.dated.year),
        zh=names[0],
        en=names[1],
        status=kind,
        total=points(total),
        levels=levels,
        floors=floors,
        zero_weights=ZeroWeights.ALLOWED,
        basis={
            "status": known(status_zh, status_en),
            "total": known(f"各指标合计 {total} 分", f"the indicators make {total}"),
            "levels": known(*claim),
            "floors": known(*floors_claim) if floors_claim else _NO_FLOOR,
            "zero_weights": assumed("未规定每项指标须有权重", "nothing says that each indicator must weigh something"),
        },
    )


_IN_FORCE = (RuleStatus.IN_FORCE, "办法自印发之日起施行", "in force since it was issued")
_TRIAL = (RuleStatus.TRIAL, "试行", "on trial")
_OUTPUT = (
    ("quantity", "数量指标", "quantity"),
    ("quality", "质量指标", "quality"),
    ("timeliness", "时效指标", "timeliness"),
)
_EFFECTS = (
    ("economic", "经济效益指标", "economic benefit"),
    ("social", "社会效益指标", "social benefit"),
    ("ecological", "生态效益指标", "ecological benefit"),
)
_LASTING = ("sustained", "可持续影响指标", "lasting effect")

NATIONAL_2020 = _scheme(
    "national.2020",
    ("全国自评权重", "national self-evaluation weights"),
    _IN_FORCE,
    (
        _level("output", "产出指标", "output", 50, *_OUTPUT, ("cost", "成本指标", "cost")),
        _level("benefit", "效益指标", "outcome", 30, *_EFFECTS, _LASTING),
        _level("satisfaction", "满意度指标", "satisfaction", 10),
    ),
    MEASURES_2020,
    (
        "产出 50 分、效益 30 分、满意度 10 分，成本列在产出之下",
        "outputs 50, outcomes 30, satisfaction 10; cost stands under the outputs",
    ),
)
"""A unit's self-evaluation since 2020: 50, 30 and 10 beside the 10 of the execution."""

_COSTS = (
    ("economic-cost", "经济成本指标", "economic cost"),
    ("social-cost", "社会成本指标", "social cost"),
    ("ecological-cost", "生态环境成本指标", "ecological cost"),
)


def _guidance(code: str, what: str, what_en: str, full: tuple[int, int, int, int]) -> WeightScheme:
    """The levels of the guidance with these points for cost, outputs, outcomes and satisfaction; 0 leaves one out."""
    cost, output, benefit, satisfaction = full
    levels = (
        _level("cost", "成本指标", "cost", cost, *_COSTS),
        _level("output", "产出指标", "output", output, *_OUTPUT),
        _level("benefit", "效益指标", "outcome", benefit, *_EFFECTS),
        _level("satisfaction", "满意度指标", "satisfaction", satisfaction),
    )
    stated = tuple(level for level in levels if level.points)
    return _scheme(
        f"guidance.2021.{code}",
        (f"2021年指引权重（{what}）", f"weights of the 2021 guidance {what_en}"),
        _TRIAL,
        stated,
        GUIDE_2021,
        (
            "、".join(f"{level.zh.removesuffix('指标')} {level.points} 分" for level in stated),
            ", ".join(f"{level.en} {level.points}" for level in stated),
        ),
    )


GUIDANCE_2021_WITH_COST = _guidance("with-cost", "设成本指标", "with cost indicators", (20, 40, 20, 10))
"""The guidance of 2021 for projects with cost indicators, where cost is a first level of its own: 20, 40, 20 and 10."""

GUIDANCE_2021_WITHOUT_COST = _guidance("without-cost", "不设成本指标", "without cost indicators", (0, 50, 30, 10))
"""The guidance of 2021 for projects without cost indicators: 50, 30 and 10."""

GUIDANCE_2021_WITHOUT_SATISFACTION = _guidance(
    "without-satisfaction", "设成本指标，不设满意度指标", "with cost and without satisfaction", (20, 40, 30, 0)
)
"""With cost indicators, where nobody's satisfaction is asked for: its 10 points are the outcomes'."""

GUIDANCE_2021_WITHOUT_COST_OR_SATISFACTION = _guidance(
    "without-cost-or-satisfaction", "不设成本和满意度指标", "without cost or satisfaction", (0, 50, 40, 0)
)
"""Without cost indicators, where nobody's satisfaction is asked for: its 10 points are the outcomes'."""

_DECISION = (
    ("initiation", "项目立项", "approval of the project"),
    ("targets", "绩效目标", "performance targets"),
    ("funding", "资金投入", "funding"),
)
_PROCESS = (
    ("funds", "资金管理", "management of funds"),
    ("implementation", "组织实施", "implementation"),
)
_FRAMEWORK_OUTPUT = (
    ("quantity", "产出数量", "output quantity"),
    ("quality", "产出质量", "output quality"),
    ("timeliness", "产出时效", "output timeliness"),
    ("cost", "产出成本", "output cost"),
)

_KINDS_OF_OUTCOME = ("经济效益", "社会效益", "生态效益", "可持续影响", "服务对象满意度", "满意度")
"""What reports print below 效益 in place of the framework's 项目效益."""
_BENEFIT = WeightLevel(
    code="benefit",
    zh="效益指标",
    en="outcome",
    points=None,
    printed=("效益",),
    below=(
        WeightLevel(
            code="project-benefit",
            zh="项目效益",
            en="project outcome",
            points=None,
            printed=tuple(f"{kind}{suffix}" for kind in _KINDS_OF_OUTCOME for suffix in ("", "指标")),
        ),
    ),
)

EVALUATION_2020 = _scheme(
    "evaluation.2020",
    ("部门评价、财政评价权重", "weights of department and fiscal evaluations"),
    _IN_FORCE,
    (
        _level("decision", "决策指标", "decision", None, *_DECISION),
        _level("process", "过程指标", "process", None, *_PROCESS),
        _level("output", "产出指标", "output", None, *_FRAMEWORK_OUTPUT),
        _BENEFIT,
    ),
    MEASURES_2020,
    (
        "一级指标为决策、过程、产出、效益，二级指标依指标体系框架，权重未定",
        "decision, process, outputs and outcomes, with the framework's second levels and no weights set",
    ),
    (WeightFloor(levels=("output", "benefit"), least=points(60)),),
    ("产出、效益权重合计原则上不低于 60%", "outputs and outcomes together weigh at least 60 % in principle"),
    total=100,
)
"""Department and fiscal evaluation: the weights are open, but outputs and outcomes make at least 60 of 100.

A second level may be left out; one that is stated is the framework's (``framework.FRAMEWORK_2020``), or a kind of
outcome below 效益, as reports print it.
"""

_PERFORMANCE = WeightLevel(
    code="performance",
    zh="项目绩效",
    en="performance",
    points=points(70),
    below=(
        WeightLevel(code="completion", zh="项目完成", en="completion", points=points(20), printed=("完成",)),
        WeightLevel(code="benefit", zh="项目效益", en="outcome", points=points(50), printed=("效益",)),
    ),
)

DAZHOU = _scheme(
    "dazhou",
    ("达州市项目评分表权重", "weights of a scoring table of Dazhou"),
    (RuleStatus.REPORTED_PRACTICE, "公开可见的做法，不是规范", "a practice seen in public, not a norm"),
    (
        WeightLevel(code="decision", zh="项目决策", en="decision", points=points(20)),
        WeightLevel(code="management", zh="项目管理", en="management", points=points(10)),
        _PERFORMANCE,
    ),
    _DAZHOU,
    (
        "项目决策 20 分、项目管理 10 分、项目绩效 70 分，其中完成 20 分、效益 50 分",
        "decision 20, management 10, performance 70: completion 20 and outcomes 50",
    ),
    total=100,
)
"""A county practice of Sichuan with second-level weights; 40 of the outcomes' points are a pool of optional items."""

SCHEMES = (
    NATIONAL_2020,
    GUIDANCE_2021_WITH_COST,
    GUIDANCE_2021_WITHOUT_COST,
    GUIDANCE_2021_WITHOUT_SATISFACTION,
    GUIDANCE_2021_WITHOUT_COST_OR_SATISFACTION,
    EVALUATION_2020,
    DAZHOU,
)
"""Every scheme."""

HUNDRED_EACH = SetWeights(
    total=points(100),
    basis={
        "total": Basis(
            kind=BasisKind.REPORTED, document=PMKPI, zh="各期指标权重各合计 100", en="each set of indicators makes 100"
        )
    },
)
"""The indicators of the year and those of the whole period, each 100 by themselves."""

RESCALED = Rescale(
    basis=Basis(
        kind=BasisKind.REPORTED,
        document=_NOTE,
        zh="不适用的指标不予考核，适用指标的得分合计后折算为百分",
        en="what does not apply is not assessed; the rest is added up and converted to 100",
    )
)
"""Indicators that do not apply are dropped and the others converted to the whole, as a published note says."""

SATISFACTION_TO_BENEFIT = Shift(
    source=_level("satisfaction", "满意度指标", "satisfaction", None),
    to=_level("benefit", "效益指标", "outcome", None),
    basis=Basis(
        kind=BasisKind.RECALLED,
        document=GUIDE_2021,
        zh="无须设置满意度指标的，其 10 分计入效益指标",
        en="where no satisfaction is asked for, its 10 points go to the outcomes",
    ),
)
"""The guidance of 2021: the points of 满意度 go to 效益."""

SPREAD_OVER_SIBLINGS = Siblings(
    basis=Basis(
        kind=BasisKind.REPORTED,
        document=TARGET_TEMPLATE,
        zh="不适用事项的分值平均分摊到同级其他事项",
        en="the points of an item that cannot apply are spread evenly over the items beside it",
    )
)
"""The items beside one that cannot apply share its points evenly, as a review form says."""


def find_scheme(code: str) -> WeightScheme:
    """The scheme with this code.

    Raises:
        InvalidValueError: there is none.

    >>> find_scheme("evaluation.2020").floors[0].levels
    ('output', 'benefit')
    """
    for scheme in SCHEMES:
        if scheme.code == code:
            return scheme
    known = [scheme.code for scheme in SCHEMES]
    raise InvalidValueError(
        f"there is no weight scheme {code!r}, expected one of {known}.",
        f"没有权重方案“{code}”，应为 {known} 之一。",
        found=code,
    )
