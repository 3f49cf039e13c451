"""The loop 问题→意见书→期限→反馈→复查→销号 as the only legal order, with one error for everything else."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.amounts import wan
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.regimes.monitoring import jianghan_slowest
from budgetperf.regimes.rectification import (
    DONGHU_NOTICES,
    JIANGHAN_CIRCULARS,
    JIANGHAN_LETTERS,
    TIANMEN_LETTERS,
    XIUZHOU_OPINIONS,
    XIUZHOU_ORDERS,
)
from budgetperf.stages.monitors import circulate
from budgetperf.stages.rectification import (
    Answer,
    Awaited,
    CarriedOut,
    Closing,
    Escalation,
    Inspection,
    ItemState,
    LetterKind,
    RectificationCourse,
    RectificationEvent,
    RectificationOrderError,
    circular_letters,
    follow_up,
    open_letter,
)
from budgetperf.stages.selection import RankingTies
from budgetperf.wire import from_data, to_data
from monitor_samples import line
from rectification_samples import DAY, DUE, after, answered, closed, found_done, item, letter, opinion

STATES = ItemState


def test_x_12_jh_36_the_loop_runs_in_its_order() -> None:
    """X-12, JH-36, TM-29: letter, answer, inspection, closing; 「真评价、真反馈、真整改」."""
    course = opinion()
    states = [course.state("1")]
    for step in (answered, found_done, lambda one: one.close("1", on=after(12), by="区财政局")):
        course = step(course)
        states.append(course.state("1"))
    assert states == [STATES.ISSUED, STATES.ANSWERED, STATES.FOUND_DONE, STATES.CLOSED]
    assert verify(course)
    assert course.explain("zh").splitlines()[0] == "2021-09-01 绩效管理意见书（L1），101：1 项"
    assert "  指标未量化：已销号，整改到位期限 2021-09-30" in course.explain("zh")
    assert "2021-09-11, 区财政局: the inspection, done (新的绩效目标申报表)" in course.explain("en")


def test_xz_33_a_problem_is_found_in_one_of_five_steps() -> None:
    """XZ-33: 「绩效目标设置、项目库管理、绩效监控以及项目自评、抽评等环节」."""
    assert XIUZHOU_OPINIONS.steps is not None
    assert [step.zh for step in XIUZHOU_OPINIONS.steps] == [
        "绩效目标设置",
        "项目库管理",
        "绩效监控",
        "项目自评",
        "抽评",
    ]
    with pytest.raises(InvalidValueError, match="the step of an item is audit") as caught:
        opinion("L1", item(step="audit"))
    assert "应为：绩效目标设置、项目库管理" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match="the letter is of the kind opinion, expected notice"):
        open_letter(letter(), DONGHU_NOTICES)


def test_jh_42_dh_25_problems_have_kinds() -> None:
    """JH-42: four kinds that one evaluation found; DH-25: slow progress and irregular use of money."""
    kinds = {word.code: word.zh for word in JIANGHAN_LETTERS.categories or ()}
    assert list(kinds.values())[:4] == ["托管协议履行", "绩效管理方案", "薪酬水平确立机制", "资产使用"]
    assert [word.zh for word in DONGHU_NOTICES.categories or ()][:2] == ["实施进度缓慢", "资金使用不规范"]
    sent = letter("T", *(item(code, category=code) for code in kinds), kind=LetterKind.FEEDBACK, answer_by=DUE)
    assert len(open_letter(sent, JIANGHAN_LETTERS).letter.items) == 5
    with pytest.raises(
        InvalidValueError, match="the category of an item is slow, expected one of trusteeship"
    ) as caught:
        open_letter(evolve(sent, items=(item(category="slow"),)), JIANGHAN_LETTERS)
    assert "问题所属类别为 slow" in caught.value.text("zh")


def test_dh_20_a_notice_without_a_day_is_never_overdue() -> None:
    """DH-20: 「下达整改通知书，督促单位及时整改」 names no day, so none is made up."""
    course = open_letter(letter(kind=LetterKind.NOTICE, items=(item(category="slow"),)), DONGHU_NOTICES)
    (line_,) = follow_up([course], as_of=date(2030, 1, 1)).lines
    assert (line_.overdue, line_.deadlines, line_.state) == (False, (), STATES.ISSUED)


def test_xz_34_each_item_is_closed_by_itself() -> None:
    """XZ-34: 「督促部门逐一限时整改」."""
    course = opinion("L1", item("1"), item("2", done_by=date(2021, 10, 31)), item("3"))
    course = closed(course, "2")
    assert [course.state(code) for code in "123"] == [STATES.ISSUED, STATES.CLOSED, STATES.ISSUED]
    assert [course.due(each, Awaited.DONE) for each in course.letter.items] == [DUE, date(2021, 10, 31), DUE]


def test_tm_31_the_plan_comes_before_the_inspection() -> None:
    """TM-31: 「制定切实可行的整改方案，并对整改落实情况进行监督检查」."""
    course = open_letter(letter(kind=LetterKind.FEEDBACK), TIANMEN_LETTERS)
    with pytest.raises(RectificationOrderError, match="expected a plan before the inspection") as caught:
        found_done(answered(course))
    assert "制定切实可行的整改方案" in caught.value.text("zh")
    late_plan = answered(answered(course), days=6, plan="按季度推进")
    assert found_done(late_plan).state("1") is STATES.FOUND_DONE
    assert found_done(answered(opinion())).state("1") is STATES.FOUND_DONE  # 秀洲 asks for no plan


def test_xz_29_xz_31_escalation_only_after_the_deadline() -> None:
    """XZ-29, XZ-31: 「责令限期修改……未按要求修改的按规定相应核减预算」: the last day is early, the next is not."""
    order = letter(kind=LetterKind.ORDER, done_by=DUE, items=(item(category="unquantified"),))
    course = open_letter(order, XIUZHOU_ORDERS)
    with pytest.raises(RectificationOrderError, match=r"expected a day after the deadline \(2021-09-30\)") as caught:
        course.escalate("1", on=DUE, by="区财政局", reason="未修改")
    assert caught.value.code == "rectification-order"
    assert "未按要求修改的按规定相应核减预算" in caught.value.text("zh")
    cut = course.escalate("1", on=date(2021, 10, 1), by="区财政局", reason="未修改")
    assert cut.escalated_on("1") == date(2021, 10, 1)
    assert cut.state("1") is STATES.ISSUED
    assert closed_late(cut).state("1") is STATES.CLOSED
    with pytest.raises(RectificationOrderError, match="without rectification"):
        found_done(answered(course)).escalate("1", on=date(2021, 10, 1), by="区财政局", reason="未修改")
    with pytest.raises(RectificationOrderError, match="expected no measure after a deadline"):
        opinion().escalate("1", on=date(2021, 10, 1), by="区财政局", reason="未修改")


def closed_late(course: RectificationCourse) -> RectificationCourse:
    """Put right and closed after the measure was taken."""
    return found_done(answered(course, days=40), days=45).close("1", on=after(46), by="区财政局")


def test_an_item_found_done_and_then_not_is_open_again() -> None:
    course = found_done(answered(opinion())).inspect("1", on=after(20), by="审计局", found=CarriedOut.PARTLY)
    assert (course.state("1"), course.met_on("1", Awaited.DONE)) == (STATES.FOUND_PARTLY, None)
    with pytest.raises(
        RectificationOrderError, match="is found done in part, expected an inspection that finds it done"
    ):
        course.close("1", on=after(21), by="区财政局")
    assert answered(course, days=22).state("1") is STATES.ANSWERED
    not_done = course.inspect("1", on=after(23), by="审计局", found=CarriedOut.NOT)
    assert not_done.state("1") is STATES.FOUND_NOT


def test_jh_25_jh_26_every_order_of_a_circular_becomes_a_letter() -> None:
    """JH-25, JH-26: the ten slowest departments, each with an order that is followed up."""
    spent = [line(f"p{i}", wan(100), department=str(101 + i), executed=wan(5 * i)) for i in range(14)]
    on, due = date(2022, 9, 1), date(2022, 9, 30)
    circular = circulate(spent, jianghan_slowest(ties=RankingTies.ALL_IN), on=on, due=due)
    letters = circular_letters(circular, step="monitoring", category=None)
    assert len(letters) == len(circular.orders) == 10
    assert [one.department for one in letters] == [order.department for order in circular.orders]
    assert letters[1].items[0].problem == "支出进度偏慢（5%，由慢到快第 2 位）"
    assert letters[1].items[0].asks == "落实整改措施，加快支出进度"
    found = follow_up([open_letter(one, JIANGHAN_CIRCULARS) for one in letters], as_of=date(2022, 10, 1))
    assert len(found.overdue) == 10


# -- every order of events --

EVENTS = st.lists(st.tuples(st.sampled_from("aipnce"), st.integers(0, 2)), max_size=9)


def _event(sign: str, day: date) -> RectificationEvent:
    match sign:
        case "a":
            return Answer(item="1", on=day, by="甲", says="已改")
        case "i":
            return Inspection(item="1", on=day, by="乙", found=CarriedOut.DONE, evidence="文件", done_on=day)
        case "p" | "n":
            return Inspection(item="1", on=day, by="乙", found=CarriedOut.PARTLY if sign == "p" else CarriedOut.NOT)
        case "c":
            return Closing(item="1", on=day, by="乙")
        case _:
            return Escalation(item="1", on=day, by="乙", reason="逾期")


@given(EVENTS)
@settings(max_examples=300)
def test_x_13_only_legal_orders_pass_and_a_replay_gives_the_same(signs: list[tuple[str, int]]) -> None:
    """X-12, X-13: an automaton written down by hand says which orders are legal."""
    order = letter(kind=LetterKind.ORDER, done_by=after(4), items=(item(category="unclear"),))
    course, legal, day = open_letter(order, XIUZHOU_ORDERS), "issued", 0
    has_answer = is_done = False
    for sign, step in signs:
        day += step
        allowed = (
            legal != "closed"
            and {
                "a": True,
                "i": has_answer,
                "p": has_answer,
                "n": has_answer,
                "c": legal == "done",
                "e": day > 4 and not is_done,
            }[sign]
        )
        event = _event(sign, after(day))
        if not allowed:
            with pytest.raises(RectificationOrderError):
                evolve(course, events=(*course.events, event))
            day -= step
            continue
        course = evolve(course, events=(*course.events, event))
        has_answer = has_answer or sign == "a"
        is_done = {"i": True, "p": False, "n": False}.get(sign, is_done)
        legal = {"a": "answered", "i": "done", "p": "part", "n": "not", "c": "closed"}.get(sign, legal)
    again = open_letter(order, XIUZHOU_ORDERS)
    for each in course.events:
        again = evolve(again, events=(*again.events, each))
    assert again == course == from_data(to_data(course), RectificationCourse, known=[XIUZHOU_ORDERS])
    assert verify(course)


def test_one_error_says_where_the_item_stands() -> None:
    with pytest.raises(RectificationOrderError) as caught:
        found_done(opinion())
    assert caught.value.text("en") == (
        "the inspection on 2021-09-11 cannot come now: the item L1, 1 is issued, not answered, expected an answer "
        "before the inspection."
    )
    assert caught.value.text("zh") == (
        "2021-09-11 的复查不合次序：该项（L1, 1）现为“已发函，未反馈”，要求：反馈之后方可复查。"
    )
    assert (caught.value.facts["event"], caught.value.facts["state"]) == ("event.inspection", "issued")
    secret = opinion(classified=True)
    with pytest.raises(RectificationOrderError) as hidden:
        found_done(secret)
    assert "L1" not in hidden.value.text("en") + hidden.value.text("zh")
    assert "2021" not in hidden.value.text("en") + hidden.value.text("zh")


@pytest.mark.parametrize(
    "illegal",
    [
        lambda course: answered(course, days=-1),
        lambda course: answered(answered(course, days=5), days=4),
        lambda course: answered(closed(course), days=30),
        lambda course: closed(course).close("1", on=after(30), by="甲"),
        lambda course: course.close("1", on=after(1), by="甲"),
        lambda course: answered(course).inspect(
            "1", on=after(9), by="甲", found=CarriedOut.DONE, evidence="文件", done_on=date(2021, 8, 31)
        ),
    ],
)
def test_more_that_is_out_of_order(illegal: Any) -> None:
    with pytest.raises(RectificationOrderError):
        illegal(opinion())


# -- what records cannot hold --


def _done(day: date) -> Inspection:
    return Inspection(item="1", on=DAY, by="甲", found=CarriedOut.DONE, evidence="文件", done_on=day)


def test_what_is_done_needs_evidence_and_a_day() -> None:
    course = answered(opinion())
    with pytest.raises(InvalidValueError, match="found done and nothing is said to show it") as caught:
        course.inspect("1", on=after(9), by="甲", found=CarriedOut.DONE, done_on=after(8))
    assert caught.value.text("zh").startswith("认定已完成而未说明依据，应写明佐证。")
    with pytest.raises(InvalidValueError, match="finds done and done on None") as undated:
        course.inspect("1", on=after(9), by="甲", found=CarriedOut.DONE, evidence="文件")
    assert "复查结论为“已完成”，完成日期为 空；" in undated.value.text("zh")
    with pytest.raises(
        InvalidValueError, match="finds done and done on 2021-09-11, expected a day no later than the"
    ) as late:
        course.inspect("1", on=after(9), by="甲", found=CarriedOut.DONE, evidence="文件", done_on=after(10))
    assert "完成日期为 2021-09-11" in late.value.text("zh")
    with pytest.raises(InvalidValueError, match="finds not and done on 2021-09-09"):
        course.inspect("1", on=after(9), by="甲", found=CarriedOut.NOT, done_on=after(8))
    with pytest.raises(InvalidValueError, match=r"Inspection.evidence is ' '"):
        course.inspect("1", on=after(9), by="甲", found=CarriedOut.NOT, evidence=" ")


def test_what_letters_cannot_hold() -> None:
    with pytest.raises(InvalidValueError, match="has the items —, expected one or more"):
        letter(items=())
    with pytest.raises(InvalidValueError, match="has the items 1, 1, expected one or more, each once") as caught:
        letter("L1", item("1"), item("1"))
    assert caught.value.text("zh") == "函件（L1）的问题为 1, 1，应有一项以上且不重复。"
    with pytest.raises(InvalidValueError, match="of 2021-09-01 names 2021-08-31, expected a day that is not before it"):
        letter(received=date(2021, 8, 31))
    assert letter(received=DAY, answer_by=DAY).received == DAY
    with pytest.raises(InvalidValueError, match="names 2021-08-30"):
        letter("L1", item(answer_by=date(2021, 8, 30)))
    with pytest.raises(InvalidValueError, match="the letter withheld has the items withheld"):
        letter(items=(), classified=True)
    with pytest.raises(InvalidValueError, match=r"RectificationLetter.on is datetime, expected date"):
        letter(on=datetime(2021, 9, 1))  # noqa: DTZ001
    with pytest.raises(InvalidValueError, match=r"RectificationItem.answer_by is datetime"):
        item(answer_by=datetime(2021, 9, 1))  # noqa: DTZ001
    with pytest.raises(IncompleteError, match=r"items.1: names no day for the rectification") as missing:
        open_letter(letter(), XIUZHOU_OPINIONS)
    assert missing.value.text("zh") == "函件不完整：items.1：未载明整改到位期限。"


def test_an_item_that_there_is_not() -> None:
    with pytest.raises(InvalidValueError, match="the letter L1 has no item 9") as caught:
        answered(opinion(), "9")
    assert caught.value.text("zh") == "函件（L1）没有问题（9）。"
    with pytest.raises(InvalidValueError, match="has no item"):
        opinion().state("9")


@pytest.mark.parametrize(
    "event",
    [
        lambda: Answer(item="", on=DAY, by="甲", says="是"),
        lambda: Answer(item="1", on=DAY, by="甲", says="是", plan=""),
        lambda: Closing(item="1", on=DAY, by=" "),
        lambda: Closing(item="1", on=datetime(2021, 9, 1), by="甲"),  # noqa: DTZ001
        lambda: Escalation(item="1", on=DAY, by="甲", reason=""),
        lambda: _done(datetime(2021, 9, 1)),  # noqa: DTZ001
    ],
)
def test_an_event_says_who_and_when(event: Any) -> None:
    with pytest.raises(InvalidValueError):
        event()


def test_repr_says_how_much_is_closed_and_hides_what_is_classified() -> None:
    three = opinion("L1", item("1"), item("2"), item("3"))
    assert repr(closed(three)) == "RectificationCourse(L1, 1 of 3 closed)"
    secret = opinion(classified=True)
    assert repr(secret) == "RectificationCourse(withheld)"
    assert repr(secret.letter) == "RectificationLetter(withheld)"
    assert (secret.explain("zh"), secret.explain("en")) == ("不予显示", "withheld")


def test_every_event_is_told() -> None:
    order = letter(kind=LetterKind.ORDER, done_by=DUE, items=(item(category="unclear"),))
    course = answered(open_letter(order, XIUZHOU_ORDERS)).inspect("1", on=after(9), by="甲", found=CarriedOut.NOT)
    course = course.escalate("1", on=date(2021, 10, 9), by="区财政局", reason="未修改")
    told = closed_late(course).explain("zh")
    for words in ("农业农村局：反馈，已补充", "甲：复查，未完成", "区财政局：逾期处理，未修改", "区财政局：销号"):
        assert words in told
