"""Published grade scales, each with how it is known and whether it binds.

A regime holds the scale of its own rules; these are also for comparison: one total can be 优 in one place and 良 in
another. Some scales are known by their words only and are left out: 好/较好/一般/差 of a software product,
优秀/良好/一般/较差 of older rules of Beijing, and the ex-ante conclusions 予以支持/部分支持/不予支持.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import field, frozen

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import Bases, Basis, BasisKind, Document, RuleStatus, as_bases, check_bases
from budgetperf.errors import InvalidValueError, require
from budgetperf.regimes.documents import PMKPI, TIANMEN_2022
from budgetperf.regimes.national import NATIONAL
from budgetperf.rules.grading import GradeBand, GradeScale

__all__ = [
    "CENTRAL_INTEGER",
    "GUANGDONG",
    "GUANGXI",
    "NATIONAL_2020",
    "PMKPI_EARLIER",
    "SCALES",
    "SHANGHAI",
    "TIANMEN_PASS_MARK",
    "PublishedScale",
    "find_scale",
]


@frozen(kw_only=True)
class PublishedScale:
    """A grade scale that somebody uses or proposes.

    Attributes:
        code: stable name.
        revision: which state of the scale this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds; printed with its name.
        scale: the grades.
        basis: the ground of the status and of the scale's use; the scale has the ground of its figures.

    Raises:
        InvalidValueError: no code or revision, or bands that are proposed in a scale that is not, or the reverse.

    >>> print(TIANMEN_PASS_MARK)
    tianmen.ex-ante (2022), proposed, not in force
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    scale: GradeScale
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.status, RuleStatus, "PublishedScale.status")
        require(self.scale, GradeScale, "PublishedScale.scale")
        check_bases(self, self.basis)
        if not (self.code and self.revision):
            raise InvalidValueError(
                "a published scale needs a code and a revision.", "等级表须有编码和版本。", found=self.code
            )
        kind, status = self.scale.basis["bands"].kind, self.status
        if (status is RuleStatus.PROPOSED) != (kind is BasisKind.PROPOSED):
            raise InvalidValueError(
                f"{self.code} is {status.value} and its bands are {kind.value}, expected both proposed or neither.",
                f"等级表 {self.code} 为“{status.term.zh}”，分档依据为“{kind.term.zh}”；应同为建议或均非建议。",
                hint_en="a proposed scale says so in its status and in the basis of its bands",
                hint_zh="建议中的等级表须在效力和分档依据中同时注明",
                status=status.value,
                kind=kind.value,
            )

    def __str__(self) -> str:
        return f"{self.code} ({self.revision}), {self.status.term.en}"


_EXACT_ZH, _EXACT_EN = "以未经舍入的总分评定等级", "the grade is found from the unrounded total"


def _grade(code: str, zh: str, floor: int, *printed: str, en: str = "", ceiling: int | None = None) -> GradeBand:
    return GradeBand(
        code=code,
        zh=zh,
        en=en or code,
        floor=Decimal(floor),
        printed=printed,
        ceiling=None if ceiling is None else Decimal(ceiling),
        ceiling_included=ceiling is not None,
    )


def _scale(*bands: GradeBand, basis: Basis) -> GradeScale:
    """A scale that compares the exact total because nobody published another basis of comparison."""
    unpublished = Basis(kind=BasisKind.ASSUMED, zh=_EXACT_ZH, en=_EXACT_EN)
    return GradeScale(bands=bands, compares=None, basis={"bands": basis, "compares": unpublished})


def _practice(basis: Basis) -> dict[str, Basis]:
    return {"status": basis, "scale": basis}


NATIONAL_2020 = PublishedScale(
    code="national",
    revision="2020",
    zh="项目支出绩效评价等级",
    en="grades of project evaluations",
    status=NATIONAL.self_evaluation.status,
    scale=NATIONAL.self_evaluation.scale,
    basis={
        "status": NATIONAL.self_evaluation.basis["status"],
        "scale": NATIONAL.self_evaluation.basis["scale"],
    },
)
"""优 from 90, 良 from 80, 中 from 60: the scale of the national rules."""


_CENTRAL = Basis(
    kind=BasisKind.REPORTED,
    document=Document(title="财政部预算司关于中央部门绩效评价结果等级划分标准的统一要求（网页报道）"),
    zh="优（90—100分）、良（80—89分）、中（60—79分）、差（0—59分）",
    en="90-100 is excellent, 80-89 good, 60-79 fair, 0-59 poor",
)

CENTRAL_INTEGER = PublishedScale(
    code="central.integer",
    revision="reported",
    zh="中央部门绩效评价等级（整数分档）",
    en="grades of evaluations by central departments (whole-number bands)",
    status=RuleStatus.REPORTED_PRACTICE,
    scale=GradeScale(
        bands=(
            _grade("excellent", "优", 90, "优秀", ceiling=100),
            _grade("good", "良", 80, "良好", ceiling=89),
            _grade("fair", "中", 60, "中等", ceiling=79),
            _grade("poor", "差", 0, "较差", ceiling=59),
        ),
        compares=Rounding(places=0, mode=RoundingMode.HALF_UP),
        basis={
            "bands": _CENTRAL,
            "compares": Basis(
                kind=BasisKind.ASSUMED,
                zh="总分四舍五入为整数后评定等级，否则 89.5 分没有等级",
                en="the total is rounded half up to a whole number first, or 89.5 has no grade",
            ),
        },
    ),
    basis=_practice(_CENTRAL),
)
"""优 90—100, 良 80—89, 中 60—79, 差 0—59, as printed: sound only for whole totals, which are assumed here."""


