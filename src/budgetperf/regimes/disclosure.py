"""What places make public, submit to the congress and circulate, as their own accounts tell it."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.records.organisations import OrganisationLevel
from budgetperf.regimes.citing import grounded, read, reported
from budgetperf.regimes.documents import DONGHU_2022, DONGLI_2022, JIANGHAN_2022, TIANMEN_2022, XIUZHOU_2021
from budgetperf.regimes.framework import MEASURES_2020
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.fact_keys import FactWord
from budgetperf.stages.disclosure import (
    CircularKind,
    CircularSchedule,
    Disclosed,
    DisclosureItem,
    DisclosurePolicy,
    SubmissionPolicy,
    SubmittedCount,
    SubmittedKind,
    SubmittedWith,
)
from budgetperf.stages.monitors import WorkOrder, WorkStep

__all__ = [
    "DONGHU_DISCLOSURE",
    "DONGHU_SUBMISSION",
    "DONGLI_DISCLOSURE",
    "JIANGHAN_DISCLOSURE",
    "NATIONAL_SUBMISSION",
    "TIANMEN_DISCLOSURE",
    "TIANMEN_RECIPIENTS",
    "TIANMEN_TARGET_STEPS",
    "XIUZHOU_CIRCULARS",
]

_OF_THE_YEAR = assumed("公开的是当年信息", "what is public is about the year of publication")


def _practice(document: Document) -> Basis:
    return reported(document, "文件所述做法", "a practice that the document describes")


JIANGHAN_DISCLOSURE = DisclosurePolicy(
    code="disclosure.jianghan",
    revision="2022",
    zh="江汉预算绩效管理信息公开",
    en="disclosure in Jianghan",
    status=RuleStatus.REPORTED_PRACTICE,
    level=OrganisationLevel.DEPARTMENT,
    items=(DisclosureItem(what=Disclosed.MANAGEMENT, offset=0),),
    channels=("江汉区政府网站预决算公开板块",),
    basis={
        "status": _practice(JIANGHAN_2022),
        "level": assumed("按部门计", "counted by departments"),
        "items": _OF_THE_YEAR,
        "channels": read(
            JIANGHAN_2022,
            "“在江汉区政府网站上预决算公开板块刊登预算绩效管理工作方面的信息”",
            "the section on budgets and accounts of the district's site",
        ),
    },
)
"""江汉: information on performance management, on the district government's site."""

TIANMEN_DISCLOSURE = DisclosurePolicy(
    code="disclosure.tianmen",
    revision="2022",
    zh="天门绩效管理信息公开",
    en="disclosure in Tianmen",
    status=RuleStatus.REPORTED_PRACTICE,
    level=OrganisationLevel.UNIT,
    items=(DisclosureItem(what=Disclosed.MANAGEMENT, offset=0),),
    channels=("政府门户网", "市财政局门户网站", "《财政之窗》简报", "新闻媒体、报刊杂志"),
    basis={
        "status": _practice(TIANMEN_2022),
        "level": read(TIANMEN_2022, "“对市教育局、市扶贫办等40个单位的绩效管理信息在网上公开”", "40 units"),
        "items": _OF_THE_YEAR,
        "channels": read(
            TIANMEN_2022,
            "“在政府门户网上公开”，“在市财政局门户网站和《财政之窗》简报上开设预算绩效管理专栏”，“在我市新闻媒体、报刊杂志上”",
            "the government portal, the finance bureau's portal and bulletin, the press",
        ),
    },
)
"""天门: the government portal, the finance bureau's portal and bulletin, the press."""

_ARRANGED = "“分别于2022年1月18日和9月向区属预算布置了预算公开和决算公开相关工作”"
DONGLI_DISCLOSURE = DisclosurePolicy(
    code="disclosure.dongli",
    revision="2022",
    zh="东丽部门预决算公开",
    en="disclosure of budgets and accounts in Dongli",
    status=RuleStatus.REPORTED_PRACTICE,
    level=OrganisationLevel.UNIT,
    items=(
        DisclosureItem(what=Disclosed.BUDGET, offset=0, arranged=PrintedDate(year=None, month=1, day=18)),
        DisclosureItem(what=Disclosed.FINAL_ACCOUNTS, offset=-1, arranged=PrintedDate(year=None, month=9)),
    ),
    basis={
        "status": _practice(DONGLI_2022),
        "level": read(
            DONGLI_2022, "“剔除涉密单位以外，其余单位全部集中向社会公开”", "all units but the classified ones"
        ),
        "items": read(
            DONGLI_2022,
            f"{_ARRANGED}，“公开了2022年度部门预算和2021年度决算相关信息”",
            "the year's budgets, arranged on 18 January, and last year's accounts, arranged in September",
        ),
    },
)
"""东丽: the budgets of the year and the accounts of the year before, of all units but the classified ones."""

