"""One decision table with everything that a table can have, for whatever must hold of decisions."""

from __future__ import annotations

from typing import Any

from budgetperf.amounts import rate, wan
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.rules.comparing import all_of, any_of, at_least, more_than, no, not_, one_of, rate_is, yes
from budgetperf.rules.conditions import Condition, Open, Reading, Relation
from budgetperf.rules.decisions import (
    Chosen,
    DecisionTable,
    Exemption,
    Force,
    HitPolicy,
    Measure,
    Otherwise,
    Rule,
)
from budgetperf.rules.facts import Facts, Known
from condition_strategies import AMOUNT, GRADE, GROWTH, KIND, NEW, URGENT

RULES = Document(title="示例管理办法", number="示例〔2025〕1号")
ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="未规定的视为不需评估", en="what is not ruled needs no evaluation")


def read(zh: str, en: str, clause: str = "第五条") -> Basis:
    """The ground of a rule that somebody read."""
    return Basis(kind=BasisKind.READ, document=RULES, clause=clause, zh=zh, en=en)


PROPOSED = Basis(kind=BasisKind.PROPOSED, document=RULES, zh="建议一律评估", en="a proposal to evaluate everything")
EVALUATE = Measure(code="evaluate", zh="开展事前绩效评估", en="evaluate before approval")
REPORT = Measure(code="report", zh="报送评估报告", en="hand in a report")
NOTHING = Measure(code="nothing", zh="不需评估", en="no evaluation")
CUT = Measure(code="cut", zh="压减预算", en="cut the budget")

BIG_AND_NEW = Rule(
    code="new",
    when=all_of(yes(NEW), at_least(AMOUNT, wan(200))),
    then=("evaluate", "report"),
    basis=read("新增200万元以上的项目须评估", "new projects of 2 million yuan or more are evaluated"),
)
GROWN = Rule(
    code="grown",
    when=all_of(no(NEW), rate_is(GROWTH, Relation.AT_LEAST, rate("30%"), undefined=None)),
    then=("evaluate",),
    basis=read("增幅30%以上的须评估", "growth of 30 % or more is evaluated"),
)
GOOD = Open(
    choice="good_and_below",
    zh="“良好以下”是否包括良",
    en="does 'good and below' include good",
    readings=(
        Reading(code="with_good", zh="包括良", en="good included", when=one_of(GRADE, "poor", "fair", "good")),
        Reading(code="without_good", zh="不包括良", en="good left out", when=one_of(GRADE, "poor", "fair")),
    ),
)
WEAK = Rule(
    code="weak",
    when=GOOD,
    then=("cut",),
    basis=read("良好以下的，原则上压减预算", "good and below: the budget is cut in principle", "第八条"),
    force=Force.IN_PRINCIPLE,
)
WISHED = Rule(code="wished", when=yes(NEW), then=("evaluate",), basis=PROPOSED, status=RuleStatus.PROPOSED)
SPECIAL = Exemption(
    code="special",
    zh="应急、救灾等特殊事项",
    en="emergencies, disaster relief and the like",
    when=any_of(yes(URGENT)),
    basis=read("除应急、救灾等特殊事项外", "except emergencies, disaster relief and the like"),
)
OTHERWISE = Otherwise(then=("nothing",), basis=ASSUMED)
MEASURES = (EVALUATE, REPORT, NOTHING, CUT)


def table(*rules: Rule, **changes: Any) -> DecisionTable:
    """A table of these rules; every one that applies counts unless something else is said."""
    fields: dict[str, Any] = {
        "code": "sample",
        "revision": "1",
        "zh": "是否评估",
        "en": "whether to evaluate",
        "measures": MEASURES,
        "rules": rules or (BIG_AND_NEW, GROWN, WEAK, WISHED),
        "hit": HitPolicy.EVERY,
        "otherwise": OTHERWISE,
        "exemptions": (SPECIAL,),
    }
    return DecisionTable(**{**fields, **changes})


def row(code: str, when: Condition, *then: str, **changes: Any) -> Rule:
    """A rule in which only this matters."""
    return Rule(**{"code": code, "when": when, "then": then or ("evaluate",), "basis": PROPOSED, **changes})


def facts(*known: Known, urgent: bool | None = False) -> Facts:
    """These facts, and whether it is urgent."""
    return Facts(known=(*known, *(() if urgent is None else (URGENT.known(urgent),))))


TABLE = table()
CHOSEN = TABLE.choose(good_and_below="with_good")
NEW_300 = facts(NEW.known(True), AMOUNT.known(wan(300)), GRADE.known("excellent"))
CHOICE = Chosen(choice="good_and_below", option="with_good")
OLD_KIND = all_of(one_of(KIND, "old"), not_(more_than(AMOUNT, wan(1000))))
