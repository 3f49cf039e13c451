"""Published scales: the figures as they were found, what is only remembered or proposed, and the wire."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from attrs import evolve

from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.regimes import NATIONAL, scales
from budgetperf.regimes.scales import SCALES, PublishedScale, find_scale
from budgetperf.wire import content_hash, dumps, loads

IDS = [published.code for published in SCALES]
FLOORS: dict[str, dict[str, int]] = {
    "national": {"优": 90, "良": 80, "中": 60, "差": 0},
    "central.integer": {"优": 90, "良": 80, "中": 60, "差": 0},
    "pmkpi.earlier": {"优": 80, "良": 70, "中": 60, "差": 0},
    "shanghai": {"优": 90, "良": 75, "合格": 60, "不合格": 0},
    "guangdong": {"优": 90, "良": 80, "中": 70, "低": 60, "差": 0},
    "guangxi": {"一等": 90, "二等": 80, "三等": 60, "四等": 0},
    "tianmen.ex-ante": {"通过": 85, "不通过": 0},
}
KNOWN: dict[str, tuple[RuleStatus, BasisKind, BasisKind]] = {
    "national": (RuleStatus.IN_FORCE, BasisKind.RECALLED, BasisKind.RECALLED),
    "central.integer": (RuleStatus.REPORTED_PRACTICE, BasisKind.REPORTED, BasisKind.REPORTED),
    "pmkpi.earlier": (RuleStatus.REPORTED_PRACTICE, BasisKind.REPORTED, BasisKind.REPORTED),
    "shanghai": (RuleStatus.REPORTED_PRACTICE, BasisKind.RECALLED, BasisKind.RECALLED),
    "guangdong": (RuleStatus.REPORTED_PRACTICE, BasisKind.RECALLED, BasisKind.RECALLED),
    "guangxi": (RuleStatus.REPORTED_PRACTICE, BasisKind.REPORTED, BasisKind.ASSUMED),
    "tianmen.ex-ante": (RuleStatus.PROPOSED, BasisKind.PROPOSED, BasisKind.PROPOSED),
}


def test_every_constant_is_listed_once_and_found_by_its_code() -> None:
    constants = [thing for thing in vars(scales).values() if isinstance(thing, PublishedScale)]
    assert sorted(published.code for published in constants) == sorted(IDS) == sorted(FLOORS) == sorted(KNOWN)
    assert len(set(IDS)) == len(IDS) == 7
    assert all(find_scale(code) is published for code, published in zip(IDS, SCALES, strict=True))


@pytest.mark.parametrize("published", SCALES, ids=IDS)
def test_the_figures_and_how_they_are_known(published: PublishedScale) -> None:
    bands = published.scale.bands
    assert {band.zh: int(band.floor) for band in bands} == FLOORS[published.code]
    assert all(band.floor_included and band.en for band in bands)
    used, figures = published.basis["scale"].kind, published.scale.basis["bands"].kind
    assert (published.status, used, figures) == KNOWN[published.code]
    assert published.basis["status"].kind is published.basis["scale"].kind
    grounds = [*published.basis.values(), *published.scale.basis.values()]
    assert all(basis.clause is None and basis.zh.strip() and basis.en.strip() for basis in grounds)


@pytest.mark.parametrize("published", SCALES, ids=IDS)
def test_every_total_has_the_one_grade_of_the_table(published: PublishedScale) -> None:
    table = FLOORS[published.code]
    whole = published.scale.compares is not None
    for k in range(100 * 20 + 1):
        total = Fraction(k, 20)
        compared = floor(total + Fraction(1, 2)) if whole else total
        expected = next(zh for zh, low in table.items() if compared >= low)
        assert published.scale.grade(total).zh == expected


@pytest.mark.parametrize("published", SCALES, ids=IDS)
def test_a_scale_survives_the_wire(published: PublishedScale) -> None:
    again = loads(dumps(published), PublishedScale)
    assert again == published
    assert content_hash(again) == content_hash(published)


def test_the_grades_have_english_names() -> None:
    names = {published.code: [band.en for band in published.scale.bands] for published in SCALES}
    assert names["guangxi"] == ["first class", "second class", "third class", "fourth class"]
    assert names["guangdong"] == ["excellent", "good", "fair", "low", "poor"]
    assert names["shanghai"] == ["excellent", "good", "pass", "fail"]


def test_the_national_scale_is_the_regimes_own() -> None:
    assert scales.NATIONAL_2020.scale is NATIONAL.self_evaluation.scale
    assert scales.NATIONAL_2020.status is NATIONAL.self_evaluation.status
    assert scales.NATIONAL_2020.revision == NATIONAL.revision


@pytest.mark.parametrize(
    ("code", "total", "grade"),
    [
        ("national", "89.996", "良"),
        ("national", "84.47", "良"),
        ("pmkpi.earlier", "84.47", "优"),
        ("pmkpi.earlier", "79.99", "良"),
        ("shanghai", "84.47", "良"),
        ("shanghai", "75", "良"),
        ("shanghai", "74.99", "合格"),
        ("guangdong", "69", "低"),
        ("guangdong", "59.99", "差"),
        ("guangxi", "96.45", "一等"),
        ("central.integer", "89.5", "优"),
        ("central.integer", "89.49", "良"),
        ("central.integer", "100.49", "优"),
        ("tianmen.ex-ante", "85", "通过"),
        ("tianmen.ex-ante", "84.99", "不通过"),
        ("tianmen.ex-ante", "100", "通过"),
    ],
)
def test_one_total_is_graded_by_each_place_for_itself(code: str, total: str, grade: str) -> None:
    assert find_scale(code).scale.grade(Decimal(total)).zh == grade


def test_whole_number_bands_are_printed_as_they_are_and_end_at_a_hundred() -> None:
    scale = scales.CENTRAL_INTEGER.scale
    assert [scale.interval(band) for band in scale.bands] == ["[90, 100]", "[80, 89]", "[60, 79]", "[0, 59]"]
    with pytest.raises(InvalidValueError, match="expected at most 100"):
        scale.grade(Decimal("100.5"))
    with pytest.raises(InvalidValueError) as caught:
        evolve(scale, compares=None)
    assert caught.value.facts["counterexample"] == Decimal("89.5")


def test_what_nobody_published_is_an_assumption() -> None:
    listed = {published.code: [item.key for item in published.scale.assumptions] for published in SCALES}
    assert listed.pop("guangxi") == ["grading.bands", "grading.compares"]
    assert set(map(tuple, listed.values())) == {("grading.compares",)}


@pytest.mark.parametrize(
    ("code", "word", "grade"),
    [
        ("pmkpi.earlier", "优秀", "excellent"),
        ("central.integer", "良好", "good"),
        ("guangxi", "二等", "good"),
        ("guangxi", "优", None),
        ("shanghai", "合格", "pass"),
        ("shanghai", "中", None),
        ("guangdong", "低", "low"),
        ("tianmen.ex-ante", "通过", "pass"),
    ],
)
def test_printed_words_stand_for_grades(code: str, word: str, grade: str | None) -> None:
    found = find_scale(code).scale.named(word)
    assert (found.code if found else None) == grade


def test_the_status_is_printed_with_the_name() -> None:
    assert list(map(str, SCALES)) == [
        "national (2020), in force",
        "central.integer (reported), reported practice",
        "pmkpi.earlier (reported), reported practice",
        "shanghai (recalled), reported practice",
        "guangdong (recalled), reported practice",
        "guangxi (reported), reported practice",
        "tianmen.ex-ante (2022), proposed, not in force",
    ]


@pytest.mark.parametrize(
    ("published", "status", "shown"),
    [
        (scales.TIANMEN_PASS_MARK, RuleStatus.IN_FORCE, ("in_force", "proposed")),
        (scales.SHANGHAI, RuleStatus.PROPOSED, ("proposed", "recalled")),
    ],
)
def test_a_proposal_is_proposed_throughout(
    published: PublishedScale, status: RuleStatus, shown: tuple[str, str]
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(published, status=status)
    error, (is_, known) = caught.value, shown
    assert error.en == f"{published.code} is {is_} and its bands are {known}, expected both proposed or neither."
    assert error.zh.startswith(f"等级表 {published.code} 为“{status.term.zh}”，分档依据为“")
    assert error.zh.endswith("应同为建议或均非建议。")
    assert error.hint_en == "a proposed scale says so in its status and in the basis of its bands"
    assert error.hint_zh == "建议中的等级表须在效力和分档依据中同时注明"
    assert error.facts == {"status": is_, "kind": known}


@pytest.mark.parametrize(("code", "revision"), [("", "2020"), ("shanghai", "")])
def test_a_scale_without_a_code_or_a_revision_is_refused(code: str, revision: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(scales.SHANGHAI, code=code, revision=revision)
    assert caught.value.en == "a published scale needs a code and a revision."
    assert caught.value.zh == "等级表须有编码和版本。"
    assert caught.value.facts == {"found": code}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"status": "proposed"}, "PublishedScale.status is str"),
        ({"scale": scales.SHANGHAI}, "PublishedScale.scale is PublishedScale"),
        ({"basis": {}}, "PublishedScale.basis lacks scale, status"),
    ],
)
def test_a_scale_of_other_things_is_refused(change: dict[str, Any], what: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(scales.SHANGHAI, **change)
    assert caught.value.en.startswith(what)


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(InvalidValueError) as caught:
        find_scale("beijing")
    assert caught.value.en == f"there is no scale 'beijing', expected one of {IDS}."
    assert caught.value.zh == f"没有编码为 'beijing' 的等级表，应为 {IDS} 之一。"
    assert caught.value.facts == {"found": "beijing", "known": tuple(IDS)}
