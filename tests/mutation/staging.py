"""A copy of the repository to mutate, in which properties are plain enough for mutmut.

mutmut leaves nearly every decorated function alone. ``@property`` over a method is the same as the method followed by
``name = property(name)``; written that way the method is mutated like any other.
"""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
RULES = Path("src") / "budgetperf" / "rules"
BUILD = ROOT / "build" / "mutation"
CALLED, IMPORTED = BUILD / "functions.jsonl", BUILD / "imported.jsonl"
"""A line for each mutant as soon as it was tested, with what killed it."""
_UNFOLDED = {("property",), ("cached_property",)}
_MUTATED_ANYWAY = {("staticmethod",), ("classmethod",)}


def stage(*, resume: bool) -> list[str]:
    """Copy what the tests need to a folder of its own; returns the decorated functions in it that are not mutated.

    Args:
        resume: leave the copy and the results of the last run as they are.
    """
    at = BUILD / "stage"
    if not resume:
        shutil.rmtree(BUILD, ignore_errors=True)
        at.mkdir(parents=True)
        for name in ("src", "tests", "docs"):
            shutil.copytree(ROOT / name, at / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / name, at)
        CALLED.touch()
        IMPORTED.touch()
    skipped: list[str] = []
    for path in sorted((at / RULES).rglob("*.py")):
        code, left = without_property(path.read_text(encoding="utf-8"))
        path.write_text(code, encoding="utf-8")
        skipped += [f"{path.stem}.{name}" for name in left]
    return skipped


def without_property(code: str) -> tuple[str, list[str]]:
    """``code`` with each plain property unfolded, and the functions whose decorators keep mutmut away.

    A function without a body beyond its docstring has nothing to mutate and is not named.
    """
    lines = code.split("\n")
    left: list[str] = []
    for node, name in reversed(list(_decorated(ast.parse(code)))):
        decorators = tuple(ast.unparse(each) for each in node.decorator_list)
        if decorators in _UNFOLDED:
            end = node.end_lineno or node.lineno
            lines.insert(end, f"{' ' * node.col_offset}{node.name} = {decorators[0]}({node.name})  # pragma: no mutate")
            del lines[node.decorator_list[0].lineno - 1]
        elif decorators not in _MUTATED_ANYWAY and len(node.body) > (ast.get_docstring(node) is not None):
            left.append(f"{name} (@{' @'.join(decorators)})")
    return "\n".join(lines), left[::-1]


def _decorated(tree: ast.Module) -> list[tuple[ast.FunctionDef, str]]:
    owned = [(node, "") for node in tree.body]
    owned += [(node, f"{cls.name}.") for cls in tree.body if isinstance(cls, ast.ClassDef) for node in cls.body]
    found = [(node, owner + node.name) for node, owner in owned if isinstance(node, ast.FunctionDef)]
    return sorted(((node, name) for node, name in found if node.decorator_list), key=lambda pair: pair[0].lineno)