DONGHU_DISCLOSURE = DisclosurePolicy(
    code="disclosure.donghu",
    revision="2022",
    zh="东湖绩效评价结果公开",
    en="disclosure of results in Donghu",
    status=RuleStatus.REPORTED_PRACTICE,
    level=OrganisationLevel.UNIT,
    items=(DisclosureItem(what=Disclosed.RESULTS, offset=-1),),
    basis={
        "status": _practice(DONGHU_2022),
        "level": assumed("按预算单位计", "counted by budget units"),
        "items": read(
            DONGHU_2022, "“推动绩效评价结果公开”，所评价的为上年", "results of evaluations, of the year before"
        ),
    },
)
"""东湖: the results of evaluations; where and when is not said."""

_SAME_DAY = assumed("“同步”指同日", "together means on the same day")
DONGHU_SUBMISSION = SubmissionPolicy(
    code="submission.donghu",
    revision="2022",
    zh="东湖绩效目标报送人大",
    en="targets submitted to the congress in Donghu",
    status=RuleStatus.REPORTED_PRACTICE,
    goes_with=SubmittedWith.DRAFT_BUDGET,
    counts=(
        SubmittedCount(kind=SubmittedKind.DEPARTMENT_TARGET, count=5),
        SubmittedCount(kind=SubmittedKind.FUND_TARGET, count=5),
    ),
    days=0,
    basis={
        "status": _practice(DONGHU_2022),
        "goes_with": read(DONGHU_2022, "“与2023年度预算草案同步报送人大”", "together with the draft budget of 2023"),
        "counts": read(
            DONGHU_2022,
            "“选择5个部门的整体支出绩效目标和5个专项资金的绩效目标”",
            "of five departments as a whole, and of five special funds",
        ),
        "days": _SAME_DAY,
    },
)
"""东湖: five targets of departments and five of special funds, with the draft budget."""

NATIONAL_SUBMISSION = SubmissionPolicy(
    code="submission.national.results",
    revision="2020",
    zh="绩效评价结果随决算报送人大常委会",
    en="results submitted with the final accounts",
    status=RuleStatus.IN_FORCE,
    goes_with=SubmittedWith.FINAL_ACCOUNTS,
    counts=(SubmittedCount(kind=SubmittedKind.EVALUATION_RESULT, count=None),),
    days=0,
    basis={
        **{
            key: Basis(
                kind=BasisKind.RECALLED,
                document=MEASURES_2020,
                zh="评价结果编入决算，报送本级人大常委会，并依法予以公开",
                en="results go into the final accounts to the standing committee, and are made public",
            )
            for key in ("status", "goes_with", "counts")
        },
        "days": _SAME_DAY,
    },
)
"""The national measures of 2020, recalled: results go to the standing committee with the final accounts."""

XIUZHOU_CIRCULARS = CircularSchedule(
    code="circulars.xiuzhou",
    revision="2021",
    status=RuleStatus.REPORTED_PRACTICE,
    kinds=(CircularKind.REEVALUATION, CircularKind.MONITORING, CircularKind.KEY_EVALUATION),
    basis={
        "status": _practice(XIUZHOU_2021),
        "kinds": read(
            XIUZHOU_2021,
            "“形成《2021年秀洲区部门自评财政再评价结果通报》《2021年秀洲区绩效运行监控结果通报》和"
            "《2021年秀洲区财政重点绩效评价结果通报》等3个通报”",
            "on re-evaluation, on monitoring and on key evaluations",
        ),
    },
)
"""秀洲: three circulars a year."""


def _proposed(zh: str, en: str) -> Basis:
    return grounded(BasisKind.PROPOSED, TIANMEN_2022, zh, en)


TIANMEN_TARGET_STEPS = WorkOrder(
    code="steps.tianmen.targets",
    revision="2022",
    steps=(
        WorkStep(code="prepared", zh="编制", en="prepared"),
        WorkStep(code="reviewed", zh="审核", en="reviewed"),
        WorkStep(code="approved", zh="批复", en="approved"),
        WorkStep(code="published", zh="公开", en="made public"),
    ),
    basis={
        "steps": _proposed("“年度预算绩效目标编制、审核、批复、公开四个环节”，列于建议部分", "four steps, suggested")
    },
)
"""天门 proposes to watch four steps of a target; they are 东湖's four but for the name of the first."""

TIANMEN_RECIPIENTS = (
    FactWord(code="congress", zh="人大", en="the People's Congress"),
    FactWord(code="government", zh="政府", en="the government"),
    FactWord(code="discipline", zh="纪检", en="the discipline inspection"),
    FactWord(code="organisation", zh="组织", en="the organisation department"),
    FactWord(code="audit", zh="审计", en="the audit office"),
)
"""天门 proposes to report to these five, 「向人大、政府、纪检、组织、审计等」; nothing of it was in force."""
