"""The four-together check (四同步) over many projects: filed, reviewed, approved and made public with the budget.

One course is checked by :func:`~budgetperf.stages.reviews.check_synchrony`; here is how many projects keep step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import field, frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, Problem, require, require_each, require_text, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import Classifiable, published
from budgetperf.stages.reviews import PairedStep, PairedStepDays, SynchronyPolicy, check_synchrony
from budgetperf.wire import BY_REFERENCE

__all__ = ["OutOfStep", "StepShare", "Together", "TogetherDays", "go_together"]


@frozen(kw_only=True, repr=False)
class TogetherDays(Classifiable):
    """When the steps of one project were taken, for its target and for its budget.

    Attributes:
        code: the key of the project, or of the department whose target as a whole it is.
        days: the steps that were taken, in order.
    """

    code: str
    days: tuple[PairedStepDays, ...]

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.code, "TogetherDays.code")
        require_each(self.days, PairedStepDays, "TogetherDays.days")


@frozen(kw_only=True)
class OutOfStep:
    """A project whose target and budget do not go together.

    Attributes:
        code: the key of the project.
        problems: where they do not.
    """

    code: str
    problems: tuple[Problem, ...]


@frozen(kw_only=True)
class StepShare:
    """One step over all projects.

    Attributes:
        step: the step.
        share: the projects that took it together over those that took it at all.
    """

    step: PairedStep
    share: Share


@frozen(kw_only=True)
class Together(Result):
    """How many projects keep step, without classified ones.

    Attributes:
        projects: the projects, by key.
        policy: what together means.
        out_of_step: those that do not keep step.
        steps: each of the four steps.
    """

    projects: tuple[TogetherDays, ...]
    policy: SynchronyPolicy = field(metadata=BY_REFERENCE)
    out_of_step: tuple[OutOfStep, ...]
    steps: tuple[StepShare, ...]

    def recompute(self) -> Together:
        """Check the kept days again."""
        return go_together(self.projects, self.policy)

    @property
    def rate(self) -> Share:
        """Projects that keep step over all of them; undefined where there is none."""
        return Share.of(len(self.projects) - len(self.out_of_step), len(self.projects))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the policy holds without a document."""
        return self.policy.assumptions

    @property
    def explanation(self) -> Explanation:
        """Each step with its share, and each project that is out of step."""
        steps = tuple(
            Explanation(
                key=one.step.value, zh=f"{one.step.term.zh}：{one.share}", en=f"{one.step.term.en}: {one.share}"
            )
            for one in self.steps
        )
        apart = tuple(
            Explanation(
                key=f"project.{one.code}",
                zh=f"{one.code}：{'；'.join(each.text('zh') for each in one.problems)}",
                en=f"{one.code}: {'; '.join(each.text('en') for each in one.problems)}",
            )
            for one in self.out_of_step
        )
        return Explanation(
            key="together",
            zh=f"绩效目标与预算“四同步”：{self.rate}（相差不超过 {self.policy.days} 天）",
            en=f"targets and budgets together: {self.rate} (at most {self.policy.days} days apart)",
            bases=(self.policy.basis["days"],),
            parts=(*steps, *apart, *assumption_steps(self.assumptions)),
        )


def go_together(projects: Iterable[TogetherDays], policy: SynchronyPolicy) -> Together:
    """Check whether targets and budgets take their steps together.

    Args:
        projects: when the steps were taken; classified ones are left out.
        policy: what together means, such as ``regimes.reviews.DONGHU_TOGETHER``, which takes it as the same day.

    Raises:
        InvalidValueError: a project twice.
    """
    require(policy, SynchronyPolicy, "policy", hint="regimes.reviews.DONGHU_TOGETHER")
    shown = tuple(sorted(published(tuple_of(projects, TogetherDays, "projects")), key=lambda one: one.code))
    codes = Counter(one.code for one in shown)
    if twice := [code for code, count in codes.items() if count > 1]:
        raise InvalidValueError(
            f"the projects {', '.join(twice)} stand twice.", f"项目（{'、'.join(twice)}）重复。", found=tuple(twice)
        )
    found = [OutOfStep(code=one.code, problems=check_synchrony(one.days, policy)) for one in shown]
    return Together(
        projects=shown,
        policy=policy,
        out_of_step=tuple(one for one in found if one.problems),
        steps=tuple(_share(step, shown, policy) for step in PairedStep),
    )


def _share(step: PairedStep, projects: tuple[TogetherDays, ...], policy: SynchronyPolicy) -> StepShare:
    taken = [day for one in projects for day in one.days if day.step is step and (day.target or day.budget) is not None]
    kept = sum(not check_synchrony([day], policy) for day in taken)
    return StepShare(step=step, share=Share.of(kept, len(taken)))
