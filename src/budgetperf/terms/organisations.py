"""The words of departments, units, duties, funds and projects."""

__all__ = ["WORDS"]

WORDS = """
withheld | 不予显示 | withheld
organisation.department | 部门 | department
organisation.first_level | 一级预算单位 | first-level budget unit
organisation.unit | 预算单位 | budget unit
role.lead | 牵头 | leads
role.implementer | 具体实施 | implements
role.supervisor | 参与监督 | takes part in supervision
role.requester | 申请资金 | asks for the money
role.spender | 支出资金 | spends the money
role.coordinator | 组织协调 | coordinates
role.in_charge | 具体负责 | is in charge
role.participant | 协同配合 | takes part
role.first_reviewer | 初审 | reviews first
role.final_reviewer | 终审 | reviews finally
role.joint_reviewer | 会审 | reviews jointly
responsible-for.region | 对本地区预算绩效负责 | answers for the region's budget performance
responsible-for.unit | 对本部门本单位预算绩效负责 | answers for the department's or unit's budget performance
responsible-for.project | 对项目预算绩效负责 | answers for the project's budget performance
book.general | 一般公共预算 | general public budget
book.government_funds | 政府性基金预算 | government-managed funds budget
book.state_capital | 国有资本经营预算 | state capital operations budget
book.social_insurance | 社会保险基金预算 | social insurance fund budget
fund.own | 本级财政资金 | own money of the level
fund.upper_level | 上级转移支付资金 | transfer from a higher level
fund.debt | 政府债务资金 | government debt
fund.investment_fund | 政府投资基金 | government investment fund
fund.other | 其他资金 | other money
subject.policy | 政策 | policy
subject.project | 项目 | project
subject.department | 部门整体 | department as a whole
standing.new | 新增 | new
standing.continuing | 延续 | continuing
standing.revised | 修订 | revised
standing.expiring | 到期拟延续 | expiring and to be renewed
duration.one_off | 一次性 | one-off
duration.recurring | 经常性 | recurring
duration.multi_year | 跨年度 | multi-year
importance.a | A 类 | class A
importance.b | B 类 | class B
importance.c | C 类 | class C
special.emergency | 应急 | emergency
special.disaster_relief | 救灾 | disaster relief
special.other | 其他特殊事项 | other special matter
prior.initial | 上年年初预算数 | initial budget of last year
prior.adjusted | 上年全年预算数 | adjusted budget of last year
growth-from-zero | 上年预算为零，增幅没有意义 | last year's budget is zero, so the growth rate is undefined
"""
"""Lines of ``key | Chinese | English``."""
