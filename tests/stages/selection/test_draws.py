"""Draws: n of N from an announced seed, by a recipe that another hand has made again (XZ-22, JH-23, DL-12, X-16)."""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, wan, yi
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.errors import IncompleteError
from budgetperf.evidence import verify
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.projects import Project
from budgetperf.stages.selection import (
    RECIPE,
    Announcement,
    ByName,
    Candidate,
    Draw,
    DrawPolicy,
    DrawScope,
    IncludedCount,
    WhenShort,
    candidates,
    draw,
    draws,
    population_hash,
    recipe,
)
from budgetperf.wire import dumps, from_data, loads, to_data

REPORT = Document(title="秀洲区2021年度预算绩效管理情况说明")
REPORTED = Basis(
    kind=BasisKind.REPORTED, document=REPORT, zh="财政随机抽取 57 个项目", en="57 projects drawn at random"
)
ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
POLICY = DrawPolicy(
    code="xiuzhou.re-evaluation",
    revision="2021",
    zh="自评再评价抽查",
    en="re-evaluation of self-evaluations",
    status=RuleStatus.REPORTED_PRACTICE,
    size=57,
    scope=DrawScope.WHOLE,
    short=WhenShort.TAKE_ALL,
    included=IncludedCount.WITHIN,
    basis={"status": REPORTED, "size": REPORTED, "scope": REPORTED, "short": ASSUMED, "included": ASSUMED},
)
TOLD = Announcement(
    seed="0427193", purpose="2020年度项目自评再评价", announced=date(2021, 4, 27), source="某彩票当日开奖号码"
)
ON = date(2021, 4, 28)
CODES = tuple(f"p-{number:03}" for number in range(1, 497))
SAMPLE = draw(CODES, POLICY, TOLD, on=ON)
TWO = Rounding(places=2, mode=RoundingMode.HALF_UP)


def drawn(population: Iterable[Any], size: int, told: Announcement = TOLD, **options: Any) -> tuple[str, ...]:
    """The codes of a draw of so many."""
    return draw(population, evolve(POLICY, size=size), told, on=ON, **options).codes


def by_hand(codes: Iterable[str], size: int, told: Announcement = TOLD) -> tuple[str, ...]:
    """The recipe again, from its description: bytes, SHA-256, the smallest first."""
    head = b"budgetperf-draw-1\x0a" + told.seed.encode("utf-8") + b"\x0a" + told.purpose.encode("utf-8") + b"\x0a"
    ranks = {hashlib.sha256(head + code.encode("utf-8")).digest(): code for code in codes}
    return tuple(ranks[digest] for digest in sorted(ranks)[:size])


def test_xz_22_fifty_seven_of_four_hundred_and_ninety_six() -> None:
    """「财政随机抽取 57 个项目（11.49%）」: the share keeps its two figures."""
    assert len(SAMPLE.codes) == len(set(SAMPLE.codes)) == 57
    assert SAMPLE.share == Share.of(57, 496)
    assert str(SAMPLE.share.percent(TWO)) == "11.49"
    assert set(SAMPLE.codes) < set(CODES)
    assert SAMPLE.short == ()


def test_xz_22_the_draw_is_the_one_that_coreutils_make() -> None:
    """Literals from ``printf … | sha256sum | sort``, no line of which is this library's."""
    assert [(item.code, item.digest) for item in SAMPLE.drawn[:3]] == [
        ("p-069", "000af010aaac98e794228a4f221d97ded232696f9bb8e804104b5df8e0a3e90f"),
        ("p-101", "000cd5be9514ac48b8515795ea3e2ea235bd99120f861a3b0d322e26bb008f68"),
        ("p-202", "00bf8f954d0a55796a8ce1a4cb5507a9575557d970839de8ac1d62100c301a44"),
    ]
    assert (SAMPLE.drawn[56].code, SAMPLE.drawn[56].digest[:8]) == ("p-087", "1f195a1d")
    listed = hashlib.sha256("".join(f"{code}\n" for code in SAMPLE.codes).encode()).hexdigest()
    assert listed == "b68f95225f04d03ace33f182cd09416688d4fa0b0964e4fd7984ddfa4ae51cf4"
    assert SAMPLE.population_hash == "092c2e07ad23fff9a072c7a861a1684474a8a928bf6ca070fc6d3be81aa51816"


