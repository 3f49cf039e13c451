"""Check published yearly reports against themselves: `python check_reports.py [--lang zh|en] [--all] [FILE ...]`.

A FILE holds the figures of one report and the equations among them, as those in the folder beside this script, which
are checked where none is named. What cannot hold is printed with the sentence it comes from and with each figure that
alone could be the wrong one; with --all, every other equation too. Nothing is corrected.
"""

import argparse
import tomllib
from pathlib import Path

import budgetperf as bp
from budgetperf.ledger import EquationOutcome, Ledger, LedgerCheck, check

REPORTS = Path(__file__).parent / "reports"
CLOSING = {
    "zh": "共 {reports} 份报告、{figures} 个数、{equations} 个等式，疑点 {doubts} 处",
    "en": "{reports} reports, {figures} figures, {equations} equations, {doubts} doubts",
}


def ledger_in(file: Path) -> Ledger:
    with file.open("rb") as opened:
        return bp.from_data(tomllib.load(opened), Ledger)


def told(found: LedgerCheck, lang: bp.Lang, *, everything: bool) -> str:
    """The account of a check; by itself no more than what should be asked about."""
    if everything:
        return found.explain(lang)
    lines = [found.explanation.sentence(lang)]
    for doubt in found.explanation.parts[: len(found.contradictions)]:
        lines += [f"  {line}" for line in doubt.text(lang).splitlines()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Check published yearly reports against themselves.")
    parser.add_argument("files", nargs="*", type=Path, help="TOML files, one report each")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--all", action="store_true", help="every equation, not the contradictions alone")
    options = parser.parse_args()
    checks = [check(ledger_in(file)) for file in options.files or sorted(REPORTS.glob("*.toml"))]
    for found in checks:
        print(told(found, options.lang, everything=options.all))
    figures = {
        "reports": len(checks),
        "figures": sum(len(found.ledger.figures) for found in checks),
        "equations": sum(len(found.of(outcome)) for found in checks for outcome in EquationOutcome),
        "doubts": sum(len(found.contradictions) for found in checks),
    }
    print(CLOSING[options.lang].format(**figures))


if __name__ == "__main__":
    main()
