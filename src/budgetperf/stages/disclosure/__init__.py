"""Disclosure (公开): what is made public of whom, where and when; what goes to the congress; the circulars of a year.

:func:`disclose` says how much of what is to be public is, with classified units on neither side of any share;
:func:`go_together` whether targets and budgets take their four steps together; :func:`submit` whether what went to the
congress is what is asked for; :func:`compare_told` which facts a report tells twice, or differently.
"""

from budgetperf.stages.disclosure.circulars import CircularKind, CircularSchedule, IssuedCircular, check_circulars
from budgetperf.stages.disclosure.congress import (
    Submission,
    SubmissionPolicy,
    SubmissionReport,
    Submitted,
    SubmittedCount,
    SubmittedKind,
    SubmittedWith,
    submit,
)
from budgetperf.stages.disclosure.coverage import DisclosureLine, DisclosureReport, disclose
from budgetperf.stages.disclosure.policy import DisclosureItem, DisclosurePolicy
from budgetperf.stages.disclosure.publications import Disclosed, Disclosure
from budgetperf.stages.disclosure.together import OutOfStep, StepShare, Together, TogetherDays, go_together
from budgetperf.stages.disclosure.told import ToldFact, ToldFacts, compare_told

__all__ = [
    "CircularKind",
    "CircularSchedule",
    "Disclosed",
    "Disclosure",
    "DisclosureItem",
    "DisclosureLine",
    "DisclosurePolicy",
    "DisclosureReport",
    "IssuedCircular",
    "OutOfStep",
    "StepShare",
    "Submission",
    "SubmissionPolicy",
    "SubmissionReport",
    "Submitted",
    "SubmittedCount",
    "SubmittedKind",
    "SubmittedWith",
    "Together",
    "TogetherDays",
    "ToldFact",
    "ToldFacts",
    "check_circulars",
    "compare_told",
    "disclose",
    "go_together",
    "submit",
]
