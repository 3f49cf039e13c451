"""What follows from results in 江汉, 东丽, 秀洲 and 东湖, each row with the words that it comes from."""

from __future__ import annotations

from budgetperf.regimes.application.grounds import (
    IS_EVALUATION,
    IS_EX_ANTE,
    IS_MONITOR,
    IS_TARGET_REVIEW,
    made_policy,
    practice,
)
from budgetperf.regimes.citing import read, reported
from budgetperf.regimes.documents import DONGHU_2022, DONGLI_2022, JIANGHAN_2022, XIUZHOU_2021
from budgetperf.rules.comparing import all_of, any_of, one_of, word_at_most, yes
from budgetperf.rules.conditions import Condition, Open, Reading
from budgetperf.rules.decisions import Force
from budgetperf.stages.application import (
    EVALUATED_SUBJECT,
    GRADE,
    ORDER_STATE,
    OUTCOME,
    PROBLEMS,
    SOURCE,
    AmountBase,
    OrderState,
    ProblemKind,
    ResultSource,
)
from budgetperf.stages.monitors import LAMP
from budgetperf.stages.reviews import TARGET_STATE

__all__ = ["DONGHU_RESULTS", "DONGLI_RESULTS", "JIANGHAN_RESULTS", "XIUZHOU_RESULTS"]


def _found(*kinds: ProblemKind) -> Condition:
    return any_of(*(yes(PROBLEMS[kind]) for kind in kinds))


def _outcome(*outcomes: str) -> Condition:
    return all_of(IS_EX_ANTE, one_of(OUTCOME, *outcomes))


def _question(choice: str, words: tuple[str, str], *readings: tuple[str, str, str, Condition]) -> Open:
    made = tuple(Reading(code=code, zh=zh, en=en, when=when) for code, zh, en, when in readings)
    return Open(choice=choice, zh=words[0], en=words[1], readings=made)


_IS_KEY = one_of(SOURCE, ResultSource.FISCAL_EVALUATION.value)

# -- 江汉 --

_DIRECTLY = read(
    JIANGHAN_2022,
    "“审核结果直接应用预算安排”",
    "the result of reviewing an ex-ante evaluation is applied directly to the budget",
)

JIANGHAN_RESULTS = made_policy(
    "jianghan",
    ("江汉区", "Jianghan District"),
    "2022",
    read(JIANGHAN_2022, "“做深绩效结果应用”", "results are put to use"),
    (
        practice(
            "tied",
            _IS_KEY,
            ("consider",),
            read(
                JIANGHAN_2022,
                "“财政评价结果的好坏与预算安排挂钩”",
                "how good a fiscal evaluation is is tied to the budget; by how much is not said",
            ),
        ),
        practice("supported", _outcome("supported"), ("support",), _DIRECTLY),
        practice("cut", _outcome("cut"), ("reduce",), _DIRECTLY),
        practice("not_approved", _outcome("waiting", "refused"), ("no_budget",), _DIRECTLY),
    ),
    next_year=read(
        JIANGHAN_2022, "“运用于2023年部门预算经费安排中”", "a result of 2022 is applied to the budget of 2023"
    ),
)
"""江汉: ex-ante evaluations apply directly; fiscal evaluations are tied to the budget, without a figure."""

# -- 东丽 --

