"""Sound decision tables in the manner of the field: grades, lamps, triggers, carry-over, deadlines, use of results.

They are examples for whatever must hold of every table; the figures are those of the documents, the wording is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from budgetperf.amounts import Points, points, rate, wan
from budgetperf.basis import Basis, BasisKind
from budgetperf.regimes.scales import SCALES
from budgetperf.rules.comparing import (
    all_of,
    any_of,
    at_least,
    at_most,
    day_is,
    equal_to,
    less_than,
    more_than,
    no,
    not_,
    one_of,
    rate_is,
    word_at_least,
    word_at_most,
    yes,
)
from budgetperf.rules.conditions import Condition, NumberIs, Open, Reading, Relation
from budgetperf.rules.decisions import DecisionTable, Exemption, HitPolicy, Measure, Otherwise, Rule
from budgetperf.rules.fact_keys import FactWord
from budgetperf.rules.facts import (
    Fact,
    amount_fact,
    count_fact,
    day_fact,
    flag_fact,
    points_fact,
    rate_fact,
    word_fact,
)

SEEN = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
FIRST, EVERY, UNIQUE = HitPolicy.FIRST, HitPolicy.EVERY, HitPolicy.UNIQUE
GE, GT, LE, LT = Relation.AT_LEAST, Relation.MORE_THAN, Relation.AT_MOST, Relation.LESS_THAN


def _words(code: str, zh: str, words: str, *, is_ordered: bool = False) -> Fact[str]:
    named = [FactWord(code=code, zh=zh, en=code) for code, zh in (item.split(":") for item in words.split())]
    return word_fact(code, zh, code, named, is_ordered=is_ordered)


TOTAL = points_fact("total", "总分", "total")
WHOLE = count_fact("whole_total", "取整后的总分", "total as a whole number")
AMOUNT = amount_fact("amount", "本年预算", "budget of the year")
NEW_MONEY = amount_fact("new_money", "新增资金", "new money")
INCREASE = amount_fact("increase", "增加额", "increase", least=None)
GROWTH = rate_fact("growth", "增幅", "growth rate")
PACE = rate_fact("pace", "进度比", "pace", least=Decimal(0))
EXECUTION = rate_fact("execution", "预算执行率", "execution rate", least=Decimal(0))
APART = rate_fact("apart", "完成率与执行率之差", "gap between achievement and execution")
YEARS = count_fact("years", "结转年数", "years carried over")
MONTH = count_fact("month", "月份", "month")
RANK = count_fact("rank", "名次", "rank")
DAYS = count_fact("days", "已过天数", "days gone by")
ON = day_fact("on", "日期", "day")
DUE = day_fact("due", "期限", "deadline")
THING = _words("thing", "对象", "policy:政策 project:项目 department:部门整体")
STANDING = _words("standing", "类别", "new:新增 continuing:延续 revised:修订 expiring:到期")
GRADE = _words("grade", "等级", "poor:差 fair:中 good:良 excellent:优", is_ordered=True)
DURATION = _words("duration", "期限类别", "one_off:一次性 recurring:经常性 multi_year:跨年度")
RATING = _words("rating", "定性完成情况", "missed:未达成 partly:部分达成 reached:达成", is_ordered=True)
SPECIAL = flag_fact("special", "应急、救灾等特殊事项", "emergency or disaster relief")
MAJOR = flag_fact("major", "重大", "major")
LOCAL = flag_fact("local", "使用本级资金", "own money of the level")
DONE = flag_fact("done", "已整改", "put right")
REACHED = flag_fact("reached", "目标已达成", "target reached")
CARRIED_OUT = flag_fact("carried_out", "职能已履行", "function carried out")
EVALUATED = flag_fact("evaluated", "已开展事前评估", "evaluated ex ante")


class Sample(NamedTuple):
    """A table and what can occur at all."""

    table: DecisionTable
    within: Condition | None = None


Row = tuple[Condition, str]


def table(
    code: str,
    hit: HitPolicy,
    *rows: Row,
    otherwise: str = "",
    exempt: Condition | None = None,
    exclusive: bool = False,
) -> DecisionTable:
    """A table whose rows lead to measures named by words with blanks between."""
    measures = tuple(dict.fromkeys(" ".join([*(then for _, then in rows), otherwise]).split()))
    return DecisionTable(
        code=code,
        revision="1",
        zh=code,
        en=code,
        measures=tuple(Measure(code=name, zh=name, en=name) for name in measures),
        rules=tuple(
            Rule(code=f"r{place}", when=when, then=tuple(then.split()), basis=SEEN)
            for place, (when, then) in enumerate(rows, 1)
        ),
        hit=hit,
        otherwise=Otherwise(then=tuple(otherwise.split()), basis=SEEN) if otherwise else None,
        exemptions=(Exemption(code="e1", zh="特殊事项", en="special", when=exempt, basis=SEEN),) if exempt else (),
        exclusive=(measures,) if exclusive else (),
    )


def grades() -> Iterator[Sample]:
    """优、良、中、差 by every published scale: as intervals, by floors in turn, as measures that exclude each other."""
    for published in SCALES:
        bands, code = published.scale.bands, published.code
        codes = [band.code for band in bands]
        if published.scale.compares is not None:
            whole = [all_of(at_least(WHOLE, int(band.floor)), at_most(WHOLE, int(band.ceiling or 0))) for band in bands]
            yield Sample(table(f"{code}.whole", UNIQUE, *zip(whole, codes, strict=True)), at_most(WHOLE, 100))
            continue
        floors = [at_least(TOTAL, Points(band.floor)) for band in bands]
        tops = [less_than(TOTAL, Points(band.floor)) for band in bands[:-1]]
        inside: list[Condition] = [
            floors[0],
            *(all_of(floor, top) for floor, top in zip(floors[1:], tops, strict=True)),
        ]
        yield Sample(table(f"{code}.bands", UNIQUE, *zip(inside, codes, strict=True)))
        yield Sample(table(f"{code}.floors", FIRST, *zip(floors[:-1], codes[:-1], strict=True), otherwise=codes[-1]))
        yield Sample(table(f"{code}.exclusive", EVERY, *zip(inside, codes, strict=True), exclusive=True))


def _lamp(code: str, hit: HitPolicy, *edges: str, names: str, exclusive: bool = False) -> Sample:
    """Lamps by pace, the lowest first; a pace over nothing counts as the lowest, as in the vendor's screens."""
    rows: list[Row] = []
    for low, high, name in zip([None, *edges], [*edges, None], names.split(), strict=True):
        above = [] if low is None else [rate_is(PACE, GE, rate(low), undefined=False)]
        below = [] if high is None else [rate_is(PACE, LT, rate(high), undefined=low is None)]
        rows.append((all_of(*above, *below), name))
    return Sample(table(code, hit, *rows, exclusive=exclusive))