def test_the_worked_example_of_the_recipe() -> None:
    assert RECIPE == "budgetperf-draw-1"
    assert recipe.digest(TOLD.seed, TOLD.purpose, "p-001") == (
        "2c6604059f82580526833a2678b7bed9adf721b76a60739cff585bed12b7f755"
    )
    # bytes, so that no editor changes what is meant
    text = b"budgetperf-draw-1\n0427193\n2020\xe5\xb9\xb4\xe5\xba\xa6\xe9\xa1\xb9\xe7\x9b\xae\xe8\x87\xaa\xe8\xaf\x84"
    text += b"\xe5\x86\x8d\xe8\xaf\x84\xe4\xbb\xb7\np-001"
    assert hashlib.sha256(text).hexdigest() == recipe.digest(TOLD.seed, TOLD.purpose, "p-001")


def test_xz_22_the_money_of_the_sample() -> None:
    """「涉及资金 3.11 亿元」 of 「涉及资金 17.70 亿元」: 17.57 %."""
    first, *others = (code for code in CODES if code not in SAMPLE.codes)
    amounts = dict.fromkeys(SAMPLE.codes, wan(500)) | dict.fromkeys(others, wan(300))
    amounts |= {SAMPLE.codes[0]: wan(31100 - 56 * 500), first: wan(145900 - 438 * 300)}
    share = SAMPLE.covered({**amounts, "elsewhere": yi(9)})
    assert share == Share(numerator=yi("3.11"), denominator=yi("17.70"))
    assert str(share.percent(TWO)) == "17.57"
    with pytest.raises(
        IncompleteError, match=r"^the amounts cannot be summed: amounts\.p-002: is missing\.$"
    ) as caught:
        SAMPLE.covered({code: amount for code, amount in amounts.items() if code != "p-002"})
    assert caught.value.zh == "无法合计金额：amounts.p-002：未提供。"


def test_x_16_anyone_can_make_the_certificate_again() -> None:
    assert verify(SAMPLE)
    assert from_data(to_data(SAMPLE), Draw) == SAMPLE
    again = loads(dumps(SAMPLE), Draw)
    assert (again, hash(again)) == (SAMPLE, hash(SAMPLE))
    assert verify(again)
    assert pickle.loads(pickle.dumps(SAMPLE)) == SAMPLE


@pytest.mark.parametrize(
    ("forged", "path"),
    [
        (evolve(SAMPLE, drawn=(evolve(SAMPLE.drawn[0], code="p-001"), *SAMPLE.drawn[1:])), "drawn[0].code"),
        (evolve(SAMPLE, announcement=evolve(TOLD, seed="0427194")), "drawn[0].code"),
        (evolve(SAMPLE, announcement=evolve(TOLD, purpose="2020年度项目自评抽评")), "drawn[0].code"),
        (evolve(SAMPLE, population_hash="0" * 64), "population_hash"),
        (evolve(SAMPLE, recipe="budgetperf-draw-2"), "recipe"),
        (evolve(SAMPLE, population=SAMPLE.population[1:]), "population_hash"),
    ],
    ids=["another item", "another seed", "another purpose", "another hash", "another recipe", "another population"],
)
def test_x_16_a_forged_certificate_does_not_verify(forged: Draw, path: str) -> None:
    found = verify(forged)
    assert not found
    assert path in {difference.path for difference in found.differences}


CODE = st.text(st.characters(codec="ascii", categories=["L", "Nd"]), min_size=1, max_size=6) | st.sampled_from(
    ["项目甲", "项目乙", "é", "𠀀", "￥1"]
)
POPULATION = st.lists(CODE, unique=True, max_size=12)


@given(POPULATION, st.integers(1, 15), st.randoms(use_true_random=False))
def test_a_draw_is_the_recipe_whatever_the_order(codes: list[str], size: int, chance: Random) -> None:
    mixed = list(codes)
    chance.shuffle(mixed)
    assert drawn(codes, size) == drawn(iter(mixed), size) == by_hand(codes, size)
    assert population_hash(mixed) == population_hash(codes)


@given(POPULATION, st.integers(1, 12), st.integers(1, 12))
def test_a_smaller_draw_is_the_beginning_of_a_larger_one(codes: list[str], one: int, other: int) -> None:
    less, more = sorted((one, other))
    assert drawn(codes, more)[:less] == drawn(codes, less)


@given(POPULATION, st.integers(1, 6), st.data())
def test_who_was_not_drawn_may_leave(codes: list[str], size: int, data: st.DataObject) -> None:
    chosen = drawn(codes, size)
    if rest := [code for code in codes if code not in chosen]:
        gone = data.draw(st.sampled_from(rest))
        assert drawn([code for code in codes if code != gone], size) == chosen
        assert drawn(codes, size, exclude=[ByName(code=gone, reason="已评价")]) == chosen


