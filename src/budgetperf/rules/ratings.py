"""Reading words: how far a target in words was reached, and which words are no target at all."""

from __future__ import annotations

import re

from budgetperf.rules.actuals import Rating
from budgetperf.rules.expectations import UnreadWhy
from budgetperf.rules.glyphs import CJK
from budgetperf.rules.numerals import NUMERAL

__all__ = ["NO_HARM", "rating_of", "why_no_words"]

_HARM = (
    "事故|事件|案件|投诉|举报|伤亡|死亡|受伤|差错|失误|错误|违规|违纪|违法|上访|信访|拖欠|污染|感染|火灾|舆情|返贫|辍学|超支|缺陷"
    "|隐患|纠纷|泄露|泄密|故障|异常|问题|挪用|截留|浪费|流失|损失|疫情|灾害|垃圾"
)
_SUCH = "重大|较大|特大|安全|责任|质量|生产|群体性?|服务|有效|人员|食品|环境|舆论|网络|资金"
_NO_HARM_OF = rf"(?:{_SUCH}){{0,4}}(?:{_HARM}){{1,2}}(?:发生)?"
NO_HARM = re.compile(rf"[零0](?:发生|起|件|例|次|人)?{_NO_HARM_OF}")
"""A target of no accidents, complaints or the like: 零事故."""

_VERB = (
    "完成|达成|达到|达标|实现|落实|到位|通过|验收|合格|建成|建立|执行|拨付|发放|支付|兑付|使用|管理|实施|开展|办结|整改|推行|履行|公开|公示"
    "|交付|上线|消除|解决|创成|编制|印发|制定|保障|采购|安装|完工|竣工|投入|运行|符合|满足"
)
_HOW = (
    "已经|已|均|都|全部|全面|按时|按期|按质|按量|保质|保量|及时|如期|准时|提前|顺利|圆满|超额|足额|按照|按要求|按规定|按计划"
    "|按标准|严格|有效"
)
_WHAT = (
    "了|并|预期|预定|既定|年度|全年|年初|绩效|总体|各项|工作|项目|任务|目标|指标|要求|标准|计划|规定|值|建设|完成|达成|达到|验收"
    "|效果|规划|职责|责任|使用|资金|进度|相关|有关|文件|政策|制度"
)