def _pace(relation: Relation, bound: str) -> NumberIs:
    return rate_is(PACE, relation, rate(bound), undefined=None)


def _behind(*checkpoints: tuple[int, str]) -> list[Condition]:
    """The execution rate is below the checkpoint of a month."""
    return [
        all_of(equal_to(MONTH, month), rate_is(EXECUTION, LT, rate(bound), undefined=False))
        for month, bound in checkpoints
    ]


def lamps() -> Iterator[Sample]:
    """Lamps and warnings of monitoring."""
    yield _lamp("lamp.execution", UNIQUE, "60%", "80%", names="red yellow green")
    yield _lamp("lamp.positive", UNIQUE, "60%", "80%", "120%", names="red yellow green blue")
    yield _lamp("lamp.every", EVERY, "60%", "80%", "120%", names="red yellow green blue", exclusive=True)
    slow, near, over = _pace(LT, "60%"), _pace(LT, "80%"), _pace(GT, "100%")
    yield Sample(table("lamp.in-turn", FIRST, (slow, "red"), (near, "yellow"), otherwise="green"))
    yield Sample(table("lamp.reverse", UNIQUE, (over, "red"), (not_(over), "green")))
    lights = zip(("reached", "partly", "missed"), ("green", "yellow", "red"), strict=True)
    yield Sample(table("lamp.rating", UNIQUE, *((one_of(RATING, word), lamp) for word, lamp in lights)))
    both, half = all_of(yes(CARRIED_OUT), yes(REACHED)), all_of(yes(CARRIED_OUT), no(REACHED))
    yield Sample(table("lamp.hefei", UNIQUE, (both, "green"), (half, "yellow"), (no(CARRIED_OUT), "red")))
    in_turn = (no(CARRIED_OUT), "red"), (no(REACHED), "yellow"), (yes(REACHED), "green")
    yield Sample(table("lamp.hefei.in-turn", FIRST, *in_turn))
    apart = any_of(rate_is(APART, GT, rate("10%"), undefined=None), rate_is(APART, LT, rate("-10%"), undefined=None))
    yield Sample(table("warning.gap", FIRST, (apart, "warning"), otherwise="none"))
    late = _behind((4, "25%"), (6, "40%"), (8, "60%"), (10, "80%"))
    yield Sample(table("warning.sichuan", FIRST, *((when, "warning") for when in late), otherwise="none"))
    yield Sample(table("warning.any", EVERY, (any_of(*late), "warning"), (apart, "warning gap"), otherwise="none"))
    linked = _behind((6, "50%"), (9, "75%"), (12, "100%"))
    months = all_of(at_least(MONTH, 1), at_most(MONTH, 12))
    yield Sample(table("university", UNIQUE, *((when, "less_money") for when in linked), otherwise="kept"), months)
    slow_big = all_of(at_least(AMOUNT, wan(200)), rate_is(EXECUTION, LT, rate("60%"), undefined=True))
    yield Sample(table("key.taiyuan", FIRST, (slow_big, "key_monitoring"), otherwise="general_monitoring"))
    tiers = (_pace(GE, "75%"), "full"), (_pace(GE, "55%"), "proportional")
    yield Sample(table("payout", FIRST, *tiers, otherwise="suspended"))


