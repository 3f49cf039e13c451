"""The proportional rule in GoRules zen: a JDM graph with one expression node, and the bare expression."""

from __future__ import annotations

import json
from collections.abc import Callable

import zen

import budgetperf as bp
from benchmarks.adversarial import Row

_SIGNS = {bp.AtLeast: ">=", bp.AtMost: "<=", bp.Exactly: "="}
_FORMULA = (
    "sign == '<=' ? (a <= t ? p : (a >= t * 2 ? 0 : round(p * (t * 2 - a) / t, 2)))"
    " : (a >= t ? p : (a <= 0 ? 0 : round(p * a / t, 2)))"
)
_GRAPH = {
    "nodes": [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {
            "id": "rule",
            "type": "expressionNode",
            "name": "rule",
            "position": {"x": 1, "y": 0},
            "content": {"expressions": [{"id": "points", "key": "points", "value": _FORMULA}]},
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
    ],
    "edges": [
        {"id": "1", "type": "edge", "sourceId": "in", "targetId": "rule"},
        {"id": "2", "type": "edge", "sourceId": "rule", "targetId": "out"},
    ],
}

Context = dict[str, str | float]


def contexts(rows: list[Row]) -> list[Context]:
    """The rows as zen takes them; made before the clock runs."""
    return [
        {"sign": _SIGNS[type(asked)], "t": float(asked.value), "a": float(actual), "p": float(points)}
        for asked, actual, points in rows
    ]


def expression(found: list[Context]) -> Callable[[], list[float]]:
    """The compiled expression, called for each row."""
    evaluate = zen.compile_expression(_FORMULA).evaluate
    return lambda: [evaluate(row) for row in found]


def decision(found: list[Context]) -> Callable[[], list[float]]:
    """The decision of the graph, evaluated for each row."""
    evaluate = zen.ZenEngine().create_decision(json.dumps(_GRAPH)).evaluate
    return lambda: [evaluate(row)["result"]["points"] for row in found]
