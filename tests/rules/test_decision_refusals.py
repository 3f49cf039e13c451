"""What facts, conditions and decision tables refuse, and in which words: both languages, hint and facts, as approved.

The words stand in ``golden/decision_refusals.json``; a change of wording is a change of that file, made on purpose.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Share, rate, wan
from budgetperf.errors import BudgetPerfError
from budgetperf.rules.comparing import (
    all_of,
    any_of,
    at_least,
    day_is,
    no,
    not_,
    one_of,
    rate_is,
    word_at_least,
    word_at_most,
    yes,
)
from budgetperf.rules.conditions import AllOf, AnyOf, DayIs, FlagIs, Not, NumberIs, Relation, WordIs
from budgetperf.rules.deciding import Override, decide
from budgetperf.rules.decisions import Chosen, HitPolicy
from budgetperf.rules.fact_keys import STATED, FactKey, FactKind, Origin, OriginKind
from budgetperf.rules.facts import Facts, KnownDay, KnownFlag, KnownNumber, KnownWord, amount_fact, word_fact
from condition_strategies import AMOUNT, DUE, FIRST_DAY, GRADE, GROWTH, KIND, KINDS, NEW, SCORE, STAFF, URGENT
from decision_samples import (
    BIG_AND_NEW,
    CHOICE,
    CHOSEN,
    EVALUATE,
    GOOD,
    GROWN,
    NEW_300,
    OTHERWISE,
    SPECIAL,
    TABLE,
    WEAK,
    WISHED,
    facts,
    row,
    table,
)


def changed(item: Any, **changes: Any) -> Any:
    return evolve(item, **changes)


ANY: Any = "word"
ONE: Any = 1
NOTHING: Any = None
LISTED: Any = [yes(NEW)]
LONG: Any = 10**5000
GROWING = Relation.AT_LEAST
OTHER_GOOD = changed(GOOD, readings=(GOOD.readings[0], changed(GOOD.readings[1], code="half_of_good")))
IN_PRINCIPLE = decide(CHOSEN, facts(NEW.known(False), GROWTH.known(rate(0)), GRADE.known("poor")))
BINDING = decide(CHOSEN, NEW_300)
BOTH = decide(CHOSEN, facts(NEW.known(False), GROWTH.known(rate("0.4")), GRADE.known("poor")))
PLAIN = decide(CHOSEN, facts(NEW.known(False), GROWTH.known(rate(0)), GRADE.known("excellent")))
DAY = date(2025, 3, 1)


def key(**changes: Any) -> FactKey:
    fields: dict[str, Any] = {"code": "size", "zh": "规模", "en": "size", "kind": FactKind.COUNT}
    return FactKey(**{**fields, **changes})


def overridden(
    *then: str, on: Any = DAY, by: Any = "张三", reason: Any = "另有安排", base: Any = IN_PRINCIPLE
) -> object:
    return base.overridden(*then, by=by, on=on, reason=reason)


REFUSED: dict[str, Callable[[], object]] = {
    # facts
    "a key without a code": lambda: key(code=" "),
    "a key whose Chinese name is no text": lambda: key(zh=1),
    "a key without an English name": lambda: key(en=""),
    "a key of another kind": lambda: key(kind="count"),
    "a least value that is no Decimal": lambda: key(least=0),
    "a least value that is no number": lambda: key(least=Decimal("NaN")),
    "a least value for a flag": lambda: key(kind=FactKind.FLAG, least=Decimal(0)),
    "words in a list": lambda: key(kind=FactKind.WORD, words=[*KINDS]),
    "words of another type": lambda: key(kind=FactKind.WORD, words=("new",)),
    "no words for a fact in words": lambda: key(kind=FactKind.WORD),
    "words for a count": lambda: key(words=KINDS),
    "one word twice": lambda: key(kind=FactKind.WORD, words=(KINDS[0], changed(KINDS[1], code="new"))),
    "an order by half": lambda: key(kind=FactKind.WORD, words=KINDS, is_ordered=1),
    "an order of a count": lambda: key(is_ordered=True),
    "a word without a code": lambda: changed(KINDS[0], code=""),
    "a word whose name is no text": lambda: changed(KINDS[0], zh=None),
    "a word without an English name": lambda: changed(KINDS[0], en=" "),
    "an origin of another kind": lambda: Origin(kind=ANY, zh="甲", en="a"),
    "an origin without a Chinese name": lambda: Origin(kind=OriginKind.RECORDED, zh="", en="a"),
    "an origin without an English name": lambda: changed(STATED, en=" "),
    "a fact from nowhere": lambda: NEW.known(True, ANY),
    "a fact of what is no key": lambda: KnownFlag(key=ANY, value=True),
    "money that is a float": lambda: AMOUNT.known(0.5),  # type: ignore[arg-type]
    "money that is a text": lambda: AMOUNT.known(ANY),
    "money below zero": lambda: AMOUNT.known(wan(-1)),
    "money without an end": lambda: KnownNumber(key=AMOUNT.key, value=Decimal("Infinity")),
    "money of too many digits": lambda: KnownNumber(key=AMOUNT.key, value=Decimal("1E+70")),
    "growth from a least value": lambda: amount_fact("a", "甲", "a", least=Decimal(-5)).known(wan(-1)),
    "a rate in words": lambda: GROWTH.known("30%"),  # type: ignore[arg-type]
    "a count that is a truth": lambda: STAFF.known(True),
    "a count that is a share and not whole": lambda: STAFF.known(Share.of(1, 3)),  # type: ignore[arg-type]
    "a count that is not whole": lambda: STAFF.known(Decimal("2.5")),  # type: ignore[arg-type]
    "a count below zero": lambda: STAFF.known(-1),
    "points below zero": lambda: KnownNumber(key=SCORE.key, value=Decimal(-1)),
    "a number for a day": lambda: KnownNumber(key=DUE.key, value=Decimal(5)),
    "a day with an hour": lambda: DUE.known(datetime(2025, 1, 1, 12)),  # noqa: DTZ001 - that is what is refused
    "a text for a day": lambda: DUE.known("2025-01-01"),  # type: ignore[arg-type]
    "a long number for a day": lambda: DUE.known(LONG),
    "a day for an amount": lambda: KnownDay(key=AMOUNT.key, value=FIRST_DAY),
    "a number for a flag": lambda: NEW.known(ONE),
    "a flag for a day": lambda: KnownFlag(key=DUE.key, value=True),
    "a word that the fact does not have": lambda: KIND.known("later"),
    "a word in Chinese": lambda: KIND.known("新增"),
    "a truth for a word": lambda: KIND.known(ONE),
    "a word for an amount": lambda: KnownWord(key=AMOUNT.key, value="new"),
    "facts in a list": lambda: Facts(known=LISTED),
    "a fact of another type": lambda: Facts(known=(ANY,)),
    "a fact stated twice": lambda: Facts(known=(NEW.known(True), NEW.known(False), AMOUNT.known(wan(1)))),
    "an ordered fact without words": lambda: word_fact("g", "等级", "grade", (), is_ordered=True),
    # conditions
    "a number of what is no key": lambda: NumberIs(key=ANY, relation=GROWING, bound=Decimal(1)),
    "a number in another relation": lambda: NumberIs(key=AMOUNT.key, relation=ANY, bound=Decimal(1)),
    "a bound that is no Decimal": lambda: NumberIs(key=AMOUNT.key, relation=GROWING, bound=ONE),
    "a bound that is a float": lambda: at_least(STAFF, 0.5),  # type: ignore[misc]
    "a bound below the least": lambda: at_least(AMOUNT, wan(-1)),
    "a bound of a count that is not whole": lambda: at_least(STAFF, Decimal("2.5")),  # type: ignore[misc]
    "a number that is asked of a flag": lambda: NumberIs(key=NEW.key, relation=GROWING, bound=Decimal(1)),
    "an undefined number by half": lambda: rate_is(GROWTH, GROWING, rate("0.3"), undefined=ONE),
    "a day of what is no key": lambda: DayIs(key=ANY, relation=GROWING, bound=FIRST_DAY),
    "a day in another relation": lambda: day_is(DUE, ANY, FIRST_DAY),
    "a day that is asked of money": lambda: DayIs(key=AMOUNT.key, relation=GROWING, bound=FIRST_DAY),
    "a bound that is no day": lambda: day_is(DUE, GROWING, ANY),
    "words that are asked of a count": lambda: WordIs(key=STAFF.key, words=("new",)),
    "asked words in a list": lambda: WordIs(key=KIND.key, words=LISTED),
    "an asked word that is no text": lambda: one_of(KIND, ONE),
    "an asked word that is none": lambda: one_of(KIND, "new", "later"),
    "no asked words": lambda: one_of(KIND),
    "an asked word twice": lambda: one_of(KIND, "new", "new"),
    "words from one on without an order": lambda: word_at_least(KIND, "old"),
    "words up to one without an order": lambda: word_at_most(KIND, "old"),
    "words from one on that is none": lambda: word_at_least(GRADE, "best"),
    "a flag that is asked of a day": lambda: FlagIs(key=DUE.key, value=True),
    "a flag by half": lambda: FlagIs(key=NEW.key, value=ONE),
    "all of a list": lambda: AllOf(parts=LISTED),
    "all of nothing": all_of,
    "any of nothing": any_of,
    "any of what is no condition": lambda: AnyOf(parts=(yes(NEW), ANY)),
    "not what is no condition": lambda: Not(part=ANY),
    "not a truth": lambda: not_(True),  # type: ignore[arg-type]
    "a reading without a code": lambda: changed(GOOD.readings[0], code=""),
    "a reading without words": lambda: changed(GOOD.readings[0], en=" "),
    "a reading of what is no condition": lambda: changed(GOOD.readings[0], when=ANY),
    "a question without a name": lambda: changed(GOOD, choice=""),
    "a question without words": lambda: changed(GOOD, zh=None),
    "readings in a list": lambda: changed(GOOD, readings=[*GOOD.readings]),
    "a reading of another type": lambda: changed(GOOD, readings=("with_good", "without_good")),
    "no readings": lambda: changed(GOOD, readings=()),
    "one reading": lambda: changed(GOOD, readings=GOOD.readings[:1]),
    "two readings of one code": lambda: changed(GOOD, readings=GOOD.readings[:1] * 2),
    # tables
    "a measure without a code": lambda: changed(EVALUATE, code=" "),
    "a measure without words": lambda: changed(EVALUATE, zh=None),
    "a rule without a code": lambda: row("", yes(NEW)),
    "a rule on what is no condition": lambda: row("a", ANY),
    "a rule that leads to nothing": lambda: changed(WEAK, then=()),
    "a rule that leads to a list": lambda: changed(WEAK, then=["cut"]),
    "a rule that leads twice to one measure": lambda: changed(WEAK, then=("cut", "cut")),
    "a rule without a basis": lambda: row("a", yes(NEW), basis=NOTHING),
    "a rule of another force": lambda: row("a", yes(NEW), force="strict"),
    "a rule of another status": lambda: row("a", yes(NEW), status="proposed"),
    "an exemption without words": lambda: changed(SPECIAL, en=""),
    "an exemption on what is no condition": lambda: changed(SPECIAL, when=ANY),
    "an exemption without a basis": lambda: changed(SPECIAL, basis=ANY),
    "a default of nothing": lambda: changed(OTHERWISE, then=()),
    "a default without a basis": lambda: changed(OTHERWISE, basis=NOTHING),
    "an answer without a name": lambda: Chosen(choice="", option="with_good"),
    "an answer that is no text": lambda: Chosen(choice="good_and_below", option=ONE),
    "a table without a code": lambda: table(code=""),
    "a table whose revision is no text": lambda: table(revision=1),
    "a table without words": lambda: table(zh=" "),
    "measures in a list": lambda: table(measures=[EVALUATE]),
    "rules of another type": lambda: table(rules=("new",)),
    "exemptions of another type": lambda: table(exemptions=(WEAK,)),
    "answers of another type": lambda: table(chosen=("with_good",)),
    "adoptions of another type": lambda: table(adopted=(WISHED,)),
    "another hit policy": lambda: table(hit="first"),
    "another default": lambda: table(otherwise="nothing"),
    "one measure twice": lambda: table(measures=(*TABLE.measures, EVALUATE)),
    "one code for two rules": lambda: table(BIG_AND_NEW, changed(GROWN, code="new")),
    "one code for a rule and an exemption": lambda: table(changed(GROWN, code="special")),
    "one question answered twice": lambda: table(chosen=(CHOICE, changed(CHOICE, option="without_good"))),
    "one proposal adopted twice": lambda: table(adopted=("wished", "wished")),
    "undeclared measures": lambda: table(changed(GROWN, then=("stop", "pause"))),
    "a default that is not declared": lambda: table(otherwise=changed(OTHERWISE, then=("stop",))),
    "measures that exclude each other in a list": lambda: table(exclusive=(["evaluate", "nothing"],)),
    "measures that exclude each other and are no text": lambda: table(exclusive=((ONE, "nothing"),)),
    "undeclared measures that exclude each other": lambda: table(exclusive=(("evaluate", "stop"),)),
    "a row of measures that exclude each other": lambda: table(exclusive=(("report", "evaluate"),)),
    "two definitions of a fact": lambda: table(
        BIG_AND_NEW, row("b", at_least(amount_fact("amount", "上年预算", "budget of last year"), wan(1)))
    ),
    "two sets of options for a question": lambda: table(WEAK, row("b", OTHER_GOOD)),
    "an unknown option": lambda: TABLE.choose(good_and_below="perhaps"),
    "an unknown question": lambda: TABLE.choose(better="with_good"),
    "an answer where nothing is open": lambda: table(GROWN).choose(better="with_good"),
    "an unknown adoption": lambda: TABLE.adopt("dreamt"),
    "adopting what binds": lambda: table(BIG_AND_NEW).adopt("new"),
    "an unknown measure": lambda: TABLE.measure("stop"),
    # deciding
    "deciding by what is no table": lambda: decide(ANY, NEW_300),
    "deciding on what are no facts": lambda: decide(TABLE, ANY),
    "a reason that is no text": lambda: decide(TABLE, NEW_300, reason=ONE),
    "a reason that is blank": lambda: decide(TABLE, NEW_300, reason=" "),
    "an exemption without a reason": lambda: decide(TABLE, facts(urgent=True)),
    "another fact by the same code": lambda: decide(
        TABLE, facts(amount_fact("amount", "上年预算", "budget of last year").known(wan(1)))
    ),
    "missing facts": lambda: decide(table(BIG_AND_NEW, GROWN), facts(urgent=None)),
    "missing facts of rules": lambda: decide(table(BIG_AND_NEW, GROWN), facts()),
    "an undefined growth": lambda: decide(table(GROWN), facts(NEW.known(False), GROWTH.known(Share.of(1, 0)))),
    "an open question": lambda: decide(table(WEAK), facts(GRADE.known("good"))),
    "no rule": lambda: decide(table(GROWN, otherwise=None), facts(NEW.known(True))),
    "no rule but proposals": lambda: decide(table(GROWN, WISHED, otherwise=None), facts(NEW.known(True))),
    "two rules where one may apply": lambda: decide(
        table(row("a", yes(NEW), status=GROWN.status), row("b", no(URGENT), status=GROWN.status), hit=HitPolicy.UNIQUE),
        facts(NEW.known(True)),
    ),
    "measures that follow and exclude each other": lambda: decide(
        table(
            row("a", yes(NEW)),
            row("b", no(URGENT), "nothing"),
            row("c", no(URGENT), "cut"),
            exclusive=(("evaluate", "nothing"),),
        ),
        facts(NEW.known(True)),
    ),
    # persons
    "otherwise than a binding rule": lambda: overridden("nothing", base=BINDING),
    "otherwise than a binding rule among others": lambda: overridden("nothing", base=BOTH),
    "otherwise where no rule applied": lambda: overridden("cut", base=PLAIN),
    "otherwise to an unknown measure": lambda: overridden("stop"),
    "otherwise to nothing": overridden,
    "otherwise to one measure twice": lambda: overridden("nothing", "nothing"),
    "otherwise by nobody": lambda: overridden("nothing", by=" "),
    "otherwise without a reason": lambda: overridden("nothing", reason=""),
    "otherwise on no day": lambda: overridden("nothing", on="2025-03-01"),
    "otherwise at an hour": lambda: overridden("nothing", on=datetime(2025, 3, 1, 8)),  # noqa: DTZ001
    "otherwise to measures that exclude each other": lambda: overridden(
        "nothing",
        "evaluate",
        base=decide(table(WEAK, exclusive=(("evaluate", "nothing"),)), facts(GRADE.known("fair"))),
    ),
    "a decision of a person in a list": lambda: Override(then=LISTED, by="张三", on=DAY, reason="甲"),
}
GOLDEN_FILE = Path(__file__).parent / "golden" / "decision_refusals.json"
GOLDEN = json.loads(GOLDEN_FILE.read_text(encoding="utf-8"))


def told(error: BudgetPerfError) -> dict[str, Any]:
    facts = {name: repr(value) for name, value in error.facts.items() if name != "problems"}
    return {"kind": error.code, "en": error.en, "zh": error.zh, "hints": [error.hint_en, error.hint_zh], "facts": facts}


def test_every_refusal_has_its_words_and_none_is_left_over() -> None:
    assert len(REFUSED) >= 130
    assert list(GOLDEN) == list(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_in_these_words(name: str) -> None:
    with pytest.raises(BudgetPerfError) as caught:
        REFUSED[name]()
    assert told(caught.value) == GOLDEN[name]


@pytest.mark.parametrize("name", REFUSED)
def test_the_chinese_sentence_is_chinese(name: str) -> None:
    zh = GOLDEN[name]["zh"]
    assert zh.endswith("。")
    for stray in (", ", "; ", "expected", " or ", " a ", "none", "。。"):
        assert stray not in zh