_OF = "项目|工程|资金|任务|工作|建设|目标|指标|全年|年度|各项工作|各项"
_DONE = re.compile(rf"(?:{_OF})?(?:{_HOW}){{0,4}}(?:{_VERB}){{1,2}}(?:{_WHAT}){{0,5}}")
_NONE_HAPPENED = re.compile(
    rf"(?:未|没有?|无|零|不)(?:再?发生|出现|发现|产生|见|有|存在)?(?:任何|过)?(?:{_NO_HARM_OF})(?:情况|现象|行为)?"
    r"|(?:未|没有?|不)(?:再?发生|出现)|(?:未|没有?|不)超(?:出|过|支)?(?:概|预)?(?:算|支)?"
)
_NOT_WHOLLY = re.compile(
    rf"(?:未|没有?)(?:完全|全部|全面|足额|按比例){CJK}{{0,8}}|(?:大?部分|基本|大致|大体|接近|初步|仅){CJK}{{0,20}}"
)
_NOT_DONE = re.compile(
    rf"(?:尚|暂|还|均|都|仍)?(?:未|没有?|无法)能?(?:{_HOW}|开始|如实|明显|显著){{0,3}}(?:{_VERB}|启动|开工|动工|达|提升|改善|提高|增强|缓解|好转|增长){CJK}{{0,12}}"
    r"|(?:效果|成效|作用)?(?:很|非常)?不(?:可持续|满意|合格|达标|及时|到位|合规|规范|理想|明显|完整|健全|完善)|(?:效果)?(?:较|很)?差|未果"
)
_BEST = frozenset(
    ["优", "优秀", "合格", "达标", "满意", "很满意", "非常满意", "十分满意", "完全达到", "非常好", "很好"]
)
_UNCLEAR = re.compile(
    r"(?:效果|程度|水平|质量|情况|完成)?(?:良好?|中等?|一般|尚可|较为?[^\W\d]{1,4}|比较[^\W\d]{1,4})"
    rf"|(?:正在?|仍在|还在|有序|稳步|逐步|持续|不断|有所|进一步|日益|积极|努力|加快){CJK}{{0,16}}"
    rf"|(?:{CJK}{{0,6}}(?:进行|推进|进展|建设|实施|施工|办理|准备|筹备|整改|审核)(?:之?中|阶段|过程中))|有{CJK}{{1,4}}(?:标准|依据)"
    r"|进行|推进|在建|未知|待定|待验收"
)
_TURNS = re.compile(r"但|然而|不过|尚|未|没|仅|部分|除|延期|延迟|推迟|逾期")
_ELSEWHERE = re.compile(rf"(?:(?:详?见|参见|另附|另见){CJK}{{0,20}}|同[上左前]|待定|暂无|未知)")
_SCALE = re.compile(
    r"(?:定性)?(?:(?:优秀?|良好?|中等?|一般|[较很]?[好差高低]|(?:不|基本|较)?(?:合格|满意|达标)|低)[/、,;|]?){3,8}"
)
_ROUGH = re.compile(
    r"近[十百千万]|[数上几][十百千万]|若干|半数|过半|[十百千万][余多]|左右|约[〇零一二三四五六七八九十百千万两]"
)
_RANKED = re.compile(rf"(?:[前第]{NUMERAL}(?:名|位))|(?:位居|位列|名列|排名|居){CJK}{{0,6}}(?:第|前)")
_PART_OF = re.compile(rf"{NUMERAL}分之{NUMERAL}")
_COUNTED = re.compile(
    rf"(?<![第统十]){NUMERAL}(?:(?:次(?!性)|场|期|人|名|户|项|篇|套|份|批(?!准|复)|件|条(?!龙)|座|台|辆|公里|平方米|亩|吨|元|万元|天(?!然)"
    r"|个(?:月|工作日)|年(?!级)|季度|小时|家(?!庭)|处(?!理|置)|部(?!分)|本|个(?=[^\W\d]))(?!有))"
)


def rating_of(clean: str) -> Rating | None:
    """How far a target was reached, as the words say; None where they are no rating.

    A clause that follows a comma and turns the first one (但, 未, 仅) leaves the whole unclear.

    >>> rating_of("已全部完成"), rating_of("基本完成"), rating_of("未发生事故"), rating_of("有效")
    (<Rating.ACHIEVED: 'achieved'>, <Rating.PARTLY: 'partly'>, <Rating.ACHIEVED: 'achieved'>, None)
    """
    head, *rest = re.split(r"[,;。:(]", clean.strip("。.;,!"), maxsplit=1)
    read = _rating(head)
    return Rating.UNCLEAR if read is Rating.ACHIEVED and rest and _TURNS.search(rest[0]) else read


def _rating(words: str) -> Rating | None:
    if words in _BEST or _NONE_HAPPENED.fullmatch(words) or _DONE.fullmatch(words):
        return Rating.ACHIEVED
    if _NOT_WHOLLY.fullmatch(words):
        return Rating.PARTLY
    if _NOT_DONE.fullmatch(words):
        return Rating.NOT_ACHIEVED
    return Rating.UNCLEAR if _UNCLEAR.fullmatch(words) else None


def why_no_words(clean: str) -> UnreadWhy | None:
    """Why words without digits are no target that a person could judge: a scale, a rank, a number that is not read.

    >>> why_no_words("优/良/中/差").value, why_no_words("效果明显")
    ('scale', None)
    """
    for pattern, why in (
        (_SCALE, UnreadWhy.SCALE),
        (_ELSEWHERE, UnreadWhy.ELSEWHERE),
    ):
        if pattern.fullmatch(clean):
            return why
    for pattern, why in (
        (_PART_OF, UnreadWhy.FRACTION),
        (_ROUGH, UnreadWhy.APPROXIMATE),
        (_RANKED, UnreadWhy.RANK),
        (_COUNTED, UnreadWhy.CHINESE_NUMERAL),
    ):
        if pattern.search(clean):
            return why
    return None
