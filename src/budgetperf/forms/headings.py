"""What the headings and names of a form's rows say beside naming something: points, totals, parts, bonus.

Only wordings that can mean nothing else are read; a name that merely contains such a word is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from budgetperf.rules.reading import tidy

__all__ = [
    "bare_name",
    "closes",
    "is_bonus",
    "is_column_head",
    "is_criterion",
    "is_deduction",
    "is_execution",
    "is_part_of",
    "is_remark",
    "is_starred",
    "is_subtotal",
    "is_total",
    "stated_points",
]

_AMOUNT = r"[0-9]{1,3}(?:\.[0-9]{1,4})?"
_HEADING = re.compile(rf"\((?:(?:权重|分值|满分|共计?):?)?({_AMOUNT}[分%])\)$|(?<![0-9.])({_AMOUNT}分)$")
_NAME = re.compile(rf"\((?:(?:权重|分值|满分):?)?({_AMOUNT}分)\)$")
_LABEL = re.compile(r"^指标[0-9]{0,2}[:.、]?|^\(?[0-9一二三四五六七八九十]{1,2}[)、.](?![0-9])|:$")

_TOTAL = re.compile(
    r"(?:自评|绩效|综合|最终|项目|评价|考核)?"
    r"(?:合计|总计|总分|总分值|总得分|总评分|合计得分|得分合计|总分合计|得分)(?:\(分\))?"
)
_SUBTOTAL = re.compile(r".{0,12}小计(?:得分|分值)?(?:\(分\))?")
_PARTIAL = re.compile(r"(.{1,12}?)(?:得分合计|合计得分|合计|总计|总分|总得分|得分)(?:\(分\))?")
_EVERY_ROW = re.compile("(?:以上|全部|各项?|[一二三]级)?指标")
_EXECUTION = re.compile(
    r"(?:(?:项目|部门|全年|年度|本年|当年|财政)?(?:预算|资金)(?:资金|支出|经费)?"
    r"(?:执行|执行率|执行情况|执行进度|完成率|使用率|支出率|支出进度)"
    r"|(?:预算)?支出(?:执行率|进度)|执行率)(?:率|指标)?(?:\(%\))?"
)
_REMARK = re.compile(
    "(?:备注|注|说明|填[表报]?说明|其他需要说明的?(?:问题|情况|事项)?|[自评绩效价]{2}(?:等级|结论)"
    "|填[表报](?:人|单位|日期|时间)|联系(?:人|电话|方式)|审核人|(?:单位|项目)负责人)(?::.*)?"
)
_COLUMN = re.compile("(?:[一二三]级)?(?:指标)?(?:名称|内容)?")  # a bare name has lost 指标 at its head
_VALUE_HEAD = re.compile("(?:年度|年初|全年|实际|绩效)*(?:指标|目标|完成)值|(?:指标)?(?:分值|权重)|(?:自评)?得分")
_BONUS = re.compile(
    r"(?:绩效|奖励|额外|创新|特色|其他)?加分(?:项|项目|指标|因素|内容|事项)?|附加[分项]|奖励分|加分项[:(].{1,80}"
)
_DEDUCTION = re.compile(r"(?:其他)?(?:减|扣)分(?:项|项目|指标|因素|内容|事项)?|(?:减|扣)分项[:(].{1,80}")
_CRITERION = re.compile(
    r"(?:得|计|记|扣)(?:满|[0-9]{1,3}(?:\.[0-9]{1,2})?|[一二三四五六七八九十])分|不得分|不扣分|扣完为止|酌情(?:扣|得|给)分"
    r"|[\u3400-\u9fff()][0-9]{1,2}分\)?[;、,。].{0,80}[\u3400-\u9fff()][0-9]{1,2}分(?![钟之])"
    r"|[率度值]=.{1,40}[/÷].{1,40}[×xX*]100%"
)

_STARS = "★☆*"
_NUMBERED = re.compile(r"([0-9]{1,2})[.、)](?![0-9])")
_BELOW = re.compile(r"([0-9]{1,2})\.[0-9]{1,2}(?![0-9%‰万亿])(?=[.、)]?[\u3400-\u9fff])")
_INDEXED = re.compile("指标([0-9]{1,2})(?:[-—.]([0-9]{1,2}))?(?![0-9-—])")
_BRACKETED = re.compile(r"\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)|[①-⑳]")
_HANZI = re.compile(r"[一二三四五六七八九十]{1,3}、")


def stated_points(text: str | None, *, leaf: bool = False) -> tuple[str, str | None]:
    """A heading without the points that end it, and these as printed.

    Args:
        text: the cell of a first or second level, or of an indicator's name.
        leaf: whether it is an indicator's name, where only points in brackets are points and not a value.

    Returns:
        The tidied heading, and the points with their ``分`` or ``%``; None where it states none.

    >>> stated_points("产出指标（50分）"), stated_points("项目决策2分"), stated_points("数量指标(20)")
    (('产出指标', '50分'), ('项目决策', '2分'), ('数量指标(20)', None))
    >>> stated_points("平均成绩80分", leaf=True), stated_points("培训期数（分值：5分）", leaf=True)
    (('平均成绩80分', None), ('培训期数', '5分'))
    """
    clean = tidy(text or "")
    found = (_NAME if leaf else _HEADING).search(clean)
    if found is None or not found.start():
        return clean, None
    return clean[: found.start()], found[1] or found[found.lastindex or 1]


def bare_name(text: str | None) -> str:
    """A name without its points, its number and a closing colon.

    >>> bare_name("指标1：预算执行率（10分）"), bare_name("合 计:"), bare_name(None)
    ('预算执行率', '合计', '')
    """
    return _LABEL.sub("", stated_points(text)[0])


def is_total(name: str) -> bool:
    """Whether a bare name heads the line of the total (合计、总分).

    >>> is_total("总分"), is_total("总分提高"), is_total("合计得分")
    (True, False, True)
    """
    return _TOTAL.fullmatch(name) is not None


def closes(name: str, titles: Iterable[str | None]) -> bool:
    """Whether a bare name is that of a sum below the rows that stand under ``titles``.

    >>> closes("产出指标得分", ["产出指标（50分）"]), closes("指标合计", [None]), closes("考试平均得分", ["产出指标"])
    (True, True, False)
    """
    found = _PARTIAL.fullmatch(name)
    if found is None:
        return False
    stem = found[1].removesuffix("指标")
    own = {bare_name(title).removesuffix("指标") for title in titles}
    return _EVERY_ROW.fullmatch(found[1]) is not None or (bool(stem) and stem in own)


def is_subtotal(name: str) -> bool:
    """Whether a bare name heads the line of a subtotal (小计)."""
    return _SUBTOTAL.fullmatch(name) is not None


def is_remark(name: str) -> bool:
    """Whether a bare name heads a remark on the form and no indicator (备注、评价等级、填表人).

    >>> is_remark("备注"), is_remark("填表人:张三"), is_remark("说明书编制数量")
    (True, True, False)
    """
    return _REMARK.fullmatch(name) is not None


def is_column_head(name: str, values: Iterable[str | None]) -> bool:
    """Whether a line repeats the heads of the columns: of the names, and of at least one column of values.

    >>> is_column_head("三级指标", ["年度指标值", None]), is_column_head("三级指标", ["5个", None])
    (True, False)
    """
    heads = (tidy(value or "") for value in values)
    return _COLUMN.fullmatch(name) is not None and any(map(_VALUE_HEAD.fullmatch, heads))


def is_execution(name: str) -> bool:
    """Whether a bare name says the execution of the budget and nothing more.

    >>> is_execution("预算执行率"), is_execution("资金支出率"), is_execution("工程计划执行率")
    (True, True, False)
    """
    return _EXECUTION.fullmatch(name) is not None


def is_bonus(name: str) -> bool:
    """Whether a bare name heads extra points (加分项), with or without what they are for.

    >>> is_bonus("加分项"), is_bonus("加分项:获省级表彰"), is_bonus("高考加分政策宣传")
    (True, True, False)
    """
    return _BONUS.fullmatch(name) is not None


def is_deduction(name: str) -> bool:
    """Whether a bare name heads points that are taken off (扣分项)."""
    return _DEDUCTION.fullmatch(name) is not None


def is_criterion(text: str | None) -> bool:
    """Whether a cell says how points are given or taken, and not what is expected.

    >>> is_criterion("制度健全得3分，不健全不得分"), is_criterion("得分率不低于90%")
    (True, False)
    """
    return _CRITERION.search(tidy(text or "")) is not None


def is_starred(name: str | None) -> bool:
    """Whether a name is marked with a star."""
    return (name or "").lstrip().startswith(tuple(_STARS))


def is_part_of(head: str | None, name: str | None) -> bool:
    """Whether a name says itself that it is a part of the row that ``head`` names.

    So does 其中, and a number below the head's: 1.1 under 1., 指标1-1 under 指标1, or (1) and ① under 1. or 一、.

    >>> is_part_of("★补助种植面积", "其中桃树种植面积"), is_part_of("1.培训", "1.1党员培训")
    (True, True)
    >>> is_part_of("1.培训", "2.1干部培训"), is_part_of("培训", "（1）党员培训")
    (False, False)
    """
    above, below = (tidy(text or "").lstrip(_STARS) for text in (head, name))
    if not above:
        return False
    if re.sub(r"^(?:\([0-9]{1,2}\)|[0-9]{1,2}[.、])", "", below).startswith("其中"):
        return True
    outer, inner = _INDEXED.match(above), _INDEXED.match(below)
    if outer and inner:
        return outer[1] == inner[1] and outer[2] is None and inner[2] is not None
    number, under = _NUMBERED.match(above), _BELOW.match(below)
    if under:
        return number is not None and number[1] == under[1]
    return bool((number or _HANZI.match(above)) and _BRACKETED.match(below))
