"""Reading dates: deadlines and days of completion, with and without a year.

A quarter, a half year and the end of a year are deadlines by their last month. A period is neither a deadline nor a
day, and a date that comes back (每月10日前) is no single one.
"""

from __future__ import annotations

import re

from budgetperf.errors import InvalidValueError
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import UnreadWhy
from budgetperf.rules.glyphs import CJK
from budgetperf.rules.numerals import chinese_number

__all__ = ["dotted_month", "read_day", "read_deadline"]

_IN_WORDS = re.compile(r"[〇零一二三四五六七八九十]{1,4}(?=[年月日号])")
_YEAR, _MONTH = r"(?:19|20|21)[0-9]{2}", r"[0-9]{1,2}"
_LEAD = (
    r"(?:当年|本年度?|今年)?(?:(?:项目|工程|任务)?(?:完成|完工|竣工|验收|交付|实际)?(?:时间|日期|时限)?[为是:在]|已?于|已?在|应于|须于|截至|截止到?"
    r"|不晚于|不迟于|最迟|≤|=)?"
)
_DONE = (
    "完成|完工|竣工|验收|下达|拨付|支付|发放|交付|到位|使用|通过|公示|上线|办结|实施|建成|结束|兑付|兑现|投产|编制|印发|批复|提交"
    "|缴纳|归还|报送|上报|移交|安装|签订|开通|运行|组织"
)
_NO_END = "开工|启动|开始|动工|预计|计划|拟|将|预期"
_AFTER = (
    r"(?P<after>(?:份|底|末|年底|年末|年终|终)?(?:之?前|以前|之?内)?)"
    rf"(?P<verb>(?:(?!未|不|无|{_NO_END}){CJK}){{0,12}})"
)
_DAY = re.compile(
    rf"{_LEAD}(?:(?P<year>{_YEAR})年(?:(?P<month>{_MONTH})月份?(?:(?P<day>{_MONTH})[日号])?)?"
    rf"|(?P<year2>{_YEAR})[-/.](?P<month2>{_MONTH})(?:[-/.](?P<day2>{_MONTH}))?"
    rf"|(?P<month3>{_MONTH})月份?(?:(?P<day3>{_MONTH})[日号])?){_AFTER}"
)
_PART = re.compile(
    rf"{_LEAD}(?:(?P<year>{_YEAR})年)?(?:(?:第?(?P<quarter>[1-4一二三四])季度|(?P<half>[上下])半年|(?P<end>年底|年末|年终))){_AFTER}"
)
_QUARTERS = {sign: 3 * (number + 1) for number, signs in enumerate(("1一", "2二", "3三", "4四")) for sign in signs}
_PERIOD = re.compile(
    rf"(?:{_YEAR}年?)?(?:{_MONTH}月?(?:{_MONTH}[日号]?)?)?[-~—至到]{{1,2}}(?:{_YEAR}年?)?(?:{_MONTH}月(?:{_MONTH}[日号]?)?)?(?:底|末|年)?"
    r"|(?:全年|全年度|常年|年度内)"
)
_COMES_BACK = re.compile(r"(?:每(?:年|月|季|季度|半年|周|星期|学期|日|天)|次[年月日]|当月|下月|按[年月季]).{0,20}")
_SHORT = re.compile(r"^(2[0-9])年(?=[0-9]{1,2}月)")
_DEADLINE = re.compile(r"[前底末日号]")
_DOTTED = re.compile(rf"(?P<year>{_YEAR})[-/.](?P<month>0?[1-9]|1[0-2])")


def dotted_month(clean: str) -> PrintedDate | None:
    """The month that ``2024.06`` may mean; it may as well be a number."""
    match = _DOTTED.fullmatch(clean)
    return PrintedDate(year=int(match["year"]), month=int(match["month"])) if match else None


def read_day(clean: str) -> PrintedDate | UnreadWhy | None:
    """A day, a month or a year in a tidied cell; the reason where it looks like one; None where it does not.

    >>> read_day("已于2023年11月完成"), read_day("6月31日").value
    (PrintedDate(year=2023, month=11, day=None), 'no-such-date')
    """
    if _DOTTED.fullmatch(clean):
        return UnreadWhy.AMBIGUOUS_DATE
    spelled = _SHORT.sub(r"20\1年", _IN_WORDS.sub(_in_digits, clean))
    if _COMES_BACK.fullmatch(spelled) and _DEADLINE.search(spelled):
        return UnreadWhy.RECURRING_DATE
    if _PERIOD.fullmatch(spelled) and ("年" in spelled or "月" in spelled):
        return UnreadWhy.PERIOD
    match = _DAY.fullmatch(spelled)
    if match is not None and _is_whole(match):
        is_number = match["year2"] and not match["day2"] and not match["after"]  # 2023.13
        return None if is_number else _made(*_parts(match))
    return _part_of_a_year(clean)


def read_deadline(clean: str) -> PrintedDate | UnreadWhy | None:
    """The last day that is in time: a date, or the end of a quarter, of a half year or of a year.

    >>> str(read_deadline("12月底前")), str(read_deadline("2023年第二季度末"))
    ('12月', '2023年6月')
    """
    read = read_day(clean)
    part = _PART.fullmatch(clean) if read is UnreadWhy.PERIOD else None
    return _last_month(part) if part else read


def _part_of_a_year(clean: str) -> PrintedDate | UnreadWhy | None:
    part = _PART.fullmatch(clean)
    if part is None or not _is_whole(part):
        return None
    return _last_month(part) if part["end"] else UnreadWhy.PERIOD


def _last_month(part: re.Match[str]) -> PrintedDate:
    half = 6 if part["half"] == "上" else 12
    month = _QUARTERS[part["quarter"]] if part["quarter"] else half
    return PrintedDate(year=int(part["year"]) if part["year"] else None, month=month)


def _in_digits(match: re.Match[str]) -> str:
    number = chinese_number(match[0])
    return match[0] if number is None else str(number)


def _is_whole(match: re.Match[str]) -> bool:
    """Whether nothing but the end of a deadline and a word for being done follows the date."""
    verb = match["verb"]
    return not verb or any(word in verb for word in _DONE.split("|"))


def _parts(match: re.Match[str]) -> tuple[str | None, str | None, str | None]:
    year = match["year"] or match["year2"]
    month = match["month"] or match["month2"] or match["month3"]
    return year, month, match["day"] or match["day2"] or match["day3"]


def _made(year: str | None, month: str | None, day: str | None) -> PrintedDate | UnreadWhy:
    try:
        return PrintedDate(
            year=int(year) if year else None, month=int(month) if month else None, day=int(day) if day else None
        )
    except InvalidValueError:
        return UnreadWhy.NO_SUCH_DATE
