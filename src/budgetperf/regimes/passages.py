"""The passages of the five documents that no policy of a regime carries, in the order of the stages.

A line that starts with @ has the place, the standing, what of this package holds or makes it, and in brackets what must
be chosen; the next two say it in Chinese and English, and the others are the passage.
"""

__all__ = ["PASSAGES"]

PASSAGES = {
    "jianghan": """
@ conclusions reported dimensions.FIVE
从五个方面评估
five dimensions are looked at
“重点从立项必要性、投入经济性、绩效目标合理性、实施方案可行性和筹资合规性等方面进行评估”
@ reviews reported
所有区级财政拨款安排的项目支出都编制绩效目标，涵盖三本预算
targets for all project spending on the district's money, of three budgets
“将绩效目标管理范围扩大到所有区级财政拨款安排的项目支出，涵盖一般公共预算、政府性基金预算和国有资本经营预算”
@ reviews reported
部门整体和项目都有绩效目标
targets for departments and for projects
“实现区直项目支出和部门整体支出绩效目标管理‘两个全覆盖’”
@ reviews reported
第三方机构人员参与审核
people of third parties review targets
“组织专业的第三方机构人员对绩效目标……进行审核”
@ reviews.checks reported reviews.target_checks (quantified, tolerance, repeated, scheme)
目标细化量化、与预算匹配
targets are detailed, quantified and match the budget
“确保绩效目标科学合理、细化量化”
@ monitoring reported
双监控；谁支出、谁负责
both are watched, by who spends
“按照‘谁支出、谁负责’的原则……对预算执行情况和绩效目标实现程度实行‘双监控’”
@ monitoring reported
每个部门选一个项目重点监控
one key project of each department
“对每个部门选取一个项目进行重点监控”
@ monitoring reported
监控后调整预算和绩效目标
budgets and targets are changed after monitoring
“部分单位根据绩效监控情况主动调整了预算金额和绩效目标”
@ monitoring.circular reported monitoring.jianghan_slowest (ties)
支出进度偏慢的后 10 家部门全区通报
the ten departments that spend most slowly are circulated
“对2022年支出进度偏慢的后10家部门进行了全区通报”
@ results reported
重点评价项目的选择
how key evaluations are selected
“选择部分社会关注度高、涉及面广、金额较大的项目开展重点绩效评价”
@ results reported
评价范围延伸至政府债务资金和政府投资基金，尝试成本预算绩效评价
evaluations reach government debt and investment funds, and costs are tried
“绩效评价范围延伸至政府债务资金和政府投资基金，并尝试开展了成本预算绩效评价”
@ results reported
评价“回头看”
a look back at last year's evaluations
“对2021年度的9个财政重点绩效评价和5个单位自评再评价项目共14个财政项目（政策）支出开展了绩效评价‘回头看’检查工
作，并出具了检查报告”
@ other reported
三方职责
three roles
“建立财政部门牵头、预算部门具体实施、审计部门参与监督的预算绩效管理组织体系”
@ other reported
局内分工和完成时限
tasks and days within the finance bureau
“明确了区财政局内部科室的预算绩效管理工作的职责分工和提质增效各项重点任务和完成时限”
@ other reported costing.jianghan_kindergartens (mean)
幼儿园维修和设备购置综合定额
quotas for kindergartens
“确定了幼儿园维修支出预算综合定额标准和设备购置综合定额标准，较原支出平均规模压缩超过20%”
@ other reported costing.jianghan_library (limit)
区图书馆物业管理经费标准
a standard for the library's property services
“参照市少儿图书馆物业管理经费标准的区图书馆物业管理经费标准，并运用于2023年部门预算经费安排中”
""",
    "tianmen": """
@ conclusions proposed dimensions.FIVE
从五个方面评估，两张表逐项打分
five dimensions, two sheets marked item by item
“对照‘预算投资评审表格’和‘预算事前绩效评估表格’逐条逐项进行评判打分”
@ reviews.synchrony reported
同步编审绩效目标
targets are written and reviewed together with the budget
“在编制部门预算时同步编审绩效目标”
@ reviews reported
部门和项目“双覆盖”
targets for departments and for projects
“实现了绩效目标管理部门和项目‘双覆盖’”
@ reviews reported
审核退回重新申报
what is returned is filed again
“审核退回重新申报的项目348个，占比约4.1%”
@ reviews proposed disclosure.TIANMEN_TARGET_STEPS
目标四个环节
four steps of a target
“将年度预算绩效目标编制、审核、批复、公开四个环节的审核把关放在突出位置”
@ monitoring reported
偏离目标的及时纠正
what is off its target is corrected
“发现项目实施与绩效目标存在偏差，及时指出并予以纠正”
@ monitoring reported
四个机构分工
four bodies have their parts
“由预算绩效管理科组织协调、各部门归口预算管理科室具体负责，国库收付中心、财政监督局分别参与关键环节的协同配合”
@ results reported
统筹整合
merging
“对规模小、功能类似、支持对象相近的项目进行统筹整合”
@ results reported
从严从紧编制预算
budgets are strict and tight
“从严从紧编制预算，严控专项资金数量和规模”
@ results reported
第三方评价、人大视察和质询
third parties evaluate, the congress visits and questions
“委托第三方专业机构对9个政府投资项目开展重点绩效评价”
@ results proposed disclosure.TIANMEN_RECIPIENTS
结果的六种应用和五个报告对象
six ways to use results, five to report to
“建立反馈、整改、报告（向人大、政府、纪检、组织、审计等）、公开、预算调整、考核奖惩等制度”
@ other reported rulebooks.TIANMEN_BOOK
制度体系
the book of rules
“印发了《关于推进预算绩效管理的实施意见》”
@ other reported
第一责任人
the first person responsible
“强调各单位主要负责人是本单位预算绩效管理第一责任人”
@ other reported
谁花钱谁负责、谁管钱谁问效
who spends is responsible, who manages the money asks for its effect
“按照‘谁花钱、谁负责，谁管钱、谁问效’的原则”
@ other reported
重大项目终身追责
for major projects responsibility does not end
“对重大项目的责任人实行终身绩效责任追究制”
@ other proposed
领导中心和领导小组
a leading centre and leading groups
“成立主要领导为主任，其他有关领导为副主任的天门市预算绩效管理领导中心……单位一把手任组长”
@ other proposed rectification.tianmen_standard (code, zh, en, least)
责任台账
a ledger of responsibility
“对阶段工作不达标的部门予以通报，并记入部门绩效管理责任台账”
@ other proposed
纳入干部考核
part of the appraisal of cadres
“将预算绩效管理考评情况纳入市人大任免干部政绩考核体系”
""",
    "dongli": """
@ reviews reported
目标和自评全覆盖
targets and self-evaluations of everything
“实现部门项目绩效目标和自评全覆盖”
@ reviews reported
抽查复核
spot checks of reviews
“加大绩效抽查复核力度”
@ monitoring.tiers reported
重点项目跟踪监控
key projects are watched
“开展重点项目绩效跟踪监控，加强过程监控”
@ results reported
第三方重点评价和部门整体评价
key evaluations by third parties, and of departments as a whole
“选取区城管委、卫健委、政务服务办、商务局等11个部门13个重点项目，委托第三方进行重点绩效评价”
@ results reported
部门整体评价为上一年度
departments as a whole are evaluated for the year before
“8个部门进行了2021年度部门整体支出绩效评价”
@ other reported appraisals.dongli (items, order)
部门分三类考核
departments are appraised in three series
“将全区各部门分为政府系列、党群系列和街道园区三大类”
@ other reported costing.dongli_property (since)
物业服务费定额
quotas for property services
“机关单位物业服务费综合成本定额为每平方米每月5.66元，较2021年下调10.3%；涉农街道综合成本定额为每平方米每月7.67
元，较2021年下调4%”
@ other reported costing.control_by_share (least)
成本管控点
points of cost control
“找准成本管控点，形成成本定额，建立预算支出标准”
@ other reported
收集证据的方法
how evidence is collected
“通过查看账目、实地核查、座谈访谈等方式”
""",
    "xiuzhou": """
@ screening reported
应审尽审
everything that needs a review gets it
“按照应审尽审原则，完成3个事前绩效评估报告审核工作”
@ reviews.depth reported reviews.xiuzhou_depth (requirements, a, b, c, watched)
项目分 ABC 三类
three classes of projects
“根据项目重要程度将预算项目分成ABC三类，实行项目绩效分级分类管理”
@ reviews reported reviews.xiuzhou_depth
重点部门实质性审查
key departments are reviewed by substance
“对重点部门预算项目绩效目标开展实质性审查”
@ reviews reported
核销、核减
cancelled and cut when reviewed
“共核销预算项目18个，核减预算项目71个，压减预算资金1.02亿元”
@ monitoring.policy reported monitoring.xiuzhou (red_below)
双监控及均衡性，有红色预警
targets, spending and evenness are watched; some are red
“保障绩效运行跟踪监控与支出执行进度、均衡性等同预警、同通报、同反馈、同提高”
@ monitoring reported
三季度监控结果用于预算调整
the third quarter leads to changes of the budget
“将三季度绩效监控结果运用于预算调整，集中核减项目101个”
@ monitoring reported
红色预警项目的核销
money of red projects is cancelled
“其中对4个项目资金进行核销”
@ results reported
随机抽取再评价
what is evaluated again is drawn at random
“财政随机抽取57个项目（11.49%）”
@ results reported evaluating.reevaluation (scale, holds, on_difference, least, included)
再评价与自评的差异
how a re-evaluation and a self-evaluation are compared
“部门绩效自评再评价”
@ results reported
梳理共性问题
what departments have in common
“梳理区级部门在绩效管理工作中的共性问题，提出切实可行的解决手段”
@ other reported rulebooks.XIUZHOU_BOOK
“1+X”制度体系
one framework rule and what supports it
“升级打造预算绩效管理‘1+X’制度体系”
@ other reported
分级分类指标库
an indicator library by level and class
“构建形成16个大类、100余个案例、2000余条区级指标的绩效指标库”
""",
    "donghu": """
@ reviews reported
部门整体目标编制全覆盖
targets of all departments as a whole
“组织全区59个部门编制部门整体支出预算绩效目标”
@ reviews.synchrony reported
四同步
four steps go together
“绩效目标与预算编制‘四同步’，即同步申报、同步审核、同步批复、同步公开”
@ monitoring.key_sample reported monitoring.donghu_key_sample (counts)
10 个部门和项目重点监控
key monitoring of ten departments and projects
“选择10个部门和项目开展重点绩效监控”
@ monitoring reported
项目支出监控全覆盖
all project spending is watched
“对全区部门预算项目支出绩效监控管理全覆盖”
@ results reported
重点评价的选择
how key evaluations are selected
“选取了10个预算部门和10个社会关注度高的项目进行事后评价”
@ results reported
范围逐步延伸到四本预算
all four budgets, step by step
“将预算绩效管理范围逐步延伸到‘四本预算’”
@ results planned
社会保险基金、国有资本经营预算评价
evaluations of the social insurance and state capital budgets
“全面开展社会保险基金、国有资本经营预算项目绩效评价”
@ results planned
政府收入纳入绩效管理
government revenue
“探索将政府收入纳入绩效管理范围”
@ results planned
结果应用办法
rules on the use of results
“积极推动出台《东湖区预算绩效管理结果应用办法》”
@ other reported rulebooks.DONGHU_BOOK
制度文件
the book of rules
“出台了《推进全区预算绩效管理提质增效工作方案》”
@ other reported
绩效管理水平纳入高质量发展考核
part of the appraisal of high-quality development
“将预算绩效管理水平指标纳入全区高质量发展考核范围，奖优惩劣”
@ other planned appraisals.donghu_2023 (series, order)
结果应用情况纳入考核
the use of results is appraised
“将部门绩效管理结果应用情况全面纳入考核”
""",
}
"""The passages by the code of the regime."""