@given(POPULATION, st.integers(1, 6))
def test_classified_items_change_nothing_at_all(codes: list[str], size: int) -> None:
    """X-05: not the share, not the hash, not the certificate, not even where they are left out by name."""
    policy = evolve(POLICY, size=size)
    hidden = [Candidate(code=f"密{i}", stratum="密", classified=True, ref="密", extra={"密": 1}) for i in range(3)]
    names = [ByName(code="密1", reason="密")]
    mixed = draw([*hidden, *codes], policy, TOLD, on=ON, exclude=names)
    assert mixed == draw(codes, policy, TOLD, on=ON)
    assert "密" not in f"{mixed!r}{dumps(mixed)}{mixed.explain('zh')}{mixed.to_rows()}"
    assert population_hash([*hidden, *codes]) == mixed.population_hash


def test_every_item_is_drawn_about_equally_often() -> None:
    """2000 fixed seeds, 5 of 20: each about 500 times and each pair about 105 times, within five deviations.

    The seeds are fixed and the recipe too, so that it comes out alike for ever.
    """
    codes = [f"p-{number:02}" for number in range(20)]
    each: Counter[str] = Counter()
    pairs: Counter[tuple[str, ...]] = Counter()
    for number in range(2000):
        found = drawn(codes, 5, evolve(TOLD, seed=f"种子{number}"))
        each.update(found)
        pairs.update(combinations(sorted(found), 2))
    assert set(each) == set(codes)
    assert all(abs(count - 500) <= 5 * 19.4 for count in each.values())
    assert len(pairs) == 190
    assert all(abs(count - 2000 * 20 / 380) <= 5 * 10 for count in pairs.values())


def test_x_16_over_a_hundred_thousand_seeds_each_item_stays_in_its_band() -> None:
    """3 of 8 from 10^5 fixed seeds: each in the band that holds 99.9 % of such counts, 37500 ± 3.2905 deviations."""
    codes = [f"p-{number}" for number in range(8)]
    each: Counter[str] = Counter()
    for number in range(100_000):
        found = sorted(codes, key=lambda code, seed=f"{number:06}": recipe.digest(seed, "抽查", code))[:3]  # type: ignore[misc]
        each.update(found)
        if number % 2000 == 0:
            assert tuple(found) == drawn(codes, 3, evolve(TOLD, seed=f"{number:06}", purpose="抽查"))
    band = 3.2905 * (100_000 * Fraction(3, 8) * Fraction(5, 8)) ** 0.5
    assert set(each) == set(codes)
    assert all(abs(count - 37_500) <= band for count in each.values()), each


def test_another_purpose_draws_others_from_the_same_seed() -> None:
    other = drawn(CODES, 57, evolve(TOLD, purpose="2020年度绩效目标抽查"))
    assert 0 < len(set(other) & set(SAMPLE.codes)) < 20


def test_equal_digests_stand_in_the_order_of_the_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """No two texts with one SHA-256 are known; the recipe says what would follow."""
    monkeypatch.setattr(draws, "digest", lambda *_: "0" * 64)
    assert drawn(["𠀀", "￥", "b", "a"], 3) == ("a", "b", "￥")


PER_DEPARTMENT = evolve(POLICY, size=1, scope=DrawScope.STRATUM)
PROJECTS = tuple(
    Project(
        name=f"项目{department}-{number}",
        department=f"{department}",
        code=f"{department}-{number}",
        year=2022,
        subject=SubjectKind.PROJECT,
        ref=f"key-{department}-{number}",
    )
    for department in range(101, 177)
    for number in range(department % 5 + 1)
)


def test_jh_23_one_project_of_each_department() -> None:
    """「对每个部门选取一个项目进行重点监控」: 76 departments, 76 projects."""
    found = draw(PROJECTS, PER_DEPARTMENT, TOLD, on=ON)
    assert [item.stratum for item in found.drawn] == [f"{department}" for department in range(101, 177)]
    assert all(item.code.startswith(f"{item.stratum}-") for item in found.drawn)
    assert found.share == Share.of(76, len(PROJECTS))
    for item in found.drawn:
        assert (item.code,) == by_hand([each.code or "" for each in PROJECTS if each.department == item.stratum], 1)
    assert verify(found)
    assert found.population[0].ref == "key-101-0"


def test_jh_23_two_of_each_department_take_all_where_there_is_one() -> None:
    found = draw(PROJECTS, evolve(PER_DEPARTMENT, size=2), TOLD, on=ON)
    single = tuple(f"{department}" for department in range(101, 177) if department % 5 == 0)
    assert found.short == single
    assert len(found.drawn) == 2 * 76 - len(single)


