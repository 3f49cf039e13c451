"""What 东丽 and 江汉 publish of costs: figures with their words, and nothing beyond them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from budgetperf.amounts import Share
from budgetperf.basis import BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.regimes.costing import (
    AS_PRINTED,
    DONGLI_NOTICE,
    DONGLI_NOTICE_ISSUED,
    DONGLI_OFFICES,
    DONGLI_OFFICES_CHANGE,
    DONGLI_STREETS,
    DONGLI_STREETS_CHANGE,
    JIANGHAN_CUT,
    control_by_share,
    dongli_property,
    jianghan_kindergartens,
    jianghan_library,
)
from budgetperf.rules.unit_costs import UnitCost
from budgetperf.stages.costing import (
    MeanMethod,
    QuotaPolicy,
    StandardRow,
    cost_structure,
    find_control_points,
    propose_quota,
)
from budgetperf.wire import dumps, loads
from cost_samples import ACCOUNTS, PER_MONTH, standard


def test_dl_26_dl_27_two_quotas_as_printed() -> None:
    assert [DONGLI_OFFICES.cost.words, str(DONGLI_OFFICES_CHANGE)] == ["每平方米每月5.66元", "较2021年下调10.3%"]
    assert [DONGLI_STREETS.cost.words, str(DONGLI_STREETS_CHANGE)] == ["每平方米每月7.67元", "较2021年下调4%"]
    assert (DONGLI_OFFICES_CHANGE.by.text, DONGLI_STREETS_CHANGE.by.text) == ("10.3%", "4%")


def test_dl_28_two_classes_and_a_year_that_nobody_printed() -> None:
    found = dongli_property(since=2023)
    assert [row.zh for row in found.rows] == ["机关单位", "涉农街道"]
    assert [item.key for item in found.assumptions] == ["standard.since"]
    assert found.basis["rows"].kind is BasisKind.REPORTED
    build: Any = dongli_property
    with pytest.raises(TypeError, match="since"):
        build()
    with pytest.raises(InvalidValueError, match="since is str"):
        build(since="2023")


def test_dl_34_a_notice_of_which_the_month_alone_is_known() -> None:
    """「2022年10月印发《东丽区关于开展全成本绩效评价工作的通知》」."""
    assert str(DONGLI_NOTICE_ISSUED) == "2022年10月"
    assert (DONGLI_NOTICE_ISSUED.first, DONGLI_NOTICE_ISSUED.last) == (date(2022, 10, 1), date(2022, 10, 31))
    assert DONGLI_NOTICE.dated is None


def test_dl_23_dl_25_from_cost_items_to_points_to_a_quota_to_a_standard() -> None:
    """「找准成本管控点，形成成本定额，建立预算支出标准」: each step takes what the one before it gave."""
    points = find_control_points(cost_structure(ACCOUNTS), control_by_share(least=Share.of(1, 3)))
    proposal = propose_quota(ACCOUNTS, PER_MONTH, jianghan_kindergartens(mean=MeanMethod.OF_YEARS))
    quota = proposal.adopt(
        UnitCost.read("5.66元/㎡/月"),
        by="区财政局",
        on=date(2022, 12, 20),
        reason="全成本绩效分析",
        points=[one.kind for one in points.points],
    )
    found = standard(StandardRow(code="offices", zh="机关单位", en="offices", limit=quota.limit))
    assert quota.points == ("人工费",)
    assert found.row("机关单位").limit.words == "每平方米每月5.66元"


def test_jh_39_jh_40_what_jianghan_says_and_what_it_leaves_open() -> None:
    assert (JIANGHAN_CUT.by.text, JIANGHAN_CUT.year) == ("超过20%", None)
    policy = jianghan_kindergartens(mean=MeanMethod.MINIMUM)
    assert (policy.years, policy.basis["years"].kind, policy.basis["mean"].kind) == (
        3,
        BasisKind.REPORTED,
        BasisKind.ASSUMED,
    )
    assert loads(dumps(policy), QuotaPolicy) == policy
    library = jianghan_library(limit=UnitCost.read("4元/㎡/月"))
    assert [item.en for item in library.assumptions] == ["a quota of 4元/㎡/月, as supplied"]
    assert "并运用于2023年部门预算经费安排中" in library.basis["since"].zh
    build: Any = jianghan_library
    with pytest.raises(InvalidValueError, match="limit is Decimal"):
        build(limit=Share.of(1, 2).numerator)
    build = jianghan_kindergartens
    with pytest.raises(InvalidValueError, match="mean is str"):
        build(mean="weighted")
    build = control_by_share
    with pytest.raises(InvalidValueError, match="least is str"):
        build(least="25%")


def test_conventions_are_assumptions() -> None:
    assert {basis.kind for basis in AS_PRINTED.basis.values()} == {BasisKind.ASSUMED}
    assert AS_PRINTED.places == 2
