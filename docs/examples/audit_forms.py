"""Audit published self-evaluation forms: `python docs/examples/audit_forms.py [--lang zh|en] [FILE ...]`.

Without files, the forms in the folder beside this script are audited.
"""

import argparse
import json
import unicodedata
from collections import Counter
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
WIDTHS = (5, 34, 9, 9, 6, 12)


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


def main() -> None:
    parser = argparse.ArgumentParser(description="Audit published self-evaluation forms.")
    parser.add_argument("files", nargs="*", type=Path, help="JSON files with the form under the key 'form'")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    options = parser.parse_args()
    lang: bp.Lang = options.lang
    files: list[Path] = options.files or sorted(FORMS.glob("*.json"))
    found: Counter[bp.Severity] = Counter()
    rows = 0
    print(line(HEAD[lang]))
    for file in files:
        form = bp.from_data(json.loads(file.read_text(encoding="utf-8"))["form"], bp.SelfEvaluationForm)
        audit = bp.audit(form, bp.regimes.NATIONAL)
        printed, computed = audit.total.text()
        agrees = audit.total.agreement.term.text(lang)
        print(line((file.stem, form.project or "—", printed, computed, form.grade or "—", agrees)))
        for finding in audit.findings:
            print(f"      [{finding.severity.term.text(lang)}] {finding.text(lang)}")
        found.update(finding.severity for finding in audit.findings)
        rows += len(audit.rows)
    counts = {severity.value: found[severity] for severity in bp.Severity}
    print(CLOSING[lang].format(forms=len(files), rows=rows, findings=found.total(), **counts))


if __name__ == "__main__":
    main()
