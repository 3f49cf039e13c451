"""The words of selection: draws and rankings."""

__all__ = ["WORDS"]

WORDS = """
draw-scope.whole | 从全部对象中抽取 | drawn from all items together
draw-scope.stratum | 每组分别抽取 | drawn from each stratum apart
when-short.take_all | 不足应抽数的，全部抽取 | where there are fewer than asked for, all of them are taken
when-short.refuse | 不足应抽数的，不予抽取 | where there are fewer than asked for, nothing is drawn
included-count.within | 指定列入的对象计入应抽数 | items included by name count towards the number
included-count.on_top | 指定列入的对象不计入应抽数 | items included by name come on top of the number
ranking-end.top | 由高到低 | from the highest down
ranking-end.bottom | 由低到高 | from the lowest up
ranking-ties.all_in | 末位并列的，全部列入 | all that are tied at the edge are in
ranking-ties.none_in | 末位并列的，均不列入 | none that is tied at the edge is in
ranking-ties.refuse | 末位并列的，不予确定 | a tie at the edge is refused
"""
"""Lines of ``key | Chinese | English``."""
