"""Forms loaded and audited, against pydantic models of the same shape and a pandas script: see :mod:`.form_peers`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random

import budgetperf as bp
from benchmarks import form_peers
from benchmarks.form_peers import Document
from benchmarks.paired import Ratio, ratio
from printed_forms import CASES, audited, data

_MODEL = form_peers.model(bp.SelfEvaluationForm)
_WORDS = {
    bp.Outcome.MET: "reached",
    bp.Outcome.EXCEEDED: "reached",
    bp.Outcome.MISSED: "missed",
    bp.Outcome.UNDECIDED: "undecided",
}


def documents(count: int) -> list[Document]:
    """The carried forms over and over; no two documents share an object."""
    texts = [json.dumps(data(case), ensure_ascii=False) for case in CASES]
    return [json.loads(texts[i % len(texts)]) for i in range(count)]


def load(document: Document) -> bp.SelfEvaluationForm:
    """A form by the library."""
    return bp.from_data(document, bp.SelfEvaluationForm)


def problems(document: Document) -> list[str]:
    """The paths of all faults that the library names."""
    try:
        load(document)
    except bp.WireError as error:
        return [problem.path for problem in error.problems]
    return []


def _a_number_as_a_cell(document: Document, random: Random) -> None:
    random.choice(document["rows"])["target"] = 95


def _a_missing_cell(document: Document, random: Random) -> None:
    del random.choice(document["rows"])["actual"]


def _a_key_too_many(document: Document, random: Random) -> None:
    random.choice(document["rows"])["remark"] = "无"


def _an_unknown_kind(document: Document, random: Random) -> None:
    document["kind"] = random.choice(("report", "自评表", 7))


def _a_year_as_text(document: Document, random: Random) -> None:
    document["year"] = random.choice(("2022", "二〇二二", 2022.0))


def _no_object(document: Document, random: Random) -> None:
    document["overall"] = random.choice(("见附件", 0, ["见附件"]))


_FAULTS: tuple[Callable[[Document, Random], None], ...] = (
    _a_number_as_a_cell,
    _a_missing_cell,
    _a_key_too_many,
    _an_unknown_kind,
    _a_year_as_text,
    _no_object,
)


def spoiled(found: list[Document], seed: int = 1) -> Iterator[tuple[Document, int]]:
    """Copies of the documents with rows, with up to six faults each, and how many."""
    random = Random(seed)  # noqa: S311 - faults, not secrets
    for document in (one for one in found if one["rows"]):
        chosen = random.sample(_FAULTS, k=random.randint(1, len(_FAULTS)))
        copy = deepcopy(document)
        for put in chosen:
            put(copy, random)
        yield copy, len(chosen)


def loading(count: int) -> Iterator[str]:
    """Forms from plain data, from text, and documents with faults."""
    found = documents(count)
    for document in documents(len(CASES)):
        again = bp.to_data(load(document))
        assert again == _MODEL.model_validate(document).model_dump(mode="json", exclude_defaults=True) == document
    bad = list(spoiled(found))
    for document, faults in bad:
        named = problems(document)
        assert sorted(named) == sorted(form_peers.problems(_MODEL, document)), named
        assert len(named) == faults, named
    texts = [json.dumps(document, ensure_ascii=False) for document in found]
    yield _against("from_data()", "model_validate()", _loads(found))
    yield _against("from_data(json.loads())", "model_validate_json()", _loads_texts(texts))
    yield _against("every fault named", "errors()", _names([document for document, _ in bad]))


Pair = tuple[int, Callable[[], object], Callable[[], object]]


def _loads(found: list[Document]) -> Pair:
    validate = _MODEL.model_validate
    return len(found), lambda: [validate(one) for one in found], lambda: [load(one) for one in found]


def _loads_texts(texts: list[str]) -> Pair:
    validate = _MODEL.model_validate_json
    return len(texts), lambda: [validate(text) for text in texts], lambda: [load(json.loads(text)) for text in texts]


def _names(bad: list[Document]) -> Pair:
    return (
        len(bad),
        lambda: [form_peers.problems(_MODEL, document) for document in bad],
        lambda: [problems(document) for document in bad],
    )


def _against(ours: str, theirs: str, pair: Pair) -> str:
    count, peer, program = pair
    return f"form {ours:24} pydantic {theirs:22} {_per_second(ratio(peer, program, operations=count, pairs=9))}"


def _per_second(found: Ratio) -> str:
    return f"{found}  {1e9 / found.best:9,.0f} forms a second against {1e9 / found.peer:9,.0f}"


def auditing(count: int) -> Iterator[str]:
    """Whole audits against the script, which is counted wrong before it is timed."""
    yield from _differences()
    found = documents(count)

    def audits() -> object:
        return [bp.audit(load(document), bp.regimes.NATIONAL) for document in found]

    together = ratio(lambda: form_peers.script(found), audits, operations=count, pairs=5)
    yield f"form audit() pandas, all {count} forms at once {_per_second(together)}"
    few = [document for document in found[: len(CASES)] if document["rows"]]
    alone = ratio(
        lambda: [form_peers.script([document]) for document in few],
        lambda: [bp.audit(load(document), bp.regimes.NATIONAL) for document in few],
        operations=len(few),
        pairs=5,
    )
    yield f"form audit() pandas, one form at a time {_per_second(alone)}"


def _differences() -> Iterator[str]:
    """On how many rows and totals the script and the library differ."""
    audits = [audited(case) for case in CASES]
    rows, totals = form_peers.script([data(case) for case in CASES])
    ours = [row for audit in audits for row in audit.rows]
    assert len(rows) == len(ours)
    pairs = Counter((theirs, _WORDS[row.outcome]) for theirs, row in zip(rows["outcome"], ours, strict=True))
    wrong = sum(number for (theirs, mine), number in pairs.items() if theirs != mine)
    yield f"pandas: {wrong} of {len(ours)} rows with another outcome"
    for (theirs, mine), number in sorted(pairs.items()):
        if theirs != mine:
            yield f"pandas:   {number:3} {theirs} where the library says {mine}"
    scored = [
        (earned, row.evaluated.points)
        for earned, row in zip(rows["earned"], ours, strict=True)
        if row.evaluated and row.evaluated.score
    ]
    wrong = sum(f"{earned:.2f}" != f"{points:.2f}" for earned, points in scored)
    yield f"pandas: {wrong} of {len(scored)} rows scored by rule with another score"
    whole = [(total, audit.evaluation.total) for total, audit in zip(totals, audits, strict=True) if audit.evaluation]
    wrong = sum(f"{total:.2f}" != f"{float(exact):.2f}" for total, exact in whole)
    yield f"pandas: {wrong} of {len(whole)} forms with another total"
