"""A judged score keeps what it rests on: its account, its recomputation, its document, and doors that refuse."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Points, Share, points
from budgetperf.errors import InexactNumberError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.regimes.practices import GUIDANCE_2021, VENDOR_DEFAULT
from budgetperf.rules.actuals import Rating
from budgetperf.rules.judgement import AllowedPoints, JudgedScore, QualitativeBand, QualitativeBands, judge_points
from budgetperf.rules.shapes import CENT
from budgetperf.wire import dumps, loads
from rule_samples import based

ACHIEVED, PARTLY, NOT = Rating.ACHIEVED, Rating.PARTLY, Rating.NOT_ACHIEVED


def _practice(found: QualitativeBands | None) -> QualitativeBands:
    assert found is not None
    return found


SIXTY, GUIDE = _practice(VENDOR_DEFAULT.qualitative), _practice(GUIDANCE_2021.qualitative)
YES_NO = QualitativeBands(
    bands=(
        QualitativeBand(rating=ACHIEVED, zh="是", low=Share.of(1, 1), high=Share.of(1, 1)),
        QualitativeBand(rating=NOT, zh="否", low=Share.of(0, 1), high=Share.of(0, 1)),
    ),
    rounding=CENT,
    basis=based("bands", "rounding"),
)
JUDGED = judge_points(PARTLY, points=10, given="7.5", rule=SIXTY)
RESULTS = (
    JUDGED,
    judge_points(ACHIEVED, points="33.33", given="26.66", rule=SIXTY),
    judge_points(NOT, points=10, given="4.99", rule=GUIDE),
    judge_points(NOT, points=10, given=0, rule=YES_NO),
    judge_points(ACHIEVED, points="4.5", given=None, rule=YES_NO),
)


def test_a_judged_score_keeps_its_inputs_and_what_they_allow() -> None:
    assert (
        JudgedScore(
            rating=PARTLY,
            full=points(10),
            given=points("7.5"),
            rule=SIXTY,
            allowed=AllowedPoints(low=Decimal("6.00"), high=Decimal("8.00"), high_in=False),
            points=points("7.5"),
            assumptions=(),
        )
        == JUDGED
    )
    assert [key.key for key in RESULTS[2].assumptions] == ["qualitative.rounding"]
    assert [key.key for key in RESULTS[3].assumptions] == ["qualitative.bands", "qualitative.rounding"]


@pytest.mark.parametrize("result", RESULTS, ids=str)
def test_a_judged_score_recomputes_and_survives_the_wire(result: JudgedScore) -> None:
    assert verify(result)
    again = loads(dumps(result), JudgedScore)
    assert again == result
    assert again.explanation == result.explanation


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        ({"points": points(8)}, ["points"]),
        ({"points": points(8), "given": points("7.9")}, ["points"]),
        ({"allowed": AllowedPoints(low=Decimal(6), high=Decimal(8), high_in=True)}, ["allowed.high_in"]),
        ({"full": points("9.5")}, ["allowed.low", "allowed.high"]),
    ],
)
def test_a_forged_judged_score_is_named_field_by_field(change: dict[str, Any], paths: list[str]) -> None:
    assert [difference.path for difference in verify(evolve(JUDGED, **change)).differences] == paths


def test_a_forged_judgement_that_the_band_does_not_allow_cannot_be_recomputed() -> None:
    with pytest.raises(InvalidValueError, match=r"the points given are 9, expected \[6, 8\)"):
        verify(evolve(JUDGED, given=points(9)))


def test_the_account_names_the_rating_what_it_allows_and_whose_choice_it_was() -> None:
    assert JUDGED.explain("zh").split("\n") == [
        "得分 7.5（满分 10）",
        "  评判为“部分达成年度指标并具有一定效果”：可给 [6, 8)，由人评判",
        "    依据：定性指标按三档给分：80%、60% 为界：预算绩效管理系统 pmkpi 的公开配置〔据公开报道或配置〕",
    ]
    assert JUDGED.explain("en").split("\n") == [
        "7.5 of 10 points",
        "  rated partly achieved: [6, 8) are allowed, a person chose",
        "    basis: three bands, with edges at 80 % and 60 %: 预算绩效管理系统 pmkpi 的公开配置 [reported]",
    ]
    assert RESULTS[4].explain("zh").split("\n") == [
        "得分 4.5（满分 4.5）",
        "  评判为“是”：可给 [4.5, 4.5]，无须评判",
        "  计算口径（文件未规定）：示例",
        "  计算口径（文件未规定）：分档界限四舍五入，保留 2 位小数",
    ]
    assert RESULTS[4].explain("en").split("\n")[:2] == [
        "4.5 of 4.5 points",
        "  rated achieved: [4.5, 4.5] are allowed, with no choice",
    ]
    assert RESULTS[2].explain("en").split("\n")[-1] == "  assumption: edges of bands rounded half up to 2 decimals"


def test_an_assumed_table_cites_nobody() -> None:
    assert RESULTS[4].explanation.cited() == ()
    assert JUDGED.explanation.cited() == (SIXTY.basis["bands"],)


def test_yes_never_earns_more_than_the_points() -> None:
    assert judge_points(ACHIEVED, points="4.555", given=None, rule=YES_NO).points <= Decimal("4.555")


@pytest.mark.parametrize(
    ("points_", "given", "kind"),
    [
        (10.0, "7", InexactNumberError),
        ("10", 7.5, InexactNumberError),
        (True, None, InexactNumberError),
        ("-1", "0", InvalidValueError),
        ("10", "-1", InvalidValueError),
        ("ten", "7", InvalidValueError),
        (Decimal("NaN"), "7", InvalidValueError),
    ],
)
def test_points_that_are_not_exact_and_zero_or_more_are_refused(
    points_: Any, given: Any, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        judge_points(PARTLY, points=points_, given=given, rule=SIXTY)


def test_other_types_are_refused_by_name() -> None:
    rating: Any = "partly"
    rule: Any = VENDOR_DEFAULT
    share: Any = Decimal("0.8")
    lines: Any = list(SIXTY.bands)
    with pytest.raises(InvalidValueError, match=r"^rating is str, expected Rating\."):
        judge_points(rating, points=10, given=7, rule=SIXTY)
    with pytest.raises(InvalidValueError, match=r"^rule is Practice, expected QualitativeBands\."):
        judge_points(PARTLY, points=10, given=7, rule=rule)
    with pytest.raises(InvalidValueError, match=r"^QualitativeBand\.rating is str, expected Rating\."):
        QualitativeBand(rating=rating, zh="部分达成", low=Share.of(0, 1), high=Share.of(1, 1))
    with pytest.raises(
        InvalidValueError, match=r"^QualitativeBand\.low is Decimal, expected Share\. Hint: use Share\.of\(\)"
    ):
        QualitativeBand(rating=PARTLY, zh="部分达成", low=share, high=Share.of(1, 1))
    with pytest.raises(InvalidValueError, match=r"^QualitativeBands\.bands is list, expected tuple\."):
        evolve(SIXTY, bands=lines)
    with pytest.raises(InvalidValueError, match=r"^QualitativeBands\.rounding is str, expected Rounding\."):
        evolve(SIXTY, rounding=rating)


def test_both_fields_of_the_bands_need_a_basis() -> None:
    with pytest.raises(InvalidValueError, match=r"QualitativeBands\.basis lacks rounding"):
        QualitativeBands(bands=SIXTY.bands, rounding=CENT, basis=based("bands"))


def test_allowed_points_contain_their_lower_edge_and_the_upper_one_only_where_it_is_theirs() -> None:
    closed = AllowedPoints(low=Decimal(6), high=Decimal("8.00"), high_in=True)
    half_open = evolve(closed, high_in=False)
    inside = [Points(Decimal(text)) for text in ("5.99", "6", "7.999", "8", "8.01")]
    assert [one in closed for one in inside] == [False, True, True, True, False]
    assert [one in half_open for one in inside] == [False, True, True, False, False]
    assert (closed.text(), half_open.text()) == ("[6, 8]", "[6, 8)")