def carry_over() -> Iterator[Sample]:
    """Carry-over by years, and idle money."""
    two, one = at_least(YEARS, 2), equal_to(YEARS, 1)
    yield Sample(table("carry.tianmen", UNIQUE, (two, "recover"), (less_than(YEARS, 2), "keep")))
    yield Sample(table("carry.whole", UNIQUE, (two, "recover"), (at_most(YEARS, 1), "keep")))
    yield Sample(table("carry.in-turn", FIRST, (two, "recover"), (one, "revive"), otherwise="none"))
    once = all_of(one_of(DURATION, "one_off"), at_least(YEARS, 1))
    again = all_of(one_of(DURATION, "recurring", "multi_year"), two)
    yield Sample(table("carry.recurring", UNIQUE, (once, "recover"), (again, "recover"), otherwise="keep"))
    idle = any_of(two, all_of(one, no(DONE)))
    yield Sample(table("carry.idle", UNIQUE, (idle, "recover"), (not_(idle), "keep")))


def donghu() -> tuple[Row, ...]:
    """The three triggers of 东湖."""
    grown = any_of(rate_is(GROWTH, GE, rate("30%"), undefined=False), at_least(INCREASE, wan(500)))
    return (
        (all_of(one_of(THING, "policy"), one_of(STANDING, "new"), yes(MAJOR)), "required"),
        (all_of(one_of(THING, "project"), one_of(STANDING, "new"), at_least(AMOUNT, wan(500))), "required"),
        (all_of(one_of(STANDING, "continuing"), grown), "required"),
    )


