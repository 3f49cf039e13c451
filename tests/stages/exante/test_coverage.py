"""应审尽审 (XZ-11): every project that must be evaluated is, the missing ones are listed, open ones apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.records.kinds import Standing
from budgetperf.regimes import XIUZHOU
from budgetperf.stages.exante import Screening, ScreeningCoverage, check_coverage, screen
from exante_samples import project


def one(code: str | None, standing: Standing = Standing.NEW, *, classified: bool = False) -> Screening:
    return screen(project("1000000", standing=standing, code=code, classified=classified), XIUZHOU.screening)


THREE = (one("a"), one("b"), one("c", Standing.REVISED))
CONTINUING, EXPIRING = one("d", Standing.CONTINUING), one("e", Standing.EXPIRING)


def test_xz_11_nothing_is_missing_where_all_three_are_evaluated() -> None:
    """XZ-11: triggered minus evaluated is empty; 100 %."""
    found = check_coverage(THREE, ["a", "b", "c"])
    assert (found.complete, found.missing, found.required) == (True, (), ("a", "b", "c"))
    assert str(found.share) == "3/3"
    assert found.explain("zh") == "应审尽审：须评估 3 个，已评估 3 个"


def test_xz_11_what_is_missing_is_listed() -> None:
    found = check_coverage([*THREE, CONTINUING], ["b", "d", "z", "b"])
    assert (found.complete, found.missing, found.beyond) == (False, ("a", "c"), ("d", "z"))
    assert found.evaluated == ("b", "d", "z")
    assert str(found.share) == "1/3"
    assert found.explain("en").splitlines() == [
        "every project that must be is evaluated: 1 of 3",
        "  must be evaluated and is not: a",
        "  must be evaluated and is not: c",
        "  evaluated though no rule asks for it: d",
        "  evaluated though no rule asks for it: z",
    ]
    assert "  应评估而未评估：a" in found.explain("zh")


@pytest.mark.parametrize(("evaluated", "complete"), [(["a"], None), (["a", "e"], True), ([], False)])
def test_xz_11_open_ones_stand_apart(evaluated: list[str], complete: bool | None) -> None:
    found = check_coverage((THREE[0], EXPIRING), evaluated)
    assert (found.silent, found.required, found.complete) == (("e",), ("a",), complete)
    assert "open whether it must be evaluated: e" in found.explain("en")
    assert found.beyond == ()


def test_none_must_be_evaluated() -> None:
    found = check_coverage((CONTINUING,), ())
    assert found.complete is True
    assert not found.share.is_defined


def test_x_05_classified_projects_leave_both_sides() -> None:
    """X-05: adding classified projects, evaluated or not, changes nothing that is shown."""
    plain = check_coverage(THREE, ["a"])
    secret = [one("s1", classified=True), one("s2", classified=True), one(None, classified=True)]
    found = check_coverage([*secret, *THREE], ["s1", "a"])
    assert found == plain
    assert "s1" not in repr(found)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(bp.IncompleteError) as caught:
        check_coverage([one(None), one("a"), one("a")], [])
    assert [problem.text("en") for problem in caught.value.problems] == [
        "screening 1: its project has no code",
        "screening 2: the code a stands 2 times",
        "screening 3: the code a stands 2 times",
    ]
    assert caught.value.zh.startswith(
        "无法核对应审尽审：第 1 个筛查结果：项目没有编码；第 2 个筛查结果：编码 a 出现 2 次；"
    )
    with pytest.raises(bp.InvalidValueError, match="item 1 of screenings is str"):
        check_coverage(["a"], [])  # type: ignore[list-item]
    with pytest.raises(bp.InvalidValueError, match="item 1 of evaluated is int"):
        check_coverage([], [1])  # type: ignore[list-item]


@given(st.sets(st.integers(0, 6)), st.sets(st.integers(0, 9)))
def test_required_is_evaluated_or_missing(required: set[int], done: set[int]) -> None:
    found = check_coverage(
        [one(str(i), Standing.NEW if i in required else Standing.CONTINUING) for i in range(7)], map(str, sorted(done))
    )
    assert set(found.missing) == {str(i) for i in required - done}
    assert set(found.beyond) == {str(i) for i in done - required}
    assert set(found.required) - set(found.missing) <= set(found.evaluated)
    assert bp.verify(found).ok
    assert bp.from_data(bp.to_data(found), ScreeningCoverage, known=(XIUZHOU,)) == found


def test_a_classified_project_of_the_same_code_hides_no_open_one() -> None:
    found = check_coverage([one("c1"), one("c1", classified=True)], [])
    assert (found.required, found.missing, found.complete) == (("c1",), ("c1",), False)
    assert check_coverage([one("c1", classified=True), one("c1")], ["c1"]).complete
