"""How the ex-ante rules of a regime are written down: one ground for a sentence and for all that follows from it."""

from __future__ import annotations

from attrs import frozen

from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.rules.conditions import Condition
from budgetperf.rules.decisions import DecisionTable, Exemption, Force, HitPolicy, Otherwise, Rule
from budgetperf.stages.exante.policy import MEASURES, NOT_REQUIRED, REQUIRED, ScreeningPolicy

__all__ = ["Ground", "screening_policy"]


@frozen(kw_only=True)
class Ground:
    """The document that a district's rules come from here, and how its words are known.

    Attributes:
        kind: how they are known.
        document: where they stand.
        status: whether the rules bind.
        status_zh: why they have that status, in Chinese.
        status_en: the same in English.
        regulation: the text that the words report; None where they name none.
        revision: which state of the rules this is.
    """

    kind: BasisKind
    document: Document
    status: RuleStatus
    status_zh: str
    status_en: str
    regulation: Document | None = None
    revision: str

    def says(self, zh: str, en: str, *, kind: BasisKind | None = None) -> Basis:
        """The basis of a claim that the document makes; of the kind of the ground where none is given."""
        return Basis(kind=kind or self.kind, document=self.document, zh=zh, en=en)

    def status_basis(self) -> Basis:
        """The basis of the status."""
        return self.says(self.status_zh, self.status_en)

    def rule(
        self, code: str, when: Condition, then: tuple[str, ...], words: tuple[str, str], force: Force = Force.BINDING
    ) -> Rule:
        """One row on this ground; ``words`` are the passage and its English."""
        return Rule(code=code, when=when, then=then, basis=self.says(*words), force=force, status=self.status)


def screening_policy(
    code: str,
    name: tuple[str, str],
    ground: Ground,
    passage: str,
    rules: tuple[tuple[str, Condition, tuple[str, str]], ...],
    exemptions: tuple[Exemption, ...] = (),
) -> ScreeningPolicy:
    """The screening of one jurisdiction: each rule leads to an evaluation, and what no rule names needs none.

    Args:
        code: the jurisdiction's code.
        name: its name in both languages.
        ground: where its words stand.
        passage: the words.
        rules: for each row its code, its condition and the words with their English.
        exemptions: what the rules do not touch.
    """
    table = DecisionTable(
        code=f"{code}.screening.table",
        revision=ground.revision,
        zh=f"{name[0]}事前绩效评估的范围",
        en=f"who needs an ex-ante evaluation under the rules of {name[1]}",
        measures=MEASURES,
        rules=tuple(ground.rule(key, when, (REQUIRED.code,), words) for key, when, words in rules),
        hit=HitPolicy.EVERY,
        otherwise=Otherwise(
            then=(NOT_REQUIRED.code,),
            basis=ground.says(
                f"「{passage}」之外的，所引文字未作要求", "what these words do not name, they do not ask for"
            ),
        ),
        exemptions=exemptions,
    )
    regulation = ground.regulation
    cited = (
        {} if regulation is None else {"regulation": ground.says(f"文件中提及{regulation}", f"it names {regulation}")}
    )
    claim = ground.says(f"「{passage}」", "the words that the table follows")
    return ScreeningPolicy(
        code=f"{code}.screening",
        revision=ground.revision,
        zh=f"{name[0]}事前绩效评估范围",
        en=f"ex-ante screening of {name[1]}",
        status=ground.status,
        passage=passage,
        regulation=regulation,
        table=table,
        basis={"status": ground.status_basis(), "passage": claim, "table": claim, **cited},
    )