DONGLI_RESULTS = made_policy(
    "dongli",
    ("东丽区", "Dongli District"),
    "2022",
    read(DONGLI_2022, "“以评价结果应用为保障”", "the use of results is what secures the rest"),
    (
        practice(
            "absent",
            all_of(IS_TARGET_REVIEW, one_of(TARGET_STATE, "absent")),
            ("not_admitted", "no_budget"),
            read(DONGLI_2022, "“将绩效目标编制前移至项目入库阶段”", "targets are written before entry to the library"),
            Force.STRICT,
        ),
        practice(
            "unqualified",
            all_of(IS_TARGET_REVIEW, one_of(TARGET_STATE, "unqualified")),
            ("no_budget",),
            read(
                DONGLI_2022,
                "“绩效目标编制不合格的项目，一律不安排预算”",
                "no budget for any project with an unqualified target",
            ),
            Force.STRICT,
        ),
        practice(
            "ground",
            any_of(
                _IS_KEY,
                all_of(
                    one_of(SOURCE, ResultSource.DEPARTMENT_EVALUATION.value), one_of(EVALUATED_SUBJECT, "department")
                ),
            ),
            ("consider",),
            read(
                DONGLI_2022,
                "“将评价结果作为下一年度预算安排依据”",
                "results are a ground of the next year's budget; how is not said",
            ),
        ),
    ),
    next_year=read(DONGLI_2022, "“作为下一年度预算安排依据”", "a ground of the next year's budget"),
)
"""东丽: no budget without a qualified target, without exception; evaluations are a ground of the next budget."""

# -- 秀洲 --

_POOR_MONITORING = _question(
    "poor_monitoring_includes_yellow",
    (
        "“绩效监控不佳”是否包括黄色预警，还是仅指红色预警",
        "Is a yellow lamp poor monitoring too, or only a red one?",
    ),
    ("yes", "红色、黄色预警均为监控不佳", "red and yellow are poor", one_of(LAMP, "red", "yellow")),
    ("no", "仅红色预警为监控不佳", "only red is poor", one_of(LAMP, "red")),
)
_NOT_REVISED = any_of(
    one_of(ORDER_STATE, OrderState.OVERDUE.value),
    all_of(
        one_of(ORDER_STATE, OrderState.LATE.value),
        _question(
            "late_revision_is_cut",
            (
                "逾期后才修改的，是否仍属“未按要求修改”",
                "Is what was revised after the deadline still not revised as required?",
            ),
            (
                "yes",
                "逾期修改仍属未按要求修改",
                "revised late is not as required",
                one_of(ORDER_STATE, OrderState.LATE.value),
            ),
            (
                "no",
                "逾期修改不再核减",
                "revised late is not cut any more",
                one_of(ORDER_STATE, OrderState.OVERDUE.value),
            ),
        ),
    ),
)

