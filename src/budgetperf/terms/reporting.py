"""The words of yearly reports."""

__all__ = ["WORDS"]

WORDS = """
print-scale.one | 个 | ones
print-scale.wan | 万 | ten thousands
print-scale.yi | 亿 | hundred millions
print-scale.percent | 百分比 | percent
print-agreement.agrees | 一致 | agrees
print-agreement.differs | 不一致，请核实 | differs
print-agreement.not_found | 未找到 | not found
print-agreement.unreadable | 数不可读，请核实 | cannot be read
print-agreement.ambiguous | 有不同的数，请核实 | stands there with different numbers
print-agreement.undefined | 分母为零，无法比较 | cannot be compared, the whole is zero
"""
"""Lines of ``key | Chinese | English``."""
