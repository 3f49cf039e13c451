"""The five districts' reports as ledgers, and figures for small ones."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from attrs import evolve

from budgetperf.basis import Assumption, Document
from budgetperf.ledger import Dimension, Equation, FigureKind, Ledger, PrintedFigure, Stated, SumOf
from budgetperf.wire import from_data

REPORTS = Path(__file__).parent.parent / "docs" / "examples" / "reports"
DISTRICTS = ("jianghan", "tianmen", "dongli", "xiuzhou", "donghu")
DOCUMENT = Document(title="示例报告")
ASSUMED = Assumption(key="sample", zh="示例口径", en="a sample reading")


def report(district: str) -> Ledger:
    with (REPORTS / f"{district}.toml").open("rb") as opened:
        return from_data(tomllib.load(opened), Ledger)


def dongli_by_total() -> Ledger:
    """东丽 under the other reading: 91 and 20 divide the 152."""
    ledger = report("dongli")
    other = SumOf(code="DL-06.years", whole="DL-03.total", parts=("DL-06.early", "DL-06.new"), assumed=ASSUMED)
    return evolve(ledger, equations=tuple(other if e.code == other.code else e for e in ledger.equations))


def stated(code: str, printed: str, **more: Any) -> Stated:
    """A figure of a period, or a day."""
    figure = PrintedFigure.read(printed)
    kind = None if figure.dimension is Dimension.DAY else FigureKind.PERIOD
    return evolve(Stated(code=code, quantity="项目", scope="全区", printed=figure, kind=kind), **more)


def small(figures: dict[str, str], *equations: Equation) -> Ledger:
    """A ledger of figures of a period."""
    said = tuple(stated(code, text) for code, text in figures.items())
    return Ledger(document=DOCUMENT, figures=said, equations=equations)
