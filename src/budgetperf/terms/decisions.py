"""The words of facts, conditions and decision tables."""

__all__ = ["WORDS"]

WORDS = """
fact.amount | 金额 | amount of money
fact.rate | 比率 | ratio
fact.points | 分值 | points
fact.count | 数量 | count
fact.day | 日期 | day
fact.flag | 是否 | yes or no
fact.word | 用词 | one of some words
origin.stated | 由调用者给出 | stated by the caller
origin.recorded | 取自记录 | taken from a record
origin.computed | 由其他事实计算 | computed from other facts
relation.at_least | 达到 {}以上（含） | of {} or more
relation.more_than | 超过 {} | of more than {}
relation.at_most | 在 {}以下（含） | of {} or less
relation.less_than | 不满 {} | of less than {}
relation.equal | 等于 {} | of exactly {}
day-relation.at_least | 在 {}（含）以后 | on or after {}
day-relation.more_than | 在 {}以后 | after {}
day-relation.at_most | 在 {}（含）以前 | on or before {}
day-relation.less_than | 在 {}以前 | before {}
day-relation.equal | 为 {} | on {}
force.in_principle | 原则上（说明理由可由负责人另定） | in principle: a person may decide otherwise and say why
force.binding | 应当 | binding
force.strict | 一律（不得另定） | without exception
hit.first | 取第一条适用的规则 | the first rule that applies
hit.every | 取所有适用的规则 | every rule that applies
hit.unique | 至多一条规则适用 | at most one rule applies
fault.gap | 遗漏 | gap
fault.overlap | 重叠 | overlap
fault.shadowed | 被前列规则遮蔽 | shadowed rule
fault.contradictory | 相互矛盾 | contradiction
fault.unreachable | 无法到达 | unreachable
fault.edge | 界限值归属不明 | undeclared edge
"""
"""Lines of ``key | Chinese | English``."""