_EARLIER = Basis(
    kind=BasisKind.REPORTED,
    document=PMKPI,
    zh="较早的默认设置：80 分以上为优，70 分以上为良，60 分以上为中，其余为差",
    en="an earlier default: excellent from 80, good from 70, fair from 60, else poor",
)

PMKPI_EARLIER = PublishedScale(
    code="pmkpi.earlier",
    revision="reported",
    zh="预算绩效管理系统 pmkpi 较早的默认等级",
    en="an earlier default of the pmkpi system",
    status=RuleStatus.REPORTED_PRACTICE,
    scale=_scale(
        _grade("excellent", "优", 80, "优秀"),
        _grade("good", "良", 70, "良好"),
        _grade("fair", "中", 60, "中等"),
        _grade("poor", "差", 0, "较差"),
        basis=_EARLIER,
    ),
    basis=_practice(_EARLIER),
)
"""优 from 80, 良 from 70, 中 from 60: under it 84.47 is 优, as one published form prints."""


_SHANGHAI = Basis(
    kind=BasisKind.RECALLED,
    document=Document(title="上海市预算绩效评价的规定（文件名称未核）"),
    zh="90 分以上为优，75 分以上为良，60 分以上为合格，其余为不合格",
    en="excellent from 90, good from 75, a pass from 60, else a fail",
)

SHANGHAI = PublishedScale(
    code="shanghai",
    revision="recalled",
    zh="上海市绩效评价等级",
    en="grades of Shanghai",
    status=RuleStatus.REPORTED_PRACTICE,
    scale=_scale(
        _grade("excellent", "优", 90, "优秀"),
        _grade("good", "良", 75, "良好"),
        _grade("pass", "合格", 60),
        _grade("fail", "不合格", 0),
        basis=_SHANGHAI,
    ),
    basis=_practice(_SHANGHAI),
)
"""优 from 90, 良 from 75, 合格 from 60."""


_GUANGDONG = Basis(
    kind=BasisKind.RECALLED,
    document=Document(title="广东省预算绩效评价的规定（文件名称未核）"),
    zh="90 分以上为优，80 分以上为良，70 分以上为中，60 分以上为低，其余为差",
    en="excellent from 90, good from 80, fair from 70, low from 60, else poor",
)

GUANGDONG = PublishedScale(
    code="guangdong",
    revision="recalled",
    zh="广东省绩效评价等级",
    en="grades of Guangdong",
    status=RuleStatus.REPORTED_PRACTICE,
    scale=_scale(
        _grade("excellent", "优", 90, "优秀"),
        _grade("good", "良", 80, "良好"),
        _grade("fair", "中", 70, "中等"),
        _grade("low", "低", 60),
        _grade("poor", "差", 0, "较差"),
        basis=_GUANGDONG,
    ),
    basis=_practice(_GUANGDONG),
)
"""Five grades: 优 from 90, 良 from 80, 中 from 70, 低 from 60."""


_GUANGXI_FORMS = Document(title="广西公开的绩效自评表")
_GUANGXI = Basis(
    kind=BasisKind.REPORTED, document=_GUANGXI_FORMS, zh="等级印作一等至四等", en="the grades are printed 一等 to 四等"
)

GUANGXI = PublishedScale(
    code="guangxi",
    revision="reported",
    zh="广西评价等级（一等至四等）",
    en="grades of Guangxi (first to fourth class)",
    status=RuleStatus.REPORTED_PRACTICE,
    scale=_scale(
        _grade("excellent", "一等", 90, en="first class"),
        _grade("good", "二等", 80, en="second class"),
        _grade("fair", "三等", 60, en="third class"),
        _grade("poor", "四等", 0, en="fourth class"),
        basis=Basis(
            kind=BasisKind.ASSUMED,
            document=_GUANGXI_FORMS,
            zh="一等至四等的分数界限按全国的优、良、中、差",
            en="the four classes begin where the national grades do",
        ),
    ),
    basis=_practice(_GUANGXI),
)
"""The labels are seen in print; where the classes begin is not, and is assumed to be as in the national scale."""


_TIANMEN = Basis(
    kind=BasisKind.PROPOSED,
    document=TIANMEN_2022,
    zh="原则上得分 85 分（含）以上，方可定为“通过”",
    en="in principle only 85 points and more are a pass",
)

TIANMEN_PASS_MARK = PublishedScale(
    code="tianmen.ex-ante",
    revision="2022",
    zh="天门市事前绩效评估结论（建议）",
    en="conclusions of ex-ante evaluations in Tianmen (proposed)",
    status=RuleStatus.PROPOSED,
    scale=_scale(_grade("pass", "通过", 85), _grade("fail", "不通过", 0), basis=_TIANMEN),
    basis=_practice(_TIANMEN),
)
"""A pass from 85 points, 85 included: a suggestion in a yearly report, not a rule in force, and "in principle"."""


SCALES = (NATIONAL_2020, CENTRAL_INTEGER, PMKPI_EARLIER, SHANGHAI, GUANGDONG, GUANGXI, TIANMEN_PASS_MARK)
"""Every scale of this module, the proposed one included."""


def find_scale(code: str) -> PublishedScale:
    """The scale with a code.

    Raises:
        InvalidValueError: there is none.

    >>> [find_scale(code).scale.grade(Decimal("84.47")).zh for code in ("national", "pmkpi.earlier")]
    ['良', '优']
    """
    for published in SCALES:
        if published.code == code:
            return published
    known = [published.code for published in SCALES]
    raise InvalidValueError(
        f"there is no scale {code!r}, expected one of {known}.",
        f"没有编码为 {code!r} 的等级表，应为 {known} 之一。",
        found=code,
        known=tuple(known),
    )
