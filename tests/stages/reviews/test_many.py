"""Many targets: the figures of three districts out of records, the same target twice, spot checks."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, wan, yi, yuan
from budgetperf.basis import RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.targets import Target
from budgetperf.rules.expectations import By
from budgetperf.rules.reading import parse
from budgetperf.stages.reviews import (
    CheckKind,
    FiledTarget,
    ReviewConclusion,
    Reviewer,
    ReviewLine,
    ReviewSummary,
    SameIndicator,
    SecondReview,
    SpotCheck,
    TargetComparison,
    compare_targets,
    confirm,
    draw_reviews,
    summarise_reviews,
    target_coverage,
)
from budgetperf.stages.selection import Announcement, DrawPolicy, DrawScope, IncludedCount, WhenShort
from budgetperf.wire import dumps, loads
from stages.reviews.samples import CHECKS, DAY, END, course, filed, row

PASSED, REVISE, RETURNED = ReviewConclusion
CENT = Rounding(places=1, mode=RoundingMode.HALF_UP)


def _line(i: int, **more: Any) -> ReviewLine:
    given_parts: dict[str, Any] = {
        "name": f"项目{i}",
        "department": str(101 + i % 46),
        "subject": SubjectKind.PROJECT,
        "conclusion": PASSED,
        "returned": 0,
        "requests": 0,
        **more,
    }
    return ReviewLine(code=f"p{i:04}", **given_parts)


def test_tianmen_returned_348_of_8496() -> None:
    """TM-12: 「审核达8496个项目，审核退回重新申报的项目348个，占比约4.1%」."""
    lines = [_line(i, returned=1 + i % 2, conclusion=RETURNED if i % 3 else PASSED) for i in range(348)]
    lines += [_line(i) for i in range(348, 8496)]
    found = summarise_reviews(lines, as_of=END)
    assert (found.count, found.returned, str(found.return_rate)) == (8496, 348, "348/8496")
    assert found.return_rate.percent(CENT) == Decimal("4.1")
    assert found.return_rate.exact == Fraction(29, 708)
    assert found.ended(PASSED).count == 8148 + 116
    fewer = summarise_reviews([evolve(lines[0], returned=0), *lines[1:]], as_of=END)
    assert fewer.returned == 347


def _xiuzhou() -> list[ReviewLine]:
    """509 targets of 46 departments; 313 have requests, 159 of them 3 and 154 of them 4 but five: 1098 in all."""
    asks = [4] * 159 + [3] * 154
    asked = [*asks, *[0] * (509 - 313)]
    return [_line(i, requests=count, conclusion=REVISE if count else PASSED) for i, count in enumerate(asked)]


def test_xiuzhou_asked_for_1098_changes_of_313_of_509() -> None:
    """XZ-06: 「涉及部门 46 个，预算项目 509 个，对 313 个项目的绩效目标提出 1098 条修改意见」."""
    found = summarise_reviews(_xiuzhou(), as_of=END)
    assert (found.departments, found.count, found.with_requests, found.requests) == (46, 509, 313, 1098)
    two = Rounding(places=2, mode=RoundingMode.HALF_UP)
    assert found.request_rate.percent(two) == Decimal("61.49")
    assert two.apply(found.requests_each.exact) == Decimal("3.51")
    assert two.apply(Fraction(found.count, found.departments)) == Decimal("11.07")
    assert found.explanation.parts[5].zh == "对 313 个项目提出 1098 条修改意见"
    assert verify(found)


def test_xiuzhou_cancelled_18_and_cut_71_and_saved_a_hundred_million() -> None:
    """XZ-08: 「核销预算项目 18 个，核减预算项目 71 个，压减预算资金 1.02 亿元」."""
    cancelled = [_line(i, asked=wan(100 + i), granted=yuan(0)) for i in range(18)]
    gone = sum(100 + i for i in range(18))
    cuts = [80 + i for i in range(70)]
    cuts.append(10200 - gone - sum(cuts))
    cut = [_line(20 + i, asked=wan(cuts[i] + 7), granted=wan(7)) for i in range(71)]
    kept = [_line(200, asked=wan(50), granted=wan(50)), _line(201, asked=wan(50), granted=wan(60)), _line(202)]
    found = summarise_reviews([*cancelled, *cut, *kept], as_of=END)
    assert (found.cancelled, found.reduced, found.saved, found.undecided) == (18, 71, yi("1.02"), 1)
    assert Rounding(places=1, mode=RoundingMode.HALF_UP).apply(Fraction(found.saved) / 89 / 10000) == Decimal("114.6")
    assert "核销 18 个，核减 71 个，压减 102000000 元，未定 1 个" in found.explain("zh")


LINES = st.lists(
    st.builds(
        lambda conclusion, returned, requests, asked, granted, classified: {
            "conclusion": conclusion,
            "returned": returned,
            "requests": requests,
            "asked": None if asked is None else yuan(asked),
            "granted": None if granted is None else yuan(granted),
            "classified": classified,
        },
        st.sampled_from([*ReviewConclusion, None]),
        st.integers(0, 2),
        st.integers(0, 5),
        st.none() | st.integers(0, 99),
        st.none() | st.integers(0, 99),
        st.booleans(),
    ),
    max_size=12,
)


@given(LINES)
def test_a_summary_is_what_a_count_by_hand_says_and_classified_ones_are_on_neither_side(rows: list[Any]) -> None:
    lines = [_line(i, **one) for i, one in enumerate(rows)]
    found = summarise_reviews(lines, as_of=END)
    shown = [one for one in lines if not one.classified]
    assert found == summarise_reviews(shown, as_of=END)
    assert found.count == len(shown)
    assert Counter(one.conclusion for one in shown) == Counter(
        {total.conclusion: total.count for total in found.conclusions if total.count}
    )
    money = [(one.asked, one.granted) for one in shown if one.asked is not None and one.granted is not None]
    assert found.saved == sum(max(asked - granted, Decimal(0)) for asked, granted in money)
    assert found.undecided == len(shown) - len(money)
    assert found.cancelled + found.reduced == sum(granted < asked for asked, granted in money)
    assert found.requests == sum(one.requests for one in shown)
    assert loads(dumps(found), ReviewSummary) == found
    assert "某" not in found.explain("zh")


def test_a_summary_of_courses() -> None:
    lines = [course(PASSED, PASSED, code="a").line, course(PASSED, RETURNED, code="b").line, course(code="c").line]
    found = summarise_reviews(lines, as_of=END)
    assert [total.count for total in found.conclusions] == [1, 0, 1, 1]
    assert (found.return_rate, found.ended(None).share) == (Share.of(1, 3), Share.of(1, 3))
    assert "审核中：1 个" in found.explain("zh")
    with pytest.raises(InvalidValueError, match=r"the targets \['a'\] stand twice"):
        summarise_reviews([lines[0], lines[0]], as_of=END)
    with pytest.raises(InvalidValueError, match="returned and requests are withheld, expected 0 or more"):
        _line(1, requests=-1, classified=True)
    with pytest.raises(InvalidValueError, match=r"ReviewLine\.granted is"):
        _line(1, granted=Decimal(-1))


def test_the_figures_are_of_a_day_that_is_named() -> None:
    """TM-11: 「到今年9月20日」 in a summary that tells of two years: the day is an argument, no later act counts."""
    told = parse("9月20日")
    assert isinstance(told, By)
    assert told.date.year is None, "the year is not said, and not guessed"
    day = told.date.in_year(2022).last
    line = course(PASSED, PASSED).line
    assert (day, line.on) == (date(2022, 9, 20), DAY)
    assert summarise_reviews([line], as_of=DAY).explain("zh").startswith("截至 2022-10-10 审核绩效目标 1 个")
    with pytest.raises(InvalidValueError, match="the reviews of p-1 went on after 2022-09-20, expected") as caught:
        summarise_reviews([line], as_of=day)
    assert caught.value.zh == "项目 p-1 在 2022-09-20 之后仍有审核记录，应为截至该日的情况。"
    assert course().line.on is None
    assert summarise_reviews([course().line, evolve(line, classified=True)], as_of=day).count == 1
    wrong: Any = datetime(2022, 12, 31, 8, tzinfo=UTC)
    with pytest.raises(InvalidValueError, match="as_of is datetime, expected date"):
        summarise_reviews([], as_of=wrong)


def test_every_project_has_a_target() -> None:
    """DL-13: 「实现部门项目绩效目标和自评全覆盖」; classified ones are on neither side."""
    every = [filed(code="a"), filed(None, code="b"), filed(code="c"), filed(None, code="d", classified=True)]
    assert target_coverage(every) == Share.of(2, 3)
    assert target_coverage([one for one in every if one.target]).exact == 1
    assert not target_coverage([]).is_defined


# -- the same target in several projects --


def _with_names(code: str, *names: str, **more: Any) -> FiledTarget:
    rows = tuple(row(name, name, "≥3人", 1, "产出指标") for name in names)
    return filed(
        Target(project=code, indicators=rows),
        code=code,
        last_year=(),
        prices=(),
        amount=more.pop("amount", wan(1)),
        **more,
    )


def test_the_same_target_in_several_projects_is_proposed_for_merging() -> None:
    """XZ-30: 「对绩效目标相同的同类项目，建议整合统筹资金」: the proposal names the projects and their money."""
    every = [
        _with_names("c", "一", "二", "三", "四"),
        _with_names("a", "一", "二", "三", "四", "五"),
        _with_names("b", "四", "五", "六", "七", "二"),
        _with_names("d", "一", "二", "三", "四", "九", amount=None),
        _with_names("e"),
    ]
    found = compare_targets(every, CHECKS)
    assert [(pair.one, pair.other, str(pair.share)) for pair in found.pairs] == [
        ("a", "c", "4/4"),
        ("a", "d", "4/5"),
        ("c", "d", "4/4"),
    ]
    (proposal,) = found.proposals
    assert (proposal.projects, proposal.amount, proposal.indicators) == (
        ("a", "c", "d"),
        None,
        ("一", "二", "三", "四"),
    )
    assert proposal.zh == "项目 a、c、d 绩效目标相同，请核实是否合并"
    assert found.uncompared == ("e",)
    assert verify(found)
    assert loads(dumps(found), TargetComparison, known=(CHECKS,)) == found
    assert [one.text("zh") for one in found.findings] == [
        "项目间目标雷同（请核实）a、c、d：绩效目标相同，应为不同的绩效目标，或合并项目"
    ]
    assert "a、c：4/4" in found.explain("zh")
    assert "a and c: 4/4" in found.explain("en")
    assert [one.key for one in found.assumptions][-1] == "target-check.repeated.least"
    two = compare_targets(every[:2], CHECKS).proposals[0]
    assert (two.amount, two.en) == (
        wan(2),
        "the projects a, c have the same target (20000 yuan together); please check whether to merge them",
    )


def test_values_count_only_where_the_policy_says_so() -> None:
    one, other = (
        _with_names("a", "一"),
        filed(
            Target(project="b", indicators=(row("x", "一", "≥4人", 1, "产出指标"),)), code="b", last_year=(), prices=()
        ),
    )
    assert compare_targets([one, other], CHECKS).pairs == ()
    loose = evolve(CHECKS, repeated=evolve(CHECKS.check(CheckKind.REPEATED), compares=SameIndicator.NAME))  # type: ignore[arg-type,call-arg]
    assert len(compare_targets([one, other, filed(None, code="z")], loose).pairs) == 1
    with pytest.raises(InvalidValueError, match=r"the projects \['a'\] stand twice"):
        compare_targets([one, one], CHECKS)
    basis = {name: ground for name, ground in CHECKS.basis.items() if name != "repeated"}
    with pytest.raises(InvalidValueError, match="does not say when targets are the same"):
        compare_targets([one], evolve(CHECKS, repeated=None, basis=basis))
    secret = evolve(one, code="s", classified=True)
    assert compare_targets([one, secret], CHECKS) == compare_targets([one], CHECKS)


@given(st.lists(st.sets(st.sampled_from("一二三四五"), max_size=5), max_size=6))
def test_pairs_are_what_comparing_every_two_says(names: list[set[str]]) -> None:
    """An oracle that looks at every two projects, and groups by walking."""
    every = [_with_names(f"p{i}", *sorted(one)) for i, one in enumerate(names)]
    found = compare_targets(every, CHECKS)
    expected = [
        (f"p{i}", f"p{j}")
        for i, j in combinations(range(len(names)), 2)
        if names[i] & names[j]
        and Fraction(len(names[i] & names[j]), min(len(names[i]), len(names[j]))) >= Fraction(4, 5)
    ]
    assert [(pair.one, pair.other) for pair in found.pairs] == expected
    grouped = {code for proposal in found.proposals for code in proposal.projects}
    assert grouped == {code for pair in expected for code in pair}
    assert all(len({one, other} & set(p.projects)) in {0, 2} for one, other in expected for p in found.proposals)


# -- spot checks --

POLICY = DrawPolicy(
    code="spot",
    revision="1",
    zh="绩效目标审核抽查",
    en="spot check of reviews",
    status=RuleStatus.REPORTED_PRACTICE,
    size=10,
    scope=DrawScope.WHOLE,
    short=WhenShort.TAKE_ALL,
    included=IncludedCount.WITHIN,
    basis=dict.fromkeys(("status", "size", "scope", "short", "included"), CHECKS.basis["status"]),
)
TOLD = Announcement(seed="0427193", purpose="绩效目标审核抽查", announced=date(2022, 11, 1))


def test_reviews_are_drawn_by_a_seed_and_held_against_a_second_look() -> None:
    """DL-12: 「加大绩效抽查复核力度」; open reviews and classified ones are not drawn from."""
    lines = [_line(i, conclusion=None if i % 10 == 9 else PASSED, classified=i == 5) for i in range(100)]
    drawn = draw_reviews(lines, POLICY, TOLD, on=date(2022, 11, 2))
    assert str(drawn.share) == "10/89"
    assert draw_reviews(list(reversed(lines)), POLICY, TOLD, on=date(2022, 11, 2)) == drawn
    by = Reviewer(body="监督局")
    seconds = [
        SecondReview(code=code, by=by, on=DAY, says=RETURNED if i == 0 else PASSED)
        for i, code in enumerate(drawn.codes[:4])
    ]
    found = confirm(lines, drawn, seconds)
    assert (found.differing, str(found.difference_rate), len(found.outstanding)) == ((drawn.codes[0],), "1/4", 6)
    assert verify(found)
    assert loads(dumps(found), SpotCheck) == found
    assert f"{drawn.codes[0]}：原审核通过，复核退回重新申报" in found.explain("zh")
    assert found.explain("en").startswith("drawn 10/89, differing 1/4, 6 outstanding")
    with pytest.raises(InvalidValueError, match="was not drawn, or stands twice"):
        confirm(lines, drawn, [seconds[0], seconds[0]])
    left = next(line.code for line in lines if line.conclusion and not line.classified and line.code not in drawn.codes)
    with pytest.raises(InvalidValueError, match="was not drawn"):
        confirm(lines, drawn, [evolve(seconds[0], code=left)])
    with pytest.raises(InvalidValueError, match="drawn: is from other reviews"):
        confirm(lines[1:], drawn, seconds[:0])
