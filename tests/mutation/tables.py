"""Mutants of what runs on import: tables, patterns, the values of enumerations and the defaults of fields.

mutmut switches mutants on while the program runs, which is too late for these. Its own operators make them here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import libcst as cst
from mutmut.mutation.file_mutation import create_mutations

from .children import Change
from .report import Mutant, change
from .staging import RULES

_STATIC = {"__all__"}
"""Names that say what is public; other tests than those of the rules hold them."""


def mutants(modules: frozenset[str]) -> Iterator[Change]:
    """Each mutant of the statements outside functions, in the current folder; of all modules where none is named."""
    for path in sorted(RULES.rglob("*.py")):
        if not modules or path.stem in modules:
            yield from _mutants_of(path)


def _mutants_of(path: Path) -> Iterator[Change]:
    code = path.read_text(encoding="utf-8")
    module, mutations, _, _ = create_mutations(str(path), code)
    places = {id(node): name for name, statement in _statements(module) for node in _walk(statement)}
    for mutation in mutations:
        place = places.get(id(mutation.original_node), "")
        if place and place not in _STATIC:
            mutated = module.deep_replace(mutation.original_node, mutation.mutated_node)
            after = mutated.code if isinstance(mutated, cst.Module) else ""
            yield Change(Mutant(path.stem, place, change(code, after)), path, after)


def _statements(module: cst.Module) -> Iterator[tuple[str, cst.CSTNode]]:
    for statement in module.body:
        if isinstance(statement, cst.ClassDef):
            yield from ((f"{statement.name.value}.{_name(node)}", node) for node in statement.body.body if _runs(node))
        elif _runs(statement):
            yield _name(statement), statement


def _runs(statement: cst.CSTNode) -> bool:
    return not isinstance(statement, cst.FunctionDef)


def _name(statement: cst.CSTNode) -> str:
    """What a statement assigns to, for its place in the list."""
    first = statement.body[0] if isinstance(statement, cst.SimpleStatementLine) else statement
    target = first.targets[0].target if isinstance(first, cst.Assign) else getattr(first, "target", None)
    return target.value if isinstance(target, cst.Name) else "statement"


def _walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    for child in node.children:
        yield from _walk(child)
