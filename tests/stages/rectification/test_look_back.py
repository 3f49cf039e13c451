"""The look-back: each recommendation done, in part or not, over several evaluations, with what shows it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.stages.rectification import (
    CarriedOut,
    LookBack,
    LookBackFinding,
    LookBackSource,
    LookedBack,
    Recommendation,
    look_back,
)
from budgetperf.wire import from_data, to_data

ON = date(2022, 11, 15)
KEY, AGAIN = LookBackSource.KEY_EVALUATION, LookBackSource.REEVALUATION


def evaluated(code: str, source: LookBackSource = KEY, recommendations: int = 2, **more: Any) -> LookedBack:
    given: dict[str, Any] = {"name": f"项目{code}", "department": "101", "year": 2021, **more}
    asked = tuple(Recommendation(code=str(i), says=f"建议{i}") for i in range(1, recommendations + 1))
    return LookedBack(code=code, source=source, recommendations=asked, **given)


def finding(code: str, recommendation: int, found: CarriedOut, on: date = ON, **more: Any) -> LookBackFinding:
    given: dict[str, Any] = {
        "by": "区财政局",
        "evidence": "修订后的管理办法" if found is CarriedOut.DONE else None,
        **more,
    }
    return LookBackFinding(evaluation=code, recommendation=str(recommendation), on=on, found=found, **given)


FOURTEEN = [evaluated(f"K{i}") for i in range(9)] + [evaluated(f"S{i}", AGAIN, 1) for i in range(5)]


def test_jh_34_nine_and_five_are_fourteen() -> None:
    """JH-34: 「9个财政重点绩效评价和5个单位自评再评价项目共14个」."""
    found = look_back(FOURTEEN, [], as_of=ON)
    assert [(one.source, one.evaluations) for one in found.totals] == [(KEY, 9), (AGAIN, 5), (None, 14)]
    assert found.total.recommendations == 9 * 2 + 5
    assert verify(found)


def test_jh_35_the_report_counts_what_is_closed_and_open() -> None:
    """JH-35: 「出具了检查报告」: done is closed; in part and not are open; what nobody looked at is neither."""
    findings = [
        *(finding(f"K{i}", 1, CarriedOut.DONE) for i in range(9)),
        *(finding(f"K{i}", 2, CarriedOut.PARTLY) for i in range(4)),
        *(finding(f"K{i}", 2, CarriedOut.NOT) for i in range(4, 8)),
        *(finding(f"S{i}", 1, CarriedOut.DONE) for i in range(5)),
    ]
    found = look_back(FOURTEEN, findings, as_of=ON)
    total = found.total
    assert (total.done, total.partly, total.not_done, total.open, total.unseen) == (14, 4, 4, 8, 1)
    assert (str(total.rate), found.is_complete) == ("14/23", False)
    assert [one.open for one in found.totals] == [8, 0, 8]
    told = found.explain("zh").splitlines()
    assert told[0] == "截至 2022-11-15 的“回头看”：评价 14 个，建议 23 条，已完成 14、未完成 8、未检查 1"
    assert told[1].strip().startswith("财政重点绩效评价：评价 9 个")
    assert "  K0 建议1：已完成（修订后的管理办法）" in told
    assert "  K8 建议2：未检查" in told
    assert "K1, 建议2: partly done" in found.explain("en")
    full = look_back(FOURTEEN, [*findings, finding("K8", 2, CarriedOut.NOT)], as_of=ON)
    assert full.is_complete
    assert found.to_rows()[0] == {
        "evaluation": "K0",
        "recommendation": "1",
        "found": "done",
        "evidence": "修订后的管理办法",
    }
    assert [row["evaluation"] for row in found.to_rows() if row["found"] is None] == ["K8"]
    assert from_data(to_data(found), LookBack) == found


def test_the_last_look_stands_and_later_ones_are_not_known() -> None:
    looks = [
        finding("K1", 1, CarriedOut.NOT, date(2022, 3, 1)),
        finding("K1", 1, CarriedOut.PARTLY, date(2022, 6, 1)),
        finding("K1", 1, CarriedOut.DONE, date(2022, 12, 1)),
    ]
    for as_of, expected in (
        (date(2022, 2, 28), None),
        (date(2022, 3, 1), CarriedOut.NOT),
        (ON, CarriedOut.PARTLY),
        (date(2022, 12, 1), CarriedOut.DONE),
    ):
        assert look_back([evaluated("K1", recommendations=1)], reversed(looks), as_of=as_of).lines[0].found is expected
    same_day = [finding("K1", 1, CarriedOut.DONE), finding("K1", 1, CarriedOut.NOT)]
    assert look_back([evaluated("K1", recommendations=1)], same_day, as_of=ON).lines[0].found is CarriedOut.NOT


@given(st.lists(st.sampled_from([*CarriedOut, None]), min_size=1, max_size=8))
@settings(max_examples=50)
def test_every_recommendation_is_counted_once(found: list[CarriedOut | None]) -> None:
    one = evaluated("K", recommendations=len(found))
    looks = [finding("K", i, each) for i, each in enumerate(found, 1) if each is not None]
    total = look_back([one, evaluated("S", AGAIN)], looks, as_of=ON).totals
    assert total[0].recommendations == len(found) == total[0].done + total[0].open + total[0].unseen
    assert total[2].recommendations == total[0].recommendations + total[1].recommendations


def test_classified_evaluations_are_left_out_with_what_was_found() -> None:
    """X-05: the counts are the same with and without them."""
    secret = evaluated("Z", name="保密", classified=True)
    looks = [finding("K1", 1, CarriedOut.DONE)]
    with_it = look_back([evaluated("K1"), secret], [*looks, finding("Z", 1, CarriedOut.NOT)], as_of=ON)
    assert with_it == look_back([evaluated("K1")], looks, as_of=ON)
    assert repr(secret) == "LookedBack(withheld)"


def test_what_does_not_fit_is_told_all_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        look_back(
            [evaluated("K"), evaluated("K"), evaluated("Z", classified=True)],
            [finding("K", 9, CarriedOut.NOT), finding("Z", 9, CarriedOut.NOT)],
            as_of=ON,
        )
    assert caught.value.text("en") == (
        "this look-back does not fit together: evaluations[1]: K stands twice; findings[0]: there is no recommendation "
        "K, 9; findings[1]: there is no recommendation withheld."
    )
    assert "评价（K）重复" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match="withheld stands twice"):
        look_back([evaluated("Z", classified=True), evaluated("Z", classified=True)], [], as_of=ON)


def test_done_needs_evidence_and_days_are_days() -> None:
    with pytest.raises(InvalidValueError, match="found done and nothing is said to show it"):
        finding("K", 1, CarriedOut.DONE, evidence=None)
    with pytest.raises(InvalidValueError, match=r"LookBackFinding.on is datetime"):
        finding("K", 1, CarriedOut.NOT, on=datetime(2022, 1, 1))  # noqa: DTZ001
    with pytest.raises(InvalidValueError, match="the recommendations are 1, 1, expected each once"):
        evolve(evaluated("K"), recommendations=(Recommendation(code="1", says="甲"),) * 2)
