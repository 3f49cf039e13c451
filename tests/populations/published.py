"""What the five reports print, figure by figure, and what follows from it: kept apart from the library's layouts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from budgetperf.amounts import Exact, fraction
from budgetperf.cycle import DistrictYear
from budgetperf.reports import (
    DONGHU_REPORT,
    DONGLI_REPORT,
    JIANGHAN_REPORT,
    TIANMEN_REPORT,
    XIUZHOU_REPORT,
    ReportLayout,
)
from ledger_samples import report
from populations.donghu import donghu
from populations.dongli import dongli
from populations.jianghan import jianghan
from populations.making import Maker, chance
from populations.tianmen import tianmen
from populations.xiuzhou import xiuzhou

MAKERS: Mapping[str, Callable[[Maker], DistrictYear]] = {
    "xiuzhou": xiuzhou,
    "donghu": donghu,
    "jianghan": jianghan,
    "tianmen": tianmen,
    "dongli": dongli,
}
LAYOUTS: Mapping[str, ReportLayout] = {
    "xiuzhou": XIUZHOU_REPORT,
    "donghu": DONGHU_REPORT,
    "jianghan": JIANGHAN_REPORT,
    "tianmen": TIANMEN_REPORT,
    "dongli": DONGLI_REPORT,
}
PRINTED: Mapping[str, str] = {
    "xiuzhou": """
        framework 1, rules_issued 2, rules_forwarded 3, rules_revised 1,
        library_classes 16, library_cases 100余, library_indicators 2000余, classes 3, reviewed_departments 46,
        reviewed 509, changed 313, requests 1098, whole_departments 8, cancelled_before 18, reduced_before 71,
        saved_before 1.02亿, exante 3, exante_reject 1, exante_return 1, exante_cut 1, tiers 3, watched 533,
        watched_amount 19.58亿, red 172, red_amount 1.80亿, cancelled 4, cancelled_amount 117.2万, reduced 101,
        reduced_amount 2.18亿, self_departments 44, self 496, self_amount 17.70亿, drawn 57, drawn_share 11.49%,
        drawn_amount 3.11亿, again 57, again_excellent 8, again_good 24, again_fair 22, again_poor 3, key 8,
        key_amount 2.76亿, key_good 8, revised 2, letters 32, closed 32, circulars 3,
        changed_share 61.49%, red_share 32.27%, red_amount_share 9.19%, reduced_share 18.95%, cancelled_of_red 2.33%,
        drawn_amount_share 17.57%, again_well 32, again_well_share 56.14%, closure 100%""",
    "donghu": """
        managed 59, first_level 59, managed_share 100%, whole_targets 59, submitted_departments 5, submitted_funds 5,
        submitted_share 8.47%, rounds 5, key_monitored 10, self_units 59, self_departments 59, self 185,
        self_amount 42501.92万, key_departments 10, key 10, key_department_share 16.95%, key_share 5.41%, aspects 4""",
    "jianghan": """
        exante 2, supported 2, supported_share 100%, units 188, target_units 188, target_units_share 100%,
        whole_targets 188, project_targets 800, indicators 9239, departments 76, watched_departments 76,
        watched_share 100%, watched 800, key_monitored 76, key_monitored_amount 4亿, key_monitored_share 9.5%,
        slowest 10, self_departments 76, self_share 100%, self 874, key 12, looked_back_key 9, looked_back_again 5,
        looked_back 14, lowered_share 超过20%, former_spending 超过0, lowered_by 超过0""",
    "tianmen": """
        rules 7, reviewed 8496, returned 348, returned_share 4.1%, disclosed 40, special 22, target_years 3,
        target_evaluations 12, whole 24, investment 9, years 6, reports 125, questionnaires 16500多, problems 600多,
        suggestions 850多, discussing 18, discussions 50余, inspected_2020 4, inspected_2021 3, inspected_2022 3,
        inspected 10""",
    "dongli": """
        sets 152, set_years 6, common 41, common_classes 4, sector 111, sector_classes 5, early 91, new 20, series 3,
        key_departments 11, key 13, whole 8, departments 48, budgets 48, budgets_share 100%, accounts 48,
        accounts_share 100%, cost_analyses 2, office_price 5.66, office_before 6.31, office_lowered 0.65,
        office_fall 10.3%, street_price 7.67, street_before 7.99, street_lowered 0.32, street_fall 4%""",
}
"""Every figure as printed or, where the print contradicts itself, as its parts make it; and what follows from them."""

DOUBTS: Mapping[str, Mapping[str, str]] = {
    "xiuzhou": {},
    "donghu": {"aspects": "五"},
    "jianghan": {},
    "tianmen": {"inspected_2021": "4"},
    "dongli": {"sector": "101"},
}
"""What is printed and cannot be: DH-33 with DH-40, TM-18 with TM-50, DL-05 with DL-06."""


def expected(district: str) -> dict[str, str]:
    return dict(pair.split() for pair in PRINTED[district].replace("\n", " ").split(","))


def year_of(district: str, seed: int = 1, *, exact: bool = False) -> DistrictYear:
    return MAKERS[district](Maker(rng=chance(seed), exact=exact))


def published(district: str) -> str:
    """The short quotations in which the figures stand, one after the other."""
    return "；".join(figure.place for figure in report(district).figures)


_SIZE = {"": Fraction(1), "万": Fraction(10**4), "亿": Fraction(10**8), "%": Fraction(1, 100)}


def prints_as(value: Exact, text: str) -> bool:
    """Whether a figure is printed so: rounded half up to the printed digits, or more than a bound."""
    match = re.fullmatch(r"(超过)?([0-9]+)(?:\.([0-9]+))?([余多])?([万亿%]?)", text)
    assert match, text
    more, whole, decimals, over, sign = match.groups(default="")
    places = 10 ** len(decimals)
    digits = int(whole + decimals)
    scaled = fraction(value) / _SIZE[sign] * places
    return scaled > digits if more or over else int(scaled + Fraction(1, 2)) == digits
