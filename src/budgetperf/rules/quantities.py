"""Reading numbers with their operators and units, and ranges.

A tidied cell without remarks is matched as a whole by anchored patterns; operators that contradict each other, and
several numbers that make no range, are left unread with the reason.
"""

from __future__ import annotations

import re
from decimal import Decimal

from budgetperf.rules.actuals import Measured
from budgetperf.rules.expectations import UnreadWhy, Within
from budgetperf.rules.glyphs import AFTER, BEFORE, CJK, NUMBER, OPERATOR, SUFFIX, UNIT
from budgetperf.rules.numerals import NUMERAL, chinese_number
from budgetperf.rules.units import canonical_unit

__all__ = ["RISE", "read_value"]

RISE = re.compile("(?:提高|提升|增长|增加|上升|上涨|增幅)(?![率到至在])了?")
"""The word for a rise: what follows is by how much, not how much there is then."""
_DIGITS = 40
_POINT = "个百分点"
_COUNTERS = """
次 人次 人 名 个 项 家 户 场 场次 期 期次 篇 部 件 台 套 座 处 条 份 本 册 张 辆 艘 架 只 头 羽 株 棵 亩 公顷
平方米 公里 千米 米 吨 公斤 斤 升 立方米 元 天 日 周 月 个月 年 小时 分钟 秒 个工作日 工作日 班 节 课时 学时 批
批次 组 队 支 所 间 栋 幢 轮 类 种 块 面 幅 例 起 宗 个村 村 镇 校 站 分 倍 个百分点 个季度 季度 届 道 层 根 枚 盏
口 眼 尾 段 片 人日 台次 家次 户次 车次 件次 班次 年次 台套 万元 亿元 千元
"""
_UNITS = frozenset(_COUNTERS.split()) | {"%", "‰", "百分比", "㎡", "m²", "km"}


def _number(tag: str) -> str:
    value = rf"{NUMBER}|(?P<scale{tag}>百|千)分之(?:{NUMBER}|{NUMERAL})|{NUMERAL}"
    return rf"(?P<number{tag}>{value})(?P<unit{tag}>{UNIT})?"


_FALLING = "(?:下降|减少|降低|压减|缩短|削减)(?!率|幅|比例)"
_OTHER = rf"[每第前后约近未无非没底各不超半剩缺欠差余]|{_FALLING}|其中"
_BEFORE_SIGN = rf"(?:提前|(?!{_OTHER}){CJK}){{0,12}}?"
_NAMED = (
    "(?:提高|提升|增长|增加|上升|保持|维持|稳定|达)[到至在]|(?:完成|提高|提升|增长|增加|上升)了|确保|保持|维持|仅|率|度|比例|比重|占比|达到|达|为|是|完成|实现|共|共计|合计|总计|累计|计|增长|增加|提高|提升|增幅|上升|新增|建成|新建|改造|开展|举办"
    "|组织|培训|发放|采购|购置|走访|慰问|编制|印发|制作|召开|服务|惠及|带动|受益|覆盖|资助|救助|养护|种植|整治|检查|抽检|检测|安装|维修"
    "|数|量|面积|里程|长度|得分|支出|投入|成本|费用|经费|资金|金额|按时|已"
)
_VALUE = re.compile(
    rf"(?:(?P<words>{_BEFORE_SIGN})[:为]?(?P<before>{OPERATOR}{{1,3}})(?:达到)?|(?P<named>{_BEFORE_SIGN}(?:{_NAMED})):?)?"
    rf"{_number('')}(?P<inside>内)?(?P<after>{SUFFIX}{{0,2}})(?:完成|到位|达标|覆盖|办结|发放|拨付|支付|落实|整)?"
)
_RANGE = re.compile(
    r"(?:控制在|保持在|维持在|稳定在|介于|在|为|达到)?"
    rf"{_number('1')}(?:--?|——?|~|至|到){_number('2')}(?:之间|范围内|区间|以内|之内|内)?"
)
_BOTH = re.compile(
    rf"(?P<op1>{OPERATOR}){_number('1')}(?:[,;、]?(?:且|并且?|和|同时)?)(?P<op2>{OPERATOR}){_number('2')}"
)
_EITHER_SIDE = re.compile(rf"±{_number('')}")
_SIGNS = re.compile(OPERATOR)
_BEHIND = re.compile(SUFFIX)
_DATELIKE = re.compile(r"^(?:19|20|21)[0-9]{2}年|[0-9]月")
_WHOLE = re.compile("百分之?百(?!分)")
_YEARLY = re.compile(r"^每年度?(?=[^0-9]{0,12}[0-9])")
_SPACED = re.compile(r"(?<![0-9 ,.])[0-9]{1,3}(?: [0-9]{3}){1,8}(?![0-9 ])")
_PENDING = re.compile(
    "(?<![按照])计划(?!生育|内)|预计|预期|预估|(?<![响适供相反对顺呼因])应(?!急|用|届|对|聘|征|诉|邀|[保发补退收]尽)"
    "|(?<![供急必军刚])需(?!求)|(?<![模虚])拟|(?<![接招等对看优款期])待(?!遇|业)|(?<![健大])将(?!军)|争取|目标(?!责任|任务|人群|群体|对象)"
    "|(?<![至最不减缺])少(?!年|儿|数|先|于|量)|缺(?!陷)|(?<![比较与同])(?:去年|上年|往年)|(?<!已)下达"
)
_TIME = re.compile(r"个?(?:秒|分钟|小时|天|日|工作日|周|月|季度|年)")