def triggers() -> Iterator[Sample]:
    """Whether an ex-ante evaluation is required."""
    big = all_of(yes(MAJOR), at_least(NEW_MONEY, wan(200)))
    yield Sample(table("jianghan", FIRST, (big, "required"), otherwise="none"))
    yield Sample(table("jianghan.unique", UNIQUE, (big, "required"), (not_(big), "none")))
    yield Sample(table("donghu", EVERY, *donghu(), otherwise="none", exempt=yes(SPECIAL)))
    yield Sample(table("donghu.first", FIRST, *donghu(), otherwise="none", exempt=yes(SPECIAL)))
    grown = any_of(not_(one_of(STANDING, "new")), rate_is(GROWTH, GE, rate("0%"), undefined=True))
    yield Sample(table("donghu.within", FIRST, *donghu(), otherwise="none", exempt=yes(SPECIAL)), grown)
    named = all_of(one_of(THING, "policy", "project"), one_of(STANDING, "new", "revised"), yes(LOCAL))
    yield Sample(table("xiuzhou", FIRST, (named, "required"), otherwise="none"))
    yield Sample(table("xiuzhou.unique", UNIQUE, (named, "required"), (not_(named), "none")))
    newly = all_of(yes(MAJOR), one_of(STANDING, "new"))
    lasting = all_of(yes(MAJOR), one_of(STANDING, "continuing"), one_of(THING, "project"))
    yield Sample(table("dongli", UNIQUE, (newly, "required"), (lasting, "required"), otherwise="none"))
    yield Sample(table("tianmen", FIRST, (all_of(newly, yes(LOCAL)), "required"), otherwise="none"))
    kinds = [(one_of(STANDING, "new"), "required"), (one_of(STANDING, "expiring"), "required")]
    yield Sample(table("chaoyang", UNIQUE, *kinds, (one_of(STANDING, "continuing", "revised"), "none")))
    low = less_than(TOTAL, points(85))
    yield Sample(table("admission", FIRST, (no(EVALUATED), "refused"), (low, "returned"), otherwise="admitted"))
    either = any_of(at_least(INCREASE, wan(500)), rate_is(GROWTH, GE, rate("30%"), undefined=None))
    step = all_of(more_than(INCREASE, wan(0)), either)
    yield Sample(table("growth", UNIQUE, (step, "required"), (not_(step), "none")))


def open_below() -> Open:
    """「良好以下」: is 良 itself inside?"""
    readings = ("included", "含良好", "good is inside", "good"), ("excluded", "不含良好", "good is outside", "fair")
    return Open(
        choice="below_good",
        zh="良好以下是否含良好",
        en="does 良好以下 include good itself",
        readings=tuple(
            Reading(code=code, zh=zh, en=en, when=word_at_most(GRADE, top)) for code, zh, en, top in readings
        ),
    )


def application() -> Iterator[Sample]:
    """Use of results."""
    good, fair = word_at_least(GRADE, "good"), word_at_most(GRADE, "fair")
    poor, excellent = one_of(GRADE, "poor"), one_of(GRADE, "excellent")
    unrectified = all_of(fair, no(DONE))
    rows: list[Row] = [(good, "support"), (all_of(fair, yes(DONE)), "improve"), (unrectified, "cut")]
    yield Sample(table("national", UNIQUE, *rows))
    lasting = one_of(DURATION, "recurring", "multi_year")
    rows = [(all_of(lasting, good), "priority"), (all_of(lasting, one_of(GRADE, "fair")), "control_new")]
    yield Sample(table("province", FIRST, *rows, (lasting, "reduce"), (poor, "no_similar"), otherwise="keep"))
    measures = zip(("excellent", "good", "fair", "poor"), ("first", "sure", "compressed", "cancelled"), strict=True)
    rows = [(one_of(GRADE, grade), then) for grade, then in measures]
    yield Sample(table("sichuan", UNIQUE, *rows))
    yield Sample(table("sichuan.every", EVERY, *rows, exclusive=True))
    yield Sample(table("sichuan.first", FIRST, *rows))
    yield Sample(table("below-good", FIRST, (open_below(), "reduce"), otherwise="keep"))
    yield Sample(table("below-good.unique", UNIQUE, (open_below(), "reduce"), (not_(open_below()), "keep")))
    top = at_least(TOTAL, points(90))
    yield Sample(table("tianmen.use", FIRST, (top, "priority"), (yes(DONE), "keep"), otherwise="stop reduce"))
    rows = [(word_at_least(GRADE, "fair"), "continue"), (excellent, "publicise"), (poor, "circular deadline")]
    yield Sample(table("chongqing", EVERY, *rows, (all_of(poor, no(DONE)), "adjust")))
    partly = all_of(at_least(TOTAL, points(60)), less_than(TOTAL, points(80)))
    rows = [(partly, "in_part"), (at_least(TOTAL, points(80)), "support"), (less_than(TOTAL, points(60)), "reject")]
    yield Sample(table("support", UNIQUE, *rows))


