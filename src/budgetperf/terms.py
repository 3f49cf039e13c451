"""The bilingual vocabulary: the field's English terms with the Chinese ones beside them.

Enumerations, explanations and tables take their words from here, so a term is translated once.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from budgetperf.errors import InvalidValueError, Lang

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TERMS", "Term", "term"]


@frozen(kw_only=True)
class Term:
    """A concept with its stable key and its names in both languages."""

    key: str
    zh: str
    en: str

    def text(self, lang: Lang) -> str:
        """The name in ``lang``."""
        return self.zh if lang == "zh" else self.en


_WORDS = """
self-evaluation | 单位自评 | unit self-evaluation
self-evaluation-form | 绩效自评表 | self-evaluation form
project | 项目 | project
target | 绩效目标 | performance target
indicator | 绩效指标 | performance indicator
level1 | 一级指标 | first-level indicator
level2 | 二级指标 | second-level indicator
level3 | 三级指标 | third-level indicator
target-value | 指标值 | target value
actual-value | 实际完成值 | actual value
points | 分值 | points
score | 得分 | score
total-score | 总分 | total score
grade | 评价等级 | grade
printed | 填报 | printed
computed | 复核 | computed
agreement | 核对 | agreement
outcome | 完成情况 | outcome
finding | 疑点 | finding
assumption | 计算口径（文件未规定） | assumption
basis | 依据 | basis
rounding | 舍入 | rounding
execution-rate | 预算执行率 | budget execution rate
execution-score | 预算执行得分 | execution score
initial-budget | 年初预算数 | initial budget
adjusted-budget | 全年预算数 | adjusted budget
executed | 全年执行数 | executed amount
carried-over | 上年结转 | carry-over from last year
fund-source | 资金来源 | source of funds

met | 达成 | met
exceeded | 超额达成 | exceeded
missed | 未达成 | missed
undecided | 无法判定 | undecided

agrees | 一致 | agrees
printed-rate | 按填报执行率计算 | follows the printed rate
rounded-down | 舍去尾数 | rounded down
half-marks | 按一半计分 | half marks
other-reverse-formula | 按另一反向公式计算 | follows the other reverse formula
differs | 不一致 | differs
not-printed | 未填报 | not printed
not-computed | 无法复核 | cannot be computed

error | 错误 | error
question | 疑问 | question
note | 提示 | note

read | 已核原文 | read in the document
reported | 据公开报道或配置 | reported
recalled | 凭记忆，未核原文 | recalled, not read
proposed | 建议，尚未施行 | proposed, not in force
assumed | 计算口径，文件未规定 | assumed convention

in_force | 现行有效 | in force
trial | 试行 | on trial
reported_practice | 报道的做法 | reported practice
planned | 计划 | planned

excellent | 优 | excellent
good | 良 | good
fair | 中 | fair
poor | 差 | poor

achieved | 达成 | achieved
partly | 部分达成 | partly achieved
not_achieved | 未达成 | not achieved

half_up | 四舍五入 | half up
half_even | 四舍六入五成双 | half to even
down | 舍去尾数 | down
up | 进位 | up

linear_to_twice | 反向指标超出上限后按比例线性扣分，达到上限两倍时为零分 | above its limit a falling indicator loses points linearly, to zero at twice the limit
inverse_ratio | 反向指标超出上限后按指标值与完成值之比计分 | above its limit a falling indicator earns the ratio of target over actual
exactly.at_least | “=”指标超出指标值按达成计；指标值为零时不大于零即达成 | more than an '=' target counts as reached; an '=' target of zero is reached by zero or less
exactly.both | “=”指标向任一方向偏离均不算达成 | an '=' target is reached only by the number itself
zero-budget.nothing | 预算数为零时，执行得分为零 | the execution of a budget of zero earns nothing
zero-budget.full | 预算数为零时，执行得满分 | the execution of a budget of zero earns full marks
zero-budget.refuse | 预算数为零时，不计算执行得分 | the execution of a budget of zero is not scored
overspending.capped | 执行数超过预算数时，执行得分不超过其分值 | spending above the budget earns no more than the points
overspending.uncapped | 执行数超过预算数时，执行得分可超过其分值 | spending above the budget earns more than the points

empty | 单元格为空 | the cell is empty
too-long | 文字过长 | the text is too long
mixed-text | 数字与文字混排，无法拆分 | numbers and words are mixed and cannot be told apart
chinese-numeral | 中文数字尚不能识别 | numerals in Chinese characters are not read
ambiguous-date | 可能是日期，也可能是数 | it may be a date or a number
no-year | 日期没有年份 | the date has no year
contradictory-operator | 比较符号前后矛盾 | the operators before and after contradict each other
approximate | 约数 | the number is approximate
placeholder | 仅有占位符号 | there is only a placeholder
not-a-rating | 文字不能说明是否达成 | the words do not say whether it was achieved
points-in-value-column | 指标值栏和完成值栏填的是分值 | the columns of values hold the points
"""


def _parse(words: str) -> Mapping[str, Term]:
    terms: dict[str, Term] = {}
    for line in filter(None, map(str.strip, words.splitlines())):
        key, zh, en = (part.strip() for part in line.split("|"))
        terms[key] = Term(key=key, zh=zh, en=en)
    return MappingProxyType(terms)


TERMS: Mapping[str, Term] = _parse(_WORDS)
"""Every term by its key."""


def term(key: str) -> Term:
    """The term called ``key``.

    Raises:
        InvalidValueError: the vocabulary has no such key.

    >>> term("grade").zh, term("grade").en
    ('评价等级', 'grade')
    """
    try:
        return TERMS[key]
    except KeyError:
        raise InvalidValueError(f"the vocabulary has no term {key!r}.", f"词汇表中没有“{key}”。", found=key) from None