XIUZHOU_RESULTS = made_policy(
    "xiuzhou",
    ("秀洲区", "Xiuzhou District"),
    "2021",
    read(XIUZHOU_2021, "“健全绩效闭环管理机制”，“预算安排时”适用", "when a budget is made"),
    (
        practice(
            "rejected",
            _outcome("refused"),
            ("not_admitted", "no_budget"),
            read(
                XIUZHOU_2021,
                "“对事前绩效评估项目审核为不予立项的，严格报把关不入项目库，不安排预算资金”",
                "what is rejected does not enter the project library and gets no money",
            ),
        ),
        practice(
            "returned",
            _outcome("waiting"),
            ("not_admitted",),
            reported(
                XIUZHOU_2021,
                "“退回修改暂不予立项项目1个”",
                "one was returned for revision and is not approved for now",
            ),
        ),
        practice(
            "cut",
            _outcome("cut"),
            ("reduce",),
            reported(XIUZHOU_2021, "“核减资金项目1个”", "the funds of one were cut"),
        ),
        practice(
            "poor",
            # 部门上年项目: the projects that departments had last year, so it is the project's own grade
            all_of(IS_EVALUATION, one_of(EVALUATED_SUBJECT, "project", "policy"), one_of(GRADE, "poor")),
            ("strict",),
            read(
                XIUZHOU_2021,
                "“对部门上年项目绩效评价为‘差’的，从严安排预算”",
                "what was evaluated as poor last year is budgeted strictly",
            ),
        ),
        practice(
            "poor_monitoring",
            all_of(IS_MONITOR, _POOR_MONITORING),
            ("tight",),
            read(
                XIUZHOU_2021,
                "“对项目上年绩效监控不佳的，从紧安排预算”",
                "what was monitored as poor last year is budgeted tightly",
            ),
        ),
        practice(
            "unclear",
            all_of(
                IS_TARGET_REVIEW,
                _found(ProblemKind.UNCLEAR_TARGET, ProblemKind.UNQUANTIFIED_TARGET),
                one_of(ORDER_STATE, OrderState.NONE.value, OrderState.OPEN.value),
            ),
            ("revise_target",),
            read(
                XIUZHOU_2021,
                "“对上报绩效目标不明确、不量化的，责令限期修改”",
                "an unclear or unquantified target is to be revised by a fixed day",
            ),
        ),
        practice(
            "same_target",
            all_of(IS_TARGET_REVIEW, _found(ProblemKind.SAME_TARGET)),
            ("merge",),
            read(
                XIUZHOU_2021,
                "“对绩效目标相同的同类项目，建议整合统筹资金”",
                "for projects of one kind with the same target merging is suggested",
            ),
        ),
        practice(
            "not_revised",
            all_of(IS_TARGET_REVIEW, _NOT_REVISED),
            ("reduce",),
            read(
                XIUZHOU_2021, "“未按要求修改的按规定相应核减预算”", "what is not revised as required is cut accordingly"
            ),
        ),
        practice(
            "policy_revised",
            _IS_KEY,
            ("revise_policy",),
            reported(
                XIUZHOU_2021,
                "“根据评价结果修订《区中小学校舍维修改造专项资金管理实施办法》、《区农业机械购置补贴实施方案》等”",
                "two sets of rules were revised because of key evaluations",
            ),
        ),
    ),
    next_year=read(XIUZHOU_2021, "“上年项目绩效评价”，“上年绩效监控”", "last year's evaluations and monitors"),
    reduces_from=(
        AmountBase.ASKED,
        reported(
            XIUZHOU_2021,
            "审核预算时“核减预算项目71个，压减预算资金1.02亿元”，系对申请数而言",
            "71 projects were reduced when budgets were reviewed, which is against what they asked for",
        ),
    ),
)
"""秀洲: rejected, no money; 差 strictly, poor monitoring tightly; unclear targets by a day, or else a cut."""

# -- 东湖 --

_BELOW_GOOD = _question(
    "below_good_includes_good",
    (
        "“良好以下”是否包括“良好”",
        "Does 良好以下 (good and below, or below good) include 良好?",
    ),
    ("yes", "“以下”包括本数，即良、中、差", "it does: good, fair and poor", word_at_most(GRADE, "good")),
    ("no", "不包括良好，即中、差", "it does not: fair and poor", word_at_most(GRADE, "fair")),
)

DONGHU_RESULTS = made_policy(
    "donghu",
    ("东湖区", "Donghu District"),
    "2022",
    read(DONGHU_2022, "“做深绩效结果应用”", "results are put to use"),
    (
        practice(
            "put_right",
            _found(ProblemKind.SLOW, ProblemKind.IRREGULAR_USE),
            ("rectify",),
            read(
                DONGHU_2022,
                "“对存在实施进度缓慢、资金使用不规范等问题的项目督促落实整改”",
                "slow progress and irregular use of money are to be put right",
            ),
        ),
        practice(
            "adjusted",
            _found(ProblemKind.OFF_TARGET, ProblemKind.INEFFICIENT),
            ("adjust", "recover", "reactivate"),
            read(
                DONGHU_2022,
                "“对存在偏离绩效目标、资金使用低效等问题的项目及时调整、收回和盘活”",
                "what is off its target or inefficient is adjusted, its money recovered and put to use",
            ),
        ),
        practice(
            "below_good",
            all_of(_IS_KEY, _BELOW_GOOD),
            ("reduce_or_cancel",),
            read(
                DONGHU_2022,
                "“对财政重点评价结果为良好以下的项目将在预算中予以缩减和取消”",
                "projects whose key evaluation is 良好以下 are reduced or cancelled in the budget",
            ),
        ),
    ),
)
"""东湖: slow or irregular, put right; off target or inefficient, adjusted; 良好以下, reduced or cancelled."""
