"""Words in the names of indicators that suggest which way is better for a number without an operator.

They were chosen by hand, from names as forms print them, and rest on no document: a policy that uses them is an
assumption of every result. Each list is described where :class:`~budgetperf.rules.directions.DirectionWords` is.
"""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind
from budgetperf.rules.directions import DirectionPolicy, DirectionWords

__all__ = ["BY_NAME", "INDICATOR_WORDS"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


INDICATOR_WORDS = DirectionWords(
    reverse=_words(
        """
        事故 投诉 受害率 成灾率 结余率 结转 结转率 变质 逾期 违规 违纪 违法 违法建设 违法建筑 违法案件 违约 死亡
        伤亡 受伤 受灾 过火 发病 发病率 发生率 发生数 事件 突发事件 差错 差评 失误 错误 误差 返工 返贫 失业 辍学
        缺勤 旷课 信访 上访 举报 舆情 纠纷 矛盾纠纷 拖欠 拖欠工资 欠薪 欠税 挂账 赤字 负债 债务 不良 不良反应 次品
        废品 退货 退稿 缺陷 故障 宕机 停机 停电 停水 中断 隐患 安全隐患 安全事故 漏报 漏检 漏损 渗漏 漏水 内涝 损耗
        损失 损坏 破损 丢失 失窃 流失 延误 超时 延期 滞后 超标 超支 超概算 超编 超载 超限 闲置 空置 空置率 浪费 能耗
        能耗强度 排放 污染 噪声 噪音 扬尘 拥堵 黑臭 劣Ⅴ类 劣V类 劣五类 感染 复发 病死 致残 致死 犯罪 再犯罪 发案
        案发 失信 泄密 变动率 调整率 经费控制率 人员控制率 人员控制 支出控制率 费用控制率 编制控制率 贫困发生率 罚款
        扣款 淹没 病虫害损失 拒付 再犯 化学需氧量 PM2.5 PM10 PM2.5浓度 PM2.5平均浓度 空编 火灾 缠访 复访 退回 驳回
        违建 烟尘 积水 荒漠化 弃管 闯红灯 停产 泄漏 困人 断头路 冒领 骗保 漏洞 错案 重审 脱逃 撂荒 流标 崩溃 近视
        近视率 肥胖 积存 败诉 差异率 偏离度 积压 坏账 欺凌 垃圾积存 超期 超期羁押 违规使用 违规收费
        """
    ),
    settling=_words(
        """
        处理 处置 办结 结案 整改 整治 治理 修复 消除 清除 清理 清收 清欠 清零 化解 调处 调解 解决 排查 排除 查处
        查办 查获 破获 破案 打击 侦破 抓获 更正 退还 劝返 防治 防控 防范 预防 纠正 追回 追缴 追讨 追责 收回 盘活
        拆除 抢修 扑救 救助 救援 减排 无害化 无害化处理 无害化处置
        """
    ),
    rising=_words(
        """
        及时 完成 覆盖 满意 满意度 达标 达标排放 合格 合规 到位 执行 核算 保障 知晓 演练 扶助 帮扶 响应 优抚 补助
        补贴 资助 救治 治疗 抢救 化解率 下降率 降低率 减少率 减排率 压减率 降幅 减幅 下降幅度 节约率 节能 宣传 教育
        培训 监测 检测 检查 巡查 巡检 督查 抽查 审核 审查 普查 回访 报送 报告 登记 建档 发放 拨付 兑付 支付 兑现
        使用 利用 回收 回收率 回复 答复 接通 反馈 就业 再就业 参保 脱贫 摘帽 建设 建成 新建 改造 维修 维护 养护 开展
        举办 参与 进度 效率 质量 优良天数 良好天数 达标天数 无事故天数 无投诉天数 血压控制率 血糖控制率 糖尿病控制率
        慢病控制率 规范管理 管理率 献血 保护 提升 提高 增长 增长率 改善 成活 成活率 稳定 稳定率 民生支出 支出率 管理
        随访 筛查 护理 照护 转移 重建 造林 援助 预警 普及 普及率 扩面 入户调查 问卷调查 抽样调查 招募 安置 康复 转化
        办理 供养 免疫 接种 签约 访视 体检 普惠
        """
    ),
    cost=_words(
        """
        成本 费用 造价 单价 支出 经费 价格 制作费 编制费 维护费 服务费 咨询费 劳务费 专家费 差旅费 会议费 印刷费
        培训费 租赁费 检测费 监理费 设计费 安装费 运输费 宣传费 保险费 评审费 工本费 采购费 施工费 工程费 管理费
        住宿费 伙食费
        """
    ),
    income=_words(
        """
        收入 营收 产值 利润 税收 增收 创收 销售额 营业额 节约 节支 节约额 发放额 贷款额 节约成本 节约经费 节约支出
        节约费用 节约资金 节省成本 节省经费 节省支出 节省费用 成本节约额 成本节约 经费节约 费用节约 支出节约
        成本降低 成本降低额
        """
    ),
    handling=_words("受理 接待 接听 核查 调查 核实 降低 减少 下降 压降 压减 压缩 削减 控减"),
    unsettled=_words(
        """
        时间 时长 时限 工期 周期 天数 期限 时效 年限 间隔 浓度 温度 气温 水位 年龄 距离 控制率 成本控制率 投资控制率
        用水量 用电量 用气量 用能 结余 淘汰率 变化率 标准 排名 名次 办理投诉 办理信访 办理举报
        """
    ),
    money=_words("资金 金额 款"),
    counted=_words(
        """
        数 量 数量 总数 总量 率 比率 比例 占比 比重 额 总额 金额 资金 贷款 次 起 件 例 处 个 户 条 家 村 人 场 人次
        面积 里程 长度 强度 指数 情况 发生 控制 项目 人员 人口 学生 职工 对象 家庭 企业 单位 学校 车辆 设备 土地
        水体 断面 点 点位 工作 活动 任务 产品 涉及 有效 合计
        """
    ),
    amiss=_words("违规 违法 违纪 违约 逾期 超期 延期 超时 超标 超范围 滞后 延误 错误 虚假 重复 不良 不当"),
    doubtful=_words(
        """
        未 不 错 漏 泄 骗 逃 弃 荒 坏 败 亏 欠 误 毁 崩 欺 凌 灾 害 病 伤 亡 违 罪 损 失 破 断 困 停 裸 偏离 差异
        问题 风险 积压 积存 逾 滥 贪 腐 疫 两费
        """
    ),
    harmless=_words(
        """
        未成年 未来 不动产 不锈钢 不间断 不断 不少于 不低于 失业保险 失业保障 工伤保险 死亡赔偿 死亡抚恤 投诉热线
        投诉电话 投诉渠道 举报热线 举报电话 举报奖励 污染源 污染物监测 信访局 信访大厅 事故调查报告 事故车辆
        故障指示 排放口 能耗监测 成本核算 成本监审 费用报销 价格监测 造价审核 困难 困境 突破 诊断 判断 停车 病床
        病房 病历 病种 欠发达 无损
        """
    ),
)
"""Rising, settling, reverse and other words of ordinary Chinese indicators."""

BY_NAME = DirectionPolicy(
    words=INDICATOR_WORDS,
    basis={
        "words": Basis(
            kind=BasisKind.ASSUMED,
            zh="无比较符号的数，按指标名称中的用词判断方向",
            en="a number without an operator has the direction that words in the indicator's name suggest",
        )
    },
)
"""How a number without an operator is read, wherever nobody says otherwise."""
