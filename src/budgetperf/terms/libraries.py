"""The words of indicator libraries and of targets with their versions."""

__all__ = ["WORDS"]

WORDS = """
library-section.common | 共性指标 | common indicators
library-section.sector | 分行业分领域指标 | indicators of a sector or field
library-section.local | 本级指标 | indicators of the place itself
nature.quantitative | 定量 | quantitative
nature.qualitative | 定性 | qualitative
direction.higher | 正向 | higher is better
direction.lower | 反向 | lower is better
years-split.total | 分年数为指标总数之分解 | the yearly figures divide the total
years-split.sector | 分年数为分行业分领域指标之分解 | the yearly figures divide the entries of sectors and fields
library-figure.total | 指标总数 | total
library-figure.sections | 类别 | list of classes
library-figure.count | 数 | number
library-figure.class_count | 类别数 | number of classes
library-figure.since | 起始年 | first year
library-figure.until | 截止年 | last year
version.draft | 申报稿 | draft
version.approved | 批复 | approved
version.adjusted | 调整 | adjusted
version-standing.draft | 未批复 | not approved
version-standing.coming | 已批复，未生效 | approved, not yet in force
version-standing.in_force | 现行 | in force
version-standing.replaced | 已被替代 | replaced
target-shift.same | 未变 | unchanged
target-shift.easier | 降低要求 | easier
target-shift.harder | 提高要求 | harder
target-shift.other | 要求不同 | a different demand
target-shift.unclear | 难易无法判断 | cannot be told
target-shift.added | 新增 | added
target-shift.cancelled | 取消 | cancelled
target-shift.reworded | 文字变更 | other words
"""
"""Lines of ``key | Chinese | English``."""