def deadlines() -> Iterator[Sample]:
    """Deadlines in days and dates."""
    yield Sample(table("reply", UNIQUE, (at_most(DAYS, 10), "wait"), (more_than(DAYS, 10), "suspend")))
    rows: list[Row] = [(yes(DONE), "check"), (at_most(DAYS, 30), "wait"), (more_than(DAYS, 30), "escalate")]
    yield Sample(table("rectify", FIRST, *rows))
    june, august = date(2022, 6, 30), date(2022, 8, 31)
    late = day_is(ON, GT, june)
    yield Sample(table("by-june", UNIQUE, (day_is(ON, LE, june), "in_time"), (late, "late")))
    rows = [(day_is(ON, LT, date(2022, 7, 1)), "half"), (all_of(late, day_is(ON, LE, august)), "monitoring")]
    yield Sample(table("phases", UNIQUE, *rows, (day_is(ON, GE, date(2022, 9, 1)), "compilation")))
    overdue = all_of(late, day_is(DUE, LT, june))
    yield Sample(table("two-days", FIRST, (overdue, "overdue"), (late, "late"), otherwise="in_time"))
    yield Sample(table("last-day", FIRST, (day_is(ON, Relation.EQUAL, june), "last_day"), otherwise="another"))


def amounts() -> Iterator[Sample]:
    """Classes by amount, and changes of it."""
    rows: list[Row] = [
        (at_least(AMOUNT, wan(1000)), "class_a"),
        (all_of(at_least(AMOUNT, wan(200)), less_than(AMOUNT, wan(1000))), "class_b"),
        (less_than(AMOUNT, wan(200)), "class_c"),
    ]
    yield Sample(table("classes", UNIQUE, *rows))
    yield Sample(table("classes.every", EVERY, *rows, exclusive=True))
    yield Sample(table("classes.first", FIRST, rows[0], (at_least(AMOUNT, wan(200)), "class_b"), rows[2]))
    nothing, something = equal_to(AMOUNT, wan(0)), more_than(AMOUNT, wan(0))
    yield Sample(table("base-zero", UNIQUE, (nothing, "nothing"), (something, "something")))
    rows = [(more_than(INCREASE, wan(0)), "up"), (equal_to(INCREASE, wan(0)), "even")]
    yield Sample(table("change", UNIQUE, *rows, (less_than(INCREASE, wan(0)), "down")))
    new = one_of(STANDING, "new")
    grown, kept = (rate_is(GROWTH, relation, rate("30%"), undefined=False) for relation in (GE, LT))
    rows = [(all_of(not_(new), grown), "evaluate"), (all_of(not_(new), kept), "keep"), (new, "screen")]
    has_base = any_of(new, rate_is(GROWTH, GE, rate("-100%"), undefined=False))
    yield Sample(table("growth-of-the-old", UNIQUE, *rows), has_base)


def periods() -> Iterator[Sample]:
    """Quarters, reports, ranks and shares."""
    year = all_of(at_least(MONTH, 1), at_most(MONTH, 12))
    quarters = [all_of(at_least(MONTH, first), at_most(MONTH, first + 2)) for first in (1, 4, 7, 10)]
    names = ("first", "second", "third", "fourth")
    yield Sample(table("quarters", UNIQUE, *zip(quarters, names, strict=True)), year)
    yield Sample(table("quarters.in-turn", FIRST, *((at_most(MONTH, 3 * i), names[i - 1]) for i in (1, 2, 3, 4))), year)
    due = any_of(equal_to(MONTH, 7), equal_to(MONTH, 10))
    yield Sample(table("reports", UNIQUE, (due, "report"), otherwise="none"))
    ranks: list[Row] = [(at_most(RANK, 10), "commended"), (more_than(RANK, 66), "interview")]
    yield Sample(table("ranks", UNIQUE, *ranks, otherwise="none"), all_of(at_least(RANK, 1), at_most(RANK, 76)))
    dear = rate_is(GROWTH, GT, rate("20%"), undefined=False)
    yield Sample(table("quota", FIRST, (dear, "cut"), otherwise="keep"))
    refused = any_of(no(EVALUATED), less_than(TOTAL, points(60)))
    support = all_of(yes(EVALUATED), at_least(TOTAL, points(60)))
    yield Sample(table("no-budget", UNIQUE, (refused, "refused"), (support, "support")))


FAMILIES = (grades, lamps, carry_over, triggers, application, deadlines, amounts, periods)
SOUND = tuple(sample for family in FAMILIES for sample in family())
"""Every sound table, each with what can occur."""