_REFUSED = (
    (
        re.compile(
            r"(?<!节)约[0-9]|近[0-9]|左右|上下$|[0-9十百千万亿][余多来]|[近上数几][十百千万]|^(?:近|大约|大概|约|接近)"
        ),
        UnreadWhy.APPROXIMATE,
    ),
    (re.compile(r"[0-9]:[0-9]|^[0-9.]{1,20}/[0-9.]{1,20}$"), UnreadWhy.RATIO),
    (re.compile(r"[前第][0-9]{1,6}(?:名|位)"), UnreadWhy.RANK),
    (re.compile(r"^(?:详见|见|参见|附件|附表)"), UnreadWhy.ELSEWHERE),
    (re.compile(r"[0-9]分之[0-9]"), UnreadWhy.FRACTION),
    (re.compile(rf"{_FALLING}[^0-9]{{0,4}}[0-9]"), UnreadWhy.FALL),
    (re.compile(r"[0-9%‰\u3400-\u9fff][≥≤<>]$"), UnreadWhy.OPERATOR_BEHIND),
)


def read_value(text: str, edge: str, *, reported: bool) -> Measured | Within | UnreadWhy | None:
    """The number or the range of a cell; the reason where its number is not read; None where it has none.

    Args:
        text: the tidied cell without remarks.
        edge: what a bracket says of the bound: ``in``, ``out`` or empty.
        reported: whether it reports what was reached; then words before the number may say that it is no result.

    >>> str(read_value("合格率不低于百分之九十五", "", reported=False)), str(read_value("3-5个", "", reported=False))
    ('≥95%', '3至5个')
    >>> str(read_value("完成4次", "", reported=True)), read_value("计划完成4次", "", reported=True).value
    ('4次', 'mixed-text')
    """
    for pattern, why in _REFUSED:
        if pattern.search(text):
            return why
    clean = _YEARLY.sub("", _SPACED.sub(lambda found: found[0].replace(" ", ""), _WHOLE.sub("100%", text)))
    for read in (_range, _between, _around):
        if (found := read(clean)) is not None:
            return found if not edge or isinstance(found, UnreadWhy) else UnreadWhy.MIXED_TEXT
    match = None if _DATELIKE.search(clean) else _VALUE.fullmatch(clean)
    if match is None:
        return None
    if reported and _PENDING.search(clean[: match.start("number")]):
        return UnreadWhy.MIXED_TEXT
    value = _measured(match, edge)
    is_rise = RISE.search(clean[: match.start("number")]) is not None
    if is_rise and isinstance(value, Measured) and value.unit != _POINT and (reported or not value.operator):
        return UnreadWhy.RISE
    return value


