"""The words of checking stated figures: what they are of, what equations come to."""

__all__ = ["WORDS"]

WORDS = """
dimension.count | 个数 | counts
dimension.money | 金额 | money
dimension.rate | 比率 | rates
dimension.day | 日期 | days
figure-kind.cumulative | 累计数 | cumulative
figure-kind.period | 当期数 | of a period
figure-kind.snapshot | 时点数 | at a point in time
equation.holds | 成立 | holds
equation.violated | 不成立 | is violated
equation.undecidable | 无法判定 | cannot be decided
"""
"""Lines of ``key | Chinese | English``."""
