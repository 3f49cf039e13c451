"""Audit published self-evaluation forms: `python audit_forms.py [--lang zh|en] [--json-lines] [FILE ...]`.

A FILE holds one form under the key "form", or, where its name ends in .jsonl or is - for the standard input, one such
object a line. Without files, the forms in the folder beside this script are audited. With --json-lines the output is
one JSON object a form: name, total, grade, the outcome and agreement of each row, and findings; or what kept the form
from being audited.
"""

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import budgetperf as bp

FORMS = Path(__file__).parent / "forms"
HEAD = {
    "zh": ("表单", "项目", "填报总分", "复核总分", "等级", "核对"),
    "en": ("form", "project", "printed", "computed", "grade", "total"),
}
CLOSING = {
    "zh": "共 {forms} 份表单、{rows} 行指标，疑点 {findings} 条（错误 {error}，疑问 {question}，提示 {note}）",
    "en": "{forms} forms, {rows} rows, {findings} findings ({error} errors, {question} questions, {note} notes)",
}
FAILED = {"zh": "，{failures} 份无法核对", "en": ", {failures} could not be audited"}
WIDTHS = (5, 34, 9, 9, 6, 12)
EVERY = 1000
"""Progress is shown whenever so many forms are done."""


def padded(text: str, width: int) -> str:
    """Cut or fill to a width in columns; a Chinese character takes two."""
    kept, used = "", 0
    for character in text:
        columns = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used + columns > width:
            break
        kept, used = kept + character, used + columns
    return kept + " " * (width - used)


def line(cells: tuple[str, ...]) -> str:
    return " ".join(padded(cell, width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


def documents(files: list[str]) -> Iterator[tuple[str, object]]:
    """Each form's name and plain data; a line that is no JSON object stands as it is and fails in its place."""
    for file in files:
        if file != "-" and not file.endswith(".jsonl"):
            yield Path(file).stem, form_in(Path(file).read_text(encoding="utf-8"))
            continue
        with nullcontext(sys.stdin) if file == "-" else Path(file).open(encoding="utf-8") as lines:
            for number, text in enumerate(lines, 1):
                if text.strip():
                    yield f"{Path(file).stem}:{number}", form_in(text)


def form_in(text: str) -> object:
    try:
        document = json.loads(text)
    except ValueError as error:
        return str(error)
    return document.get("form", document) if isinstance(document, dict) else document


def told(name: str, result: bp.Audit | bp.AuditFailure, lang: bp.Lang) -> Iterator[str]:
    """What is printed of a form: its totals on a line, and below it what should be checked."""
    if isinstance(result, bp.AuditFailure):
        yield f"{padded(name, WIDTHS[0])} {result.zh if lang == 'zh' else result.en}"
        return
    printed, computed = result.total.text()
    agrees = result.total.agreement.term.text(lang)
    yield line((name, result.form.project or "—", printed, computed, result.form.grade or "—", agrees))
    for finding in result.findings:
        yield f"      [{finding.severity.term.text(lang)}] {finding.text(lang)}"


def as_json(name: str, result: bp.Audit | bp.AuditFailure) -> str:
    if isinstance(result, bp.AuditFailure):
        return json.dumps({"form": name, "failure": bp.to_data(result)}, ensure_ascii=False)
    printed, computed = result.total.text()
    grade = {"printed": result.grade.printed, "computed": result.grade.computed}
    document = {
        "form": name,
        "project": result.form.project,
        "total": {"printed": printed, "computed": computed, "agreement": result.total.agreement.value},
        "grade": {**grade, "agreement": result.grade.agreement.value},
        "execution": result.execution.agreement.value,
        "rows": [
            {"kind": row.kind.value, "outcome": row.outcome.value, "agreement": row.agreement.value}
            for row in result.rows
        ],
        "findings": [bp.to_data(finding) for finding in result.findings],
    }
    return json.dumps(document, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description="Audit published self-evaluation forms.")
    parser.add_argument("files", nargs="*", help="JSON or JSON Lines files, - for the standard input")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--json-lines", action="store_true", help="one JSON object a form instead of a table")
    options = parser.parse_args()
    lang: bp.Lang = options.lang
    names: list[str] = []
    summary = bp.AuditSummary()

    def forms() -> Iterator[object]:
        for name, form in documents(options.files or sorted(map(str, FORMS.glob("*.json")))):
            names.append(name)
            yield form

    if not options.json_lines:
        print(line(HEAD[lang]))
    for done, result in enumerate(bp.audit_many(forms(), bp.regimes.NATIONAL), 1):
        name = names.pop()
        print(as_json(name, result) if options.json_lines else "\n".join(told(name, result, lang)))
        summary = summary.add(result)
        if done % EVERY == 0:
            print(done, file=sys.stderr)
    if not options.json_lines:
        counts = {severity.value: count for severity, count in summary.by_severity().items()}
        closing = CLOSING[lang] + (FAILED[lang] if summary.failures else "")
        figures = {"forms": summary.forms, "rows": summary.rows, "failures": summary.failures}
        print(closing.format(**figures, findings=sum(counts.values()), **counts))


if __name__ == "__main__":
    main()