def test_jh_22_a_classified_project_is_not_drawn() -> None:
    marked = [evolve(each, classified=each.department == "103") for each in PROJECTS]
    found = draw(marked, PER_DEPARTMENT, TOLD, on=ON)
    assert found == draw([each for each in PROJECTS if each.department != "103"], PER_DEPARTMENT, TOLD, on=ON)
    assert found.share.numerator == 75


KEPT, LEFT = ByName(code="p-500", reason="人大重点关注"), ByName(code="p-069", reason="上年已抽查")


def test_dl_12_items_taken_in_and_left_out_by_name_stand_in_the_certificate() -> None:
    """「加大绩效抽查复核力度」: names count within the number or on top of it, and a reason stands beside each."""
    population = [*CODES, "p-500"]
    within = draw(population, POLICY, TOLD, on=ON, include=[KEPT], exclude=[LEFT])
    assert within.codes == ("p-500", *by_hand(set(CODES) - {"p-069"}, 56))
    assert [item.by_name for item in within.drawn] == [True, *[False] * 56]
    on_top = draw(
        population, evolve(POLICY, included=IncludedCount.ON_TOP), TOLD, on=ON, include=[KEPT], exclude=[LEFT]
    )
    assert on_top.codes == ("p-500", *by_hand(set(CODES) - {"p-069"}, 57))
    assert within.share == Share.of(57, 497)
    assert on_top.share == Share.of(58, 497)
    assert within.short == on_top.short == ()
    for found in (within, on_top):
        assert verify(found)
        assert loads(dumps(found), Draw) == found
        assert "指定列入：人大重点关注" in found.explain("zh")
        assert "left out: p-069: 上年已抽查" in found.explain("en")


def test_names_may_fill_every_place() -> None:
    names = [ByName(code=code, reason="整改复查") for code in ("p-003", "p-001")]
    found = draw(CODES, evolve(POLICY, size=2, short=WhenShort.REFUSE), TOLD, on=ON, include=names)
    assert (found.codes, found.short) == (("p-001", "p-003"), ())


def test_fewer_than_asked_for() -> None:
    found = draw(CODES[:3], POLICY, TOLD, on=ON)
    assert (len(found.drawn), found.share, found.short) == (3, Share.of(3, 3), (None,))
    empty = draw([], POLICY, TOLD, on=ON)
    assert (empty.drawn, empty.share.is_defined, empty.short) == ((), False, (None,))
    named = draw(
        ["a"], evolve(POLICY, size=1, included=IncludedCount.ON_TOP), TOLD, on=ON, include=[evolve(KEPT, code="a")]
    )
    assert (named.codes, named.short) == (("a",), (None,))
    strata = draw([], PER_DEPARTMENT, TOLD, on=ON)
    assert (strata.drawn, strata.short) == ((), ())


def test_a_population_that_was_announced_is_the_one_that_is_drawn_from() -> None:
    told = evolve(TOLD, population=population_hash(CODES))
    assert draw(reversed(CODES), POLICY, told, on=ON).codes == SAMPLE.codes
    parted = [Candidate(code="a", stratum="1"), Candidate(code="b")]
    assert population_hash(parted) != population_hash(["a", "b"])
    assert population_hash(parted) == hashlib.sha256(b"a\t1\nb\t").hexdigest()
    assert candidates(reversed(parted)) == tuple(parted)


def test_the_account_names_seed_day_hash_and_every_item() -> None:
    lines = SAMPLE.explain("zh").splitlines()
    assert lines[0] == "自评再评价抽查：抽取 57/496"
    assert "  种子“0427193”（某彩票当日开奖号码），2021-04-27 公布，2021-04-28 抽取" in lines
    assert "  用途“2020年度项目自评再评价”" in lines
    assert f"  抽取范围 496 个，摘要 {SAMPLE.population_hash}" in lines
    assert f"  p-069：{SAMPLE.drawn[0].digest}" in lines
    without = evolve(SAMPLE, announcement=evolve(TOLD, source=None)).explain("en")
    assert "  seed '0427193', announced on 2021-04-27, drawn on 2021-04-28" in without.splitlines()
    assert [each.key for each in SAMPLE.assumptions] == ["draw.included", "draw.short", "draw.recipe"]
    assert SAMPLE.assumptions[0].en == "items included by name count towards the number"
    assert SAMPLE.to_rows()[0] == {
        "place": 1,
        "code": "p-069",
        "stratum": None,
        "digest": SAMPLE.drawn[0].digest,
        "by_name": False,
    }
