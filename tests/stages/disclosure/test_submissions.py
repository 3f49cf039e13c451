"""What goes to the congress with the draft, and the circulars of a year."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.regimes.disclosure import (
    DONGHU_SUBMISSION,
    NATIONAL_SUBMISSION,
    TIANMEN_RECIPIENTS,
    XIUZHOU_CIRCULARS,
)
from budgetperf.stages.disclosure import (
    CircularKind,
    CircularSchedule,
    IssuedCircular,
    Submission,
    SubmissionPolicy,
    SubmissionReport,
    Submitted,
    SubmittedKind,
    SubmittedWith,
    check_circulars,
    submit,
)
from budgetperf.wire import from_data, to_data
from stages.disclosure.test_disclose import roster

ON = date(2023, 1, 6)
DEPARTMENT, FUND, RESULT = SubmittedKind


def items(departments: int, funds: int) -> tuple[Submitted, ...]:
    return (
        *(Submitted(code=f"d{i}", kind=DEPARTMENT, department=str(101 + i)) for i in range(departments)),
        *(Submitted(code=f"f{i}", kind=FUND, department="120") for i in range(funds)),
    )


def submission(*those: Submitted, **more: Any) -> Submission:
    given: dict[str, Any] = {"year": 2023, "on": ON, "draft_on": ON, **more}
    return Submission(items=those or items(5, 5), **given)


def test_dh_16_five_and_five_go_with_the_draft_budget() -> None:
    """DH-16: 5 + 5 = 10 targets with the draft of 2023; 5 of 59 departments are 8.47 %."""
    found = submit(submission(), DONGHU_SUBMISSION, roster(59))
    assert sum(one.count or 0 for one in found.counts) == 10
    assert [(one.kind, one.count) for one in found.counts] == [(DEPARTMENT, 5), (FUND, 5)]
    assert found.problems == ()
    rounding = Rounding(places=2, mode=RoundingMode.HALF_UP)
    assert (str(found.departments), str(found.departments.percent(rounding))) == ("5/59", "8.47")
    assert DONGHU_SUBMISSION.goes_with is SubmittedWith.DRAFT_BUDGET
    assert verify(found)
    assert from_data(to_data(found), SubmissionReport, known=[DONGHU_SUBMISSION]) == found
    assert found.explain("zh").splitlines()[0] == "2023-01-06 随 2023 年度预算草案报送人大 10 个"
    assert [line.strip() for line in found.explain("zh").splitlines() if line.endswith("：5 个")] == [
        "部门整体支出绩效目标：5 个",
        "专项资金绩效目标：5 个",
    ]
    assert "target of a special fund: 5" in found.explain("en")


@pytest.mark.parametrize(
    ("departments", "funds", "expected"),
    [
        (4, 5, ["department_target: are 4, expected 5"]),
        (6, 5, ["department_target: are 6, expected 5"]),
        (5, 0, ["fund_target: are 0, expected 5"]),
        (5, 5, []),
    ],
)
def test_other_numbers_are_told(departments: int, funds: int, expected: list[str]) -> None:
    found = submit(submission(*items(departments, funds)), DONGHU_SUBMISSION, roster(59))
    assert [problem.text("en") for problem in found.problems] == expected
    for problem in found.problems:
        assert problem.text("zh") in found.explain("zh")


def test_together_means_the_same_day() -> None:
    late = submit(submission(on=date(2023, 1, 7)), DONGHU_SUBMISSION, roster(59))
    assert [problem.text("zh") for problem in late.problems] == ["on：与草案相差 1 天，应不超过 0 天"]
    assert submit(submission(on=date(2023, 1, 7)), evolve(DONGHU_SUBMISSION, days=1), roster(59)).problems == ()
    assert [one.key for one in late.assumptions] == ["submission.days"]


def test_results_go_with_the_final_accounts() -> None:
    """The national measures of 2020, recalled, name no number."""
    assert NATIONAL_SUBMISSION.basis["counts"].kind is BasisKind.RECALLED
    one = Submitted(code="r", kind=RESULT, department="101")
    assert submit(submission(one), NATIONAL_SUBMISSION, roster(3)).problems == ()
    nothing = submit(submission(*items(1, 0)), NATIONAL_SUBMISSION, roster(3))
    assert [problem.text("zh") for problem in nothing.problems] == ["evaluation_result：为 0 个，应有一个以上"]


def test_what_is_classified_is_not_there() -> None:
    """X-05: an item that is classified, or whose department is, changes no figure."""
    secret = Submitted(code="x", kind=DEPARTMENT, department="102", classified=True)
    theirs = Submitted(code="y", kind=DEPARTMENT, department="901")
    with_them = submit(submission(*items(5, 5), secret, theirs), DONGHU_SUBMISSION, roster(59, "901"))
    assert with_them == submit(submission(*items(5, 5)), DONGHU_SUBMISSION, roster(59))
    assert repr(secret) == "Submitted(withheld)"


def test_what_a_submission_cannot_hold() -> None:
    with pytest.raises(InvalidValueError, match="d0 is submitted twice") as caught:
        submission(*items(1, 0), *items(1, 0))
    assert caught.value.text("zh") == "报送材料（d0）重复。"
    secret = Submitted(code="x", kind=FUND, department="102", classified=True)
    with pytest.raises(InvalidValueError, match="withheld is submitted twice"):
        submission(secret, secret)
    with pytest.raises(InvalidValueError, match="has no department '199'"):
        submit(submission(Submitted(code="z", kind=FUND, department="199")), DONGHU_SUBMISSION, roster(3))
    with pytest.raises(InvalidValueError, match=r"Submission.on is datetime, expected date"):
        submission(on=datetime(2023, 1, 6))  # noqa: DTZ001


def test_what_a_policy_cannot_be() -> None:
    with pytest.raises(InvalidValueError, match="asks for nothing within 0 days"):
        evolve(DONGHU_SUBMISSION, counts=())
    with pytest.raises(InvalidValueError, match="asks for department_target, fund_target within -1 days") as caught:
        evolve(DONGHU_SUBMISSION, days=-1)
    assert "天数应不小于 0" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match="asks for fund_target, fund_target"):
        evolve(DONGHU_SUBMISSION, counts=DONGHU_SUBMISSION.counts[1:] * 2)
    with pytest.raises(InvalidValueError, match=r"SubmittedCount.count is 0, expected 1 or more"):
        evolve(DONGHU_SUBMISSION.counts[0], count=0)
    assert from_data(to_data(NATIONAL_SUBMISSION), SubmissionPolicy) == NATIONAL_SUBMISSION


# -- circulars --

TITLES = {
    CircularKind.REEVALUATION: "2021年秀洲区部门自评财政再评价结果通报",
    CircularKind.MONITORING: "2021年秀洲区绩效运行监控结果通报",
    CircularKind.KEY_EVALUATION: "2021年秀洲区财政重点绩效评价结果通报",
}
ISSUED = [IssuedCircular(kind=kind, title=title, year=2021) for kind, title in TITLES.items()]


def test_xz_36_three_circulars_of_three_kinds() -> None:
    """XZ-36: 「等3个通报」: three titles, one of each kind."""
    assert len(XIUZHOU_CIRCULARS.kinds) == len(ISSUED) == 3
    assert [one.title for one in ISSUED] == [f"2021年秀洲区{kind.term.zh}" for kind in XIUZHOU_CIRCULARS.kinds]
    assert check_circulars(ISSUED, XIUZHOU_CIRCULARS, year=2021) == ()
    (missing,) = check_circulars(ISSUED[:2], XIUZHOU_CIRCULARS, year=2021)
    assert missing.text("zh") == "key_evaluation：2021 年没有财政重点绩效评价结果通报"
    (twice,) = check_circulars([*ISSUED, ISSUED[1]], XIUZHOU_CIRCULARS, year=2021)
    assert twice.text("en") == "monitoring: the same circular stands twice"
    assert len(check_circulars(ISSUED, XIUZHOU_CIRCULARS, year=2022)) == 3
    another = evolve(ISSUED[1], title="2021年三季度绩效运行监控结果通报")
    assert check_circulars([*ISSUED, another], XIUZHOU_CIRCULARS, year=2021) == ()


def test_what_a_schedule_cannot_be() -> None:
    with pytest.raises(InvalidValueError, match="kinds are nothing, expected one or more"):
        evolve(XIUZHOU_CIRCULARS, kinds=())
    with pytest.raises(InvalidValueError, match="kinds are monitoring, monitoring") as caught:
        evolve(XIUZHOU_CIRCULARS, kinds=(CircularKind.MONITORING,) * 2)
    assert "应有一种以上且互不相同" in caught.value.text("zh")
    assert from_data(to_data(XIUZHOU_CIRCULARS), CircularSchedule) == XIUZHOU_CIRCULARS
    assert XIUZHOU_CIRCULARS.assumptions == ()


def test_tm_48_five_recipients_are_proposed() -> None:
    """TM-48: 「向人大、政府、纪检、组织、审计等」."""
    assert [one.zh for one in TIANMEN_RECIPIENTS] == ["人大", "政府", "纪检", "组织", "审计"]


def test_every_word_is_there_in_both_languages() -> None:
    for kind in (SubmittedKind, SubmittedWith, CircularKind):
        assert len({member.term.en for member in kind}) == len({member.term.zh for member in kind}) == len(kind)