def _measured(match: re.Match[str], edge: str) -> Measured | UnreadWhy | None:
    quantity = _quantity(match, "")
    if not isinstance(quantity, tuple):
        return quantity
    number, unit = quantity
    signs = [BEFORE[sign] for sign in _SIGNS.findall(match["before"] or "")]
    signs += [AFTER[sign] for sign in _BEHIND.findall(match["after"])]
    if match["inside"]:
        if not _TIME.fullmatch(unit):
            return UnreadWhy.MIXED_TEXT
        signs.append("≤")
    if len(set(signs)) > 1:
        return UnreadWhy.CONTRADICTORY_OPERATOR
    if not unit and match["words"] in _UNITS:
        unit = match["words"]
    sign = _edged(signs[0] if signs else "", edge)
    return UnreadWhy.MIXED_TEXT if sign is None else Measured(value=number, unit=canonical_unit(unit), operator=sign)


def _edged(sign: str, edge: str) -> str | None:
    """The operator whose bound a bracket counts in or out; None where there is no bound."""
    if not edge:
        return sign
    kinds = {"≥": "≥>", ">": "≥>", "≤": "≤<", "<": "≤<"}
    return kinds[sign][edge == "out"] if sign in kinds else None


def _quantity(match: re.Match[str], tag: str) -> tuple[Decimal, str] | UnreadWhy | None:
    """A number and its unit; None where what looks like a numeral is a word (一次性, 三级)."""
    text, unit, scale = match[f"number{tag}"], match[f"unit{tag}"] or "", match[f"scale{tag}"]
    if scale:
        text, unit = text.removeprefix(f"{scale}分之"), ("%" if scale == "百" else "‰") + unit
        if len(unit) > 1:
            return UnreadWhy.MIXED_TEXT
    if text[-1].isdigit():
        number = Decimal(text.replace(",", ""))
        return UnreadWhy.TOO_LONG if number.adjusted() >= _DIGITS else (number, unit)
    if text[-1] in "万亿" and not {"万", "亿"} & set(text[:-1]) and len(text) > 1:
        text, unit = text[:-1], text[-1] + unit
    read = chinese_number(text)
    if read is None or (unit.lstrip("万亿") and unit not in _UNITS and unit.lstrip("万亿") not in _UNITS):
        return None
    return read, unit


def _made_range(low: tuple[Decimal, str], high: tuple[Decimal, str]) -> Within | UnreadWhy:
    if low[1] and high[1] and canonical_unit(low[1]) != canonical_unit(high[1]):
        return UnreadWhy.SEVERAL_NUMBERS
    if low[0] > high[0]:
        return UnreadWhy.REVERSED_RANGE
    return Within(low=low[0], high=high[0], unit=canonical_unit(high[1] or low[1]))


def _pair(match: re.Match[str]) -> tuple[tuple[Decimal, str], tuple[Decimal, str]] | UnreadWhy | None:
    one, other = _quantity(match, "1"), _quantity(match, "2")
    for part in (one, other):
        if not isinstance(part, tuple):
            return part
    assert isinstance(one, tuple)  # noqa: S101 - both were looked at above
    assert isinstance(other, tuple)  # noqa: S101
    return one, other


def _range(clean: str) -> Within | UnreadWhy | None:
    match = _RANGE.fullmatch(clean)
    pair = _pair(match) if match else None
    return _made_range(*pair) if isinstance(pair, tuple) else pair


def _between(clean: str) -> Within | UnreadWhy | None:
    """A floor and a ceiling, in either order: ≥80%且≤100%."""
    match = _BOTH.fullmatch(clean)
    if match is None:
        return None
    pair = _pair(match)
    if not isinstance(pair, tuple):
        return pair
    signs = BEFORE[match["op1"]], BEFORE[match["op2"]]
    if signs == ("≥", "≤"):
        return _made_range(*pair)
    return _made_range(pair[1], pair[0]) if signs == ("≤", "≥") else UnreadWhy.SEVERAL_NUMBERS


def _around(clean: str) -> Within | UnreadWhy | None:
    match = _EITHER_SIDE.fullmatch(clean)
    found = _quantity(match, "") if match else None
    if not isinstance(found, tuple):
        return found
    number, unit = found
    return _made_range((-abs(number), unit), (abs(number), unit))
